"""Articles: reading them, and the blocks they are made of.

Offsets always index the text as decoded; `Article.span` leads from the text that is read back to them.

>>> article = parse("# Heat\\n\\nHeat was directed by *Michael Mann*.\\n", "heat.md")
>>> article.title, [block.kind for block in article.blocks]
('Heat', ['heading', 'paragraph'])
"""

from __future__ import annotations

import hashlib
import html
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from wickgraph.errors import ArticleError
from wickgraph.text.blocks import Block as Block
from wickgraph.text.blocks import blocks
from wickgraph.text.markup import (
    Plain,
    html_pieces,
    invisible_pieces,
    leader_pieces,
    markdown_pieces,
    merge,
    rewrite,
)

_HTML = (".html", ".htm", ".xhtml")
#: formats that mark their headings
_MARKED = (*_HTML, ".md", ".markdown")
#: an article is not longer than this; a larger file is a corpus and wants to be split
MAX_BYTES = 4_000_000


@dataclass(frozen=True)
class Article:
    """One article: its raw text, the text that is read, where it comes from, and its blocks."""

    name: str
    raw: str = field(repr=False)
    plain: Plain = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    date: str | None = None
    language: str | None = None

    @property
    def text(self) -> str:
        """The text that is read: no markup, plain quotes and spaces."""
        return self.plain.text

    @property
    def sha256(self) -> str:
        """Hash of the raw text as UTF-8, in hexadecimal."""
        return digest(self.raw)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in `raw`.

        >>> article = parse("*Heat* it is.", "x.md")
        >>> first, last = article.span(1, 5)
        >>> article.raw[first:last]
        'Heat'
        """
        return self.plain.raw_span(start, end)


def digest(text: str) -> str:
    """SHA-256 of a text as UTF-8, in hexadecimal.

    >>> digest("")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(text.encode()).hexdigest()


def read(path: str | Path) -> Article:
    """The article in a file, or on standard input for "-", whose form (plain text, Markdown, HTML) is told by its look.

    Raises ArticleError when the file is missing, a folder, empty, too large, or not text.

    >>> read("missing.txt")
    Traceback (most recent call last):
        ...
    wickgraph.errors.ArticleError: missing.txt: no such file. Check the path.
    """
    name = "standard input" if str(path) == "-" else str(path)
    data = _bytes(path, name)
    if b"\0" in data:
        raise ArticleError(f"{name}: byte {data.index(0)} is NUL, so this is not text. Give a .txt, .md or .html file.")
    try:
        # A BOM stays: it is part of the decoded text that offsets index, and is passed over as invisible.
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ArticleError(f"{name}: byte {error.start} is not UTF-8. Save the file as UTF-8.") from None
    return parse(text, f"stdin{_looks_like(text)}" if str(path) == "-" else Path(path).name, where=name)


_TAGGED = re.compile(r"\s*<(?:!doctype|html|head|body|article|meta|title|p|h1|div)\b", re.I)
_WRITTEN_AS_MARKDOWN = re.compile(
    r"\A\ufeff?---[ \t]*\r?$|^#{1,6} \S|^[|].*[|][ \t]*$|(?<!\w)(\*{1,2}|_{1,2})\w[^*_\n]{0,80}\1(?!\w)|\]\(https?:",
    re.MULTILINE,
)


def _looks_like(text: str) -> str:
    """The ending that a file of a text without a name would have."""
    if _TAGGED.match(text, _front_matter(text)[1]):
        return ".html"
    return ".md" if _WRITTEN_AS_MARKDOWN.search(text) else ".txt"


def _bytes(path: str | Path, name: str) -> bytes:
    if str(path) == "-":
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        return data if len(data) <= MAX_BYTES else _too_large(name, "this")
    try:
        size = Path(path).stat().st_size
        return Path(path).read_bytes() if size <= MAX_BYTES else _too_large(name, f"{size / 1e6:.1f} MB")
    except FileNotFoundError:
        raise ArticleError(f"{name}: no such file. Check the path.") from None
    except IsADirectoryError:
        raise ArticleError(f"{name}: a folder, not an article. Name the files in it.") from None
    except OSError as error:
        raise ArticleError(f"{name}: cannot be read ({error.strerror}).") from None


def _too_large(name: str, size: str) -> NoReturn:
    raise ArticleError(f"{name}: {size} is more than one article ({MAX_BYTES // 10**6} MB). Split it into articles.")


def parse(text: str, name: str = "text.txt", *, title: str | None = None, where: str | None = None) -> Article:
    """An article from its text; the ending of `name` says the format (.md, .html, anything else is plain text).

    `title` overrides the one that the text gives. Raises ArticleError when there is nothing to read.

    >>> parse("Title line\\n\\nSome words follow here.").title
    'Title line'
    """
    where = where or name
    surrogate = re.search("[\ud800-\udfff]", text)
    if surrogate:
        raise ArticleError(
            f"{where}: character {surrogate.start()} is half of a surrogate pair. Save the text as UTF-8."
        )
    if not text.strip("\ufeff \t\r\n"):
        raise ArticleError(f"{where}: empty. There is nothing to read.")
    suffix = Path(name).suffix.lower()
    meta, body = _front_matter(text)
    if suffix in _HTML:
        meta = {**_html_meta(text), **meta}
    plain = _plain(text, body, suffix)
    found = tuple(blocks(plain.text, unmarked=suffix not in _MARKED))
    known = {key: meta.get(key) for key in ("url", "publisher", "date", "language")}
    return Article(name, text, plain, found, title=title or meta.get("title") or _title(plain.text, found), **known)


def _plain(text: str, body: int, suffix: str) -> Plain:
    skipped = [(0, body, "")] if body else []
    if suffix in _HTML:
        pieces = html_pieces(text)
    elif suffix in _MARKED:
        pieces = markdown_pieces(text)
    else:
        pieces = iter(())
    return rewrite(text, merge(skipped, pieces, leader_pieces(text), invisible_pieces(text)))


_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n((?:[^\n]*\n){0,60}?)---[ \t]*(?:\r?\n|\Z)")
_FIELD = re.compile(r"^([A-Za-z_]+)[ \t]*:[ \t]*(.*?)[ \t\r]*$", re.MULTILINE)


def _front_matter(text: str) -> tuple[dict[str, str], int]:
    """The fields of the front matter and where the body begins. Plain `key: value` lines: all that an article needs."""
    match = _FRONT.match(text)
    if not match or not _FIELD.search(match[1]):
        return {}, 0
    fields = {key.lower(): value.strip("\"'").strip() for key, value in _FIELD.findall(match[1])}
    return {key: value for key, value in fields.items() if value}, match.end()


_META = re.compile(
    r"<meta\b[^<>]{0,2000}>|<title[^<>]*>([^<]{0,1000})</title|<html\b[^<>]*\blang\s*=\s*[\"']?([\w-]+)", re.I
)
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_META_NAMES = {
    "og:title": "title", "og:url": "url", "og:site_name": "publisher", "article:published_time": "date", "date": "date",
    "dc.date": "date", "dc.title": "title", "dc.publisher": "publisher",
}  # fmt: skip


def _html_meta(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _META.finditer(text[:200_000]):
        if match[1]:
            found.setdefault("title", " ".join(html.unescape(match[1]).split()))
        elif match[2]:
            found["language"] = match[2]
        else:
            attributes = {key.lower(): double or single for key, double, single in _ATTRIBUTE.findall(match[0])}
            key = _META_NAMES.get((attributes.get("property") or attributes.get("name") or "").lower())
            if key and attributes.get("content"):
                content = " ".join(html.unescape(attributes["content"]).split())
                found[key] = content[: 10 if key == "date" else None]
    return found


def _title(text: str, blocks: tuple[Block, ...]) -> str | None:
    """The first heading, where the article opens with one."""
    if blocks and blocks[0].kind == "heading":
        line = text[blocks[0].start : blocks[0].end].split("\n")[0].strip()
        return line[1:-1] if re.fullmatch(r'"[^"]*"', line) else line
    return _capsule(text, blocks)


_TITLE_LINE = re.compile(
    r"[A-Z0-9][\w':&!-]*(?: (?:[A-Z0-9][\w':&!-]*|of|the|an?|and|in|on|for|to|with|at|by))*(?: \([^)]*\))?"
)
_CREDITS = re.compile(
    r"(?:Dir|Directed|Director|With|Cast|Starring|Stars|Written|Synopsis|Genre|Runtime|Certificate)\b"
    r"|[^.]*(?:\b(?:19|20)\d\d\b|\b\d{2,3} ?min)"
)


def _capsule(text: str, blocks: tuple[Block, ...]) -> str | None:
    """The first line where the next one gives credits: "The Hollow Bell / Ghana/UK, 2012, 88 min"."""
    if len(blocks) < 3 or blocks[0].kind != "item":
        return None
    first, second = (text[each.start : each.end].strip() for each in blocks[:2])
    titled = len(first.split()) <= 9 and _TITLE_LINE.fullmatch(first) and _CREDITS.match(second)
    return first if titled else None
