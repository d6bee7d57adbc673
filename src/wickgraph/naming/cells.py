"""Cells: what the head of a column makes of the names in it.

>>> from wickgraph.text.article import parse
>>> from wickgraph.naming.gazetteer import make
>>> from wickgraph.naming.labels import frames
>>> from wickgraph.text.sentences import sentences
>>> found = list(sentences(parse("| Actor | Role |\\n|---|---|\\n| Common | Cassian |\\n", "x.md")))
>>> [(each.text, each.kinds) for each in typed(found[1], frames(found)[1], [], make([]))]
[('Common', ('Person',)), ('Cassian', ('Character',))]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wickgraph.naming.gazetteer import Gazetteer
from wickgraph.naming.labels import Frame
from wickgraph.naming.mention import Mention, capital, text
from wickgraph.text.sentences import Sentence

_KINDS = {"cast": "Person", "role": "Character", "film": "Film"}
#: where the name in a cell ends
_CLOSES = {",", ";", "(", "[", "/", "—", "–", ".", "|"}
#: what stands in a cell for a name that is not there
NOBODY = {"tba", "tbc", "tbd", "n/a", "none", "unknown", "various", "himself", "herself", "self", "uncredited"}
_LONGEST = 7


def typed(sentence: Sentence, frame: Frame, mentions: Sequence[Mention], known: Gazetteer) -> list[Mention]:
    """The mentions of a row with those that its columns say, each of the kind that its column wants."""
    out = [replace(each, weak=False) if each.start <= 1 and each.end == sentence.head else each for each in mentions]
    for (start, end), kind in _named(sentence, frame):
        inside = [each for each in out if each.start < end and each.end > start]
        settled = _settled(inside, start, end, kind, known) or _new(sentence, start, end, kind)
        out = [each for each in out if each not in inside] + [settled]
    return sorted(out, key=lambda each: each.start)


def _named(sentence: Sentence, frame: Frame) -> Iterator[tuple[tuple[int, int], str]]:
    """The stretches of a row that name what its column is for, and the kind of it."""
    for column, (start, end) in zip(frame.columns, frame.cells, strict=False):
        while start < end and sentence.norms[start] in ('"', "*"):
            start += 1
        stop = next((i for i in range(start, end) if sentence.norms[i] in _CLOSES), end)
        while stop > start and sentence.norms[stop - 1] == '"':
            stop -= 1
        words = sentence.tokens[start:stop]
        named = words and len(words) <= _LONGEST and (capital(words[0]) or words[0].text[0].isdigit())
        if column in _KINDS and named and words[0].norm not in NOBODY and words[-1].norm not in ("and", "&", "'s"):
            yield (start, stop), _KINDS[column]


def _settled(inside: Sequence[Mention], start: int, end: int, kind: str, known: Gazetteer) -> Mention | None:
    """The known name that fills a cell, read as the kind wanted."""
    if len(inside) != 1 or inside[0].form != "name" or inside[0].start > start + 1 or inside[0].end < end:
        return None
    of_kind = tuple(iri for iri in inside[0].entities if known.entities[iri].kind == kind)
    if of_kind:
        return replace(inside[0], kinds=(kind,), entities=of_kind)
    return inside[0] if kind == "Film" else None


def _new(sentence: Sentence, start: int, end: int, kind: str) -> Mention:
    return Mention(start, end, text(sentence.tokens, start, end), "unknown", (kind,))
