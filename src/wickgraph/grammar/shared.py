"""What parts of a sentence share: a verb said once for several subjects, or a subject and its verb for several objects.

>>> codes = ["⟨0:P⟩", "plays", "⟨1:C⟩", "and", "⟨2:P⟩", "⟨3:C⟩"]
>>> list(gapped(codes, list(range(6)), frozenset({"plays"})))
[[4, 1, 5]]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from wickgraph.grammar.elements import is_mention, is_name, possesses
from wickgraph.grammar.phrases import Row
from wickgraph.grammar.predicates import STOPS


def respective(codes: Sequence[str]) -> list[Row]:
    """ "A and B opened in 2017 and 2019 respectively" said once for each pair; [] where nothing is paired so.

    >>> respective(["⟨0:P⟩", "and", "⟨1:P⟩", "left", "."])
    []
    """
    if "respectively" not in codes:
        return []
    groups = _groups(codes, range(len(codes)))
    for first, second in pairwise(groups):
        if len(first) == len(second) > 1:
            rest = [i for i in range(second[-1] + 1, len(codes)) if codes[i] != "respectively"]
            between = [i for i in range(first[-1] + 1, second[0]) if codes[i] != "respectively"]
            ends = zip(first, second, strict=True)
            return [[*range(first[0]), one, *between, two, *rest] for one, two in ends]
    return []


def _groups(codes: Sequence[str], row: Sequence[int]) -> list[Row]:
    """The numbers in a row of the mentions that stand side by side, as lists of them."""
    groups: list[Row] = []
    for j, i in enumerate(row):
        if is_mention(codes[i]):
            goes_on = groups and j - groups[-1][-1] > 1 and {codes[k] for k in row[groups[-1][-1] + 1 : j]} <= _LISTED
            groups = [*groups[:-1], [*groups[-1], j]] if goes_on else [*groups, [j]]
    return groups


#: words by which several have several parts
_PARTS = {"as", "play", "played", "voice", "voiced", "portray", "portrayed", "are", "were", "be"}


def paired(codes: Sequence[str], row: Row) -> Iterator[Row]:
    """ "Lee and Ray return as Kit and Ann" is read "Lee return as Kit" and "Ray return as Ann".

    >>> codes = ["⟨0:P⟩", "and", "⟨1:P⟩", "return", "as", "⟨2:C⟩", "and", "⟨3:C⟩"]
    >>> list(paired(codes, list(range(8))))
    [[0, 3, 4, 5], [2, 3, 4, 7]]
    """
    for first, second in pairwise(_groups(codes, row)):
        between = row[first[-1] + 1 : second[0]]
        inside = {codes[i] for i in between}
        if len(first) != len(second) or len(first) < 2 or not inside & _PARTS or inside & (STOPS - {","}):
            continue
        acted = all("P" in codes[row[j]] for j in first) and all("C" in codes[row[j]] for j in second)
        around = {codes[row[j]] for j in (first[0] - 1, second[-1] + 1) if 0 <= j < len(row)}
        alone = around.isdisjoint(_PARTS) and all(codes[row[group[-1] - 1]] == "and" for group in (first, second))
        if acted and alone and not any(possesses(codes[row[j]]) for j in (*first, *second)):
            rest = row[second[-1] + 1 : _end(codes, row, second[-1] + 1)]
            yield from ([row[one], *between, row[two], *rest] for one, two in zip(first, second, strict=True))


_LISTED = {",", "and", "the"}
_GAPS = {",", "and", ";", "while", "but"}
#: a verb phrase that later subjects share has no more elements than this
_SHARED = 6


def gapped(codes: Sequence[str], row: Row, has: frozenset[str]) -> Iterator[Row]:
    """A verb said once for several subjects: "Yen plays Caine and Sanada Koji" also says "Sanada plays Koji".

    >>> list(gapped(["⟨0:P⟩", "left"], [0, 1], frozenset({"left"})))
    []
    """
    names = [j for j, i in enumerate(row) if is_name(codes[i])]
    if len(names) < 4:
        return
    subject, target = names[:2]
    verb = row[subject + 1 : target]
    if not 0 < len(verb) <= _SHARED or not any(codes[i] in has for i in verb) or any(codes[i] in STOPS for i in verb):
        return
    for first, second in pairwise(names[2:]):
        between = [codes[i] for i in row[first + 1 : second]]
        if between[:1] == [","] and codes[row[first - 1]] == ";":
            between = [code for code in between[1:] if code not in _STILL]  # "Kit is Ann; Bo, still Ray"
        shared = verb if between in ([], ["the"]) else verb[:-1] if between == [codes[verb[-1]]] else []
        if shared and codes[row[first - 1]] in _GAPS and not possesses(codes[row[first]]):
            yield [row[first], *shared, *(i for i in row[first + 1 : second + 1] if codes[i] != ",")]


_STILL = {"still", "again", "once", "also", "now"}
_COPULAS = {"is", "was", "are", "were", "remains", "became", "becomes"}
_ARTICLES = {"a", "an", "the", "one"}
_OF = {"of", "by", "with", "for", "between", "from", "to", "in", "at"}


def descriptions(codes: Sequence[str], row: Row) -> Iterator[Row]:
    """What else somebody is: "Kit is the son of Ann and the owner of a bar" also says "Kit is the owner of a bar".

    >>> list(descriptions(["⟨0:C⟩", "is", "a", "cook", "and", "the", "boss", "of", "⟨1:C⟩"], list(range(9))))
    [[0, 1, 5, 6, 7, 8]]
    """
    at = next((j for j in range(1, min(len(row) - 3, 14)) if codes[row[j]] in _COPULAS), 0)
    before = at - 1
    while before > 0 and codes[row[before]] in ("later", "also", "now", "once", "then"):
        before -= 1
    if at and is_name(codes[row[before]]) and not possesses(codes[row[before]]):
        yield from ([row[before], row[at], *rest] for rest in _further(codes, row, at))


def _further(codes: Sequence[str], row: Row, copula: int) -> Iterator[Row]:
    """The descriptions behind an "and" of a sentence whose copula is at a number."""
    if not _describes(codes, row, copula + 1):
        return
    for j in range(copula + 3, min(len(row) - 2, copula + 30)):
        if codes[row[j]] in STOPS - {","} or codes[row[j]] in ("who", "which", "that"):
            return
        if codes[row[j]] == "and" and _describes(codes, row, j + 1) and not _is_one_of_two(codes, row, j):
            yield row[j + 1 : _end(codes, row, j + 2)]


def _describes(codes: Sequence[str], row: Row, at: int) -> bool:
    """Whether a phrase that describes somebody begins at a number: an article or a possessor with a word behind it."""
    opens = codes[row[at]] in _ARTICLES or possesses(codes[row[at]])
    return opens and at + 1 < len(row) and codes[row[at + 1]].replace("-", "").isalpha()


def _is_one_of_two(codes: Sequence[str], row: Row, joint: int) -> bool:
    """Whether what stands before "and" belongs to a phrase that goes on behind it: "the son of a cook and a nurse"."""
    opening = next((j for j in range(joint - 1, 0, -1) if codes[row[j]] in _ARTICLES or is_name(codes[row[j]])), 0)
    return codes[row[opening]] in _ARTICLES and codes[row[opening - 1]] in _OF


def _end(codes: Sequence[str], row: Row, at: int) -> int:
    return next((j for j in range(at, len(row)) if codes[row[j]] in STOPS or codes[row[j]] == "and"), len(row))


#: words before the further object of a verb: "and, briefly, in Salt", "and later Kit in Salt"
_BETWEEN = {"also", "later", "again", "then", "finally", "recently", "now", ",", "briefly"}
_PLACES = {"in", "on", "for"}
_WHERE = {"in", "on", "as", "by"}
#: a further object has no more elements than this
_LONGEST = 10


def objects(codes: Sequence[str], row: Row, has: frozenset[str]) -> Iterator[Row]:
    """A verb with further objects, each with its place: "Yen plays Caine in Salt and Kit in Rain".

    >>> codes = ["⟨0:P⟩", "plays", "⟨1:C⟩", "in", "⟨2:F⟩", "and", "⟨3:C⟩", "in", "⟨4:F⟩"]
    >>> list(objects(codes, list(range(9)), frozenset({"plays"})))
    [[0, 1, 6, 7, 8]]
    """
    names = [j for j, i in enumerate(row[:16]) if is_name(codes[i])]
    pairs = (pair for pair in pairwise(names) if _has_verb(codes, row[pair[0] + 1 : pair[1]], has))
    subject, first = next(pairs, (0, 0))
    if not first or possesses(codes[row[subject]]):
        return
    before, behind = (codes[row[j]] if j < len(row) else "" for j in (first - 1, first + 1))
    for joint, at, end in _chunks(codes, row, first, has):
        opens = codes[row[at]]
        if opens == before in _WHERE:
            yield [*row[subject : first - 1], *row[at:end]]
        elif opens == behind in _PLACES and before not in _WHERE:
            yield [*row[subject : first + 1], *row[at:end]]
        elif behind in _PLACES and _is_object(codes, row[at:end], codes[row[joint]], behind, codes[row[first]]):
            yield [*row[subject:first], *row[at:end]]


def _has_verb(codes: Sequence[str], between: Row, has: frozenset[str]) -> bool:
    inside = [codes[i] for i in between]
    return 0 < len(inside) <= _SHARED and STOPS.isdisjoint(inside) and any(code in has for code in inside)


def _is_object(codes: Sequence[str], chunk: Row, joint: str, place: str, like: str) -> bool:
    """Whether a chunk is a name with its place, of the same kind as another: "Kit in Salt", "the vet Kit in Salt"."""
    where = next((n for n, i in enumerate(chunk) if codes[i] == place), 0)
    name = codes[chunk[where - 1]]
    apart = joint == "," and not is_name(codes[chunk[0]])
    return 0 < where < len(chunk) - 1 and is_name(name) and not apart and not _kinds(name).isdisjoint(_kinds(like))


def _kinds(code: str) -> set[str]:
    """The letters of the kinds that a mention may be of."""
    return {letter for letter in code if letter.isupper()}


def _chunks(codes: Sequence[str], row: Row, first: int, has: frozenset[str]) -> Iterator[tuple[int, int, int]]:
    """The joints of the further objects with where these begin and end, as long as there is no other verb."""
    joints = [j for j in range(first + 1, len(row) - 2) if codes[row[j]] in ("and", ",")]
    for joint in joints:
        at = joint + 1
        while at < len(row) - 1 and codes[row[at]] in _BETWEEN:
            at += 1
        end = next((j for j in range(at, len(row)) if codes[row[j]] in STOPS or codes[row[j]] == "and"), len(row))
        inside = {codes[i] for i in row[at:end]}
        if not inside.isdisjoint(has - _ASIDE | _RELATIVE):
            return
        if end - at <= _LONGEST and any(map(is_name, inside)):
            yield joint, at, end


#: words that begin verb phrases in patterns and are no verbs
_ASIDE = {"opposite", "alongside", "with"}
_RELATIVE = {"who", "which", "that", "whom", "whose", "where", "when"}
