"""Where the names in a picture stand: beside their nodes, and not upon each other.

>>> lettered([("Eve", (50, 50), 4)], 100, 100)
[(50.0, 59.9)]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, bottom, right, top
#: name, place of its node, radius of that, all in points
Wanted = tuple[str, Point, float]

#: points
SIZE = 9.0
#: the width of a letter against the size of the type, on average
LETTER = 0.56
GAP = 1.5


def lettered(wanted: Sequence[Wanted], width: float, height: float) -> list[Point]:
    """The middles of names, in the order given: the first to come stand best, the others where there is room.

    >>> near = lettered([("Eve", (50, 50), 4), ("Nogi", (52, 50), 4)], 100, 100)
    >>> near[0] != near[1]
    True
    """
    taken: list[Box] = [(x - r, y - r, x + r, y + r) for _, (x, y), r in wanted]
    nodes, found = len(taken), []
    for number, each in enumerate(wanted):
        own = taken[number]
        others = [box for at, box in enumerate(taken) if at != number or at >= nodes]
        best = min(_places(each, own), key=lambda box: _covered(box, others) + _outside(box, width, height))
        taken.append(best)
        found.append(((best[0] + best[2]) / 2, (best[1] + best[3]) / 2))
    return found


def _places(wanted: Wanted, own: Box) -> Iterator[Box]:
    """Boxes for a name around its node, the best first."""
    name, (x, y), radius = wanted
    half, tall = len(name) * SIZE * LETTER / 2, SIZE * 0.6
    for far in (1.0, 2.2, 3.6):
        up = radius + tall * far + GAP / 3
        side = radius + half + GAP * far * 2
        for dx, dy in ((0, up), (0, -up), (side, 0), (-side, 0), (side, up), (-side, up), (side, -up), (-side, -up)):
            yield x + dx - half, y + dy - tall, x + dx + half, y + dy + tall


def _covered(box: Box, others: Sequence[Box]) -> float:
    """How much of other boxes a box covers."""
    return sum(
        max(0.0, min(box[2], other[2]) - max(box[0], other[0]))
        * max(0.0, min(box[3], other[3]) - max(box[1], other[1]))
        for other in others
    )


def _outside(box: Box, width: float, height: float) -> float:
    """How much of a box is beyond the margins; that is worse than covering."""
    beyond = max(0.0, -box[0]) + max(0.0, -box[1]) + max(0.0, box[2] - width) + max(0.0, box[3] - height)
    return beyond * SIZE * 4
