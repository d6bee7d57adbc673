"""A graph that is written in another syntax is the same graph, and the same bytes every time."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from pyoxigraph import BlankNode, Quad, RdfFormat, Store

from shared import ROOT
from wickgraph import bundled
from wickgraph.commands import export as command
from wickgraph.errors import DataError, InputError, UsageError
from wickgraph.export import FORMATS, export, jsonld
from wickgraph.reification import claimed, reified
from wickgraph.stores.store import from_text, load, parse
from wickgraph.terms import PREFIXES, RDF, expand

Run = Callable[..., "CompletedProcess[str]"]
RDF_FORMATS = ("trig", "rdf12", "jsonld", "ttl", "nq", "nt")
pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")

#: literals and names on which a syntax could stumble
ODD = from_text(r"""
    graph:facts {
      id:Odd a wick:Film , owl:Thing ; rdfs:label "Odd \"one\"\nline two", "колдун"@ru-cyrl, "" ;
        wick:budget 0, -5, 123456789012345678901234567890, "many" ; wick:genre 5, true, "5", id:Genre ;
        wick:runningTime "96", 96.5, id:Long ; wick:known true, "no" ; wick:confidence 0.5, 1, "0.25" ;
        wick:castMember "somebody", id:Someone ; wick:status "unsure", wick:Confirmed, id:Status, wick:label ;
        wick:title "ours", id:Title ; dcterms:title "theirs" ; skos:altLabel "just one" ;
        <https://example.org/a#b> "2023-04"^^xsd:gYearMonth , <urn:x:y> , <https://w3id.org/wickgraph/id//twice> .
    }
    id:Loose wick:kills id:Other .
    graph:claims { claim:c a wick:Claim ; rdf:subject id:Odd ; rdf:predicate wick:title ; rdf:object "ours" . }
""")


@pytest.fixture(scope="module")
def universe() -> Store:
    """The bundled graph."""
    return load()


def lines(quads: Store | list[Quad]) -> list[str]:
    """Quads in a form that can be compared and shown."""
    return sorted(map(str, quads))


# ---- the same graph ----


@pytest.mark.parametrize("name", ["trig", "nq", "jsonld"])
def test_formats_with_named_graphs_give_the_graph_back(universe: Store, name: str, tmp_path: Path) -> None:
    """What is written is read as the same quads, for the universe and for odd values."""
    for number, store in enumerate((universe, ODD)):
        file = tmp_path / f"{number}.{name}"
        export(store, name, file)
        assert lines(load(file)) == lines(store)


@pytest.mark.parametrize("name", ["ttl", "nt"])
def test_formats_of_triples_give_the_union(universe: Store, name: str, tmp_path: Path) -> None:
    """Each triple of any named graph is there once."""
    for number, store in enumerate((universe, ODD)):
        file = tmp_path / f"{number}.{name}"
        export(store, name, file)
        assert lines(load(file)) == sorted({str(Quad(quad.subject, quad.predicate, quad.object)) for quad in store})


def test_trig_is_what_build_wrote() -> None:
    """Reading the bundled file and writing it again changes no byte."""
    assert export().encode() == bundled.graph_file().read_bytes()


def test_rdf12_gives_the_graph_back(universe: Store, tmp_path: Path) -> None:
    """Claims made into reifiers and back have their IRIs, qualifiers and evidence, and everything else is untouched."""
    for number, store in enumerate((universe, ODD)):
        file = tmp_path / f"{number}.trig"
        export(store, "rdf12", file)
        assert lines(load(file)) == lines(store)


def test_rdf12_has_reifiers_and_no_blank_node(universe: Store) -> None:
    """Every claim reifies one triple in one graph, says it in no other way, and keeps its name."""
    quads = list(parse(export(universe, "rdf12").encode()))
    claims = {quad.subject for quad in universe if quad.predicate.value == RDF + "subject"}
    assert len(claims) > 400
    assert {quad.subject for quad in quads if quad.predicate.value == RDF + "reifies"} == claims
    assert not {quad.predicate.value for quad in quads} & {RDF + name for name in ("subject", "predicate", "object")}
    assert not any(isinstance(node, BlankNode) for quad in quads for node in (quad.subject, quad.object))


def test_rdf12_is_asked_in_sparql_12(universe: Store) -> None:
    """The reason for the format: a fact and what is said of it, in one pattern."""
    store = parse(export(universe, "rdf12").encode())
    query = "SELECT DISTINCT ?who { << id:JohnWickChapter4 wick:castMember id:DonnieYen >> wick:character ?who }"
    found = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert [str(row[0]) for row in found] == [f"<{expand('id:Caine')}>"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "claim",
    [
        "claim:c rdf:subject id:A ; rdf:predicate wick:kills .",
        "claim:c rdf:subject id:A , id:B ; rdf:predicate wick:kills ; rdf:object id:C .",
        "claim:c rdf:subject id:A ; rdf:predicate 'kills' ; rdf:object id:C .",
        "claim:c rdf:subject id:A ; rdf:predicate wick:kills . graph:claims { claim:c rdf:object id:C }",
    ],
)
def test_what_is_no_whole_claim_stays_as_it_is(claim: str) -> None:
    """Parts that make no one triple are neither lost nor mixed."""
    store = from_text(claim)
    assert lines(reified(store)) == lines(store)


def test_reifiers_that_others_wrote_are_claims() -> None:
    """The annotation syntax of RDF 1.2 is read as claims, and what is asserted stays asserted."""
    store = parse(b"PREFIX : <urn:> GRAPH :g { :s :p :o ~ :c {| :q 1 |} . }")
    parts = {quad.predicate.value.rpartition("#")[2] for quad in claimed(store) if "urn:c" in str(quad.subject)}
    assert parts == {"subject", "predicate", "object", "urn:q"}
    assert "<urn:s> <urn:p> <urn:o> <urn:g>" in map(str, claimed(store))


# ---- JSON-LD ----


def test_jsonld_is_read_the_same_by_rdflib(universe: Store) -> None:
    """A second reader, with the network off, sees the same quads."""
    from rdflib import Dataset

    for store in (universe, ODD):
        dataset = Dataset()
        dataset.parse(data=export(store, "jsonld"), format="json-ld")
        again = Store()
        again.load(dataset.serialize(format="nquads").encode(), format=RdfFormat.N_QUADS)
        assert lines(again) == lines(store)


def test_jsonld_is_expanded_by_pyld_to_the_same_triples(universe: Store) -> None:
    """The reader of the JSON-LD working group's own tests sees the same quads."""
    from pyld import jsonld as pyld

    for store in (universe, ODD):
        nquads = pyld.to_rdf(json.loads(export(store, "jsonld")), {"format": "application/n-quads"})
        again = Store()
        again.load(nquads.encode(), format=RdfFormat.N_QUADS)
        assert lines(again) == lines(store)


def test_jsonld_reads_like_json() -> None:
    """Keys are our names, entities are short ids, numbers are numbers, and one value stands alone."""
    document = json.loads(
        export(from_text("id:Heat a wick:Film ; wick:runningTime 170 ; wick:genre 'crime' ."), "jsonld")
    )
    assert document["@graph"] == [{"@id": "id:Heat", "type": "Film", "genre": "crime", "runningTime": 170}]
    assert document["@context"] == json.loads((bundled.folder("ontology") / "context.jsonld").read_text())["@context"]


def test_jsonld_says_that_it_cannot_hold_triples() -> None:
    """A triple as a value that no claim reifies is refused by name, not dropped."""
    store = parse(b"<urn:a> <urn:says> <<( <urn:s> <urn:p> <urn:o> )>> .")
    with pytest.raises(DataError, match=r"<urn:s>.*Export rdf12, trig or nq"):
        jsonld.write(store)


# ---- the same bytes ----


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_order_of_reading_does_not_matter(universe: Store, small: Path, name: str) -> None:
    """A store that was filled the other way round is written with the same bytes."""
    given = universe if name in RDF_FORMATS else load(small)
    other = Store()
    for quad in reversed(list(given)):
        other.add(quad)
    assert export(other, name) == export(given, name)


def test_another_process_writes_the_same_bytes(small: Path) -> None:
    """Nothing depends on the hashing of this Python, nor on the day."""
    code = (
        "import sys, wickgraph; from wickgraph.export import FORMATS\n"
        "for name in sorted(FORMATS): print(repr(wickgraph.export(sys.argv[1], name)))"
    )
    command = [sys.executable, "-c", code, str(small)]
    done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONHASHSEED": "7"}, check=True)
    assert done.stdout.decode().splitlines() == [repr(export(small, name)) for name in sorted(FORMATS)]


# ---- graphs of any kind ----


@pytest.mark.parametrize("name", sorted(set(FORMATS) - set(RDF_FORMATS)))
@pytest.mark.parametrize(
    "graph",
    [
        ODD,
        from_text("<urn:a> a <urn:B> ; <urn:p> [ <urn:q> 1e400 ], <urn:c>, 'x'@en . <urn:type> <urn:key> <urn:id> ."),
        parse(b"PREFIX : <urn:> :s :p :o ~ :claim {| :q 1 |} ."),
    ],
    ids=["odd", "foreign", "reified"],
)
def test_no_graph_is_too_odd_for_a_format(graph: Store, name: str) -> None:
    """What has no claims, no names of ours, or values that do not fit is written all the same."""
    written = export(graph, name)
    assert written or name == "quickstatements"


# ---- calls ----


def test_unknown_format_and_path_are_named(tmp_path: Path) -> None:
    """The error says which formats there are, and which file could not be written."""
    with pytest.raises(UsageError, match="trig, rdf12, jsonld, ttl, nq, nt"):
        export(ODD, "pdf")
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match=r"file/x\.nt: cannot be written"):
        export(ODD, "nt", tmp_path / "file" / "x.nt")


def test_the_readme_says_of_every_format_what_it_keeps_and_loses() -> None:
    """The table has a row for each, and --help a line."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.partition("| `--format` |")[2].partition("\n\n")[0]
    rows = [row.split("|")[1] for row in table.splitlines()[2:]]
    assert sorted(name for row in rows for name in re.findall(r"`(\w+)`", row)) == sorted(FORMATS)
    help = command.command.help or ""
    assert all(re.search(rf"\b{name}\b", help) for name in FORMATS)


def test_the_command_offers_every_format() -> None:
    """The list that --help shows without importing anything is that of the function."""
    assert tuple(FORMATS) == command.FORMATS


def test_the_command_writes_to_standard_output_and_to_a_file(run: Run, small: Path, tmp_path: Path) -> None:
    """Both ways give the same text; with a file, its path is printed."""
    shown = run("export", "--graph", str(small), "--format", "rdf12")
    saved = run("export", "--graph", str(small), "--format", "rdf12", "--out", str(tmp_path / "x.trig"))
    assert shown.returncode == saved.returncode == 0
    assert saved.stdout == f"{tmp_path / 'x.trig'}\n"
    assert (tmp_path / "x.trig").read_text(encoding="utf-8") == shown.stdout == export(small, "rdf12")
    assert lines(load(tmp_path / "x.trig")) == lines(load(small))


def test_every_command_reads_reifiers_as_claims(small: Path, tmp_path: Path) -> None:
    """A graph written as RDF 1.2 is, once loaded, the graph that it was written from, also by the ending .rdf12."""
    for name in ("x.trig", "x.rdf12"):
        export(load(small), "rdf12", tmp_path / name)
        assert lines(load(tmp_path / name)) == lines(load(small))


def test_the_ending_of_the_file_names_the_format(run: Run, small: Path, tmp_path: Path) -> None:
    """Without --format a file is written as its name says; an ending that names no format is refused."""
    out = tmp_path / "graph.ttl"
    done = run("export", "--graph", str(small), "--out", str(out))
    assert done.returncode == 0 and "graph:" not in out.read_text(encoding="utf-8").split("@prefix")[-1]
    done = run("export", "--graph", str(small), "--out", str(tmp_path / "graph.foo"))
    assert done.returncode == 2 and "the ending .foo says no format" in done.stderr
    assert not (tmp_path / "graph.foo").exists()
