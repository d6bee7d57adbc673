"""Claims in a notebook: the text that they were read from, their spans marked and numbered, and each claim below it.

>>> from wickgraph import extract
>>> extract("Heat was directed by Michael Mann.").table().columns
('subject', 'predicate', 'object', 'status', 'as of', 'by', 'qualifiers', 'confidence', 'start', 'end')
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from wickgraph.notebook.shown import shown
from wickgraph.results.table import Table, of_records
from wickgraph.statements import called

if TYPE_CHECKING:
    from wickgraph.reader.claims import Claim

_COLUMNS = ("subject", "predicate", "object", "status", "as of", "by", "qualifiers", "confidence", "start", "end")


@dataclass(frozen=True)
class Piece:
    """A stretch of a text, the numbers of the claims that rest on it, and of those whose span ends with it."""

    text: str
    numbers: tuple[int, ...]
    ends: tuple[int, ...]


class Claims(list["Claim"]):
    """A list of claims that has the text they were read from, in which their spans stand."""

    def __init__(self, claims: Iterable[Claim], text: str) -> None:
        super().__init__(claims)
        self.text = text

    def table(self) -> Table:
        """A row for each claim.

        >>> from wickgraph import extract
        >>> [row["object"] for row in extract("Heat was directed by Michael Mann.").table()]
        ['Michael Mann']
        """
        return of_records([dict(zip(_COLUMNS, _row(claim), strict=True)) for claim in self], _COLUMNS)

    def _repr_html_(self) -> str:
        return shown("claims.html", pieces=list(pieces(self.text, self)), claims=self, predicate=_name)

    def _repr_markdown_(self) -> str:
        return self.table()._repr_markdown_()

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        self.table()._repr_pretty_(printer, cycle)


def _row(claim: Claim) -> tuple[Any, ...]:
    said = (claim.subject.label, claim.predicate, claim.object.label, claim.status)
    by = claim.attributed_to.label if claim.attributed_to else None
    qualifiers = "; ".join(f"{_name(name)}: {term.label}" for name, term in claim.qualifiers) or None
    return (*said, claim.as_of.value if claim.as_of else None, by, qualifiers, claim.confidence, claim.start, claim.end)


def _name(predicate: str) -> str:
    return called(predicate)


def pieces(text: str, claims: Iterable[Claim]) -> Iterator[Piece]:
    """A text cut wherever the span of a claim begins or ends.

    >>> from wickgraph import extract
    >>> claims = extract("So it is: Heat was directed by Michael Mann.")
    >>> [(piece.numbers, piece.ends) for piece in pieces(claims.text, claims)]
    [((), ()), ((1,), (1,)), ((), ())]
    """
    spans = [(number, claim.start, claim.end) for number, claim in enumerate(claims, 1)]
    cuts = sorted({0, len(text), *(place for _, *ends in spans for place in ends)})
    for start, end in pairwise(cuts):
        numbers = tuple(number for number, first, last in spans if first <= start and end <= last)
        yield Piece(text[start:end], numbers, tuple(number for number, _, last in spans if last == end))
