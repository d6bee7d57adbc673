"""A graph for programs that draw and analyse networks: GraphML and GEXF, with typed attributes.

Nodes are entities, with their facts that are values; edges are claims, with all that is said of them. Neither format
has lists: several values are one text with bars between them, as in CSV.

>>> from wickgraph.export.content import read
>>> from wickgraph.stores.store import from_text
>>> graph = attributed(read(from_text("id:Heat a wick:Film ; rdfs:label 'Heat' ; wick:runningTime 170 .")))
>>> graph.nodes["https://w3id.org/wickgraph/id/Heat"]
{'label': 'Heat', 'kind': 'Film', 'known': True, 'runningTime': 170}
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from pyoxigraph import Store

from wickgraph.export.claims import claims
from wickgraph.export.columns import Value
from wickgraph.export.content import Content, read
from wickgraph.export.delimited import listed
from wickgraph.export.facts import nodes_with_facts
from wickgraph.statements import Evidence, Statement

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]

#: what XML 1.0 cannot hold, and what its readers change
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: what networkx says of itself and of today, which no two runs have in common
_META = re.compile(r"<meta .*?</meta>", re.DOTALL)
#: columns of a claim that an edge has by its ends, or says otherwise
_ENDS = {"subject", "subject_label", "object", "object_label", "value", "datatype", "predicate", "label", "evidence"}


def graphml(store: Store) -> str:
    """The graph as GraphML, as networkx writes it.

    >>> "<edge" in graphml(Store())
    False
    """
    return as_graphml(attributed(read(store)))


def gexf(store: Store) -> str:
    """The graph as GEXF 1.2, which Gephi opens.

    >>> "<nodes />" in gexf(Store())
    True
    """
    graph = attributed(read(store))
    for *_, key, of in graph.edges(keys=True, data=True):
        of["id"] = key
    return as_gexf(graph)


def as_graphml(graph: networkx.Graph) -> str:
    """A networkx graph whose attributes are plain (see `plain`) as GraphML.

    >>> import networkx
    >>> as_graphml(networkx.path_graph(2)).count("<node")
    2
    """
    import networkx

    return "\n".join(networkx.generate_graphml(graph)) + "\n"


def as_gexf(graph: networkx.Graph) -> str:
    """A networkx graph whose attributes are plain (see `plain`) as GEXF 1.2.

    >>> import networkx
    >>> as_gexf(networkx.path_graph(2)).count("<node ")
    2
    """
    import networkx

    text = "\n".join(networkx.generate_gexf(graph, version="1.2draft")) + "\n"
    return _META.sub("<meta><creator>wickgraph</creator></meta>", text, count=1)


def attributed(found: Content) -> networkx.MultiDiGraph:
    """The projection with nothing but texts, numbers and truth values as attributes; what is not known is left out."""
    import networkx

    made = networkx.MultiDiGraph()
    for row in nodes_with_facts(found).as_dicts():
        made.add_node(row.pop("id"), **dict(plain(row)))
    said_of = {row["claim"]: row for row in claims(found).as_dicts()}
    for source, target, key, said in found.graph.edges(keys=True, data=True):
        about = said_of.get(said["claim"], {})
        made.add_edge(source, target, key, **dict(plain(_edge(said, about))))
    return made


def _edge(said: Statement, about: dict[str, Value]) -> dict[str, Value]:
    evidence = said["evidence"]
    return {
        "predicate": said["predicate"],
        "label": said["label"],
        **{name: value for name, value in about.items() if name not in _ENDS},
        "sources": [each["title"] for each in evidence],
        "urls": [each["url"] for each in evidence if each["url"]],
        "evidence": [_span(each) for each in evidence],
    }


def _span(evidence: Evidence) -> str:
    """Where a claim is made: the source, and the span in its text as RFC 5147 writes it."""
    start, end = evidence["start"], evidence["end"]
    return evidence["source"] + (f"#char={start},{end}" if start is not None and end is not None else "")


def plain(row: Mapping[str, Value]) -> Iterator[tuple[str, str | int | float | bool]]:
    """Attributes as these formats hold them: lists as one text, without what is empty and what XML cannot hold.

    >>> dict(plain({"kinds": ["film", "series"], "since": ""}))
    {'kinds': 'film|series'}
    """
    for name, value in row.items():
        text = listed(value) if isinstance(value, list) else value
        if text is not None and text != "":
            yield name, _NOT_XML.sub("\ufffd", text) if isinstance(text, str) else text
