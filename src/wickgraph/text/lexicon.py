"""The words of `ontology/patterns/lexicon.toml`: lists, affixes of names, words that refer back.

>>> words = load()
>>> "hitman" in words.lists["occupation"]
True
>>> words.suffixes["pictures"]
'Company'
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from wickgraph.bundled import folder
from wickgraph.errors import DataError
from wickgraph.text.sentences import fold, tokens

#: phrases by their first word, the longest first
Phrases = dict[str, dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]]


@dataclass(frozen=True)
class Lexicon:
    """What `lexicon.toml` says, folded. `heads`, `before` and `anaphors` are phrases with the kinds they stand for.

    `given` leads from a first name to "he" or "she", `world` from a real name to the kind of thing it names, `labels`
    are what lines, headings and columns are called, `columns` the words that join the cells of two columns,
    `boxes` are what the lines of the box on the page of a character or an organisation are called.
    """

    lists: dict[str, tuple[str, ...]]
    suffixes: dict[str, str]
    prefixes: dict[str, str]
    connectors: frozenset[str]
    title_connectors: frozenset[str]
    not_names: frozenset[str]
    openers: frozenset[str]
    np_stops: frozenset[str]
    not_verbs: frozenset[str]
    given: Mapping[str, str | None]
    strip: frozenset[str]
    adjectives: frozenset[str]
    world: dict[str, str]
    release: frozenset[str]
    dateline: frozenset[str]
    undated: frozenset[str]
    titles: frozenset[str]
    heads: Phrases
    before: Phrases
    anaphors: Phrases
    groups: Phrases
    ordinals: frozenset[str]
    ordinal_heads: frozenset[str]
    canonical: dict[str, tuple[tuple[str, str], ...]]
    labels: dict[tuple[str, ...], str]
    columns: dict[tuple[str, str], tuple[str, ...]]
    boxes: dict[tuple[str, ...], str]


def split(text: str) -> list[str]:
    """The words of a comma-separated list.

    >>> split("film, TV show,\\n  game")
    ['film', 'TV show', 'game']
    """
    return [word.strip() for word in re.split(r"[,\n]", text) if word.strip()]


@cache
def load(path: Path | None = None) -> Lexicon:
    """The lexicon in a file; without a path, the bundled one. Raises DataError where it is broken."""
    file = path or folder("ontology") / "patterns" / "lexicon.toml"
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{file.name}: {error}. Mend the lexicon.") from None
    names, ordinals, anaphors = data["names"], data["ordinals"], dict(data["anaphors"])
    title, nouns = split(anaphors.pop("Title")), split(anaphors.pop("title_nouns"))
    back = [(phrase, kinds.split()) for kinds, phrases in anaphors.items() for phrase in split(phrases)]
    back += [(f"{word} {noun}", ["Title"]) for word in title for noun in nouns]
    return Lexicon(
        lists={name: _longest_first(text) for name, text in data["lists"].items()},
        suffixes=_affixes(data["suffixes"]),
        prefixes=_affixes(data["prefixes"]),
        connectors=_set(names["connectors"]),
        title_connectors=_set(names["title_connectors"]),
        not_names=_set(names["not_names"]),
        openers=_set(names["openers"]),
        np_stops=_set(names["np_stops"]),
        not_verbs=_set(names["not_verbs"]),
        given=_given(names),
        strip=_set(names["strip"]),
        adjectives=_set(names["adjectives"]),
        world=_affixes(data["world"]),
        release=_set(data["dates"]["release"]),
        dateline=_set(data["dates"]["dateline"]),
        undated=_set(data["dates"]["undated"]),
        titles=_set(data["lists"]["title"]) | _set(data["lists"]["occupation"]),
        heads=_phrases(_pairs(data["heads"])),
        before=_phrases((" ".join(reversed(phrase.split())), kinds) for phrase, kinds in _pairs(data["before"])),
        anaphors=_phrases(back),
        groups=_phrases(_pairs(data["groups"])),
        ordinals=_set(ordinals["words"]),
        ordinal_heads=_set(ordinals["heads"]),
        canonical={name: _canonical(table) for name, table in data["canonical"].items()},
        labels={_norms(phrase): label for phrase, (label,) in _pairs(data["labels"])},
        columns={_two(pair): tuple(words.split()) for pair, words in data["columns"].items()},
        boxes={_norms(phrase): label for phrase, (label,) in _pairs(data["boxes"])},
    )  # fmt: skip


def _longest_first(text: str) -> tuple[str, ...]:
    return tuple(sorted(map(fold, split(text)), key=lambda word: (-len(word), word)))


def _pairs(table: dict[str, str]) -> Iterable[tuple[str, list[str]]]:
    return ((phrase, [kind]) for kind, text in table.items() for phrase in split(text))


def _norms(phrase: str) -> tuple[str, ...]:
    return tuple(token.norm for token in tokens(phrase))


def _two(pair: str) -> tuple[str, str]:
    """The two labels of columns in "film release date": the first has one word."""
    first, _, second = pair.partition(" ")
    return first, second


def _canonical(table: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((word, one) for one, text in table.items() for word in split(text))


def _set(text: str) -> frozenset[str]:
    return frozenset(map(fold, split(text)))


def _given(names: dict[str, str]) -> dict[str, str | None]:
    """First names with the pronoun of those who bear them, None where it may be either."""
    known = (("given_he", "he"), ("given_she", "she"), ("given", None))
    return {fold(name): pronoun for table, pronoun in known for name in split(names[table])}


def _affixes(table: dict[str, str]) -> dict[str, str]:
    return {fold(word): kind for kind, text in table.items() for word in split(text)}


def _phrases(pairs: Iterable[tuple[str, list[str]]]) -> Phrases:
    found: dict[str, dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]] = {}
    for phrase, kinds in pairs:
        words = tuple(fold(phrase).split())
        second = words[1] if len(words) > 1 else ""
        found.setdefault(words[0], {}).setdefault(second, []).append((words, tuple(kinds)))
    return {
        first: {second: tuple(sorted(those, key=lambda each: -len(each[0]))) for second, those in phrases.items()}
        for first, phrases in found.items()
    }


def match(phrases: Phrases, norms: Sequence[str], at: int) -> tuple[int, tuple[str, ...]] | None:
    """The longest phrase that begins at a word: how many words it has, and its kinds.

    >>> match(load().heads, ["wick", "cinematic", "universe"], 1)
    (2, ('Universe',))
    """
    found = phrases.get(norms[at]) if at < len(norms) else None
    if not found:
        return None
    for then in (norms[at + 1], "") if at + 1 < len(norms) else ("",):
        for words, kinds in found.get(then, ()):
            if tuple(norms[at : at + len(words)]) == words:
                return len(words), kinds
    return None
