"""What a claim says, to whom it is due and when, as the rules between claims read it from a graph.

>>> from wickgraph.stores.store import from_text
>>> graph = from_text('''claim:a rdf:subject id:Eve ; rdf:predicate wick:plays ; rdf:object id:Nogi ;
...                      wick:statusInSource wick:Confirmed ; wick:asOf "2023-04"^^xsd:gYearMonth .''')
>>> [(said.predicate, said.status, said.when) for said in read(graph)]
[('plays', 'Confirmed', '2023-04')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad, Store

from wickgraph.terms import DCTERMS, RDF, WICK, XSD

Term = NamedNode | Literal
#: subject -> predicate -> objects
Triples = Mapping[str, Mapping[str, list[Term]]]

SUBJECT, PREDICATE, OBJECT = RDF + "subject", RDF + "predicate", RDF + "object"
STATUS = WICK + "status"
#: what the rules write between claims
LINKS = ("supersededBy", "conflictsWith", "corroborates")
#: of a claim itself; every other property of ours on a claim is a qualifier
_OWN = frozenset(
    WICK + name for name in ("status", "statusInSource", "asOf", "attributedTo", "confidence", "evidence", *LINKS)
)
_DATES = frozenset(XSD + name for name in ("date", "gYearMonth", "gYear"))
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True, eq=False)
class Said:
    """A claim as the rules see it.

    `predicate` and `status` (the status in the source) are local names; `when` is the date of the claim, else of its
    source, as far as known ("2023", "2023-04", "2023-04-04"), None where nobody dated it; `speakers` and `sources` are
    IRIs; `publishers` are names, and the IRI of a source that has none.
    """

    iri: str
    subject: NamedNode
    predicate: str
    object: Term
    status: str
    when: str | None = None
    speakers: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    publishers: frozenset[str] = frozenset()
    qualifiers: Mapping[str, frozenset[Term]] = field(default_factory=dict)


def read(quads: Iterable[Quad]) -> list[Said]:
    """The claims among `quads`, in the order of their IRIs; what lacks a subject, predicate or object is none.

    >>> read([])
    []
    """
    return of_triples(triples(quads))


def of_triples(found: Triples) -> list[Said]:
    """The claims among described nodes, in the order of their IRIs.

    >>> of_triples({})
    []
    """
    return [_said(iri, found[iri], found) for iri in sorted(found) if {SUBJECT, PREDICATE, OBJECT} <= found[iri].keys()]


def about(store: Store, subject: str) -> list[Said]:
    """The claims about a subject (IRI).

    >>> about(Store(), "https://w3id.org/wickgraph/id/Eve")
    []
    """
    found = store.quads_for_pattern(None, NamedNode(SUBJECT), NamedNode(subject), None)
    return told(store, [quad.subject for quad in found])


def told(store: Store, claims: Iterable[object]) -> list[Said]:
    """The claims that these nodes are, with their sources, and nothing else of the store.

    >>> told(Store(), [NamedNode("urn:no-claim")])
    []
    """
    return read(quad for node in claims if isinstance(node, NamedNode) for quad in _around(store, node))


def _around(store: Store, claim: NamedNode) -> Iterator[Quad]:
    """What a claim says, its evidence, and the sources of that."""
    reached = [claim]
    for way in (WICK + "evidence", WICK + "source", None):
        found = [quad for node in reached for quad in store.quads_for_pattern(node, None, None, None)]
        yield from found
        ends = (quad.object for quad in found if quad.predicate.value == way)
        reached = [end for end in ends if isinstance(end, NamedNode)]


def triples(quads: Iterable[Quad]) -> Triples:
    """Quads of all graphs by subject and predicate; blank nodes are left out.

    >>> triples([])
    {}
    """
    found: dict[str, dict[str, list[Term]]] = {}
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            of = found.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, [])
            of.append(quad.object)
    return found


def _said(iri: str, claim: Mapping[str, list[Term]], found: Triples) -> Said:
    subject, predicate = claim[SUBJECT][0], claim[PREDICATE][0]
    evidence = [found.get(each.value, {}) for each in claim.get(WICK + "evidence", [])]
    sources = {source.value for each in evidence for source in each.get(WICK + "source", [])}
    published = {iri: _values(found.get(iri, {}), DCTERMS + "publisher") for iri in sources}
    return Said(
        iri,
        NamedNode(subject.value),
        predicate.value.removeprefix(WICK),
        min(claim[OBJECT], key=str),
        min(_values(claim, WICK + "statusInSource") or _values(claim, STATUS) or [""]).removeprefix(WICK),
        _when(claim, [found.get(iri, {}) for iri in sources]),
        frozenset(_values(claim, WICK + "attributedTo")),
        frozenset(sources),
        frozenset(name for iri, names in published.items() for name in names or [iri]),
        {
            name.removeprefix(WICK): frozenset(values)
            for name, values in sorted(claim.items())
            if name.startswith(WICK) and name not in _OWN
        },
    )


def _when(claim: Mapping[str, list[Term]], sources: list[Mapping[str, list[Term]]]) -> str | None:
    own = _values(claim, WICK + "asOf")
    dates = own or [date for source in sources for date in _values(source, DCTERMS + "date")]
    return min((date for date in dates if _DATE.fullmatch(date)), default=None)


def _values(of: Mapping[str, list[Term]], predicate: str) -> list[str]:
    return [term.value for term in of.get(predicate, ())]


def order(said: Said) -> tuple[str, str]:
    """Where a claim stands among others: by date, the undated last, then by IRI.

    >>> order(Said("claim:a", NamedNode("id:Eve"), "plays", NamedNode("id:Nogi"), "Confirmed"))
    ('9', 'claim:a')
    """
    return said.when or "9", said.iri


def after(one: str | None, other: str | None) -> bool:
    """Whether a date is later than another, as far as both are known; nothing is later than what nobody dated.

    >>> after("2024-02", "2023"), after("2023-04", "2023"), after("2023", None)
    (True, False, False)
    """
    if one is None or other is None:
        return False
    known = min(len(one), len(other))
    return one[:known] > other[:known]


def later(one: Said, other: Said) -> bool:
    """Whether a claim was made after another."""
    return after(one.when, other.when)


def is_date(term: Term) -> bool:
    """Whether a value is a day, a month or a year.

    >>> is_date(Literal("2023", datatype=NamedNode(XSD + "gYear"))), is_date(Literal("2023"))
    (True, False)
    """
    return isinstance(term, Literal) and term.datatype.value in _DATES


def independent(one: Said, other: Said) -> bool:
    """Whether two claims come from independent sources: other publishers, and not one speaker quoted by both.

    >>> from dataclasses import replace
    >>> said = Said("claim:a", NamedNode("id:Eve"), "plays", NamedNode("id:Nogi"), "Confirmed",
    ...             publishers=frozenset(["The Gazette"]))
    >>> independent(said, said), independent(said, replace(said, publishers=frozenset(["The Quay"])))
    (False, True)
    """
    known = one.publishers and other.publishers  # who cites nobody supports nobody
    return bool(known) and not one.publishers & other.publishers and not one.speakers & other.speakers


def voices(said: Said) -> set[tuple[str, str]]:
    """Who speaks in a claim: the speakers that it names, else the publisher.

    >>> voices(Said("claim:a", NamedNode("id:Eve"), "plays", NamedNode("id:Nogi"), "Confirmed"))
    set()
    """
    kind, names = ("speaker", said.speakers) if said.speakers else ("publisher", said.publishers)
    return {(kind, name) for name in names}
