"""The page of an entity: a card as HTML, or its triples as RDF, by what the client accepts. This runs in a worker."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from pyoxigraph import NamedNode, Store

from wickgraph.asking.card import Fact
from wickgraph.asking.describe import card
from wickgraph.asking.lookup import match
from wickgraph.endpoint import excerpt, html
from wickgraph.endpoint.limits import Limits
from wickgraph.endpoint.material import Material
from wickgraph.endpoint.negotiation import PAGES, chosen, typed
from wickgraph.endpoint.question import Question, Refused, Reply
from wickgraph.results import writing


@dataclass(frozen=True)
class Group:
    """Facts of one direction and predicate, under one heading."""

    heading: str
    direction: str
    facts: tuple[Fact, ...]


def answer(material: Material, question: Question, limits: Limits) -> Reply:
    """The page of the entity whose IRI is the question's text. Raises Refused where there is none.

    >>> from wickgraph.stores.store import from_text
    >>> from wickgraph.results.texts import Shelf
    >>> material = Material(from_text("id:Eve a wick:Character ; rdfs:label '<Eve>' ."), Shelf(()))
    >>> question = Question("https://w3id.org/wickgraph/id/Eve", "text/html", what="entity")
    >>> b"<bdi>&lt;Eve&gt;</bdi>" in answer(material, question, Limits()).body
    True
    """
    kind = chosen(question.accept, PAGES)
    if kind is None:
        raise Refused(
            406, "No such format", f"An entity can be had as {', '.join(PAGES)}. Ask for one of them in Accept."
        )
    entity = known(question.text, material.store)
    part = excerpt.of_entity(entity, material.store, limits.rows)
    if PAGES[kind] == "html":
        return Reply(200, html.TYPE, body=page(entity, part, material))
    text = writing.as_rdf(sorted({quad.triple for quad in part}, key=str), PAGES[kind])
    return Reply(200, typed(kind), body=text.encode())


def known(iri: str, store: Store) -> NamedNode:
    """The node of an IRI of which the graph says something. Raises Refused where it says nothing.

    >>> known("urn:none", Store())
    Traceback (most recent call last):
        ...
    wickgraph.endpoint.question.Refused: The graph says nothing about urn:none. Look for it by its name.
    """
    try:
        node = NamedNode(iri)
    except ValueError:
        raise Refused(404, "No such name", f"{iri} is not a whole IRI. Look for it by its name.") from None
    for ends in ((node, None), (None, node)):
        if any(True for _ in store.quads_for_pattern(ends[0], None, ends[1], None)):
            return node
    raise Refused(404, "No such name", f"The graph says nothing about {iri}. Look for it by its name.")


def page(entity: NamedNode, part: Store, material: Material) -> bytes:
    """The card of an entity as HTML, from the part of the graph that speaks of it."""
    found = card(match(entity.value, material.store), part, material.shelf)
    groups = [
        Group(heading, direction, tuple(facts))
        for (direction, heading), facts in groupby(found.facts, key=lambda fact: (fact.direction, fact.name))
    ]
    return html.rendered("entity.html", card=found, groups=groups, links=found.links())
