"""A worker: a process that has the graph, answers one question after the other, and can reach nothing else.

It opens no file and no socket (RLIMIT_NOFILE 0; what stays open is its own socket, and /dev/null three times), writes
no file, takes no more memory than it is given (RLIMIT_AS), and dies with its parent. What it cannot do by itself is to
stop: its time is kept by the endpoint, which has it ended.
"""

from __future__ import annotations

import gc
import socket
import time

from pyoxigraph import Store

from wickgraph import ontology
from wickgraph.endpoint import frames, wall
from wickgraph.endpoint.answering import answer
from wickgraph.endpoint.limits import Limits
from wickgraph.endpoint.material import Material
from wickgraph.endpoint.question import Question
from wickgraph.endpoint.replying import rehearse, reply

#: for so many seconds, and bytes, replies wait for the next
_TOGETHER, _PIECE = 0.001, 1 << 16


def prepare(material: Material) -> None:
    """Loads, in the parent, what a worker would open a file for later: modules, the names of the ontology."""
    ontology.names()
    "".encode("idna")
    answer(Store(), Question("SELECT * { ?s ?p ?o"), Limits())
    for accept in ("text/csv", "application/sparql-results+xml", "application/ld+json"):
        answer(Store(), Question("SELECT * { ?s ?p ?o }", accept), Limits())
        answer(Store(), Question("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", accept), Limits())
    rehearse(material)
    # What is there now stays: the collector would touch, and so copy, every page that is shared with the parent.
    gc.collect()
    gc.freeze()


def serve(material: Material, stream: socket.socket, limits: Limits) -> None:
    """Answers questions that come in frames, several in each, until the other end closes.

    Replies to small questions are sent together: to wake the endpoint for each would take as long as to answer it.
    """
    small = wall.peak()
    while (frame := frames.read(stream)) is not None:
        replies, begun = bytearray(), time.monotonic()
        for asked in frame[0]:
            if time.monotonic() - begun > _TOGETHER or len(replies) > _PIECE:
                stream.sendall(replies)
                replies, begun = bytearray(), time.monotonic()
            used = time.process_time()
            wall.bound_processor_time(limits.seconds, used)
            said = reply(material, Question(*asked), limits)
            *head, body = said._replace(grown=wall.peak() - small, took=round(time.process_time() - used, 6))
            replies += frames.packed(head, body)
        stream.sendall(replies)
