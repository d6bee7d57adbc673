"""The handbook of the ontology shows every term, leads nowhere by mistake, and asks the network for nothing."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from base64 import b64encode
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from pyoxigraph import NamedNode

from wickgraph import glossary, handbook, ontology, vocabulary
from wickgraph.bundled import folder
from wickgraph.errors import InputError
from wickgraph.handbook import linked, render
from wickgraph.terms import PREFIXES, RDFS, WICK

Run = Callable[..., "CompletedProcess[str]"]


class Page(HTMLParser):
    """The parts of a page that the tests look at."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note a tag with its id, and where it leads or what it loads."""
        self.tags[tag] += 1
        said = {name: value or "" for name, value in attributes}
        self.ids += [said["id"]] if "id" in said else []
        self.links += [said["href"]] if tag == "a" else []
        self.loads += [said[name] for name in ("src", "href", "srcset", "data") if name in said and tag != "a"]


@pytest.fixture(scope="module")
def text() -> str:
    """The page."""
    return render()


@pytest.fixture(scope="module")
def page(text: str) -> Page:
    """The page, taken apart."""
    return Page(text)


def named() -> set[str]:
    """The local names of all terms that the ontology labels."""
    quads = ontology.store().quads_for_pattern(None, NamedNode(RDFS + "label"), None, None)
    return {quad.subject.value.removeprefix(WICK) for quad in quads if quad.subject.value.startswith(WICK)}


# ---- what is on it ----


def test_every_term_has_one_entry(page: Page) -> None:
    """Each term of the ontology can be linked to by its IRI, and stands in one section."""
    entries = Counter(term.name for section in glossary.sections() for term in section.terms)
    assert set(entries) == named() and set(entries.values()) == {1}
    assert len(named()) > 130
    assert named() <= set(page.ids)


def test_sections_are_those_of_the_file() -> None:
    """Titles and their order are those of the headings, save that what is said of terms comes last."""
    headings = re.findall(r"^# ==== (.+) ====$", (folder("ontology") / "wick.ttl").read_text("utf-8"), re.MULTILINE)
    titles = [section.title for section in glossary.sections()]
    kept = [title for title in headings if title in titles]
    assert titles == [*(title for title in kept if title != "what is said of a term"), "what is said of a term"]
    assert set(headings) - set(titles) == {"terms of other vocabularies, declared because OWL 2 DL asks for it"}


@pytest.mark.parametrize("name", sorted(ontology.load().predicates))
def test_ends_are_those_that_the_code_reads(name: str) -> None:
    """Domain and range of each property are on its entry."""
    rule, entry = ontology.load().predicates[name], glossary.entry(name)
    assert {node.value.removeprefix(WICK) for node in entry.domain} == set(rule.domain)  # type: ignore[union-attr]
    if rule.datatype is None:
        assert {node.value.removeprefix(WICK) for node in entry.range} == set(rule.range)  # type: ignore[union-attr]
    else:
        assert len(entry.range) == 1


def test_an_entry_says_everything() -> None:
    """Number of values, qualifiers, derivations, inverse, traits, Wikidata in its direction, remarks, examples."""
    lines = {
        name: {
            line.label: [getattr(value, "value", value) for value in line.values] for line in glossary.entry(name).lines
        }
        for name in ("releaseDate", "castMember", "plays", "storyAfter", "Film", "PlaysFromCast", "reshoots", "Status")
    }
    assert lines["releaseDate"]["values"] == ["one for each", f"{WICK}region", f"{WICK}medium"]
    assert f"{WICK}character" in lines["castMember"]["may carry"]
    assert f"{WICK}PlaysFromCast" in lines["castMember"]["gives facts by"]
    assert lines["plays"]["Wikidata, the other way round"] == [PREFIXES["wd"] + "P175"]
    assert lines["storyAfter"]["inverse of"] == [f"{WICK}storyBefore"] and "transitive" in lines["storyAfter"]["traits"]
    assert f"{WICK}Comic" in lines["Film"]["disjoint with"]
    assert lines["PlaysFromCast"] == {
        "where a claim says": ["subject wick:castMember object ; wick:character qualifier"],
        "follows": ["object wick:plays qualifier"],
    }
    assert "significant event" in lines["reshoots"]["not in Wikidata"][0]
    assert f"{WICK}Confirmed" in lines["Status"]["members"]


def test_every_annotation_of_ours_is_shown(text: str) -> None:
    """Nothing that the ontology says of a term in its own words is left out, and all of Wikidata is linked."""
    shown = {line.name for section in glossary.sections() for term in section.terms for line in term.lines}
    used = {quad.predicate.value.removeprefix(WICK) for quad in ontology.store()} & named()
    told = {"singleValued", "singleValuedPer", "qualifies", "whenPredicate", "whenQualifier", "noWikidata"}
    told |= {"derivesSubject", "derivesPredicate", "derivesObject"}
    assert used - shown - told == {"wikidataProperty", "wikidataInverse", "wikidataClass"}
    items = {quad.object.value for quad in ontology.store() if str(quad.object).startswith(f"<{PREFIXES['wd']}")}
    assert all(re.search(rf'"https://www\.wikidata\.org/wiki/(Property:)?{item[31:]}"', text) for item in items)


def test_definitions_and_examples_are_on_the_page(page: Page, text: str) -> None:
    """As many entries as terms, each with its definition, and the examples as they stand in the file."""
    assert page.tags["article"] == len(named())
    assert text.count('class="definition"') == len(named())
    assert "id:Ballerina wick:castMember id:AnaDeArmas" in text
    assert "&#34;2024-06-07&#34;^^xsd:date" in text


def test_classes_are_nested(text: str) -> None:
    """The tree has each class once, below the one that it is a special case of."""
    tree = text[text.index('class="tree"') : text.index("</section>")]
    classes = re.findall(r'href="#(\w+)"', tree)
    assert sorted(classes) == sorted(name for name in named() if "owl:Class" in vocabulary.kinds(name))
    assert re.search(r'#Work">work</a><ul class="tree">\s*<li><a href="#Film"', tree)


# ---- where it leads, and what it asks for ----


def test_links_within_the_page_lead_somewhere(page: Page) -> None:
    """No id twice, and no link to one that is not there."""
    assert [name for name, number in Counter(page.ids).items() if number > 1] == []
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_links_out_of_the_page_are_few(page: Page) -> None:
    """Only Wikidata and the licence."""
    away = {link.split("/")[2] for link in page.links if not link.startswith("#")}
    assert away == {"www.wikidata.org", "creativecommons.org"}


def test_nothing_is_loaded_and_no_script_runs(page: Page, text: str) -> None:
    """One file, no script; its policy allows its own style by hash and nothing else."""
    assert page.loads == ["data:,"]
    assert not {"script", "iframe", "img", "object", "form"} & set(page.tags)
    assert not re.search(r"\son\w+=|\sstyle=|url\(|@import", text)
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', text)
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert "default-src &#39;none&#39;" in policy and f"style-src &#39;sha256-{digest}&#39;" in policy


def test_what_the_ontology_says_is_text() -> None:
    """Marks of HTML in it are shown, and names of unknown terms make no link."""
    assert str(linked("<b>&")) == "&lt;b&gt;&amp;"
    assert str(linked("wick:plays, wick:nothing")) == '<a href="#plays"><code>plays</code></a>, wick:nothing'


def test_the_same_ontology_gives_the_same_bytes(text: str) -> None:
    """Another process, which hashes otherwise, writes the same page."""
    code = "import sys; from wickgraph.handbook import render; sys.stdout.buffer.write(render().encode())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env={"PYTHONHASHSEED": "7"}, check=True)
    assert done.stdout.decode() == text


# ---- on a screen ----


@pytest.mark.parametrize("width", [320, 390, 800, 1280])
def test_nothing_is_wider_than_the_screen(browser: Any, text: str, width: int, tmp_path: Path) -> None:
    """On a phone as on a desktop, by day and by night; and the browser has nothing to complain of."""
    file = tmp_path / "ontology.html"
    file.write_text(text, encoding="utf-8")
    said: list[str] = []
    for scheme in ("dark", "light"):
        sheet = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
        sheet.on("console", lambda message: said.append(message.text))
        sheet.on("request", lambda request: said.append(request.url) if request.url != file.as_uri() else None)
        sheet.goto(f"{file.as_uri()}#castMember")
        wide = "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1"
        wide += " && getComputedStyle(e).position != 'absolute').map(e => e.outerHTML.slice(0, 90))"
        assert sheet.evaluate(wide) == []
        assert sheet.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert sheet.locator("#castMember").is_visible()
        assert sheet.evaluate("getComputedStyle(document.body.parentElement).backgroundColor") == GROUND[scheme]
        sheet.close()
    assert [each for each in said if not each.startswith("data:")] == []


GROUND = {"dark": "rgb(12, 11, 10)", "light": "rgb(246, 242, 233)"}


# ---- calls ----


def test_the_command_writes_the_page_and_prints_its_path(run: Run, text: str, tmp_path: Path) -> None:
    """Without a name, wickgraph-ontology.html in the current folder; with one, that file in a new folder."""
    assert run("ontology").stdout == "wickgraph-ontology.html\n"
    assert (tmp_path / "elsewhere" / "wickgraph-ontology.html").read_text(encoding="utf-8") == text
    target = tmp_path / "docs" / "o.html"
    assert run("ontology", "--out", str(target)).returncode == 0 and target.read_text(encoding="utf-8") == text


def test_what_cannot_be_written_is_named(run: Run, tmp_path: Path) -> None:
    """A file in the place of a folder: one sentence, exit code 3, and nothing is left behind."""
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match=r"x\.html: cannot be written"):
        handbook(tmp_path / "file" / "x.html")
    done = run("ontology", "--out", str(tmp_path))
    assert done.returncode == 3 and done.stderr.startswith("Error: ") and "Traceback" not in done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"file", "elsewhere"}
