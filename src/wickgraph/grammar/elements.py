"""Elements: the words, signs and mentions of a sentence as patterns see them.

>>> from wickgraph.text.article import parse
>>> from wickgraph.naming.gazetteer import load
>>> from wickgraph.naming.linking import link
>>> sentence, = link(parse("Winston’s hotel is in New York."), load())
>>> [element.code for element in elements(sentence)]
["⟨0:C⟩'s", 'hotel', 'is', 'in', '⟨1:Ln⟩', '.']
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from wickgraph.grammar import signs
from wickgraph.naming.linking import LinkedSentence
from wickgraph.naming.memory import Link
from wickgraph.text.sentences import Token

_CODES = {
    "(": "[", ")": "]", "n't": "not", "'": "'s", "–": "—", "{": "[", "}": "]", "⟨": "[", "⟩": "]", "|": "¦",
    "'ll": "will",
}  # fmt: skip
#: what these endings stand for behind one of the subjects; "'d" may be "had" or "would"
_SHORT = {"'s": "is", "'ve": "have", "'re": "are"}
_SUBJECTS = {"he", "she", "it", "that", "there", "who", "here", "what", "they"}
_PRONOUNS = {"he", "him", "his", "she", "her", "it", "its", "they", "them", "their"}
_VALUES = {":D", ":M", ":T"}


class Element(NamedTuple):
    """A word or a mention of a sentence: its code in clauses, and its place among the tokens (start, end exclusive)."""

    code: str
    start: int
    end: int


def elements(linked: LinkedSentence) -> list[Element]:
    """The elements of a sentence; quotation marks are left out, a possessive ending is part of its mention.

    "The titular assassin" is read like "the titular assassin NAME": its words say something too.
    """
    out: list[Element] = []
    at = 0
    found = linked.sentence.tokens
    for number, link in enumerate(linked.links):
        start, end = link.mention.start, link.mention.end
        if link.mention.kinds == ("Title",) and not link.entities:
            continue  # "the title role" in a film whose hero nobody knows
        if number and start <= at and _is_listed(link, linked.links[number - 1]):
            out.append(Element("and", start, start))
        out += _words(found, at, end if link.mention.kinds == ("Title",) else start)
        owns = end < len(found) and _owns(found, end)
        after = found[end].norm if end < len(found) else ""
        out.append(Element(_code(number, link, after) + ("'s" if owns else ""), start, end + owns))
        at = end + owns
    out += _words(found, at, len(found))
    head = linked.sentence.head
    return [each._replace(code=":") if each.start == head else each for each in out] if head else out


def _is_listed(link: Link, before: Link) -> bool:
    """Whether two mentions side by side are films of one phrase: "the first three films"."""
    return link.likely == before.likely == ("Film",) and link.mention.form == before.mention.form == "name"


def _owns(found: Sequence[Token], at: int) -> bool:
    """Whether a possessive ending stands at a token: 's, or an apostrophe after a plural."""
    if found[at].norm == "'s":
        return found[at - 1].norm not in _SUBJECTS
    return found[at].norm == "'" and found[at - 1].norm.endswith("s")


def _words(found: Sequence[Token], start: int, end: int) -> list[Element]:
    return [Element(_word(found, i), i, i + 1) for i in range(start, end) if found[i].norm != '"']


def _word(found: Sequence[Token], at: int) -> str:
    norm = found[at].norm
    if found[at].text in "–—":
        return "—"
    if norm in _SHORT and at and found[at - 1].norm in _SUBJECTS:
        return _SHORT[norm]
    return _CODES.get(norm, norm)


_NO_NOUN = re.compile(
    r"(?!.)|[^\w\"]|(?:in|at|on|to|with|for|from|and|or|but|before|after|dead|as|while|when|by|into|off|out|up|down|through"
    r"|under|over|is|was|the|a|an|his|its|their|who|until|because|if|so|that|back|away|again|too|how|what|where|during|without)$"
)


def _code(number: int, link: Link, after: str) -> str:
    """The code of a mention before a word; "her" before a word with which no noun begins is written as "him" is."""
    word = link.mention.text.lower() if link.mention.form == "anaphor" else ""
    tail = word if word in _PRONOUNS else ""
    if tail == "her" and _NO_NOUN.match(after):
        tail = "him"
    flags = ("~" if link.mention.possible else "") + ("n" if " " in link.mention.text else "")
    return f"⟨{number}:{signs.letters(link.likely)}{flags}⟩{tail}"


def is_mention(code: str) -> bool:
    """Whether a code is a mention's.

    >>> is_mention("⟨0:P⟩"), is_mention("film")
    (True, False)
    """
    return code[0] == "⟨"


def is_name(code: str) -> bool:
    """Whether a code is that of a mention and not of a value.

    >>> is_name("⟨0:P⟩"), is_name("⟨1:D⟩")
    (True, False)
    """
    return code[0] == "⟨" and code[code.index(":") :][:2] not in _VALUES


def possesses(code: str) -> bool:
    """Whether a code is that of a mention that owns what follows: "Wick's", "his".

    >>> possesses("⟨0:C⟩'s"), possesses("⟨0:C⟩his"), possesses("⟨0:C⟩")
    (True, True, False)
    """
    return code[0] == "⟨" and code.endswith(("'s", "⟩his", "⟩her", "⟩its", "⟩their"))
