"""Entities of a graph, and names that a text brought which may be known ones written otherwise.

>>> from wickgraph.stores.store import from_text
>>> graph = from_text("id:TheHarbinger a wick:Character ; rdfs:label 'The Harbinger' . "
...                   "id:HarbingrCharacter a wick:Character ; rdfs:label 'Harbingr' ; wick:known false .")
>>> [(row["label"], row["near"], row["why"]) for row in entities(graph, unresolved=True)]
[('Harbingr', 'The Harbinger', 'spelled alike')]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode, Store

from wickgraph.asking.lookup import name_words
from wickgraph.beliefs.asof import open_graph
from wickgraph.results.table import Table, of_records
from wickgraph.statements import local_name
from wickgraph.stores.store import AnyGraph, load
from wickgraph.terms import ID, RDF, RDFS, SKOS, WICK, compact

#: an entity has at most this many near misses
_MOST = 3
#: names of which fewer signs in a hundred agree are not near
_LEAST = 84.0
#: kinds that a text may take for one another
_ALIKE = (
    frozenset({"Person", "Character"}),
    frozenset({"Film", "Series", "Game", "Comic", "Franchise"}),
    frozenset({"Company", "FictionalOrganization", "Place", "Location"}),
)


@dataclass(frozen=True)
class Named:
    """An entity with all its names: IRI, label, local name of its class, whether the gazetteer knows it."""

    iri: str
    label: str
    kind: str
    names: tuple[str, ...]
    known: bool


def entities(graph: AnyGraph = None, *, unresolved: bool = False) -> Table:
    """The entities of a graph: compact name, label, kind, whether it is known, and how many claims name it.

    With `unresolved` only those that came from texts and are not known, the most claimed first, each with the known
    entities that it may be (of the graph and of the bundled one): a row for each, for a person to settle. Nothing is
    merged by itself. Raises InputError and DataError like `wickgraph.stores.store.load`.

    >>> from wickgraph.stores.store import from_text
    >>> entities(from_text("id:Caine a wick:Character ; rdfs:label 'Caine' .")).columns
    ('entity', 'label', 'kind', 'known', 'claims')
    """
    store = open_graph(graph)
    found = list(of_graph(store))
    claims = _claims(store)
    if not unresolved:
        rows = [_row(each, claims) | {"known": each.known} for each in sorted(found, key=lambda each: each.label)]
        return of_records(rows, ("entity", "label", "kind", "known", "claims"))
    known = {each.iri: each for each in (*of_graph(load()), *found) if each.known}
    fresh = sorted((each for each in found if not each.known), key=lambda each: (-claims[each.iri], each.label))
    rows = [row for each in fresh for row in _unresolved_rows(each, claims, known)]
    return of_records(rows, ("entity", "label", "kind", "claims", "near", "near_entity", "near_kind", "why"))


def _unresolved_rows(each: Named, claims: Mapping[str, int], known: Mapping[str, Named]) -> Iterator[dict[str, Any]]:
    found = near(each, known.values())
    for other, why in found:
        yield _row(each, claims) | {
            "near": other.label,
            "near_entity": compact(other.iri),
            "near_kind": other.kind,
            "why": why,
        }
    if not found:
        yield _row(each, claims)


def _row(each: Named, claims: Mapping[str, int]) -> dict[str, Any]:
    return {"entity": compact(each.iri), "label": each.label, "kind": each.kind, "claims": claims[each.iri]}


def near(name: Named, known: Iterable[Named]) -> list[tuple[Named, str]]:
    """The known entities that a name may mean, the likeliest first, and why: at most three, of the same frame.

    >>> akira = Named("urn:1", "Akira", "Character", ("Akira",), False)
    >>> shimazu = Named("urn:2", "Akira Shimazu", "Character", ("Akira Shimazu",), True)
    >>> [(each.label, why) for each, why in near(akira, [shimazu])]
    [('Akira Shimazu', 'part of the name')]
    """
    scored = [
        (score, other, why)
        for other in known
        if _may_be(name.kind, other.kind)
        for score, why in [max((_likeness(name.label, each) for each in other.names), default=(0.0, ""))]
        if score
    ]
    scored.sort(key=lambda each: (-each[0], each[1].kind != name.kind, each[1].label))
    return [(other, why) for _, other, why in scored[:_MOST]]


def _may_be(one: str, other: str) -> bool:
    return one == other or any(one in kinds and other in kinds for kinds in _ALIKE)


def _likeness(one: str, other: str) -> tuple[float, str]:
    """How alike two names are (0 to 100, 0 where they are not near), and what makes them so."""
    from rapidfuzz import fuzz

    first, second = _words(one), _words(other)
    if not first or not second:
        return 0.0, ""
    if sorted(first) == sorted(second):
        return 100.0, "the same words"
    if set(first) < set(second) or set(second) < set(first):
        return 90.0, "part of the name"
    if len(first) == len(second) > 1 and first[-1] == second[-1] and first[0][0] == second[0][0]:
        return 88.0, "the same last name and initial"
    ratio = fuzz.ratio(" ".join(first), " ".join(second))
    return (ratio, "spelled alike") if ratio >= _LEAST else (0.0, "")


def _words(name: str) -> list[str]:
    """The words of a name that tell it from others: no article, no accents, no note in brackets."""
    return [word for word in name_words(name.partition(" (")[0]) if word not in ("the", "of", "a", "an")]


def of_graph(store: Store) -> Iterator[Named]:
    """The entities of a graph, each with all its names.

    >>> from wickgraph.stores.store import from_text
    >>> [each.names for each in of_graph(from_text("id:Eve a wick:Character ; rdfs:label 'Eve' ."))]
    [('Eve',)]
    """
    for quad in store.quads_for_pattern(None, NamedNode(RDF + "type"), None, None):
        node, kind = quad.subject, quad.object
        if isinstance(node, NamedNode) and isinstance(kind, NamedNode) and node.value.startswith(ID):
            labels = _texts(store, node, RDFS + "label") or [local_name(node.value)]
            known = "false" not in _texts(store, node, WICK + "known")
            names = (*labels, *_texts(store, node, SKOS + "altLabel"))
            yield Named(node.value, labels[0], local_name(kind.value), names, known)


def _texts(store: Store, node: NamedNode, predicate: str) -> list[str]:
    found = store.quads_for_pattern(node, NamedNode(predicate), None, None)
    return sorted(str(quad.object.value) for quad in found if hasattr(quad.object, "value"))


def _claims(store: Store) -> Counter[str]:
    """How many claims name each entity as subject or object."""
    ends = (NamedNode(RDF + "subject"), NamedNode(RDF + "object"))
    quads = (quad for end in ends for quad in store.quads_for_pattern(None, end, None, None))
    return Counter(quad.object.value for quad in quads if isinstance(quad.object, NamedNode))
