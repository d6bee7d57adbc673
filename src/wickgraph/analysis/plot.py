"""The picture of a finding: a network drawn with matplotlib, the same on every run, for light screens and dark ones.

matplotlib and not Altair: the picture is a file that needs no script, in a paper, a notebook and a browser alike.

>>> import networkx
>>> from wickgraph.analysis.finding import finding
>>> found = finding("Friends", ["Eve and Nogi."], [], network=networkx.Graph([("Eve", "Nogi")]))
>>> draw(found).svg.startswith("<svg")
True
"""

from __future__ import annotations

import io
import re
import textwrap
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import escape
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wickgraph.analysis import palette
from wickgraph.analysis.finding import counted
from wickgraph.analysis.lettering import LETTER, lettered
from wickgraph.analysis.lettering import SIZE as TYPE
from wickgraph.analysis.palette import DARK, LIGHT, Palette
from wickgraph.analysis.scene import Scene, scene
from wickgraph.errors import UsageError
from wickgraph.results import output
from wickgraph.results.terminal import clean, cut
from wickgraph.view import style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from wickgraph.analysis.finding import Finding

THEMES = ("auto", "light", "dark")
#: points
WIDTH, HIGHEST = 560.0, 380.0
MARGIN, FOOT, LINE = 26.0, 50.0, 14.0
SMALLEST, LARGEST = 3.2, 13.0
#: letters of a line
LETTERS = 100
#: up to so many nodes each gets its name
NAME_ALL = 20
#: cells of a name
LONGEST = 34
#: dots in an inch of a PNG
DENSITY = 160
_SCOPE = "wickgraph-picture"

#: how links look that are put forward
_LINES: Mapping[str, Callable[[Palette], dict[str, Any]]] = {
    "strong": lambda colours: {"color": colours.strong, "linewidth": 1.5, "alpha": 0.8},
    "asked": lambda colours: {"color": colours.asked, "linewidth": 1.8, "linestyle": (0, (1, 2.2))},
    "gone": lambda colours: {"color": colours.asked, "linewidth": 1.2, "linestyle": (0, (5, 3))},
}


@dataclass(frozen=True)
class Picture:
    """A picture as SVG, which a notebook shows."""

    title: str
    svg: str = field(repr=False)

    def _repr_svg_(self) -> str:
        return self.svg


def draw(found: Finding, out: Path | str | None = None, theme: str = "auto") -> Picture:
    """Draw a finding (see `Finding.draw`).

    >>> from wickgraph.analysis.structure import overview
    >>> draw(overview("organisations"), theme="dark").title
    'In figures: organisations of the story, linked by members in common and conflicts'
    """
    if theme not in THEMES:
        raise UsageError(f"{theme}: no such theme. Choose one of {', '.join(THEMES)}.")
    ending = Path(out).suffix.lower() if out is not None else ".svg"
    if ending not in (".svg", ".png"):
        raise UsageError(f"{out}: a picture is written as SVG or PNG. Give a name that ends in .svg or .png.")
    if found.network is None or not len(found.network):
        raise UsageError(f"{found.title}: there is nothing to draw. Ask for another projection or for more.")
    figure = _figure(found, DARK if theme == "dark" else LIGHT)
    picture = Picture(found.title, _svg(figure, found, theme))
    if out is not None:
        output.save(Path(out), _png(figure) if ending == ".png" else picture.svg)
    return picture


def _figure(found: Finding, colours: Palette) -> Figure:
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise UsageError("a picture needs matplotlib. Type: pip install 'wickgraph[plot]'") from None
    assert found.network is not None
    shown, head = scene(found.network, found.look, WIDTH - 4 * MARGIN, HIGHEST), _head(found, colours)
    tall = max((y for _, y in shown.place.values()), default=0.0)
    height = FOOT + 2 * MARGIN + tall + MARGIN + LINE * len(head)
    at = {node: (x + 2 * MARGIN, FOOT + MARGIN + tall - y) for node, (x, y) in shown.place.items()}
    figure = Figure(figsize=(WIDTH / 72, height / 72), facecolor=colours.ground)
    axes = figure.add_axes((0, 0, 1, 1))
    # One unit is a point, so that places, sizes of nodes and letters are all of one measure.
    axes.set(xlim=(0, WIDTH), ylim=(0, height))
    axes.axis("off")
    _draw_all(axes, replace(shown, place=at), found, colours)
    for number, (text, font) in enumerate(head):
        _put(axes, MARGIN, height - MARGIN - LINE * number, text, **font)
    return figure


def _head(found: Finding, colours: Palette) -> list[tuple[str, dict[str, Any]]]:
    """The lines at the top, each with its font: title, what the network is, the answer."""
    about = str(found.network.graph.get("about", "")) if found.network is not None else ""
    title = found.title.removesuffix(f": {about}") if about else found.title
    told = found.words[0] if found.words else ""
    bold = {"fontsize": TYPE + 3, "weight": "bold", "color": colours.ink}
    quiet, plain = ({"fontsize": TYPE, "color": colour} for colour in (colours.quiet, colours.ink))
    return [
        *((each, bold) for each in textwrap.wrap(clean(title), LETTERS * 2 // 3)[:2]),
        *((each, quiet) for each in textwrap.wrap(about if title != found.title else "", LETTERS)),
        *((each, plain) for each in textwrap.wrap(clean(told), LETTERS)[:3]),
    ]


def _draw_all(axes: Axes, shown: Scene, found: Finding, colours: Palette) -> None:
    _draw_links(axes, shown, found, colours)
    _draw_nodes(axes, shown, found, colours)
    _draw_names(axes, shown, found, colours)
    _draw_legend(axes, shown, found, colours)
    if shown.nodes_left_out or shown.links_left_out:
        _put(axes, WIDTH - MARGIN, 15, _left_out(shown), fontsize=TYPE - 1.5, color=colours.quiet, ha="right")


def _draw_links(axes: Axes, shown: Scene, found: Finding, colours: Palette) -> None:
    look = found.look
    strong, gone = ({frozenset(pair) for pair in pairs} for pairs in (look.strong, look.gone))
    plain = [pair for pair in shown.network.edges if frozenset(pair) not in strong | gone]
    faint = max(0.25, min(0.9, 90 / max(len(plain), 1)))
    _lines(axes, shown, plain, color=colours.line, alpha=faint, linewidth=0.9)
    drawn = shown.network.edges
    _lines(axes, shown, [pair for pair in drawn if frozenset(pair) in gone], **_LINES["gone"](colours))
    _lines(axes, shown, [pair for pair in drawn if frozenset(pair) in strong], **_LINES["strong"](colours))
    _lines(axes, shown, look.asked, **_LINES["asked"](colours))
    for (one, other), words in look.strong.items():
        if words and one in shown.place and other in shown.place:
            (ax, ay), (bx, by) = shown.place[one], shown.place[other]
            font = {"color": colours.quiet, "fontsize": TYPE - 1.5, "style": "italic"}
            _write(axes, (ax + bx) / 2, (ay + by) / 2, words, colours, **font)


def _lines(axes: Axes, shown: Scene, pairs: Any, **line: Any) -> None:
    from matplotlib.collections import LineCollection

    at = shown.place
    lines = [(at[one], at[other]) for one, other in pairs if one in at and other in at]
    axes.add_collection(LineCollection(lines, zorder=1, **line), autolim=False)


def _draw_nodes(axes: Axes, shown: Scene, found: Finding, colours: Palette) -> None:
    by_look: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for node, kind in shown.network.nodes(data="kind", default=""):
        by_look[_marker(kind), _colour(found, node, kind, colours)].append(node)
    for (marker, colour), nodes in by_look.items():
        xs, ys = zip(*(shown.place[node] for node in nodes), strict=True)
        sizes = [(2 * _radius(found, node)) ** 2 for node in nodes]
        edge = colours.quiet if found.look.groups else colours.ground
        axes.scatter(xs, ys, sizes, colour, marker=marker, linewidths=0.7, edgecolors=edge, zorder=2)


def _marker(kind: str) -> str:
    return palette.MARKERS.get(kind, palette.MARKERS[""])


def _colour(found: Finding, node: Any, kind: str, colours: Palette) -> str:
    groups = found.look.groups
    return palette.group(groups[node]) if node in groups else colours.kind(kind)


def _radius(found: Finding, node: Any) -> float:
    """Of a node, in points: its area grows as its size."""
    sizes = found.look.sizes
    if not sizes:
        return LARGEST / 2
    # Many large nodes would hide each other.
    most = LARGEST if len(sizes) < 50 else LARGEST * 0.72
    return SMALLEST + (most - SMALLEST) * sqrt(sizes.get(node, 0) / (max(sizes.values()) or 1))


def _draw_names(axes: Axes, shown: Scene, found: Finding, colours: Palette) -> None:
    wanted = found.look.named if len(shown.place) > NAME_ALL else (*found.look.named, *shown.place)
    named = [node for node in dict.fromkeys(wanted) if node in shown.place]
    names = [cut(clean(str(shown.network.nodes[node].get("label", node))), LONGEST) for node in named]
    places = [(name, shown.place[node], _radius(found, node)) for name, node in zip(names, named, strict=True)]
    for name, (x, y) in zip(names, lettered(places, WIDTH, axes.get_ylim()[1] - 3 * LINE), strict=True):
        _write(axes, x, y, name, colours, color=colours.ink, fontsize=TYPE)


def _write(axes: Axes, x: float, y: float, text: str, colours: Palette, **font: Any) -> None:
    """Text on a strip of the ground, so that no line runs through it."""
    strip = {"boxstyle": "square,pad=0.1", "facecolor": colours.ground, "alpha": 0.72, "linewidth": 0}
    _put(axes, x, y, text, ha="center", zorder=4, bbox=strip, **font)


def _put(axes: Axes, x: float, y: float, text: str, **font: Any) -> None:
    # A dollar sign would begin a formula.
    axes.text(x, y, text.replace("$", r"\$"), va="center", **font)


def _draw_legend(axes: Axes, shown: Scene, found: Finding, colours: Palette) -> None:
    x = MARGIN
    for marker, colour, label in _legend(shown, found, colours):
        length = 22 + len(label) * (TYPE - 0.5) * LETTER
        if x + length > WIDTH:
            break
        axes.scatter([x + 4], [32], [52], colour, marker=marker, linewidths=0.6, edgecolors=colours.ground)
        _put(axes, x + 12, 32, label, fontsize=TYPE - 0.5, color=colours.ink)
        x += length
    x = MARGIN
    for name, label in found.look.lines.items():
        if getattr(found.look, name):
            axes.plot([x, x + 16], [15, 15], **_LINES[name](colours))
            _put(axes, x + 21, 15, label, fontsize=TYPE - 0.5, color=colours.ink)
            x += 34 + len(label) * (TYPE - 0.5) * LETTER


def _legend(shown: Scene, found: Finding, colours: Palette) -> Iterator[tuple[str, str, str]]:
    """The groups that the look names, else the kinds that are drawn."""
    if found.look.called:
        for number, called in enumerate(found.look.called):
            yield "o", palette.group(number), cut(called, 20)
        return
    kinds = {kind for _, kind in shown.network.nodes(data="kind", default="")}
    for kind in sorted(kinds, key=list(palette.MARKERS).index if kinds <= set(palette.MARKERS) else str):
        yield _marker(kind), colours.kind(kind), style.kind(kind).plural


def _left_out(shown: Scene) -> str:
    parts = []
    if shown.nodes_left_out:
        parts.append(counted(shown.nodes_left_out, "more node"))
    if shown.links_left_out:
        parts.append(counted(shown.links_left_out, "weaker link"))
    return f"Not drawn: {' and '.join(parts)}"


def _svg(figure: Figure, found: Finding, theme: str) -> str:
    """The figure as SVG with its text as text, named for who cannot see it, and with colours for dark screens."""
    import matplotlib

    held = io.StringIO()
    # Without a salt and without a date the same picture would be another file on every run.
    with matplotlib.rc_context({"svg.hashsalt": _SCOPE, "svg.fonttype": "none"}):
        figure.savefig(held, format="svg", facecolor=figure.get_facecolor(), metadata={"Date": None, "Creator": None})
    text = held.getvalue()
    text = text[text.index("<svg") :]
    told = f"<title>{escape(found.title)}</title><desc>{escape(' '.join(found.words))}</desc>"
    dark = f"<style>{palette.dark_style(f'.{_SCOPE}')}</style>" if theme == "auto" else ""
    text = re.sub(r'(?<= d=")[^"]+', lambda path: re.sub(r"(\.\d\d)\d+", r"\1", path[0]), text)
    head = f'<svg class="{_SCOPE}" role="img"'
    return re.sub(r"<svg([^>]*>)", lambda found: f"{head}{found[1]}{told}{dark}", text, count=1)


def _png(figure: Figure) -> bytes:
    held = io.BytesIO()
    figure.savefig(held, format="png", dpi=DENSITY, facecolor=figure.get_facecolor(), metadata={"Software": None})
    return held.getvalue()
