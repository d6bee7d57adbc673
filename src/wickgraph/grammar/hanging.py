"""What hangs on a name: relative clauses, appositions and participles behind it, each read as a statement of its own.

>>> list(relatives(["⟨0:C⟩", ",", "who", "kills", "⟨1:C⟩", ",", "left"], list(range(7))))[0]
[0, 3, 4]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wickgraph.grammar.elements import is_mention, is_name, possesses
from wickgraph.grammar.phrases import WORK_NOUNS, Row
from wickgraph.grammar.predicates import AUXILIARY, STOPS, described_by, reduced
from wickgraph.text import lexicon

_RELATE = {"who", "which", "that", "whom"}
#: before "which" or "whom": "in which Ann Lee stars", "for whom he works"
_PREPOSITIONS = {"in", "on", "for", "with", "from", "to", "of", "opposite", "alongside", "by", "at", "under"}
#: a second relative clause of a name begins within this many elements of the first
_NEAR = 16


def stop(codes: Sequence[str], row: Row, at: int, most: int = 24) -> int:
    """Where the insertion that begins at row[at] ends: the next comma, dash or end of the sentence.

    >>> stop(["⟨0:P⟩", ",", "a", "vet", ",", "left"], list(range(6)), 2)
    4
    """
    end = min(at + most, len(row))
    return next((j for j in range(at, end) if codes[row[j]] in STOPS), end)


def _clause_end(codes: Sequence[str], row: Row, at: int) -> int:
    """Where the relative clause with words from row[at] on ends: also where a second one begins."""
    end = stop(codes, row, at)
    return next((j for j in range(at, end) if _again(codes, row, j)), end)


def _again(codes: Sequence[str], row: Row, at: int) -> bool:
    """Whether a second relative clause begins: "and in which", "and who"."""
    if codes[row[at]] != "and" or at + 2 >= len(row):
        return False
    return codes[row[at + 1 + (codes[row[at + 1]] in _PREPOSITIONS)]] in ("who", "which", "whom")


def behind_trades(codes: Sequence[str], row: Row, end: int) -> int:
    """Where an insertion ends that lists what somebody is: "Ann Lee, the writer, director and star of Salt, left".

    >>> behind_trades(["⟨0:P⟩", ",", "the", "writer", ",", "director", ",", "left"], list(range(8)), 4)
    6
    """
    titles = lexicon.load().titles
    while end < len(row) - 1 and codes[row[end]] == "," and codes[row[end + 1]] in titles:
        further = stop(codes, row, end + 1)
        if further == len(row):
            break
        end = further
    return end


_SELVES = {"himself", "herself", "itself", "themselves"}


def _antecedent(codes: Sequence[str], row: Row, at: int) -> int:
    """The number of what a relative clause that begins at row[at] hangs on; -1 where that is no name."""
    if at and codes[row[at - 1]] == "and":
        first = (j for j in range(at - 2, max(0, at - _NEAR), -1) if codes[row[j]] in _RELATE)
        at = next(first, 0)
        at -= at > 0 and codes[row[at - 1]] in _PREPOSITIONS
    k = at - 1 - (codes[row[at - 1]] in (",", "—"))
    k -= k > 0 and codes[row[k]] in _SELVES
    if k < 0 or (at and codes[row[at - 1]] == "and"):
        return -1
    k = k if is_name(codes[row[k]]) else described_by(codes, row, k)
    return k if is_name(codes[row[k]]) else -1


#: verbs of a relative clause that two names before it do together: "Ann Lee and Bo Ray, who wrote Salt, are …"
_OF_SEVERAL = {
    "are", "were", "have", "wrote", "directed", "made", "created", "produced", "co-wrote", "co-directed", "co-created",
    "write", "direct", "produce", "share", "shared", "both", "also", "each", "edited", "scored", "composed", "shot",
}  # fmt: skip


def relatives(codes: Sequence[str], row: Row) -> Iterator[Row]:
    """A name with the relative clause that hangs on it: "Caine, who kills Koji" is "Caine kills Koji".

    >>> codes = ["⟨0:P⟩", "sees", "⟨1:F⟩", ",", "which", "opened", "and", "which", "⟨2:P⟩", "likes"]
    >>> list(relatives(codes, list(range(10))))[0]
    [2, 5]
    """
    for j in range(1, len(row) - 1):
        if codes[row[j]] not in ("who", "which", "that") or is_mention(codes[row[j + 1]]):
            continue
        if (k := _antecedent(codes, row, j)) >= 0:
            end = _clause_end(codes, row, j + 1)
            yield [row[k], *row[j + 1 : end]]
            yield [row[k], *row[j + 1 :]]
            if k > 1 and codes[row[k - 1]] == "and" and is_name(codes[row[k - 2]]) and codes[row[j + 1]] in _OF_SEVERAL:
                yield [*row[k - 2 : k + 1], *row[j + 1 : end]]


def object_relatives(codes: Sequence[str], row: Row, has: frozenset[str]) -> Iterator[Row]:
    """ "Nobody, which Universal put into cinemas in March" is read "Universal put Nobody into cinemas in March".

    >>> codes = ["⟨0:F⟩", ",", "which", "⟨1:P⟩", "directed"]
    >>> list(object_relatives(codes, list(range(5)), frozenset({"directed"})))
    [[3, 4, 0]]
    """
    for j in range(1, len(row) - 2):
        before = codes[row[j - 1]]
        governed = before in _PREPOSITIONS or (codes[row[j]] == "that" and before not in WORK_NOUNS)
        if codes[row[j]] not in ("which", "whom", "that") or governed or not is_name(codes[row[j + 1]]):
            continue
        end = _clause_end(codes, row, j + 1)
        verb = next((v for v in range(j + 2, end) if codes[row[v]] in has and codes[row[v]] not in AUXILIARY), 0)
        k = _antecedent(codes, row, j)
        if k >= 0 and verb:
            yield [*row[j + 1 : verb + 1], row[k], *row[verb + 1 : end]]
        elif verb and codes[row[j]] != "that":
            yield row[j + 1 : verb + 1]  # "the series, which X directed": the work that is spoken of


def place_relatives(codes: Sequence[str], row: Row) -> Iterator[Row]:
    """ "Rosewater, in which Ann Lee stars, opens" is read "Ann Lee stars in Rosewater"; so is "a drama in which …".

    >>> list(place_relatives(["⟨0:F⟩", ",", "a", "drama", "in", "which", "⟨1:P⟩", "stars"], list(range(8))))
    [[6, 7, 4, 0]]
    """
    for j in range(1, len(row) - 3):
        before, relative, subject = (codes[i] for i in row[j : j + 3])
        if before not in _PREPOSITIONS or relative not in ("which", "whom") or not is_name(subject):
            continue
        if (k := _antecedent(codes, row, j)) >= 0:
            yield [*row[j + 2 : _clause_end(codes, row, j + 2)], row[j], row[k]]


def reduced_relatives(codes: Sequence[str], row: Row) -> Iterator[Row]:
    """ "Ann Lee, originally cast as Kit, left" also says "Ann Lee originally cast as Kit".

    >>> list(reduced_relatives(["⟨0:P⟩", ",", "first", "cast", "as", "⟨1:C⟩", ",", "left"], list(range(8))))
    [[0, 2, 3, 4, 5]]
    """
    for j in range(1, len(row) - 2):
        if codes[row[j]] == "," and is_name(codes[row[j - 1]]) and reduced(codes, row, j):
            yield [row[j - 1], *row[j + 1 : stop(codes, row, j + 1)]]


def appositions(codes: Sequence[str], row: Row) -> Iterator[Row]:
    """ "Charon, the concierge of the Continental" is read "Charon is the concierge of the Continental".

    >>> list(appositions(["⟨0:C⟩", ",", "the", "cook", ",", "left"], list(range(6))))[0]
    [0, 2, 3]
    """
    for j in range(len(row) - 2):
        if is_name(codes[row[j]]) and codes[row[j + 1]] in (",", "—"):
            first = codes[row[j + 2]]
            if first in ("a", "an", "the", "one", "another") or possesses(first):
                end = behind_trades(codes, row, stop(codes, row, j + 2))
                yield [row[j], *row[j + 2 : end]]
                if end < len(row) - 1:
                    yield [row[j], *row[j + 2 :]]
