"""The graph in the syntaxes of RDF: the same triples in each, with the same bytes on every run.

>>> from wickgraph.stores.store import from_text
>>> print(turtle(from_text("graph:facts { id:Ballerina wick:director id:LenWiseman . }")).splitlines()[-1])
id:Ballerina wick:director id:LenWiseman .
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize

from wickgraph.errors import DataError
from wickgraph.export import jsonld
from wickgraph.reification import claimed, reified
from wickgraph.terms import PREFIXES, RDF

_TYPE = NamedNode(RDF + "type")


def arranged(quads: Iterable[Quad]) -> list[Quad]:
    """Quads in the order in which they are written: by graph, subject, predicate and object, types first.

    >>> from wickgraph.stores.store import from_text
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


def rdf12(quads: Iterable[Quad]) -> str:
    """Quads as TriG of RDF 1.2, in which a claim reifies the triple that it is about.

    >>> from wickgraph.stores.store import from_text
    >>> store = from_text("claim:c rdf:subject id:A ; rdf:predicate wick:kills ; rdf:object id:B .")
    >>> print(rdf12(store).splitlines()[-1])
    claim:c rdf:reifies <<( id:A wick:kills id:B )>> .
    """
    return trig(reified(quads))


def nquads(quads: Iterable[Quad]) -> str:
    """Quads as N-Quads, in order.

    >>> nquads([])
    ''
    """
    return _serialized(arranged(quads), RdfFormat.N_QUADS)


def turtle(quads: Iterable[Quad], prefixes: Mapping[str, str] = PREFIXES) -> str:
    """The union of all named graphs as Turtle, with those of `prefixes` that it uses.

    >>> turtle([])
    ''
    """
    return _serialized(_union(quads), RdfFormat.TURTLE, prefixes)


def ntriples(quads: Iterable[Quad]) -> str:
    """The union of all named graphs as N-Triples, in order.

    >>> ntriples([])
    ''
    """
    return _serialized(_union(quads), RdfFormat.N_TRIPLES)


def json_ld(quads: Iterable[Quad]) -> str:
    """Quads as JSON-LD with its context (see `wickgraph.export.jsonld`). Raises DataError where a triple is a value.

    >>> from wickgraph.stores.store import from_text
    >>> '"director": "id:LenWiseman"' in json_ld(from_text("id:Ballerina wick:director id:LenWiseman ."))
    True
    """
    # A graph of RDF 1.2 whose triples are all reified by claims can be said in JSON-LD after all.
    return jsonld.write(claimed(quads))


def _union(quads: Iterable[Quad]) -> list[Triple]:
    """Every triple once, whatever the number of named graphs that have it."""
    plain = {Quad(quad.subject, quad.predicate, quad.object) for quad in quads}
    return [quad.triple for quad in arranged(list(plain))]


def _serialized(
    statements: Sequence[Quad] | Sequence[Triple], rdf_format: RdfFormat, prefixes: Mapping[str, str] = PREFIXES
) -> str:
    everything = "\n".join(map(str, statements))
    used = {prefix: iri for prefix, iri in prefixes.items() if iri in everything}
    try:
        return (serialize(statements, format=rdf_format, prefixes=used) or b"").decode()
    except (OSError, ValueError) as error:
        raise DataError(f"the graph cannot be written as {rdf_format.name}: {error}. Choose another format.") from None
