"""Numbered titles: what "Dark Tide III" is where "Dark Tide" is a film, and "Chapter 2" beside "Dark Tide: Chapter 3".

>>> numbered(["dark tide iii", "leto ii"], {"dark tide": "Film"})
{'dark tide iii': 'Film'}
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from wickgraph.naming.mention import TITLE, Mention

_NUMERAL = re.compile(r" (?:[ivx]+|\d+)$")
_NUMBER_OF = re.compile(r"(Chapter|Part|Volume|Vol) (?:\d|[IVX]+\b|One|Two|Three|Four|Five|Six)")


def numbered(names: Iterable[str], kinds: Mapping[str, str]) -> dict[str, str]:
    """The kinds of the names (by `names.key`) that are the name of a work with a number behind it.

    >>> numbered(["heat 2"], {"heat": "Franchise"})
    {'heat 2': 'Film'}
    """
    out = {}
    for name in names:
        kind = kinds.get(name.rpartition(" ")[0]) if _NUMERAL.search(name) else None
        if kind in (*TITLE, "Franchise"):
            out[name] = "Film" if kind == "Franchise" else kind
    return out


def instalment(mention: Mention, titles: Sequence[str]) -> Mention | None:
    """The mention of a numbered part of a film series by its whole title; None where no title tells the series.

    >>> instalment(Mention(0, 2, "Chapter 2", "unknown", TITLE), ["Dark Tide: Chapter 3"]).text
    'Dark Tide: Chapter 2'
    """
    number = _NUMBER_OF.match(mention.text)
    parts = (title.partition(": ") for title in titles if number)
    series = next((head for head, _, tail in parts if number and tail.startswith(number[1])), "")
    whole = f"{series}: {mention.text}"
    return replace(mention, text=whole, kinds=("Film",), possible=(), weak=False) if series else None
