"""Signs: the small language of patterns, and the regular expressions that it stands for.

A clause is text in which every word, sign and mention is an element with a space on either side, so that two elements
are two spaces apart. A mention is written ⟨number:letters⟩ with a letter for each kind that it may be:

>>> letters(("Person", "Character"))
'PC'
>>> bool(re.search(regex("{film:Film} was directed by {who:Person}", {}), " ⟨0:F⟩  was  directed  by  ⟨1:PC⟩ "))
True

The signs themselves are explained in `wickgraph.grammar.patterns`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from wickgraph.text import lexicon

#: a letter for each kind of mention; "Work" stands for all kinds of works
LETTERS = {
    "Person": "P", "Character": "C", "Film": "F", "Series": "S", "Game": "G", "Comic": "K", "Franchise": "R",
    "Universe": "U", "Company": "B", "FictionalOrganization": "O", "Place": "H", "Location": "L", "Date": "D",
    "Money": "M", "Minutes": "T",
}  # fmt: skip
WORKS = ("Film", "Series", "Game", "Comic")

_TOKEN = re.compile(r"\{[^{}]*\}\??|<\w+:|>\??|!\(|\(|\)[?*]?|\||~\d?|\.\.\d*|[^\s(){}|<>]+")
_FIXED = {
    "(": "(?:", "!(": "(?!", ")": ")", ")?": ")?", ")*": "){0,6}", "|": "|", ">": ")", ">?": ")?", "^": "^",
    "$": "(?=$| [.!,;:—] )",
}  # fmt: skip
_SEPARATOR = (
    "(?: [,;·•/] (?: (?:and|&|plus|or|also) | as  well  as | along  with )?(?: also )?"
    "| (?:and|but) (?: , (?: (?:⟨[^⟩]*⟩)?[a-z]+(?:'s)? ){1,8} , )"
    "| (?:and|&|plus|alongside|or) (?: also )?"
    "| as  well  as | along  with | together  with )(?: the  late )?"
)
#: nouns for somebody who does something end like this ("banker"); "brother" and the like do not count
_AGENT = (
    "[a-z-]+(?:er|or|ist|sman|ian|ant|eer|smith|keeper|ress|ate|cop|spy|thief|nun|cook)"
    "(?<!brother)(?<!sister)(?<!father)(?<!mother)(?<!daughter)(?<!member)(?<!stranger)(?<!teenager)(?<!youngster)"
)


@lru_cache(maxsize=1024)
def letters(kinds: tuple[str, ...]) -> str:
    """The letters of some kinds; kinds that no mention has are left out.

    >>> letters(("Work", "Person"))
    'FSGKP'
    """
    out = "".join("FSGK" if kind == "Work" else LETTERS.get(kind, "") for kind in kinds)
    return "".join(dict.fromkeys(out))


def split(source: str) -> list[str]:
    """The signs of a pattern.

    >>> split("{who:Person+} (directs|is to direct) <it: {film:Work~}>?")
    ['{who:Person+}', '(', 'directs', '|', 'is', 'to', 'direct', ')', '<it:', '{film:Work~}', '>?']
    """
    return _TOKEN.findall(source)


def slots(source: str) -> dict[str, tuple[str, ...]]:
    """The slots of a pattern that take one mention, or a list of plain mentions, with the kinds that they take.

    >>> slots("{film:Work~} opens on {when:Date}")
    {'film': ('Work',), 'when': ('Date',)}
    """
    found = {}
    for token in split(source):
        if token[0] == "{":
            name, spec = slot(token)
            if spec[0] != "=" and spec not in ("words", "agent"):
                found[name] = tuple(_kinds(spec))
    return found


def lists(source: str, items: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """The list slots of a pattern, each with the sources of its items.

    >>> lists("by {who:Person+}", {})
    {'who': ('{who:Person}',)}
    """
    found = {}
    for token in split(source):
        name, spec = slot(token) if token[0] == "{" else ("", "")
        if spec.endswith("+"):
            found[name] = tuple(items.get(spec[:-1], [f"{{{name}:{spec[:-1]}}}"]))
    return found


@dataclass(slots=True)
class Group:
    """A group of signs: how it opens and closes, and its branches."""

    sign: str
    close: str
    branches: list[list[Node]]


Node = str | Group


def tree(source: str) -> list[Node]:
    """The signs of a pattern with each group in one. Raises ValueError where a bracket is not closed, or not opened.

    >>> tree("(is|was once)? directed")
    [Group(sign='(', close=')?', branches=[['is'], ['was', 'once']]), 'directed']
    """
    row: list[Node] = []
    branches = [row]
    outer: list[list[list[Node]]] = []
    groups: list[Group] = []
    for token in _TOKEN.findall(source):
        if token in ("(", "!(") or token[0] == "<":
            groups.append(Group(token, "", [[]]))
            row.append(groups[-1])
            outer.append(branches)
            branches = groups[-1].branches
            row = branches[-1]
        elif token[0] in ")>":
            if not outer:
                raise ValueError("a bracket is not opened")
            groups.pop().close = token
            branches = outer.pop()
            row = branches[-1]
        elif token == "|" and outer:
            row = []
            branches.append(row)
        else:
            row.append(token)
    if outer:
        raise ValueError("a bracket is not closed")
    return row


def regex(source: str, items: Mapping[str, Sequence[str]]) -> str:
    """The regular expression of a pattern. Raises ValueError where a bracket is not closed.

    >>> regex("shot? by", {}), regex("¬not known", {})
    ('(?: shot )? by ', ' known (?<! not  known )')
    """
    tokens = split(source)
    depth = sum((token in ("(", "!(")) + token.startswith("<") - (token[0] in ")>") for token in tokens)
    if depth:
        raise ValueError("a bracket is not closed")
    return "".join(_one(token, tokens, at, items) for at, token in enumerate(tokens))


def _one(token: str, tokens: Sequence[str], at: int, items: Mapping[str, Sequence[str]]) -> str:
    if token[0] == "¬":
        return ""  # what follows says it
    begin, rest = _parts(token, tokens, at, items)
    return begin + "".join(f"(?<! {re.escape(word)} {begin})" for word in _not_before(tokens, at)) + rest


def _not_before(tokens: Sequence[str], at: int) -> list[str]:
    """The words that must not stand before a sign; those of a phrase are two spaces apart."""
    first = at
    while first and tokens[first - 1][0] == "¬":
        first -= 1
    return [token[1:].replace("_", "  ") for token in tokens[first:at]]


def _parts(token: str, tokens: Sequence[str], at: int, items: Mapping[str, Sequence[str]]) -> tuple[str, str]:
    """The regular expression of a sign in two parts: what it always begins with, and the rest.

    What must not stand before it is looked for between the two: behind words that are rare that costs little.
    """
    if token in _FIXED or token[0] == "<":
        return "", _FIXED.get(token, f"(?P<{token[1:-1]}>")
    if token[0] == "~":
        return "", f"(?: [a-z0-9'][^ ⟨]* ){{0,{token[1:] or 4}}}?"
    if token[:2] == "..":
        return "", f"(?: (?![.;!¦] |⟨[^⟩]*D[^⟩]*⟩)[^ ]+ ){{0,{token[2:] or 8}}}?"
    if token[0] == "{":
        body = _slot_regex(*slot(token), is_open=_may_end(tokens[at + 1 :]), items=items)
        begin = next(each for each in (" ⟨", " ", "") if body.startswith(each))
        return ("", f"(?:{body})?") if token.endswith("?") else (begin, body.removeprefix(begin))
    optional = token.endswith("?") and len(token) > 1
    begin, rest = _word_parts(token.rstrip("?") if optional else token)
    return ("", f"(?:{begin}{rest})?") if optional else (begin, rest)


def _word_parts(word: str) -> tuple[str, str]:
    if word in _PRONOUNS:
        return " ", f"(?:⟨[^⟩]*⟩)?{word} "
    return (f" {re.escape(word[:-1])}", "[^ ⟨]* ") if word.endswith("*") else (f" {re.escape(word)} ", "")


_PRONOUNS = {"he", "him", "his", "she", "her", "it", "its", "they", "them", "their"}


def is_word(token: str) -> bool:
    """Whether a sign is a word that must be there as it stands; pronouns are not, since mentions show them.

    >>> [token for token in split("^ the film was? she") if is_word(token)]
    ['the', 'film']
    """
    plain = token[0] not in "{~^$¬" and token[:2] != ".." and token[-1] not in "?*" and token not in _FIXED
    return plain and token not in _PRONOUNS


def slot(token: str) -> tuple[str, str]:
    """The name of a slot and what it takes. Raises ValueError where one of them is missing.

    >>> slot("{who:Person+}?")
    ('who', 'Person+')
    """
    name, _, spec = token.rstrip("?").strip("{}").partition(":")
    if not name.isidentifier() or not spec:
        raise ValueError(f"{token} is no slot; one is written {{name:Kind}}")
    return name, spec


def _slot_regex(name: str, spec: str, *, is_open: bool, items: Mapping[str, Sequence[str]]) -> str:
    if spec == "words":
        return f"(?P<{name}>(?: [a-z0-9][^ ⟨]* ){{1,6}}?)"
    if spec == "agent":
        return f" (?P<{name}>{_AGENT}) "
    if spec[0] == "=":
        words = "|".join(re.escape(word).replace("\\ ", "  ") for word in lexicon.load().lists[spec[1:]])
        more = f"(?:  (?:{words})){{0,3}}" if spec == "=genre" else ""  # "spy action thriller" is one
        return f" (?P<{name}>(?:{words}){more}) "
    if spec.endswith("+"):
        return _list(name, items.get(spec[:-1], [f"{{{name}:{spec[:-1]}}}"]), is_open, items)
    owns = spec.endswith("'s")
    tail = "(?:'s|his|her|its|their)" if owns else "(?:he|him|she|it|they|them)?"
    if "-" in spec:
        tail = "'s" if owns else ""
    taken = accepted(spec)
    full = "(?=[^⟩]*n)" if "!" in spec else "(?![^⟩]*n)" if "." in spec else ""
    if "^" in spec:
        return f" ⟨(?P<{name}>\\d+):{full}[{taken}]+n?⟩{tail} "
    return f" ⟨(?P<{name}>\\d+):{full}[^⟩{taken}]*[{taken}][^⟩]*⟩{tail} "


def accepted(spec: str) -> str:
    """The letters of which a mention must have one for a slot to take it.

    >>> accepted("Person|Work~")
    'PFSGK~'
    """
    return letters(tuple(_kinds(spec))) + "~" * ("~" in spec)


def _kinds(spec: str) -> list[str]:
    return spec.rstrip("+").removesuffix("'s").translate(_MARKS).split("|")


#: "she" in "by A and she …" begins a clause
_NO_SUBJECT = "(?<!⟩he )(?<!⟩she )(?<!⟩they )"
_MARKS = str.maketrans("", "", "~!.^-")


def _list(name: str, sources: Sequence[str], is_open: bool, items: Mapping[str, Sequence[str]]) -> str:
    """One item or more. A list that ends the pattern does not take the subject of the next clause for its last item."""
    item = "(?>" + "|".join(re.sub(r"\(\?P<\w+>", "(?:", regex(source, items)) for source in sources) + ")"
    finite = "|".join(lexicon.load().lists["finite"])
    guard = f"(?! (?:{finite}) )" if is_open else ""
    return f"(?P<{name}>{item}(?:{_SEPARATOR}{item}{_NO_SUBJECT}{guard})*+)"


def _may_end(rest: Sequence[str]) -> bool:
    """Whether nothing has to follow: only groups that may be missing, and ends of groups."""
    depth = 0
    for at, token in enumerate(rest):
        if token in ("(", "!(") or token.startswith("<"):
            close = closing(rest, at)
            if not depth and token != "!(" and rest[close][-1] not in "?*":
                return False
            depth += 1
        elif token[0] in ")>":
            depth = max(0, depth - 1)
        elif not depth and token[-1] != "?" and token not in ("$", "|", "^"):
            return False
    return True


def closing(tokens: Sequence[str], at: int) -> int:
    """The number of the sign that closes the group that opens at a sign.

    >>> closing(split("a (b (c|d))? e"), 1)
    8
    """
    depth = 0
    for i in range(at, len(tokens)):
        depth += (tokens[i] in ("(", "!(")) + tokens[i].startswith("<") - (tokens[i][0] in ")>")
        if not depth:
            return i
    raise ValueError("a bracket is not closed")
