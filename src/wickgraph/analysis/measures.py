"""What can be asked of a network, by name: one call for all of it, as the command line makes it.

>>> analyse("betweenness", of="organisations", limit=1).rows[0][0].value
'High Table'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from wickgraph.analysis import centrality, change, connections, structure
from wickgraph.analysis.finding import Finding
from wickgraph.analysis.guess import hunches
from wickgraph.analysis.projections import network
from wickgraph.beliefs.asof import open_graph
from wickgraph.errors import UsageError
from wickgraph.stores.store import AnyGraph


@dataclass(frozen=True)
class Measure:
    """A measure: what it answers, the projection it looks at unless told otherwise, and its options.

    `names` is what it takes names of: "" (nothing), "two things", "things"; `limit` is how many rows are usual.
    """

    find: Callable[..., Finding]
    answers: str
    of: str = "people"
    options: tuple[str, ...] = ()
    names: str = ""
    limit: int = 10


MEASURES = {
    "overview": Measure(structure.overview, "the network in figures: size, density, distances, clustering"),
    "degree": Measure(centrality.degree, "who has most links"),
    "betweenness": Measure(centrality.betweenness, "who lies between the others", options=("weighted",)),
    "closeness": Measure(centrality.closeness, "who is nearest to all others", options=("weighted",)),
    "pagerank": Measure(centrality.pagerank, "who is met most often on a random walk", options=("weighted",)),
    "core": Measure(centrality.core, "the inner circle (k-core)"),
    "communities": Measure(structure.communities, "who belongs together", options=("method",)),
    "bridges": Measure(structure.bridges, "what it would fall apart without"),
    "paths": Measure(
        connections.paths,
        "how two things are connected, with evidence",
        "everything",
        ("longest", "texts"),
        "two things",
        3,
    ),
    "ties": Measure(connections.ties, "why two are linked, with evidence", "", names="two things"),
    "links": Measure(connections.links, "who links one thing to others", names="things"),
    "changes": Measure(change.changes, "what changed since a day", options=("since", "by")),
    "hunches": Measure(hunches, "questions worth checking (link prediction), never facts", "credits"),
}


def analyse(
    measure: str,
    *names: str,
    graph: AnyGraph = None,
    of: str | None = None,
    as_of: str | None = None,
    include: Iterable[str] = (),
    limit: int | None = None,
    **options: Any,
) -> Finding:
    """The finding of a measure: overview, degree, betweenness, closeness, pagerank, core, communities, bridges, paths,
    ties, links, changes or hunches.

    `names` are what `paths` and `ties` (two) and `links` (two or more) are asked about. `graph` is a store, or what
    `wickgraph.load` takes; `of` a projection (see `wickgraph.network`; None is the usual one of the measure); `as_of` a
    day, month or year; `include` statuses that count beside facts; `limit` the number of rows (None: 10; of paths: 3).
    `options` are those of the function of the same name in `wickgraph.analysis`; None is as if not given. Raises
    UsageError for an unknown measure, and for names or options that it does not take; and what the function raises.

    >>> analyse("links", "Ballerina", "John Wick: Chapter 3", of="companies").words
    ('Ballerina is linked to John Wick: Chapter 3 – Parabellum by 87Eleven Entertainment, ...',)
    """
    if measure not in MEASURES:
        raise UsageError(f"{measure}: no such measure. Choose one of {', '.join(MEASURES)}.")
    asked, given = MEASURES[measure], {key: each for key, each in options.items() if each is not None}
    _check(measure, names, given)
    given["limit"] = limit if limit is not None else asked.limit
    if measure == "paths":
        if of not in (None, "everything") or include:
            raise UsageError("paths lead over all facts, and over facts alone. Leave out `of` and `include`.")
        return connections.paths(names[0], names[1], graph, as_of=as_of, **given)
    chosen: dict[str, Any] = {"of": of or asked.of or None, "as_of": as_of, "include": include}
    if measure in ("ties", "links", "changes"):
        return asked.find(*names, graph=graph, **chosen, **given)
    return asked.find(network(graph=open_graph(graph), **chosen), **given)


def _check(measure: str, names: tuple[str, ...], given: dict[str, Any]) -> None:
    """Whether a measure takes these names and options, and has those that it needs."""
    asked = MEASURES[measure]
    wrong = [key for key in given if key not in asked.options]
    if wrong:
        users = ", ".join(name for name, each in MEASURES.items() if wrong[0] in each.options) or "no measure"
        raise UsageError(f"{measure} takes no {wrong[0]}: that is for {users}.")
    if names and not asked.names:
        raise UsageError(f"{measure} takes no names: {names[0]}. Leave them out, or ask for paths or links.")
    if asked.names and (len(names) < 2 or (asked.names == "two things" and len(names) > 2)):
        raise UsageError(
            f"{measure} needs {asked.names}. Name {'two' if asked.names == 'two things' else 'two or more'}."
        )
    if measure == "changes" and "since" not in given:
        raise UsageError("changes needs a day to count from. Give `since`, such as 2021.")
