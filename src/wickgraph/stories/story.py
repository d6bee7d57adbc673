"""The story of a value: who said what, when, how sure, on which evidence, and what became of it by which rule.

>>> from wickgraph.stores.store import from_text
>>> graph = from_text('''id:Film rdfs:label "Lantern Street" .
...     graph:claims { claim:a rdf:subject id:Film ; rdf:predicate wick:releaseDate ; rdf:object "2031"^^xsd:gYear ;
...       wick:statusInSource wick:Announced ; wick:asOf "2030-05"^^xsd:gYearMonth . }''')
>>> print(why("Lantern Street", "release date", graph=graph).write(), end="")
Lantern Street · release date
now 2031 (announced)
<BLANKLINE>
2030-05
  2031
    announced by nobody named
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from itertools import groupby
from pathlib import Path

from pyoxigraph import NamedNode, Store

from wickgraph.asking.card import Receipt
from wickgraph.asking.describe import receipt, shelf_of
from wickgraph.asking.lookup import key, matches
from wickgraph.beliefs import belief, precedence
from wickgraph.beliefs.asof import open_graph
from wickgraph.beliefs.belief import Judgement, Link
from wickgraph.beliefs.meaning import covers, meaning
from wickgraph.beliefs.said import Said, about, order, told
from wickgraph.errors import InputError, unwritable
from wickgraph.results.sheet import SHEET_FORMATS, Line, Sheet
from wickgraph.results.table import ROW_FORMATS, Table, of_records
from wickgraph.results.texts import Shelf
from wickgraph.results.written import Written
from wickgraph.statements import called
from wickgraph.stores.store import AnyGraph
from wickgraph.stories.wording import because, claim_value, kind_of, label, proof, rule, sayer
from wickgraph.terms import CLAIM, PREFIXES, WICK, compact

STORY_FORMATS = ("text", *ROW_FORMATS)


@dataclass(frozen=True)
class Turn:
    """What one claim has to do with another, and the rule that says so, in words.

    `kind` is supersededBy, conflictsWith, corroborates, deniedBy or liftedBy.
    """

    kind: str
    claim: str
    value: str
    when: str | None
    by: str
    rule: str
    text: str


@dataclass(frozen=True)
class Saying:
    """A claim in a story: what it says of whom, how sure, when and by whom, what became of it, its evidence."""

    claim: str
    subject: str
    predicate: str
    value: str
    when: str | None
    by: str
    status_in_source: str
    status: str
    asked: bool
    turns: tuple[Turn, ...]
    receipts: tuple[Receipt, ...]


@dataclass(frozen=True)
class Story(Written):
    """Claims in order of time, the undated last; `now` are the values that stand."""

    title: str
    now: tuple[str, ...]
    sayings: tuple[Saying, ...]

    def __len__(self) -> int:
        return len(self.sayings)

    def write(self, format: str = "text", width: int | None = None) -> str:
        """The story as "text", "md", "html", "json", or as rows in a format of `Table.write`.

        Raises UsageError for any other.

        >>> Story("Heat · budget", (), ()).write("md")
        '# Heat · budget\\n\\nnothing stands now\\n\\n'
        """
        if format in SHEET_FORMATS:
            return Sheet(tuple(_lines(self))).write(format, width)
        if format == "json":
            return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"
        if format not in STORY_FORMATS:
            raise unwritable(format, "a story", STORY_FORMATS)
        return self.table().write(format, width)

    def table(self) -> Table:
        """A row for each claim.

        >>> Story("Heat · budget", (), ()).table().columns
        ('when', 'value', 'by', 'in_source', 'status', 'what_became_of_it', 'claim')
        """
        columns = ("when", "value", "by", "in_source", "status", "what_became_of_it", "claim")
        records = [
            {
                **dict(
                    zip(columns, (each.when, each.value, each.by, each.status_in_source, each.status), strict=False)
                ),
                "what_became_of_it": "; ".join(turn.text for turn in each.turns) or None,
                "claim": compact(each.claim),
            }
            for each in self.sayings
        ]
        return of_records(records, columns)

    def _repr_html_(self) -> str:
        from wickgraph.notebook.shown import shown

        return shown("story.html", story=self, signs=_SIGNS)


def _lines(story: Story) -> Iterator[Line]:
    yield Line("title", story.title)
    yield Line("about", f"now {'; '.join(story.now)}" if story.now else "nothing stands now")
    for when, sayings in groupby(story.sayings, key=lambda each: each.when or "undated"):
        yield Line("heading", when)
        for each in sayings:
            yield Line("item", f"{each.value}{'   ← this claim' if each.asked else ''}")
            yield Line("detail", f"{each.status_in_source} by {each.by}")
            yield from (Line(*part) for part in proof(each.receipts))
            yield from (Line("detail", f"{_SIGNS[turn.kind]} {turn.text}") for turn in each.turns)


_SIGNS = {"supersededBy": "→", "deniedBy": "✗", "liftedBy": "↑", "conflictsWith": "≠", "corroborates": "="}


def why(
    name: str,
    predicate: str | None = None,
    value: str | None = None,
    *,
    graph: AnyGraph = None,
    texts: Path | str | None = None,
    as_of: str | None = None,
) -> Story:
    """The story of a value.

    `name` is a claim (its IRI, "claim:7f3a"), which is told with those it has to do with; or an entity, of which
    `predicate` ("releaseDate", "release date") is told, and only claims whose object is `value` where one is given.
    `graph`, `texts` and `as_of` are those of `describe`. Raises InputError when nothing is called so or nothing is
    claimed of it, and what `wickgraph.beliefs.asof.open_graph` raises.

    >>> why("Ballerina", "release date", as_of="2023").now
    ('2024-06-07 (medium: theaters) (announced)', '2024-06-07 (announced)')
    """
    store, at_hand = open_graph(graph, as_of), shelf_of(graph, texts)
    asked = _claim(name, store) if predicate is None else None
    if asked:
        subject, chosen = asked.subject, asked.predicate
    else:
        subject, chosen = NamedNode(matches(name, store)[0].iri), ""
    claims = about(store, subject.value)
    if not asked:
        chosen = _predicate(predicate, claims, label(subject, store))
    judgement = belief.judge(claims)
    part = [said for said in claims if said.predicate == chosen]
    part = _linked(asked, part) if asked else [said for said in part if value is None or _is(said, value, store)]
    if not part:
        raise InputError(f"{value}: no claim says so. Leave it out to see what is claimed.")
    return _story(sorted(part, key=order), claims, judgement, asked, store, at_hand)


def _claim(name: str, store: Store) -> Said | None:
    bare = name.strip().removeprefix("<").removesuffix(">")
    iri = CLAIM + bare[len("claim:") :] if bare.startswith("claim:") else bare
    known = iri.startswith(tuple(PREFIXES.values())) or "://" in iri
    found = told(store, [NamedNode(iri)]) if known else []
    if not found and bare.startswith("claim:"):
        raise InputError(f"{name}: no such claim in the graph. `wickgraph describe` names the claims of an entity.")
    return found[0] if found else None


def _predicate(wanted: str | None, claims: Sequence[Said], whose: str) -> str:
    """The predicate that was meant, among those of the claims."""
    names = sorted({said.predicate for said in claims})
    if not names:
        raise InputError(f"{whose}: no claim has it as its subject. Try `wickgraph describe`.")
    for name in names if wanted else ():
        if key((wanted or "").removeprefix("wick:")) in (key(name), key(called(name))):
            return name
    problem = f"{wanted}: nothing of the kind is claimed of {whose}" if wanted else f"{whose}: no predicate given"
    near = _near(wanted or "", names)
    told = f"Did you mean {' or '.join(near)}?" if near else f"Give one of {', '.join(names)}."
    raise InputError(f"{problem}. {told}")


def _near(wanted: str, names: Sequence[str]) -> list[str]:
    """The names that have the wanted one in them, else those that are written much like it."""
    holding = [name for name in names if len(wanted) > 2 and key(wanted) in key(name)]
    return holding[:3] or get_close_matches(wanted.removeprefix("wick:"), names, n=3, cutoff=0.7)


def _is(said: Said, value: str, store: Store) -> bool:
    texts = (label(said.object, store), said.object.value, compact(said.object.value))
    return key(value) in map(key, texts)


def _linked(asked: Said, claims: Sequence[Said]) -> list[Said]:
    """The claims that a claim has to do with: those on the same object, or all where there is one value."""
    single = asked.predicate in precedence.load().single
    return [said for said in claims if single or said.object == asked.object]


def _story(
    part: Sequence[Said], claims: Sequence[Said], judgement: Judgement, asked: Said | None, store: Store, at_hand: Shelf
) -> Story:
    by_iri = {said.iri: said for said in claims}
    said = part[0]
    accepted = precedence.load().accepted
    stand: dict[str, list[str]] = {}
    for each in _telling([each for each in part if judgement.status[each.iri] in accepted]):
        stand.setdefault(claim_value(each, store), []).append(judgement.status[each.iri])
    return Story(
        f"{label(said.subject, store)} · {called(said.predicate)}",
        tuple(f"{value} ({kind_of(max(found, key=_rank))})" for value, found in stand.items()),
        tuple(_saying(each, by_iri, judgement, asked, store, at_hand) for each in part),
    )


def _telling(standing: Sequence[Said]) -> Iterator[Said]:
    """Of claims that stand side by side, those of which no other says the same and more."""
    known = precedence.load()
    meanings = {said.iri: meaning(said, known) for said in standing}
    for said in standing:
        what = meanings[said.iri]
        more = (other for other in meanings.values() if other.object == what.object and other.keys != what.keys)
        if said.predicate in known.single or not any(covers(other, what) for other in more):
            yield said


def _rank(status: str) -> int:
    return precedence.load().ranks.get(status, 0)


def _saying(
    said: Said, by_iri: dict[str, Said], judgement: Judgement, asked: Said | None, store: Store, at_hand: Shelf
) -> Saying:
    evidence = store.quads_for_pattern(NamedNode(said.iri), NamedNode(WICK + "evidence"), None, None)
    found = sorted(quad.object.value for quad in evidence if isinstance(quad.object, NamedNode))
    return Saying(
        said.iri,
        label(said.subject, store),
        called(said.predicate),
        claim_value(said, store),
        said.when,
        sayer(said, store),
        kind_of(said.status),
        kind_of(judgement.status[said.iri]),
        asked is not None and asked.iri == said.iri,
        tuple(turn(link, by_iri[link.other], store) for link in judgement.of(said.iri)),
        tuple(receipt(iri, store, at_hand) for iri in found),
    )


def turn(link: Link, other: Said, store: Store) -> Turn:
    """A link in words; `other` is the claim that it leads to."""
    return Turn(
        link.kind,
        other.iri,
        claim_value(other, store),
        other.when,
        sayer(other, store),
        rule(link),
        because(link, other, store),
    )
