"""What the tests of the view share: a small story, its page in a browser with the network off, and clicks on it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from wickgraph.stores.store import from_text
from wickgraph.view import view

ARTICLE = "Night Ferry sails at last. Oda Brandt plays the captain. It rains a lot.\n"
SPAN = "Oda Brandt plays the captain"
START = ARTICLE.index(SPAN)


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


STORY = f"""
graph:entities {{
  id:NightFerry a wick:Film ; rdfs:label "Night Ferry" ; skos:altLabel "The Last Crossing" .
  id:FerryNine a wick:Franchise ; rdfs:label "Ferry Nine" .
  id:OdaBrandt a wick:Person ; rdfs:label "Oda Brandt" ; wick:imdbId "nm0000001" .
  id:RufusLane a wick:Person ; rdfs:label "Rufus Lane" .
  id:Halloran a wick:Character ; rdfs:label "Captain Halloran" ; skos:altLabel "Käpt’n" .
  id:Pier a wick:Place ; rdfs:label "Pier Four" .
  id:Unmentioned a wick:Person ; rdfs:label "Nobody Speaksof" .
}}
graph:claims {{
  claim:c1 a wick:Claim ; rdf:subject id:NightFerry ; rdf:predicate wick:castMember ; rdf:object id:OdaBrandt ;
    wick:character id:Halloran ; wick:billing "lead" ; wick:statusInSource wick:Announced ; wick:status wick:Confirmed ;
    wick:asOf "2023-04"^^xsd:gYearMonth ; wick:attributedTo id:RufusLane ; wick:evidence evidence:e1 .
  claim:c2 a wick:Claim ; rdf:subject id:NightFerry ; rdf:predicate wick:director ; rdf:object id:RufusLane ;
    wick:status wick:Rumoured ; wick:evidence evidence:e2 .
  claim:c3 a wick:Claim ; rdf:subject id:NightFerry ; rdf:predicate wick:partOfFranchise ; rdf:object id:FerryNine ;
    wick:status wick:Denied .
  claim:c4 a wick:Claim ; rdf:subject id:NightFerry ; rdf:predicate wick:releaseDate ; rdf:object "2024"^^xsd:gYear ;
    wick:status wick:Superseded ; wick:conflictsWith claim:c2 .
  claim:c5 a wick:Claim ; rdf:subject id:Pier ; rdf:predicate wick:setIn ; rdf:object id:NightFerry ;
    wick:status wick:Confirmed .
  evidence:e1 a wick:Evidence ; wick:source source:s1 ; wick:start {START} ; wick:end {START + len(SPAN)} ;
    wick:sha256 "{sha256(SPAN)}" .
  evidence:e2 a wick:Evidence ; wick:source source:s2 ; wick:start 7 ; wick:end 19 ; wick:sha256 "00" .
}}
graph:sources {{
  source:s1 a wick:Source ; dcterms:title "Harbour news" ; wick:url "https://example.org/harbour" ;
    wick:fileName "harbour.txt" ; wick:sha256 "{sha256(ARTICLE)}" .
  source:s2 a wick:Source ; dcterms:title "Gone" ; wick:url "javascript:alert(1)" ; wick:fileName "gone.txt" .
}}
"""

Opener = Callable[..., Any]


def opening(browser: Any, tmp_path: Path) -> Iterator[Opener]:
    """What the fixture `opened` is."""
    contexts, wrong = [], []

    def open_page(trig: str = STORY, width: int = 1280, height: int = 800, **context: Any) -> Any:
        (tmp_path / "harbour.txt").write_text(ARTICLE, "utf-8")
        path = view(from_text(trig), out=tmp_path / "page.html", texts=tmp_path)
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, offline=True, **context))
        page = contexts[-1].new_page()
        page.on("request", lambda request: request.url.split("#")[0] == path.as_uri() or wrong.append(request.url))
        page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(path.as_uri())
        if context.get("java_script_enabled", True):
            ready(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


def ready(page: Any) -> None:
    """Waits until a page has unpacked what it draws, and drawn it."""
    page.locator("html.js").wait_for(state="attached")


def click_node(page: Any, node: str) -> None:
    """Click the middle of a node on the canvas."""
    click(page, "(id) => wickgraph.network.canvasToDOM(wickgraph.network.getPosition(id))", node)


def click_edge(page: Any, ends: list[str]) -> None:
    """Click half-way between two nodes with a straight edge."""
    middle = """(ends) => {
      const [a, b] = ends.map((id) => wickgraph.network.getPosition(id));
      return wickgraph.network.canvasToDOM({x: (a.x + b.x) / 2, y: (a.y + b.y) / 2});
    }"""
    click(page, middle, ends)


def click(page: Any, where: str, argument: Any) -> None:
    point, box = page.evaluate(where, argument), page.locator("#picture").bounding_box()
    # The library tells of a click a little later than the mouse does.
    page.evaluate("void (window.told = new Promise((done) => wickgraph.network.once('click', () => done(true))))")
    page.mouse.click(box["x"] + point["x"], box["y"] + point["y"])
    assert page.evaluate("window.told")
