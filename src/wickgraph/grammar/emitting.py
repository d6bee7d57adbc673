"""Emitting: what fills the slots of a pattern, and the parts of the claims that it makes of them.

>>> canonical("medium", "in cinemas")
'theaters'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from wickgraph import ontology
from wickgraph.grammar.patterns import Emission, Pattern, Rule
from wickgraph.naming.gazetteer import Entity
from wickgraph.naming.memory import Link
from wickgraph.naming.mention import PLAIN
from wickgraph.text import lexicon
from wickgraph.text.literal import Literal

Term = Entity | Literal


def slots_of(rule: Rule, match: re.Match[str], links: Sequence[Link]) -> dict[str, Term | None]:
    """What fills the slots of a match; `NAME.text` is the text of a mention."""
    out: dict[str, Term | None] = {}
    for name, text in match.groupdict().items():
        if (name in rule.lists and not (text and text.isdigit())) or text is None:
            continue
        if name in rule.kinds:
            out[name] = _read(links[int(text)], rule.kinds[name])
            out[f"{name}.text"] = Literal(links[int(text)].mention.text)
        else:
            out[name] = Literal(" ".join(text.split()))
    return out


def _read(link: Link, kinds: tuple[str, ...]) -> Term | None:
    value = link.mention.value
    if value:
        return Literal(value.lexical, value.datatype, value.up_to, value.side)
    return link.read(*kinds)


Item = tuple[dict[str, Term | None], tuple[int, int]]


def rows(pattern: Pattern, rule: Rule, match: re.Match[str], links: Sequence[Link]) -> Iterator[Item]:
    """What a match says once for each item of its list, or of its two lists item by item; once where it has none."""
    lists = {name: list(_items(rule, name, match, links)) for name in rule.item_regexes if match[name] is not None}
    if pattern.pairs:
        first, second = (lists.get(name, []) for name in pattern.pairs)
        if len(first) == len(second):
            yield from (({**one, **two}, place) for (one, place), (two, _) in zip(first, second, strict=True))
        return
    if not all(lists.values()):
        return
    for chosen in product(*lists.values()):
        slots = {name: term for found, _ in chosen for name, term in found.items()}
        yield slots, chosen[0][1] if chosen else match.span()


def _items(rule: Rule, name: str, match: re.Match[str], links: Sequence[Link]) -> Iterator[Item]:
    """The items of a list: {who:Person+} gives `who` once for each."""
    at, end = match.span(name)
    prior: Term | None = None
    while at < end:
        item = next((found for regex in rule.item_regexes[name] if (found := regex.match(match.string, at, end))), None)
        if item is None:
            at = match.string.find("  ", at, end) + 1 or end
            continue
        slots = slots_of(rule, item, links)
        yield {**slots, "prior": prior}, item.span()
        at, prior = item.end(), next((term for term in slots.values() if isinstance(term, Entity)), None)


def emit(emission: Emission, slots: dict[str, Term | None]) -> tuple[Entity, Term, dict[str, Term]] | None:
    """Subject, object and qualifiers of a claim; None where a part is missing or not what the ontology wants there."""
    subject, target = _part(emission.subject, slots), _part(emission.object, slots)
    if not isinstance(subject, Entity) or target is None or subject == target:
        return None
    typed = _typed(emission.predicate, subject, target)
    if typed is None:
        return None
    qualifiers = {
        name: term for name, parts in emission.qualifiers if (term := _qualifier(name, parts, slots)) is not None
    }
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
    return Literal("true", datatype) if datatype == "xsd:boolean" else Literal(canonical(name, term.label), datatype)


def canonical(name: str, text: str) -> str:
    """A qualifier's words by the word that the lexicon has for them: "in cinemas" is theaters.

    >>> canonical("note", "as it is")
    'as it is'
    """
    words = text.split()
    return next((one for word, one in lexicon.load().canonical.get(name, ()) if word in words), text)


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
        if set(PLAIN) <= {*rule.domain} & {*rule.range} and subject.kind != target.kind:
            return None  # nobody real is the child of a character
        return target if rule.datatype is None and _within(target, rule.range) else None
    if rule.datatype is None:
        return None
    return target if target.datatype != "xsd:string" or rule.datatype == "xsd:string" else None


def _within(entity: Entity, classes: tuple[str, ...]) -> bool:
    wanted = set(classes) - {"RealThing", "FictionalThing"}
    return not wanted or bool(wanted.intersection(ontology.load().ancestors.get(entity.kind, ())))
