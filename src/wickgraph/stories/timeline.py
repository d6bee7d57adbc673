"""The timeline: milestones, and changes of belief, in order of date.

>>> from wickgraph.stores.store import from_text
>>> graph = from_text('''id:Film rdfs:label "Lantern Street" .
...     graph:claims {
...       claim:a rdf:subject id:Film ; rdf:predicate wick:releaseDate ; rdf:object "2031-06-06"^^xsd:date ;
...         wick:statusInSource wick:Announced ; wick:asOf "2030"^^xsd:gYear .
...       claim:b rdf:subject id:Film ; rdf:predicate wick:releaseDate ; rdf:object "2031-10-03"^^xsd:date ;
...         wick:statusInSource wick:Announced ; wick:asOf "2031-02"^^xsd:gYearMonth . }''')
>>> print(timeline(graph=graph).write(), end="")
Timeline
2 events
<BLANKLINE>
2031
  2031-02     Lantern Street · release date: 2031-06-06 gives way to 2031-10-03 (nobody named)
  2031-10-03  Lantern Street · release date (nobody named)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from pyoxigraph import NamedNode, Store

from wickgraph.asking.lookup import matches
from wickgraph.beliefs import belief, precedence
from wickgraph.beliefs.asof import open_graph
from wickgraph.beliefs.belief import Judgement, Link
from wickgraph.beliefs.said import Said, is_date, later, order, read
from wickgraph.errors import unwritable
from wickgraph.results.sheet import Line, Sheet
from wickgraph.results.table import ROW_FORMATS, Table, of_records
from wickgraph.results.written import Written
from wickgraph.statements import called
from wickgraph.stores.store import AnyGraph
from wickgraph.stories.wording import claim_value, kind_of, label, sayer
from wickgraph.terms import compact

TIMELINE_FORMATS = ("text", *ROW_FORMATS)
_COLUMNS = ("date", "kind", "entity", "event", "by", "claim")


@dataclass(frozen=True, order=True)
class Event:
    """Something that happened, or that was said from then on.

    `kind` is milestone, said, replaced, denied, confirmed or contradicted; `entity` and `event` are in words, `by` says
    on whose word, `claims` are IRIs.
    """

    date: str
    entity: str
    event: str
    kind: str
    by: str
    claims: tuple[str, ...]


@dataclass(frozen=True)
class Timeline(Written):
    """Events in order of date."""

    title: str
    events: tuple[Event, ...]

    def __len__(self) -> int:
        return len(self.events)

    def __iter__(self) -> Iterator[Event]:
        return iter(self.events)

    def write(self, format: str = "text", width: int | None = None) -> str:
        """The timeline as "text", or in a format of `Table.write`. Raises UsageError for any other.

        >>> Timeline("Heat", ()).write("csv")
        'date,kind,entity,event,by,claim\\r\\n'
        """
        if format == "text":
            return Sheet(tuple(_lines(self))).write(format, width)
        if format not in TIMELINE_FORMATS:
            raise unwritable(format, "a timeline", TIMELINE_FORMATS)
        return self.table().write(format, width)

    def table(self) -> Table:
        """A row for each event."""
        rows = [
            {
                "date": each.date,
                "kind": each.kind,
                "entity": each.entity,
                "event": each.event,
                "by": each.by,
                "claim": " ".join(map(compact, each.claims)),
            }
            for each in self.events
        ]
        return of_records(rows, _COLUMNS)

    def _repr_html_(self) -> str:
        from wickgraph.notebook.shown import shown

        return shown("timeline.html", timeline=self)

    def _repr_markdown_(self) -> str:
        return self.table()._repr_markdown_()


def _lines(timeline: Timeline) -> Iterator[Line]:
    number = len(timeline)
    yield Line("title", timeline.title)
    yield Line("about", f"{number} event{'s' * (number != 1)}")
    for year, events in groupby(timeline.events, key=lambda each: each.date[:4]):
        yield Line("heading", year)
        for each in events:
            yield Line("item", f"{each.date:<10}  {each.entity} · {each.event} ({each.by})")


def timeline(entity: str | None = None, *, graph: AnyGraph = None, as_of: str | None = None) -> Timeline:
    """Milestones and changes of belief, in order of date.

    Milestones are dates that stand: filming began, a release. Changes of belief are claims replaced, denied, confirmed
    or contradicted by a later one. With `entity` (a name as `describe` takes it), those of claims that name it, and
    also what was first said of it when. `graph` and `as_of` are those of `query`. Raises InputError when nothing has
    that name, and what `wickgraph.beliefs.asof.open_graph` raises.

    >>> timeline("Ballerina", as_of="2017").events[-1].event
    'screenwriter: Shay Hatten, confirmed'
    """
    store = open_graph(graph, as_of)
    taken = matches(entity, store)[0] if entity is not None else None
    claims = read(store)
    judgement = belief.judge(claims)
    chosen = [said for said in claims if taken is None or _names(said, taken.iri)]
    events = [*_milestones(chosen, judgement, store), *_changes(chosen, claims, judgement, store)]
    if taken:
        events += _first_words(chosen, judgement, store)
    return Timeline(taken.label if taken else "Timeline", tuple(sorted(_merged(events))))


def _names(said: Said, iri: str) -> bool:
    terms = (said.subject, said.object, *(term for terms in said.qualifiers.values() for term in terms))
    return any(isinstance(term, NamedNode) and term.value == iri for term in terms)


def _milestones(claims: Iterable[Said], judgement: Judgement, store: Store) -> Iterator[Event]:
    known = precedence.load()
    stand = [said for said in claims if judgement.status[said.iri] in known.accepted and is_date(said.object)]
    dates: dict[tuple[str, str], set[str]] = {}
    for said in stand:
        dates.setdefault((said.subject.value, said.predicate), set()).add(said.object.value)
    found: dict[tuple[str, str, str], list[Said]] = {}
    for said in stand:
        # A month is told with its day, where somebody knows that.
        within = [date for date in dates[said.subject.value, said.predicate] if date.startswith(said.object.value)]
        found.setdefault((max(within), said.subject.value, said.predicate), []).append(said)
    for (date, _, predicate), same in found.items():
        keys = [said.qualifiers.get(name, ()) for said in same for name in known.keys(predicate)]
        where = "; ".join(sorted({label(term, store) for terms in keys for term in terms}))
        event = called(predicate) + (f" ({where})" if where else "")
        yield from (_event(date, "milestone", said, event, said, store) for said in same)


def _changes(chosen: Iterable[Said], claims: Iterable[Said], judgement: Judgement, store: Store) -> Iterator[Event]:
    by_iri = {said.iri: said for said in claims}
    links: dict[str, list[Link]] = {}
    for link in judgement.links:
        links.setdefault(link.claim, []).append(link)
    for said in sorted(chosen, key=order):
        for link in links.get(said.iri, []):
            yield from _change(said, link, by_iri, store)


def _change(said: Said, link: Link, by_iri: Mapping[str, Said], store: Store) -> Iterator[Event]:
    other = by_iri[link.other]
    what, value = called(said.predicate), claim_value(said, store)
    told = {
        "supersededBy": ("replaced", f"{what}: {value} gives way to {claim_value(other, store)}"),
        "deniedBy": ("denied", f"{what}: {value} is denied"),
        "liftedBy": ("confirmed", f"{what}: {value} is {kind_of(other.status)}"),
        "conflictsWith": ("contradicted", f"{what}: {_not(said, store)} against {_not(other, store)}"),
    }
    # Of two that contradict each other the later one is the event; of an agreement there is nothing new to tell.
    first = link.kind == "liftedBy" and not later(other, said)
    if link.kind not in told or first or (link.kind == "conflictsWith" and not later(other, said)):
        return
    if other.when and said.predicate == other.predicate:
        yield _event(other.when, told[link.kind][0], said, told[link.kind][1], other, store)
    elif other.when and link.kind == "supersededBy":
        event = f"{what}: {value} gives way, since {called(other.predicate)} is {claim_value(other, store)}"
        yield _event(other.when, "replaced", said, event, other, store)


def _not(said: Said, store: Store) -> str:
    return f"{'not ' if said.status == 'Denied' else ''}{claim_value(said, store)}"


def _first_words(claims: Iterable[Said], judgement: Judgement, store: Store) -> Iterator[Event]:
    """What was said of an entity, when it was said first; not again what is a milestone or a change already."""
    denials = {link.other for link in judgement.links if link.kind == "deniedBy"}
    seen: set[tuple[str, str, str, bool]] = set()
    for said in sorted(claims, key=order):
        value = claim_value(said, store)
        what = (said.subject.value, said.predicate, value, said.status == "Denied")
        is_told = said.iri in denials or (is_date(said.object) and said.status == "Confirmed")
        if said.when and what not in seen and not is_told:
            event = f"{called(said.predicate)}: {value}, {kind_of(said.status)}"
            yield _event(said.when, "said", said, event, said, store)
        seen.add(what)


def _event(date: str, kind: str, about: Said, event: str, by: Said, store: Store) -> Event:
    return Event(date, label(about.subject, store), event, kind, sayer(by, store), (about.iri,))


def _merged(events: Iterable[Event]) -> Iterator[Event]:
    """Events told once, on the word of all who tell them."""
    found: dict[tuple[str, str, str, str], list[Event]] = {}
    for each in sorted(events):
        found.setdefault((each.date, each.entity, each.event, each.kind), []).append(each)
    for (date, entity, event, kind), same in found.items():
        by = "; ".join(dict.fromkeys(each.by for each in same))
        yield Event(date, entity, event, kind, by, tuple(sorted({iri for each in same for iri in each.claims})))
