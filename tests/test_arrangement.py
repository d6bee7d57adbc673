"""How pictures are arranged: what stands where says something."""

from __future__ import annotations

from math import hypot
from pathlib import Path
from typing import Any

import pytest

from wickgraph.errors import UsageError
from wickgraph.projection import project
from wickgraph.stores.store import from_text, load
from wickgraph.view import view
from wickgraph.view.arrangement import ARRANGEMENTS, arrange

ID = "https://w3id.org/wickgraph/id/"


def placed(turtle: str, name: str, centre: str | None = None) -> dict[str, tuple[int, int]]:
    """Where everything stands, by local name."""
    places = arrange(project(from_text(turtle)), name, ID + centre if centre else None).places
    return {iri.removeprefix(ID): place for iri, place in places.items()}


def claims(*triples: tuple[str, str, str], status: str = "Confirmed") -> str:
    """A claim for each triple of local names; an object that is a date is one."""
    return "\n".join(
        f"claim:{s}{p}{o.replace('-', '')} a wick:Claim ; rdf:subject id:{s} ; rdf:predicate wick:{p} ; "
        f"wick:status wick:{status} ; rdf:object {_term(o)} ."
        for s, p, o in triples
    )


def _term(name: str) -> str:
    return f'"{name}"^^xsd:date' if name[0].isdigit() else f"id:{name}"


FILMS = "id:One a wick:Film . id:Two a wick:Film . id:Three a wick:Film . id:Late a wick:Film ."
RELEASES = claims(
    ("One", "releaseDate", "2014-10-24"), ("Two", "releaseDate", "2017-02-10"), ("Three", "releaseDate", "2025-06-06")
)


@pytest.mark.parametrize("name", sorted(ARRANGEMENTS))
def test_no_two_nodes_stand_on_the_same_spot(name: str) -> None:
    """In no arrangement of the bundled graph does one node cover another."""
    places = list(arrange(project(load()), name).places.values())
    gaps = [hypot(a[0] - b[0], a[1] - b[1]) for number, a in enumerate(places) for b in places[:number]]
    assert min(gaps) > 40


@pytest.mark.parametrize("name", sorted(ARRANGEMENTS))
def test_the_same_graph_is_arranged_the_same(name: str) -> None:
    """A second look gives the same positions and guides."""
    graph = project(load())
    assert arrange(graph, name) == arrange(graph, name)


def test_rings_are_as_far_out_as_there_are_edges_to_the_middle() -> None:
    """Neighbours on one ring, their neighbours on the next, what nothing ties to it outside."""
    turtle = FILMS + claims(("One", "sequelOf", "Two"), ("Two", "sequelOf", "Three"))
    places = placed(turtle, "radial", "One")
    distance = {name: hypot(x / 1.3, y) for name, (x, y) in places.items()}
    assert distance["One"] == 0 < distance["Two"] < distance["Three"] < distance["Late"]


def test_works_stand_in_the_order_of_their_release() -> None:
    """From left to right, the one without a date last; a date that was given up does not count."""
    places = placed(FILMS + RELEASES + claims(("Three", "releaseDate", "2012-01-01"), status="Superseded"), "timeline")
    assert sorted(places, key=places.__getitem__) == ["One", "Two", "Three", "Late"]
    assert {y for _, y in places.values()} == {0}


def test_works_stand_in_the_order_of_the_story() -> None:
    """What is told before stands before, though it came out later; a claim that closes a circle changes nothing."""
    told = claims(("Two", "storyAfter", "One"), ("Three", "storyAfter", "One"), ("Three", "storyBefore", "Two"))
    circle = claims(("One", "sequelOf", "Two"))
    places = placed(FILMS + RELEASES + told + circle, "story")
    assert sorted(places, key=places.__getitem__) == ["One", "Three", "Two", "Late"]


def test_this_world_stands_above_the_works_and_the_story_below() -> None:
    """A cast stands over its film, the characters under it."""
    turtle = FILMS + RELEASES + "id:Eve a wick:Character . id:Ana a wick:Person ."
    places = placed(turtle + claims(("Three", "castMember", "Ana"), ("Three", "hasCharacter", "Eve")), "timeline")
    assert places["Ana"][1] < 0 < places["Eve"][1]
    assert abs(places["Ana"][0] - places["Three"][0]) <= 90


def test_members_stand_around_their_organization() -> None:
    """Nearer to their own than to the other; a denied membership is none."""
    people = " ".join(f"id:{name} a wick:Character ." for name in ("A", "B", "C", "D"))
    both = "id:Roma a wick:FictionalOrganization . id:Table a wick:FictionalOrganization ."
    held = claims(("A", "memberOf", "Roma"), ("B", "leaderOf", "Roma"), ("C", "memberOf", "Table"))
    places = placed(people + both + held + claims(("D", "memberOf", "Roma"), status="Denied"), "groups")

    def near(name: str) -> str:
        return min(
            ("Roma", "Table"), key=lambda each: hypot(*(a - b for a, b in zip(places[name], places[each], strict=True)))
        )

    assert [near(name) for name in "ABC"] == ["Roma", "Roma", "Table"]
    far = hypot(*(a - b for a, b in zip(places["D"], places["Roma"], strict=True)))
    assert far > 2 * hypot(*(a - b for a, b in zip(places["A"], places["Roma"], strict=True)))


@pytest.mark.parametrize(
    ("how", "said"),
    [({"layout": "pretty"}, "no such layout"), ({"kinds": ["weapons"]}, "There are films, people")],
)
def test_what_cannot_be_drawn_is_said(tmp_path: Path, how: dict[str, Any], said: str) -> None:
    """With the words that would do."""
    turtle = "id:One a wick:Film . id:Ana a wick:Person ." + claims(("One", "director", "Ana"))
    with pytest.raises(UsageError, match=said):
        view(from_text(turtle), out=tmp_path / "page.html", **how)
