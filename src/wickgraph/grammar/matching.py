"""Matching: the statements that patterns find in one linked sentence.

A statement is a claim in the making: entities and literals in their places, the stretch of elements that says so, the
pattern that fired. Who says it, how sure and as of when is the business of `wickgraph.reader.context`.

>>> from wickgraph.text.article import parse
>>> from wickgraph.naming.gazetteer import load
>>> from wickgraph.naming.linking import link
>>> from wickgraph.grammar.reading import read
>>> sentence, = link(parse("Donnie Yen plays Caine in John Wick: Chapter 4."), load())
>>> [(each.subject.label, each.predicate, each.object.label) for each in statements(read(sentence), None)]
[('John Wick: Chapter 4', 'castMember', 'Donnie Yen')]
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from wickgraph.grammar.clauses import Clause
from wickgraph.grammar.elements import is_mention
from wickgraph.grammar.emitting import Term as Term
from wickgraph.grammar.emitting import emit, rows, slots_of
from wickgraph.grammar.predicates import AUXILIARY
from wickgraph.grammar.reading import MENTION, Fit, Reading
from wickgraph.grammar.work import hung_on, played_in
from wickgraph.naming.gazetteer import Entity
from wickgraph.text.literal import Literal as Literal


@dataclass(frozen=True)
class Statement:
    """What one match says: subject, predicate, object, qualifiers; first and last element; its place in the clause.

    `match` is the stretch of the clause's text that the pattern fits, `place` that of the item where it fits a list;
    `also` are the statements that say the same, each by one match of one pattern, where there are several.
    """

    subject: Entity
    predicate: str
    object: Term
    qualifiers: tuple[tuple[str, Term], ...]
    first: int
    last: int
    clause: Clause = field(repr=False)
    match: tuple[int, int]
    place: tuple[int, int]
    pattern: str
    status: str | None
    given: bool = False
    speaker: Entity | None = None
    when: Literal | None = None
    also: tuple[Statement, ...] = field(default=(), repr=False, compare=False)


def statements(
    reading: Reading, previous: Statement | None, then: Literal | None = None, vacated: Literal | None = None
) -> list[Statement]:
    """All statements of a sentence, each once, in the order of their evidence.

    `previous` is the last statement of the sentence before in the same paragraph, for patterns that continue it; `then`
    is the date at which the paragraph stands, as in a calendar; `vacated` the date last said to be given up.
    """
    found: dict[tuple[str, str, str, str | None], Statement] = {}
    every: dict[tuple[str, str, str, str | None], list[Statement]] = {}
    before = _before(previous) | {"then": then}
    for fit in sorted(reading.shape.fits, key=_leans):
        if "vacated" in fit.pattern.uses:
            before["vacated"] = _given_up(found.values()) or vacated
        said_before = _said_before(fit, previous, found.values())
        if fit.pattern.after and said_before is None:
            continue
        slots = before | _before(said_before) if said_before is not previous else before
        for made in _statements(fit, reading, slots):
            said = (made.subject.iri, made.predicate, _key(made.object), made.status)
            found[said] = _merged(found[said], made) if said in found else made
            every.setdefault(said, []).append(made)
    for said, ways in every.items():
        if len(ways) > 1:
            found[said] = replace(found[said], also=tuple(ways))
    kept = _without_successors(list(_of_what_is_named(found.values(), reading)))
    return sorted(kept, key=lambda each: (each.first, each.last, each.predicate))


def _leans(fit: Fit) -> bool:
    """Whether what a pattern says leans on what another finds in the same sentence."""
    return "vacated" in fit.pattern.uses or fit.pattern.after is not None


def _said_before(fit: Fit, previous: Statement | None, found: Collection[Statement]) -> Statement | None:
    """The statement that a pattern continues: that of the sentence before, or with "~" one before it in its own."""
    after = fit.pattern.after or ""
    if after.endswith("~"):
        first = fit.clause.span(*fit.match.span())[0]
        here = [each for each in found if each.predicate == after[:-1] and each.last < first]
        previous = max(here, key=lambda each: each.last, default=previous)
    return previous if previous is None or not after or previous.predicate == after.rstrip("~") else None


def _given_up(found: Collection[Statement]) -> Term | None:
    """The date that a sentence says to be given up."""
    gone = (each.object for each in found if each.predicate == "releaseDate" and each.status == "superseded")
    return next(gone, None)


def _of_what_is_named(found: Collection[Statement], reading: Reading) -> Iterator[Statement]:
    """The statements but those of the topic, named nowhere in the sentence, that it makes in the same words of a work.

    "He stars in Heat, a drama directed by Ann Lee": with Heat left out of a simpler row, Lee would direct the topic.
    """
    topic = reading.linked.topic
    named = {entity for link in reading.linked.links for entity in link.entities.values()}
    if topic is None or topic in named:
        yield from found
        return
    elsewhere = {_wording(each): each for each in found if each.subject != topic}
    for each in found:
        other = elsewhere.get(_wording(each)) if each.subject == topic else None
        if other is None or not other.first <= each.first <= other.last or not _hangs(each, reading):
            yield each


def _hangs(statement: Statement, reading: Reading) -> bool:
    """Whether what a statement is made of hangs on a name before it: "directed by", "which opens"."""
    first, before = (_code(reading, at) for at in (statement.first, statement.first - 1))
    if is_mention(first):
        return False
    return before in ("which", "that") or (first.endswith(("ed", "en", "ing")) and before not in AUXILIARY)


def _code(reading: Reading, at: int) -> str:
    return reading.elements[at].code if at >= 0 else ""


def _wording(statement: Statement) -> tuple[str, str, str]:
    """By which pattern a statement says what of whom it may."""
    return statement.predicate, _key(statement.object), statement.pattern


#: patterns that say of somebody who replaces another that both act
_SUCCESSION = {"instead-of-another", "replaces", "replaced-by", "steps-in", "takes-over", "turned-to-another"}
_CRAFTS = {"director", "screenwriter", "composer", "cinematographer", "filmEditor", "producer", "showrunner"}


def _without_successors(found: Collection[Statement]) -> Iterator[Statement]:
    """The statements but those that make actors of two of whom one succeeds the other in a craft of that sentence."""
    made = {_key(each.object) for each in found if each.predicate in _CRAFTS}
    crew: set[str] = set()
    for each in found:
        replaced = dict(each.qualifiers).get("replaces")
        if each.pattern in _SUCCESSION and replaced and _key(each.object) in made:
            crew |= {_key(each.object), _key(replaced)}
    for each in found:
        gone = each.pattern == "left-the-cast" and _key(each.object) in made  # "hired to direct but exited"
        succeeds = each.pattern in _SUCCESSION and _key(each.object) in crew
        if each.predicate != "castMember" or not (gone or succeeds):
            yield each


def _key(term: Term) -> str:
    return term.iri if isinstance(term, Entity) else term.value


def _merged(old: Statement, new: Statement) -> Statement:
    """One statement of two that say the same: with the qualifiers of both, or of the richer one where they disagree.

    It stands in the shorter clause: what is said around that says nothing of it.
    """
    first, second = dict(old.qualifiers), dict(new.qualifiers)
    if any(first[name] != second[name] for name in first.keys() & second.keys()):
        return new if (len(second), _length(new)) > (len(first), _length(old)) else old
    if second.keys() <= first.keys():
        return old if len(old.clause.text) <= len(new.clause.text) else replace(new, qualifiers=old.qualifiers)
    both = tuple(sorted({**first, **second}.items()))
    return replace(
        new if len(second) > len(first) else old,
        qualifiers=both,
        first=min(old.first, new.first),
        last=max(old.last, new.last),
    )


def _length(statement: Statement) -> int:
    return statement.match[1] - statement.match[0]


def _statements(fit: Fit, reading: Reading, before: Mapping[str, Term | None]) -> Iterator[Statement]:
    clause, pattern, rule, match = fit
    slots = slots_of(rule, match, reading.linked.links)
    if "work" in pattern.uses:
        acts = any(each.predicate == "castMember" for each in pattern.emissions)
        slots["work"] = (played_in(clause, match, reading) if acts else None) or hung_on(clause, match, reading)
    if "story" in pattern.uses and not reading.linked.page:
        slots["story"] = hung_on(clause, match, reading)
    if "spoken" in pattern.uses:
        slots["spoken"] = _spoken(clause, match, reading)
    slots |= {**before, "page": reading.linked.page, "topic": reading.linked.topic}
    first, last = clause.span(*match.span())
    found = list(rows(pattern, rule, match, reading.linked.links))
    for item, place in found:
        some = False
        for emission in pattern.emissions:
            made = None if some and emission.otherwise else emit(emission, {**slots, **item})
            if made:
                some = True
                subject, target, qualifiers = made
                by, when = qualifiers.pop("by", None), qualifiers.pop("on", None)
                yield Statement(
                    subject,
                    emission.predicate,
                    target,
                    tuple(sorted(qualifiers.items())),
                    first,
                    last,
                    clause,
                    match.span(),
                    place,
                    pattern.name,
                    emission.status or pattern.status,
                    pattern.given,
                    by if isinstance(by, Entity) else None,
                    when if isinstance(when, Literal) else None,
                )


def _before(previous: Statement | None) -> dict[str, Term | None]:
    """The slots that the statement before fills: what it was about, and whom it said to play whom."""
    if previous is None:
        return {}
    cast = previous.predicate == "castMember"
    role = dict(previous.qualifiers).get("character") if cast else None
    return {"previous": previous.subject, "former": previous.object if cast else None, "role-before": role}


def _spoken(clause: Clause, match: re.Match[str], reading: Reading) -> Entity | None:
    """Whom "the part" means: the last character named before a match in its clause, else in the sentences before."""
    named = [reading.linked.links[int(number)] for number in MENTION.findall(clause.text[: match.start()])]
    here = [link.entities.get("Character") for link in named if link.likely == ("Character",)]
    return next(filter(None, reversed(here)), reading.linked.character)
