"""The claims that Wikidata can hold, as commands of QuickStatements (version 1), each with its references.

A claim becomes a statement where its ends have Q-ids, or its object is a date, a number or an ordinal that Wikidata
takes; where its status, now and in its source, is announced or confirmed; where no other claim conflicts with it; where
its source has an address; and where no qualifier that narrows it (a region, a medium, an upper end) would be lost. What
several sources say is a line for each: QuickStatements adds the reference to the statement that it finds.

>>> from wickgraph.stores.store import from_text
>>> print(commands(from_text('''id:Heat wick:wikidataId "Q42198" . claim:c a wick:Claim ; rdf:subject id:Heat ;
...     rdf:predicate wick:releaseDate ; rdf:object "1995-12"^^xsd:gYearMonth ; wick:status wick:Confirmed ;
...     wick:statusInSource wick:Confirmed ; wick:evidence evidence:e . evidence:e wick:source source:s .
...     source:s wick:url "https://example.org/heat" .''')).replace("\\t", " | "), end="")
Q42198 | P577 | +1995-12-00T00:00:00Z/10 | S854 | "https://example.org/heat"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pyoxigraph import NamedNode, Store

from wickgraph import ontology
from wickgraph.beliefs.precedence import load
from wickgraph.errors import UsageError
from wickgraph.export.content import Content, read
from wickgraph.statements import Statement, Term, first, local_name, qualifiers
from wickgraph.terms import WICK, XSD

#: a subject, a property, a value, and qualifiers: property and value in turn
Command = tuple[str, ...]

_ITEM = re.compile(r"Q[1-9]\d*")
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_DATES = {XSD + name for name in ("date", "gYearMonth", "gYear")}
#: the unit of a quantity: minutes, US dollars
_UNITS = {"P2047": "U7727", "P2130": "U4917", "P2142": "U4917"}
#: properties that take the text of a number
_ORDINALS = {"P1545"}
#: qualifiers that say more of what is true without them
_ADDING = {"billing", "character", "note", "replaces", "role", "undisclosedRole"}


def commands(store: Store, retrieved: str | None = None) -> str:
    """One line a statement and reference; nothing where no claim qualifies.

    `retrieved` is the day on which the pages were read (S813), if it is to stand in the references beside their address
    (S854) and date of publication (S577). Raises UsageError where it is no date.

    >>> commands(Store(), retrieved="today")
    Traceback (most recent call last):
        ...
    wickgraph.errors.UsageError: today: not a date. Give a day, a month or a year, such as 2023-12-31.
    """
    if retrieved is not None and not _DATE.fullmatch(retrieved):
        raise UsageError(f"{retrieved}: not a date. Give a day, a month or a year, such as 2023-12-31.")
    found = read(store)
    lines = {
        "\t".join((*command, *reference))
        for said, target in found.statements()
        if _stands(said) and (command := _command(found, said, target))
        for reference in _references(said, retrieved)
    }
    return "".join(f"{line}\n" for line in sorted(lines))


def _stands(said: Statement) -> bool:
    accepted = {status.lower() for status in load().accepted}
    return {said["status"], said["status_in_source"]} <= accepted and not said["conflicts_with"]


def _command(found: Content, said: Statement, target: Term) -> Command | None:
    """What Wikidata is told of a claim, apart from who says so; None where it cannot say it."""
    about = qualifiers(found.about(said["claim"]))
    item, (of, inverse) = _item(found, said["subject"]["id"]), _property(local_name(said["stated"]["id"]))
    value = _value(found, target, of)
    if not (item and of and value) or any(_narrows(name, terms) for name, terms in about.items()):
        return None
    more = [part for name, terms in about.items() for part in _qualifier(found, name, terms)]
    return (value, of, item, *more) if inverse else (item, of, value, *more)


def _qualifier(found: Content, name: str, terms: list[Term]) -> Iterator[str]:
    of, _ = _property(name.removeprefix("wick:"))
    for term in terms:
        if of and (value := _value(found, term, of)):
            yield from (of, value)


def _narrows(qualifier: str, terms: list[Term]) -> bool:
    """Whether a claim says less than the same claim without the qualifier."""
    name = qualifier.removeprefix("wick:")
    unsaid = load().unsaid.get(name, ())
    return name not in _ADDING and not all(term.value in unsaid for term in terms)


def _value(found: Content, term: Term, of: str) -> str:
    """A term as a value of a property of Wikidata, "" where it is none."""
    if isinstance(term, NamedNode):
        return _item(found, term.value)
    datatype = term.datatype.value
    if datatype in _DATES:
        return _date(term.value)
    if datatype == XSD + "integer":
        return f'"{term.value}"' if of in _ORDINALS else term.value + _UNITS[of] if of in _UNITS else ""
    return ""


def _item(found: Content, iri: str) -> str:
    item = first(found.about(iri), WICK + "wikidataId")
    return item if _ITEM.fullmatch(item) else ""


def _date(text: str) -> str:
    """A day, month or year in the notation of Wikidata, with its precision: 11, 10 or 9; "" for anything else."""
    match = _DATE.fullmatch(text)
    if not match:
        return ""
    year, month, day = match.groups()
    return f"+{year}-{month or '00'}-{day or '00'}T00:00:00Z/{9 + bool(month) + bool(day)}"


def _references(said: Statement, retrieved: str | None) -> Iterator[Command]:
    for evidence in said["evidence"]:
        if evidence["url"]:
            published, read_on = _date(evidence["date"]), _date(retrieved or "")
            address = evidence["url"].replace('"', "%22").replace("\t", "%09")
            yield (
                *("S854", f'"{address}"'),
                *(("S577", published) if published else ()),
                *(("S813", read_on) if read_on else ()),
            )


@cache
def _property(name: str) -> tuple[str, bool]:
    """The property of Wikidata for a term of the ontology, and whether it runs the other way round.

    "" where there is none, or more than one to choose from.
    """
    for annotation in ("wikidataProperty", "wikidataInverse"):
        quads = list(ontology.store().quads_for_pattern(NamedNode(WICK + name), NamedNode(WICK + annotation), None))
        if len(quads) == 1:
            return local_name(quads[0].object.value), annotation == "wikidataInverse"  # type: ignore[union-attr]
    return "", False
