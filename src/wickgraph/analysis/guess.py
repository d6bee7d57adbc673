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
from collections.abc import Iterator
from heapq import nsmallest
from math import log, sqrt
from typing import TYPE_CHECKING, Any

from wickgraph.analysis.centrality import PLACES, about, name, network_of
from wickgraph.analysis.finding import Finding, Look, finding, listed
from wickgraph.errors import UsageError
from wickgraph.terms import compact

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]

#: two nodes and their score
Pair = tuple[Any, Any, float]

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
    pairs = _by_paths(graph) if _is_of_two_kinds(graph) else _by_neighbours(graph)
    # One after another: all pairs of a large network would fill the memory.
    best = nsmallest(limit, pairs, key=lambda pair: (-round(pair[2], 10), name(graph, pair[0]), name(graph, pair[1])))
    common = [_common(graph, one, other) for one, other, _ in best]
    rows = [_row(graph, pair, between) for pair, between in zip(best, common, strict=True)]
    asked = [pair[:2] for pair in best]
    shown = dict.fromkeys(end for pair in asked for end in pair)
    between = {each for nodes in common for each in nodes[:4]}
    look = Look(dict.fromkeys(shown, 1.0), named=list(shown), asked=asked, lines={"asked": "worth checking"})
    drawn = graph.subgraph({*shown, *between})
    columns = ("question", "heard", "score", "in common", "among them", "one", "other")
    return finding(
        f"Hunches: {about(graph)}", [_CAUTION] if rows else ["No pair suggests itself."], rows, columns, drawn, look
    )


def _row(graph: networkx.Graph, pair: Pair, common: list[Any]) -> dict[str, Any]:
    one, other, score = pair
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


def _is_of_two_kinds(graph: networkx.Graph) -> bool:
    return bool(graph.graph.get("projection") == "credits")


def _by_neighbours(graph: networkx.Graph) -> Iterator[Pair]:
    """Pairs with a neighbour in common, by Adamic and Adar's score; each once, in order of name."""
    place = {node: at for at, node in enumerate(sorted(graph, key=lambda node: (name(graph, node), str(node))))}
    worth = {node: 1 / log(links) for node, links in graph.degree() if links > 1}
    for one in place:
        score: dict[Any, float] = defaultdict(float)
        for between in graph.adj[one]:
            for other in graph.adj[between]:
                if place[one] < place[other]:
                    score[other] += worth[between]
        yield from ((one, other, score[other]) for other in score if other not in graph.adj[one])


def _by_paths(graph: networkx.Graph) -> Iterator[Pair]:
    """People and works that paths of three links connect, by L3."""
    for person in sorted(node for node, kind in graph.nodes(data="kind") if kind == "Person"):
        score: dict[Any, float] = defaultdict(float)
        for work in graph.adj[person]:
            for colleague in graph.adj[work]:
                for other in graph.adj[colleague]:
                    score[other] += 1 / sqrt(graph.degree(work) * graph.degree(colleague))
        yield from ((person, other, score[other]) for other in score if other not in graph.adj[person])


def _common(graph: networkx.Graph, one: Any, other: Any) -> list[Any]:
    """What two have in common, those of most links first: neighbours, or colleagues who are linked to the other."""
    near = {each for work in graph.adj[one] for each in graph.adj[work]} if _is_of_two_kinds(graph) else graph.adj[one]
    common = [each for each in near if graph.has_edge(each, other)]
    return sorted(common, key=lambda node: (-graph.degree(node), name(graph, node), str(node)))
