"""Large graphs: what is drawn at first, and how the rest comes when it is asked for; and what a page weighs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from viewing import Opener
from wickgraph.stores.store import from_text
from wickgraph.view import plain, view
from wickgraph.view.datablock import unpack

SIZE = 900


def ring(size: int = SIZE) -> str:
    """Hubs with ten leaves each, every hub tied to the next."""
    lines = [
        f"id:N{n} a wick:Person ; rdfs:label 'Somebody Called {n}' ; wick:sibling id:N{n // 10} ." for n in range(size)
    ]
    return "\n".join(lines)


@pytest.fixture
def page(opened: Opener) -> Any:
    return opened(ring())


def drawn(page: Any) -> int:
    """How many nodes the library knows of."""
    return int(page.evaluate("Object.keys(wickgraph.network.getPositions()).length"))


def test_three_hundred_are_drawn_first_and_all_on_demand(page: Any) -> None:
    """The greatest first; the page says so, and a button draws the rest."""
    assert drawn(page) == 300
    notice = page.locator("#notices")
    assert "300 of 900 entities drawn" in notice.inner_text()
    notice.get_by_role("button", name="Draw all").click()
    assert drawn(page) == SIZE and notice.locator("p").count() == 0


def test_what_is_found_is_drawn(page: Any) -> None:
    """A name that is not drawn yet is found, picked, and stands in the picture."""
    page.keyboard.press("/")
    page.keyboard.type("called 899")
    page.keyboard.press("Enter")
    assert page.locator("#panel h3").inner_text() == "Somebody Called 899"
    assert page.evaluate("wickgraph.network.getSelectedNodes()") == ["id:N899"]
    assert drawn(page) == 301


def test_neighbours_not_drawn_yet_are_expanded(page: Any) -> None:
    """A hub brings its leaves."""
    page.evaluate("wickgraph.pick('id:N60')")
    page.get_by_role("button", name="Expand 10").click()
    assert drawn(page) == 310


def test_a_large_picture_is_dragged_as_it_is_and_drawn_anew_when_it_rests(page: Any) -> None:
    """What is drawn moves with the pointer; afterwards it stands where it was brought, without a shift."""
    page.get_by_role("button", name="Draw all").click()
    origin = "wickgraph.network.canvasToDOM({x: 0, y: 0})"
    shift = "document.querySelector('#picture canvas').style.transform"
    before, box = page.evaluate(origin), page.locator("#picture").bounding_box()
    x, y = box["x"] + box["width"] - 20, box["y"] + 20
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, 6):
        page.mouse.move(x - 20 * step, y + 10 * step)
        page.evaluate("new Promise(requestAnimationFrame)")
    moved = [float(each) for each in re.findall(r"-?[\d.]+(?=px)", page.evaluate(shift))]
    assert moved[0] < -30 and moved[1] > 15
    drawn_anew = "new Promise((done) => wickgraph.network.once('afterDrawing', () => done(true)))"
    page.evaluate(f"void (window.drawnAnew = {drawn_anew})")
    page.mouse.up()
    assert page.evaluate("window.drawnAnew") and page.evaluate(shift) == ""
    after = page.evaluate(origin)
    assert [after["x"] - before["x"], after["y"] - before["y"]] == pytest.approx(moved, abs=25)


def test_the_table_has_all_claims_whatever_is_drawn(page: Any) -> None:
    """Not drawn yet is not filtered out."""
    assert page.locator("#claims summary").inner_text() == f"All {SIZE} claims as a table"


def test_a_connection_leads_through_what_is_not_drawn_yet(page: Any) -> None:
    """Its ends and what lies between are drawn then."""
    page.evaluate("wickgraph.pick('path id:N899 id:N898 0')")
    assert "Somebody Called 89" in page.locator("#panel .path").first.inner_text()
    assert drawn(page) == 302


def test_around_an_entity_the_nearest_come_first(tmp_path: Path) -> None:
    """Of a large neighbourhood those a step away are drawn before any that are two."""
    text = view(from_text(ring()), entity="id:N5", depth=9, out=tmp_path / "page.html").read_text("utf-8")
    first = {node["id"] for node in unpack(text)["nodes"] if not node.get("later")}
    assert len(first) == 300 and {"id:N5", "id:N0", *(f"id:N{n}" for n in range(50, 60))} <= first


def test_a_page_is_small(tmp_path: Path) -> None:
    """The library and the data travel packed: 100 entities in less than 400 KB, 900 in less than 550."""
    sizes = [view(from_text(ring(size)), out=tmp_path / "page.html").stat().st_size for size in (100, SIZE)]
    assert sizes[0] < 400_000 and sizes[1] < 550_000


def test_the_plain_table_says_what_it_leaves_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that is cut says so, with the whole number."""
    monkeypatch.setattr(plain, "MOST_ROWS", 10)
    text = view(from_text(ring(30)), out=tmp_path / "page.html").read_text("utf-8")
    assert "The first 10 of 30 claims" in text and text.count("<td>sibling") == 10
