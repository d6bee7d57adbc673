"""Asking and pushing to servers that refuse, fail, lie, dawdle or forget: a server of our own plays them all."""

from __future__ import annotations

import base64
import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest

import wickgraph
from conftest import Run
from wickgraph import Endpoint
from wickgraph.asking.remote import declared
from wickgraph.errors import DataError, RemoteError, StoreError, UsageError
from wickgraph.results.table import Subgraph, Table
from wickgraph.servers.journal import Journal
from wickgraph.servers.push import Progress, cut, push
from wickgraph.stores import exchange
from wickgraph.stores.store import from_text

JSON = "application/sparql-results+json"
ROWS = b'{"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "literal", "value": "a"}}]}}'


@dataclass
class Reply:
    """What the server answers."""

    status: int = 200
    body: bytes = ROWS
    kind: str = JSON
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0


@dataclass
class Asked:
    """What the server was sent."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def form(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(self.body.decode()).items()}


class Fake:
    """A server on the loopback that answers what a test says, and keeps what it was sent."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.reply: Callable[[Asked], Reply] = lambda asked: Reply()
        fake = self

        class Answering(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                asked = Asked(self.command, self.path, {key.lower(): each for key, each in self.headers.items()}, body)
                fake.asked.append(asked)
                reply = fake.reply(asked)
                self.send_response(reply.status)
                headers = {"Content-Type": reply.kind, "Content-Length": str(len(reply.body)), **reply.headers}
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                time.sleep(reply.wait)
                self.wfile.write(reply.body)

            do_GET = do_PUT = do_POST

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
        self.url = f"http://127.0.0.1:{self.server.server_port}/sparql"

    @property
    def writes(self) -> list[Asked]:
        return [each for each in self.asked if each.method != "GET"]


@pytest.fixture
def fake() -> Iterator[Fake]:
    """The server, running."""
    made = Fake()
    thread = threading.Thread(target=made.server.serve_forever, daemon=True)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()


# Asking


def test_a_query_is_a_form_with_its_prefixes(fake: Fake) -> None:
    """What is sent: a form, which every server takes; the prefixes that are used; the media types that are read."""
    assert len(wickgraph.query("SELECT ?x { ?x a wick:Film }", endpoint=fake.url)) == 1  # type: ignore[arg-type]
    (asked,) = fake.asked
    assert asked.headers["content-type"] == "application/x-www-form-urlencoded"
    assert asked.form["query"] == "PREFIX wick: <https://w3id.org/wickgraph/ont#> SELECT ?x { ?x a wick:Film }"
    assert asked.headers["accept"].startswith(JSON) and "authorization" not in asked.headers


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("SELECT * { ?s a id:X }", "PREFIX id: <"),
        ("PREFIX id: <urn:x:> SELECT * { ?s a id:X }", "PREFIX id: <urn:x:>"),
        ("SELECT * { ?s ?p 'id:X' } # rdf:type", "SELECT"),
        ("SELECT * { ?s ?p <rdf:type> }", "SELECT"),
    ],
)
def test_only_prefixes_that_are_used_are_declared(text: str, head: str) -> None:
    """Not those in strings, comments and IRIs, nor those that the query declares itself."""
    assert declared(text).startswith(head) and declared(text).count("PREFIX") == head.count("PREFIX")


def test_a_query_that_names_its_dataset_is_not_asked_of_another(fake: Fake) -> None:
    """FROM is left to the server."""
    for text in ("SELECT * { ?x ?y ?z }", "SELECT * FROM graph:facts { ?x ?y ?z }"):
        wickgraph.query(text, endpoint=fake.url)
    assert ["union-default-graph" in each.form for each in fake.asked] == [True, False]


@pytest.mark.parametrize(
    ("reply", "sentence"),
    [
        (Reply(kind="text/html", body=b"<html>"), "answers text/html, no SPARQL results. Is it the address"),
        (Reply(body=b'{"head": '), "the answer cannot be read"),
        (Reply(body=ROWS[:60]), "the answer cannot be read"),
        (Reply(500, b"boom \x1b[2J here", "text/plain"), "the server failed (500: boom [2J here)."),
        (Reply(500, b"<html>boom", "text/html"), "the server failed (500)."),
        (
            Reply(400, b'{"title": "No", "detail": "too deep"}', "application/problem+json"),
            "refused (400: too deep).",
        ),
        (Reply(401, b"", "text/plain"), "wants to know who asks (401). Give --user NAME"),
        (Reply(403, b"", "text/plain"), "does not allow that (403)."),
        (Reply(404, b"", "text/plain"), "nothing there (404). Check the address and its path."),
        (Reply(503, b"", "text/plain"), "no time now, or the answer takes too long (503)."),
        (Reply(301, b"", headers={"Location": "http://127.0.0.1/there"}), "has moved to http://127.0.0.1/there (301)"),
        (
            Reply(headers={"X-SQL-State": "S1TAT", "X-SQL-Message": "timed out"}),
            "only a part of the answer came (timed out)",
        ),
        (Reply(headers={"X-SPARQL-MaxRows": "1"}), "the server cuts answers at 1 rows."),
        (Reply(headers={"Content-Length": "9999"}), "the connection broke"),
    ],
)
def test_what_is_no_whole_answer_is_an_error(fake: Fake, reply: Reply, sentence: str) -> None:
    """Each with its address and what to do; never the part of an answer that came."""
    fake.reply = lambda asked: reply
    with pytest.raises(RemoteError) as error:
        wickgraph.query("SELECT ?x { ?x ?y ?z }", endpoint=Endpoint(fake.url, timeout=10))
    assert str(error.value).startswith(f"{fake.url}: {sentence}") and "\x1b" not in str(error.value)


def test_a_slow_answer_is_not_waited_for(fake: Fake) -> None:
    """Neither for its beginning nor for its end."""
    fake.reply = lambda asked: Reply(wait=3)
    start = time.monotonic()
    with pytest.raises(RemoteError, match=r"no whole answer within 0.5 s"):
        wickgraph.query("ASK {}", endpoint=Endpoint(fake.url, timeout=0.5))
    assert time.monotonic() - start < 3


def test_a_huge_answer_is_not_read_to_its_end(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is not the server's to fill, also by packed answers."""
    monkeypatch.setattr(exchange, "LARGEST", 1 << 20)
    fake.reply = lambda asked: Reply(body=b"x" * (2 << 20))
    with pytest.raises(RemoteError, match=r"the answer is larger than 1 MB. Ask for less with LIMIT"):
        wickgraph.query("ASK {}", endpoint=fake.url)


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("file:///etc/passwd", "not an address of a server"),
        ("nowhere", "not an address of a server"),
        ("http://", "not an address of a server"),
        ("http://me:secret@127.0.0.1/", "an account does not belong into the address"),
    ],
)
def test_an_address_is_one_of_http(url: str, sentence: str) -> None:
    """Nothing else is opened, and no password is shown again."""
    with pytest.raises(UsageError) as error:
        wickgraph.query("ASK {}", endpoint=url)
    assert sentence in str(error.value) and "secret" not in str(error.value)


@pytest.mark.parametrize("option", [["--graph", "a.ttl"], ["--as-of", "2023"], ["--data", "a.ttl"]])
def test_an_endpoint_is_asked_as_it_is(run: Run, tmp_path: Path, option: list[str]) -> None:
    """Options for graphs that are read here make no sense beside it."""
    (tmp_path / "elsewhere" / "a.ttl").write_text("<urn:a> <urn:b> <urn:c> .")
    done = run("query", "ASK {}", "--endpoint", "http://127.0.0.1:9/", *option)
    assert done.returncode == 2 and "a server is asked as it is" in done.stderr


def test_triples_are_read_from_what_the_server_chose(fake: Fake) -> None:
    """Turtle, N-Triples or RDF/XML, by the media type."""
    fake.reply = lambda asked: Reply(body=b"<urn:a> <urn:b> <urn:c> .", kind="application/n-triples; charset=utf-8")
    made = wickgraph.query("CONSTRUCT WHERE { ?s ?p ?o }", endpoint=fake.url)
    assert isinstance(made, Subgraph) and len(made) == 1


# Accounts


def digest_of(asked: Asked, user: str, password: str, nonce: str) -> bool:
    """Whether the account is shown by digest as RFC 2617 says."""
    said = dict(part.strip().split("=", 1) for part in asked.headers["authorization"][7:].split(", "))
    said = {key: value.strip('"') for key, value in said.items()}

    def md5(text: str) -> str:
        return hashlib.md5(text.encode()).hexdigest()

    one, two = md5(f"{user}:SPARQL:{password}"), md5(f"{asked.method}:{said['uri']}")
    return said["response"] == md5(f"{one}:{nonce}:{said['nc']}:{said['cnonce']}:auth:{two}")


@pytest.mark.parametrize("ways", [["Basic"], ["Digest"], ["Basic", "Digest"]])
def test_an_account_is_shown_as_the_server_asks(fake: Fake, ways: list[str]) -> None:
    """Not before it asks; by digest where it can; and once the way is known, without asking again."""
    challenges = {"Basic": 'Basic realm="SPARQL"', "Digest": 'Digest realm="SPARQL", nonce="abc", qop="auth"'}

    def reply(asked: Asked) -> Reply:
        shown = asked.headers.get("authorization", "")
        if shown.startswith("Digest") and digest_of(asked, "dba", "pass", "abc"):
            return Reply()
        if ways == ["Basic"] and shown == "Basic " + base64.b64encode(b"dba:pass").decode():
            return Reply()
        return Reply(401, b"", "text/plain", {"WWW-Authenticate": ", ".join(challenges[way] for way in ways)})

    fake.reply = reply
    endpoint = Endpoint(fake.url, "dba", "pass")
    for _ in range(2):
        assert isinstance(wickgraph.query("SELECT ?x { ?x ?y ?z }", endpoint=endpoint), Table)
    assert ["authorization" in each.headers for each in fake.asked] == [False, True, True]
    with pytest.raises(RemoteError, match="who asks"):
        wickgraph.query("SELECT ?x { ?x ?y ?z }", endpoint=Endpoint(fake.url, "dba", "wrong"))
    assert "pass" not in repr(endpoint)


# Pushing

GRAPH = "".join(f"<urn:g> {{ id:S{number} a wick:Film ; rdfs:label 'film {number}' }}\n" for number in range(10))


def test_batches_end_where_a_subject_ends() -> None:
    """Whoever asks meanwhile sees whole subjects; all batches together are the graph."""
    batches = list(cut(from_text(GRAPH), 3))
    assert [each.size for each in batches] == [4, 4, 4, 4, 4]
    subjects = [{line.split()[0] for line in each.text.splitlines()} for each in batches]
    assert sum(map(len, subjects)) == len(set().union(*subjects)) == 10


def test_facts_come_last() -> None:
    """What is named by others goes first."""
    store = from_text(
        "graph:facts { id:A a wick:Film } graph:claims { id:B a wick:Claim } graph:entities { id:C a id:D }"
    )
    assert [each.graph.rsplit("/", 1)[1] for each in cut(store, 1)] == ["entities", "claims", "facts"]


@pytest.mark.parametrize("trig", ["[] a wick:Film .", "id:A rdfs:seeAlso [] .", "_:g { id:A a wick:Film }"])
def test_blank_nodes_are_refused(trig: str, fake: Fake) -> None:
    """They would be other ones in every batch and in every push; nothing is sent."""
    with pytest.raises(DataError, match="a blank node"):
        push(fake.url, from_text(trig))
    assert not fake.writes


def test_a_push_goes_on_where_it_stopped(fake: Fake, tmp_path: Path) -> None:
    """What was acknowledged is not sent again; the batch in doubt is."""
    fake.reply = lambda asked: Reply(400 if len(fake.writes) == 3 else 204, b"", "text/plain")
    with pytest.raises(RemoteError, match="400"):
        push(fake.url, from_text(GRAPH), batch=3, journals=tmp_path)
    seen: list[Progress] = []
    done = push(fake.url, from_text(GRAPH), batch=3, journals=tmp_path, told=seen.append)
    assert done == seen[-1] == Progress(5, 5, 20, 20)
    sent = [each.form["update"] for each in fake.writes]
    assert len(sent) == 6 and sent[2] == sent[3] and len(set(sent)) == 5


def test_another_push_is_begun_anew(fake: Fake, tmp_path: Path) -> None:
    """After one that was completed, after one of another graph, and on request."""
    fake.reply = lambda asked: Reply(204, b"", "text/plain")
    for number, (graph, again) in enumerate([(GRAPH, False), (GRAPH, False), (GRAPH + "id:X a id:Y .", False)]):
        push(fake.url, from_text(graph), journals=tmp_path, again=again)
        assert len(fake.writes) == number + 1 + (number == 2)


def test_a_torn_line_of_the_journal_is_dropped(tmp_path: Path) -> None:
    """A process that is killed while it writes leaves a part of a line; what it says was not acknowledged."""
    with Journal(tmp_path, "a") as journal:
        journal.add(0, "x", 204)
        journal.add(1, "y", 204)
    data = journal.path.read_bytes()
    journal.path.write_bytes(data[:-5])
    with Journal(tmp_path, "a") as journal:
        assert 0 in journal and 1 not in journal
        journal.add(1, "y", 204)
    assert journal.path.read_bytes() == data


def test_two_pushes_of_one_graph_do_not_mix(fake: Fake, tmp_path: Path) -> None:
    """The second is told who is at it."""
    with Journal(tmp_path, "a"), pytest.raises(StoreError, match="is writing there"), Journal(tmp_path, "a"):
        pass


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_asks_for_patience_gets_it(fake: Fake, tmp_path: Path, status: int) -> None:
    """Not now is no no."""
    later = Reply(status, b"", "text/plain", {"Retry-After": "0"})
    fake.reply = lambda asked: later if len(fake.writes) < 3 else Reply(204, b"", "text/plain")
    assert push(fake.url, from_text(GRAPH), journals=tmp_path).batches == 1
    assert len(fake.writes) == 3


def test_a_server_that_forgets_is_found_out(fake: Fake, tmp_path: Path) -> None:
    """What was acknowledged and is not there is an error, and the next push begins anew."""
    count = b'{"head":{"vars":["number"]},"results":{"bindings":[{"number":{"type":"literal","value":"%d","datatype":'
    count += b'"http://www.w3.org/2001/XMLSchema#integer"}}]}}'
    there = 7
    fake.reply = lambda asked: Reply(body=count % there) if b"COUNT" in asked.body else Reply(204, b"", "text/plain")
    with pytest.raises(RemoteError, match=r"13 triples of <urn:g> were acknowledged and are not there"):
        push(fake.url, from_text(GRAPH), batch=3, journals=tmp_path, check=fake.url)
    there = 20
    assert push(fake.url, from_text(GRAPH), batch=3, journals=tmp_path, check=fake.url).triples == 20


def test_graph_store_protocol(fake: Fake, tmp_path: Path) -> None:
    """PUT begins a graph anew, POST adds; the graph is named in the address."""
    fake.reply = lambda asked: Reply(204, b"", "text/plain")
    push(fake.url, from_text(GRAPH), batch=10, protocol="graph-store", replace=True, journals=tmp_path)
    assert [(each.method, each.path) for each in fake.asked] == [
        ("PUT", "/sparql?graph=urn%3Ag"),
        ("POST", "/sparql?graph=urn%3Ag"),
    ]
    assert all(each.headers["content-type"].startswith("text/turtle") for each in fake.asked)


def test_the_command_shows_how_far_it_is(fake: Fake, tmp_path: Path, run: Run) -> None:
    """Progress is on standard error, the end on standard output; the journal is in the user's cache."""
    fake.reply = lambda asked: Reply(204, b"", "text/plain")
    graph = tmp_path / "a.nt"
    graph.write_text("".join(f"<urn:s{number}> <urn:p> <urn:o> .\n" for number in range(9)))
    done = run("push", fake.url, "--graph", str(graph), "--batch", "3", XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert (done.returncode, done.stdout) == (0, f"9 triples in 3 batches are at {fake.url}.\n")
    assert done.stderr.splitlines()[-1] == "3 of 3 batches acknowledged, 9 of 9 triples"
    assert len(list((tmp_path / "cache" / "wickgraph" / "push").glob("*.jsonl"))) == 1
