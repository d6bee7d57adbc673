"""Searching names: entities whose label or alias is like some words, typos forgiven.

>>> from wickgraph.stores.store import from_text
>>> graph = from_text("id:Parabellum a wick:Film ; rdfs:label 'John Wick: Chapter 3' ; skos:altLabel 'Parabellum' .")
>>> [(row["label"], row["name"]) for row in search("parabelum", graph)]
[('John Wick: Chapter 3', 'Parabellum')]
"""

from __future__ import annotations

from wickgraph.asking.entities import Named, of_graph
from wickgraph.asking.lookup import name_words
from wickgraph.beliefs.asof import open_graph
from wickgraph.errors import UsageError
from wickgraph.results.table import Table, of_records
from wickgraph.stores.store import AnyGraph
from wickgraph.terms import compact

#: names of which fewer signs in a hundred agree are not shown
_LEAST = 70.0


def search(words: str, graph: AnyGraph = None, *, limit: int = 10) -> Table:
    """The entities with a name like `words`, the likest first: compact name, label, kind, the name that fits, score.

    The score is 100 for the same name, case and accents aside. Raises UsageError for no words, and what
    `wickgraph.load` raises.

    >>> search(" ")
    Traceback (most recent call last):
        ...
    wickgraph.errors.UsageError: nothing to search for. Give a name or a part of one.
    """
    wanted = _plain(words)
    if not wanted:
        raise UsageError("nothing to search for. Give a name or a part of one.")
    scored = [(*_best(wanted, each), each) for each in of_graph(open_graph(graph))]
    found = sorted((each for each in scored if each[0] >= _LEAST), key=lambda each: (-each[0], each[2].label))
    rows = [
        {"entity": compact(each.iri), "label": each.label, "kind": each.kind, "name": name, "score": round(score)}
        for score, name, each in found[:limit]
    ]
    return of_records(rows, ("entity", "label", "kind", "name", "score"))


def _best(wanted: str, each: Named) -> tuple[float, str]:
    """(how like the likest of an entity's names is, that name)."""
    return max((_likeness(wanted, _plain(name)), name) for name in each.names)


def _likeness(wanted: str, name: str) -> float:
    from rapidfuzz import fuzz

    if wanted == name:
        return 100.0
    whole = max(fuzz.ratio(wanted, name), fuzz.token_sort_ratio(wanted, name))
    # A part of a name counts, the more of the name it is; a few letters are a part of too many.
    part = fuzz.partial_ratio(wanted, name) if 3 < len(wanted) <= len(name) else 0.0
    share = len(wanted) / max(len(wanted), len(name))
    word = max((fuzz.ratio(wanted, each) for each in name.split()), default=0.0) if len(wanted) > 3 else 0.0
    starts = any(word.startswith(wanted) for word in name.split()) or name.startswith(wanted)
    return min(99.0, max(whole, part * (0.85 + 0.1 * share), word * 0.95, 90.0 if starts else 0.0))


def _plain(name: str) -> str:
    return " ".join(name_words(name))
