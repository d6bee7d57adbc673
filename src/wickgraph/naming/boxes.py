"""Boxes: the lines beside a page that say of its character or organisation what a sentence would say.

"Portrayed by | Donnie Yen" on the page of Caine says that Donnie Yen plays Caine.

>>> from wickgraph.text.sentences import Sentence, tokens
>>> label(Sentence(tuple(tokens("Relatives: Ines Quill (sister)")), "item", 0))
('family', 2)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wickgraph.naming.labels import Frame
from wickgraph.text import lexicon
from wickgraph.text.sentences import Sentence

#: a label has no more tokens than this
_LONGEST = 5
_BETWEEN = {":", "|", "—", "–"}
#: what nobody has a use for
_OTHER = "other"


def label(sentence: Sentence) -> tuple[str, int]:
    """The label of a line in a box, and where its words begin; ("", 0) where it is no such line."""
    labels = lexicon.load().boxes
    for at, norm in enumerate(sentence.norms[: _LONGEST + 1]):
        if norm in _BETWEEN and at and sentence.kind != "heading":
            found = labels.get(sentence.norms[:at], "")
            return (found, at + 1) if found and at + 1 < len(sentence.norms) else ("", 0)
    return "", 0


def whole(sentence: Sentence) -> str:
    """The label that a heading is, "" where it is none.

    >>> from wickgraph.text.sentences import tokens
    >>> whole(Sentence(tuple(tokens("Portrayed by")), "heading", 0))
    'player'
    """
    words = tuple(norm for norm in sentence.norms if norm[0].isalpha())
    return lexicon.load().boxes.get(words, "") if sentence.kind == "heading" else ""


def boxed(found: Sequence[Sentence], framed: Sequence[Frame]) -> list[Frame]:
    """The frames of a page's sentences, with what stands under which label of its boxes, and in its lists of members.

    >>> from wickgraph.naming.labels import frames
    >>> from wickgraph.text.article import parse
    >>> from wickgraph.text.sentences import sentences
    >>> found = list(sentences(parse("| Portrayed by | Mina Sole |\\n", "quill.md")))
    >>> boxed(found, frames(found))[0].box
    (('player', 3, 6),)
    """
    out: list[Frame] = []
    under = listed = ""
    heads: tuple[str, ...] = ()
    for sentence, frame in zip(found, framed, strict=True):
        if sentence.kind == "heading":
            under, listed = _heading(sentence, listed)
            heads = ()
        if sentence.kind != "row":
            heads = ()
        box: tuple[tuple[str, int, int], ...] = ()
        if heads and "role" not in frame.columns:
            box = tuple(_cells(sentence, heads))
        elif sentence.kind in ("row", "item") and not frame.columns:
            box = tuple(_line(sentence))
        elif sentence.kind in ("paragraph", "item") and under and len(sentence.tokens) < _SHORT:
            box = ((under, 0, len(sentence.tokens)),)
        if sentence.kind == "row" and not heads and not frame.columns:
            heads = _head(sentence)
            box = ((_OTHER, len(sentence.tokens), len(sentence.tokens)),) if heads else box
        out.append(replace(frame, box=box, listed=listed))
    return out


#: what stands under a heading of a box has fewer tokens
_SHORT = 16


def _heading(sentence: Sentence, listed: str) -> tuple[str, str]:
    """(the label that a heading is, what the names in the lines under it are)."""
    words = tuple(norm for norm in sentence.norms if norm[0].isalpha())
    told = whole(sentence)
    lists = {"members", "staff", "leader"}
    if told in lists or lexicon.load().boxes.get(words[:1]) in lists or lexicon.load().boxes.get(words[:2]) in lists:
        return "", "staff" if "staff" in (told, *words) else "members"
    return told, listed if _is_person(sentence) else ""


def _is_person(sentence: Sentence) -> bool:
    """Whether a heading may be the name of somebody in a list: two words or three with capitals."""
    words = [token.text for token in sentence.tokens if token.text != '"']
    return 1 < len(words) < 4 and all(word[0].isupper() for word in words)


def _line(sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    """The label of a line, and the words behind it."""
    found, start = label(sentence)
    bars = [i for i, norm in enumerate(sentence.norms) if norm == "|"]
    if found:
        yield found, start, len(sentence.tokens)
    elif sentence.kind == "row" and len([bar for bar in bars if bar + 1 < len(sentence.norms)]) == 1:
        yield _OTHER, bars[0] + 1, len(sentence.tokens)


def _head(sentence: Sentence) -> tuple[str, ...]:
    """The labels of the columns of a box that lies on its side: two of them at least."""
    names = [lexicon.load().boxes.get(sentence.norms[start:end], "") for start, end in _bars(sentence)]
    return tuple(names) if sum(map(bool, names)) > 1 else ()


def _cells(sentence: Sentence, heads: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    for name, (start, end) in zip(heads, _bars(sentence), strict=False):
        if name and start < end:
            yield name, start, end


def _bars(sentence: Sentence) -> Iterator[tuple[int, int]]:
    start = 0
    for bar in [*(i for i, norm in enumerate(sentence.norms) if norm == "|"), len(sentence.norms)]:
        yield start, bar
        start = bar + 1
