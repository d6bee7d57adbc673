"""The line of the magic: options, then the query or its beginning.

>>> read("-o rows --graph SELECT * { ?s ?p ?o }")
(Line(out='rows', data=None, as_of=None, bindings=None, endpoint=None, limit_time=None, graph=True), 'SELECT ...')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from wickgraph.errors import UsageError

_OPTION = re.compile(r"\s*(--?[A-Za-z][\w-]*)(=|\s+|$)")
_VALUE = re.compile(r"\"([^\"]*)\"(?=\s|$)|'([^']*)'(?=\s|$)|(\S+)")
#: what may be typed -> the field of Line
OPTIONS = {
    "-o": "out",
    "--out": "out",
    "--data": "data",
    "--as-of": "as_of",
    "--bindings": "bindings",
    "--endpoint": "endpoint",
    "--limit-time": "limit_time",
    "--graph": "graph",
}


@dataclass(frozen=True)
class Line:
    """The options of a magic, as they were given."""

    out: str | None = None
    data: str | None = None
    as_of: str | None = None
    bindings: str | None = None
    endpoint: str | None = None
    limit_time: float | None = None
    graph: bool = False


def read(line: str) -> tuple[Line, str]:
    """The options at the beginning of a line, and the rest of it, which is the query.

    Raises UsageError for an option that there is not, one without its value, and a value that is none.

    >>> read("--asof 2023")
    Traceback (most recent call last):
        ...
    wickgraph.errors.UsageError: --asof: no such option. Did you mean --as-of?
    """
    found: dict[str, Any] = {}
    at = 0
    while option := _OPTION.match(line, at):
        field, at = _field(option[1]), option.end()
        if field == "graph":
            found[field] = True
            continue
        value = _VALUE.match(line, at)
        if value is None:
            raise UsageError(f"{option[1]} needs a value. Write it behind the option.")
        found[field], at = next(text for text in value.groups() if text is not None), value.end()
    return Line(**_checked(found)), line[at:].strip()


def _field(name: str) -> str:
    if name not in OPTIONS:
        near = get_close_matches(name, OPTIONS, n=1)
        mend = f"Did you mean {near[0]}?" if near else f"There are {', '.join(OPTIONS)}."
        raise UsageError(f"{name}: no such option. {mend}")
    return OPTIONS[name]


def _checked(found: dict[str, Any]) -> dict[str, Any]:
    if not found.get("out", "ok").isidentifier():
        raise UsageError(f"{found['out']}: no name of a variable. Give one, as in -o rows.")
    try:
        return found | ({"limit_time": float(found["limit_time"])} if "limit_time" in found else {})
    except ValueError:
        raise UsageError(f"{found['limit_time']}: no number of seconds. Give one, as in --limit-time 2.") from None
