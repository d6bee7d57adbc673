"""Sheets: a page of prose about claims, as lines for a terminal, Markdown or HTML.

>>> sheet = Sheet((Line("title", "Heat"), Line("item", "director: Michael Mann"), Line("quote", "He directed it.")))
>>> print(sheet.write("text"), end="")
Heat
  director: Michael Mann
    “He directed it.”
"""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from wickgraph.results.terminal import clean

#: the forms in which a sheet can be written
SHEET_FORMATS = ("text", "md", "html")
#: a line's place in a terminal; what has no place here begins at the margin
_INDENT = {"item": "  ", "detail": "    ", "quote": "    "}
# A bracket at the end belongs to the address when it closes one in it.
_URL = re.compile(r"https?://(?:[^\s<>\"'()]|\([^\s<>\"'()]*\))*(?:[^\s<>\"'().,;:]|\([^\s<>\"'()]*\))")


@dataclass(frozen=True)
class Line:
    """A line and what it is: title, about, heading, item, detail or quote."""

    style: str
    text: str


@dataclass(frozen=True)
class Sheet:
    """Lines in order."""

    lines: tuple[Line, ...]

    def write(self, format: str = "text", width: int | None = None) -> str:
        """The sheet as "text" (wrapped to `width` cells, or not when None), "md" or "html".

        >>> Sheet((Line("title", "<Heat>"),)).write("html")
        '<article>\\n<h1>&lt;Heat&gt;</h1>\\n</article>\\n'
        """
        writers: dict[str, Callable[[], Iterator[str]]] = {
            "text": lambda: _as_text(self.lines, width),
            "md": lambda: _as_md(self.lines),
            "html": lambda: _as_html(self.lines),
        }
        return "".join(line + "\n" for line in writers[format]())


def _as_text(lines: tuple[Line, ...], width: int | None) -> Iterator[str]:
    for at, line in enumerate(lines):
        if line.style == "heading" and at:
            yield ""
        indent = _INDENT.get(line.style, "")
        text = clean(f"“{line.text}”" if line.style == "quote" else line.text)
        # An address that is cut in two cannot be clicked.
        wrapped = textwrap.wrap(
            text,
            max(width or 0, 40),
            initial_indent=indent,
            subsequent_indent=indent + "  ",
            break_long_words=False,
            break_on_hyphens=False,
        )
        yield from wrapped if width else [indent + text]


_MD = {
    "title": "# {}\n",
    "about": "{}\n",
    "heading": "## {}\n",
    "item": "- **{}**",
    "detail": "  - {}",
    "quote": "  > {}",
}


def _as_md(lines: tuple[Line, ...]) -> Iterator[str]:
    for before, line in zip((None, *lines), lines, strict=False):
        if line.style == "heading" and before and before.style not in ("title", "about", "heading"):
            yield ""
        yield _MD[line.style].format(_md_text(line.text))


def _md_text(text: str) -> str:
    """Text in which nothing but an address is more than text."""
    plain = re.sub(r"([\\*`\[\]])", r"\\\1", clean(text)).replace("<", "&lt;")
    return _URL.sub(lambda url: f"<{url[0]}>", plain)


_TAGS = {"title": "h1", "about": "p", "heading": "h2", "detail": "p", "quote": "blockquote"}


def _as_html(lines: tuple[Line, ...]) -> Iterator[str]:
    yield "<article>"
    is_open = False
    for line in lines:
        text = _html_text(line.text)
        if line.style in ("item", "heading", "title") and is_open:
            yield "</section>"
            is_open = False
        if line.style == "item":
            yield f"<section><h3>{text}</h3>"
            is_open = True
        else:
            tag = _TAGS[line.style]
            yield f"<{tag}>{text}</{tag}>"
    yield from ["</section>"] * is_open
    yield "</article>"


def _html_text(text: str) -> str:
    parts, at = [], 0
    for url in _URL.finditer(text):
        address = html.escape(url[0])
        parts += [html.escape(text[at : url.start()]), f'<a href="{address}">{address}</a>']
        at = url.end()
    return "".join([*parts, html.escape(text[at:])])
