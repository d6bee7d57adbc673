"""How a picture is arranged: where each node stands, and the guides behind the nodes that say why it stands there.

| arrangement | what it shows |
|---|---|
| force | what is tied together stands together |
| radial | an entity in the middle, and how many edges everything else is away from it |
| timeline | works in the order in which they came out, and around them who belongs to which |
| story | the same in the order of what they tell |
| groups | organizations, each with its members around it |

>>> sorted(ARRANGEMENTS)
['force', 'groups', 'radial', 'story', 'timeline']
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from wickgraph.errors import UsageError
from wickgraph.view import chronology, grouping, layout, radial
from wickgraph.view.guides import Arranged

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]

#: the one where none is asked for
USUAL = "force"


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


def _force(graph: networkx.MultiDiGraph, _centre: str | None) -> Arranged:
    return Arranged(layout.place([(a, b) for a, b in graph.edges()], list(graph)))


ARRANGEMENTS: dict[str, Callable[[networkx.MultiDiGraph, str | None], Arranged]] = {
    "force": _force,
    "radial": radial.arrange,
    "timeline": lambda graph, _: chronology.arrange(graph, chronology.released(graph)),
    "story": lambda graph, _: chronology.arrange(graph, chronology.told(graph)),
    "groups": lambda graph, _: grouping.arrange(graph),
}
