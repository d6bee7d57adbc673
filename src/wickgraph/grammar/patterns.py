"""Patterns: how English says what the ontology can hold. They are data, in `ontology/patterns/*.toml`.

    [[pattern]]
    name = "directed-by"
    match = "{film:Work~} (is|was)? ~ directed by {who:Person+}"
    emit = "film director who"

A pattern is a row of words with these signs:

    ¬word       that word does not stand before; ¬one_two: these words
    word        that word, folded; `direct*` any word that begins so; `word?` may be missing
    (a|b c)     one of several; `(…)?` may be missing, `(…)*` may be repeated; `!(…)` must not follow
    <x: …>      what stands there is remembered as x; `<x: …>?` may be missing
    [ ]  ¦      brackets in the text; the line between two cells of a table
    ~  ~9       up to 4 (9) words (an 's counts as one), no mention and no sign among them
    ..  ..5     up to 8 (5) elements of any kind but dates and full stops
    ^  $        the beginning and the end of a clause
    {x:Kind}    a mention that may be of that kind; {x:A|B} of one of several; {x:Kind~} also by a strong reading only
    {x:Kind!}   a name of two words or more; {x:Kind.} of one word; {x:Kind^} a name that can be nothing else
    {x:Kind-}   no pronoun
    {x:Kind's}  the same with a possessive: "Wick's", "his"
    {x:Kind+}   one or more, as people list them; {x:Item+} a list of what `[items]` defines
    {x:=list}   a word of that list in the lexicon
    {x:words}   up to six words; {x:agent} a noun for somebody who does something ("banker")
    @name       the piece of that name in `[pieces]`

A pattern with `template` takes the rows of that name in `[templates]` too, with its own values for their %words. One
with `persons` takes each row once more with persons for characters.

`emit` says the claims, each "subject predicate object; qualifier value; … @status"; a part is the name of a slot,
several names joined by | (the first that is there), `work` (the work that the words hang on, else the topic), `story`
(the same, but on nobody's page), `previous` (the subject of the statement before), `former` and `role-before` (its
object and character), `spoken` (the character spoken of last), `then` (the date that heads a paragraph), `vacated` (the
date last said to be given up), `page` (the character or organisation whose page it is), `topic` (the work that the
article speaks of), `prior` (the item before in the list), NAME.text (the words of a mention), or a quoted text; "else"
before a claim makes it only where those before it cannot be made. The qualifiers `by` and `on` are the claim's speaker
and date. `pairs` names two lists whose items belong together, one by one ("respectively"). A pattern with `after` goes
on with a statement of the sentence before that has this predicate; "castMember~" also with one before it in its own
sentence. A pattern with `given` says what a sentence takes for granted: in "his daughter, Mia, would pay" only the
paying is not certain. The status "certain" is for what stands beside what is said, as a year in brackets: it is
confirmed, whatever cue is near.

>>> match = "{film:Film} was directed by {who:Person+}"
>>> directed = make({"name": "x", "match": match, "emit": "film director who"}, {}, {})
>>> bool(directed.rules[0].regex.search(" ⟨0:F⟩  was  directed  by  ⟨1:P⟩  and  ⟨2:P⟩ "))
True
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from wickgraph.bundled import folder
from wickgraph.errors import DataError
from wickgraph.grammar import needs, signs, triggers

#: pieces within pieces
_DEEPEST = 10


@dataclass(frozen=True)
class Emission:
    """One claim that a pattern makes: names of slots for its parts, qualifiers, a status where the pattern knows it."""

    subject: tuple[str, ...]
    predicate: str
    object: tuple[str, ...]
    qualifiers: tuple[tuple[str, tuple[str, ...]], ...]
    status: str | None
    otherwise: bool = False


@dataclass(frozen=True)
class Rule:
    """One row of signs. `needs` are sets of words of which a clause must have one each: most rules are never tried.

    The regular expressions are compiled when first asked for: a short text needs few of them.
    """

    source: str
    items: Mapping[str, Sequence[str]] = field(repr=False)
    needs: tuple[frozenset[str], ...] = field(repr=False)
    nodes: list[signs.Node] = field(repr=False, compare=False)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The rule as a regular expression over the text of a clause. Raises DataError where it is none."""
        return _compiled(self.source, self.items)

    def places(self, text: str) -> Iterable[re.Match[str]]:
        """The places in the text of a clause where the rule fits."""
        if self.source[0] != "^":
            return self.regex.finditer(text)
        first = self.regex.match(text)  # `finditer` would go on to look everywhere
        return (first,) if first else ()

    def may_fit(self, words: frozenset[str]) -> bool:
        """Whether a clause of these words has all that the rule needs."""
        return not any(map(words.isdisjoint, self.needs))

    @cached_property
    def kinds(self) -> dict[str, tuple[str, ...]]:
        """The kinds that each slot takes, slots of list items included."""
        inner = [source for sources in self.lists.values() for source in sources]
        return {name: kinds for source in (*inner, self.source) for name, kinds in signs.slots(source).items()}

    @cached_property
    def lists(self) -> dict[str, tuple[str, ...]]:
        """The list slots with the sources of their items."""
        return signs.lists(self.source, self.items)

    @cached_property
    def item_regexes(self) -> dict[str, tuple[re.Pattern[str], ...]]:
        """The list slots with a regular expression for each form of item."""
        return {
            name: tuple(_compiled(source, self.items) for source in sources) for name, sources in self.lists.items()
        }


@dataclass(frozen=True)
class Pattern:
    """A pattern: its rules, the claims that it makes, and when it applies."""

    name: str
    rules: tuple[Rule, ...]
    emissions: tuple[Emission, ...]
    status: str | None = None
    after: str | None = None
    where: str | None = None
    predicate: str | None = None
    kind: str | None = None
    pairs: tuple[str, ...] = ()
    given: bool = False

    def stands_in(self, kind: str) -> bool:
        """Whether the pattern is for sentences of a kind ("paragraph", "item", …)."""
        return not self.where or kind in self.where.split("|")

    @cached_property
    def uses(self) -> frozenset[str]:
        """The names of what its claims are made of.

        >>> sorted(make({"name": "x", "match": "it", "emit": "film|work director who; by speaker"}, {}, {}).uses)
        ['film', 'speaker', 'who', 'work']
        """
        qualified = (parts for each in self.emissions for _, parts in each.qualifiers)
        return frozenset().union(*((*each.subject, *each.object) for each in self.emissions), *qualified)


class Table:
    """Patterns in the order of the files, whose rules are found by the words of a clause."""

    def __init__(self, found: Sequence[Pattern] = ()) -> None:
        self.patterns = tuple(found)
        self._rules = [(pattern, rule) for pattern in found for rule in pattern.rules]
        self._index = triggers.Index([rule.needs for _, rule in self._rules])

    def __iter__(self) -> Iterator[Pattern]:
        return iter(self.patterns)

    def __len__(self) -> int:
        return len(self.patterns)

    def candidates(self, words: frozenset[str]) -> list[tuple[Pattern, Rule]]:
        """The rules that a clause of these words may fit, in the order of the files.

        >>> "budget" in {pattern.name for pattern, _ in load().claims.candidates(frozenset({"budget", "of", "⟨M"}))}
        True
        """
        return [self._rules[number] for number in triggers.numbers(self._index.fitting(words))]

    def matches(self, words: frozenset[str], text: str) -> Iterator[tuple[Pattern, Rule, re.Match[str]]]:
        """The places in a clause, of these words and this text, where a pattern fits."""
        for pattern, rule in self.candidates(words):
            for match in rule.places(text):
                yield pattern, rule, match


def _compiled(source: str, items: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    try:
        return re.compile(signs.regex(source, items))
    except (re.error, ValueError, KeyError, IndexError) as error:
        raise DataError(f"pattern {source!r}: {error}. See the signs in wickgraph.grammar.patterns.") from None


@dataclass(frozen=True)
class Patterns:
    """All patterns: those that make claims, and by name of their table those that say how a sentence is meant."""

    claims: Table
    context: dict[str, Table]
    verbs: frozenset[str]

    def table(self, name: str) -> Table:
        """The table of that name; one without patterns where there is none.

        >>> len(load().table("nobody"))
        0
        """
        return self.context.get(name) or Table()


@cache
def load(path: Path | None = None) -> Patterns:
    """Read the patterns of a folder; without one, the bundled ones.

    Raises DataError that names the file and the pattern that is broken.

    >>> len(load().claims) > 20
    True
    """
    base = path or folder("ontology") / "patterns"
    tables: dict[str, list[dict[str, Any]]] = {}
    pieces: dict[str, str] = {}
    items: dict[str, list[str]] = {}
    templates: dict[str, list[str]] = {}
    for file in sorted(base.glob("*.toml")):
        if file.name == "lexicon.toml":
            continue
        try:
            data = tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, tomllib.TOMLDecodeError) as error:
            raise DataError(f"{file.name}: {error}. Mend the patterns.") from None
        pieces.update(data.pop("pieces", {}))
        items.update(data.pop("items", {}))
        templates.update(data.pop("templates", {}))
        for table, entries in data.items():
            tables.setdefault(table, []).extend(_filled(entry, templates, file.name) for entry in entries)
    items = {name: [_expand(source, pieces) for source in sources] for name, sources in items.items()}
    made = {table: Table([make(each, pieces, items) for each in entries]) for table, entries in tables.items()}
    claims = made.pop("pattern", Table())
    verbs = frozenset(triggers.verbs(rule.nodes for pattern in claims for rule in pattern.rules))
    return Patterns(claims, made, verbs)


def _filled(entry: dict[str, Any], templates: Mapping[str, Sequence[str]], file: str) -> dict[str, Any]:
    """An entry with the rows of its template, in which %name stands for the entry's own value of that name."""
    own = [entry["match"]] if isinstance(entry.get("match"), str) else list(entry.get("match", []))
    rows = templates.get(entry.get("template", ""), [])
    filled = [re.sub(r"%(\w+)", lambda match: entry.get(match[1], "%"), row) for row in rows]
    match = [row for row in filled if "%" not in row] + own
    if entry.get("persons"):
        match += [row.replace(":Character", ":Person") for row in match if ":Character" in row]
    return {**entry, "file": file, "match": match}


def make(entry: dict[str, Any], pieces: Mapping[str, str], items: Mapping[str, Sequence[str]]) -> Pattern:
    """A pattern from its table. Raises DataError with the pattern's name where it cannot be read.

    >>> make({"name": "x", "match": "(open", "file": "y.toml"}, {}, {})
    Traceback (most recent call last):
        ...
    wickgraph.errors.DataError: y.toml: pattern 'x': a bracket is not closed. See the signs in
    wickgraph.grammar.patterns.
    """
    try:
        sources = [entry["match"]] if isinstance(entry["match"], str) else list(entry["match"])
        rules = tuple(_rule(_expand(source, pieces), items) for source in sources)
        emits = entry.get("emit", [])
        emissions = tuple(_emission(each) for each in ([emits] if isinstance(emits, str) else emits))
        keys = {key: entry.get(key) for key in ("status", "after", "where", "predicate", "kind")}
        pairs = tuple(entry.get("pairs", ()))
        return Pattern(entry["name"], rules, emissions, **keys, pairs=pairs, given=entry.get("given", False))
    except (KeyError, ValueError) as error:
        where = f"{entry.get('file', 'patterns')}: pattern {entry.get('name', '?')!r}"
        raise DataError(f"{where}: {error}. See the signs in wickgraph.grammar.patterns.") from None


def _rule(source: str, items: Mapping[str, Sequence[str]]) -> Rule:
    nodes = signs.tree(source)
    return Rule(source, items, needs.needs(nodes, items), nodes)


def _expand(source: str, pieces: Mapping[str, str]) -> str:
    for _ in range(_DEEPEST):
        if "@" not in source:
            return source
        source = re.sub(r"@(\w+)", lambda match: pieces[match[1]], source)
    raise ValueError("an @ without the name of a piece, or a piece that holds itself")


def _emission(text: str) -> Emission:
    otherwise, text = text.startswith("else "), text.removeprefix("else ")
    text, _, status = text.partition(" @")
    head, *rest = [part.strip() for part in text.split(";")]
    subject, predicate, target = head.split(" ", 2)
    qualifiers = tuple((key, tuple(value.split("|"))) for key, value in (part.split(" ", 1) for part in rest))
    parts = tuple(subject.split("|")), predicate, tuple(target.split("|"))
    return Emission(*parts, qualifiers, status.strip() or None, otherwise)
