"""Reading: a linked sentence in the form in which patterns are tried on it.

>>> from wickgraph.article import parse
>>> from wickgraph.gazetteer import load
>>> from wickgraph.linking import link
>>> sentence, = link(parse("John Wick is a 2014 film."), load())
>>> read(sentence).whole.text
' ⟨0:Fn⟩  is  a  ⟨1:D⟩  film  . '
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from wickgraph import patterns
from wickgraph.clauses import Clause, clauses, whole
from wickgraph.elements import Element, elements
from wickgraph.linking import LinkedSentence
from wickgraph.rows import labelled

#: the number of each mention in the text of a clause
MENTION = re.compile(r"⟨(\d+)[^⟩]*⟩")


@dataclass(frozen=True)
class Reading:
    """A linked sentence with its elements, the sentence as one clause, and the clauses in it."""

    linked: LinkedSentence
    elements: tuple[Element, ...] = field(repr=False)
    whole: Clause = field(repr=False)
    clauses: tuple[Clause, ...] = field(repr=False)


def read(linked: LinkedSentence) -> Reading:
    """The elements and clauses of a sentence.

    >>> from wickgraph.article import parse
    >>> from wickgraph.gazetteer import load
    >>> from wickgraph.linking import link
    >>> len(read(link(parse("Nobody came."), load())[0]).clauses)
    0
    """
    found = elements(linked)
    verbs = patterns.load().verbs
    made = [*clauses(found, verbs), *labelled(linked, found, verbs)] if found and not linked.frame.is_head else []
    narrowed = _narrowed(linked, made)
    if narrowed is not linked:
        return read(narrowed)
    return Reading(linked, tuple(found), whole(found), tuple(made))


def _narrowed(linked: LinkedSentence, found: Sequence[Clause]) -> LinkedSentence:
    """The sentence with known names of several kinds read as the one that its words say: "John Wick is a 2014 film"."""
    open_links = {n for n, link in enumerate(linked.links) if link.mention.form == "name" and len(link.likely) > 1}
    if not open_links:
        return linked
    for clause in found:
        for pattern, _, match in patterns.load().table("kind").matches(clause.words, clause.text):
            number = int(match["name"]) if match["name"].isdigit() else -1
            if number in open_links and pattern.kind in linked.links[number].likely:
                one = linked.links[number].only(pattern.kind)
                return replace(linked, links=(*linked.links[:number], one, *linked.links[number + 1 :]))
    return linked
