"""Rings around an entity: how many edges everything else is away from it.

>>> import networkx
>>> star = networkx.MultiDiGraph([("a", "b"), ("a", "c")])
>>> networkx.set_node_attributes(star, {each: {"kind": "Person", "label": each} for each in star})
>>> arrange(star, "a").places["a"]
(0, 0)
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import cos, pi, sin
from typing import TYPE_CHECKING

from wickgraph.view.guides import Arranged, Guide, Place

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]

Tree = dict[str, list[str]]

#: pixels from ring to ring, at least
STEP = 150.0
#: pixels between neighbours on a ring, at least
GAP = 58.0
#: screens are wider than high
ASPECT = 1.3


def arrange(graph: networkx.MultiDiGraph, centre: str | None = None) -> Arranged:
    """The nodes on rings around `centre` (the node with the most edges where None); what nothing ties to it, outside.

    Neighbours of the same node stand side by side, those of the same kind among them together.

    >>> import networkx
    >>> arrange(networkx.MultiDiGraph()).places
    {}
    """
    if not len(graph):
        return Arranged({})
    middle = centre if centre is not None else max(graph, key=lambda node: (graph.degree(node), node))
    tree, rings = _tree(graph, middle)
    angles = dict(_angles(tree, middle, 0.0, 2 * pi))
    outside = [node for node in graph if node not in angles]
    angles |= {node: 2 * pi * number / len(outside) for number, node in enumerate(outside)}
    places: dict[str, Place] = {}
    radius, guides = 0.0, []
    for ring in [*rings, *([outside] if outside else [])]:
        radius = _radius([angles[node] for node in ring], radius) if ring != [middle] else 0.0
        places |= {node: _point(angles[node], radius) for node in ring}
        if radius:
            guides.append(Guide("ring", 0, 0, round(radius * ASPECT), round(radius)))
    return Arranged({node: places[node] for node in graph}, guides)


def _tree(graph: networkx.MultiDiGraph, middle: str) -> tuple[Tree, list[list[str]]]:
    """The tree of shortest ways from the middle, and its rings."""
    tree: Tree = {middle: []}
    rings = [[middle]]
    while rings[-1]:
        ring: list[str] = []
        for node in rings[-1]:
            near = {*graph.successors(node), *graph.predecessors(node)} - tree.keys()
            tree[node] = sorted(near, key=lambda each: (graph.nodes[each]["kind"], graph.nodes[each]["label"], each))
            tree |= {each: [] for each in tree[node]}
            ring += tree[node]
        rings.append(ring)
    return tree, rings[:-1]


def _angles(tree: Tree, middle: str, start: float, end: float) -> Iterator[tuple[str, float]]:
    """Each node in the middle of its slice, which is as wide as its leaves are many."""
    leaves = _leaves(tree, middle)
    waiting = [(middle, start, end)]
    while waiting:
        node, left, right = waiting.pop()
        yield node, (left + right) / 2
        share = (right - left) / leaves[node]
        for child in tree[node]:
            waiting.append((child, left, left + share * leaves[child]))
            left += share * leaves[child]


def _leaves(tree: Tree, middle: str) -> dict[str, int]:
    order = [middle]
    for node in order:
        order += tree[node]
    leaves: dict[str, int] = {}
    for node in reversed(order):
        leaves[node] = sum(leaves[child] for child in tree[node]) or 1
    return leaves


def _radius(angles: list[float], inner: float) -> float:
    """Far enough outside the ring before, and so wide that no two nodes of the ring come closer than the gap."""
    ordered = sorted(angles)
    around = [*ordered, ordered[0] + 2 * pi]
    closest = min((b - a for a, b in pairwise(around)), default=2 * pi)
    return max(inner * 1.25 + STEP, GAP / max(closest, 0.001) if len(angles) > 1 else 0.0)


def _point(angle: float, radius: float) -> Place:
    return round(radius * cos(angle) * ASPECT), round(radius * sin(angle))
