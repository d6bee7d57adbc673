"""Predicates: what else a sentence says of its subject, in later verb phrases.

>>> codes = ["⟨0:P⟩", "will", "direct", "⟨1:F⟩", "and", "produce", "⟨2:F⟩"]
>>> list(later_phrases(codes, list(range(7)), frozenset({"direct", "produce"})))
[[0, 1, 5, 6]]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wickgraph.grammar.elements import is_name, possesses
from wickgraph.grammar.phrases import Row

STOPS = {",", ";", "—", ".", "!", ":"}
AUXILIARY = {"is", "was", "are", "were", "has", "had", "have", "will", "would", "be", "been", "to"}
SPLIT = AUXILIARY - {"to"} | {"not", "never"}
_OPENING = {"in", "at", "on", "after", "before", "during", "with", "from", "for", "under", "despite", "inside", "near"}


def described_by(codes: Sequence[str], row: Row, at: int) -> int:
    """The number of the name that the phrase which ends at a number describes: "Cassian is an assassin who …".

    >>> described_by(["⟨0:C⟩", "is", "an", "assassin", "who"], [0, 1, 2, 3, 4], 3)
    0
    """
    for k in range(at, max(0, at - 8), -1):
        code = codes[row[k]]
        if code in ("a", "an", "the") and codes[row[k - 1]] in ("is", "was", ","):
            return k - 2 if k > 1 and not possesses(codes[row[k - 2]]) else at
        if not code[0].isalpha() and ":D" not in code:
            break  # "is a 1954 drama that …"
    return at


_ADVERBS = {
    "also",
    "then",
    "later",
    "finally",
    "soon",
    "eventually",
    "so",
    "thus",
    "thereby",
    "duly",
    "promptly",
    "again",
}


def later_phrases(codes: Sequence[str], row: Row, verbs: frozenset[str]) -> Iterator[Row]:
    """The subject with a later verb phrase: "X directed it and produced Y" also says "X produced Y".

    >>> codes = ["⟨0:P⟩", "directed", "it", "and", "produced", "⟨1:F⟩"]
    >>> list(later_phrases(codes, list(range(6)), frozenset({"directed", "produced"})))
    [[0, 4, 5]]
    """
    subject = _subject(codes, row, verbs)
    if subject is None:
        return
    joints = [j for j in range(subject + 2, len(row) - 2) if codes[row[j]] in ("and", "but", ",", "before", "while")]
    joints = [
        j for j in joints if not _goes_on(codes, row, j, subject) and not _closes_insertion(codes, row, j, subject)
    ]
    doubt = next((j for j in joints if codes[row[j]] in ("and", "but") and codes[row[j + 1]] in _DOUBTS), 0)
    if doubt > subject + 2:
        yield row[:doubt]  # "kills him and could flee": only the fleeing is not certain
    joints = [j for j in joints if not _is_made(codes, row, j)]
    starts = [
        j + 1 for j in joints if codes[row[j + 1 + (codes[row[j + 1]] in _ADVERBS)]] in verbs or _suffers(codes, row, j)
    ]
    for number, at in enumerate(starts):
        stop = starts[number + 1] - 1 if number + 1 < len(starts) else len(row)
        who = _related(codes, row, subject, at)
        if who >= 0:
            yield [row[who], *(_carried(codes, row, who, at) if who == subject else ()), *row[at:stop]]


_CRAFTS = {"written", "produced", "directed", "co-written", "edited", "created", "scored", "shot", "conceived"}


def _is_made(codes: Sequence[str], row: Row, joint: int) -> bool:
    """Whether a joint stands between participles that say of the noun before who made it: "a comedy written and …"."""
    two = codes[row[joint]] == "and" and codes[row[joint - 1]] in _CRAFTS and codes[row[joint + 1]] in _CRAFTS
    return two and codes[row[joint - 2]] not in AUXILIARY


def _suffers(codes: Sequence[str], row: Row, joint: int) -> bool:
    """Whether a joint begins a passive: "Kit fights Ann, but is killed"."""
    passive = codes[row[joint + 1]] in ("is", "was", "gets") and codes[row[joint + 2]].isalpha()
    return passive and codes[row[joint]] in ("and", "but") and not codes[row[joint + 2]].endswith("ing")


_PASSIVE = {"is", "was", "are", "were"}


def _subject(codes: Sequence[str], row: Row, verbs: frozenset[str]) -> int | None:
    """The number of the name that a row speaks of: in "Left with Ann Lee, a vet, Kit flees and …" it is Kit."""
    first = next((j for j in range(min(len(row), 14)) if _may_act(codes, row, j)), None)
    opens = codes[row[0]] if row else ""
    if first and (opens in _OPENING or opens in _LEFT or opens.endswith(("ed", "ing"))):
        for j in range(first + 1, min(len(row) - 2, 20)):
            after = codes[row[j + 2]]
            if codes[row[j]] == "," and _may_act(codes, row, j + 1) and (after in verbs or after.endswith(("s", "ed"))):
                return j + 1
    return first


_LEFT = {"left", "shot", "caught", "held", "sent", "found", "brought", "taught", "by", "to"}


#: verbs that make no claim, or an unsure one, of what stands behind them
_DOUBTS = {"could", "would", "might", "may", "should", "must", "can"}
#: a base form behind one of these is meant as the first one is: "will direct and star"
_MODAL = {"will", "would", "to", "may", "might", "could", "can", "must", "should", "shall"}
_BEFORE_MODAL = {
    "is",
    "are",
    "was",
    "were",
    "set",
    "due",
    "not",
    "also",
    "now",
    "both",
    "has",
    "have",
    "going",
    "expected",
    "attached",
    "signed",
    "tapped",
    "hired",
    "slated",
    "scheduled",
    "on",
    "lined",
    "up",
}


def _carried(codes: Sequence[str], row: Row, subject: int, at: int) -> Row:
    """The words before the first verb of a subject that hold for its second one too."""
    verb = codes[row[at + (codes[row[at]] in _ADVERBS)]]
    if verb.endswith(("ed", "en")) and codes[row[subject + 1]] in _PASSIVE and "by" in (codes[i] for i in row[at:]):
        return [row[subject + 1]]
    if verb.endswith(("s", "ed", "ing")):
        return []
    stop = next((j for j in range(subject + 1, at) if codes[row[j]] not in _MODAL | _BEFORE_MODAL), at)
    last = next((j for j in range(stop - 1, subject, -1) if codes[row[j]] in _MODAL), subject)
    return row[subject + 1 : last + 1] or _near_modal(codes, row, subject, at)


def _near_modal(codes: Sequence[str], row: Row, subject: int, at: int) -> Row:
    """The modal words right before the verb before: "Yen, who plays Caine, will direct and reprise his role"."""
    for j in range(at - 2, max(subject, at - 7), -1):
        code = codes[row[j]]
        if code in STOPS:
            break
        if code in _MODAL:
            first = next((k for k in range(j - 1, subject, -1) if codes[row[k]] not in _BEFORE_MODAL), subject)
            return row[first + 1 : j + 1]
    return []


def _related(codes: Sequence[str], row: Row, subject: int, at: int) -> int:
    """The subject of a later verb phrase: in "Kit sees Ann, who stays and works as a vet" Ann works; -1 behind "if"."""
    for j in range(at - 1, subject + 1, -1):
        if codes[row[j]] in STOPS:
            break
        if codes[row[j]] == "if" and is_name(codes[row[j + 1]]) and not possesses(codes[row[j + 1]]):
            return -1  # "The Elder agrees if Kit kills Ann and serves him": nobody does
        if codes[row[j]] == "who":
            k = j - 1 - (codes[row[j - 1]] in (",", "—"))
            k = described_by(codes, row, k)
            return k if k >= 0 and is_name(codes[row[k]]) and not possesses(codes[row[k]]) else subject
    return subject


#: participles that go on with what stands before the comma: "will be the villain, known as …"
_NAMING = {"known", "called", "named", "dubbed", "nicknamed"}
#: those that do so behind a name: "opens “Salt,” starring Ann Lee"
_OF_NAMES = {
    "starring", "featuring", "directed", "written", "produced", "based", "set", "made", "played", "released",
}  # fmt: skip


#: adverbs before such a participle: "Ann Lee, originally cast as Kit"
_BEFORE_PARTICIPLE = {
    "originally",
    "initially",
    "first",
    "formerly",
    "previously",
    "once",
    "again",
    "more",
    "later",
    "now",
}
_IRREGULAR = {"cast", "seen", "set", "known", "shown", "given", "born"}


def _goes_on(codes: Sequence[str], row: Row, joint: int, subject: int = -1) -> bool:
    """Whether a participle behind a joint says something of what stands right before it, and not of the subject."""
    participle, behind = codes[row[joint + 1]], codes[row[joint]] == "," and is_name(codes[row[joint - 1]])
    other = behind and joint - 1 != subject and reduced(codes, row, joint)
    return participle in _NAMING or (behind and participle in _OF_NAMES) or other


def reduced(codes: Sequence[str], row: Row, joint: int) -> bool:
    """Whether an adverb and a participle stand behind a joint: "…, once again played by Ann Lee".

    >>> reduced(["⟨0:C⟩", ",", "once", "again", "played", "by", "⟨1:P⟩"], list(range(7)), 1)
    True
    """
    at = joint + 1
    while at < min(len(row) - 1, joint + 3) and codes[row[at]] in _BEFORE_PARTICIPLE:
        at += 1
    word = codes[row[at]] if at < len(row) else ""
    return at > joint + 1 and (word in _IRREGULAR or (word.isalpha() and word.endswith(("ed", "en"))))


#: words with which what is inserted behind a name begins: "Ann Lee, a vet, dies"
_INSERTED = {"a", "an", "the", "his", "her", "their", "who", "whose", "one"}


def _closes_insertion(codes: Sequence[str], row: Row, comma: int, subject: int) -> bool:
    """Whether a comma ends what is inserted in a verb, or behind a name that then is what the next verb speaks of.

    "It was not, as its poster suggests, directed", "until Ann Lee, a vet, finds her".
    """
    before = (j for j in range(comma - 1, max(0, comma - 14), -1) if codes[row[j]] == ",")
    opens = next(before, 0) if codes[row[comma]] == "," else 0
    if not opens:
        return False
    other = opens - 1 != subject and is_name(codes[row[opens - 1]]) and codes[row[opens + 1]] in _INSERTED
    return other or codes[row[opens - 1]] in SPLIT


def _may_act(codes: Sequence[str], row: Row, at: int) -> bool:
    """Whether a name may be what a clause speaks of: no possessor, and not in what opens it: "In Oslo, Caine …"."""
    code = codes[row[at]]
    opening = (
        codes[row[0]] in _OPENING and at + 2 < len(row) and codes[row[at + 1]] == "," and is_name(codes[row[at + 2]])
    )
    return is_name(code) and not possesses(code) and not opening
