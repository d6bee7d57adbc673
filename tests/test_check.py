"""Check: each claim of an article against a graph, with its mark and on whose word it has it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store, serialize

from lantern import claim, day
from shared import shared
from wickgraph import check
from wickgraph.building import dataset, upkeep
from wickgraph.errors import ArticleError, UsageError
from wickgraph.naming import gazetteer
from wickgraph.reader.claims import extract_article
from wickgraph.stores.store import from_text
from wickgraph.stories.report import MARKS, REPORT_FORMATS, Report
from wickgraph.text.article import parse

Run = Callable[..., "subprocess.CompletedProcess[str]"]
FOUR = "JohnWickChapter4"

NEWS = """---
date: 2021-12-20
---
# John Wick: Chapter 4

“John Wick: Chapter 4” will be released on May 27, 2022.

“John Wick: Chapter 4” was directed by Chad Stahelski. It was written by Shay Hatten. It had a budget of $90 million.
"""

KNOWN = "".join(
    [
        'graph:entities { id:JohnWickChapter4 a wick:Film ; rdfs:label "John Wick: Chapter 4" . }',
        claim("moved", "releaseDate", day("2023-03-24"), "Announced", "2022-02-10", "Lionsgate", about=FOUR),
        claim("director", "director", "id:ChadStahelski", when="2019", about=FOUR),
        claim("budget", "budget", "100000000", when="2023", about=FOUR),
    ]
)


@pytest.fixture
def known() -> Store:
    """A graph that has the later date, the same director, another budget, and no screenwriter."""
    return from_text(KNOWN)


@pytest.fixture
def path(known: Store, tmp_path: Path) -> str:
    """The same in a file."""
    (tmp_path / "known.trig").write_bytes(serialize(known, format=RdfFormat.TRIG) or b"")
    return str(tmp_path / "known.trig")


def marks(report: Report) -> dict[str, str]:
    """Mark by predicate and value."""
    return {f"{each.claim['predicate']} {each.claim['object_label']}": each.mark for each in report}


def test_each_claim_has_the_mark_it_deserves(known: Store) -> None:
    """Superseded since, agrees, new, contradicts: one of each."""
    assert marks(check(parse(NEWS, "news.md"), graph=known)) == {
        "wick:releaseDate 2022-05-27": "superseded",
        "wick:director Chad Stahelski": "agrees",
        "wick:screenwriter Shay Hatten": "new",
        "wick:budget 90000000": "contradicts",
    }


def test_a_mark_says_on_whose_word(known: Store) -> None:
    """What replaced the claim, since when, who said so and by which rule; who agrees; who is against it."""
    found = {each.mark: each for each in check(parse(NEWS, "news.md"), graph=known)}
    (moved,) = found["superseded"].against
    assert (moved.text, moved.when, moved.by, moved.kind) == ("2023-03-24", "2022-02-10", "Lionsgate", "supersededBy")
    assert [(word.by, word.when) for word in found["agrees"].agrees] == [("director", "2019")]
    (other,) = found["contradicts"].against
    assert (other.text, other.kind, other.receipts[0].title) == ("100,000,000 US dollars", "conflictsWith", "budget")
    assert found["new"].agrees == found["new"].against == ()


def test_the_text_is_in_order_of_urgency(known: Store) -> None:
    """Contradictions first, agreement last; each claim with its sentence where it needs a look."""
    text = check(parse(NEWS, "news.md"), graph=known).write()
    headings = [line.partition(":")[0] for line in text.splitlines() if line.split(":")[0].lower() in MARKS]
    assert headings == ["Contradicts", "Superseded", "New", "Agrees"]
    assert "moved on 2022-02-10 to 2023-03-24, announced by Lionsgate" in text
    assert "“It had a budget of $90 million.”" in text and "“It was written by Shay Hatten.”" in text
    assert "directed by" not in text


def test_who_says_so_is_told(known: Store) -> None:
    """A claim that the article only passes on is marked with its speaker."""
    said = "Deadline said on May 2, 2022 that John Wick: Chapter 4 was written by Shay Hatten."
    assert "says Deadline" in check(parse(said), graph=known).write()


def test_an_article_that_is_newer_replaces(known: Store) -> None:
    """Where the article has the later word, its claim is new and says what it replaces."""
    text = NEWS.replace("2021-12-20", "2022-06-20").replace("May 27, 2022", "May 26, 2023")
    report = check(parse(text, "news.md"), graph=known)
    found = [each for each in report if each.claim["predicate"] == "wick:releaseDate"]
    assert {each.mark for each in found} == {"new"}
    assert {word.text for each in found for word in each.replaces} == {"2023-03-24"}
    assert "replaces 2023-03-24" in report.write()


def test_a_denial_in_the_graph_contradicts() -> None:
    """What the graph has denied is contradicted when an article says it as settled."""
    graph = from_text(claim("d", "director", "id:ChadStahelski", "Denied", by="Lionsgate", about=FOUR))
    (found,) = check(parse("John Wick: Chapter 4 was directed by Chad Stahelski."), graph=graph)
    assert found.mark == "contradicts" and found.against[0].status == "denied"


def test_what_follows_from_a_claim_agrees() -> None:
    """The graph says who plays Caine in the film; that the film has Caine as a character agrees with that."""
    graph = from_text(claim("c", "castMember", "id:DonnieYen", character="id:Caine", about=FOUR))
    article = parse(
        "John Wick: Chapter 4 was directed by Chad Stahelski. Donnie Yen plays Caine in John Wick: Chapter 4."
    )
    found = marks(check(article, graph=graph))
    assert found.pop("wick:director Chad Stahelski") == "new"
    assert found and set(found.values()) == {"agrees"}


def test_the_same_text_in_the_graph_does_not_count(known: Store) -> None:
    """An article that the graph was built from does not agree with itself."""
    article = parse(NEWS, "news.md")
    before = check(article, graph=known)
    upkeep.add(known, dataset.of_articles([(article, extract_article(article, gazetteer.load()))]))
    assert check(article, graph=known) == before


def test_checking_changes_nothing(known: Store) -> None:
    """The graph that was asked is as it was."""
    before = sorted(map(str, known))
    check(parse(NEWS, "news.md"), graph=known)
    assert sorted(map(str, known)) == before


def test_what_is_said_twice_is_told_once(known: Store) -> None:
    """Two sentences with one contradiction are one entry, with both sentences."""
    text = check(
        parse(NEWS + "\nThe budget of John Wick: Chapter 4 was $90 million.\n", "news.md"), graph=known
    ).write()
    contradictions = text.partition("\nSuperseded")[0]
    assert contradictions.count("budget: 90,000,000") == 1 and contradictions.count("100,000,000") == 1
    assert contradictions.count("“") == 2


def test_an_article_without_claims_is_reported_as_such(known: Store) -> None:
    """Nothing to check is an answer, and no error."""
    report = check(parse("It rains."), graph=known)
    assert len(report) == 0 and report.write() == "text.txt\nno claims\n" and not report.contradicts


def test_a_misspelt_name_is_told_with_the_known_one() -> None:
    """Somebody nobody knows, who is spelled like somebody known, is a contradiction and perhaps a slip."""
    report = check(parse("Ballerina was directed by Len Wisemann."))
    assert [(each.mark, each.perhaps) for each in report] == [("contradicts", (("Len Wisemann", "Len Wiseman"),))]
    assert "Len Wisemann is not known; perhaps Len Wiseman?" in report.write()


# ---- the command ----


@pytest.mark.parametrize("format", REPORT_FORMATS)
def test_the_command_writes_every_format(run: Run, path: str, tmp_path: Path, format: str) -> None:
    """Prose for people, a claim a line for programs."""
    (tmp_path / "news.md").write_text(NEWS, encoding="utf-8")
    done = run("check", str(tmp_path / "news.md"), "--graph", path, "--format", format)
    assert (done.returncode, done.stderr) == (0, "")
    if format == "jsonl":
        records = [json.loads(line) for line in done.stdout.splitlines()]
        assert {record["mark"] for record in records} == set(MARKS)
        assert {"file", "subject", "predicate", "object", "status", "as_of", "start", "end"} <= records[0].keys()
        assert records[0]["file"] == "news.md" and records[0]["against"][0]["claim"].endswith("/claim/budget")
    else:
        assert "news.md" in done.stdout and "100,000,000" in done.stdout
        assert ("<h1>" in done.stdout) == (format == "html") and ("# news.md" in done.stdout) == (format == "md")


def test_exit_status_tells_of_a_contradiction(run: Run, path: str) -> None:
    """1 where something contradicts and --exit-status asks for it, else 0."""
    for text, more, code in (
        (NEWS, ["--exit-status"], 1),
        (NEWS, [], 0),
        (NEWS.replace("$90", "$100"), ["--exit-status"], 0),
    ):
        done = run("check", "-", "--graph", path, *more, input=text)
        assert (done.returncode, done.stderr) == (code, ""), done.stderr


def test_an_article_that_cannot_be_read_does_not_stop_the_others(run: Run, path: str, tmp_path: Path) -> None:
    """It is named on standard error, the rest is checked, and the exit code is 3."""
    for name in ("one.md", "two.md"):
        (tmp_path / name).write_text(NEWS, encoding="utf-8")
    files = [str(tmp_path / name) for name in ("one.md", "missing.md", "two.md")]
    done = run("check", *files, "--graph", path, "--exit-status")
    assert done.returncode == 3 and "missing.md" in done.stderr
    assert re.fullmatch(
        r"one\.md\n\d claims: 1 contradicts.*\n\ntwo\.md\n\d claims: 1 contradicts.*", done.stdout, re.DOTALL
    )
    both = run("check", "-", "--graph", "-", input=NEWS)
    assert (both.returncode, "cannot both come from standard input" in both.stderr) == (2, True)


def test_errors_in_python(known: Store) -> None:
    """A missing article and an unknown format are named."""
    with pytest.raises(ArticleError, match="missing"):
        check("missing.md", graph=known)
    with pytest.raises(UsageError, match="can be written as text, jsonl, md, html"):
        check(parse(NEWS, "news.md"), graph=known).write("pdf")


# ---- the real article, and the universe ----


def test_the_article_of_2023_against_the_universe() -> None:
    """The release date moved, the heroine is called Eve Macarro since, and nothing in it was wrong then."""
    report = check(shared("article/ballerina.txt"))
    found = {each.text: each for each in report}
    dates = [each for text, each in found.items() if text.startswith("Ballerina · release date: 2024-06-07")]
    assert dates and {each.mark for each in dates} == {"superseded"}
    assert {(word.text, word.by) for each in dates for word in each.against} == {("2025-06-06", "Lionsgate")}
    (cast,) = [each for text, each in found.items() if text.startswith("Ballerina · cast member: Ana de Armas")]
    assert cast.mark == "superseded" and "Eve Macarro" in cast.against[0].text and cast.against[0].when == "2025"
    assert found["Ballerina · main character: Rooney"].mark == "superseded"
    assert found["Ballerina · director: Len Wiseman"].mark == "agrees"
    assert report.counts()["agrees"] > 10 and not report.contradicts
    text = report.write()
    assert "moved on 2024-02-21 to 2025-06-06, announced by Lionsgate" in text and "Eve Macarro" in text


def test_the_setting_that_a_record_disputes_is_told() -> None:
    """Where most agree and one record denies it, the claim agrees and the report says who does not."""
    report = check(parse("“Ballerina” takes place after the third film, “John Wick: Chapter 3 – Parabellum”.", "x.md"))
    (found,) = [each for each in report if each.claim["predicate"] == "wick:storyAfter"]
    assert found.mark == "agrees" and [word.by for word in found.against] == ["TMDB"]


def test_a_check_is_quick() -> None:
    """One article against the bundled graph, in a process of its own, takes a few seconds at most."""
    start = time.monotonic()
    command = [sys.executable, "-m", "wickgraph", "check", "-"]
    done = subprocess.run(command, input=NEWS, capture_output=True, text=True, timeout=60, env=os.environ)
    assert done.returncode == 0 and time.monotonic() - start < 20
