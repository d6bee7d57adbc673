"""Datelines: the line that says from which day an article speaks.

It is a line of its own near the top or at the end ("August 5, 2024", "Updated 4 March 2024", "By Staff Writer, 30
October 2019"), or stands before the first sentence ("PARIS, 16 March 2023 — ").

>>> from wickgraph.text.article import parse
>>> from wickgraph.text.sentences import sentences
>>> of(list(sentences(parse("Heat at last\\n\\n*Updated March 4, 1995*\\n\\nIt opens in December.", "x.md")))).lexical
'1995-03-04'
"""

from __future__ import annotations

from collections.abc import Sequence

from wickgraph.text import lexicon
from wickgraph.text.sentences import Sentence
from wickgraph.text.values import Value, values

#: a dateline is not longer than this, and stands among so many sentences at the top or at the end
_WORDS, _TOP, _END = 18, 9, 3


def of(found: Sequence[Sentence]) -> Value | None:
    """The date of the line that dates an article; None where it has none, or where several could be it.

    >>> of([]) is None
    True
    """
    lines = [each for i, each in enumerate(found) if (i < _TOP or i >= len(found) - _END) and each.kind != "row"]
    dates = [value for each in lines if (value := _line(each) or _run_in(each))]
    heads = sum(1 for each in found if len(each.tokens) < 6 and _line(each))
    return dates[0] if dates and heads < 4 else None


def _day(sentence: Sentence) -> tuple[int, int, Value] | None:
    """The only day that a sentence names."""
    days = [each for each in values(sentence.tokens) if each[2].kind == "Date" and len(each[2].lexical) == 10]
    return days[0] if len(days) == 1 and not days[0][2].partial else None


def _line(sentence: Sentence) -> Value | None:
    """The date of a line that says nothing but when and by whom."""
    found = _day(sentence) if len(sentence.tokens) <= _WORDS else None
    if found is None:
        return None
    rest = [*sentence.tokens[: found[0]], *sentence.tokens[found[1] :]]
    words = lexicon.load()
    if not words.undated.isdisjoint(token.norm for token in rest):
        return None
    plain = all(not token.text[0].islower() or token.norm in words.dateline for token in rest)
    return found[2] if plain else None


def _run_in(sentence: Sentence) -> Value | None:
    """The date that stands with a place before the first sentence: "PARIS, 16 March 2023 — "."""
    head = Sentence(sentence.tokens[:14], sentence.kind, sentence.block)
    found = _day(head)
    if found is None or sentence.norm(found[1]) not in ("-", ":", ")", "]", "|"):
        return None
    return found[2] if all(not token.text[0].islower() for token in head.tokens[: found[0]]) else None


#: words in capitals before a piece of news
_NEWS = {
    "exclusive", "breaking", "update", "updated", "watch", "review", "report", "opinion", "interview", "rumour mill",
    "rumor mill",
}  # fmt: skip


def begins_news(sentence: Sentence, colon: int) -> bool:
    """Whether the words in capitals before a colon only begin a piece of news: "KOCHI: Actor Ravi Menon".

    >>> from wickgraph.text.sentences import tokens
    >>> begins_news(Sentence(tuple(tokens("EXCLUSIVE: Ann Ek has left.")), "paragraph", 0), 1)
    True
    """
    words, norms = lexicon.load(), sentence.norms
    if colon > 3 or colon + 1 >= len(norms) or not all(token.text.isupper() for token in sentence.tokens[:colon]):
        return False
    then, whole = norms[colon + 1], " ".join(norms[:colon])
    somebody = then in words.given or then in words.strip or then in words.lists["of-work"]
    return somebody or whole in _NEWS or words.world.get(whole) in ("Place", "Location")
