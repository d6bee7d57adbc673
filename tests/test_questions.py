"""The ready questions by name: parameters that take names, near misses, nothing pasted into a query."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from pyoxigraph import Store

from expected_rows import names
from wickgraph.asking.questions import ask, choices, filled, load, named, questions
from wickgraph.errors import InputError, UsageError
from wickgraph.results.table import Table
from wickgraph.stores.store import from_text
from wickgraph.stores.store import load as load_graph

Run = Callable[..., object]


@pytest.fixture(scope="module")
def graph() -> Store:
    return load_graph()


@pytest.mark.parametrize("name", names())
def test_each_question_answers_by_name(name: str, graph: Store) -> None:
    """Every file of graph/queries/ is a question, and without values it is asked as it stands."""
    assert isinstance(ask(name, graph), Table)


def test_the_list_names_every_question() -> None:
    """`questions` has a row for each, with its parameters and what they are without a value."""
    rows = {row["name"]: row for row in questions()}
    assert set(rows) == set(names())
    assert rows["who-plays-whom"]["parameters"] == "work (id:Ballerina)"


@pytest.mark.parametrize(
    ("question", "values", "term"),
    [
        ("who-plays-whom", {"work": "Parabellum"}, "<https://w3id.org/wickgraph/id/JohnWickChapter3>"),
        ("who-plays-whom", {"work": "John Wick"}, "<https://w3id.org/wickgraph/id/JohnWickFilm>"),
        ("who-plays-whom", {"work": "id:Ballerina"}, "<https://w3id.org/wickgraph/id/Ballerina>"),
        ("believed-on", {"day": "2023-12"}, '"2023-12"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("why-a-fact", {"predicate": "release date"}, "<https://w3id.org/wickgraph/ont#releaseDate>"),
    ],
)
def test_names_become_terms(question: str, values: dict[str, str], term: str, graph: Store) -> None:
    """Aliases, names of several things (the one of the right class) and compact names are found; dates are typed."""
    assert f"{{ {term} }}" in filled(named(question), values, graph)


@pytest.mark.parametrize(
    ("question", "values", "says"),
    [
        ("who-plays-whom", {"work": "Parabelum"}, "Did you mean .*Parabellum"),
        ("who-plays-whom", {"work": "Charon"}, r"Charon \(Character\), but work takes a Work"),
        ("why-a-fact", {"predicate": "releasDate"}, "Did you mean releaseDate"),
        ("cst", {}, "Did you mean cast"),
        ("who-plays-whom", {"work": 'x> } . ?a ?b ?c . { <"'}, "nothing in the graph has that name"),
    ],
)
def test_near_misses(question: str, values: dict[str, str], says: str, graph: Store) -> None:
    """What is misspelled is answered with what comes near; text is never pasted into the query."""
    with pytest.raises(InputError, match=says):
        ask(question, graph, **values)


def test_what_is_no_value(graph: Store) -> None:
    """A parameter that the question does not have, or a date that is none, is wrong usage."""
    with pytest.raises(UsageError, match="no parameter film"):
        ask("who-plays-whom", graph, film="Ballerina")
    with pytest.raises(UsageError, match="soon: not a date"):
        ask("believed-on", graph, day="soon")


def test_choices_for_completion(graph: Store) -> None:
    """A shell may complete works where a work is wanted, properties where one is, and no dates."""
    of = {parameter.name: parameter for each in load() for parameter in each.parameters}
    assert "Ballerina" in choices(of["work"], graph) and "Charon" not in choices(of["work"], graph)
    assert "releaseDate" in choices(of["predicate"], graph)
    assert choices(of["day"], graph) == []


def test_another_graph() -> None:
    """Questions are asked of any graph of this shape."""
    graph = from_text(
        "id:Heat a wick:Film ; rdfs:label 'Heat' . id:Al a wick:Person ; rdfs:label 'Al' . "
        "graph:claims { claim:a rdf:subject id:Heat ; rdf:predicate wick:castMember ; rdf:object id:Al ; "
        "wick:status wick:Confirmed . }"
    )
    assert [row["actor"] for row in ask("who-plays-whom", graph, work="Heat")] == ["Al"]  # type: ignore[union-attr, index]


def test_on_the_command_line(run: Run) -> None:
    """Options are the question's own; a wrong name of a question is wrong usage, a wrong name in it bad input."""
    done = run("ask", "who-plays-whom", "--work", "Chapter 4", "--format", "json")
    rows = json.loads(done.stdout)["results"]["bindings"]  # type: ignore[attr-defined]
    assert ("Donnie Yen", "Caine") in {(row["actor"]["value"], row["character"]["value"]) for row in rows}
    wrong, bad = run("ask", "who-plays-who"), run("ask", "who-plays-whom", "--work", "Balerina")
    assert (wrong.returncode, bad.returncode) == (2, 3)  # type: ignore[attr-defined]
    assert "Did you mean who-plays-whom" in wrong.stderr  # type: ignore[attr-defined]
    assert "Did you mean Ballerina" in bad.stderr  # type: ignore[attr-defined]
    assert "--work" in run("ask", "who-plays-whom", "--help").stdout  # type: ignore[attr-defined]
    assert "who-plays-whom" in run("queries").stdout  # type: ignore[attr-defined]
