"""What people do with the view: filter, look back in time, connect, save; each as its user would do it."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as xml
from pathlib import Path
from typing import Any

import networkx
import pytest
from playwright.sync_api import expect
from pyoxigraph import Literal, RdfFormat, Store

from shared import HOSTILE
from viewing import Opener, click_node, ready, settle, street
from wickgraph import path
from wickgraph.beliefs.asof import believed
from wickgraph.stores.store import load
from wickgraph.view import history, view
from wickgraph.view.datablock import unpack

STATUS = "https://w3id.org/wickgraph/ont#status"


@pytest.fixture
def page(opened: Opener) -> Any:
    return opened(street())


def shown(page: Any) -> dict[str, str]:
    """The claims that are shown, with their statuses."""
    return page.evaluate("Object.fromEntries([...wickgraph.shown.claims].map((id) => [id, wickgraph.statusNow(id)]))")


def names(page: Any) -> set[str]:
    """The entities that are shown."""
    return {name.removeprefix("id:") for name in page.evaluate("[...wickgraph.shown.nodes]")}


def find(page: Any, name: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(name)
    page.keyboard.press("Enter")


def go(page: Any, day: str) -> None:
    """Move the slider of time to a day, key by key."""
    page.locator("#when").focus()
    page.keyboard.press("Home")
    for _ in range(20):
        if page.locator("#then").inner_text() == day:
            return
        page.keyboard.press("ArrowRight")
    raise AssertionError(day)


def saved(page: Any, way: str) -> bytes:
    page.locator("#save summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=way, exact=True).click()
    assert download.value.suggested_filename.startswith("wickgraph-the-whole-graph.")
    return Path(download.value.path()).read_bytes()


# ---- time ----


def test_each_step_of_the_slider_shows_what_as_of_draws(page: Any, tmp_path: Path) -> None:
    steps = unpack(page.content())["history"]["steps"]
    assert len(steps) >= 7
    page.locator("#when").focus()
    page.keyboard.press("Home")
    for day in steps:
        drawn = view(street(), out=tmp_path / "then.html", as_of=day).read_text("utf-8")
        data = unpack(drawn)
        assert shown(page) == {name: claim["status"] for name, claim in data["claims"].items()}, day
        assert names(page) == {node["id"].removeprefix("id:") for node in data["nodes"]}, day
        page.keyboard.press("ArrowRight")
    assert page.locator("#then").inner_text() == "Now"


def test_the_history_of_the_bundled_graph_is_what_was_believed() -> None:
    store = load()
    found = history.of(store)
    assert len(found.steps) > 50
    for at in range(10, len(found.steps), 26):
        stood = {iri: [each for step, each in changes if step <= at] for iri, changes in found.claims.items()}
        then = believed(store, found.steps[at]).quads_for_pattern(None, None, None, None)
        said = {quad.subject.value: quad.object.value for quad in then if quad.predicate.value == STATUS}
        assert {iri: each[-1] for iri, each in stood.items() if each} == {
            iri: status.rpartition("#")[2].lower() for iri, status in said.items()
        }


def test_the_slider_stops_only_where_something_changes_in_the_picture(opened: Opener, tmp_path: Path) -> None:
    page = opened(street())
    page.goto(view(street(), entity="Bruno Sachs", out=tmp_path / "page.html").as_uri())
    ready(page)
    assert unpack(page.content())["history"]["steps"] == ["2030-01-01", "2030-01-15", "2031-02-01", "2031-10-03"]


def test_what_changed_is_listed(page: Any) -> None:
    go(page, "1 February 2031")
    assert page.locator("#news").inner_text() == "1 new claim, 1 changed"
    page.locator("#news").click()
    panel = page.locator("#panel")
    assert panel.locator("h3").inner_text() == "1 February 2031"
    assert "announced → superseded" in panel.inner_text()
    assert panel.locator("[data-claim]").evaluate_all("all => all.map((each) => each.dataset.claim)") == [
        "claim:r1",
        "claim:r2",
    ]


def test_what_changed_is_marked(page: Any) -> None:
    """A new edge in gold; a work around whose dates something changed, or that came out, too."""
    gold = "getComputedStyle(document.documentElement).getPropertyValue('--gold').trim()"
    colour = "wickgraph.network.body.data.edges.get('claim:c1').color.color"
    go(page, "1 May 2030")
    assert page.evaluate(colour) == page.evaluate(gold)
    page.keyboard.press("ArrowRight")
    assert page.evaluate(colour) != page.evaluate(gold)


def test_a_work_that_comes_out_is_told(page: Any) -> None:
    go(page, "5 March 2021")
    assert "Old Lantern came out" in page.locator("#news").inner_text()
    assert page.locator("#ticks .release").count() == 2


def test_the_panel_tells_what_was_believed_then(page: Any) -> None:
    go(page, "1 March 2030")
    find(page, "Lantern Street")
    panel = page.locator("#panel")
    assert "rumoured" in panel.inner_text() and "denied" not in panel.inner_text()
    assert "3 October 2031" not in panel.inner_text()
    page.locator("#now").click()
    assert "denied" in panel.inner_text() and "3 October 2031" in panel.inner_text()


def test_a_page_as_of_a_day_ends_there(opened: Opener, tmp_path: Path) -> None:
    page = opened(street())
    page.goto(view(street(), out=tmp_path / "page.html", as_of="2030").as_uri())
    ready(page)
    assert page.locator("#then").inner_text() == "As of 2030"


# ---- filters ----


def test_choosing_a_property_leaves_its_claims_and_their_ends(page: Any) -> None:
    page.get_by_text("Property", exact=True).first.click()
    page.get_by_label("cast member").check()
    assert set(shown(page)) == {"claim:c1", "claim:c2", "claim:c3", "claim:o1"}
    assert names(page) == {"LanternStreet", "OldLantern", "Ada", "Cleo", "Keeper", "Ghost"}
    page.get_by_label("producer").check()
    assert "claim:o3" in shown(page)
    page.get_by_role("button", name="Clear filters").click()
    assert len(shown(page)) == 11


def test_choosing_a_film_leaves_what_names_it(page: Any) -> None:
    page.get_by_text("Film or other work").click()
    page.get_by_label("Old Lantern").check()
    assert set(shown(page)) == {"claim:o1", "claim:o2", "claim:o3", "claim:o4"}


def test_choosing_a_source_leaves_what_it_says(page: Any) -> None:
    page.get_by_text("Source", exact=True).first.click()
    page.get_by_label("The Courier").check()
    assert set(shown(page)) == {"claim:r2", "claim:c3"}


def test_a_least_confidence_hides_what_is_less_sure_and_nothing_kept_by_hand(page: Any) -> None:
    page.locator(".fold summary", has_text="Confidence").click()
    page.get_by_label("Least confidence").fill("0.5")
    assert set(shown(page)) == {
        f"claim:{each}" for each in ["r1", "r2", "c1", "c3", "d1", "o1", "o2", "o3", "o4", "k1"]
    }
    assert page.get_by_text("at least 0.50").is_visible()


def test_counts_follow_the_other_filters(page: Any) -> None:
    """A count says how many there would be: all filters but that of its own sort apply."""
    legend = page.locator("#legend")
    assert legend.get_by_role("button", name="people 4").is_visible()
    page.get_by_text("Property", exact=True).first.click()
    page.get_by_label("cast member").check()
    assert legend.get_by_role("button", name="people 2").is_visible()
    assert legend.get_by_role("button", name="superseded 0").is_visible()
    assert legend.get_by_role("button", name="denied 2").is_visible()
    assert page.locator("label", has_text="director").locator(".count").inner_text() == "1"
    assert page.locator("#shown").inner_text() == "6 entities, 4 claims"


def test_a_long_list_can_be_searched(opened: Opener) -> None:
    people = " ".join(f"id:A wick:p{n} id:B{n} . id:B{n} a wick:Person ." for n in range(15))
    page = opened(f"id:A a wick:Film . {people}")
    page.get_by_text("Property", exact=True).first.click()
    page.get_by_label("Search the list: Property").fill("p12")
    assert page.locator(".options label:visible").all_inner_texts() == ["p12\n1"]


# ---- reading ----


def test_a_fact_in_the_panel_has_status_date_speaker_and_source(page: Any) -> None:
    find(page, "Cleo")
    facts = [text.split("\n") for text in page.locator("#panel .facts button").all_inner_texts()]
    assert facts == [
        ["Lantern Street", "denied", "2030-03", "Whispers"],
        ["Lantern Street", "denied", "2030-11", "said by Bruno Sachs · The Courier"],
    ]


def test_a_fact_in_the_panel_shows_its_sentence_where_a_text_has_it(opened: Opener) -> None:
    page = opened()
    click_node(page, "id:OdaBrandt")
    assert page.locator("#panel .facts q").first.inner_text() == "Oda Brandt plays the captain."


def test_the_panel_leads_to_wikidata(page: Any) -> None:
    find(page, "Old Lantern")
    assert page.get_by_role("link", name="Wikidata").get_attribute("href") == "https://www.wikidata.org/wiki/Q1"


def test_links_in_the_panel_move_the_picture(opened: Opener) -> None:
    page = opened(street(), reduced_motion="reduce")
    find(page, "Bruno")
    page.evaluate("wickgraph.network.moveTo({position: {x: 9000, y: 9000}})")
    page.locator("#panel [data-claim='claim:d1']").click()
    point = page.evaluate("wickgraph.network.canvasToDOM(wickgraph.network.getPosition('id:Bruno'))")
    assert 0 < point["x"] < 1280 and 0 < point["y"] < 800


def test_numbers_are_written_for_people(page: Any) -> None:
    find(page, "Old Lantern")
    assert "1,250,000" in page.locator("#panel").inner_text()


# ---- connecting ----


def connect(page: Any, one: str, other: str) -> list[str]:
    """Connect two by keyboard; gives the sentences of all ways."""
    find(page, one)
    page.get_by_role("button", name="Connect with").press("Enter")
    page.keyboard.type(other)
    page.keyboard.press("Enter")
    return page.locator("#panel .path .line bdi, #panel .path .line").evaluate_all(
        "all => all.map((each) => each.firstChild.textContent)"
    )


def test_two_things_are_connected_in_sentences(page: Any) -> None:
    told = connect(page, "The Keeper", "Dora")
    assert page.locator("#panel h3").inner_text() == "The Keeper to Dora Vane"
    assert told == [f"{step.sentence}." for each in path("The Keeper", "Dora Vane", street()) for step in each]


def test_a_connection_lights_up_its_edges(page: Any) -> None:
    connect(page, "Bruno", "Ada")
    assert set(page.evaluate("wickgraph.network.getSelectedEdges()")) == {"claim:d1", "claim:c1"}


def test_only_what_holds_and_is_shown_connects(page: Any) -> None:
    """A denied part in a film is no connection."""
    connect(page, "Cleo", "Bruno")
    assert "Nothing that is shown connects them" in page.locator("#panel").inner_text()


def test_shift_and_a_click_connects_with_what_is_picked(page: Any) -> None:
    click_node(page, "id:Bruno")
    page.keyboard.down("Shift")
    click_node(page, "id:Ada")
    page.keyboard.up("Shift")
    assert page.locator("#panel h3").inner_text() == "Bruno Sachs to Ada Quill"


def test_escape_leaves_connecting_before_it_closes_the_panel(page: Any) -> None:
    find(page, "Bruno")
    page.get_by_role("button", name="Connect with").click()
    page.locator("#picture").focus()
    page.keyboard.press("Escape")
    assert page.locator("#notices").inner_text() == "" and page.locator("#panel").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()


# ---- parts ----


def test_a_focus_shows_a_film_with_its_cast(page: Any) -> None:
    find(page, "Old Lantern")
    page.get_by_role("button", name="Focus on the cast").click()
    assert names(page) == {"OldLantern", "Ada", "Ghost"}
    page.locator("#notices").get_by_role("button", name="Show all").click()
    assert len(names(page)) == 8


def test_neighbours_are_folded_away_and_expanded(page: Any) -> None:
    find(page, "Old Lantern")
    page.get_by_role("button", name="Fold 1").click()
    assert "Dora" not in names(page), "nothing else leads to her"
    page.get_by_role("button", name="Expand 1").click()
    assert "Dora" in names(page)


def test_the_picture_gives_way_to_the_panel(opened: Opener) -> None:
    page = opened(street(), reduced_motion="reduce")
    click_node(page, "id:Bruno")
    settle(page)
    left = page.locator("#legend").bounding_box()
    right = page.locator("#panel").bounding_box()["x"]
    nodes = "[...wickgraph.shown.nodes].map((id) => wickgraph.network.canvasToDOM(wickgraph.network.getPosition(id)).x)"
    assert all(left["x"] + left["width"] < x < right for x in page.evaluate(nodes))


# ---- keeping ----


def test_a_link_opens_the_same_again(opened: Opener) -> None:
    """Selection, filters, time, focus and zoom."""
    page = opened(street(), reduced_motion="reduce")
    go(page, "1 November 2030")
    find(page, "Lantern Street")
    page.get_by_role("button", name="Focus on the cast").click()
    page.locator("#legend").get_by_role("button", name="characters").click()
    page.get_by_text("Property", exact=True).first.click()
    page.get_by_label("cast member").check()
    page.locator("#closer").click()
    expect(page).to_have_url(re.compile("at="))
    state = "[wickgraph.network.getScale().toFixed(2), document.getElementById('then').textContent]"
    before, address = (shown(page), names(page), page.evaluate(state)), page.url
    page.goto("about:blank")
    page.goto(address)
    ready(page)
    assert (shown(page), names(page), page.evaluate(state)) == before
    assert page.locator("#panel h3").inner_text() == "Lantern Street"
    assert before[0] and before[1] == {"LanternStreet", "Ada", "Cleo"}


def test_a_link_written_by_hand_picks_a_name(page: Any) -> None:
    page.goto(page.url.split("#")[0] + "#id:Ada")
    expect(page.locator("#panel h3")).to_have_text("Ada Quill")
    page.goto(page.url.split("#")[0] + "#pick=id:Nobody&time=soon&at=x&kinds=Robot&focus=id:No")
    expect(page.locator("#panel")).to_be_hidden()
    assert len(shown(page)) == 11


def test_the_picture_is_saved_as_png(page: Any) -> None:
    from PIL import Image

    image = Image.open(io.BytesIO(saved(page, "PNG")))
    box = page.locator("#picture").bounding_box()
    assert image.size == (2 * box["width"], 2 * box["height"])
    assert len(image.convert("RGB").getcolors(1 << 20)) > 50, "something is drawn"


def test_the_picture_is_saved_as_svg(page: Any) -> None:
    tree = xml.fromstring(saved(page, "SVG"))
    texts = {each.text for each in tree.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Lantern Street", "Ada Quill", "The Keeper"} <= texts


def test_the_shown_part_is_saved_as_turtle(page: Any) -> None:
    """What is loaded again has the same claims, facts and names; what is hidden is not in it."""
    page.locator("#legend").get_by_role("button", name="denied").click()
    text = saved(page, "Turtle").decode()
    found = Store()
    found.load(text.encode(), format=RdfFormat.TURTLE)
    whole = {(quad.subject, quad.predicate, quad.object) for quad in street()}
    left_out = ("supersededBy", "conflictsWith", "corroborates", "wikidataId", "Company")
    wanted = {
        each
        for each in whole
        if not any(term.value.endswith(tuple(f"#{name}" for name in left_out)) for term in each)
        # The hash of a span is there, that of a whole text is not.
        and not ("/source/" in each[0].value and each[1].value.endswith("#sha256"))
        and not any(term.value.endswith(("claim/c2", "claim/c3", "evidence/c", "source/whispers")) for term in each)
    }
    assert {(quad.subject, quad.predicate, quad.object) for quad in found} == wanted


def test_the_shown_part_is_saved_as_graphml(page: Any, tmp_path: Path) -> None:
    (tmp_path / "part.graphml").write_bytes(saved(page, "GraphML"))
    graph = networkx.read_graphml(tmp_path / "part.graphml")
    assert graph.nodes["id:Ada"]["label"] == "Ada Quill"
    assert graph.edges["id:LanternStreet", "id:Ada", "claim:c1"]["predicate"] == "wick:castMember"
    assert graph.nodes["id:OldLantern"]["values"] == "box office: 1250000; release date: 2021-03-05"


def test_the_shown_part_is_saved_as_csv(page: Any) -> None:
    go(page, "15 January 2030")
    rows = list(csv.DictReader(io.StringIO(saved(page, "CSV").decode(), newline="")))
    assert {row["claim"] for row in rows} == set(shown(page))
    row = next(row for row in rows if row["claim"] == "claim:r1")
    assert (row["object"], row["status"], row["said_by"], row["source"]) == (
        "2031-06-06",
        "announced",
        "Quay Pictures",
        "The Gazette",
    )


def test_hostile_names_are_only_text_wherever_they_go(opened: Opener, tmp_path: Path) -> None:
    """Folds, notices, table, paths, files: nothing runs, every file can be read, and says what the graph says."""
    said = {f"id:H{number}": text for number, text in enumerate(HOSTILE)}
    lines = [
        f"{name} a wick:Film ; rdfs:label {Literal(text)} ; wick:sequelOf id:Hub . claim:{name[3:]} a wick:Claim ; "
        f"rdf:subject {name} ; rdf:predicate wick:sequelOf ; rdf:object id:Hub ; wick:status wick:Confirmed ; "
        f"wick:note {Literal(text)} ; wick:evidence evidence:{name[3:]} . evidence:{name[3:]} wick:source "
        f"source:{name[3:]} . source:{name[3:]} dcterms:title {Literal(text)} ; wick:url {Literal(text)} ."
        for name, text in said.items()
    ]
    page = opened("id:Hub a wick:Film ; rdfs:label 'Hub' . " + "\n".join(lines))
    for fold in page.locator(".fold > summary, #claims summary").all():
        fold.click()
    page.evaluate("wickgraph.pick('path id:H0 id:H1 0')")
    page.evaluate("wickgraph.pick('id:H0')")
    page.get_by_role("button", name="Focus on the cast").click()
    page.locator("#notices button").first.click()
    turtle, svg, graphml, table = (saved(page, way) for way in ("Turtle", "SVG", "GraphML", "CSV"))
    assert page.evaluate("window.hurt") is None
    found = Store()
    found.load(turtle, format=RdfFormat.TURTLE)
    labels = {quad.object.value for quad in found if quad.predicate.value.endswith("#label")}
    assert labels == {*said.values(), "Hub"}
    assert b"<svg" in svg and not xml.fromstring(svg).findall(".//{http://www.w3.org/2000/svg}script")
    (tmp_path / "part.graphml").write_bytes(graphml)
    assert len(networkx.read_graphml(tmp_path / "part.graphml")) == len(said) + 1
    subjects = {row["subject"] for row in csv.DictReader(io.StringIO(table.decode(), newline=""))}
    assert subjects == set(said.values())


# ---- not only pictures ----


def rows(page: Any) -> list[list[str]]:
    return page.locator("#claims tbody tr").evaluate_all(
        "all => all.map((row) => [...row.cells].map((c) => c.innerText))"
    )


def test_the_table_is_sorted_by_keyboard_and_says_how(page: Any) -> None:
    page.locator("#claims summary").click()
    head = page.get_by_role("columnheader", name="As of")
    head.get_by_role("button").press("Enter")
    dates = [row[4] for row in rows(page)]
    assert dates == [*sorted(filter(None, dates)), *[""] * dates.count("")] and dates.count("") == 4
    assert head.get_attribute("aria-sort") == "ascending"
    head.get_by_role("button").press("Enter")
    assert rows(page)[0][4] == "2031-02"
    assert head.get_attribute("aria-sort") == "descending"


def test_the_table_follows_the_filters_and_the_time(page: Any) -> None:
    page.locator("#claims summary").click()
    page.locator("#legend").get_by_role("button", name="denied").click()
    assert len(rows(page)) == 9
    go(page, "15 January 2030")
    assert "superseded" not in {row[3] for row in rows(page)}
    assert page.locator("#claims summary").inner_text() == f"{len(rows(page))} of 11 claims as a table"


def test_a_row_of_the_table_leads_to_its_claim(page: Any) -> None:
    page.locator("#claims summary").click()
    page.locator("#claims tbody").get_by_role("button", name="director").click()
    assert page.locator("#panel h3").inner_text().split("\n") == ["Lantern Street", "director", "Bruno Sachs"]


def test_a_long_table_is_made_in_parts(opened: Opener) -> None:
    page = opened("id:A a wick:Film . " + " ".join(f"id:A wick:note '{n}' ." for n in range(250)))
    page.locator("#claims summary").click()
    expect(page.locator("#claims tbody tr")).to_have_count(200)
    page.get_by_role("button", name="Show 50 more of 50").click()
    expect(page.locator("#claims tbody tr")).to_have_count(250)


def test_on_paper_there_are_the_picture_and_the_whole_table(page: Any) -> None:
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#paper svg").bounding_box()["height"] > 300
    assert len(rows(page)) == 11 and page.locator("#claims table").is_visible()
    assert page.locator("#picture").is_hidden() and page.locator("#time").is_hidden()


def test_without_scripting_nothing_is_offered_that_does_not_work(opened: Opener) -> None:
    page = opened(street(), java_script_enabled=False)
    assert page.locator("#claims tbody tr").count() == 11
    assert not [each for each in page.locator("button, input, summary").all() if each.is_visible()][1:]


# ---- where it is shown ----


def test_all_of_it_works_in_a_sandboxed_frame(opened: Opener, tmp_path: Path) -> None:
    """As a notebook shows it: without an address, and without the origin of what is around it."""
    page = opened(street())
    page.goto("about:blank")
    path = view(street(), out=tmp_path / "inner.html")
    page.evaluate(
        """(text) => {
          const frame = document.createElement("iframe");
          frame.sandbox = "allow-scripts";
          frame.srcdoc = text;
          Object.assign(frame.style, {width: "1000px", height: "700px"});
          document.body.replaceChildren(frame);
        }""",
        path.read_text("utf-8"),
    )
    frame = page.frame_locator("iframe")
    frame.locator("#find").fill("Lantern Str")
    frame.locator("#find").press("Enter")
    frame.locator("#when").press("ArrowLeft")
    frame.locator("#legend").get_by_role("button", name="people").click()
    frame.get_by_role("button", name="Focus on the cast").click()
    assert frame.locator("#panel h3").inner_text() == "Lantern Street"
    assert frame.locator("#then").inner_text() == "3 October 2031"


def test_a_phone_has_everything_by_touch(opened: Opener) -> None:
    page = opened(street(), width=390, height=844, has_touch=True, is_mobile=True)
    page.locator("#legend > summary").tap()
    page.get_by_role("button", name="denied 2").tap()
    page.locator("#legend > summary").tap()
    page.locator("#earlier").tap()
    assert page.locator("#then").inner_text() == "3 October 2031"
    page.evaluate("wickgraph.pick('id:Bruno')")
    page.get_by_role("button", name="Connect with").tap()
    settle(page)
    point = page.evaluate("wickgraph.network.canvasToDOM(wickgraph.network.getPosition('id:Ada'))")
    box = page.locator("#picture").bounding_box()
    page.touchscreen.tap(box["x"] + point["x"], box["y"] + point["y"])
    page.locator("#panel .path").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (390, "light")])
def test_the_new_parts_are_accessible(opened: Opener, width: int, scheme: str) -> None:
    """Folds, menu, time, a connection and the table, all open."""
    from axe_playwright_python.sync_playwright import Axe

    page = opened(street(), width=width, height=844, color_scheme=scheme)
    for fold in page.locator("#legend:not([open]) > summary").all() + page.locator(".fold > summary").all():
        fold.click()
    page.locator("#claims summary").click()
    page.locator("#earlier").click()
    page.evaluate("wickgraph.pick('path id:Bruno id:Ada 0')")
    page.locator("#save summary").click()
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
