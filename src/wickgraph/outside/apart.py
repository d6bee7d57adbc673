"""The worker that reads RDF from outside: started for a file, heard, ended.

>>> import io
>>> store = Store()
>>> _ = fill(store, io.BytesIO(b"<urn:a> <urn:b> <urn:c> ."), RdfFormat.TURTLE, where="a.ttl")
>>> len(store)
1
"""

from __future__ import annotations

import os
import signal
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO, UnsupportedOperation
from typing import Any, BinaryIO

from pyoxigraph import Quad, RdfFormat, Store, parse

from wickgraph.endpoint import frames, wall
from wickgraph.errors import DataError
from wickgraph.outside.allowance import Allowance, current
from wickgraph.outside.parsing import report

#: megabytes that a parser may take beyond what there is
_MEMORY = 512
#: seconds of processor time that reading may take: so many, and so many more for each megabyte
_SECONDS, _SECONDS_A_MEGABYTE = 10, 2


def fill(
    store: Store, file: BinaryIO, rdf_format: RdfFormat, *, packed: bool = False, where: str = "input"
) -> dict[str, Any]:
    """Loads RDF from outside into an empty store that nobody reads yet, as far as `allowance.current()` lets it in.

    `packed` is for gzip. Gives what the worker reports: "sha256" of the file. Raises DataError, with the line in
    `where` if it is known; the store is then of no use. Where processes cannot be forked (Windows) the file is looked
    at all the same, but a parser that does not end, or takes all memory, does so here.

    >>> import io
    >>> fill(Store(), io.BytesIO(b"<urn:a> <urn:b> ."), RdfFormat.TURTLE, where="a.ttl")
    Traceback (most recent call last):
        ...
    wickgraph.errors.DataError: a.ttl:1:17: not Turtle: ...
    """
    return _taken(file, rdf_format, packed, where, lambda quads: store.bulk_load(quads, format=RdfFormat.N_QUADS))


def quads_of(data: bytes, rdf_format: RdfFormat, where: str = "input") -> list[Quad]:
    """The quads of RDF from outside, with literals as they are written. Raises DataError as `fill` does.

    >>> quads_of(b"<urn:a> <urn:b> 01 .", RdfFormat.TURTLE)[0].object.value
    '01'
    """
    found: list[Quad] = []
    _taken(BytesIO(data), rdf_format, False, where, lambda quads: found.extend(parse(quads, format=RdfFormat.N_QUADS)))
    return found


def _taken(
    file: BinaryIO, rdf_format: RdfFormat, packed: bool, where: str, take: Callable[[BinaryIO], object]
) -> dict[str, Any]:
    """Has a file read, and lets `take` have the N-Quads. Gives what the worker reports."""
    if not hasattr(os, "fork"):
        return _taken_here(file, rdf_format, packed, where, take)
    with _on_disk(file) as opened, _worker(opened, rdf_format, packed, current()) as (number, quads, stream):
        broken = _to_the_end(quads, take)
        said = frames.read(stream)
        if said is None:
            raise DataError(f"{where}: {_died(number)}")
    found = _checked(said[0], where)
    if broken:
        raise DataError(f"{where}: {broken}. Mend the file.")
    return found


def _to_the_end(quads: BinaryIO, take: Callable[[BinaryIO], object]) -> str:
    """Lets all be taken. Gives what was wrong with it: a worker that died left half a line."""
    try:
        take(quads)
    except (SyntaxError, ValueError) as error:
        while quads.read(1 << 20):
            pass
        return str(error)
    return ""


def _checked(said: dict[str, Any], where: str) -> dict[str, Any]:
    if said["fault"]:
        raise DataError(f"{where}{said['place']}: {said['fault']}")
    return said


def _taken_here(
    file: BinaryIO, rdf_format: RdfFormat, packed: bool, where: str, take: Callable[[BinaryIO], object]
) -> dict[str, Any]:
    quads = BytesIO()
    said = _checked(report(file, quads, rdf_format, packed, current()), where)
    quads.seek(0)
    take(quads)
    return said


@contextmanager
def _on_disk(file: BinaryIO) -> Iterator[BinaryIO]:
    """The file itself, or a copy where it is none of the system's: a worker is given its descriptor."""
    try:
        file.fileno()
    except (UnsupportedOperation, AttributeError):
        with tempfile.TemporaryFile() as copy:
            copy.write(file.read())
            copy.seek(0)
            yield copy
    else:
        yield file


@contextmanager
def _worker(
    file: BinaryIO, rdf_format: RdfFormat, packed: bool, allowance: Allowance
) -> Iterator[tuple[int, BinaryIO, socket.socket]]:
    """A worker that parses: its number, the N-Quads that it writes, and where it reports. It ends with the block."""
    ours, theirs = socket.socketpair()
    taking, giving = os.pipe()
    number = os.fork()
    if not number:
        _be_worker(theirs, giving, os.dup(file.fileno()), rdf_format, packed, allowance)
    theirs.close()
    os.close(giving)
    try:
        with os.fdopen(taking, "rb") as quads:
            yield number, quads, ours
    finally:
        ours.close()
        _end(number)


def _end(number: int) -> None:
    try:
        os.kill(number, signal.SIGKILL)
        os.waitpid(number, 0)
    except (ProcessLookupError, ChildProcessError):
        pass  # it was waited for, to see what it died of


class _Clock:
    """Gives the worker more time for each piece that it reads."""

    def __init__(self) -> None:
        self._size = 0

    def feed(self, piece: bytes) -> None:
        self._size += len(piece)
        wall.bound_processor_time(_SECONDS + _SECONDS_A_MEGABYTE * self._size / 1e6, since=0)


def _be_worker(
    stream: socket.socket, giving: int, taking: int, rdf_format: RdfFormat, packed: bool, allowance: Allowance
) -> None:
    try:
        wall.confine(stream, _MEMORY * 10**6, (giving, taking))
        with os.fdopen(taking, "rb") as file, os.fdopen(giving, "wb") as quads:
            said = report(file, quads, rdf_format, packed, allowance, _Clock())
        stream.sendall(frames.packed(said))
    finally:
        os._exit(1)


def _died(number: int) -> str:
    """What is said of a worker that ended before it reported."""
    _, status = os.waitpid(number, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU:
        return "it takes longer to read than a file of its size may take. Make it smaller or flatter."
    return (
        f"it needs more than the {_MEMORY} MB that reading may take, or is nested too deep. Make it smaller or flatter."
    )
