"""Claims as reifiers of RDF 1.2, and back: the same claims, with the same IRIs.

A claim says in three triples what it is about (rdf:subject, rdf:predicate, rdf:object). RDF 1.2 says it in one, whose
object is a triple: `claim:7f3a rdf:reifies <<( id:Ballerina wick:director id:LenWiseman )>>`. Everything else that a
claim carries stays as it is.

>>> from wickgraph.stores.store import from_text
>>> store = from_text("claim:c a wick:Claim ; rdf:subject id:A ; rdf:predicate wick:kills ; rdf:object id:B .")
>>> sorted(quad.predicate.value.partition("#")[2] for quad in reified(store))
['reifies', 'type']
>>> set(claimed(reified(store))) == set(store)
True
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, NamedNode, Quad, Triple

from wickgraph.results.writing import Term
from wickgraph.terms import RDF

_PARTS = tuple(NamedNode(RDF + name) for name in ("subject", "predicate", "object"))
_REIFIES = NamedNode(RDF + "reifies")

#: a claim in its graph: both as text, which sorts and compares the same on every run
Place = tuple[str, str]


def reified(quads: Iterable[Quad]) -> list[Quad]:
    """The quads with every claim's subject, predicate and object made into one rdf:reifies in the same named graph.

    What has two subjects, or lacks one of the three, cannot be one triple and stays as it is.

    >>> from wickgraph.stores.store import from_text
    >>> print(reified(from_text("claim:c rdf:subject id:A ; rdf:predicate wick:kills ; rdf:object 7 ."))[0].object)
    <https://w3id.org/wickgraph/id/A> <https://w3id.org/wickgraph/ont#kills> "7"^^<...#integer>
    """
    given = list(quads)
    triples = {place: triple for place, parts in _parts(given).items() if (triple := _triple(parts))}
    kept = [quad for quad in given if quad.predicate not in _PARTS or _place(quad) not in triples]
    folded = {_place(quad): (quad.subject, quad.graph_name) for quad in given if _place(quad) in triples}
    return kept + [Quad(claim, _REIFIES, triples[place], graph) for place, (claim, graph) in folded.items()]


def claimed(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads with every rdf:reifies of a triple taken apart into rdf:subject, rdf:predicate and rdf:object.

    >>> from wickgraph.stores.store import parse
    >>> store = parse(b"PREFIX : <urn:> :s :p :o ~ :claim .")
    >>> [quad.predicate.value.partition("#")[2] for quad in claimed(store) if quad.subject.value == "urn:claim"]
    ['subject', 'predicate', 'object']
    """
    for quad in quads:
        said = quad.object
        if quad.predicate == _REIFIES and isinstance(said, Triple):
            for name, part in zip(_PARTS, (said.subject, said.predicate, said.object), strict=True):
                yield Quad(quad.subject, name, part, quad.graph_name)
        else:
            yield quad


def _place(quad: Quad) -> Place:
    return str(quad.subject), str(quad.graph_name)


def _parts(quads: Iterable[Quad]) -> dict[Place, dict[str, list[Term]]]:
    found: dict[Place, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if quad.predicate in _PARTS:
            found[_place(quad)][quad.predicate.value].append(quad.object)
    return found


def _triple(parts: dict[str, list[Term]]) -> Triple | None:
    """The triple that a claim is about; None where its parts make none."""
    if len(parts) < len(_PARTS) or any(len(terms) > 1 for terms in parts.values()):
        return None
    subject, predicate, object = (parts[name.value][0] for name in _PARTS)
    if not isinstance(subject, NamedNode | BlankNode) or not isinstance(predicate, NamedNode):
        return None
    return Triple(subject, predicate, object)
