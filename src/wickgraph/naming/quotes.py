"""Quotes: titles in quotation marks that nobody knows.

>>> from wickgraph.text.article import parse
>>> from wickgraph.text.sentences import sentences
>>> sentence, = sentences(parse('He made "The Salt Road" in Leeds.'))
>>> quoted_title(sentence, 3).text
'The Salt Road'
"""

from __future__ import annotations

import re

from wickgraph.naming.mention import ANYTHING, PLAIN, TITLE, Mention, capital, text
from wickgraph.text import lexicon
from wickgraph.text.sentences import Sentence, Token


def quoted_title(sentence: Sentence, i: int) -> Mention | None:
    """A quoted title: few words, each with a capital or a small word between."""
    found, words = sentence.tokens, lexicon.load()
    end = next((j for j in range(i, min(i + 15, len(found))) if found[j].text == '"'), i)
    while end > i and found[end - 1].text in ",.!?":
        end -= 1
    inner = found[i:end]
    if not inner or not (capital(inner[0]) or inner[0].text[0].isdigit()):
        return None
    small = words.title_connectors
    if not all(capital(each) or not each.text[0].isalpha() or _is_small(each, small) for each in inner):
        return None
    if len(inner) == 1 and sentence.norms[i] in words.openers and not _is_work(sentence, i, end):
        return None
    if _DATED.search(text(found, i, end)) or _is_nickname(sentence, i, end) or _is_said(sentence, end):
        return None
    return Mention(i, end, text(found, i, end), "unknown", TITLE, (*PLAIN, *ANYTHING[4:]), quoted=True)


#: words before a quoted word by which it is a title: "Andy Muschietti's “It”", "a star since “Together”"
_BEFORE = {
    "in",
    "of",
    "since",
    "'s",
    "'",
    "film",
    "movie",
    "thriller",
    "horror",
    "called",
    "titled",
    "directed",
    "wrote",
}


def _is_work(sentence: Sentence, i: int, end: int) -> bool:
    """Whether a common word in quotation marks is a title, by what stands beside it: "“It” star Bill Skarsgård"."""
    closed = end < len(sentence.tokens) and sentence.tokens[end].text == '"'
    after = sentence.norm(end + 1)
    named = after in lexicon.load().lists["of-work"] or (after == "(" and sentence.norm(end + 2).isdigit())
    return closed and (named or sentence.norm(i - 2) in _BEFORE)


def _is_small(token: Token, small: frozenset[str]) -> bool:
    """Whether a word of a title needs no capital: "of", "a", the end of "Can't"."""
    return token.norm in small or len(token.text) == 1 or token.norm == "n't"


_SAYS = {
    "says",
    "say",
    "insists",
    "admits",
    "jokes",
    "claims",
    "reveals",
    "promises",
    "said",
    "asks",
    "tells",
    "teases",
}


def _is_said(sentence: Sentence, end: int) -> bool:
    """Whether what is quoted is what somebody said: "“I Was Never Fired,” Says Composer"."""
    closed = sentence.norms[end : end + 2] in ((",", '"'), ("!", '"'), ("?", '"'))
    return closed and sentence.norm(end + 2) in _SAYS


#: a line in italics that says when or by whom an article was written is no title
_DATED = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|"
    r"Aug|Sept?|Oct|Nov|Dec)\b\.?,? \d|^(?:By|Posted|Updated|Published|Last) "
)


def _is_nickname(sentence: Sentence, i: int, end: int) -> bool:
    """Whether what is quoted stands inside a person's name: Gustavo "Gus" Fring."""
    found = sentence.tokens
    inside = i > 1 and end + 1 < len(found) and end - i == 1 and found[end].text == '"'
    return inside and capital(found[i - 2]) and capital(found[end + 1]) and found[i - 2].end + 1 == found[i - 1].start
