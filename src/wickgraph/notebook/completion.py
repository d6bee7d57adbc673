"""Completion in the magic: prefixes, terms of the ontology, entities of the graph by any of their names, variables.

>>> offers("SELECT ?actor { id:Baller", names()).texts[:1]
('id:Ballerina',)
>>> offers("SELECT ?date { ?film release", names()).texts[:1]
('wick:releaseDate',)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from wickgraph import vocabulary
from wickgraph.asking.complaint import KEYWORDS
from wickgraph.asking.lookup import key, name_words
from wickgraph.errors import WickgraphError
from wickgraph.notebook import asked
from wickgraph.notebook.line import OPTIONS, read
from wickgraph.statements import ontology_labels
from wickgraph.terms import PREFIXES, WICK, compact

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell
    from pyoxigraph import Store

#: what the matcher is called in IPython's list of them
NAME = "wickgraph_names"
_MOST = 40
_WORD = re.compile(r"(?:[?$]\w*|[A-Za-z][\w.-]*:[\w.-]*|[^\W\d]\w*)\Z")
_LINE = re.compile(r"(?:.*=\s*)?%sparql\s")
_CELL = re.compile(r"\s*%%sparql\b([^\n]*)")
#: terms of other vocabularies that questions need
_COMMON = ("rdf:type", "rdf:subject", "rdf:predicate", "rdf:object", "rdfs:label", "skos:altLabel", "dcterms:title")


@dataclass(frozen=True)
class Name:
    """Something that may be typed: as it is typed, what it is (for the front end's list), all that it is called."""

    text: str
    kind: str
    called: tuple[str, ...]


@dataclass(frozen=True)
class Offers:
    """What the word before the cursor may become, the likeliest first."""

    word: str
    found: tuple[Name, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """What would be typed."""
        return tuple(name.text for name in self.found)


def offers(before: str, known: Iterable[Name], variables: Iterable[str] = ()) -> Offers:
    """What the word at the end of `before` may become; `variables` are those of Python.

    >>> offers("SELECT ?film { ?f", ()).texts
    ('?film',)
    """
    match = _WORD.search(before)
    word = match[0] if match else ""
    if word[:1] in ("?", "$"):
        seen = re.findall(r"[?$](\w+)", before[: -len(word)])
        found = [Name(word[0] + each, "variable", ()) for each in (*seen, *(variables if word[0] == "$" else ()))]
        fitting = [each for each in dict.fromkeys(found) if each.text.startswith(word)]
    else:
        prefix, colon, local = word.rpartition(":")
        fitting = _ranked(key(local), (name for name in known if name.text.startswith(prefix + colon)))
    return Offers(word, tuple(each for each in fitting if each.text != word)[:_MOST])


def _ranked(wanted: str, known: Iterable[Name]) -> list[Name]:
    """The names that are called like what is wanted, the likeliest first, of like ones the shortest."""
    ranked = [(rank, len(name.text), name.text, name) for name in known if (rank := _rank(wanted, name)) is not None]
    return [name for *_, name in sorted(ranked, key=lambda each: each[:3])]


def _rank(wanted: str, name: Name) -> int | None:
    """0: a name of it begins so, 1: a word of one does, 2: it is inside of one; None: not at all."""
    if not wanted:
        return 0
    keys = [key(each) for each in name.called]
    if any(each.startswith(wanted) for each in keys):
        return 0
    if any(word.startswith(wanted) for each in name.called for word in name_words(each)):
        return 1
    return 2 if len(wanted) > 2 and any(wanted in each for each in keys) else None


def names(store: Store | None = None) -> tuple[Name, ...]:
    """All that can be typed in a query to a graph: the bundled one without `store`.

    >>> {"wick:castMember", "id:TheDirector", "SELECT", "rdfs:label"} <= {name.text for name in names()}
    True
    """
    graph = store if store is not None else asked.graph(None, {})
    return (*_words(), *_entities(graph, len(graph)))


@cache
def _words() -> tuple[Name, ...]:
    terms = [f"wick:{name}" for name in (*vocabulary.properties(), *_classes())]
    labels = ontology_labels()
    ours = (Name(term, "property" if term[5].islower() else "class", _called(term, labels)) for term in terms)
    common = (Name(term, "property", (term.partition(":")[2],)) for term in _COMMON)
    prefixes = (Name(f"{prefix}:", "prefix", (prefix,)) for prefix in PREFIXES)
    return (*ours, *common, *prefixes, *(Name(word, "keyword", (word,)) for word in KEYWORDS))


def _called(term: str, labels: Any) -> tuple[str, ...]:
    local = term.removeprefix("wick:")
    return (local, labels.get(WICK + local, local))


def _classes(name: str | None = None) -> Iterator[str]:
    for each in vocabulary.subclasses(name):
        yield each
        yield from _classes(each)


@lru_cache(8)
def _entities(store: Store, size: int) -> tuple[Name, ...]:
    """The entities of a graph; of one that has grown, anew."""
    from wickgraph.asking.entities import of_graph

    found = ((compact(each.iri), each) for each in of_graph(store))
    return tuple(Name(text, each.kind, (text.partition(":")[2], *each.names)) for text, each in found)


def matcher(shell: InteractiveShell) -> Callable[[Any], Any]:
    """The matcher that IPython asks at each completion; it knows nothing outside of the magic."""
    from IPython.core.completer import SimpleCompletion, context_matcher

    @context_matcher(identifier=NAME)  # type: ignore[untyped-decorator, unused-ignore]
    def wickgraph_names(context: Any) -> Any:
        found = within(context.full_text, context.cursor_line, context.cursor_position, shell.user_ns)
        completions = [SimpleCompletion(text=name.text, type=name.kind) for name in found.found]
        return {"completions": completions, "matched_fragment": found.word, "ordered": True, "suppress": True}

    return wickgraph_names  # type: ignore[no-any-return]


def within(text: str, row: int, column: int, namespace: dict[str, Any]) -> Offers:
    """What is offered at a place of a cell (line and column from 0); nothing outside of the magic.

    >>> within("%sparql SELECT ?x { id:TheDir", 0, 29, {}).texts[:1], within("The", 0, 3, {}).texts
    (('id:TheDirector',), ())
    """
    lines = text.split("\n")
    current = lines[row][:column]
    cell, line = _CELL.match(text), _LINE.match(current)
    if not (cell or line):
        return Offers("", ())
    option = re.search(r"(?<=\s)--?[\w-]*\Z", current)
    if option and (line or row == 0):
        fitting = (Name(each, "option", ()) for each in OPTIONS if each.startswith(option[0]))
        return Offers(option[0], tuple(fitting))
    before = current[line.end() :] if line else "\n".join([*lines[1:row], current] if row else [current])
    mine = [name for name in namespace if not name.startswith("_")]
    return offers(before, names(_asked(cell[1] if cell else before, namespace)), mine)


def _asked(line: str, namespace: dict[str, Any]) -> Store | None:
    """The graph that the options name, where they name one: who is still typing them has no names yet."""
    try:
        return asked.graph(read(line)[0].data, namespace)
    except WickgraphError:
        return None
