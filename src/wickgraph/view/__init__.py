"""The view: a graph, or a part of it, as one HTML file that opens anywhere, offline, and shows every edge's receipt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Store

from wickgraph import projection, selection
from wickgraph.beliefs.asof import open_graph
from wickgraph.errors import UsageError
from wickgraph.results import output, texts
from wickgraph.statements import Evidence
from wickgraph.stores.store import AnyGraph
from wickgraph.view import history, page, picture
from wickgraph.view.datablock import Passage

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]

FILE_NAME = "wickgraph.html"


def view(
    graph: AnyGraph = None,
    entity: str | None = None,
    query: str | None = None,
    depth: int = 1,
    out: Path | str | None = None,
    texts: Path | str | None = None,
    open_browser: bool = False,
    as_of: str | None = None,
    layout: str = "",
    kinds: Iterable[str] = (),
) -> Path:
    """Write the picture of a graph, and return the path of the file.

    `graph` is a store, or what `wickgraph.load` takes; None is the bundled graph. `entity` (a label, alias or local
    name) limits the picture to what is within `depth` edges of it; `query` (SELECT or CONSTRUCT) to the entities in its
    answer. `out` is the file to write, wickgraph.html in the current folder where None; it is replaced whole or not at
    all. `texts` is a folder with the texts of sources, looked through before the usual ones, to show the sentences
    behind claims. With `as_of` (a day, month or year) the graph is drawn as it was believed then. `layout` is one of
    force, radial (rings around the entity), timeline (works as they came out), story (works as they are told) and
    groups (organisations with their members), force where it is "". `kinds` are the kinds of entities to draw, all of
    them where there are none: by class, such as "Film", or by the word of the legend, such as "people". The same graph
    gives the same bytes. Raises UsageError when `query`, `layout` or one of `kinds` names nothing, or an entity and a
    query are given, InputError when nothing is called like `entity` or the file cannot be written, and what
    `wickgraph.beliefs.asof.open_graph` and `query` raise.

    >>> from tempfile import TemporaryDirectory
    >>> from wickgraph.stores.store import from_text
    >>> store = from_text("id:Eve a wick:Character ; rdfs:label 'Eve' ; wick:allyOf id:Nogi .")
    >>> with TemporaryDirectory() as folder:
    ...     view(store, entity="Eve", out=Path(folder) / "eve.html").read_text("utf-8").startswith("<!doctype html>")
    True
    """
    path = Path(out) if out is not None else Path(FILE_NAME)
    output.save(path, pictured(graph, entity, query, depth, texts, as_of, layout, kinds).page)
    if open_browser:
        _open(path)
    return path


@dataclass(frozen=True)
class Picture:
    """A picture before it is anywhere: its title, the part of the graph that it shows, its page."""

    title: str
    part: networkx.MultiDiGraph
    page: str


def pictured(
    graph: AnyGraph = None,
    entity: str | None = None,
    query: str | None = None,
    depth: int = 1,
    texts: Path | str | None = None,
    as_of: str | None = None,
    layout: str = "",
    kinds: Iterable[str] = (),
) -> Picture:
    """The picture that `view` writes. Raises what that raises, but for the file.

    >>> from wickgraph.stores.store import from_text
    >>> pictured(from_text("id:Eve a wick:Character ; rdfs:label 'Eve' ; wick:allyOf id:Nogi ."), "Eve").title
    'Eve'
    """
    store = open_graph(graph, as_of)
    part, title, centre, left_out = _part(store, entity, query, depth)
    part = selection.of_kinds(part, kinds, keep=centre) if kinds else part
    passages = partial(passage, _shelf(graph, texts))
    drawn = picture.draw(part, layout, centre)
    past = replace(history.of(store), until=as_of or "")
    return Picture(title, part, page.render(drawn, part, title, passages, history=past, left_out=left_out))


def passage(shelf: texts.Shelf, evidence: Evidence) -> Passage | None:
    """The sentence of a piece of evidence, taken apart around its span; None where no text at hand has it.

    Where the span runs over a line's end, and so is not found again in the sentence, all of it is "before".

    >>> passage(texts.Shelf(()), {"start": None, "end": None})
    """
    start, end = evidence["start"], evidence["end"]
    if start is None or end is None or not evidence["file_name"]:
        return None
    found = shelf.quote(evidence["file_name"], evidence["file_sha256"], start, end, evidence["sha256"])
    if found is None:
        return None
    span = texts.span(found.sentence, end - start, evidence["sha256"])
    if span is None:
        return found.sentence, "", ""
    first, last = span
    return found.sentence[:first], found.sentence[first:last], found.sentence[last:]


def _shelf(graph: AnyGraph, folder: Path | str | None) -> texts.Shelf:
    is_file = isinstance(graph, Path | str) and str(graph) != "-"
    return texts.shelf(folder, Path(graph) if is_file else None)  # type: ignore[arg-type]


def _part(
    store: Store, entity: str | None, query: str | None, depth: int
) -> tuple[networkx.MultiDiGraph, str, str | None, int]:
    """The part of the graph to draw, its title, the entity in its middle where one was named, and how many entities of
    the whole are left out.
    """
    if entity is not None and query is not None:
        raise UsageError("an entity and a query were given. Give one of them.")
    whole = projection.project(store)
    if entity is not None:
        centre = selection.find(whole, entity, store)
        return selection.neighbourhood(whole, centre, depth), whole.nodes[centre]["label"], centre, 0
    if query is not None:
        return selection.named_by(store, whole, query), "What the query found", None, 0
    told = _told(whole)
    return told, "The whole graph", None, len(whole) - len(told)


def _told(graph: networkx.MultiDiGraph) -> networkx.MultiDiGraph:
    """The graph without the entities of which nothing is said: names kept for reading, no part of a picture."""
    return selection.induced(graph, {node for node, of in graph.nodes(data=True) if graph.degree(node) or of["values"]})


def _open(path: Path) -> None:
    import webbrowser

    webbrowser.open(path.resolve().as_uri())
