"""Looks at the text of a query before it is parsed, for better messages than those of a dead worker.

No wall: what these let through meets the limits of the worker.

>>> check("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }")
Traceback (most recent call last):
    ...
wickgraph.endpoint.question.Refused: SERVICE would ask another server; this endpoint asks none. Leave it out...
"""

from __future__ import annotations

import re

from wickgraph.complaint import NOT_CODE
from wickgraph.endpoint.question import Refused

#: brackets within brackets: Oxigraph's parser ends its process at some hundreds
DEPTH = 60
#: signs of a calculation, or steps of a path, in one query: each is one more call on the stack
CHAIN = 600

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_SERVICE = re.compile(r"(?<![\w?$:.-])SERVICE\b(?!\s*:)", re.IGNORECASE)
_FILE = re.compile(r"(?<![\w?$:.-])FROM\s+(?:NAMED\s+)?<(?!https?:|urn:|tag:)([A-Za-z][\w+.-]*:[^>]*)>", re.IGNORECASE)
_CHAIN = re.compile(r"[+*/|!^=<>,-]|&&|\b(?:UNION|OPTIONAL|MINUS|IN|BIND|FILTER)\b", re.IGNORECASE)
_STRINGS = re.compile(
    r"<[^<>\"{}|^`\\\s]*>|(?:\"\"\".*?\"\"\"|'''.*?'''|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|#[^\n]*)", re.DOTALL
)


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
    if "FROM" in code.upper():
        _check_dataset(text)


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


def _check_dataset(text: str) -> None:
    readable = _STRINGS.sub(lambda match: match[0] if match[0].startswith("<") else " ", text)
    found = _FILE.search(readable)
    if found:
        raise _refused(f"FROM <{found[1]}> would read a file; this endpoint reads none. Name a named graph of its own.")
