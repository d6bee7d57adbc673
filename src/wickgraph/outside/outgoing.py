"""What a parser made of a file, as N-Quads: looked at term by term where something is suspicious, and sent on.

>>> import io
>>> Outgoing(io.BytesIO(), Allowance()).write(b"<javascript:alert(1)> <urn:p> <urn:o> .\\n")
Traceback (most recent call last):
    ...
wickgraph.outside.fault.FaultError: <javascript:alert(1)> is of the scheme javascript:, ...
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from wickgraph.outside.allowance import Allowance
from wickgraph.outside.fault import FaultError
from wickgraph.outside.pieces import too_large


class Writable(Protocol):
    """A file as N-Quads are written to it."""

    def write(self, data: bytes, /) -> object:
        """Takes all of it."""
        ...


class Outgoing:
    """A file to which N-Quads are written; lines that may be used to harm are refused with FaultError.

    The fault is kept in `fault` as well: a serializer in between may raise something of its own.
    """

    def __init__(self, file: Writable, allowance: Allowance) -> None:
        self.fault: FaultError | None = None
        self._file, self._most, self._size = file, allowance.size, 0
        self._rest: list[bytes] = []
        self._schemes = frozenset(allowance.schemes)
        known = b"|".join(re.escape(scheme.encode()) for scheme in allowance.schemes)
        # Literals hold such signs too: what is found is looked at closely.
        self._suspicious = re.compile(rb"<(?!(?:%b):)[A-Za-z][A-Za-z0-9+.-]*:|\\u0000" % known)

    def write(self, data: bytes) -> int:
        """Sends on what lies in whole lines."""
        self._size += len(data)
        before, end, after = data.rpartition(b"\n")
        lines = b"".join((*self._rest, before)) if end else b""
        self._rest = [after] if end else [*self._rest, after]
        try:
            if self._size > self._most:
                raise too_large(self._most)
            self._check(lines + end)
        except FaultError as fault:
            self.fault = fault
            raise
        self._file.write(lines + end)
        return len(data)

    def flush(self) -> None:
        """Nothing waits: N-Quads end with the end of a line."""

    def _check(self, lines: bytes) -> None:
        for match in self._suspicious.finditer(lines):
            start, end = lines.rfind(b"\n", 0, match.start()) + 1, lines.index(b"\n", match.start())
            for quad in parse(lines[start:end], format=RdfFormat.N_QUADS):
                for term in (*_terms(quad.triple), quad.graph_name):
                    self._check_term(term)

    def _check_term(self, term: object) -> None:
        if isinstance(term, Literal):
            if "\0" in term.value:
                raise FaultError("a NUL in a literal, which no text holds. Take it out.", needles=(b"\\u0000", b"&#0;"))
            self._check_term(term.datatype)
        elif isinstance(term, NamedNode):
            scheme = term.value.partition(":")[0]
            if scheme.lower() not in self._schemes:
                raise _unknown_scheme(term, scheme)


def _terms(triple: Triple) -> Iterator[object]:
    yield triple.subject
    yield triple.predicate
    if isinstance(triple.object, Triple):
        yield from _terms(triple.object)
    else:
        yield triple.object


def _unknown_scheme(term: NamedNode, scheme: str) -> FaultError:
    said = str(term) if len(str(term)) < 80 else f"{str(term)[:78]}…>"
    return FaultError(
        f"{said} is of the scheme {scheme}:, which names nothing on the web. Mend it (is it a prefix that is not "
        f"declared?), or give --allow {scheme}: where you trust it.",
        needles=(str(term).encode(), term.value.encode(), f"{scheme}:".encode()),
    )
