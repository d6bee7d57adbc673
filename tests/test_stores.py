"""The same rows wherever the graph is kept (in memory, on disk, behind three servers); from Python, shell and HTTP."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import httpx
import pytest
from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat, Store, parse_query_results

import servers
import wickgraph
from conftest import Run
from expected_rows import QUERIES, as_csv, expected, names, text
from wickgraph import Endpoint, bundled
from wickgraph.asking.remote import declared
from wickgraph.cli import main
from wickgraph.errors import RemoteError
from wickgraph.results.table import Subgraph, Table
from wickgraph.results.writing import shown
from wickgraph.servers.push import push
from wickgraph.stores.store import from_text
from wickgraph.stores.stored import open_store
from wickgraph.terms import XSD

# One worker runs them all, so that each server is started once.
pytestmark = pytest.mark.xdist_group("servers")


@dataclass
class Place:
    """Where a graph is kept: what Python asks, and what the shell is told."""

    name: str
    asked: dict[str, object]
    options: list[str] = field(default_factory=list)
    server: servers.Server | None = None


#: where a graph is kept; in the latter ones a server answers, and in the last ones it is written to
PLACES = ("memory", "disk", "wickgraph", "oxigraph", "virtuoso")
SERVERS, WRITTEN = PLACES[2:], PLACES[3:]


def in_places(*names: str) -> pytest.MarkDecorator:
    """Runs a test in these places only."""
    return pytest.mark.parametrize("place", names, indirect=True, scope="module")


@pytest.fixture(scope="module", params=PLACES)
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """The bundled graph in each of the places."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "memory":
        yield Place("memory", {"graph": graph_here()})
    elif request.param == "disk":
        store = open_store(folder / "store", bundled.graph_file())
        yield Place("disk", {"graph": store}, ["--store", str(folder / "store")])
    else:
        with started(request.param, folder) as server:
            if server.update:
                # By the faster protocol: Virtuoso takes 20 s for what it takes in 1 s as a graph.
                push(account(server, server.graphs), protocol="graph-store", journals=folder, check=server.query)
            yield Place(server.name, {"endpoint": server.query}, ["--endpoint", server.query], server)


@cache
def rows_here(name: str) -> Table:
    """The rows of a question on the bundled graph, in memory."""
    table = wickgraph.query(text(name), graph_here())
    assert isinstance(table, Table)
    return table


@cache
def graph_here() -> Store:
    """The bundled graph, read once."""
    return wickgraph.load()


def started(name: str, folder: Path):  # type: ignore[no-untyped-def]
    """A running server; where it is not installed the test is skipped, or fails on CI, where it must be there."""
    programs = {"oxigraph": "oxigraph", "virtuoso": "virtuoso-t"}
    try:
        if name in programs:
            servers.program(programs[name])
    except FileNotFoundError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(error))
    return servers.SERVERS[name](folder)


def account(server: servers.Server, url: str) -> Endpoint:
    """An address of a server with the account that it wants."""
    return Endpoint(url, server.user, server.password)


@pytest.mark.parametrize("name", names())
def test_python_gets_the_rows(place: Place, name: str) -> None:
    """Each question has its rows, in their order, wherever the graph is kept."""
    table = wickgraph.query(text(name), **place.asked)  # type: ignore[arg-type]
    assert isinstance(table, Table)
    assert as_csv(table.columns, [[shown(term) for term in row] for row in table.rows]) == expected(name)


@pytest.mark.parametrize("name", names())
def test_the_shell_gets_the_rows(place: Place, name: str, capfd: pytest.CaptureFixture[str]) -> None:
    """The command line writes the same bytes, wherever the graph is kept."""
    assert main(["query", "-f", str(QUERIES / f"{name}.rq"), "--format", "csv", *place.options]) == 0
    assert capfd.readouterr().out == rows_here(name).write("csv")


@in_places(*SERVERS)
@pytest.mark.parametrize("name", names())
def test_any_client_gets_the_rows(place: Place, name: str) -> None:
    """A client that knows nothing of us gets the same terms over HTTP, where a server answers."""
    assert place.server
    # The parameter means something to Oxigraph's own server only: ask all named graphs together.
    form = {"query": declared(text(name)), "union-default-graph": "true"}
    wanted = {"Accept": "application/sparql-results+json"}
    answer = httpx.post(place.server.query, data=form, headers=wanted, trust_env=False, timeout=60)
    assert answer.status_code == 200, answer.text
    rows = parse_query_results(answer.content, format=QueryResultsFormat.JSON)
    found = [[shown(term) for term in row] for row in rows]  # type: ignore[union-attr]
    assert sorted(found) == sorted([shown(term) for term in row] for row in rows_here(name).rows)


def test_a_process_of_its_own_gets_the_rows(place: Place, run: Run) -> None:
    """The command works as it is typed."""
    done = run("ask", "who-plays-whom", "--work", "john wick: chapter 2", *place.options, "--format", "csv")
    assert (done.returncode, done.stderr) == (0, "") and "Ruby Rose,Ares" in done.stdout


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("John Wick: Chapter 22", "nothing in the graph has that name. Did you mean John Wick: Chapter 2"),
        ("Caine", "found Caine (Character), but work takes a Work. Name one."),
    ],
)
def test_a_name_that_means_nothing_is_told(place: Place, value: str, sentence: str) -> None:
    """Names are looked up where the graph is, with the same suggestions."""
    with pytest.raises(wickgraph.InputError) as error:
        wickgraph.ask("who-plays-whom", work=value, **place.asked)  # type: ignore[arg-type]
    assert sentence in str(error.value)


@pytest.mark.parametrize("work", ["Ballerina", "id:Ballerina", "https://w3id.org/wickgraph/id/Ballerina", "ballerina!"])
def test_names_are_found(place: Place, work: str) -> None:
    """A label, a compact name, an IRI and an alias mean the same everywhere."""
    here, there = (
        wickgraph.ask("who-plays-whom", work=work, **each) for each in ({"graph": graph_here()}, place.asked)
    )  # type: ignore[arg-type]
    assert isinstance(here, Table) and here == there and len(here) > 3


def test_yes_and_no(place: Place, run: Run) -> None:
    """ASK gives a truth value, and an exit code on request."""
    assert wickgraph.query("ASK { id:Ballerina a wick:Film }", **place.asked) is True  # type: ignore[arg-type]
    assert wickgraph.query("ASK { id:Ballerina a wick:Game }", **place.asked) is False  # type: ignore[arg-type]
    done = run("query", "ASK { id:Ballerina a wick:Game }", "--exit-status", *place.options)
    assert (done.returncode, done.stdout) == (1, "false\n")


def test_triples(place: Place) -> None:
    """CONSTRUCT gives the same triples."""
    made = wickgraph.query(
        "CONSTRUCT { ?f a ?k ; rdfs:label ?l } { ?f a wick:Film, ?k ; rdfs:label ?l }", **place.asked
    )  # type: ignore[arg-type]
    assert isinstance(made, Subgraph)
    assert made == wickgraph.query("CONSTRUCT { ?f a ?k ; rdfs:label ?l } { ?f a wick:Film, ?k ; rdfs:label ?l }")


def test_a_broken_query_is_shown_with_its_place(place: Place) -> None:
    """Line, column and caret do not depend on where the graph is."""
    with pytest.raises(wickgraph.QueryError) as error:
        wickgraph.query("SELECT ?x {\n ?x a wick:Film", **place.asked)  # type: ignore[arg-type]
    assert str(error.value).startswith("query:2:16: the query ends too early; a } is missing.")


def test_an_update_is_no_query(place: Place) -> None:
    """Nothing is changed by what is sent as a query."""
    with pytest.raises(wickgraph.InputError):
        wickgraph.query("DELETE WHERE { ?s ?p ?o }", **place.asked)  # type: ignore[arg-type]
    assert wickgraph.query("ASK { id:Ballerina a wick:Film }", **place.asked) is True  # type: ignore[arg-type]


def test_bindings(place: Place) -> None:
    """Values from Python, also with quotes in them, arrive as terms."""
    table = wickgraph.query(
        "SELECT ?label ?said { ?film rdfs:label ?label }",
        bindings={"film": "id:Ballerina", "said": 'a "b" \\ \n é 🎬'},
        **place.asked,  # type: ignore[arg-type]
    )
    assert isinstance(table, Table) and [tuple(row.values()) for row in table] == [("Ballerina", 'a "b" \\ \n é 🎬')]


def literal(text: str, kind: str) -> Literal:
    """A literal of a datatype of XML Schema."""
    return Literal(text, datatype=NamedNode(XSD + kind))


LITERALS = [
    Literal("plain"),
    Literal('"quoted" \\ back\nline\ttab'),
    Literal("žluťoučký 🎬 日本語"),
    Literal("tagged", language="en"),
    Literal("tagged", language="pt-br"),
    Literal(""),
    literal("7", "integer"),
    literal("1.5", "decimal"),
    literal("2024-06-07", "date"),
    literal("2023-01", "gYearMonth"),
    literal("2023", "gYear"),
    literal("2024-06-07T10:00:00Z", "dateTime"),
    literal("http://example.org/a?b=c", "anyURI"),
    Literal("x", datatype=NamedNode("https://example.org/mine")),
    literal("true", "boolean"),
    literal("100", "double"),
    literal("PT2H", "duration"),
]
#: What Virtuoso gives back otherwise than it was sent (README, "Servers").
CHANGED = {
    "virtuoso": {
        literal("true", "boolean"): literal("1", "boolean"),
        literal("100", "double"): literal("100.0", "double"),
        literal("PT2H", "duration"): literal("7200.0", "duration"),
    }
}


@in_places(*WRITTEN)
@pytest.mark.parametrize("protocol", ["update", "graph-store"])
def test_literals_survive_a_push(place: Place, protocol: str, tmp_path: Path) -> None:
    """What is pushed comes back as it was, but for differences that are listed."""
    assert place.server
    # Virtuoso refuses updates with durations; it takes them by the other protocol.
    sent = LITERALS[:-1] if (place.name, protocol) == ("virtuoso", "update") else LITERALS
    graph, store = NamedNode(f"urn:literals:{protocol}"), Store()
    for number, each in enumerate(sent):
        store.add(Quad(NamedNode(f"urn:n{number:02}"), NamedNode("urn:says"), each, graph))
    url = {"update": place.server.update, "graph-store": place.server.graphs}[protocol]
    push(account(place.server, url), store, protocol=protocol, journals=tmp_path, check=place.server.query)
    table = wickgraph.query(f"SELECT ?n ?o {{ GRAPH {graph} {{ ?n <urn:says> ?o }} }} ORDER BY STR(?n)", **place.asked)  # type: ignore[arg-type]
    assert isinstance(table, Table)
    changed = CHANGED.get(place.name, {})
    assert [row[1] for row in table.rows] == [changed.get(each, each) for each in sent]


@in_places(*WRITTEN)
@pytest.mark.parametrize("protocol", ["update", "graph-store"])
def test_a_push_adds_or_replaces(place: Place, protocol: str, tmp_path: Path) -> None:
    """Triples are added to the graph of that name; with `replace` it has those of the push and no others."""
    assert place.server
    url = account(place.server, {"update": place.server.update, "graph-store": place.server.graphs}[protocol])

    def there() -> list[str]:
        table = wickgraph.query(f"SELECT ?s {{ GRAPH <urn:g:{protocol}> {{ ?s ?p ?o }} }}", **place.asked)  # type: ignore[arg-type]
        return sorted(row["s"] for row in table)  # type: ignore[union-attr, index, call-overload]

    for subject, options, found in (
        ("urn:a", {}, ["urn:a"]),
        ("urn:b", {}, ["urn:a", "urn:b"]),
        ("urn:c", {"replace": True}, ["urn:c"]),
    ):
        one = from_text(f"<urn:g:{protocol}> {{ <{subject}> a wick:Film }}")
        push(url, one, protocol=protocol, journals=tmp_path, **options)  # type: ignore[arg-type]
        assert there() == found


@in_places("virtuoso")
def test_an_answer_that_was_cut_is_none(place: Place) -> None:
    """Virtuoso cuts at 10,000 rows without a word in the answer; that is told, and what was asked for is given."""
    with pytest.raises(RemoteError, match="the server cuts answers at 10000 rows"):
        wickgraph.query("SELECT ?a ?b { ?a ?p ?x . ?b ?q ?y }", **place.asked)  # type: ignore[arg-type]
    assert len(wickgraph.query("SELECT ?a ?b { ?a ?p ?x . ?b ?q ?y } LIMIT 10000", **place.asked)) == 10000  # type: ignore[arg-type]


@in_places("virtuoso")
def test_an_account_is_wanted(place: Place, tmp_path: Path) -> None:
    """Virtuoso takes updates with digest authentication; without, and with a wrong password, it is said what to do."""
    assert place.server
    one = from_text("<urn:g:none> { id:A a wick:Film }")
    for endpoint in (Endpoint(place.server.update), Endpoint(place.server.update, "dba", "wrong")):
        with pytest.raises(RemoteError, match="WICKGRAPH_PASSWORD"):
            push(endpoint, one, journals=tmp_path)
    with pytest.raises(RemoteError, match="No permission"):
        push(place.server.query, one, journals=tmp_path)
