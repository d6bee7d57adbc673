"""Claims: what an article says, each with the span of text that says it.

>>> found = extract("John Wick: Chapter 4 was directed by Chad Stahelski.")
>>> [(claim.subject.label, claim.predicate, claim.object.label, claim.status) for claim in found]
[('John Wick: Chapter 4', 'director', 'Chad Stahelski', 'confirmed')]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from wickgraph.grammar import matching
from wickgraph.grammar.matching import Literal, Statement, Term
from wickgraph.grammar.reading import Reading
from wickgraph.naming import gazetteer
from wickgraph.naming.gazetteer import Entity, Gazetteer
from wickgraph.notebook.marked import Claims
from wickgraph.reader import confidence, context
from wickgraph.reader.crew import without_makers
from wickgraph.reader.moved import without_moved
from wickgraph.reader.others import Others
from wickgraph.reader.planned import as_planned
from wickgraph.reader.readings import readings
from wickgraph.reader.setting import Setting
from wickgraph.reader.settling import said, settled
from wickgraph.text.article import Article, digest, parse
from wickgraph.text.article import read as read_article


@dataclass(frozen=True)
class Claim:
    """One statement of an article with its evidence.

    `start` and `end` index the article's raw text (code points, end exclusive), `sha256` is the hash of that span;
    `status` is how sure the article is; `pattern` names the rule that found it. `confidence` is how likely the claim is
    read rightly: of a hundred claims with 0.8, eighty. `signs` are what it was told by (see
    `wickgraph.reader.confidence`).
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
    confidence: float = 1.0
    signs: tuple[str, ...] = field(default=(), repr=False, compare=False)

    @property
    def known(self) -> bool:
        """False where an end of the claim is an entity minted from the text."""
        return self.subject.known and (not isinstance(self.object, Entity) or self.object.known)

    def as_json(self) -> dict[str, Any]:
        """The claim as plain data, in the form that DESIGN fixes.

        An undisclosed role stands where the character would: `{"id": None, "label": "undisclosed role"}`.

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
            "qualifiers": dict(_qualifier(name, term) for name, term in self.qualifiers),
            "status": self.status,
            "as_of": self.as_of.value if self.as_of else None,
            "attributed_to": self.attributed_to.label if self.attributed_to else None,
            "start": self.start,
            "end": self.end,
            "sha256": self.sha256,
            "known": self.known,
            "confidence": self.confidence,
        }


def _qualifier(name: str, term: Term) -> tuple[str, Any]:
    if name == "undisclosedRole":
        return "wick:character", {"id": None, "label": "undisclosed role"}
    return f"wick:{name}", _plain(term)


def _plain(term: Term) -> Any:
    if isinstance(term, Entity):
        return {"id": term.iri, "label": term.label}
    return {"xsd:boolean": lambda: term.value == "true", "xsd:integer": lambda: int(term.value)}.get(
        term.datatype, lambda: term.value
    )()


def extract(
    text: str, title: str | None = None, *, known: Gazetteer | None = None, min_confidence: float | None = None
) -> Claims:
    """The claims of a text (plain text; `title` sets what it is about), in order of appearance.

    Claims of a lower confidence than `min_confidence` are left out: 0 keeps them all; without it, those are kept of
    which few were wrong on texts that the model had not seen. Raises ArticleError when the text is empty or not text.

    >>> [claim.object.label for claim in extract("It was written by Derek Kolstad.", title="John Wick: Chapter 2")]
    ['Derek Kolstad']
    """
    article = parse(text, title=title)
    return Claims(extract_article(article, known or gazetteer.load(), min_confidence), article.raw)


def extract_file(path: str | Path, *, known: Gazetteer | None = None, min_confidence: float | None = None) -> Claims:
    """The claims of an article in a file, or on standard input for "-".

    >>> from wickgraph.bundled import folder
    >>> extract_file(folder("graph") / "articles" / "ballerina.md")[0].subject.label
    'Ballerina'
    """
    article = read_article(path)
    return Claims(extract_article(article, known or gazetteer.load(), min_confidence), article.raw)


@dataclass(frozen=True)
class Read:
    """A sentence as it was read: what patterns found in it, and the claims that came of that."""

    reading: Reading
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]


def extract_article(article: Article, known: Gazetteer, min_confidence: float | None = None) -> list[Claim]:
    """The claims of an article that are as likely right as `min_confidence` says, or as is usual without it.

    >>> from wickgraph.text.article import parse
    >>> extract_article(parse("Nothing is claimed here."), gazetteer.load())
    []
    """
    least = confidence.default() if min_confidence is None else min_confidence
    found = (claim for each in read_sentences(article, known) for claim in each.claims)
    claims = [claim for claim in found if claim.confidence >= least]
    return sorted(claims, key=lambda claim: (claim.start, claim.end, claim.predicate, claim.object.label))


def read_sentences(article: Article, known: Gazetteer, hints: Mapping[str, str] | None = None) -> list[Read]:
    """The sentences of an article in order, each with what was found in it, however sure.

    `hints` are kinds of unknown names (by `names.key`) from another finder of names; what the article's own words make
    of a name counts more.

    >>> from wickgraph.text.article import parse
    >>> [len(each.claims) for each in read_sentences(parse("Is it good? Nobody knows."), gazetteer.load())]
    [0, 0]
    """
    linked = readings(article, known, hints)
    found = list(_sentences(article, linked, context.as_of(article, linked)))
    return _weighed(as_planned(without_moved(_exact(_consistent(found)))), article.title)


def _sentences(article: Article, linked: list[Reading], date: Literal | None) -> Iterator[Read]:
    previous: Statement | None = None
    pending: context.Speech | None = None
    moment = context.Moment(date)
    then: Literal | None = None
    vacated: Literal | None = None
    block = -1
    for reading in linked:
        if reading.linked.sentence.block != block:
            previous, pending, block = None, None, reading.linked.sentence.block
            moment, then = replace(moment, near=None), context.head_date(reading)
        found = matching.statements(reading, previous, then, vacated)
        said = context.speech(reading) if found else None
        made: list[Claim] = []
        for statement in found:
            waits = pending if pending and statement.predicate in (pending.predicate or "").split("|") else None
            if claim := _claim(article, reading, statement, moment, waits or said):
                made.append(claim)
        vacated = next(filter(None, map(_given_up, made)), vacated)
        yield Read(reading, tuple(found), tuple(settled(made)))
        moment = moment.after(reading)
        previous = found[-1] if found else None
        pending = context.pending(reading) or (pending if not found else None)


def _given_up(claim: Claim) -> Literal | None:
    """The date on which a work no longer comes out, by a claim: another may take it."""
    date, gone = claim.object, claim.predicate == "releaseDate" and claim.status == "superseded"
    return date if gone and isinstance(date, Literal) else None


def _claim(
    article: Article, reading: Reading, statement: Statement, moment: context.Moment, said: context.Speech | None
) -> Claim | None:
    status = context.status(statement, reading)
    target: Term | None = statement.object
    if isinstance(target, Literal):
        target = context.dated(target, moment, _side(statement.predicate, status))
    if status is None or target is None:
        return None
    if status == "confirmed" and statement.status in (None, "certain"):
        told = said.status if said and not statement.status else None
        status = told or context.planned(statement.predicate, target, moment.article) or status
    tokens = reading.linked.sentence.tokens
    first = tokens[reading.elements[statement.first].start].start
    last = tokens[reading.elements[statement.last].end - 1].end
    start, end = article.span(first, last)
    when = statement.when or (said.when if said else None) or context.moment(statement, reading) or moment.article
    return Claim(
        statement.subject, statement.predicate, target, statement.qualifiers, status,
        context.dated(when, moment) if when else None, statement.speaker or (said.speaker if said else None),
        start, end, digest(article.raw[start:end]), statement.pattern,
        signs=confidence.signs(statement, reading, status),
    )  # fmt: skip


def _side(predicate: str, status: str | None) -> str | None:
    """On which side of the article a date lies: what is certain is past, but a release on the calendar."""
    if status != "confirmed":
        return "near" if status == "superseded" else "next"
    return None if predicate in ("releaseDate", "premiere") else "last"


def _exact(found: list[Read]) -> list[Read]:
    """Without the dates of headings ("In cinemas next summer") that the text below gives exactly, or that only name."""
    given = {(claim.subject, claim.predicate, claim.object.label) for each in found for claim in each.claims}

    def holds(each: Read, claim: Claim) -> bool:
        if claim.pattern == "year-in-a-heading" and each.reading.linked.sentence.block == 0:
            return False  # in the title it only tells films of one name apart
        said = (claim.subject, claim.predicate)
        finer = (label for *of, label in given if tuple(of) == said and label.startswith(claim.object.label + "-"))
        return each.reading.linked.sentence.kind != "heading" or next(finer, None) is None

    return [replace(each, claims=tuple(claim for claim in each.claims if holds(each, claim))) for each in found]


def _consistent(found: list[Read]) -> list[Read]:
    """Claims in which no unknown name is two kinds of thing: the kind that most claims give it is right."""
    votes: dict[str, Counter[str]] = {}
    for claim in (claim for each in found for claim in each.claims):
        for entity in _entities(claim):
            if not entity.known:
                votes.setdefault(entity.label, Counter())[_sort(entity)] += 1
    kind = {label: max(count, key=lambda each: (count[each], each)) for label, count in votes.items()}

    def holds(claim: Claim) -> bool:
        return all(
            entity.known or _sort(entity) == kind[entity.label] or _is_eponym(entity, claim)
            for entity in _entities(claim)
        )

    kept = without_makers([tuple(filter(holds, each.claims)) for each in found])
    return [replace(each, claims=claims) for each, claims in zip(found, kept, strict=True)]


def _sort(entity: Entity) -> str:
    """The kind of an entity, by which it is no other thing: where a story is set there may be filming too."""
    return "Place" if entity.kind == "Location" else entity.kind


def _is_eponym(entity: Entity, claim: Claim) -> bool:
    """Whether somebody is a part in the film that is called like him or her."""
    return entity.kind == "Character" and claim.predicate == "castMember" and claim.subject.label == entity.label


def _weighed(found: list[Read], title: str | None) -> list[Read]:
    """Each claim with its confidence: its own signs, and how it agrees with the rest of the article."""
    claims = [claim for each in found for claim in each.claims]
    again = Counter(map(said, claims))
    setting, others = Setting([each.reading for each in found]), Others(claims, title)

    def weigh(claim: Claim, number: int) -> Claim:
        more = confidence.agreeing(again[said(claim)] - 1)
        around = (*setting.of_subject(claim.subject, number), *setting.of_object(claim.object), *others.of(claim))
        signs = (*claim.signs, *more, *around)
        return replace(claim, signs=signs, confidence=confidence.confidence(signs))

    return [replace(each, claims=tuple(weigh(claim, n) for claim in each.claims)) for n, each in enumerate(found)]


def _entities(claim: Claim) -> Iterator[Entity]:
    yield claim.subject
    if isinstance(claim.object, Entity):
        yield claim.object
    for _, term in claim.qualifiers:
        if isinstance(term, Entity):
            yield term
