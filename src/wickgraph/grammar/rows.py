"""Rows: what a labelled line, or the cells of a table, would say as sentences.

"Filmed in: Rome" is read "filming location : Rome", a row of a table of actors and roles "ACTOR as ROLE". A fragment
under a heading is read with the heading's label: "June 6, 2025." under "Release date".

>>> from wickgraph.text.article import parse
>>> from wickgraph.grammar.elements import elements
>>> from wickgraph.naming.gazetteer import load
>>> from wickgraph.naming.linking import link
>>> sentence, = link(parse("Helmed by: Chad Stahelski"), load())
>>> [clause.text for clause in labelled(sentence, elements(sentence), frozenset())]
[' director  :  ⟨0:Pn⟩ ']
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from wickgraph.grammar.clauses import Clause, clause
from wickgraph.grammar.elements import Element, is_mention, is_name, possesses
from wickgraph.grammar.phrases import Row, finite
from wickgraph.naming.cells import NOBODY
from wickgraph.naming.labels import own
from wickgraph.naming.linking import LinkedSentence
from wickgraph.text import lexicon

_DETERMINERS = {"a", "an", "the", "one", "another", "some"}
_FORMER = {"once", "formerly", "now", "also"}
#: a fragment has its verb, if any, behind one of these
_OPENING = {"in", "on", "by", "after", "during", "since", "at"}
_BREAKS = {",", "[", "—", ":", ";", "."}


def labelled(linked: LinkedSentence, found: Sequence[Element], verbs: frozenset[str]) -> list[Clause]:
    """The clauses of a sentence that stands under a label; none where it stands under none."""
    codes = [element.code for element in found]
    sentence, frame = linked.sentence, linked.frame
    listed = list(_of_list(frame.listed, sentence.kind, codes, finite(verbs)))
    if sentence.kind == "heading" and not frame.cells:
        return listed
    if frame.box:
        return list(_of_box(frame.box, found, codes))
    if frame.cells:
        return [*listed, *_of_cells(linked, found, codes, verbs)]
    if listed:
        return listed
    if frame.answer:
        return list(_of_question(codes))
    if sentence.head:
        return list(_of_head(sentence.head, found, codes, finite(verbs)))
    label, start = own(sentence)
    row = [i for i, element in enumerate(found) if element.start >= start]
    if not label and frame.label and _is_fragment(codes, finite(verbs)):
        label, row = frame.label, _without_adverb(codes, row)
    if not label or not row:
        return []
    parts = list(_split(codes, row))
    rows = [row, *parts] if len(parts) > 1 else [row]
    first = range(int(start > 0))  # the label itself is evidence too
    return [clause(codes, [*first, *each], (*label.split(), ":"), hidden=len(first)) for each in rows]


def _is_fragment(codes: Sequence[str], has: frozenset[str]) -> bool:
    """Whether a sentence has no verb of its own, and names something."""
    for i, code in enumerate(codes):
        if code in _BREAKS and i and not (code == "," and codes[0] in _OPENING):
            break
        if code in has or code in ("not", "no", "?"):
            return False
    first = next((code for code in codes if is_mention(code)), "")
    return first != "" and not possesses(first) and codes[-1] != "?"


def _without_adverb(codes: Sequence[str], row: Row) -> Row:
    """A row from its first name on, if only an adverb or two stand before it."""
    first = next((j for j, i in enumerate(row) if is_mention(codes[i])), 0)
    return row[first:] if first <= 2 else row


def _split(codes: Sequence[str], row: Row) -> Iterator[Row]:
    """The parts of a row between semicolons."""
    return _between(row, {i for i in row if codes[i] == ";"})


def _between(row: Row, cuts: set[int]) -> Iterator[Row]:
    """The parts of a row between the elements at which it is cut, the empty ones left out."""
    part: Row = []
    for i in row:
        if i not in cuts:
            part.append(i)
        elif part:
            yield part
            part = []
    if part:
        yield part


# ---- boxes and lists of members ----------------------------------------------------------------------------


def _of_box(box: Sequence[tuple[str, int, int]], found: Sequence[Element], codes: Sequence[str]) -> Iterator[Clause]:
    """What the lines of a box say: the words under each label, and each part of them."""
    for label, start, end in box:
        row = [i for i, element in enumerate(found) if start <= element.start < end and codes[i] != "¦"]
        parts = list(_outside_brackets(codes, row))
        label_too = [0] if row and start and row[0] else []  # the label itself is evidence too
        for each in [row, *parts] if len(parts) > 1 else [row]:
            if each:
                yield clause(codes, [*label_too, *each], (f"box-{label}", ":"), hidden=len(label_too))


def _outside_brackets(codes: Sequence[str], row: Row) -> Iterator[Row]:
    """The parts of a row between commas and semicolons that stand in no brackets."""
    cuts: set[int] = set()
    depth = 0
    for i in row:
        depth += (codes[i] == "[") - (codes[i] == "]")
        if not depth and codes[i] in (",", ";", "•", "and", "."):
            cuts.add(i)
    return _between(row, cuts)


def _of_list(listed: str, kind: str, codes: Sequence[str], has: frozenset[str]) -> Iterator[Clause]:
    """A line of a list of members as what it says of the one whom it names first."""
    if listed and kind in ("row", "item", "heading") and codes and is_name(codes[0]) and not possesses(codes[0]):
        yield clause(codes, [0], (f"box-{listed}", ":"))
        for part in _phrases(codes, list(range(1, len(codes)))) if kind == "item" else ():
            yield clause(codes, [0, *part], _copula(codes, part, has), at=1)


# ---- cells -------------------------------------------------------------------------------------------------


def _of_cells(
    linked: LinkedSentence, found: Sequence[Element], codes: Sequence[str], verbs: frozenset[str]
) -> Iterator[Clause]:
    """The statements in a row: each pair of columns that belong together, and what is remarked on a role."""
    frame = linked.frame
    cells = [
        (column, [i for i, element in enumerate(found) if start <= element.start < end and codes[i] != "¦"])
        for column, (start, end) in zip(frame.columns, frame.cells, strict=False)
        if column
    ]
    rows = dict(cells)
    joins = lexicon.load().columns
    for one, two in combinations(rows, 2):
        for first, second in ((one, two), (two, one)):
            if (first, second) in joins and rows[first] and rows[second]:
                head = _head(codes, rows[first])
                if not any(is_name(codes[i]) for i in head) or linked.sentence.norm(found[head[0]].start) in NOBODY:
                    continue
                end = _head(codes, rows[second]) if second == "role" else rows[second]
                yield clause(codes, [*head, *end], joins[first, second], at=len(head))
    if "role" in rows:
        remarks = [row for column, row in cells if column == "remark" and row]
        yield from _remarks(codes, rows["role"], remarks, finite(verbs))


def _of_head(head: int, found: Sequence[Element], codes: Sequence[str], has: frozenset[str]) -> Iterator[Clause]:
    """What a fragment says of the name set before it: "JESSAMY. Her half-sister, a vet"."""
    name = [i for i, element in enumerate(found) if element.end <= head and is_name(codes[i])][:1]
    rest = [i for i, element in enumerate(found) if element.start > head]
    for part in [rest, *_phrases(codes, rest)] if name and rest else []:
        yield clause(codes, [*name, *part], _copula(codes, part, has), at=1)


_AUXILIARIES = {"is", "was", "are", "were", "will", "does", "did", "has", "do", "have"}


def _of_question(codes: Sequence[str]) -> Iterator[Clause]:
    """A question that is answered, as the statement that is answered: "Is Kit in it?" is "Kit is in it"."""
    if len(codes) > 2 and codes[0] in _AUXILIARIES and is_mention(codes[1]) and not possesses(codes[1]):
        verb = [] if codes[0] in ("does", "did", "do") else [0]
        yield clause(codes, [1, *verb, *range(2, len(codes) - 1)], ())


def _head(codes: Sequence[str], row: Row) -> Row:
    """The name in a cell, without what is said of it."""
    stop = next((j for j, i in enumerate(row) if j and codes[i] in _BREAKS), len(row))
    return row[:stop]


def _remarks(codes: Sequence[str], role: Row, remarks: Sequence[Row], has: frozenset[str]) -> Iterator[Clause]:
    """What the words behind a character's name, or in cells of their own, say of the character."""
    name = [i for i in role if is_name(codes[i])][:1]
    behind = role[role.index(name[0]) + 1 :] if name else []
    for row in (behind, *remarks):
        for part in _phrases(codes, row):
            yield clause(codes, [*name, *part], _copula(codes, part, has), at=1)


def _phrases(codes: Sequence[str], row: Row) -> Iterator[Row]:
    """The parts of a remark between commas, and all of it."""
    part: Row = []
    for i in row:
        if codes[i] not in (",", ";", "[", "]", "—", "-", ":", "."):
            part.append(i)
        elif part:
            yield part
            part = []
    if part:
        yield part


def _copula(codes: Sequence[str], row: Row, has: frozenset[str]) -> tuple[str, ...]:
    """The words that a remark lacks to be a sentence: "(is a) sushi chef", "(is) his wife", "works for her"."""
    first = codes[row[0]]
    if first in has or (first.endswith("s") and len(row) > 2 and is_mention(codes[row[1]])):
        return ()
    if first in _DETERMINERS or is_mention(first) or first in _FORMER or first.endswith(("ed", "en")):
        return ("is",)
    return ("is", "a")
