"""The history of a graph: the days on which something was said or a work came out, and where each claim stood then.

Made of the same rules as `--as-of` (`wickgraph.beliefs.asof`): the slider of the page and the command line agree.

>>> from wickgraph.stores.store import from_text
>>> found = of(from_text('''
...     graph:claims {
...       claim:a rdf:subject id:Film ; rdf:predicate wick:releaseDate ; rdf:object "2024-06-07"^^xsd:date ;
...         wick:statusInSource wick:Confirmed ; wick:asOf "2023-04"^^xsd:gYearMonth .
...       claim:b rdf:subject id:Film ; rdf:predicate wick:releaseDate ; rdf:object "2025-06-06"^^xsd:date ;
...         wick:statusInSource wick:Announced ; wick:asOf "2024-02-21"^^xsd:date . }'''))
>>> found.steps
('2023-04-01', '2024-02-21', '2025-06-06')
>>> found.claims["https://w3id.org/wickgraph/claim/a"]
((0, 'confirmed'), (1, 'superseded'))
>>> found.released
{2: ('https://w3id.org/wickgraph/id/Film',)}
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import Store

from wickgraph.beliefs import asof, belief, precedence
from wickgraph.beliefs.belief import Fact, Judgement
from wickgraph.beliefs.said import Said, read
from wickgraph.terms import WICK

#: what follows a year or a month to make it its first day
_FIRST_DAY = "0000-01-01"
#: in the place of a step: from before all steps
ALWAYS = -1
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
#: numbers of steps, with the status from then on
Changes = tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class History:
    """Steps of time, and what was so at each.

    `steps` are days, in order. `claims` has for each claim (by IRI) the steps (numbers) at which its status changed,
    with the status from then on; before the first of them it did not count (ALWAYS: it did at any time). `released` has
    the works (IRIs) that came out at a step. `until` is the date as of which the whole was believed, "" for now.
    """

    steps: tuple[str, ...] = ()
    claims: Mapping[str, Changes] = field(default_factory=dict)
    released: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    until: str = ""


def of(store: Store) -> History:
    """The history of the claims in a store; a store without claims has none.

    >>> of(Store()).steps
    ()
    """
    claims = read(store)
    judged = belief.judge(claims)
    facts = belief.facts(claims, judged.status)
    since = {iri: first_day(day) for iri, day in asof.since(claims, facts).items()}
    out = _released(facts)
    steps = sorted(day for day in {*since.values(), *out} if _DAY.fullmatch(day))
    number = {day: at for at, day in enumerate(steps)} | {"": ALWAYS}
    # What no day tells counts only now.
    starts = {iri: number.get(day, len(steps)) for iri, day in since.items()}
    released = {number[day]: works for day, works in sorted(out.items()) if day in number}
    return History(tuple(steps), dict(sorted(_stood(claims, judged, starts))), released)


def first_day(date: str | None) -> str:
    """The first day of a date as far as known: from then on the claim counts; "" where it always did.

    >>> first_day("2023"), first_day("2023-04"), first_day("2023-04-05"), first_day(None)
    ('2023-01-01', '2023-04-01', '2023-04-05', '')
    """
    return date + _FIRST_DAY[len(date) :] if date else ""


def _stood(claims: Iterable[Said], judged: Judgement, starts: Mapping[str, int]) -> Iterator[tuple[str, Changes]]:
    """Each claim with the changes of its status."""
    # Without a link now there was none before: a link goes away only by another.
    linked = {link.claim for link in judged.links if link.kind != "corroborates"}
    for about in belief.by_subject(claims).values():
        if linked.isdisjoint(said.iri for said in about):
            yield from ((said.iri, ((starts[said.iri], judged.status[said.iri].lower()),)) for said in about)
        else:
            yield from _changes(about, starts)


def _changes(about: Sequence[Said], starts: Mapping[str, int]) -> Iterator[tuple[str, Changes]]:
    """The claims about one subject, judged anew at each step that adds to them."""
    found: dict[str, list[tuple[int, str]]] = {said.iri: [] for said in about}
    for step in sorted({starts[said.iri] for said in about}):
        counted = [said for said in about if starts[said.iri] <= step]
        # Whose word counts more is judged by all that is known, as `--as-of` does.
        for iri, status in belief.judge(counted, makers=about).status.items():
            if not found[iri] or found[iri][-1][1] != status.lower():
                found[iri].append((step, status.lower()))
    return ((iri, tuple(changes)) for iri, changes in found.items())


def _released(facts: Collection[Fact]) -> dict[str, tuple[str, ...]]:
    """The works that came out, by the day."""
    ways = precedence.load().makes_known
    works = {
        subject.value for subject, predicate, _ in facts if ways.get(predicate.value.removeprefix(WICK)) == "subject"
    }
    found: dict[str, tuple[str, ...]] = {}
    for thing, day in sorted(asof.known_from(facts).items()):
        if thing in works:
            found[first_day(day)] = (*found.get(first_day(day), ()), thing)
    return found
