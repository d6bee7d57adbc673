"""Names in a query that nothing has: terms that the ontology does not have, entities that the graph does not have; and
those that were meant.

>>> list(of_terms("SELECT ?film { ?film a wick:Film }"))
[]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from pyoxigraph import NamedNode, Store

from wickgraph.asking.querytext import NOT_CODE
from wickgraph.bundled import folder
from wickgraph.terms import ID, RDF, WICK

#: what makes entities, so that it may name new ones; and a prefix that is not ours
_MAKES = re.compile(r"\bCONSTRUCT\s*\{[^{}]*\}|\bPREFIX\s+id:\s*<(?!" + re.escape(ID) + r">)[\s\S]*", re.IGNORECASE)
_ENTITY = re.compile(rf"(?:(?<![\w:-])id:|<{re.escape(ID)})(\w(?:[\w.-]*[\w-])?)(?![\w\\%])")
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


def of_entities(text: str, store: Store) -> Iterator[str]:
    """A sentence for each entity that a query names and the graph does not have.

    >>> from wickgraph.stores.store import from_text
    >>> graph = from_text("id:Ballerina a wick:Film .")
    >>> print(*of_entities("SELECT ?date { id:Balerina wick:releaseDate ?date }", graph))
    id:Balerina is nothing in the graph. Did you mean id:Ballerina?
    """
    unknown = [name for name in _entity_names(text) if not _is_in(NamedNode(ID + name), store)]
    if not unknown:
        return
    from difflib import get_close_matches

    subjects = (quad.subject for quad in store.quads_for_pattern(None, NamedNode(RDF + "type"), None, None))
    known = {node.value.removeprefix(ID) for node in subjects if isinstance(node, NamedNode) and ID in node.value}
    folded = {name.casefold(): name for name in sorted(known)}
    for name in unknown:
        near = [f"id:{folded[each]}" for each in get_close_matches(name.casefold(), folded, n=2)]
        mend = f"Did you mean {' or '.join(near)}?" if near else "`wickgraph search` finds what there is."
        yield f"id:{name} is nothing in the graph. {mend}"


@lru_cache(256)
def _entity_names(text: str) -> tuple[str, ...]:
    if "id:" not in text and ID not in text:
        return ()
    code = NOT_CODE.sub(lambda match: match[0] if match[0].startswith("<") else " ", text)
    return tuple(dict.fromkeys(_ENTITY.findall(_MAKES.sub(" ", code))))


def _is_in(node: NamedNode, store: Store) -> bool:
    return any(store.quads_for_pattern(node, None, None, None)) or any(store.quads_for_pattern(None, None, node, None))


def _is_written(name: str) -> bool:
    """Whether the ontology's file has a line that begins with a term: to parse it takes longer than most queries."""
    return f"\nwick:{name} " in _written()


@cache
def _written() -> str:
    return (folder("ontology") / "wick.ttl").read_text(encoding="utf-8")
