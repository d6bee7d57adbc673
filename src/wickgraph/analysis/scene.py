"""What of a network a picture shows, and where: the nodes that matter, each with its strongest links, laid out.

>>> import networkx
>>> from wickgraph.analysis.finding import Look
>>> scene(networkx.Graph([("Eve", "Nogi")]), Look(), 200, 100).place["Eve"] != (0, 0)
True
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wickgraph.analysis.finding import Look
from wickgraph.view.layout import place

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]

Point = tuple[float, float]

#: more nodes than these make a picture that nobody reads
MOST_NODES = 150
#: from so many links on each node keeps its strongest ones only
MANY_LINKS = 260
LINKS_EACH = 3
#: points between things that stand in a column
ROW = 44.0


@dataclass(frozen=True)
class Scene:
    """The part of a network that is drawn, the place of each node (in points), and how much was left out."""

    network: networkx.Graph
    place: Mapping[Any, Point]
    nodes_left_out: int
    links_left_out: int


def scene(network: networkx.Graph, look: Look, width: float, height: float) -> Scene:
    """The scene of a network in a box of `width` by at most `height` points; few layers take less.

    >>> import networkx
    >>> scene(networkx.complete_graph(40), Look(), 200, 100).links_left_out > 500
    True
    """
    drawn = _thinned(_chosen(network, look), look)
    drawn.add_edges_from(pair for pair in look.asked if all(end in drawn for end in pair))
    at = _layers(drawn, look) if look.layers else _laid_out(drawn)
    asked = [pair for pair in look.asked if drawn.has_edge(*pair) and not network.has_edge(*pair)]
    drawn.remove_edges_from(asked)
    left_out = network.number_of_edges() - drawn.number_of_edges()
    tall = min(height, ROW * max(Counter(look.layers.values()).values())) if look.layers else height
    return Scene(drawn, _fitted(at, width, tall), len(network) - len(drawn), left_out)


def _chosen(network: networkx.Graph, look: Look) -> networkx.Graph:
    """The nodes that are linked at all: the named ones first, then those of the largest size."""
    asked = {end for pair in look.asked for end in pair}
    wanted = {*look.named, *asked}
    linked = [node for node in network if node in asked or network.degree(node) or len(network) == 1]
    size = {node: (-look.sizes.get(node, 0), -network.degree(node), str(node)) for node in linked}
    chosen = set(sorted(linked, key=lambda node: (node not in wanted, size[node]))[:MOST_NODES])
    return network.subgraph([node for node in network if node in chosen])


def _thinned(part: networkx.Graph, look: Look) -> networkx.Graph:
    """A copy of a network with all its links, or with the strongest of each node where they are many."""
    import networkx

    thin = networkx.Graph()
    thin.add_nodes_from(part.nodes(data=True))
    if part.number_of_edges() <= MANY_LINKS:
        thin.add_edges_from(part.edges(data=True))
        return thin
    for node in part:
        by_strength = sorted(part.adj[node], key=lambda other: _strength(part, look, node, other))
        thin.add_edges_from((node, other, part.edges[node, other]) for other in by_strength[:LINKS_EACH])
    return thin


def _strength(part: networkx.Graph, look: Look, node: Any, other: Any) -> tuple[Any, ...]:
    """The smaller, the stronger: by ties, then inside a group, then to those of the largest size."""
    weight = part.edges[node, other].get("weight", 1)
    return -weight, look.groups.get(node) != look.groups.get(other), -look.sizes.get(other, 0), str(other)


def _laid_out(drawn: networkx.Graph) -> dict[Any, Point]:
    names = {node: str(node) for node in drawn}
    at = place([(names[one], names[other]) for one, other in drawn.edges], list(names.values()))
    return {node: at[name] for node, name in names.items()}


def _layers(drawn: networkx.Graph, look: Look) -> dict[Any, Point]:
    """Nodes in columns, from left to right by layer."""
    columns: dict[int, list[Any]] = defaultdict(list)
    for node in drawn:
        columns[look.layers.get(node, 0)].append(node)
    tallest = max(map(len, columns.values()), default=1)
    return {
        node: (layer * 1.0, _row(number, len(nodes), tallest))
        for layer, nodes in columns.items()
        for number, node in enumerate(nodes)
    }


def _row(number: int, of: int, tallest: int) -> float:
    """How far down a node stands in its column, the columns in the middle of each other."""
    return (number + 0.5) * tallest / of


def _fitted(at: Mapping[Any, Point], width: float, height: float) -> dict[Any, Point]:
    """Places made to fit into a box; what is one wide or one high stands in its middle."""
    sides = [_scaled([point[axis] for point in at.values()], size) for axis, size in ((0, width), (1, height))]
    return dict(zip(at, zip(*sides, strict=True), strict=True))


def _scaled(values: Sequence[float], size: float) -> list[float]:
    low, high = min(values, default=0.0), max(values, default=0.0)
    return [size / 2 if high == low else (each - low) / (high - low) * size for each in values]
