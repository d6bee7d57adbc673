"""Stores on disk: a graph kept in a form that opens at once, however large it is.

A store is a cache. Its folder holds a manifest, which names the graph file that the store was made of (with its hash)
and the files that the store consists of, and a subfolder with these. A store is built beside the old one and put in
its place in one step; once it is there nobody writes to it, so any number of processes may read it, and a process that
is killed while it builds leaves the old one as it was.

>>> from tempfile import TemporaryDirectory
>>> from wickgraph.bundled import graph_file
>>> with TemporaryDirectory() as folder:
...     len(open_store(Path(folder) / "cache", graph_file())) > 5000
True
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import pyoxigraph
from pyoxigraph import Store

from wickgraph.errors import InputError, StoreError, UsageError
from wickgraph.results.output import save
from wickgraph.stores import locks
from wickgraph.stores.store import fill, locate

MANIFEST = "manifest.json"
_BUILDING = ".building"
_LOCK = "lock"
#: of the manifest's form
_VERSION = 1
#: A file may be written twice within one tick of its clock: only an older one is known by its date alone.
_TICK = 2_000_000_000

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Manifest:
    """What a store was made of, and what it consists of."""

    version: int
    pyoxigraph: str
    graph: str
    sha256: str
    size: int
    changed: int
    built: int
    quads: int
    folder: str
    files: dict[str, tuple[int, str]]


class DamagedError(StoreError):
    """A store whose files are not those that its manifest names."""


def open_store(
    folder: Path | str, graph: Path | str | None = None, *, patience: float = 60, tell: Tell | None = None
) -> Store:
    """The store in `folder`, opened for reading.

    With `graph` (a file or folder as `load` takes) it is the store of that graph: made where there is none, made anew
    where it is of another graph, of an older state of this one, or damaged. Without, it is opened as it is. `tell` is
    given notes about what takes time. Where another process builds the store, this one waits, `patience` seconds at
    most. Raises StoreError where there is no store, it is damaged and there is no graph to make it of, another process
    does not end writing it, or the disk is full; and what `wickgraph.load` raises about the graph.

    >>> open_store("nowhere")
    Traceback (most recent call last):
        ...
    wickgraph.errors.StoreError: nowhere: no store there. Give --graph PATH too: it is made of that graph.
    """
    folder = Path(folder)
    if graph is None:
        return _as_it_is(folder)
    if str(graph) == "-":
        raise UsageError("--store keeps the graph of a file, which standard input is not. Give the graph as a file.")
    path = locate(graph)
    try:
        found = manifest(folder)
        if found and is_of(found, path):
            return _reader(folder, found)
    except DamagedError as error:
        if tell:
            tell(f"Note: {error.args[0].split('. ')[0]}; it is made anew.")
    return _reader(folder, build_store(folder, path, patience=patience))


def _as_it_is(folder: Path) -> Store:
    found = manifest(folder)
    if not found:
        raise StoreError(f"{folder}: no store there. Give --graph PATH too: it is made of that graph.")
    return _reader(folder, found)


def manifest(folder: Path | str) -> Manifest | None:
    """The manifest of the store in `folder`; None where there is no store.

    Raises StoreError where it is damaged.

    >>> manifest("nowhere") is None
    True
    """
    try:
        said = json.loads((Path(folder) / MANIFEST).read_bytes())
        return Manifest(**{**said, "files": {name: tuple(each) for name, each in said["files"].items()}})
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise StoreError(f"{folder}: cannot be read ({error.strerror}). Name another folder with --store.") from None
    except (ValueError, TypeError, KeyError, AttributeError):
        raise _damaged(Path(folder), f"{MANIFEST} cannot be read") from None


def is_of(found: Manifest, path: Path) -> bool:
    """Whether a store is of the graph file as it is now, and was made by this version of Oxigraph."""
    if (found.version, found.pyoxigraph) != (_VERSION, pyoxigraph.__version__):
        return False
    now = path.stat()
    if now.st_size != found.size:
        return False
    if now.st_mtime_ns == found.changed < found.built - _TICK:
        return True
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == found.sha256


def is_whole(folder: Path | str, found: Manifest) -> bool:
    """Whether every file of a store is, byte for byte, what its manifest says. (Opening looks at the sizes only; a
    block that was damaged later is found when it is read.)"""
    place = Path(folder) / found.folder
    try:
        return _files(place) == found.files
    except OSError:
        return False


def build_store(folder: Path | str, path: Path, *, patience: float = 60) -> Manifest:
    """Makes the store of the graph file at `path` in `folder`, unless another process just did. Gives its manifest.

    Raises what `open_store` raises.
    """
    folder = Path(folder)
    _claim(folder)
    with locks.writing(folder / _LOCK, patience):
        found = _usable(folder, path)
        if not found:
            try:
                found = _built(folder, path)
            except OSError as error:
                raise _unwritten(folder, error) from None
            finally:
                shutil.rmtree(folder / _BUILDING, ignore_errors=True)
        _sweep(folder, found)
    return found


def _claim(folder: Path) -> None:
    """Makes the folder, or sees that the one that is there is a store's: what is in it will be deleted one day."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        others = {each.name for each in folder.iterdir()}
    except OSError as error:
        raise _unwritten(folder, error) from None
    if others and not others & {MANIFEST, _LOCK}:
        raise StoreError(f"{folder}: holds other files and no store. Name an empty or a new folder.")


def _usable(folder: Path, path: Path) -> Manifest | None:
    """The manifest of the store that is there, if it is of the graph and whole."""
    try:
        found = manifest(folder)
    except DamagedError:
        return None
    return found if found and is_of(found, path) and is_whole(folder, found) else None


def _built(folder: Path, path: Path) -> Manifest:
    building = folder / _BUILDING
    shutil.rmtree(building, ignore_errors=True)
    before = path.stat()
    sha256, quads = _filled(building, path)
    files = _files(building, is_synced=True)
    place = folder / f"{sha256[:12]}-{os.urandom(4).hex()}"
    building.rename(place)
    sync(folder)
    made = Manifest(
        version=_VERSION,
        pyoxigraph=pyoxigraph.__version__,
        graph=path.name,
        sha256=sha256,
        size=before.st_size,
        changed=before.st_mtime_ns,
        built=time.time_ns(),
        quads=quads,
        folder=place.name,
        files=files,
    )
    save(folder / MANIFEST, json.dumps(asdict(made), indent=1) + "\n")
    sync(folder)
    return made


def _filled(building: Path, path: Path) -> tuple[str, int]:
    """Makes a store in a folder, closes it, and gives the hash of what was loaded and the number of its quads."""
    store = Store(str(building))
    sha256 = fill(store, path)
    store.optimize()
    store.flush()
    return sha256, len(store)


def _files(place: Path, *, is_synced: bool = False) -> dict[str, tuple[int, str]]:
    """Size and hash of each file in a folder, once it is on the disk."""
    found = {}
    for path in sorted(place.iterdir()):
        with path.open("rb") as file:
            if is_synced:
                os.fsync(file.fileno())
            found[path.name] = (path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())
    if is_synced:
        sync(place)
    return found


def sync(folder: Path) -> None:
    """Sees that the names in a folder are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _reader(folder: Path, found: Manifest) -> Store:
    """The store of a manifest, opened for reading, and kept from being swept away as long as this process lives."""
    place = folder / found.folder
    try:
        locks.hold(place)
        sizes = {path.name: path.stat().st_size for path in place.iterdir()}
        for name, (size, _) in found.files.items():
            if sizes.get(name) != size:
                raise _damaged(folder, f"{name} is {'short' if name in sizes else 'missing'}")
        return Store.read_only(str(place))
    except (OSError, RuntimeError) as error:
        again = manifest(folder)
        if again and again.folder != found.folder:
            return _reader(folder, again)  # built anew between the reading of the manifest and now
        raise _damaged(folder, str(error).split(":")[0]) from None


def _damaged(folder: Path, fault: str) -> DamagedError:
    return DamagedError(
        f"{folder}: the store is damaged ({fault}). Give --graph PATH too: it is made anew of that graph."
    )


def _unwritten(folder: Path, error: OSError) -> InputError:
    said = error.strerror or str(error)
    if "no space" in said.lower() or "quota" in said.lower():
        return StoreError(f"{folder}: the disk is full. Make room, or name a folder on another disk with --store.")
    return StoreError(f"{folder}: no store can be written there ({said}). Name another folder with --store.")


def _sweep(folder: Path, kept: Manifest) -> None:
    """Deletes older stores that nobody reads."""
    for path in folder.iterdir():
        if path.is_dir() and path.name not in (kept.folder, _BUILDING):
            with locks.alone(path) as is_free:
                if is_free:
                    shutil.rmtree(path, ignore_errors=True)
