"""One query of this machine's own user, behind the wall of the endpoint: a worker is forked for it, and ended.

>>> from wickgraph.stores.store import from_text
>>> graph = from_text("id:Ballerina a wick:Film .")
>>> answer_alone("ASK { id:Ballerina a wick:Film }", graph, 5)
True
"""

from __future__ import annotations

import os
import signal
import socket
import time

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
)

from wickgraph.endpoint import frames, wall
from wickgraph.endpoint.answering import answer, too_much_memory
from wickgraph.endpoint.limits import Limits
from wickgraph.endpoint.question import Question, Reply
from wickgraph.errors import QueryError, UsageError
from wickgraph.results.table import Subgraph, Table

_ACCEPT = "application/sparql-results+json, application/n-triples"
#: of one's own machine one may ask for as much as fits
_ROWS, _RESULT = 10**9, 2**32 - 1


def answer_alone(text: str, store: Store, seconds: float, where: str = "query") -> Table | Subgraph | bool:
    """The answer to a query, where it takes no longer than `seconds`.

    Raises QueryError for a query that cannot be answered so, UsageError where processes cannot be forked.

    >>> answer_alone("SELECT ?x {", Store(), 5)
    Traceback (most recent call last):
        ...
    wickgraph.errors.QueryError: query:1:12: the query ends too early; a } is missing. Close what was opened.
    ...
    """
    if not hasattr(os, "fork"):
        raise UsageError("a limit of time needs Linux or macOS: here no process can be forked. Ask without it.")
    limits = Limits(seconds=seconds, rows=_ROWS, result=_RESULT, workers=1)
    reply = _reply(Question(text, _ACCEPT), store, limits, where)
    if reply.status == 200:
        return _read(reply)
    # What is wrong with the syntax begins with the place.
    raise QueryError(where + reply.detail[5:] if reply.detail.startswith("query:") else f"{where}: {reply.detail}")


def _reply(question: Question, store: Store, limits: Limits, where: str) -> Reply:
    ours, theirs = socket.socketpair()
    number = os.fork()
    if not number:
        _be_worker(theirs, store, limits)
    theirs.close()
    try:
        ours.sendall(frames.packed(question))
        frame = _awaited(ours, time.monotonic() + limits.seconds)
    except TimeoutError:
        mend = "Ask for less at a time, or give it longer."
        raise QueryError(f"{where}: it takes longer than {limits.seconds:g} s. {mend}") from None
    finally:
        os.kill(number, signal.SIGKILL)
        os.waitpid(number, 0)
        ours.close()
    if frame is None:
        raise QueryError(f"{where}: {too_much_memory(limits)}")
    head, body = frame
    return Reply._make([*head, body])


def _be_worker(stream: socket.socket, store: Store, limits: Limits) -> None:
    try:
        wall.confine(stream, limits.memory)
        frame = frames.read(stream)
        if frame:
            wall.bound_processor_time(limits.seconds)
            *head, body = answer(store, Question(*frame[0]), limits)
            stream.sendall(frames.packed(head, body))
    finally:
        os._exit(1)


def _awaited(stream: socket.socket, deadline: float) -> frames.Frame | None:
    """The frame that comes before the deadline; None where the other end closes. Raises TimeoutError."""
    buffer = bytearray()
    while (frame := frames.taken(buffer)) is None:
        stream.settimeout(max(0.001, deadline - time.monotonic()))
        try:
            piece = stream.recv(1 << 20)
        except ConnectionError:
            return None
        if not piece:
            return None
        buffer += piece
    return frame


def _read(reply: Reply) -> Table | Subgraph | bool:
    if reply.type == "application/n-triples":
        return Subgraph(tuple(quad.triple for quad in parse(reply.body, format=RdfFormat.N_TRIPLES)))
    found = parse_query_results(reply.body, format=QueryResultsFormat.JSON)
    if isinstance(found, QueryBoolean):
        return bool(found)
    assert isinstance(found, QuerySolutions)
    return Table(tuple(variable.value for variable in found.variables), tuple(tuple(row) for row in found))
