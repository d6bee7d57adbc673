"""What an endpoint says of itself: a service description (SPARQL 1.1 Service Description).

>>> print(turtle("http://127.0.0.1:7000/sparql", {"triples": 1, "graphs": ["urn:g"]}))
@prefix sd: ...
<http://127.0.0.1:7000/sparql> a sd:Service ;
    sd:endpoint <http://127.0.0.1:7000/sparql> ;
    ...
"""

from __future__ import annotations

from typing import Any

from pyoxigraph import NamedNode, RdfFormat, parse, serialize

_HEAD = """@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix formats: <http://www.w3.org/ns/formats/> .

"""
_FORMATS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML", "TriG"),
)
_SYNTAXES = {
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdf": RdfFormat.RDF_XML,
    "trig": RdfFormat.TRIG,
}


def described(address: str, about: dict[str, Any], format: str) -> bytes:
    """The description in a format of `wickgraph.endpoint.negotiation.TRIPLES`.

    >>> len(described("http://127.0.0.1:7000/sparql", {"triples": 1, "graphs": []}, "nt").splitlines()) > 10
    True
    """
    text = turtle(address, about).encode()
    if format == "ttl":
        return text
    triples = (quad.triple for quad in parse(text, format=RdfFormat.TURTLE))
    return serialize(triples, format=_SYNTAXES[format]) or b""


def turtle(address: str, about: dict[str, Any]) -> str:
    """The description of the service at `address` over the graph that `about` tells of."""
    graphs = " ,\n".join(f"            [ a sd:NamedGraph ; sd:name {NamedNode(name)} ]" for name in about["graphs"])
    named = f" ;\n        sd:namedGraph\n{graphs}" if graphs else ""
    return f"""{_HEAD}{NamedNode(address)} a sd:Service ;
    sd:endpoint {NamedNode(address)} ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:feature sd:UnionDefaultGraph ;
    sd:resultFormat {", ".join(f"formats:{name}" for name in _FORMATS)} ;
    sd:defaultDataset [
        a sd:Dataset ;
        sd:defaultGraph [ a sd:Graph ; void:triples {about["triples"]} ]{named}
    ] .
"""
