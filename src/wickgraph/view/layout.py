"""Where the nodes of a picture stand: a seeded layout, computed beforehand, the same on every run.

Each connected part is laid out by itself and the parts are then set beside each other, so that the small ones do not
fly off to the margins.

>>> place([("a", "b"), ("b", "c")], ["a", "b", "c"]) == place([("a", "b"), ("b", "c")], ["a", "b", "c"])
True
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import cos, floor, hypot, pi, sin, sqrt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import igraph  # type: ignore[import-untyped]

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom

SEED = 20141024
#: pixels between neighbours; leaves room for a name of usual length
SPACING = 95.0
#: screens are wider than high
ASPECT = 1.45
#: no two nodes come closer, in shares of the spacing; else one would cover the other
CLOSEST = 0.62
#: how much pushing apart is affordable: rounds for all nodes together, and pairs of nodes that are too close
PUSHES = 20_000
PAIRS = 200_000
#: up to so many nodes the slower layout with the evener edges (Kamada-Kawai) is affordable
SLOW_UP_TO = 250
_GOLDEN = pi * (3 - sqrt(5))


def place(
    edges: Iterable[tuple[str, str]], nodes: Sequence[str], spacing: float = SPACING
) -> dict[str, tuple[int, int]]:
    """Positions in pixels around (0, 0) for all `nodes`, of which `edges` name the ends.

    `spacing` is the aimed distance of neighbours, in pixels. Raises KeyError when an edge names an unknown node.

    >>> sorted(place([], ["a"]).items())
    [('a', (0, 0))]
    """
    import igraph

    index = {node: number for number, node in enumerate(nodes)}
    pairs = sorted({tuple(sorted((index[a], index[b]))) for a, b in edges if a != b})
    graph = igraph.Graph(len(nodes), pairs)
    parts = sorted(graph.connected_components(), key=lambda part: (-len(part), part))
    points: dict[int, Point] = {}
    for part, (dx, dy) in _packed([(part, _lay_out(graph, part, spacing)) for part in parts], spacing):
        points |= {node: (x + dx, y + dy) for node, (x, y) in part.items()}
    return {node: (round(points[number][0]), round(points[number][1])) for node, number in index.items()}


def place_around(
    edges: Iterable[tuple[str, str]], nodes: Sequence[str], first: Sequence[str]
) -> dict[str, tuple[int, int]]:
    """Positions as `place` gives them to the nodes `first`, all others in discs around a neighbour that has its place.

    Of a large graph only `first` are drawn at once; what is unfolded later then stands where one looks for it.

    >>> places = place_around([("hub", "a"), ("hub", "b")], ["hub", "a", "b"], ["hub"])
    >>> places["hub"], len(set(places.values()))
    ((0, 0), 3)
    """
    near: dict[str, list[str]] = defaultdict(list)
    for a, b in edges:
        near[a].append(b)
        near[b].append(a)
    chosen = set(first)
    placed = place([(a, b) for a in first for b in near[a] if b in chosen], list(first))
    waiting, taken = list(first), dict.fromkeys(nodes, 0)
    for node in waiting:
        for other in near[node]:
            if other not in placed:
                placed[other] = _beside(placed[node], taken[node])
                taken[node] += 1
                waiting.append(other)
    left = [node for node in nodes if node not in placed]
    return placed | {node: _beside((0, 0), number) for number, node in enumerate(left)}


def _beside(place: tuple[int, int], number: int) -> tuple[int, int]:
    """The spot `number` of a disc around a place, filled evenly from its middle."""
    distance, angle = 0.6 * SPACING * sqrt(number + 1), number * _GOLDEN
    return round(place[0] + distance * cos(angle)), round(place[1] + distance * sin(angle))


def _lay_out(graph: igraph.Graph, part: list[int], spacing: float) -> dict[int, Point]:
    """One connected part around its own centre."""
    inner = graph.induced_subgraph(part)
    igraph_points = _seeded(inner)
    placed = [(x * ASPECT, y) for x, y in igraph_points]
    scale = spacing / _typical_distance(inner, placed)
    left, top, right, bottom = _box(placed)
    mid_x, mid_y = (left + right) / 2, (top + bottom) / 2
    centred = [((x - mid_x) * scale, (y - mid_y) * scale) for x, y in placed]
    return dict(zip(part, _apart(centred, spacing * CLOSEST), strict=True))


def _seeded(graph: igraph.Graph) -> list[Point]:
    """igraph's coordinates, with its random numbers seeded for the time of the call."""
    import igraph

    igraph.set_random_number_generator(random.Random(SEED))
    try:
        return [(x, y) for x, y in _algorithm(graph)]
    finally:
        igraph.set_random_number_generator(random)


def _algorithm(graph: igraph.Graph) -> Any:
    if graph.vcount() <= 2:
        return [(float(number), 0.0) for number in range(graph.vcount())]
    if graph.vcount() <= SLOW_UP_TO:
        return graph.layout_fruchterman_reingold(seed=graph.layout_kamada_kawai(), niter=120, start_temp=0.6)
    return graph.layout_fruchterman_reingold(niter=300, grid="auto")


def _typical_distance(graph: igraph.Graph, points: Sequence[Point]) -> float:
    """The side of the square that each node has for itself, or the mean length of edges where they stand in a line."""
    left, top, right, bottom = _box(points)
    side = sqrt((right - left) * (bottom - top) / len(points))
    lengths = [hypot(points[a][0] - points[b][0], points[a][1] - points[b][1]) for a, b in graph.get_edgelist()]
    return max(side, 0.6 * sum(lengths) / len(lengths) if lengths else 1.0)


def _apart(points: Sequence[Point], gap: float) -> list[Point]:
    """The points with those that are closer than `gap` pushed apart, each by half of what is missing."""
    placed = list(points)
    left = PAIRS
    for _ in range(min(60, 1 + PUSHES // len(points))):
        close = list(islice(_close(placed, gap), left))
        left -= len(close)
        for a, b in close:
            (ax, ay), (bx, by) = placed[a], placed[b]
            dx, dy = bx - ax, by - ay
            distance = hypot(dx, dy)
            # Two nodes on the same spot part sideways, where names need the room.
            ux, uy = (dx / distance, dy / distance) if distance else (1.0, 0.0)
            push = max(gap - distance, 0.0) / 2
            placed[a], placed[b] = (ax - ux * push, ay - uy * push), (bx + ux * push, by + uy * push)
        if not close or not left:
            break
    return placed


def _close(points: Sequence[Point], gap: float) -> Iterator[tuple[int, int]]:
    """Pairs of points closer than `gap`, found through a grid of that width."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, (x, y) in enumerate(points):
        column, row = floor(x / gap), floor(y / gap)
        for other in (o for i in (-1, 0, 1) for j in (-1, 0, 1) for o in cells.get((column + i, row + j), ())):
            # A little less than the gap, or the pushing would never end.
            if hypot(points[other][0] - x, points[other][1] - y) < gap * 0.98:
                yield other, number
        cells[column, row].append(number)


def _packed(parts: list[tuple[list[int], dict[int, Point]]], gap: float) -> list[tuple[dict[int, Point], Point]]:
    """Each part with the shift that puts it in its own place: the largest in the middle, the others in rows below."""
    if not parts:
        return []
    left, _, right, y = _box(list(parts[0][1].values()))
    placed = [(parts[0][1], (0.0, 0.0))]
    width = max(right - left, gap * sqrt(sum(len(part) for part, _ in parts)) * ASPECT)
    x, y, row = -width / 2, y + gap, 0.0
    for _, points in parts[1:]:
        box = _box(list(points.values()))
        if x > -width / 2 and x + box[2] - box[0] > width / 2:
            x, y, row = -width / 2, y + row + gap, 0.0
        placed.append((points, (x - box[0], y - box[1])))
        x, row = x + box[2] - box[0] + gap, max(row, box[3] - box[1])
    return placed


def _box(points: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
