"""Others: what the other claims of an article say for a claim and against it, as signs of its confidence.

Who directs two films of one article does so less surely than who directs one; who directs it may have written it, too.

>>> from wickgraph.reader.claims import extract
>>> found = extract("John Wick: Chapter 4 was directed by Chad Stahelski. It stars Keanu Reeves.")
>>> list(Others(found, "Wick again").of(found[0]))[-2:]
['other objects=0 director', 'also said=nothing']
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from wickgraph.grammar.emitting import Term
from wickgraph.naming.gazetteer import Entity
from wickgraph.reader.settling import said
from wickgraph.text.sentences import fold

if TYPE_CHECKING:
    from wickgraph.reader.claims import Claim

#: higher numbers count as these
_SUBJECTS, _OBJECTS, _WORDS = 2, 3, 4


class Others:
    """How often the claims of an article speak of each thing, and what they say besides."""

    def __init__(self, claims: Sequence[Claim], title: str | None) -> None:
        self._title = fold(title or "")
        self._subjects: dict[tuple[str, str], set[str]] = {}
        self._objects: dict[tuple[str, str], set[str]] = {}
        self._between: dict[tuple[str, str], set[str]] = {}
        for each in claims:
            subject, predicate, target = said(each)
            self._subjects.setdefault((predicate, target), set()).add(subject)
            self._objects.setdefault((subject, predicate), set()).add(target)
            self._between.setdefault((subject, target), set()).add(predicate)

    def of(self, claim: Claim) -> Iterator[str]:
        """The signs of one of the claims."""
        yield from self._of_ends(claim)
        subject, predicate, target = said(claim)
        if isinstance(claim.object, Entity):  # two may have one trade, or come out on one day
            others = min(len(self._subjects[predicate, target]) - 1, _SUBJECTS)
            yield f"other subjects={others}"
            yield f"other subjects={others} {predicate}"
        yield f"other objects={min(len(self._objects[subject, predicate]) - 1, _OBJECTS)} {predicate}"
        besides = sorted(self._between[subject, target] - {predicate})
        yield from (f"also said={other} {predicate}" for other in besides)
        if not besides:
            yield "also said=nothing"

    def _of_ends(self, claim: Claim) -> Iterator[str]:
        subject, target = claim.subject, claim.object
        titled = fold(subject.label) in self._title
        yield f"subject in title={titled}"
        yield f"subject in title={titled} {subject.kind}"
        yield f"subject has {_words(subject)} words, {'known' if subject.known else 'new'} {subject.kind}"
        yield f"object has {_words(target)} words, {target.kind if isinstance(target, Entity) else 'value'} of any"


def _words(term: Term) -> int:
    return min(len(term.label.split()), _WORDS)
