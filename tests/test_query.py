"""Loading graphs, asking them, writing the answers."""

from __future__ import annotations

import csv
import gzip
import io
import json
import subprocess
import sys
import types
from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, RdfFormat, Store, parse_query_results, serialize

import wickgraph
from wickgraph import bundled
from wickgraph.errors import DataError, InputError, QueryError, UsageError
from wickgraph.results import terminal
from wickgraph.results.table import Subgraph, Table, write
from wickgraph.stores.store import from_text, load
from wickgraph.stores.store import parse as parse_graph
from wickgraph.terms import XSD, expand

QUERIES = bundled.folder("graph") / "queries"
CAST = "SELECT ?actor { id:Ballerina wick:castMember/rdfs:label ?actor }"


def rows(text: str, graph: Path | Store) -> list[tuple[object, ...]]:
    answer = wickgraph.query(text, graph)
    assert isinstance(answer, Table)
    return [tuple(row.values()) for row in answer]


# Loading


@pytest.mark.parametrize("ending", ["ttl", "nt", "nq", "trig", "jsonld", "rdf", "xml", "ttl.gz", "trig.gz"])
def test_every_format_gives_the_same_triples(tmp_path: Path, ending: str) -> None:
    """A graph says the same in whichever format it is kept."""
    store = from_text("id:Ballerina a wick:Film ; rdfs:label 'Ballerina' ; wick:runningTime 125 .")
    kind = RdfFormat.from_extension(ending.removesuffix(".gz"))
    assert kind
    data = serialize((quad.triple for quad in store), format=kind)
    assert data
    path = tmp_path / f"graph.{ending}"
    path.write_bytes(gzip.compress(data, mtime=0) if ending.endswith(".gz") else data)
    assert set(load(path)) == set(store)


def test_a_folder_means_the_graph_in_it(small: Path) -> None:
    """What `build --out DIR` wrote is read by naming DIR."""
    assert len(load(small)) == len(load(small / "wickgraph.trig")) > 80


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.ttl", b"@prefix a: <urn:a> .\na:x a:y\n  a:z a:w ;;\n <x .", "a.ttl:3:7: not Turtle: A dot is expected"),
        ("a.trig", b"<urn:a> <urn:b> zz:c .", "a.trig:1:17: not TriG: The prefix zz: has not been declared"),
        ("a.nt", b"<urn:a> <urn:b> 'x", "a.nt:1:17: not N-Triples"),
        ("a.jsonld", b'{"@id": ', "a.jsonld:1:9: not JSON-LD"),
        ("a.rdf", b"<a></b>", "a.rdf:1:6: not RDF/XML: mismatched tag"),
        ("a.ttl", b"\xef\xbb\xbf<urn:a> <urn:b> <urn:c> .", "a.ttl:1:1: a byte order mark"),
        ("a.ttl", b"<urn:a> <urn:b> '\xff' .", "a.ttl:1:"),
        ("a.ttl", b"", "a.ttl: no triple in it"),
        ("a.ttl.gz", gzip.compress(b"<urn:a> <urn:b> 1 .", mtime=0)[:-9], "a.ttl.gz: not a whole gzip file"),
        ("a.ttl.gz", b"<urn:a> <urn:b> 1 .", "a.ttl.gz: not a whole gzip file"),
    ],
)
def test_a_broken_graph_is_refused_with_its_place(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    """What cannot be parsed is named with file, line and column."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(DataError) as error:
        load(path)
    assert str(error.value).startswith(f"{tmp_path}/{sentence}")


def test_what_is_no_graph_is_refused(tmp_path: Path) -> None:
    """A missing file, an empty folder and a file of another kind are told apart."""
    (tmp_path / "notes.pdf").write_bytes(b"x")
    for path, sentence in [("none.ttl", "no such file"), (".", "build --out"), ("notes.pdf", "must end in .trig")]:
        with pytest.raises(InputError, match=sentence):
            load(tmp_path / path)


def test_nothing_is_fetched_for_jsonld() -> None:
    """A JSON-LD file with a context somewhere on the web is refused, not followed."""
    with pytest.raises(DataError, match="remote"):
        parse_graph(b'{"@context": "https://example.org/c", "@id": "urn:a"}', RdfFormat.JSON_LD)


# Asking


def test_the_beginners_query_sees_all_named_graphs(small: Path) -> None:
    """Nobody has to say GRAPH or PREFIX: facts and labels lie in different graphs."""
    assert rows(CAST, small) == [("Ana de Armas",), ("Anjelica Huston",), ("Norman Reedus",)]
    assert len(rows("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", small)) == 4


def test_who_plays_whom(small: Path) -> None:
    """The competency query names cast and characters, and leaves an undisclosed role open."""
    found = rows((QUERIES / "who-plays-whom.rq").read_text(), small)
    assert found == [("Ana de Armas", "Rooney"), ("Anjelica Huston", "The Director"), ("Norman Reedus", None)]


def test_who_plays_whom_takes_no_face_from_another_film(small: Path) -> None:
    """A character's face in an earlier film is not credited with this one, and a denied casting with none."""
    store = load(small)
    other = from_text("""
        id:UnityPhelan wick:plays id:Rooney .
        claim:x rdf:subject id:JohnWickChapter3 ; rdf:predicate wick:castMember ; rdf:object id:UnityPhelan ;
            wick:character id:Rooney ; wick:status wick:Confirmed .
        claim:y rdf:subject id:Ballerina ; rdf:predicate wick:castMember ; rdf:object id:UnityPhelan ;
            wick:character id:Rooney ; wick:status wick:Denied .""")
    store.extend(other)
    assert ("Unity Phelan", "Rooney") not in rows((QUERIES / "who-plays-whom.rq").read_text(), store)


def test_ruska_roma_films(small: Path) -> None:
    """The films follow from the characters who belong to the Ruska Roma, and from no others."""
    found = rows((QUERIES / "ruska-roma-films.rq").read_text(), small)
    assert found == [("Ballerina", "The Director"), ("John Wick: Chapter 3 – Parabellum", "The Director")]


def test_called_confirmed(small: Path) -> None:
    """Only what the source itself called confirmed, with the source."""
    found = rows((QUERIES / "called-confirmed.rq").read_text(), small)
    assert found == [
        ("Ballerina", expand("wick:castMember"), "Ana de Armas", "2023-04", "Two dancers, one name"),
        ("The Director", expand("wick:leaderOf"), "Ruska Roma", None, "Two dancers, one name"),
    ]


@pytest.mark.parametrize("path", sorted(QUERIES.glob("*.rq")), ids=lambda path: path.stem)
def test_every_kept_query_says_what_it_answers_and_for_whom(path: Path) -> None:
    """The header comments are what a list of the queries is made of."""
    first, second, *_ = path.read_text().splitlines()
    assert first.startswith("# title: ") and second.startswith("# asked by: ")


def test_rows_without_an_order_are_sorted() -> None:
    """The same query gives the same bytes; numbers are sorted by size."""
    store = from_text("id:a wick:n 10, 9, 'b', 'a', id:z .")
    assert rows("SELECT ?x { ?s ?p ?x }", store) == [(expand("id:z"),), (9,), (10,), ("a",), ("b",)]


def test_the_order_that_a_query_asks_for_is_kept() -> None:
    """ORDER BY is left to Oxigraph; the words in a comment or a string are not an ORDER BY."""
    store = from_text("id:a wick:n 1, 2, 3 .")
    assert rows("SELECT ?x { ?s ?p ?x } order\nby DESC(?x)", store) == [(3,), (2,), (1,)]
    assert rows("SELECT ?x { ?s ?p ?x FILTER('ORDER BY' != '}') } # ORDER BY ?x", store) == [(1,), (2,), (3,)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("SELECT ?x WHERE { ?x a wick:Film", "query:1:33: the query ends too early; a } is missing. "),
        ("SELECT ?x WHERE { ?x a 'Film }", "query:1:31: the query ends too early; a quotation mark is missing. "),
        (
            "SELECT ?x\n{ ?x a wick:Film .\n  OPTIONL { } }",
            "query:3:3: OPTIONL cannot stand here. Did you mean OPTIONAL?",
        ),
        ("SELECT ?x {\n ?x foo:p ?y }", "query:2:5: the prefix foo: is not known. "),
        ("SELECT ?x { ?x castMember ?y }", "query:1:16: castMember cannot stand here. Did you mean wick:castMember?"),
        ("SELECT ?x { ?x <p> ?y }", "query:1:16: <p> is not a whole IRI. "),
        ("SELECT ?x { ?x a wick:Film FILTER(?x > ) }", "query:1:40: ) cannot stand here. "),
        ("SELECT ?x { ?x a wick:Film }}", "query:1:29: } cannot stand here. "),
        ("SELECT ?x { GRAPH { ?x a wick:Film } }", "query:1:19: { cannot stand here. "),
        ("hello", "query:1:1: hello cannot stand here. "),
        ("\n DELETE WHERE { ?s ?p ?o }", "query:2:2: DELETE changes data, a query only reads. "),
        ("SELECT ?y (COUNT(?x) AS ?n) { ?x ?p ?y }", "query:1:41: SELECT names a variable that is neither grouped"),
        ("", "query:1:1: the query is empty. "),
        ("SELECT * { ?s ?p ?o FILTER(<urn:f>(?s)) }", "query: The custom function <urn:f> is not supported. "),
        ("SELECT * { ?s ?p '\ud800' }", "query: "),
    ],
)
def test_a_broken_query_is_refused_with_its_place(text: str, sentence: str) -> None:
    """Line and column are those of the first token that cannot stand there, with what to do."""
    with pytest.raises(QueryError) as error:
        wickgraph.query(text, from_text("id:a wick:n 1 ."))
    assert str(error.value).startswith(sentence)


def test_a_query_cannot_change_a_graph() -> None:
    """Updates are refused, and the store keeps what it had."""
    store = from_text("id:a wick:n 1 .")
    with pytest.raises(QueryError, match="only reads"):
        wickgraph.query("# CLEAR\nPREFIX x: <urn:x>\nCLEAR ALL", store)
    assert len(store) == 1


# Writing

NASTY = Table(
    ("text", "other"),
    (
        (Literal('a "quoted", tab\there\nand <b>|'), NamedNode("https://w3id.org/wickgraph/id/Eve")),
        (Literal("chien", language="fr"), None),
        (
            Literal("1.50", datatype=NamedNode(XSD + "decimal")),
            Literal("2023-04", datatype=NamedNode(XSD + "gYearMonth")),
        ),
        (Literal(True), Literal(7)),
    ),
)


@pytest.mark.parametrize(("name", "kind"), [("json", QueryResultsFormat.JSON), ("tsv", QueryResultsFormat.TSV)])
def test_json_and_tsv_lose_nothing(name: str, kind: QueryResultsFormat) -> None:
    """Another reader of the SPARQL results formats gets the very same terms."""
    parsed = parse_query_results(NASTY.write(name), format=kind)
    assert [tuple(row) for row in parsed] == list(NASTY.rows)  # type: ignore[union-attr]


def test_rdflib_reads_the_json() -> None:
    """The reader that most people have agrees."""
    result = rdflib.query.Result.parse(io.BytesIO(NASTY.write("json").encode()), format="json")
    assert len(result) == 4 and str(result.bindings[0][rdflib.Variable("other")]) == expand("id:Eve")


def test_csv_is_what_the_recommendation_asks_for() -> None:
    """Values only, full IRIs, CR LF; another reader gets them back."""
    text = NASTY.write("csv")
    parsed = list(csv.reader(io.StringIO(text, newline="")))
    assert parsed[0] == ["text", "other"] and text.endswith("\r\n")
    assert parsed[1:] == [
        ['a "quoted", tab\there\nand <b>|', expand("id:Eve")],
        ["chien", ""],
        ["1.50", "2023-04"],
        ["true", "7"],
    ]


def test_json_lines_have_plain_values() -> None:
    """One object a row, numbers as numbers; what JSON cannot say stays text."""
    lines = [json.loads(line) for line in NASTY.write("jsonl").splitlines()]
    assert lines[2:] == [{"text": 1.5, "other": "2023-04"}, {"text": True, "other": 7}]
    infinite = Table(("x",), ((Literal("INF", datatype=NamedNode(XSD + "double")),),))
    assert json.loads(infinite.write("jsonl")) == {"x": "INF"}


def test_html_and_markdown_are_escaped() -> None:
    """Data cannot break out of its cell."""
    assert "<b>" not in NASTY.write("html") and "&lt;b&gt;|" in NASTY.write("html")
    assert "<b>" not in NASTY._repr_html_() and "&lt;b&gt;|" in NASTY._repr_html_()
    lines = NASTY.write("md").splitlines()
    assert len(lines) == 6 and "&lt;b>\\| | id:Eve |" in lines[2]


def test_a_table_cannot_steer_the_terminal() -> None:
    """Control characters of data are written out."""
    text = Table(("x",), ((Literal("\x1b[2J\u202eevil\ud800".encode("utf-8", "ignore").decode()),),)).write()
    assert "\x1b" not in text and "\u202e" not in text and "\\x1b[2J" in text


def test_a_table_fits_its_width_and_says_what_it_cut() -> None:
    """No line is wider than the terminal, wide characters count twice, and the cut is admitted."""
    table = Table(("a", "b"), ((Literal("殺し屋" * 20), Literal("short")), (Literal("x"), Literal("y" * 50))))
    lines = table.write(width=40).splitlines()
    assert max(terminal.cells(line) for line in lines[:-2]) <= 40
    assert lines[-2] == "2 cells cut to fit 40 columns; --format md shows all."
    assert "…" not in table.write() and lines[-1] == "(2 rows)"


def test_rows_are_python_values_and_go_to_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    """to_pandas() hands records and columns over; without pandas it says what to install."""
    frame = types.SimpleNamespace(DataFrame=lambda records, columns: (records, columns))
    monkeypatch.setitem(sys.modules, "pandas", frame)
    table = Table(("n",), ((Literal(1),), (None,)))
    assert table.to_pandas() == ([{"n": 1}, {"n": None}], ["n"])
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(UsageError, match="pip install pandas"):
        table.to_pandas()


@pytest.mark.parametrize("kind", ["ttl", "nt", "trig", "jsonld"])
def test_triples_are_read_back_the_same(small: Path, kind: str) -> None:
    """What CONSTRUCT gives is written so that rdflib reads the same triples, in the same bytes every time."""
    answer = wickgraph.query("CONSTRUCT WHERE { ?s ?p ?o }", small)
    assert isinstance(answer, Subgraph)
    text = answer.write(kind)
    assert text == wickgraph.query("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", small).write(kind)  # type: ignore[union-attr]
    name = {"jsonld": "json-ld", "ttl": "turtle"}.get(kind, kind)
    read = rdflib.Dataset(default_union=True).parse(data=text, format=name)
    graph = rdflib.Graph().parse(data=answer.write("nt"), format="nt")
    assert set(read.triples((None, None, None))) == set(graph) and len(graph) == len(answer) > 80


def test_triples_can_be_rows_but_rows_cannot_be_triples() -> None:
    """A format that the answer does not have is wrong usage, with the ones it has."""
    store = from_text("id:a wick:n 1 .")
    triples = wickgraph.query("CONSTRUCT WHERE { ?s ?p ?o }", store)
    assert write(triples, "csv").splitlines() == ["subject,predicate,object", f"{expand('id:a')},{expand('wick:n')},1"]
    for text, format in [("SELECT * { ?s ?p ?o }", "ttl"), ("ASK {}", "nt"), ("CONSTRUCT WHERE {}", "xls")]:
        with pytest.raises(UsageError, match="can be written as"):
            write(wickgraph.query(text, store), format)


def test_the_functions_stay_functions_whatever_is_imported_first() -> None:
    """`wickgraph.view` is callable also after the module of the same name was imported."""
    import wickgraph.export
    import wickgraph.view

    assert callable(wickgraph.view) and callable(wickgraph.export)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = wickgraph.nothing


def test_files_that_are_not_ours(run: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path) -> None:
    """--data asks the union of RDF files of any kind and name space; with --graph beside it the call makes no sense."""
    (tmp_path / "a.ttl").write_text("<urn:eve> <urn:knows> <urn:adam> .", encoding="utf-8")
    (tmp_path / "b.nt.gz").write_bytes(gzip.compress(b"<urn:adam> <urn:knows> <urn:cain> .\n", mtime=0))
    (tmp_path / "c.jsonld").write_text('{"@id": "urn:cain", "urn:age": 7}', encoding="utf-8")
    (tmp_path / "d.rdf").write_text(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:u="urn:u#">'
        '<rdf:Description rdf:about="urn:cain" u:name="Cain"/></rdf:RDF>',
        encoding="utf-8",
    )
    data = [f"--data={tmp_path / name}" for name in ("a.ttl", "b.nt.gz", "c.jsonld", "d.rdf")]
    question = "SELECT ?age ?name { <urn:eve> <urn:knows>/<urn:knows> ?x . ?x <urn:age> ?age ; <urn:u#name> ?name }"
    assert run("query", question, *data, "--format", "csv").stdout.split() == ["age,name", "7,Cain"]
    assert run("query", question, *data, "--graph", "x.ttl").returncode == 2


# Behind the wall


@pytest.mark.parametrize(
    "text", [CAST, "CONSTRUCT WHERE { ?s a ?o }", "ASK { ?s ?p ?o }", "SELECT * FROM graph:facts { ?s ?p ?o }"]
)
def test_a_limit_of_time_changes_no_answer(small: Path, text: str) -> None:
    """What is answered behind the wall is what is answered without it."""
    assert wickgraph.query(text, small, limit_time=30) == wickgraph.query(text, small)


def test_a_limit_of_time_ends_a_query(small: Path, run: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    """A query that takes too long, or too much memory, ends with a sentence, and its process with it."""
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    done = run("query", slow, "--graph", str(small), "--limit-time", "0.5")
    assert done.returncode == 3
    assert done.stderr == "Error: query: it takes longer than 0.5 s. Ask for less at a time, or give it longer.\n"
    doubled = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(60))
    with pytest.raises(QueryError, match="more memory than the 512 MB"):
        wickgraph.query(f"SELECT ?x60 {{ BIND('aaaaaaaa' AS ?x0) {doubled} }}", small, limit_time=30)


def test_a_query_behind_the_wall_reaches_nothing(small: Path) -> None:
    """SERVICE is refused by name; syntax errors keep their place."""
    with pytest.raises(QueryError, match="SERVICE would ask another server"):
        wickgraph.query("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", small, limit_time=30)
    with pytest.raises(QueryError, match=r"file\.rq:1:6: "):
        wickgraph.query("ASK {", small, where="file.rq", limit_time=30)


@pytest.mark.parametrize("text", ["SELECT * " + "{" * 4600, "ASK { FILTER(" + "!" * 30_000 + "true) }"])
def test_a_query_too_deep_for_the_parser_is_no_crash(small: Path, text: str) -> None:
    """The parser would end the whole process."""
    with pytest.raises(QueryError, match=r"deep|signs of calculation"):
        wickgraph.query(text, small)
