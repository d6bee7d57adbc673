"""Asking a graph in SPARQL 1.1.

>>> from wickgraph.stores.store import from_text
>>> graph = from_text("graph:facts { id:Ballerina wick:castMember id:AnaDeArmas }")
>>> list(query("SELECT ?film { ?film wick:castMember id:AnaDeArmas }", graph))
[{'film': 'https://w3id.org/wickgraph/id/Ballerina'}]
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store

from wickgraph.asking import misspelled
from wickgraph.asking.querytext import is_ordered, names_dataset, prefixes, too_deep
from wickgraph.errors import QueryError, StoreError, UsageError
from wickgraph.results import writing
from wickgraph.results.table import Subgraph, Table
from wickgraph.stores.store import AnyGraph, load

if TYPE_CHECKING:
    from wickgraph.stores.exchange import Endpoint


class UnknownTermWarning(UserWarning):
    """A query names what is not there: a term of ours, or an entity. Most likely it is misspelled."""


def query(
    text: str,
    graph: AnyGraph = None,
    *,
    where: str = "query",
    as_of: str | None = None,
    bindings: Mapping[str, Any] | None = None,
    endpoint: Endpoint | str | None = None,
    limit_time: float | None = None,
) -> Table | Subgraph | bool:
    """The answer to a SPARQL query.

    `graph` is a store, or what `wickgraph.load` takes; None is the bundled graph. The prefixes of `wickgraph.terms` are
    known, and the query sees the union of all named graphs as its default graph, unless it says FROM. SELECT gives a
    `Table`, CONSTRUCT and DESCRIBE a `Subgraph`, ASK a bool. With `as_of` (a day, month or year) the graph is asked as
    it was believed then. `bindings` are values for variables of the query (see `wickgraph.asking.binding.term`). A
    property or class in our own namespace that the ontology does not have, or an entity that the graph does not have,
    is a warning (`UnknownTermWarning`), with the names that come near. With `endpoint` (an address, or a
    `wickgraph.Endpoint`) a server is asked (see `wickgraph.asking.remote`). With `limit_time` the query is answered in
    a process of its own that is ended after so many seconds, gets 512 MB of memory, and can open no file and no socket
    (not on Windows).
    Raises QueryError, with line and column in `where`, for a query that cannot be answered, and what
    `wickgraph.beliefs.asof.open_graph` raises.

    >>> query("SELECT ?film {", "missing.ttl")
    Traceback (most recent call last):
        ...
    wickgraph.errors.InputError: missing.ttl: no such file. Check the path.
    """
    if endpoint is not None:
        _refuse(graph, as_of, limit_time)
    store = _opened(graph, as_of) if endpoint is None else None
    for complaint in (*_complaints(text), *(misspelled.of_entities(text, store) if store is not None else ())):
        warnings.warn(f"{where}: {complaint}", UnknownTermWarning, stacklevel=2)
    text = _bound(text, bindings) if bindings else text
    if store is not None:
        found = _found(text, store, where, limit_time)
        return replace(found, asked=store) if isinstance(found, Subgraph) else found
    from wickgraph.asking import remote

    assert endpoint is not None
    return remote.query(text, endpoint, where=where)


@lru_cache(256)
def _complaints(text: str) -> tuple[str, ...]:
    """What is remarkable about the terms of a query. (Programs ask the same query again and again: it is read once.)"""
    return tuple(misspelled.of_terms(text))


def _bound(text: str, bindings: Mapping[str, Any]) -> str:
    from wickgraph.asking.binding import bound

    return bound(text, bindings)


def _opened(graph: AnyGraph, as_of: str | None) -> Store:
    if as_of is None:
        return load(graph)
    # What judges claims is imported only where they are judged.
    from wickgraph.beliefs.asof import open_graph

    return open_graph(graph, as_of)


def _refuse(graph: AnyGraph, as_of: str | None, limit_time: float | None) -> None:
    if graph is not None or as_of or limit_time:
        raise UsageError(
            "a server is asked as it is: --graph, --data, --store, --as-of and --limit-time are for graphs read here."
        )


def _found(text: str, store: Store, where: str, limit_time: float | None) -> Table | Subgraph | bool:
    if fault := too_deep(text):
        raise QueryError(f"{where}: {fault}")
    if limit_time is not None:
        from wickgraph.endpoint.alone import answer_alone

        return answer_alone(text, store, limit_time, where)
    try:
        found = store.query(text, prefixes=prefixes(text), use_default_graph_as_union=not names_dataset(text))
        return answer(text, found)
    except SyntaxError:
        from wickgraph.asking.complaint import of_syntax

        raise QueryError(of_syntax(text, where)) from None
    except (RuntimeError, OSError, ValueError) as error:
        if "Corruption" in str(error):
            raise StoreError("the store on disk is damaged. Delete its folder: --graph PATH makes it anew.") from None
        raise QueryError(f"{where}: {error}. Change the query.") from None


def answer(text: str, found: QuerySolutions | QueryTriples | QueryBoolean) -> Table | Subgraph | bool:
    """What an engine found, as an answer; rows that the query does not order are sorted.

    >>> answer("ASK {}", Store().query("ASK {}"))
    True
    """
    if isinstance(found, QueryBoolean):
        return bool(found)
    if isinstance(found, QueryTriples):
        return Subgraph(tuple(sorted(set(found), key=str)))
    rows = [tuple(row) for row in found]
    # Oxigraph promises no order where the query asks for none; the same query must give the same bytes.
    if not is_ordered(text):
        rows.sort(key=lambda row: [writing.order(term) for term in row])
    return Table(tuple(variable.value for variable in found.variables), tuple(rows))
