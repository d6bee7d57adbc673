"""What Wikidata is told: only what stands, only what it can hold, each statement with its references."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from subprocess import CompletedProcess

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store
from quickstatements_client import DateLine, DateQualifier, EntityLine, EntityQualifier, TextLine, TextQualifier

from wickgraph.errors import UsageError
from wickgraph.export import export
from wickgraph.stores.store import from_text, load
from wickgraph.terms import RDF, WICK

Run = Callable[..., "CompletedProcess[str]"]

ITEMS = """
    id:Film wick:wikidataId "Q1" . id:Who wick:wikidataId "Q2" . id:Role wick:wikidataId "Q3" . id:Before
    wick:wikidataId "Q4" . id:Odd wick:wikidataId "q5" . evidence:e wick:source source:s . evidence:f wick:source source:t .
    source:s wick:url "https://example.org/a?b=|c" ; dcterms:date "2024-05"^^xsd:gYearMonth .
    source:t wick:url "https://example.org/t" . evidence:g wick:source source:u . source:u dcterms:title "no address" .
"""  # noqa: E501
CAST = "rdf:subject id:Film ; rdf:predicate wick:castMember ; rdf:object id:Who"
STANDS = "wick:status wick:Confirmed ; wick:statusInSource wick:Confirmed ; wick:evidence evidence:e"
ADDRESS = TextQualifier(predicate="S854", target="https://example.org/a?b=|c")
PUBLISHED = DateQualifier(predicate="S577", target="+2024-05-00T00:00:00Z/10")


def told(*claims: str, retrieved: str | None = None) -> list[str]:
    """The lines that are written of these claims, with the things of ITEMS in the graph."""
    text = " . ".join(f"claim:c{number} a wick:Claim ; {claim}" for number, claim in enumerate(claims))
    return export(from_text(f"{ITEMS} {text} ."), "quickstatements", retrieved=retrieved).splitlines()


def line(of: DateLine | EntityLine | TextLine) -> str:
    """A line as the client for QuickStatements writes it."""
    return of.get_line("\t")


# ---- what is written, as the client for QuickStatements writes it ----


def test_an_item_with_qualifiers_and_a_reference() -> None:
    """Characters and predecessors are qualifiers; the reference has the address, its date and the day of reading."""
    expected = EntityLine(
        subject="Q1",
        predicate="P161",
        target="Q2",
        qualifiers=[
            EntityQualifier(predicate="P453", target="Q3"),
            EntityQualifier(predicate="P1365", target="Q4"),
            ADDRESS,
            PUBLISHED,
            DateQualifier(predicate="S813", target="+2026-11-28T00:00:00Z/11"),
        ],
    )
    claim = f"{CAST} ; wick:character id:Role ; wick:replaces id:Before ; wick:billing 'lead' ; {STANDS}"
    assert told(claim, retrieved="2026-11-28") == [line(expected)]


@pytest.mark.parametrize(
    ("text", "kind", "day", "precision"),
    [
        ("2025-06-06", "date", datetime.date(2025, 6, 6), 11),
        ("2025-06", "gYearMonth", datetime.date(2025, 6, 1), 10),
        ("2025", "gYear", datetime.date(2025, 1, 1), 9),
    ],
)
def test_dates_have_the_precision_that_is_known(text: str, kind: str, day: datetime.date, precision: int) -> None:
    """Days, months and years stay such."""
    expected = DateLine(
        subject="Q1", predicate="P577", target=day, precision=precision, qualifiers=[ADDRESS, PUBLISHED]
    )
    claim = f"rdf:subject id:Film ; rdf:predicate wick:releaseDate ; rdf:object '{text}'^^xsd:{kind} ; {STANDS}"
    assert told(claim) == [line(expected)]


def test_numbers_have_their_units_and_ordinals_are_texts() -> None:
    """Minutes, US dollars; an ordinal is a text there."""
    claims = {"runningTime": "P2047\t125U7727", "boxOffice": "P2142\t125U4917", "seriesOrdinal": 'P1545\t"125"'}
    for name, expected in claims.items():
        (written,) = told(f"rdf:subject id:Film ; rdf:predicate wick:{name} ; rdf:object 125 ; {STANDS}")
        assert written.startswith(f"Q1\t{expected}\tS854")


def test_a_property_that_runs_the_other_way_round_changes_ends() -> None:
    """Who leads an organisation is said of the organisation."""
    (written,) = told(f"rdf:subject id:Who ; rdf:predicate wick:leaderOf ; rdf:object id:Film ; {STANDS}")
    assert written.startswith("Q1\tP488\tQ2\t")


def test_two_sources_are_two_lines_of_one_statement() -> None:
    """Each adds its reference; the same source twice is one."""
    other = STANDS.replace("evidence:e", "evidence:f")
    written = told(f"{CAST} ; {STANDS}", f"{CAST} ; {other}", f"{CAST} ; {STANDS} ; wick:note 'again'")
    addresses = [[ADDRESS, PUBLISHED], [TextQualifier(predicate="S854", target="https://example.org/t")]]
    lines = [EntityLine(subject="Q1", predicate="P161", target="Q2", qualifiers=each) for each in addresses]
    assert written == [line(each) for each in lines]


# ---- what is not ----


@pytest.mark.parametrize(
    "claim",
    [
        f"{CAST} ; {STANDS.replace('status wick:Confirmed', 'status wick:Denied')}",
        f"{CAST} ; {STANDS.replace('status wick:Confirmed', 'status wick:Rumoured')}",
        f"{CAST} ; {STANDS.replace('status wick:Confirmed', 'status wick:Superseded')}",
        f"{CAST} ; {STANDS.replace('Source wick:Confirmed', 'Source wick:Rumoured')}",
        f"{CAST} ; {STANDS.replace('Source wick:Confirmed', 'Source wick:Denied')}",
        f"{CAST} ; {STANDS} ; wick:conflictsWith claim:other",
        f"{CAST} ; {STANDS} ; wick:voice true",
        f"{CAST} ; {STANDS.replace('evidence:e', 'evidence:g')}",
        f"{CAST.replace('id:Who', 'id:Nobody')} ; {STANDS}",
        f"{CAST.replace('id:Who', 'id:Odd')} ; {STANDS}",
        f"{CAST.replace('id:Film', 'id:Nothing')} ; {STANDS}",
        f"rdf:subject id:Film ; rdf:predicate wick:genre ; rdf:object 'thriller' ; {STANDS}",
        f"rdf:subject id:Film ; rdf:predicate wick:setIn ; rdf:object id:Who ; {STANDS}",
        f"rdf:subject id:Film ; rdf:predicate wick:boxOffice ; rdf:object 5 ; wick:region 'France' ; {STANDS}",
        f"rdf:subject id:Film ; rdf:predicate wick:budget ; rdf:object 5 ; wick:upTo 9 ; {STANDS}",
    ],
)
def test_what_does_not_stand_or_cannot_be_said_is_left_out(claim: str) -> None:
    """Doubtful, refuted, contested claims; ends without Q-ids; no address; what is wrong without its qualifier."""
    assert told(claim) == []
    assert len(told(claim, f"{CAST} ; {STANDS}")) == 1


def test_the_whole_universe_tells_nothing_doubtful() -> None:
    """With a Q-id for everything, hundreds of statements come, none of a claim that does not stand."""
    universe = load()
    label = {}
    entities = sorted({q.subject.value for q in universe if q.graph_name.value.endswith("/entities")})
    for number, iri in enumerate(entities, 1):
        label[iri] = f"Q{number}"
        for quad in list(universe.quads_for_pattern(NamedNode(iri), NamedNode(WICK + "wikidataId"), None)):
            universe.remove(quad)
        universe.add(Quad(NamedNode(iri), NamedNode(WICK + "wikidataId"), Literal(label[iri])))
    lines = [each.split("\t") for each in export(universe, "quickstatements").splitlines()]
    assert len(lines) > 250 and all("S854" in each for each in lines)
    assert len({tuple(each[: each.index("S854") + 2]) for each in lines}) == len(lines)
    cast = {(each[0], each[2]) for each in lines if each[1] == "P161"}
    assert cast == {(label[film], label[who]) for film, who in standing(universe) if film in label}


def standing(universe: Store) -> set[tuple[str, str]]:
    """Cast claims that stand with a source that has an address, asked in SPARQL."""
    query = f"""PREFIX wick: <{WICK}> PREFIX rdf: <{RDF}> SELECT DISTINCT ?film ?who {{
        ?claim rdf:predicate wick:castMember ; rdf:subject ?film ; rdf:object ?who ; wick:status ?now ;
            wick:statusInSource ?then ; wick:evidence/wick:source/wick:url ?url .
        FILTER(?now IN (wick:Confirmed, wick:Announced) && ?then IN (wick:Confirmed, wick:Announced))
        FILTER NOT EXISTS {{ ?claim wick:conflictsWith ?other }} FILTER NOT EXISTS {{ ?claim wick:voice true }} }}"""
    rows = universe.query(query, use_default_graph_as_union=True)
    return {(row[0].value, row[1].value) for row in rows}  # type: ignore[union-attr]


# ---- calls ----


def test_the_command_says_why_nothing_is_written(run: Run) -> None:
    """Few things of the bundled graph have a Q-id."""
    done = run("export", "--format", "quickstatements", "--retrieved", "2026-11-28")
    assert done.returncode == 0 and (done.stdout or "both ends in Wikidata" in done.stderr)


def test_a_day_of_reading_must_be_one_and_have_a_place() -> None:
    """A word is no date, and Turtle has no references."""
    with pytest.raises(UsageError, match="today: not a date"):
        told(f"{CAST} ; {STANDS}", retrieved="today")
    with pytest.raises(UsageError, match="format ttl has no place"):
        export(from_text(ITEMS), "ttl", retrieved="2026-11-28")
