"""Explanations: which pattern fired on which words of a sentence, and why a sentence gave nothing.

>>> one, two = explain("John Wick: Chapter 4 was directed by Chad Stahelski. Would Halle Berry star in it?")
>>> one.claims[0].pattern, one.claims[0].words
('directs', 'directed by Chad Stahelski')
>>> two.silence
('castMember Halle Berry: no claim, since the sentence has a question',)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wickgraph.grammar import patterns
from wickgraph.grammar.reading import Reading
from wickgraph.naming import gazetteer
from wickgraph.naming.gazetteer import Gazetteer
from wickgraph.reader import claims, confidence, context
from wickgraph.reader.claims import Claim, Read
from wickgraph.text.article import Article, parse
from wickgraph.text.article import read as read_article

#: of the patterns that nearly fit, this many are named
_NEAREST = 5


@dataclass(frozen=True)
class Fired:
    """A claim with the pattern that made it and the words that the pattern took."""

    claim: Claim
    pattern: str
    words: str


@dataclass(frozen=True)
class Explanation:
    """A sentence: its mentions and what each was taken for, its claims, or the reasons for its silence."""

    text: str
    start: int
    end: int
    mentions: tuple[str, ...]
    topic: str | None
    claims: tuple[Fired, ...]
    silence: tuple[str, ...]
    clauses: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The explanation as plain data.

        >>> explain("Nobody came.")[0].as_json()["silence"]
        ['nothing is named here']
        """
        fired = [{"pattern": each.pattern, "words": each.words, "claim": each.claim.as_json()} for each in self.claims]
        return {
            "sentence": self.text,
            "start": self.start,
            "end": self.end,
            "topic": self.topic,
            "mentions": list(self.mentions),
            "claims": fired,
            "silence": list(self.silence),
            "clauses": list(self.clauses),
        }

    def __str__(self) -> str:
        """The explanation for people, a few lines."""
        lines = [self.text, f"  names: {', '.join(self.mentions) or 'none'}; speaks of {self.topic or 'no film'}"]
        for each in self.claims:
            said = f"{each.claim.subject.label} {each.claim.predicate} {each.claim.object.label}"
            sure = f"{each.claim.status}, {each.claim.confidence:.2f}"
            lines.append(f"  + {said} ({sure}): pattern {each.pattern} on: {each.words}")
        return "\n".join([*lines, *(f"  - {reason}" for reason in self.silence)])


def explain(
    text: str, title: str | None = None, *, known: Gazetteer | None = None, min_confidence: float | None = None
) -> list[Explanation]:
    """Explains the reading of a text, a sentence at a time.

    Raises ArticleError when the text is empty or not text.

    >>> explain("Nobody came.")[0].silence
    ('nothing is named here',)
    """
    return explain_article(parse(text, title=title), known or gazetteer.load(), min_confidence)


def explain_file(
    path: str | Path, *, known: Gazetteer | None = None, min_confidence: float | None = None
) -> list[Explanation]:
    """Explains the reading of an article in a file, or on standard input for "-".

    >>> from wickgraph.bundled import folder
    >>> explain_file(folder("graph") / "articles" / "ballerina.md")[0].topic
    'Ballerina'
    """
    return explain_article(read_article(path), known or gazetteer.load(), min_confidence)


def explain_article(article: Article, known: Gazetteer, min_confidence: float | None = None) -> list[Explanation]:
    """Explains the reading of an article; claims less likely than `min_confidence` are told under `silence`.

    >>> from wickgraph.text.article import parse
    >>> len(explain_article(parse("Nobody came. Nobody left."), gazetteer.load()))
    2
    """
    least = confidence.default() if min_confidence is None else min_confidence
    return [_explanation(article, each, least) for each in claims.read_sentences(article, known)]


def _explanation(article: Article, read: Read, least: float) -> Explanation:
    sentence = read.reading.linked.sentence
    start, end = article.span(sentence.start, sentence.end)
    fired = tuple(
        Fired(claim, claim.pattern, " ".join(article.raw[claim.start : claim.end].split()))
        for claim in read.claims
        if claim.confidence >= least
    )
    return Explanation(
        " ".join(article.raw[start:end].split()),
        start,
        end,
        tuple(_mentions(read.reading)),
        read.reading.linked.topic.label if read.reading.linked.topic else None,
        fired,
        tuple(_silence(read, least)),
        tuple(" ".join(clause.text.split()) for clause in read.reading.clauses),
    )


def _mentions(reading: Reading) -> Iterator[str]:
    """Each mention with its number in the clauses: what is written, and what it was taken for."""
    for number, link in enumerate(reading.linked.links):
        taken = "/".join(link.likely) or "?"
        meant = {entity.label for entity in link.entities.values()} - {link.mention.text}
        yield f"{number} {link.mention.text} ({taken}{': ' + ', '.join(sorted(meant)) if meant else ''})"


def _silence(read: Read, least: float) -> Iterator[str]:
    """Why the sentence, or a statement in it, gave no claim."""
    dropped = [each for each in read.statements if context.status(each, read.reading) is None]
    for each in dropped:
        cue = context.cue(each, read.reading)
        yield f"{each.predicate} {each.object.label}: no claim, since the sentence has a {cue.name if cue else '?'}"
    for claim in (claim for claim in read.claims if claim.confidence < least):
        sure = f"its confidence {claim.confidence:.2f} is below {least:.2f}"
        yield f"{claim.predicate} {claim.object.label}: no claim, since {sure} (pattern {claim.pattern})"
    if read.claims or dropped:
        return
    if not read.reading.linked.links:
        yield "nothing is named here"
    elif read.statements:
        yield "what was found contradicts what the rest of the article makes of its names"
    else:
        near = {pattern.name: None for clause in read.reading.clauses for pattern, _ in _near(clause.words)}
        names = ", ".join(list(near)[:_NEAREST])
        yield f"no pattern fits; the words of these are there: {names}" if near else "no pattern has these words"


def _near(words: frozenset[str]) -> Iterator[tuple[patterns.Pattern, patterns.Rule]]:
    found = patterns.load().claims.candidates(words)
    yield from (each for each in found if any(min(need)[0] != "⟨" for need in each[1].needs))
