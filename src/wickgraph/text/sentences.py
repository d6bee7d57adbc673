"""Tokens and sentences.

>>> from wickgraph.text.article import parse
>>> article = parse("Mr. Wick left. He came back in “Chapter 2.” Nobody minded.")
>>> [" ".join(token.text for token in sentence.tokens) for sentence in sentences(article)]
['Mr. Wick left .', 'He came back in " Chapter 2 . "', 'Nobody minded .']
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from wickgraph.text.article import Article, Block

_TOKEN = re.compile(
    r"[A-Za-z][a-z]*+(?= )"  # most words: nothing that follows takes a part of one, or more
    r"|\d{4}-\d{2}-\d{2}|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+(?:st|nd|rd|th)\b|\d+s\b"
    r"|\d+(?=(?:min|h|m|bn|k)\b)|-turned-|-(?:set|led|starring|fronted|headlined)\b"
    r"|(?:(?<=\()|(?<=, )|(?<=; ))[bd]\.(?=\s*[A-Z\d])|(?:[Dd]ir|[Ss]cr|[Pp]rod|[Ww]r)\.(?=\s*[:A-Z])"
    r"|(?:Mrs?|Ms|Dr|St|lit|transl|Jr|Sr|Prof|Capt|Col|Gen|Lt|Sgt|Inc|Co|Corp|Ltd|vs|Vol|approx|ca)\.|No\.(?=\s*\d)"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.(?=\s*\d)"
    r"|(?:[A-Z]\.){2,}|[A-Z]\.(?=\s+(?:[A-Z]\.\s+){0,3}(?:d[aeiu] |v[ao]n |l[ae] )?[A-Z][\w'])"
    r"|'(?:s|ll|ve|re|d)\b|n't\b|\w+(?=n't\b)"
    r"|\w+(?:[-'](?!(?:s|ll|ve|re|d|set|led|starring|fronted|headlined)\b|turned-)\w+)*"
    r"|'|[^\w\s]"
)
#: a sentence of more tokens than this is no sentence, and is read in parts
_LONGEST = 300
_END = {".", "!", "?", "…"}
_CLOSERS = {'"', "'", ")", "]"}
_OPENERS = {'"', "'", "(", "["}


class Token(NamedTuple):
    """A word, number or sign: text[start:end] of the article, and the folded form that is compared."""

    text: str
    start: int
    end: int
    norm: str


@dataclass(frozen=True)
class Sentence:
    """A sentence: its tokens, the kind of block it stands in, and the number of that block.

    `head` is the token that closes a name set before the sentence ("JESSAMY. Her sister, a vet."), 0 without one.
    """

    tokens: tuple[Token, ...] = field(repr=False)
    kind: str
    block: int
    head: int = 0

    @cached_property
    def norms(self) -> tuple[str, ...]:
        """The folded forms of the tokens."""
        return tuple(token.norm for token in self.tokens)

    def norm(self, i: int) -> str:
        """The folded form of a token, "" outside the sentence.

        >>> Sentence(tuple(tokens("Élise left")), "paragraph", 0).norm(0)
        'elise'
        """
        return self.norms[i] if 0 <= i < len(self.norms) else ""

    @property
    def start(self) -> int:
        """Where the sentence begins in `Article.text`."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.tokens[-1].end


def fold(text: str) -> str:
    """The form in which words are compared: lower case, no accents, one kind of dash.

    >>> fold("Élisabet – D’Antonio")
    "elisabet - d'antonio"
    """
    if text.isascii():
        return text.lower()
    text = text.casefold().replace("’", "'").replace("–", "-").replace("—", "-")
    stripped = unicodedata.normalize(
        "NFKD", text.replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("æ", "ae")
    )
    return "".join(character for character in stripped if not unicodedata.combining(character))


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of text[start:end].

    >>> [token.text for token in tokens("Keanu Reeves's $40 million")]
    ['Keanu', 'Reeves', "'s", '$', '40', 'million']
    """
    stop = len(text) if end is None else end
    found = _TOKEN.finditer(text, start, stop)
    return [Token(word := match[0], *match.span(), _norm(word)) for match in found]


@lru_cache(maxsize=16_384)
def _norm(word: str) -> str:
    """The folded form of a token; most words come again."""
    return fold(word) or word


def sentences(article: Article) -> Iterator[Sentence]:
    """The sentences of an article in order. Headings and rows are sentences by themselves.

    >>> from wickgraph.text.article import parse
    >>> len(list(sentences(parse("# Heat\\n\\nIt is long. It is loud.", "heat.md"))))
    3
    """
    for number, block in enumerate(article.blocks):
        found = tokens(article.text, block.start, block.end)
        if block.kind in ("heading", "row"):
            pieces = [found] if block.kind == "row" else [_first_line(article, block, found)]
        else:
            lines = _lines(article.text, found) if _lists_films(article.text[block.start : block.end]) else [found]
            pieces = [piece for line in lines for piece in _split(line, item=block.kind == "item")]
        for piece in pieces:
            for at in range(0, len(piece), _LONGEST):
                yield Sentence(tuple(piece[at : at + _LONGEST]), block.kind, number)


_FILM_LINE = re.compile(r"[^\n]{2,60} \((?:19|20)\d\d\)[^\n]{0,60}")


def _lists_films(text: str) -> bool:
    """Whether each line of a block is a film with its year: "Ash Walker (1968), dir. Lionel Tarrant"."""
    lines = text.strip().split("\n")
    return len(lines) > 1 and all(_FILM_LINE.fullmatch(line.strip()) for line in lines)


def _lines(text: str, found: list[Token]) -> list[list[Token]]:
    """The tokens line by line."""
    rows: list[list[Token]] = []
    for token in found:
        if rows and "\n" not in text[rows[-1][-1].end : token.start]:
            rows[-1].append(token)
        else:
            rows.append([token])
    return rows


def _first_line(article: Article, block: Block, found: list[Token]) -> list[Token]:
    """A heading printed twice is read once."""
    stop = article.text.find("\n", block.start, block.end)
    return [token for token in found if stop < 0 or token.start < stop]


def _split(found: list[Token], *, item: bool) -> Iterator[list[Token]]:
    """The sentences among some tokens. An ellipsis with a space before it, or in an item, ends none."""
    start = i = 0
    while i < len(found):
        i += 1
        if found[i - 1].text not in _END:
            continue
        if found[i - 1].text == "…" and (item or (i > 1 and found[i - 2].end < found[i - 1].start)):
            continue
        while i < len(found) and (found[i].text in _END or _closes(found, i)):
            i += 1
        if found[i - 1].text in "!?" and _in_title(found, i):
            continue
        if i == len(found) or _begins(found, i):
            yield found[start:i]
            start = i
    if start < len(found):
        yield found[start:]


#: words of a title that have no capital
SMALL = {"of", "the", "a", "an", "and", "in", "on", "for", "to", "from", "with", "at", "by"}


def _in_title(found: list[Token], i: int) -> bool:
    """Whether a sign at i - 1 stands inside a quoted title: "“Shazam! Fury of the Gods” fell to second place"."""
    opening = next((j for j in range(i - 2, max(i - 6, -1), -1) if found[j].text == '"'), -1)
    closing = next((j for j in range(i, min(i + 8, len(found))) if found[j].text == '"'), -1)
    if opening < 0 or closing < 0 or found[opening].end < found[opening + 1].start:
        return False
    inside = [*found[opening + 1 : i - 1], *found[i:closing]]
    behind = found[closing - 1].text not in (".", "!", "?", ",") and closing + 1 < len(found)
    return behind and all(token.text[0].isupper() or token.norm in SMALL or token.text in ":-&" for token in inside)


def _closes(found: list[Token], i: int) -> bool:
    """Whether the sign at i closes what came before: no space before it."""
    return found[i].text in _CLOSERS and found[i].start == found[i - 1].end


#: words that go on with the name of a company behind "Bros."
_OF_BROTHERS = {
    "pictures", "television", "animation", "home", "entertainment", "discovery", "games", "studios", "records",
    "motion", "international", "films", "interactive", "tv", "japan", "uk", "ceo", "chief", "executive", "executives",
}  # fmt: skip


def _begins(found: list[Token], i: int) -> bool:
    """Whether a sentence can begin at i."""
    if found[i].start == found[i - 1].end:
        return False
    text = found[i].text
    if i > 1 and found[i - 2].norm == "bros" and found[i].norm in _OF_BROTHERS:
        return False
    if text in _OPENERS or text in "-–—•":
        return i + 1 < len(found) and (found[i + 1].text[0].isupper() or found[i + 1].text[0].isdigit())
    return text[0].isupper() or text[0].isdigit() or text == "$"
