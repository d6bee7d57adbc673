"""Markup to plain text that still knows where each character came from.

A file is rewritten by pieces: a stretch of the raw text and what stands for it. Everything between two pieces is kept
as it is. HTML becomes the few marks of Markdown that `wickgraph.text.article` reads (`# ` heading, `- ` item, ` | `
between cells), so blocks are found in one place for every format. Italics become quotation marks: both set titles.

>>> plain = rewrite("<p>Heat &amp; dust</p>", html_pieces("<p>Heat &amp; dust</p>"))
>>> plain.text.strip()
'Heat & dust'
>>> start = plain.text.index("&")
>>> plain.raw_span(start, start + 1)
(8, 13)
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

#: start and end in the raw text, and what is read there instead
Piece = tuple[int, int, str]

#: same length on both sides: offsets do not move
_TRANSLATE = str.maketrans(
    {
        **dict.fromkeys(
            "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\t\x0b\x0c", " "
        ),
        **dict.fromkeys("\u2018\u2019\u02bc\u2032", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2212", "-"),
        "\u2015": "—",
        "\u2028": "\n",
        "\u2029": "\n",
        "\u0085": "\n",
    }
)
_INVISIBLE = re.compile("\r\n?|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]+|.[\u0300-\u036f]+", re.DOTALL)


@dataclass(frozen=True)
class Plain:
    """Text to read, and the way back to the raw text.

    `segments` are (start in the text, start in the raw text, length in the text, length in the raw text), in order.
    """

    text: str
    segments: tuple[tuple[int, int, int, int], ...]
    _starts: list[int] = field(repr=False, compare=False, default_factory=list)

    def __post_init__(self) -> None:
        self._starts.extend(segment[0] for segment in self.segments)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Where text[start:end] stands in the raw text (code points, end exclusive).

        >>> rewrite("a*b*c", [(1, 2, ""), (3, 4, "")]).raw_span(1, 3)
        (2, 5)
        """
        if not self.segments:
            return (0, 0)
        first, _ = self._raw(start)
        _, last = self._raw(max(start, end - 1))
        return first, last

    def _raw(self, position: int) -> tuple[int, int]:
        text, raw, length, raw_length = self.segments[max(0, bisect_right(self._starts, position) - 1)]
        if length == raw_length:
            return raw + position - text, raw + position - text + 1
        return raw, raw + raw_length


def rewrite(raw: str, pieces: Iterable[Piece]) -> Plain:
    """`raw` with each piece replaced; overlapping pieces after the first are ignored.

    >>> rewrite("x\\u00a0<b>y</b>", [(2, 5, ""), (6, 10, "")]).text
    'x y'
    """
    out: list[str] = []
    segments: list[tuple[int, int, int, int]] = []
    at = position = 0

    def add(start: int, end: int, text: str) -> None:
        nonlocal position
        if text:
            segments.append((position, start, len(text), end - start))
            out.append(text)
            position += len(text)

    for start, end, text in pieces:
        if start < at:
            continue
        add(at, start, raw[at:start])
        add(start, end, text)
        at = end
    add(at, len(raw), raw[at:])
    return Plain("".join(out).translate(_TRANSLATE), tuple(segments))


def merge(*streams: Iterable[Piece]) -> list[Piece]:
    """Pieces of several kinds in the order of the text; of two at one place the earlier stream's wins.

    >>> merge([(4, 5, "")], [(0, 2, " ")])
    [(0, 2, ' '), (4, 5, '')]
    """
    return sorted((piece for stream in streams for piece in stream), key=lambda piece: piece[0])


def invisible_pieces(raw: str) -> Iterator[Piece]:
    """Line ends, characters without width, and letters written with combining marks.

    >>> list(invisible_pieces("a\\r\\nb"))
    [(1, 3, '\\n')]
    """
    for match in _INVISIBLE.finditer(raw):
        text = match[0]
        if text[0] == "\r":
            yield (*match.span(), "\n")
        elif unicodedata.combining(text[-1]):
            yield (*match.span(), unicodedata.normalize("NFC", text))
        else:
            yield (*match.span(), "")


#: the dots that lead from one column to the next: "Music ..... Joe Smith"
_LEADER = re.compile(r"(?<=[^\s.…])[ \t]*(?:\.{4,}|(?:\. ){3,}\.?|…{2,})[ \t]*(?=[^\s.…])")


def leader_pieces(raw: str) -> Iterator[Piece]:
    """Rows of dots between two columns, as a colon.

    >>> rewrite("Lola ..... Franka Potente", leader_pieces("Lola ..... Franka Potente")).text
    'Lola : Franka Potente'
    """
    yield from ((*match.span(), " : ") for match in _LEADER.finditer(raw))


_HTML = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|noscript|template|svg|head)\b[^>]*>.*?(?:</\1\s*>|\Z)"
    r"|<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*(?:>|\Z)|<![^>]*>|&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});|\n",
    re.DOTALL | re.IGNORECASE,
)
_OPEN = {
    **{f"h{n}": "\n\n" + "#" * n + " " for n in range(1, 7)},
    "li": "\n\n- ", "dt": "\n\n- ", "dd": " : ", "tr": "\n\n| ", "br": "\n", "i": '"', "em": '"', "cite": '"',
}  # fmt: skip
_CLOSE = {"td": " | ", "th": " | ", "i": '"', "em": '"', "cite": '"', "dt": ""}
_IN_CELL = {"br", "li", "ul", "ol", "div", "p"}
_BLOCK = {
    *("p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "ul", "ol", "dl", "table", "thead"),
    *("tbody", "blockquote", "figure", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "dd", "title"),
    *("body", "html", "hr", "pre"),
}


def html_pieces(raw: str) -> Iterator[Piece]:
    """Tags, comments, scripts, styles and character references of HTML. Linear in the length of the text.

    The standard parser gives no offsets of character references and is quadratic on hostile input.

    >>> rewrite("a<br>b<script>c</script>", html_pieces("a<br>b<script>c</script>")).text
    'a\\nb'
    """
    cell = 0  # in a cell of a table, lines and items stand on one line; items are counted from 1
    for match in _HTML.finditer(raw):
        text, name = match[0], (match[3] or "").lower()
        if name in ("td", "th", "tr", "table"):
            cell = int(name[1] != "r" and name != "table" and not match[2])
        if cell and name in _IN_CELL:
            parts = name == "br" or (name == "li" and not match[2])
            yield (*match.span(), "; " if parts and (cell > 1 or name == "br") else " ")
            cell += name == "li" and not match[2]
        elif text[0] == "&":
            yield (*match.span(), html.unescape(text))
        elif text == "\n":
            yield (*match.span(), " ")
        elif not name:
            yield (*match.span(), "")
        elif match[2]:
            yield (*match.span(), _CLOSE.get(name, "\n\n" if name in _BLOCK else ""))
        else:
            yield (*match.span(), _OPEN.get(name, "\n\n" if name in _BLOCK else ""))


_MARKDOWN = re.compile(
    r"^(?:```|~~~)[^\n]*\n.*?(?:^(?:```|~~~)[ \t]*$|\Z)"  # fenced code is not prose
    r"|<!--.*?(?:-->|\Z)|<[/a-zA-Z][^<>\n]{0,200}>"
    r"|!\[[^\]\n]{0,300}\]\([^)\n]{0,1000}\)|(?<!\\)\[(?=[^\]\n]{1,300}\]\()|\]\([^)\n]{0,1000}\)|\[\^?\w{1,20}\](?!\()"
    r"|\*\*\*|\*\*|__|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)|`"
    r"|^[ ]{0,3}>[ ]?|^[ ]{0,3}(?:\*\*\*|---|===|\*[ ]\*[ ]\*)[-=* ]*$|^[ ]{0,3}\|?[ ]*:?-{2,}[-:| ]*$"
    r"|\\[!-/:-@\[-`{-~]|&(?:amp|lt|gt|quot|nbsp|ndash|mdash|rsquo|lsquo|ldquo|rdquo|#[0-9]{1,7});",
    re.DOTALL | re.MULTILINE,
)


def markdown_pieces(raw: str) -> Iterator[Piece]:
    """Emphasis, links, images, code, rules and quotation marks of Markdown; block marks stay for
    `wickgraph.text.article`.

    >>> source = "See *Heat* at [the page](https://example.org)."
    >>> rewrite(source, markdown_pieces(source)).text
    'See "Heat" at the page.'
    """
    for match in _MARKDOWN.finditer(raw):
        text = match[0]
        if text in ("*", "_"):
            yield (*match.span(), '"')
        elif text[0] == "\\":
            yield (*match.span(), text[1])
        elif text[0] == "&":
            yield (*match.span(), html.unescape(text))
        else:
            yield (*match.span(), "")
