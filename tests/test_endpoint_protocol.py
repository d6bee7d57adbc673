"""The query side of the SPARQL 1.1 Protocol, case by case, by a real HTTP client.

The cases are those of the W3C's suite (data-sparql11/protocol) that have to do with queries, under their names there,
and those that its text asks for besides.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

import httpx
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, TURTLE, XML, SPARQLWrapper

from serving import Served, serving
from wickgraph.endpoint.problem import HttpError
from wickgraph.endpoint.protocol import fields

FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
ONE, TWO, THREE = (f"http://example.org/data{n}.rdf" for n in (1, 2, 3))
TRIG = f"""
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
<http://example.org/a> <http://example.org/p> "in no graph" .
GRAPH <{ONE}> {{ <{ONE}> a foaf:Document ; foaf:name "é" . }}
GRAPH <{TWO}> {{ <{TWO}> a foaf:Document . }}
GRAPH <{THREE}> {{ <{THREE}> a foaf:Document . }}
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An endpoint over a graph of three named graphs."""
    path = tmp_path_factory.mktemp("protocol") / "data.trig"
    path.write_text(TRIG, encoding="utf-8")
    with serving(path, "--limit-time", "10", "--allow-origin", "https://friend.example") as running:
        yield running


@pytest.fixture
def client(served: Served) -> Iterator[httpx.Client]:
    """A client of HTTP whose addresses begin where the endpoint is."""
    with httpx.Client(base_url=served.root, timeout=20) as made:
        yield made


def direct(client: httpx.Client, query: str, accept: str = "*/*", **parameters: Any) -> httpx.Response:
    headers = {"content-type": DIRECT, "accept": accept}
    return client.post("/sparql", content=query.encode(), headers=headers, params=parameters)


def refused(answer: httpx.Response, status: int) -> dict[str, Any]:
    """Asserts that an answer is an error, said as problem+json; gives what it says."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    said: dict[str, Any] = answer.json()
    assert said["status"] == status and said["title"] and said["detail"]
    return said


# Cases of the W3C's suite: good queries


def test_query_get(client: httpx.Client) -> None:
    """query via GET"""
    answer = client.get("/sparql", params={"query": "ASK {}"})
    assert answer.status_code == 200
    assert answer.headers["content-type"] in ("application/sparql-results+json", "application/sparql-results+xml")
    assert answer.json()["boolean"] is True


def test_query_post_form(client: httpx.Client) -> None:
    """query via URL-encoded POST"""
    answer = client.post("/sparql", data={"query": "ASK {}"})
    assert answer.status_code == 200 and answer.json()["boolean"] is True


def test_query_post_direct(client: httpx.Client) -> None:
    """query via POST directly"""
    answer = direct(client, "ASK {}")
    assert answer.status_code == 200 and answer.json()["boolean"] is True


@pytest.mark.parametrize("method", ["GET", "FORM", "DIRECT"])
def test_query_dataset_default_graph(client: httpx.Client, method: str) -> None:
    """query with protocol-specified default graph, by each way of asking"""
    query = f"ASK {{ <{ONE}> ?p ?o }}"
    for graph, expected in ((ONE, True), (TWO, False)):
        assert asked(client, method, query, {"default-graph-uri": graph}) is expected


@pytest.mark.parametrize("method", ["GET", "FORM", "DIRECT"])
def test_query_dataset_default_graphs(client: httpx.Client, method: str) -> None:
    """query with protocol-specified default graphs: they are merged, and nothing else is seen"""
    query = f"ASK {{ <{ONE}> a ?type . <{TWO}> a ?type FILTER NOT EXISTS {{ <{THREE}> a ?type }} }}"
    assert asked(client, method, query, {"default-graph-uri": [ONE, TWO]})
    assert not asked(client, method, query, {"default-graph-uri": [ONE, TWO, THREE]})


@pytest.mark.parametrize("method", ["GET", "FORM", "DIRECT"])
def test_query_dataset_named_graphs(client: httpx.Client, method: str) -> None:
    """query with protocol-specified named graphs: those alone, and an empty default graph"""
    query = f"ASK {{ GRAPH ?g {{ <{ONE}> a ?t }} GRAPH ?h {{ <{TWO}> a ?t }} FILTER NOT EXISTS {{ ?s ?p ?o }} }}"
    assert asked(client, method, query, {"named-graph-uri": [ONE, TWO]})
    assert not asked(client, method, query, {"named-graph-uri": [ONE]})


def test_query_dataset_full(client: httpx.Client) -> None:
    """query with protocol-specified dataset (both named and default graphs)"""
    query = f"ASK {{ <{THREE}> a ?type . GRAPH <{ONE}> {{ <{ONE}> a ?type }} GRAPH <{TWO}> {{ <{TWO}> a ?type }} }}"
    dataset = {"default-graph-uri": [THREE], "named-graph-uri": [ONE, TWO]}
    for method in ("GET", "FORM", "DIRECT"):
        assert asked(client, method, query, dataset)


def test_query_multiple_dataset(client: httpx.Client) -> None:
    """query specifying dataset in both query string and protocol; test for use of protocol-specified dataset"""
    query = f"ASK FROM <{TWO}> {{ <{ONE}> a ?type FILTER NOT EXISTS {{ <{TWO}> a ?type }} }}"
    for method in ("GET", "FORM", "DIRECT"):
        assert asked(client, method, query, {"default-graph-uri": [ONE]})


def asked(client: httpx.Client, method: str, query: str, dataset: dict[str, Any]) -> bool:
    """What an ASK query answers, asked by a method of the protocol with a dataset."""
    if method == "GET":
        answer = client.get("/sparql", params={"query": query, **dataset})
    elif method == "FORM":
        answer = client.post("/sparql", data={"query": query, **dataset})
    else:
        answer = direct(client, query, **dataset)
    assert answer.status_code == 200, answer.text
    return bool(answer.json()["boolean"])


@pytest.mark.parametrize(
    ("query", "offered"),
    [
        ("SELECT (1 AS ?value) {}", {"application/sparql-results+xml", "application/sparql-results+json", "text/csv"}),
        ("SELECT (1 AS ?value) {}", {"text/tab-separated-values"}),
        ("ASK {}", {"application/sparql-results+xml", "application/sparql-results+json"}),
        ("DESCRIBE <http://example.org/>", {"application/rdf+xml", "text/turtle", "application/n-triples"}),
        ("CONSTRUCT { <s> <p> 1 } WHERE {}", {"application/rdf+xml", "text/turtle", "application/ld+json"}),
    ],
    ids=["select", "select-tsv", "ask", "describe", "construct"],
)
def test_query_content_type(client: httpx.Client, query: str, offered: set[str]) -> None:
    """query_content_type_select, _ask, _describe, _construct: the type asked for is the type given"""
    for accept in offered:
        answer = direct(client, query, accept)
        assert answer.status_code == 200 and answer.headers["content-type"].partition(";")[0] == accept


# Cases of the W3C's suite: bad requests


def test_bad_query_method(client: httpx.Client) -> None:
    """invoke query operation with a method other than GET or POST"""
    for method in ("PUT", "DELETE", "PATCH"):
        answer = client.request(method, "/sparql", params={"query": "ASK {}"})
        assert "GET" in refused(answer, 405) or "GET" in answer.headers["allow"]


def test_bad_multiple_queries(client: httpx.Client) -> None:
    """invoke query operation with more than one query string"""
    twice = {"query": ["ASK {}", "SELECT * {}"]}
    refused(client.get("/sparql", params=twice), 400)
    refused(client.post("/sparql", data=twice), 400)
    refused(client.post("/sparql?query=ASK{}", content=b"ASK {}", headers={"content-type": DIRECT}), 400)
    refused(client.post("/sparql", data={"query": "ASK {}"}, params={"query": "ASK {}"}), 400)


def test_bad_query_wrong_media_type(client: httpx.Client) -> None:
    """invoke query operation with a POST with media type that's not url-encoded or application/sparql-query"""
    for kind in ("text/plain", "application/json", "application/sparql-update", "multipart/form-data; boundary=x"):
        refused(client.post("/sparql", content=b"ASK {}", headers={"content-type": kind}), 415)


def test_bad_query_missing_form_type(client: httpx.Client) -> None:
    """invoke query operation with url-encoded body, but without application/x-www-form-urlencoded media type"""
    refused(client.post("/sparql", content=b"query=ASK%20%7B%7D"), 415)


def test_bad_query_missing_direct_type(client: httpx.Client) -> None:
    """invoke query operation with SPARQL body, but without application/sparql-query media type"""
    refused(client.post("/sparql", content=b"ASK {}"), 415)


def test_bad_query_non_utf8(client: httpx.Client) -> None:
    """invoke query operation with direct POST, but with a non-UTF8 encoding (UTF-16)"""
    for kind in (f"{DIRECT}; charset=UTF-16", f'{DIRECT};charset="utf-16"'):
        refused(client.post("/sparql", content="ASK {}".encode("utf-16"), headers={"content-type": kind}), 415)
    refused(client.post("/sparql", content="ASK {}".encode("utf-16"), headers={"content-type": DIRECT}), 400)


def test_bad_query_syntax(client: httpx.Client) -> None:
    """invoke query operation with invalid query syntax: line, column and a caret are in what is said"""
    said = refused(client.get("/sparql", params={"query": "ASK {"}), 400)
    assert said["detail"].startswith("query:1:6: ") and "\n" in said["detail"]


def test_bad_update_get(client: httpx.Client) -> None:
    """invoke update operation with GET; and any other way: the endpoint only reads"""
    refused(client.get("/sparql", params={"update": "CLEAR ALL"}), 400)
    refused(client.post("/sparql", data={"update": "CLEAR ALL"}), 400)
    refused(client.post("/sparql", data={"query": "ASK {}", "update": "CLEAR ALL"}), 400)
    refused(client.get("/sparql", params={"query": "CLEAR ALL"}), 400)


# What the protocol's text asks for besides


def test_base_is_heard(client: httpx.Client) -> None:
    """A query resolves relative IRIs with its own BASE, and without one against the address that it was sent to."""
    query = "BASE <http://example.org/> ASK { GRAPH <data1.rdf> { <data1.rdf> ?p ?o } }"
    assert client.get("/sparql", params={"query": query}).json()["boolean"] is True
    plain = direct(client, "CONSTRUCT { <s> <p> <#o> } {}", "application/n-triples").text
    here = str(client.base_url)
    assert plain == f"<{here}/s> <{here}/p> <{here}/sparql#o> .\n"


def test_a_request_without_a_query(client: httpx.Client) -> None:
    """Parameters without a query are an error; a POST of nothing is one too."""
    refused(client.get("/sparql", params={"default-graph-uri": ONE}), 400)
    refused(client.post("/sparql", content=b"", headers={"content-type": FORM}), 400)
    refused(client.post("/sparql", content=b"", headers={"content-type": DIRECT}), 400)
    refused(client.get("/sparql?query="), 400)


def test_a_graph_that_is_not_here(client: httpx.Client) -> None:
    """A dataset of unknown graphs is refused: an empty answer would be taken for the truth."""
    for name in ("default-graph-uri", "named-graph-uri"):
        said = refused(client.get("/sparql", params={"query": "ASK {}", name: "http://example.org/none"}), 400)
        assert ONE in said["detail"]
        refused(client.get("/sparql", params={"query": "ASK {}", name: "not an IRI"}), 400)
    refused(client.get("/sparql", params={"query": "ASK FROM <http://example.org/none> {}"}), 400)


def test_graphs_of_the_query_itself(client: httpx.Client) -> None:
    """FROM and FROM NAMED are heard; without them every graph is seen at once."""
    counted = "SELECT (COUNT(*) AS ?n)"
    accept = {"accept": "text/csv"}
    cases = {"": 5, f"FROM <{ONE}>": 2, f"FROM <{ONE}> FROM <{TWO}>": 3, f"FROM NAMED <{ONE}>": 0}
    for dataset, expected in cases.items():
        answer = client.get("/sparql", params={"query": f"{counted} {dataset} {{ ?s ?p ?o }}"}, headers=accept)
        assert answer.text == f"n\r\n{expected}\r\n"


ROWS = "SELECT ?s ?name { ?s a ?type OPTIONAL { ?s <http://xmlns.com/foaf/0.1/name> ?name } }"


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/xml", "application/xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/csv;q=0.1, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("text/html, application/*;q=0.3, text/csv;q=0.2", "application/sparql-results+json"),
        ("TEXT/CSV", "text/csv; charset=utf-8"),
    ],
)
def test_media_types_of_rows(client: httpx.Client, accept: str, given: str) -> None:
    """Rows come in what the client likes best, and are the same rows in each."""
    answer = direct(client, ROWS, accept)
    assert answer.headers["content-type"] == given
    found = rdflib.query.Result.parse(
        source=__import__("io").BytesIO(answer.content), format=FORMATS[given.partition(";")[0]]
    )
    names = {str(row[0]): None if row[1] in (None, rdflib.Literal("")) else str(row[1]) for row in found}
    assert names == {ONE: "é", TWO: None, THREE: None}


FORMATS = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}


@pytest.mark.parametrize(
    ("accept", "format"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
        ("application/rdf+xml", "xml"),
        ("application/trig", "trig"),
        ("*/*", "turtle"),
    ],
)
def test_media_types_of_triples(client: httpx.Client, accept: str, format: str) -> None:
    """Triples come in what the client likes best, and are the same triples in each."""
    answer = direct(client, "CONSTRUCT WHERE { ?s ?p ?o }", accept)
    assert accept == "*/*" or answer.headers["content-type"].partition(";")[0] == accept
    graph = rdflib.Dataset(default_union=True)
    graph.parse(data=answer.content, format=format)
    assert len(list(graph.triples((None, None, None)))) == 5


@pytest.mark.parametrize(
    "accept", ["application/sparql-results+xml", "application/json", "text/csv", "text/tab-separated-values"]
)
def test_media_types_of_yes_and_no(client: httpx.Client, accept: str) -> None:
    """A yes or no comes in each of the types of rows."""
    answer = direct(client, "ASK { ?s ?p ?o }", accept)
    assert answer.headers["content-type"].startswith(accept) and "true" in answer.text


def test_a_type_that_cannot_be_written(client: httpx.Client) -> None:
    """Whoever accepts nothing that there is gets an error, not something else."""
    assert "text/csv" in refused(direct(client, ROWS, "image/png"), 406)["detail"]
    assert "text/turtle" in refused(direct(client, "CONSTRUCT WHERE { ?s ?p ?o }", "text/csv"), 406)["detail"]


def test_what_xml_cannot_hold(client: httpx.Client) -> None:
    """XML answers are well formed whatever they hold."""
    query = r"""SELECT ?x ("a<b>&\"'\r\n" AS ?y) ("x"@en-GB AS ?z) { VALUES ?x { "\u0001" <urn:a> UNDEF } }"""
    root = ET.fromstring(direct(client, query.replace("\\u0001", "\x01"), "application/xml").content)
    name = "{http://www.w3.org/2005/sparql-results#}"
    literals = [each.text for each in root.iter(f"{name}literal")]
    assert literals.count("a<b>&\"'\r\n") == 3 and "\ufffd" in literals
    assert json.loads(direct(client, query).content)


def test_service_description(client: httpx.Client) -> None:
    """A bare GET tells in RDF what the service is, what it can write, and which graphs it has."""
    answer = client.get("/sparql", headers={"accept": "text/turtle"})
    graph = rdflib.Graph().parse(data=answer.text, format="turtle")
    described = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    service = rdflib.URIRef(str(client.base_url) + "/sparql")
    assert (service, rdflib.RDF.type, described.Service) in graph
    assert (service, described.supportedLanguage, described.SPARQL11Query) in graph
    assert set(graph.objects(None, described.name)) == {rdflib.URIRef(each) for each in (ONE, TWO, THREE)}
    for accept, format in (
        ("application/rdf+xml", "xml"),
        ("application/ld+json", "json-ld"),
        ("application/n-triples", "nt"),
    ):
        other = client.get("/sparql", headers={"accept": accept})
        assert other.headers["content-type"].startswith(accept)
        assert len(rdflib.Graph().parse(data=other.text, format=format)) == len(graph)


def test_head_is_get_without_a_body(client: httpx.Client) -> None:
    """HEAD gives the headers of GET."""
    get, head = (client.request(method, "/sparql", params={"query": ROWS}) for method in ("GET", "HEAD"))
    assert head.status_code == 200 and not head.content
    assert {key: text for key, text in head.headers.items() if key != "date"} == {
        key: text for key, text in get.headers.items() if key != "date"
    }


def test_an_answer_that_is_known_is_not_sent_again(client: httpx.Client) -> None:
    """An ETag stands for dataset, query and type; whoever shows it is told that nothing has changed."""
    first = client.get("/sparql", params={"query": ROWS})
    tag = first.headers["etag"]
    again = client.get("/sparql", params={"query": ROWS}, headers={"if-none-match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    changes: list[dict[str, Any]] = [
        {"headers": {"accept": "text/csv"}},
        {"params": {"query": f"{ROWS} LIMIT 1"}},
        {"params": {"query": ROWS, "default-graph-uri": ONE}},
    ]
    others = []
    for change in changes:
        headers = {"if-none-match": tag, **change.get("headers", {})}
        others.append(client.get("/sparql", params=change.get("params", {"query": ROWS}), headers=headers))
    assert [each.status_code for each in others] == [200, 200, 200]
    assert client.get("/sparql", params={"query": ROWS}).content == first.content


def test_what_changes_each_time_is_never_kept(client: httpx.Client) -> None:
    """RAND, NOW and their like are answered anew each time."""
    answers = [client.get("/sparql", params={"query": "SELECT (RAND() AS ?x) {}"}) for _ in range(2)]
    assert answers[0].text != answers[1].text
    assert "etag" not in answers[0].headers and answers[0].headers["cache-control"] == "no-store"


def test_other_sites_are_kept_out_unless_allowed(client: httpx.Client) -> None:
    """Only the scripts of sites that were named may read the answers."""
    for origin, allowed in (("https://friend.example", "https://friend.example"), ("https://other.example", None)):
        answer = client.get("/sparql", params={"query": "ASK {}"}, headers={"origin": origin})
        assert answer.headers.get("access-control-allow-origin") == allowed
        before = client.options("/sparql", headers={"origin": origin, "access-control-request-method": "POST"})
        assert before.headers.get("access-control-allow-origin") == allowed and before.status_code == 204


# Clients that people use


def test_rdflib_as_a_client(served: Served) -> None:
    """rdflib's SPARQLStore asks the endpoint, by GET and by POST."""
    for method in ("GET", "POST", "POST_FORM"):
        graph = rdflib.Graph(SPARQLStore(served.address, method=method, returnFormat="json"))
        assert {str(row[0]) for row in graph.query("SELECT ?s { ?s a ?type }")} == {ONE, TWO, THREE}
        assert len(list(graph.triples((rdflib.URIRef(ONE), None, None)))) == 2
    graph = rdflib.Graph(SPARQLStore(served.address, returnFormat="xml"))
    assert len(graph.query("CONSTRUCT WHERE { ?s a ?o }").graph or ()) == 3
    assert graph.query("ASK {}").askAnswer is True


def test_sparqlwrapper_as_a_client(served: Served) -> None:
    """SPARQLWrapper asks the endpoint, in each format of rows and triples."""
    wrapper = SPARQLWrapper(served.address)
    wrapper.setQuery("SELECT ?s { ?s a ?type }")
    for format in (JSON, XML, CSV):
        wrapper.setReturnFormat(format)
        assert ONE in str(wrapper.queryAndConvert() if format != XML else wrapper.query().convert().toxml())
    wrapper.setMethod("POST")
    wrapper.setQuery("CONSTRUCT WHERE { ?s a ?o }")
    for format in (XML, TURTLE):
        wrapper.setReturnFormat(format)
        made = wrapper.queryAndConvert()
        assert ONE in (made.serialize() if isinstance(made, rdflib.Graph) else str(made))


def test_files_are_not_served(client: httpx.Client) -> None:
    """Nothing is at other addresses."""
    for path in ("/nothing", "/../pyproject.toml", "/sparql/../etc"):
        refused(client.get(path), 404)


def test_data_is_whole_at_the_end(client: httpx.Client, tmp_path: Path) -> None:
    """After all of this the graph is what it was."""
    assert client.get("/health").json()["triples"] == 5
    assert 'wickgraph_responses_total{status="200"}' in client.get("/metrics").text


@given(st.lists(st.tuples(st.text(min_size=1), st.text()), max_size=5))
def test_forms_are_read_as_they_were_written(written: list[tuple[str, str]]) -> None:
    """Whatever the text, a form gives it back; and what is no form is refused or read, never a fault."""
    assert fields(urlencode(written).encode()) == written


@given(st.binary())
def test_no_bytes_are_a_fault(data: bytes) -> None:
    """Bytes that are no form are refused or read as `urllib.parse` reads them."""
    try:
        found = fields(data)
    except HttpError as error:
        assert error.response.status == 400
    else:
        assert found == parse_qsl(data.decode(), keep_blank_values=True)
