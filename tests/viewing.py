"""What the tests of the view share: a small story, its page in a browser with the network off, and clicks on it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pyoxigraph import Store

from wickgraph.beliefs.belief import derive
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

STREET = """
graph:entities {
  id:LanternStreet a wick:Film ; rdfs:label "Lantern Street" .
  id:OldLantern a wick:Film ; rdfs:label "Old Lantern" ; wick:wikidataId "Q1" .
  id:Ada a wick:Person ; rdfs:label "Ada Quill" . id:Bruno a wick:Person ; rdfs:label "Bruno Sachs" .
  id:Cleo a wick:Person ; rdfs:label "Cleo Marsh" . id:Dora a wick:Person ; rdfs:label "Dora Vane" .
  id:Keeper a wick:Character ; rdfs:label "The Keeper" . id:Ghost a wick:Character ; rdfs:label "The Ghost" .
  id:Quay a wick:Company ; rdfs:label "Quay Pictures" .
}
graph:claims {
  claim:r1 a wick:Claim ; rdf:subject id:LanternStreet ; rdf:predicate wick:releaseDate ;
    rdf:object "2031-06-06"^^xsd:date ; wick:statusInSource wick:Announced ; wick:asOf "2030"^^xsd:gYear ;
    wick:attributedTo id:Quay ; wick:evidence evidence:a .
  claim:r2 a wick:Claim ; rdf:subject id:LanternStreet ; rdf:predicate wick:releaseDate ;
    rdf:object "2031-10-03"^^xsd:date ; wick:statusInSource wick:Announced ; wick:asOf "2031-02"^^xsd:gYearMonth ;
    wick:attributedTo id:Quay ; wick:evidence evidence:b .
  claim:c1 a wick:Claim ; rdf:subject id:LanternStreet ; rdf:predicate wick:castMember ; rdf:object id:Ada ;
    wick:character id:Keeper ; wick:statusInSource wick:Confirmed ; wick:asOf "2030-05"^^xsd:gYearMonth ;
    wick:confidence 0.95 ; wick:evidence evidence:a .
  claim:c2 a wick:Claim ; rdf:subject id:LanternStreet ; rdf:predicate wick:castMember ; rdf:object id:Cleo ;
    wick:statusInSource wick:Rumoured ; wick:asOf "2030-03"^^xsd:gYearMonth ; wick:confidence 0.4 ;
    wick:evidence evidence:c .
  claim:c3 a wick:Claim ; rdf:subject id:LanternStreet ; rdf:predicate wick:castMember ; rdf:object id:Cleo ;
    wick:statusInSource wick:Denied ; wick:asOf "2030-11"^^xsd:gYearMonth ; wick:attributedTo id:Bruno ;
    wick:evidence evidence:b .
  claim:d1 a wick:Claim ; rdf:subject id:LanternStreet ; rdf:predicate wick:director ; rdf:object id:Bruno ;
    wick:statusInSource wick:Confirmed ; wick:asOf "2030-01-15"^^xsd:date ; wick:evidence evidence:a .
  claim:o1 a wick:Claim ; rdf:subject id:OldLantern ; rdf:predicate wick:castMember ; rdf:object id:Ada ;
    wick:character id:Ghost ; wick:statusInSource wick:Confirmed .
  claim:o2 a wick:Claim ; rdf:subject id:OldLantern ; rdf:predicate wick:releaseDate ;
    rdf:object "2021-03-05"^^xsd:date ; wick:statusInSource wick:Confirmed ; wick:asOf "2021-03-05"^^xsd:date .
  claim:o3 a wick:Claim ; rdf:subject id:OldLantern ; rdf:predicate wick:producer ; rdf:object id:Dora ;
    wick:statusInSource wick:Confirmed .
  claim:o4 a wick:Claim ; rdf:subject id:OldLantern ; rdf:predicate wick:boxOffice ; rdf:object 1250000 ;
    wick:statusInSource wick:Confirmed .
  claim:k1 a wick:Claim ; rdf:subject id:Keeper ; rdf:predicate wick:mentorOf ; rdf:object id:Ghost ;
    wick:statusInSource wick:Confirmed .
  evidence:a a wick:Evidence ; wick:source source:gazette ; wick:start 0 ; wick:end 9 ; wick:sha256 "00" .
  evidence:b a wick:Evidence ; wick:source source:courier .
  evidence:c a wick:Evidence ; wick:source source:whispers .
}
graph:sources {
  source:gazette a wick:Source ; dcterms:title "The Gazette" ; dcterms:publisher "Gazette" ;
    wick:url "https://example.org/gazette" ; wick:fileName "gazette.txt" ; wick:sha256 "00" .
  source:courier a wick:Source ; dcterms:title "The Courier" ; dcterms:publisher "Courier" .
  source:whispers a wick:Source ; dcterms:title "Whispers" ; dcterms:publisher "Whispers" .
}
"""


def street() -> Store:
    """A story whose claims change over time, with the statuses and facts that follow from them."""
    store = Store()
    store.extend(derive(from_text(STREET)))
    return store


Opener = Callable[..., Any]


def opening(browser: Any, tmp_path: Path) -> Iterator[Opener]:
    """What the fixture `opened` is."""
    contexts, wrong = [], []

    def open_page(graph: str | Store = STORY, width: int = 1280, height: int = 800, **context: Any) -> Any:
        (tmp_path / "harbour.txt").write_text(ARTICLE, "utf-8")
        store = graph if isinstance(graph, Store) else from_text(graph)
        path = view(store, out=tmp_path / "page.html", texts=tmp_path)
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, offline=True, **context))
        page = contexts[-1].new_page()
        allowed = (path.as_uri(), "about:blank", "about:srcdoc")
        page.on("request", lambda request: request.url.split("#")[0] in allowed or wrong.append(request.url))
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


def settle(page: Any) -> None:
    """Waits until the picture has taken notice of the room that it has, which it does from frame to frame."""
    frames = "(done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)))"
    page.evaluate(f"() => new Promise({frames})")


def click(page: Any, where: str, argument: Any) -> None:
    settle(page)
    point, box = page.evaluate(where, argument), page.locator("#picture").bounding_box()
    # The library tells of a click a little later than the mouse does.
    page.evaluate("void (window.told = new Promise((done) => wickgraph.network.once('click', () => done(true))))")
    page.mouse.click(box["x"] + point["x"], box["y"] + point["y"])
    assert page.evaluate("window.told")
