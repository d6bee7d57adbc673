"""Names of the real world that mean the same in every text: people of film, and titles that need no mark.

>>> is_person("meryl streep"), is_person("tony soprano")
(True, False)
"""

from __future__ import annotations

import tomllib
from functools import cache
from itertools import chain

from wickgraph.bundled import folder
from wickgraph.errors import DataError
from wickgraph.naming.mention import TITLE, Mention, capital, is_first, text
from wickgraph.text.lexicon import split
from wickgraph.text.sentences import Sentence, fold, tokens


def is_person(folded: str) -> bool:
    """Whether a whole name, folded, is that of somebody renowned for acting in films or making them.

    >>> is_person("billy wilder")
    True
    """
    return folded in _people()


def renowned(sentence: Sentence, i: int) -> Mention | None:
    """The renowned title that begins at a token, marked or not; None where none does.

    >>> from wickgraph.text.article import parse
    >>> from wickgraph.text.sentences import sentences
    >>> sentence, = sentences(parse("She had seen No Country for Old Men twice."))
    >>> renowned(sentence, 3).text
    'No Country for Old Men'
    """
    first, second = sentence.norms[i], sentence.norm(i + 1)
    for words, kind in chain(_titles().get((first, second), ()), _titles().get((first, ""), ())):
        end = i + len(words)
        if sentence.norms[i:end] == words and _is_whole(sentence, i, end):
            other = tuple(each for each in TITLE if each != kind)
            return Mention(i, end, text(sentence.tokens, i, end), "unknown", (kind,), other)
    return None


def _is_whole(sentence: Sentence, start: int, end: int) -> bool:
    """Whether words are written as a title, and no word beside them makes a longer name of them."""
    written = [sentence.tokens[at] for at in (start, end - 1)]
    if not all(capital(token) or token.text[0].isdigit() for token in written):
        return False
    joined = end + (sentence.norm(end) in (":", "-", "–"))
    more = joined < len(sentence.tokens) and (capital(sentence.tokens[joined]) or sentence.norms[joined].isdigit())
    alone = end - start > 1 or not (is_first(sentence.tokens, start) or capital(sentence.tokens[start - 1]))
    return alone and not more


@cache
def _load() -> dict[str, tuple[str, ...]]:
    file = folder("ontology") / "names" / "known.toml"
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{file.name}: {error}. Mend the list.") from None
    return {name: tuple(split(names)) for name, names in data.items()}


@cache
def _people() -> frozenset[str]:
    return frozenset(map(fold, _load()["people"]))


@cache
def _titles() -> dict[tuple[str, str], list[tuple[tuple[str, ...], str]]]:
    """Titles by their first two words, "" where there is but one, the longest first, each with its kind."""
    out: dict[tuple[str, str], list[tuple[tuple[str, ...], str]]] = {}
    for kind, name in (("Film", "titles"), ("Series", "series")):
        for title in _load()[name]:
            words = tuple(token.norm for token in tokens(title))
            out.setdefault((words[0], words[1] if len(words) > 1 else ""), []).append((words, kind))
    for found in out.values():
        found.sort(key=lambda each: -len(each[0]))
    return out
