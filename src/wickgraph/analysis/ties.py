"""Ties: what links two things of a projection, by a work they share or by what is said of both.

A role is a statement that puts a thing into a work; a cast claim puts its actor and its character there, with one
another.

>>> from wickgraph.projection import project
>>> from wickgraph.stores.store import from_text
>>> graph = project(from_text('''id:Heat a wick:Film ; rdfs:label "Heat" ; wick:castMember id:Al .
...     id:Heat wick:director id:Mike . id:Al a wick:Person . id:Mike a wick:Person .'''))
>>> [(one.rpartition("/")[2], other.rpartition("/")[2], each.label) for one, other, each in shared(graph, ("Person",))]
[('Al', 'Mike', 'Heat')]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import combinations, groupby, product
from typing import TYPE_CHECKING

from wickgraph import ontology
from wickgraph.analysis.grounds import Ground, Tie, ground, tie
from wickgraph.statements import Statement, label_of, local_name, words
from wickgraph.stories.paths import told
from wickgraph.terms import WICK

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]

#: thing -> what puts it somewhere
Roles = Mapping[str, Ground]
#: two things and what ties them
Tied = tuple[str, str, Tie]

#: what makes a character part of an organisation
_BELONGING = frozenset(("wick:memberOf", "wick:leaderOf", "wick:manages", "wick:worksFor"))
#: what sets the organisations of its two ends against each other
_CONFLICT = frozenset(("wick:kills", "wick:enemyOf"))
#: where something is says nothing of whom it is tied to
_WHEREABOUTS = frozenset(("wick:locatedIn",))


@cache
def works() -> frozenset[str]:
    """The classes of works, by local name.

    >>> sorted(works())
    ['Comic', 'Film', 'Game', 'Series', 'Work']
    """
    return frozenset(kind for kind, ancestors in ontology.load().ancestors.items() if "Work" in ancestors)


def roles(graph: networkx.MultiDiGraph, kinds: Collection[str]) -> dict[str, Roles]:
    """The things of some classes in each work, each with the statements that put it there; by IRI, in order.

    >>> import networkx
    >>> roles(networkx.MultiDiGraph(), ("Person",))
    {}
    """
    found: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for work, thing, stated in _in_works(graph):
        if graph.nodes[thing]["kind"] in kinds:
            found[work][thing].append(stated)
    return {work: {thing: ground(found[work][thing]) for thing in sorted(found[work])} for work in sorted(found)}


def _in_works(graph: networkx.MultiDiGraph) -> Iterator[tuple[str, str, Statement]]:
    kinds = {node: of["kind"] for node, of in graph.nodes(data=True)}
    for one, other, stated in graph.edges(data=True):
        work = stated["subject"]["id"]
        if stated["predicate"] == "wick:plays" and kinds.get(work) in works():
            yield work, other, stated
        elif kinds[one] in works() and kinds[other] not in works():
            yield one, other, stated
        elif kinds[other] in works() and stated["predicate"] == "wick:firstAppearance":
            yield other, one, stated


def shared(graph: networkx.MultiDiGraph, kinds: Collection[str]) -> Iterator[Tied]:
    """Things of some classes that are in the same work, each two of them with that work.

    >>> import networkx
    >>> list(shared(networkx.MultiDiGraph(), ("Person",)))
    []
    """
    for work, things in roles(graph, kinds).items():
        kind, label = graph.nodes[work]["kind"].lower(), graph.nodes[work]["label"]
        for one, other in combinations(things, 2):
            yield one, other, tie(kind, work, label, things[one], things[other])


def sharing(graph: networkx.MultiDiGraph, kinds: Collection[str]) -> Iterator[Tied]:
    """Works of some classes that have people in common, each two of them with each of these people.

    >>> import networkx
    >>> list(sharing(networkx.MultiDiGraph(), ("Film",)))
    []
    """
    by_work = {work: things for work, things in roles(graph, ("Person",)).items() if graph.nodes[work]["kind"] in kinds}
    for one, other in combinations(by_work, 2):
        for person in by_work[one].keys() & by_work[other].keys():
            both = by_work[one][person], by_work[other][person]
            yield one, other, tie("person", person, graph.nodes[person]["label"], *both)


def said(graph: networkx.MultiDiGraph, kinds: Collection[str]) -> Iterator[Tied]:
    """What is said between things of some classes: works for, kills, parent of, enemy of, and so on.

    >>> import networkx
    >>> list(said(networkx.MultiDiGraph(), ("Character",)))
    []
    """
    for one, other, fact in facts(graph, kinds):
        if fact.statements[0]["predicate"] not in _WHEREABOUTS:
            yield one, other, fact


def facts(graph: networkx.MultiDiGraph, kinds: Collection[str]) -> Iterator[Tied]:
    """All facts between things of some classes; a character that is played is also in the work.

    >>> import networkx
    >>> list(facts(networkx.MultiDiGraph(), ("Character",)))
    []
    """
    by_fact: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for one, other, stated in graph.edges(data=True):
        by_fact[one, stated["predicate"], other].append(stated)
        if stated["predicate"] == "wick:plays" and stated["subject"]["id"] in graph:
            by_fact[stated["subject"]["id"], "wick:hasCharacter", other].append(stated)
    for (one, predicate, other), statements in by_fact.items():
        if one != other and {graph.nodes[one]["kind"], graph.nodes[other]["kind"]} <= set(kinds):
            label = _sentence(graph, one, predicate, other)
            yield one, other, tie(_words(predicate), "", label, ground(statements))


def credited(graph: networkx.MultiDiGraph, kinds: Collection[str]) -> Iterator[Tied]:
    """People and the works that they did something for, each two of them with each thing done.

    >>> import networkx
    >>> list(credited(networkx.MultiDiGraph(), ("Person", "Film")))
    []
    """
    for work, people in roles(graph, ("Person",)).items():
        for person, role_of in people.items():
            for done, of in groupby(sorted(role_of.statements, key=_label), key=_label):
                made = ground(tuple(of))
                yield person, work, tie(done, "", roles_in_words(made.statements), made)


def cast(graph: networkx.MultiDiGraph, kinds: Collection[str]) -> Iterator[Tied]:
    """Each role as a node of its own, tied to the actor, the work and, where it is known, the character.

    >>> import networkx
    >>> list(cast(networkx.MultiDiGraph(), ("Person", "Character", "Film")))
    []
    """
    by_role: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for work, actor, stated in graph.edges(data=True):
        if stated["predicate"] == "wick:castMember":
            for character in stated["qualifiers"].get("wick:character", ()) or ({"id": "", "label": ""},):
                if isinstance(character, dict) and (not character["id"] or character["id"] in graph):
                    by_role[work, actor, character["id"]].append(stated)
    for ends, statements in by_role.items():
        work, actor, character = (graph.nodes[end]["label"] if end else "" for end in ends)
        label = f"{actor} as {character} in {work}" if character else f"{actor} in {work}"
        for end in filter(None, ends):
            yield " ".join(filter(None, ends)), end, tie("role", "", label, ground(statements))


def allied(graph: networkx.MultiDiGraph, kinds: Collection[str]) -> Iterator[Tied]:
    """Organisations tied by a member in common, by what is said between them, or by a conflict of their members.

    >>> import networkx
    >>> list(allied(networkx.MultiDiGraph(), ("FictionalOrganization",)))
    []
    """
    yield from said(graph, kinds)
    belongs = _belonging(graph, kinds)
    for member, to in belongs.items():
        for one, other in combinations(to, 2):
            yield one, other, tie("member", member, graph.nodes[member]["label"], to[one], to[other])
    for one, other, stated in graph.edges(data=True):
        if stated["predicate"] in _CONFLICT:
            sides = (
                belongs.get(end, {end: _SELF} if graph.nodes[end]["kind"] in kinds else {}) for end in (one, other)
            )
            yield from _conflicts(graph, (one, other, stated), *sides)


#: an organisation is itself, whoever says so
_SELF = Ground((), 0, "0000")


def _conflicts(
    graph: networkx.MultiDiGraph, edge: tuple[str, str, Statement], ones: Roles, others: Roles
) -> Iterator[Tied]:
    """What the deed of one member against another makes of their organisations; none where they have one in common."""
    one, other, stated = edge
    if ones.keys() & others.keys():
        return
    label = _sentence(graph, one, stated["predicate"], other)
    for (our, joined), (their, joined_too) in product(ones.items(), others.items()):
        yield our, their, tie("conflict", f"{one} {other}", label, ground([stated]), joined, joined_too)


def _belonging(graph: networkx.MultiDiGraph, kinds: Collection[str]) -> dict[str, Roles]:
    """The organisations of each character."""
    found: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for member, organisation, stated in graph.edges(data=True):
        ends = graph.nodes[member]["kind"], graph.nodes[organisation]["kind"]
        if stated["predicate"] in _BELONGING and ends[0] == "Character" and ends[1] in kinds:
            found[member][organisation].append(stated)
    return {member: {each: ground(to[each]) for each in sorted(to)} for member, to in sorted(found.items())}


def role(stated: Statement) -> str:
    """What a statement makes of a thing in a work, in a few words: "cast member (Rooney)", "played by Ana de Armas".

    >>> role({"label": "director", "predicate": "wick:director", "qualifiers": {}})
    'director'
    """
    if stated["predicate"] == "wick:plays":
        actor = stated["object"]
        return f"played by {actor['label']}" if isinstance(actor, dict) else "played"
    names = [each["label"] for each in stated["qualifiers"].get("wick:character", ()) if isinstance(each, dict)]
    return f"{stated['label']} ({', '.join(names)})" if names else stated["label"]


def roles_in_words(statements: Iterable[Statement]) -> str:
    """What statements make of a thing, each said once.

    >>> roles_in_words([])
    ''
    """
    return ", ".join(dict.fromkeys(map(role, statements)))


def _label(stated: Statement) -> str:
    return stated["label"]


def _words(predicate: str) -> str:
    """A predicate by its label, of its compact name."""
    prefix, _, name = predicate.partition(":")
    return label_of(WICK + name, {}) if prefix == "wick" else words(local_name(predicate).rpartition(":")[2])


def _sentence(graph: networkx.MultiDiGraph, one: str, predicate: str, other: str) -> str:
    return told(graph.nodes[one]["label"], predicate, graph.nodes[other]["label"])
