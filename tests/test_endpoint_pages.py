"""The pages of the endpoint: over HTTP, and in a real browser as their users use them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from pyoxigraph import Literal, RdfFormat, Store

from serving import Served, serving
from shared import HOSTILE, ROOT
from wickgraph.asking.questions import load as examples
from wickgraph.asking.questions import named
from wickgraph.endpoint.html import page_of
from wickgraph.endpoint.served import loaded
from wickgraph.terms import ID, PREFIXES
from wickgraph.view.datablock import unpack

SMALL = ROOT / "tests" / "small"
SENTENCE = "Lionsgate has confirmed that <mark>Ana de Armas leads “Ballerina” as Rooney</mark>."
CAST = "SELECT ?film ?actor { ?film wick:castMember ?actor }"


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    """An endpoint over the small graph, with the text of its article."""
    with serving(SMALL, "--texts", str(SMALL), "--limit-time", "10") as running:
        yield running


@pytest.fixture(scope="module")
def bundled() -> Iterator[Served]:
    """An endpoint over the bundled graph."""
    with serving(None, "--limit-time", "10") as running:
        yield running


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An endpoint over a graph whose every text would do harm as markup."""
    path = tmp_path_factory.mktemp("hostile") / "graph.trig"
    path.write_text(_PREFIXES + "".join(map(_hostile, range(len(HOSTILE)))), "utf-8")
    with serving(path, "--limit-time", "10") as running:
        yield running


_PREFIXES = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
_HURT = """
  id:A№ a wick:Film ; rdfs:label SAID ; skos:altLabel SAID ; dcterms:description SAID ; wick:imdbId SAID .
  id:B№ a wick:Person ; rdfs:label "Other" .
  claim:h№ a wick:Claim ; rdf:subject id:A№ ; rdf:predicate wick:director ; rdf:object id:B№ ; wick:asOf SAID ;
    wick:status wick:Confirmed ; wick:note SAID ; wick:evidence evidence:h№ ; wick:attributedTo id:A№ .
  claim:v№ a wick:Claim ; rdf:subject id:A№ ; rdf:predicate wick:genre ; rdf:object SAID .
  evidence:h№ a wick:Evidence ; wick:source source:h№ ; wick:note SAID ; wick:start 1 ; wick:end 3 ; wick:sha256 "00" .
  source:h№ a wick:Source ; dcterms:title SAID ; wick:url SAID ; wick:fileName SAID ; dcterms:publisher SAID ;
    dcterms:date SAID .
"""


def _hostile(number: int) -> str:
    return _HURT.replace("№", str(number)).replace("SAID", str(Literal(HOSTILE[number])))


def get(served: Served, path: str, accept: str = "text/html", **options: Any) -> httpx.Response:
    return httpx.get(served.root + path, headers={"accept": accept, **options}, timeout=30)


# --- over HTTP


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("text/turtle", "text/turtle"),
        ("*/*", "text/turtle"),
        ("application/ld+json, text/html;q=0.5", "application/ld+json"),
        ("application/n-triples", "application/n-triples"),
    ],
)
def test_an_entity_is_had_as_what_is_accepted(served: Served, accept: str, kind: str) -> None:
    """One address, the page for people and the triples for programs."""
    response = get(served, "/id/Ballerina", accept)
    assert (response.status_code, response.headers["content-type"].partition(";")[0]) == (200, kind)
    assert response.headers["vary"] == "accept"


def test_all_formats_of_an_entity_hold_the_same_triples(served: Served) -> None:
    """The entity's facts and claims with their evidence and sources, in each syntax alike."""
    known = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD}
    found = []
    for format, syntax in known.items():
        store = Store()
        store.load(get(served, f"/id/Ballerina?format={format}", "image/png").content, format=syntax)
        found.append({quad.triple for quad in store})
    assert found[0] == found[1] == found[2]
    said = {triple.predicate.value.rpartition("#")[2] for triple in found[0]}
    assert {"castMember", "evidence", "sha256", "fileName", "status"} <= said


def test_the_page_shows_the_sentence_behind_a_claim(served: Served) -> None:
    """Status, date, speaker, qualifiers, and the sentence with the words of the claim marked."""
    text = get(served, "/id/Ballerina").text
    assert SENTENCE in text
    for part in ("as of 2023-04", "says <bdi>Lionsgate</bdi>", "<bdi>Rooney</bdi>", 'href="/id/AnaDeArmas"'):
        assert part in text


def test_sentences_are_shown_only_where_that_was_allowed() -> None:
    """A text that happens to lie beside the graph is not served to everybody."""
    with serving(SMALL) as running:
        text = get(running, "/id/Ballerina").text
    assert "Lionsgate has confirmed" not in text
    assert "of <bdi>news.md</bdi>, which is not shown here" in text


def test_the_bundled_articles_may_be_shown(bundled: Served) -> None:
    """They are the project's own words."""
    assert "<mark>Anjelica Huston plays The Director</mark>" in get(bundled, "/id/TheDirector").text


def test_claims_and_evidence_have_pages_too(served: Served) -> None:
    for path in ("/claim/c1", "/evidence/e1", "/source/news", f"/entity?iri={quote(ID + 'Ballerina')}"):
        assert get(served, path).status_code == 200, path


@pytest.mark.parametrize(
    ("path", "status"),
    [
        *(("/id/Nobody", 404), ("/id/", 404), ("/id/a%20b", 404), ("/id/%3Cscript%3E", 404), ("/id/%00", 404)),
        *(("/entity", 400), ("/entity?iri=a&iri=b", 400), ("/entity?iri=%ff", 400), ("/entity?iri=no", 404)),
        *(("/id/Ballerina?format=exe", 404), ("/static/../pages.css", 404), ("/static/none.js", 404)),
        *(("/picture", 400), ("/picture?query=ASK%20%7B%7D", 400), ("/picture?query=SELECT", 400)),
        *(("/picture?query=SELECT%20*%20%7B%20SERVICE%20%3Curn:a%3E%20%7B%7D%20%7D", 400), ("/names", 400)),
        *((f"/picture?query={'x' * 9000}", 413), ("/neighbourhood?iri=urn:none", 404)),
    ],
)
def test_what_is_not_there_is_said_so(served: Served, path: str, status: int) -> None:
    response = get(served, path)
    assert response.status_code == status
    assert "Traceback" not in response.text and "Errno" not in response.text


def test_errors_are_for_whom_they_are_for(served: Served) -> None:
    """A page for people, problem+json for programs."""
    assert get(served, "/id/Nobody").headers["content-type"] == "text/html; charset=utf-8"
    assert get(served, "/id/Nobody", "text/turtle").headers["content-type"] == "application/problem+json"
    assert get(served, "/id/Ballerina", "image/png").status_code == 406


@pytest.mark.parametrize("path", ["/", "/id/Ballerina", "/names?name=wick", "/static/ask.js", "/picture?query=x"])
def test_pages_are_only_read(served: Served, path: str) -> None:
    for method in ("POST", "PUT", "DELETE"):
        assert httpx.request(method, served.root + path, timeout=20).status_code == 405
    head = httpx.head(served.root + path, timeout=20)
    assert head.content == b"" and head.status_code in (200, 400)


@pytest.mark.parametrize("path", ["/id/Ballerina", "/static/ask.js", "/names?name=wick"])
def test_what_has_not_changed_is_not_sent_again(served: Served, path: str) -> None:
    tag = get(served, path).headers["etag"]
    again = get(served, path, **{"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")


def test_every_page_forbids_scripts_in_line(served: Served) -> None:
    """And whatever else does not come from this server."""
    for path in ("/", "/id/Ballerina", "/names?name=wick", f"/picture?query={quote(CAST)}", "/id/Nobody"):
        policy = get(served, path).headers["content-security-policy"]
        assert policy.startswith("default-src 'none'") and "unsafe" not in policy and "http" not in policy
    text = get(served, "/").text + get(served, "/id/Ballerina").text
    assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\son\w+=|\sstyle=", text)


def test_nothing_that_is_served_names_another_server() -> None:
    """All is vendored: no address of the web but the names of namespaces."""
    for path, file in loaded().items():
        if not path.endswith(("library.js", "words.json")):
            found = set(re.findall(rb"https?://[^\s\"'`)]+", file.body))
            names = {b"http://www.w3.org/2000/svg", b"http://graphml.graphdrawing.org/xmlns"}
            assert found <= names | {b"https://www.imdb.com/${of.imdb.startsWith("} | {
                each for each in found if each.startswith(b"https://www.wikidata.org/wiki/$")
            }, path


def test_the_words_of_the_editor_are_the_ontology_and_the_questions(served: Served) -> None:
    words = json.loads(get(served, "/static/words.json").content)
    names = {term["name"] for term in words["terms"]}
    assert {"wick:castMember", "wick:Film", "wick:Confirmed", "wick:character"} <= names
    assert [each["name"] for each in words["questions"]] == [each.name for each in examples()]


@pytest.mark.parametrize("name", [each.name for each in examples()])
def test_the_answers_to_the_questions_can_be_drawn(bundled: Served, name: str) -> None:
    """A picture, or a sentence that says why there is none."""
    response = httpx.get(bundled.root + "/picture", params={"query": named(name).text}, timeout=30)
    assert response.status_code in (200, 404), response.text
    assert response.status_code == 200 or "names no entity that the graph knows" in response.text


def test_a_picture_of_a_construct_has_its_triples_and_no_others(served: Served) -> None:
    """Those that a claim says with their receipt, made-up ones without."""
    query = "CONSTRUCT { ?f wick:castMember ?a . ?a <urn:knows> ?f } { ?f wick:castMember ?a }"
    response = httpx.get(served.root + "/picture", params={"query": query}, timeout=30)
    block = unpack(response.text)
    drawn = sorted((edge["from"], edge["label"], edge["to"], edge["claim"][:7]) for edge in block["edges"])
    assert ("id:Ballerina", "cast member", "id:AnaDeArmas", "claim:c") in drawn
    assert ("id:AnaDeArmas", "urn:knows", "id:Ballerina") in [edge[:3] for edge in drawn]
    assert {edge[1] for edge in drawn} == {"cast member", "urn:knows"}


def test_a_picture_knows_where_claims_stood_before(bundled: Served) -> None:
    """Served pictures have the slider of time, as those of `wickgraph view`."""
    response = httpx.get(bundled.root + "/neighbourhood", params={"iri": ID + "Ballerina"}, timeout=30)
    past = unpack(response.text)["history"]
    assert len(past["steps"]) > 5 and "superseded" in {status for made in past["claims"].values() for status in made}


def test_page_of_is_the_address_that_serves_the_iri(served: Served) -> None:
    """Whatever an IRI looks like, its page is asked for by exactly that IRI."""
    assert page_of(ID + "Ballerina") == "/id/Ballerina"
    for iri in (ID + "A?b", ID + "A%20b", ID + "../x", "urn:a&b=c", "https://example.org/ü#x"):
        assert page_of(iri).startswith("/entity?iri="), iri
        assert str(httpx.URL(served.root + page_of(iri)).params["iri"]) == iri


def test_pages_stand_behind_the_wall(tmp_path: Path) -> None:
    """A picture that takes too long is ended, a page that would be too large is refused; both say so, others go on."""
    lines = (f"<{ID}Hub> <urn:p> <urn:n{n}> . <urn:n{n}> a <urn:K> ." for n in range(12_000))
    (tmp_path / "hub.ttl").write_text("\n".join(lines), "utf-8")
    slow = quote("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    with serving(tmp_path / "hub.ttl", "--limit-time", "3") as running:
        for path, status in ((f"/picture?query={slow}", 504), ("/id/Hub", 413), (f"/neighbourhood?iri={ID}Hub", 413)):
            response = get(running, path)
            assert (response.status_code, response.headers["content-type"]) == (status, "text/html; charset=utf-8"), (
                path
            )
            assert response.elapsed.total_seconds() < 10
        many = get(running, f"/picture?query={quote('SELECT ?n { ?hub <urn:p> ?n }')}")
        assert many.status_code == 200 and "The first 250 entities that the query found" in many.text
        assert get(running, "/entity?iri=urn:n1").status_code == 200


# --- in a browser

Opener = Callable[..., Any]


@pytest.fixture
def opened(browser: Any) -> Iterator[Opener]:
    """Opens a page, and holds at the end that it asked nobody else and complained of nothing."""
    contexts, wrong = [], []

    def open_page(served: Served, path: str, width: int = 1280, height: int = 860, **context: Any) -> Any:
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, **context))
        page = contexts[-1].new_page()
        ours = (served.root + "/", "data:", "blob:")
        page.on("request", lambda request: request.url.startswith(ours) or wrong.append(request.url))
        page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(served.root + path)
        if path.partition("#")[0] == "/":
            page.wait_for_selector("#examples button", state="attached")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [each for each in wrong if "the server responded with a status of 4" not in each] == []


def ask(page: Any, query: str) -> str:
    """Asks, waits for the answer, and gives what the status line says."""
    from playwright.sync_api import expect

    page.locator("#query").fill(query)
    page.get_by_role("button", name="Ask", exact=True).click()
    # Not with a function in the page: its policy forbids what is made of text.
    expect(page.locator("#status")).not_to_have_text(re.compile(r"^(Asking …)?$"), timeout=15_000)
    return str(page.locator("#status").inner_text())


def test_a_question_from_the_list_is_asked_by_a_click(bundled: Served, opened: Opener) -> None:
    page = opened(bundled, "/")
    assert page.locator("#examples button").count() == len(examples())
    page.get_by_role("button", name="Who plays whom in Ballerina?").click()
    page.wait_for_selector("table")
    assert page.get_by_role("cell", name="Eve Macarro").count() == 2
    assert "VALUES ?work { id:Ballerina }" in page.locator("#query").input_value()


def test_rows_lead_to_the_pages_of_entities(served: Served, opened: Opener) -> None:
    page = opened(served, "/")
    assert ask(page, CAST).startswith("3 rows")
    page.get_by_role("link", name="id:AnaDeArmas").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Ana de Armas"


def test_terms_prefixes_entities_and_variables_are_completed(served: Served, opened: Opener) -> None:
    """With the keys alone; Escape leaves the text as it is."""
    page = opened(served, "/")
    page.wait_for_load_state("networkidle")
    box = page.locator("#query")
    box.fill("")
    page.keyboard.type("SELECT * { ?film wic")
    assert page.get_by_role("option").first.inner_text().startswith("wick:")
    page.keyboard.press("Enter")
    page.keyboard.type("castm")
    assert "cast member" in page.get_by_role("option").first.inner_text()
    assert box.get_attribute("aria-activedescendant") == "offer-0"
    page.keyboard.press("Tab")
    page.keyboard.type(" id:armas")
    page.keyboard.press("Enter")
    page.keyboard.type(" . ?fi")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert box.input_value() == "SELECT * { ?film wick:castMember id:AnaDeArmas . ?film"
    page.keyboard.type(" wick:dir")
    page.keyboard.press("Escape")
    assert page.get_by_role("option").count() == 0 and box.input_value().endswith("wick:dir")
    page.keyboard.press("Control+Space")
    assert page.get_by_role("option").count() > 0
    page.keyboard.press("Escape")
    page.keyboard.type("ector ?who }")
    page.keyboard.press("Control+z")
    assert box.input_value() != "SELECT * { ?film wick:castMember id:AnaDeArmas . ?film wick:director ?who }"


def test_nothing_is_offered_in_comments_and_strings(served: Served, opened: Opener) -> None:
    page = opened(served, "/")
    for text in ("# direct", 'SELECT * { ?a ?b "direct'):
        page.locator("#query").fill("")
        page.keyboard.type(text)
        assert page.get_by_role("option").count() == 0


def test_a_broken_query_is_marked_where_it_is_broken(served: Served, opened: Opener) -> None:
    page = opened(served, "/")
    assert ask(page, "SELECT ?x {\n  ?x wick:director\n} LIMT 5") == "Not a query"
    assert "query:" in page.locator(".refusal").inner_text()
    assert page.locator(".wrong").count() == 1
    assert ask(page, "ASK { ?s ?p ?o }").startswith("Yes")
    assert page.locator(".wrong").count() == 0


def test_answers_are_rows_triples_or_a_word(served: Served, opened: Opener) -> None:
    page = opened(served, "/")
    ask(page, "ASK { id:Nobody ?p ?o }")
    assert page.locator(".verdict").inner_text() == "No"
    ask(page, "CONSTRUCT WHERE { ?s wick:castMember ?o }")
    assert "id:Ballerina" in page.locator(".triples").inner_text()
    assert ask(page, "SELECT * { id:Nobody ?p ?o }").startswith("0 rows")
    assert page.locator(".none").is_visible()


def test_answers_are_drawn_with_their_receipts(served: Served, opened: Opener) -> None:
    """The view in a frame: its legend, its panel, its claims with their sentences."""
    page = opened(served, "/")
    ask(page, CAST)
    page.get_by_role("button", name="Picture").click()
    frame = page.frame_locator("iframe")
    frame.locator("#filters button").first.wait_for()
    assert "people 3" in frame.locator("#legend").inner_text().replace("\n", " ")
    frame.locator("#find").fill("armas")
    frame.locator("#find").press("Enter")
    frame.locator("[data-claim='claim:c1']").first.click()
    assert frame.locator("mark").inner_text() == "Ana de Armas leads “Ballerina” as Rooney"
    page.get_by_role("button", name="Table", exact=True).click()
    assert page.locator("table").is_visible() and page.locator("iframe").is_hidden()


def test_answers_are_saved_in_each_format(served: Served, opened: Opener) -> None:
    page = opened(served, "/")
    ask(page, CAST)
    for name, start in (("CSV", "film,actor"), ("TSV", "?film"), ("JSON", "{"), ("XML", "<?xml")):
        with page.expect_download() as waited:
            page.get_by_role("button", name=name, exact=True).click()
        assert waited.value.suggested_filename == f"answer.{name.lower()}"
        assert Path(waited.value.path()).read_text("utf-8").startswith(start)


def test_the_address_keeps_the_query(served: Served, opened: Opener) -> None:
    page = opened(served, "/")
    ask(page, CAST)
    address = page.url.removeprefix(served.root)
    again = opened(served, address)
    again.wait_for_selector("table")
    assert again.locator("#query").input_value() == CAST


def test_a_long_table_comes_in_pieces(served: Served, opened: Opener) -> None:
    page = opened(served, "/")
    values = " ".join(map(str, range(1200)))
    ask(page, f"SELECT ?n {{ VALUES ?n {{ {values} }} }}")
    assert page.locator("tbody tr").count() == 500
    page.get_by_role("button", name="Show 500 more of 700").click()
    assert page.locator("tbody tr").count() == 1000


def test_without_scripting_the_form_still_asks(served: Served, opened: Opener) -> None:
    page = opened(served, "/?", java_script_enabled=False)
    page.get_by_role("button", name="Ask", exact=True).click()
    page.wait_for_url("**/sparql?query=*")
    assert "AnaDeArmas" in page.content() or "Ana de Armas" in page.content()


def test_a_name_is_found_though_it_is_mistyped(served: Served, opened: Opener) -> None:
    page = opened(served, "/id/Ballerina")
    page.get_by_role("searchbox").fill("anjelca")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Anjelica Huston").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Anjelica Huston"


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_texts_are_only_text(hostile: Served, opened: Opener, number: int) -> None:
    """As label, alias, description, date, speaker, qualifier, value, title, address, file, on every page."""
    query = f"SELECT ?a ?b {{ VALUES ?x {{ id:A{number} }} ?x rdfs:label ?a ; skos:altLabel ?b }}"
    page = opened(hostile, f"/id/A{number}")
    assert page.locator("h1").inner_text().split() == HOSTILE[number].split()
    for path in (f"/claim/h{number}", f"/names?name={quote(HOSTILE[number][:200])}", f"/picture?query={quote(query)}"):
        page.goto(hostile.root + path)
        assert page.evaluate("window.hurt") is None
    page.goto(hostile.root + "/")
    page.wait_for_selector("#examples button")
    assert ask(page, query).startswith("1 row")
    assert page.evaluate("window.hurt") is None
    assert page.locator("td").first.inner_text().split() == HOSTILE[number].split()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (390, "light")])
def test_pages_are_accessible(served: Served, opened: Opener, scheme: str, width: int) -> None:
    """axe finds nothing on any page, wide and narrow, dark and light; no page is wider than the screen."""
    from axe_playwright_python.sync_playwright import Axe

    def clean(page: Any) -> None:
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    page = opened(served, "/", width=width, color_scheme=scheme)
    clean(page)
    ask(page, CAST)
    clean(page)
    page.get_by_role("button", name="Picture").click()
    page.frame_locator("iframe").locator("#legend > summary").wait_for()
    clean(page)
    ask(page, "SELECT {")
    clean(page)
    page.locator("#query").fill("")
    page.locator("#query").press_sequentially("wick:c")
    page.get_by_role("option").first.wait_for()
    clean(page)
    near = f"/neighbourhood?iri={quote(ID + 'Ballerina')}"
    for path in ("/id/Ballerina", "/claim/c1", "/names?name=wick", "/names?name=qqqq", "/id/Nobody", near):
        page.goto(served.root + path)
        clean(page)
