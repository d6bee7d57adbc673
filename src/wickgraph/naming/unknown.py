"""Names that nobody knows: runs of words with capitals, quoted titles, and what they may be by their shape.

>>> from wickgraph.text.article import parse
>>> from wickgraph.text.sentences import sentences
>>> sentence, = sentences(parse("The film was shot by Greta Lind."))
>>> mention = unknown(sentence, 5)
>>> mention.text, mention.kinds
('Greta Lind', ('Person', 'Character'))
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from wickgraph.naming.mention import Mention, capital, is_first, quoted, text
from wickgraph.naming.quotes import quoted_title
from wickgraph.naming.shaped import is_prize, shaped
from wickgraph.naming.standing import shares_verb
from wickgraph.text import dateline, lexicon
from wickgraph.text.sentences import Sentence


def unknown(sentence: Sentence, i: int) -> Mention | None:
    """The name that begins at token `i` and is in no gazetteer; None where none does."""
    if quoted(sentence.tokens, i) and (title := quoted_title(sentence, i)):
        group = lexicon.match(lexicon.load().groups, sentence.norms, title.end + 1)
        series = group and group[1] == ("Franchise",) and sentence.norm(title.end) == '"'
        return replace(title, kinds=("Franchise",)) if series else title
    if capital(sentence.tokens[i]) and f"{sentence.norms[i]} {sentence.norm(i + 1)}" in _of_two():
        return Mention(i, i + 2, text(sentence.tokens, i, i + 2), "unknown", ("Person",))
    if not _starts_name(sentence, i):
        return None
    end = _run(sentence, i)
    first = is_first(sentence.tokens, i) or quoted(sentence.tokens, i)
    if _is_no_name(sentence, i, end, first):
        return None
    group = lexicon.match(lexicon.load().groups, sentence.norms, end)
    return _group(sentence, i, end, *group) if group else _name(sentence, i, end, first)


@cache
def _of_two() -> frozenset[str]:
    """Names of real persons that have a small letter or a number: "FKA twigs", "50 Cent"."""
    world = lexicon.load().world
    return frozenset(name for name, kind in world.items() if kind == "Person" and name.count(" ") == 1)


def _is_no_name(sentence: Sentence, i: int, end: int, first: bool) -> bool:
    """Whether the capitals of a run only come from its place, or from an article, an adjective or a label."""
    words, norm = lexicon.load(), sentence.norms[i]
    if norm == "the":
        return end - i == 1
    if not first:
        alone = end - i == 1 and sentence.norm(i - 1) != "the"
        return alone and norm in words.openers and sentence.kind not in ("row", "heading")
    if _is_title_of_openers(sentence, i, end):
        return False
    if norm in words.given and end - i > 1 and _has_verb(sentence.norm(end)):
        return False  # "Will Smith plays …"
    label = end - i == 1 and sentence.norm(end) == ":"  # "Story: Mara Ellison"
    adjective = end - i > 1 and norm in words.not_verbs  # "Old Osric Merrin": the name begins behind it
    return label or adjective or norm in words.openers or norm in words.lists["title"]


def _has_verb(norm: str) -> bool:
    """Whether a word is a verb by which a name before it is no part of a question."""
    return norm in lexicon.load().lists["finite"] and norm.endswith(("s", "ed"))


def _is_title_of_openers(sentence: Sentence, i: int, end: int) -> bool:
    """Whether a sentence begins with a title and not with a word in front of a name: "Now You See Me 3 opens"."""
    openers = lexicon.load().openers
    long = end - i > 2 and capital(sentence.tokens[i + 1])
    if sentence.norms[i] in _LEADING and sentence.norms[i + 1] in ("the", "a"):
        return False  # "In The Last Orchard, …"
    return long and sentence.kind == "paragraph" and {*sentence.norms[i : i + 2]} <= openers


#: prepositions that begin a sentence and not a title
_LEADING = {"in", "on", "at", "of", "for", "with", "from", "to"}


def _group(sentence: Sentence, i: int, end: int, length: int, kinds: tuple[str, ...]) -> Mention | None:
    """ "The Corleone family" is one name, of a group; of "the Paddington films" only "Paddington" is."""
    if kinds == ("Franchise",):
        return Mention(i, end + length, text(sentence.tokens, i, end), "unknown", kinds)
    if "the" in sentence.norms[max(0, i - 2) : i]:
        return Mention(i, end + length, text(sentence.tokens, i, end + length), "unknown", kinds)
    return None


def _name(sentence: Sentence, i: int, end: int, first: bool) -> Mention | None:
    after = sentence.norm(end)
    begin, title = _without_title(sentence, i, end)
    cell = sentence.kind == "row" and after in ("", "|")
    single = first and end - i == 1 + (sentence.norms[i] == "the") and after != "'s" and not cell
    weak = single or sentence.kind == "heading"
    if weak and re.search(r"(?:ing|ed|ly)$", sentence.norms[i]):
        return None
    lists = lexicon.load().lists
    acts = after in lists["finite"] or after in lists["moving"] or after in (",", "and", "(")
    found = shaped(text(sentence.tokens, begin, end), sentence.norms[begin:end], title)
    return replace(found, start=i, end=end, weak=weak and bool(found.possible), acts=acts)


def _without_title(sentence: Sentence, i: int, end: int) -> tuple[int, str | None]:
    """(where a name begins behind the titles of who bears it, the kind that these make likely)."""
    words = lexicon.load()
    begin, kind = i, None
    while begin < end and sentence.norms[begin] in words.strip:
        kind = kind or words.prefixes.get(sentence.norms[begin])
        begin += 1  # "Detective Sergeant Mara Ellis"
    return (begin, kind) if end - begin > 1 else (i, kind)  # but "Lieutenant Colonel Ellis"


def _starts_name(sentence: Sentence, i: int) -> bool:
    token, norm, words = sentence.tokens[i], sentence.norms[i], lexicon.load()
    if not capital(token):
        return " ".join(sentence.norms[i : i + 3]) in words.world  # "20th Century Fox"
    follows = i + 1 < len(sentence.tokens) and capital(sentence.tokens[i + 1])
    if follows and f"{norm} {sentence.norm(i + 1)}" in words.world:
        return True  # "Czech Republic"
    if norm in words.prefixes and follows:
        return norm != "tv" or sentence.kind == "paragraph"
    if (
        norm in words.not_names
        or _is_adjective(norm)
        or norm.endswith("-year-old")
        or (norm in words.lists["title"] and not (i and sentence.norms[i - 1] == "the"))
    ):
        return False
    peer = norm in _PEERS and sentence.norm(i + 1) == "of" and sentence.norm(i - 1) == ","
    if peer or is_prize(sentence, i):
        return False  # "Robert Harrow, Earl of Alnwick", "a two-time Oscar nominee"
    if norm in _COMPASS and sentence.norm(i + 1) in words.not_names:
        return False  # "a South Korean thriller", "West German"
    letter = len(token.text) == 1 and not follows
    role = sentence.norm(i - 1) in _BEFORE_ROLE and sentence.norm(i + 1) != "."
    return not letter or (norm not in ("a", "i") and (sentence.norm(i + 1) == "(" or role))


_PEERS = {"earl", "duke", "count", "baron", "king", "prince", "lord", "emperor", "queen", "duchess", "countess"}
_COMPASS = {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "pan"}
#: words before a role that is called by a letter: "reprises her role as M"
_BEFORE_ROLE = {"as", "play", "plays", "played", "playing"}


def _run(sentence: Sentence, i: int) -> int:
    """Where a run of capitalised words that begins at i ends."""
    end = i + 1
    while end < len(sentence.tokens):
        step = _step(sentence, i, end)
        if not step:
            break
        end += step
    short = sentence.norm(end) == "." and end + 1 < len(sentence.tokens) and sentence.norms[end - 1] in _SHORTENED
    return end + short


#: words at the end of a name that are written with a full stop
_SHORTENED = {"bros", "inc", "ltd", "corp", "co", "jr", "sr"}


#: what stands before a surname and nothing else
_ADDRESSES = {"mr.", "mrs.", "ms.", "mr", "mrs", "ms", "dr.", "dr", "miss"}


def _step(sentence: Sentence, start: int, at: int) -> int:
    """By how many tokens the name that began at `start` goes on at `at`; 0 where it does not."""
    words, token, norm = lexicon.load(), sentence.tokens[at], sentence.norms[at]
    if _is_other_name(sentence, start, at):
        return 0
    if capital(token):
        title = sentence.norms[start] == "the" and at > start + 1 and _goes_on(sentence, at + 1)
        addressed = at == start + 1 and sentence.norms[start] in _ADDRESSES  # "Mr. French"
        usual = (norm not in words.not_names or title) and not _is_adjective(norm)
        return int(addressed or (usual and not (norm == "i" and len(token.text) == 1)))
    if small := _over_small(sentence, start, at):
        return small
    if norm == "of" and _may_be_of(sentence, start, at):
        then = 1 + (sentence.norm(at + 1) == "the")  # "Order of the Ash Gate"
        return then + 1 if _goes_on(sentence, at + then) else 0
    if norm in words.title_connectors and ":" in sentence.norms[start:at] and _goes_on(sentence, at + 1):
        return 2  # "Sisu: Road to Revenge"
    if token.text == "&":
        return 2 * _joins(sentence, start, at)
    if token.text == "+":
        return int(token.start == sentence.tokens[at - 1].end)  # "Apple TV+"
    if norm == "-":
        return 2 * _takes_dash(sentence, start, at)
    if token.text == ":":
        return 2 * (_goes_on(sentence, at + 1) and _takes_subtitle(sentence, start, at))
    return int(_is_number(sentence, at) and sentence.norms[at - 1] not in words.not_names)


def _over_small(sentence: Sentence, start: int, at: int) -> int:
    """By how much a name goes on at a small word: "Bram de Wit", "Noor el-Baz", "Toast the Knowing"."""
    words, norm = lexicon.load(), sentence.norms[at]
    if norm.partition("-")[0] in words.connectors and "-" in norm and norm != sentence.tokens[at].text:
        return 1
    whole = at > start + 1 and sentence.norms[start] in words.given  # "Joel Grey the Master of Ceremonies"
    epithet = norm == "the" and not whole and not shares_verb(sentence, start)
    return 2 * (_goes_on(sentence, at + 1) and (norm in words.connectors or epithet))


def _is_other_name(sentence: Sentence, start: int, at: int) -> bool:
    """Whether a company's name ends before a word, or somebody's: "the Eon Productions James Bond series"."""
    ended = sentence.norms[at - 1] in _ENDS_COMPANY and at > start + 1
    company = ended and capital(sentence.tokens[at]) and sentence.norms[at] not in lexicon.load().suffixes
    return company or (capital(sentence.tokens[at]) and _is_somebody_else(sentence, start, at))


def _is_somebody_else(sentence: Sentence, start: int, at: int) -> bool:
    """Whether another name begins behind a whole one: "Mark Ruffalo Inspector Toschi", "Lila Brandt Sarah's sister"."""
    words, norm = lexicon.load(), sentence.norms[at]
    if at < start + 2 or sentence.norms[start] not in words.given or not _goes_on(sentence, at - 1):
        return False
    titled = norm in words.strip and _goes_on(sentence, at + 1)
    return titled or (norm in words.given and sentence.norm(at + 1) == "'s" and at == start + 2)


def _takes_dash(sentence: Sentence, start: int, at: int) -> bool:
    """Whether a dash is inside a title: "John Wick: Chapter 3 – Parabellum", "The Batman – Part II"."""
    numbered = ":" in sentence.norms[start:at] and sentence.norms[at - 1].isdigit() and _goes_on(sentence, at + 1)
    return sentence.norm(at + 1) in _PARTS or (numbered and sentence.tokens[at].text in "–—")


def _is_number(sentence: Sentence, at: int) -> bool:
    """Whether a number that a title may end with stands at a token: "Saw 3", "Mickey 17", but not "Kodak 35 mm"."""
    text, after = sentence.tokens[at].text, sentence.norm(at + 1)
    if not text.isdigit() or len(text) > 2 or len(text) == 1:
        return text.isdigit() and len(text) == 1
    finite = lexicon.load().lists["finite"]
    return not after[:1].isalnum() or after in ("and", "in", "with", "from", "to") or after in finite


#: words behind a dash by which a title goes on
_PARTS = {"part", "chapter", "volume", "vol.", "episode"}
#: words that end the name of a company, whatever name follows
_ENDS_COMPANY = {"pictures", "productions", "studios", "entertainment", "films", "releasing", "television"}


def _is_adjective(norm: str) -> bool:
    """Whether a word with a hyphen only says of what kind something is: "Cuban-born", "Franco-Italian"."""
    _, hyphen, last = norm.rpartition("-")
    words = lexicon.load()
    return bool(hyphen) and (last in words.adjectives or last in words.not_names)


def _may_be_of(sentence: Sentence, start: int, at: int) -> bool:
    """Whether "of" behind a run of capitals may be part of the name: "Theater of Pain", not "Mara Ellis of Leeds"."""
    words, norms = lexicon.load(), sentence.norms[start:at]
    if norms[-1] in words.suffixes:
        return True
    alone = len(norms) == 1 and is_first(sentence.tokens, start)
    return not alone and not any(norm in words.given or norm in words.prefixes or norm in words.world for norm in norms)


def _joins(sentence: Sentence, start: int, at: int) -> bool:
    """Whether "&" is inside one name: "E&A", "Harp & Hound Pictures", but not "Mara Ellis & Tom Reed"."""
    found = sentence.tokens
    if not _goes_on(sentence, at + 1):
        return False
    if found[at].start == found[at - 1].end and found[at].end == found[at + 1].start:
        return True
    after = found[at + 2] if at + 2 < len(found) else None
    alone = after is None or not capital(after) or after.norm in lexicon.load().suffixes
    return at == start + 1 and alone and sentence.norms[start] not in lexicon.load().given


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether a word that may be part of a name stands at a token."""
    return (
        at < len(sentence.tokens)
        and capital(sentence.tokens[at])
        and sentence.norms[at] not in lexicon.load().not_names
    )


#: words behind a colon by which something is told of a film rather than named
_TOLD = {"directed", "written", "produced", "starring", "based", "set", "scripted", "helmed"}


def _takes_subtitle(sentence: Sentence, start: int, colon: int) -> bool:
    """ "Mad Max: Fury Road" is one name; "Director: Michael Mann" is not."""
    words, before = lexicon.load(), sentence.norms[colon - 1]
    tight = (
        sentence.tokens[colon].start == sentence.tokens[colon - 1].end
        and sentence.norms[:colon] not in words.labels
        and sentence.norms[:colon] not in words.boxes
    )
    if sentence.norm(colon + 1) in _TOLD or (not start and dateline.begins_news(sentence, colon)):
        return False
    return tight and before not in words.lists["title"] and before not in words.openers
