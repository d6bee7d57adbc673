"""The bundled graph answers the questions it is there for."""

from __future__ import annotations

from collections.abc import Callable
from subprocess import CompletedProcess

import pytest

from shared import ROOT
from wickgraph import describe, query
from wickgraph.results.table import Table

Run = Callable[..., "CompletedProcess[str]"]
QUERIES = ROOT / "graph" / "queries"


def rows(name: str) -> list[dict[str, object]]:
    found = query((QUERIES / f"{name}.rq").read_text(encoding="utf-8"))
    assert isinstance(found, Table)
    return list(found)


def test_who_plays_whom_in_ballerina() -> None:
    """The cast with its characters as it stands now: the heroine has the name of the finished film."""
    cast = {(row["actor"], row.get("character")) for row in rows("who-plays-whom")}
    assert cast >= {
        ("Ana de Armas", "Eve Macarro"),
        ("Keanu Reeves", "John Wick"),
        ("Ian McShane", "Winston Scott"),
        ("Anjelica Huston", "The Director"),
        ("Lance Reddick", "Charon"),
    }
    assert ("Ana de Armas", "Rooney") not in cast
    assert not {"Unity Phelan", "Chloë Grace Moretz"} & {actor for actor, _ in cast}


def test_which_films_the_ruska_roma_touches() -> None:
    """Films are found through the members, and only films with one."""
    films = {(row["film"], row["through"]) for row in rows("ruska-roma-films")}
    assert ("Ballerina", "The Director") in films
    assert ("John Wick: Chapter 3 – Parabellum", "Rooney") in films
    assert "John Wick Hex" not in {film for film, _ in films}


def test_what_the_article_called_confirmed() -> None:
    """Claims read in a text and confirmed there; not what it only announced, rumoured or left to a page."""
    found = {(row["subject"], row["property"], row["object"]) for row in rows("called-confirmed")}
    director = ("Ballerina", "https://w3id.org/wickgraph/ont#director", "Len Wiseman")
    assert director in found
    assert not {row for row in found if str(row[1]).endswith("#firstRumoured")}
    assert not {
        row
        for row in found
        if str(row[1]).endswith("#releaseDate") and row[2] == "2024-06-07" and row[0] != "Ballerina"
    }


def test_the_beginners_question() -> None:
    """Film and actor, with nothing else known, gives persons and works only."""
    found = query("SELECT ?film ?actor { ?film wick:castMember ?actor }")
    assert isinstance(found, Table)
    assert {
        "film": "https://w3id.org/wickgraph/id/Ballerina",
        "actor": "https://w3id.org/wickgraph/id/AnaDeArmas",
    } in list(found)
    kinds = "SELECT DISTINCT ?kind { ?film wick:castMember/a ?kind }"
    assert [row["kind"] for row in query(kinds)] == ["https://w3id.org/wickgraph/ont#Person"]  # type: ignore[union-attr]


def test_the_card_of_the_director() -> None:
    """A card shows what she leads, who plays her, and the sentence that says so."""
    text = describe("The Director").write("text")
    assert "Ruska Roma" in text and "Anjelica Huston" in text
    assert "ballerina.md" in text or "the head of the Ruska Roma" in text


@pytest.mark.parametrize("name", sorted(path.stem for path in QUERIES.glob("*.rq")))
def test_every_query_runs_from_the_shell(run: Run, name: str) -> None:
    """Each has rows, and a header with its title and who asks."""
    text = (QUERIES / f"{name}.rq").read_text(encoding="utf-8")
    assert text.startswith("# title: ") and "\n# asked by: " in text
    done = run("query", "-f", str(QUERIES / f"{name}.rq"), "--format", "csv")
    assert done.returncode == 0 and len(done.stdout.splitlines()) > 1
