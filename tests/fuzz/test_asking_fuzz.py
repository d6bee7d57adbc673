"""Queries and values, made up: an answer or a sentence, never anything else; and the rows that rdflib has."""

from __future__ import annotations

import io
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import made
import pytest
import rdflib
from amount import examples
from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Store

import wickgraph
from wickgraph import cli
from wickgraph.endpoint.answering import answer
from wickgraph.endpoint.limits import Limits
from wickgraph.endpoint.question import Question
from wickgraph.errors import InputError, QueryError, UsageError
from wickgraph.results.table import Subgraph, Table
from wickgraph.stores.store import from_text

GRAPH = from_text(
    "graph:facts { id:Ballerina a wick:Film ; rdfs:label 'Ballerina' ; wick:castMember id:A . id:A rdfs:label 'x'@en }"
)


@examples(100)
@given(made.mangled(made.QUERIES))
@example("ASK { ?s ?p '\\uD800' }")
@example("SELECT * { ?s ?p ?o } ORDER BY" + "(" * 300)
def test_any_text_is_answered_or_refused_with_a_sentence(text: str) -> None:
    """A query gives a table, triples or a truth value, or an error that ends with what to do."""
    try:
        found = wickgraph.query(text, GRAPH)
    except QueryError as error:
        assert str(error).startswith("query") and str(error).rstrip()[-1] in ".^~", error
    else:
        assert isinstance(found, Table | Subgraph | bool)


@examples(100)
@given(made.mangled(made.QUERIES), st.sampled_from(["", "text/csv", "text/turtle", "*/*;q=0.1, application/rdf+xml"]))
def test_a_worker_answers_any_text_with_a_status(text: str, accept: str) -> None:
    """What a worker replies is whole, or a status that the client or its query is to blame for."""
    reply = answer(GRAPH, Question(text, accept), Limits(rows=50, result=5_000))
    assert reply.status in (200, 400, 406, 413)
    assert bool(reply.title and reply.detail) == (reply.status != 200)


VALUES = st.one_of(
    made.hostile,
    st.integers(-(2**63), 2**63 - 1),
    st.booleans(),
    st.dates(),
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=3),
)


@examples(150)
@given(VALUES)
@example("id:Ballerina")
@example("http://example.org/a b")
def test_a_value_comes_back_as_it_went_in(value: str | int | bool | date | Decimal) -> None:
    """A value of Python stands in a query as a term and as nothing else, whatever signs are in it."""
    table = wickgraph.query("SELECT ?x { }", GRAPH, bindings={"x": value})
    assert isinstance(table, Table)
    ((found,),) = [tuple(row.values()) for row in table]
    assert found == (value if value != "id:Ballerina" else "https://w3id.org/wickgraph/id/Ballerina")


@examples(60)
@given(made.hostile)
def test_a_name_of_a_variable_is_a_name(name: str) -> None:
    """What is no name of a variable is refused, and never becomes part of the query."""
    try:
        found = wickgraph.query("ASK { ?s a wick:Film }", GRAPH, bindings={name: 1})
    except UsageError:
        return
    assert found is True and name.lstrip("?$").isidentifier()


def rows_of_rdflib(graph: rdflib.Graph, query: str) -> Any:
    found = graph.query(query)
    if found.type == "ASK":
        return found.askAnswer
    return Counter(tuple("" if term is None else term.n3() for term in row) for row in found)


def rows_of_ours(store: Store, query: str) -> Any:
    found = wickgraph.query(query, store)
    if isinstance(found, bool):
        return found
    assert isinstance(found, Table)
    # As rdflib would write them.
    return Counter(tuple("" if term is None else _n3(str(term)) for term in row) for row in found.rows)


def _n3(term: str) -> str:
    return next(iter(rdflib.Graph().parse(data=f"<urn:s> <urn:p> {term} .", format="nt").objects())).n3()


@examples(60)
@given(made.graphs, made.queries())
def test_rows_are_those_of_rdflib(triples: list[tuple[str, str, str]], query: str) -> None:
    """A small query on a small graph has the same rows, as often, as in rdflib's own engine."""
    text = "".join(f"{' '.join(triple)} .\n" for triple in triples)
    store = Store()
    store.load(text, format=RdfFormat.TURTLE)
    assert rows_of_ours(store, query) == rows_of_rdflib(rdflib.Graph().parse(data=text, format="turtle"), query)


WORDS = st.one_of(
    st.sampled_from(
        [
            *("query", "ask", "queries", "search", "path", "describe", "why", "entities", "export", "timeline"),
            *("--graph", "--store", "--format", "--as-of", "--data", "--limit-time", "--allow", "--limit-data", "-f"),
            *("--exit-status", "--help", "--debug", "--endpoint", "--work", "--limit", "-", "--", "=", "json", "csv"),
            *("ASK {}", "Ballerina", "who-plays-whom", "2023-12-31", "a.ttl", "b.jsonld", "0", "-1", "1e999", "nan"),
        ]
    ),
    made.hostile.filter(lambda text: "\0" not in text),
)


@pytest.fixture(scope="module")
def somewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which commands may do what they like."""
    folder = tmp_path_factory.mktemp("somewhere")
    (folder / "a.ttl").write_text("<urn:a> a <urn:b> .")
    (folder / "b.jsonld").write_text('{"@id": "urn:a",')
    return folder


@examples(60)
@given(st.lists(WORDS, min_size=1, max_size=6))
def test_any_arguments_end_with_a_known_exit_code(somewhere: Path, words: list[str]) -> None:
    """Whatever is typed: exit code 0 to 3, errors in sentences, and no fault of ours."""
    said, done = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stderr(said), redirect_stdout(done):
        patch.chdir(somewhere)
        patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"ASK {}")))
        code = cli.main([word for word in words if word != "--debug"])
    assert code in (0, 1, 2, 3), words
    assert "fault of wickgraph" not in said.getvalue(), said.getvalue()
    assert code < 2 or said.getvalue().startswith(("Error: ", "Usage: ", "Note: ")), said.getvalue()


@examples(20)
@given(
    st.binary(max_size=200) | made.mangled(('{"head": {"vars": ["x"]}, "results": {"bindings": []}}',)).map(str.encode)
)
def test_a_server_that_answers_anything_is_understood_or_named(body: bytes) -> None:
    """What another server answers becomes rows or a sentence, in whichever form it says that it is."""
    import httpx

    from wickgraph import Endpoint
    from wickgraph.asking import remote

    kinds = ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/turtle")
    for kind in kinds:
        query = "CONSTRUCT WHERE { ?s ?p ?o }" if kind == "text/turtle" else "SELECT ?x { ?x a ?y }"
        answered = httpx.Response(200, headers={"content-type": kind}, content=body)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(httpx.HTTPTransport, "handle_request", lambda self, request, answered=answered: answered)
            try:
                remote.query(query, Endpoint("http://127.0.0.1:9/sparql"))
            except InputError as error:
                assert "127.0.0.1:9" in str(error), error
