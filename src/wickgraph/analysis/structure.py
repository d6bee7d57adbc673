"""How a network hangs together: its measures as a whole, its communities, and what it would fall apart without.

>>> import networkx
>>> [(row["what"], row["one"], row["other"]) for row in bridges(networkx.path_graph(["Eve", "Nogi", "Lena"]))]
[('node', 'Nogi', None), ('link', 'Nogi', 'Eve'), ('link', 'Nogi', 'Lena')]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isnan
from typing import TYPE_CHECKING, Any

from wickgraph.analysis.centrality import PLACES, about, in_order, name, network_of
from wickgraph.analysis.finding import Finding, Look, counted, finding, listed
from wickgraph.analysis.twin import SEED, seeded, twin
from wickgraph.errors import UsageError

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]

METHODS = ("louvain", "leiden")


def overview(network: networkx.Graph | str, limit: int = 10) -> Finding:
    """A network in figures: nodes, links, density, parts, distances, clustering, and whether like links to like.

    `network` is a network, or the name of a projection of the bundled graph; `limit` is how many names a picture shows.
    Distances are those within the largest part. Raises UsageError for an unknown projection.

    >>> [row["value"] for row in overview("organisations") if row["figure"] == "nodes"]
    [13]
    """
    graph, columns = network_of(network), ("figure", "value", "meaning")
    if not len(graph):
        return finding(f"In figures: {about(graph)}", ["There is nothing in it."], [], columns, graph)
    figures = list(_figures(graph))
    value = {figure: number for figure, number, _ in figures}
    rows = [dict(zip(columns, row, strict=True)) for row in figures]
    words = f"{counted(len(graph), 'node')} and {counted(graph.number_of_edges(), 'link')}"
    told = f"{words} in {counted(int(value['parts']), 'part')}, of which the largest holds {value['largest part']}."
    order = in_order(graph, dict(graph.degree()))
    look = Look({node: float(links) for node, links in graph.degree()}, named=order[:limit])
    return finding(f"In figures: {about(graph)}", [told], rows, None, graph, look)


def _figures(graph: networkx.Graph) -> Iterator[tuple[str, float, str]]:
    whole = twin(graph)
    parts = whole.connected_components()
    largest = parts.giant()
    yield "nodes", len(graph), "who or what stands in it"
    yield "links", whole.ecount(), "pairs with a tie or more"
    yield "ties", int(sum(whole.es["weight"])), "reasons for links"
    yield "density", _share(whole.density()), "share of all pairs that are linked"
    yield "parts", len(parts), "no way leads from one to another"
    yield "largest part", largest.vcount(), "nodes in it"
    yield "diameter", largest.diameter(), "steps between the two that are farthest apart in it"
    yield "mean distance", _share(largest.average_path_length()), "steps between two in it, on average"
    local = whole.transitivity_avglocal_undirected(mode="zero")
    yield "clustering", _share(local), "share of the pairs around somebody that are linked, on average"
    yield "transitivity", _share(whole.transitivity_undirected()), "share of all threes in a row that are closed"


def _share(number: float) -> float:
    return 0.0 if isnan(number) else round(number, PLACES)


def communities(network: networkx.Graph | str, limit: int = 10, *, method: str = "louvain") -> Finding:
    """Groups with more ties inside than to the outside, the largest first, each with the members of most ties in it.

    `method` is "louvain" (networkx) or "leiden" (igraph), both by modularity and ties. Other parameters and errors are
    those of `overview`; UsageError also for an unknown method.

    >>> communities("organisations", limit=1).columns
    ('community', 'size', 'members', 'ties inside', 'ties outside')
    """
    graph = network_of(network)
    groups = groups_of(graph, method)
    rows = [
        {"community": number, "size": len(group), "members": ", ".join(_first(graph, group)), **_ties(graph, group)}
        for number, group in enumerate(groups[:limit], 1)
    ]
    real = [group for group in groups if len(group) > 1]
    told = listed([f"that of {_first(graph, group)[0]} ({len(group)})" for group in real], 5) or "everybody is alone"
    words = [f"{counted(len(real), 'community', 'communities')} by {method.title()}: {told}."]
    if real:
        words.append(f"Modularity {_modularity(graph, groups):.2f}; {len(groups) - len(real)} stand alone.")
    look = Look(
        {node: float(links) for node, links in graph.degree(weight="weight")},
        {node: number for number, group in enumerate(groups) for node in group},
        [_first(graph, group)[0] for group in real],
        named=[node for group in groups[:limit] for node in _strongest(graph, group)[:3]],
    )
    columns = ("community", "size", "members", "ties inside", "ties outside")
    return finding(f"Communities: {about(graph)}", words, rows, columns, graph, look)


def groups_of(graph: networkx.Graph, method: str = "louvain") -> list[list[Any]]:
    """The communities of a network, the largest first, the members of each in order of name.

    Raises UsageError for an unknown method.

    >>> import networkx
    >>> groups_of(networkx.Graph([("a", "b"), ("c", "d")]))
    [['a', 'b'], ['c', 'd']]
    """
    if method not in METHODS:
        raise UsageError(f"{method}: no such method of finding communities. Choose {' or '.join(METHODS)}.")
    found = _louvain(graph) if method == "louvain" else _leiden(graph)
    groups = [sorted(group, key=lambda node: (name(graph, node), str(node))) for group in found]
    return sorted(groups, key=lambda group: (-len(group), name(graph, group[0]), str(group[0])))


def _louvain(graph: networkx.Graph) -> list[set[Any]]:
    import networkx

    if not graph.number_of_edges():
        return [{node} for node in graph]
    found: list[set[Any]] = networkx.community.louvain_communities(graph, weight="weight", seed=SEED)
    return found


def _leiden(graph: networkx.Graph) -> list[set[Any]]:
    nodes = list(graph)
    with seeded():
        parts = twin(graph).community_leiden("modularity", weights="weight", n_iterations=-1)
    return [{nodes[at] for at in part} for part in parts]


def _modularity(graph: networkx.Graph, groups: Sequence[Sequence[Any]]) -> float:
    import networkx

    return float(networkx.community.modularity(graph, groups, weight="weight"))


def _strongest(graph: networkx.Graph, group: Sequence[Any]) -> list[Any]:
    """The members of a group, those of most ties in it first."""
    return in_order(graph, dict(graph.subgraph(group).degree(weight="weight")))


def _first(graph: networkx.Graph, group: Sequence[Any]) -> list[str]:
    return [name(graph, node) for node in _strongest(graph, group)[:4]]


def _ties(graph: networkx.Graph, group: Sequence[Any]) -> dict[str, int]:
    inside = graph.subgraph(group).size(weight="weight")
    everywhere = sum(links for _, links in graph.degree(group, weight="weight"))
    return {"ties inside": int(inside), "ties outside": int(everywhere - 2 * inside)}


def bridges(network: networkx.Graph | str, limit: int = 10) -> Finding:
    """What a network would fall apart without: nodes, and links between two, with how many would be cut off.

    Nodes come before links; those that cut off most come first. The number cut off is that of the nodes outside the
    largest of the pieces that are left. Parameters and errors are those of `overview`.

    >>> bridges("organisations", limit=1).words[0].startswith("Without High Table ")
    True
    """
    import networkx

    graph = network_of(network)
    by_node = {node: cut for node in networkx.articulation_points(graph) if (cut := _cut_off(graph, node))}
    nodes = in_order(graph, {node: len(cut) for node, cut in by_node.items()})
    links = sorted(_bridges(graph), key=lambda found: (-len(found[2]), name(graph, found[0]), name(graph, found[1])))
    rows = [_row(graph, (node,), by_node[node]) for node in nodes] + [_row(graph, link[:2], link[2]) for link in links]
    words = [f"Without {name(graph, node)} {len(by_node[node])} would be cut off." for node in nodes[:1]]
    sizes = {node: float(len(by_node.get(node, ()))) for node in graph}
    look = Look(sizes, named=nodes[:limit], strong={link[:2]: "" for link in links}, lines={"strong": "bridges"})
    columns = ("what", "one", "other", "cut off", "among them")
    title = f"What holds it together: {about(graph)}"
    return finding(title, words or ["Nothing: it holds without any one of them."], rows[:limit], columns, graph, look)


def _cut_off(graph: networkx.Graph, node: Any) -> list[Any]:
    """The nodes outside the largest piece of what is left of a part without one of its nodes."""
    import networkx

    part = networkx.node_connected_component(graph, node) - {node}
    pieces = sorted(networkx.connected_components(graph.subgraph(part)), key=len)
    return [each for piece in pieces[:-1] for each in piece]


def _bridges(graph: networkx.Graph) -> Iterator[tuple[Any, Any, list[Any]]]:
    """Links that alone connect what is on their sides, each with the nodes of the smaller side, which is the second."""
    import networkx

    for one, other in networkx.bridges(graph):
        rest = networkx.restricted_view(graph, [], [(one, other)])
        sides = [sorted(networkx.node_connected_component(rest, end), key=str) for end in (one, other)]
        if len(sides[0]) < len(sides[1]):
            one, other, sides = other, one, sides[::-1]
        yield one, other, sides[1]


def _row(graph: networkx.Graph, ends: Sequence[Any], cut: Sequence[Any]) -> dict[str, Any]:
    most = in_order(graph, dict(graph.degree(cut)))
    return {
        "what": "link" if len(ends) == 2 else "node",
        "one": name(graph, ends[0]),
        "other": name(graph, ends[1]) if len(ends) == 2 else None,
        "cut off": len(cut),
        "among them": ", ".join(name(graph, node) for node in most[:4]),
    }
