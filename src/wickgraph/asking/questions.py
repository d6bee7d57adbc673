"""Questions: the queries of `graph/queries/` by name, with parameters that take names where an IRI is wanted.

>>> who = named("who-plays-whom")
>>> who.title, [parameter.name for parameter in who.parameters]
('Who plays whom in Ballerina?', ['work'])
>>> ("Donnie Yen", "Caine") in [tuple(row.values()) for row in ask("who-plays-whom", work="John Wick: Chapter 4")]
True
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Store

from wickgraph import ontology, vocabulary
from wickgraph.asking import lookup
from wickgraph.asking.query import query
from wickgraph.beliefs.asof import checked, open_graph
from wickgraph.bundled import folder
from wickgraph.errors import InputError, UsageError
from wickgraph.results.table import Subgraph, Table, of_records
from wickgraph.stores.store import AnyGraph
from wickgraph.terms import WICK, compact, expand

if TYPE_CHECKING:
    from wickgraph.stores.exchange import Endpoint

_HEADER = re.compile(r"^# (title|asked by|level|parameter): (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Parameter:
    """What a question takes: its variable, its class or datatype (compact), the value that stands in its text."""

    name: str
    kind: str
    default: str


@dataclass(frozen=True)
class Question:
    """A query of `graph/queries/`: its name, what its header says, and its text."""

    name: str
    title: str
    asked_by: str
    level: str
    parameters: tuple[Parameter, ...]
    text: str


@cache
def load() -> tuple[Question, ...]:
    """All questions, in the order of their names.

    >>> len(load()) >= 30
    True
    """
    return tuple(_question(path) for path in sorted((folder("graph") / "queries").glob("*.rq")))


def _question(path: Path) -> Question:
    text = path.read_text(encoding="utf-8")
    header = _HEADER.findall(text)
    said = dict(header)
    parameters = (value.split(" ", 2) for key, value in header if key == "parameter")
    return Question(
        path.stem, said["title"], said["asked by"], said["level"], tuple(Parameter(*each) for each in parameters), text
    )


def questions() -> Table:
    """The questions as a table: name, title, who asks, how hard, what parameters it takes.

    >>> questions().columns
    ('name', 'title', 'asked by', 'level', 'parameters')
    """
    rows = (
        {
            "name": each.name,
            "title": each.title,
            "asked by": each.asked_by,
            "level": each.level,
            "parameters": ", ".join(f"{one.name} ({one.default})" for one in each.parameters),
        }
        for each in load()
    )
    return of_records(list(rows))


def named(name: str) -> Question:
    """The question of a name. Raises InputError, with names that come near, where there is none.

    >>> named("who-plays-who")
    Traceback (most recent call last):
        ...
    wickgraph.errors.InputError: who-plays-who: no such question. Did you mean who-plays-whom or who-kills-whom?
    """
    found = {each.name: each for each in load()}
    if name not in found:
        near = get_close_matches(name, found, n=2)
        mend = f"Did you mean {' or '.join(near)}?" if near else "`wickgraph queries` lists them."
        raise InputError(f"{name}: no such question. {mend}")
    return found[name]


def ask(
    name: str,
    graph: AnyGraph = None,
    *,
    as_of: str | None = None,
    endpoint: Endpoint | str | None = None,
    **values: str,
) -> Table | Subgraph | bool:
    """The answer to a question of `graph/queries/`.

    `values` are parameters of the question: names, aliases or IRIs of entities where it takes an entity, names of
    properties where it takes one, dates where it takes a date. What is not given keeps the value that stands in the
    question. With `endpoint` a server is asked, as by `query`. Raises InputError for an unknown question or a name that
    means nothing of the kind asked for (with near names), UsageError for a parameter that it does not have or a value
    that is none, and what `query` raises.

    >>> ask("who-plays-whom", film="Ballerina")
    Traceback (most recent call last):
        ...
    wickgraph.errors.UsageError: who-plays-whom: no parameter film. It takes work.
    """
    question = named(name)
    if endpoint is not None:
        from wickgraph.asking import remote

        text = filled(question, values, remote.names(question, values, endpoint))
        return query(text, graph, as_of=as_of, endpoint=endpoint, where=f"{name}.rq")
    store = open_graph(graph, as_of)
    return query(filled(question, values, store), store, where=f"{name}.rq")


def filled(question: Question, values: dict[str, str], store: Store) -> str:
    """The text of a question with given values in place of its own, each written as an RDF term and nothing else.

    >>> from wickgraph.stores.store import from_text
    >>> store = from_text("id:Heat a wick:Film ; rdfs:label 'Heat' .")
    >>> "VALUES ?work { <https://w3id.org/wickgraph/id/Heat> }" in filled(
    ...     named("who-plays-whom"), {"work": "heat"}, store)
    True
    """
    takes = {parameter.name: parameter for parameter in question.parameters}
    unknown = values.keys() - takes.keys()
    if unknown:
        known = f"It takes {', '.join(takes)}." if takes else "It takes none."
        raise UsageError(f"{question.name}: no parameter {', '.join(sorted(unknown))}. {known}")
    text = question.text
    for name, value in values.items():
        term = str(_term(takes[name], value, store)).replace("\\", r"\\")
        text = re.sub(rf"(VALUES \?{name} \{{ )\S+( \}})", rf"\g<1>{term}\g<2>", text)
    return text


def _term(parameter: Parameter, value: str, store: Store) -> NamedNode | Literal:
    if parameter.kind.startswith("xsd:"):
        text = checked(value) if parameter.kind == "xsd:date" else value
        return Literal(text, datatype=NamedNode(expand(parameter.kind)))
    if parameter.kind == "rdf:Property":
        return _property(value)
    return NamedNode(_entity(parameter, value, store))


def _entity(parameter: Parameter, value: str, store: Store) -> str:
    """The entity of the parameter's class that a name means."""
    wanted = parameter.kind.removeprefix("wick:")
    ancestors = ontology.load().ancestors
    found = lookup.matches(value, store)
    fitting = [each for each in found if any(wanted in ancestors.get(kind, ()) for kind in each.kinds)]
    if not fitting:
        is_a = " and ".join(f"{each.label} ({', '.join(each.kinds) or 'nothing known'})" for each in found)
        raise InputError(f"{value}: found {is_a}, but {parameter.name} takes a {wanted}. Name one.")
    return fitting[0].iri


def _property(value: str) -> NamedNode:
    """The property that a local, compact or readable name means: releaseDate, wick:releaseDate, release date."""
    known = {lookup.key(name): name for name in vocabulary.properties()}
    wanted = lookup.key(value.removeprefix("wick:").removeprefix(WICK))
    if wanted not in known:
        near = get_close_matches(wanted, known, n=3)
        mend = f"Did you mean {' or '.join(known[each] for each in near)}?" if near else "See `wickgraph ontology`."
        raise InputError(f"{value}: no such property. {mend}")
    return NamedNode(WICK + known[wanted])


def choices(parameter: Parameter, store: Store) -> list[str]:
    """What a parameter may be: labels of entities of its class, or properties; nothing for dates.

    >>> from wickgraph.stores.store import from_text
    >>> choices(Parameter("work", "wick:Work", ""), from_text("id:Heat a wick:Film ; rdfs:label 'Heat' ."))
    ['Heat']
    """
    if parameter.kind == "rdf:Property":
        return vocabulary.properties()
    if parameter.kind.startswith("xsd:"):
        return []
    wanted, ancestors = parameter.kind.removeprefix("wick:"), ontology.load().ancestors
    rows = query("SELECT DISTINCT ?label ?kind { ?entity a ?kind ; rdfs:label ?label }", store)
    assert isinstance(rows, Table)
    kinds = ((row["label"], compact(row["kind"]).removeprefix("wick:")) for row in rows)
    return sorted({label for label, kind in kinds if wanted in ancestors.get(kind, ())})
