"""The facts of entities that are values, as columns: a running time, a birth date, genres.

Where a predicate takes one value, its column has one: that of the latest claim that still stands and says it of no
region alone. What other claims say, if they differ, is in a second column with all values.

>>> from wickgraph.export.content import read
>>> from wickgraph.stores.store import from_text
>>> found = read(from_text("id:Heat a wick:Film ; wick:runningTime 170, 171 ; wick:genre 'crime', 'drama' ."))
>>> [(row["runningTime"], row["runningTime_all"], row["genre"]) for row in nodes_with_facts(found).as_dicts()]
[(170, ['170', '171'], ['crime', 'drama'])]
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal

from wickgraph.beliefs.precedence import load
from wickgraph.export.columns import Column, Records, Value, kind_of, named, of_dicts, value_of
from wickgraph.export.content import Content
from wickgraph.export.entities import nodes
from wickgraph.statements import Statement

#: entity -> its values, the one to be preferred first
Values = dict[str, list[Literal]]


def nodes_with_facts(found: Content) -> Records:
    """The entities with a column for each predicate whose facts are values, or two."""
    plain, columns = nodes(found), []
    cells: dict[str, dict[str, Value]] = {iri: {} for iri in found.graph}
    facts = _facts(found)
    names = named(facts, (column.name for column in plain.columns))
    for predicate, of in facts.items():
        for column, values in _columns(predicate, names[predicate], of):
            columns.append(column)
            for iri, terms in values.items():
                cells[iri][column.name] = value_of(terms, column.kind)
    rows = ({**row, **cells[str(row["id"])]} for row in plain.as_dicts())
    return of_dicts("nodes", "The entities, with their facts that are values.", (*plain.columns, *columns), rows)


def _columns(predicate: str, name: str, of: Values) -> Iterator[tuple[Column, Values]]:
    is_single = predicate.removeprefix("wick:") in load().single
    preferred = {iri: terms[:1] for iri, terms in of.items()} if is_single else of
    yield Column(name, kind_of(preferred.values()), f"Fact: {predicate}."), preferred
    if preferred != of and is_single:
        several = {iri: terms for iri, terms in of.items() if len(terms) > 1}
        yield Column(f"{name}_all", "texts", f"Facts: {predicate}, where claims that stand differ."), several


def _facts(found: Content) -> dict[str, Values]:
    """predicate -> entity -> the values that stand, in order of predicates."""
    standing = {"", *(status.lower() for status in load().accepted)}
    claimed = [(said, term) for said, term in found.statements() if isinstance(term, Literal)]
    facts: dict[str, Values] = {}
    for said, term in sorted(claimed, key=lambda pair: _place(pair[0])):
        if said["status"] in standing and isinstance(term, Literal):
            values = facts.setdefault(said["predicate"], {}).setdefault(said["subject"]["id"], [])
            if term not in values:
                values.append(term)
    return facts


def _place(said: Statement) -> tuple[str, bool, list[int], str, str]:
    """Where a claim stands among those about one predicate: what it says of the whole first, then by date, newest."""
    name = said["predicate"].removeprefix("wick:")
    partial = any(
        value not in load().unsaid.get(qualifier, ())
        for qualifier in load().per.get(name, ())
        for value in said["qualifiers"].get(f"wick:{qualifier}", ())
    )
    newest = [-ord(sign) for sign in said["as_of"]] or [0]
    return said["predicate"], partial, newest, said["claim"], str(said["object"])
