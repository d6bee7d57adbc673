"""Hunches: pairs that the shape of a network suggests, as questions to check. Never facts, and never written as facts.

Two scores of link prediction are used: Adamic and Adar's, which counts what two have in common, each the less the more
common it is; and, where there are two kinds of nodes that are never linked among themselves, the paths of three links
between two, each the less the more links lead through (L3).

>>> import networkx
>>> square = networkx.Graph([("Eve", "Nogi"), ("Nogi", "Lena"), ("Lena", "Dex"), ("Dex", "Eve")])
>>> [row["question"] for row in hunches(square)]
['Are Dex and Nogi linked?', 'Are Eve and Lena linked?']
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import sqrt
from typing import TYPE_CHECKING, Any

from wickgraph.analysis.centrality import PLACES, about, name, network_of
from wickgraph.analysis.finding import Finding, Look, finding, listed
from wickgraph.errors import UsageError
from wickgraph.terms import compact

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]

#: two nodes, their score, and what speaks for them
Pair = tuple[Any, Any, float, list[Any]]

_CAUTION = (
    "Questions worth checking, from the shape of the network alone: no fact says so, and nothing is added to the graph."
)


def hunches(network: networkx.Graph | str = "credits", limit: int = 10) -> Finding:
    """Pairs without a link between which one would be least surprising, as questions; what they have in common beside.

    Where a claim that does not count says it already, `heard` tells its status: rumoured, denied or superseded.
    `network` is a network, or the name of a projection of the bundled graph; `limit` is the number of rows. Raises
    UsageError for an unknown projection, and for one whose pairs cannot be asked about (cast).

    >>> found = hunches("credits", limit=1)
    >>> next(iter(found))["question"].startswith("Did ")
    True
    """
    graph = network_of(network)
    if graph.graph.get("projection") and not graph.graph["question"]:
        raise UsageError(f"{graph.graph['projection']}: a role cannot be guessed at. Choose credits or people.")
    pairs = list(_by_paths(graph) if graph.graph.get("projection") == "credits" else _by_neighbours(graph))
    best = sorted(pairs, key=lambda pair: (-round(pair[2], 10), name(graph, pair[0]), name(graph, pair[1])))[:limit]
    rows = [_row(graph, pair) for pair in best]
    asked = [pair[:2] for pair in best]
    shown = dict.fromkeys(end for pair in asked for end in pair)
    between = {each for pair in best for each in pair[3][:4]}
    look = Look(dict.fromkeys(shown, 1.0), named=list(shown), asked=asked, lines={"asked": "worth checking"})
    drawn = graph.subgraph({*shown, *between})
    columns = ("question", "heard", "score", "in common", "among them", "one", "other")
    return finding(
        f"Hunches: {about(graph)}", [_CAUTION] if rows else ["No pair suggests itself."], rows, columns, drawn, look
    )


def _row(graph: networkx.Graph, pair: Pair) -> dict[str, Any]:
    one, other, score, common = pair
    labels = {"one": name(graph, one), "other": name(graph, other)}
    question = graph.graph.get("question") or "Are {one} and {other} linked?"
    for side, label in labels.items():
        question = question.replace(f"{{{side}}}", label)
    return {
        "question": question,
        "heard": graph.graph.get("doubted", {}).get(frozenset((one, other))),
        "score": round(score, PLACES),
        "in common": len(common),
        "among them": listed([name(graph, node) for node in common], 3),
        "one": compact(str(one)),
        "other": compact(str(other)),
    }


def _by_neighbours(graph: networkx.Graph) -> Iterator[Pair]:
    """Pairs with a neighbour in common, by Adamic and Adar's score."""
    import networkx

    pairs = sorted({pair for node in graph for pair in _apart(graph, graph.adj[node])}, key=str)
    for one, other, score in networkx.adamic_adar_index(graph, pairs):
        yield one, other, score, _known_first(graph, networkx.common_neighbors(graph, one, other))


def _apart(graph: networkx.Graph, among: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    nodes = sorted(among, key=lambda node: (name(graph, node), str(node)))
    for at, one in enumerate(nodes):
        yield from ((one, other) for other in nodes[at + 1 :] if not graph.has_edge(one, other))


def _by_paths(graph: networkx.Graph) -> Iterator[Pair]:
    """People and works that paths of three links connect, by L3; beside them the works that the person has done."""
    for person in sorted(node for node, kind in graph.nodes(data="kind") if kind == "Person"):
        score: dict[Any, float] = defaultdict(float)
        through: dict[Any, set[Any]] = defaultdict(set)
        for work in graph.adj[person]:
            for colleague in graph.adj[work]:
                for other in graph.adj[colleague]:
                    if other not in graph.adj[person]:
                        score[other] += 1 / sqrt(graph.degree(work) * graph.degree(colleague))
                        through[other].add(colleague)
        yield from ((person, other, score[other], _known_first(graph, through[other])) for other in sorted(score))


def _known_first(graph: networkx.Graph, nodes: Any) -> list[Any]:
    """Nodes in the order in which people will know them: those of most links first."""
    return sorted(nodes, key=lambda node: (-graph.degree(node), name(graph, node), str(node)))
