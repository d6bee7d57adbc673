"""Answers: a `Table` of rows, a `Subgraph` of triples. Both know how to write and show themselves.

>>> from pyoxigraph import Literal
>>> print(Table(("film", "minutes"), ((Literal("Heat"), Literal(170)),)).write("md"), end="")
| film | minutes |
| --- | --- |
| Heat | 170 |
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, Quad, Store, Triple

from wickgraph.errors import UsageError, unwritable
from wickgraph.results import terminal, writing
from wickgraph.results.resultsjson import as_json
from wickgraph.results.writing import Term

if TYPE_CHECKING:
    from wickgraph.notebook.inline import View
from wickgraph.terms import PREFIXES

ROW_FORMATS = ("table", "json", "jsonl", "csv", "tsv", "md", "html")
#: so many rows are shown where nobody scrolls
_FIRST = 20
TRIPLE_FORMATS = ("ttl", "nt", "trig", "jsonld")

_WRITERS = {
    "json": as_json,
    "jsonl": writing.as_jsonl,
    "csv": writing.as_csv,
    "tsv": writing.as_tsv,
    "md": writing.as_md,
    "html": writing.as_html,
}


@dataclass(frozen=True)
class Table:
    """The rows of an answer: under each column an RDF term, or None where the query left it unbound.

    >>> from pyoxigraph import Literal
    >>> table = Table(("film", "minutes"), ((Literal("Heat"), Literal(170)),))
    >>> list(table), len(table)
    ([{'film': 'Heat', 'minutes': 170}], 1)
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Each row as a dict of Python values (see `wickgraph.results.writing.value`)."""
        for row in self.rows:
            yield dict(zip(self.columns, map(writing.value, row), strict=True))

    def write(self, format: str = "table", width: int | None = None) -> str:
        """The table as text.

        `format` is "table" (for a terminal; cut to `width` cells, or uncut when None), "json" (SPARQL results),
        "jsonl", "csv", "tsv", "md" or "html". Raises UsageError for any other.

        >>> from pyoxigraph import Literal
        >>> Table(("n",), ((Literal(1),),)).write("tsv")
        '?n\\n1\\n'
        """
        if format == "table":
            return self._aligned(width)
        if format not in _WRITERS:
            raise _unknown(format, "rows", ROW_FORMATS)
        return _WRITERS[format](self.columns, self.rows)

    def _aligned(self, width: int | None) -> str:
        texts = [[writing.shown(term) for term in row] for row in self.rows]
        right = self.numbers() if self.rows else set()
        count = f"({len(self)} row{'s' * (len(self) != 1)})"
        return f"{terminal.columns(self.columns, texts, right, width)}\n{count}\n"

    def numbers(self) -> set[int]:
        """The places of the columns that hold numbers and nothing else.

        >>> from pyoxigraph import Literal
        >>> Table(("film", "minutes"), ((Literal("Heat"), Literal(170)),)).numbers()
        {1}
        """
        return {at for at in range(len(self.columns)) if all(writing.is_number(row[at]) for row in self.rows)}

    def _repr_html_(self) -> str:
        from wickgraph.notebook.rows import shown_table

        return shown_table(self)

    def _repr_markdown_(self) -> str:
        return self.first(_FIRST).write("md") + (f"\n{_FIRST} of {len(self):,} rows\n" if len(self) > _FIRST else "")

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        cut = f"the first of {len(self):,} rows\n" if len(self) > _FIRST else ""
        printer.text((self.first(_FIRST).write() + cut).rstrip())

    def first(self, rows: int) -> Table:
        """The first rows of it.

        >>> from pyoxigraph import Literal
        >>> len(Table(("n",), ((Literal(1),), (Literal(2),))).first(1))
        1
        """
        return Table(self.columns, self.rows[:rows])

    def to_pandas(self) -> Any:
        """The rows as a pandas DataFrame. Raises UsageError when pandas is not installed.

        >>> from pyoxigraph import Literal
        >>> int(Table(("minutes",), ((Literal(170),), (Literal(122),))).to_pandas()["minutes"].sum())
        292
        """
        try:
            import pandas  # type: ignore[import-untyped, unused-ignore]
        except ImportError:
            raise UsageError("to_pandas() needs pandas, which is not installed. Type: pip install pandas") from None
        return pandas.DataFrame(list(self), columns=list(self.columns))


@dataclass(frozen=True)
class Subgraph:
    """The triples that a CONSTRUCT or DESCRIBE query made.

    >>> from pyoxigraph import Literal, NamedNode
    >>> subgraph = Subgraph((Triple(NamedNode("urn:a"), NamedNode("urn:p"), Literal(1)),))
    >>> print(subgraph.write("nt"), end="")
    <urn:a> <urn:p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .
    """

    triples: tuple[Triple, ...]
    #: the graph that was asked; it knows what things are called, and the claims behind the triples
    asked: Store | None = field(default=None, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.triples)

    def __iter__(self) -> Iterator[Triple]:
        return iter(self.triples)

    def __getstate__(self) -> dict[str, Any]:
        # A store cannot travel between processes.
        return {"triples": self.triples, "asked": None}

    def table(self) -> Table:
        """The triples as rows of subject, predicate and object.

        >>> Subgraph(()).table().columns
        ('subject', 'predicate', 'object')
        """
        rows = tuple((triple.subject, triple.predicate, triple.object) for triple in self.triples)
        return Table(("subject", "predicate", "object"), rows)

    def write(self, format: str = "ttl", width: int | None = None) -> str:
        """The triples as "ttl", "nt", "trig" or "jsonld", or as rows in a format of `Table.write`.

        Raises UsageError for any other format.

        >>> Subgraph(()).write("nt")
        ''
        """
        if format in TRIPLE_FORMATS:
            return writing.as_rdf(self.triples, format)
        if format not in ROW_FORMATS:
            raise _unknown(format, "triples", TRIPLE_FORMATS + ROW_FORMATS)
        return self.table().write(format, width)

    def to_store(self) -> Store:
        """The triples in a store of their own.

        >>> len(Subgraph(()).to_store())
        0
        """
        made = Store()
        made.extend(Quad(triple.subject, triple.predicate, triple.object) for triple in self.triples)
        return made

    def to_rdflib(self) -> Any:
        """The triples as an `rdflib.Graph` with our prefixes bound.

        >>> len(Subgraph(()).to_rdflib())
        0
        """
        import rdflib

        made = rdflib.Graph()
        for prefix, iri in PREFIXES.items():
            made.bind(prefix, iri)
        return made.parse(data=self.write("nt"), format="nt")

    def to_networkx(self) -> Any:
        """Entities as nodes and triples as edges of a networkx multigraph (see `wickgraph.projection`).

        >>> len(Subgraph(()).to_networkx())
        0
        """
        from wickgraph.projection import project

        return project(self.to_store())

    def view(self, height: int | None = None) -> View:
        """The triples drawn, each with the claim behind it where the graph that was asked has one.

        A notebook shows it in line, `height` pixels high. Raises UsageError where no triple is about an entity.

        >>> from wickgraph import query
        >>> query("CONSTRUCT { ?film wick:director ?who } { ?film wick:director ?who }").view().title
        'What the query found'
        """
        from wickgraph.notebook import inline

        return inline.of_answer(self, height=height or inline.HEIGHT)

    def _repr_html_(self) -> str:
        try:
            return self.view()._repr_html_()
        except UsageError:
            return self.table()._repr_html_()

    def _repr_svg_(self) -> str | None:
        from wickgraph.notebook.inline import image_of

        return image_of(self) or None

    def _repr_markdown_(self) -> str:
        return self.table()._repr_markdown_()

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        self.table()._repr_pretty_(printer, cycle)


def write(answer: Table | Subgraph | bool, format: str | None = None, width: int | None = None) -> str:
    """Any answer as text: rows and triples as their `write` does, an ASK's as "true" or "false" (or SPARQL JSON).

    Without a format, rows are a table and triples Turtle. Raises UsageError when the answer has no such format.

    >>> write(True), write(False, "json")
    ('true\\n', '{"head": {}, "boolean": false}\\n')
    """
    text = str(answer).lower() + "\n"
    if isinstance(answer, Table):
        text = answer.write(format or "table", width)
    elif isinstance(answer, Subgraph):
        text = answer.write(format or "ttl", width)
    elif format in TRIPLE_FORMATS:
        raise _unknown(format, "yes or no", ROW_FORMATS)
    elif format == "json":
        text = f'{{"head": {{}}, "boolean": {text.strip()}}}\n'
    return text


def of_records(records: Sequence[Mapping[str, Any]], columns: Sequence[str] | None = None) -> Table:
    """A table of plain records: `columns` of them, or the keys of the first.

    Lists and dicts are shown as JSON; None and what is missing stay empty.

    >>> print(of_records([{"film": "Heat", "minutes": 170}]).write("csv").split())
    ['film,minutes', 'Heat,170']
    """
    names = tuple(columns if columns is not None else records[0] if records else ())
    return Table(names, tuple(tuple(_literal(record.get(name)) for name in names) for record in records))


def _literal(value: Any) -> Literal | None:
    if isinstance(value, dict | list | tuple):
        value = json.dumps(value, ensure_ascii=False) if value else None
    return None if value is None else Literal(value)


def _unknown(format: str, what: str, known: tuple[str, ...]) -> UsageError:
    mend = " For triples, ask with CONSTRUCT or DESCRIBE." if format in TRIPLE_FORMATS and what != "triples" else ""
    return UsageError(f"{unwritable(format, what, known)}{mend}")
