"""Mentions: the stretches of a sentence that name, describe or point back to something, and the values in it.

A mention does not yet know which entity it is, only what it could be; `wickgraph.linking` decides with the whole article
in view, and the pattern that uses the mention settles its kind.

>>> from wickgraph.article import parse
>>> from wickgraph.gazetteer import load
>>> from wickgraph.sentences import sentences
>>> sentence, = sentences(parse("Lance Reddick joined the John Wick franchise in 2013."))
>>> [(mention.text, mention.form, mention.kinds) for mention in find(sentence, load())]
[('Lance Reddick', 'name', ('Person',)), ('John Wick franchise', 'name', ('Franchise',)), ('2013', 'value', ('Date',))]
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from wickgraph import lexicon
from wickgraph.gazetteer import Gazetteer, Name
from wickgraph.sentences import Sentence, Token
from wickgraph.values import Value, values

_DESCRIBES = {"of", "behind", "who", "whom", "that", "whose"}
_DASHES = {"-", "–", "—", ":"}
#: what a name that nobody knows may be, likeliest first, by how it is written
PLAIN = ("Person", "Character")
TITLE = ("Film", "Series", "Game", "Comic")
ANYTHING = ("Film", "Series", "Game", "Comic", "Franchise", "Company", "FictionalOrganization", "Place", "Location", "Universe")


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention in a sentence, from token `start` to `end` (exclusive).

    form is name (in the gazetteer), unknown (a name that is not), anaphor (points back) or value. `kinds` are the likely
    kinds, `possible` those that only a strong pattern may choose. `entities` are the IRIs that the gazetteer offers.
    """

    start: int
    end: int
    text: str
    form: str
    kinds: tuple[str, ...]
    possible: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    value: Value | None = None
    weak: bool = False
    quoted: bool = False


def find(sentence: Sentence, gazetteer: Gazetteer, *, inside: bool = True) -> list[Mention]:
    """The mentions of a sentence from left to right, none overlapping another.

    `inside` says whether the text is about the gazetteer's franchise, so that hidden names ("the third film") count.
    """
    found = sentence.tokens
    words = lexicon.load()
    norms = [token.norm for token in found]
    taken: list[Mention] = []
    dated = {start: (end, value) for start, end, value in values(found)}
    i = 0
    while i < len(found):
        mention = (
            _known(found, norms, i, gazetteer, inside, words)
            or _value(found, i, dated)
            or _anaphor(found, norms, i, words)
            or _unknown(found, norms, i, sentence, words)
        )
        if mention:
            taken.append(mention)
        i = mention.end if mention else i + 1
    return _ordinals(found, norms, taken, gazetteer, words) if inside else taken


STORY = {*TITLE, "Franchise", "Universe", "Character", "FictionalOrganization"}


def names_story(sentence: Sentence, gazetteer: Gazetteer) -> bool:
    """Whether a sentence names something of the gazetteer's stories, so that "the third film" may be one of theirs."""
    found = sentence.tokens
    words = lexicon.load()
    norms = [token.norm for token in found]
    for i, norm in enumerate(norms):
        if norm in gazetteer.names:
            mention = _known(found, norms, i, gazetteer, False, words)
            if mention and set(mention.kinds) & STORY:
                return True
    return False


def _text(found: tuple[Token, ...], start: int, end: int) -> str:
    """The words of a mention as they are written, quotation marks left out."""
    out = ""
    for i in range(start, end):
        if found[i].text == '"':
            continue
        gap = out and found[i].start > found[i - 1].end
        out += (" " if gap else "") + found[i].text
    return out


def _quoted(found: tuple[Token, ...], start: int, end: int) -> bool:
    return start > 0 and found[start - 1].text == '"' and found[start - 1].end == found[start].start


# ---- names of the gazetteer -------------------------------------------------------------------------------------------


def _known(
    found: tuple[Token, ...], norms: list[str], i: int, gazetteer: Gazetteer, inside: bool, words: lexicon.Lexicon
) -> Mention | None:
    for name in gazetteer.names.get(norms[i], ()):
        end = _match_name(found, norms, i, name)
        if end and (inside or not name.hidden) and not _part_of_longer(found, i, end, name, words):
            return _typed(found, norms, i, end, name, gazetteer, words)
    return None


def _match_name(found: tuple[Token, ...], norms: list[str], i: int, name: Name) -> int:
    """Where the name ends if it begins at i, else 0. Quotation marks between its words are passed over."""
    at = i
    for word, written in zip(name.words, name.written, strict=True):
        while at > i and at < len(found) and found[at].text == '"':
            at += 1
        if at >= len(found) or not _same_word(norms[at], word, name.hidden):
            return 0
        if written[0].isupper() and not found[at].text[0].isupper():
            return 0
        at += 1
    return at


def _same_word(text: str, word: str, hidden: bool) -> bool:
    """Dashes and colons are alike; a description may stand in the plural ("the third and fourth films")."""
    return text == word or (text in _DASHES and word in _DASHES) or (hidden and text == word + "s")


def _capital(token: Token) -> bool:
    return token.text[0].isupper() and token.text[0].isalpha()


def _part_of_longer(found: tuple[Token, ...], start: int, end: int, name: Name, words: lexicon.Lexicon) -> bool:
    """Whether the name is only a part of a longer one: "Harry" in "Harry Potter", "John Wick" in "John Wick 7"."""
    if not name.written[0][0].isupper():
        return False
    after = found[end] if end < len(found) else None
    if after and after.text.isdigit() and len(after.text) == 1 and found[end - 1].text != ":":
        return not (end + 1 < len(found) and found[end + 1].norm in ("film", "films", "movie", "movies", "million"))
    if len(name.words) > 1:
        return False
    before = found[start - 1] if start else None
    if after and _capital(after) and after.norm not in words.not_names and after.norm not in words.lists["title"]:
        return True
    opens = start == 1 and before is not None and before.norm in words.openers
    joined = before is not None and _capital(before) and before.end + 1 == found[start].start
    return bool(joined and before and not opens and before.norm not in words.not_names | words.prefixes.keys() | set(words.lists["title"]))


def _typed(
    found: tuple[Token, ...], norms: list[str], start: int, end: int, name: Name, gazetteer: Gazetteer, words: lexicon.Lexicon
) -> Mention:
    """The mention of a known name, its kinds narrowed by the words beside it."""
    kinds = tuple(dict.fromkeys(gazetteer.entities[iri].kind for iri in name.entities))
    if len(kinds) > 1:
        stop, narrowed = _beside(norms, start, end, kinds, words)
        if not narrowed and (_quoted(found, start, end) or _year_follows(norms, end)):
            narrowed = tuple(kind for kind in kinds if kind in TITLE)
        if narrowed:
            entities = tuple(iri for iri in name.entities if gazetteer.entities[iri].kind in narrowed)
            return Mention(start, stop, _text(found, start, stop), "name", narrowed, entities=entities, quoted=_quoted(found, start, end))
    return Mention(start, end, _text(found, start, end), "name", kinds, entities=name.entities, quoted=_quoted(found, start, end))


def _year_follows(norms: list[str], end: int) -> bool:
    return end + 2 < len(norms) and norms[end] == "(" and re.fullmatch(r"(?:19|20)\d\d", norms[end + 1]) is not None


def _beside(
    norms: list[str], start: int, end: int, kinds: tuple[str, ...], words: lexicon.Lexicon
) -> tuple[int, tuple[str, ...]]:
    """(end of the mention with the noun after it, kinds that the words beside it leave)."""
    at = end + (end < len(norms) and norms[end] == '"')
    head = lexicon.match(words.heads, norms, at)
    if head is None and at < len(norms) and norms[at] in ("movie", "film", "cinematic", "action"):
        later = lexicon.match(words.heads, norms, at + 1)
        head = (later[0] + 1, later[1]) if later else None
    if head and head[1][0] in kinds:
        return (at + head[0] if head[1][0] in ("Franchise", "Universe", "Series", "Game", "Comic") else end), head[1]
    if at < len(norms) and norms[at] in ("characters", "actor", "star", "stars", "director", "producer", "alum", "fan"):
        return end, ("Franchise",) if "Franchise" in kinds else ()
    before = lexicon.match(words.before, norms[max(0, start - 3) : start][::-1], 0)
    if before and before[1][0] in kinds:
        return end, before[1]
    return end, ()


# ---- values and words that point back ---------------------------------------------------------------------------------


def _value(found: tuple[Token, ...], i: int, dated: dict[int, tuple[int, Value]]) -> Mention | None:
    if i not in dated:
        return None
    end, value = dated[i]
    return Mention(i, end, _text(found, i, end), "value", (value.kind,), value=value)


def _anaphor(found: tuple[Token, ...], norms: list[str], i: int, words: lexicon.Lexicon) -> Mention | None:
    phrase = lexicon.match(words.anaphors, norms, i)
    if not phrase:
        return None
    end = i + phrase[0]
    if norms[i] == "the" and end < len(norms) and (_capital(found[end]) or norms[end] in words.ordinal_heads | {"'"}):
        return None  # "the film Heat", "the sequel film" name what follows
    if {"Person", "Character"} & set(phrase[1]) and norms[i] == "the" and end < len(norms) and norms[end] in _DESCRIBES:
        return None  # "the writer behind", "the man who": a description, not a word that points back
    return Mention(i, end, _text(found, i, end), "anaphor", phrase[1])


def _ordinals(
    found: tuple[Token, ...], norms: list[str], taken: list[Mention], gazetteer: Gazetteer, words: lexicon.Lexicon
) -> list[Mention]:
    """"the third and fourth films": each ordinal stands for a film of its own."""
    free = {i for i in range(len(norms))} - {i for mention in taken for i in range(mention.start, mention.end)}
    added: list[Mention] = []
    for i in sorted(free):
        if norms[i] not in words.ordinals or i + 1 >= len(norms) or norms[i + 1] not in ("and", "or", ",", "to"):
            continue
        head = next((each for each in range(i + 1, min(i + 6, len(norms))) if norms[each] in words.ordinal_heads), None)
        between = norms[i + 1 : head] if head else []
        if head and all(word in words.ordinals | {"and", "or", ",", "the", "to"} for word in between):
            name = next((each for each in gazetteer.names.get(norms[i], ()) if each.words == (norms[i], "film")), None)
            if name:
                kinds = tuple(gazetteer.entities[iri].kind for iri in name.entities)
                added.append(Mention(i, i + 1, found[i].text, "name", kinds, entities=name.entities))
    return sorted([*taken, *added], key=lambda mention: mention.start)


# ---- names that nobody knows ------------------------------------------------------------------------------------------


def _unknown(found: tuple[Token, ...], norms: list[str], i: int, sentence: Sentence, words: lexicon.Lexicon) -> Mention | None:
    if _quoted(found, i, i) and (title := _title(found, norms, i, words)):
        return title
    if not _starts_name(found, norms, i, words):
        return None
    end = _run(found, norms, i, words)
    first = _is_first(found, i)
    if norms[i] == "the" and end - i == 1:
        return None
    if first and norms[i] != "the" and (norms[i] in words.openers or norms[i] in words.lists["title"]):
        return None
    text = _text(found, i, end)
    weak = (first and end - i == 1 + (norms[i] == "the")) or sentence.kind == "heading"
    if weak and re.search(r"(?:ing|ed|ly)$", norms[i]):
        return None
    return replace(_shaped(text, norms[i:end], words), start=i, end=end, weak=weak)


def _is_first(found: tuple[Token, ...], i: int) -> bool:
    return all(not token.text[0].isalnum() for token in found[:i]) or (i > 0 and found[i - 1].text in (":", "|", "-", "–", "•"))


def _starts_name(found: tuple[Token, ...], norms: list[str], i: int, words: lexicon.Lexicon) -> bool:
    if norms[i] in words.prefixes and _capital(found[i]) and i + 1 < len(found) and _capital(found[i + 1]):
        return True
    if not _capital(found[i]) or norms[i] in words.not_names:
        return False
    if norms[i] in words.lists["title"] and not (i and norms[i - 1] == "the"):
        return False
    return len(found[i].text) > 1 or (i + 1 < len(found) and _capital(found[i + 1])) or found[i].text.isdigit()


def _run(found: tuple[Token, ...], norms: list[str], i: int, words: lexicon.Lexicon) -> int:
    """Where a run of capitalised words that begins at i ends."""
    end = i + 1
    while end < len(found):
        token = found[end]
        if _capital(token) and norms[end] not in words.not_names and not (norms[end] == "i" and len(token.text) == 1):
            end += 1
        elif norms[end] in words.connectors and end + 1 < len(found) and _capital(found[end + 1]) and norms[end + 1] not in words.not_names:
            end += 2
        elif norms[end] in ("of", "the") and norms[end - 1] not in ("of", "the") and _of_title(found, norms, end, words):
            end += 2 if norms[end] == "of" and norms[end + 1] != "the" else 3
        elif token.text == ":" and end + 1 < len(found) and _capital(found[end + 1]) and _subtitle(found, norms, i, end, words):
            end += 2
        elif token.text.isdigit() and len(token.text) == 1 and norms[end - 1] not in words.not_names:
            end += 1
        else:
            break
    return end


def _subtitle(found: tuple[Token, ...], norms: list[str], start: int, colon: int, words: lexicon.Lexicon) -> bool:
    """"Mad Max: Fury Road" is one name; "Director: Michael Mann" is not."""
    if found[colon].start != found[colon - 1].end or norms[colon - 1] in words.lists["title"] or norms[colon - 1] in words.openers:
        return False
    return True


def _of_title(found: tuple[Token, ...], norms: list[str], at: int, words: lexicon.Lexicon) -> bool:
    """"House of Lanterns", "Keeper of the Flame" go on; "Caine of the Continental" does not (a known name stands there)."""
    after = at + (2 if norms[at] == "of" and at + 1 < len(found) and norms[at + 1] == "the" else 1)
    return norms[at] == "of" and after < len(found) and _capital(found[after]) and norms[at - 1] in words.suffixes


def _title(found: tuple[Token, ...], norms: list[str], i: int, words: lexicon.Lexicon) -> Mention | None:
    """A quoted title: few words, each with a capital or a small word between."""
    close = next((j for j in range(i, min(i + 15, len(found))) if found[j].text == '"'), None)
    end = close if close is not None else i
    while end > i and found[end - 1].text in ",.!?":
        end -= 1
    inner = found[i:end]
    if not inner or not (_capital(inner[0]) or inner[0].text[0].isdigit()):
        return None
    if not all(_capital(token) or not token.text[0].isalpha() or token.norm in words.title_connectors or len(token.text) == 1 for token in inner):
        return None
    kinds = TITLE if len(inner) > 1 or norms[i] not in words.openers else ()
    return Mention(i, end, _text(found, i, end), "unknown", kinds, (*PLAIN, *ANYTHING[4:]), quoted=True) if kinds else None


def _shaped(text: str, norms: list[str], words: lexicon.Lexicon) -> Mention:
    """What a name of nobody's may be by its shape."""
    kind = words.suffixes.get(norms[-1]) if len(norms) > 1 else None
    if kind:
        return Mention(0, 0, text, "unknown", (kind,), tuple(each for each in ANYTHING if each != kind))
    if len(norms) > 1 and norms[0] in words.prefixes:
        return Mention(0, 0, text, "unknown", ("Character",), ("Person",))
    if norms[0] == "the" or ":" in text or any(word.isdigit() for word in norms):
        return Mention(0, 0, text, "unknown", ("Character", "FictionalOrganization") if norms[0] == "the" else TITLE, (*PLAIN, *ANYTHING))
    return Mention(0, 0, text, "unknown", PLAIN, ANYTHING)
