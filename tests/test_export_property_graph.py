"""What Neo4j and its kin are given holds together: heads tell the types, links lead to nodes, Cypher runs."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import kglite
import pytest
from pyoxigraph import Store

from wickgraph.export import export
from wickgraph.stores.store import from_text, load
from wickgraph.terms import CLAIMS, RDF, expand

Rows = list[dict[str, str]]

#: how Neo4j's import reads a value of each type; each raises ValueError for what is none
TYPES: dict[str, Callable[[str], object]] = {
    "string": str,
    "string[]": lambda text: text.split("\x1f"),
    "long": int,
    "double": float,
    "boolean": {"true": True, "false": False}.__getitem__,
}
ODD = from_text(r"""
    claim:c a wick:Claim ; rdf:subject id:Heat ; rdf:predicate wick:motive ; wick:status wick:Announced ;
      rdf:object "it's \\u0041, a \"heist\"\nor\ttwo" ; wick:character id:Nobody, id:Else ;
      wick:billing "lead" ; wick:note "; | ,", "b" .
    id:Heat a wick:Film ; <urn:rating> "NaN"^^xsd:double ; rdfs:label "Heat`" ; skos:altLabel "a;b|c", "d, \"e\"" . """)


@pytest.fixture(scope="module")
def universe() -> Store:
    """The bundled graph."""
    return load()


def rows(data: bytes) -> Rows:
    """A CSV file, as rows."""
    return list(csv.DictReader(io.StringIO(data.decode())))


def run(script: str) -> Any:
    """A database in which all statements of a script ran."""
    graph = kglite.KnowledgeGraph()
    for statement in re.split(r";\n", script)[:-1]:
        graph.cypher(statement)
    return graph


def ask(graph: Any, query: str) -> list[tuple[Any, ...]]:
    """The rows of a Cypher query."""
    return [tuple(row.values()) for row in graph.cypher(query)]


# ---- the bulk import ----


def test_values_agree_with_the_types_of_their_heads(universe: Store) -> None:
    """Every cell is read as its head line says; ids, ends, types and labels are never empty."""
    seen: Counter[str] = Counter()
    for store in (universe, ODD):
        files = export(store, "neo4j")
        for name in sorted(files.keys() - {"import.args"}):
            for row in rows(files[name]):
                for head, cell in row.items():
                    _, _, kind = head.rpartition(":")
                    if kind in TYPES:
                        seen[kind] += bool(cell) and TYPES[kind](cell) is not None
                    else:
                        assert cell and re.fullmatch(r"ID\(\w+\)|START_ID\(\w+\)|END_ID\(\w+\)|TYPE|LABEL", kind)
    assert set(seen) == set(TYPES) and min(seen.values()) > 3


@pytest.mark.parametrize("store", [load(), ODD], ids=["universe", "odd"])
def test_links_lead_to_nodes_that_are_there(store: Store) -> None:
    """Ids are unique in their space, and both ends of every relationship are ids of the space that its head names."""
    files = export(store, "neo4j")
    options = files["import.args"].decode().splitlines()
    assert {option.partition("=")[2] for option in options if option.endswith(".csv")} | {"import.args"} == set(files)
    ids: dict[str, list[str]] = {}
    for option in options:
        if option.startswith("--nodes="):
            for row in rows(files[option.partition("=")[2]]):
                head, iri = next(iter(row.items()))
                ids.setdefault(head.partition("ID")[2], []).append(iri)
    assert all(len(set(found)) == len(found) for found in ids.values())
    for option in options:
        if option.startswith("--relationships="):
            for row in rows(files[option.partition("=")[2]]):
                for head in list(row)[:2]:
                    assert row[head] in ids[head.partition("ID")[2]]


def test_the_import_has_all_claims_with_their_evidence(universe: Store) -> None:
    """As many claims, and links from them to sources, as the graph has."""
    files = export(universe, "neo4j")
    claims = {quad.subject for quad in universe if quad.predicate.value == RDF + "subject"}
    cited = [quad for quad in universe if quad.graph_name.value == CLAIMS and "#evidence>" in str(quad.predicate)]
    assert len(rows(files["claims.csv"])) == len(claims) > 500
    assert len(rows(files["claim_sources.csv"])) == len(cited) > 500


# ---- Cypher ----


def test_cypher_makes_the_graph_of_the_import(universe: Store) -> None:
    """Run by a database, the statements give the same nodes by label and relationships by type as the CSV files."""
    graph, files = run(export(universe, "cypher")), export(universe, "neo4j")
    nodes = Counter(label for name in ("entities", "claims", "sources") for label in _labels(files[f"{name}.csv"]))
    assert dict(ask(graph, "MATCH (n) UNWIND labels(n) AS label RETURN label, count(*)")) == nodes
    links = Counter(row[":TYPE"] for data in files.values() for row in rows(data) if ":TYPE" in row)
    assert dict(ask(graph, "MATCH ()-[r]->() RETURN type(r), count(*)")) == links
    assert nodes["Film"] > 10 and links["CAST_MEMBER"] > 100


def _labels(data: bytes) -> list[str]:
    return [label for row in rows(data) for label in row[":LABEL"].split("\x1f")]


def test_cypher_run_twice_changes_nothing(small: Path) -> None:
    """Statements merge."""
    script = export(small, "cypher")
    count = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n), count(r)"
    assert ask(run(script + script), count) == ask(run(script), count) != [(0, 0)]


def test_a_claim_is_asked_from_fact_to_evidence(small: Path) -> None:
    """One pattern goes from an edge to its claim, its speaker, its source and the span there."""
    found = ask(
        run(export(small, "cypher")),
        """MATCH (:Film {label: 'Ballerina'})-[r:CAST_MEMBER]->(who:Person {label: 'Ana de Armas'})
           MATCH (c:Claim)-[e:EVIDENCE]->(s:Source) WHERE c.iri = r.claim
           MATCH (c)-[:CHARACTER]->(role), (c)-[:ATTRIBUTED_TO]->(says)
           RETURN r.status, c.as_of, c.billing, role.label, says.label, s.iri, e.start, e.`end`""",
    )
    assert found == [("confirmed", "2023-04", "lead", "Rooney", "Lionsgate", expand("source:news"), 54, 94)]


def test_odd_texts_come_through_cypher() -> None:
    """Quotes, backslashes, line breaks and lists are what they were; what nobody described is a node all the same."""
    graph = run(export(ODD, "cypher"))
    ((value, notes),) = ask(graph, "MATCH (c:Claim) RETURN c.value, c.note")
    assert (value, sorted(notes)) == ('it\'s \\u0041, a "heist"\nor\ttwo', ["; | ,", "b"])
    ((label, aliases),) = ask(graph, "MATCH (f:Film) RETURN f.label, f.aliases")
    assert (label, sorted(aliases)) == ("Heat`", ["a;b|c", 'd, "e"'])
    assert sorted(ask(graph, "MATCH (:Claim)-[:CHARACTER]->(n) RETURN n.label")) == [("Else",), ("Nobody",)]
