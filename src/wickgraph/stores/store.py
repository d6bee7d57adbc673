"""Graphs: reading RDF files into an Oxigraph store.

>>> len(from_text("id:Ballerina a wick:Film ."))
1
"""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, Protocol, runtime_checkable

from pyoxigraph import NamedNode, RdfFormat, Store

from wickgraph import bundled
from wickgraph.errors import DataError, InputError
from wickgraph.terms import PREFIXES, RDF

#: what `build` writes into a folder
FILE_NAME = "wickgraph.trig"

FORMATS = {
    "trig": RdfFormat.TRIG,
    "rdf12": RdfFormat.TRIG,
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "nq": RdfFormat.N_QUADS,
    "jsonld": RdfFormat.JSON_LD,
    "rdf": RdfFormat.RDF_XML,
    "xml": RdfFormat.RDF_XML,
}


@runtime_checkable
class Opened(Protocol):
    """What has a graph in a store, as `wickgraph.open` gives it."""

    store: Store


#: what the functions of the package take for a graph: see `load`
AnyGraph = Store | Opened | Path | str | None


def load(graph: AnyGraph = None) -> Store:
    """The graph at `graph`, in memory.

    `graph` is an RDF file (ttl, nt, nq, trig, rdf12, jsonld, rdf, xml; also with .gz), a folder that `build` wrote, or
    "-" for TriG on standard input; None is the bundled graph; a store, or a graph that `wickgraph.open` gave, is there
    already. A file that is not ours is read in a worker, behind a wall, and may hold what `wickgraph.allowing` says.
    Reifiers of RDF 1.2 are read as claims. Raises InputError when there is no such file or its format is not known,
    DataError when it cannot be parsed (with file, line and column), holds what is not allowed, or holds nothing.

    >>> load("missing.ttl")
    Traceback (most recent call last):
        ...
    wickgraph.errors.InputError: missing.ttl: no such file. Check the path.
    """
    if isinstance(graph, Store):
        return graph
    if isinstance(graph, Opened):
        return graph.store
    if graph is None:
        path = locate()
        return parse(path.read_bytes(), _format(path), str(path))
    store = Store()
    if str(graph) == "-":
        _fill(store, sys.stdin.buffer, RdfFormat.TRIG, False, "standard input")
        return _taken_apart(store)
    path = locate(graph)
    kind = _format(path)
    with _opened(path) as file:
        _fill(store, file, kind, _is_packed(path), str(path))
    return _taken_apart(store)


def load_all(files: Iterable[Path | str]) -> Store:
    """The triples of several RDF files in one store, whatever they describe. Raises what `load` raises.

    >>> load_all(["missing.ttl"])
    Traceback (most recent call last):
        ...
    wickgraph.errors.InputError: missing.ttl: no such file. Check the path.
    """
    whole = Store()
    for file in files:
        whole.bulk_extend(load(file))
    return whole


def _taken_apart(store: Store) -> Store:
    """The store with the reifiers of RDF 1.2 as claims in three triples, which is what everything here reads."""
    if not any(True for _ in store.quads_for_pattern(None, NamedNode(RDF + "reifies"), None, None)):
        return store
    from wickgraph.reification import claimed

    plain = Store()
    plain.bulk_extend(claimed(store))
    return plain


def locate(graph: Path | str | None = None) -> Path:
    """The file that `load` reads for `graph` (not "-", which is no file).

    Raises InputError when there is none.

    >>> locate("missing")
    Traceback (most recent call last):
        ...
    wickgraph.errors.InputError: missing: no such file. Check the path.
    """
    path = bundled.graph_file() if graph is None else Path(graph)
    if path.is_dir():
        path /= FILE_NAME
        if not path.is_file():
            raise InputError(f"{path}: no such file. Name a folder that `wickgraph build --out` wrote, or an RDF file.")
    elif not path.exists():
        mend = "Run `wickgraph build`." if graph is None else "Check the path."
        raise InputError(f"{path}: no such file. {mend}")
    return path


def parse(data: bytes, rdf_format: RdfFormat = RdfFormat.TRIG, where: str = "input") -> Store:
    """The graph in `data`; `where` names it in errors.

    Raises DataError when the data cannot be parsed or holds no triple.

    >>> parse(b"<urn:a> <urn:b>", where="notes.trig")
    Traceback (most recent call last):
        ...
    wickgraph.errors.DataError: notes.trig:1:16: not TriG: Unexpected end. Mend the file at that place.
    """
    if data.startswith(codecs.BOM_UTF8):
        raise DataError(f"{where}:1:1: a byte order mark, which RDF does not allow. Save it as UTF-8 without BOM.")
    store = Store()
    try:
        store.load(data, format=rdf_format)
    except SyntaxError as error:
        raise DataError(_complaint(error, rdf_format, where)) from None
    if not len(store):
        raise DataError(f"{where}: no triple in it. Give a file with RDF, or run `wickgraph build`.")
    return store


def from_text(trig: str) -> Store:
    """The graph written out in `trig`, in which the prefixes of `wickgraph.terms` are known.

    For lessons, notebooks and tests. Raises DataError like `parse`.

    >>> len(from_text("id:Ballerina a wick:Film ; rdfs:label 'Ballerina' ."))
    2
    """
    declarations = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    return parse((declarations + trig).encode(), where="text")


def fill(store: Store, path: Path) -> str:
    """Loads the RDF file at `path` into an empty store that nobody reads yet. Gives the SHA-256 of the file.

    For stores on disk, which may be larger than memory. Raises what `load` does; the store is then of no use.

    >>> store = Store()
    >>> len(fill(store, bundled.graph_file())), len(store) > 5000
    (64, True)
    """
    kind = _format(path)
    with _opened(path) as file:
        sha256 = _fill(store, file, kind, _is_packed(path), str(path))
    if any(True for _ in store.quads_for_pattern(None, NamedNode(RDF + "reifies"), None, None)):
        plain = _taken_apart(store)
        store.clear()
        store.bulk_extend(plain)
    return sha256


def _fill(store: Store, file: BinaryIO, rdf_format: RdfFormat, packed: bool, where: str) -> str:
    # Most commands read the bundled graph only, which needs no wall.
    from wickgraph.outside import apart

    said = apart.fill(store, file, rdf_format, packed=packed, where=where)
    if not any(True for _ in store):
        raise DataError(f"{where}: no triple in it. Give a file with RDF, or run `wickgraph build`.")
    return str(said["sha256"])


def _complaint(error: SyntaxError, rdf_format: RdfFormat, where: str) -> str:
    message = error.msg.split(": ", 1)[-1].rstrip(".")
    if error.lineno is None:
        return f"{where}: not {rdf_format.name}: {message}. Mend the file."
    return f"{where}:{error.lineno}:{error.offset or 1}: not {rdf_format.name}: {message}. Mend the file at that place."


def _format(path: Path) -> RdfFormat:
    suffixes = [suffix.lower() for suffix in path.suffixes if suffix.lower() != ".gz"]
    ending = suffixes[-1][1:] if suffixes else ""
    if ending not in FORMATS:
        known = ", ".join(f".{name}" for name in FORMATS)
        raise InputError(f"{path}: not a known kind of RDF file. Its name must end in {known}, with or without .gz.")
    return FORMATS[ending]


def _is_packed(path: Path) -> bool:
    return path.suffix.lower() == ".gz"


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}).") from None
