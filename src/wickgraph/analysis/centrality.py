"""Who is in the middle: degree, betweenness, closeness, PageRank, and the core of a network.

Betweenness and closeness count steps, unless `weighted`: then a link is the shorter the more ties it has. Each function
takes a network, or the name of a projection of the bundled graph.

>>> import networkx
>>> star = networkx.Graph([("Eve", "Nogi"), ("Eve", "Lena")])
>>> [(row["name"], row["betweenness"]) for row in betweenness(star, limit=1)]
[('Eve', 1.0)]
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from wickgraph.analysis.finding import Finding, Look, finding, listed
from wickgraph.analysis.projections import network as projected
from wickgraph.analysis.scores import Scores, betweenness_scores, closeness_scores, core_scores, pagerank_scores
from wickgraph.terms import compact
from wickgraph.view.style import kind

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]


#: decimal places of scores
PLACES = 4


def degree(network: networkx.Graph | str, limit: int = 10) -> Finding:
    """Who has most links: how many others each is linked to, by how many ties, and the share of all that these are.

    `network` is a network, or the name of a projection of the bundled graph; `limit` is the number of rows. Raises
    UsageError for an unknown projection.

    >>> degree("organisations", limit=1).words[0]
    'Most links: High Table (5), Ruska Roma (5) and Tarasov organisation (4).'
    """
    graph = network_of(network)
    ties, all_others = dict(graph.degree(weight="weight")), max(len(graph) - 1, 1)
    columns = {
        "ties": ties,
        "share": {node: round(links / all_others, PLACES) for node, links in graph.degree()},
    }
    words = ("Most links: {told}.", "In brackets: how many others each is linked to.")
    return ranked(graph, "links", dict(graph.degree()), limit, "Most links", words, columns)


def betweenness(network: networkx.Graph | str, limit: int = 10, *, weighted: bool = False) -> Finding:
    """Who lies between the others: the share of the shortest ways between each two others that lead through somebody.

    Parameters and errors are those of `degree`; `weighted` makes links of many ties shorter. A network of 1,000 nodes
    or more is given to networkx's parallel backend (nx-parallel) where that is installed, else to igraph.

    >>> betweenness("organisations", limit=1).rows[0][0].value
    'High Table'
    """
    graph = network_of(network)
    score = betweenness_scores(graph, weighted)
    words = (
        "In the middle: {told}.",
        "In brackets: the share of the shortest ways between two others that lead through.",
    )
    return ranked(graph, "betweenness", score, limit, "Between the others", words)


def closeness(network: networkx.Graph | str, limit: int = 10, *, weighted: bool = False) -> Finding:
    """Who is near to all others: 1 over the mean number of steps to them, times the share that can be reached at all.

    Parameters and errors are those of `betweenness`.

    >>> closeness("organisations", limit=1).rows[0][0].value
    'High Table'
    """
    graph = network_of(network)
    score = closeness_scores(graph, weighted)
    words = ("Nearest to all others: {told}.", "In brackets: 100% is one step to each of the others.")
    return ranked(graph, "closeness", score, limit, "Nearest to all others", words)


def pagerank(network: networkx.Graph | str, limit: int = 10, *, weighted: bool = True) -> Finding:
    """Where somebody is most often who walks along links at random, and now and then starts anew (damping 0.85).

    Parameters and errors are those of `betweenness`; links of many ties are taken more often, unless `weighted` is
    False.

    >>> round(sum(row["pagerank"] for row in pagerank("organisations", limit=99)), 2)
    1.0
    """
    graph = network_of(network)
    score = pagerank_scores(graph, weighted)
    words = (
        "Most often met: {told}.",
        "In brackets: the share of time that a random walk along the links spends there.",
    )
    return ranked(graph, "pagerank", score, limit, "Most often met", words)


def core(network: networkx.Graph | str, limit: int = 10) -> Finding:
    """The inner circle: the largest k of each, such that it is in a part of the network where all have k links or more.

    Parameters and errors are those of `degree`.

    >>> core("organisations", limit=1).words
    ('The inner circle: 4, each linked to at least 3 of the others in it.',)
    """
    graph = network_of(network)
    score = core_scores(graph)
    most = max(score.values(), default=0)
    inner = sum(number == most for number in score.values())
    words = (f"The inner circle: {inner}, each linked to at least {most} of the others in it.",)
    groups = {node: int(number < most) for node, number in score.items()}
    called = ("inner circle", "others")
    return ranked(
        graph, "core", score, limit, "The inner circle", words, {"links": dict(graph.degree())}, groups, called
    )


def network_of(given: networkx.Graph | str) -> networkx.Graph:
    """A network as it is, or the projection of the bundled graph that is called so.

    >>> network_of("films").graph["projection"]
    'films'
    """
    return projected(given) if isinstance(given, str) else given


def name(graph: networkx.Graph, node: Any) -> str:
    """The name of a node.

    >>> import networkx
    >>> name(networkx.path_graph(["Eve"]), "Eve")
    'Eve'
    """
    return str(graph.nodes[node].get("label", node))


def about(graph: networkx.Graph) -> str:
    """What a network is, for a title: "people, linked by works of both".

    >>> import networkx
    >>> about(networkx.Graph())
    'a network'
    """
    return str(graph.graph.get("about", "a network"))


def ranked(
    graph: networkx.Graph,
    measure: str,
    score: Scores,
    limit: int,
    title: str,
    words: Sequence[str],
    columns: Mapping[str, Scores] | None = None,
    groups: Mapping[Any, int] | None = None,
    called: Sequence[str] = (),
) -> Finding:
    """The nodes with the highest score as a finding; "{told}" in `words` is replaced by the first three.

    >>> import networkx
    >>> ranked(networkx.path_graph(["Eve", "Nogi"]), "age", {"Eve": 30, "Nogi": 40}, 1, "Age", ["{told}!"]).words
    ('Nogi (40) and Eve (30)!',)
    """
    order = in_order(graph, score)
    told = [f"{name(graph, node)} ({_told(score[node])})" for node in order[:3] if score[node]]
    rows = [
        {
            **named(graph, node),
            measure: round(score[node], PLACES),
            **{column: of[node] for column, of in (columns or {}).items()},
            "entity": compact(str(node)),
        }
        for node in order[:limit]
    ]
    # In a picture with groups the colour tells the score, and size can tell who is linked most.
    sizes = {node: float(graph.degree(node) if groups else number) for node, number in score.items()}
    said = [each.replace("{told}", listed(told)) for each in words] if told else ["Nobody stands out."]
    look = Look(sizes, groups or {}, called, named=order[:limit])
    return finding(
        f"{title}: {about(graph)}", said, rows, ("name", "kind", measure, *(columns or ()), "entity"), graph, look
    )


def named(graph: networkx.Graph, node: Any) -> dict[str, str]:
    """The columns that say which node a row is of.

    >>> import networkx
    >>> named(networkx.path_graph(["Eve"]), "Eve")
    {'name': 'Eve', 'kind': 'thing'}
    """
    return {"name": name(graph, node), "kind": kind(graph.nodes[node].get("kind", "")).label}


def in_order(graph: networkx.Graph, score: Scores) -> list[Any]:
    """Nodes by their score, the highest first; of equal ones by name.

    >>> import networkx
    >>> in_order(networkx.path_graph(["b", "a", "c"]), {"a": 1, "b": 1, "c": 2})
    ['c', 'a', 'b']
    """
    # Rounded: sums of floats differ in their last digits by the order of summing.
    return sorted(score, key=lambda node: (-round(score[node], 10), name(graph, node), str(node)))


def _told(score: float) -> str:
    if isinstance(score, int):
        return f"{score:,}"
    return f"{score:.0%}" if score >= 0.005 else "under 1%"
