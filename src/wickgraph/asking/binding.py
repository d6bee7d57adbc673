"""Binding: values of Python as RDF terms, for variables of a query. Nothing is ever pasted into its text.

>>> print(term("id:Ballerina"), term("Ballerina"), term(7))
<https://w3id.org/wickgraph/id/Ballerina> "Ballerina" "7"^^<http://www.w3.org/2001/XMLSchema#integer>
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from pyoxigraph import Literal, NamedNode

from wickgraph.asking.querytext import NOT_CODE
from wickgraph.errors import UsageError
from wickgraph.terms import PREFIXES, XSD, expand

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s<>\"{}|^`\\]+")
_COMPACT = re.compile(r"([a-z]+):[\w.-]+")


def term(value: Any) -> NamedNode | Literal:
    """A value as an RDF term.

    Terms of pyoxigraph and rdflib stay what they are. Of texts, a whole IRI and a compact name with a known prefix are
    IRIs, any other is a plain literal; numbers, truth values and dates are typed literals. Raises UsageError for
    anything else.

    >>> print(term(date(2024, 6, 7)))
    "2024-06-07"^^<http://www.w3.org/2001/XMLSchema#date>
    >>> term([])
    Traceback (most recent call last):
        ...
    wickgraph.errors.UsageError: a list cannot stand in a query. Give a text, a number, a date or an RDF term.
    """
    if isinstance(value, NamedNode | Literal):
        return value
    if hasattr(value, "n3"):
        return _of_rdflib(value)
    if isinstance(value, str):
        return _of_text(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return Literal(value.isoformat(), datatype=NamedNode(XSD + "date"))
    if isinstance(value, datetime):
        return Literal(value.isoformat(), datatype=NamedNode(XSD + "dateTime"))
    if isinstance(value, Decimal):
        return Literal(str(value), datatype=NamedNode(XSD + "decimal"))
    if isinstance(value, bool | int | float):
        return Literal(value)
    raise UsageError(f"a {type(value).__name__} cannot stand in a query. Give a text, a number, a date or an RDF term.")


def _of_text(text: str) -> NamedNode | Literal:
    compact = _COMPACT.fullmatch(text)
    if compact and compact[1] in PREFIXES:
        return NamedNode(expand(text))
    return NamedNode(text) if _IRI.fullmatch(text) else Literal(text)


def _of_rdflib(value: Any) -> NamedNode | Literal:
    """A term of rdflib, which need not be imported to be known."""
    if not hasattr(value, "datatype"):
        return NamedNode(str(value))
    if value.language:
        return Literal(str(value), language=value.language)
    return Literal(str(value), datatype=NamedNode(str(value.datatype))) if value.datatype else Literal(str(value))


def bound(text: str, values: Mapping[str, Any]) -> str:
    """A query whose variables have the given values: a VALUES of terms at the beginning of its outermost group.

    `values` are by the names of variables, with or without their question mark. Raises UsageError for a name that is
    none, a value that is no term, and a query without a group.

    >>> bound("SELECT ?who { ?film wick:director ?who }", {"film": "id:Heat"})
    'SELECT ?who { VALUES (?film) { (<https://w3id.org/wickgraph/id/Heat>) } ?film wick:director ?who }'
    """
    names = [name.lstrip("?$") for name in values]
    for name in names:
        if not re.fullmatch(r"[A-Za-z_]\w*", name):
            raise UsageError(f"{name!r} is no name of a variable. Write it as in the query, without its question mark.")
    at = _group(text)
    if at is None:
        raise UsageError("the query has no { in which its variables could be bound. Write one.")
    head, row = " ".join(f"?{name}" for name in names), " ".join(str(term(value)) for value in values.values())
    return f"{text[:at]} VALUES ({head}) {{ ({row}) }}{text[at:]}"


def _group(text: str) -> int | None:
    """The place behind the brace that opens the outermost group: behind WHERE, or the first where there is none."""
    code = NOT_CODE.sub(lambda match: " " * len(match[0]), text)
    where = re.search(r"\bWHERE\s*\{", code, re.IGNORECASE)
    template = re.match(r"(?:[^{]*\s)?CONSTRUCT\s*\{", code, re.IGNORECASE | re.DOTALL)
    if where and (template or "{" not in code[: where.start()]):
        return where.end()
    if template:
        close = code.find("}", template.end())
        again = code.find("{", close)
        return again + 1 if close >= 0 and again >= 0 else None
    first = code.find("{")
    return first + 1 if first >= 0 else None
