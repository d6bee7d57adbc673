"""The card of an entity: what it is, its names, and every statement about it with its receipts.

>>> print(Card("https://w3id.org/wickgraph/id/Eve", "Eve", ("Character",)).write("text"), end="")
Eve
character · id:Eve
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import groupby

from wickgraph.asking.lookup import Match
from wickgraph.errors import unwritable
from wickgraph.results.written import Written
from wickgraph.statements import called, figure
from wickgraph.terms import compact, expand

CARD_FORMATS = ("text", "json", "md")


@dataclass(frozen=True)
class Receipt:
    """One piece of evidence: its source, and its sentence where the text is at hand.

    `start` and `end` index the source's text (code points, end exclusive) and are None for a page that is only cited.
    `recovered` tells that the text has changed since and the span was found elsewhere in it. `span` is where in the
    sentence the words themselves stand; None where they run over the end of a line.
    """

    title: str
    url: str | None = None
    publisher: str | None = None
    date: str | None = None
    file_name: str | None = None
    start: int | None = None
    end: int | None = None
    sentence: str | None = None
    recovered: bool = False
    span: tuple[int, int] | None = None

    def parts(self) -> tuple[str, str, str]:
        """The sentence, taken apart around its span; all of it is "before" where the span is not known.

        >>> Receipt("Heat", sentence="It rains.", span=(3, 8)).parts()
        ('It ', 'rains', '.')
        """
        text = self.sentence or ""
        first, last = self.span or (len(text), len(text))
        return text[:first], text[first:last], text[last:]


@dataclass(frozen=True)
class Statement:
    """A claim as one line: where it stands, when and by whom it was made, its qualifiers, its receipts."""

    claim: str
    status: str
    status_in_source: str
    as_of: str | None = None
    attributed_to: tuple[str, ...] = ()
    qualifiers: tuple[tuple[str, str], ...] = ()
    receipts: tuple[Receipt, ...] = ()


@dataclass(frozen=True)
class Fact:
    """What the entity has to do with one other thing, and the statements that say so.

    `direction` is "out" where the entity is the subject, "in" where it is the object or a qualifier. `other` is the IRI
    of the other thing, None for a value. `accepted` is whether the plain triple is in the graph.
    """

    direction: str
    predicate: str
    name: str
    other: str | None
    label: str
    accepted: bool
    statements: tuple[Statement, ...] = ()

    @property
    def told(self) -> str:
        """The other thing as people read it: a name, or a value with its unit.

        >>> Fact("out", "wick:runningTime", "running time", None, "125", True).told
        '125 minutes'
        """
        return self.label if self.other else figure(self.label, expand(self.predicate))


@dataclass(frozen=True)
class Card(Written):
    """An entity, and all that the graph says about it. `others` are further things of the name that was asked for."""

    iri: str
    label: str
    kinds: tuple[str, ...]
    description: str | None = None
    names: tuple[str, ...] = ()
    ids: tuple[tuple[str, str], ...] = ()
    facts: tuple[Fact, ...] = ()
    others: tuple[Match, ...] = ()

    def write(self, format: str = "text", width: int | None = None) -> str:
        """The card as "text", "json" or "md". Raises UsageError for any other format.

        >>> Card("urn:x", "X", ()).write("md")
        '# X\\n\\nthing · urn:x\\n'
        """
        if format == "json":
            return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"
        if format not in CARD_FORMATS:
            raise unwritable(format, "a card", CARD_FORMATS)
        lines = _as_text(self) if format == "text" else _as_md(self)
        return "\n".join(lines) + "\n"

    def links(self) -> list[tuple[str, str]]:
        """Where else something can be read about the entity: (words, address).

        >>> Card("urn:x", "X", (), ids=(("IMDb", "nm0000206"), ("Wikidata", "no id"))).links()
        [('IMDb nm0000206', 'https://www.imdb.com/name/nm0000206/')]
        """
        found = []
        for scheme, name in self.ids:
            if scheme == "IMDb" and name.isalnum() and name.isascii():
                part = {"nm": "name", "co": "company", "ch": "character"}.get(name[:2], "title")
                found.append((f"IMDb {name}", f"https://www.imdb.com/{part}/{name}/"))
            elif scheme == "Wikidata" and name[:1] == "Q" and name[1:].isdecimal() and name.isascii():
                found.append((f"Wikidata {name}", f"https://www.wikidata.org/wiki/{name}"))
        return found

    def _repr_html_(self) -> str:
        from wickgraph.notebook.shown import shown

        return shown("card.html", card=self)


def _as_text(card: Card) -> Iterator[str]:
    yield card.label
    yield from _about(card)
    for heading, facts in _grouped(card.facts):
        yield from ("", heading)
        for fact in facts:
            yield f"  {fact.told}"
            for statement in fact.statements:
                yield f"    {_standing(statement)}"
                yield from (f"      {line}" for receipt in statement.receipts for line in _proof(receipt))


def _as_md(card: Card) -> Iterator[str]:
    yield from (f"# {_plain(card.label)}", "")
    yield "  \n".join(map(_plain, _about(card)))
    for heading, facts in _grouped(card.facts):
        yield from ("", f"## {heading}", "")
        for fact in facts:
            yield f"- **{_plain(fact.told)}**"
            for statement in fact.statements:
                yield f"  - {_plain(_standing(statement))}"
                yield from (f"    > {_plain(line)}  " for receipt in statement.receipts for line in _proof(receipt))


def _plain(text: str) -> str:
    return text.replace("\\", "\\\\").replace("<", "&lt;").replace("*", "\\*")


def _about(card: Card) -> Iterator[str]:
    kinds = ", ".join(called(kind) for kind in card.kinds) or "thing"
    yield f"{kinds} · {compact(card.iri)}"
    if card.description:
        yield card.description
    if card.names:
        yield f"also: {'; '.join(card.names)}"
    if card.ids:
        yield ", ".join(f"{scheme} {name}" for scheme, name in card.ids)
    if card.others:
        others = "; ".join(f"{other.label} ({compact(other.iri)})" for other in card.others)
        yield f"The name can also mean: {others}"


def _grouped(facts: tuple[Fact, ...]) -> Iterator[tuple[str, Iterator[Fact]]]:
    for (direction, name), group in groupby(facts, key=lambda fact: (fact.direction, fact.name)):
        yield f"{'→' if direction == 'out' else '←'} {name}", group


def _standing(statement: Statement) -> str:
    """One line: confirmed, as of 2023-04, says Lionsgate (character: Rooney)."""
    parts = [statement.status or "unknown status"]
    if statement.status_in_source not in ("", statement.status):
        parts.append(f"{statement.status_in_source} in the source")
    if statement.as_of:
        parts.append(f"as of {statement.as_of}")
    if statement.attributed_to:
        parts.append(f"says {' and '.join(statement.attributed_to)}")
    qualifiers = "; ".join(f"{name}: {text}" for name, text in statement.qualifiers)
    return ", ".join(parts) + (f" ({qualifiers})" if qualifiers else "")


def _proof(receipt: Receipt) -> Iterator[str]:
    if receipt.sentence:
        yield f"“{receipt.sentence}”"
    parts = [receipt.title, receipt.publisher, receipt.date, receipt.url]
    if receipt.start is not None:
        parts.append(f"{receipt.file_name or 'text'}, characters {receipt.start} to {receipt.end}")
        parts.append("text not at hand" if receipt.sentence is None else "recovered" if receipt.recovered else None)
    yield "— " + ", ".join(part for part in parts if part)
