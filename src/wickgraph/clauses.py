"""Clauses: the simpler statements that a sentence contains, in the form that patterns are matched against.

A sentence becomes a row of elements, one for each word, sign or mention. It is cut where a new subject takes a verb of
its own; each part is read as it stands, without the words that only describe a name ("the weary hitman Caine"), without
brackets and insertions, and once for each relative clause, apposition and second verb phrase, with the name that it
hangs on. As text, a mention is written ⟨number:letters⟩ (see `wickgraph.signs`).

>>> from wickgraph.article import parse
>>> from wickgraph.gazetteer import load
>>> from wickgraph.linking import link
>>> sentence, = link(parse("Donnie Yen, who plays Caine, trained for months."), load())
>>> [clause.text for clause in clauses(elements(sentence), frozenset({"trained"}))][-1]
' ⟨0:Pn⟩  plays  ⟨1:C⟩ '
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate

from wickgraph import lexicon, signs
from wickgraph.linking import Link, LinkedSentence
from wickgraph.sentences import Token

_CODES = {"(": "[", ")": "]", "n't": "not", "'": "'s", "–": "—", "{": "[", "}": "]", "⟨": "[", "⟩": "]", "|": "¦"}
_PRONOUNS = {"he", "him", "his", "she", "her", "it", "its", "they", "them", "their"}
_VALUES = {":D", ":M", ":T"}
_STOPS = {",", ";", "—", ".", "!", ":"}

Row = list[int]


@dataclass(frozen=True, slots=True)
class Element:
    """A word or a mention of a sentence: its code in clauses, and its place among the tokens (start, end exclusive)."""

    code: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """Elements of a sentence, by number, the text that patterns see, and the words in it."""

    elements: tuple[int, ...]
    text: str
    words: frozenset[str] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The first and last element of text[start:end]."""
        last = len(self.elements) - 1
        first = self.elements[min(bisect_right(self.ends, start), last)]
        return first, self.elements[min(bisect_right(self.ends, max(start, end - 2)), last)]


# ---- elements ---------------------------------------------------------------------------------------------------------


def elements(linked: LinkedSentence) -> list[Element]:
    """The elements of a sentence; quotation marks are left out, a possessive ending is part of its mention."""
    out: list[Element] = []
    at = 0
    found = linked.sentence.tokens
    for number, link in enumerate(linked.links):
        start, end = link.mention.start, link.mention.end
        out += _words(found, at, start)
        owns = end < len(found) and _owns(found, end)
        out.append(Element(_code(number, link) + ("'s" if owns else ""), start, end + owns))
        at = end + owns
    return out + _words(found, at, len(found))


def _owns(found: Sequence[Token], at: int) -> bool:
    """Whether a possessive ending stands at a token: 's, or an apostrophe after a plural."""
    return found[at].norm == "'s" or (found[at].norm == "'" and found[at - 1].norm.endswith("s"))


def _words(found: Sequence[Token], start: int, end: int) -> list[Element]:
    norms = ((i, found[i].norm) for i in range(start, end))
    return [Element(_CODES.get(norm, norm), i, i + 1) for i, norm in norms if norm != '"']


def _code(number: int, link: Link) -> str:
    word = link.mention.text.lower() if link.mention.form == "anaphor" else ""
    tail = word if word in _PRONOUNS else ""
    flags = ("~" if link.mention.possible else "") + ("n" if " " in link.mention.text else "")
    return f"⟨{number}:{signs.letters(link.likely)}{flags}⟩{tail}"


def _is_mention(code: str) -> bool:
    return code[0] == "⟨"


def _is_name(code: str) -> bool:
    return code[0] == "⟨" and code[code.index(":") :][:2] not in _VALUES


def _possesses(code: str) -> bool:
    return code[0] == "⟨" and code.endswith(("'s", "⟩his", "⟩her", "⟩its", "⟩their"))


# ---- clauses ----------------------------------------------------------------------------------------------------------


def clauses(found: Sequence[Element], verbs: frozenset[str], most: int = 24) -> list[Clause]:
    """The clauses of a sentence, each once, those that stand in it as they are first; at most `most`.

    `verbs` are the words by which a second verb phrase may begin.
    """
    codes = [element.code for element in found]
    described = _described(codes, verbs)
    out: dict[tuple[tuple[int, ...], str], Clause] = {}
    for part in _parts(codes, described, verbs):
        for row, verb in _readings(codes, part, described, verbs):
            made = _clause(codes, row, verb)
            if made.text.count("⟨") > 0:
                out.setdefault((made.elements, verb), made)
        if len(out) >= most:
            break
    return list(out.values())[:most]


def whole(found: Sequence[Element]) -> Clause:
    """The sentence as one clause."""
    return _clause([element.code for element in found], list(range(len(found))), "")


def _clause(codes: Sequence[str], row: Row, verb: str) -> Clause:
    """A clause of the chosen elements; `verb` is a word of our own behind the first ("is")."""
    texts = [f" {codes[i]} " for i in row]
    if verb:
        texts[0] += f" {verb} "
    words = frozenset(code if code[0] != "⟨" else code[code.index("⟩") + 1 :] for code in (codes[i] for i in row))
    return Clause(tuple(row), "".join(texts), words | {verb} if verb else words, tuple(accumulate(map(len, texts))))


def _readings(codes: Sequence[str], part: Row, described: frozenset[int], verbs: frozenset[str]) -> Iterator[tuple[Row, str]]:
    """A part of a sentence as it stands, simpler, and the statements inside it, each with the verb that it lacks."""
    short = [i for i in part if i not in described]
    bare = _without_brackets(codes, short)
    plain = _without_insertions(codes, bare)
    yield part, ""
    yield short, ""
    yield _without_brackets(codes, part), ""
    yield bare, ""
    yield plain, ""
    for base in (bare, plain) if plain != bare else (bare,):
        yield from ((row, "") for row in _second_phrases(codes, base, verbs))
        yield from ((row, "") for row in _fronted(codes, base))
        yield from ((row, "is") for row in _appositions(codes, base))
        yield from ((row, "") for row in _relatives(codes, base))


@cache
def _finite(verbs: frozenset[str]) -> frozenset[str]:
    words = lexicon.load().lists
    return (verbs - set(words["title"]) - set(words["occupation"])) | set(words["finite"])


# ---- where a new subject begins ---------------------------------------------------------------------------------------


def _parts(codes: Sequence[str], described: frozenset[int], verbs: frozenset[str]) -> Iterator[Row]:
    """The sentence cut where a new subject with a verb begins, once it has had a verb."""
    finite = _finite(verbs)
    row = [i for i in range(len(codes)) if i not in described]
    start, has_verb = 0, False
    for j in range(len(row) - 1):
        code = codes[row[j]]
        if has_verb and code in _JOINTS and (stop := _new_subject(codes, row, j, finite)) is not None:
            yield [i for i in range(start, row[j])]
            start, has_verb = _behind(row, stop), False
        elif code in finite and codes[row[j + 1]] not in ("by", "]"):
            has_verb = True
    yield list(range(start, len(codes)))


_JOINTS = {";", ",", "and", "but", "while", "—"}
_LINKS = {"and", "but", "while", "whereas", "though", "although", "so", "yet", "then", "now", "as"}


def _new_subject(codes: Sequence[str], row: Row, joint: int, finite: frozenset[str]) -> int | None:
    """The number in the row of the subject that follows a joint, if one with a verb of its own does."""
    at = joint + 1
    while at < len(row) and codes[row[at]] in _LINKS:
        at += 1
    if codes[row[joint]] == "," and at == joint + 1:
        return None
    after = codes[row[at + 1]] if at + 1 < len(row) else ""
    again = codes[row[at + 2]] if at + 2 < len(row) else ""
    subject = at < len(row) and _is_name(codes[row[at]]) and not _possesses(codes[row[at]])
    return at if subject and after in finite and again != "by" else None


def _behind(row: Row, at: int) -> int:
    """Where the element at[row] begins with all that describes it."""
    return row[at - 1] + 1 if at else 0


# ---- what only describes a name ---------------------------------------------------------------------------------------


def _described(codes: Sequence[str], verbs: frozenset[str]) -> frozenset[int]:
    """The elements that only describe the name after them: "the feared Neapolitan boss" before "Santino"."""
    out: set[int] = set()
    for at, code in enumerate(codes):
        if at and _is_name(code):
            out.update(range(_phrase_start(codes, at, verbs), at))
    return frozenset(out)


_DETERMINERS = {"the", "a", "an", "fellow", "former", "both", "this", "that", "these"}


def _phrase_start(codes: Sequence[str], at: int, verbs: frozenset[str]) -> int:
    """Where the phrase that ends in the name at `at` begins."""
    words = lexicon.load()
    stops = _finite(verbs) | words.np_stops
    first = at - 1 if codes[at - 1] == "," and _titled(codes, at - 2) and _closed(codes, at + 1) else at
    titles = first
    for i in range(first - 1, max(-1, first - 8), -1):
        code = codes[i]
        if code in _DETERMINERS:
            return i
        if _possesses(code):
            return i if i < first - 1 else first
        if _is_name(code) or not (code[0].isalnum() or code[0] == "⟨") or code in stops:
            break
        if titles == i + 1 and (code in words.titles or (titles < first and (code in words.not_names or "-" in code))):
            titles = i
    return titles if titles < first else at


def _titled(codes: Sequence[str], at: int) -> bool:
    return at >= 0 and codes[at] in lexicon.load().titles


def _closed(codes: Sequence[str], at: int) -> bool:
    return at >= len(codes) or codes[at] in (",", "[", ".", ";", "—", "and")


# ---- simpler rows -----------------------------------------------------------------------------------------------------


def _without_brackets(codes: Sequence[str], row: Row) -> Row:
    out: Row = []
    depth = 0
    for i in row:
        depth += codes[i] == "["
        if not depth:
            out.append(i)
        depth = max(0, depth - (codes[i] == "]"))
    return out if not depth else list(row)


def _stop(codes: Sequence[str], row: Row, at: int, most: int = 24) -> int:
    """Where the insertion that begins at row[at] ends: the next comma, dash or end of the sentence."""
    end = min(at + most, len(row))
    return next((j for j in range(at, end) if codes[row[j]] in _STOPS), end)


def _without_insertions(codes: Sequence[str], row: Row) -> Row:
    """Without what stands between commas or dashes behind a name: "Len Wiseman, known for Underworld, directs"."""
    insertions = lexicon.load().lists["insertion"]
    out: Row = []
    j = 0
    while j < len(row):
        out.append(row[j])
        opens = j + 2 < len(row) and _is_mention(codes[row[j]]) and codes[row[j + 1]] in (",", "—")
        if opens and codes[row[j + 2]] in insertions:
            stop = _stop(codes, row, j + 2)
            if stop < len(row) - 1 and codes[row[stop]] == codes[row[j + 1]] and not _is_name(codes[row[stop + 1]]):
                j = stop
        j += 1
    return out


def _relatives(codes: Sequence[str], row: Row) -> Iterator[Row]:
    """A name with the relative clause that hangs on it: "Caine, who kills Koji" is "Caine kills Koji"."""
    for j in range(1, len(row) - 1):
        if codes[row[j]] not in ("who", "which", "that") or _is_mention(codes[row[j + 1]]):
            continue
        k = j - 1 - (codes[row[j - 1]] in (",", "—"))
        if k >= 0 and _is_name(codes[row[k]]):
            stop = _stop(codes, row, j + 1)
            yield [row[k], *row[j + 1 : stop]]
            yield [row[k], *row[j + 1 :]]


def _appositions(codes: Sequence[str], row: Row) -> Iterator[Row]:
    """"Charon, the concierge of the Continental" is read "Charon is the concierge of the Continental"."""
    for j in range(len(row) - 2):
        if _is_name(codes[row[j]]) and codes[row[j + 1]] in (",", "—"):
            first = codes[row[j + 2]]
            if first in ("a", "an", "the", "one", "another") or _possesses(first):
                stop = _stop(codes, row, j + 2)
                yield [row[j], *row[j + 2 : stop]]
                if stop < len(row) - 1:
                    yield [row[j], *row[j + 2 :]]


def _second_phrases(codes: Sequence[str], row: Row, verbs: frozenset[str]) -> Iterator[Row]:
    """The subject with a later verb phrase: "X directed it and produced Y" also says "X produced Y"."""
    subject = next((j for j in range(min(len(row), 14)) if _is_name(codes[row[j]])), None)
    if subject is None:
        return
    joints = ("and", "but", "then", "before", ",", "while", "later", "also")
    starts = [j + 1 for j in range(subject + 2, len(row) - 1) if codes[row[j]] in joints and codes[row[j + 1]] in verbs]
    for number, at in enumerate(starts):
        stop = starts[number + 1] - 1 if number + 1 < len(starts) else len(row)
        yield [row[subject], *row[at:stop]]


def _fronted(codes: Sequence[str], row: Row) -> Iterator[Row]:
    """"Directed by X, the film …" is read "the film directed by X"."""
    if not row or _is_mention(codes[row[0]]) or not codes[row[0]].endswith(("ed", "set", "en", "ing")):
        return
    for j in range(2, len(row) - 1):
        if codes[row[j]] == "," and _is_name(codes[row[j + 1]]):
            yield [row[j + 1], *row[:j]]
