"""Matching: the statements that patterns find in one linked sentence.

A statement is a claim in the making: entities and literals in their places, the stretch of elements that says so, the
pattern that fired. Who says it, how sure and as of when is the business of `wickgraph.context`.

>>> from wickgraph.article import parse
>>> from wickgraph.gazetteer import load
>>> from wickgraph.linking import link
>>> sentence, = link(parse("Donnie Yen plays Caine in John Wick: Chapter 4."), load())
>>> [(each.subject.label, each.predicate, each.object.label) for each in statements(read(sentence), None)]
[('John Wick: Chapter 4', 'castMember', 'Donnie Yen')]
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from wickgraph import ontology, patterns, signs
from wickgraph.clauses import Clause, Element, clauses, elements, whole
from wickgraph.gazetteer import Entity
from wickgraph.names import key
from wickgraph.linking import Link, LinkedSentence
from wickgraph.patterns import Emission, Pattern, Rule


@dataclass(frozen=True, slots=True)
class Literal:
    """A literal object or qualifier: lexical form, and the compact name of its datatype."""

    value: str
    datatype: str = "xsd:string"
    up_to: str | None = None

    @property
    def label(self) -> str:
        """What to show for it."""
        return self.value


Term = Entity | Literal


@dataclass(frozen=True)
class Reading:
    """A linked sentence with its elements, the sentence as one clause, and the clauses in it."""

    linked: LinkedSentence
    elements: tuple[Element, ...] = field(repr=False)
    whole: Clause = field(repr=False)
    clauses: tuple[Clause, ...] = field(repr=False)


@dataclass(frozen=True)
class Statement:
    """What one match says: subject, predicate, object, qualifiers; first and last element; the clause and place in it."""

    subject: Entity
    predicate: str
    object: Term
    qualifiers: tuple[tuple[str, Term], ...]
    first: int
    last: int
    clause: Clause = field(repr=False)
    place: tuple[int, int]
    pattern: str
    status: str | None
    speaker: Entity | None = None
    when: Literal | None = None


def read(linked: LinkedSentence) -> Reading:
    """The elements and clauses of a sentence."""
    found = elements(linked)
    made = clauses(found, patterns.load().verbs) if found else []
    return Reading(linked, tuple(found), whole(found), tuple(made))


def matches(pattern: Pattern, clause: Clause) -> Iterator[tuple[Rule, re.Match[str]]]:
    """The places in a clause where a pattern fits, with the rule that does; none at once where it lacks a needed word."""
    for rule in pattern.rules:
        if all(not need.isdisjoint(clause.words) for need in rule.needs):
            for match in rule.regex.finditer(clause.text):
                yield rule, match


def statements(reading: Reading, previous: Statement | None) -> list[Statement]:
    """All statements of a sentence, each once, in the order of their evidence.

    `previous` is the last statement of the sentence before in the same paragraph, for patterns that continue it.
    """
    found: dict[tuple[str, str, str, str | None], Statement] = {}
    for clause in reading.clauses:
        for pattern, rule in patterns.load().candidates(clause.words):
            if not _applies(pattern, reading, previous):
                continue
            for match in rule.regex.finditer(clause.text):
                for made in _statements(pattern, rule, match, reading, clause, previous):
                    said = (made.subject.iri, made.predicate, _key(made.object), made.status)
                    if said not in found or _better(made, found[said]):
                        found[said] = made
    return sorted(found.values(), key=lambda each: (each.first, each.last, each.predicate))


def kinds(readings: Sequence[Reading]) -> dict[str, str]:
    """The kinds that an article's own words give to names that nobody knows, by `names.key`.

    The patterns of the table `kind` say it outright ("Heat is a film"); the claims that a name would make as this or that
    speak for a kind too ("X directed Heat").
    """
    votes: dict[str, Counter[str]] = {}
    for reading in readings:
        if any(link.known for link in reading.linked.links):
            for name, kind, weight in _kind_votes(reading):
                votes.setdefault(name, Counter())[kind] += weight
    return {name: max(count, key=lambda kind: (count[kind], kind)) for name, count in votes.items()}


def _kind_votes(reading: Reading) -> Iterator[tuple[str, str, int]]:
    for clause in reading.clauses:
        for pattern in patterns.load().context.get("kind", ()):
            for _, match in matches(pattern, clause):
                for number in _MENTION.findall(match["name"]) or [match["name"]]:
                    link = reading.linked.links[int(number)]
                    if link.known and pattern.kind:
                        yield key(link.mention.text), pattern.kind, 4
    for statement in statements(reading, None):
        for term in (statement.subject, statement.object, *(term for _, term in statement.qualifiers)):
            if isinstance(term, Entity) and not term.known:
                yield key(term.label), term.kind, 1


def _applies(pattern: Pattern, reading: Reading, previous: Statement | None) -> bool:
    if pattern.after and (previous is None or previous.predicate != pattern.after):
        return False
    return not pattern.where or reading.linked.sentence.kind in pattern.where.split("|")


def _key(term: Term) -> str:
    return term.iri if isinstance(term, Entity) else term.value


def _better(new: Statement, old: Statement) -> bool:
    """More qualifiers say more."""
    return len(new.qualifiers) > len(old.qualifiers)


def _statements(
    pattern: Pattern, rule: Rule, match: re.Match[str], reading: Reading, clause: Clause, previous: Statement | None
) -> Iterator[Statement]:
    slots = _slots(rule, match, reading.linked.links)
    slots["work"] = _work(clause, match.start(), reading)
    slots["previous"] = previous.subject if previous else None
    first, last = clause.span(*match.span())
    rows = list(_rows(pattern, rule, match, reading.linked.links))
    for item, place in rows:
        for emission in pattern.emissions:
            made = _emit(emission, {**slots, **item})
            if made:
                subject, target, qualifiers = made
                by, when = qualifiers.pop("by", None), qualifiers.pop("on", None)
                yield Statement(
                    subject, emission.predicate, target, tuple(sorted(qualifiers.items())), first, last, clause, place,
                    pattern.name, emission.status or pattern.status, by if isinstance(by, Entity) else None,
                    when if isinstance(when, Literal) else None,
                )  # fmt: skip


_MENTION = re.compile(r"⟨(\d+)[^⟩]*⟩")


def _work(clause: Clause, start: int, reading: Reading) -> Entity | None:
    """The work that a phrase hangs on: the one right before it, else the one that the clause begins with, else the topic."""
    before = clause.text[:start]
    near = re.search(r" ⟨(\d+)[^⟩]*⟩(?:it)? (?: [\[,—] )?(?: (?:is|was|will  be|has  been) )?$", before)
    first = _MENTION.search(before)
    for match in (near, first):
        if match:
            link = reading.linked.links[int(match[1])]
            if set(link.likely) & _WORKS:
                return link.read("Work")
    return reading.linked.topic


_WORKS = set(signs.WORKS)


def _slots(rule: Rule, match: re.Match[str], links: Sequence[Link]) -> dict[str, Term | None]:
    out: dict[str, Term | None] = {}
    for name, text in match.groupdict().items():
        if name in rule.lists and not (text and text.isdigit()) or text is None:
            continue
        if name in rule.kinds:
            out[name] = _read(links[int(text)], rule.kinds[name])
        else:
            out[name] = Literal(" ".join(text.split()))
    return out


def _read(link: Link, kinds: tuple[str, ...]) -> Term | None:
    value = link.mention.value
    if value:
        return Literal(value.lexical, value.datatype, value.up_to)
    return link.read(*kinds)


Item = tuple[dict[str, Term | None], tuple[int, int]]


def _rows(pattern: Pattern, rule: Rule, match: re.Match[str], links: Sequence[Link]) -> Iterator[Item]:
    """What a match says once for each item of its list, or of its two lists item by item; once where it has none."""
    lists = {name: list(_items(rule, name, match, links)) for name in rule.item_regexes if match[name] is not None}
    if pattern.pairs:
        first, second = (lists.get(name, []) for name in pattern.pairs)
        if len(first) == len(second):
            yield from (({**one, **two}, place) for (one, place), (two, _) in zip(first, second, strict=True))
        return
    if not lists:
        yield {}, match.span()
    for name, items in lists.items():
        prior: Term | None = None
        for slots, place in items:
            yield {**slots, "prior": prior}, place
            prior = slots.get(name)


def _items(rule: Rule, name: str, match: re.Match[str], links: Sequence[Link]) -> Iterator[Item]:
    """The items of a list: {who:Person+} gives `who` once for each."""
    at, end = match.span(name)
    while at < end:
        item = next((found for regex in rule.item_regexes[name] if (found := regex.match(match.string, at, end))), None)
        if item is None:
            at = match.string.find("  ", at, end) + 1 or end
            continue
        yield _slots(rule, item, links), item.span()
        at = item.end()


def _emit(emission: Emission, slots: dict[str, Term | None]) -> tuple[Entity, Term, dict[str, Term]] | None:
    subject, target = _part(emission.subject, slots), _part(emission.object, slots)
    if not isinstance(subject, Entity) or target is None or subject == target:
        return None
    typed = _typed(emission.predicate, subject, target)
    if typed is None:
        return None
    qualifiers = {name: term for name, parts in emission.qualifiers if (term := _qualifier(name, parts, slots)) is not None}
    if isinstance(target, Literal) and target.up_to:
        qualifiers["upTo"] = Literal(target.up_to, "xsd:integer")
    if any(term in (subject, target) for term in qualifiers.values()):
        return None
    return subject, typed, qualifiers


def _part(names: tuple[str, ...], slots: dict[str, Term | None]) -> Term | None:
    for name in names:
        if name.startswith("'"):
            text = name.strip("'")
            return Literal(text, "xsd:integer" if text.isdigit() else "xsd:string")
        if slots.get(name) is not None:
            return slots[name]
    return None


def _qualifier(name: str, parts: tuple[str, ...], slots: dict[str, Term | None]) -> Term | None:
    term = _part(parts, slots)
    if term is None or name in ("by", "on"):
        return term
    datatype = _datatype(name)
    if datatype is None:
        return term if isinstance(term, Entity) else None
    return Literal("true", datatype) if datatype == "xsd:boolean" else Literal(term.label, datatype)


@cache
def _datatype(name: str) -> str | None:
    return ontology.load().predicates[name].datatype


def _typed(predicate: str, subject: Entity, target: Term) -> Term | None:
    """The object as the ontology wants it; None where subject or object is not of its domain or range."""
    known = ontology.load()
    rule = known.predicates[predicate]
    if not _within(subject, rule.domain):
        return None
    if isinstance(target, Entity):
        return target if rule.datatype is None and _within(target, rule.range) else None
    if rule.datatype is None:
        return None
    return target if target.datatype != "xsd:string" or rule.datatype == "xsd:string" else None


def _within(entity: Entity, classes: tuple[str, ...]) -> bool:
    structure = {"RealThing": False, "FictionalThing": False}
    wanted = [each for each in classes if each not in structure]
    return not wanted or bool(set(ontology.load().ancestors.get(entity.kind, ())) & set(wanted))
