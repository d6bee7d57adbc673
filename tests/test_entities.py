"""Entities of a graph, and names that may be known ones written otherwise."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from wickgraph.asking.entities import Named, entities, near
from wickgraph.stores.store import from_text

KNOWN = [
    Named("urn:akira", "Akira Shimazu", "Character", ("Akira Shimazu",), True),
    Named("urn:rina", "Rina Sawayama", "Person", ("Rina Sawayama",), True),
    Named("urn:director", "The Director", "Character", ("The Director",), True),
    Named("urn:roma", "Ruska Roma", "FictionalOrganization", ("Ruska Roma", "Tarkovsky Theater"), True),
]


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Shimazu Akira", "Character", [("Akira Shimazu", "the same words")]),
        ("Akira", "Character", [("Akira Shimazu", "part of the name")]),
        ("R. Sawayama", "Person", [("Rina Sawayama", "the same last name and initial")]),
        ("Rina Sawayma", "Person", [("Rina Sawayama", "spelled alike")]),
        ("Tarkovsky Theatre", "Place", [("Ruska Roma", "spelled alike")]),
        ("Rina Sawayama", "Character", [("Rina Sawayama", "the same words")]),
        ("Akira", "Film", []),
        ("Bram Stoker", "Person", []),
        ("The", "Character", []),
    ],
)
def test_near_misses(name: str, kind: str, expected: list[tuple[str, str]]) -> None:
    """Word order, parts, initials, typos and aliases are found; another frame, or another name, is not."""
    found = near(Named("urn:new", name, kind, (name,), False), KNOWN)
    assert [(each.label, why) for each, why in found] == expected


def test_unresolved_names_come_with_the_most_claimed_first() -> None:
    """A name without a near miss has a row too; what is known has none."""
    graph = from_text("""
      id:Vess a wick:Character ; rdfs:label "Vess" ; wick:known false .
      id:Zeroo a wick:Character ; rdfs:label "Zeroo" ; wick:known false .
      id:Known a wick:Character ; rdfs:label "Known" .
      claim:a rdf:subject id:Vess ; rdf:object id:Zeroo . claim:b rdf:subject id:Vess ; rdf:object id:Known .""")
    rows = list(entities(graph, unresolved=True))
    assert [(row["label"], row["claims"], row["near"]) for row in rows] == [
        ("Vess", 2, None),
        ("Zeroo", 1, "Zero (character)"),
    ]


def test_from_an_article_to_what_a_person_settles(tmp_path: Path, run: Callable[..., object]) -> None:
    """A misspelled name of an article is minted, marked as not known, and suggested as a near miss, never merged."""
    article = tmp_path / "news.md"
    article.write_text("# Chapter 5\n\nDonnie Yenn plays Caine in John Wick: Chapter 4.\n", encoding="utf-8")
    run("build", article, "--out", tmp_path / "out")
    done = run("entities", "--unresolved", "--graph", tmp_path / "out", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))  # type: ignore[attr-defined]
    assert [(row["label"], row["near"], row["why"]) for row in rows] == [("Donnie Yenn", "Donnie Yen", "spelled alike")]


def test_every_entity_is_listed() -> None:
    """Without --unresolved the bundled graph lists its entities, all known."""
    rows = list(entities())
    assert {row["known"] for row in rows} == {True}
    assert any(row["label"] == "The Director" and row["kind"] == "Character" and row["claims"] > 0 for row in rows)
