"""Simpler rows: a part of a sentence without what only stands between, and the statements that stand in it.

>>> codes = ["⟨0:P⟩", ",", "who", "plays", "⟨1:C⟩", ",", "trained"]
>>> [0, 3, 4] in [row for row, _ in readings(codes, list(range(7)), frozenset(), frozenset({"plays", "trained"}))]
True
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from wickgraph.grammar.elements import is_mention, is_name, possesses
from wickgraph.grammar.phrases import Row, finite
from wickgraph.grammar.predicates import AUXILIARY, SPLIT, STOPS, described_by, later_phrases, reduced
from wickgraph.text import lexicon


def readings(
    codes: Sequence[str], part: Row, only_describe: frozenset[int], verbs: frozenset[str]
) -> Iterator[tuple[Row, str]]:
    """A part of a sentence as it stands, simpler, and the statements inside it, each with the verb that it lacks.

    `part` and the rows are numbers of elements; `only_describe` are those that only describe a name, `verbs` the words
    by which a second verb phrase may begin.

    >>> list(readings(["⟨0:F⟩", "opened"], [0, 1], frozenset(), frozenset()))[0]
    ([0, 1], '')
    """
    short = [i for i in part if i not in only_describe]
    bare = _without_aliases(codes, _without_brackets(codes, short))
    plain = _without_insertions(codes, bare, finite(verbs))
    yield part, ""
    yield short, ""
    yield _without_brackets(codes, part), ""
    yield bare, ""
    yield plain, ""
    if (undated := _without_dates(codes, plain)) != plain:
        yield undated, ""
    for base in (bare, plain) if plain != bare else (bare,):
        yield from ((row, "") for row in later_phrases(codes, base, verbs))
        yield from ((row, "") for row in _fronted(codes, base, finite(verbs)))
        yield from ((row, "") for row in _gapped(codes, base, finite(verbs)))
        yield from ((row, "is") for row in _appositions(codes, base))
        yield from ((row, "") for row in _relatives(codes, base))
        yield from ((row, "") for row in _object_relatives(codes, base, finite(verbs)))
        yield from ((row, "") for row in _place_relatives(codes, base))
        yield from ((row, "") for row in _reduced(codes, base))


def _without_brackets(codes: Sequence[str], row: Row) -> Row:
    if "[" not in codes:
        return list(row)
    out: Row = []
    depth = 0
    for i in row:
        depth += codes[i] == "["
        if not depth:
            out.append(i)
        depth = max(0, depth - (codes[i] == "]"))
    return out if not depth else list(row)


def _without_aliases(codes: Sequence[str], row: Row) -> Row:
    """Without the other name of a character: "Bruce Wayne / Batman"."""
    if "/" not in codes:
        return row
    slash = [j for j in range(1, len(row) - 1) if codes[row[j]] == "/" and ":C" in codes[row[j - 1]]]
    drop = {k for j in slash if is_name(codes[row[j + 1]]) for k in (j, j + 1)}
    return [i for j, i in enumerate(row) if j not in drop]


def _stop(codes: Sequence[str], row: Row, at: int, most: int = 24) -> int:
    """Where the insertion that begins at row[at] ends: the next comma, dash or end of the sentence."""
    end = min(at + most, len(row))
    return next((j for j in range(at, end) if codes[row[j]] in STOPS), end)


def _behind_trades(codes: Sequence[str], row: Row, stop: int) -> int:
    """Where an insertion ends that lists what somebody is: "Ann Lee, the writer, director and star of Salt, left"."""
    titles = lexicon.load().titles
    while stop < len(row) - 1 and codes[row[stop]] == "," and codes[row[stop + 1]] in titles:
        further = _stop(codes, row, stop + 1)
        if further == len(row):
            break
        stop = further
    return stop


def _without_insertions(codes: Sequence[str], row: Row, has: frozenset[str]) -> Row:
    """Without what stands between commas or dashes behind a name: "Len Wiseman, known for Underworld, directs"."""
    insertions = lexicon.load().lists["insertion"]
    out: Row = []
    j = 0
    while j < len(row):
        out.append(row[j])
        opens = j + 2 < len(row) and is_mention(codes[row[j]]) and codes[row[j + 1]] in (",", "—")
        if opens:
            stop = _behind_trades(codes, row, _stop(codes, row, j + 2))
            after = codes[row[stop + 1]] if stop < len(row) - 1 and codes[row[stop]] == codes[row[j + 1]] else ""
            begins = codes[row[j + 2]]
            said = after in has or _is_aside(codes, row[j + 2 : stop], after)
            aged = begins.isdigit() and stop == j + 3  # "Mikey Madison, 25, plays"
            if after and (
                aged
                or (said and (not is_name(begins) or possesses(begins)))
                or (begins in insertions and not is_name(after))
            ):
                j = stop
        elif codes[row[j]] in SPLIT and j + 2 < len(row) and codes[row[j + 1]] == ",":
            stop = _stop(codes, row, j + 2, 12)
            j = stop if stop < len(row) - 1 and codes[row[stop]] == "," and codes[row[stop + 1]] in has else j
        j += 1
    return out


_DATING = {"in", "on", "since", "by", "from", "during", "until", "early", "late", "mid", "around", "about", "back"}
_SAYING = {"announced", "said", "confirmed", "revealed", "reported", "unveiled"}


def _without_dates(codes: Sequence[str], row: Row) -> Row:
    """Without a date inside it: "Ann Lee joined in May 2015 as Kit"; of several without those that say when it is said.

    >>> _without_dates(["⟨0:P⟩", "stars", "in", "⟨1:D⟩", "as", "⟨2:C⟩"], list(range(6)))
    [0, 1, 4, 5]
    """
    dates = [j for j, i in enumerate(row) if codes[i][0] == "⟨" and ":D" in codes[i]]
    inside = [j for j in dates if j < len(row) - 2]
    if len(dates) > 1:
        inside = [j for j in inside if j > 1 and codes[row[j - 2]] in _SAYING]
    drop = {k for j in inside for k in range(_phrase_start(codes, row, j), j + 1)}
    return [i for j, i in enumerate(row) if j not in drop]


def _phrase_start(codes: Sequence[str], row: Row, at: int) -> int:
    """Where the phrase with a date begins: "back in early 2015"."""
    while at > 1 and codes[row[at - 1]] in _DATING:
        at -= 1
    return at


def _is_aside(codes: Sequence[str], inner: Row, after: str) -> bool:
    """Whether a few words that name nothing stand before a verb: "McShane, suave as ever, checks in"."""
    verb = after.endswith(("s", "ed")) and after.isalpha() and after not in lexicon.load().np_stops
    return verb and len(inner) <= _ASIDE and all(codes[i][0].isalnum() for i in inner)


_ASIDE = 7


#: verbs of a relative clause that two names before it do together: "Ann Lee and Bo Ray, who wrote Salt, are …"
_OF_SEVERAL = {
    "are", "were", "have", "wrote", "directed", "made", "created", "produced", "co-wrote", "co-directed", "co-created",
}  # fmt: skip


def _relatives(codes: Sequence[str], row: Row) -> Iterator[Row]:
    """A name with the relative clause that hangs on it: "Caine, who kills Koji" is "Caine kills Koji"."""
    for j in range(1, len(row) - 1):
        if codes[row[j]] not in ("who", "which", "that") or is_mention(codes[row[j + 1]]):
            continue
        k = j - 1 - (codes[row[j - 1]] in (",", "—"))
        k = described_by(codes, row, k) if codes[row[j]] == "who" else k
        if k >= 0 and is_name(codes[row[k]]):
            stop = _stop(codes, row, j + 1)
            yield [row[k], *row[j + 1 : stop]]
            yield [row[k], *row[j + 1 :]]
            if k > 1 and codes[row[k - 1]] == "and" and is_name(codes[row[k - 2]]) and codes[row[j + 1]] in _OF_SEVERAL:
                yield [*row[k - 2 : k + 1], *row[j + 1 : stop]]


def _object_relatives(codes: Sequence[str], row: Row, has: frozenset[str]) -> Iterator[Row]:
    """ "Nobody, which Universal put into cinemas in March" is read "Universal put Nobody into cinemas in March"."""
    for j in range(1, len(row) - 2):
        if codes[row[j]] not in ("which", "whom") or not is_name(codes[row[j + 1]]):
            continue
        k = j - 1 - (codes[row[j - 1]] in (",", "—"))
        stop = _stop(codes, row, j + 1)
        verb = next((v for v in range(j + 2, stop) if codes[row[v]] in has and codes[row[v]] not in AUXILIARY), 0)
        if k >= 0 and is_name(codes[row[k]]) and verb:
            yield [*row[j + 1 : verb + 1], row[k], *row[verb + 1 : stop]]
        elif verb:
            yield row[j + 1 : verb + 1]  # "the series, which X directed": the work that is spoken of


def _place_relatives(codes: Sequence[str], row: Row) -> Iterator[Row]:
    """ "Rosewater, in which Ann Lee stars, opens" is read "Ann Lee stars in Rosewater"."""
    for j in range(1, len(row) - 3):
        if (codes[row[j]], codes[row[j + 1]]) != ("in", "which") or not is_name(codes[row[j + 2]]):
            continue
        k = j - 1 - (codes[row[j - 1]] in (",", "—"))
        if k >= 0 and is_name(codes[row[k]]):
            yield [*row[j + 2 : _stop(codes, row, j + 2)], row[j], row[k]]


def _reduced(codes: Sequence[str], row: Row) -> Iterator[Row]:
    """ "Ann Lee, originally cast as Kit, left" also says "Ann Lee originally cast as Kit"."""
    for j in range(1, len(row) - 2):
        if codes[row[j]] == "," and is_name(codes[row[j - 1]]) and reduced(codes, row, j):
            yield [row[j - 1], *row[j + 1 : _stop(codes, row, j + 1)]]


def _appositions(codes: Sequence[str], row: Row) -> Iterator[Row]:
    """ "Charon, the concierge of the Continental" is read "Charon is the concierge of the Continental"."""
    for j in range(len(row) - 2):
        if is_name(codes[row[j]]) and codes[row[j + 1]] in (",", "—"):
            first = codes[row[j + 2]]
            if first in ("a", "an", "the", "one", "another") or possesses(first):
                stop = _behind_trades(codes, row, _stop(codes, row, j + 2))
                yield [row[j], *row[j + 2 : stop]]
                if stop < len(row) - 1:
                    yield [row[j], *row[j + 2 :]]


def respective(codes: Sequence[str]) -> list[Row]:
    """ "A and B opened in 2017 and 2019 respectively" said once for each pair; [] where nothing is paired so.

    >>> respective(["⟨0:P⟩", "and", "⟨1:P⟩", "left", "."])
    []
    """
    if "respectively" not in codes:
        return []
    groups: list[Row] = []
    for i, code in enumerate(codes):
        if is_mention(code):
            goes_on = groups and i - groups[-1][-1] > 1 and {*codes[groups[-1][-1] + 1 : i]} <= _LISTED
            groups = [*groups[:-1], [*groups[-1], i]] if goes_on else [*groups, [i]]
    for first, second in pairwise(groups):
        if len(first) == len(second) > 1:
            rest = [i for i in range(second[-1] + 1, len(codes)) if codes[i] != "respectively"]
            between = [i for i in range(first[-1] + 1, second[0]) if codes[i] != "respectively"]
            ends = zip(first, second, strict=True)
            return [[*range(first[0]), one, *between, two, *rest] for one, two in ends]
    return []


_LISTED = {",", "and", "the"}
_GAPS = {",", "and", ";", "while", "but"}
#: a verb phrase that later subjects share has no more elements than this
_SHARED = 6


def _gapped(codes: Sequence[str], row: Row, has: frozenset[str]) -> Iterator[Row]:
    """A verb said once for several subjects: "Yen plays Caine and Sanada Koji" also says "Sanada plays Koji"."""
    names = [j for j, i in enumerate(row) if is_name(codes[i])]
    if len(names) < 4:
        return
    subject, target = names[:2]
    verb = row[subject + 1 : target]
    if not 0 < len(verb) <= _SHARED or not any(codes[i] in has for i in verb) or any(codes[i] in STOPS for i in verb):
        return
    for first, second in pairwise(names[2:]):
        between = [codes[i] for i in row[first + 1 : second]]
        shared = verb if between in ([], ["the"]) else verb[:-1] if between == [codes[verb[-1]]] else []
        if shared and codes[row[first - 1]] in _GAPS and not possesses(codes[row[first]]):
            yield [row[first], *shared, *row[first + 1 : second + 1]]


def _fronted(codes: Sequence[str], row: Row, has: frozenset[str]) -> Iterator[Row]:
    """ "Directed by X, the film …" is read "the film directed by X"; the name before the verb is the one meant."""
    if not row or is_mention(codes[row[0]]) or not codes[row[0]].endswith(("ed", "set", "en", "ing")):
        return
    end = next((j for j in range(2, len(row)) if codes[row[j]] == ":"), len(row)) - 1
    names = [j for j in range(2, end) if codes[row[j]] == "," and is_name(codes[row[j + 1]])]
    acting = [j for j in names if j + 3 < len(row) and codes[row[j + 2 + (codes[row[j + 2]] in _ALSO)]] in has]
    for j in acting[:1] or names:
        yield [row[j + 1], *row[:j]]


_ALSO = {"also", "now", "then", "still", "finally", "later"}
