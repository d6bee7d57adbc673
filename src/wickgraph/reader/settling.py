"""Settling: what one sentence says of a claim, where it says it more than once.

>>> list(settled([]))
[]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from wickgraph.naming.gazetteer import Entity

if TYPE_CHECKING:
    from wickgraph.reader.claims import Claim

#: of two statuses that one sentence gives to one claim, the earlier is what is meant
_WEIGHT = ("denied", "superseded", "rumoured", "announced", "confirmed")


def settled(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims of a sentence, each with one status.

    A date that is that of a premiere is no release date, and where a film was shot it need not be set.
    """
    best: dict[tuple[str, str, str], Claim] = {}
    for claim in claims:
        key = said(claim)
        if key in best and claim.status == best[key].status:
            best[key] = _joined(best[key], claim)
        elif key not in best or _WEIGHT.index(claim.status) < _WEIGHT.index(best[key].status):
            best[key] = claim
    premieres = {(claim.subject, claim.object) for claim in best.values() if claim.predicate == "premiere"}
    ahead = [each for each in best.values() if (each.predicate, each.status) == ("releaseDate", "announced")]
    shot = [claim for claim in best.values() if claim.predicate == "filmingLocation"]
    for claim in best.values():
        if claim.predicate == "setIn" and any(_within(claim, each) for each in shot):
            continue
        if claim.predicate != "releaseDate" or (claim.subject, claim.object) not in premieres:
            yield replace(claim, status="announced") if any(_releases(claim, each) for each in ahead) else claim


def _within(claim: Claim, other: Claim) -> bool:
    """Whether a claim's words are some of another's, of the same thing: "photography … took place in Rome"."""
    return claim.object.label == other.object.label and other.start <= claim.start and claim.end <= other.end


def _joined(one: Claim, other: Claim) -> Claim:
    """One claim of two: with the qualifiers of both, or as it is where they disagree."""
    first, second = dict(one.qualifiers), dict(other.qualifiers)
    if second.keys() <= first.keys() or any(first[name] != second[name] for name in first.keys() & second.keys()):
        return one
    return replace(other, qualifiers=tuple(sorted({**first, **second}.items(), key=lambda pair: pair[0])))


def _releases(claim: Claim, ahead: Claim) -> bool:
    """Whether a claim tells, in the same words, who releases what is yet to come out."""
    beside = claim.start < ahead.end and ahead.start < claim.end
    release = (claim.predicate, claim.status) == ("distributor", "confirmed")
    return release and beside and claim.subject == ahead.subject


def said(claim: Claim) -> tuple[str, str, str]:
    """What a claim says, apart from where and how: subject, predicate and object."""
    target = claim.object
    return claim.subject.iri, claim.predicate, target.iri if isinstance(target, Entity) else target.value
