"""What the text of a query says of itself before it is parsed: which graphs it asks, which of our prefixes it may use,
whether it orders its rows, how deep it is.

>>> is_ordered("SELECT ?x { ?x ?p ?o } ORDER BY ?x")
True
"""

from __future__ import annotations

import re
from functools import lru_cache

from wickgraph.terms import PREFIXES

#: what is not code in a query: IRIs, strings, comments
NOT_CODE = re.compile(
    r"<[^<>\"{}|^`\\\s]*>|\"\"\".*?\"\"\"|'''.*?'''|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|#[^\n]*", re.DOTALL
)
#: FROM as a keyword, with an IRI or a compact name behind it
_FROM = re.compile(r"(?<![\w?$:.-])FROM\s*(?:NAMED\s*)?(?:<|[\w.-]*:)", re.IGNORECASE)
#: Brackets within brackets. Oxigraph's parser runs out of stack, and ends its process, somewhere above 800 of them,
#: and above 3,000 of what is calculated, walked or joined one after the other.
DEPTH, CHAIN = 200, 2500
#: how each of our prefixes is seen in a query
_MARKS = [(f"{prefix}:", prefix, iri) for prefix, iri in PREFIXES.items()]
_LINK = re.compile(r"[+*/|^!-]|&&|\b(?:UNION|OPTIONAL|MINUS)\b", re.IGNORECASE)


def prefixes(text: str) -> dict[str, str]:
    """Those of our prefixes that a query may use: the parser reads each that it is given.

    >>> list(prefixes("SELECT ?film { ?film wick:castMember id:AnaDeArmas }"))
    ['wick', 'id']
    """
    return {prefix: iri for mark, prefix, iri in _MARKS if mark in text}


@lru_cache(256)
def names_dataset(text: str) -> bool:
    """Whether a query says itself which graphs it asks, with FROM or FROM NAMED.

    >>> names_dataset("SELECT * FROM graph:facts { ?s ?p ?o }"), names_dataset("ASK { ?from ?p 'FROM <x>' }")
    (True, False)
    """
    if "FROM" not in text.upper():
        return False
    code = NOT_CODE.sub(lambda match: "<>" if match[0].startswith("<") else " ", text)
    return bool(_FROM.search(code))


@lru_cache(256)
def is_ordered(text: str) -> bool:
    """Whether a query orders its rows itself: ORDER BY outside of all braces, which are the sub-queries'.

    >>> is_ordered("SELECT ?x { ?x ?p ?o } ORDER BY ?x")
    True
    >>> is_ordered("SELECT * { { SELECT ?x {} ORDER BY ?x } } # ORDER BY")
    False
    """
    depth, outside = 0, []
    for part in re.split(r"([{}])", NOT_CODE.sub(" ", text)):
        depth += {"{": 1, "}": -1}.get(part, 0)
        if not depth:
            outside.append(part)
    return bool(re.search(r"\bORDER\s+BY\b", " ".join(outside), re.IGNORECASE))


@lru_cache(256)
def too_deep(text: str, chain: int = CHAIN) -> str | None:
    """What is wrong with a query that may be too deep for the parser; None where nothing is.

    >>> too_deep("ASK {}") is None, too_deep("ASK " + "{" * 4600)
    (True, 'brackets lie 4600 deep; 200 can be read. Write the query flatter.')
    """
    code = NOT_CODE.sub(" ", text)
    depth = _depth(code)
    if depth > DEPTH:
        return f"brackets lie {depth} deep; {DEPTH} can be read. Write the query flatter."
    if len(code) > chain and len(_LINK.findall(code)) > chain:
        return f"it has more than {chain} signs of calculation, steps and clauses. Write several queries."
    return None


def _depth(code: str) -> int:
    depth = deepest = 0
    for sign in re.findall(r"[][(){}]", code):
        depth += 1 if sign in "([{" else -1
        deepest = max(deepest, depth)
    return deepest
