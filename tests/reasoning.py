"""A light reasoner, for as much of OWL as the ontology uses: whether entities and facts can all be true at once.

An entity must be of one class of each group that is asked of it: its own type, the domain of a property that leads from
it, the range of one that leads to it (a union is a group of several). Facts contradict each other when for some entity
no choice is left in which no two classes are disjoint; when a property that is asymmetric or irreflexive runs back; and
when a value is not of its datatype. What follows by a superproperty is asked as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rdflib import Graph, Literal
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, XSD
from rdflib.term import Node

from wickgraph.terms import WICK, compact

Group = frozenset[Node]
Triple = tuple[Node, Node, Node]

#: every value of the first is one of the second
_WIDER = {XSD.integer: XSD.decimal}


def contradictions(ontology: Graph, facts: Graph) -> list[str]:
    """What cannot be true together with the ontology, a line each; none when all of it can."""
    triples = [*facts, *_inherited(ontology, facts)]
    apart = _disjoint(ontology)
    found = [*_of_direction(ontology, set(triples)), *_of_values(ontology, triples)]
    for node, groups in _asked(ontology, triples).items():
        if not _choice(sorted(groups, key=len), frozenset(), apart):
            wanted = " and ".join(sorted(" or ".join(sorted(map(compact, group))) for group in groups))
            found.append(f"{compact(str(node))} cannot be {wanted}")
    return sorted(found)


def _inherited(ontology: Graph, facts: Graph) -> Iterator[Triple]:
    for subject, predicate, object in facts:
        for above in ontology.transitive_objects(predicate, RDFS.subPropertyOf):
            if above != predicate and above is not None:
                yield subject, above, object


def _asked(ontology: Graph, triples: Iterable[Triple]) -> dict[Node, set[Group]]:
    """The groups of which each entity must be in one class."""
    asked: dict[Node, set[Group]] = defaultdict(set)
    for subject, predicate, object in triples:
        if predicate == RDF.type:
            asked[subject].add(frozenset([object]))
        for side, end in ((RDFS.domain, subject), (RDFS.range, object)):
            group = _group(ontology, predicate, side)
            if group and not isinstance(end, Literal):
                asked[end].add(group)
    return asked


def _group(ontology: Graph, predicate: Node, side: Node) -> Group | None:
    end = ontology.value(predicate, side)
    if end is None:
        return None
    union = ontology.value(end, OWL.unionOf)
    return frozenset(Collection(ontology, union)) if union else frozenset([end])


def _disjoint(ontology: Graph) -> set[tuple[Node, Node]]:
    """The pairs of classes that share no member, also by what stands above them."""
    pairs = {(one, other) for one, other in ontology.subject_objects(OWL.disjointWith)}
    for group in ontology.subjects(RDF.type, OWL.AllDisjointClasses):
        members = list(Collection(ontology, ontology.value(group, OWL.members)))
        pairs |= {(one, other) for one in members for other in members if one != other}
    below = {each: set(ontology.transitive_subjects(RDFS.subClassOf, each)) for pair in pairs for each in pair}
    wide = {(one, other) for above, beside in pairs for one in below[above] for other in below[beside]}
    return wide | {(other, one) for one, other in wide}


def _choice(groups: list[Group], chosen: Group, apart: set[tuple[Node, Node]]) -> bool:
    """Whether a class can be taken from each group so that no two are disjoint."""
    if not groups:
        return True
    possible = (each for each in groups[0] if not any((each, other) in apart for other in chosen))
    return any(_choice(groups[1:], chosen | {each}, apart) for each in possible)


def _of_direction(ontology: Graph, triples: set[Triple]) -> Iterator[str]:
    for subject, predicate, object in triples:
        kinds = set(ontology.objects(predicate, RDF.type))
        said = f"{compact(str(subject))} {compact(str(predicate))} {compact(str(object))}"
        if OWL.IrreflexiveProperty in kinds and subject == object:
            yield f"{said}: nothing is so to itself"
        if OWL.AsymmetricProperty in kinds and subject != object and (object, predicate, subject) in triples:
            yield f"{said}, and the other way round"


def _of_values(ontology: Graph, triples: Iterable[Triple]) -> Iterator[str]:
    for subject, predicate, object in triples:
        kinds = set(ontology.objects(predicate, RDF.type))
        said = f"{compact(str(subject))} {compact(str(predicate))} {object}"
        if OWL.ObjectProperty in kinds and isinstance(object, Literal):
            yield f"{said}: a value where an entity belongs"
        if OWL.DatatypeProperty in kinds and not _is_of(object, ontology.value(predicate, RDFS.range)):
            yield f"{said}: a value of another datatype"


def _is_of(object: Node, datatype: Node | None) -> bool:
    if not isinstance(object, Literal):
        return False
    own = object.datatype or XSD.string
    is_spelled_rightly = object.ill_typed is not True
    return is_spelled_rightly and (datatype in (None, own, _WIDER.get(own)) or str(datatype).startswith(WICK))
