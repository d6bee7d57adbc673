"""Upkeep: articles put into a graph and taken out of it, at the cost of what they touch and not of the whole graph.

Rules join claims about one subject only; a subject whose claims changed is judged anew, and of the facts only those
that its claims gave, or give now, are looked at.

>>> from wickgraph.stores.store import from_text
>>> graph = from_text('''claim:a rdf:subject id:Eve ; rdf:predicate wick:allyOf ; rdf:object id:Nogi ;
...                      wick:statusInSource wick:Confirmed .''')
>>> derive_touched(graph, ["https://w3id.org/wickgraph/id/Eve"])
>>> [str(quad.predicate) for quad in graph.quads_for_pattern(None, None, None, NamedNode(FACTS))]
['<https://w3id.org/wickgraph/ont#allyOf>']
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad, Store

from wickgraph import ontology
from wickgraph.beliefs import belief, precedence
from wickgraph.beliefs.belief import DERIVED, Fact
from wickgraph.beliefs.said import OBJECT, PREDICATE, STATUS, SUBJECT, Said, about, read, told
from wickgraph.terms import ENTITIES, FACTS, WICK

_FACTS = NamedNode(FACTS)
_EVIDENCE, _SOURCE, _KNOWN = (NamedNode(WICK + name) for name in ("evidence", "source", "known"))
_PARTS = {"subject": SUBJECT, "object": OBJECT}


def derive_touched(store: Store, subjects: Iterable[str], before: Iterable[Fact] = ()) -> None:
    """Judge the claims about these subjects (IRIs) anew, in place: status, links and facts.

    `before` are facts that claims gave which are gone from the store by now. Afterwards the store holds what
    `wickgraph.beliefs.belief.derive` would make of all of it, if it did so before the claims about the subjects
    changed.
    """
    claims = [said for subject in sorted(set(subjects)) for said in about(store, subject)]
    stale = {*before, *belief.facts(claims, _statuses(store, claims))}
    judgement = belief.judge(claims)
    _replace(store, {each for said in claims for each in _derived(store, said.iri)}, belief.claim_quads(judgement))
    given = belief.facts(claims, judgement.status)
    lost = [fact for fact in stale - given if not _is_supported(store, fact)]
    _replace(store, {Quad(*fact, _FACTS) for fact in lost}, (Quad(*fact, _FACTS) for fact in given))


def add(store: Store, quads: Iterable[Quad]) -> None:
    """Put the quads of an article, or of any dataset, into a store, and derive what follows.

    Adding what is there already changes nothing.

    >>> store = Store()
    >>> add(store, [])
    """
    given = list(quads)
    # What was derived elsewhere was derived from less than what is known here.
    new = [quad for quad in given if quad.graph_name != _FACTS and quad.predicate.value not in DERIVED]
    store.extend(new)
    derive_touched(store, {said.subject.value for said in read(given)})


def remove(store: Store, source: str) -> None:
    """Take a source (IRI) out of a store: its evidence, the claims that rest on nothing else, names that only it gave.

    What the source has in common with others stays. Removing what is not there changes nothing.

    >>> remove(Store(), "https://w3id.org/wickgraph/source/none")
    """
    evidence = [quad.subject for quad in store.quads_for_pattern(None, _SOURCE, NamedNode(source), None)]
    citing = {quad.subject for each in evidence for quad in store.quads_for_pattern(None, _EVIDENCE, each, None)}
    gone = [claim for claim in citing if all(found in evidence for found in _objects(store, claim, _EVIDENCE))]
    claims = [said for claim in gone for said in told(store, [claim])]
    subjects = {said.subject.value for claim in citing for said in told(store, [claim])}
    before = belief.facts(claims, _statuses(store, claims))
    lost = {quad for node in (*gone, *evidence, NamedNode(source)) for quad in _around(store, node)}
    named = {quad.object for quad in lost if isinstance(quad.object, NamedNode)}
    _replace(store, lost, ())
    derive_touched(store, subjects, before)
    for name in named:
        _forget(store, name)


def _objects(store: Store, node: object, predicate: NamedNode) -> list[NamedNode]:
    if not isinstance(node, NamedNode):
        return []
    found = store.quads_for_pattern(node, predicate, None, None)
    return [quad.object for quad in found if isinstance(quad.object, NamedNode)]


def _statuses(store: Store, claims: Iterable[Said]) -> dict[str, str]:
    """Where claims stand in the store; those that were never judged, nowhere."""
    found = {said.iri: _objects(store, NamedNode(said.iri), NamedNode(STATUS)) for said in claims}
    return {iri: nodes[0].value.removeprefix(WICK) if nodes else "" for iri, nodes in found.items()}


def _derived(store: Store, claim: str) -> Iterator[Quad]:
    for predicate in DERIVED:
        yield from store.quads_for_pattern(NamedNode(claim), NamedNode(predicate), None, None)


def _around(store: Store, node: object) -> set[Quad]:
    """Every quad in which a node stands."""
    if not isinstance(node, NamedNode):
        return set()
    ends = (store.quads_for_pattern(node, None, None, None), store.quads_for_pattern(None, None, node, None))
    return {quad for found in ends for quad in found}


def _replace(store: Store, old: Collection[Quad], new: Iterable[Quad]) -> None:
    fresh = set(new)
    for quad in set(old) - fresh:
        store.remove(quad)
    store.extend(fresh)


def _is_supported(store: Store, fact: Fact) -> bool:
    """Whether an accepted claim gives the fact: directly, or by a derivation of the ontology."""
    name = fact[1].value.removeprefix(WICK)
    ways = [(name, SUBJECT, OBJECT)]
    for rule in ontology.load().derivations:
        if rule.predicate == name:
            start, end = (_PARTS.get(part, f"{WICK}{rule.when_qualifier}") for part in (rule.subject, rule.object))
            ways.append((rule.when_predicate, start, end))
    return any(_gives(store, fact, *way) for way in ways)


def _gives(store: Store, fact: Fact, predicate: str, start: str, end: str) -> bool:
    for quad in store.quads_for_pattern(None, NamedNode(start), fact[0], None):
        match = (NamedNode(end), fact[2]), (NamedNode(PREDICATE), NamedNode(WICK + predicate))
        if all(any(store.quads_for_pattern(quad.subject, name, value, None)) for name, value in match):
            status = _objects(store, quad.subject, NamedNode(STATUS))
            if any(each.value.removeprefix(WICK) in precedence.load().accepted for each in status):
                return True
    return False


def _forget(store: Store, name: NamedNode) -> None:
    """Take out an entity that a text brought, once nothing names it any more."""
    unknown = any(
        isinstance(quad.object, Literal) and quad.object.value == "false"
        for quad in store.quads_for_pattern(name, _KNOWN, None, None)
    )
    if unknown and not any(store.quads_for_pattern(None, None, name, None)):
        _replace(store, set(store.quads_for_pattern(name, None, None, NamedNode(ENTITIES))), ())
