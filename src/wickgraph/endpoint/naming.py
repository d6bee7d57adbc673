"""Entities by their names: what is called like some words, as a page. This runs in a worker."""

from __future__ import annotations

from wickgraph.asking.search import search
from wickgraph.endpoint import html
from wickgraph.endpoint.limits import Limits
from wickgraph.endpoint.material import Material
from wickgraph.endpoint.question import Question, Reply
from wickgraph.results.table import Table
from wickgraph.terms import PREFIXES

#: names shown
MOST = 30


def answer(material: Material, question: Question, limits: Limits) -> Reply:
    """A page with the entities whose names are like the question's text, the likest first.

    >>> from wickgraph.stores.store import from_text
    >>> from wickgraph.results.texts import Shelf
    >>> material = Material(from_text("id:Eve a wick:Character ; rdfs:label 'Eve Macarro' ."), Shelf(()))
    >>> b'href="/id/Eve"' in answer(material, Question("eve macaro"), Limits()).body
    True
    """
    wanted = question.text.strip()
    letters = any(sign.isalnum() for sign in wanted)
    found = search(wanted, material.store, limit=MOST) if letters else Table((), ())
    rows = [{**row, "iri": _whole(row["entity"])} for row in found]
    return Reply(200, html.TYPE, body=html.rendered("names.html", wanted=wanted, rows=rows))


def _whole(name: str) -> str:
    """The IRI of a compact name, or what is an IRI already."""
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local if prefix in PREFIXES else name
