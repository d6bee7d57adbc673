"""What the ontology says of precedence: which predicates take one value, which values change, whose word counts more.

>>> found = load()
>>> found.per["releaseDate"], found.qualifiers["castMember"], found.ranks["Denied"] > found.ranks["Rumoured"]
(('medium', 'region'), ('character',), True)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode

from wickgraph import ontology
from wickgraph.terms import RDFS, SKOS, WICK

Names = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Precedence:
    """The rules between claims as data, by local names.

    single           predicates that take one value
    per              single-valued predicate -> qualifiers that it takes one value for each value of
    qualifiers       predicate -> qualifiers that have one value for each subject and object
    changes          predicates whose settled values may still change
    standing         predicate -> how much the word of its objects counts in claims about its subject
    unsaid           qualifier -> values that say no more than leaving it out
    falls_with       predicate -> the qualifier on which its claims rest
    ends             qualifiers whose value had before what the object has now
    makes_known      predicate -> the end of its facts that becomes known, "subject" or "object"
    ranks, accepted  statuses: which outranks which, and which make a claim a fact
    """

    single: frozenset[str]
    per: Names
    qualifiers: Names
    changes: frozenset[str]
    standing: Mapping[str, int]
    unsaid: Names
    falls_with: Mapping[str, str]
    ends: frozenset[str]
    makes_known: Mapping[str, str]
    ranks: Mapping[str, int]
    accepted: frozenset[str]

    def keys(self, predicate: str) -> tuple[str, ...]:
        """The qualifiers that are part of what a claim of the predicate says: they tell values apart.

        >>> load().keys("castMember")
        ('character',)
        """
        return (*self.per.get(predicate, ()), *self.qualifiers.get(predicate, ()))


@dataclass(frozen=True)
class Rule:
    """A rule of precedence: its label, which ends a sentence after "because", and its definition."""

    label: str
    definition: str


@cache
def load() -> Precedence:
    """The rules of the bundled ontology.

    >>> "budget" in load().single, "budget" in load().changes
    (True, False)
    """
    return Precedence(
        single=_flagged("singleValued"),
        per=_said("singleValuedPer"),
        qualifiers=_said("singleValuedQualifier"),
        changes=_flagged("valueChanges"),
        standing={name: int(found) for name, (found,) in _said("standing").items()},
        unsaid=_said("unsaidValue"),
        falls_with={name: found for name, (found,) in _said("fallsWith").items()},
        ends=_flagged("endsClaim"),
        makes_known={name: found for name, (found,) in _said("makesKnown").items()},
        ranks={name: int(found) for name, (found,) in _said("rank").items()},
        accepted=_flagged("accepted"),
    )


@cache
def rule(name: str) -> Rule:
    """A rule of precedence as the ontology words it.

    >>> rule("DenialLowers").label
    'a denial outranks a rumour'
    """
    texts = [
        quad.object.value
        for predicate in (RDFS + "label", SKOS + "definition")
        for quad in ontology.store().quads_for_pattern(NamedNode(WICK + name), NamedNode(predicate), None)
        if isinstance(quad.object, Literal)
    ]
    return Rule(*texts)


def _said(annotation: str) -> dict[str, tuple[str, ...]]:
    """What the ontology says with one of our annotations: local name of the term -> local names or texts, sorted."""
    found: dict[str, list[str]] = {}
    for quad in ontology.store().quads_for_pattern(None, NamedNode(WICK + annotation), None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            value = str(quad.object.value).removeprefix(WICK)
            found.setdefault(quad.subject.value.removeprefix(WICK), []).append(value)
    return {name: tuple(sorted(values)) for name, values in sorted(found.items())}


def _flagged(annotation: str) -> frozenset[str]:
    return frozenset(name for name, values in _said(annotation).items() if values == ("true",))
