"""A graph for the bulk import of Neo4j: CSV files whose head lines give the type of each property.

The file import.args has the options, so that in the folder it is one command:

    neo4j-admin database import full @import.args neo4j

>>> files(Store())["entities.csv"].decode().split(",")[:4]
['iri:ID(Entity)', 'label:string', 'kind:string', 'aliases:string[]']
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from pyoxigraph import Store

from wickgraph.export.columns import Value
from wickgraph.export.delimited import cell
from wickgraph.export.folder import Files
from wickgraph.export.property_graph import Links, Nodes, property_graph

_TYPES = {"text": "string", "texts": "string[]", "integer": "long", "number": "double", "truth": "boolean"}
#: parts the values of an array: unlike a bar or a semicolon it is in no text that people write
_UNIT = "\x1f"


def files(store: Store) -> Files:
    """The files of the import, and its options in import.args.

    >>> print(files(Store())["import.args"].decode().splitlines()[0])
    --nodes=entities.csv
    """
    graph = property_graph(store)
    written = {f"{each.records.name}.csv": _nodes(each) for each in graph.nodes}
    written |= {f"{each.name}.csv": _links(each) for each in graph.links}
    options = [
        *(f"--nodes={each.records.name}.csv" for each in graph.nodes),
        *(f"--relationships={each.name}.csv" for each in graph.links),
        "--array-delimiter=U+001F",
        "--multiline-fields=true",
    ]
    return {**written, "import.args": ("\n".join(options) + "\n").encode()}


def _nodes(of: Nodes) -> bytes:
    key, *properties, _ = of.records.columns
    head = [f"{key.name}:ID({of.sort})", *(f"{each.name}:{_TYPES[each.kind]}" for each in properties), ":LABEL"]
    rows = ((*row[:-1], [of.sort, *(row[-1] if isinstance(row[-1], list) else [])]) for row in of.records.rows)
    return _delimited(head, rows)


def _links(of: Links) -> bytes:
    properties = of.records.columns[3:]
    head = [f":START_ID({of.start})", f":END_ID({of.end})", ":TYPE"]
    return _delimited([*head, *(f"{each.name}:{_TYPES[each.kind]}" for each in properties)], of.records.rows)


def _delimited(head: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([_UNIT.join(value) if isinstance(value, list) else cell(value) for value in row] for row in rows)
    return made.getvalue().encode()
