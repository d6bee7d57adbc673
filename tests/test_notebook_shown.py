"""What a notebook shows, looked at in a real browser between things that are not ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import wickgraph
from shared import HOSTILE
from wickgraph.results.table import Table, of_records
from wickgraph.stores.store import from_text
from wickgraph.text.article import parse

#: as a front end has it: something of its own before and after what is shown
AROUND = """<!doctype html><body style="font: 14px sans-serif; color: {ink}; background: {ground}">
<div class="own"><h1>Own</h1><p>Text <a href="#">link</a></p><table><tr><th>a</th><td>b</td></tr></table>
<form><input type="radio" name="order"><button type="reset">x</button></form><ol><li>one</li></ol></div>
<main>{shown}</main></body>"""
STYLES = """() => [...document.querySelectorAll(".own, .own *")].map((each) =>
  [...getComputedStyle(each)].map((name) => name + getComputedStyle(each)[name]).join())"""


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page that asks nobody for anything."""
    context = browser.new_context(viewport={"width": 1000, "height": 800}, offline=True)
    yield context.new_page()
    context.close()


def put(page: Any, *shown: Any, ink: str = "#222", ground: str = "#fff") -> None:
    page.set_content(AROUND.format(shown="".join(each._repr_html_() for each in shown), ink=ink, ground=ground))


@pytest.fixture(scope="module")
def everything() -> list[Any]:
    """One of each that shows itself."""
    text = "Ana de Armas plays Rooney in Ballerina, said Lionsgate. It opens on June 7, 2024."
    graph = wickgraph.open()
    return [
        graph.query("SELECT ?actor { id:Ballerina wick:castMember ?actor }").first(5),
        graph.describe("The Director"),
        graph.why("Ballerina", "releaseDate"),
        graph.path("Ana de Armas", "Lance Reddick"),
        wickgraph.timeline("Caine"),
        wickgraph.extract(text),
        wickgraph.check(parse(text)),
    ]


def test_nothing_is_styled_but_what_is_shown(page: Any, everything: list[Any]) -> None:
    """All that a front end has of its own looks to the pixel as before."""
    put(page)
    before = page.evaluate(STYLES)
    put(page, *everything)
    assert page.evaluate(STYLES) == before


def test_nothing_shown_runs_or_asks(page: Any, everything: list[Any]) -> None:
    """No script, no handler, nothing loaded, no id that could meet another's."""
    put(page, *everything)
    assert page.locator("main :is(script, iframe, object, embed, img, link, [id])").count() == 0
    handlers = "[...document.querySelectorAll('main *')].flatMap((each) => each.getAttributeNames())"
    assert not [name for name in page.evaluate(handlers) if name.startswith("on")]


@pytest.mark.parametrize(("ink", "ground"), [("rgba(0, 0, 0, .87)", "#fff"), ("rgba(255, 255, 255, .87)", "#111")])
def test_nobody_needs_better_eyes(page: Any, everything: list[Any], ink: str, ground: str) -> None:
    """axe finds no fault in either theme of Lab, contrast among all else."""
    from axe_playwright_python.sync_playwright import Axe

    put(page, *everything, ink=ink, ground=ground)
    found = Axe().run(page, context="main > *", options={"runOnly": ["wcag2a", "wcag2aa"]})
    assert found.violations_count == 0, found.generate_report()


def shown_rows(page: Any) -> list[str]:
    """The first cells of a table from top to bottom, as the eye meets them."""
    places = "all => all.map((row) => [row.getBoundingClientRect().top, row.cells[0].innerText])"
    return [text for _, text in sorted(page.locator("main tbody tr").evaluate_all(places))]


def test_a_table_is_sorted_by_a_click(page: Any) -> None:
    """Up, down with the next click, and back; numbers by size, letter case aside, ties as they came."""
    films = [("Heat", 170), ("ali", 157), ("Thief", 122), ("Collateral", 122)]
    put(page, of_records([{"film": film, "minutes": minutes} for film, minutes in films]))
    head = page.locator("main th")
    assert shown_rows(page) == ["Heat", "ali", "Thief", "Collateral"]
    head.nth(0).click()
    assert shown_rows(page) == ["ali", "Collateral", "Heat", "Thief"]
    head.nth(0).click()
    assert shown_rows(page) == ["Thief", "Heat", "Collateral", "ali"]
    head.nth(1).click()
    assert shown_rows(page) == ["Thief", "Collateral", "ali", "Heat"]
    page.locator("main").get_by_text("back to the order of the answer").click()
    assert shown_rows(page) == ["Heat", "ali", "Thief", "Collateral"]


def test_tables_are_sorted_by_the_keyboard_and_each_by_itself(page: Any) -> None:
    """Enter, which sends forms, does nothing; the table beside stays as it is."""
    table = of_records([{"n": 2}, {"n": 1}])
    put(page, table, table)
    page.locator("main th .up input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert page.locator("main form").count() == 2
    tops = [box["y"] for box in (row.bounding_box() for row in page.locator("main tbody tr").all())]
    assert tops[0] > tops[1] and tops[2] < tops[3]


def test_a_long_table_is_cut_and_says_so() -> None:
    """A notebook gets the first rows and the whole number; what nobody can scroll gets fewer."""
    table = of_records([{"n": n} for n in range(340)])
    assert "100 of 340 rows" in table._repr_html_() and table._repr_html_().count("<tr") == 101
    assert "20 of 340 rows" in table._repr_markdown_() and table._repr_markdown_().count("\n| ") == 21
    assert ">3 rows" in of_records([{"n": 1}] * 3)._repr_html_()


def test_an_answer_without_rows_says_so(page: Any) -> None:
    put(page, Table(("film",), ()), Table((), ()))
    assert page.get_by_text("0 rows").count() == 2


def test_claims_are_marked_in_their_text(page: Any) -> None:
    """The very words of a claim, and the number by which it stands below."""
    put(page, wickgraph.extract("It rains. John Wick: Chapter 4 was directed by Chad Stahelski."))
    assert page.locator(".text mark").inner_text() == "directed by Chad Stahelski"
    assert page.locator(".text sup").inner_text() == "1"
    assert "John Wick: Chapter 4 director Chad Stahelski" in page.locator(".claims li").inner_text()


def test_a_card_shows_its_receipts(page: Any) -> None:
    """The sentence of the evidence opens under the claim, the words that count marked."""
    put(page, wickgraph.describe("The Director"))
    page.locator("summary").first.click()
    assert page.locator("details[open] mark").first.inner_text() == "The Director, the head of the Ruska Roma"


@pytest.mark.parametrize("text", HOSTILE)
def test_names_are_only_names(page: Any, text: str, tmp_path: Path) -> None:
    """Whatever an entity, a column, a source or a text is called, it is shown and does nothing."""
    quoted = re.sub(r"[\x00-\x1f\"\\\ud800-\udfff]", " ", text)
    graph = from_text(
        f'''id:A a wick:Person ; rdfs:label "{quoted}" ; skos:altLabel "x {quoted}" ; wick:imdbId "{quoted}" .
        id:F a wick:Film ; rdfs:label "F" .
        graph:facts {{ id:F wick:castMember id:A }}
        graph:claims {{ claim:c a wick:Claim ; rdf:subject id:F ; rdf:predicate wick:castMember ; rdf:object id:A ;
          wick:billing "{quoted}" ; wick:statusInSource wick:Confirmed ; wick:status wick:Confirmed ;
          wick:evidence evidence:e . evidence:e a wick:Evidence ; wick:source source:s .
          source:s a wick:Source ; dcterms:title "{quoted}" ; dcterms:publisher "{quoted}" }}'''
    )
    shows = [
        wickgraph.describe("F", graph),
        wickgraph.why("F", "castMember", graph=graph),
        wickgraph.path("F", "id:A", graph),
        wickgraph.query("SELECT ?x { ?a rdfs:label ?x }", graph),
        of_records([{text: 1}]),
        wickgraph.extract(f"{text} was directed by Chad Stahelski."),
    ]
    messages: list[str] = []
    page.on("dialog", lambda dialog: (messages.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: messages.append(message.text))
    put(page, *shows)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    assert page.locator("main > .wickgraph").count() == len(shows)
    assert (
        page.locator("main :is(script, img, iframe, svg:not(.badge), object, embed, [onerror], [onload])").count() == 0
    )
    assert not [
        href for href in page.locator("main a").evaluate_all("all => all.map((a) => a.protocol)") if "script" in href
    ]
    assert messages == [] and page.evaluate("window.hacked ?? window.pwned ?? null") is None


def test_a_terminal_gets_words(everything: list[Any]) -> None:
    """IPython without a browser shows each as the command line would, and a page without HTML as Markdown."""
    from IPython.core.formatters import DisplayFormatter

    for each in everything:
        data, _ = DisplayFormatter().format(each)
        assert "\n" in data["text/plain"] and type(each).__name__ not in data["text/plain"].split("(")[0]
        assert data["text/markdown"].startswith(("# ", "| "))
