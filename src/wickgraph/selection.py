"""Which part of a projection to look at: the neighbourhood of an entity, or what a query names.

>>> import networkx
>>> graph = networkx.MultiDiGraph([("urn:Eve", "urn:Rooney"), ("urn:Rooney", "urn:Nogi")])
>>> sorted(neighbourhood(graph, "urn:Eve", depth=1))
['urn:Eve', 'urn:Rooney']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Store, Triple

from wickgraph.errors import InputError, UsageError

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]


def neighbourhood(graph: networkx.MultiDiGraph, centre: str, depth: int = 1) -> networkx.MultiDiGraph:
    """The part of `graph` within `depth` edges of the node `centre`, in whichever direction they point.

    Raises UsageError when `depth` is negative.

    >>> neighbourhood(None, "urn:Eve", depth=-1)
    Traceback (most recent call last):
        ...
    wickgraph.errors.UsageError: depth -1: a depth counts edges. Give 0 or more.
    """
    if depth < 0:
        raise UsageError(f"depth {depth}: a depth counts edges. Give 0 or more.")
    found = reached = {centre}
    for _ in range(depth):
        reached = {each for node in reached for each in (*graph.successors(node), *graph.predecessors(node))} - found
        found = found | reached
    return induced(graph, found)


def induced(graph: networkx.MultiDiGraph, nodes: set[str]) -> networkx.MultiDiGraph:
    """The part of `graph` between `nodes`, in the order of `graph`.

    networkx's own `subgraph` may iterate in the order of the set, which is another one in every process.

    >>> import networkx
    >>> list(induced(networkx.MultiDiGraph([("c", "b"), ("b", "a")]), {"a", "b", "c"}))
    ['c', 'b', 'a']
    """
    part = graph.__class__()
    part.add_nodes_from((node, of) for node, of in graph.nodes(data=True) if node in nodes)
    edges = graph.edges(keys=True, data=True)
    part.add_edges_from((a, b, key, of) for a, b, key, of in edges if a in nodes and b in nodes)
    return part


def of_kinds(graph: networkx.MultiDiGraph, kinds: Iterable[str], keep: str | None = None) -> networkx.MultiDiGraph:
    """The part of `graph` between entities of these kinds: classes, or their words in one or many; and the node `keep`.

    Raises UsageError when the graph has none of a kind.

    >>> import networkx
    >>> graph = networkx.MultiDiGraph()
    >>> graph.add_nodes_from([("urn:a", {"kind": "Film"}), ("urn:b", {"kind": "Person"})])
    >>> list(of_kinds(graph, ["people"]))
    ['urn:b']
    """
    from wickgraph.view.style import kind

    there = sorted({of["kind"] for _, of in graph.nodes(data=True)})
    called = {word.casefold(): name for name in there for word in (name, kind(name).label, kind(name).plural)}
    unknown = [each for each in kinds if each.strip().casefold() not in called]
    if unknown:
        words = ", ".join(kind(name).plural for name in there)
        raise UsageError(f"{unknown[0]!r}: no entity of such a kind is there to draw. There are {words}.")
    wanted = {called[each.strip().casefold()] for each in kinds}
    return induced(graph, {node for node, of in graph.nodes(data=True) if of["kind"] in wanted or node == keep})


def find(graph: networkx.MultiDiGraph, name: str, store: Store) -> str:
    """The node of `graph` that `name` names in `store`, as `wickgraph.asking.lookup.matches` finds it.

    Raises InputError, with names that come near, when there is none.

    >>> from wickgraph.projection import project
    >>> from wickgraph.stores.store import from_text
    >>> store = from_text("id:Eve a wick:Character ; rdfs:label 'Eve Macarro' ; skos:altLabel 'Rooney' .")
    >>> find(project(store), "rooney", store)
    'https://w3id.org/wickgraph/id/Eve'
    """
    from wickgraph.asking.lookup import matches

    found = matches(name, store)
    node = next((each.iri for each in found if each.iri in graph), None)
    if node is None:
        raise InputError(f"{name}: {found[0].label} is no entity, and only entities are drawn. Name one.")
    return node


def named_by(store: Store, graph: networkx.MultiDiGraph, query: str) -> networkx.MultiDiGraph:
    """The part of `graph` between the entities that the answer to a SELECT or CONSTRUCT `query` holds.

    A claim in the answer stands for its ends. Raises UsageError for an ASK query or an answer without any entity,
    QueryError for a query that cannot be answered.

    >>> from wickgraph.projection import project
    >>> from wickgraph.stores.store import from_text
    >>> store = from_text("id:Eve a wick:Character ; wick:allyOf id:Nogi . id:Rooney a wick:Character .")
    >>> sorted(of["label"] for _, of in named_by(store, project(store), "SELECT * { ?x wick:allyOf ?y }").nodes.items())
    ['Eve', 'Nogi']
    """
    from wickgraph.asking.query import query as ask
    from wickgraph.results.table import Table

    answer = ask(query, store)
    if isinstance(answer, bool):
        raise UsageError("an ASK query answers yes or no, nothing to draw. Give a SELECT or CONSTRUCT query.")
    rows = answer.rows if isinstance(answer, Table) else answer.table().rows
    found = {iri for row in rows for term in row for iri in _entities(term)}
    ends = {node for a, b, of in graph.edges(data=True) if of["claim"] in found for node in (a, b)}
    drawn = (found | ends) & set(graph)
    if not drawn:
        raise UsageError(
            "the answer to the query holds no entity of the graph, nothing to draw. Select entities or claims."
        )
    return induced(graph, drawn)


def _entities(term: object) -> Iterator[str]:
    if isinstance(term, NamedNode):
        yield term.value
    elif isinstance(term, Triple):
        for part in (term.subject, term.object):
            yield from _entities(part)
