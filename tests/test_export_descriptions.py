"""Descriptions of the dataset say what is in it: read by the tools for them, and counted again in SPARQL."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from pyoxigraph import Store
from rdflib import RDF, BNode, Graph, Literal, URIRef, namespace

from wickgraph.export import export
from wickgraph.export.tables import tables
from wickgraph.stores.store import from_text, load
from wickgraph.terms import PREFIXES

Run = Callable[..., "CompletedProcess[str]"]

DATASET = URIRef("https://w3id.org/wickgraph/dataset")


@pytest.fixture(scope="module")
def universe() -> Store:
    """The bundled graph."""
    return load()


@pytest.fixture(scope="module")
def catalogued() -> Graph:
    """Its description for catalogues, read by rdflib."""
    return Graph().parse(data=export(format="dcat"), format="turtle")


def count(store: Store, what: str) -> int:
    """The number that a SPARQL query counts over the union of all named graphs."""
    query = f"SELECT {what}"
    rows: Any = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    return int(next(iter(rows))[0].value)


# ---- Croissant ----


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::pandas.errors.Pandas4Warning")
def test_mlcroissant_reads_every_table(small: Path, tmp_path: Path) -> None:
    """It finds no error in the description, and reads as many records as there are, with values of their types."""
    import mlcroissant

    export(small, "croissant", tmp_path)
    dataset = mlcroissant.Dataset(tmp_path / "croissant.json")
    assert not dataset.metadata.ctx.issues.errors
    for table in tables(load(small)):
        records = list(dataset.records(table.name))
        assert len(records) == len(table.rows) > 0
        for row, record in zip(table.as_dicts(), records, strict=True):
            assert {name: plain(record[f"{table.name}/{name}"]) for name in row} == row


def test_the_terms_of_the_bundled_graph_are_said() -> None:
    """Licence, creator, and how to cite it."""
    document = json.loads(export(None, "croissant")["croissant.json"])
    assert document["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert document["creator"]["name"] in document["citeAs"] and document["@id"] == str(DATASET)


def plain(value: Any) -> Any:
    """A value as mlcroissant gives it, with text as text."""
    if isinstance(value, list):
        return [each.decode() for each in value]
    return value.decode() if isinstance(value, bytes) else value


def test_the_files_are_those_of_parquet(universe: Store) -> None:
    """The description names the bytes of the tables by their hashes."""
    files, expected = export(universe, "croissant"), export(universe, "parquet")
    document = json.loads(files.pop("croissant.json"))
    assert files == expected
    hashes = {each["contentUrl"]: each["sha256"] for each in document["distribution"]}
    assert hashes == {name: sha256(data).hexdigest() for name, data in expected.items()}


def test_croissant_has_no_blank_node() -> None:
    """Expanded, everything in it has a name."""
    from pyld import jsonld

    document = json.loads(export(from_text("id:Heat a wick:Film ; rdfs:label 'Heat' ."), "croissant")["croissant.json"])
    nquads = jsonld.to_rdf(document, {"format": "application/n-quads", "base": "https://example.org/"})
    assert "claims#source" not in nquads and "_:" not in nquads and nquads.count("FileObject") == 5


# ---- DCAT and VoID ----


def test_counts_are_those_of_sparql(universe: Store, catalogued: Graph) -> None:
    """Triples, classes, properties, subjects and objects, each counted by another program."""
    expected = {
        namespace.VOID.triples: "(COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }",
        namespace.VOID.classes: "(COUNT(DISTINCT ?kind) AS ?n) { ?s a ?kind }",
        namespace.VOID.properties: "(COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }",
        namespace.VOID.distinctSubjects: "(COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }",
        namespace.VOID.distinctObjects: "(COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }",
        namespace.VOID.entities: "(COUNT(DISTINCT ?s) AS ?n) { GRAPH graph:entities { ?s ?p ?o } }",
    }
    for name, query in expected.items():
        assert catalogued.value(DATASET, name) == Literal(count(universe, query)), name


@pytest.mark.parametrize(
    ("kind", "unit", "pattern"),
    [("class", "entities", "?s a <{}>"), ("property", "triples", "?s <{}> ?o")],
)
def test_each_part_has_its_number(universe: Store, catalogued: Graph, kind: str, unit: str, pattern: str) -> None:
    """A class has its members, a property its triples, and none is missing."""
    parts = list(catalogued.objects(DATASET, namespace.VOID[f"{kind}Partition"]))
    assert Literal(len(parts)) == catalogued.value(
        DATASET, namespace.VOID["classes" if kind == "class" else "properties"]
    )
    for part in parts:
        iri = catalogued.value(part, namespace.VOID[kind])
        expected = count(universe, "(COUNT(*) AS ?n) { SELECT DISTINCT ?s ?o { " + pattern.format(iri) + " } }")
        assert catalogued.value(part, namespace.VOID[unit]) == Literal(expected), iri


def test_the_distribution_is_the_file_that_export_writes(catalogued: Graph) -> None:
    """Its size and hash are those of the TriG."""
    data = export().encode()
    file = catalogued.value(DATASET, namespace.DCAT.distribution)
    checksum = catalogued.value(file, URIRef("http://spdx.org/rdf/terms#checksum"))
    assert str(catalogued.value(file, namespace.DCAT.byteSize)) == str(len(data))
    value = catalogued.value(checksum, URIRef("http://spdx.org/rdf/terms#checksumValue"))
    assert str(value).lower() == sha256(data).hexdigest()


def test_every_term_is_one_of_its_vocabulary(catalogued: Graph) -> None:
    """DCAT and VoID have all that is used of them, and nothing is a blank node."""
    used = set(catalogued.predicates()) | set(catalogued.objects(None, RDF.type))
    used.remove(URIRef(str(namespace.DCAT) + "version"))  # of DCAT 3: rdflib knows DCAT 2
    for vocabulary in (namespace.DCAT, namespace.VOID):
        ours = [term for term in used if term.startswith(str(vocabulary))]
        assert len(ours) > 4 and all(term in vocabulary for term in ours)
    assert not [term for triple in catalogued for term in triple if isinstance(term, BNode)]
    features = {str(each).rpartition("/")[2] for each in catalogued.objects(DATASET, namespace.VOID.feature)}
    assert features == {"TriG", "Turtle", "N-Triples", "N-Quads", "JSON-LD"}


# ---- graphs of others ----


def test_what_we_cannot_know_of_the_graphs_of_others_is_not_said(run: Run, small: Path) -> None:
    """They have a name made of their content, and no licence, creator or version of ours."""
    done = run("export", "--graph", str(small), "--format", "dcat")
    graph = Graph().parse(data=done.stdout, format="turtle")
    (dataset,) = graph.subjects(namespace.DCAT.distribution)
    assert dataset.startswith(f"{DATASET}/")
    assert not any(word in done.stdout for word in ("license", "creator", "dcat:version"))
    document = json.loads(export(small, "croissant")["croissant.json"])
    assert document["@id"] == str(dataset) and not {"license", "creator", "version", "citeAs"} & document.keys()
