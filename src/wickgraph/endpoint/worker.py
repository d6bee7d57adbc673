"""A worker: a process that has the graph, answers one question at a time, and can reach nothing else.

It opens no file and no socket (RLIMIT_NOFILE 0; what stays open is its own socket, and /dev/null three times), writes
no file, takes no more memory than it is given (RLIMIT_AS), and dies with its parent. What it cannot do by itself is to
stop: its time is kept by the endpoint, which has it ended.
"""

from __future__ import annotations

import ctypes
import gc
import os
import resource
import signal
import socket
import sys
import time
from pathlib import Path

from pyoxigraph import Store

from wickgraph import ontology
from wickgraph.endpoint import frames
from wickgraph.endpoint.answering import answer
from wickgraph.endpoint.limits import Limits
from wickgraph.endpoint.material import Material
from wickgraph.endpoint.question import Question
from wickgraph.endpoint.replying import rehearse, reply

_PR_SET_PDEATHSIG = 1
#: seconds of processor time that a question may take beyond its limit before the kernel itself ends the worker
_GRACE = 2


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


def confine(stream: socket.socket, limits: Limits) -> None:
    """Gives up, for the rest of this process's life, all that answering a question does not need."""
    _die_with_parent()
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    here = stream.fileno()
    os.closerange(3, here)
    os.closerange(here + 1, _highest())
    for limit in (resource.RLIMIT_NOFILE, resource.RLIMIT_CORE, resource.RLIMIT_FSIZE):
        resource.setrlimit(limit, (0, 0))
    bound = _size() + limits.memory
    resource.setrlimit(resource.RLIMIT_AS, (bound, bound))


def _highest() -> int:
    """One above the highest descriptor that may be open."""
    soft = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return soft if 0 < soft < 1 << 20 else 1 << 20


def _size() -> int:
    """How much address space this process has: a limit on it counts the graph too."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    except OSError:
        return _peak() * 1024


def _die_with_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def serve(material: Material, stream: socket.socket, limits: Limits) -> None:
    """Answers questions that come in frames, until the other end closes."""
    small = _peak()
    while (frame := frames.read(stream)) is not None:
        _bound_processor_time(limits)
        said = reply(material, Question(*frame[0]), limits)
        *head, body = said._replace(grown=_peak() - small)
        stream.sendall(frames.packed(head, body))


def _peak() -> int:
    """The most memory that this process has ever had, in KiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _bound_processor_time(limits: Limits) -> None:
    """A second wall, in case whoever keeps the time does not."""
    most = int(time.process_time() + limits.seconds + _GRACE)
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))
