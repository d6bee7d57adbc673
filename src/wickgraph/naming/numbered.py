"""Numbered titles: what "Dark Tide III" is where "Dark Tide" is a film, and "Chapter 2" beside "Dark Tide: Chapter 3".

>>> numbered(["dark tide iii", "leto ii"], {"dark tide": "Film"})
{'dark tide iii': 'Film'}
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from wickgraph.naming.mention import TITLE, Mention
from wickgraph.text.sentences import Sentence

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


_COUNTS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9}
_FILMS = {"film", "movie", "picture", "installment", "instalment", "feature"}


def counted(found: Sequence[Sentence], mentions: Sequence[list[Mention]]) -> list[list[Mention]]:
    """The mentions, "the third “Dark Tide” film" read as "Dark Tide 3" where no longer title names it.

    >>> from wickgraph.text.sentences import tokens
    >>> sentence = Sentence(tuple(tokens('The third "Heat" film is long.')), "paragraph", 0)
    >>> heat = Mention(3, 4, "Heat", "unknown", TITLE, quoted=True)
    >>> [mention.text for each in counted([sentence], [[heat]]) for mention in each]
    ['Heat 3']
    """
    quoted = {mention.text for each in mentions for mention in each if mention.quoted}
    return [
        [_counted(mention, sentence, quoted) for mention in each]
        for sentence, each in zip(found, mentions, strict=True)
    ]


def _counted(mention: Mention, sentence: Sentence, quoted: set[str]) -> Mention:
    count = _COUNTS.get(sentence.norm(mention.start - 2), 0) if mention.quoted and mention.start > 1 else 0
    if not count or mention.form != "unknown" or sentence.norm(mention.end + 1) not in _FILMS:
        return mention
    longer = any(title.startswith((f"{mention.text}: ", f"{mention.text} ")) for title in quoted)
    return mention if longer else replace(mention, text=f"{mention.text} {count}", kinds=TITLE, possible=())
