"""The endpoint: answers over HTTP, limits, and the wall of worker processes."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

import wickgraph
from serving import Served, serving
from wickgraph.table import Table

CAST = "SELECT ?film ?actor { ?film wick:castMember ?actor }"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    """An endpoint over the bundled graph."""
    with serving(None, "--limit-time", "1") as running:
        yield running


def ask(served: Served, query: str, accept: str = "*/*") -> httpx.Response:
    return httpx.get(served.address, params={"query": query}, headers={"accept": accept}, timeout=20)


def test_rows_over_http_are_the_rows_of_the_package(served: Served) -> None:
    """The same query gives the same bytes over HTTP and in Python."""
    table = wickgraph.query(CAST)
    assert isinstance(table, Table) and len(table) > 10
    for accept, format in (("application/json", "json"), ("text/csv", "csv"), ("text/tab-separated-values", "tsv")):
        assert ask(served, CAST, accept).text == table.write(format)


def test_a_query_that_takes_too_long_is_ended(served: Served) -> None:
    """Whoever asks too much is told so in time, and the next question is answered."""
    late = ask(served, SLOW)
    assert (late.status_code, late.headers["content-type"]) == (504, "application/problem+json")
    assert 1 <= late.elapsed.total_seconds() < 5
    assert ask(served, CAST).status_code == 200
