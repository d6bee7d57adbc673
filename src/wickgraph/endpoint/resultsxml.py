"""Rows as SPARQL Query Results XML.

>>> from pyoxigraph import Literal
>>> print(as_xml(["n"], [[Literal("a<b")]]))
<?xml version="1.0" encoding="UTF-8"?>
<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="n"/></head><results>...
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import BlankNode, Literal, NamedNode

from wickgraph.results.writing import Row, Term
from wickgraph.terms import XSD

#: what XML 1.0 cannot hold, not even escaped
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_xml(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """SPARQL 1.1 Query Results XML; a character that XML cannot hold becomes the sign for what cannot be shown.

    >>> as_xml([], []).splitlines()[1]
    '<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head></head><results></results></sparql>'
    """
    names = [quoteattr(name) for name in columns]
    head = "".join(f"<variable name={name}/>" for name in names)
    body = "".join(f"<result>{_bindings(names, row)}</result>" for row in rows)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">'
        f"<head>{head}</head><results>{body}</results></sparql>"
    )


def _bindings(names: Sequence[str], row: Row) -> str:
    return "".join(
        f"<binding name={name}>{_term(term)}</binding>"
        for name, term in zip(names, row, strict=True)
        if term is not None
    )


def _term(term: Term) -> str:
    if isinstance(term, NamedNode):
        return f"<uri>{_text(term.value)}</uri>"
    if isinstance(term, BlankNode):
        return f"<bnode>{_text(term.value)}</bnode>"
    if isinstance(term, Literal):
        return f"<literal{_kind(term)}>{_text(term.value)}</literal>"
    parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
    return f"<triple>{''.join(f'<{name}>{_term(part)}</{name}>' for name, part in parts)}</triple>"


def _kind(literal: Literal) -> str:
    if literal.language:
        return f" xml:lang={quoteattr(literal.language)}"
    return "" if literal.datatype.value == XSD + "string" else f" datatype={quoteattr(literal.datatype.value)}"


def _text(text: str) -> str:
    # A bare carriage return would be read back as a line feed.
    return escape(_NOT_XML.sub("\ufffd", text), {"\r": "&#13;"})
