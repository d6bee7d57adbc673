"""Triggers: the words by which it is seen that a pattern may fit, and those by which a verb phrase may begin.

>>> found, always = index({(0, 0): (frozenset({"directed"}), frozenset({"by"})), (1, 0): ()})
>>> found, always
({'directed': ((0, 0),)}, ((1, 0),))
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from wickgraph import signs

#: pattern and rule
Number = tuple[int, int]
_COMMON = frozenset(
    ["the", "a", "an", "in", "of", "by", "with", "and", "to", "is", "was", "for", "on", "at", "as", "from", ",", "."]
)
_NO_VERBS = frozenset(
    [
        "which",
        "that",
        "all",
        "where",
        "both",
        "the",
        "and",
        "with",
        "for",
        "also",
        "has",
        "had",
        "been",
        "who",
        "not",
        "from",
    ]
)


def index(
    needs: Mapping[Number, Sequence[frozenset[str]]],
) -> tuple[dict[str, tuple[Number, ...]], tuple[Number, ...]]:
    """(rules by a word of the need that is rarest, rules that need no word)."""
    found: dict[str, list[Number]] = {}
    for number, each in needs.items():
        for word in min(each, key=_commonness) if each else ():
            found.setdefault(word, []).append(number)
    always = tuple(number for number, each in needs.items() if not each)
    return {word: tuple(numbers) for word, numbers in found.items()}, always


def _commonness(need: frozenset[str]) -> int:
    """How many sentences have one of the words, by a rough measure."""
    return sum(20 if word in _COMMON else 1 for word in need)


def verbs(sources: Iterable[str]) -> Iterator[str]:
    """The words that patterns have right after a subject: by them a second verb phrase may begin.

    >>> sorted(verbs(["{who:Person} (will)? (direct|helm) {film:Film}", "{film:Film's} director"]))
    ['direct', 'helm', 'will']
    """
    for source in sources:
        tokens = signs.split(source)
        if tokens[0][0] == "{" and not tokens[0].endswith(("'s}", "'s}?")):
            yield from _after_subject(tokens[1:])


def _after_subject(tokens: Sequence[str]) -> Iterator[str]:
    """The words that may come first, auxiliaries and adverbs that may be missing included."""
    at = 0
    while at < len(tokens):
        close = at
        if tokens[at] in ("(", "!(") or tokens[at].startswith("<"):
            close = signs.closing(tokens, at)
            yield from (
                word for branch in signs.branches(tokens[at + 1 : close]) for word in branch[:1] if _is_verb(word)
            )
        elif _is_verb(tokens[at].rstrip("?")):
            yield tokens[at].rstrip("?")
        if tokens[close][-1] not in "?*" and tokens[at][0] != "~":
            return
        at = close + 1


def _is_verb(token: str) -> bool:
    return re.fullmatch(r"[a-z-]{3,}", token) is not None and token not in _NO_VERBS
