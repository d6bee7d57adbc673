"""Subjects: where in a sentence a new subject begins.

>>> list(parts(["⟨0:P⟩", "left", "."], frozenset(), frozenset({"left"})))
[[0, 1, 2]]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wickgraph.grammar.elements import is_name, possesses
from wickgraph.grammar.phrases import Row, finite


def parts(codes: Sequence[str], only_describe: frozenset[int], verbs: frozenset[str]) -> Iterator[Row]:
    """The sentence cut where a new subject with a verb begins, once it has had a verb.

    >>> codes = ["⟨0:P⟩", "directs", "and", "⟨1:P⟩", "stars"]
    >>> list(parts(codes, frozenset(), frozenset({"directs", "stars"})))
    [[0, 1], [3, 4]]
    """
    has = finite(verbs)
    row = [i for i in range(len(codes)) if i not in only_describe]
    start, has_verb = 0, False
    for j in range(len(row) - 1):
        code = codes[row[j]]
        if has_verb and code in _JOINTS and (stop := _new_subject(codes, row, j, has)) is not None:
            pair = j - 1 if _is_pair(codes, row, stop) else _told_of(codes, row, stop)
            first = _of_clause(codes, row, stop) or pair
            yield list(range(start, _behind(row, first) if first < stop else row[j]))
            start, has_verb = _behind(row, first), False
        elif code in has and not (codes[row[j + 1]] == "by" and code.endswith(("ed", "en", "wn"))):
            has_verb = True
    yield list(range(start, len(codes)))


_JOINTS = {";", ",", "and", "but", "while", "—"}
_LINKS = {"and", "but", "while", "whereas", "though", "although", "so", "yet", "then", "now", "as"}


_PLURAL = {
    "are", "were", "have", "do", "produce", "star", "play", "direct", "write", "appear", "return", "join", "wrote",
    "co-wrote", "directed", "produced", "share",
}  # fmt: skip


def _is_pair(codes: Sequence[str], row: Row, at: int) -> bool:
    """Whether the name at a number is the second of two that a plural verb has for subject: "A and B have"."""
    return (
        at > 2
        and codes[row[at - 1]] == "and"
        and codes[row[at + 1]] in _PLURAL
        and is_name(codes[row[at - 2]])
        and codes[row[at - 3]] in (",", "and", "while", "but", ";", "—", "that")
    )


#: so many words may tell who the first of two is
_TOLD = 14


def _told_of(codes: Sequence[str], row: Row, at: int) -> int:
    """Where the first of two begins of whom a clause tells before it names the second; else `at`.

    "Ann Lee, who wrote the songs, and Bo Ray are …" begins with Ann Lee.
    """
    two = at > 4 and codes[row[at - 1]] == "and" and codes[row[at - 2]] == "," and codes[row[at + 1]] in _PLURAL
    if not two:
        return at
    whos = (j for j in range(at - 3, max(1, at - _TOLD), -1) if codes[row[j]] == "who" and codes[row[j - 1]] == ",")
    first = next(whos, 0) - 2
    if first < 0 or not is_name(codes[row[first]]):
        return at
    return first - 2 if first > 1 and codes[row[first - 1]] == "and" and is_name(codes[row[first - 2]]) else first


#: words that open a clause, whose subject is then all that is listed: "that A, B and C would return"
_OPEN = {"that", "because", "whether", "when", "where", "if", "although", "though"}


def _of_clause(codes: Sequence[str], row: Row, at: int) -> int:
    """The number of the first of the names that end at a number where a word that opens a clause stands before it."""
    first = at
    while first > 2 and codes[row[first - 1]] == ("and" if first == at else ",") and is_name(codes[row[first - 2]]):
        first -= 2
    return first if first < at and codes[row[first - 1]] in _OPEN else 0


_RELATE = {"which", "whom"}


def _new_subject(codes: Sequence[str], row: Row, joint: int, has: frozenset[str]) -> int | None:
    """The number in the row of the subject that follows a joint, if one with a verb of its own does."""
    if codes[row[joint]] == "and" and joint > 1 and is_name(codes[row[joint - 1]]) and codes[row[joint - 2]] in _RELATE:
        return None  # "which A and B directed"
    if codes[row[joint]] == "and" and _of_with(codes, row, joint):
        return None  # "with A and B set to return"
    at = joint + 1
    while at < len(row) and codes[row[at]] in _LINKS:
        at += 1
    if codes[row[joint]] == "," and at == joint + 1:
        return None
    last = _last_of_list(codes, row, at) if codes[row[joint]] != "and" else at
    after = codes[row[last + 1]] if last + 1 < len(row) else ""
    again = codes[row[last + 2]] if last + 2 < len(row) else ""
    if after == "," and (codes[row[joint]] == ";" or again == "who"):
        after = _behind_insertion(codes, row, last + 1)
    linked = codes[row[joint]] == ","  # "…, and A and B produced", "…, and A, B and C followed"
    if last > at and (not linked or last > at + 2) and (after.endswith("s") or (after.endswith("ed") and not linked)):
        return None
    subject = at < len(row) and is_name(codes[row[at]]) and not possesses(codes[row[at]])
    return at if subject and after in has and again != "by" else None


#: an insertion behind a new subject has no more elements than this
_INSERTED = 12


def _behind_insertion(codes: Sequence[str], row: Row, comma: int) -> str:
    """What follows on what is inserted behind a name: "; Ann Lee, of Cork, directed"; "" where nothing is."""
    end = next((j for j in range(comma + 2, min(len(row) - 1, comma + _INSERTED)) if codes[row[j]] == ","), 0)
    return codes[row[end + 1]] if end else ""


#: participles behind names that "with" governs
_SET = {
    "set", "due", "attached", "tapped", "cast", "signed", "slated", "confirmed", "expected", "hired", "added", "back",
    "announced", "reported", "scheduled", "named", "seen", "listed", "credited", "billed",
}  # fmt: skip


def _of_with(codes: Sequence[str], row: Row, joint: int) -> bool:
    """Whether the names around an "and" stand behind "with" and before a participle."""
    after = codes[row[joint + 2]] if joint + 2 < len(row) else ""
    at = joint - 1
    while at > 1 and is_name(codes[row[at]]) and codes[row[at - 1]] == ",":
        at -= 2
    return after in _SET and at > 0 and is_name(codes[row[at]]) and codes[row[at - 1]] == "with"


def _last_of_list(codes: Sequence[str], row: Row, at: int) -> int:
    """The last of the names that begin at row[at] and share a verb: "…; A, B and C are back"."""
    last, joined = at, at
    while last + 2 < len(row) and is_name(codes[row[last]]) and codes[row[last + 1]] in (",", "and"):
        after = last + 2 + (codes[row[last + 2]] == "and")
        if after >= len(row) or not is_name(codes[row[after]]) or possesses(codes[row[after]]):
            break
        joined = after if codes[row[after - 1]] == "and" else joined
        last = after
    return joined


def _behind(row: Row, at: int) -> int:
    """Where the element at[row] begins with all that describes it."""
    return row[at - 1] + 1 if at else 0
