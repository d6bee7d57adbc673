"""A picture that stands still: the view's shapes, colours and places as SVG, for what shows no frames.

>>> import networkx
>>> still(networkx.MultiDiGraph())
''
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]

#: entities; of more nothing can be read
MOST = 60
#: in the units of the picture: room beside it for names, room above and below, size of letters
_BESIDE, _ABOVE, _LETTERS = 110, 60, 12
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
    left, top = min(xs) - _BESIDE, min(ys) - _ABOVE
    width, height = max(xs) - left + _BESIDE, max(ys) - top + _ABOVE
    box = f"{left:.0f} {top:.0f} {width:.0f} {height:.0f}"
    ground = f'<rect x="{left:.0f}" y="{top:.0f}" width="{width:.0f}" height="{height:.0f}" rx="12" fill="{_GROUND}"/>'
    # What is made smaller as a whole keeps letters that can be read.
    smaller = max(1, width / _WIDEST)
    # The largest come first: their names stand best.
    ranked = sorted(nodes.values(), key=lambda node: -node["size"])
    names = _names(ranked, (left, top, width, height), _LETTERS * smaller)
    shown = "".join([ground, *_edges(graph, nodes), *map(_shape, ranked), *names])
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


def _shape(node: Mapping[str, Any]) -> str:
    from wickgraph.view.style import kind

    look, scale = kind(node["group"]), node["size"] / 10
    place = f"translate({node['x']:.0f} {node['y']:.0f}) scale({scale:.2f})"
    return f'<path d="{look.shape}" fill="{look.light}" transform="{place}"/>'


def _names(nodes: Sequence[Mapping[str, Any]], box: tuple[float, ...], letters: float) -> Iterator[str]:
    """The names of entities in letters of a size, each beside its shape and where it covers least of the others."""
    from wickgraph.analysis.lettering import SIZE, lettered

    (left, top, width, height), unit = box, SIZE / letters
    wanted = [
        (node["label"], ((node["x"] - left) * unit, (node["y"] - top) * unit), node["size"] * unit) for node in nodes
    ]
    # A rim of the ground's colour keeps a name readable where lines run under it.
    rim = f'fill="{_INK}" stroke="{_GROUND}" stroke-width="3" paint-order="stroke"'
    font = f'font-family="sans-serif" font-size="{letters:.0f}" text-anchor="middle"'
    for node, (x, y) in zip(nodes, lettered(wanted, width * unit, height * unit), strict=True):
        place = f'x="{x / unit + left:.0f}" y="{y / unit + top + letters / 3:.0f}"'
        yield f"<text {place} {font} {rim}>{html.escape(node['label'])}</text>"
