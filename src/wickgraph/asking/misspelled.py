"""Terms in a query that the ontology does not have, and those that were meant.

>>> list(of_terms("SELECT ?film { ?film a wick:Film }"))
[]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wickgraph.asking.querytext import NOT_CODE
from wickgraph.bundled import folder
from wickgraph.terms import WICK

_TERM = re.compile(rf"(?:(?<![\w:-])wick:|<{re.escape(WICK)})([A-Za-z][\w-]*)")


def of_terms(text: str) -> Iterator[str]:
    """A sentence for each term in our own namespace that the ontology does not have.

    >>> misspelled = "wick" + ":castMembr"
    >>> print(*of_terms("SELECT ?x { ?x " + misspelled + " ?y }"))
    wick:... is no term of the ontology. Did you mean wick:castMember?
    """
    names = dict.fromkeys(_TERM.findall(NOT_CODE.sub(lambda match: match[0] if WICK in match[0] else " ", text)))
    if not names:
        return
    unwritten = [name for name in names if not _is_written(name)]
    if not unwritten:
        return
    from difflib import get_close_matches

    from wickgraph import ontology

    known = ontology.names()
    for name in (each for each in unwritten if each not in known):
        near = get_close_matches(name, known, n=2)
        mend = f"Did you mean {' or '.join(f'wick:{each}' for each in near)}?" if near else "See `wickgraph ontology`."
        yield f"wick:{name} is no term of the ontology. {mend}"


def _is_written(name: str) -> bool:
    """Whether the ontology's file has a line that begins with a term: to parse it takes longer than most queries."""
    return f"\nwick:{name} " in _written()


@cache
def _written() -> str:
    return (folder("ontology") / "wick.ttl").read_text(encoding="utf-8")
