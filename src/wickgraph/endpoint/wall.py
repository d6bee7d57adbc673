"""The wall: what a process gives up before it answers questions, so that whatever the question it can reach nothing."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import sys
import time
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

if sys.platform != "win32":
    import resource

_PR_SET_PDEATHSIG = 1
#: seconds of processor time that a question may take beyond its limit before the kernel itself ends the worker
_GRACE = 2


def confine(stream: socket.socket, memory: int, kept: Iterable[int] = ()) -> None:
    """Gives up, for the rest of this process's life, all that answering a question does not need.

    `memory` is how many bytes it may take beyond those that it has; `kept` are descriptors that it does need, beside
    that of `stream`.
    """
    _die_with_parent()
    bound = _size() + memory  # before no file can be opened: it is told by one
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    for below, above in pairwise(sorted({2, stream.fileno(), *kept, _highest()})):
        os.closerange(below + 1, above)
    for limit in (resource.RLIMIT_NOFILE, resource.RLIMIT_CORE, resource.RLIMIT_FSIZE):
        resource.setrlimit(limit, (0, 0))
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
        return peak() * 1024


def _die_with_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def peak() -> int:
    """The most memory that this process has ever had, in KiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def bound_processor_time(seconds: float, since: float | None = None) -> None:
    """A second wall, in case whoever keeps the time does not: so much processor time from now, or from `since`."""
    most = int((time.process_time() if since is None else since) + seconds + _GRACE)
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))
