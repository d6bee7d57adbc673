"""Mentions: finding the stretches of a sentence that name, describe or point back to something, and the values in it.

A mention does not yet know which entity it is, only what it could be; `wickgraph.naming.linking` decides with the whole
article in view, and the pattern that uses the mention settles its kind.

>>> from wickgraph.text.article import parse
>>> from wickgraph.naming.gazetteer import load
>>> from wickgraph.text.sentences import sentences
>>> sentence, = sentences(parse("Lance Reddick joined the John Wick franchise in 2013."))
>>> [(mention.text, mention.form, mention.kinds) for mention in find(sentence, load())]
[('Lance Reddick', 'name', ('Person',)), ('John Wick franchise', 'name', ('Franchise',)), ('2013', 'value', ('Date',))]
"""

from __future__ import annotations

import re
from types import MappingProxyType

from wickgraph.naming.anaphors import anaphor, known_by_work, theirs
from wickgraph.naming.bare import Marked, bare
from wickgraph.naming.gazetteer import Gazetteer, Name
from wickgraph.naming.mention import STORY, TITLE, Mention, capital, quoted, text
from wickgraph.naming.ordinals import with_ordinals
from wickgraph.naming.quotes import quoted_title
from wickgraph.naming.renowned import renowned
from wickgraph.naming.series import by_number
from wickgraph.naming.siblings import namesakes, siblings
from wickgraph.naming.unknown import unknown
from wickgraph.naming.unmarked import unmarked
from wickgraph.naming.untitled import NOUNS, another, film_about, remake
from wickgraph.text import lexicon
from wickgraph.text.relative import dates
from wickgraph.text.sentences import Sentence
from wickgraph.text.values import Value

#: nouns before which "first John Wick" is no film
_OF_SERIES = {
    "spin-off", "spinoff", "offshoot", "universe", "series", "game", "comic", "offshoots", "spin-offs", "role", "part",
    "appearance", "credit",
}  # fmt: skip
#: words before "first film" by which it is somebody's own
_OWNERS = {"his", "her", "'s", "my"}
_ARTICLES = {"the", "a", "an", "another"}
_YEAR = r"(?:19|20)\d\d"
_DASHES = {"-", "–", "—", ":"}


def find(
    sentence: Sentence, gazetteer: Gazetteer, *, inside: bool = True, titles: Marked = MappingProxyType({})
) -> list[Mention]:
    """The mentions of a sentence from left to right, none overlapping another.

    `inside` says whether the text is about the gazetteer's franchise, so that hidden names ("the third film") count;
    `titles` are those that the article marks as such.
    """
    taken: list[Mention] = []
    dated = {start: (end, value) for start, end, value in dates(sentence.tokens)}
    starts = dated.keys() | _starts(sentence, gazetteer)
    i = 0
    while i < len(sentence.tokens):
        taken += theirs(sentence, i)
        if i not in starts:
            i += 1
            continue
        mention = bare(sentence, i, titles) or _named(sentence, i, gazetteer, inside, taken)
        mention = mention or _value(sentence, i, dated) or _back(sentence, i)
        if not mention and (mention := known_by_work(sentence, i, taken)):
            taken.pop()
        mention = mention or film_about(sentence, i, gazetteer) or _another(sentence, i, gazetteer, inside)
        if (
            mention
            and mention.kinds in (("Predecessor",), ("Other",))
            and _is_article_of(sentence, i, gazetteer, inside)
        ):
            mention = None  # "the first film" that the gazetteer has
        mention = mention or (None if _is_article_of(sentence, i, gazetteer, inside) else unknown(sentence, i))
        if mention:
            taken.append(mention)
        i = mention.end if mention else i + 1
    taken = by_number(sentence, list(namesakes(sentence, list(siblings(sentence, taken)))), gazetteer)
    return with_ordinals(sentence, taken, gazetteer) if inside else taken


def _back(sentence: Sentence, i: int) -> Mention | None:
    """What points back at a token, unless it is a title: "“It” star Bill Skarsgård"."""
    return None if quoted(sentence.tokens, i) and quoted_title(sentence, i) else anaphor(sentence, i)


def _named(sentence: Sentence, i: int, gazetteer: Gazetteer, inside: bool, taken: list[Mention]) -> Mention | None:
    """A known name, or a longer title that nobody knows: "Underworld: Evolution"."""
    known, title = _known(sentence, i, gazetteer, inside), unmarked(sentence, i, taken[-1] if taken else None)
    longer = None if quoted(sentence.tokens, i) else renowned(sentence, i)
    title = longer if longer and (title is None or longer.end >= title.end) else title
    return title if title and (known is None or title.end > known.end) else known


def _another(sentence: Sentence, i: int, gazetteer: Gazetteer, inside: bool) -> Mention | None:
    """A work without a name that is not the one spoken of, and none that the gazetteer has."""
    found = remake(sentence, i) or another(sentence, i)
    if found is None or film_about(sentence, found.end - 1, gazetteer):
        return None
    known = (_known(sentence, j, gazetteer, inside) for j in range(i + 1, found.end))
    return None if any(known) else found


def _starts(sentence: Sentence, gazetteer: Gazetteer) -> set[int]:
    """The tokens at which something may begin that `find` looks for; at most words nothing does."""
    names, anaphors, by_work = gazetteer.names, lexicon.load().anaphors, lexicon.load().lists["of-work"]
    found = set()
    for i, (written, _, _, norm) in enumerate(sentence.tokens):
        if (
            written[0].isupper()
            or written[0].isdigit()
            or norm in names
            or norm in anaphors
            or norm in NOUNS
            or norm in _ARTICLES
        ):
            found.add(i)
        elif norm == '"':
            found.add(i + 1)
        elif norm in by_work:
            found.add(i)
    return found


def _is_article_of(sentence: Sentence, i: int, gazetteer: Gazetteer, inside: bool) -> bool:
    """Whether the word is the article of a known name that follows: "The John Wick offshoot"."""
    return (
        sentence.norms[i] == "the" and _known(sentence, i + 1, gazetteer, inside) is not None
        if i + 1 < len(sentence.tokens)
        else False
    )


def names_story(sentence: Sentence, gazetteer: Gazetteer) -> bool:
    """Whether a sentence names something of the gazetteer's stories, so that "the third film" may be one of theirs.

    >>> from wickgraph.text.article import parse
    >>> from wickgraph.naming.gazetteer import load
    >>> from wickgraph.text.sentences import sentences
    >>> [names_story(each, load()) for each in sentences(parse("Parabellum is long. Heat is longer."))]
    [True, False]
    """
    named = (_known(sentence, i, gazetteer, False) for i, norm in enumerate(sentence.norms) if norm in gazetteer.names)
    return any(mention and set(mention.kinds) & STORY for mention in named)


# ---- names of the gazetteer --------------------------------------------------------------------------------


def _known(sentence: Sentence, i: int, gazetteer: Gazetteer, inside: bool) -> Mention | None:
    for name in gazetteer.beginning(sentence.norms[i], sentence.norm(i + 1)):
        if inside or not name.hidden:
            end = _match_name(sentence, i, name)
            own = sentence.norm(i - 1) in _OWNERS and sentence.norms[i] in lexicon.load().ordinals
            own |= name.words[0] == "animated" and (sentence.norm(end) == '"' or _name_follows(sentence, end))
            if name.hidden and (sentence.norm(end) in _OF_SERIES or own):
                continue  # "its first John Wick spin-off", "her first film", "the animated film Heat"
            if end and not _is_part(sentence, i, end, name) and not _is_quoted_part(sentence, i, end):
                return _typed(sentence, i, end, name, gazetteer)
    return None


def _is_quoted_part(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a name only begins a longer title in quotation marks: "The Matrix" in "The Matrix Resurrections"."""
    if not quoted(sentence.tokens, start) or not sentence.norm(end)[:1].isalpha():
        return False
    title = unknown(sentence, start)
    return title is not None and title.quoted and title.end > end


def _match_name(sentence: Sentence, i: int, name: Name) -> int:
    """Where the name ends if it begins at i, else 0. Quotation marks between its words are passed over."""
    found = sentence.tokens
    at = i
    for word, written in zip(name.words, name.written, strict=True):
        while at > i and at < len(found) and found[at].text == '"':
            at += 1
        if at >= len(found) or not _same_word(sentence.norms[at], word, name.hidden):
            return 0
        if written[0].isupper() and not found[at].text[0].isupper():
            return 0
        at += 1
    return at


def _same_word(text: str, word: str, hidden: bool) -> bool:
    """Dashes and colons are alike; a description may stand in the plural ("the third and fourth films")."""
    return text == word or (text in _DASHES and word in _DASHES) or (hidden and text == word + "s")


#: words with which the number of an instalment begins: "John Wick: Chapter 9"
_NUMBERED = {"chapter", "part", "volume", "vol", "episode"}


def _is_part(sentence: Sentence, start: int, end: int, name: Name) -> bool:
    """Whether the name is only a part of a longer one: "Harry" in "Harry Potter", "John Wick" in "John Wick 7"."""
    if not name.written[0][0].isupper():
        return False
    after = sentence.norm(end)
    if (
        after == ":"
        and sentence.norm(end + 1) in _NUMBERED
        and sentence.tokens[end].start == sentence.tokens[end - 1].end
    ):
        return True
    if after.isdigit() and len(after) == 1 and sentence.norms[end - 1] != ":":
        return sentence.norm(end + 1) not in ("film", "films", "movie", "movies", "million")
    return len(name.words) == 1 and (_name_follows(sentence, end) or _name_precedes(sentence, start))


def _name_follows(sentence: Sentence, end: int) -> bool:
    words = lexicon.load()
    if end >= len(sentence.tokens) or not capital(sentence.tokens[end]):
        return False
    return sentence.norms[end] not in words.not_names and sentence.norms[end] not in words.lists["title"]


def _name_precedes(sentence: Sentence, start: int) -> bool:
    words, before = lexicon.load(), sentence.norm(start - 1)
    if not start or not capital(sentence.tokens[start - 1]) or (start == 1 and before in words.openers):
        return False
    joined = sentence.tokens[start - 1].end + 1 == sentence.tokens[start].start
    return (
        joined and before not in words.not_names and before not in words.prefixes and before not in words.lists["title"]
    )


#: nouns before which the title of a film is the name of the series that began with it
_OF_SEVERAL = {"films", "movies", "franchise", "saga", "trilogy", "universe"}


def _typed(sentence: Sentence, start: int, end: int, name: Name, gazetteer: Gazetteer) -> Mention:
    """The mention of a known name, its kinds narrowed by the words beside it."""
    kinds = tuple(dict.fromkeys(gazetteer.entities[iri].kind for iri in name.entities))
    entities, stop = name.entities, end
    is_quoted = quoted(sentence.tokens, start)
    if kinds == ("Film",) and sentence.norm(end + is_quoted * (sentence.norm(end) == '"')) in _OF_SEVERAL:
        return Mention(start, end, text(sentence.tokens, start, end), "unknown", ("Franchise",))
    if is_quoted and kinds == ("Character",) and (film := gazetteer.lookup(f"{' '.join(name.written)} film")):
        kinds, entities = ("Film",), film  # “Caine,” which has no final title
    if len(kinds) > 1:
        stop, narrowed = _beside(sentence, start, end, kinds)
        if not narrowed and (is_quoted or _year_follows(sentence, end)):
            narrowed = tuple(kind for kind in kinds if kind in TITLE)
        kinds = narrowed or kinds
        entities = tuple(iri for iri in entities if gazetteer.entities[iri].kind in kinds)
    if kinds == ("Company",) and sentence.norm(end) in _OF_COMPANY and capital(sentence.tokens[end]):
        stop = end + 1
    if stop == end and name.words[-1] == ")" and re.fullmatch(_YEAR, name.words[-2]):
        stop = end - 3  # the year says when the film came out
    return Mention(start, stop, text(sentence.tokens, start, stop), "name", kinds, entities=entities, quoted=is_quoted)


#: words that may stand behind the name of a company as part of it: "Warner Bros. Pictures"
_OF_COMPANY = {"pictures", "entertainment", "studios", "films", "productions"}


def _year_follows(sentence: Sentence, end: int) -> bool:
    return sentence.norm(end) == "(" and re.fullmatch(_YEAR, sentence.norm(end + 1)) is not None


#: nouns before which a name is that of the franchise: "the John Wick offshoot"
_OF_FRANCHISE = {
    "characters", "actor", "star", "stars", "director", "producer", "alum", "fan", "offshoot", "spin-off", "spinoff",
}  # fmt: skip


#: words before "“John Wick” film" by which one of several is meant
_SOME = {"a", "an", "another", "his", "her", "their", "every", "each", "any", "standalone", "animated"}


def _beside(sentence: Sentence, start: int, end: int, kinds: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """(end of the mention with the noun after it, kinds that the words beside it leave)."""
    words = lexicon.load()
    at = end + (sentence.norm(end) == '"')
    head = lexicon.match(words.heads, sentence.norms, at)
    if head is None and sentence.norm(at) in ("movie", "film", "cinematic", "action"):
        later = lexicon.match(words.heads, sentence.norms, at + 1)
        head = (later[0] + 1, later[1]) if later else None
    if head and head[1][0] in kinds:
        return (at + head[0] if head[1][0] not in ("Film", "Character") else end), head[1]
    if sentence.norm(at) in _OF_FRANCHISE:
        return end, ("Franchise",) if "Franchise" in kinds else ()
    nearby = [norm for norm in sentence.norms[max(0, start - 4) : start][::-1] if norm != '"']
    if sentence.norm(at) in ("film", "movie") and nearby[:1] and nearby[0] in _SOME and "Franchise" in kinds:
        return end, ("Franchise",)
    before = lexicon.match(words.before, nearby, 0)
    return end, before[1] if before and before[1][0] in kinds else ()


# ---- values ----------------------------------------------------------------------


def _value(sentence: Sentence, i: int, dated: dict[int, tuple[int, Value]]) -> Mention | None:
    if i not in dated:
        return None
    end, value = dated[i]
    return Mention(i, end, text(sentence.tokens, i, end), "value", (value.kind,), value=value)
