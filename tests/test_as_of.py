"""As of: the graph as it was believed on a day, in Python and on the command line."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store, serialize

from lantern import claim, day
from wickgraph import describe, query, view
from wickgraph.beliefs.asof import believed, counting, derive
from wickgraph.beliefs.belief import derive as derive_now
from wickgraph.beliefs.said import read
from wickgraph.building.validate import validate
from wickgraph.errors import DataError, UsageError
from wickgraph.stores.store import from_text, load
from wickgraph.terms import CLAIM, FACTS, SOURCES, compact

Run = Callable[..., "subprocess.CompletedProcess[str]"]
SPRING, AUTUMN = day("2031-04-01"), day("2031-10-03")
DATES = "SELECT ?date { id:LanternStreet wick:releaseDate ?date } ORDER BY ?date"

STREET = f"""
graph:entities {{
  id:LanternStreet a wick:Film ; rdfs:label "Lantern Street" .
  id:MaraQuill a wick:Person ; rdfs:label "Mara Quill" .
  id:Vole a wick:Character ; rdfs:label "Inspector Vole" .
  id:Lamplighter a wick:Character ; rdfs:label "The Lamplighter" .
  id:Quay a wick:FictionalOrganization ; rdfs:label "The Quay" .
  id:Watch a wick:FictionalOrganization ; rdfs:label "The Watch" .
}}
{claim("a", "releaseDate", SPRING, "Announced", "2030-02")}
{claim("b", "releaseDate", AUTUMN, "Announced", "2030-09-15")}
{claim("c", "releaseDate", AUTUMN, "Confirmed", region='"Norway"')}
{claim("d", "castMember", "id:MaraQuill", when="2030", character="id:Vole")}
{claim("e", "castMember", "id:MaraQuill", when="2031-05", character="id:Lamplighter")}
{claim("f", "memberOf", "id:Quay", about="Lamplighter")}
{claim("g", "enemyOf", "id:Watch", about="Quay")}
{claim("h", "deathDate", day("2033-01-05"), about="MaraQuill")}
"""


@pytest.fixture
def street() -> Store:
    """The graph of today: the date moved, the character got another name, two facts of the story have no date."""
    return from_text(STREET)


def facts(store: Store) -> set[str]:
    """The facts, in short."""
    return {
        " ".join(compact(str(getattr(term, "value", ""))) for term in quad.triple)
        for quad in store.quads_for_pattern(None, None, None, NamedNode(FACTS))
    }


@pytest.mark.parametrize(
    ("when", "dates"),
    [
        ("2029-12-31", []),
        ("2030-01", []),
        ("2030-02", ["2031-04-01"]),
        ("2030-09-14", ["2031-04-01"]),
        ("2030-09-15", ["2031-10-03"]),
        ("2030", ["2031-10-03"]),
        ("2040-01-01", ["2031-10-03"]),
    ],
)
def test_the_date_that_was_believed(street: Store, when: str, dates: list[str]) -> None:
    """Each claim counts from its day on, compared as far as the two dates are known."""
    assert [str(row["date"]) for row in query(DATES, street, as_of=when)] == dates


def test_status_and_links_are_those_of_the_day(street: Store) -> None:
    """What will be replaced stands until then, and nothing tells of the claims to come."""
    then = believed(street, "2030-03-01")
    assert [said.iri for said in read(then)] == [CLAIM + "a", CLAIM + "d", CLAIM + "g"]
    assert query("ASK { claim:a wick:status wick:Announced }", then) is True
    assert query("ASK { ?claim wick:supersededBy|wick:conflictsWith ?other }", then) is False
    assert query("ASK { evidence:b ?p ?o }", then) is False and query("ASK { evidence:a ?p ?o }", then) is True
    assert query("ASK { claim:a wick:supersededBy claim:b }", street, as_of="2031") is True


def test_an_undated_claim_counts_from_when_its_things_are_known(street: Store) -> None:
    """The Lamplighter is known from the release on; what names nobody of a film is a timeless fact of the story."""
    before, after = facts(believed(street, "2031-09-30")), facts(believed(street, "2031-10-03"))
    assert "id:Quay wick:enemyOf id:Watch" in before & after
    assert "id:Lamplighter wick:memberOf id:Quay" in after - before


def test_what_was_settled_for_a_later_day_was_not_known_before(street: Store) -> None:
    """Nobody dated the claims that the film came out, and that Mara Quill died; before these days they do not count."""
    claims = read(street)
    for name, when, known in (
        ("c", "2031-09-30", False),
        ("c", "2031-10-03", True),
        ("h", "2033-01-04", False),
        ("h", "2033-01-05", True),
    ):
        assert (CLAIM + name in {said.iri for said in counting(claims, when)}) is known, when


def test_facts_of_a_qualifier_follow_the_day(street: Store) -> None:
    """Mara Quill plays the Inspector first and the Lamplighter later."""
    assert "id:MaraQuill wick:plays id:Vole" in facts(believed(street, "2030-12-31"))
    late = facts(believed(street, "2031-12-31"))
    assert "id:MaraQuill wick:plays id:Lamplighter" in late and "id:MaraQuill wick:plays id:Vole" not in late


def test_at_the_end_of_time_it_is_the_graph_of_today(street: Store) -> None:
    """Once every claim counts, as-of gives what deriving gives; the store that was asked is not changed."""
    before = sorted(map(str, street))
    assert sorted(map(str, believed(street, "2999"))) == sorted(map(str, derive_now(street)))
    assert sorted(map(str, street)) == before


@pytest.mark.parametrize("when", ["soon", "2023-13", "2023-02-30", "23", "2023-1-1", "", "2023-12-31T00:00", "-2023"])
def test_a_day_that_is_none_is_refused(street: Store, when: str) -> None:
    """The message says what a date looks like."""
    with pytest.raises(UsageError, match=r"not a date\. Give a day, a month or a year"):
        believed(street, when)


def test_a_graph_without_claims_has_no_past() -> None:
    """Plain triples do not say since when they hold."""
    with pytest.raises(DataError, match="no claim"):
        query("ASK {}", from_text("id:Film wick:director id:OttoBrandt ."), as_of="2023")


def test_describe_and_view_show_the_day(street: Store, tmp_path: Path) -> None:
    """The card and the picture have what was believed, and not what came later."""
    card = describe("Lantern Street", street, as_of="2030-03").write()
    assert "2031-04-01" in card and "2031-10-03" not in card
    page = view(street, out=tmp_path / "then.html", as_of="2030-03").read_text("utf-8")
    assert "2031-04-01" in page and "2031-10-03" not in page


def test_the_command_line_takes_as_of(run: Run, street: Store, tmp_path: Path) -> None:
    """query, describe and view have --as-of; a wrong date is wrong usage."""
    (tmp_path / "street.trig").write_bytes(serialize(street, format=RdfFormat.TRIG) or b"")
    graph = ("--graph", str(tmp_path / "street.trig"), "--as-of", "2030-03")
    assert run("query", DATES, *graph, "--format", "csv").stdout.split() == ["date", "2031-04-01"]
    card = run("describe", "Lantern Street", *graph).stdout
    assert "2031-04-01" in card and "2031-10-03" not in card
    done = run("view", *graph, "--out", str(tmp_path / "then.html"))
    assert done.returncode == 0 and "2031-10-03" not in (tmp_path / "then.html").read_text("utf-8")
    wrong = run("query", DATES, *graph[:2], "--as-of", "yesterday")
    assert (wrong.returncode, wrong.stderr.count("\n")) == (2, 1) and "yesterday: not a date" in wrong.stderr


# ---- the bundled graph ----


def test_what_was_believed_of_ballerina() -> None:
    """At the end of 2023 the film was due in June 2024 and its heroine was Rooney; in the summer of 2025, neither."""
    store = load()
    dates = "SELECT ?date { id:Ballerina wick:releaseDate ?date }"
    plays = "SELECT ?who { id:AnaDeArmas wick:plays ?who }"
    then, now = believed(store, "2023-12-31"), believed(store, "2025-07-01")
    assert [str(row["date"]) for row in query(dates, then)] == ["2024-06-07"]
    assert "2024-06-07" not in [str(row["date"]) for row in query(dates, now)]
    assert [[compact(row["who"]) for row in query(plays, each)] for each in (then, now)] == [
        ["id:Rooney"],
        ["id:EveMacarro"],
    ]


@pytest.mark.parametrize("when", ["2016", "2023-12-31"])
def test_the_past_keeps_every_rule(when: str) -> None:
    """The bundled graph of a day in the past is a valid dataset; only its sources may be cited by nobody yet."""
    store = believed(load(), when)
    assert [each for each in validate(store) if each.severity == "violation"] == []
    assert any(store.quads_for_pattern(None, None, None, NamedNode(SOURCES)))


def test_as_of_is_quick() -> None:
    """A look at the past of the bundled graph costs a fifth of a second or less."""
    quads = list(load())
    claims, times = read(quads), []
    for _ in range(3):
        start = time.process_time()
        Store().bulk_extend(derive(quads, claims, "2023-12-31"))
        times.append(time.process_time() - start)
    assert min(times) < 0.2
