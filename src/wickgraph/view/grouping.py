"""Organisations as groups: each in the middle of a disc of its members; what belongs to none is grouped by kind.

>>> import networkx
>>> graph = networkx.MultiDiGraph()
>>> graph.add_node("roma", kind="FictionalOrganization", label="Ruska Roma")
>>> graph.add_node("eve", kind="Character", label="Eve")
>>> _ = graph.add_edge("eve", "roma", predicate="wick:memberOf", status="confirmed")
>>> arrange(graph).places["roma"]
(0, 0)
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from math import cos, hypot, pi, sin, sqrt
from typing import TYPE_CHECKING

from wickgraph.view import style
from wickgraph.view.guides import Arranged, Guide, Place

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]

Group = tuple[str, list[str]]  # its name, "" where the node in its middle has it; and its nodes, the middle one first

ORGANIZATIONS = ("FictionalOrganization", "Company")
#: predicates whose object is the organisation that the subject belongs to, the strongest first
BELONGING = ("wick:leaderOf", "wick:memberOf", "wick:manages", "wick:worksFor")
#: pixels between neighbours in a disc, around a disc, and between discs
GAP, RIM, BETWEEN = 62.0, 58.0, 46.0
#: screens are wider than high
ASPECT = 1.35
_GOLDEN = pi * (3 - sqrt(5))


def arrange(graph: networkx.MultiDiGraph) -> Arranged:
    """Each organisation with its members in a disc, the largest in the middle of the picture.

    >>> import networkx
    >>> arrange(networkx.MultiDiGraph()).places
    {}
    """
    groups = _groups(graph)
    discs = [(name, nodes, GAP * (sqrt(len(nodes) / 3.2) + 0.35) + RIM) for name, nodes in groups]
    places: dict[str, Place] = {}
    guides: list[Guide] = []
    for (name, nodes, radius), (x, y) in zip(discs, _packed([radius for *_, radius in discs]), strict=True):
        places |= {node: (round(x + dx), round(y + dy)) for node, (dx, dy) in zip(nodes, _sunflower(), strict=False)}
        guides.append(Guide("area", round(x), round(y), round(radius), round(radius), name))
    return Arranged({node: places[node] for node in graph}, guides)


def _groups(graph: networkx.MultiDiGraph) -> list[Group]:
    """Organisations with members, and the rest by kind; the largest first."""
    chosen = _belonging(graph)
    members: dict[str, list[str]] = defaultdict(list)
    for node in sorted(graph, key=lambda each: (-graph.degree(each), graph.nodes[each]["label"], each)):
        members[chosen.get(node) or graph.nodes[node]["kind"]].append(node)
    for organisation in set(chosen.values()):
        members[organisation].remove(organisation)
        members[organisation].insert(0, organisation)
    named = [(_name(graph, key), nodes) for key, nodes in members.items()]
    return sorted(named, key=lambda group: (-len(group[1]), group))


def _name(graph: networkx.MultiDiGraph, key: str) -> str:
    return "" if key in graph else style.kind(key).plural


def _belonging(graph: networkx.MultiDiGraph) -> dict[str, str]:
    """The organisation of each node that has one: that of its strongest tie, of equal ones the larger organisation."""
    ties = [
        (BELONGING.index(of["predicate"]), a, b)
        for a, b, of in graph.edges(data=True)
        if of["predicate"] in BELONGING and of["status"] != "denied" and graph.nodes[b]["kind"] in ORGANIZATIONS
    ]
    sizes = Counter(b for _, _, b in ties)
    found: dict[str, str] = {}
    for _, a, b in sorted(ties, key=lambda tie: (tie[0], -sizes[tie[2]], tie[1:])):
        if a not in sizes:
            found.setdefault(a, b)
    return found | {organisation: organisation for organisation in set(found.values())}


def _sunflower() -> Iterator[tuple[float, float]]:
    """Points that fill a disc evenly, from its middle."""
    number = 0
    while True:
        # The one in the middle has more room around it: it is the organisation.
        distance = GAP * (sqrt(number / 3.2) + 0.35) if number else 0.0
        yield distance * cos(number * _GOLDEN), distance * sin(number * _GOLDEN)
        number += 1


def _packed(radii: list[float]) -> list[tuple[float, float]]:
    """Middles of discs that do not meet: one after the other on a spiral, each where it first fits."""
    found: list[tuple[float, float, float]] = []
    for radius in radii:
        turn = 0.0
        while True:
            x, y = 9 * turn * cos(turn) * ASPECT, 9 * turn * sin(turn)
            if all(hypot(x - a, y - b) >= radius + other + BETWEEN for a, b, other in found):
                break
            turn += 0.15
        found.append((x, y, radius))
    return [(x, y) for x, y, _ in found]
