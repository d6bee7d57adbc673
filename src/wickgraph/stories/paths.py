"""Paths: how two things are connected, as sentences with the evidence for each.

>>> from wickgraph.stores.store import from_text
>>> graph = from_text('''id:Ana a wick:Person ; rdfs:label "Ana" . id:Heat a wick:Film ; rdfs:label "Heat" .
...     id:Lance a wick:Person ; rdfs:label "Lance" . id:Heat wick:castMember id:Ana , id:Lance .''')
>>> print(path("Ana", "Lance", graph).write(), end="")
Ana to Lance: 2 steps
<BLANKLINE>
1
  Ana is in the cast of Heat.
  Lance is in the cast of Heat.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import islice, pairwise
from pathlib import Path as File

from pyoxigraph import NamedNode, Store

from wickgraph import ontology
from wickgraph.asking import lookup
from wickgraph.asking.card import Receipt
from wickgraph.asking.describe import receipt, shelf_of
from wickgraph.beliefs import belief, precedence, said
from wickgraph.beliefs.asof import open_graph
from wickgraph.errors import UsageError, unwritable
from wickgraph.results.sheet import SHEET_FORMATS, Line, Sheet
from wickgraph.results.table import ROW_FORMATS, of_records
from wickgraph.results.texts import Shelf
from wickgraph.results.written import Written
from wickgraph.statements import local_name, words
from wickgraph.stores.store import AnyGraph
from wickgraph.stories.wording import proof
from wickgraph.terms import FACTS, ID, RDF, WICK, compact

PATH_FORMATS = (*SHEET_FORMATS, *ROW_FORMATS[:-1])
#: two things farther apart than this are not called connected
_FARTHEST = 8
#: subject, predicate and object of a fact (IRIs)
_Edge = tuple[str, str, str]


@dataclass(frozen=True)
class Step:
    """One fact of a path: its ends and predicate (IRIs), the sentence, and the evidence of the claims behind it."""

    subject: str
    predicate: str
    object: str
    sentence: str
    receipts: tuple[Receipt, ...]


@dataclass(frozen=True)
class Paths(Written):
    """The shortest paths between two things, each a row of steps; none where nothing connects them."""

    start: str
    end: str
    found: tuple[tuple[Step, ...], ...]

    def __len__(self) -> int:
        return len(self.found)

    def __iter__(self) -> Iterator[tuple[Step, ...]]:
        return iter(self.found)

    def write(self, format: str = "text", width: int | None = None) -> str:
        """The paths as "text", "md" or "html", as "json", or as rows in a format of `Table.write`.

        >>> Paths("Ana", "Lance", ()).write()
        'Ana to Lance: no facts connect them\\n'
        """
        if format == "json":
            return (
                json.dumps([[asdict(step) for step in each] for each in self.found], ensure_ascii=False, indent=2)
                + "\n"
            )
        if format in SHEET_FORMATS:
            return Sheet(tuple(self._lines())).write(format, width)
        if format not in PATH_FORMATS:
            raise unwritable(format, "paths", PATH_FORMATS)
        rows = [
            {
                "path": number,
                "step": at,
                "sentence": step.sentence,
                "subject": compact(step.subject),
                "predicate": compact(step.predicate),
                "object": compact(step.object),
            }
            for number, each in enumerate(self.found, 1)
            for at, step in enumerate(each, 1)
        ]
        return of_records(rows, ("path", "step", "sentence", "subject", "predicate", "object")).write(format, width)

    def _repr_html_(self) -> str:
        from wickgraph.notebook.shown import shown

        return shown("paths.html", paths=self)

    def _lines(self) -> Iterator[Line]:
        if not self.found:
            yield Line("title", f"{self.start} to {self.end}: no facts connect them")
            return
        fewest, most = len(self.found[0]), len(self.found[-1])
        steps_in_all = f"{fewest} to {most}" if fewest != most else f"{fewest}"
        yield Line("title", f"{self.start} to {self.end}: {steps_in_all} step{'s' * (most != 1)}")
        for number, steps in enumerate(self.found, 1):
            yield Line("heading", str(number))
            for step in steps:
                yield Line("item", f"{step.sentence}.")
                yield from (Line(style, text) for style, text in proof(step.receipts))


def path(
    one: str,
    other: str,
    graph: AnyGraph = None,
    *,
    as_of: str | None = None,
    limit: int = 3,
    longest: int | None = None,
    texts: File | str | None = None,
) -> Paths:
    """The shortest paths of facts between two things, in whichever direction the facts point; at most `limit` of them.

    `one` and `other` are names, aliases or IRIs. With `longest` it is all paths of so many steps or fewer that meet
    nothing twice, the shortest first; 8 at most. A fact that follows from another on the path is not a step of its own
    where the other says more. Raises InputError (with near names) where nothing is called so, UsageError where both are
    the same thing, and what `wickgraph.beliefs.asof.open_graph` raises.

    >>> path("Ballerina", "Ballerina")
    Traceback (most recent call last):
        ...
    wickgraph.errors.UsageError: Ballerina and Ballerina are the same thing. Name two.
    """
    store, at_hand = open_graph(graph, as_of), shelf_of(graph, texts)
    ends = [lookup.matches(name, store)[0] for name in (one, other)]
    if ends[0].iri == ends[1].iri:
        raise UsageError(f"{one} and {other} are the same thing. Name two.")
    facts = _facts(store)
    rows = islice(_simple(ends[0].iri, ends[1].iri, facts, longest), limit)
    found = tuple(tuple(_step(edge, store, at_hand) for edge in row) for row in rows)
    return Paths(ends[0].label, ends[1].label, found)


def _facts(store: Store) -> dict[str, dict[str, list[_Edge]]]:
    """The facts between entities, from each entity to its neighbours; facts outside a dataset of ours count all."""
    graph = NamedNode(FACTS)
    quads = list(store.quads_for_pattern(None, None, None, graph)) or list(store)
    around: dict[str, dict[str, list[_Edge]]] = {}
    for quad in quads:
        if not isinstance(quad.subject, NamedNode) or not isinstance(quad.object, NamedNode):
            continue
        if quad.predicate.value.startswith(RDF) or not quad.subject.value.startswith(ID):
            continue
        edge = (quad.subject.value, quad.predicate.value, quad.object.value)
        for start, end in ((edge[0], edge[2]), (edge[2], edge[0])):
            around.setdefault(start, {}).setdefault(end, []).append(edge)
    return around


def _simple(
    start: str, end: str, around: Mapping[str, Mapping[str, list[_Edge]]], longest: int | None
) -> Iterator[tuple[_Edge, ...]]:
    """The rows of facts from one node to another, the shortest first, then in the order of their nodes.

    Without `longest` only the shortest; else all of so many facts or fewer.
    """
    distance = _distances(end, around)
    if start not in distance:
        return

    def nodes(row: tuple[str, ...], steps: int) -> Iterator[tuple[str, ...]]:
        if row[-1] == end:
            yield from [row] * (not steps)
            return
        for each in sorted(around.get(row[-1], ())):
            # Only where the end can still be reached with the steps that are left.
            if distance.get(each, _FARTHEST + 1) < steps and each not in row:
                yield from nodes((*row, each), steps - 1)

    for steps in range(distance[start], (longest or distance[start]) + 1):
        for row in nodes((start,), steps):
            yield tuple(_plainest(around[one][two]) for one, two in pairwise(row))


def _distances(end: str, around: Mapping[str, Mapping[str, list[_Edge]]]) -> dict[str, int]:
    """How many facts lie between each node and the end."""
    distance, reached = {end: 0}, [end]
    for step in range(1, _FARTHEST + 1):
        reached = [each for node in reached for each in around.get(node, ()) if each not in distance]
        distance.update(dict.fromkeys(reached, step))
    return distance


def _plainest(edges: list[_Edge]) -> _Edge:
    """Of the facts between two nodes, one that somebody claims rather than one that only follows from it."""
    derived = {rule.predicate for rule in ontology.load().derivations}
    return min(edges, key=lambda edge: (local_name(edge[1]) in derived, edge))


def _step(edge: _Edge, store: Store, at_hand: Shelf) -> Step:
    subject, predicate, target = edge
    labels = [lookup.match(iri, store).label for iri in (subject, target)]
    sentence = told(labels[0], compact(predicate), labels[1])
    return Step(subject, predicate, target, sentence, _receipts(edge, store, at_hand))


def told(subject: str, predicate: str, target: str) -> str:
    """A fact as a sentence without its full stop, of the labels of its ends and the compact name of its predicate.

    >>> told("Heat", "wick:castMember", "Al"), told("Heat", "schema:actor", "Al")
    ('Al is in the cast of Heat', 'Heat – actor – Al')
    """
    name = local_name(predicate).rpartition(":")[2]
    known = ontology.load().predicates.get(name) if predicate.startswith("wick:") else None
    pattern = (known.told if known else "") or f"{{subject}} – {words(name)} – {{object}}"
    sentence = pattern.replace("{subject}", subject).replace("{object}", target)
    return sentence[:1].upper() + sentence[1:]


def _receipts(edge: _Edge, store: Store, at_hand: Shelf) -> tuple[Receipt, ...]:
    """The evidence of the claims that a fact is, or follows from."""
    subject, predicate, target = map(NamedNode, edge)
    evidence = NamedNode(WICK + "evidence")
    found = {
        quad.object.value: None
        for claim in sorted(_near(edge, store))
        if (subject, predicate, target) in belief.following(said.told(store, [NamedNode(claim)])[0])
        for quad in store.quads_for_pattern(NamedNode(claim), evidence, None, None)
        if isinstance(quad.object, NamedNode)
    }
    return tuple(receipt(iri, store, at_hand) for iri in found)


def _near(edge: _Edge, store: Store) -> set[str]:
    """The claims that name both ends of a fact and stand."""
    status, accepted = NamedNode(said.STATUS), precedence.load().accepted
    named = [
        {
            quad.subject.value
            for quad in store.quads_for_pattern(None, None, NamedNode(end), None)
            if isinstance(quad.subject, NamedNode)
        }
        for end in (edge[0], edge[2])
    ]
    standing = {
        quad.subject.value
        for name in accepted
        for quad in store.quads_for_pattern(None, status, NamedNode(WICK + name), None)
        if isinstance(quad.subject, NamedNode)
    }
    return named[0] & named[1] & standing
