"""As of: the dataset as it was believed on a day in the past, made of the claims that counted then.

A claim counts from its date: its own "as of", else that of its source, compared with the day as far as both are known,
so that a claim of 2023 counts on any day of 2023. A claim that nobody dated counts from the day from which everything
that it names is known: a work from its first premiere or release, a character from the first work that it is in.
Where no such day is, the claim is a timeless fact of the story and always counts; an undated claim that something was
settled for a later day does not count before that day.

>>> from wickgraph.stores.store import from_text
>>> graph = from_text('''
...     graph:claims {
...       claim:a rdf:subject id:Film ; rdf:predicate wick:releaseDate ; rdf:object "2024-06-07"^^xsd:date ;
...         wick:statusInSource wick:Confirmed ; wick:asOf "2023-04"^^xsd:gYearMonth .
...       claim:b rdf:subject id:Film ; rdf:predicate wick:releaseDate ; rdf:object "2025-06-06"^^xsd:date ;
...         wick:statusInSource wick:Announced ; wick:asOf "2024-02-21"^^xsd:date . }''')
>>> from wickgraph.terms import FACTS
>>> then = believed(graph, "2023-12-31")
>>> [quad.object.value for quad in then.quads_for_pattern(None, None, None, NamedNode(FACTS))]
['2024-06-07']
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from pyoxigraph import NamedNode, Quad, Store

from wickgraph.beliefs import belief, precedence
from wickgraph.beliefs.belief import Fact
from wickgraph.beliefs.said import Said, after, is_date, read
from wickgraph.errors import DataError, UsageError
from wickgraph.stores.store import AnyGraph, load
from wickgraph.terms import WICK

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def open_graph(graph: AnyGraph, as_of: str | None = None) -> Store:
    """The graph to ask: a store, or what `wickgraph.load` takes; with `as_of`, as it was believed on that day.

    Raises what `load` and `believed` raise.
    """
    store = load(graph)
    return store if as_of is None else believed(store, as_of)


def believed(store: Store, as_of: str) -> Store:
    """The dataset in `store` as it was believed on a day, as a store of its own.

    `as_of` is a day, a month or a year ("2023-12-31", "2023-12", "2023"), of which the end is meant. Claims that did
    not count yet are left out, with the evidence that is theirs alone; status, links and facts follow from the others.
    Raises UsageError when `as_of` is no date, DataError when the store holds no claims, which alone tell what was
    believed when.

    >>> believed(Store(), "soon")
    Traceback (most recent call last):
        ...
    wickgraph.errors.UsageError: soon: not a date. Give a day, a month or a year, such as 2023-12-31.
    """
    day, quads = checked(as_of), list(store)
    claims = read(quads)
    if not claims:
        raise DataError(
            "the graph holds no claim, so nothing tells what was believed when. Give one that `wickgraph build` made."
        )
    found = Store()
    found.bulk_extend(derive(quads, claims, day))
    return found


def checked(as_of: str) -> str:
    """A date as given, when it is one. Raises UsageError when it is not.

    >>> checked("2023-12")
    '2023-12'
    """
    match = _DAY.fullmatch(as_of.strip())
    try:
        date(*(int(part or 1) for part in (match.groups() if match else ("0", "", ""))))
    except ValueError:
        raise UsageError(f"{as_of}: not a date. Give a day, a month or a year, such as 2023-12-31.") from None
    return as_of.strip()


def derive(quads: Sequence[Quad], claims: Sequence[Said], day: str) -> list[Quad]:
    """The dataset as it was believed on a day; `claims` are those of `quads`."""
    counted = counting(claims, day)
    late = {said.iri for said in claims} - {said.iri for said in counted}
    dropped = _without(quads, late)
    # Whose word counts more is judged by all that is known, so that a page of today need not be dated back.
    return belief.written(dropped, claims, belief.judge(counted, makers=claims), counted)


def counting(claims: Sequence[Said], day: str) -> list[Said]:
    """The claims that counted on a day.

    >>> counting([], "2023")
    []
    """
    found = since(claims, belief.facts(claims, belief.judge(claims).status))
    return [said for said in claims if not after(found[said.iri], day)]


def since(claims: Iterable[Said], facts: Collection[Fact]) -> dict[str, str | None]:
    """From when each claim counts, by its IRI: a date as far as known, None where it always did.

    >>> since([], [])
    {}
    """
    known = known_from(facts)
    return {said.iri: said.when or _since(said, known) for said in claims}


def known_from(facts: Collection[Fact]) -> dict[str, str]:
    """From when the public knows a thing, by IRI, as the facts about it tell; not there where they do not."""
    ways = precedence.load().makes_known
    found: dict[str, str] = {}
    for end in ("subject", "object"):  # works first: characters are known from theirs
        for subject, predicate, thing in facts:
            if ways.get(predicate.value.removeprefix(WICK)) != end:
                continue
            named, since = (subject, thing.value) if end == "subject" else (thing, found.get(subject.value))
            if since:
                found[named.value] = min(found.get(named.value, since), since)
    return found


def _since(said: Said, known: Mapping[str, str]) -> str | None:
    """From when an undated claim counts."""
    named = (said.subject, said.object, *(term for terms in said.qualifiers.values() for term in terms))
    dates = [known[term.value] for term in named if isinstance(term, NamedNode) and term.value in known]
    if is_date(said.object):
        dates.append(said.object.value)
    return max(dates, default=None)


def _without(quads: Sequence[Quad], late: Collection[str]) -> list[Quad]:
    """The quads without these claims, and without evidence that is theirs alone."""
    evidence = NamedNode(WICK + "evidence")
    cited = {quad for quad in quads if quad.predicate == evidence}
    still = {quad.object for quad in cited if _iri(quad) not in late}
    gone = {quad.object.value for quad in cited if quad.object not in still and isinstance(quad.object, NamedNode)}
    return [quad for quad in quads if _iri(quad) not in late and _iri(quad) not in gone]


def _iri(quad: Quad) -> str:
    return quad.subject.value if isinstance(quad.subject, NamedNode) else ""
