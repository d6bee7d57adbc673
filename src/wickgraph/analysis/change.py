"""How a network changed between two days on which it was believed: who came in, who left, whose place changed most."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from wickgraph.analysis.centrality import PLACES, about, name, named
from wickgraph.analysis.finding import Finding, Look, counted, finding, listed
from wickgraph.analysis.projections import network
from wickgraph.analysis.scores import SCORES, Scores
from wickgraph.beliefs.asof import checked, open_graph
from wickgraph.beliefs.said import after
from wickgraph.errors import UsageError
from wickgraph.stores.store import AnyGraph
from wickgraph.terms import compact

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]


def changes(
    since: str,
    graph: AnyGraph = None,
    *,
    of: str = "people",
    as_of: str | None = None,
    include: Iterable[str] = (),
    by: str = "degree",
    limit: int = 10,
) -> Finding:
    """Whose place in a projection changed most from the day `since` to the day `as_of` (None: to what is known now).

    `by` is degree, betweenness, closeness, pagerank or core; the other parameters are those of
    `wickgraph.network`; `limit` is the number of rows. The finding's network has the links of both days, with the
    attribute `change`: "new", "gone" or "kept". Raises UsageError where `since` is not the earlier day, and for an
    unknown measure; and what `wickgraph.network` raises.

    >>> changes("2021", limit=1).columns
    ('name', 'kind', 'degree then', 'degree now', 'change', 'was', 'new links', 'entity')
    """
    if by not in SCORES:
        raise UsageError(f"{by}: no such measure of change. Choose one of {', '.join(SCORES)}.")
    if as_of is not None and not after(checked(as_of), checked(since)):
        raise UsageError(f"{since} is not before {as_of}. Give the earlier day as `since`.")
    store = open_graph(graph)
    then, now = (network(of, store, as_of=day, include=include) for day in (since, as_of))
    both = _both(then, now)
    before, after_that = (SCORES[by](each) for each in (then, now))
    moved = {node: after_that.get(node, 0) - before.get(node, 0) for node in both}
    order = sorted(both, key=lambda node: (-abs(round(moved[node], 10)), name(both, node), node))
    changed = [node for node in order if both.nodes[node]["change"] != "kept" or round(moved[node], PLACES)]
    rows = [_row(both, node, by, before, after_that) for node in changed[:limit]]
    columns = ("name", "kind", f"{by} then", f"{by} now", "change", "was", "new links", "entity")
    words = _told(both, f"From {since} to {as_of or 'now'}", changed[:3])
    return finding(f"Changes: {about(both)}", words, rows, columns, both, _look(both, after_that, changed[:limit]))


def _both(then: networkx.Graph, now: networkx.Graph) -> networkx.Graph:
    """The nodes and links of two days, each with what became of it."""
    import networkx

    both = networkx.Graph(**now.graph)
    for day in (then, now):
        both.add_nodes_from(
            (node, {**of, "change": _became(node in then, node in now)}) for node, of in day.nodes(data=True)
        )
    for day in (then, now):
        both.add_edges_from(
            (one, other, {**of, "change": _became(then.has_edge(one, other), now.has_edge(one, other))})
            for one, other, of in day.edges(data=True)
        )
    return both


def _became(was: bool, is_now: bool) -> str:
    return "kept" if was and is_now else "new" if is_now else "gone"


def _row(both: networkx.Graph, node: Any, measure: str, before: Scores, now: Scores) -> dict[str, Any]:
    new = [name(both, other) for other, link in both.adj[node].items() if link["change"] == "new"]
    return {
        **named(both, node),
        f"{measure} then": _rounded(before.get(node)),
        f"{measure} now": _rounded(now.get(node)),
        "change": _rounded(now.get(node, 0) - before.get(node, 0)),
        "was": both.nodes[node]["change"],
        "new links": listed(sorted(new), 3),
        "entity": compact(node),
    }


def _rounded(score: float | None) -> float | None:
    return round(score, PLACES) if score is not None else None


def _told(both: networkx.Graph, period: str, most: Collection[Any]) -> Iterator[str]:
    nodes, links = ([of["change"] for *_, of in all_of(data=True)] for all_of in (both.nodes, both.edges))
    came = f"{counted(nodes.count('new'), 'node')} and {counted(links.count('new'), 'link')} came in"
    gone = nodes.count("gone"), links.count("gone")
    left = f"{counted(gone[0], 'node')} and {counted(gone[1], 'link')} went" if any(gone) else "nothing went"
    yield f"{period}: {came}, {left}."
    if most:
        yield f"Whose place changed most: {listed([name(both, node) for node in most])}."


def _look(both: networkx.Graph, score: Scores, changed: Collection[Any]) -> Look:
    links = list(both.edges(data="change"))
    return Look(
        {node: float(score.get(node, 0)) for node in both},
        {node: int(of["change"] != "new") for node, of in both.nodes(data=True)},
        ("came in", "was there"),
        named=list(changed),
        strong={(one, other): "" for one, other, change in links if change == "new"},
        gone=[(one, other) for one, other, change in links if change == "gone"],
        lines={"strong": "new links", "gone": "links gone"},
    )
