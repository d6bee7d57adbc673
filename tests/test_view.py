"""The view, driven in a real browser with the network off, as its user would do it."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import RdfFormat

from viewing import SPAN, STORY, Opener, click_edge, click_node
from wickgraph.errors import InputError, UsageError
from wickgraph.projection import project
from wickgraph.stores.store import from_text
from wickgraph.view import pictured, view
from wickgraph.view.datablock import unpack
from wickgraph.view.layout import place
from wickgraph.view.page import render
from wickgraph.view.picture import draw


def test_the_page_opens_offline_and_draws_every_entity_spoken_of(opened: Opener) -> None:
    page = opened()
    assert page.locator("canvas").count() == 1
    assert page.evaluate("wickgraph.drawnNames().length") == 6
    assert page.get_by_text("6 entities · 5 claims · 2 sources").is_visible()


def test_the_caption_tells_what_is_left_out() -> None:
    """Of the whole, the names of which nothing is said; a part leaves out nothing that it would tell of."""
    whole, part = (pictured(from_text(STORY), entity).page for entity in (None, "Night Ferry"))
    assert "without 1 name of which nothing is said" in whole and "of which nothing is said</p>" not in part


def test_values_have_their_units() -> None:
    """In the data that the script draws from, and in the table for who runs none."""
    graph = project(
        from_text("id:Heat a wick:Film ; rdfs:label 'Heat' ; wick:runningTime 170 ; wick:budget 60000000 .")
    )
    page = render(draw(graph), graph, "Heat", lambda evidence: None)
    assert unpack(page)["predicates"]["wick:runningTime"]["unit"] == "minutes"
    assert "<td>170 minutes<td>" in page and "<td>60,000,000 US dollars<td>" in page


def test_the_policy_forbids_the_network_and_inline_handlers(opened: Opener) -> None:
    policy = opened().locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy and "http" not in policy


def test_clicking_a_node_tells_its_facts(opened: Opener) -> None:
    page = opened()
    click_node(page, "id:NightFerry")
    panel = page.locator("#panel")
    assert panel.locator("h3").inner_text() == "Night Ferry"
    assert "also The Last Crossing" in panel.inner_text()
    assert sorted(panel.locator("[data-claim]").evaluate_all("all => all.map(each => each.dataset.claim)")) == [
        f"claim:c{number}" for number in range(1, 6)
    ]


def test_clicking_an_edge_shows_its_claim_and_evidence(opened: Opener) -> None:
    """The receipt: what is claimed, how sure, when, by whom, and the very words, marked."""
    page = opened()
    click_edge(page, ["id:NightFerry", "id:OdaBrandt"])
    told = page.locator("#panel").inner_text()
    for part in ("Night Ferry", "cast member", "Oda Brandt", "Captain Halloran", "lead", "confirmed", "announced"):
        assert part in told
    assert "2023-04" in told and "Rufus Lane" in told
    assert page.locator("#panel blockquote").inner_text() == "Oda Brandt plays the captain."
    assert page.locator("#panel mark").inner_text() == SPAN
    assert page.locator("#panel .receipt a").get_attribute("href") == "https://example.org/harbour"


def test_evidence_whose_text_is_not_at_hand_says_where_to_look(opened: Opener) -> None:
    page = opened()
    click_edge(page, ["id:NightFerry", "id:RufusLane"])
    receipt = page.locator("#panel .receipt")
    assert "characters 7–19 of gone.txt" in receipt.inner_text()
    assert receipt.locator("a").count() == 0, "javascript: is no address to link to"


def test_the_role_and_the_cast_claim_share_one_receipt(opened: Opener) -> None:
    page = opened()
    click_edge(page, ["id:OdaBrandt", "id:Halloran"])
    assert "Night Ferry" in page.locator("#panel h3").inner_text()
    assert len(page.evaluate("wickgraph.network.getSelectedEdges()")) == 2


def test_every_parallel_claim_can_be_hit(opened: Opener) -> None:
    """Three claims between the same two, one of them backward: three lines that lie apart."""
    ways = [("A", "director", "B"), ("A", "producer", "B"), ("B", "notableWork", "A")]
    claims = [
        f"claim:p{n} a wick:Claim ; rdf:subject id:{s} ; rdf:predicate wick:{p} ; rdf:object id:{o} ."
        for n, (s, p, o) in enumerate(ways)
    ]
    page = opened("id:A a wick:Film . id:B a wick:Person . " + " ".join(claims))
    scan = """() => {
      const [a, b] = ["id:A", "id:B"].map((id) => wickgraph.network.getPosition(id));
      const hits = [];
      for (let y = (a.y + b.y) / 2 - 80; y <= (a.y + b.y) / 2 + 80; y += 2)
        hits.push(wickgraph.network.getEdgeAt(wickgraph.network.canvasToDOM({x: (a.x + b.x) / 2, y})));
      return hits.filter(Boolean);
    }"""
    runs = [edge for edge, _ in groupby(page.evaluate(scan))]
    assert runs[1] == "claim:p1", "the straight one in the middle"
    assert sorted(runs) == ["claim:p0", "claim:p1", "claim:p2"], "each once, in a stretch of its own"


def test_every_loop_can_be_hit(opened: Opener) -> None:
    """Two claims of a thing about itself: two rings, each of which the pointer finds."""
    claims = [
        f"claim:l{n} a wick:Claim ; rdf:subject id:A ; rdf:predicate wick:{p} ; rdf:object id:A ."
        for n, p in enumerate(("enemyOf", "mentorOf"))
    ]
    page = opened("id:A a wick:Character . " + " ".join(claims))
    scan = """() => {
      const {x, y} = wickgraph.network.getPosition("id:A");
      const hits = [];
      for (let angle = 0; angle < 6.28; angle += 0.05)
        for (let far = 10; far < 60; far += 3) {
          const point = {x: x + far * Math.cos(angle), y: y + far * Math.sin(angle)};
          hits.push(wickgraph.network.getEdgeAt(wickgraph.network.canvasToDOM(point)));
        }
      return [...new Set(hits.filter(Boolean))].sort();
    }"""
    assert page.evaluate(scan) == ["claim:l0", "claim:l1"]


def test_finding_a_name_by_keyboard(opened: Opener) -> None:
    """Slash, part of an alias without its accents, Enter; Escape goes back."""
    page = opened()
    page.keyboard.press("/")
    page.keyboard.type("kapt")
    assert page.get_by_role("option").all_inner_texts() == ["Captain Halloran\nKäpt’n"]
    page.keyboard.press("Enter")
    assert page.locator("#panel h3").inner_text() == "Captain Halloran"
    assert page.evaluate("wickgraph.network.getSelectedNodes()") == ["id:Halloran"]
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()


def test_arrows_go_from_neighbour_to_neighbour(opened: Opener) -> None:
    page = opened()
    page.locator("#picture").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#panel h3").inner_text() == "Night Ferry", "the first stop is the greatest"
    reached = set()
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"):
        page.evaluate("wickgraph.pick('id:NightFerry')")
        page.keyboard.press(key)
        reached |= {page.locator("#panel h3").inner_text()}
    assert len(reached - {"Night Ferry"}) >= 2


def test_links_in_the_panel_lead_on_and_back(opened: Opener) -> None:
    page = opened()
    click_node(page, "id:OdaBrandt")
    page.locator("[data-claim='claim:c1']").first.click()
    page.locator("#panel").get_by_role("button", name="Captain Halloran").click()
    assert page.locator("#panel h3").inner_text() == "Captain Halloran"
    page.get_by_role("button", name="Back").click()
    page.get_by_role("button", name="Back").click()
    assert page.locator("#panel h3").inner_text() == "Oda Brandt"


def test_the_legend_counts_and_hides_kinds_and_statuses(opened: Opener) -> None:
    page = opened()
    people = page.locator("#legend").get_by_role("button", name="people 2")
    people.click()
    assert people.get_attribute("aria-pressed") == "false"
    assert "Oda Brandt" not in page.evaluate("wickgraph.drawnNames().map((each) => each.node.label)")
    click_edge(page, ["id:NightFerry", "id:OdaBrandt"])
    assert page.locator("#panel").is_hidden(), "an edge to a hidden node is hidden, too"
    people.click()
    page.locator("#legend").get_by_role("button", name="rumoured 1").click()
    click_edge(page, ["id:NightFerry", "id:RufusLane"])
    assert page.locator("#panel").is_hidden()


def test_the_address_keeps_what_is_picked(opened: Opener) -> None:
    page = opened()
    click_edge(page, ["id:NightFerry", "id:RufusLane"])
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    assert "director" in page.locator("#panel h3").inner_text()


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_a_phone_has_the_panel_below_the_picture(opened: Opener, scheme: str) -> None:
    page = opened(width=390, height=844, has_touch=True, is_mobile=True, color_scheme=scheme)
    click_node(page, "id:NightFerry")
    picture, panel = page.locator("#picture").bounding_box(), page.locator("#panel").bounding_box()
    assert panel["y"] >= picture["y"] + picture["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_names_do_not_meet_at_the_first_sight(opened: Opener) -> None:
    lines = [
        f"id:N{n} a wick:Person ; rdfs:label 'Somebody Called {n}' ; wick:sibling id:N{n // 4} ." for n in range(120)
    ]
    page = opened("\n".join(lines))
    boxes = page.evaluate("wickgraph.drawnNames().map(({left, top, right, bottom}) => [left, top, right, bottom])")
    assert len(boxes) >= 30
    for number, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[:number]:
            assert left >= other[2] or other[0] >= right or top >= other[3] or other[1] >= bottom


def test_without_scripting_the_table_has_every_claim(opened: Opener) -> None:
    page = opened(java_script_enabled=False)
    assert page.locator("#claims tbody tr").count() == 5
    assert page.get_by_role("cell", name="director", exact=True).is_visible()
    assert page.locator("#picture").is_hidden()
    assert page.locator("#claims a").count() == 1, "only http and https addresses are links"


def test_the_table_opens_in_sight(opened: Opener) -> None:
    from playwright.sync_api import expect

    page = opened()
    page.get_by_text("All 5 claims as a table").click()
    expect(page.get_by_role("cell", name="director", exact=True)).to_be_in_viewport()


def test_the_picture_settles_when_asked_and_then_stands_still(opened: Opener) -> None:
    """Who wants no motion sees it settled at once; the physics are off again."""
    page = opened(reduced_motion="reduce")
    places = "JSON.stringify(wickgraph.network.getPositions())"
    before = page.evaluate(places)
    page.get_by_role("button", name="Let it settle").click()
    page.locator("#settle[aria-pressed=false]").wait_for()
    assert page.evaluate(places) != before
    assert page.evaluate("wickgraph.network.physics.physicsEnabled") is False


def test_names_keep_their_size_when_the_panel_opens(opened: Opener) -> None:
    """While the stage becomes narrower, and after."""
    widths = "Object.fromEntries(wickgraph.drawnNames().map(({id, left, right}) => [id, Math.round(right - left)]))"
    page = opened()
    before = page.evaluate(widths)
    click_node(page, "id:NightFerry")
    page.wait_for_timeout(300)
    after = page.evaluate(widths)
    assert after.keys() and after.items() <= before.items()


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    """In other processes, too, where strings hash otherwise."""
    (tmp_path / "graph.trig").write_text(str(from_text(STORY).dump(format=RdfFormat.TRIG), "utf-8"), "utf-8")
    code = "import sys; from wickgraph.view import view; view(sys.argv[1], out=sys.argv[2])"
    written = []
    for seed in ("1", "2"):
        out = tmp_path / f"{seed}.html"
        environment = os.environ | {"PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", code, tmp_path / "graph.trig", out], env=environment, check=True)
        written.append(out.read_bytes())
    assert written[0] == written[1]


def test_an_entity_is_drawn_with_its_neighbours(tmp_path: Path) -> None:
    def drawn(**how: Any) -> set[str]:
        text = view(from_text(STORY), out=tmp_path / "page.html", **how).read_text("utf-8")
        return {node["label"] for node in unpack(text)["nodes"]}

    assert drawn(entity="captain halloran") == {"Captain Halloran", "Oda Brandt"}
    assert drawn(entity="Käpt’n", depth=0) == {"Captain Halloran"}
    assert drawn(entity="FerryNine") == {"Ferry Nine", "Night Ferry"}
    assert len(drawn(entity="Halloran", depth=3)) == 6
    assert drawn(query="SELECT ?x { ?c rdf:predicate wick:director ; rdf:object ?x }") == {"Rufus Lane"}
    construct = (
        "CONSTRUCT { ?f wick:castMember ?a } { ?c rdf:subject ?f ; rdf:predicate wick:castMember ; rdf:object ?a }"
    )
    assert drawn(query=construct) == {"Night Ferry", "Oda Brandt"}
    assert drawn(query="SELECT ?c { ?c wick:status wick:Denied }") == {"Night Ferry", "Ferry Nine"}


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"entity": "Night Ferry", "query": "ASK {}"}, "Give one of them"),
        ({"entity": "Night Ferry", "depth": -1}, "Give 0 or more"),
        ({"query": "ASK { ?s ?p ?o }"}, "SELECT or CONSTRUCT"),
        ({"query": "SELECT ?s { ?s a wick:Comic }"}, "nothing to draw"),
    ],
)
def test_a_call_that_names_nothing_says_so(tmp_path: Path, how: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=re.escape(said)):
        view(from_text(STORY), out=tmp_path / "page.html", **how)
    assert list(tmp_path.iterdir()) == []


def test_an_entity_that_is_not_there_is_bad_input(tmp_path: Path) -> None:
    """As in `describe`, `why` and `path`: the names that come near are told."""
    for name, said in (("Nihgt Ferry", "Did you mean Night Ferry?"), ("zzz", "nothing in the graph has that name")):
        with pytest.raises(InputError, match=re.escape(said)):
            view(from_text(STORY), name, out=tmp_path / "page.html")


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """Folders are made; a file in the place of a folder, or a folder in that of the file, is named and stays."""
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="file"):
        view(from_text(STORY), out=tmp_path / "file" / "page.html")
    with pytest.raises(InputError, match="cannot be written"):
        view(from_text(STORY), out=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert view(from_text(STORY), out=tmp_path / "new" / "page.html").is_file()


def test_nodes_do_not_cover_each_other() -> None:
    """A star has all its leaves at the same distance of its hub; none may lie on another."""
    points = list(place([("hub", f"leaf{n}") for n in range(40)], ["hub", *(f"leaf{n}" for n in range(40))]).values())
    gaps = [abs(complex(*a) - complex(*b)) for number, a in enumerate(points) for b in points[:number]]
    assert min(gaps) > 45


def test_a_part_in_a_row_does_not_blow_up_the_picture() -> None:
    """A chain has no area, by which the distances are measured else."""
    points = place([("a", "b"), ("b", "c")], ["a", "b", "c"]).values()
    assert max(abs(x) for x, _ in points) < 400


def test_pyvis_holds_the_picture() -> None:
    network = draw(project(from_text(STORY)))
    assert type(network).__module__ == "pyvis.network"
    assert {edge["claim"] for edge in network.edges} == {"claim:c1", "claim:c2", "claim:c3", "claim:c5"}
    assert network.options["physics"] == {"enabled": False}


def test_the_vendored_library_is_the_published_one() -> None:
    import wickgraph

    vendor = Path(wickgraph.__file__).parent / "view" / "vendor"
    digest = hashlib.sha256((vendor / "vis-network.min.js").read_bytes()).hexdigest()
    assert digest in (vendor / "README.md").read_text("utf-8")
