"""Views in a notebook: the page of `wickgraph view` in a frame of its own, which nothing can leave.

The frame is sandboxed and holds the page itself, so that there is no file beside the notebook, nothing to load, and no
style or script that reaches the front end. A notebook that is not trusted shows no frames; it shows a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import Store

from wickgraph.errors import UsageError
from wickgraph.notebook.shown import shown
from wickgraph.notebook.still import still
from wickgraph.results import output, texts
from wickgraph.results.table import Subgraph, Table

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]

#: pixels from top to bottom
HEIGHT = 560
#: triples of the claims between the entities of an answer, of which there are few enough to be told apart
_CLAIMS = 10_000_000


@dataclass(frozen=True)
class View:
    """A picture of a graph or a part of it: shown by a notebook, or saved as a file.

    `page` is the HTML page, `image` the same picture as an SVG that stands still, for whoever shows no frames.
    """

    title: str
    page: str = field(repr=False)
    image: str = field(default="", repr=False)
    height: int = HEIGHT

    def save(self, out: Path | str) -> Path:
        """Writes the page to a file, which is replaced whole or not at all, and returns its path.

        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     View("Heat", "<!doctype html>").save(Path(folder) / "heat.html").read_text()
        '<!doctype html>'
        """
        return output.save(out, self.page)

    def _repr_html_(self) -> str:
        return framed(self.page, self.title, self.height)

    def _repr_svg_(self) -> str | None:
        return self.image or None


def framed(page: str, title: str, height: int = HEIGHT) -> str:
    """A whole page of HTML, in a frame that a notebook shows.

    >>> "<script>" in framed("<script>let x</script>", "Heat")
    False
    """
    return shown("frame.html", page=page, title=title, height=height)


def of_graph(store: Store, *, height: int = HEIGHT, **options: Any) -> View:
    """The view of a graph; `options` are those of `wickgraph.view`.

    >>> from wickgraph.stores.store import from_text
    >>> of_graph(from_text("id:Eve a wick:Character ; rdfs:label 'Eve' ; wick:allyOf id:Nogi ."), entity="Eve").title
    'Eve'
    """
    from wickgraph.view import pictured

    made = pictured(store, **options)
    return View(made.title, made.page, still(made.part), height)


def of_answer(answer: Table | Subgraph, store: Store | None = None, *, height: int = HEIGHT) -> View:
    """The view of an answer: of triples just these, of rows the entities that they name and all claims between them.

    `store` is the graph that was asked; it knows what things are called, and which claim stands behind a triple.
    Raises UsageError where the answer names no entity.

    >>> from wickgraph import query
    >>> of_answer(query("CONSTRUCT { ?film wick:director ?who } { ?film wick:director ?who }")).title
    'What the query found'
    """
    from wickgraph.view import history, page, passage, picture

    asked = store if store is not None else getattr(answer, "asked", None)
    graph, title = _graph(answer, asked)
    if not len(graph):
        raise UsageError("the answer names no entity of the graph, nothing to draw. Select entities or claims.")
    past = history.of(asked) if asked is not None else None
    drawn = page.render(picture.draw(graph), graph, title, partial(passage, texts.shelf()), history=past)
    return View(title, drawn, still(graph), height)


def image_of(answer: Subgraph) -> str:
    """The still picture of triples; nothing where there is none.

    >>> image_of(Subgraph(()))
    ''
    """
    return still(_graph(answer, answer.asked)[0])


def _graph(answer: Table | Subgraph, store: Store | None) -> tuple[networkx.MultiDiGraph, str]:
    """What to draw of an answer, and the title that says so."""
    from wickgraph import projection, selection
    from wickgraph.endpoint import drawing, excerpt

    title = "What the query found"
    if store is None:
        return projection.project(answer.to_store() if isinstance(answer, Subgraph) else Store()), title
    rows = answer.rows if isinstance(answer, Table) else answer.table().rows
    nodes, more = drawing.entities((term for row in rows for term in row), store)
    around = projection.project(excerpt.among(frozenset(nodes), store, _CLAIMS))
    graph = selection.induced(around, {node.value for node in nodes})
    graph = drawing.only(answer.triples, graph) if isinstance(answer, Subgraph) else graph
    return graph, f"The first {drawing.MOST} entities that the query found" if more else title
