"""What an edge of the projection carries: a claim, its qualifiers and its evidence, read from the claim's triples."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from math import isfinite
from typing import TypedDict

from pyoxigraph import Literal, NamedNode, Store

from wickgraph import ontology
from wickgraph.errors import DataError
from wickgraph.results.writing import grouped
from wickgraph.terms import DCTERMS, RDFS, WICK, compact

Term = NamedNode | Literal
Triple = tuple[str, str, Term]
Description = Mapping[str, list[Term]]  # predicate -> objects, of one subject
Descriptions = Mapping[str, Description]  # subject -> its description

#: what a claim says about itself; every other wick: property of a claim is a qualifier
_OF_CLAIMS = frozenset(
    WICK + name
    for name in (
        *("status", "statusInSource", "asOf", "attributedTo", "confidence", "evidence"),
        *("supersededBy", "conflictsWith", "corroborates"),
    )
)


class Evidence(TypedDict):
    """Where a claim stands: a source, and the span (Unicode code points, end exclusive) where one is known."""

    id: str
    source: str
    title: str
    url: str
    publisher: str
    date: str
    file_name: str
    file_sha256: str
    start: int | None
    end: int | None
    sha256: str
    note: str


class Reference(TypedDict):
    """An entity by its IRI and label."""

    id: str
    label: str


class Statement(TypedDict):
    """What an edge, or an item of a node's "values", carries. `claim` is "" for a plain triple without a claim.

    `subject`, `stated` and `object` are those of the claim. `predicate` and `label` are those of the edge: they differ
    on the "plays" edge that follows from a cast claim.
    """

    claim: str
    subject: Reference
    stated: Reference
    object: Reference | str
    predicate: str
    label: str
    status: str
    status_in_source: str
    as_of: str
    attributed_to: str
    speakers: list[Reference]
    confidence: float | None
    qualifiers: dict[str, list[Reference | str]]
    evidence: list[Evidence]
    superseded_by: list[str]
    conflicts_with: list[str]
    corroborates: list[str]


def descriptions(store: Store) -> Descriptions:
    """Every subject's predicates and objects, in one pass over all named graphs; blank nodes are left out.

    >>> from wickgraph.stores.store import from_text
    >>> list(descriptions(from_text("id:Ballerina a wick:Film ; rdfs:label 'Ballerina' .")))
    ['https://w3id.org/wickgraph/id/Ballerina']
    """
    found: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for quad in store:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            found[quad.subject.value][quad.predicate.value].append(quad.object)
    return {subject: {p: sorted(set(o), key=str) for p, o in of.items()} for subject, of in found.items()}


def statement(triple: Triple, iri: str, claim: Description, described: Descriptions) -> Statement:
    """The statement `triple` of the claim `iri`, whose description is `claim`; `described` has what it refers to.

    >>> statement(("urn:Eve", "urn:knows", NamedNode("urn:Rooney")), "", {}, {})["object"]
    {'id': 'urn:Rooney', 'label': 'urn:Rooney'}
    """
    subject, predicate, target = triple
    label = label_of(predicate, described)
    speakers = [_named(who, described) for who in values(claim, WICK + "attributedTo")]
    return {
        "claim": iri,
        "subject": _named(subject, described),
        "stated": {"id": predicate, "label": label},
        "object": _reference(target, described),
        "predicate": compact(predicate),
        "label": label,
        "status": _status(claim, "status"),
        "status_in_source": _status(claim, "statusInSource"),
        "as_of": first(claim, WICK + "asOf"),
        "attributed_to": ", ".join(who["label"] for who in speakers),
        "speakers": speakers,
        "confidence": _decimal(first(claim, WICK + "confidence")),
        "qualifiers": {
            name: [_reference(term, described) for term in terms] for name, terms in qualifiers(claim).items()
        },
        "evidence": [_evidence(each, described) for each in values(claim, WICK + "evidence")],
        "superseded_by": values(claim, WICK + "supersededBy"),
        "conflicts_with": values(claim, WICK + "conflictsWith"),
        "corroborates": values(claim, WICK + "corroborates"),
    }


def qualifiers(claim: Description) -> dict[str, list[Term]]:
    """The qualifiers of a claim: compact name of each, and its values.

    >>> qualifiers({WICK + "billing": [Literal("lead")], WICK + "status": [NamedNode(WICK + "Confirmed")]})
    {'wick:billing': [<Literal value=lead datatype=<...#string>>]}
    """
    own = (predicate for predicate in sorted(claim.keys() - _OF_CLAIMS) if predicate.startswith(WICK))
    return {compact(predicate): claim[predicate] for predicate in own}


def _reference(term: Term, described: Descriptions) -> Reference | str:
    return _named(term.value, described) if isinstance(term, NamedNode) else term.value


def _named(iri: str, described: Descriptions) -> Reference:
    return {"id": iri, "label": first(described.get(iri, {}), RDFS + "label") or local_name(iri)}


def _evidence(iri: str, described: Descriptions) -> Evidence:
    evidence = described.get(iri, {})
    of = first(evidence, WICK + "source")
    source = described.get(of, {})
    return {
        "id": iri,
        "source": of,
        "title": first(source, DCTERMS + "title") or first(source, RDFS + "label"),
        "url": first(source, WICK + "url"),
        "publisher": first(source, DCTERMS + "publisher"),
        "date": first(source, DCTERMS + "date"),
        "file_name": first(source, WICK + "fileName"),
        "file_sha256": first(source, WICK + "sha256"),
        "start": _integer(first(evidence, WICK + "start")),
        "end": _integer(first(evidence, WICK + "end")),
        "sha256": first(evidence, WICK + "sha256"),
        "note": first(evidence, WICK + "note"),
    }


def label_of(predicate: str, described: Descriptions) -> str:
    """The human label of a predicate or class: the graph's own, else the ontology's, else its local name taken apart.

    >>> label_of("https://w3id.org/wickgraph/ont#someNewProperty", {})
    'some new property'
    """
    own = first(described.get(predicate, {}), RDFS + "label")
    return own or ontology_labels().get(predicate) or words(local_name(predicate))


def called(name: str) -> str:
    """What the ontology calls one of its terms (a local name).

    >>> called("FictionalOrganization"), called("releaseDate")
    ('fictional organisation', 'release date')
    """
    return label_of(WICK + name, {})


@cache
def ontology_labels() -> Mapping[str, str]:
    """The rdfs:label of every class and property of the bundled ontology; empty where it is not installed.

    >>> isinstance(ontology_labels(), dict)
    True
    """
    try:
        found = ontology.store()
    except (DataError, OSError):
        return {}
    return {iri: first(of, RDFS + "label") for iri, of in descriptions(found).items() if RDFS + "label" in of}


def figure(value: str, predicate: str) -> str:
    """A value of a predicate (IRI) as people read it: thousands set apart, with its unit.

    >>> figure("125", WICK + "runningTime"), figure("90000000", WICK + "budget"), figure("action", WICK + "genre")
    ('125 minutes', '90,000,000 US dollars', 'action')
    """
    unit = units().get(predicate, "") if value.isdecimal() else ""
    return f"{grouped(value)} {unit}" if unit else grouped(value)


@cache
def units() -> Mapping[str, str]:
    """What the values of a predicate count, by its IRI; empty where the ontology is not installed.

    >>> units()[WICK + "runningTime"]
    'minutes'
    """
    try:
        found = ontology.store().quads_for_pattern(None, NamedNode(WICK + "unit"), None)
    except (DataError, OSError):
        return {}
    ends = ((quad.subject, quad.object) for quad in found)
    return {one.value: unit.value for one, unit in ends if isinstance(one, NamedNode) and isinstance(unit, Literal)}


def words(name: str) -> str:
    """A name in camel case, taken apart into lower-case words.

    >>> words("spinOffOf"), words("FictionalOrganization")
    ('spin off of', 'fictional organization')
    """
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).lower()


def local_name(iri: str) -> str:
    """What follows the last slash or hash of an IRI.

    >>> local_name("https://w3id.org/wickgraph/ont#castMember"), local_name("https://example.org/")
    ('castMember', 'example.org')
    """
    return re.split(r"[/#]", iri.rstrip("/#"))[-1]


def values(of: Description, predicate: str) -> list[str]:
    """The objects of a predicate as plain strings.

    >>> values({"urn:p": [Literal("a"), Literal("b")]}, "urn:p")
    ['a', 'b']
    """
    return [term.value for term in of.get(predicate, ())]


def first(of: Description, predicate: str) -> str:
    """The first object of a predicate as a plain string, "" where there is none.

    >>> first({}, "urn:p")
    ''
    """
    return of[predicate][0].value if of.get(predicate) else ""


def _status(claim: Description, name: str) -> str:
    return local_name(first(claim, WICK + name)).lower()


def _integer(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def _decimal(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) else None
