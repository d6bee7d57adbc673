"""Rows of RDF terms written as CSV, TSV, JSON Lines, Markdown and HTML; triples as Turtle and its kin.

The data formats carry full IRIs; those for people (Markdown, HTML) carry compact names.

>>> as_csv(["actor"], [[NamedNode("https://w3id.org/wickgraph/id/AnaDeArmas")]])
'actor\\r\\nhttps://w3id.org/wickgraph/id/AnaDeArmas\\r\\n'
"""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal, DecimalException
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from wickgraph.terms import BASE, PREFIXES, RDF, XSD, compact

Term = NamedNode | BlankNode | Literal | Triple
Row = Sequence[Term | None]

_LARGE = re.compile(r"[1-9][0-9]{4,17}")
_CASTS: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys((XSD + name for name in ("integer", "int", "long", "nonNegativeInteger", "positiveInteger")), int),
    XSD + "decimal": Decimal,
    XSD + "double": float,
    XSD + "float": float,
    XSD + "boolean": lambda text: text in ("true", "1"),
    XSD + "date": date.fromisoformat,
    XSD + "dateTime": datetime.fromisoformat,
}


def value(term: Term | None) -> Any:
    """The Python value of a term: str, int, Decimal, float, bool, date or datetime; the full IRI of a node.

    Months, years and other datatypes stay text, as does what Python cannot hold.

    >>> value(Literal("2023-04-28", datatype=NamedNode(XSD + "date"))), value(NamedNode("urn:x")), value(None)
    (datetime.date(2023, 4, 28), 'urn:x', None)
    """
    if term is None or isinstance(term, Triple):
        return None if term is None else str(term)
    if not isinstance(term, Literal):
        return term.value if isinstance(term, NamedNode) else str(term)
    try:
        return _CASTS.get(term.datatype.value, str)(term.value)
    except (ValueError, DecimalException):
        return term.value


def shown(term: Term | None) -> str:
    """A term as people read it: compact names, plain values, nothing for None.

    >>> shown(NamedNode("https://w3id.org/wickgraph/id/AnaDeArmas")), shown(Literal("lead")), shown(None)
    ('id:AnaDeArmas', 'lead', '')
    """
    if isinstance(term, NamedNode):
        return compact(term.value)
    if isinstance(term, Literal):
        return term.value
    return "" if term is None else str(term)


def grouped(text: str) -> str:
    """A large whole number with commas; any other text as it is.

    >>> grouped("137200000"), grouped("2025"), grouped("Heat")
    ('137,200,000', '2025', 'Heat')
    """
    return f"{int(text):,}" if _LARGE.fullmatch(text) else text


def as_jsonl(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """One JSON object a row, with plain values.

    >>> as_jsonl(["film", "minutes"], [[Literal("Heat"), Literal(170)]])
    '{"film": "Heat", "minutes": 170}\\n'
    """
    records = (dict(zip(columns, map(_json_value, row), strict=True)) for row in rows)
    return "".join(_dump(record) + "\n" for record in records)


def _json_value(term: Term | None) -> Any:
    found = value(term)
    if isinstance(found, Decimal):
        found = float(found)
    if isinstance(found, date) or (isinstance(found, float) and not math.isfinite(found)):
        return shown(term)
    return found


def _dump(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, allow_nan=False)


def as_csv(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """SPARQL 1.1 Query Results CSV: values without their datatypes, lines end in CR LF.

    >>> as_csv(["name"], [[Literal("Wick, John")], [None]])
    'name\\r\\n"Wick, John"\\r\\n""\\r\\n'
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([term.value if isinstance(term, NamedNode) else shown(term) for term in row] for row in rows)
    return out.getvalue()


_BARE = re.compile(
    rf"{re.escape(XSD)}(?:integer [+-]?\d+|decimal [+-]?\d*\.\d+|double [+-]?(?:\d+\.?\d*|\.\d+)[eE][+-]?\d+)\Z"
)


def as_tsv(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """SPARQL 1.1 Query Results TSV: terms as in Turtle, so that nothing is lost.

    >>> as_tsv(["name", "n"], [[Literal("a\\tb"), Literal(1)]])
    '?name\\t?n\\n"a\\\\tb"\\t1\\n'
    """
    lines = ["\t".join(f"?{name}" for name in columns)]
    lines += ("\t".join(map(_tsv_term, row)) for row in rows)
    return "".join(line + "\n" for line in lines)


def _tsv_term(term: Term | None) -> str:
    if isinstance(term, Literal) and _BARE.match(f"{term.datatype.value} {term.value}"):
        return term.value
    return "" if term is None else str(term)


def as_md(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """A table of Markdown.

    >>> print(as_md(["name"], [[Literal("a|b")]]), end="")
    | name |
    | --- |
    | a\\|b |
    """
    body = [[_md_text(shown(term)) for term in row] for row in rows]
    return "".join(f"| {' | '.join(row)} |\n" for row in (columns, ["---"] * len(columns), *body))


def _md_text(text: str) -> str:
    for mark, instead in (("\\", "\\\\"), ("|", "\\|"), ("<", "&lt;")):
        text = text.replace(mark, instead)
    return " ".join(text.split())


def as_html(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """A table of HTML; everything in it is escaped.

    >>> as_html(["x"], [[Literal("<b>")]])
    '<table><thead><tr><th>x</th></tr></thead><tbody><tr><td>&lt;b&gt;</td></tr></tbody></table>\\n'
    """
    import html

    head = "".join(f"<th>{html.escape(name)}</th>" for name in columns)
    body = "".join(f"<tr>{''.join(f'<td>{html_term(term)}</td>' for term in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>\n"


def html_term(term: Term | None) -> str:
    """A term as HTML: escaped, its IRI at hand, and a link where it leads to the web of others.

    >>> html_term(Literal("<b>")), html_term(NamedNode("urn:a"))
    ('&lt;b&gt;', '<span title="urn:a">urn:a</span>')
    """
    import html

    text = html.escape(shown(term))
    if not isinstance(term, NamedNode):
        return text
    iri = html.escape(term.value)
    # Links only to the web of others: a graph of one's own may name things that no server answers for.
    if term.value.startswith(("http://", "https://")) and not term.value.startswith(BASE):
        return f'<a href="{iri}">{text}</a>'
    return f'<span title="{iri}">{text}</span>'


_TRIPLES = {"ttl": RdfFormat.TURTLE, "trig": RdfFormat.TRIG, "nt": RdfFormat.N_TRIPLES}


def as_rdf(triples: Sequence[Triple], rdf_format: str) -> str:
    """Triples as "ttl", "trig", "nt" or "jsonld", in the order given.

    >>> print(as_rdf([Triple(NamedNode("urn:a"), NamedNode("urn:p"), Literal("x"))], "nt"), end="")
    <urn:a> <urn:p> "x" .
    """
    if rdf_format == "jsonld":
        return _as_jsonld(triples)
    written = serialize(triples, format=_TRIPLES[rdf_format], prefixes=_prefixes(triples))
    return (written or b"").decode()


def _prefixes(triples: Iterable[Triple]) -> dict[str, str]:
    used = {compact(iri).partition(":")[0] for triple in triples for iri in _iris(triple)}
    return {prefix: iri for prefix, iri in PREFIXES.items() if prefix in used}


def _iris(term: Term) -> Iterable[str]:
    if isinstance(term, NamedNode):
        yield term.value
    elif isinstance(term, Literal):
        yield term.datatype.value
    elif isinstance(term, Triple):
        for part in (term.subject, term.predicate, term.object):
            yield from _iris(part)


def _as_jsonld(triples: Sequence[Triple]) -> str:
    """JSON-LD with a context of prefixes only: what Oxigraph writes expanded, with its IRIs made compact."""
    expanded = json.loads(serialize(triples, format=RdfFormat.JSON_LD) or b"[]")
    document = {"@context": _prefixes(triples), "@graph": [_compacted(_typed(node)) for node in expanded]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _typed(node: dict[str, Any]) -> dict[str, Any]:
    """A node whose classes, where all of them are nodes, stand under JSON-LD's own key."""
    kinds = [kind.get("@id") for kind in node.get(RDF + "type", [])]
    if not kinds or None in kinds:
        return node
    return {"@id": node["@id"], "@type": kinds, **{key: node[key] for key in node if key not in ("@id", RDF + "type")}}


def _compacted(node: Any) -> Any:
    if isinstance(node, list):
        parts = [_compacted(part) for part in node]
        return parts[0] if len(parts) == 1 else parts
    if not isinstance(node, dict):
        return compact(node) if isinstance(node, str) else node
    if node.keys() == {"@value"}:
        return node["@value"]
    return {compact(key): content if key == "@value" else _compacted(content) for key, content in node.items()}


def order(term: Term | None) -> tuple[int, float, str]:
    """Where a term stands in sorted rows: unbound, blank nodes, IRIs, literals; numbers by size, all else by text.

    >>> sorted([Literal(10), Literal(9), None], key=order) == [None, Literal(9), Literal(10)]
    True
    """
    if isinstance(term, NamedNode):
        return 2, 0, str(term)
    if isinstance(term, Literal):
        # Most are plain texts, which have no size: it is not tried.
        sized = term.datatype.value in _SIZED
        return 3, _size(value(term)) if sized else math.inf, str(term)
    return (0 if term is None else 1 if isinstance(term, BlankNode) else 2), 0, str(term)


#: the datatypes whose values are numbers for Python
_SIZED = {datatype for datatype, cast in _CASTS.items() if cast in (int, Decimal, float)} | {XSD + "boolean"}


def _size(number: Any) -> float:
    try:
        return float(number) if isinstance(number, int | Decimal) or math.isfinite(number) else math.inf
    except (TypeError, OverflowError):
        return math.inf


def is_number(term: Term | None) -> bool:
    """Whether a term is a number.

    >>> is_number(Literal(7)), is_number(Literal("7")), is_number(Literal(True))
    (True, False, False)
    """
    number = value(term)
    return not isinstance(number, bool) and isinstance(number, int | float | Decimal)
