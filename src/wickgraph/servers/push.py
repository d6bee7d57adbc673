"""Pushing a graph to a SPARQL server: in batches, by update or by the Graph Store Protocol, resumed where it stopped.

Triples travel by named graph and subject, entities first and facts last, and a batch ends where a subject ends: whoever
asks the server meanwhile sees fewer claims, never half of one. What the server acknowledged is written to a journal,
so that a push that was interrupted goes on behind the last acknowledged batch. A batch that was sent and not
acknowledged is sent again, which changes nothing: there are no blank nodes in it.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from pyoxigraph import BlankNode, Quad, Store, Triple

from wickgraph.asking.remote import endpoint_of, query
from wickgraph.beliefs.asof import open_graph
from wickgraph.errors import DataError, RemoteError
from wickgraph.servers.journal import Journal, folder
from wickgraph.stores.exchange import Answer, Endpoint
from wickgraph.stores.store import AnyGraph
from wickgraph.terms import CLAIMS, ENTITIES, FACTS, SOURCES, XSD

#: Facts are derived from claims and claims cite sources: what is named by others goes first.
_ORDER = {graph: place for place, graph in enumerate((ENTITIES, SOURCES, CLAIMS, FACTS))}
#: Virtuoso refuses updates of 10,000 lines.
BATCH = 1000
_YEAR = f"^^<{XSD}gYear>"
_TRIES = 6
_LONGEST_WAIT = 30.0
#: statuses that say: not now
_LATER = (429, 502, 503, 504)

UPDATE, GRAPH_STORE = PROTOCOLS = ("update", "graph-store")


@dataclass(frozen=True)
class Batch:
    """Triples of one named graph ("" is the default graph) that are sent together; `first` in that graph or not."""

    graph: str
    text: str
    size: int
    is_first: bool

    @property
    def sha256(self) -> str:
        """What tells the batch from others.

        >>> Batch("", "<urn:a> <urn:b> <urn:c> .", 1, True).sha256[:8]
        'bb2d3cb3'
        """
        return hashlib.sha256(f"{self.graph}\n{self.text}".encode()).hexdigest()


@dataclass(frozen=True)
class Progress:
    """How far a push is: batches and triples that the server acknowledged, of how many."""

    batches: int
    all_batches: int
    triples: int
    all_triples: int


def push(
    url: Endpoint | str,
    graph: AnyGraph = None,
    *,
    protocol: str = UPDATE,
    replace: bool = False,
    batch: int = BATCH,
    again: bool = False,
    check: Endpoint | str | None = None,
    journals: Path | None = None,
    told: Callable[[Progress], None] | None = None,
) -> Progress:
    """Sends a graph to the server at `url`, which is its address for updates or for the Graph Store Protocol.

    Its named graphs keep their names. With `replace` the server's graphs of these names are emptied first; else triples
    are added to them. `batch` is the number of triples sent at a time (more where one subject has more). A push of the
    same graph to the same address that was interrupted is continued, unless `again` begins anew. `check` is the
    server's address for queries: it is asked before a push is continued and at the end whether it still has what it
    acknowledged. `told` is called with the progress. Raises RemoteError when the server cannot be reached, refuses,
    fails (after trying several times where it asks for patience) or has lost triples; DataError for a graph with blank
    nodes, and what `wickgraph.load` raises.
    """
    endpoint = endpoint_of(url)
    batches = list(cut(open_graph(graph), batch, years_apart=protocol == UPDATE and _is_virtuoso(endpoint)))
    sender = _SENDERS[protocol]
    name = "\n".join([endpoint.url, protocol, str(replace), *(each.sha256 for each in batches)])
    with Journal(journals or folder(), hashlib.sha256(name.encode()).hexdigest()) as journal:
        if again or len(journal) >= len(batches) or (check and lost(check, _noted(batches, journal))):
            journal.clear()
        progress = _progress(batches, journal)
        for number, each in enumerate(batches):
            if number not in journal:
                status = _acknowledged(endpoint, lambda each=each: sender(endpoint, each, replace))  # type: ignore[misc]
                journal.add(number, each.sha256, status)
                progress = _progress(batches, journal)
            if told:
                told(progress)
    for name, missing in (lost(check, batches) if check else {}).items():
        of = f"<{name}>" if name else "the default graph"
        raise RemoteError(
            f"{endpoint.url}: {missing} triples of {of} were acknowledged and are not there. Push --again."
        )
    return progress


def _noted(batches: Sequence[Batch], journal: Journal) -> list[Batch]:
    return [each for number, each in enumerate(batches) if number in journal]


def lost(endpoint: Endpoint | str, batches: Sequence[Batch]) -> dict[str, int]:
    """How many triples of these batches a server has not, by named graph, as far as their number tells.

    >>> lost("http://127.0.0.1:9/", [])
    {}
    """
    sizes: dict[str, int] = {}
    for each in batches:
        sizes[each.graph] = sizes.get(each.graph, 0) + each.size
    missing = {graph: size - _count(endpoint, graph) for graph, size in sizes.items()}
    return {graph: number for graph, number in missing.items() if number > 0}


def _count(endpoint: Endpoint | str, graph: str) -> int:
    pattern = f"GRAPH <{graph}> {{ ?s ?p ?o }}" if graph else "?s ?p ?o"
    rows = query(f"SELECT (COUNT(*) AS ?number) {{ {pattern} }}", endpoint)
    return int(next(iter(rows))["number"])  # type: ignore[arg-type, index]


def _progress(batches: Sequence[Batch], journal: Journal) -> Progress:
    done = [each.size for each in _noted(batches, journal)]
    return Progress(len(done), len(batches), sum(done), sum(each.size for each in batches))


def cut(store: Store, size: int, *, years_apart: bool = False) -> Iterator[Batch]:
    """The batches of a graph, each of at least `size` triples but for the last of each named graph.

    With `years_apart`, triples with years (xsd:gYear) travel in batches of their own. Raises DataError for blank nodes,
    which would not be the same ones in every batch.

    >>> from wickgraph.stores.store import from_text
    >>> [each.size for each in cut(from_text("id:A a wick:Film ; rdfs:label 'a' . id:B a wick:Film ."), 1)]
    [2, 1]
    """
    quads = sorted(store, key=lambda quad: (_place(quad), str(quad.subject), str(quad.predicate), str(quad.object)))
    for graph, of_graph in groupby(quads, _name):
        subjects = [[_line(quad.triple) for quad in each] for _, each in groupby(of_graph, lambda quad: quad.subject)]
        parts = [subjects]
        if years_apart:
            parts = [
                [[line for line in each if (_YEAR in line) is is_year] for each in subjects]
                for is_year in (False, True)
            ]
        texts = [lines for part in parts for lines in _gathered(part, size)]
        for number, lines in enumerate(texts):
            yield Batch(graph, "\n".join(lines), len(lines), number == 0)


def _gathered(subjects: Iterable[list[str]], size: int) -> Iterator[list[str]]:
    """Lines of whole subjects, together until there are enough."""
    lines: list[str] = []
    for each in subjects:
        lines += each
        if len(lines) >= size:
            yield lines
            lines = []
    if lines:
        yield lines


def _name(quad: Quad) -> str:
    name = getattr(quad.graph_name, "value", "")
    if isinstance(quad.graph_name, BlankNode):
        raise _unnamed(f"_:{name}")
    return str(name)


def _place(quad: Quad) -> tuple[int, str]:
    name = _name(quad)
    return _ORDER.get(name, len(_ORDER)), name


def _line(triple: Triple) -> str:
    for term in (triple.subject, triple.object):
        if isinstance(term, BlankNode):
            raise _unnamed(str(term))
    return f"{triple.subject} {triple.predicate} {triple.object} ."


def _unnamed(node: str) -> DataError:
    return DataError(f"{node}: a blank node, which would be another one in every batch. Give it an IRI in the graph.")


def _acknowledged(endpoint: Endpoint, send: Callable[[], Answer]) -> int:
    """Sends until the server acknowledges, with longer and longer waits where it says not now. Gives its status."""
    for number in range(_TRIES):
        try:
            answer = send()
        except RemoteError:
            if number == _TRIES - 1:
                raise
            wait = 2.0**number / 4
        else:
            if answer.status not in _LATER or number == _TRIES - 1:
                return answer.checked().status
            asked = answer.headers.get("retry-after", "")
            wait = float(asked) if asked.isdigit() else 2.0**number / 4
        time.sleep(min(wait, _LONGEST_WAIT))
    raise AssertionError("unreachable")


def _update(endpoint: Endpoint, batch: Batch, is_replacing: bool) -> Answer:
    """One update, which a server does as a whole or not at all."""
    target = f"GRAPH <{batch.graph}>" if batch.graph else "DEFAULT"
    clear = f"CLEAR SILENT {target} ;\n" if is_replacing and batch.is_first else ""
    into = f"GRAPH <{batch.graph}> {{\n{batch.text}\n}}" if batch.graph else batch.text
    text = f"{clear}INSERT DATA {{ {into} }}"
    # As a form, which every server takes; Virtuoso hangs on a text that is the body itself.
    return endpoint.send("POST", data={"update": text})


def _is_virtuoso(endpoint: Endpoint) -> bool:
    """Whether the server is a Virtuoso, which in one update makes the same value of the year 2023 and of 2023-01."""
    return endpoint.send("GET").headers.get("server", "").lower().startswith("virtuoso")


def _graph_store(endpoint: Endpoint, batch: Batch, is_replacing: bool) -> Answer:
    """One request of the Graph Store Protocol: PUT begins a graph anew, POST adds to it."""
    method = "PUT" if is_replacing and batch.is_first else "POST"
    # N-Triples are Turtle, which every server reads.
    return endpoint.send(
        method,
        params={"graph": batch.graph} if batch.graph else {"default": ""},
        content=batch.text.encode(),
        headers={"Content-Type": "text/turtle; charset=utf-8"},
    )


_SENDERS = {UPDATE: _update, GRAPH_STORE: _graph_store}
