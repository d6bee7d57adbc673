"""What the ontology says of classes and predicates, as far as the code needs it.

>>> ontology = load()
>>> ontology.ancestors["Film"]
('Film', 'Work')
>>> ontology.predicates["releaseDate"].datatype
'xsd:date'
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Store

from wickgraph.bundled import folder
from wickgraph.terms import PREFIXES, WICK, compact


@dataclass(frozen=True)
class Predicate:
    """A predicate: local name, label, and what it takes.

    `datatype` is the compact name of the datatype where the object is a literal, else None. `domain` and `range` are
    local names of classes (empty where the ontology leaves them open); `told` is how a fact of it is said.
    """

    name: str
    label: str
    datatype: str | None
    domain: tuple[str, ...]
    range: tuple[str, ...]
    told: str = ""


@dataclass(frozen=True)
class Derivation:
    """A fact that follows from a claim: of which predicate, with which qualifier, and where its parts come from."""

    when_predicate: str
    when_qualifier: str | None
    subject: str
    predicate: str
    object: str


@dataclass(frozen=True)
class Ontology:
    """Classes with their ancestors, predicates, derivations and the statuses that make a claim a fact."""

    ancestors: dict[str, tuple[str, ...]]
    predicates: dict[str, Predicate]
    derivations: tuple[Derivation, ...]
    accepted: frozenset[str]


#: superclasses that only structure the ontology and say nothing about what a text can mean
_ABSTRACT = {"RealThing", "FictionalThing"}

_CLASSES = "SELECT ?class ?ancestor { ?class a owl:Class ; rdfs:subClassOf* ?ancestor FILTER(isIRI(?class)) }"
_PREDICATES = """SELECT ?name ?label ?type ?side ?class {
    VALUES ?type { owl:ObjectProperty owl:DatatypeProperty }
    ?name a ?type ; rdfs:label ?label .
    { ?name rdfs:domain/(owl:unionOf/rdf:rest*/rdf:first)? ?class BIND("domain" AS ?side) }
    UNION { ?name rdfs:range/(owl:unionOf/rdf:rest*/rdf:first)? ?class BIND("range" AS ?side) }
    FILTER(isIRI(?class))
} ORDER BY ?name ?side ?class"""
_TOLD = "SELECT ?name ?told { ?name wick:told ?told }"
_DERIVATIONS = """SELECT ?when ?qualifier ?subject ?predicate ?object {
    ?rule a wick:Derivation ; wick:whenPredicate ?when ;
        wick:derivesSubject ?subject ; wick:derivesPredicate ?predicate ; wick:derivesObject ?object .
    OPTIONAL { ?rule wick:whenQualifier ?qualifier }
} ORDER BY ?when ?predicate"""
_ACCEPTED = "SELECT ?status { ?status wick:accepted true }"


@cache
def store() -> Store:
    """The ontology as a store, read once."""
    found = Store()
    found.load(path=folder("ontology") / "wick.ttl", format=RdfFormat.TURTLE)
    return found


@cache
def names() -> frozenset[str]:
    """The local names of all terms in our namespace.

    >>> {"Film", "castMember", "Confirmed"} <= names()
    True
    """
    found = (quad.subject.value for quad in store() if isinstance(quad.subject, NamedNode))
    return frozenset(iri.removeprefix(WICK) for iri in found if iri.startswith(WICK))


@cache
def load() -> Ontology:
    """Read the bundled ontology.

    >>> sorted(load().accepted)
    ['Announced', 'Confirmed']
    """
    ancestors: dict[str, list[str]] = {}
    for kind, ancestor in _rows(_CLASSES):
        if ancestor and ancestor not in _ABSTRACT and ancestor not in ancestors.setdefault(kind, []):
            # The class itself comes first; the rest of the hierarchy has one level that matters.
            ancestors[kind].insert(0 if ancestor == kind else len(ancestors[kind]), ancestor)
    return Ontology(
        {kind: tuple(found) for kind, found in sorted(ancestors.items())},
        _predicates(),
        tuple(Derivation(when, qualifier or None, *parts) for when, qualifier, *parts in _rows(_DERIVATIONS)),
        frozenset(status for (status,) in _rows(_ACCEPTED)),
    )


def _predicates() -> dict[str, Predicate]:
    found: dict[str, Predicate] = {}
    for name, label, kind, side, each in _rows(_PREDICATES):
        before = found.get(name) or Predicate(name, label, None, (), ())
        if side == "domain" and each:
            before = replace(before, domain=(*before.domain, each))
        elif side == "range" and kind.endswith("DatatypeProperty"):
            # A date of any precision (wick:Date) is named by its finest.
            before = replace(before, datatype="xsd:date" if each == "Date" else each or "xsd:string")
        elif side == "range" and each:
            before = replace(before, range=(*before.range, each))
        found[name] = before
    for name, told in _rows(_TOLD):
        if name in found:
            found[name] = replace(found[name], told=told)
    return found


def _rows(query: str) -> Iterator[tuple[str, ...]]:
    """The rows of a query: our names as local names, other IRIs as compact names, nothing as an empty text."""
    answer = store().query(query, prefixes=PREFIXES)
    assert isinstance(answer, QuerySolutions)
    for row in answer:
        yield tuple(_text(term) for term in row)


def _text(term: object) -> str:
    if isinstance(term, NamedNode):
        return compact(term.value).removeprefix("wick:")
    return term.value if isinstance(term, Literal) else ""
