"""Looks at the text of a query before it is parsed, for better messages than those of a dead worker.

No wall: what these let through meets the limits of the worker.

>>> check("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }")
Traceback (most recent call last):
    ...
wickgraph.endpoint.question.Refused: SERVICE would ask another server, and nothing is asked from here. Leave it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wickgraph.asking.querytext import NOT_CODE, too_deep
from wickgraph.endpoint.question import Refused
from wickgraph.terms import PREFIXES

#: signs of calculation, steps of a path, clauses in one query
CHAIN = 600

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_SERVICE = re.compile(r"(?<![\w?$:.-])SERVICE\b(?!\s*:)", re.IGNORECASE)
_FROM = re.compile(r"(?<![\w?$:.-])FROM\s*(?:NAMED\s*)?(?:<([A-Za-z][\w+.-]*:[^>]*)>|([\w.-]*:[\w.-]*))", re.IGNORECASE)


def check(text: str) -> None:
    """Raises Refused for a text that no worker should be given.

    >>> check("ASK {}")
    >>> check("ASK " + "{" * 4600)
    Traceback (most recent call last):
        ...
    wickgraph.endpoint.question.Refused: brackets lie 4600 deep; 200 can be read. Write the query flatter.
    """
    if "\0" in text:
        raise _refused("the text holds a NUL. Leave it out.")
    _check_escapes(text)
    if fault := too_deep(text, CHAIN):
        raise _refused(fault)
    if "SERVICE" in text.upper() and _SERVICE.search(NOT_CODE.sub(" ", text)):
        raise _refused("SERVICE would ask another server, and nothing is asked from here. Leave it out.")


def _refused(detail: str) -> Refused:
    return Refused(400, "Query refused", detail)


def _check_escapes(text: str) -> None:
    """Escapes of letters are fine; those of signs of the grammar mean one thing to one parser, another to the next."""
    for match in _ESCAPE.finditer(text):
        point = int(match[1] or match[2], 16)
        if point < 0x80 and not chr(point).isalnum():
            raise _refused(
                f"{match[0]} at offset {match.start()} stands for a sign of the grammar. Write the sign itself."
            )
        if point > 0x10FFFF or 0xD800 <= point < 0xE000:
            raise _refused(f"{match[0]} at offset {match.start()} is no character. Write the character itself.")


def dataset(text: str) -> Iterator[str]:
    """The graphs that a query names with FROM and FROM NAMED, as far as they are whole IRIs or have known prefixes.

    >>> list(dataset("SELECT * FROM <urn:a> FROM NAMED graph:facts { ?s ?p 'FROM <urn:b>' }"))
    ['urn:a', 'https://w3id.org/wickgraph/graph/facts']
    """
    for match in _FROM.finditer(NOT_CODE.sub(lambda match: match[0] if match[0].startswith("<") else " ", text)):
        prefix, _, local = (match[2] or "").partition(":")
        if match[1]:
            yield match[1]
        # A prefix that the query declares may mean something else.
        elif prefix in PREFIXES and not re.search(rf"PREFIX\s+{prefix}\s*:", text, re.IGNORECASE):
            yield PREFIXES[prefix] + local
