"""The picture: a projection as a pyvis `Network`, laid out beforehand.

pyvis is taken for what it is, the container of nodes, edges and options in the terms of vis-network. Its page, with its
requests to the network and its unescaped titles, is never used: `wickgraph.view.page` writes ours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import asdict, dataclass
from math import pi, sqrt
from typing import TYPE_CHECKING, Any

from wickgraph.terms import compact
from wickgraph.view.arrangement import arrange, drawn_first
from wickgraph.view.guides import Arranged, Place

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]
    from pyvis.network import Network  # type: ignore[import-untyped]

    from wickgraph.statements import Statement

#: names longer than this are cut in the picture; the panel has them whole
LONGEST_NAME = 34
#: from so many nodes edges are hidden while the picture is dragged
HIDE_EDGES_FROM = 500


def draw(graph: networkx.MultiDiGraph, layout: str = "", centre: str | None = None) -> Network:
    """The pyvis network of a projection: positions fixed, physics off, parallel edges spread.

    Each node carries id, label, group (the kind), x, y, size (pixels) and, where it is folded at first, later; each
    edge id, from, to, label, claim and, where it is bent, smooth or selfReference. `layout` and `centre` are those of
    `wickgraph.view.arrangement.arrange`.

    >>> import networkx
    >>> graph = networkx.MultiDiGraph()
    >>> graph.add_node("urn:a", label="Eve", kind="Character")
    >>> draw(graph).nodes
    [{'id': 'urn:a', 'label': 'Eve', 'group': 'Character', 'x': 0, 'y': 0, 'size': 8}]
    """
    from pyvis.network import Network

    network, sketched = Network(directed=True, cdn_resources="in_line"), sketch(graph, layout, centre)
    # The lists are filled directly: add_node and add_edge look through all that is there, each time.
    network.nodes, network.edges, network.options = sketched.nodes, sketched.edges, sketched.options
    network.guides = sketched.guides
    return network


@dataclass
class Sketch:
    """The nodes, edges and options of a picture, without pyvis, which takes a third of a second to be imported.

    `guides` are what is drawn behind the nodes (see `wickgraph.view.guides`).
    """

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    options: dict[str, Any]
    guides: list[dict[str, Any]]


def sketch(
    graph: networkx.MultiDiGraph, layout: str = "", centre: str | None = None, arranged: Arranged | None = None
) -> Sketch:
    """What `draw` draws, as plain lists; `arranged` where the places are already known.

    >>> import networkx
    >>> sketch(networkx.MultiDiGraph()).nodes
    []
    """
    arranged = arranged or arrange(graph, layout, centre)
    guides = [asdict(guide) for guide in arranged.guides]
    at_first = set(drawn_first(graph, centre))
    return Sketch(list(_nodes(graph, arranged.places, at_first)), list(_edges(graph)), _options(len(graph)), guides)


def statement_id(key: str, claim: str) -> str:
    """What a statement is called in the page: its claim's compact name, or the edge's key where there is no claim.

    >>> statement_id("k", "https://w3id.org/wickgraph/claim/7f3a"), statement_id("k", "")
    ('claim:7f3a', 'k')
    """
    return compact(claim) if claim else key


def _nodes(
    graph: networkx.MultiDiGraph, places: Mapping[str, Place], at_first: Container[str]
) -> Iterator[dict[str, Any]]:
    for iri, of in graph.nodes(data=True):
        x, y = places[iri]
        size = min(26, round(8 + 2.4 * sqrt(graph.degree(iri))))
        node = {"id": compact(iri), "label": _short(of["label"]), "group": of["kind"], "x": x, "y": y, "size": size}
        yield node if iri in at_first else node | {"later": True}


def _edges(graph: networkx.MultiDiGraph) -> Iterator[dict[str, Any]]:
    between: dict[tuple[str, str], list[tuple[str, str, str, Statement]]] = defaultdict(list)
    for a, b, key, of in graph.edges(keys=True, data=True):
        between[min(a, b), max(a, b)].append((a, b, key, of))
    for (first, _), parallel in between.items():
        for number, (a, b, key, of) in enumerate(parallel):
            bend = _loop(number) if a == b else _curve(number, len(parallel), forward=a == first)
            ends = {"id": compact(key), "from": compact(a), "to": compact(b)}
            # An edge that only follows from its claim has a predicate of its own.
            own = {} if of["predicate"] == compact(of["stated"]["id"]) else {"p": of["predicate"]}
            yield ends | {"label": of["label"], "claim": statement_id(key, of["claim"])} | own | bend


def _curve(number: int, of: int, *, forward: bool) -> dict[str, Any]:
    """How the edge `number` of `of` between the same two nodes is bent: symmetric around the straight line.

    The sides of a curve are those of its direction: an edge that runs backward bends the other way to the same side.
    """
    offset = number - (of - 1) / 2
    if not offset:
        return {}
    side = "curvedCW" if (offset > 0) == forward else "curvedCCW"
    return {"smooth": {"enabled": True, "type": side, "roundness": round(min(abs(offset) * 0.2, 0.9), 3)}}


def _loop(number: int) -> dict[str, Any]:
    return {"selfReference": {"size": 16 + 6 * (number // 4), "angle": round(pi / 4 + number * pi / 2, 3)}}


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_NAME else label[: LONGEST_NAME - 1].rstrip() + "…"


def _options(size: int) -> dict[str, Any]:
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "nodes": {"shape": "custom"},
        "edges": {
            "smooth": False,
            "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}},
            "arrowStrikethrough": False,
            "hoverWidth": 0.8,
            "selectionWidth": 1.2,
        },
        "interaction": {"hover": True, "hideEdgesOnDrag": size >= HIDE_EDGES_FROM, "tooltipDelay": 120},
    }
