"""Requests, made up, to a real endpoint: a status that the client is to blame for, no header of its own, no fault."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import httpx
import made
import pytest
from amount import examples
from hypothesis import given
from hypothesis import strategies as st

from conftest import SMALL
from serving import Served, serving

pytestmark = pytest.mark.xdist_group("fuzz_requests")


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    """An endpoint over the small graph."""
    with serving(SMALL, "--limit-time", "2", "--limit-request", "2", "--workers", "2") as running:
        yield running
        assert httpx.get(f"{running.root}/health").json()["status"] == "ok"


def sent(served: Served, data: bytes) -> bytes:
    """What comes back for bytes that are sent as they are, until the other end closes."""
    parts = urlsplit(served.address)
    assert parts.hostname and parts.port
    with socket.create_connection((parts.hostname, parts.port), timeout=30) as stream:
        answer = b""
        try:
            stream.sendall(data)
            stream.shutdown(socket.SHUT_WR)
            while piece := stream.recv(65536):
                answer += piece
        except ConnectionError:
            pass
    return answer


def checked(served: Served, data: bytes) -> None:
    """The answer is one of HTTP with a status that is no fault of ours, and has no header that the client made."""
    answer = sent(served, data)
    if answer:
        found = re.match(rb"HTTP/1\.1 (\d{3})", answer)
        assert found and int(found[1]) not in range(500, 503), answer[:300]
        head = answer.partition(b"\r\n\r\n")[0].lower()
        assert not re.search(rb"\r?\nx-hurt", head), head
    assert served.process.poll() is None


KINDS = ("application/sparql-query", "application/x-www-form-urlencoded", "multipart/form-data", "text/plain", "")
bodies = st.one_of(
    st.binary(max_size=300),
    made.mangled(made.QUERIES).map(str.encode),
    made.mangled(made.QUERIES).map(lambda query: b"query=" + quote(query).encode()),
    made.hostile.map(lambda text: b"query=ASK%7B%7D&" + text.encode()),
)


@examples(60)
@given(bodies, st.sampled_from(KINDS), st.integers(-1, 1))
def test_any_body_is_answered(served: Served, body: bytes, kind: str, off: int) -> None:
    """Bodies of any bytes, of a length that is said rightly or not."""
    head = f"POST /sparql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: {kind}\r\n"
    checked(served, f"{head}Content-Length: {max(0, len(body) + off)}\r\n\r\n".encode() + body)


NAMES = st.sampled_from(
    [
        *("Accept", "Content-Type", "Content-Length", "Transfer-Encoding", "If-None-Match", "Origin", "Host", "Range"),
        *("Accept-Encoding", "Expect", "Upgrade", "X-Forwarded-For", "Content-Encoding", "Connection"),
    ]
)
WORTHS = st.one_of(
    made.hostile, st.sampled_from(["chunked", "0", "-1", "text/html;q=", '"', "*", "close", "100-continue"])
)


@examples(60)
@given(st.lists(st.tuples(NAMES, WORTHS), max_size=4))
def test_any_headers_are_answered(served: Served, headers: list[tuple[str, str]]) -> None:
    """Headers that mean something, with anything in them."""
    lines = "".join(f"{name}: {worth}\r\n" for name, worth in headers)
    checked(served, f"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\n{lines}Connection: close\r\n\r\n".encode())


PLACES = (
    "/sparql?query=",
    "/id/",
    "/picture?query=",
    "/neighbourhood?iri=",
    "/names?words=",
    "/",
    "/static/",
    "/entity?iri=",
)


@examples(50)
@given(st.sampled_from(PLACES), made.hostile, st.booleans(), st.sampled_from(["GET", "HEAD", "POST", "OPTIONS"]))
def test_any_target_is_answered(served: Served, place: str, text: str, escaped: bool, method: str) -> None:
    """Paths and parameters of any signs, escaped and as they are."""
    target = place + (quote(text, safe="") if escaped else text)
    checked(served, f"{method} {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
