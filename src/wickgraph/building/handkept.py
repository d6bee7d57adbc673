"""What can be wrong with the hand-kept data beyond a single line: ambiguous names, and stories that loop.

Each fault is one sentence that begins with file and line.

>>> faults_of_names('''id:A a wick:Person ; rdfs:label "Ann Lee" .
... id:B a wick:Person ; rdfs:label "Lee, Ann" ; skos:altLabel "Ann Lee" .''')
['entities.ttl:2: "Ann Lee" names id:B and id:A, both Person. Tell them apart in a label, as in "Ann Lee (dancer)".']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from wickgraph.terms import PREFIXES, RDF, RDFS, SKOS, compact
from wickgraph.text.sentences import fold

#: what runs in one direction only: following it can never lead back
ACYCLIC = ("storyAfter", "storyBefore", "sequelOf", "prequelOf", "parentOf")
#: the same order said the other way round
_TURNED = {"storyBefore": "storyAfter", "prequelOf": "sequelOf"}


def faults_of_names(turtle: str, where: str = "entities.ttl") -> list[str]:
    """Names that two entities of one kind share, so that no text can say which is meant.

    Names of different kinds are told apart by the words beside them; a label with a note in brackets shows that the two
    are known to be two.
    """
    declared = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    facts: dict[str, dict[str, list[str]]] = {}
    for quad in parse(declared + turtle, format=RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            facts.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object.value)
    bearers: dict[tuple[str, str], dict[str, str]] = {}
    noted = {iri for iri, of in facts.items() if any(label.endswith(")") for label in of.get(RDFS + "label", []))}
    for iri, of in facts.items():
        for name in (*of.get(RDFS + "label", []), *of.get(SKOS + "altLabel", [])):
            for kind in of.get(RDF + "type", []):
                bearers.setdefault((fold(name), kind), {})[iri] = name
    return sorted(_ambiguous(turtle, where, bearers, noted))


def _ambiguous(
    turtle: str, where: str, bearers: Mapping[tuple[str, str], Mapping[str, str]], noted: set[str]
) -> Iterator[str]:
    for (_, kind), found in bearers.items():
        if len(found) > 1 and not noted & set(found):
            iris = sorted(found, key=lambda iri: -_line(turtle, iri, found[iri]))
            name, names = found[iris[0]], " and ".join(map(compact, iris))
            yield (
                f'{where}:{_line(turtle, iris[0], name)}: "{name}" names {names}, both {compact(kind)[5:]}. '
                f'Tell them apart in a label, as in "{name} (dancer)".'
            )


def _line(turtle: str, iri: str, name: str) -> int:
    """The line on which an entity's block has a name."""
    begin = max(turtle.find(f"{compact(iri)} "), 0)
    at = turtle.find(f'"{name}"', begin)
    return turtle.count("\n", 0, at if at >= 0 else begin) + 1


def faults_of_order(rows: Iterable[tuple[str, str, str, str]]) -> list[str]:
    """Claims that lead back to where they began. Rows are (file and line, subject, predicate, object), no denials.

    >>> faults_of_order([("story.tsv:2", "A", "storyAfter", "B"), ("story.tsv:5", "A", "storyBefore", "B")])
    ['story.tsv:5: A, B: storyAfter leads back to where it began, by story.tsv:2 too. One of them is wrong.']
    """
    import networkx  # type: ignore[import-untyped]

    graphs: dict[str, networkx.DiGraph] = {}
    for at, subject, predicate, target in rows:
        if predicate in ACYCLIC:
            ends = (target, subject) if predicate in _TURNED else (subject, target)
            graphs.setdefault(_TURNED.get(predicate, predicate), networkx.DiGraph()).add_edge(*ends, at=at)
    found = []
    for predicate, graph in sorted(graphs.items()):
        for cycle in networkx.simple_cycles(graph):
            places = [graph.edges[a, b]["at"] for a, b in zip(cycle, [*cycle[1:], cycle[0]], strict=True)]
            last, *others = sorted(set(places), reverse=True)
            also = f", by {', '.join(reversed(others))} too" if others else ""
            names = ", ".join(sorted(cycle))
            found.append(f"{last}: {names}: {predicate} leads back to where it began{also}. One of them is wrong.")
    return sorted(found)
