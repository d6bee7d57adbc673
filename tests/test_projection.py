"""The projection: entities become nodes, claims become edges, and nothing is lost on the way."""

from __future__ import annotations

from typing import Any

import pytest

from wickgraph.projection import project
from wickgraph.stores.store import from_text
from wickgraph.terms import BASE, ID

NIGHTFERRY = """
graph:entities {
  id:NightFerry a wick:Film ; rdfs:label "Night Ferry" ; skos:altLabel "Ferry", "The Night Ferry" ;
    dcterms:description "A thriller on the water." ; wick:imdbId "tt0000001" ; wick:wikidataId "Q1" .
  id:OdaBrandt a wick:Person ; rdfs:label "Oda Brandt" .
  id:RufusLane a wick:Person ; rdfs:label "Rufus Lane" ; wick:known false .
  id:Halloran a wick:Character ; rdfs:label "Halloran" .
  id:HarbourPictures a wick:Company ; rdfs:label "Harbour Pictures" .
}
graph:facts { id:NightFerry wick:castMember id:OdaBrandt . id:OdaBrandt wick:plays id:Halloran . }
graph:claims {
  claim:c1 a wick:Claim ; rdf:subject id:NightFerry ; rdf:predicate wick:castMember ; rdf:object id:OdaBrandt ;
    wick:character id:Halloran ; wick:billing "lead" ; wick:replaces id:RufusLane ;
    wick:statusInSource wick:Confirmed ; wick:status wick:Superseded ; wick:asOf "2023-04"^^xsd:gYearMonth ;
    wick:attributedTo id:HarbourPictures ; wick:confidence 0.75 ;
    wick:supersededBy claim:c2 ; wick:evidence evidence:e1 .
  claim:c2 a wick:Claim ; rdf:subject id:NightFerry ; rdf:predicate wick:castMember ; rdf:object id:RufusLane ;
    wick:status wick:Rumoured ; wick:evidence evidence:e2 .
  claim:c3 a wick:Claim ; rdf:subject id:NightFerry ; rdf:predicate wick:releaseDate ;
    rdf:object "2024-06-07"^^xsd:date ; wick:status wick:Announced .
  claim:broken a wick:Claim ; rdf:subject id:NightFerry ; rdf:predicate wick:castMember .
  evidence:e1 a wick:Evidence ; wick:source source:s1 ; wick:start 20 ; wick:end 44 ; wick:sha256 "ab" .
  evidence:e2 a wick:Evidence ; wick:source source:s1 ; wick:note "in the caption" .
}
graph:sources {
  source:s1 a wick:Source ; dcterms:title "Harbour news" ; wick:url "https://example.org/harbour" ;
    dcterms:publisher "The Pier" ; dcterms:date "2023-04-02"^^xsd:date ; wick:fileName "harbour.md" ; wick:sha256 "cd" .
}
"""


@pytest.fixture(scope="module")
def graph() -> Any:
    return project(from_text(NIGHTFERRY))


def test_entities_alone_are_nodes(graph: Any) -> None:
    """Claims, evidence and sources are what edges carry, never nodes."""
    names = {of["label"] for _, of in graph.nodes(data=True)}
    assert names == {"Night Ferry", "Oda Brandt", "Rufus Lane", "Halloran", "Harbour Pictures"}


def test_a_node_carries_what_the_graph_says_of_it(graph: Any) -> None:
    film = graph.nodes[ID + "NightFerry"]
    assert (film["kind"], film["description"]) == ("Film", "A thriller on the water.")
    assert film["aliases"] == ["Ferry", "The Night Ferry"]
    assert (film["imdb"], film["wikidata"], film["known"]) == ("tt0000001", "Q1", True)
    assert graph.nodes[ID + "RufusLane"]["known"] is False


def test_a_claim_is_an_edge_with_its_qualifiers(graph: Any) -> None:
    edge = graph.edges[ID + "NightFerry", ID + "OdaBrandt", BASE + "claim/c1"]
    assert (edge["predicate"], edge["label"]) == ("wick:castMember", "cast member")
    assert (edge["status"], edge["status_in_source"], edge["as_of"]) == ("superseded", "confirmed", "2023-04")
    assert (edge["attributed_to"], edge["confidence"]) == ("Harbour Pictures", 0.75)
    assert edge["qualifiers"] == {
        "wick:billing": ["lead"],
        "wick:character": [{"id": ID + "Halloran", "label": "Halloran"}],
        "wick:replaces": [{"id": ID + "RufusLane", "label": "Rufus Lane"}],
    }
    assert edge["superseded_by"] == [BASE + "claim/c2"]


def test_evidence_comes_with_its_source_and_span(graph: Any) -> None:
    [evidence] = graph.edges[ID + "NightFerry", ID + "OdaBrandt", BASE + "claim/c1"]["evidence"]
    assert (evidence["title"], evidence["url"]) == ("Harbour news", "https://example.org/harbour")
    assert (evidence["publisher"], evidence["date"]) == ("The Pier", "2023-04-02")
    assert (evidence["file_name"], evidence["file_sha256"]) == ("harbour.md", "cd")
    assert (evidence["start"], evidence["end"], evidence["sha256"]) == (20, 44, "ab")
    [curated] = graph.edges[ID + "NightFerry", ID + "RufusLane", BASE + "claim/c2"]["evidence"]
    assert (curated["start"], curated["end"], curated["note"]) == (None, None, "in the caption")


def test_a_role_is_a_second_edge_of_the_same_claim(graph: Any) -> None:
    """The person plays the character because the cast claim says so: one claim, one receipt, two edges."""
    [plays] = graph.get_edge_data(ID + "OdaBrandt", ID + "Halloran").values()
    assert (plays["predicate"], plays["claim"]) == ("wick:plays", BASE + "claim/c1")
    assert plays["subject"]["label"] == "Night Ferry"
    assert plays["stated"]["label"] == "cast member"


def test_a_literal_is_a_value_of_its_subject(graph: Any) -> None:
    [value] = graph.nodes[ID + "NightFerry"]["values"]
    assert (value["value"], value["datatype"], value["status"]) == ("2024-06-07", "xsd:date", "announced")
    assert value["claim"] == BASE + "claim/c3"


def test_facts_do_not_double_their_claims(graph: Any) -> None:
    """Derived facts are in the store beside the claims; each is drawn once. A claim without an object is left out."""
    assert graph.number_of_edges() == 3


def test_parallel_claims_stay_apart() -> None:
    """Two sources that say the same are two edges."""
    claim = "rdf:subject id:A ; rdf:predicate wick:director ; rdf:object id:B"
    graph = project(from_text(f"claim:x a wick:Claim ; {claim} . claim:y a wick:Claim ; {claim} ."))
    assert set(graph["https://w3id.org/wickgraph/id/A"]["https://w3id.org/wickgraph/id/B"]) == {
        BASE + "claim/x",
        BASE + "claim/y",
    }


def test_a_graph_without_claims_shows_its_triples() -> None:
    graph = project(from_text("id:A a wick:Film ; rdfs:label 'A' ; wick:director id:B ; wick:genre 'noir' ."))
    [(_, end, edge)] = graph.edges(data=True)
    assert (end, edge["claim"], edge["evidence"]) == (ID + "B", "", [])
    assert graph.nodes[ID + "A"]["values"][0]["value"] == "noir"


def test_classes_and_properties_are_no_entities() -> None:
    graph = project(from_text("wick:Film a owl:Class ; rdfs:label 'film' . id:A a wick:Film ."))
    assert list(graph) == [ID + "A"]


@pytest.mark.parametrize("confidence", ["'NaN'^^xsd:double", "'much'"])
def test_a_confidence_that_is_no_number_is_none(confidence: str) -> None:
    text = f"rdf:subject id:A ; rdf:predicate wick:director ; rdf:object id:B ; wick:confidence {confidence}"
    [(_, _, edge)] = project(from_text(f"claim:x a wick:Claim ; {text} .")).edges(data=True)
    assert edge["confidence"] is None


def test_nodes_and_edges_come_in_one_order() -> None:
    """The order does not depend on that of the file."""
    lines = [f"id:N{n} a wick:Person ; wick:sibling id:N{(n * 7) % 20} ." for n in range(20)]
    forward, backward = (project(from_text("\n".join(order))) for order in (lines, lines[::-1]))
    assert list(forward) == list(backward)
    assert list(forward.edges(keys=True)) == list(backward.edges(keys=True))


def test_the_dataset_of_the_design_projects_to_one_claim_and_two_edges() -> None:
    """One accepted claim in full, with the facts that follow from it in their own graph."""
    graph = project(
        from_text("""
        graph:facts { id:Ballerina wick:castMember id:AnaDeArmas ; wick:hasCharacter id:Rooney .
          id:AnaDeArmas wick:plays id:Rooney . }
        graph:claims { claim:7f3a a wick:Claim ; rdf:subject id:Ballerina ; rdf:predicate wick:castMember ;
            rdf:object id:AnaDeArmas ; wick:character id:Rooney ; wick:billing "lead" ; wick:replaces id:UnityPhelan ;
            wick:statusInSource wick:Confirmed ; wick:status wick:Confirmed ; wick:asOf "2023-04"^^xsd:gYearMonth ;
            wick:attributedTo id:Lionsgate ; wick:evidence evidence:91c0 .
          evidence:91c0 a wick:Evidence ; wick:source source:ballerina ; wick:start 2294 ; wick:end 2382 . }
        graph:entities { id:Ballerina a wick:Film ; rdfs:label "Ballerina" . }
        """)
    )
    edges = [(a.removeprefix(ID), of["label"], b.removeprefix(ID)) for a, b, of in graph.edges(data=True)]
    assert sorted(edges) == [("AnaDeArmas", "plays", "Rooney"), ("Ballerina", "cast member", "AnaDeArmas")]
    assert {of["claim"] for _, _, of in graph.edges(data=True)} == {BASE + "claim/7f3a"}
