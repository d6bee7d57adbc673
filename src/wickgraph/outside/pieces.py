"""A file read in pieces, each of which is looked at before a parser gets it: its size, that it is UTF-8, no NUL in it.

>>> import io
>>> Pieces(io.BytesIO(b"<urn:a> <urn:b>\\n '\\0' ."), 100).read(1000)
Traceback (most recent call last):
    ...
wickgraph.outside.fault.FaultError: a NUL, which no text holds. Take it out.
"""

from __future__ import annotations

import codecs
import gzip
import zlib
from collections.abc import Sequence
from typing import Protocol

from wickgraph.outside.fault import FaultError

_MARKS = {
    codecs.BOM_UTF8: "a byte order mark, which RDF does not allow. Save it as UTF-8 without BOM.",
    codecs.BOM_UTF16_LE: "UTF-16, which RDF does not allow. Save it as UTF-8.",
    codecs.BOM_UTF16_BE: "UTF-16, which RDF does not allow. Save it as UTF-8.",
}


class Readable(Protocol):
    """A file as a parser reads it."""

    def read(self, size: int = -1, /) -> bytes:
        """At most so many bytes; none at the end."""
        ...


class Look(Protocol):
    """Something that looks at all pieces of a file, one after the other."""

    def feed(self, piece: bytes) -> None:
        """Raises FaultError where it does not like what it sees."""
        ...


class Pieces:
    """A file of which at most `most` bytes are read; `looks` look at each piece.

    What is wrong is raised as FaultError and kept in `fault`: a parser in between may raise something of its own.

    >>> import io
    >>> pieces = Pieces(io.BytesIO(b"<urn:a>"), 100)
    >>> pieces.read(100), pieces.size, pieces.fault
    (b'<urn:a>', 7, None)
    """

    def __init__(self, file: Readable, most: int, looks: Sequence[Look] = ()) -> None:
        self.size, self.lines = 0, 1
        self.fault: FaultError | None = None
        self._file, self._most, self._looks = file, most, looks
        self._decoder = codecs.getincrementaldecoder("utf-8")("strict")

    def read(self, size: int = -1, /) -> bytes:
        """The next piece, of at most so many bytes. Raises FaultError."""
        try:
            piece = self._read(size)
        except FaultError as fault:
            self.fault = fault
            raise
        self.lines += piece.count(b"\n")
        return piece

    def _read(self, size: int) -> bytes:
        try:
            piece = self._file.read(size)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise FaultError(f"not a whole gzip file ({error}). Copy or pack it again.") from None
        if not self.size:
            self._check_mark(piece)
        self.size += len(piece)
        if self.size > self._most:
            raise too_large(self._most)
        self._check_text(piece)
        for look in self._looks:
            look.feed(piece)
        return piece

    def _check_mark(self, piece: bytes) -> None:
        for mark, sentence in _MARKS.items():
            if piece.startswith(mark):
                raise FaultError(sentence, 1, 1)

    def _check_text(self, piece: bytes) -> None:
        if b"\0" in piece:
            raise FaultError("a NUL, which no text holds. Take it out.", self._line(piece, piece.index(b"\0")))
        try:
            self._decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as error:
            found = error.object[error.start : error.start + 2]
            what = "half of a surrogate pair" if found >= b"\xed\xa0" and found[:1] == b"\xed" else "a byte"
            raise FaultError(
                f"{what} that is not UTF-8 ({found[:1].hex()}). Save it as UTF-8.", self._line(piece, error.start)
            ) from None

    def _line(self, piece: bytes, at: int) -> int:
        return self.lines + piece.count(b"\n", 0, at)


def too_large(most: int) -> FaultError:
    """What is said of a file that holds too much.

    >>> too_large(5_000_000).sentence
    'more than the 5 MB that are read. Give --limit-data MB where you trust it.'
    """
    return FaultError(f"more than the {most / 1e6:g} MB that are read. Give --limit-data MB where you trust it.")
