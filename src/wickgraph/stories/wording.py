"""Wording: claims, their sources and the rules between them as people say it, for the story, the timeline and check.

>>> from wickgraph.stores.store import from_text
>>> graph = from_text('''id:Film rdfs:label "Lantern Street" .
...     claim:a rdf:subject id:Film ; rdf:predicate wick:budget ; rdf:object 4000000 ;
...       wick:statusInSource wick:Confirmed ; wick:asOf "2030"^^xsd:gYear .''')
>>> from wickgraph.beliefs.said import read
>>> said, = read(graph)
>>> line(said, graph)
'Lantern Street · budget: 4,000,000 US dollars'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Store

from wickgraph.asking.card import Receipt
from wickgraph.asking.lookup import match
from wickgraph.beliefs import precedence
from wickgraph.beliefs.belief import Link
from wickgraph.beliefs.said import Said, Term
from wickgraph.results.writing import grouped
from wickgraph.statements import called, figure, local_name
from wickgraph.terms import DCTERMS, WICK

#: how a link is told from the side of the claim that it starts from
_TOLD = {
    "supersededBy": "replaced by",
    "deniedBy": "denied by",
    "liftedBy": "confirmed by",
    "conflictsWith": "contradicted by",
    "corroborates": "also says",
}


def label(term: Term | str, store: Store) -> str:
    """An entity's label, or a value as people write it: thousands are set apart.

    >>> label(Literal(137200000), Store()), label("https://w3id.org/wickgraph/id/Eve", Store())
    ('137,200,000', 'Eve')
    """
    if isinstance(term, Literal):
        return grouped(term.value)
    return match(term if isinstance(term, str) else term.value, store).label


def claim_value(said: Said, store: Store) -> str:
    """What a claim says of its subject, with the qualifiers that tell it from others."""
    told = [f"up to {_value(term, said.predicate, store)}" for term in said.qualifiers.get("upTo", ())]
    for name in precedence.load().keys(said.predicate):
        values = sorted(label(term, store) for term in said.qualifiers.get(name, ()))
        told += [f"{called(name)}: {value}" for value in values]
    return _value(said.object, said.predicate, store) + (f" ({'; '.join(told)})" if told else "")


def _value(term: Term, predicate: str, store: Store) -> str:
    return figure(term.value, WICK + predicate) if isinstance(term, Literal) else label(term, store)


def line(said: Said, store: Store) -> str:
    """A claim on one line: subject, predicate, value."""
    return f"{label(said.subject, store)} · {called(said.predicate)}: {claim_value(said, store)}"


def sayer(said: Said, store: Store) -> str:
    """Who says it: the speaker that the source names, else the publisher, else the title of the source.

    >>> sayer(Said("urn:c", NamedNode("urn:s"), "plays", NamedNode("urn:o"), "Confirmed"), Store())
    'nobody named'
    """
    if said.speakers:
        return " and ".join(sorted(label(each, store) for each in said.speakers))
    named = (_publisher(source, store) or label(source, store) for source in sorted(said.sources))
    return " and ".join(dict.fromkeys(named)) or "nobody named"


def _publisher(source: str, store: Store) -> str:
    found = store.quads_for_pattern(NamedNode(source), NamedNode(DCTERMS + "publisher"), None, None)
    return min((quad.object.value for quad in found if isinstance(quad.object, Literal)), default="")


def who(said: Said, store: Store) -> str:
    """Who says it, and when.

    >>> who(Said("urn:c", NamedNode("urn:s"), "plays", NamedNode("urn:o"), "Confirmed", when="2023"), Store())
    'nobody named, 2023'
    """
    return f"{sayer(said, store)}, {said.when or 'undated'}"


def because(link: Link, other: Said, store: Store) -> str:
    """A link and the rule behind it, told from the side of the claim that it starts from."""
    told = _TOLD[link.kind]
    if link.kind == "corroborates":
        return f"{told}: {who(other, store)}"
    return f"{told} {claim_value(other, store)} ({other.status.lower()}, {who(other, store)}): {rule(link)}"


def rule(link: Link) -> str:
    """The rule behind a link, in the words of the ontology."""
    return precedence.rule(link.rule).label


def proof(receipts: Iterable[Receipt]) -> Iterator[tuple[str, str]]:
    """The lines that show evidence: its sentence where a text at hand has it, and where to find it."""
    for receipt in receipts:
        if receipt.sentence:
            yield "quote", receipt.sentence
        parts = (receipt.title, receipt.publisher, receipt.date, receipt.url)
        yield "detail", "— " + ", ".join(part for part in parts if part)


def kind_of(status: str) -> str:
    """A status in lower case, as one reads it.

    >>> kind_of("https://w3id.org/wickgraph/ont#Confirmed"), kind_of("")
    ('confirmed', 'said')
    """
    return local_name(status).lower() if status else "said"
