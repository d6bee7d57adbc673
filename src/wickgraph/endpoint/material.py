"""What a worker answers from: the graph, and the texts whose sentences may be shown."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Store

from wickgraph import bundled
from wickgraph.errors import DataError
from wickgraph.terms import WICK
from wickgraph.texts import Shelf


@dataclass(frozen=True)
class Material:
    """A graph, and a shelf of texts that were read already: a worker cannot open them.

    >>> len(Material(Store(), Shelf(())).store)
    0
    """

    store: Store
    shelf: Shelf


def readable(store: Store, texts: str | None = None) -> Shelf:
    """The texts behind a graph that anybody may read: those of the folder `texts`, and the bundled articles.

    Not what else happens to lie about, as `wickgraph describe` does: whoever runs an endpoint says what it shows.

    >>> [folder.name for folder in readable(Store()).folders]
    ['articles']
    """
    folders = [Path(texts)] if texts else []
    with suppress(DataError):
        folders.append(bundled.folder("graph") / "articles")
    shelf = Shelf(tuple(folders))
    named = store.quads_for_pattern(None, NamedNode(WICK + "fileName"), None, None)
    shelf.take(sorted({quad.object.value for quad in named if isinstance(quad.object, Literal)}))
    return shelf
