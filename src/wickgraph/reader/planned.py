"""Films that are yet to be made: what is told of one in the present is a plan, though no word of its sentence says so.

>>> from wickgraph.reader.claims import extract
>>> found = extract("Salt Road is an upcoming film directed by Mara Ellis. It stars Tom Reed.", title="Salt Road")
>>> [(claim.object.label, claim.status) for claim in found]
[('Mara Ellis', 'announced'), ('Tom Reed', 'announced')]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from wickgraph.grammar import patterns
from wickgraph.grammar.reading import Reading

if TYPE_CHECKING:
    from wickgraph.reader.claims import Claim, Read

#: what there is only when a film is made
_MADE = {
    "director", "screenwriter", "producer", "executiveProducer", "composer", "cinematographer", "filmEditor",
    "castMember", "productionCompany", "distributor", "plays", "storyBy", "filmingLocation",
}  # fmt: skip
#: by these words a sentence tells what has already come about
_PAST = {"was", "were", "had", "has", "have", "wrote", "directed", "shot", "joined", "wrapped", "previously", "known"}


def as_planned(found: Sequence[Read]) -> list[Read]:
    """The sentences, in which what is told of an upcoming film in the paragraph that introduces it is announced.

    >>> as_planned([])
    []
    """
    film, block, out = None, -1, []
    for each in found:
        if named := _upcoming(each.reading):
            film, block = named, each.reading.linked.sentence.block
        past = named is None and not _PAST.isdisjoint(each.reading.linked.sentence.norms)
        plan = film is not None and each.reading.linked.sentence.block == block and not past
        out.append(replace(each, claims=tuple(_plan(claim, film) for claim in each.claims)) if plan else each)
    return out


def _upcoming(reading: Reading) -> str | None:
    """The film that a sentence calls an upcoming one."""
    for _, rule, match in patterns.load().table("upcoming").matches(reading.whole.words, reading.whole.text):
        film = reading.linked.links[int(match["film"])].read(*rule.kinds["film"])
        return film.iri if film else None
    return None


def _plan(claim: Claim, film: str | None) -> Claim:
    plan = claim.status == "confirmed" and claim.subject.iri == film and claim.predicate in _MADE
    return replace(claim, status="announced") if plan else claim
