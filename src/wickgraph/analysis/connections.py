"""What connects things: paths of facts with the evidence for each step, and who or what links one thing to others.

>>> print(paths("Ana de Armas", "Lance Reddick", limit=1).words[0])
Ana de Armas and Lance Reddick are 2 steps apart: Ana de Armas is in the cast of Ballerina; Lance Reddick is ...
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import Store

from wickgraph import projection
from wickgraph.analysis.centrality import about, name, named
from wickgraph.analysis.finding import Finding, Look, counted, finding, listed
from wickgraph.analysis.grounds import SUREST, Tie
from wickgraph.analysis.projections import Projection, holding, network, of_projection, projection_of, standing
from wickgraph.analysis.projections import counted as statuses_counted
from wickgraph.analysis.ties import roles_in_words, works
from wickgraph.asking import lookup
from wickgraph.asking.card import Receipt
from wickgraph.beliefs.asof import open_graph
from wickgraph.errors import UsageError
from wickgraph.statements import Evidence, Statement, label_of
from wickgraph.stores.store import AnyGraph
from wickgraph.stories.paths import Paths, path, told
from wickgraph.terms import compact

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]


def paths(
    one: str,
    other: str,
    graph: AnyGraph = None,
    *,
    as_of: str | None = None,
    limit: int = 3,
    longest: int | None = None,
    texts: Path | str | None = None,
) -> Finding:
    """How two things are connected: the shortest paths of facts, or all of `longest` steps or fewer, with the evidence.

    Parameters and errors are those of `wickgraph.path`, whose answer this is as a table and a picture.

    >>> paths("Ana de Armas", "Lance Reddick", limit=1).columns
    ('path', 'step', 'sentence', 'evidence')
    """
    store = open_graph(graph, as_of)
    found = path(one, other, store, limit=limit, longest=longest, texts=texts)
    rows = [
        {"path": number, "step": at, "sentence": step.sentence, "evidence": "; ".join(map(_cited, step.receipts))}
        for number, steps in enumerate(found, 1)
        for at, step in enumerate(steps, 1)
    ]
    drawn = _drawn(found, store)
    strong = {(a, b): label for a, b, label in drawn.edges(data="label")}
    ends = (lookup.matches(each, store)[0].iri for each in (one, other))
    look = Look(layers=_layers(found, drawn, *ends), named=list(drawn), strong=strong)
    title = f"{found.start} to {found.end}"
    return finding(title, [_told(found)], rows, ("path", "step", "sentence", "evidence"), drawn, look)


def _told(found: Paths) -> str:
    if not found:
        return f"No facts connect {found.start} and {found.end}."
    sentences = "; ".join(step.sentence for step in found.found[0])
    apart = counted(len(found.found[0]), "step")
    more = f" {counted(len(found) - 1, 'more path')} below." if len(found) > 1 else ""
    return f"{found.start} and {found.end} are {apart} apart: {sentences}.{more}"


def _cited(receipt: Receipt) -> str:
    return ", ".join(part for part in (receipt.title, receipt.publisher, receipt.date, receipt.url) if part)


def _cited_as(evidence: Evidence) -> str:
    return ", ".join(filter(None, (evidence["title"], evidence["publisher"], evidence["date"], evidence["url"])))


def _layers(found: Paths, drawn: networkx.Graph, start: str, end: str) -> dict[str, int]:
    """How far each thing is from where the paths begin; where they end is the farthest."""
    import networkx

    if not found:
        return {}
    return {**networkx.single_source_shortest_path_length(drawn, start), end: max(map(len, found))}


def _drawn(found: Paths, store: Store) -> networkx.Graph:
    import networkx

    drawn = networkx.Graph()
    for step in (step for steps in found for step in steps):
        for iri in (step.subject, step.object):
            match = lookup.match(iri, store)
            drawn.add_node(iri, label=match.label, kind=min(match.kinds, default=""))
        drawn.add_edge(step.subject, step.object, label=label_of(step.predicate, {}))
    return drawn


def ties(
    one: str,
    other: str,
    graph: AnyGraph = None,
    *,
    of: str | None = None,
    as_of: str | None = None,
    include: Iterable[str] = (),
    limit: int = 10,
) -> Finding:
    """The receipts of a link: what ties two things of a projection, because of what, and where that is said.

    `one` and `other` are names, aliases or IRIs; without `of` it is the projection of their kinds. The other parameters
    are those of `wickgraph.network`; `limit` is the number of rows. Raises InputError (with near names) where
    nothing is called so, and what `wickgraph.network` raises.

    >>> print(ties("Keanu Reeves", "Ana de Armas").words[0])
    1 tie between Keanu Reeves and Ana de Armas: Ballerina.
    """
    store = open_graph(graph)
    ends = [lookup.matches(each, store)[0] for each in (one, other)]
    made = network(of or holding(ends[0].kinds, ends[1].kinds), store, as_of=as_of, include=include)
    labels, pair = [each.label for each in ends], [each.iri for each in ends]
    found: Sequence[Tie] = made.edges[pair]["ties"] if made.has_edge(*pair) else ()
    rows = [_tie_row(each) for each in found[:limit]]
    both = f"{labels[0]} and {labels[1]}"
    names = "; ".join(each.label for each in found[:6]) + ("; and more" if len(found) > 6 else "")
    words = f"{counted(len(found), 'tie')} between {both}: {names}." if found else f"Nothing ties {both}."
    title = f"{both}: {about(made)}"
    drawn = made.subgraph(each for each in pair if each in made)
    look = Look(layers=dict(zip(pair, (0, 1), strict=True)), named=pair, strong={(pair[0], pair[1]): _count(found)})
    columns = ("tie", "kind", "status", "since", "because", "evidence")
    return finding(title, [words], rows, columns, drawn, look)


def _tie_row(tie: Tie) -> dict[str, Any]:
    return {
        "tie": tie.label,
        "kind": tie.kind,
        "status": SUREST[tie.rank],
        "since": tie.since,
        "because": "; ".join(dict.fromkeys(map(_said, tie.statements))),
        "evidence": "; ".join(dict.fromkeys(map(_cited_as, tie.evidence()))),
    }


def _said(stated: Statement) -> str:
    """What a statement says, as a sentence."""
    target = stated["object"]
    label = target if isinstance(target, str) else target["label"]
    return told(stated["subject"]["label"], compact(stated["stated"]["id"]), label)


def _count(found: Sequence[Tie]) -> str:
    return counted(len(found), "tie") if found else ""


def links(
    *names: str,
    graph: AnyGraph = None,
    of: str = "people",
    as_of: str | None = None,
    include: Iterable[str] = (),
    limit: int = 10,
) -> Finding:
    """Who or what links the first of some things to the others: a row for each, with what it is to every one of them.

    `names` are names, aliases or IRIs of two things or more; `of` is the projection whose kind of things may link them
    (people, characters, organisations, companies, films, works, everything). The other parameters are those of
    `wickgraph.network`; `limit` is the number of rows. Raises UsageError for fewer than two things, InputError (with
    near names) where nothing is called so, and what `wickgraph.network` raises.

    >>> found = links("Ballerina", "John Wick: Chapter 3", "John Wick: Chapter 4", limit=1)
    >>> found.columns[2:5]
    ('Ballerina', 'John Wick: Chapter 3 – Parabellum', 'John Wick: Chapter 4')
    """
    store, wanted = open_graph(graph, as_of), projection_of(of)
    ends = list(dict.fromkeys(lookup.matches(each, store)[0].iri for each in names))
    if len(ends) < 2:
        raise UsageError("links are between two things or more. Name two that are not the same.")
    whole = of_projection(projection_of("everything"), standing(projection.project(store), statuses_counted(include)))
    labels = [lookup.match(end, store).label for end in ends]
    found = _linking(whole, ends, wanted)
    rows = [
        {
            **named(whole, node),
            **{label: _in_words(whole, node, end, to.get(end, ())) for label, end in zip(labels, ends, strict=True)},
            "entity": compact(node),
        }
        for node, to in found.items()
    ]
    drawn = _star(whole, ends, list(found)[:limit])
    layers = dict.fromkeys(drawn, 1) | dict.fromkeys(ends, 2) | {ends[0]: 0}
    look = Look(layers=layers, named=list(drawn), strong=dict.fromkeys(drawn.edges, ""))
    columns = ("name", "kind", *labels, "entity")
    title = f"What links {labels[0]} to {listed(labels[1:])}: {wanted.nodes}"
    return finding(title, _linked(whole, labels, found), rows[:limit], columns, drawn, look)


def _linking(whole: networkx.Graph, ends: Sequence[str], wanted: Projection) -> dict[str, dict[str, tuple[Tie, ...]]]:
    """Things linked to the first end and to another, those linked to most ends by most ties first."""
    found: dict[str, dict[str, tuple[Tie, ...]]] = {}
    for node in whole.adj[ends[0]] if ends[0] in whole else ():
        to = {end: whole.edges[node, end]["ties"] for end in ends if whole.has_edge(node, end)}
        if len(to) > 1 and node not in ends and (not wanted.kinds or whole.nodes[node]["kind"] in wanted.kinds):
            found[node] = to
    weight = {node: (-len(to), -sum(map(len, to.values())), name(whole, node), node) for node, to in found.items()}
    return {node: found[node] for node in sorted(found, key=weight.__getitem__)}


def _in_words(whole: networkx.Graph, node: str, end: str, found: Sequence[Tie]) -> str | None:
    """What a thing is to another: its roles where that is a work, else the facts themselves."""
    if not found:
        return None
    if whole.nodes[end]["kind"] in works():
        return roles_in_words(each for tie in found for each in tie.statements)
    return ", ".join(tie.label for tie in found)


def _linked(whole: networkx.Graph, labels: Sequence[str], found: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """The answer in words: first those that are linked to all, then to each of the others."""
    to_all = [name(whole, node) for node, to in found.items() if len(to) == len(labels)]
    some = len(found) - len(to_all)
    rest = " and ".join(filter(None, (", ".join(labels[1:-1]), labels[-1])))
    if not found:
        yield f"Nothing of the kind links {labels[0]} to {rest}."
    if to_all:
        yield f"{labels[0]} is linked to {rest} by {listed(to_all, 6)}."
    if some:
        yield f"{some} {'more link' if some > 1 else 'more links'} it to some of these only."


def _star(whole: networkx.Graph, ends: Sequence[str], between: Sequence[str]) -> networkx.Graph:
    """The ends and what is between them, with no other links than those."""
    import networkx

    drawn = networkx.Graph()
    drawn.add_nodes_from((node, whole.nodes[node]) for node in (*ends, *between) if node in whole)
    drawn.add_edges_from((node, end) for node in between for end in ends if whole.has_edge(node, end))
    return drawn
