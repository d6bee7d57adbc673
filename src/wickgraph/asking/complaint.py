"""What is wrong with a query, where, and what to do about it.

>>> print(of_syntax("SELECT ?x WHERE { ?x a wick:Film"))
query:1:33: the query ends too early; a } is missing. Close what was opened.
  SELECT ?x WHERE { ?x a wick:Film
                                  ^
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import NamedTuple

from pyoxigraph import Store

from wickgraph.asking.querytext import NOT_CODE
from wickgraph.terms import PREFIXES

#: Some marks stand alone; not in {| and |} of RDF 1.2 annotations, nor where a name has them behind a backslash.
_PIECE = re.compile(
    rf"(?:{NOT_CODE.pattern})|(?P<space>\s+)|(?P<mark>[(),;]|(?<!\|)}}|{{(?!\|))|(?:\\.|[^\s<\"'#(){{}},;\\])+|.",
    re.DOTALL,
)
_ERROR = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_PREFIX = re.compile(r"([A-Za-z][\w.-]*|):[^\s]*$")
_UPDATE = re.compile(
    r"\s*(?:(?:PREFIX|BASE)\b[^\n]*\s+)*(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b", re.IGNORECASE
)
_RELATIVE = re.compile(r"<(?![A-Za-z][A-Za-z0-9+.-]*:)[^<>\"{}|^`\\\s=]*>")
KEYWORDS = (
    *("SELECT", "CONSTRUCT", "DESCRIBE", "ASK", "WHERE", "FILTER", "OPTIONAL", "UNION", "MINUS", "GRAPH", "BIND"),
    *("VALUES", "DISTINCT", "ORDER", "GROUP", "HAVING", "LIMIT", "OFFSET", "COUNT", "SAMPLE", "GROUP_CONCAT", "EXISTS"),
    *("CONTAINS", "STRSTARTS", "STRENDS", "REGEX", "REPLACE", "LANG", "DATATYPE", "BOUND", "COALESCE"),
)

#: longer than any keyword of SPARQL
_PAD = 20


class _Fault(NamedTuple):
    """Where the parser stopped (offset in the query), and what it says it expected there."""

    place: int
    expected: str


def of_syntax(text: str, where: str = "query") -> str:
    """What a person needs to know about the query `text`, which does not parse: place (in `where`), fault, mend.

    Two more lines show the line of the query with a caret under the place.

    >>> print(of_syntax("SELEC ?x { ?x ?p ?y }"))
    query:1:1: SELEC cannot stand here. Did you mean SELECT?
      SELEC ?x { ?x ?p ?y }
      ^
    >>> of_syntax("SELECT ?x { ?x foo:p ?y }").partition(" Write")[0]
    'query:1:16: the prefix foo: is not known.'
    """
    place, sentence = _early(text) or _reason(text, _fault(text))
    line = text.count("\n", 0, place) + 1
    return f"{where}:{line}:{place - text.rfind(chr(10), 0, place)}: {sentence}{_pointed(text, place)}"


#: of a long line so many signs are shown on either side of the place
_AROUND = 40


def _pointed(text: str, place: int) -> str:
    """The line of a place, and a caret under it; nothing where the line is empty."""
    start, stop = text.rfind("\n", 0, place) + 1, text.find("\n", place)
    line = text[start : stop if stop >= 0 else len(text)]
    at = place - start
    first, last = max(0, at - _AROUND), at + _AROUND
    shown = ("…" if first else "") + line[first:last] + ("…" if last < len(line) else "")
    if not shown.strip():
        return ""
    # What moves a cursor in a terminal would move the caret away from its place.
    printable = "".join(each if each.isprintable() else " " for each in shown)
    return f"\n  {printable}\n  {' ' * (at - first + (1 if first else 0))}^"


def _early(text: str) -> tuple[int, str] | None:
    """Faults that are seen without the parser, which would call them something else."""
    if not text.strip():
        return 0, "the query is empty. Write one, such as SELECT * { ?film a wick:Film }"
    update = _UPDATE.match(NOT_CODE.sub(lambda match: " " * len(match[0]), text))
    if update:
        verb = update[1].upper()
        return update.start(1), f"{verb} changes data, a query only reads. Use SELECT, ASK, CONSTRUCT or DESCRIBE."
    relative = _RELATIVE.search(text)
    if relative:
        mend = "Write it with its scheme, or as a name such as id:Ballerina."
        return relative.start(), f"{relative[0]} is not a whole IRI. {mend}"
    return None


def _fault(text: str) -> _Fault:
    """Where the first token stands that the parser cannot use.

    Oxigraph's grammar reads as many characters as a keyword has before it finds that it is another word, and names the
    farthest place it saw, which may lie several tokens behind the fault. With wide gaps between the tokens it cannot
    see so far: the farthest place is then in the faulty token, or in the gap behind it.
    """
    wide, starts = _widened(text)
    try:
        Store().query(wide, prefixes=PREFIXES)
    except SyntaxError as error:
        match = _ERROR.match(str(error))
        if match:
            farthest = _offset(wide, int(match[1]), int(match[2]))
            return _Fault(_narrowed(farthest, starts, match[3]), match[3])
    return _Fault(0, "")


def _widened(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The query with wide gaps, and for each run between gaps where it starts: there and in the query."""
    out, starts, gap = "", [], True
    for match in _PIECE.finditer(text + " "):
        before = " " * _PAD if match["mark"] and not gap else ""
        if not match["space"] and (gap or match["mark"]):
            starts.append((len(out) + len(before), match.start()))
        gap = bool(match["space"] or match["mark"])
        out += before + match[0] + (" " * _PAD if gap else "")
    return out, [*starts, (len(out), len(text))]


def _narrowed(farthest: int, starts: list[tuple[int, int]], expected: str) -> int:
    """The place in the query for one in the widened query."""
    start, original = max(pair for pair in starts if pair[0] <= farthest)
    return original + max(0, farthest - start - _overshoot(expected))


def _overshoot(expected: str) -> int:
    """How many characters of a keyword were read before it turned out to be another word; none for punctuation."""
    if re.search(r"\"[^\"]+\"|\['|not found|SELECT contains", expected):
        return 0
    return min((len(word) for word in re.findall(r"\b[A-Za-z][A-Za-z0-9_]+\b", expected)), default=0)


def _offset(text: str, line: int, column: int) -> int:
    return sum(len(part) + 1 for part in text.split("\n")[: line - 1]) + column - 1


def _reason(text: str, fault: _Fault) -> tuple[int, str]:
    """The place to show, and the sentence."""
    prefix = _PREFIX.search(text[: fault.place].rstrip())
    if "Prefix not found" in fault.expected and prefix and prefix[1] not in PREFIXES:
        known = ", ".join(f"{name}:" for name in PREFIXES)
        return prefix.start(), f"the prefix {prefix[1]}: is not known. Write the whole IRI in <>, or use {known}"
    if "SELECT contains a variable that is unbound" in fault.expected:
        return fault.place, "SELECT names a variable that is neither grouped nor aggregated. Add it to GROUP BY."
    if fault.place >= len(text.rstrip()):
        return len(text.rstrip()), f"the query ends too early{_unclosed(text)}"
    return _unexpected(text, fault.place)


def _unexpected(text: str, place: int) -> tuple[int, str]:
    """What stands at `place`; or before it, where a name or a string was cut short by a space."""
    cut = re.search(r"\S+\Z", text[:place]) if text[place].isspace() else None
    if cut and cut[0][0] in "\"'":
        return (
            cut.start(),
            f"a string is not closed on its line. Write {cut[0][0] * 3} around a string of several lines.",
        )
    if cut:
        return cut.start(), f"{cut[0]} cannot stand here. Did you mean wick:{cut[0]}?"
    word = re.match(r"[?$]?[\w:]+|.", text[place:], re.DOTALL)
    return place, f"{word[0] if word else 'this'} cannot stand here. {_mend(word[0] if word else '')}"


def _mend(word: str) -> str:
    near = get_close_matches(word.upper(), KEYWORDS, n=1, cutoff=0.75)
    if near and near[0] != word.upper():
        return f"Did you mean {near[0]}?"
    return "Change the query at that place."


def _unclosed(text: str) -> str:
    code = NOT_CODE.sub(" ", text)
    if re.search("[\"']", code):
        return "; a quotation mark is missing. Close what was opened."
    for opening, closing in ("{}", "()"):
        if code.count(opening) > code.count(closing):
            return f"; a {closing} is missing. Close what was opened."
    return ". Write the rest of it."
