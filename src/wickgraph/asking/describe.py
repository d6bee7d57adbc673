"""Describing an entity: finding it by name, gathering its facts, their claims and the sentences behind them.

>>> from wickgraph.stores.store import from_text
>>> graph = from_text("id:Eve a wick:Character ; rdfs:label 'Eve' ; wick:memberOf id:RuskaRoma .")
>>> [(fact.predicate, fact.label) for fact in describe("eve", graph).facts]
[('wick:memberOf', 'RuskaRoma')]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Store

from wickgraph.asking.card import Card, Fact, Receipt, Statement
from wickgraph.asking.lookup import Match, match, matches
from wickgraph.beliefs.asof import open_graph
from wickgraph.results.texts import Shelf, shelf, span
from wickgraph.results.writing import Term, order, shown
from wickgraph.statements import label_of, local_name
from wickgraph.stores.store import AnyGraph, Opened, locate
from wickgraph.terms import DCTERMS, RDF, RDFS, SKOS, WICK, compact

#: what a resource says: predicate -> values
Description = Mapping[str, list[Term]]

_SUBJECT, _PREDICATE, _OBJECT = RDF + "subject", RDF + "predicate", RDF + "object"
_IDS = {WICK + "imdbId": "IMDb", WICK + "wikidataId": "Wikidata", WICK + "tmdbId": "TMDb"}
#: on the head of the card, or of no interest to readers
_HEAD = {RDF + "type", RDFS + "label", SKOS + "altLabel", SKOS + "hiddenLabel", DCTERMS + "description", *_IDS}
_HEAD |= {WICK + "pronoun", WICK + "known"}
#: of a claim itself; everything else that a claim says in wick: is a qualifier
_OWN = {WICK + name for name in ("status", "statusInSource", "asOf", "attributedTo", "confidence", "evidence")}
_OWN |= {WICK + name for name in ("supersededBy", "conflictsWith", "corroborates")}


def describe(name: str, graph: AnyGraph = None, texts: Path | str | None = None, as_of: str | None = None) -> Card:
    """The card of the entity called `name`.

    `name` is a label, an alias, an IRI or a compact name; "John Wick (film)" chooses among things of one name. `graph`
    is a store or what `wickgraph.load` takes; None is the bundled graph. Sentences are looked for in the folder
    `texts`, the graph's own folder, the current folder and the bundled articles. Raises InputError, with near names,
    when nothing is called so, and what `wickgraph.beliefs.asof.open_graph` raises. With `as_of` (a day, month or year)
    the card shows what was believed then.

    >>> from wickgraph.stores.store import from_text
    >>> describe("Eve", from_text("id:Eve a wick:Character ; rdfs:label 'Eve Macarro' ; skos:altLabel 'Eve' .")).label
    'Eve Macarro'
    """
    store, at_hand = open_graph(graph, as_of), shelf_of(graph, texts)
    taken, *others = matches(name, store)
    return card(taken, store, at_hand, others)


def card(taken: Match, store: Store, at_hand: Shelf, others: Sequence[Match] = ()) -> Card:
    """The card of an entity that was found already; sentences are looked for on the shelf `at_hand` alone.

    >>> card(Match("urn:x", "X", ()), Store(), Shelf(())).facts
    ()
    """
    about = _described(taken.iri, store)
    return Card(
        taken.iri,
        taken.label,
        taken.kinds,
        description=_first(about, DCTERMS + "description"),
        names=tuple(sorted(shown(term) for term in about.get(SKOS + "altLabel", []))),
        ids=tuple((scheme, shown(term)) for prop, scheme in _IDS.items() for term in about.get(prop, [])),
        facts=tuple(_facts(NamedNode(taken.iri), store, at_hand)),
        others=tuple(others),
    )


def shelf_of(graph: AnyGraph, texts: Path | str | None = None) -> Shelf:
    """Where to look for the texts behind a graph: the folder `texts`, the graph's own, and the usual ones.

    >>> shelf_of(Store()).folders[-1].name
    'articles'
    """
    return shelf(texts, None if isinstance(graph, Store | Opened) or str(graph) == "-" else locate(graph))


def _described(iri: str, store: Store) -> Description:
    found: dict[str, list[Term]] = defaultdict(list)
    for quad in store.quads_for_pattern(NamedNode(iri), None, None, None):
        found[quad.predicate.value].append(quad.object)
    # One order for what has none, so that a card is the same on every run.
    return {predicate: sorted(set(terms), key=order) for predicate, terms in found.items()}


@dataclass(frozen=True)
class _Edge:
    """The entity's end of a triple: "out" or "in", the predicate, the other end."""

    direction: str
    predicate: str
    other: Term


def _facts(entity: NamedNode, store: Store, at_hand: Shelf) -> list[Fact]:
    claims = _claims(entity, store)
    accepted = _triples(entity, store)
    statements = {iri: _statement(iri, claim, store, at_hand) for iri, claim in claims.items()}
    facts = [
        _fact(edge, edge in accepted, [statements[iri] for iri in behind], store)
        for edge, behind in _spoken_for(entity, claims, accepted).items()
    ]
    return sorted(
        facts, key=lambda fact: (fact.direction == "in", fact.name, not fact.accepted, fact.label, fact.other)
    )


def _claims(entity: NamedNode, store: Store) -> dict[str, Description]:
    """The claims in which the entity stands: as subject, object or qualifier."""
    found = {
        quad.subject.value: _described(quad.subject.value, store)
        for quad in store.quads_for_pattern(None, None, entity, None)
        if isinstance(quad.subject, NamedNode) and quad.predicate.value not in _OWN
    }
    return {iri: found[iri] for iri in sorted(found) if {_SUBJECT, _PREDICATE, _OBJECT} <= found[iri].keys()}


def _triples(entity: NamedNode, store: Store) -> set[_Edge]:
    """The plain triples of the entity, without those that only name it and those of claims about it."""
    outgoing = store.quads_for_pattern(entity, None, None, None)
    found = {_Edge("out", quad.predicate.value, quad.object) for quad in outgoing if quad.predicate.value not in _HEAD}
    for quad in store.quads_for_pattern(None, None, entity, None):
        if not any(store.quads_for_pattern(quad.subject, NamedNode(_PREDICATE), None, None)):
            found.add(_Edge("in", quad.predicate.value, quad.subject))
    return found


def _spoken_for(entity: NamedNode, claims: dict[str, Description], accepted: set[_Edge]) -> dict[_Edge, list[str]]:
    """Every edge of the entity, with the claims that speak for it."""
    behind: dict[_Edge, list[str]] = {edge: [] for edge in accepted}
    for iri, claim in claims.items():
        for edge in _direct(entity, claim):
            behind.setdefault(edge, []).append(iri)
    for edge in [edge for edge, iris in behind.items() if not iris]:
        behind[edge] = [iri for iri, claim in claims.items() if _implies(claim, entity, edge.other)]
    for iri in claims.keys() - {iri for iris in behind.values() for iri in iris}:
        for edge in _mentions(entity, claims[iri]):
            behind.setdefault(edge, []).append(iri)
    return {edge: sorted(iris) for edge, iris in behind.items()}


def _direct(entity: NamedNode, claim: Description) -> Iterator[_Edge]:
    subject, predicate, object = (claim[part][0] for part in (_SUBJECT, _PREDICATE, _OBJECT))
    if subject == entity:
        yield _Edge("out", _value(predicate), object)
    if object == entity:
        yield _Edge("in", _value(predicate), subject)


def _implies(claim: Description, one: Term, other: Term) -> bool:
    """Whether a fact about the two can follow from a claim: one is an end of it, the other a qualifier."""
    ends = {claim[_SUBJECT][0], claim[_OBJECT][0]}
    qualifiers = {term for _, terms in _qualifiers(claim) for term in terms}
    return (one in ends and other in qualifiers) or (other in ends and one in qualifiers)


def _mentions(entity: NamedNode, claim: Description) -> Iterator[_Edge]:
    """A claim that names the entity in a qualifier only: shown at what the claim is about."""
    about = claim[_OBJECT][0] if isinstance(claim[_OBJECT][0], NamedNode) else claim[_SUBJECT][0]
    for predicate, terms in _qualifiers(claim):
        if entity in terms:
            yield _Edge("in", predicate, about)


def _qualifiers(claim: Description) -> list[tuple[str, list[Term]]]:
    return sorted(item for item in claim.items() if item[0].startswith(WICK) and item[0] not in _OWN)


def _fact(edge: _Edge, accepted: bool, statements: list[Statement], store: Store) -> Fact:
    other = edge.other.value if isinstance(edge.other, NamedNode) else None
    return Fact(
        edge.direction,
        compact(edge.predicate),
        _predicate_label(edge.predicate),
        other,
        _label(edge.other, store),
        accepted,
        tuple(statements),
    )


def _statement(iri: str, claim: Description, store: Store, at_hand: Shelf) -> Statement:
    qualifiers = [(name, term) for name, terms in _qualifiers(claim) for term in terms]
    return Statement(
        iri,
        status=_status(claim, "status"),
        status_in_source=_status(claim, "statusInSource"),
        as_of=_first(claim, WICK + "asOf"),
        attributed_to=tuple(_label(term, store) for term in claim.get(WICK + "attributedTo", [])),
        qualifiers=tuple((_predicate_label(name), _label(term, store)) for name, term in qualifiers),
        receipts=tuple(receipt(_value(term), store, at_hand) for term in claim.get(WICK + "evidence", [])),
    )


def receipt(iri: str, store: Store, at_hand: Shelf) -> Receipt:
    """A piece of evidence (IRI) with its source, and its sentence where a text at hand has it.

    >>> receipt("urn:none", Store(), Shelf(())).title
    'no source'
    """
    evidence = _described(iri, store)
    source_iri = _first(evidence, WICK + "source")
    source = _described(source_iri, store) if source_iri else {}
    name, (start, end) = _first(source, WICK + "fileName"), _span(evidence)
    quote, said = None, None
    if name and start is not None and end is not None:
        text_hash, span_hash = (_first(of, WICK + "sha256") or "" for of in (source, evidence))
        quote = at_hand.quote(name, text_hash, start, end, span_hash)
        said = span(quote.sentence, end - start, span_hash) if quote else None
    return Receipt(
        title=_first(source, DCTERMS + "title") or source_iri or "no source",
        url=_first(source, WICK + "url"),
        publisher=_first(source, DCTERMS + "publisher"),
        date=_first(source, DCTERMS + "date"),
        file_name=name,
        start=quote.start if quote else start,
        end=quote.end if quote else end,
        sentence=quote.sentence if quote else None,
        recovered=bool(quote and quote.recovered),
        span=said,
    )


def _span(evidence: Description) -> tuple[int, int] | tuple[None, None]:
    start, end = (_first(evidence, WICK + key) or "" for key in ("start", "end"))
    return (int(start), int(end)) if start.isdecimal() and end.isdecimal() else (None, None)


def _label(term: Term, store: Store) -> str:
    return match(term.value, store).label if isinstance(term, NamedNode) else shown(term)


def _predicate_label(iri: str) -> str:
    return label_of(iri, {})


def _status(claim: Description, name: str) -> str:
    return local_name(_first(claim, WICK + name) or "").lower()


def _first(of: Description, predicate: str) -> str | None:
    return _value(of[predicate][0]) if of.get(predicate) else None


def _value(term: Term) -> str:
    iri: str | None = term.value if isinstance(term, NamedNode) else None
    return iri or shown(term)
