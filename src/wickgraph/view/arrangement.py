"""How a picture is arranged: where each node stands, and the guides behind the nodes that say why it stands there.

| arrangement | what it shows |
|---|---|
| force | what is tied together stands together |
| radial | an entity in the middle, and how many edges everything else is away from it |
| timeline | works in the order in which they came out, and around them who belongs to which |
| story | the same in the order of what they tell |
| groups | organisations, each with its members around it |

>>> sorted(ARRANGEMENTS)
['force', 'groups', 'radial', 'story', 'timeline']
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from wickgraph.errors import UsageError
from wickgraph.view import chronology, grouping, layout, radial
from wickgraph.view.guides import Arranged

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]

#: the one where none is asked for
USUAL = "force"
#: up to so many nodes are drawn at once; of more than these, so many at first
MOST_AT_ONCE, FIRST = 400, 300


def arrange(graph: networkx.MultiDiGraph, name: str = "", centre: str | None = None) -> Arranged:
    """Positions (pixels around 0, 0) of all nodes of a projection, and the guides behind them.

    `name` is one of ARRANGEMENTS, force where it is "". `centre` is the node in the middle of a radial arrangement, the
    one with the most edges where it is None. The same graph gives the same positions. Raises UsageError for an
    arrangement that there is not.

    >>> arrange(None, "pretty")
    Traceback (most recent call last):
        ...
    wickgraph.errors.UsageError: 'pretty': no such layout. Give one of force, groups, radial, story, timeline.
    """
    found = ARRANGEMENTS.get(name or USUAL)
    if found is None:
        raise UsageError(f"{name!r}: no such layout. Give one of {', '.join(sorted(ARRANGEMENTS))}.")
    return found(graph, centre)


def drawn_first(graph: networkx.MultiDiGraph, centre: str | None = None) -> Sequence[str]:
    """The nodes that are drawn at first, the rest being folded away: all of them, unless they are too many to be read.

    Of more than MOST_AT_ONCE nodes these are the FIRST that are nearest to `centre`, where there is one, and that have
    the most edges.

    >>> import networkx
    >>> len(drawn_first(networkx.path_graph(1000, create_using=networkx.MultiDiGraph)))
    300
    """
    if len(graph) <= MOST_AT_ONCE:
        return list(graph)
    away = _distances(graph, centre) if centre is not None else {}
    rank = {node: number for number, node in enumerate(graph)}
    far = len(graph)
    return sorted(graph, key=lambda node: (away.get(node, far), -graph.degree(node), rank[node]))[:FIRST]


def _distances(graph: networkx.MultiDiGraph, centre: str) -> dict[str, int]:
    import networkx

    return dict(networkx.single_source_shortest_path_length(graph.to_undirected(as_view=True), centre))


def _force(graph: networkx.MultiDiGraph, centre: str | None) -> Arranged:
    edges, at_first = [(a, b) for a, b in graph.edges()], drawn_first(graph, centre)
    if len(at_first) < len(graph):
        return Arranged(layout.place_around(edges, list(graph), at_first))
    return Arranged(layout.place(edges, list(graph)))


ARRANGEMENTS: dict[str, Callable[[networkx.MultiDiGraph, str | None], Arranged]] = {
    "force": _force,
    "radial": radial.arrange,
    "timeline": lambda graph, _: chronology.arrange(graph, chronology.released(graph)),
    "story": lambda graph, _: chronology.arrange(graph, chronology.told(graph)),
    "groups": lambda graph, _: grouping.arrange(graph),
}
