"""How deep a file of JSON or XML goes, and whether it defines entities, seen before a parser of RDF sees it.

Time and memory of RDF parsers grow with the square of the depth, and with entities that are made of entities. What
these let through meets the limits of the worker.

>>> Brackets(3).feed(b'{"a": [[[')
Traceback (most recent call last):
    ...
wickgraph.outside.fault.FaultError: nested more than 3 deep. Write it flatter, ...
"""

from __future__ import annotations

import re
from itertools import accumulate
from xml.parsers import expat

from wickgraph.outside.fault import FaultError

#: deeper than anything that people write
DEPTH = 100

_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))


class Brackets:
    """Counts how deep the brackets of JSON go, outside of strings."""

    def __init__(self, most: int = DEPTH) -> None:
        self._most, self._depth, self._open = most, 0, b""

    def feed(self, piece: bytes) -> None:
        """Raises FaultError where a piece goes too deep.

        >>> brackets = Brackets(2)
        >>> brackets.feed(b'{"a": "[[')
        >>> brackets.feed(b'[[", "b": [1]}')
        """
        text, quote, rest = _STRING.sub(b"", self._open + piece).partition(b'"')
        # A string goes on in the next piece: what it held is no matter, but for a \ before what comes.
        self._open = quote + b"\\" * ((len(rest) - len(rest.rstrip(b"\\"))) % 2)
        signs = text.translate(None, _NO_BRACKETS)
        depths = list(accumulate((1 if sign in b"[{" else -1 for sign in signs), initial=self._depth))
        if max(depths) > self._most:
            raise _too_deep(self._most, "jsonld")
        self._depth = depths[-1]


class Elements:
    """Counts how deep the elements of XML go, and refuses a DOCTYPE, in which entities are defined."""

    def __init__(self, most: int = DEPTH) -> None:
        self._most, self._depth = most, 0
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._refuse

    def feed(self, piece: bytes) -> None:
        """Raises FaultError for a DOCTYPE, for elements that lie too deep, and for what is not XML.

        >>> Elements().feed(b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")
        Traceback (most recent call last):
            ...
        wickgraph.outside.fault.FaultError: a DOCTYPE, ...
        """
        try:
            self._parser.Parse(piece, not piece)
        except expat.ExpatError as error:
            said = expat.errors.messages[error.code]
            raise FaultError(
                f"not RDF/XML: {said}. Mend the file at that place.", error.lineno, error.offset + 1
            ) from None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > self._most:
            raise _too_deep(self._most, "rdfxml", self._parser.CurrentLineNumber)

    def _end(self, name: str) -> None:
        self._depth -= 1

    def _refuse(self, *declaration: object) -> None:
        raise FaultError(
            "a DOCTYPE, which can define entities without end. Take it out, or give --allow rdfxml where you trust it.",
            self._parser.CurrentLineNumber,
        )


def _too_deep(most: int, syntax: str, line: int | None = None) -> FaultError:
    return FaultError(
        f"nested more than {most} deep. Write it flatter, or give --allow {syntax} where you trust it.", line
    )
