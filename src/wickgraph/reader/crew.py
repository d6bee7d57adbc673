"""Crew: claims that make of the makers of a film what they are not, told from the other claims of the article.

>>> without_makers([[]])
[()]
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from wickgraph.naming.gazetteer import Entity
from wickgraph.text import lexicon
from wickgraph.text.sentences import fold

if TYPE_CHECKING:
    from wickgraph.grammar.emitting import Term
    from wickgraph.reader.claims import Claim

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
#: who is introduced as one of these returns to do the same
_CRAFTS = {
    "editor", "film editor", "cinematographer", "director of photography", "composer", "costume designer",
    "production designer", "stunt coordinator", "fight choreographer", "casting director",
}  # fmt: skip


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
    behind |= {claim.subject for claim in every if claim.predicate == "occupation" and claim.object.label in _CRAFTS}
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
