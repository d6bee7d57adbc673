"""Dates that a text gives up later: what was announced in one sentence and moved in another.

>>> from wickgraph.reader.claims import extract
>>> found = extract("Salt Road is due on May 1, 2020. Then it was moved to June 5, 2021.", title="Salt Road")
>>> [(claim.object.label, claim.status) for claim in found]
[('2020-05-01', 'superseded'), ('2021-06-05', 'announced')]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wickgraph.reader.claims import Claim, Read

#: patterns that say that a date takes the place of another
_MOVES = {
    "release-moved", "release-moved-to", "release-moved-twice", "release-now", "release-swapped", "leaves-that-date",
}  # fmt: skip


def without_moved(found: Sequence[Read]) -> list[Read]:
    """The sentences, in which a date that a later one replaces is no longer announced.

    >>> without_moved([])
    []
    """
    claims = [(number, claim) for number, each in enumerate(found) for claim in each.claims if _is_date(claim)]
    moves = [(number, claim) for number, claim in claims if claim.pattern in _MOVES and claim.status != "superseded"]

    def told(number: int, claim: Claim) -> Claim:
        later = any(after > number and _replaces(move, claim) for after, move in moves)
        return replace(claim, status="superseded") if later else claim

    if not moves:
        return list(found)
    return [replace(each, claims=tuple(told(n, claim) for claim in each.claims)) for n, each in enumerate(found)]


def _is_date(claim: Claim) -> bool:
    return claim.predicate == "releaseDate"


def _replaces(move: Claim, claim: Claim) -> bool:
    """Whether a date that was moved takes the place of one that was announced, which lies before it."""
    one, other = claim.object.label, move.object.label
    announced = _is_date(claim) and claim.status == "announced" and not claim.qualifiers
    return announced and claim.subject == move.subject and one < other and not other.startswith(one)
