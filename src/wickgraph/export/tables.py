"""A graph as tables that belong together: nodes, edges, claims, evidence, sources, in the same order on every run.

>>> [table.name for table in tables(Store())]
['nodes', 'edges', 'claims', 'evidence', 'sources']
"""

from __future__ import annotations

from pyoxigraph import Store

from wickgraph.export.claims import claims, evidence, sources
from wickgraph.export.columns import Records
from wickgraph.export.content import read
from wickgraph.export.entities import edges, nodes


def tables(store: Store) -> tuple[Records, ...]:
    """Nodes, edges, claims, evidence and sources of a graph.

    A graph without claims has its triples as edges, and as claims without an id.

    >>> from wickgraph.stores.store import from_text
    >>> claims = tables(from_text("id:Heat wick:runningTime 170 ."))[2]
    >>> [(row["claim"], row["predicate"], row["value"], row["datatype"]) for row in claims.as_dicts()]
    [(None, 'wick:runningTime', '170', 'xsd:integer')]
    """
    found = read(store)
    return nodes(found), edges(found), claims(found), evidence(found), sources(found)
