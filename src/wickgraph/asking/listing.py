"""Every claim of a graph that was read in a text, as rows for people: what it says, where it stands, its sentence.

>>> from wickgraph.stores.store import from_text
>>> claims(from_text("id:Eve a wick:Character ."), Shelf(())).columns
('subject', 'property', 'object', 'status', 'sentence')
"""

from __future__ import annotations

from pyoxigraph import Literal, Store

from wickgraph.asking.query import query
from wickgraph.results.table import Table
from wickgraph.results.texts import Shelf
from wickgraph.statements import label_of
from wickgraph.terms import WICK

_READ = """SELECT ?subject ?predicate ?object ?status ?file ?textHash ?start ?end ?hash {
    ?claim rdf:subject ?s ; rdf:predicate ?predicate ; rdf:object ?o ; wick:statusInSource ?status ; wick:evidence ?e .
    ?e wick:source ?source ; wick:start ?start ; wick:end ?end ; wick:sha256 ?hash .
    ?source wick:fileName ?file ; wick:sha256 ?textHash .
    OPTIONAL { ?s rdfs:label ?subjectLabel } OPTIONAL { ?o rdfs:label ?objectLabel }
    BIND(COALESCE(?subjectLabel, STR(?s)) AS ?subject) BIND(COALESCE(?objectLabel, STR(?o)) AS ?object)
} ORDER BY ?file ?start ?end ?predicate ?object ?subject"""


def claims(graph: Store, at_hand: Shelf) -> Table:
    """The claims with a span in a source, in the order of the texts; `status` is how sure the source was.

    >>> from wickgraph.stores.store import from_text
    >>> len(claims(from_text("id:Eve a wick:Character ."), Shelf(())))
    0
    """
    found = query(_READ, graph)
    assert isinstance(found, Table)
    columns = ("subject", "property", "object", "status", "sentence")
    rows = [(row["subject"], _label(row["predicate"]), row["object"], _status(row["status"]), None) for row in found]
    quotes = [at_hand.quote(row["file"], row["textHash"], row["start"], row["end"], row["hash"]) for row in found]
    return Table(
        columns,
        tuple(
            (*map(Literal, row[:4]), Literal(quote.sentence) if quote else None)
            for row, quote in zip(rows, quotes, strict=True)
        ),
    )


def _label(predicate: str) -> str:
    return label_of(predicate, {})


def _status(iri: str) -> str:
    return iri.removeprefix(WICK).lower()
