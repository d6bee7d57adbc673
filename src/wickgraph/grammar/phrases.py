"""Phrases: which words of a sentence only describe the name after them.

>>> described(["the", "feared", "boss", "⟨0:C⟩", "dies"], frozenset({"dies"}))
frozenset({0, 1, 2})
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from wickgraph.grammar.elements import is_name, possesses
from wickgraph.text import lexicon

Row = list[int]


@cache
def finite(verbs: frozenset[str]) -> frozenset[str]:
    """The words by which a clause is seen to have a verb, `verbs` being those of the patterns.

    >>> "directs" in finite(frozenset({"directs", "directing"}))
    True
    """
    words = lexicon.load()
    found = {verb for verb in verbs - words.titles - words.not_verbs if not verb.endswith("ing")}
    return frozenset(found.union(words.lists["finite"]))


def described(codes: Sequence[str], verbs: frozenset[str]) -> frozenset[int]:
    """The elements that only describe the name after them: "the feared Neapolitan boss" before "Santino".

    >>> sorted(described(["by", "actor", "⟨0:P⟩"], frozenset()))
    [1]
    """
    out: set[int] = set()
    for at, code in enumerate(codes):
        if at and is_name(code):
            start = at if _only_tells_where(codes, at, _stops(verbs)) else _phrase_start(codes, at, verbs)
            out.update(range(start, at))
            if (
                start < at
                and codes[at - 1] == ","
                and codes[at + 1 : at + 2] == [","]
                and codes[at + 2] in finite(verbs)
            ):
                out.add(at + 1)
    return frozenset(out)


def _is_job(code: str) -> bool:
    """Whether a word says what somebody does: "assassin", "gamekeeper"."""
    return code in lexicon.load().titles or code.endswith(("keeper", "master", "woman", "maker", "taker"))


def _may_describe(codes: Sequence[str], i: int) -> bool:
    """Whether a word or a name may stand in a phrase; "'s" does behind a noun: "the school's caretaker"."""
    if codes[i] == "'s":
        return codes[i - 1].isalpha() and codes[i - 1] not in _DETERMINERS | {"character"}
    return codes[i][0].isalnum() or codes[i][0] == "⟨"


#: a mention that may only be a company, an organisation or a place
_ORGANISATION = re.compile(r":[BOL]+⟩$")
#: a mention that may only be a work
_TITLE = re.compile(r":[FSGKR]+n?⟩$")
_OF_IT = {"man", "woman", "officer", "operative", "executive", "hitman", "chief"}
_DETERMINERS = {"the", "a", "an", "another", "fellow", "former", "both", "these"}


@cache
def _stops(verbs: frozenset[str]) -> frozenset[str]:
    """The words that stand in no phrase."""
    return finite(verbs) | lexicon.load().np_stops


def _phrase_start(codes: Sequence[str], at: int, verbs: frozenset[str]) -> int:
    """Where the phrase that ends in the name at `at` begins."""
    words = lexicon.load()
    stops = _stops(verbs)
    first = _before_comma(codes, at)
    titles = first
    for i in range(first - 1, max(-1, first - 8), -1):
        code = codes[i]
        if code in ("named", "called") and i == first - 1:
            continue
        if code in _DETERMINERS:
            return i
        if possesses(code):
            return i if i < first - 1 or code.endswith(":L⟩'s") else first  # "Russia's Ilya Naishuller"
        if code == "and" and titles == i + 1 < first and i and codes[i - 1] in words.titles:
            titles = i  # "the rapper and actor Common"
            continue
        if is_name(code) and not _describes_too(codes, i, first, titles):
            break
        if not _may_describe(codes, i) or (code in stops and not (first < at and code in _OF_WORK)):
            break
        if is_name(code):
            titles = i  # "MI6 officer James Gasciogne"
            continue
        if titles == i + 1 and (
            _is_job(code) or code[:-1] in words.titles or (titles < first and (code in words.not_names or "-" in code))
        ):
            titles = i
    return _governed(codes, titles if titles < first else at, at, stops)


def _only_tells_where(codes: Sequence[str], at: int, stops: frozenset[str]) -> bool:
    """Whether a name behind "a" belongs to the noun behind it: "a Phoenix police officer"."""
    if codes[at - 1] not in ("a", "an") or at + 1 == len(codes):
        return False
    return codes[at + 1].isalpha() and codes[at + 1] not in stops and not possesses(codes[at]) and ":F" not in codes[at]


#: nouns for works that stand before the title: "the sequel, “John Wick: Chapter 2,” opened"
WORK_NOUNS = {
    "film", "movie", "sequel", "prequel", "chapter", "spin-off", "spinoff", "series", "miniseries", "show", "feature",
    "follow-up", "instalment", "installment", "entry", "project", "debut", "thriller", "remake", "reboot", "game",
    "offshoot", "picture", "drama", "comedy", "predecessor", "successor", "hit", "adaptation",
}  # fmt: skip
#: words that stand in no other phrase: "the next chapter, …", "its second season, …"
_OF_WORK = {"next", "last", "hit", "debut", "show", "series", "further"}
_WORK = re.compile(r":[FSGK]+[^⟩]*⟩$")


def _before_comma(codes: Sequence[str], at: int) -> int:
    """Where the description ends that stands before a name with a comma between: "the director, Ann"; else `at`."""
    if codes[at - 1] != "," or not _closed(codes, at + 1):
        return at
    if _WORK.search(codes[at]) and (noun := _noun_of_work(codes, at - 2)) >= 0:
        return noun + 1
    return at - 1 if _titled(codes, at - 2) or _owned(codes, at - 2) else at


def _owned(codes: Sequence[str], end: int) -> bool:
    """Whether a noun that somebody owns stands at `end`: "Kit's puppy, Daisy", "her late aunt, Ann"."""
    owner = next((i for i in range(end - 1, max(-1, end - 4), -1) if not codes[i].isalpha()), -1)
    if owner < 0 or not possesses(codes[owner]) or (owner and codes[owner - 1] in _PLACING):
        return False
    return codes[end].isalpha() and not _WORK.search(codes[end + 2])


#: words before an owner behind which no person is meant: "the man on his trail, Kit, …"
_PLACING = {"on", "in", "at", "behind", "to", "under", "into", "over", "near"}


def _noun_of_work(codes: Sequence[str], end: int) -> int:
    """The noun for a work in a phrase that ends at `end`: "the next chapter in the series"; -1 where there is none."""
    for i in range(end, max(0, end - 5), -1):
        if codes[i] in WORK_NOUNS and (i == end or codes[i + 1] in ("in", "of", "to", "from")):
            return i
        if not (codes[i].isalpha() or _FRANCHISE.search(codes[i]) or i == end):
            break
    return -1


_FRANCHISE = re.compile(r":[FSGKR]+[^⟩]*⟩$")


def _describes_too(codes: Sequence[str], i: int, first: int, titles: int) -> bool:
    """Whether a name belongs to a description: "MI6 officer James Gasciogne", "the Berlin chief David Percival"."""
    if _ORGANISATION.search(codes[i]) and (titles == i + 1 or codes[i + 1] in _OF_IT):
        return True
    if ":B" in codes[i] and _WORK.search(codes[first]) and not WORK_NOUNS.isdisjoint(codes[i + 1 : first]):
        return True  # "the FX series “Salt”"
    if _TITLE.search(codes[i]) and titles == i + 1 and codes[i + 1] in lexicon.load().titles:
        return True  # "the “Heat” creator Ann Lee"
    job = codes[first - 1] in lexicon.load().titles and i < first - 1
    return ":L" in codes[i] and codes[i - 1] in _DETERMINERS and job


#: words behind which somebody is described or named: "plays family patriarch Joe Jackson"
_GOVERN = {"as", "play", "plays", "played", "playing", "portray", "portrays", "portrayed", "portraying", "voices"}
#: how many words may describe somebody without an article before them
_BARE = 3


def _governed(codes: Sequence[str], start: int, at: int, stops: frozenset[str]) -> int:
    """Where a description without an article begins that stands right behind a word such as "as"."""
    for i in range(start - 1, max(-1, start - 2 - _BARE), -1):
        if codes[i] in _GOVERN:
            return i + 1 if i + 1 < at else start
        if not codes[i].replace("-", "").isalpha() or (codes[i] in stops and codes[i] != "and"):
            break
        if codes[i] == "and" and i + 1 == at:
            break
    return start


def _titled(codes: Sequence[str], at: int) -> bool:
    words = lexicon.load()
    return at >= 0 and (_is_job(codes[at]) or codes[at] in words.ordinals)


def _closed(codes: Sequence[str], at: int) -> bool:
    return at >= len(codes) or codes[at] in (",", "[", ".", ";", "—", "and")
