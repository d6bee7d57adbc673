"""What a worker answers from: the graph, and the texts whose sentences may be shown; and where they come from."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Store

from wickgraph import bundled
from wickgraph.errors import DataError
from wickgraph.results.texts import Shelf
from wickgraph.terms import WICK


@dataclass(frozen=True)
class Origin:
    """Where the material comes from: a graph (None: the bundled one), a store on disk, a folder with texts.

    `graph` is what `wickgraph.load` takes. With `store` the graph is kept in that folder, as by
    `wickgraph.stores.stored.open_store`, and read from there.
    """

    graph: str | None = None
    store: str | None = None
    texts: str | None = None

    def record(self) -> dict[str, Any]:
        """The origin as what `Origin(**record)` takes.

        >>> Origin(**Origin("out").record()).graph
        'out'
        """
        return asdict(self)


@dataclass(frozen=True)
class Material:
    """A graph, and a shelf of texts that were read already: a worker cannot open them.

    `descriptors` are those of the files that the graph is read from, where it is a store on disk.

    >>> len(Material(Store(), Shelf(())).store)
    0
    """

    store: Store
    shelf: Shelf
    descriptors: frozenset[int] = frozenset()


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
