"""Titles without a mark: names known as titles from another place of the article, where capitals alone do not tell.

>>> from wickgraph.text.article import parse
>>> from wickgraph.text.sentences import sentences
>>> sentence, = sentences(parse("He made Nobody in Winnipeg."))
>>> bare(sentence, 2, {"nobody": [("nobody",)]}).text
'Nobody'
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wickgraph.naming.mention import TITLE, Mention, capital, is_first, quoted, text
from wickgraph.naming.unknown import unknown
from wickgraph.text import lexicon
from wickgraph.text.sentences import Sentence

#: titles by their first word, the longest first
Marked = Mapping[str, Sequence[tuple[str, ...]]]


def bare(sentence: Sentence, i: int, titles: Marked) -> Mention | None:
    """The marked title that stands at a token; None where none does.

    >>> from wickgraph.text.article import parse
    >>> from wickgraph.text.sentences import sentences
    >>> sentence, = sentences(parse("In theaters now is Now You See Me again."))
    >>> bare(sentence, 4, {"now": [("now", "you", "see", "me")]}).text
    'Now You See Me'
    """
    if quoted(sentence.tokens, i):
        return None
    for words in titles.get(sentence.norms[i], ()):
        end = i + len(words)
        same = tuple(sentence.norms[i:end]) == words
        if same and _is_written(sentence, i, end) and (len(words) > 1 or _stands_out(sentence, i)):
            plain = unknown(sentence, i)  # which may say more of what it is
            longer = plain and plain.end >= end
            return plain if longer else Mention(i, end, text(sentence.tokens, i, end), "unknown", TITLE)
    return None


def _is_written(sentence: Sentence, start: int, end: int) -> bool:
    """Whether words are written as a title is, and nothing behind them makes a longer name."""
    inner = [token for token in sentence.tokens[start:end] if token.text[0].isalpha()]
    group = sentence.norm(end) == ":" or lexicon.match(lexicon.load().groups, sentence.norms, end)
    ends = bool(inner) and (capital(inner[-1]) or len(inner) > 2)  # "Il vantaggio del re"
    return ends and capital(inner[0]) and not group


def _stands_out(sentence: Sentence, i: int) -> bool:
    """Whether the capital of a single word means something: it is not the first of its sentence, or has a year."""
    inside = not is_first(sentence.tokens, i) and sentence.tokens[i - 1].text not in ('"', ".", "!", "?")
    return inside or (sentence.norm(i + 1) == "(" and sentence.norm(i + 2).isdigit())
