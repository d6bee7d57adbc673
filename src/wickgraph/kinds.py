"""Kinds: what an article's own words make of the names that nobody knows.

>>> from wickgraph.article import parse
>>> from wickgraph.gazetteer import load
>>> from wickgraph.linking import link
>>> from wickgraph.reading import read
>>> found = kinds([read(each) for each in link(parse("Greta Lind stars in Winter Line."), load())])
>>> sorted(found.items())
[('greta lind', 'Person'), ('winter line', 'Film')]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from wickgraph import lexicon, patterns
from wickgraph.gazetteer import Entity
from wickgraph.matching import Statement, statements
from wickgraph.mention import PLAIN
from wickgraph.names import key
from wickgraph.reading import MENTION, Reading, matches
from wickgraph.sentences import fold

#: how much more it counts when the words say what a name is than when a claim only needs it to be that
_OUTRIGHT = 4
_JOBS = {"occupation", "formerOccupation"}
#: what is said of persons as it is of characters
_OF_ANYBODY = {"spouse", "parentOf", "sibling", "mentorOf", "allyOf", "enemyOf", "owns", *_JOBS}


def kinds(readings: Sequence[Reading]) -> dict[str, str]:
    """The kinds that an article's own words give to names that nobody knows, by `names.key`.

    The patterns of the table `kind` say it outright ("Heat is a film"); a claim for which a name must be of a kind
    speaks for that kind too ("X directed Heat").
    """
    votes: dict[str, Counter[str]] = {}
    for reading in readings:
        if any(link.known for link in reading.linked.links):
            for name, kind, weight in _kind_votes(reading):
                votes.setdefault(name, Counter())[kind] += weight
    return {name: max(count, key=lambda kind: (count[kind], kind)) for name, count in votes.items()}


def _kind_votes(reading: Reading) -> Iterator[tuple[str, str, int]]:
    for clause in reading.clauses:
        for pattern in patterns.load().context.get("kind", ()):
            for _, match in matches(pattern, clause):
                for number in MENTION.findall(match["name"]) or [match["name"]]:
                    link = reading.linked.links[int(number)]
                    if link.known and pattern.kind and not _is_personal(link.mention.text, pattern.kind):
                        yield key(link.mention.text), pattern.kind, _OUTRIGHT
    for statement in statements(reading, None):
        for term in (statement.subject, statement.object, *(term for _, term in statement.qualifiers)):
            if isinstance(term, Entity) and not term.known and not _is_personal(term.label, term.kind):
                yield key(term.label), *_weighed(term.kind, statement)


def _weighed(kind: str, statement: Statement) -> tuple[str, int]:
    """(the kind for which a statement speaks, how much it counts): a forger is a character, a director a person."""
    if statement.predicate not in _OF_ANYBODY:
        return kind, 2
    lists, job = lexicon.load().lists, fold(statement.object.label)
    if (
        statement.predicate in _JOBS
        and (job in lists["making"] or job in lists["trade"])
        and job not in lists["public"]
    ):
        return "Person" if job in lists["making"] else "Character", 2
    return kind, 1


def _is_personal(name: str, kind: str) -> bool:
    """Whether a name is that of somebody by its first word, so that only a pattern for persons may say what it is."""
    first, _, rest = key(name).partition(" ")
    return kind not in PLAIN and bool(rest) and first in lexicon.load().given
