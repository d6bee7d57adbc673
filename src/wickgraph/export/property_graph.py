"""A graph as a property graph, for Neo4j and its kin.

Relationships cannot be spoken of there, so a claim is both: a relationship between two entities, with its status and
qualifiers, for short questions; and a node of its own, for long ones, with links to all that it names, to the claims
that replace, contradict or back it, and to its sources with the span in their text.

>>> from wickgraph.stores.store import from_text
>>> graph = property_graph(from_text('''claim:c a wick:Claim ; rdf:subject id:Ballerina ;
...     rdf:predicate wick:castMember ; rdf:object id:AnaDeArmas ; wick:status wick:Confirmed .'''))
>>> [(links.name, [row["type"] for row in links.records.as_dicts()]) for links in graph.links][:2]
[('edges', ['CAST_MEMBER']), ('claim_entities', ['SUBJECT', 'OBJECT'])]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pyoxigraph import Store

from wickgraph.export.claims import claims, evidence, sources
from wickgraph.export.columns import Column, Records, Value, of_dicts
from wickgraph.export.content import Content, read
from wickgraph.export.facts import nodes_with_facts
from wickgraph.statements import local_name, words

Row = dict[str, Value]

#: where a column's values lead: the sort of node there
_SORTS = {"nodes/id": "Entity", "claims/claim": "Claim"}
_ENDS = (Column("from"), Column("to"), Column("type"))
#: what an edge does not repeat of its claim
_NOT_OF_EDGES = {"claim", "subject_label", "object_label", "value", "datatype", "predicate", "label"}


@dataclass(frozen=True)
class Nodes:
    """Nodes of one sort, which is a label of all of them. The first column is their key, the last has other labels."""

    sort: str
    records: Records


@dataclass(frozen=True)
class Links:
    """Relationships from one sort of node to another: key of the start, key of the end, type, then properties.

    Where they have a column "id", it tells those of one type between the same two nodes apart.
    """

    name: str
    start: str
    end: str
    records: Records


@dataclass(frozen=True)
class PropertyGraph:
    """Nodes by sort, and the links between them; every end of a link is a node that is there."""

    nodes: tuple[Nodes, ...]
    links: tuple[Links, ...]


def property_graph(store: Store) -> PropertyGraph:
    """Entities, claims and sources of a store as nodes, with the links between them.

    >>> [(nodes.sort, nodes.records.rows) for nodes in property_graph(Store()).nodes]
    [('Entity', ()), ('Claim', ()), ('Source', ())]
    """
    found = read(store)
    said, read_in = claims(found), sources(found)
    rows = [row for row in said.as_dicts() if row["claim"]]
    named = list(_links_of_claims(said, rows))
    nodes = (
        Nodes("Entity", _keyed("entities", nodes_with_facts(found), (link["to"] for link in _to("Entity", named)))),
        Nodes("Claim", _keyed("claims", replace(said, columns=_plain(said)), rows=rows)),
        Nodes("Source", _keyed("sources", read_in)),
    )
    known = {each.sort: {row[0] for row in each.records.rows} for each in nodes}
    about = {row["claim"]: row for row in rows}
    edge = (*_ENDS, Column("id"), Column("claim"), Column("label"), *_plain(said, _NOT_OF_EDGES))
    span = (*_ENDS, Column("id"), *evidence(found).columns[2:])
    cited = (link for link in _cited(found, rows) if link["to"] in known["Source"])
    between = (link for link in _to("Claim", named) if link["to"] in known["Claim"])
    return PropertyGraph(
        nodes,
        (
            Links("edges", "Entity", "Entity", of_dicts("edges", "", edge, _edges(found, about))),
            Links("claim_entities", "Claim", "Entity", of_dicts("claim_entities", "", _ENDS, _to("Entity", named))),
            Links("claim_claims", "Claim", "Claim", of_dicts("claim_claims", "", _ENDS, between)),
            Links("claim_sources", "Claim", "Source", of_dicts("claim_sources", "", span, cited)),
        ),
    )


def _plain(said: Records, without: Iterable[str] = ()) -> tuple[Column, ...]:
    """The columns of claims that are properties, not links."""
    return tuple(column for column in said.columns if not column.names and column.name not in without)


def _keyed(name: str, table: Records, named: Iterable[Value] = (), rows: Iterable[Row] | None = None) -> Records:
    """The rows of a table with their key as "iri" and their class as a label, and bare rows for others that are named.

    What a claim names need not be described: a link must not lead nowhere all the same.
    """
    first, *others = table.columns
    given = list(table.as_dicts() if rows is None else rows)
    bare = sorted({str(iri) for iri in named} - {str(row[first.name]) for row in given})
    keyed: list[Row] = [{**row, "iri": row[first.name], "labels": _labels(row.get("kind"))} for row in given]
    keyed += [{"iri": iri, "label": local_name(iri)} for iri in bare]
    columns = (replace(first, name="iri"), *others, Column("labels", "texts"))
    return of_dicts(name, table.about, columns, keyed)


def _labels(kind: Value) -> Value:
    return [str(kind)] if kind else []


def _edges(found: Content, about: dict[Value, Row]) -> Iterator[Row]:
    for source, target, key, said in found.graph.edges(keys=True, data=True):
        yield {
            **about.get(said["claim"], {}),
            "from": source,
            "to": target,
            "type": relationship(said["predicate"]),
            "id": key,
            "claim": said["claim"],
            "label": said["label"],
        }


def _links_of_claims(said: Records, rows: Iterable[Row]) -> Iterator[tuple[str, Row]]:
    """Links from claims to what their columns name, each of the type of its column, with the sort of their end."""
    leading = [column for column in said.columns if column.names in _SORTS]
    for row in rows:
        for column in leading:
            for end in _each(row[column.name]):
                yield _SORTS[column.names], {"from": row["claim"], "to": end, "type": relationship(column.name)}


def _to(sort: str, named: Iterable[tuple[str, Row]]) -> Iterator[Row]:
    return (link for end, link in named if end == sort)


def _cited(found: Content, rows: Iterable[Row]) -> Iterator[Row]:
    """Links from claims to sources, with the span in their text."""
    spans = {row["evidence"]: row for row in evidence(found).as_dicts()}
    for row in rows:
        for iri in _each(row["evidence"]):
            if span := spans.get(iri):
                yield {**span, "from": row["claim"], "to": span["source"], "type": "EVIDENCE", "id": iri}


def _each(value: Value) -> list[str]:
    return value if isinstance(value, list) else [] if value is None else [str(value)]


def relationship(name: str) -> str:
    """The type of relationship for a predicate, or a column that leads to nodes, by the custom of Neo4j.

    >>> relationship("wick:castMember"), relationship("superseded_by")
    ('CAST_MEMBER', 'SUPERSEDED_BY')
    """
    local = re.split(r"[/#:]", name)[-1] or name
    return words(local).replace(" ", "_").upper()
