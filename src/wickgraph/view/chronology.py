"""Works in a row, in the order in which they came out or of what they tell; all else near the works it belongs to.

The makers and places of this world stand above the row, what there is in the story below it.

>>> import networkx
>>> graph = networkx.MultiDiGraph()
>>> for name, date in (("Second", "2017"), ("First", "2014-10")):
...     release = {"predicate": "wick:releaseDate", "value": date, "status": "confirmed"}
...     graph.add_node(name, kind="Film", label=name, values=[release])
>>> released(graph)
[('First', '2014'), ('Second', '2017')]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from wickgraph.view.guides import Arranged, Guide, Place

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]

Column = tuple[str, str]  # a work, and what stands at the foot of its column

WORKS = ("Film", "Series", "Game", "Comic")
#: kinds that stand below the row, in the story; all others stand above it
OF_THE_STORY = ("Character", "FictionalOrganization", "Place", "Universe")
#: pixels from work to work, from slot to slot, and from row to row
COLUMN, SLOT, ROW = 180, 90, 64
#: a claim of one of these is no place in time any more
_GONE = ("denied", "superseded")
#: predicates that say which of two works tells the earlier part, the strongest first
_LATER = {"wick:storyAfter": 0, "wick:sequelOf": 1}
_EARLIER = {"wick:storyBefore": 0, "wick:prequelOf": 1}
#: after all dates
_NEVER = "9999"


def released(graph: networkx.MultiDiGraph) -> list[Column]:
    """The works in the order in which they first came out, with the year; those without a date last.

    >>> import networkx
    >>> released(networkx.MultiDiGraph())
    []
    """
    works = [(_date(of), of["label"], node) for node, of in graph.nodes(data=True) if of["kind"] in WORKS]
    return [(node, date[:4] if date != _NEVER else "no date") for date, _, node in sorted(works)]


def told(graph: networkx.MultiDiGraph) -> list[Column]:
    """The works in the order of what they tell; of two that no claim puts in order, what came out first comes first.

    Works that no claim puts in order with another come last. A claim that would close a circle is passed over.

    >>> import networkx
    >>> told(networkx.MultiDiGraph())
    []
    """
    works = [node for node, _ in released(graph)]
    rank = {node: number for number, node in enumerate(works)}
    before = _before(graph, set(works))
    placed = {node for pair in before for node in pair}
    ordered = _topological([node for node in works if node in placed], before, rank)
    return [(node, "") for node in ordered] + [(node, "not placed") for node in works if node not in placed]


def arrange(graph: networkx.MultiDiGraph, columns: Sequence[Column]) -> Arranged:
    """The works of `columns` in a row, the other nodes stacked near the works that they are tied to.

    >>> import networkx
    >>> arrange(networkx.MultiDiGraph(), []).places
    {}
    """
    middle = (len(columns) - 1) / 2
    places = {node: (round((number - middle) * COLUMN), 0) for number, (node, _) in enumerate(columns)}
    near = _near(graph, {node: x for node, (x, _) in places.items()})
    for sign in (-1, 1):
        side = [node for node, kind in graph.nodes(data="kind") if (kind in OF_THE_STORY) == (sign > 0)]
        places |= _stacked(graph, [node for node in side if node not in places], near, sign)
    top, bottom = min((y for _, y in places.values()), default=0), max((y for _, y in places.values()), default=0)
    half = max(-top, bottom) + ROW
    firsts = {label: node for node, label in reversed(columns)}
    guides = [
        Guide("column", places[node][0], 0, 0, half, label if firsts[label] == node else "") for node, label in columns
    ]
    return Arranged({node: places[node] for node in graph}, guides)


def _date(of: Mapping[str, Any]) -> str:
    """The first day that still counts as that of a release."""
    dates = (v["value"] for v in of["values"] if v["predicate"] == "wick:releaseDate" and v["status"] not in _GONE)
    return min(dates, default=_NEVER)


def _before(graph: networkx.MultiDiGraph, works: set[str]) -> list[tuple[str, str]]:
    """Pairs of works of which the first tells the earlier part, the surest first."""
    found: set[tuple[int, str, str]] = set()
    for a, b, of in graph.edges(data=True):
        if a in works and b in works and a != b and of["status"] not in _GONE:
            if of["predicate"] in _LATER:
                found.add((_LATER[of["predicate"]], b, a))
            elif of["predicate"] in _EARLIER:
                found.add((_EARLIER[of["predicate"]], a, b))
    return [(a, b) for _, a, b in sorted(found)]


def _topological(works: list[str], before: list[tuple[str, str]], rank: Mapping[str, int]) -> Iterator[str]:
    import networkx

    order = networkx.DiGraph()
    order.add_nodes_from(works)
    for a, b in before:
        if not networkx.has_path(order, b, a):
            order.add_edge(a, b)
    return networkx.lexicographical_topological_sort(order, key=lambda node: rank[node])  # type: ignore[no-any-return]


def _near(graph: networkx.MultiDiGraph, known: Mapping[str, int]) -> dict[str, float]:
    """Where along the row each node belongs: in the middle of its neighbours, as far as those stand somewhere."""
    near: dict[str, float] = dict(known)
    for _ in range(len(graph)):
        found = {}
        for node in graph:
            if node not in near:
                around = {each for each in (*graph.successors(node), *graph.predecessors(node)) if each in near}
                if around:
                    found[node] = sum(near[each] for each in around) / len(around)
        if not found:
            break
        near |= found
    return near


def _stacked(graph: networkx.MultiDiGraph, nodes: list[str], near: Mapping[str, float], sign: int) -> dict[str, Place]:
    """The nodes in slots along the row, the greater the closer to it; a slot that is full spills into the next rows."""
    slots: dict[int, int] = defaultdict(int)
    end = max((x for x in near.values()), default=0.0) + COLUMN
    places: dict[str, Place] = {}
    for node in sorted(nodes, key=lambda each: (-graph.degree(each), graph.nodes[each]["label"], each)):
        wanted = round(near.get(node, end) / SLOT)
        # The nearest slot that is least full: a step aside costs as much as three rows out.
        slot = min(range(wanted - 3, wanted + 4), key=lambda each: (slots[each] + abs(each - wanted) * 3, each))
        slots[slot] += 1
        # Every second slot starts half a row further out, where names have more room.
        places[node] = (slot * SLOT, round(sign * ROW * (slots[slot] + 0.9 + 0.5 * (slot % 2))))
    return places
