"""Setting: what the rest of an article says for a claim and against it, as signs of its confidence.

How long ago the subject was named, how often subject and object are named, and of how many works the article speaks.

>>> from wickgraph.text.article import parse
>>> from wickgraph.naming.gazetteer import load
>>> from wickgraph.naming.linking import link
>>> from wickgraph.grammar.reading import read
>>> article = parse("John Wick: Chapter 4 was long. It was directed by Chad Stahelski.")
>>> found = Setting([read(each) for each in link(article, load())])
>>> film = load().entities["https://w3id.org/wickgraph/id/JohnWickChapter4"]
>>> list(found.of_subject(film, 1))
['subject named 1 ago', 'works in article=1']
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from wickgraph.grammar.emitting import Term
from wickgraph.grammar.reading import Reading
from wickgraph.naming.gazetteer import Entity
from wickgraph.naming.memory import WORKS

#: where one number of sentences or mentions counts as more than the one before
_STEPS = (0, 1, 2, 3, 5, 9, 17)


class Setting:
    """Where in an article each entity is named."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._places: dict[str, list[int]] = {}
        works: set[str] = set()
        for number, reading in enumerate(readings):
            for entity in _named(reading):
                self._places.setdefault(entity.iri, []).append(number)
                works |= {entity.iri} if entity.kind in WORKS else set()
        self._count = len(works)

    def of_subject(self, subject: Entity, number: int) -> Iterator[str]:
        """The signs of a subject in a sentence, by the sentence's number."""
        places = self._places.get(subject.iri, [])
        at = bisect_right(places, number)
        yield f"subject named {_step(number - places[at - 1])} ago" if at else "subject not named yet"
        if subject.kind in WORKS:
            yield f"works in article={_step(self._count)}"
        else:
            yield f"subject named={_step(len(places))}"

    def of_object(self, target: Term) -> Iterator[str]:
        """The signs of an object: in how many places the article names it."""
        if isinstance(target, Entity):
            yield f"object named={_step(len(self._places.get(target.iri, ())))}"


def _named(reading: Reading) -> Iterator[Entity]:
    """What a sentence names outright."""
    for link in reading.linked.links:
        if link.mention.form in ("name", "unknown"):
            for kind in link.likely:
                if entity := link.read(kind):
                    yield entity


def _step(number: int) -> int:
    """A number, or the step below it where small differences say nothing."""
    return _STEPS[bisect_right(_STEPS, number) - 1]
