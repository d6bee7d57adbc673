"""What the page needs beyond claims: predicates as people say them and as RDF has them, and the facts that follow.

>>> predicates({"wick:castMember": "cast member"})
{'wick:castMember': {'label': 'cast member', 'told': '{object} is in the cast of {subject}'}}
>>> predicates({"wick:releaseDate": "release date"})["wick:releaseDate"]["type"]
'xsd:date'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from wickgraph import ontology
from wickgraph.statements import Reference, Statement, label_of, units
from wickgraph.terms import WICK, compact, expand

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]

#: subject, predicate and object of a fact, compact names, and the claim that it follows from, as the page calls it
Following = tuple[str, str, str, str]


def predicates(labels: Mapping[str, str]) -> dict[str, dict[str, str | bool]]:
    """Predicates (compact names with their labels): how a fact is told, datatype and unit of values, whether facts
    follow.

    >>> predicates({"https://example.org/knows": "knows"})
    {'https://example.org/knows': {'label': 'knows'}}
    """
    return {name: {"label": label, **_known(name)} for name, label in sorted(labels.items())}


def _known(name: str) -> dict[str, str | bool]:
    prefix, _, local = name.partition(":")
    known = ontology.load().predicates.get(local) if prefix == "wick" else None
    if known is None:
        return {}
    fields = {
        "told": known.told,
        "type": "" if known.datatype == "xsd:string" else known.datatype,
        "unit": units().get(WICK + local, ""),
        "derived": any(rule.predicate == local for rule in ontology.load().derivations),
    }
    return {field: value for field, value in fields.items() if value}


def labels(stated: Iterable[Statement], following: Iterable[Following] = ()) -> dict[str, str]:
    """The labels of all predicates that statements and the facts that follow use, qualifiers too, by compact names.

    >>> labels([])
    {}
    """
    found = {name: label_of(expand(name), {}) for _, name, _, _ in following}
    for of in stated:
        found |= {compact(of["stated"]["id"]): of["stated"]["label"], of["predicate"]: of["label"]}
        found |= {name: label_of(expand(name), {}) for name in of["qualifiers"] if name not in found}
    return found


def follows(stated: Mapping[str, Statement], graph: networkx.MultiDiGraph) -> list[Following]:
    """The facts between entities of the picture that follow from claims and are not drawn as edges.

    `stated` has the statements by what the page calls them.

    >>> import networkx
    >>> follows({}, networkx.MultiDiGraph())
    []
    """
    drawn = {(a, of["predicate"], b) for a, b, of in graph.edges(data=True)}
    return [
        (compact(subject), predicate, compact(target), name)
        for name, of in stated.items()
        for subject, predicate, target in _following(of)
        if subject in graph and target in graph and (subject, predicate, target) not in drawn
    ]


def _following(of: Statement) -> Iterator[tuple[str, str, str]]:
    for rule in ontology.load().derivations:
        if WICK + rule.when_predicate == of["stated"]["id"]:
            qualifier = of["qualifiers"].get(f"wick:{rule.when_qualifier}", [])
            parts: Mapping[str, list[Any]] = {
                "subject": [of["subject"]],
                "object": [of["object"]],
                "qualifier": qualifier,
            }
            for subject in _entities(parts[rule.subject]):
                yield from ((subject, f"wick:{rule.predicate}", target) for target in _entities(parts[rule.object]))


def _entities(values: Iterable[Reference | str]) -> Iterator[str]:
    return (each["id"] for each in values if not isinstance(each, str))
