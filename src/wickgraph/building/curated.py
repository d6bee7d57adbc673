"""Curated claims: the tables of `graph/claims/` and `graph/sources.tsv`, kept by hand, as content of a dataset.

Every fault is named with file and line; nothing is guessed and nothing is dropped.

>>> claims, sources = load()
>>> len(claims) > 400, any(claim.predicate == "castMember" for claim in claims)
(True, True)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from wickgraph import ontology
from wickgraph.building.content import Content, Span, Term
from wickgraph.building.dataset import source_row
from wickgraph.building.handkept import faults_of_names, faults_of_order
from wickgraph.bundled import folder
from wickgraph.errors import DataError
from wickgraph.naming import gazetteer
from wickgraph.naming.gazetteer import Entity
from wickgraph.terms import ID, SOURCE, XSD, expand

STATUSES = ("rumoured", "announced", "confirmed", "denied", "superseded")
_COLUMNS = ("row", "subject", "predicate", "object", "qualifiers", "status", "as_of", "speaker", "source", "note")
_SOURCE_COLUMNS = ("key", "title", "url", "publisher", "date", "note")
#: the form of a date and the datatype that goes with it
_DATES = {
    r"\d{4}": "gYear",
    r"\d{4}-(0[1-9]|1[0-2])": "gYearMonth",
    r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])": "date",
}

Row = dict[str, str]


def load(base: Path | None = None) -> tuple[dict[Content, list[Span]], list[Quad]]:
    """The claims and the sources of a `graph` folder; without one, of the bundled folder.

    A claim has no span: it cites a page. Raises DataError that names every faulty line.
    """
    root = base or folder("graph")
    faults: list[str] = []
    sources = _by_key(_table(root / "sources.tsv", _SOURCE_COLUMNS, faults), faults)
    faults += faults_of_names((root / "entities.ttl").read_text(encoding="utf-8"))
    claims: dict[Content, list[Span]] = {}
    ordered: list[tuple[str, str, str, str]] = []
    for path in sorted((root / "claims").glob("*.tsv")):
        for row in _table(path, _COLUMNS, faults):
            found = _content(row, sources, faults)
            if found in claims:
                faults.append(f"{row['at']}: says again what an earlier line says. Merge the two.")
            if found:
                claims[found] = []
                ordered += [(row["at"], row["subject"], row["predicate"], row["object"])] * (row["status"] != "denied")
    faults += faults_of_order(ordered)
    if faults:
        more = f"\n... and {len(faults) - 10} more" if len(faults) > 10 else ""
        raise DataError("\n".join(faults[:10]) + more)
    cited = {claim.source for claim in claims}
    quads = [quad for row in sources.values() if NamedNode(SOURCE + row["key"]) in cited for quad in _source(row)]
    return claims, quads


def _table(path: Path, columns: tuple[str, ...], faults: list[str]) -> Iterator[Row]:
    """The rows of a tab separated file without quoting, each with its place as "at"."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path.name}: cannot be read ({error}).") from None
    if tuple(lines[0].rstrip("\r").split("\t")) != columns:
        raise DataError(f"{path.name}:1: the columns must be {' '.join(columns)}, tab separated.")
    for number, line in enumerate(lines[1:], 2):
        cells = line.rstrip("\r").split("\t")
        if len(cells) == len(columns):
            yield {"at": f"{path.name}:{number}", **dict(zip(columns, cells, strict=True))}
        elif line.strip():
            faults.append(f"{path.name}:{number}: {len(cells)} cells, and there must be {len(columns)}.")


def _by_key(rows: Iterator[Row], faults: list[str]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in rows:
        if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", row["key"]):
            faults.append(f"{row['at']}: the key {row['key']!r} must be of small letters, digits and hyphens.")
        if row["key"] in found:
            faults.append(
                f"{row['at']}: the key {row['key']!r} stands at {found[row['key']]['at']} too. Choose another."
            )
        if row["date"] and date(row["date"]) is None:
            faults.append(f"{row['at']}: {row['date']!r} is no date. Write 2023, 2023-04 or 2023-04-28.")
        found[row["key"]] = row
    return found


def _source(row: Row) -> Iterator[Quad]:
    values = {name: row[name] for name in ("title", "url", "publisher", "note")}
    return source_row(NamedNode(SOURCE + row["key"]), **values, date=date(row["date"]))


def date(text: str) -> Literal | None:
    """The literal of a date as people write it in the tables; None where it is not one.

    >>> print(date("2023-04"))
    "2023-04"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>
    """
    for form, datatype in _DATES.items():
        if re.fullmatch(form, text) and _in_calendar(text):
            return Literal(text, datatype=NamedNode(XSD + datatype))
    return None


def _in_calendar(text: str) -> bool:
    if len(text) < 10:
        return True
    from datetime import date as calendar

    try:
        calendar.fromisoformat(text)
    except ValueError:
        return False
    return True


def _content(row: Row, sources: dict[str, Row], faults: list[str]) -> Content | None:
    """What a line says; None where it has a fault, which is noted."""
    before = len(faults)
    rule = ontology.load().predicates.get(row["predicate"])
    if rule is None:
        faults.append(f"{row['at']}: {row['predicate']!r} is no predicate of the ontology. See ontology/wick.ttl.")
        return None
    subject = _entity(row, "subject", rule.domain, faults)
    target: Term | None
    target = (
        _literal(row, row["object"], rule.datatype, faults)
        if rule.datatype
        else _entity(row, "object", rule.range, faults)
    )
    qualifiers = list(_qualifiers(row, faults))
    if row["status"] not in STATUSES:
        faults.append(f"{row['at']}: the status {row['status']!r} must be one of {', '.join(STATUSES)}.")
    if row["source"] not in sources:
        faults.append(f"{row['at']}: a claim needs a source, and {row['source']!r} is none of sources.tsv.")
    as_of = date(row["as_of"]) if row["as_of"] else None
    if row["as_of"] and as_of is None:
        faults.append(f"{row['at']}: {row['as_of']!r} is no date. Write 2023, 2023-04 or 2023-04-28.")
    speaker = _entity(row, "speaker", ("Person", "Company"), faults) if row["speaker"] else None
    if len(faults) > before or subject is None or target is None:
        return None
    said = tuple(sorted((name, value) for name, value in qualifiers if name != "confidence"))
    extras = [(name, value) for name, value in qualifiers if name == "confidence"]
    extras += [("note", Literal(row["note"]))] if row["note"] else []
    source = NamedNode(SOURCE + row["source"])
    return Content(subject, rule.name, target, said, row["status"], source, as_of, speaker, tuple(extras))


@cache
def _known() -> dict[str, Entity]:
    return gazetteer.load().entities


def _entity(row: Row, column: str, kinds: tuple[str, ...], faults: list[str]) -> NamedNode | None:
    entity = _known().get(ID + row[column])
    if entity is None:
        faults.append(
            f"{row['at']}: {column} {row[column]!r} is no entity of entities.ttl. Add it there or correct the id."
        )
        return None
    wanted = [kind for kind in kinds if kind not in ("RealThing", "FictionalThing")]
    if wanted and not set(ontology.load().ancestors[entity.kind]) & set(wanted):
        faults.append(
            f"{row['at']}: {column} {row[column]} is a {entity.kind}; {row['predicate']} wants {' or '.join(wanted)}."
        )
        return None
    return NamedNode(entity.iri)


def _literal(row: Row, text: str, datatype: str | None, faults: list[str]) -> Literal | None:
    """A literal of the datatype, in the form in which the store keeps it."""
    if datatype == "xsd:date":
        found = date(text)
        if found is None:
            faults.append(f"{row['at']}: {text!r} is no date. Write 2023, 2023-04 or 2023-04-28.")
        return found
    if datatype == "xsd:string" and text:
        return Literal(text)
    forms = {
        "xsd:integer": r"0|-?[1-9]\d*",
        "xsd:boolean": "true|false",
        "xsd:decimal": r"(?:0|[1-9]\d*)(?:\.\d*[1-9])?",
    }
    if datatype not in forms or not re.fullmatch(forms[datatype], text):
        faults.append(f"{row['at']}: {text!r} is no {str(datatype).removeprefix('xsd:')}.")
        return None
    return Literal(text, datatype=NamedNode(expand(datatype)))


def _qualifiers(row: Row, faults: list[str]) -> Iterator[tuple[str, Term]]:
    for part in filter(None, map(str.strip, row["qualifiers"].split(";"))):
        name, _, value = map(str.strip, part.partition("="))
        rule = ontology.load().predicates.get(name)
        if rule is None or "Claim" not in rule.domain:
            faults.append(f"{row['at']}: {name!r} is no qualifier of the ontology. See ontology/wick.ttl.")
            continue
        if rule.datatype:
            found: Term | None = _literal(row, value, rule.datatype, faults)
        else:
            found = _entity({**row, name: value}, name, rule.range, faults)
        if found is not None:
            yield name, found
