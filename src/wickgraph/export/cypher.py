r"""A graph as statements of Cypher, for a Neo4j that is running and for others that speak it.

Statements merge: run twice, or over an older export, they leave one of each node and relationship.

>>> literal({"name": "Baba Yaga's", "minutes": 101, "aliases": ["a", "b"]})
"{name: 'Baba Yaga\\'s', minutes: 101, aliases: ['a', 'b']}"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pyoxigraph import Store

from wickgraph.export.columns import Value
from wickgraph.export.property_graph import Links, Nodes, property_graph

Row = Mapping[str, Value]

#: rows of one statement
_BATCH = 500
_NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def script(store: Store) -> str:
    """Statements that make the graph: constraints, nodes, relationships.

    >>> print(script(Store()).splitlines()[0])
    CREATE CONSTRAINT entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.iri IS UNIQUE;
    """
    graph = property_graph(store)
    constraints = [
        f"CREATE CONSTRAINT {each.sort.lower()} IF NOT EXISTS FOR (n:{each.sort}) REQUIRE n.iri IS UNIQUE;"
        for each in graph.nodes
    ]
    made = (statement for each in graph.nodes for statement in _nodes(each))
    linked = (statement for each in graph.links for statement in _links(each))
    return "\n".join([*constraints, *made, *linked]) + "\n"


def _nodes(of: Nodes) -> Iterator[str]:
    groups: dict[tuple[str, ...], list[str]] = {}
    for row in of.records.as_dicts():
        labels, key = row.pop("labels"), row.pop("iri")
        found = groups.setdefault(tuple(labels) if isinstance(labels, list) else (), [])
        found.append(literal({"iri": key, "props": row}))
    for also, rows in sorted(groups.items()):
        more = "".join(f"n:{name(label)}, " for label in also)
        yield from _unwound(rows, f"MERGE (n:{of.sort} {{iri: row.iri}}) SET {more}n += row.props")


def _links(of: Links) -> Iterator[str]:
    groups: dict[str, list[str]] = {}
    for row in of.records.as_dicts():
        ends = {"a": row.pop("from"), "b": row.pop("to"), "id": row.pop("id", None)}
        groups.setdefault(str(row.pop("type")), []).append(literal({**ends, "props": row}))
    key = " {id: row.id}" if any(column.name == "id" for column in of.records.columns) else ""
    for kind, rows in sorted(groups.items()):
        yield from _unwound(
            rows,
            f"MATCH (a:{of.start} {{iri: row.a}}), (b:{of.end} {{iri: row.b}}) "
            f"MERGE (a)-[r:{name(kind)}{key}]->(b)" + (" SET r += row.props" if key else ""),
        )


def _unwound(rows: Sequence[str], what: str) -> Iterator[str]:
    for start in range(0, len(rows), _BATCH):
        batch = ",\n  ".join(rows[start : start + _BATCH])
        yield f"UNWIND [\n  {batch}\n] AS row\n{what};"


def literal(value: Value | Row | Mapping[str, Value | Row]) -> str:
    """A value as Cypher writes it; a map without the keys whose value is None or empty.

    >>> literal({"known": True, "note": None, "confidence": 0.5})
    '{known: true, confidence: 0.5}'
    """
    if isinstance(value, Mapping):
        pairs = (f"{name(key)}: {literal(each)}" for key, each in value.items() if each is not None and each != {})
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    return _text(value) if isinstance(value, str) else str(value).lower()


def _text(text: str) -> str:
    escaped = "".join(_ESCAPES.get(sign, sign) for sign in text)
    # Neo4j reads \uXXXX before anything else, and might see one where a backslash stood before a u.
    return "'" + escaped.replace("\\\\u", "\\\\\\u0075") + "'"


def name(text: str) -> str:
    """A label, type or key, in back quotes where it is no plain name.

    >>> name("Film"), name("a`b")
    ('Film', '`a``b`')
    """
    return text if _NAME.fullmatch(text) else "`" + text.replace("`", "``") + "`"
