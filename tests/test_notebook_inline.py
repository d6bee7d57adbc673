"""Views in a notebook: a frame that holds the page, and nothing beside it."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from pyoxigraph import NamedNode

import wickgraph
from shared import HOSTILE
from wickgraph.errors import UsageError
from wickgraph.notebook.inline import of_answer
from wickgraph.notebook.still import still
from wickgraph.results.table import Subgraph
from wickgraph.statements import statement
from wickgraph.stores.store import from_text

CONSTRUCT = "CONSTRUCT { ?film wick:director ?who } { ?film wick:director ?who }"


def test_a_view_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither where the notebook stands nor behind the picture: the frame holds the whole page."""
    monkeypatch.chdir(tmp_path)
    shown = wickgraph.open().view("Caine")._repr_html_()
    assert list(tmp_path.iterdir()) == []
    assert 'srcdoc="&lt;!doctype html&gt;' in shown and "src=" not in shown.partition("srcdoc=")[0]


def test_a_view_can_be_kept(tmp_path: Path) -> None:
    """The page is that of `wickgraph view`, to the byte."""
    saved = wickgraph.open().view("Caine").save(tmp_path / "a.html")
    assert saved.read_bytes() == wickgraph.open().view("Caine", out=tmp_path / "b.html").read_bytes()


def test_the_frame_is_sandboxed() -> None:
    """Scripts run, and reach neither the front end nor its origin."""
    tag = wickgraph.open().view("Caine")._repr_html_().partition("sandbox=")[2].partition(">")[0]
    assert "allow-scripts" in tag and "same-origin" not in tag and "top-navigation" not in tag


def drawn(page: Any, shown: str) -> Any:
    """The page inside the frame of what a notebook shows, once its picture is there."""
    page.set_content(shown)
    frame = page.frame_locator("iframe")
    frame.locator("canvas").first.wait_for()
    return frame


def test_triples_are_drawn_with_the_claims_behind_them(browser: Any) -> None:
    """A CONSTRUCT shows itself as a picture in a frame that complains of nothing; its table has who said so."""
    page, wrong = browser.new_page(viewport={"width": 900, "height": 700}), []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    frame = drawn(page, wickgraph.query(CONSTRUCT)._repr_html_())
    assert "Chad Stahelski" in (frame.locator("body").text_content() or "")
    assert page.locator("p").first.is_hidden() and wrong == []
    page.close()


def test_triples_about_no_entity_are_a_table() -> None:
    """What cannot be drawn is shown all the same."""
    triples = wickgraph.query(
        "CONSTRUCT { ?s rdfs:label ?l } { ?s rdfs:label ?l } LIMIT 3", from_text("<urn:a> rdfs:label 'x' .")
    )
    assert "<table" in triples._repr_html_()
    with pytest.raises(UsageError, match="nothing to draw"):
        triples.view()


def test_rows_are_drawn_by_the_entities_that_they_name() -> None:
    """All claims between the entities of a table make its picture."""
    store = wickgraph.open().store
    rows = wickgraph.query("SELECT ?film ?who { ?film wick:director ?who }", store)
    assert "Len Wiseman" in of_answer(rows, store).page


def test_a_picture_that_is_cut_says_so() -> None:
    """Of many entities the first are drawn, and the title has their number."""
    many = from_text("".join(f"id:F{n} a wick:Film ; wick:sequelOf id:F{n + 1} . " for n in range(300)))
    found = wickgraph.query("CONSTRUCT WHERE { ?film wick:sequelOf ?before }", many)
    assert of_answer(found, many).title == "The first 250 entities that the query found"


def test_triples_travel_between_processes_without_their_graph() -> None:
    """They are compared and pickled by what they say."""
    found = wickgraph.query(CONSTRUCT)
    assert isinstance(found, Subgraph) and found.asked is not None
    again = pickle.loads(pickle.dumps(found))
    assert again == found and again.asked is None


@pytest.mark.parametrize("name", HOSTILE)
def test_a_still_picture_is_well_formed(name: str) -> None:
    """Whatever entities are called, the SVG parses and has text where the name stands."""
    import networkx

    graph = networkx.MultiDiGraph()
    graph.add_node("urn:a", label=name, kind="Film")
    graph.add_node("urn:b", label="B", kind=name)
    said = statement(("urn:a", "urn:p", NamedNode("urn:b")), "", {}, {})
    graph.add_edge("urn:a", "urn:b", "urn:k", **said | {"status": name})
    tags = [each.tag.rpartition("}")[2] for each in ElementTree.fromstring(still(graph)).iter()]
    assert sorted(set(tags)) == ["line", "path", "rect", "svg", "text"]
