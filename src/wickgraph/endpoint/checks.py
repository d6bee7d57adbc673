"""Looks at the text of a query before it is parsed, for better messages than those of a dead worker.

No wall: what these let through meets the limits of the worker.

>>> check("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }")
Traceback (most recent call last):
    ...
wickgraph.endpoint.question.Refused: SERVICE would ask another server; this endpoint asks none. Leave it out...
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wickgraph.complaint import NOT_CODE
from wickgraph.endpoint.question import Refused
from wickgraph.terms import PREFIXES

#: brackets within brackets: Oxigraph's parser ends its process at some hundreds
DEPTH = 60
#: signs of a calculation, or steps of a path, in one query: each is one more call on the stack
CHAIN = 600

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_SERVICE = re.compile(r"(?<![\w?$:.-])SERVICE\b(?!\s*:)", re.IGNORECASE)
_FROM = re.compile(r"(?<![\w?$:.-])FROM\s*(?:NAMED\s*)?(?:<([A-Za-z][\w+.-]*:[^>]*)>|([\w.-]*:[\w.-]*))", re.IGNORECASE)
_CHAIN = re.compile(r"[+*/|!^=<>,-]|&&|\b(?:UNION|OPTIONAL|MINUS|IN|BIND|FILTER)\b", re.IGNORECASE)


def check(text: str) -> None:
    """Raises Refused for a text that no worker should be given.

    >>> check("ASK {}")
    >>> check("ASK " + "{" * 4600)
    Traceback (most recent call last):
        ...
    wickgraph.endpoint.question.Refused: brackets lie 4600 deep; this endpoint takes 60. Write the query flatter.
    """
    if "\0" in text:
        raise _refused("the text holds a NUL. Leave it out.")
    _check_escapes(text)
    code = NOT_CODE.sub(" ", text)
    depth = _depth(code)
    if depth > DEPTH:
        raise _refused(f"brackets lie {depth} deep; this endpoint takes {DEPTH}. Write the query flatter.")
    if len(_CHAIN.findall(code)) > CHAIN:
        raise _refused(f"it has more than {CHAIN} signs of calculation, steps and clauses. Write several queries.")
    if _SERVICE.search(code):
        raise _refused("SERVICE would ask another server; this endpoint asks none. Leave it out, or ask that server.")


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


def _depth(code: str) -> int:
    depth = deepest = 0
    for sign in re.findall(r"[][(){}]", code):
        depth += 1 if sign in "([{" else -1
        deepest = max(deepest, depth)
    return deepest


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
