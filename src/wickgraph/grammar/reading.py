"""Reading: a linked sentence in the form in which patterns are tried on it.

>>> from wickgraph.text.article import parse
>>> from wickgraph.naming.gazetteer import load
>>> from wickgraph.naming.linking import link
>>> sentence, = link(parse("John Wick is a 2014 film."), load())
>>> read(sentence).whole.text
' ⟨0:Fn⟩  is  a  ⟨1:D⟩  film  . '
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from wickgraph.grammar import patterns
from wickgraph.grammar.clauses import Clause, clauses, whole
from wickgraph.grammar.elements import Element, elements
from wickgraph.grammar.patterns import Pattern, Rule, Table
from wickgraph.grammar.rows import labelled
from wickgraph.naming.linking import LinkedSentence

#: the number of each mention in the text of a clause
MENTION = re.compile(r"⟨(\d+)[^⟩]*⟩")


@dataclass(frozen=True)
class Shape:
    """A sentence as patterns see it: its elements, the sentence as one clause, the clauses in it, and what fits these.

    Two readings of a sentence that differ only in who is meant have one shape, on which patterns are tried once.
    """

    kind: str
    elements: tuple[Element, ...] = field(repr=False)
    clauses: tuple[Clause, ...] = field(repr=False)

    @cached_property
    def whole(self) -> Clause:
        """The sentence as one clause."""
        return whole(self.elements)

    @cached_property
    def kinds(self) -> list[tuple[Pattern, re.Match[str]]]:
        """The places where its words say what kind of thing a name is."""
        return [(each.pattern, each.match) for each in self._fits(patterns.load().table("kind"))]

    @cached_property
    def fits(self) -> list[Fit]:
        """The places where a pattern that makes claims fits."""
        return list(self._fits(patterns.load().claims))

    def _fits(self, table: Table) -> Iterator[Fit]:
        # What fits no word of the sentence fits none of its clauses, of which there may be twenty.
        words = frozenset().union(*[clause.words for clause in self.clauses])
        found = [each for each in table.candidates(words) if each[0].stands_in(self.kind)]
        for clause in self.clauses if found else ():
            for pattern, rule in found:
                if rule.may_fit(clause.words):
                    for match in rule.places(clause.text):
                        yield Fit(clause, pattern, rule, match)


class Fit(NamedTuple):
    """A place in a clause where a rule of a pattern fits."""

    clause: Clause
    pattern: Pattern
    rule: Rule
    match: re.Match[str]


@dataclass(frozen=True)
class Reading:
    """A linked sentence with its shape."""

    linked: LinkedSentence
    shape: Shape = field(repr=False)

    @property
    def elements(self) -> tuple[Element, ...]:
        """The elements of the sentence."""
        return self.shape.elements

    @property
    def whole(self) -> Clause:
        """The sentence as one clause."""
        return self.shape.whole

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses in the sentence."""
        return self.shape.clauses


#: the shapes of the sentences of an article, by sentence and elements
Shapes = dict[tuple[int, tuple[Element, ...]], Shape]


def read(linked: LinkedSentence, shapes: Shapes | None = None) -> Reading:
    """The elements and clauses of a sentence.

    `shapes` are those of the article's sentences read so far; a sentence that looks as it did then is not cut again.

    >>> from wickgraph.text.article import parse
    >>> from wickgraph.naming.gazetteer import load
    >>> from wickgraph.naming.linking import link
    >>> len(read(link(parse("Nobody came."), load())[0]).clauses)
    0
    """
    found = tuple(elements(linked))
    known = {} if shapes is None else shapes
    at = id(linked.sentence), found
    if at not in known:
        known[at] = _shape(linked, found)
    narrowed = _narrowed(linked, known[at])
    return Reading(linked, known[at]) if narrowed is linked else read(narrowed, shapes)


def _shape(linked: LinkedSentence, found: tuple[Element, ...]) -> Shape:
    verbs = patterns.load().verbs
    plain = () if linked.frame.box else clauses(found, verbs)
    made = [*plain, *labelled(linked, found, verbs)] if found and not linked.frame.is_head else []
    return Shape(linked.sentence.kind, found, tuple(made))


def _narrowed(linked: LinkedSentence, shape: Shape) -> LinkedSentence:
    """The sentence with known names of several kinds read as the one that its words say: "John Wick is a 2014 film"."""
    open_links = {n for n, link in enumerate(linked.links) if link.mention.form == "name" and len(link.likely) > 1}
    if not open_links:
        return linked
    for pattern, match in shape.kinds:
        number = int(match["name"]) if match["name"].isdigit() else -1
        if number in open_links and pattern.kind in linked.links[number].likely:
            one = linked.links[number].only(pattern.kind)
            return replace(linked, links=(*linked.links[:number], one, *linked.links[number + 1 :]))
    return linked
