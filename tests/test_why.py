"""The story of a value and the timeline: who said what, when, what became of it, and by which rule."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store, serialize

from lantern import claim, day
from wickgraph import timeline, why
from wickgraph.beliefs.precedence import rule
from wickgraph.errors import InputError, UsageError
from wickgraph.results.sheet import Line, Sheet
from wickgraph.stores.store import from_text
from wickgraph.stories.story import STORY_FORMATS
from wickgraph.stories.timeline import TIMELINE_FORMATS
from wickgraph.terms import CLAIM

Run = Callable[..., "subprocess.CompletedProcess[str]"]

STREET = f"""
graph:entities {{
  id:LanternStreet a wick:Film ; rdfs:label "Lantern Street" ; skos:altLabel "Lantern St." .
  id:MaraQuill a wick:Person ; rdfs:label "Mara Quill" . id:OttoBrandt a wick:Person ; rdfs:label "Otto Brandt" .
  id:Vole a wick:Character ; rdfs:label "Inspector Vole" .
  id:Lamplighter a wick:Character ; rdfs:label "The Lamplighter" .
  id:HarborPictures a wick:Company ; rdfs:label "Harbor Pictures" .
}}
graph:sources {{ source:b dcterms:publisher "The Gazette" ; wick:url "https://example.org/b_(film)" . }}
{claim("a", "releaseDate", day("2031-04-01"), "Announced", "2030-02", "HarborPictures")}
{claim("b", "releaseDate", day("2031-10-03"), "Announced", "2030-09-15", "HarborPictures")}
{claim("c", "releaseDate", day("2031-10"), "Confirmed", "2031-01")}
{claim("d", "castMember", "id:MaraQuill", when="2030", character="id:Vole")}
{claim("e", "castMember", "id:MaraQuill", when="2031-05", character="id:Lamplighter")}
{claim("f", "director", "id:OttoBrandt", "Rumoured", "2029-11")}
{claim("g", "director", "id:OttoBrandt", "Denied", "2029-12", "HarborPictures")}
{claim("h", "budget", "4000000", when="2030")} {claim("i", "budget", "5000000", when="2031")}
{claim("j", "filmingBegan", day("2030-05-02"), when="2030-06", about="LanternStreet")}
{claim("k", "mainCharacter", "id:Vole", when="2030")}
"""


@pytest.fixture
def street() -> Store:
    """A film whose date moved, whose heroine changed her name, whose director was denied, whose budget is disputed."""
    return from_text(STREET)


@pytest.fixture
def path(street: Store, tmp_path: Path) -> str:
    """The same in a file."""
    (tmp_path / "street.trig").write_bytes(serialize(street, format=RdfFormat.TRIG) or b"")
    return str(tmp_path / "street.trig")


# ---- why ----


def test_a_story_is_told_in_order(street: Store) -> None:
    """Each claim has its date, its speaker, how sure it was and where it stands."""
    story = why("Lantern Street", "releaseDate", graph=street)
    assert story.title == "Lantern Street · release date"
    assert [(each.when, each.value, each.by, each.status_in_source, each.status) for each in story.sayings] == [
        ("2030-02", "2031-04-01", "Harbor Pictures", "announced", "superseded"),
        ("2030-09-15", "2031-10-03", "Harbor Pictures", "announced", "announced"),
        ("2031-01", "2031-10", "c", "confirmed", "confirmed"),
    ]
    assert story.now == ("2031-10-03 (announced)", "2031-10 (confirmed)")


def test_a_story_says_what_replaced_a_claim_and_which_rule_says_so(street: Store) -> None:
    """The link is told with the other claim's value, date and speaker, and the rule in the ontology's words."""
    first, *_ = why("Lantern Street", "releaseDate", graph=street).sayings
    (turn,) = first.turns
    assert (turn.kind, turn.claim, turn.value, turn.when) == ("supersededBy", CLAIM + "b", "2031-10-03", "2030-09-15")
    assert turn.rule == rule("OwnWord").label and turn.rule in turn.text and "Harbor Pictures" in turn.text


@pytest.mark.parametrize(
    ("predicate", "kinds"),
    [
        ("castMember", [["supersededBy"], []]),
        ("director", [["deniedBy"], []]),
        ("budget", [["conflictsWith"], ["conflictsWith"]]),
        ("mainCharacter", [["supersededBy"]]),
    ],
)
def test_every_kind_of_turn_is_told(street: Store, predicate: str, kinds: list[list[str]]) -> None:
    """Replaced, denied, contradicted; also by a claim of another predicate."""
    story = why("Lantern Street", predicate, graph=street)
    assert [[turn.kind for turn in each.turns] for each in story.sayings] == kinds
    text = story.write()
    assert all(turn.text in text for each in story.sayings for turn in each.turns)


def test_names_are_found_as_people_type_them(street: Store) -> None:
    """An alias, the label of the predicate, its compact name, and a value by its label."""
    texts = {why(name, of, graph=street).write() for name, of in [
        ("lantern st", "cast member"), ("id:LanternStreet", "castMember"), ("Lantern Street", "wick:castMember"),
    ]}  # fmt: skip
    assert len(texts) == 1
    assert why("Lantern Street", "cast member", "mara quill", graph=street).write() in texts


def test_the_story_of_a_claim_marks_it(street: Store) -> None:
    """A claim by its name: what is said of the same value, and the claim itself marked."""
    for name in ("claim:a", CLAIM + "a", f"<{CLAIM}a>"):
        story = why(name, graph=street)
        assert [each.asked for each in story.sayings] == [True, False, False]
        assert story.write().count("← this claim") == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("Lantern Stret", "budget"), "Did you mean Lantern Street?"),
        (
            ("Lantern Street", "composer"),
            "composer: nothing of the kind is claimed of Lantern Street. Give one of budget,",
        ),
        (("Lantern Street",), "no predicate given. Give one of budget, castMember"),
        (("Lantern Street", "castMember", "Nobody"), "Nobody: no claim says so"),
        (("claim:nope",), "claim:nope: no such claim in the graph"),
        (("Otto Brandt", "budget"), "Otto Brandt: no claim has it as its subject"),
    ],
)
def test_what_cannot_be_told_is_named(street: Store, arguments: tuple[str, ...], words: str) -> None:
    """The message says what there is instead."""
    with pytest.raises(InputError, match=re.escape(words)):
        why(*arguments, graph=street)


def test_a_story_shows_sentences_where_the_text_is_at_hand(small: Path) -> None:
    """The text beside the graph gives the sentence; its source is named in any case."""
    text = why("Ballerina", "castMember", "Ana de Armas", graph=small).write()
    assert re.search(r"^    “.*Ana de Armas.*”$", text, re.MULTILINE)
    assert "— Two dancers, one name, The Gazette" in text
    (small / "news.md").unlink()
    text = why("Ballerina", "castMember", "Ana de Armas", graph=small).write()
    assert "“" not in text and "— Two dancers, one name, The Gazette" in text


def test_the_story_of_a_day_ends_there(street: Store) -> None:
    """What was said later is not told, nor what it did."""
    story = why("Lantern Street", "releaseDate", graph=street, as_of="2030-03")
    assert [(each.status, each.turns) for each in story.sayings] == [("announced", ())]


@pytest.mark.parametrize("format", STORY_FORMATS)
def test_a_story_is_written_in_every_format(run: Run, path: str, format: str) -> None:
    """The command prints it, and each format is read back by a reader of its kind."""
    done = run("why", "Lantern Street", "release date", "--graph", path, "--format", format)
    assert (done.returncode, done.stderr) == (0, "")
    read_back(format, done.stdout, rows=3)
    assert "2031-04-01" in done.stdout and "2031-10-03" in done.stdout


def read_back(format: str, text: str, rows: int) -> None:
    if format == "json":
        assert json.loads(text)
    elif format == "jsonl":
        assert len([json.loads(line) for line in text.splitlines()]) == rows
    elif format == "csv":
        assert len(list(csv.DictReader(io.StringIO(text)))) == rows
    elif format == "html":
        assert balanced(text)


def balanced(text: str) -> bool:
    """Whether every tag that opens closes in its turn."""
    is_open: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            is_open.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert is_open.pop() == tag

    Reader().feed(text)
    return not is_open


def test_an_unknown_format_is_refused(street: Store) -> None:
    """In Python, too, the message says what there is."""
    for written in (why("Lantern Street", "budget", graph=street), timeline(graph=street)):
        with pytest.raises(UsageError, match="can be written as text, table"):
            written.write("pdf")


def test_the_real_story_of_a_release_date() -> None:
    """In the bundled graph, Lionsgate itself moved Ballerina from June 2024 to June 2025."""
    story = why("Ballerina", "releaseDate")
    moved = [each for each in story.sayings if each.value == "2024-06-07" and each.by == "Lionsgate"]
    assert moved and all(each.status == "superseded" for each in moved)
    (turn,) = {(turn.value, turn.when, turn.by) for each in moved for turn in each.turns if turn.kind == "supersededBy"}
    assert turn == ("2025-06-06", "2024-02-21", "Lionsgate")


# ---- timeline ----


def test_a_timeline_has_milestones_and_changes(street: Store) -> None:
    """In order of date: what happened, as precisely as somebody knows, and what was no longer believed from then on."""
    assert [(each.date, each.kind, each.event) for each in timeline(graph=street)] == [
        ("2029-12", "denied", "director: Otto Brandt is denied"),
        ("2030-05-02", "milestone", "filming began"),
        ("2030-09-15", "replaced", "release date: 2031-04-01 gives way to 2031-10-03"),
        ("2031", "contradicted", "budget: 4,000,000 US dollars against 5,000,000 US dollars"),
        ("2031-05", "replaced", "cast member: Mara Quill (in the role of: Inspector Vole) gives way to "
                                "Mara Quill (in the role of: The Lamplighter)"),
        ("2031-05", "replaced", "main character: Inspector Vole gives way, since cast member is "
                                "Mara Quill (in the role of: The Lamplighter)"),
        ("2031-10-03", "milestone", "release date"),
    ]  # fmt: skip


def test_the_timeline_of_an_entity_has_its_first_words(street: Store) -> None:
    """Of Mara Quill: who she was said to play, and when that changed; nothing that does not name her."""
    found = [(each.date, each.kind) for each in timeline("Mara Quill", graph=street)]
    assert found == [("2030", "said"), ("2031-05", "replaced"), ("2031-05", "said")]
    with pytest.raises(InputError, match="Did you mean"):
        timeline("Mara Quil", graph=street)


def test_what_several_say_is_one_event() -> None:
    """Two announcements of one change are told once, on the word of both."""
    graph = from_text(
        claim("a", "releaseDate", day("2031-04-01"), when="2031-04", by="HarborPictures")
        + claim("b", "releaseDate", day("2031-04-01"), when="2031-04", source="gazette")
    )
    (event,) = timeline(graph=graph)
    assert event.by == "HarborPictures; gazette" and event.claims == (CLAIM + "a", CLAIM + "b")


@pytest.mark.parametrize("format", TIMELINE_FORMATS)
def test_a_timeline_is_written_in_every_format(run: Run, path: str, format: str) -> None:
    """The command prints it, whole or of one entity."""
    done = run("timeline", "Mara", "Quill", "--graph", path, "--format", format)
    assert (done.returncode, done.stderr) == (0, "")
    read_back(format, done.stdout, rows=3)
    assert "Inspector Vole" in done.stdout


# ---- sheets ----


def test_a_sheet_cannot_be_steered_by_what_it_shows() -> None:
    """Control characters, tags and marks of Markdown in the data stay what they are: text."""
    sheet = Sheet(
        (Line("title", "\x1b[31m<script>alert(1)</script> *a* [b](c)"), Line("quote", "https://example.org/a_(b)."))
    )
    assert "\x1b" not in sheet.write("text") and "<script" not in sheet.write("html") + sheet.write("md")
    assert "\\*a\\*" in sheet.write("md") and "<https://example.org/a_(b)>" in sheet.write("md")
    assert '<a href="https://example.org/a_(b)">https://example.org/a_(b)</a>.' in sheet.write("html")


def test_a_sheet_is_wrapped_to_the_terminal() -> None:
    """No line is longer than the terminal, and later lines of an item stand under the first."""
    sheet = Sheet((Line("detail", "word " * 40),))
    lines = sheet.write("text", width=60).splitlines()
    assert len(lines) > 1 and max(map(len, lines)) <= 60 and all(line.startswith("      ") for line in lines[1:])
    assert len(sheet.write("text").splitlines()) == 1


def test_a_predicate_that_is_written_otherwise_is_offered(run: Run) -> None:
    """A part of its name, or one much like it, brings the one that was meant."""
    for wanted in ("release", "relaseDate"):
        assert "Did you mean releaseDate?" in run("why", "Ballerina", wanted).stderr
