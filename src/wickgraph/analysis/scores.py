"""The score of each node: betweenness, closeness, PageRank, core; by networkx, or by igraph where that is too slow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from wickgraph.analysis.twin import twin

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]

#: node -> how much of something it has
Scores = Mapping[Any, float]

#: from so many nodes on networkx in plain Python is too slow. Betweenness of 1,500 nodes and 6,000 links took it 57 s,
#: nx-parallel on two processors 39 s, igraph 2 s.
LARGE = 1000


def betweenness_scores(graph: networkx.Graph, weighted: bool = False) -> Scores:
    """The betweenness of each node, from 0 to 1.

    >>> import networkx
    >>> betweenness_scores(networkx.path_graph(3))
    {0: 0.0, 1: 1.0, 2: 0.0}
    """
    import networkx

    distance, backend = "distance" if weighted else None, _parallel("betweenness_centrality")
    if len(graph) < LARGE or backend:
        chosen = backend if len(graph) >= LARGE else None
        found: Scores = networkx.betweenness_centrality(graph, weight=distance, backend=chosen)
        return found
    pairs = (len(graph) - 1) * (len(graph) - 2) / 2
    return dict(zip(graph, (each / pairs for each in twin(graph).betweenness(weights=distance)), strict=True))


def closeness_scores(graph: networkx.Graph, weighted: bool = False) -> Scores:
    """The closeness of each node, from 0 to 1.

    >>> import networkx
    >>> closeness_scores(networkx.path_graph(2))
    {0: 1.0, 1: 1.0}
    """
    import networkx

    distance = "distance" if weighted else None
    if len(graph) < LARGE:
        found: Scores = networkx.closeness_centrality(graph, distance=distance)
        return found
    # igraph's is that within a part; as in networkx, it counts by how much of the whole that part is.
    near = dict(zip(graph, twin(graph).closeness(weights=distance), strict=True))
    parts = list(networkx.connected_components(graph))
    share = {node: (len(part) - 1) / (len(graph) - 1) for part in parts for node in part}
    return {node: near[node] * share[node] if share[node] else 0.0 for node in graph}


def core_scores(graph: networkx.Graph) -> Scores:
    """The core number of each node.

    >>> import networkx
    >>> core_scores(networkx.path_graph(2))
    {0: 1, 1: 1}
    """
    import networkx

    found: Scores = networkx.core_number(graph)
    return found


def pagerank_scores(graph: networkx.Graph, weighted: bool = True) -> Scores:
    """The PageRank of each node; all together are 1. igraph computes it: networkx would need SciPy for it.

    >>> import networkx
    >>> sorted(pagerank_scores(networkx.complete_graph(2)))
    [0, 1]
    """
    if not len(graph):
        return {}
    return dict(zip(graph, twin(graph).pagerank(weights="weight" if weighted else None), strict=True))


#: measure -> the score of each node of a network
SCORES: Mapping[str, Callable[[networkx.Graph], Scores]] = {
    "degree": lambda graph: dict(graph.degree()),
    "betweenness": betweenness_scores,
    "closeness": closeness_scores,
    "pagerank": pagerank_scores,
    "core": core_scores,
}


def _parallel(function: str) -> str | None:
    """The parallel backend of networkx, where it is installed, fits this networkx and knows the function."""
    from networkx.utils.backends import backend_info  # type: ignore[import-untyped]

    if function not in backend_info.get("parallel", {}).get("functions", ()):
        return None
    try:
        import nx_parallel  # type: ignore[import-not-found]  # noqa: F401
    except ImportError:
        return None  # one made for another version of networkx
    return "parallel"
