"""Simpler rows: a part of a sentence without what only stands between, and the statements that stand in it.

>>> codes = ["⟨0:P⟩", ",", "who", "plays", "⟨1:C⟩", ",", "trained"]
>>> [0, 3, 4] in [row for row, _ in readings(codes, list(range(7)), frozenset(), frozenset({"plays", "trained"}))]
True
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wickgraph.grammar.elements import is_mention, is_name, possesses
from wickgraph.grammar.hanging import (
    appositions,
    behind_trades,
    object_relatives,
    place_relatives,
    reduced_relatives,
    relatives,
    stop,
)
from wickgraph.grammar.phrases import Row, finite
from wickgraph.grammar.predicates import SPLIT, later_phrases
from wickgraph.grammar.shared import descriptions, gapped, objects, paired
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
    plain = _without_origins(codes, _without_insertions(codes, bare, finite(verbs)))
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
        yield from ((row, "") for row in gapped(codes, base, finite(verbs)))
        yield from ((row, "is") for row in appositions(codes, base))
        yield from ((row, "") for row in relatives(codes, base))
        yield from ((row, "") for row in object_relatives(codes, base, finite(verbs)))
        yield from ((row, "") for row in place_relatives(codes, base))
        yield from ((row, "") for row in reduced_relatives(codes, base))
        yield from ((row, "") for row in paired(codes, base))
        yield from ((row, "") for row in descriptions(codes, base))
        yield from ((row, "") for row in objects(codes, base, finite(verbs)))
    if (calm := _without_adverbs(codes, undated)) != undated:
        yield calm, ""


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


def _without_insertions(codes: Sequence[str], row: Row, has: frozenset[str]) -> Row:
    """Without what stands between commas or dashes behind a name: "Len Wiseman, known for Underworld, directs"."""
    insertions = lexicon.load().lists["insertion"]
    out: Row = []
    j = 0
    while j < len(row):
        out.append(row[j])
        opens = j + 2 < len(row) and is_mention(codes[row[j]]) and codes[row[j + 1]] in (",", "—")
        if opens:
            end = behind_trades(codes, row, stop(codes, row, j + 2))
            after = codes[row[end + 1]] if end < len(row) - 1 and codes[row[end]] == codes[row[j + 1]] else ""
            begins = codes[row[j + 2]]
            said = after in has or _is_aside(codes, row[j + 2 : end], after)
            aged = begins.isdigit() and end == j + 3  # "Mikey Madison, 25, plays"
            listed = begins == "who" and after == "and" and end < len(row) - 3 and is_name(codes[row[end + 2]])
            if after and (
                aged
                or listed  # "Ann Lee, who is from Cork, and Bo Ray wrote it"
                or (said and (not is_name(begins) or possesses(begins)))
                or (begins in insertions and not is_name(after))
            ):
                j = end
        elif codes[row[j]] in SPLIT and j + 2 < len(row) and codes[row[j + 1]] == ",":
            end = stop(codes, row, j + 2, 12)
            j = end if end < len(row) - 1 and codes[row[end]] == "," and codes[row[end + 1]] in has else j
        j += 1
    return out


_ORIGIN = re.compile(r":[FSGKR]+[^⟩]*⟩$")


def _without_origins(codes: Sequence[str], row: Row) -> Row:
    """Without the work that somebody is known from: "Ann Lee and Bo Ray of “Salt” have been chosen"."""
    drop = {
        k
        for j in range(1, len(row) - 2)
        if codes[row[j]] == "of" and ":P" in codes[row[j - 1]] and _ORIGIN.search(codes[row[j + 1]])
        if codes[row[j + 2]] in _ACTS and (j == 1 or codes[row[j - 2]] in ("and", ","))
        for k in (j, j + 1)
    }
    return [i for j, i in enumerate(row) if j not in drop] if drop else row


_ACTS = {"is", "are", "has", "have", "will", "was", "were", "and", ",", "plays", "play", "stars", "star", "joins"}
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


def _without_adverbs(codes: Sequence[str], row: Row) -> Row:
    """Without the adverbs that change nothing of what is said: "is, fittingly, also memorably played by Ann Lee".

    >>> _without_adverbs(["⟨0:C⟩", "is", ",", "fittingly", ",", "memorably", "played"], list(range(7)))
    [0, 1, 6]
    """
    out: Row = []
    skipped = False  # the comma before an adverb is gone: so is the next
    for j, i in enumerate(row):
        after = codes[row[j + 1]] if j + 1 < len(row) else ""
        if _is_adverb(codes[i]):
            if out and codes[out[-1]] == "," and after == ",":
                out.pop()
                skipped = True
        elif skipped and codes[i] == ",":
            skipped = False
        else:
            out.append(i)
    return out


def _is_adverb(code: str) -> bool:
    return code in _ADVERBS or (len(code) > 5 and code.endswith("ly") and code not in _TELLING)


_ADVERBS = {"also", "indeed", "duly", "too", "thus", "already"}
#: words in -ly that are no adverbs, or say how, when or how surely it is meant
_TELLING = {
    "family", "only", "early", "ally", "july", "italy", "assembly", "anomaly", "monopoly", "butterfly", "supply",
    "reply", "apply", "imply", "elderly", "friendly", "lonely", "lovely", "deadly", "likely", "unlikely", "daily",
    "weekly", "monthly", "ghostly", "motherly", "brotherly", "orderly", "costly", "worldly", "lively", "melancholy",
    "really", "formerly", "actually", "simply", "reportedly", "previously", "originally", "officially", "initially",
    "finally", "allegedly", "supposedly", "recently", "purportedly", "probably", "nearly", "merely", "gladly",
    "formally", "entirely", "definitely", "certainly", "apparently", "possibly", "presumably", "tentatively",
    "currently", "hardly", "scarcely", "barely", "narrowly", "almost", "falsely", "wrongly", "mistakenly",
    "potentially", "reputedly", "ostensibly", "jointly", "respectively", "partly", "lately", "directly", "newly",
    "secretly", "nominally", "loosely", "solely", "mainly", "mostly", "largely", "chiefly",
}  # fmt: skip


def _is_aside(codes: Sequence[str], inner: Row, after: str) -> bool:
    """Whether a few words that name nothing stand before a verb: "McShane, suave as ever, checks in"."""
    verb = after.endswith(("s", "ed")) and after.isalpha() and after not in lexicon.load().np_stops
    return verb and len(inner) <= _ASIDE and all(codes[i][0].isalnum() for i in inner)


_ASIDE = 7


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
