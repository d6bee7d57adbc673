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
from wickgraph.terms import OWL, RDFS, SKOS, WICK

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
    rounded          predicates whose values are given in round figures
    often_unsaid     single-valued predicate -> qualifiers that sources leave out where they mean any value of them
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
    rounded: frozenset[str]
    often_unsaid: Names
    ranks: Mapping[str, int]
    accepted: frozenset[str]

    def keys(self, predicate: str) -> tuple[str, ...]:
        """The qualifiers that are part of what a claim of the predicate says: they tell values apart.

        >>> load().keys("castMember")
        ('character',)
        """
        return (*self.per.get(predicate, ()), *self.qualifiers.get(predicate, ()))


@dataclass(frozen=True)
class Expectations:
    """What is unexpected beside the claims that stand, as data, by local names.

    one         predicate -> classes whose members usually have one value of it
    one_per     predicate -> qualifiers for each of whose values there is usually one object
    of_one      predicates whose objects usually have one subject
    excludes    predicate -> predicates that cannot hold between the same two
    grows       predicates whose values only grow
    turned      predicate -> what it is with its ends exchanged
    never_back  predicates that never lead back to where they began
    """

    one: Names
    one_per: Names
    of_one: frozenset[str]
    excludes: Names
    grows: frozenset[str]
    turned: Names
    never_back: frozenset[str]


@cache
def expectations() -> Expectations:
    """The expectations of the bundled ontology.

    >>> expectations().one["director"], "storyAfter" in expectations().never_back
    (('Film', 'Game'), True)
    """
    return Expectations(
        one=_said("usuallyOne"),
        one_per=_said("usuallyOnePer"),
        of_one=_flagged("usuallyOneSubject"),
        excludes=_said("excludes"),
        grows=_flagged("onlyGrows"),
        turned=_turned(),
        never_back=_kind("AsymmetricProperty") | _kind("TransitiveProperty"),
    )


@dataclass(frozen=True)
class Rule:
    """A rule of precedence, or an expectation: its label, which ends a sentence after "because", and its definition."""

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
        rounded=_flagged("rounded"),
        often_unsaid=_said("oftenUnsaid"),
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


def _kind(name: str) -> frozenset[str]:
    """The predicates that OWL calls of a kind."""
    found = ontology.store().quads_for_pattern(None, None, NamedNode(OWL + name))
    return frozenset(quad.subject.value.removeprefix(WICK) for quad in found if isinstance(quad.subject, NamedNode))


def _turned() -> dict[str, tuple[str, ...]]:
    """Predicates with their inverses, the symmetric ones with themselves."""
    found: dict[str, tuple[str, ...]] = {name: (name,) for name in _kind("SymmetricProperty")}
    for quad in ontology.store().quads_for_pattern(None, NamedNode(OWL + "inverseOf"), None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            one, other = (term.value.removeprefix(WICK) for term in (quad.subject, quad.object))
            found |= {one: (other,), other: (one,)}
    return found
