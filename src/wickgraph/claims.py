"""Claims: what an article says, each with the span of text that says it.

>>> found = extract("John Wick: Chapter 4 was directed by Chad Stahelski.")
>>> [(claim.subject.label, claim.predicate, claim.object.label, claim.status) for claim in found]
[('John Wick: Chapter 4', 'director', 'Chad Stahelski', 'confirmed')]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wickgraph import context, gazetteer, linking, matching
from wickgraph.article import Article, digest, parse
from wickgraph.article import read as read_article
from wickgraph.gazetteer import Entity, Gazetteer
from wickgraph.matching import Literal, Reading, Statement, Term


@dataclass(frozen=True)
class Claim:
    """One statement of an article with its evidence.

    `start` and `end` index the article's raw text (code points, end exclusive), `sha256` is the hash of that span;
    `status` is how sure the article is; `pattern` names the rule that found it.
    """

    subject: Entity
    predicate: str
    object: Term
    qualifiers: tuple[tuple[str, Term], ...]
    status: str
    as_of: Literal | None
    attributed_to: Entity | None
    start: int
    end: int
    sha256: str
    pattern: str

    @property
    def known(self) -> bool:
        """False where an end of the claim is an entity minted from the text."""
        return self.subject.known and (not isinstance(self.object, Entity) or self.object.known)

    def as_json(self) -> dict[str, Any]:
        """The claim as plain data, in the form that DESIGN fixes.

        >>> claim, = extract("John Wick: Chapter 4 was directed by Chad Stahelski.")
        >>> claim.as_json()["object"]
        'https://w3id.org/wickgraph/id/ChadStahelski'
        """
        target = self.object
        return {
            "subject": self.subject.iri,
            "subject_label": self.subject.label,
            "predicate": f"wick:{self.predicate}",
            "object": target.iri if isinstance(target, Entity) else target.value,
            "object_label": target.label,
            "datatype": None if isinstance(target, Entity) else target.datatype,
            "qualifiers": {f"wick:{name}": _plain(term) for name, term in self.qualifiers},
            "status": self.status,
            "as_of": self.as_of.value if self.as_of else None,
            "attributed_to": self.attributed_to.label if self.attributed_to else None,
            "start": self.start,
            "end": self.end,
            "sha256": self.sha256,
            "known": self.known,
        }


def _plain(term: Term) -> Any:
    if isinstance(term, Entity):
        return {"id": term.iri, "label": term.label}
    return {"xsd:boolean": lambda: term.value == "true", "xsd:integer": lambda: int(term.value)}.get(
        term.datatype, lambda: term.value
    )()


def extract(text: str, title: str | None = None, *, known: Gazetteer | None = None) -> list[Claim]:
    """The claims of a text (plain text; `title` sets what it is about), in order of appearance.

    Raises ArticleError when the text is empty or not text.

    >>> [claim.object.label for claim in extract("It was written by Derek Kolstad.", title="John Wick: Chapter 2")]
    ['Derek Kolstad']
    """
    return extract_article(parse(text, title=title), known or gazetteer.load())


def extract_file(path: str | Path, *, known: Gazetteer | None = None) -> list[Claim]:
    """The claims of an article in a file, or on standard input for "-"."""
    return extract_article(read_article(path), known or gazetteer.load())


def extract_article(article: Article, known: Gazetteer) -> list[Claim]:
    """The claims of an article.

    >>> from wickgraph.article import parse
    >>> extract_article(parse("Nothing is claimed here."), gazetteer.load())
    []
    """
    readings = [matching.read(linked) for linked in linking.link(article, known)]
    kinds = matching.kinds(readings)
    if kinds:
        readings = [matching.read(linked) for linked in linking.link(article, known, kinds)]
    date = context.as_of(article, readings)
    claims = list(_claims(article, readings, date))
    return sorted(_consistent(claims), key=lambda claim: (claim.start, claim.end, claim.predicate, claim.object.label))


def _claims(article: Article, readings: list[Reading], date: Literal | None) -> Iterator[Claim]:
    previous: Statement | None = None
    pending: context.Speech | None = None
    block = -1
    for reading in readings:
        if reading.linked.sentence.block != block:
            previous, pending, block = None, None, reading.linked.sentence.block
        found = matching.statements(reading, previous)
        said = context.speech(reading) if found else None
        for statement in found:
            waits = pending if pending and pending.predicate == statement.predicate else None
            claim = _claim(article, reading, statement, date, waits or said)
            if claim:
                yield claim
        previous = found[-1] if found else None
        pending = context.pending(reading) or (pending if not found else None)


def _claim(
    article: Article, reading: Reading, statement: Statement, date: Literal | None, said: context.Speech | None
) -> Claim | None:
    status = context.status(statement, reading)
    target = context.dated(statement.object, date) if isinstance(statement.object, Literal) else statement.object
    if status is None or target is None:
        return None
    if said and said.status and status == "confirmed" and not statement.status:
        status = said.status
    tokens = reading.linked.sentence.tokens
    first = tokens[reading.elements[statement.first].start].start
    last = tokens[reading.elements[statement.last].end - 1].end
    start, end = article.span(first, last)
    when = statement.when or (said.when if said else None) or date
    return Claim(
        statement.subject, statement.predicate, target, statement.qualifiers, status,
        context.dated(when, date) if when else None, statement.speaker or (said.speaker if said else None),
        start, end, digest(article.raw[start:end]), statement.pattern,
    )  # fmt: skip


def _consistent(claims: list[Claim]) -> Iterator[Claim]:
    """Claims in which no unknown name is two kinds of thing: the kind that most claims give it is right."""
    votes: dict[str, Counter[str]] = {}
    for claim in claims:
        for entity in _entities(claim):
            if not entity.known:
                votes.setdefault(entity.label, Counter())[entity.kind] += 1
    kind = {label: max(count, key=lambda each: (count[each], each)) for label, count in votes.items()}
    for claim in claims:
        if all(entity.known or entity.kind == kind[entity.label] for entity in _entities(claim)):
            yield claim


def _entities(claim: Claim) -> Iterator[Entity]:
    yield claim.subject
    if isinstance(claim.object, Entity):
        yield claim.object
    for _, term in claim.qualifiers:
        if isinstance(term, Entity):
            yield term
