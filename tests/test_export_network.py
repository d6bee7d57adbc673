"""GraphML and GEXF are read by the libraries for networks as the projection that was written, with all types."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import igraph
import networkx
import pytest
from pyoxigraph import Store

from wickgraph.export import export
from wickgraph.export.content import read
from wickgraph.export.network import attributed
from wickgraph.stores.store import from_text, load
from wickgraph.terms import expand

FORMATS = ("graphml", "gexf")


@pytest.fixture(scope="module")
def universe() -> Store:
    """The bundled graph."""
    return load()


@pytest.fixture(scope="module")
def written(universe: Store) -> dict[str, str]:
    """It in both formats."""
    return {name: export(universe, name) for name in FORMATS}


def reread(text: str, format: str) -> Any:
    """A text of either format, read by networkx."""
    if format == "graphml":
        return networkx.parse_graphml(text, force_multigraph=True)
    return networkx.read_gexf(io.BytesIO(text.encode()))


def content(graph: Any) -> tuple[dict[str, Any], dict[Any, Any]]:
    """Nodes and edges with their attributes, without the id that a format gives an edge besides its key."""
    edges = {
        (source, target, key): {name: value for name, value in of.items() if name != "id"}
        for source, target, key, of in graph.edges(keys=True, data=True)
    }
    return dict(graph.nodes(data=True)), edges


@pytest.mark.parametrize("format", FORMATS)
def test_networkx_reads_what_was_written(universe: Store, written: dict[str, str], format: str) -> None:
    """Every node, edge and attribute is there with its value and type."""
    graph = attributed(read(universe))
    assert graph.number_of_nodes() > 300 and graph.number_of_edges() > 500
    nodes, edges = content(reread(written[format], format))
    assert (nodes, edges) == content(graph)
    expected = {name: type(value) for of in nodes.values() for name, value in of.items()}
    assert {expected[name] for name in ("known", "runningTime", "boxOffice", "label")} == {bool, int, str}
    assert all(type(value) is expected[name] for of in nodes.values() for name, value in of.items())


@pytest.mark.parametrize("format", FORMATS)
def test_an_edge_keeps_what_its_claim_says(small: Path, format: str) -> None:
    """Qualifiers, status, date, speaker and the span in the source are attributes of the edge."""
    graph = reread(export(small, format), format)
    (said,) = (
        of for *_, of in graph.edges(data=True) if (of["claim"], of["label"]) == (expand("claim:c1"), "cast member")
    )
    assert (said["character_label"], said["billing"], said["replaces_label"]) == ("Rooney", "lead", "Unity Phelan")
    assert (said["status"], said["status_in_source"], said["as_of"]) == ("confirmed", "confirmed", "2023-04")
    assert said["attributed_to_label"] == "Lionsgate"
    assert said["evidence"] == expand("source:news") + "#char=54,94"


def test_igraph_reads_graphml(universe: Store, written: dict[str, str], tmp_path: Path) -> None:
    """A second reader, in C, sees as many nodes and edges, and the same attributes of one of each."""
    (tmp_path / "x.graphml").write_text(written["graphml"], encoding="utf-8")
    graph = igraph.Graph.Read_GraphML(str(tmp_path / "x.graphml"))
    expected = attributed(read(universe))
    assert (graph.vcount(), graph.ecount()) == (expected.number_of_nodes(), expected.number_of_edges())
    film = graph.vs.find(id=expand("id:JohnWickChapter4"))
    assert (film["label"], film["runningTime"], film["known"]) == ("John Wick: Chapter 4", 169, True)
    ends = {(graph.vs[edge.source]["id"], graph.vs[edge.target]["id"], edge["claim"]) for edge in graph.es}
    assert ends == {(source, target, of["claim"]) for source, target, of in expected.edges(data=True)}


def test_a_value_that_differs_is_not_hidden() -> None:
    """Where claims that stand give two values, the latest about the whole is the number, and all are listed."""
    graph = from_text("""
        claim:a a wick:Claim ; rdf:subject id:Heat ; rdf:predicate wick:boxOffice ; rdf:object 10 ;
          wick:status wick:Confirmed ; wick:asOf "2020"^^xsd:gYear .
        claim:b a wick:Claim ; rdf:subject id:Heat ; rdf:predicate wick:boxOffice ; rdf:object 20 ;
          wick:status wick:Announced ; wick:asOf "2021-05"^^xsd:gYearMonth .
        claim:c a wick:Claim ; rdf:subject id:Heat ; rdf:predicate wick:boxOffice ; rdf:object 5 ;
          wick:status wick:Confirmed ; wick:asOf "2022"^^xsd:gYear ; wick:region "France" .
        claim:d a wick:Claim ; rdf:subject id:Heat ; rdf:predicate wick:boxOffice ; rdf:object 99 ;
          wick:status wick:Denied ; wick:asOf "2023"^^xsd:gYear .""")
    heat = attributed(read(graph)).nodes[expand("id:Heat")]
    assert (heat["boxOffice"], heat["boxOffice_all"]) == (20, "20|10|5")


@pytest.mark.parametrize("format", FORMATS)
def test_what_xml_cannot_hold_does_no_harm(format: str) -> None:
    """Control characters are replaced, markup is only text, and names with a meaning in the format stay apart."""
    graph = from_text(
        r"""id:Odd a wick:Film ; rdfs:label "a\u0001b" ; dcterms:description "<b>&amp;</b>]]>" ;
        wick:start "then" ; wick:label "mine" ; wick:kills id:Odd ; wick:runningTime 99999999999999999999 ;
        wick:budget "INF"^^xsd:double ."""
    )
    odd = reread(export(graph, format), format).nodes[expand("id:Odd")]
    assert (odd["label"], odd["description"]) == ("a\ufffdb", "<b>&amp;</b>]]>")
    assert (odd["wick_start"], odd["wick_label"], odd["budget"]) == ("then", "mine", "INF")
    assert odd["runningTime"] == "99999999999999999999"
