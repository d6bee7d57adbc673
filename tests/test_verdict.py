"""Verdicts: what an editor is told of a claim beside what a graph knows, case by case.

The franchise is invented; films, series and people are what their names say.
"""

from __future__ import annotations

import re

import pytest
from pyoxigraph import NamedNode

from lantern import claim, day
from wickgraph import ontology
from wickgraph.beliefs.said import read
from wickgraph.building.verdict import Verdict, verdicts
from wickgraph.stores.store import from_text
from wickgraph.terms import CLAIM, ID, RDF, WICK

#: the classes of what is spoken of; the rest are people and characters
KINDS = {
    ID + name: (kind, *above)
    for name, kind, *above in (
        ("LanternStreet", "Film", "Work"),
        ("Quay", "Film", "Work"),
        ("Serial", "Series", "Work"),
        ("Puzzle", "Game", "Work"),
        ("Eve", "Character"),
    )
}

OUT = "releaseDate 2031-04-01 region=Peru"
DIRECTED = "director Otto when=2031-06"
PLAYED = "castMember Ana character=Eve when=2031-06"
GROSS = "boxOffice 137200000 when=2031-09"

#: what an editor expects; what the graph knows; what the article says (both as `written` reads them); the mark
CASES: list[tuple[str, str, str, str]] = [
    # ---- dates ----
    ("a day in the known month agrees", "filmingBegan 2030-11", "filmingBegan 2030-11-07", "agrees"),
    ("the month of a known day agrees", "filmingBegan 2030-11-07", "filmingBegan 2030-11", "agrees"),
    ("the year before contradicts", "filmingBegan 2030-11-07", "filmingBegan 2029", "contradicts"),
    ("another birthday contradicts", "birthDate 1990-02-01 about=Ana", "birthDate 1991-02-01 about=Ana", "contradicts"),
    # ---- release dates and their qualifiers ----
    ("a release of no region has the date of a known one", OUT, "releaseDate 2031-04-01", "agrees"),
    ("its year is enough", OUT, "releaseDate 2031", "agrees"),
    ("one that has no known date contradicts", OUT, "releaseDate 2030-04-01", "contradicts"),
    ("also in an article of later", OUT, "releaseDate 2030-04-01 when=2032-01-10", "contradicts"),
    (
        "also where it was planned without a region",
        f"{OUT}; releaseDate 2031-04-01 status=Announced when=2030",
        "releaseDate 2030-04-01",
        "contradicts",
    ),
    ("another region is new", OUT, "releaseDate 2031-05-09 region=Japan", "new"),
    ("another day in the same region contradicts", OUT, "releaseDate 2031-05-09 region=Peru", "contradicts"),
    ("a disc is no cinema", OUT, "releaseDate 2031-08-02 medium=disc", "new"),
    ("cinemas go without saying", "releaseDate 2031-04-01", "releaseDate 2031-04-02 medium=cinemas", "contradicts"),
    ("a release of no medium", "releaseDate 2031-08-02 medium=disc", "releaseDate 2031-08-02", "agrees"),
    ("and on another day", "releaseDate 2031-08-02 medium=disc", "releaseDate 2031-08-03", "contradicts"),
    ("a premiere is no release", OUT, "premiere 2031-03-20", "new"),
    ("a premiere of no place", "premiere 2031-03-20 region=Paris", "premiere 2031-03-20", "agrees"),
    ("and on another day", "premiere 2031-03-20 region=Paris", "premiere 2031-03-21", "contradicts"),
    ("a premiere in another place", "premiere 2031-03-20 region=Paris", "premiere 2031-03-22 region=Rome", "new"),
    (
        "a plan from before it moved is superseded",
        "releaseDate 2031-04-01 status=Announced when=2030-09",
        "releaseDate 2030-10-01 status=Announced when=2030-01",
        "superseded",
    ),
    (
        "a plan that moves again is new",
        "releaseDate 2031-04-01 status=Announced when=2030-09",
        "releaseDate 2031-10-01 status=Announced when=2030-12",
        "new",
    ),
    (
        "a date that was called confirmed before it came may move as well",
        "releaseDate 2031-04-01 when=2030-09",
        "releaseDate 2031-10-01 when=2030-12",
        "new",
    ),
    (
        "one that was told when it had passed does not move",
        "releaseDate 2031-04-01 when=2031-06",
        "releaseDate 2031-10-01 when=2032-12",
        "contradicts",
    ),
    # ---- sums and lengths ----
    ("a round sum agrees with an exact one", "budget 102000000", "budget 100000000", "agrees"),
    ("an exact sum agrees with a round one", "budget 100000000", "budget 102000000", "agrees"),
    ("a sum further off contradicts", "budget 100000000", "budget 90000000", "contradicts"),
    ("so do two exact sums", "budget 102000000", "budget 102500001", "contradicts"),
    ("a sum within the range agrees", "budget 20000000 upTo=30000000", "budget 25000000", "agrees"),
    ("a sum outside of it contradicts", "budget 20000000 upTo=30000000", "budget 35000000", "contradicts"),
    ("minutes are not rounded", "runningTime 120", "runningTime 124", "contradicts"),
    ("a smaller gross of earlier was right then", GROSS, "boxOffice 25000000 when=2031-04", "superseded"),
    (
        "also where only the year of the larger is known",
        "boxOffice 9000 when=2031",
        "boxOffice 7000 when=2031-04",
        "superseded",
    ),
    ("a larger one of later has grown", GROSS, "boxOffice 151000000 when=2031-12", "new"),
    ("a smaller one of later contradicts", GROSS, "boxOffice 25000000 when=2032", "contradicts"),
    (
        "what a country paid is not what the world paid",
        f"{GROSS}; boxOffice 58000000 region=Peru",
        "boxOffice 58000000",
        "contradicts",
    ),
    ("what a further country paid is new", GROSS, "boxOffice 9000000 region=Japan", "new"),
    # ---- who made it ----
    ("a second director contradicts", DIRECTED, "director Inga", "contradicts"),
    ("also in an article of later", f"{OUT}; {DIRECTED}", "director Inga when=2033", "contradicts"),
    ("a third one contradicts two", f"{DIRECTED}; director Inga", "director Olga", "contradicts"),
    ("either of two agrees", f"{DIRECTED}; director Inga", "director Inga", "agrees"),
    ("a series has several", "director Otto about=Serial", "director Inga about=Serial", "new"),
    (
        "one who is hired later, while it is made, is new",
        "director Otto status=Announced when=2029",
        "director Inga status=Announced when=2030",
        "new",
    ),
    ("one who was to do it before is superseded", DIRECTED, "director Inga status=Announced when=2029", "superseded"),
    (
        "a rumour that was denied does not back it",
        f"{OUT}; {DIRECTED}; director Inga status=Rumoured when=2030-09; director Inga status=Denied when=2030-10",
        "director Inga when=2032",
        "contradicts",
    ),
    ("that he did not contradicts that he did", DIRECTED, "director Otto status=Denied", "contradicts"),
    ("a further producer is new", "producer Otto", "producer Inga", "new"),
    ("a further screenwriter is new", "screenwriter Otto", "screenwriter Inga", "new"),
    ("a second developer contradicts", "developer Small about=Puzzle", "developer Large about=Puzzle", "contradicts"),
    ("a composer who was replaced", "composer Otto status=Superseded", "composer Otto", "superseded"),
    # ---- the cast ----
    ("a further actor is new", PLAYED, "castMember Bo", "new"),
    ("also in a part of their own", PLAYED, "castMember Bo character=Adam", "new"),
    ("the actor without the part agrees", PLAYED, "castMember Ana", "agrees"),
    ("the actor with a part agrees", "castMember Ana", "castMember Ana character=Eve", "agrees"),
    ("another part of the actor contradicts", PLAYED, "castMember Ana character=Adam", "contradicts"),
    (
        "also where another source leaves the part out",
        f"{PLAYED}; castMember Ana",
        "castMember Ana character=Adam",
        "contradicts",
    ),
    (
        "also in an article of later, once the film is out",
        f"{OUT}; {PLAYED}",
        "castMember Ana character=Adam when=2033",
        "contradicts",
    ),
    ("another actor in the part contradicts", PLAYED, "castMember Bo character=Eve", "contradicts"),
    ("but not in another film", PLAYED, "castMember Bo character=Eve about=Quay", "new"),
    ("who plays a part is known from the cast", PLAYED, "plays Eve about=Bo", "contradicts"),
    ("and agrees", PLAYED, "plays Eve about=Ana", "agrees"),
    (
        "what two have played may have a third",
        f"{PLAYED}; castMember Cy character=Eve about=Quay",
        "plays Eve about=Bo",
        "new",
    ),
    # ---- the franchise and the story ----
    ("no sequel of its sequel", "sequelOf LanternStreet about=Quay", "sequelOf Quay", "contradicts"),
    ("a sequel is no prequel", "sequelOf Quay", "prequelOf Quay", "contradicts"),
    ("another franchise contradicts", "partOfFranchise Lanterns", "partOfFranchise Harbours", "contradicts"),
    ("not after what it is before", "storyBefore Quay", "storyAfter Quay", "contradicts"),
    ("nor before what it is after", "storyAfter Quay", "storyBefore Quay", "contradicts"),
    ("before is after the other way round", "storyAfter LanternStreet about=Quay", "storyBefore Quay", "agrees"),
    ("and the other way round", "storyBefore Quay", "storyAfter LanternStreet about=Quay", "agrees"),
    (
        "no round trip over a third",
        "storyAfter Middle about=Quay; storyAfter LanternStreet about=Middle",
        "storyAfter Quay",
        "contradicts",
    ),
    ("a victim has one killer", "kills Adam about=Eve", "kills Adam about=Bo", "contradicts"),
    ("a killer has several victims", "kills Adam about=Eve", "kills Cain about=Eve", "new"),
    ("a guild has one leader", "leaderOf Guild about=Eve", "leaderOf Guild about=Bo", "contradicts"),
    ("and any number of members", "memberOf Guild about=Eve", "memberOf Guild about=Bo", "new"),
    ("a brother has a brother", "sibling Adam about=Eve", "sibling Eve about=Adam", "agrees"),
    ("a parent is no brother", "parentOf Adam about=Eve", "sibling Eve about=Adam", "contradicts"),
    ("a second wife contradicts", "spouse Adam about=Eve", "spouse Bo about=Eve", "contradicts"),
]


def written(claims: str, name: str) -> str:
    """Claims in Turtle: "predicate value key=value ...", the next after a semicolon."""
    found = []
    for number, text in enumerate(claims.split(";")):
        predicate, value, *more = text.split()
        given = dict(part.split("=") for part in more)
        plain = {key: given.pop(key) for key in ("status", "when", "about") if key in given}
        qualifiers = {key: _term(each, is_text=key in ("region", "medium")) for key, each in given.items()}
        found.append(claim(f"{name}{number}", predicate, _term(value), source=name, **plain, **qualifiers))
    return "".join(found)


def _term(value: str, is_text: bool = False) -> str:
    if is_text:
        return f'"{value}"'
    return day(value) if re.fullmatch(r"\d{4}(-\d\d)*", value) else value if value.isdecimal() else f"id:{value}"


def verdict(graph: str, article: str) -> Verdict:
    """The verdict on the first claim of an article; its claims stand in one sentence."""
    said = read(from_text(written(article, "ours")))
    beside = {each.iri: [other for other in said if other is not each] for each in said}
    known = read(from_text("".join(written(each, f"known{number}x") for number, each in enumerate(graph.split(";")))))
    return verdicts(said, known, KINDS, beside)[CLAIM + "ours0"]


@pytest.mark.parametrize(("shows", "graph", "article", "mark"), CASES, ids=[case[0] for case in CASES])
def test_mark(shows: str, graph: str, article: str, mark: str) -> None:
    """A claim has the mark that an editor would give it, and what gave it the mark is told."""
    found = verdict(graph, article)
    assert found.mark == mark
    assert bool(found.against) == (mark in ("contradicts", "superseded")) and (found.agrees or mark != "agrees")


def test_what_is_told_together_is_no_contradiction() -> None:
    """Who directed it with the known director is new; who is told to have directed it alone is not."""
    assert verdict(DIRECTED, "director Inga; director Otto").mark == "new"
    assert verdict(DIRECTED, "director Inga").mark == "contradicts"


def test_a_contradiction_says_beside_what() -> None:
    """Each of the claims that stand against it, with the expectation; nothing is said to be replaced."""
    found = verdict(f"{DIRECTED}; director Inga", "director Olga")
    assert [(link.other.removeprefix(CLAIM), link.rule) for link in found.against] == [
        ("known0x0", "UsuallyOne"),
        ("known1x0", "UsuallyOne"),
    ]
    late = verdict(f"{OUT}; releaseDate 2031-04-01 status=Announced when=2030", "releaseDate 2030-04-01")
    assert ("known0x0", "NoneOfTheKnown") in [(link.other.removeprefix(CLAIM), link.rule) for link in late.against]
    assert late.replaces == ()


def test_what_is_new_is_told_beside_what_is_known() -> None:
    """The standing claims of the same property, but for those that ours replaces."""
    graph = "network Quay about=Serial; network Lamp status=Rumoured about=Serial"
    assert [said.object.value for said in verdict(graph, "network Harbour about=Serial").beside] == [f"{ID}Quay"]
    assert verdict("producer Otto; castMember Ana", "director Inga").beside == ()


def test_every_expectation_of_the_ontology_is_planted() -> None:
    """No expectation is without a case, and none is applied that the ontology does not have."""
    links = [link for _, graph, article, _ in CASES for link in verdict(graph, article).against]
    said = ontology.store().quads_for_pattern(None, NamedNode(RDF + "type"), NamedNode(WICK + "Expectation"))
    assert {str(getattr(quad.subject, "value", "")).removeprefix(WICK) for quad in said} <= {
        link.rule for link in links
    }
