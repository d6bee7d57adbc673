"""Blocks: the headings, paragraphs, items and rows that a text is made of.

>>> [block.kind for block in blocks("# Heat\\n\\nIt is long.\\n\\n- Al Pacino\\n| Actor | Role |\\n", unmarked=False)]
['heading', 'paragraph', 'item', 'row']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

#: a key line is not longer than this
_LONGEST_KEY = 400
#: what is one line in a paragraph of lines, and not longer, is an item
_LONGEST_ITEM = 120
#: nobody breaks the lines of prose at fewer characters
_NARROWEST = 50
_HEADING = re.compile(r"#{1,6}[ \t]+")
_ITEM = re.compile(r"(?:[-*+•‣·–]|\d{1,2}[.)])[ \t]+")
_ROW = re.compile(r"\|[ \t]*")
_KEY_LINE = re.compile(r"(?![^:]*\b(?:is|was|are|were|has|had|will)\b)[A-Z][\w ()/&.,'-]{1,60}:[ \t]+\S")
_UNDERLINE = re.compile(r"[=-]{3,}[ \t]*$")
_STOPPED = re.compile(r"[.!?…:,;][\"')\]]*$")

#: start and end of a line without the spaces around it
Line = tuple[int, int]


@dataclass(frozen=True)
class Block:
    """A stretch of `Article.text`: a heading, a paragraph, an item of a list, or a row of a table."""

    kind: str
    start: int
    end: int


def blocks(text: str, *, unmarked: bool) -> Iterator[Block]:
    """The blocks of a text: lines gathered into paragraphs, with headings, items and rows on lines of their own.

    `unmarked` says that the format has no mark for headings, so that a short line may be one.

    >>> text = "Director: Ann Lee\\nCast\\nBo Ek as Kit\\n\\nA paragraph that\\ngoes on."
    >>> [(block.kind, text[block.start : block.end]) for block in blocks(text, unmarked=True)][1:]
    [('item', 'Cast'), ('item', 'Bo Ek as Kit'), ('paragraph', 'A paragraph that\\ngoes on.')]
    """
    run: list[Line] = []
    title = _title_line(text)
    for line in re.finditer(r"[^\n]*\n?", text):
        content = line[0].strip()
        start = line.start() + line[0].index(content)
        kind, skip = ("heading", 0) if content and content == title else _line_kind(content)
        title = "" if content else title
        if content and not kind:
            run.append((start, start + len(content)))
            continue
        yield from _run_blocks(text, run, unmarked)
        run = []
        if content[skip:]:
            yield Block(kind, start + skip, start + len(content))
    yield from _run_blocks(text, run, unmarked)


_OPENING = re.compile(r"\s*([^\n]{2,110})\n[^a-zA-Z\n]{0,40}\n\s*([^\n]+)")
_DATE_KEY = re.compile(r"(?:last )?(?:updated?|published|posted|date)\b", re.I)
#: a sentence ends inside the line
_SENTENCES = re.compile(r"[a-z][.] +[A-Z]")


def _title_line(text: str) -> str:
    """The first line where it is a title by its place: short, no full stop, a blank line under it, then more.

    A line "Key: value" is one too, unless another such line follows.
    """
    match = _OPENING.match(text)
    line = match[1].strip() if match else ""
    if match is None or re.search(r"[.,;:]['\"()]*$", line) or _line_kind(line)[0] or _SENTENCES.search(line):
        return ""
    keys = _is_key(line) and _is_key(match[2].strip()) and not _DATE_KEY.match(match[2])
    return "" if keys else line


def _line_kind(line: str) -> tuple[str, int]:
    """The kind that a line's mark gives it, "" without one, and how long the mark is."""
    for kind, mark in (("heading", _HEADING), ("item", _ITEM), ("row", _ROW)):
        match = mark.match(line)
        if match:
            return kind, match.end()
    return "", 0


def _run_blocks(text: str, run: list[Line], unmarked: bool) -> Iterator[Block]:
    """The blocks of lines that nothing parts: one paragraph, or several items where most lines are ended on purpose."""
    lines = [text[start:end] for start, end in run]
    if len(lines) > 1 and len(set(lines)) == 1:  # a headline that is printed twice
        yield _block(text, run, unmarked, alone=True)
        return
    width = max(_NARROWEST, *map(len, lines)) if lines else 0
    ended = [_fits(line, after, width) for line, after in pairwise(lines)]
    listed = 2 * sum(ended) >= len(ended)
    if len(lines) > 2 and 4 * sum(ended) >= 3 * len(ended) and not any(line[:1].islower() for line in lines):
        ended = [True] * len(ended)  # a list whose longest lines leave no room for another word
    first = 0
    for i in range(1, len(run) + 1):
        if i == len(run) or _parts(lines[i - 1], lines[i], ended[i - 1] and listed):
            yield _block(text, run[first:i], unmarked, alone=i - first == len(run))
            first = i


def _fits(line: str, after: str, width: int) -> bool:
    """Whether the next word would have fitted into a line, so that the line ends where it does on purpose."""
    word = after.split(None, 1)[0]
    return len(line) + 1 + len(word) <= width and not word.lstrip("\"'([").islower()


def _parts(line: str, after: str, ended: bool) -> bool:
    """Whether what follows a line is something else; a sentence that ends with it has its full stop to say so."""
    if _is_key(after):
        return ended or _is_key(line)
    return ended and (_is_key(line) or not _STOPPED.search(line))


def _is_key(line: str) -> bool:
    """Whether a line is "Key: value"."""
    return len(line) < _LONGEST_KEY and _KEY_LINE.match(line) is not None


def _block(text: str, run: list[Line], unmarked: bool, *, alone: bool) -> Block:
    """A paragraph, an item, or a heading where it is one short line without a full stop."""
    start, end = run[0][0], run[-1][1]
    lines = [text[first:last] for first, last in run]
    if len(lines) == 2 and _UNDERLINE.match(lines[1]):
        return Block("heading", start, start + len(lines[0]))
    if _is_key(lines[0]) and end - start < _LONGEST_KEY:
        return Block("item", start, end)
    if not alone:
        return Block("item" if len(lines) == 1 and end - start <= _LONGEST_ITEM else "paragraph", start, end)
    short = len(lines[0]) <= 90 and not re.search(r"[.!:;,…]['\")]*$", lines[0].rstrip())
    repeated = len(set(lines)) == 1
    return Block("heading" if unmarked and short and repeated else "paragraph", start, end)
