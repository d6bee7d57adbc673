"""What is read, made up: RDF, articles, front matter, patterns, labels on pages."""

from __future__ import annotations

import html
import io
import json
import re
from html.parser import HTMLParser

import made
from amount import examples
from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Store, Triple, parse

from wickgraph.errors import ArticleError, DataError
from wickgraph.grammar import patterns
from wickgraph.outside.allowance import Allowance
from wickgraph.outside.parsing import report
from wickgraph.results.table import Table
from wickgraph.stores.store import from_text
from wickgraph.text import article
from wickgraph.text.article import digest

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
FILES = {
    RdfFormat.TURTLE: (
        '@prefix e: <http://e/> .\ne:a e:p "x"@en , 1.5 , [ e:q ( 1 e:b ) ] ; a e:K .\n',
        '<urn:a> <urn:b> """c\n"d""" , "e"^^<urn:f> , <<( <urn:a> <urn:b> 1 )>> .\n<mailto:a@b> a <tel:1> .\n',
    ),
    RdfFormat.TRIG: ('<urn:g> { <urn:a> <urn:b> "\\u00e9\\t" } GRAPH _:g { _:b <urn:p> true . }\n',),
    RdfFormat.N_QUADS: ('<urn:a> <urn:b> "c" <urn:g> .\n_:a <urn:b> _:c .\n<urn:a> <urn:b> "1"^^<urn:t> .\n',),
    RdfFormat.JSON_LD: (
        '{"@context": {"@vocab": "http://e/", "p": {"@type": "@id"}}, "@id": "urn:a", "p": ["urn:b", {"q": "x"}]}',
        '[{"@id": "urn:a", "@graph": [{"@id": "urn:b", "@type": "urn:K", "urn:p": {"@value": "1"}}]}]',
    ),
    RdfFormat.RDF_XML: (
        f'<rdf:RDF xmlns:rdf="{RDF}" xmlns:e="http://e/"><rdf:Description rdf:about="urn:a" e:p="x">'
        '<e:q rdf:parseType="Resource"><e:r xml:lang="en">&lt;</e:r></e:q></rdf:Description></rdf:RDF>',
    ),
}
KNOWN = frozenset(Allowance().schemes)


def terms_of(triple: Triple) -> list[object]:
    of_object = terms_of(triple.object) if isinstance(triple.object, Triple) else [triple.object]
    return [triple.subject, triple.predicate, *of_object]


@examples(120)
@given(st.sampled_from(list(FILES)).flatmap(lambda kind: st.tuples(st.just(kind), made.mangled(FILES[kind]))))
def test_rdf_becomes_clean_quads_or_a_sentence(file: tuple[RdfFormat, str]) -> None:
    """What comes out can be read again and holds no IRI of another scheme and no NUL; else it is said what is wrong."""
    kind, text = file
    quads = io.BytesIO()
    said = report(io.BytesIO(text.encode()), quads, kind, False, Allowance())
    if said["fault"]:
        assert said["fault"].endswith("."), said
        return
    for quad in parse(quads.getvalue(), format=RdfFormat.N_QUADS):
        for term in [*terms_of(quad.triple), quad.graph_name]:
            iri = term.datatype if isinstance(term, Literal) else term
            assert not isinstance(iri, NamedNode) or iri.value.partition(":")[0].lower() in KNOWN
            assert not isinstance(term, Literal) or "\0" not in term.value


@examples(100)
@given(made.mangled(FILES[RdfFormat.TURTLE][:1]), st.binary(max_size=3), st.integers(0, 80))
def test_broken_bytes_are_never_read(text: str, broken: bytes, at: int) -> None:
    """Bytes that are not UTF-8, wherever they stand, are a fault with a line."""
    data = text.encode()[:at] + broken + text.encode()[at:]
    said = report(io.BytesIO(data), io.BytesIO(), RdfFormat.TURTLE, False, Allowance())
    try:
        data.decode()
    except UnicodeDecodeError:
        assert said["fault"] and re.match(r":\d+", said["place"]), said
    else:
        assert said["fault"] or not data.startswith(b"\xef\xbb\xbf")


FACT = "John Wick: Chapter 4 was directed by Chad Stahelski."
HIDDEN = "Zorro Quillfeather directed Ballerina."
MARKDOWN = (
    f"# Ballerina\n\n{FACT} *Donnie Yen* plays [Caine](http://e/x).\n\n- Ian McShane: Winston\n\n<!-- {HIDDEN} -->\n",
    f"> {FACT}\n\n| Actor | Role |\n|---|---|\n| Keanu Reeves | John Wick |\n\n```\n{HIDDEN}\n```\n",
)
HTML = (
    f"<html><head><title>News</title><style>{HIDDEN}</style></head><body><p>{FACT}</p><script>'{HIDDEN}'</script>"
    "<table><tr><th>Actor</th><td>Keanu&nbsp;Reeves</td></tr></table></body></html>",
)


def extracted(text: str, name: str) -> None:
    """Reads an article; its spans must hash to what they say, and it is the same when it is read again."""
    from wickgraph.naming import gazetteer
    from wickgraph.reader.claims import extract_article

    try:
        found = article.parse(text, name)
    except ArticleError as error:
        assert str(error).endswith("."), error
        return
    claims = extract_article(found, gazetteer.load())
    for claim in claims:
        assert 0 <= claim.start < claim.end <= len(text)
        assert digest(text[claim.start : claim.end]) == claim.sha256


@examples(30)
@given(made.mangled(MARKDOWN) | made.mangled(HTML), st.sampled_from(["a.md", "a.html", "a.txt"]))
def test_articles_are_read_with_spans_that_hold(text: str, name: str) -> None:
    """Whatever the markup, a claim's span holds what its hash says, or the article is refused with a sentence."""
    extracted(text, name)


FRONT = (f"---\ntitle: Ballerina\nurl: https://e/x\npublisher: E\ndate: 2024-05-01\nlanguage: en\n---\n{FACT}\n",)


@examples(150)
@given(made.mangled(FRONT, most=6))
@example("---\ndate: 2024-02-30\n---\nx")
@example('---\nurl: " https://e/x\n---\nx')
def test_front_matter_is_fields_or_text(text: str) -> None:
    """Front matter gives the fields of an article, each one line, and never takes the text behind it away."""
    try:
        found = article.parse(text, "a.md")
    except ArticleError:
        return
    assert found.raw == text
    for field in (found.title, found.url, found.publisher, found.date, found.language):
        assert field is None or (field == field.strip() and "\n" not in field), field


PATTERNS = (
    "{film:Film} was (directed|written)? by <who: {x:Person~}>? ..3 {role:Character+}",
    "^ {who:words} (is|was)* !(not) {date:Date} $",
    "{a:=job} ~ {b:agent} .. | ({c:Work})",
)


@examples(60)
@given(made.mangled(PATTERNS))
def test_a_pattern_is_compiled_or_named(source: str) -> None:
    """A pattern becomes a regular expression that ends on any clause, or an error that names it."""
    entry = {"name": "made up", "match": source.replace("%", ""), "file": "x.toml"}
    try:
        pattern = patterns.make(entry, {}, {})
        for rule in pattern.rules:
            rule.regex.search(" ⟨0:F⟩  was  directed  by  ⟨1:PC⟩ ")
    except DataError as error:
        assert re.match(r"x.toml: pattern 'made up': |pattern .* See the signs", str(error), re.DOTALL), error


class Elements(HTMLParser):
    """The elements of a page, and where its links lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.handlers: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action")]
        self.handlers += [name for name, _ in attrs if name.startswith("on")]


def said_of(text: str) -> Store:
    """A graph in which a text stands wherever a text may."""
    said = str(Literal(text))
    return from_text(f"""
      graph:entities {{ id:A a wick:Film ; rdfs:label {said} ; skos:altLabel {said} ; dcterms:description {said} .
        id:B a wick:Person ; rdfs:label "B" . }}
      graph:facts {{ id:A wick:director id:B ; wick:genre {said} . }}
      graph:claims {{ claim:h a wick:Claim ; rdf:subject id:A ; rdf:predicate wick:director ; rdf:object id:B ;
        wick:status wick:Confirmed ; wick:note {said} ; wick:evidence evidence:h . }}
      graph:sources {{ evidence:h a wick:Evidence ; wick:source source:h ; wick:start 1 ; wick:end 2 .
        source:h a wick:Source ; dcterms:title {said} ; wick:url {said} ; dcterms:publisher {said} . }}
    """)


def checked(page: str, like: str) -> None:
    """A page has the elements that it has with a harmless text, no handlers, and leads nowhere odd."""
    found, harmless = Elements(page), Elements(like)
    assert [tag for tag in found.tags if tag != "a"] == [tag for tag in harmless.tags if tag != "a"]
    assert not found.handlers
    for link in found.links:
        assert re.match(r"https?://|[/#]|data:,|$", html.unescape(link)), link


@examples(6)
@given(made.hostile.filter(lambda text: text.strip() and "\0" not in text))
def test_a_picture_shows_any_text_as_text(text: str) -> None:
    """The page of a picture has no element, handler or link that a label made, and its data holds the label."""
    from wickgraph.projection import project
    from wickgraph.view import page
    from wickgraph.view.datablock import unpack
    from wickgraph.view.picture import sketch

    def drawn(label: str) -> str:
        graph = project(said_of(label))
        return page.render(sketch(graph), graph, label, lambda evidence: None, served="/static")

    made_page = drawn(text)
    checked(made_page, drawn("a text"))
    assert unpack(made_page)["entities"]["id:A"]["label"] == text


@examples(40)
@given(made.hostile.filter(lambda text: text.strip() and "\0" not in text))
def test_pages_of_the_endpoint_show_any_text_as_text(text: str) -> None:
    """So has the page of an entity, which is looked up by any name without a fault."""
    from wickgraph.endpoint.limits import Limits
    from wickgraph.endpoint.material import Material
    from wickgraph.endpoint.question import Question
    from wickgraph.endpoint.replying import reply
    from wickgraph.results.texts import Shelf

    def shown(label: str, question: str, what: str) -> str:
        made_page = reply(Material(said_of(label), Shelf(())), Question(question, "text/html", what=what), Limits())
        assert made_page.status == 200, made_page.detail
        return made_page.body.decode()

    entity = "https://w3id.org/wickgraph/id/A"
    checked(shown(text, entity, "entity"), shown("a text", entity, "entity"))
    assert "<script" not in shown("a text", text, "names")


@examples(40)
@given(made.hostile, made.hostile)
def test_tables_and_cards_are_text_in_every_form(one: str, other: str) -> None:
    """A table as HTML has only elements of a table; as JSON and CSV it holds what was put in."""
    table = Table(("x",), ((Literal(one),), (Literal(other),)))
    assert set(Elements(table.write("html")).tags) <= {"table", "thead", "tbody", "tr", "th", "td"}
    bindings = json.loads(table.write("json"))["results"]["bindings"]
    assert [each["x"]["value"] for each in bindings] == [one, other]
    assert [json.loads(line)["x"] for line in table.write("jsonl").split("\n") if line] == [one, other]
