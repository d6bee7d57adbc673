"""Settling: what one sentence says of a claim, where it says it more than once.

>>> list(settled([]))
[]
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from wickgraph.naming.gazetteer import Entity
from wickgraph.text import lexicon
from wickgraph.text.sentences import fold

if TYPE_CHECKING:
    from wickgraph.grammar.emitting import Term
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


#: a name in the genitive before another may be an actor's ("Robert Shaw's Quint") or a maker's ("Ridley Scott's Alien")
_GENITIVE = {"actor-with-character", "somebody-of-an-actor"}
_MAKERS = {"director", "screenwriter", "composer", "cinematographer", "filmEditor", "storyBy"}


#: patterns that do not say that somebody acts: whoever makes films may join one, leave it, or be replaced
_OF_ANYBODY = {
    "returns", "joins-cast", "replaced-by", "replaced-with", "replaces", "instead-of-another", "steps-in", "makes-way",
    "with-in-the-cast", "with-those-in-support", "cast-continued", "added-later", "announced-too", "followed-too",
    "not-asked", "not-involved", "not-in-the-cast", "no-part-at-all", "denied-part", "considered-for", "left-the-cast",
    "came-to-leave", "let-go", "performance", "part-from-another",
}  # fmt: skip
_PRODUCERS = {"producer", "executiveProducer"}


def without_makers(found: Sequence[Sequence[Claim]]) -> list[tuple[Claim, ...]]:
    """The claims of the sentences of an article but those that make actors of makers for the sake of a genitive.

    >>> without_makers([[]])
    [()]
    """
    every = [claim for claims in found for claim in claims]
    makers = {claim.object for claim in every if claim.predicate in _MAKERS}
    told = [claim for claim in every if claim.pattern not in _GENITIVE]
    actors = {claim.object for claim in told if claim.predicate == "castMember"}
    spoken_of = {claim.subject for claim in told} | {claim.object for claim in told}
    owners = _owners(every, actors)
    behind = {claim.object for claim in every if claim.predicate in _MAKERS and _is_outright(claim)}
    behind |= {claim.object for claim in every if claim.predicate in _PRODUCERS and not _is_known(claim.object)}
    behind -= {claim.object for claim in told if claim.predicate == "castMember" and claim.pattern not in _OF_ANYBODY}

    def holds(claim: Claim) -> bool:
        if claim.predicate == "castMember" and claim.pattern in _OF_ANYBODY and claim.object in behind:
            return False
        if claim.pattern in _OWNED:
            return owners(claim)
        who = claim.object if claim.predicate == "castMember" else claim.subject
        if claim.pattern not in _GENITIVE or who in actors:
            return True
        return who not in makers and (_role(claim) in spoken_of or not _is_title(claim))

    return [tuple(filter(holds, claims)) for claims in found]


def _is_known(term: Term) -> bool:
    """Whether a gazetteer has somebody: known actors produce films too."""
    return isinstance(term, Entity) and term.known


#: what makes a director of whoever has a film: "Ann Lee's Heat", "Ann Lee's film"
_OWNED = {"film-of-a-maker", "film-by"}


def _owners(every: Sequence[Claim], actors: Collection[object]) -> Callable[[Claim], bool]:
    """Whether who has a film may have directed it: nobody else did, and who has it is no actor, no author of books."""
    sure = [(claim.subject, claim.object) for claim in every if claim.predicate == "director" and _is_outright(claim)]
    makers, directed = {who for _, who in sure}, {work for work, _ in sure}
    others = {claim.object for claim in every if claim.predicate == "author"} | set(actors)

    def holds(claim: Claim) -> bool:
        at_odds = claim.subject in directed and (claim.subject, claim.object) not in sure
        return not at_odds and (claim.object in makers or claim.object not in others)

    return holds


def _is_outright(claim: Claim) -> bool:
    return claim.pattern not in _OWNED and claim.status != "superseded"


def _role(claim: Claim) -> Term | None:
    """The character of a claim about an actor."""
    return dict(claim.qualifiers).get("character") if claim.predicate == "castMember" else claim.object


def _is_title(claim: Claim) -> bool:
    """Whether the character of a claim may be a work that nobody knows: "Roland Joffé's The Mission"."""
    role = _role(claim)
    if not isinstance(role, Entity) or role.known:
        return False
    first, _, rest = role.label.partition(" ")
    return bool(rest) and fold(first) not in lexicon.load().given and fold(first).strip(".") not in _TITLES


#: words before the name of a character that no list of first names has
_TITLES = {
    "mr", "mrs", "ms", "miss", "dr", "doctor", "captain", "sergeant", "inspector", "agent", "lord", "lady",
    "sir", "king", "queen", "prince", "princess", "count", "countess", "baron", "colonel", "major", "general",
    "lieutenant", "sister", "brother", "father", "mother", "uncle", "aunt", "old", "young", "detective",
    "officer",
}  # fmt: skip


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
