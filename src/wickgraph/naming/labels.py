"""Labels: what a heading, the beginning of a line or the head of a column says about the words that stand under it.

>>> from wickgraph.text.article import parse
>>> from wickgraph.text.sentences import sentences
>>> found = list(sentences(parse("| Actor | Role |\\n|---|---|\\n| Ann Lee | Kit |\\n", "x.md")))
>>> frames(found)[1].columns[:2]
('cast', 'role')
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from wickgraph.text import lexicon
from wickgraph.text.sentences import Sentence, Token

#: a label has no more tokens than this
_LONGEST = 8
#: columns that say something of another, and no line begins with
_COLUMNS_ONLY = {"role", "film", "year", "remark", "who"}
#: what stands between the two names of a line in a list of a cast
_BETWEEN = {":", "|", "…", "...", "—", "–", "-", "="}
_NEGATIVE = {
    "not", "n't", "no", "isn't", "won't", "rumored", "rumoured", "rumors", "rumours", "maybe", "probably", "could",
    "might",
}  # fmt: skip


@dataclass(frozen=True)
class Frame:
    """What stands over a sentence: the label of its heading, and of the columns if it is a row or a line of a list.

    `cells` are the tokens of each cell, start and end; `answer` is the "yes" or "no" that follows a question; `box` are
    the labels of a box with the tokens under each (see `wickgraph.naming.boxes`), `listed` what a list's names are.
    """

    label: str = ""
    columns: tuple[str, ...] = ()
    cells: tuple[tuple[int, int], ...] = ()
    is_head: bool = False
    answer: str = ""
    box: tuple[tuple[str, int, int], ...] = ()
    listed: str = ""


def own(sentence: Sentence) -> tuple[str, int]:
    """The label with which a line begins, and where the words behind it do; ("", 0) without one.

    >>> from wickgraph.text.sentences import tokens
    >>> own(Sentence(tuple(tokens("Directed by: Ann Lee")), "item", 0))
    ('director', 3)
    """
    for at, norm in enumerate(sentence.norms[: _LONGEST + 1]):
        if norm in _BETWEEN and at:
            label = lexicon.load().labels.get(sentence.norms[sentence.norms[0] == "the" : at], "")
            return (label, at + 1) if label and label not in _COLUMNS_ONLY else ("", 0)
    return "", 0


def frames(found: Sequence[Sentence]) -> list[Frame]:
    """The frame of each sentence of an article."""
    out: list[Frame] = []
    under = asked = ""
    columns: tuple[str, ...] = ()
    block = question = -2
    for sentence in found:
        if sentence.block != block and (sentence.kind != "row" or sentence.block > block + 1):
            columns = ()
        head = _head(sentence) if sentence.kind == "row" and not columns else ()
        label = asked if sentence.block <= question + 1 else under
        shown = () if head else columns
        out.append(Frame(label, shown, tuple(_cells(sentence)) if shown else (), bool(head)))
        columns, block = head or columns, sentence.block
        if sentence.kind == "heading":
            under = _heading(sentence.norms) if sentence.block else ""  # a title names all that is to come
        elif sentence.norms[-1] == "?" and (sentence.kind == "paragraph" or _heading(sentence.norms)):
            asked, question = _heading(sentence.norms), block
    return _with_answers(found, _with_headings(found, _with_lists(found, out)))


_ANSWERS = (
    (r"(?:no|nope|nah|never|not|false|untrue|nonsense|wrong|sadly not|alas ,? no|afraid not)\b", "no"),
    (r"(?:he|she|it|they|that) (?:is|was|will|does|did|has|wo|ca)(?: 's)? ?(?:not|n't)\b", "no"),
    (r"that 's (?:not true|false|untrue|wrong)", "no"),
    (r"(?:yes|yep|yeah|indeed|correct|true|of course|certainly|absolutely)\b", "yes"),
    (r"(?:he|she|it|they) (?:is|was|will|does|did|has|are|do|were|have)(?: [.,;!]|$)", "yes"),
)


def _with_answers(found: Sequence[Sentence], framed: list[Frame]) -> list[Frame]:
    """The frames, with what the sentence behind a question answers."""
    for i, (sentence, after) in enumerate(pairwise(found)):
        if sentence.norms[-1] == "?" and after.block <= sentence.block + 1:
            text = " ".join(after.norms[:6])
            answer = next((answer for pattern, answer in _ANSWERS if re.match(pattern, text)), "")
            framed[i] = replace(framed[i], answer=answer)
    return framed


#: labels of headings under which values may stand without a verb; the other way round "Story" is a plot
_OVER = {
    "release date", "cast", "director", "writer", "running time", "budget", "box office", "filming location",
    "music by", "network", "premiere", "producer",
}  # fmt: skip


def _heading(norms: Sequence[str]) -> str:
    """The label that a heading begins or ends with: "Ballerina Release Date", "Cast and crew"."""
    words = tuple(norm for norm in norms if norm[0].isalnum() or norm == "'s" or norm == "&")
    if _NEGATIVE.intersection(norms):
        return ""
    known = lexicon.load().labels
    if (question := _question(words, norms[-1])) is not None:
        return question
    parts = (words[at : at + length] for length in range(_LONGEST, 0, -1) for at in range(len(words) - length + 1))
    whole = (part for part in parts if len(part) > 1 or len(words) == 1 or part == ("cast",))
    return next((known[part] for part in whole if known.get(part) in _OVER and part != ("casting",)), "")


_QUESTIONS = (
    (r"when .*\b(?:comes?|out|released?|opens?|arrives?|streaming|coming|theaters|cinemas)\b", "release date"),
    (r"who .*\b(?:directs|directed|directing|director)\b", "director"),
    (r"who .*\b(?:writes|wrote|writing|written)\b", "writer"),
    (r"who .*\b(?:composes|composed|music|score)\b", "music by"),
    (r"who .*\b(?:stars|starring|cast)\b|who (?:'s|is|was|will be) in\b|who plays (?:whom|who)\b", "cast"),
    (r"how long\b", "running time"),
    (r"how much .*\b(?:cost|budget)\b", "budget"),
    (r"where .*\b(?:filmed|shot|made)\b", "filming location"),
    (r"where .*\b(?:watch|stream|streaming)\b", "network"),
)  # fmt: skip


def _question(words: Sequence[str], last: str) -> str | None:
    """What a heading asks for; "" where it asks for something else, None where it does not ask."""
    text = " ".join(words)
    label = next((label for pattern, label in _QUESTIONS if re.match(pattern, text)), None)
    return label if label else ("" if last == "?" else None)


# ---- names set before a paragraph --------------------------------------------------------------------------


def headed(found: Sequence[Sentence]) -> list[Sentence]:
    """The sentences, with a name that opens a paragraph joined to the fragment that tells who or what it is.

    >>> from wickgraph.text.article import parse
    >>> from wickgraph.text.sentences import sentences
    >>> [each.head for each in headed(list(sentences(parse("Kit Lee. A vet from Leeds. He dies."))))]
    [2, 0]
    """
    out: list[Sentence] = []
    for sentence in found:
        second = [each.block == sentence.block for each in out[-2:]] in ([True], [False, True])
        if second and _is_name_alone(out[-1]) and _describes(sentence):
            before = out[-1]
            out[-1] = replace(sentence, tokens=(*before.tokens, *sentence.tokens), head=len(before.tokens) - 1)
        else:
            out.append(sentence)
    return out


def _is_name_alone(sentence: Sentence) -> bool:
    """Whether a sentence is a name and a full stop."""
    words = sentence.tokens[:-1]
    names = all(word.text[0].isupper() or word.text.isdigit() or word.norm in _SMALL for word in words)
    known = words and words[0].norm not in lexicon.load().openers - {"the"}
    return (
        bool(known) and sentence.norms[-1] == "." and len(words) <= _LONGEST and names and words[-1].text[0].isupper()
    )


_SMALL = {"and", "of", "the", "de", "la", "von", "van", "&", ":", "'s", "-"}


_ARTICLES = {"a", "an", "the", "one", "another", "his", "her", "their", "its", "young"}


def _describes(sentence: Sentence) -> bool:
    """Whether a sentence has no verb before its first comma, and does not begin with who or what it is about."""
    words, norms = lexicon.load(), sentence.norms
    first = next((i for i, norm in enumerate(norms) if norm in (",", ";", "—", "–", ".")), len(norms))
    if any(norm in words.lists["finite"] for norm in norms[:first]) or norms[-1] == "?":
        return False
    if norms[0] in words.openers:
        return norms[0] in _ARTICLES
    named = first > 1 and sentence.tokens[1].text[0].isupper()
    return not named or "'s" in norms[1:5]


# ---- rows --------------------------------------------------------------------------------------------------


def _cells(sentence: Sentence, *, at: int | None = None) -> Iterator[tuple[int, int]]:
    """The cells of a row; with `at`, the two sides of a sign."""
    bars = [i for i, norm in enumerate(sentence.norms) if (norm == "|" if at is None else i == at)]
    start = 0
    for bar in [*bars, len(sentence.norms)]:
        yield start, bar
        start = bar + 1


def _head(sentence: Sentence) -> tuple[str, ...]:
    """The labels of the columns, where a row has nothing but such: two of them at least."""
    names = [_column(sentence.norms[start:end]) for start, end in _cells(sentence)]
    if "cast" in names and "who" in names:  # the members of a group: their names, and what each is there
        names = ["remark" if name == "role" else "role" if name == "who" else name for name in names]
    return tuple(names) if sum(map(bool, names)) > 1 else ()


def _column(norms: tuple[str, ...]) -> str:
    return lexicon.load().labels.get(norms, "")


# ---- headings of a cast ------------------------------------------------------------------------------------

_ACTED = re.compile(r"(?!.*\d)[A-Z][^()]{2,40} \([A-Z][^()]{4,40}\)$")


def _with_headings(found: Sequence[Sentence], framed: list[Frame]) -> list[Frame]:
    """The frames, with columns for headings that name a character and the actor: "Toda Mariko (Anna Sawai)"."""
    numbers = [i for i, each in enumerate(found) if each.kind == "heading" and _ACTED.match(_words(each))]
    sides = [(found[i].norms[0], found[i].norms[found[i].norms.index("(") + 1]) for i in numbers]
    given = lexicon.load().given
    turned = sum(one in given for one, _ in sides) > sum(two in given for _, two in sides)
    for i in numbers if len(numbers) > 1 else ():
        at, length = found[i].norms.index("("), len(found[i].tokens)
        columns = ("cast", "role") if turned else ("role", "cast")
        framed[i] = replace(framed[i], columns=columns, cells=((0, at), (at + 1, length - 1)))
    return framed


def _words(sentence: Sentence) -> str:
    return " ".join(token.text for token in sentence.tokens).replace("( ", "(").replace(" )", ")")


# ---- lists of a cast ---------------------------------------------------------------------------------------


def _with_lists(found: Sequence[Sentence], framed: list[Frame]) -> list[Frame]:
    """The frames, with columns for the lines of a cast that come one after the other: "Kit ..... Ann Lee"."""
    start = 0
    while start < len(found):
        end = start
        while end < len(found) and _divided(found[end], framed[end]):
            end += 1
        told = framed[start].label == "cast" or (start > 0 and found[start - 1].norms[:1] == ("cast",))
        if end - start > 1 and (columns := _order(found[start:end], told)):
            for i in range(start, end):
                at = _divided(found[i], framed[i])
                framed[i] = Frame(framed[i].label, columns, tuple(_cells(found[i], at=at))[:2])
        start = max(end, start + 1)
    return framed


def _divided(sentence: Sentence, frame: Frame) -> int:
    """Where the sign between the two sides of a line stands, 0 if it is no line of two sides."""
    if sentence.kind not in ("item", "row") or frame.columns or own(sentence)[0]:
        return 0
    found = [i for i, norm in enumerate(sentence.norms) if i and norm in _BETWEEN and _spaced(sentence, i)]
    return found[0] if found and found[0] + 1 < len(sentence.norms) else 0


def _spaced(sentence: Sentence, i: int) -> bool:
    """Whether a sign parts two sides: any but a hyphen, or one with spaces around it."""
    tokens = sentence.tokens
    return tokens[i].text == ":" or (tokens[i - 1].end < tokens[i].start)


def _order(found: Sequence[Sentence], is_cast: bool) -> tuple[str, ...]:
    """Whether actors or characters come first in the lines of a list; () where it seems to be no cast."""
    sides = [
        [each[start:end] for start, end in _cells(s, at=_divided(s, Frame()))] for s in found for each in [s.tokens]
    ]
    first = [_is_person([token.text for token in side[0]]) for side in sides]
    second = [_is_person([token.text for token in side[1]]) for side in sides]
    dotted = all(s.norms[_divided(s, Frame())] in ("…", "...") for s in found)  # as only casts are printed
    is_cast = is_cast or (dotted and len(found) > 1)
    if all(first) and all(second) and is_cast:
        return ("role", "cast") if _are_roles(side[0] for side in sides) else ("cast", "role")
    if all(first) and (is_cast or not any(second)):
        return ("cast", "role") if is_cast else ()
    if all(second) and (is_cast or len(found) > 2):
        return ("role", "cast")
    return ()


def _are_roles(side: Iterable[Sequence[Token]]) -> bool:
    """Whether names are those of roles, by their looks: they have ranks, or last names in common."""
    names = [[token.norm for token in name] for name in side]
    return any(name[0] in lexicon.load().prefixes for name in names) or len({name[-1] for name in names}) < len(names)


def _is_person(words: Sequence[str]) -> bool:
    """Whether a side of a line is the name of a person and nothing else, by its looks."""
    names = [word for word in words if word not in (".", '"')]
    small = {"de", "da", "di", "von", "van", "der", "den", "la", "le", "du", "of", "al", "bin"}
    return 2 <= len(names) <= 5 and all(word[0].isupper() or word in small for word in names)
