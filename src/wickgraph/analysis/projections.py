"""Projections of a graph that mean something: who or what stands in them, and what links them.

    projection      nodes                             linked by
    people          people                            works that both worked on
    characters      characters                        works that both are in, and what is said between them
    story           characters and organisations      what is said between them alone: kills, kin, works for, member of
    organisations   organisations of the story        members in common, what is said between them, conflicts of members
    companies       companies                         works that both made
    films           films                             people who worked on both
    works           films, series, games, comics      people who worked on both
    credits         people and works                  what somebody did for a work: two kinds of nodes, no shortcut
    cast            people, characters, works, roles  each role: a node that keeps actor, part and work together
    everything      all entities                      all facts between them

Links have a weight, the number of ties behind them, and keep each tie with the claims that it rests on. Only facts
count (claims that stand as announced or confirmed) unless other statuses are asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wickgraph import projection
from wickgraph.analysis import ties
from wickgraph.analysis.grounds import SUREST, Tie
from wickgraph.analysis.ties import Tied
from wickgraph.beliefs import precedence
from wickgraph.beliefs.asof import open_graph
from wickgraph.errors import UsageError
from wickgraph.stores.store import AnyGraph

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]

#: the statuses that may be asked for beside facts
STATUSES = ("rumoured", "denied", "superseded")


@dataclass(frozen=True)
class Projection:
    """A projection: its name, its nodes in words and by class (none: all), how its ties are found, what links them.

    `question` asks whether two that are not linked ought to be; a projection without one has no such pairs.
    """

    name: str
    nodes: str
    kinds: tuple[str, ...]
    find: Callable[[networkx.MultiDiGraph, Collection[str]], Iterator[Tied]]
    linked_by: str
    question: str = ""

    @property
    def about(self) -> str:
        """What it is, for a title.

        >>> PROJECTIONS["films"].about
        'films, linked by people of both'
        """
        return f"{self.nodes}, linked by {self.linked_by}"


def _lives(graph: networkx.MultiDiGraph, kinds: Collection[str]) -> Iterator[Tied]:
    yield from ties.shared(graph, kinds)
    yield from ties.said(graph, kinds)


_WORKS = ("Film", "Series", "Game", "Comic", "Work")
_ORGANISATIONS = ("FictionalOrganization",)

PROJECTIONS = {
    each.name: each
    for each in (
        Projection(
            "people",
            "people",
            ("Person",),
            ties.shared,
            "works of both",
            "Did {one} and {other} work on anything together?",
        ),
        Projection(
            "characters",
            "characters",
            ("Character",),
            _lives,
            "works that both are in, and what is said between them",
            "Do {one} and {other} meet, or is anything told of both?",
        ),
        Projection(
            "story",
            "characters and organisations",
            ("Character", *_ORGANISATIONS),
            ties.said,
            "what is said between them",
            "What are {one} and {other} to each other?",
        ),
        Projection(
            "organisations",
            "organisations of the story",
            _ORGANISATIONS,
            ties.allied,
            "members in common and conflicts",
            "Have {one} and {other} a member in common, or are they at war?",
        ),
        Projection(
            "companies",
            "companies",
            ("Company",),
            ties.shared,
            "works of both",
            "Did {one} and {other} make a work together?",
        ),
        Projection(
            "films",
            "films",
            ("Film",),
            ties.sharing,
            "people of both",
            "Did anybody work on both {one} and {other}?",
        ),
        Projection(
            "works",
            "films, series, games and comics",
            _WORKS,
            ties.sharing,
            "people of both",
            "Did anybody work on both {one} and {other}?",
        ),
        Projection(
            "credits",
            "people and works",
            ("Person", *_WORKS),
            ties.credited,
            "what was done",
            "Did {one} work on {other}?",
        ),
        Projection(
            "cast",
            "people, characters and works",
            ("Person", "Character", *_WORKS),
            ties.cast,
            "roles, each a node of its own",
        ),
        Projection(
            "everything",
            "all entities",
            (),
            ties.facts,
            "facts",
            "Is there a fact about both {one} and {other}?",
        ),
    )
}


def network(
    of: str = "people",
    graph: AnyGraph = None,
    *,
    as_of: str | None = None,
    include: Iterable[str] = (),
) -> networkx.Graph:
    """The projection `of` a graph as an undirected networkx graph, the same on every run.

    `graph` is a store, or what `wickgraph.load` takes; `as_of` a day, month or year. `include` names statuses
    (rumoured, denied, superseded) that count beside facts. Nodes (IRIs) carry label, kind, description, wikidata and
    known; edges weight (the number of ties), distance (1 / weight), kinds (words), status (that of the least sure
    statement that a tie needs, of the surest tie), since (from when the first tie is said, "" where nobody says), ties
    and claims (IRIs). Raises UsageError for an unknown projection or status, and what `wickgraph.load` raises.

    >>> people = network("people")
    >>> ana, lance = (f"https://w3id.org/wickgraph/id/{name}" for name in ("AnaDeArmas", "LanceReddick"))
    >>> people.edges[ana, lance]["kinds"], [tie.label for tie in people.edges[ana, lance]["ties"]]
    ('film', ['Ballerina'])
    """
    wanted, statuses = projection_of(of), counted(include)
    whole = projection.project(open_graph(graph, as_of))
    made = of_projection(wanted, standing(whole, statuses))
    made.graph["doubted"] = _doubted(made, whole, statuses)
    return made


def projection_of(name: str) -> Projection:
    """The projection of that name. Raises UsageError when there is none.

    >>> projection_of("films").kinds
    ('Film',)
    """
    if name not in PROJECTIONS:
        raise UsageError(f"{name}: no such projection. Choose one of {', '.join(PROJECTIONS)}.")
    return PROJECTIONS[name]


def holding(*kinds: Collection[str]) -> str:
    """The name of the narrowest projection in which things of these classes stand.

    >>> holding(["Character"], ["FictionalOrganization"]), holding(["Film"], ["Location"])
    ('story', 'everything')
    """
    fitting = [each for each in PROJECTIONS.values() if all(set(each.kinds) & set(of) for of in kinds)]
    return min(fitting, key=lambda each: len(each.kinds)).name if fitting else "everything"


def counted(include: Iterable[str]) -> frozenset[str]:
    """The statuses that count: those of facts, and those in `include`. Raises UsageError for what is no status.

    >>> sorted(counted(["rumoured"]))
    ['', 'announced', 'confirmed', 'rumoured']
    """
    chosen = [include] if isinstance(include, str) else list(include)
    wrong = sorted(set(chosen) - set(STATUSES))
    if wrong:
        raise UsageError(f"{wrong[0]}: no such status to include. Choose among {', '.join(STATUSES)}.")
    return frozenset(("", *map(str.lower, precedence.load().accepted), *chosen))


def standing(graph: networkx.MultiDiGraph, statuses: Collection[str]) -> networkx.MultiDiGraph:
    """The part of the whole multigraph whose claims have one of these statuses, without entities left alone by that.

    >>> import networkx
    >>> len(standing(networkx.MultiDiGraph(), ("confirmed",)))
    0
    """
    import networkx

    kept = networkx.MultiDiGraph()
    edges = [edge for edge in graph.edges(keys=True, data=True) if edge[3]["status"] in statuses]
    named = {end for edge in edges for end in edge[:2]}
    kept.add_nodes_from((node, of) for node, of in graph.nodes(data=True) if node in named)
    kept.add_edges_from(edges)
    return kept


def of_projection(wanted: Projection, graph: networkx.MultiDiGraph) -> networkx.Graph:
    """A projection of the whole multigraph `graph`.

    >>> import networkx
    >>> of_projection(projection_of("people"), networkx.MultiDiGraph()).graph["projection"]
    'people'
    """
    import networkx

    kinds = wanted.kinds or sorted({of["kind"] for _, of in graph.nodes(data=True)})
    made = networkx.Graph(projection=wanted.name, about=wanted.about, question=wanted.question)
    made.add_nodes_from((node, _described(of)) for node, of in graph.nodes(data=True) if of["kind"] in kinds)
    between: dict[tuple[str, str], list[Tie]] = {}
    for one, other, tie in wanted.find(graph, kinds):
        for end in (one, other):
            if end not in made:
                made.add_node(end, **_role(tie))
        between.setdefault((min(one, other), max(one, other)), []).append(tie)
    made.add_edges_from((*ends, _linked(between[ends])) for ends in sorted(between))
    return made


def _doubted(
    made: networkx.Graph, whole: networkx.MultiDiGraph, statuses: Collection[str]
) -> dict[frozenset[str], str]:
    """What else is said of pairs that are not linked: the status of a claim between them that does not count."""
    found: dict[frozenset[str], str] = {}
    for one, other, status in whole.edges(data="status"):
        if status not in statuses and one in made and other in made and not made.has_edge(one, other):
            found[frozenset((one, other))] = status
    return found


def _described(of: dict[str, Any]) -> dict[str, Any]:
    return {name: of[name] for name in ("label", "kind", "description", "wikidata", "known")}


def _role(tie: Tie) -> dict[str, Any]:
    """The node of a role, which is no entity of the graph but a claim of it."""
    return {"label": tie.label, "kind": "Role", "description": "", "wikidata": "", "known": True}


def _linked(found: list[Tie]) -> dict[str, Any]:
    """What an edge carries."""
    found.sort(key=lambda tie: (tie.kind, tie.label, tie.through))
    claims = {stated["claim"] for tie in found for ground in tie.grounds for stated in ground.statements}
    return {
        "weight": len(found),
        "distance": 1 / len(found),
        "kinds": ", ".join(sorted({tie.kind for tie in found})),
        "status": SUREST[min(tie.rank for tie in found)],
        "since": min(filter(None, (tie.since for tie in found)), default=""),
        "ties": tuple(found),
        "claims": tuple(sorted(filter(None, claims))),
    }
