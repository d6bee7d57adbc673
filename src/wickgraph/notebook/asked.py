"""What a magic asks, and with which values, by the names of Python's variables."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pyoxigraph import RdfFormat, Store

from wickgraph.errors import InputError, UsageError
from wickgraph.results.table import Subgraph
from wickgraph.stores.store import load


def graph(name: str | None, namespace: Mapping[str, Any]) -> Store:
    """The graph called `name`: a variable of Python that holds one, or the path of a file or folder.

    Without a name it is the bundled graph. Raises UsageError where the variable holds no graph, InputError where there
    is neither a variable nor a file, and what `wickgraph.load` raises.

    >>> graph("news", {"news": 7})
    Traceback (most recent call last):
        ...
    wickgraph.errors.UsageError: news is an int, not a graph. Give what wickgraph.open() or rdflib made, or a file.
    """
    if name is None:
        return _bundled()
    if name in namespace:
        return _store(namespace[name], name)
    if not Path(name).exists():
        raise InputError(f"{name}: neither a variable of Python nor a file. Assign it, or check the path.")
    return load(name)


@cache
def _bundled() -> Store:
    return load()


def _store(value: Any, name: str) -> Store:
    if isinstance(value, Store):
        return value
    if isinstance(value, Subgraph):
        return value.to_store()
    if isinstance(value, Path | str):
        return load(value)
    if isinstance(getattr(value, "store", None), Store):
        return value.store  # type: ignore[no-any-return]
    if hasattr(value, "serialize") and hasattr(value, "quads" if hasattr(value, "quads") else "triples"):
        return _of_rdflib(value)
    kind = type(value).__name__
    article = "an" if kind[0].lower() in "aeiou" else "a"
    mend = "Give what wickgraph.open() or rdflib made, or a file."
    raise UsageError(f"{name} is {article} {kind}, not a graph. {mend}")


def _of_rdflib(value: Any) -> Store:
    """The triples of a graph or dataset of rdflib, which is not imported here: who has one has imported it."""
    made, form = Store(), "nquads" if hasattr(value, "quads") else "nt"
    made.load(value.serialize(format=form, encoding="utf-8"), RdfFormat.N_QUADS)
    return made


def parameters(name: str | None, namespace: Mapping[str, Any]) -> dict[str, Any]:
    """The values in the dict called `name`. Raises UsageError where there is none.

    >>> parameters("chosen", {"chosen": {"film": "id:Ballerina"}})
    {'film': 'id:Ballerina'}
    """
    if name is None:
        return {}
    values = namespace.get(name)
    if not isinstance(values, Mapping):
        raise UsageError(f"{name}: no dict of that name. Assign one: names of variables, and their values.")
    return dict(values)
