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
from wickgraph.text import lexicon
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
    if frame.box:
        return [found for each in out if (found := _in_box(each, sentence, frame))]
    out = [each for each in out if not _is_remark(each, sentence, frame)]
    for (start, end), kind in _named(sentence, frame):
        inside = [each for each in out if each.start < end and each.end > start]
        settled = _settled(inside, start, end, kind, known) or _new(sentence, start, end, kind)
        out = [each for each in out if each not in inside] + [settled]
    return sorted(out, key=lambda each: each.start)


def _is_remark(mention: Mention, sentence: Sentence, frame: Frame) -> bool:
    """Whether a word has its capital since a remark begins with it: "Forger"."""
    starts = {start for column, (start, _) in zip(frame.columns, frame.cells, strict=False) if column == "remark"}
    alone = mention.end - mention.start == 1 and sentence.norm(mention.end) != "'s"
    return mention.start in starts and mention.form == "unknown" and alone


#: the kinds of the names behind the labels of a box
_IN_BOX = {
    **dict.fromkeys(("player", "players"), "Person"),
    **dict.fromkeys(("firsts", "appears"), "Film"),
    **dict.fromkeys(("family", "spouse", "child", "parent", "sibling", "killers", "victims"), "Character"),
    **dict.fromkeys(("mentor", "pupil", "leader", "manager", "owner", "members", "staff"), "Character"),
    "affiliation": "FictionalOrganization",
}  # fmt: skip
#: labels behind which a single word with a capital is no name
_NO_NAMES = {"work", "former", "fate", "other", "born"}


def _in_box(mention: Mention, sentence: Sentence, frame: Frame) -> Mention | None:
    """A mention of a line in a box, of the kind that its label wants; None for the label itself and for bare words."""
    label, start, _ = next((box for box in frame.box if box[1] <= mention.start < box[2]), ("", 0, 0))
    opens = mention.start <= start + 1 or sentence.norm(mention.start - 1) in (",", ";", "and", "&", '"')
    if not label or (label in _NO_NAMES and opens and mention.form == "unknown" and not mention.quoted):
        return None
    kind = _IN_BOX.get(label)
    if mention.form != "unknown" or not kind or not opens:
        return mention
    return replace(mention, kinds=(kind,), possible=(), weak=False, acts=False)


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
    begin = start
    while kind == "Character" and begin + 2 < end and sentence.norms[begin] in lexicon.load().strip:
        begin += 1  # "Lord Yoshii Toranaga" is Yoshii Toranaga
    return Mention(start, end, text(sentence.tokens, begin, end), "unknown", (kind,))
