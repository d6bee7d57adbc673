"""A case: the claims about one subject as the rules of precedence judge them.

>>> of = case([])
>>> of.rank("Confirmed") > of.rank("Denied") > of.rank("Rumoured")
True
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wickgraph.beliefs import precedence
from wickgraph.beliefs.precedence import Precedence
from wickgraph.beliefs.said import Meaning, Said, meaning, order

#: the two statuses with rules of their own
DENIED, SUPERSEDED = "Denied", "Superseded"


@dataclass(frozen=True)
class Case:
    """The claims about one subject, what each says, and whose word counts how much; `known` are the rules.

    `held` are the claims that say something is so, `denials` those that say it is not.
    """

    held: Sequence[Said]
    denials: Sequence[Said]
    meanings: Mapping[str, Meaning]
    standing: Mapping[str, int]
    known: Precedence

    def accepted(self, said: Said) -> bool:
        """Whether the source takes the claim for settled, or its makers have announced it."""
        return said.status in self.known.accepted

    def rank(self, status: str) -> int:
        """The rank of a status; what is none ranks lowest."""
        return self.known.ranks.get(status, 0)

    def counts(self, said: Said) -> int:
        """How much the word of the claim's speaker counts."""
        return max((self.standing.get(each, 0) for each in said.speakers), default=0)


def case(claims: Sequence[Said], makers: Sequence[Said] | None = None) -> Case:
    """The claims about one subject, ready to be judged; `makers` are those that say who makes it (default: the same).

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
    )


def _standing(claims: Sequence[Said], known: Precedence) -> dict[str, int]:
    found: dict[str, int] = {}
    for said in claims:
        if said.predicate in known.standing and said.status in known.accepted:
            name = said.object.value
            found[name] = max(found.get(name, 0), known.standing[said.predicate])
    return found
