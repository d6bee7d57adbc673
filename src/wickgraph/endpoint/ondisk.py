"""A store on disk behind the wall: its files are opened before no file can be opened any more.

Oxigraph opens every table of a store as it opens the store, as long as the process may have so many files open, and
reads them by `pread`, so that the workers can share the descriptors. What is looked at here is that it did.
"""

from __future__ import annotations

import os
import resource
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from pyoxigraph import Store

from wickgraph.errors import StoreError
from wickgraph.stores.stored import manifest, open_store


def opened(folder: str, graph: str | None) -> tuple[Store, frozenset[int]]:
    """The store in `folder`, and the descriptors of its files, all of them open.

    Raises what `open_store` raises, and StoreError where the store has more files than this process may open.

    >>> opened("nowhere", None)
    Traceback (most recent call last):
        ...
    wickgraph.errors.StoreError: nowhere: no store there. Give --graph PATH too: it is made of that graph.
    """
    _allow_files()
    store = open_store(folder, graph, tell=lambda note: print(note, file=sys.stderr))
    found = _open_tables(Path(folder))
    missing = _tables(_place(folder)) - set(found.values())
    if missing:
        raise StoreError(
            f"{folder}: the store has {len(missing)} files more than may be open at a time. Raise that (ulimit -n)."
        )
    return store, frozenset(found)


def described(folder: str) -> dict[str, Any]:
    """How many triples a store has and a hash of what it was made of, without reading it.

    >>> from tempfile import TemporaryDirectory
    >>> from wickgraph.bundled import graph_file
    >>> with TemporaryDirectory() as place:
    ...     _ = opened(place, str(graph_file()))
    ...     described(place)["triples"] > 5000
    True
    """
    found = manifest(folder)
    assert found
    return {"triples": found.quads, "hash": found.sha256[:32]}


def _place(folder: str) -> Path:
    found = manifest(folder)
    assert found
    return Path(folder) / found.folder


def _allow_files() -> None:
    """As many open files as the system lets us have."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _tables(place: Path) -> set[tuple[int, int]]:
    """The tables of a store, told by device and number of the file."""
    return {(each.st_dev, each.st_ino) for each in map(Path.stat, place.glob("*.sst"))}


def _open_tables(folder: Path) -> dict[int, tuple[int, int]]:
    """The descriptors that this process has of tables of stores in `folder`, each with what it is of."""
    known = set[tuple[int, int]]().union(*(_tables(place) for place in folder.iterdir() if place.is_dir()))
    found = {}
    for number in [int(each.name) for each in Path("/dev/fd").iterdir()]:
        # The descriptor by which the folder itself was listed is gone by now.
        with suppress(OSError):
            of = os.fstat(number)
            if stat.S_ISREG(of.st_mode) and (of.st_dev, of.st_ino) in known:
                found[number] = (of.st_dev, of.st_ino)
    return found
