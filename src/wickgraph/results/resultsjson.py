"""Rows as SPARQL Query Results JSON.

>>> as_json(["name"], [[Literal("John Wick")], [None]])
'{"head": {"vars": ["name"]}, "results": {"bindings": [{"name": {"type": "literal", "value": "John Wick"}}, {}]}}\\n'
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from wickgraph.results.writing import Row, Term
from wickgraph.terms import XSD

_STRING = XSD + "string"
#: Text as JSON. The terms are put together as text, which takes half the time of building the whole as objects first.
_quoted = json.JSONEncoder(ensure_ascii=False).encode


def as_json(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """SPARQL 1.1 Query Results JSON.

    >>> as_json(["n"], [[Literal(1)]])
    '{"head": {"vars": ["n"]}, "results": {"bindings": [{"n": {"type": "literal", "value": "1", "datatype": ...}}]}}\\n'
    """
    names = [f"{_quoted(name)}: " for name in columns]
    bindings = ", ".join(
        f"{{{', '.join([name + _binding(term) for name, term in zip(names, row, strict=True) if term is not None])}}}"
        for row in rows
    )
    return f'{{"head": {{"vars": {_quoted(list(columns))}}}, "results": {{"bindings": [{bindings}]}}}}\n'


def _binding(term: Term) -> str:
    if isinstance(term, NamedNode):
        return f'{{"type": "uri", "value": {_quoted(term.value)}}}'
    if isinstance(term, BlankNode):
        return f'{{"type": "bnode", "value": {_quoted(term.value)}}}'
    if isinstance(term, Triple):
        parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
        members = ", ".join(f"{_quoted(name)}: {_binding(part)}" for name, part in parts)
        return f'{{"type": "triple", "value": {{{members}}}}}'
    return f'{{"type": "literal", "value": {_quoted(term.value)}{_kind(term)}}}'


def _kind(literal: Literal) -> str:
    """The language or datatype of a literal as members of its object; nothing for a plain string."""
    if literal.language:
        return f', "xml:lang": {_quoted(literal.language)}'
    datatype = literal.datatype.value
    return "" if datatype == _STRING else f', "datatype": {_quoted(datatype)}'
