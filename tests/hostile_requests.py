"""Requests that mean no good, each with the codes that are right for it.

As a program it sends them all to an endpoint with the limits that it has by default, and tells of each what came of it;
options are those of `wickgraph serve`:

    python tests/hostile_requests.py [--store DIR ...]
"""

from __future__ import annotations

import json
import re
import socket
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import httpx

#: how long a client waits; far more than any answer may take
PATIENCE = 30.0

Send = Callable[[str], int]


@dataclass(frozen=True)
class Hostile:
    """A hostile request: its name, how it is sent (to an address; gives the status), the statuses that are right."""

    name: str
    send: Send
    right: frozenset[int]


def _posted(query: str, kind: str = "application/sparql-query") -> Send:
    def send(address: str) -> int:
        return httpx.post(address, content=query.encode(), headers={"content-type": kind}, timeout=PATIENCE).status_code

    return send


def _got(rest: str) -> Send:
    return _raw(f"GET /sparql?{rest} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())


def _raw(*pieces: bytes | float) -> Send:
    """Sends bytes as they are, with pauses of so many seconds; 0 where the connection was closed without an answer."""

    def send(address: str) -> int:
        parts = urlsplit(address)
        assert parts.hostname and parts.port
        with socket.create_connection((parts.hostname, parts.port), timeout=PATIENCE) as stream:
            try:
                for piece in pieces:
                    if isinstance(piece, bytes):
                        stream.sendall(piece)
                    else:
                        time.sleep(piece)
            except OSError:
                pass
            return _status(stream)

    return send


def _status(stream: socket.socket) -> int:
    read = b""
    try:
        while b"\r\n" not in read and (piece := stream.recv(4096)):
            read += piece
    except ConnectionError:
        return 0
    found = re.match(rb"HTTP/1\.[01] (\d{3}) ", read)
    return int(found[1]) if found else 0


def _post(head: str, body: bytes, length: int | None = None) -> bytes:
    size = f"Content-Length: {len(body) if length is None else length}\r\n"
    return f"POST /sparql HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{size}{head}\r\n".encode() + body


_DIRECT = "Content-Type: application/sparql-query\r\n"
_LATE = frozenset({504})
#: ended at the limit of time or of memory, whichever is met first
_WALL = frozenset({503, 504})
_REFUSED = frozenset({400})
#: whichever limit is met first: of rows, of bytes, of time, of memory
_ANY_LIMIT = frozenset({413, 503, 504})


def _queries() -> Iterator[tuple[str, str, frozenset[int]]]:
    yield from _products()
    yield from _paths()
    yield from _nested()
    yield from _chains()
    yield from _growing()
    yield from _reaching_out()


def _products() -> Iterator[tuple[str, str, frozenset[int]]]:
    for size in (3, 5, 8):
        pattern = " . ".join(f"?s{n} ?p{n} ?o{n}" for n in range(size))
        yield f"product of {size}, counted", f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}", _WALL
        yield f"product of {size}, all rows", f"SELECT * {{ {pattern} }}", _ANY_LIMIT
        yield f"product of {size}, ordered", f"SELECT * {{ {pattern} }} ORDER BY ?o0", _WALL
        yield f"product of {size}, distinct", f"SELECT (COUNT(DISTINCT *) AS ?n) {{ {pattern} }}", _WALL
    yield (
        "product that a filter empties",
        "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a = ?d && ?d = 1) }",
        _LATE | {200},
    )
    yield "product of graphs", "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } ?i ?j ?k }", _LATE
    yield "product constructed", "CONSTRUCT { ?a ?e ?c } { ?a ?b ?c . ?d ?e ?f }", _ANY_LIMIT
    yield "late offset", "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } OFFSET 4000000000 LIMIT 1", _LATE
    yield (
        "far from equal",
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?c) != STR(?f)) }",
        _LATE,
    )
    yield "described product", "DESCRIBE ?a ?d { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", _ANY_LIMIT


def _paths() -> Iterator[tuple[str, str, frozenset[int]]]:
    every = "(<urn:x>|!<urn:x>|^!<urn:x>)"
    yield "path: everything from everywhere", f"SELECT (COUNT(*) AS ?n) {{ ?a {every}* ?b }}", _WALL | {200}
    yield "path: twice", f"SELECT (COUNT(*) AS ?n) {{ ?a {every}*/{every}* ?b }}", _WALL
    yield "path: three times", f"SELECT (COUNT(*) AS ?n) {{ ?a {every}+/{every}+/{every}+ ?b }}", _WALL
    yield "path: nested stars", f"SELECT (COUNT(*) AS ?n) {{ ?a ((({every}*)*)*)* ?b }}", _WALL
    yield "path: two ends", f"SELECT (COUNT(*) AS ?n) {{ ?a {every}* ?b . ?b {every}* ?c . ?c {every}* ?d }}", _WALL
    steps = "/".join(["(!<urn:x>)"] * 40)
    yield "path: forty steps", f"SELECT (COUNT(*) AS ?n) {{ ?a {steps} ?b }}", _LATE | {200}
    ways = "/".join(["(!<urn:x>|^!<urn:x>)"] * 20)
    yield "path: twenty steps of two ways", f"SELECT (COUNT(*) AS ?n) {{ ?a {ways} ?b }}", _LATE
    yield "path: optional steps", f"SELECT (COUNT(*) AS ?n) {{ ?a {'/'.join(['(!<urn:x>)?'] * 30)} ?b }}", _WALL


def _nested() -> Iterator[tuple[str, str, frozenset[int]]]:
    yield "4,600 opening braces", "SELECT * " + "{" * 4600, _REFUSED
    yield "4,000 pairs of braces", "SELECT * " + "{" * 4000 + "}" * 4000, _REFUSED
    yield "10,000 pairs of braces", "SELECT * " + "{" * 10_000 + "}" * 10_000, frozenset({413})
    yield "braces behind a comment", "# {\nSELECT * " + "{" * 4000 + "}" * 4000, _REFUSED
    yield "braces behind a string", "SELECT * { BIND('{' AS ?x) " + "{" * 3500 + "}" * 3500 + "}", _REFUSED
    yield "4,000 parentheses", "ASK { FILTER(" + "(" * 3900 + "1" + ")" * 3900 + ") }", _REFUSED
    yield "4,000 blank nodes", "ASK { " + "[ ?p " * 1200 + "1" + "]" * 1200 + " }", _REFUSED
    yield "lists in lists", "ASK { " + "(" * 3500 + "1" + ")" * 3500 + " ?p 1 }", _REFUSED
    yield "sub-queries in sub-queries", "SELECT * {" + "{SELECT * {" * 400 + "}}" * 400 + "}", _REFUSED
    yield "not exists in not exists", "ASK {" + "FILTER NOT EXISTS {" * 300 + "}" * 300 + "}", _REFUSED
    yield "optional in optional", "ASK {" + "OPTIONAL {?s ?p ?o " * 300 + "}" * 300 + "}", _REFUSED
    yield "graph in graph", "ASK {" + "GRAPH ?g {" * 600 + "}" * 600 + "}", _REFUSED
    yield "functions in functions", "ASK { FILTER(" + "STR(" * 1000 + "1" + ")" * 1000 + ") }", _REFUSED
    yield "not not not", "ASK { FILTER(" + "!" * 7000 + "true) }", _REFUSED
    yield "minus minus minus", "ASK { FILTER(" + "- " * 3500 + "1 = 1) }", _REFUSED
    yield "path in path", "ASK { ?a " + "(" * 3500 + "!<urn:x>" + ")" * 3500 + " ?b }", _REFUSED
    yield "path of inverses", "ASK { ?a " + "^" * 7000 + "<urn:x> ?b }", _REFUSED
    yield "triples in triples", "ASK { " + "<<( ?s ?p " * 400 + "1 }", _REFUSED
    yield "quoted triples in quoted triples", "ASK { " + "<<( ?s ?p " * 500 + "1" + " )>>" * 500 + " }", _REFUSED
    yield "annotations in annotations", "ASK { ?s ?p ?o " + "{| ?p ?o " * 600 + "|}" * 600 + " }", _REFUSED


def _chains() -> Iterator[tuple[str, str, frozenset[int]]]:
    yield "1+1+1+...", "ASK { FILTER(" + "1+" * 4000 + "1 > 0) }", _REFUSED
    yield "1*1*1*...", "ASK { FILTER(" + "1*" * 4000 + "1 > 0) }", _REFUSED
    yield "1 1 1: signed numbers", "ASK { FILTER(1" + " +1" * 2600 + " > 0) }", _REFUSED
    yield "true && true && ...", "ASK { FILTER(" + "true&&" * 1300 + "true) }", _REFUSED
    yield "true || true || ...", "ASK { FILTER(" + "true||" * 1300 + "true) }", _REFUSED
    yield "union union union", "ASK { {}" + "UNION{}" * 1100 + " }", _REFUSED
    yield "minus {} minus {}", "ASK { ?s ?p ?o " + "MINUS{}" * 1100 + " }", _REFUSED
    yield "optional {} optional {}", "ASK { " + "OPTIONAL{}" * 780 + " }", _REFUSED
    yield "a path of 4,000 steps", "ASK { ?a " + "a/" * 4000 + "a ?b }", _REFUSED
    yield "a path of 4,000 ways", "ASK { ?a " + "a|" * 4000 + "a ?b }", _REFUSED
    yield "in (1,1,1,...)", "ASK { FILTER(1 IN (" + "2," * 3900 + "2)) }", frozenset({200, 504})
    yield "coalesce(1,1,...)", "ASK { FILTER(COALESCE(" + "1," * 3900 + "1)) }", frozenset({200, 504})
    yield "a million values", "SELECT * { VALUES ?x { " + "1 " * 1_000_000 + "} }", frozenset({413})
    yield "products of values", _values(6), _ANY_LIMIT
    yield "products of values, counted", _values(8).replace("*", "(COUNT(*) AS ?n)", 1), _WALL
    yield (
        "a thousand binds",
        "SELECT * { " + " ".join(f"BIND({n} AS ?x{n})" for n in range(400)) + " }",
        frozenset({200, 400}),
    )


def _values(size: int) -> str:
    block = " ".join(str(n) for n in range(60))
    return "SELECT * { " + " ".join(f"VALUES ?v{n} {{ {block} }}" for n in range(size)) + " }"


def _growing() -> Iterator[tuple[str, str, frozenset[int]]]:
    doubled = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(60))
    yield "a string doubled sixty times", f"SELECT (STRLEN(?x60) AS ?n) {{ BIND('aaaaaaaa' AS ?x0) {doubled} }}", _WALL
    replaced = " ".join(f"BIND(REPLACE(?x{n}, 'a', 'aaaaaaaaaaaaaaaa') AS ?x{n + 1})" for n in range(12))
    yield "replace that grows", f"SELECT (STRLEN(?x12) AS ?n) {{ BIND('aaaa' AS ?x0) {replaced} }}", _WALL
    encoded = " ".join(f"BIND(ENCODE_FOR_URI(?x{n}) AS ?x{n + 1})" for n in range(60))
    yield (
        "escapes of escapes",
        f"SELECT (STRLEN(?x60) AS ?n) {{ BIND('{'%' * 1000}' AS ?x0) {encoded} }}",
        _WALL | {200},
    )
    yield "everything in one string", "SELECT (GROUP_CONCAT(?c) AS ?x) { ?a ?b ?c . ?d ?e ?f }", _ANY_LIMIT
    yield "a string too large to send", "SELECT (GROUP_CONCAT(?c) AS ?x) { ?a ?b ?c . ?d a ?f }", _ANY_LIMIT | {200}
    yield (
        "concatenated products",
        "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d))) AS ?x) { ?a ?b ?c . ?d ?e ?f }",
        _ANY_LIMIT,
    )
    yield "groups without number", "SELECT ?c ?f (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f } GROUP BY ?c ?f", _ANY_LIMIT
    yield "order of a product", "SELECT ?c { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f LIMIT 1", _WALL
    long = "a" * 3000
    yield "(a+)+", f"ASK {{ FILTER(REGEX('{long}!', '^(a+)+$')) }}", frozenset({200})
    yield "(a|aa)+", f"ASK {{ FILTER(REGEX('{long}!', '^(a|aa)+$')) }}", frozenset({200})
    yield (
        "a pattern that explodes",
        "ASK { FILTER(REGEX('a', '((((a{100}){100}){100}){100})')) }",
        frozenset({200, 400}),
    )
    yield (
        "a pattern of unicode classes",
        "ASK { FILTER(REGEX('a', '(\\\\pL{50}){200}')) }",
        frozenset({200, 400, 503, 504}),
    )
    yield (
        "patterns over a product",
        "SELECT * { ?a ?b ?c . ?d ?e ?f FILTER(REGEX(STR(?c), CONCAT('(', ?f, ')*z{9}'))) }",
        _WALL,
    )
    yield "hashes over a product", "SELECT (MAX(SHA512(CONCAT(STR(?c), STR(?f)))) AS ?x) { ?a ?b ?c . ?d ?e ?f }", _LATE
    yield (
        "random without end",
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(RAND() < 0) }",
        _LATE | {200},
    )
    yield "years without end", "SELECT (SUM(YEAR(NOW()) + RAND()) AS ?x) { ?a ?b ?c . ?d ?e ?f }", _LATE
    yield "a number of 8,000 digits", f"SELECT ({'9' * 8000} AS ?x) {{}}", frozenset({200, 400})
    yield "numbers that overflow", "SELECT (9223372036854775807 * 9223372036854775807 AS ?x) {}", frozenset({200})


def _reaching_out() -> Iterator[tuple[str, str, frozenset[int]]]:
    there = "http://127.0.0.1:{listener}/"
    yield "SERVICE", f"SELECT * {{ SERVICE <{there}> {{ ?s ?p ?o }} }}", _REFUSED
    yield "SERVICE SILENT", f"SELECT * {{ SERVICE SILENT <{there}> {{ ?s ?p ?o }} }}", _REFUSED
    yield "sErViCe by a variable", f"SELECT * {{ BIND(<{there}> AS ?x) sErViCe ?x {{ ?s ?p ?o }} }}", _REFUSED
    yield "SERVICE without a space", f"SELECT * {{SERVICE<{there}>{{?s ?p ?o}}}}", _REFUSED
    yield "SERVICE by a prefix", f"PREFIX x: <{there}> SELECT * {{ SERVICE x: {{ ?s ?p ?o }} }}", _REFUSED
    hidden = f"SELECT * {{ BIND('\\u0027 AS ?x) SERVICE SILENT <{there}> {{ ?s ?p ?o }} #' AS ?y) }}"
    yield "SERVICE hidden by an escaped quote", hidden, _REFUSED
    yield "SERVICE spelt with escapes", f"SELECT * {{ \\u0053ERVICE <{there}> {{ ?s ?p ?o }} }}", _REFUSED
    yield "SERVICE behind a line of another kind", f"SELECT * {{ #\r SERVICE <{there}> {{ ?s ?p ?o }}\n }}", _REFUSED
    yield "FROM a file", "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", _REFUSED
    yield "FROM NAMED a file", "SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }", _REFUSED
    yield "FROM the network", f"SELECT * FROM <{there}> {{ ?s ?p ?o }}", _REFUSED
    yield "FROM NAMED the network", f"SELECT * FROM NAMED <{there}> {{ GRAPH ?g {{ ?s ?p ?o }} }}", _REFUSED
    for verb in (
        f"LOAD <{there}>",
        "LOAD <file:///etc/passwd>",
        "CLEAR ALL",
        "DROP ALL",
        "INSERT DATA { <urn:a> <urn:b> 1 }",
    ):
        yield f"update: {verb.partition(' ')[0]} {len(verb)}", verb, _REFUSED
    yield "update behind a query", "ASK {} ; CLEAR ALL", _REFUSED


def _encodings() -> Iterator[tuple[str, Send, frozenset[int]]]:
    yield (
        "UTF-16",
        _raw(_post(_DIRECT.replace("query\r", "query; charset=utf-16\r"), "ASK {}".encode("utf-16"))),
        frozenset({415}),
    )
    yield "UTF-16 that does not say so", _raw(_post(_DIRECT, "ASK {}".encode("utf-16"))), _REFUSED
    yield "Latin-1", _raw(_post(_DIRECT, "ASK { ?s ?p 'é' }".encode("latin-1"))), _REFUSED
    yield "a lone surrogate", _raw(_post(_DIRECT, b"ASK { ?s ?p '\xed\xa0\x80' }")), _REFUSED
    yield "a lone surrogate, escaped", _posted("ASK { ?s ?p '\\uD800' }"), _REFUSED
    yield "a lone surrogate in the address", _got("query=ASK%7B%7D%ED%A0%80"), _REFUSED
    yield "an overlong slash", _got("query=ASK%7B%7D%C0%AF"), _REFUSED
    yield "NUL", _posted("ASK { ?s ?p '\0' }"), _REFUSED
    yield "NUL in the address", _got("query=ASK%7B%00%7D"), _REFUSED
    yield "a broken percent", _got("query=ASK%7B%7D%2"), _REFUSED
    yield "half a character", _got("query=ASK%7B%7D%C3"), _REFUSED
    yield (
        "a form in UTF-16",
        _raw(_post("Content-Type: application/x-www-form-urlencoded\r\n", "query=ASK{}".encode("utf-16"))),
        _REFUSED,
    )
    yield (
        "a packed body",
        _raw(_post(_DIRECT + "Content-Encoding: gzip\r\n", b"\x1f\x8b\x08\0\0\0\0\0")),
        frozenset({400, 415}),
    )


def _bodies() -> Iterator[tuple[str, Send, frozenset[int]]]:
    large = b"# " + b"a" * 20_000_000
    yield "a body of 20 MB", _posted(large.decode()), frozenset({413})
    yield "a body said to be of 1 TB", _raw(_post(_DIRECT, b"ASK {}", 10**12), 0.1), frozenset({413})
    pieces = (b"%x\r\n" % 65536 + b"#" * 65536 + b"\r\n") * 200
    chunked = f"POST /sparql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n{_DIRECT}\r\n".encode()
    yield "a body in pieces without end", _raw(chunked + pieces), frozenset({413})
    yield "pieces of wrong lengths", _raw(chunked + b"zz\r\nASK {}\r\n0\r\n\r\n"), _REFUSED
    yield "two lengths", _raw(_post(_DIRECT + "Content-Length: 3\r\n", b"ASK {}")), _REFUSED
    smuggled = _DIRECT + "Transfer-Encoding: chunked\r\n"
    yield "a length and pieces", _raw(_post(smuggled, b"0\r\n\r\nGET /health HTTP/1.1\r\n\r\n")), _REFUSED
    yield "a length below zero", _raw(_post(_DIRECT, b"ASK {}", -1)), _REFUSED
    fields = "&".join(f"a{n}=1" for n in range(4000))
    yield "4,000 fields", _posted(fields, "application/x-www-form-urlencoded"), _REFUSED
    yield "a file in parts", _posted("--x\r\n\r\nASK {}\r\n--x--", "multipart/form-data; boundary=x"), frozenset({415})
    yield "a hundred graphs", _got("query=ASK%7B%7D" + "&default-graph-uri=urn:x" * 90), _REFUSED


def _heads() -> Iterator[tuple[str, Send, frozenset[int]]]:
    asked = quote("ASK {}")

    def head(extra: str) -> Send:
        return _raw(
            f"GET /sparql?query={asked} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{extra}\r\n".encode("latin-1")
        )

    yield "line ends in a parameter", _got(f"query={asked}&default-graph-uri=urn:x%0D%0ASet-Cookie:%20a=b"), _REFUSED
    yield "line ends in the query", _got("query=ASK%0D%0ASet-Cookie:%20a=b"), _REFUSED
    yield (
        "a host with quotes",
        _raw(b'GET /sparql HTTP/1.1\r\nHost: "><script>\r\nConnection: close\r\n\r\n'),
        frozenset({200}),
    )
    yield "an origin with quotes", head('Origin: "><script>\r\n'), frozenset({200})
    yield "a header of 1 MB", head(f"X-Long: {'a' * 1_000_000}\r\n"), frozenset({431})
    yield "100,000 headers", head("X: y\r\n" * 100_000), frozenset({431})
    yield "a header with NUL", head("X-Bad: a\0b\r\n"), _REFUSED
    yield "a folded header", head("X-Bad: a\r\n b\r\n"), frozenset({200, 400})
    yield "a header without a name", head(": a\r\n"), _REFUSED
    yield (
        "ten thousand accepted types",
        head("Accept: " + ", ".join(f"a/b{n}" for n in range(4000)) + "\r\n"),
        frozenset({406}),
    )
    yield "weights that are none", head("Accept: text/csv;q=nan, text/csv;q=-1, */*;q=1e999\r\n"), frozenset({200, 406})
    yield (
        "a thousand tags",
        head("If-None-Match: " + ", ".join(f'"{n}"' for n in range(4000)) + "\r\n"),
        frozenset({200}),
    )
    yield "parts of an answer", head("Range: bytes=0-0,0-0,0-0,0-0\r\n"), frozenset({200})
    yield "another protocol", head("Upgrade: websocket\r\nConnection: upgrade\r\n"), frozenset({200, 400})
    yield "an address of 60 KB", _got("query=" + "a" * 60_000), frozenset({413})
    yield "an address of 1 MB", _got("query=" + "a" * 1_000_000), frozenset({431})
    yield (
        "a path out of here",
        _raw(b"GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
        frozenset({404}),
    )
    yield (
        "a path out of here, escaped",
        _raw(b"GET /id/%2e%2e%2fetc%2fpasswd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
        frozenset({404}),
    )
    yield (
        "a whole address",
        _raw(b"GET http://127.0.0.1:1/x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
        frozenset({404}),
    )
    yield "CONNECT", _raw(b"CONNECT 127.0.0.1:1 HTTP/1.1\r\nHost: x\r\n\r\n"), frozenset({400, 404, 405})
    for method in ("PUT", "DELETE", "PATCH", "TRACE"):
        yield (
            method,
            _raw(f"{method} /sparql HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode()),
            frozenset({405}),
        )
    yield "a method of our own", _raw(b"WICK /sparql HTTP/1.1\r\nHost: x\r\n\r\n"), _REFUSED
    yield "HTTP/2", _raw(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), frozenset({400, 0})
    yield "TLS", _raw(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 200), _REFUSED
    yield "noise", _raw(bytes(range(256)) * 20), _REFUSED
    yield (
        "lines of another kind",
        _raw(f"GET /sparql?query={asked} HTTP/1.1\nHost: x\n\n".encode()),
        frozenset({200, 400}),
    )


def _slow() -> Iterator[tuple[str, Send, frozenset[int]]]:
    """Those that trickle in: dropped when their time is up, whatever they have sent by then."""
    drip: list[bytes | float] = [b"POST /sparql HTTP/1.1\r\nHost: x\r\n"]
    for _ in range(100):
        drip += [0.1, b"X-Slow: 1\r\n"]
    yield "a head that trickles in", _raw(*drip), frozenset({0, 408})
    yield "a head that never comes", _raw(b""), frozenset({0, 408})
    body: list[bytes | float] = [_post(_DIRECT, b"", 1000)]
    for _ in range(100):
        body += [0.1, b"#"]
    yield "a body that trickles in", _raw(*body), frozenset({0, 408})
    yield "a body that never comes", _raw(_post(_DIRECT, b"ASK", 6)), frozenset({0, 408})


def requests(listener: int = 9) -> list[Hostile]:
    """All of them but the slow ones; those that reach out do so to a port of the loopback."""
    asked = [
        Hostile(name, _posted(query.replace("{listener}", str(listener))), right) for name, query, right in _queries()
    ]
    others = [Hostile(*each) for part in (_encodings(), _bodies(), _heads()) for each in part]
    there = quote(f"http://127.0.0.1:{listener}/", safe="")
    for name in ("default-graph-uri", "named-graph-uri"):
        for what in (there, "file%3A%2F%2F%2Fetc%2Fpasswd"):
            others.append(Hostile(f"{name} {what}", _got(f"query=ASK%7B%7D&{name}={what}"), _REFUSED))
    return asked + others


def slow() -> list[Hostile]:
    """Those that trickle in."""
    return [Hostile(*each) for each in _slow()]


def main(options: Sequence[str] = ()) -> int:
    """Sends them all, and tells of those that were answered wrongly or late."""
    from serving import serving

    bad, worst = 0, 0.0
    with serving(None, *options) as served:
        for each in requests():
            begun = time.monotonic()
            status = each.send(served.address)
            took = time.monotonic() - begun
            worst = max(worst, took)
            wrong = status not in each.right or took > 2.5
            bad += wrong
            print(
                f"{'BAD ' if wrong else 'good'} {status} {took:5.2f} s  {each.name}",
                sorted(each.right) if wrong else "",
            )
        health = json.loads(httpx.get(f"{served.root}/health").text)
    print(f"{len(requests())} requests, {bad} bad, worst {worst:.2f} s, {health['workers']} workers after")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
