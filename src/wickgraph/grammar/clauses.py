"""Clauses: the simpler statements that a sentence contains, in the form that patterns are matched against.

A sentence becomes a row of elements, one for each word, sign or mention. It is cut where a new subject takes a verb of
its own; each part is read as it stands, without the words that only describe a name ("the weary hitman Caine"), without
brackets and insertions, and once for each relative clause, apposition and second verb phrase, with the name that it
hangs on. As text, a mention is written ⟨number:letters⟩ (see `wickgraph.grammar.signs`).

>>> from wickgraph.text.article import parse
>>> from wickgraph.naming.gazetteer import load
>>> from wickgraph.grammar.elements import elements
>>> from wickgraph.naming.linking import link
>>> sentence, = link(parse("Donnie Yen, who plays Caine, trained for months."), load())
>>> [clause.text for clause in clauses(elements(sentence), frozenset({"trained"}))][-2]
' ⟨0:Pn⟩  plays  ⟨1:C⟩ '
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from wickgraph.grammar.elements import Element
from wickgraph.grammar.needs import of_code
from wickgraph.grammar.phrases import described
from wickgraph.grammar.shared import respective
from wickgraph.grammar.simpler import readings
from wickgraph.grammar.subjects import parts


@dataclass(frozen=True, slots=True)
class Clause:
    """Elements of a sentence, by number, the text that patterns see, and the words in it."""

    elements: tuple[int, ...]
    text: str
    words: frozenset[str] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The first and last element of text[start:end].

        >>> whole([Element("⟨0:F⟩", 0, 1), Element("opened", 1, 2)]).span(7, 15)
        (1, 1)
        """
        last = len(self.elements) - 1
        first = self.elements[min(bisect_right(self.ends, start), last)]
        second = self.elements[min(bisect_right(self.ends, max(start, end - 2)), last)]
        return min(first, second), max(first, second)


def clauses(found: Sequence[Element], verbs: frozenset[str], most: int = 24) -> list[Clause]:
    """The clauses of a sentence, each once, those that stand in it as they are first; at most `most`.

    `verbs` are the words by which a second verb phrase may begin.
    """
    codes = [element.code for element in found]
    shown = [_shown(code) for code in codes]
    only_describe = described(codes, verbs)
    out: dict[tuple[tuple[int, ...], str], Clause] = {}
    begin = _dateline(codes)
    for part in respective(codes) or parts(codes, only_describe, verbs):
        for row, verb in readings(codes, [i for i in part if i >= begin], only_describe, verbs):
            if (key := (tuple(row), verb)) not in out and any(codes[i][0] == "⟨" for i in row):
                out[key] = _clause(shown, key[0], verb)
        if len(out) >= most:
            break
    return list(out.values())[:most]


#: a line that says where and when an article was written has no more elements than this before its dash
_LONGEST_DATELINE = 9


def _dateline(codes: Sequence[str]) -> int:
    """The number of elements before a sentence that belong to no clause: "LOS ANGELES, July 18, 2025 — …"."""
    dash = next((i for i, code in enumerate(codes[:_LONGEST_DATELINE]) if code in ("—", "-")), 0)
    before = codes[:dash]
    dated = any(code.startswith("⟨") and code[code.index(":") + 1] == "D" for code in before)
    inside = "[" in before and "]" not in before
    return dash + 1 if dated and not inside and all(code[0] in "⟨,[]." for code in before) else 0


def whole(found: Sequence[Element]) -> Clause:
    """The sentence as one clause.

    >>> whole([Element("⟨0:F⟩", 0, 1), Element("opened", 1, 2)]).text
    ' ⟨0:F⟩  opened '
    """
    return _clause([_shown(element.code) for element in found], tuple(range(len(found))), "")


def clause(codes: Sequence[str], row: Sequence[int], words: Sequence[str], *, at: int = 0, hidden: int = 0) -> Clause:
    """A clause of our own making: the elements of a row with `words` before number `at`, the first `hidden` not shown.

    >>> clause(["⟨0:P⟩", "¦", "⟨1:C⟩"], [0, 2], ["as"], at=1).text
    ' ⟨0:P⟩  as  ⟨1:C⟩ '
    """
    texts = ["" if n < hidden else f" {codes[i]} " for n, i in enumerate(row)]
    said = "".join(f" {word} " for word in words)
    if at:
        texts[at - 1] += said
    else:
        texts[0] = said + texts[0]
    seen = set(words).union(*(of_code(codes[i]) for i in row[hidden:]))
    return Clause(tuple(row), "".join(texts), frozenset(seen), tuple(accumulate(map(len, texts))))


def _shown(code: str) -> tuple[str, tuple[str, ...]]:
    """(how a clause shows an element, the words that it has)."""
    return f" {code} ", of_code(code)


def _clause(shown: Sequence[tuple[str, tuple[str, ...]]], row: tuple[int, ...], verb: str) -> Clause:
    """A clause of the chosen elements; `verb` is a word of our own behind the first ("is")."""
    texts = [shown[i][0] for i in row]
    words = {word for i in row for word in shown[i][1]}
    if verb:
        texts[0] += f" {verb} "
        words.add(verb)
    return Clause(row, "".join(texts), frozenset(words), tuple(accumulate(map(len, texts))))
