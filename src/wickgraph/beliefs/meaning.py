"""Meaning: what a claim says of its subject, and whether two say the same, one perhaps less exactly than the other.

>>> from pyoxigraph import NamedNode
>>> from wickgraph.beliefs.precedence import load
>>> round_sum, exact = (
...     meaning(Said("urn:c", NamedNode("urn:film"), "budget", Literal(sum), "Confirmed"), load())
...     for sum in (100_000_000, 102_000_000))
>>> agree(round_sum, exact)
True
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal

from wickgraph.beliefs.precedence import Precedence
from wickgraph.beliefs.said import Said, Term, is_date

#: a qualifier that says nothing, and one that is left out where the whole is meant
_NOTHING: frozenset[Term] = frozenset()
_WHOLE: frozenset[Term] = frozenset([Literal("")])


@dataclass(frozen=True)
class Meaning:
    """What a claim says of its subject: object, upper end of a range, and the qualifiers that tell values apart.

    `unit` is that of a round figure, 0 where the value is exact.
    """

    object: Term
    up_to: frozenset[Term]
    keys: tuple[frozenset[Term], ...]
    unit: int = 0


def meaning(said: Said, known: Precedence) -> Meaning:
    """What a claim says of its subject.

    >>> from pyoxigraph import NamedNode
    >>> from wickgraph.beliefs.precedence import load
    >>> eve = Said("claim:a", NamedNode("id:Film"), "castMember", NamedNode("id:Ana"), "Confirmed",
    ...            qualifiers={"character": frozenset([NamedNode("id:Eve")])})
    >>> [len(each) for each in meaning(eve, load()).keys]
    [1]
    """
    whole = set(known.per.get(said.predicate, ())) - set(known.often_unsaid.get(said.predicate, ()))
    keys = (_key(said, name, known) or (_WHOLE if name in whole else _NOTHING) for name in known.keys(said.predicate))
    unit = _unit(said.object) if said.predicate in known.rounded else 0
    return Meaning(said.object, said.qualifiers.get("upTo", frozenset()), tuple(keys), unit)


def _unit(figure: Term) -> int:
    """The unit of a round figure: its last digit before the noughts, at most a tenth of it."""
    digits = figure.value
    if not digits.isdecimal():
        return 0
    noughts = len(digits) - len(digits.rstrip("0"))
    return int(10 ** min(noughts, len(digits) - 2)) if noughts and len(digits) > 1 else 0


def _key(said: Said, name: str, known: Precedence) -> frozenset[Term]:
    unsaid = known.unsaid.get(name, ())
    return frozenset(term for term in said.qualifiers.get(name, ()) if term.value not in unsaid)


def covers(one: Meaning, other: Meaning) -> bool:
    """Whether one says at least as much as the other: the same value, as precise or more, with its qualifiers.

    >>> from pyoxigraph import NamedNode
    >>> from wickgraph.terms import XSD
    >>> day, year = (Meaning(Literal(text, datatype=NamedNode(XSD + kind)), frozenset(), ())
    ...              for text, kind in (("2025-06-06", "date"), ("2025", "gYear")))
    >>> covers(day, year), covers(year, day)
    (True, False)
    """
    return refines(one, other) and all(a >= b for a, b in zip(one.keys, other.keys, strict=True))


def agree(one: Meaning, other: Meaning) -> bool:
    """Whether two say the same, one perhaps less than the other."""
    return covers(one, other) or covers(other, one)


def refines(one: Meaning, other: Meaning) -> bool:
    """Whether the value of one is that of the other, or lies within it."""
    if one.object == other.object and one.up_to == other.up_to:
        return True
    if is_date(one.object) and is_date(other.object):
        return one.object.value.startswith(other.object.value)
    inner, outer = _range(one), _range(other)
    slack = other.unit / 2
    return bool(inner and outer) and outer[0] - slack <= inner[0] and inner[1] <= outer[1] + slack


def is_one_value(one: Meaning, other: Meaning) -> bool:
    """Whether two values can be one and the same, known with different precision."""
    return refines(one, other) or refines(other, one)


def _range(of: Meaning) -> tuple[int, ...]:
    """The lower and the upper end of a number; nothing for what is none."""
    numbers = [term.value for term in (of.object, *of.up_to) if isinstance(term, Literal)]
    if not all(re.fullmatch(r"[+-]?\d+", each) for each in numbers) or not isinstance(of.object, Literal):
        return ()
    ends = sorted(map(int, numbers))
    return ends[0], ends[-1]


def slots(claims: Iterable[Said], known: Precedence) -> Iterator[list[Said]]:
    """Claims of one subject, in groups within which values can exclude each other."""
    found: dict[object, list[Said]] = {}
    for said in claims:
        found.setdefault(_slot(said, known), []).append(said)
    yield from found.values()


def _slot(said: Said, known: Precedence) -> object:
    if said.predicate not in known.single:
        return said.predicate, said.object
    return said.predicate, *(_key(said, name, known) for name in known.per.get(said.predicate, ()))
