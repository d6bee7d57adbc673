"""A case: the claims about one subject as the rules of precedence judge them.

>>> of = case([])
>>> of.rank("Confirmed") > of.rank("Denied") > of.rank("Rumoured")
True
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wickgraph.beliefs import precedence
from wickgraph.beliefs.meaning import Meaning, meaning
from wickgraph.beliefs.precedence import Precedence
from wickgraph.beliefs.said import Said, after, is_date, order

#: the two statuses with rules of their own
DENIED, SUPERSEDED = "Denied", "Superseded"


@dataclass(frozen=True)
class Case:
    """The claims about one subject, what each says, and whose word counts how much; `known` are the rules.

    `held` are the claims that say something is so, `denials` those that say it is not; `public` is the date since which
    the subject is out, None where nobody says so who could see it.
    """

    held: Sequence[Said]
    denials: Sequence[Said]
    meanings: Mapping[str, Meaning]
    standing: Mapping[str, int]
    known: Precedence
    public: str | None = None

    def accepted(self, said: Said) -> bool:
        """Whether the source takes the claim for settled, or its makers have announced it."""
        return said.status in self.known.accepted

    def rank(self, status: str) -> int:
        """The rank of a status; what is none ranks lowest."""
        return self.known.ranks.get(status, 0)

    def is_settled(self, said: Said) -> bool:
        """Whether a claim was confirmed when its subject was out already, so that it will not change any more."""
        is_top = self.rank(said.status) == max(self.known.ranks.values())
        return bool(is_top and self.public and said.when) and not after(self.public, said.when)

    def counts(self, said: Said) -> int:
        """How much the word of the claim's speaker counts."""
        return max((self.standing.get(each, 0) for each in said.speakers), default=0)


def case(claims: Sequence[Said], makers: Sequence[Said] | None = None) -> Case:
    """The claims about one subject, ready to be judged; `makers` are those that say who makes it, and when it
    came out (default: the same).

    >>> case([]).held
    []
    """
    known = precedence.load()
    ordered = sorted(claims, key=order)
    return Case(
        [said for said in ordered if said.status != DENIED],
        [said for said in ordered if said.status == DENIED],
        {said.iri: meaning(said, known) for said in ordered},
        _standing(claims if makers is None else makers, known),
        known,
        _public(claims if makers is None else makers, known),
    )


def _public(claims: Sequence[Said], known: Precedence) -> str | None:
    """The first date on which the subject came out, of those that were told when they had passed."""
    top = max(known.ranks, key=lambda status: known.ranks[status])
    return min(
        (
            said.object.value
            for said in claims
            if known.makes_known.get(said.predicate) == "subject"
            and said.status == top
            and is_date(said.object)
            and not after(said.object.value, said.when)
        ),
        default=None,
    )


def _standing(claims: Sequence[Said], known: Precedence) -> dict[str, int]:
    found: dict[str, int] = {}
    for said in claims:
        if said.predicate in known.standing and said.status in known.accepted:
            name = said.object.value
            found[name] = max(found.get(name, 0), known.standing[said.predicate])
    return found
