"""Revising a graph: articles added to it and taken out of it again, without building the rest anew.

Adding an article and removing it gives the graph that was there before, to the byte.

>>> from tempfile import TemporaryDirectory
>>> from wickgraph.building.build import build
>>> with TemporaryDirectory() as folder:
...     one, two = Path(folder) / "one.txt", Path(folder) / "two.txt"
...     _ = one.write_text("John Wick: Chapter 4 was directed by Chad Stahelski.")
...     _ = two.write_text("John Wick: Chapter 2 was written by Derek Kolstad.")
...     graph = build([one], Path(folder) / "out").path
...     before = graph.read_bytes()
...     claims = add([two], graph).claims
...     claims, remove([two], graph).claims, graph.read_bytes() == before
(2, 1, True)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from pathlib import Path

from pyoxigraph import NamedNode, Store

from wickgraph.building import dataset, upkeep
from wickgraph.building.build import BuildResult, claims_of, publish, read_articles
from wickgraph.building.content import source_iri
from wickgraph.errors import InputError, UsageError
from wickgraph.export.rdf import arranged
from wickgraph.naming import gazetteer
from wickgraph.stores.store import load, locate
from wickgraph.terms import CLAIMS, ENTITIES, RDF, SOURCE, WICK

_TYPE, _IS_SOURCE, _ENTITIES = NamedNode(RDF + "type"), NamedNode(WICK + "Source"), NamedNode(ENTITIES)


def add(
    articles: Iterable[str | Path],
    graph: str | Path | None = None,
    out: str | Path | None = None,
    progress: Callable[[str], None] = lambda _: None,
    *,
    min_confidence: float | None = None,
    known: gazetteer.Gazetteer | None = None,
) -> BuildResult:
    """Add articles (files, or "-") to a graph that `build` wrote, and write it to `out`, or in place without it.

    An article that is in the graph already changes nothing. `min_confidence` and `known` are those of
    `wickgraph.extract`. Raises UsageError where the bundled graph would be written over, and what `build` raises.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     article = Path(folder) / "heat.txt"
    ...     _ = article.write_text("Heat was directed by Michael Mann.")
    ...     add([article], out=folder).claims > 500
    True
    """
    target = _target(graph, out)
    texts = read_articles(articles, progress)
    store = load(graph)
    for article in texts:
        upkeep.add(store, dataset.of_articles([(article, claims_of(article, progress, min_confidence, known))]))
    return publish(arranged(store), target, len(texts), progress)


def remove(
    sources: Iterable[str | Path],
    graph: str | Path | None = None,
    out: str | Path | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> BuildResult:
    """Take sources out of a graph: each an article's file, or the name of a source in the graph (`source:…`).

    Raises UsageError for a source that is not in the graph, or where the bundled graph would be written over.

    >>> remove(["ballerina.md"])
    Traceback (most recent call last):
        ...
    wickgraph.errors.UsageError: the graph cannot be changed in place. Say with --out where to write the new one.
    """
    target = _target(graph, out)
    store = load(graph)
    gone = [_source(store, source) for source in sources]
    whole = _holds_gazetteer(store)
    for source in gone:
        upkeep.remove(store, source)
        progress(f"removed {source.removeprefix(SOURCE)}")
    if not whole:
        _forget_unnamed(store)
    return publish(arranged(store), target, len(gone), progress)


def _holds_gazetteer(store: Store) -> bool:
    """Whether the graph was built with every entity of the gazetteer, and not only with those that claims name."""
    return all(_in_graph(store, iri) for iri in gazetteer.load().entities)


def _in_graph(store: Store, iri: str) -> bool:
    return any(True for _ in store.quads_for_pattern(NamedNode(iri), _TYPE, None, _ENTITIES))


def _forget_unnamed(store: Store) -> None:
    """Drop entities that no claim names any more."""
    entities = {quad.subject for quad in store.quads_for_pattern(None, _TYPE, None, _ENTITIES)}
    for entity in entities:
        if not any(True for _ in store.quads_for_pattern(None, None, entity, NamedNode(CLAIMS))):
            for quad in list(store.quads_for_pattern(entity, None, None, _ENTITIES)):
                store.remove(quad)


def _target(graph: str | Path | None, out: str | Path | None) -> str | Path:
    if out is None and (graph is None or str(graph) == "-"):
        raise UsageError("the graph cannot be changed in place. Say with --out where to write the new one.")
    if graph is not None and str(graph) != "-" and not Path(graph).exists():
        raise InputError(f"{graph}: no graph is there yet. `wickgraph build ARTICLE... --out {graph}` makes one.")
    target = Path(out) if out is not None else locate(graph)
    if target.is_file() and target.suffix != ".trig":
        raise UsageError(
            f"{target}: only a .trig file can be changed in place. Say with --out where to write the new one."
        )
    return target


def _source(store: Store, source: str | Path) -> str:
    """The IRI of a source of the graph, by its name or by the article's file."""
    name = str(source).removeprefix(SOURCE).removeprefix("source:")
    if not Path(source).is_file():
        iri = SOURCE + name
    else:
        (article,) = read_articles([source])
        iri = source_iri(article).value
    known = {str(quad.subject)[1:-1] for quad in store.quads_for_pattern(None, _TYPE, _IS_SOURCE, None)}
    if iri not in known:
        near = get_close_matches(name, [each.removeprefix(SOURCE) for each in sorted(known)], n=3, cutoff=0.4)
        hint = f"Did you mean {' or '.join(near)}?" if near else "Name an article's file, or a source of the graph."
        raise UsageError(f"{source}: the graph has no such source. {hint}")
    return iri
