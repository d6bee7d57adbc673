"""What the worker does with a file: it parses it, looks at it, and writes N-Quads. This runs behind the wall.

>>> import io
>>> made = io.BytesIO()
>>> report(io.BytesIO(b"<urn:a> <urn:b> <urn:c> ."), made, RdfFormat.TURTLE, False, Allowance())["fault"] is None
True
>>> made.getvalue()
b'<urn:a> <urn:b> <urn:c> .\\n'
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, BinaryIO

from pyoxigraph import RdfFormat, parse, serialize

from wickgraph.outside.allowance import Allowance
from wickgraph.outside.fault import FaultError
from wickgraph.outside.nesting import Brackets, Elements
from wickgraph.outside.outgoing import Outgoing, Writable
from wickgraph.outside.pieces import Look, Pieces, Readable

_PLACE = re.compile(r"^Parser error at line \d+ (?:between columns \d+ and|column) .*?: ")


class Hashed:
    """An open file that hashes what is read from it; `told` is called with how much that is so far.

    >>> import io
    >>> file = Hashed(io.BytesIO(b"abc"))
    >>> file.read(2), file.read(), file.hexdigest()[:8]
    (b'ab', b'c', 'ba7816bf')
    """

    def __init__(self, file: Readable) -> None:
        self.size = 0
        self._file, self._hash = file, hashlib.sha256()

    def read(self, size: int = -1, /) -> bytes:
        """What the file gives."""
        data = self._file.read(size)
        self._hash.update(data)
        self.size += len(data)
        return data

    def hexdigest(self) -> str:
        """The SHA-256 of what was read."""
        return self._hash.hexdigest()


def report(
    file: BinaryIO, to: Writable, rdf_format: RdfFormat, packed: bool, allowance: Allowance, look: Look | None = None
) -> dict[str, Any]:
    """Parses a file (gzip, where it is `packed`), writes N-Quads, and reports.

    The report has the hash of the file, and a fault (its sentence, and the place as it follows the file's name) where
    there is one. `look` is shown every piece.
    """
    raw = Hashed(file)
    try:
        _convert(raw, to, rdf_format, packed, allowance, look)
    except FaultError as fault:
        _locate(fault, file, rdf_format, packed)
        return {"fault": fault.sentence, "place": fault.place, "sha256": ""}
    while raw.read(1 << 20):
        pass
    return {"fault": None, "place": "", "sha256": raw.hexdigest()}


def _convert(
    raw: Hashed, to: Writable, rdf_format: RdfFormat, packed: bool, allowance: Allowance, look: Look | None
) -> None:
    looks = [*([look] if look else []), *_looks(rdf_format, allowance)]
    pieces = Pieces(_unpacked(raw) if packed else raw, allowance.size, looks)
    outgoing = Outgoing(to, allowance)
    try:
        serialize(parse(pieces, format=rdf_format), output=outgoing, format=RdfFormat.N_QUADS)  # type: ignore[arg-type]
    except (FaultError, SyntaxError, ValueError, OSError, MemoryError) as error:
        raise pieces.fault or outgoing.fault or _fault(error, rdf_format) from None


def _unpacked(file: Any) -> gzip.GzipFile:
    return gzip.GzipFile(fileobj=file)


def _looks(rdf_format: RdfFormat, allowance: Allowance) -> Iterator[Look]:
    if rdf_format == RdfFormat.JSON_LD and not allowance.is_allowed("jsonld"):
        yield Brackets()
    if rdf_format == RdfFormat.RDF_XML and not allowance.is_allowed("rdfxml"):
        yield Elements()


def _fault(error: BaseException, rdf_format: RdfFormat) -> FaultError:
    """What a parser complained of."""
    if isinstance(error, MemoryError):
        large = "one literal or line is larger than a parser takes (16 MB). Keep what is so large out of it."
        return FaultError(large if "maximal size" in str(error) else "it needs more memory than reading may take.")
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    if "LoadDocumentCallback" in said:
        return FaultError(
            "a context at another address, and nothing is fetched. Put the context itself in its place.",
            needles=(b'"@context"', b'"@import"'),
        )
    line, column = (
        (error.lineno, error.offset or 1) if isinstance(error, SyntaxError) and error.lineno else (None, None)
    )
    named = re.search(r"IRI '([^']+)'", said)
    message = re.sub(r" \(line \d+\)$", "", _PLACE.sub("", said)).rstrip(".")
    mend = "Mend the file at that place." if line else "Mend the file."
    return FaultError(f"not {rdf_format.name}: {message}. {mend}", line, column, (named[1].encode(),) if named else ())


def _locate(fault: FaultError, file: BinaryIO, rdf_format: RdfFormat, packed: bool) -> None:
    """Finds the line of a fault that does not know it, where the file can be read again."""
    if fault.line is not None or not file.seekable():
        return
    file.seek(0)
    lines = _unpacked(file) if packed else file
    with suppress(OSError, EOFError):
        fault.line = _line_with(fault.needles, lines) if fault.needles else None


def _line_with(needles: tuple[bytes, ...], lines: Any) -> int | None:
    """The first line with the first of the needles that is found at all."""
    places: dict[bytes, int] = {}
    for number, line in enumerate(lines, 1):
        for needle in needles:
            if needle not in places and needle in line:
                places[needle] = number
        if needles[0] in places:
            break
    return next((places[needle] for needle in needles if needle in places), None)
