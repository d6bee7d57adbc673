"""Forty texts that would do harm where they were taken for markup or script: in the page of the view they stay text."""

from __future__ import annotations

import hashlib
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import networkx
import pytest
from pyoxigraph import Literal

from shared import HOSTILE
from viewing import Opener, ready
from wickgraph.projection import project
from wickgraph.stores.store import from_text
from wickgraph.view import page as pages
from wickgraph.view import view
from wickgraph.view.datablock import unpack
from wickgraph.view.picture import draw

#: where an attribute, an address, a comment, a style, a template or a script ends, or seems to
TEXTS = [
    *HOSTILE,
    "<a href='javascript:window.hurt=1'>click</a>",
    '<a href="https://example.org" onclick="window.hurt=1">click</a>',
    "<iframe srcdoc='<script>parent.hurt=1</script>'></iframe>",
    "<svg><script>window.hurt=1</script></svg>",
    "<svg><animate onbegin=window.hurt=1 attributeName=x dur=1s>",
    "<math><mtext></mtext><script>window.hurt=1</script></math>",
    "<style>@import 'https://example.org/a.css';</style>",
    "</style><script>window.hurt=1</script><style>",
    "</title><script>window.hurt=1</script>",
    "</noscript><script>window.hurt=1</script>",
    "</textarea><img src=x onerror=window.hurt=1>",
    "--><script>window.hurt=1</script><!--",
    "<![CDATA[<script>window.hurt=1</script>]]>",
    "<base href='https://example.org/'>",
    "<meta http-equiv=refresh content='0;url=https://example.org/'>",
    "<link rel=stylesheet href=https://example.org/a.css>",
    "<object data=javascript:window.hurt=1>",
    "<form action=javascript:window.hurt=1><button>x</button></form>",
    "<details open ontoggle=window.hurt=1>",
    "<input autofocus onfocus=window.hurt=1>",
    "<body onload=window.hurt=1>",
    "'; window.hurt=1; //",
    "`${window.hurt=1}`",
    "\\u003cscript\\u003ewindow.hurt=1\\u003c/script\\u003e",
    "&lt;script&gt;window.hurt=1&lt;/script&gt;",
    "data:text/html,<script>window.hurt=1</script>",
    "JaVaScRiPt:window.hurt=1",
    "__proto__",
    "\u202e\u2066<b>\u2069\u200f\ufeff\u0301\U0001f1ec",
]


def graph() -> str:
    """Each text as a name, alias, description, identifier, value, qualifier, note, title, address, publisher, file."""
    return "\n".join(_about(number, str(Literal(text))) for number, text in enumerate(TEXTS))


def _about(n: int, said: str) -> str:
    return f"""
      id:H{n} a wick:Film ; rdfs:label {said} ; skos:altLabel {said} ; dcterms:description {said} ; wick:imdbId {said} .
      id:Hub a wick:Person ; rdfs:label "Hub" .
      claim:h{n} a wick:Claim ; rdf:subject id:H{n} ; rdf:predicate wick:director ; rdf:object id:Hub ;
        wick:status wick:Confirmed ; wick:note {said} ; wick:evidence evidence:h{n} .
      claim:v{n} a wick:Claim ; rdf:subject id:H{n} ; rdf:predicate wick:genre ; rdf:object {said} .
      evidence:h{n} a wick:Evidence ; wick:source source:h{n} ; wick:note {said} .
      source:h{n} a wick:Source ; dcterms:title {said} ; wick:url {said} ; wick:fileName {said} ;
        dcterms:publisher {said} .
    """


class Tags(HTMLParser):
    """The tags of a page, and the text of its title and heading."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] and self.tags[-1] in ("title", "h1"):
            self.text[self.tags[-1]] = self.text.get(self.tags[-1], "") + data


def tags(written: str) -> Tags:
    parser = Tags()
    parser.feed(written)
    return parser


def test_there_are_forty_of_them() -> None:
    """And no two are the same."""
    assert len(set(TEXTS)) == len(TEXTS) == 40


def test_nothing_runs_and_every_text_is_told_as_it_is(opened: Opener) -> None:
    """All forty in one page: picked one after the other, the panel says them letter by letter."""
    page = opened(graph())
    for number, text in enumerate(TEXTS):
        page.evaluate("(id) => wickgraph.pick(id)", f"id:H{number}")
        assert page.locator("#panel h3").text_content() == text
        page.evaluate("(id) => wickgraph.pick(id)", f"claim:h{number}")
        assert text in page.locator("#panel .receipt").text_content()
        page.evaluate("(id) => wickgraph.pick(id)", f"claim:v{number}")
        assert text in page.locator("#panel h3").text_content()
    assert page.locator("#panel a, #claims a").count() == 0
    assert page.evaluate("window.hurt") is None
    assert page.locator("script").count() == 3, "the data, the library and ours"
    assert page.locator("iframe, object, base, form:not(#time), style + style").count() == 0


def test_found_and_drawn_they_are_text_too(opened: Opener) -> None:
    """In the list of names found, in the legend's folds, on the canvas."""
    page = opened(graph())
    for number in (0, 2, 11, 13, 21):
        page.locator("#find").fill(TEXTS[number][:60])
        assert TEXTS[number] in page.locator("#found").text_content()
    assert page.evaluate("window.hurt") is None


def test_a_page_named_so_has_the_tags_of_any_other(tmp_path: Path) -> None:
    """As the title of the file and its heading."""
    store = from_text(graph())
    usual = None
    for number, text in enumerate(TEXTS):
        written = view(store, entity=f"id:H{number}", depth=0, out=tmp_path / "page.html").read_text("utf-8")
        found = tags(written)
        assert found.text["h1"].strip() == text.strip()
        assert found.text["title"].startswith(text.strip()[:1000])
        usual = usual or found.tags
        assert found.tags == usual


def test_sentences_that_hold_them_are_text(opened: Opener, tmp_path: Path, browser: Any) -> None:
    """The sentence behind a claim, and the heading over it, come from a text at hand."""
    words = [text for text in TEXTS if text.isprintable() and len(text) < 100]
    article = "\n\n".join(f"# {text}\n\nThis says {text} here." for text in words)
    (tmp_path / "harm.txt").write_text(article, "utf-8")
    claims = []
    for number, text in enumerate(words):
        start = article.index(f"This says {text} here.") + 10
        digest = hashlib.sha256(text.encode()).hexdigest()
        claims.append(
            f"claim:s{number} a wick:Claim ; rdf:subject id:A ; rdf:predicate wick:director ; rdf:object id:B{number} ;"
            f" wick:evidence evidence:s{number} . evidence:s{number} a wick:Evidence ; wick:source source:a ;"
            f' wick:start {start} ; wick:end {start + len(text)} ; wick:sha256 "{digest}" .'
        )
    digest = hashlib.sha256(article.encode()).hexdigest()
    source = f'source:a a wick:Source ; wick:fileName "harm.txt" ; wick:sha256 "{digest}" . id:A a wick:Film .'
    page = opened(source + "\n".join(claims))
    shown = 0
    for number, text in enumerate(words):
        page.evaluate("(id) => wickgraph.pick(id)", f"claim:s{number}")
        quote = page.locator("#panel blockquote")
        shown += quote.count() == 1 and text in quote.text_content()
    assert shown > len(words) / 2
    assert page.evaluate("window.hurt") is None


PYVIS_HOLES = {
    "a title with a link": {"title": "<a href='javascript:window.hurt=1'>x</a>"},
    "an id in a menu": {"id": "</option><script>window.hurt=1</script>"},
    "a heading": {"heading": "<script>window.hurt=1</script>"},
    "a colour of the ground": {"bgcolor": "red;}</style><script>window.hurt=1</script>"},
    "options": {"options": "</script><script>window.hurt=1</script>"},
    "DOT": {"use_DOT": True, "dot_lang": "</script><script>window.hurt=1</script>"},
}


@pytest.mark.parametrize("hole", PYVIS_HOLES)
def test_where_pyvis_lets_script_in_ours_does_not(browser: Any, tmp_path: Path, hole: str) -> None:
    """The six ways into pyvis's own page, tried on its Network that ours draws from."""
    how = dict(PYVIS_HOLES[hole])
    iri = how.pop("id", "urn:a")
    shown = networkx.MultiDiGraph(project(from_text("id:A a wick:Film ; wick:director id:B . id:B a wick:Person .")))
    shown.add_node(iri, label="x", kind="", aliases=[], description="", imdb="", wikidata="", known=True, values=[])
    network = draw(shown)
    network.nodes[0]["title"] = how.pop("title", "")
    if "options" in how:
        network.options["locale"] = how.pop("options")
    for name, value in how.items():
        setattr(network, name, value)
    file = tmp_path / "page.html"
    file.write_text(pages.render(network, shown, "x", lambda evidence: None), "utf-8")
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(file.as_uri())
    ready(page)
    assert page.evaluate("window.hurt") is None and page.locator("script").count() == 3
    assert unpack(file.read_text("utf-8"))["nodes"]
    context.close()
