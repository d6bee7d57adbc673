"""A part of a graph: some entities, the claims in which they stand, and what is needed to read those.

>>> from wickgraph.stores.store import from_text
>>> graph = from_text('''id:Heat wick:director id:Mann . id:Mann rdfs:label "Mann" . id:Dust wick:director id:Ford .''')
>>> len(of_entity(NamedNode("https://w3id.org/wickgraph/id/Heat"), graph, 100))
2
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import NamedNode, Quad, Store

from wickgraph.endpoint.question import Refused
from wickgraph.terms import RDF, RDFS, WICK

_SUBJECT, _OBJECT, _PREDICATE = (NamedNode(RDF + name) for name in ("subject", "object", "predicate"))
_LABEL, _TYPE = NamedNode(RDFS + "label"), NamedNode(RDF + "type")
_EVIDENCE, _SOURCE = NamedNode(WICK + "evidence"), NamedNode(WICK + "source")


def of_entity(entity: NamedNode, store: Store, most: int) -> Store:
    """All that a graph says of one entity: its triples, those that lead to it, its claims with their evidence.

    Raises Refused where that is more than `most` triples.
    """
    part = Store()
    _extend(part, store.quads_for_pattern(entity, None, None, None), most)
    for quad in store.quads_for_pattern(None, None, entity, None):
        if isinstance(quad.subject, NamedNode) and _is_claim(quad.subject, store):
            _add_claim(part, quad.subject, store, most)
        else:
            _extend(part, [quad], most)
    _add_labels(part, store, most)
    return part


def among(entities: Collection[NamedNode], store: Store, most: int) -> Store:
    """Entities, and the claims in which two of them stand; values are claimed of one.

    Raises Refused where that is more than `most` triples.
    """
    part = Store()
    for entity in entities:
        _extend(part, store.quads_for_pattern(entity, None, None, None), most)
        for end in (_SUBJECT, _OBJECT):
            for quad in store.quads_for_pattern(None, end, entity, None):
                if isinstance(quad.subject, NamedNode) and _is_inside(quad.subject, entities, store):
                    _add_claim(part, quad.subject, store, most)
    _add_labels(part, store, most)
    return part


def _is_claim(node: NamedNode, store: Store) -> bool:
    return any(True for _ in store.quads_for_pattern(node, _PREDICATE, None, None))


def _is_inside(claim: NamedNode, entities: Collection[NamedNode], store: Store) -> bool:
    """Whether two of the entities stand in a claim, or one of them and a value."""
    terms = {quad.object for quad in store.quads_for_pattern(claim, None, None, None)}
    objects = [quad.object for quad in store.quads_for_pattern(claim, _OBJECT, None, None)]
    return len(terms & set(entities)) > 1 or not all(isinstance(each, NamedNode) for each in objects)


def _add_claim(part: Store, claim: NamedNode, store: Store, most: int) -> None:
    _extend(part, store.quads_for_pattern(claim, None, None, None), most)
    for evidence in _objects(claim, _EVIDENCE, store):
        _extend(part, store.quads_for_pattern(evidence, None, None, None), most)
        for source in _objects(evidence, _SOURCE, store):
            _extend(part, store.quads_for_pattern(source, None, None, None), most)


def _objects(node: NamedNode, predicate: NamedNode, store: Store) -> Iterator[NamedNode]:
    for quad in store.quads_for_pattern(node, predicate, None, None):
        if isinstance(quad.object, NamedNode):
            yield quad.object


def _add_labels(part: Store, store: Store, most: int) -> None:
    """The labels of what the part speaks of."""
    named = {each for quad in part for each in (quad.subject, quad.object) if isinstance(each, NamedNode)}
    for node in named:
        _extend(part, store.quads_for_pattern(node, _LABEL, None, None), most)


def _extend(part: Store, quads: Iterable[Quad], most: int) -> None:
    part.extend(quads)
    if len(part) > most:
        detail = f"More than {most:,} triples speak of this; this endpoint gives {most:,} at a time. Ask at /sparql."
        raise Refused(413, "Answer too large", detail)
