"""Records with typed columns: what tables, Parquet files and property graphs are made of.

>>> columns = (Column("title"), Column("minutes", "integer"))
>>> films = Records("films", "One row a film.", columns, (("Heat", 170),))
>>> list(films.as_dicts())
[{'title': 'Heat', 'minutes': 170}]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Literal

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode

from wickgraph.terms import XSD

Kind = Literal["text", "integer", "number", "truth", "texts"]
#: a value of one of these kinds; None where there is none
Value = str | int | float | bool | list[str] | None

#: names with a meaning of their own in a format for networks or property graphs
_RESERVED = {
    *("id", "iri", "label", "labels", "from", "to", "type", "key", "weight"),
    *("start", "end", "spells", "slices", "viz", "parents", "pid"),
}
#: what every reader of 64-bit integers can hold
_LARGEST = 2**63 - 1
_KINDS: dict[str, Kind] = {
    XSD + "integer": "integer",
    XSD + "decimal": "number",
    XSD + "double": "number",
    XSD + "boolean": "truth",
}


@dataclass(frozen=True)
class Column:
    """A column: its name, what its values are, what they mean, and the column of other records that they name.

    `names` is that column as "records/column". "texts" are lists of texts.
    """

    name: str
    kind: Kind = "text"
    meaning: str = ""
    names: str = ""


@dataclass(frozen=True)
class Records:
    """Rows of one sort, each with a value, or None, under every column."""

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]

    def as_dicts(self) -> Iterator[dict[str, Value]]:
        """Each row as a dict."""
        names = [column.name for column in self.columns]
        for row in self.rows:
            yield dict(zip(names, row, strict=True))


def of_dicts(name: str, about: str, columns: Sequence[Column], rows: Iterable[dict[str, Value]]) -> Records:
    """Records of rows that are dicts; what a row lacks, and an empty list, is None.

    >>> of_dicts("films", "", [Column("title"), Column("aliases", "texts")], [{"title": "Heat", "aliases": []}]).rows
    (('Heat', None),)
    """
    cells = (tuple(_or_none(row.get(column.name)) for column in columns) for row in rows)
    return Records(name, about, tuple(columns), tuple(cells))


def _or_none(value: Value) -> Value:
    return None if value == [] or value == "" else value


def kind_of(cells: Iterable[Sequence[NamedNode | RdfLiteral]]) -> Kind:
    """What the values of a column are, told from the terms in each of its cells.

    Numbers and truth values keep their kind where all cells have one such value; several values in a cell are lists of
    texts, and so is a mixture.

    >>> kind_of([[RdfLiteral(1)], []]), kind_of([[RdfLiteral(1), RdfLiteral(2)]]), kind_of([[RdfLiteral(2**70)]])
    ('integer', 'texts', 'text')
    """
    filled = [cell for cell in cells if cell]
    if any(len(cell) > 1 for cell in filled):
        return "texts"
    kinds = {_kind(cell[0]) for cell in filled}
    return kinds.pop() if len(kinds) == 1 else "text"


def _kind(term: NamedNode | RdfLiteral) -> Kind:
    kind = _KINDS.get(term.datatype.value, "text") if isinstance(term, RdfLiteral) else "text"
    return kind if kind == "text" or _fits(term.value, kind) else "text"


def _fits(text: str, kind: Kind) -> bool:
    if kind == "integer":
        return len(text) < 20 and abs(int(text)) <= _LARGEST
    return isfinite(float(text)) if kind == "number" else text in ("true", "false")


def value_of(cell: Sequence[NamedNode | RdfLiteral], kind: Kind) -> Value:
    """The terms in a cell as a value of a column of this kind.

    >>> value_of([RdfLiteral(True)], "truth"), value_of([NamedNode("urn:a")], "texts"), value_of([], "texts")
    (True, ['urn:a'], None)
    """
    if not cell:
        return None
    if kind == "texts":
        return [term.value for term in cell]
    text = cell[0].value
    if kind == "truth":
        return text == "true"
    return int(text) if kind == "integer" else float(text) if kind == "number" else text


def named(predicates: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """A column name for each predicate (compact name or IRI): its local name, or all of it where that is taken.

    >>> named(["wick:genre", "wick:start"], ["id", "start"])
    {'wick:genre': 'genre', 'wick:start': 'wick_start'}
    """
    used, names = {*taken, *_RESERVED}, {}
    for predicate in predicates:
        local = re.split(r"[/#:]", predicate)[-1]
        name = local if local and local not in used else re.sub(r"\W+", "_", predicate)
        names[predicate] = name
        used.add(name)
    return names
