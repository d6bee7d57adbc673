"""Exporting a graph: the same triples in every syntax of RDF, with the same bytes on every run.

>>> from wickgraph.store import from_text
>>> store = from_text("graph:facts { id:Ballerina wick:director id:LenWiseman . }")
>>> print(export(store, "ttl").splitlines()[-1])
id:Ballerina wick:director id:LenWiseman .
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, serialize

from wickgraph import jsonld, output
from wickgraph.errors import DataError, UsageError
from wickgraph.reification import claimed, reified
from wickgraph.store import load
from wickgraph.terms import PREFIXES, RDF

_TYPE = NamedNode(RDF + "type")


def export(graph: Store | Path | str | None = None, format: str = "trig", out: Path | str | None = None) -> str:
    """The graph as text in `format`; with `out`, also written to that file, whole or not at all.

    `graph` is a store, or what `wickgraph.load` takes; None is the bundled graph. Formats: "trig", "nq" and "jsonld"
    keep the named graphs; "ttl" and "nt" give their union; "rdf12" is TriG of RDF 1.2, in which a claim reifies the
    triple that it is about (`wickgraph.load` reads it back). Raises UsageError for another format, DataError where
    "jsonld" meets a triple as a value, InputError where `out` cannot be written, and what `load` raises.

    >>> from wickgraph.store import from_text
    >>> store = from_text("claim:c rdf:subject id:A ; rdf:predicate wick:kills ; rdf:object id:B .")
    >>> print(export(store, "rdf12").splitlines()[-1])
    claim:c rdf:reifies <<( id:A wick:kills id:B )>> .
    >>> export(store, "pdf")
    Traceback (most recent call last):
        ...
    wickgraph.errors.UsageError: format pdf: a graph can be exported as trig, rdf12, jsonld, ttl, nq, nt.
    """
    if format not in FORMATS:
        raise UsageError(f"format {format}: a graph can be exported as {', '.join(FORMATS)}.")
    store = graph if isinstance(graph, Store) else load(graph)
    text = FORMATS[format](list(store))
    if out is not None:
        output.save(out, text)
    return text


def arranged(quads: Iterable[Quad]) -> list[Quad]:
    """Quads in the order in which they are written: by graph, subject, predicate and object, types first.

    >>> from wickgraph.store import from_text
    >>> quads = list(from_text("id:Heat rdfs:label 'Heat' ; rdf:value 1 ; a wick:Film ."))
    >>> [quad.predicate.value.partition("#")[2] for quad in arranged(quads)]
    ['type', 'value', 'label']
    """
    return sorted(
        quads,
        key=lambda quad: (
            str(quad.graph_name),
            str(quad.subject),
            quad.predicate != _TYPE,
            str(quad.predicate),
            str(quad.object),
        ),
    )


def trig(quads: Iterable[Quad]) -> str:
    """Quads as TriG; the same quads give the same text in whatever order they come.

    >>> trig([])
    ''
    """
    return _serialized(arranged(quads), RdfFormat.TRIG)


def _rdf12(quads: Sequence[Quad]) -> str:
    return trig(reified(quads))


def _nq(quads: Sequence[Quad]) -> str:
    return _serialized(arranged(quads), RdfFormat.N_QUADS)


def _ttl(quads: Sequence[Quad]) -> str:
    return _serialized(_union(quads), RdfFormat.TURTLE)


def _nt(quads: Sequence[Quad]) -> str:
    return _serialized(_union(quads), RdfFormat.N_TRIPLES)


def _jsonld(quads: Sequence[Quad]) -> str:
    # A graph of RDF 1.2 whose triples are all reified by claims can be said in JSON-LD after all.
    return jsonld.write(claimed(quads))


def _union(quads: Sequence[Quad]) -> list[Triple]:
    """Every triple once, whatever the number of named graphs that have it."""
    plain = {Quad(quad.subject, quad.predicate, quad.object) for quad in quads}
    return [quad.triple for quad in arranged(list(plain))]


def _serialized(statements: Sequence[Quad] | Sequence[Triple], rdf_format: RdfFormat) -> str:
    everything = "\n".join(map(str, statements))
    used = {prefix: iri for prefix, iri in PREFIXES.items() if iri in everything}
    try:
        return (serialize(statements, format=rdf_format, prefixes=used) or b"").decode()
    except (OSError, ValueError) as error:
        raise DataError(f"the graph cannot be written as {rdf_format.name}: {error}. Choose another format.") from None


#: name -> what writes it
FORMATS: dict[str, Callable[[Sequence[Quad]], str]] = {
    "trig": trig,
    "rdf12": _rdf12,
    "jsonld": _jsonld,
    "ttl": _ttl,
    "nq": _nq,
    "nt": _nt,
}
