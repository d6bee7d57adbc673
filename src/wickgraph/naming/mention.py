"""What a mention is: a stretch of a sentence that names, describes or points back to something, or a value in it.

>>> Mention(0, 2, "Lance Reddick", "name", ("Person",)).text
'Lance Reddick'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wickgraph.text.sentences import Token
from wickgraph.text.values import Value

#: what a name that nobody knows may be, likeliest first, by how it is written
PLAIN = ("Person", "Character")
TITLE = ("Film", "Series", "Game", "Comic")
ANYTHING = (*TITLE, "Franchise", "Company", "FictionalOrganization", "Place", "Location", "Universe")
#: kinds of what belongs to a story
STORY = {*TITLE, "Franchise", "Universe", "Character", "FictionalOrganization"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention in a sentence, from token `start` to `end` (exclusive).

    form is name (in the gazetteer), unknown (a name that is not), anaphor (points back) or value. `kinds` are the
    likely kinds, `possible` those that only a strong pattern may choose. `entities` are the IRIs that the gazetteer
    offers. A weak mention may be no name but a word that begins a sentence; `acts` says that it stands there as a
    subject does; one apart is not short for a longer name: "Samuel Theis appears as Samuel"; a role
    stands right behind "plays".
    """

    start: int
    end: int
    text: str
    form: str
    kinds: tuple[str, ...]
    possible: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    value: Value | None = None
    weak: bool = False
    quoted: bool = False
    acts: bool = False
    apart: bool = False
    role: bool = False


def text(found: Sequence[Token], start: int, end: int) -> str:
    """The words of a mention as they are written, quotation marks left out.

    >>> from wickgraph.text.sentences import tokens
    >>> text(tokens('the "Mad Max" films'), 1, 5)
    'Mad Max'
    """
    out = ""
    for i in range(start, end):
        if found[i].text == '"':
            continue
        gap = out and found[i].start > found[i - 1].end
        out += (" " if gap else "") + found[i].text
    return out


def quoted(found: Sequence[Token], start: int) -> bool:
    """Whether a quotation mark opens right before a token.

    >>> from wickgraph.text.sentences import tokens
    >>> quoted(tokens('the "Heat" of it'), 2)
    True
    """
    return 0 < start < len(found) and found[start - 1].text == '"' and found[start - 1].end == found[start].start


def capital(token: Token) -> bool:
    """Whether a token begins with a capital letter.

    >>> from wickgraph.text.sentences import tokens
    >>> [capital(token) for token in tokens("the Heat")]
    [False, True]
    """
    return token.text[0].isupper()


def is_first(found: Sequence[Token], i: int) -> bool:
    """Whether a token begins its sentence, or a cell or label in it, so that its capital says nothing.

    >>> from wickgraph.text.sentences import tokens
    >>> [i for i in range(4) if is_first(tokens("Director : Michael Mann"), i)]
    [0, 2]
    """
    return all(not token.text[0].isalnum() for token in found[:i]) or (
        i > 0 and found[i - 1].text in (":", "|", "-", "–", "•")
    )
