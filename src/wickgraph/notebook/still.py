"""A picture that stands still: the view's shapes, colours and places as SVG, for what shows no frames.

>>> import networkx
>>> still(networkx.MultiDiGraph())
''
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]

#: entities; of more nothing can be read
MOST = 60
#: in the units of the picture: room around it, size of letters, how far a name stands from its shape
_ROOM, _LETTERS, _BELOW = 70, 13, 15
#: pixels
_WIDEST = 900
#: the view's places are pulled apart: here nobody can zoom in where names meet
_WIDER, _HIGHER = 1.9, 1.4
_GROUND, _INK = "#fdfbf6", "#1e1a15"


def still(graph: networkx.MultiDiGraph) -> str:
    """The picture of a projection as SVG; nothing where it has no entity, or more than can be read.

    >>> import networkx
    >>> graph = networkx.MultiDiGraph()
    >>> graph.add_node("urn:a", label="<Eve>", kind="Character")
    >>> "&lt;Eve&gt;" in still(graph)
    True
    """
    from wickgraph.view.picture import sketch

    if not 0 < len(graph) <= MOST:
        return ""
    nodes = {node["id"]: node | {"x": node["x"] * _WIDER, "y": node["y"] * _HIGHER} for node in sketch(graph).nodes}
    xs, ys = ([node[axis] for node in nodes.values()] for axis in ("x", "y"))
    left, top = min(xs) - _ROOM, min(ys) - _ROOM
    width, height = max(xs) - left + _ROOM, max(ys) - top + _ROOM
    box = f"{left:.0f} {top:.0f} {width:.0f} {height:.0f}"
    ground = f'<rect x="{left:.0f}" y="{top:.0f}" width="{width:.0f}" height="{height:.0f}" rx="12" fill="{_GROUND}"/>'
    # What is made smaller as a whole keeps letters that can be read.
    smaller = max(1, width / _WIDEST)
    shown = "".join([ground, *_edges(graph, nodes), *(_node(node, smaller) for node in nodes.values())])
    size = f'width="{width / smaller:.0f}" height="{height / smaller:.0f}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" {size} role="img">{shown}</svg>'


def _edges(graph: networkx.MultiDiGraph, nodes: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """A line between two entities for each way in which claims between them stand."""
    from wickgraph.terms import compact
    from wickgraph.view.style import STATUSES

    looks = {each.name: each for each in STATUSES}
    for one, other, status in sorted({(a, b, of["status"]) for a, b, of in graph.edges(data=True)}):
        look, ends = looks.get(status, looks[""]), [nodes[compact(node)] for node in (one, other)]
        places = " ".join(f'x{at}="{end["x"]:.0f}" y{at}="{end["y"]:.0f}"' for at, end in enumerate(ends, 1))
        dashes = f' stroke-dasharray="{" ".join(map(str, look.dashes))}"' if look.dashes else ""
        yield f'<line {places} stroke="{look.light}" stroke-width="{look.width}" opacity="{look.opacity}"{dashes}/>'


def _node(node: Mapping[str, Any], larger: float) -> str:
    from wickgraph.view.style import kind

    look, scale = kind(node["group"]), node["size"] / 10
    place = f"translate({node['x']:.0f} {node['y']:.0f})"
    shape = f'<path d="{look.shape}" fill="{look.light}" transform="scale({scale:.2f})"/>'
    # A rim of the ground's colour keeps a name readable where lines run under it.
    y, letters = node["size"] + _BELOW * larger, _LETTERS * larger
    text = f'y="{y:.0f}" font-family="sans-serif" font-size="{letters:.0f}" text-anchor="middle"'
    rim = f'fill="{_INK}" stroke="{_GROUND}" stroke-width="3" paint-order="stroke"'
    return f'<g transform="{place}">{shape}<text {text} {rim}>{html.escape(node["label"])}</text></g>'
