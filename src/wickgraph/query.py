"""Asking a graph in SPARQL 1.1.

>>> from wickgraph.store import from_text
>>> graph = from_text("graph:facts { id:Ballerina wick:castMember id:AnaDeArmas }")
>>> list(query("SELECT ?film { ?film wick:castMember id:AnaDeArmas }", graph))
[{'film': 'https://w3id.org/wickgraph/id/Ballerina'}]
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store

from wickgraph import binding, complaint, writing
from wickgraph.asof import open_graph
from wickgraph.errors import QueryError, StoreError, UsageError
from wickgraph.table import Subgraph, Table
from wickgraph.terms import PREFIXES

if TYPE_CHECKING:
    from wickgraph.exchange import Endpoint

#: FROM as a keyword, with an IRI or a compact name behind it
_FROM = re.compile(r"(?<![\w?$:.-])FROM\s*(?:NAMED\s*)?(?:<|[\w.-]*:)", re.IGNORECASE)


class UnknownTermWarning(UserWarning):
    """A query names a term in our namespace that the ontology does not have: most likely it is misspelled."""


def query(
    text: str,
    graph: Store | Path | str | None = None,
    *,
    where: str = "query",
    as_of: str | None = None,
    bindings: Mapping[str, Any] | None = None,
    endpoint: Endpoint | str | None = None,
) -> Table | Subgraph | bool:
    """The answer to a SPARQL query.

    `graph` is a store, or what `wickgraph.load` takes; None is the bundled graph. The prefixes of `wickgraph.terms` are
    known, and the query sees the union of all named graphs as its default graph, unless it says FROM. SELECT gives a
    `Table`, CONSTRUCT and DESCRIBE a `Subgraph`, ASK a bool. With `as_of` (a day, month or year) the graph is asked as
    it was believed then. `bindings` are values for variables of the query (see `wickgraph.binding.term`). A property or
    class in our own namespace that the ontology does not have is a warning (`UnknownTermWarning`), with the names that
    come near. With `endpoint` (an address, or a `wickgraph.Endpoint`) a server is asked (see `wickgraph.remote`).
    Raises QueryError, with line and column in `where`, for a query that cannot be answered, and what
    `wickgraph.asof.open_graph` raises.

    >>> query("SELECT ?film {", "missing.ttl")
    Traceback (most recent call last):
        ...
    wickgraph.errors.InputError: missing.ttl: no such file. Check the path.
    """
    if endpoint is not None:
        _refuse(graph, as_of)
    store = open_graph(graph, as_of) if endpoint is None else None
    for complaint_ in complaint.of_terms(text):
        warnings.warn(f"{where}: {complaint_}", UnknownTermWarning, stacklevel=2)
    text = binding.bound(text, bindings) if bindings else text
    if store is not None:
        return _found(text, store, where)
    from wickgraph import remote

    assert endpoint is not None
    return remote.query(text, endpoint, where=where)


def _refuse(graph: Store | Path | str | None, as_of: str | None) -> None:
    if graph is not None or as_of:
        raise UsageError("a server is asked as it is: --graph, --data, --store and --as-of are for graphs read here.")


def _found(text: str, store: Store, where: str) -> Table | Subgraph | bool:
    try:
        found = store.query(text, prefixes=PREFIXES, use_default_graph_as_union=not names_dataset(text))
        return answer(text, found)
    except SyntaxError:
        raise QueryError(complaint.of_syntax(text, where)) from None
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


def names_dataset(text: str) -> bool:
    """Whether a query says itself which graphs it asks, with FROM or FROM NAMED.

    >>> names_dataset("SELECT * FROM graph:facts { ?s ?p ?o }"), names_dataset("ASK { ?from ?p 'FROM <x>' }")
    (True, False)
    """
    if "FROM" not in text.upper():
        return False
    code = complaint.NOT_CODE.sub(lambda match: "<>" if match[0].startswith("<") else " ", text)
    return bool(_FROM.search(code))


def is_ordered(text: str) -> bool:
    """Whether a query orders its rows itself: ORDER BY outside of all braces, which are the sub-queries'.

    >>> is_ordered("SELECT ?x { ?x ?p ?o } ORDER BY ?x")
    True
    >>> is_ordered("SELECT * { { SELECT ?x {} ORDER BY ?x } } # ORDER BY")
    False
    """
    depth, outside = 0, []
    for part in re.split(r"([{}])", complaint.NOT_CODE.sub(" ", text)):
        depth += {"{": 1, "}": -1}.get(part, 0)
        if not depth:
            outside.append(part)
    return bool(re.search(r"\bORDER\s+BY\b", " ".join(outside), re.IGNORECASE))
