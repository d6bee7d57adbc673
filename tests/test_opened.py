"""An opened graph, values for variables, and the ways to rdflib and networkx."""

from __future__ import annotations

import warnings
from datetime import date
from decimal import Decimal
from typing import Any

import networkx
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode

import wickgraph
from wickgraph.asking.binding import bound, term
from wickgraph.asking.query import UnknownTermWarning, query
from wickgraph.errors import UsageError
from wickgraph.results.table import Subgraph, Table
from wickgraph.stores.store import from_text

pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")
HEAT = 'id:Heat a wick:Film ; rdfs:label "Heat" ; wick:runningTime 170 ; wick:director id:Mann . id:Ronin a wick:Film .'


@pytest.mark.parametrize(
    ("text", "values", "rows"),
    [
        ("SELECT ?d { ?f wick:director ?d }", {"f": "id:Heat"}, 1),
        ("SELECT ?d WHERE { ?f wick:director ?d }", {"?f": "id:Ronin"}, 0),
        ("SELECT ?f { ?f wick:runningTime ?t FILTER(?t > ?least) }", {"least": 100}, 1),
        ("SELECT ?f { ?f wick:runningTime ?t FILTER(?t > ?least) }", {"least": 180}, 0),
        ("SELECT ?f { ?f a wick:Film OPTIONAL { ?f rdfs:label ?n } } ORDER BY ?f LIMIT 1", {"n": "Heat"}, 1),
        ("# { WHERE {\nSELECT ?f { ?f rdfs:label ?n }", {"n": "Heat"}, 1),
        ("SELECT ?f { ?f rdfs:label ?n . { SELECT ?f WHERE { ?f a wick:Film } } }", {"n": "Heat"}, 1),
        ("CONSTRUCT { ?f rdfs:label ?n } WHERE { ?f rdfs:label ?n }", {"n": "Heat"}, 1),
        ("CONSTRUCT { ?f rdfs:label ?n } { ?f rdfs:label ?n }", {"n": "None"}, 0),
        ("SELECT ?f { ?f rdfs:label ?n }", {"n": '" } ?f a ?x . { "'}, 0),
    ],
)
def test_variables_take_values(text: str, values: dict[str, Any], rows: int) -> None:
    """Variables are bound, projected or not, in filters, optional parts and beside sub-queries; text stays a value."""
    answer = wickgraph.open(from_text(HEAT)).query(text, bindings=values)
    assert isinstance(answer, Table | Subgraph) and len(answer) == rows


def test_ask_with_values() -> None:
    """An ASK takes values too."""
    assert query("ASK { ?f wick:director ?d }", from_text(HEAT), bindings={"d": "id:Mann"}) is True


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2024, 6, 7), '"2024-06-07"^^<http://www.w3.org/2001/XMLSchema#date>'),
        (True, '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'),
        (Decimal("1.5"), '"1.5"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("https://example.org/a", "<https://example.org/a>"),
        ("note: a remark", '"note: a remark"'),
        (rdflib.URIRef("urn:x"), "<urn:x>"),
        (rdflib.Literal("Hund", lang="de"), '"Hund"@de'),
        (rdflib.Literal(7), '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        (NamedNode("urn:x"), "<urn:x>"),
        (Literal("a"), '"a"'),
    ],
)
def test_values_become_terms(value: object, expected: str) -> None:
    """Dates, numbers, truth values, IRIs, texts, and the terms of both libraries."""
    assert str(term(value)) == expected


@pytest.mark.parametrize(
    ("text", "values"), [("ASK { }", {"a b": 1}), ("DESCRIBE id:X", {"x": 1}), ("ASK {}", {"x": []})]
)
def test_what_cannot_be_bound(text: str, values: dict[str, Any]) -> None:
    """A name that is no variable's, a query without a group, a value that is no term."""
    with pytest.raises(UsageError, match=r"\."):
        bound(text, values)


def test_rdflib_shares_the_store() -> None:
    """What is written through rdflib is seen here, without a copy; its queries see the union of graphs."""
    graph = wickgraph.open(from_text(f"graph:facts {{ {HEAT} }}"))
    dataset = graph.to_rdflib()
    assert isinstance(dataset, rdflib.Dataset)
    assert len(list(dataset.query("SELECT ?f { ?f a wick:Film }"))) == 2
    dataset.add((rdflib.URIRef("urn:new"), rdflib.RDF.type, rdflib.URIRef("https://w3id.org/wickgraph/ont#Film")))
    assert query("ASK { <urn:new> a wick:Film }", graph.store) is True


def test_subgraphs_go_to_both_libraries() -> None:
    """The triples of an answer as an rdflib graph and as a networkx graph."""
    found = wickgraph.open(from_text(HEAT)).query("CONSTRUCT WHERE { ?f wick:director ?d }")
    assert isinstance(found, Subgraph)
    assert len(found.to_rdflib()) == 1
    drawn = found.to_networkx()
    assert isinstance(drawn, networkx.MultiDiGraph) and drawn.number_of_edges() == 1


def test_a_misspelled_term_is_a_warning_with_near_names() -> None:
    """The answer is what SPARQL says, empty; the warning says why that may be. Words in texts and comments are none."""
    with pytest.warns(UnknownTermWarning, match=r"wick:castMembr .* Did you mean wick:castMember"):
        assert len(query("SELECT ?a { ?f wick:castMembr ?a }", from_text(HEAT))) == 0  # type: ignore[arg-type]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        query("# wick:nothing\nSELECT ?f { ?f wick:director ?d FILTER(?d != 'wick:nothing') }", from_text(HEAT))


def test_a_misspelled_entity_is_a_warning_with_near_names() -> None:
    """As a term is; what a query makes itself, and what another prefix means, are no entities of the graph."""
    with pytest.warns(UnknownTermWarning, match=r"id:heet is nothing in the graph\. Did you mean id:Heat\?"):
        assert query("ASK { id:heet ?p ?o }", from_text(HEAT)) is False
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for fine in (
            "ASK { id:Heat ?p ?o } # id:heet",
            "CONSTRUCT { id:New wick:director ?d } { id:Heat wick:director ?d }",
            "PREFIX id: <urn:other:> ASK { id:heet ?p 'id:hoot' }",
        ):
            query(fine, from_text(HEAT))


@pytest.mark.parametrize(
    ("name", "words", "options"),
    [
        ("query", ["ASK { ?s ?p ?o }"], {}),
        ("ask", ["cast"], {}),
        ("search", ["baller"], {}),
        ("path", ["Ana de Armas", "Lance Reddick"], {}),
        ("analyse", ["betweenness"], {"of": "organisations"}),
        ("network", ["films"], {}),
        ("entities", [], {}),
        ("describe", ["Ballerina"], {}),
        ("why", ["Ballerina", "releaseDate"], {}),
        ("timeline", ["Ballerina"], {}),
        ("export", [], {"format": "ttl"}),
        ("open", [], {"as_of": "2023"}),
        ("load", [], {}),
    ],
)
def test_functions_take_an_opened_graph(name: str, words: list[str], options: dict[str, Any]) -> None:
    """What takes a store or a file takes what `open` gave as well, and answers the same."""
    graph, function = wickgraph.open(), getattr(wickgraph, name)
    found, expected = (function(*words, graph=each, **options) for each in (graph, graph.store))
    assert type(found) is type(expected) and (name in ("network", "open") or found == expected)
