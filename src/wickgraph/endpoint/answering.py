"""From a question to a reply: the query evaluated, its answer counted and written. This runs in a worker.

>>> from wickgraph.endpoint.limits import Limits
>>> from wickgraph.stores.store import from_text
>>> graph = from_text("graph:facts { id:Ballerina wick:castMember id:AnaDeArmas }")
>>> answer(graph, Question("ASK { id:Ballerina ?p ?o }", "text/csv"), Limits()).body
b'true'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from wickgraph.asking import complaint
from wickgraph.asking.querytext import is_ordered, names_dataset, prefixes
from wickgraph.endpoint import checks
from wickgraph.endpoint.limits import Limits
from wickgraph.endpoint.negotiation import ROWS, TRIPLES, chosen, typed
from wickgraph.endpoint.question import Question, Refused, Reply
from wickgraph.endpoint.resultsxml import as_xml
from wickgraph.results import writing
from wickgraph.results.resultsjson import as_json

_DAMAGED = "The store on disk is damaged. Whoever runs this endpoint has to make it anew."
_WRITERS = {"json": as_json, "xml": as_xml, "csv": writing.as_csv, "tsv": writing.as_tsv}
_BOOLEANS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}


def answer(store: Store, question: Question, limits: Limits) -> Reply:
    """The reply to a question: an answer whole, or why there is none.

    >>> from wickgraph.endpoint.limits import Limits
    >>> answer(Store(), Question("ASK"), Limits()).detail.splitlines()[0]
    'query:1:4: the query ends too early. Write the rest of it.'
    """
    try:
        checks.check(question.text)
        return _written(question, _found(store, question), limits)
    except Refused as refused:
        return refused.reply
    except SyntaxError:
        return Reply(400, title="Not a query", detail=complaint.of_syntax(question.text))
    except MemoryError:
        return Reply(503, title="Too much memory", detail=too_much_memory(limits))
    except (RuntimeError, OSError, ValueError) as error:
        if "Corruption" in str(error):
            return Reply(503, title="Damaged store", detail=_DAMAGED)
        return Reply(400, title="Query cannot be answered", detail=f"{error}. Change the query.")


def too_much_memory(limits: Limits) -> str:
    """What is said of a query that took more memory than there is.

    >>> too_much_memory(Limits())
    'The query needs more memory than the 512 MB that it may take. Ask for less at a time.'
    """
    return f"The query needs more memory than the {limits.memory // 10**6} MB that it may take. Ask for less at a time."


def _found(store: Store, question: Question) -> QuerySolutions | QueryTriples | QueryBoolean:
    known: dict[str, Any] = {"base_iri": question.base, "prefixes": prefixes(question.text)}
    if question.graphs is None and question.named is None:
        own = names_dataset(question.text)
        for iri in checks.dataset(question.text) if own else ():
            _graph(store, iri)
        return store.query(question.text, use_default_graph_as_union=not own, **known)
    named: list[NamedNode | BlankNode] = [_graph(store, iri) for iri in question.named or ()]
    default: list[NamedNode | BlankNode | DefaultGraph] = [_graph(store, iri) for iri in question.graphs or ()]
    return store.query(question.text, default_graph=default, named_graphs=named, **known)


def _graph(store: Store, iri: str) -> NamedNode:
    """The graph of a name; a client that names one that is not here would take an empty answer for the truth."""
    try:
        name = NamedNode(iri)
    except ValueError:
        raise Refused(400, "Not a graph", f"{iri} is not a whole IRI. Name a graph by its IRI.") from None
    if not store.contains_named_graph(name):
        known = ", ".join(sorted(str(each) for each in islice(store.named_graphs(), 10)))
        raise Refused(
            400, "No such graph", f"No graph {iri} is here, and none is fetched. There are: {known or 'none'}."
        )
    return name


def _written(question: Question, found: QuerySolutions | QueryTriples | QueryBoolean, limits: Limits) -> Reply:
    """An answer in the media type that the client likes best."""
    offered = TRIPLES if isinstance(found, QueryTriples) else ROWS
    kind = chosen(question.accept, offered)
    if kind is None:
        known = ", ".join(dict.fromkeys(offered))
        raise Refused(406, "No such format", f"The answer can be written as {known}. Ask for one of them in Accept.")
    body = _body(question, found, offered[kind], limits)
    if len(body) > limits.result:
        raise _too_large(f"{len(body):,} bytes", f"{limits.result:,} bytes")
    return Reply(200, typed(kind), body=body)


def _body(
    question: Question, found: QuerySolutions | QueryTriples | QueryBoolean, format: str, limits: Limits
) -> bytes:
    if isinstance(found, QueryBoolean):
        return found.serialize(format=_BOOLEANS[format]) or b""
    if isinstance(found, QueryTriples):
        return _triples(list(_counted(found, limits, "triples")), format)
    rows: list[tuple[Any, ...]] = [tuple(row) for row in _counted(found, limits, "rows")]
    # As `wickgraph.query` does: Oxigraph promises no order where the query asks for none.
    if len(rows) > 1 and not is_ordered(question.text):
        rows.sort(key=lambda row: [writing.order(term) for term in row])
    return _WRITERS[format]([variable.value for variable in found.variables], rows).encode()


def _triples(triples: Iterable[Triple], format: str) -> bytes:
    ordered = sorted(set(triples), key=str)
    if format != "rdf":
        return writing.as_rdf(ordered, format).encode()
    try:
        return serialize(ordered, format=RdfFormat.RDF_XML) or b""
    except (ValueError, OSError) as error:
        raise Refused(406, "No such format", f"RDF/XML cannot say this ({error}). Ask for text/turtle.") from None


def _counted(found: Iterable[Any], limits: Limits, what: str) -> Iterator[Any]:
    for number, each in enumerate(found):
        if number == limits.rows:
            raise _too_large(f"more than {limits.rows:,} {what}", f"{limits.rows:,} {what}")
        yield each


def _too_large(size: str, most: str) -> Refused:
    mend = "Add LIMIT and OFFSET, or ask for less; nothing of it was sent."
    return Refused(413, "Answer too large", f"The answer has {size}; this endpoint gives {most} at a time. {mend}")
