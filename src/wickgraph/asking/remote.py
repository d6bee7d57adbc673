"""Remote graphs: asking any SPARQL server by the SPARQL 1.1 Protocol, with the same answers as a graph in memory gives.

wickgraph.query("SELECT ...", endpoint="http://127.0.0.1:7000/sparql")
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pyoxigraph import (
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    parse_query_results,
)

from wickgraph.asking import binding, complaint, lookup
from wickgraph.asking.query import answer as answered
from wickgraph.asking.querytext import NOT_CODE, names_dataset
from wickgraph.errors import DataError, InputError, QueryError, RemoteError
from wickgraph.results import writing
from wickgraph.results.table import Subgraph, Table
from wickgraph.stores.exchange import Answer, Endpoint
from wickgraph.terms import PREFIXES

if TYPE_CHECKING:
    from wickgraph.asking.questions import Question

_ROWS = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
_TRIPLES = "text/turtle, application/n-triples;q=0.9, application/rdf+xml;q=0.5"
_FORM = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
_NAMES = "VALUES ?says { rdfs:label dcterms:title skos:altLabel }"


def endpoint_of(endpoint: Endpoint | str) -> Endpoint:
    """An endpoint, by itself or by its address.

    >>> endpoint_of("http://127.0.0.1:7000/sparql").url
    'http://127.0.0.1:7000/sparql'
    """
    return endpoint if isinstance(endpoint, Endpoint) else Endpoint(endpoint)


def query(
    text: str, endpoint: Endpoint | str, *, where: str = "query", bindings: Mapping[str, Any] | None = None
) -> Table | Subgraph | bool:
    """The answer of a server to a SPARQL query; prefixes and `bindings` are as in `wickgraph.query`.

    The server decides what it can answer. Raises QueryError, with line and column, for what is no SPARQL, RemoteError
    where the server cannot be reached, refuses, fails, or gives less than the whole answer.

    >>> query("ASK {}", "http://127.0.0.1:9/")
    Traceback (most recent call last):
        ...
    wickgraph.errors.RemoteError: http://127.0.0.1:9/: cannot be reached (...
    """
    text = binding.bound(text, bindings) if bindings else text
    answer = _asked(text, endpoint_of(endpoint))
    if answer.status == 400:
        _blame(text, where)
    return _read(text, _whole(answer.checked()))


def _asked(text: str, endpoint: Endpoint) -> Answer:
    # As a form: every server takes it, whereas Virtuoso never answers a query that is the body itself. The parameter
    # tells Oxigraph that all named graphs together are what is asked; servers to which it means nothing ignore it.
    form = {"query": declared(text)} | ({} if names_dataset(text) else {"union-default-graph": "true"})
    return endpoint.send("POST", data=form, headers={"Accept": _TRIPLES if is_of_triples(text) else _ROWS})


def _form(text: str) -> str:
    form = _FORM.search(_code(text))
    return form[1].upper() if form else ""


def is_of_triples(text: str) -> bool:
    """Whether the answer to a query is triples, not rows.

    >>> is_of_triples("# SELECT\\nCONSTRUCT WHERE { ?s ?p 'ASK' }")
    True
    """
    return _form(text) in ("CONSTRUCT", "DESCRIBE")


def declared(text: str) -> str:
    """A query with declarations of those known prefixes that it uses and does not declare, in its first line.

    >>> declared("SELECT ?x { ?x a wick:Film }")
    'PREFIX wick: <https://w3id.org/wickgraph/ont#> SELECT ?x { ?x a wick:Film }'
    """
    code = _code(text)
    own = set(re.findall(r"\bPREFIX\s+([\w.-]*):", code, re.IGNORECASE))
    used = set(re.findall(r"(?<![\w?$:-])([A-Za-z]\w*):", code)) - own
    return "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items() if name in used) + text


def _code(text: str) -> str:
    return NOT_CODE.sub(" ", text)


def _blame(text: str, where: str) -> None:
    """Raises QueryError where the server is right: the query is no SPARQL."""
    try:
        Store().query(text, prefixes=PREFIXES)
    except SyntaxError:
        raise QueryError(complaint.of_syntax(text, where)) from None


def _whole(answer: Answer) -> Answer:
    """The answer, unless the server says that it is a part only: Virtuoso's ways of cutting."""
    state = answer.headers.get("x-sql-state", "")
    if state:
        said = answer.headers.get("x-sql-message", state)
        raise RemoteError(f"{answer.url}: only a part of the answer came ({said}). Ask for less.")
    return answer


def _read(text: str, answer: Answer) -> Table | Subgraph | bool:
    try:
        if is_of_triples(text):
            return _subgraph(answer)
        found = parse_query_results(answer.body, format=_rows_format(answer))
        result = _truth(found) if _form(text) == "ASK" else answered(text, found)
    except SyntaxError as error:
        raise RemoteError(f"{answer.url}: the answer cannot be read ({error}). Is it a SPARQL endpoint?") from None
    return _uncut(text, result, answer)


def _truth(found: QueryBoolean | QuerySolutions) -> bool:
    """Yes or no; Virtuoso says it as a row with a 1 or a 0."""
    if isinstance(found, QueryBoolean):
        return bool(found)
    return any(writing.value(term) in (1, True) for row in found for term in row)


def _rows_format(answer: Answer) -> QueryResultsFormat:
    found = QueryResultsFormat.from_media_type(answer.media_type)
    if answer.media_type == "text/html" or not found:
        raise _foreign(answer)
    return found


def _subgraph(answer: Answer) -> Subgraph:
    rdf_format = RdfFormat.from_media_type(answer.media_type)
    if not rdf_format:
        raise _foreign(answer)
    from wickgraph.outside.apart import quads_of

    try:
        triples = {quad.triple for quad in quads_of(answer.body, rdf_format, answer.url)}
    except DataError as error:
        raise RemoteError(str(error)) from None
    return Subgraph(tuple(sorted(triples, key=str)))


def _foreign(answer: Answer) -> RemoteError:
    kind = answer.media_type or "nothing that it names"
    return RemoteError(f"{answer.url}: answers {kind}, no SPARQL results. Is it the address of a SPARQL endpoint?")


def _uncut(text: str, result: Table | Subgraph | bool, answer: Answer) -> Table | Subgraph | bool:
    most = answer.headers.get("x-sparql-maxrows", "")
    asked_for = re.search(r"\bLIMIT\s+(\d+)[^{}]*\Z", _code(text), re.IGNORECASE)
    if asked_for and most.isdigit() and int(asked_for[1]) <= int(most):
        return result
    if isinstance(result, Table) and most.isdigit() and len(result) >= int(most):
        raise RemoteError(f"{answer.url}: the server cuts answers at {most} rows. Ask for fewer with LIMIT and OFFSET.")
    return result


def names(question: Question, values: Mapping[str, str], endpoint: Endpoint | str) -> Store:
    """A store of names in a remote graph, in which the values of a question's parameters are looked up.

    Names that are written there as they are here, letter case aside, are fetched alone; for others all are, so that
    they can be found without their accents, or near ones suggested. Raises what `query` raises.

    >>> from wickgraph.asking.questions import named
    >>> len(names(named("who-plays-whom"), {}, "http://127.0.0.1:9/"))
    0
    """
    kinds = {parameter.name: parameter.kind for parameter in question.parameters}
    found = Store()
    for name in (value for key, value in values.items() if kinds.get(key, "").startswith("wick:")):
        _add(found, endpoint, _filter(name))
        try:
            lookup.matches(name, found)
        except InputError:
            _add(found, endpoint, "")
    return found


def _filter(name: str) -> str:
    term = binding.term(name.strip().removeprefix("<").removesuffix(">"))
    if isinstance(term, NamedNode):
        return f"VALUES ?thing {{ {term} }}"
    return f"FILTER(LCASE(STR(?name)) = LCASE({term}))"


def _add(found: Store, endpoint: Endpoint | str, condition: str) -> None:
    text = f"CONSTRUCT {{ ?thing ?says ?name ; a ?kind }} {{ {_NAMES} ?thing ?says ?name ; a ?kind . {condition} }}"
    triples = query(text, endpoint)
    assert isinstance(triples, Subgraph)
    found.extend(Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
