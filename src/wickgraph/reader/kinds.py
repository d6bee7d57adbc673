"""Kinds: what an article's own words make of the names that nobody knows.

>>> from wickgraph.text.article import parse
>>> from wickgraph.naming.gazetteer import load
>>> from wickgraph.naming.linking import link
>>> from wickgraph.grammar.reading import read
>>> found = kinds([read(each) for each in link(parse("Greta Lind stars in Winter Line."), load())])
>>> sorted(found.items())
[('greta lind', 'Person'), ('winter line', 'Film')]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from wickgraph.grammar.matching import Statement, statements
from wickgraph.grammar.reading import MENTION, Reading
from wickgraph.naming.families import DISTANT, WORDS, Kin, full_names
from wickgraph.naming.gazetteer import Entity
from wickgraph.naming.memory import Link
from wickgraph.naming.mention import PLAIN
from wickgraph.naming.names import key
from wickgraph.naming.relatives import beside
from wickgraph.text import lexicon
from wickgraph.text.sentences import fold

#: how much more it counts when the words say what a name is than when a claim only needs it to be that
_OUTRIGHT = 4
_JOBS = {"occupation", "formerOccupation"}
#: what only persons do for a work: more than a job that they have as well
_OF_PERSONS = {"castMember", "director", "screenwriter", "composer", "cinematographer", "filmEditor", "storyBy"}
_KIN = {"spouse", "parentOf", "sibling"}
#: what is said of persons as it is of characters
_OF_ANYBODY = {"spouse", "parentOf", "sibling", "mentorOf", "allyOf", "enemyOf", "owns", *_JOBS}


def kinds(readings: Sequence[Reading]) -> dict[str, str]:
    """The kinds that an article's own words give to names that nobody knows, by `names.key`.

    The patterns of the table `kind` say it outright ("Heat is a film"); a claim for which a name must be of a kind
    speaks for that kind too ("X directed Heat").
    """
    votes: dict[str, Counter[str]] = {}
    kin: list[Kin] = []
    for reading in readings:
        if any(link.known for link in reading.linked.links):
            for name, kind, weight in _kind_votes(reading, kin):
                votes.setdefault(name, Counter())[kind] += weight
    for reading in readings:
        for name, kind in list(_of_list(reading, votes)):
            votes.setdefault(name, Counter())[kind] += 3
    for name, kind in dict(sorted(_of_kin(kin, votes), reverse=True)).items():
        votes.setdefault(name, Counter())[kind] += 2  # who may be an actor's wife or a character's is the character's
    return {name: max(count, key=lambda kind: (count[kind], kind)) for name, count in votes.items()}


def whole_names(readings: Sequence[Reading], declared: Mapping[str, str]) -> dict[str, str]:
    """Whole names for those whom an article calls by the first alone, by `names.key` of that.

    `declared` are the kinds of names: whom nothing makes somebody passes no name on.

    >>> whole_names([], {})
    {}
    """
    return full_names([kin for reading in readings for kin in _kin(reading, declared) if _is_told(kin, declared)])


def _kin(reading: Reading, declared: Mapping[str, str]) -> Iterator[Kin]:
    """The relatives of whom a sentence tells."""
    norms = reading.linked.sentence.norms
    if WORDS.isdisjoint(norms):
        return
    yield from beside(reading.linked.links, reading.linked.sentence, declared)
    if not DISTANT.isdisjoint(norms):
        return
    for statement in statements(reading, None):
        if statement.predicate in _KIN and isinstance(statement.object, Entity):
            yield Kin(statement.predicate, statement.subject, statement.object)


def _is_told(kin: Kin, declared: Mapping[str, str]) -> bool:
    """Whether of two relatives neither may be of another frame: a hero is no relative of the actor who plays him."""
    return all(each.known or declared.get(key(each.label), each.kind) == each.kind for each in kin[1:])


def _of_kin(kin: Sequence[Kin], votes: Mapping[str, Counter[str]]) -> Iterator[tuple[str, str]]:
    """What somebody's relatives are, of whom nothing else is said: an actor's son is a person, a hero's is none."""
    for _, first, second in kin:
        for one, other in ((first, second), (second, first)):
            told = Counter({other.kind: 9}) if other.known else votes.get(key(other.label), Counter())
            kind = max(PLAIN, key=lambda each: told[each])
            own = votes.get(key(one.label), Counter())
            if not one.known and told[kind] > own.total() and len(own) < 2:
                yield key(one.label), kind


#: what stands between two names of a list
_JOINS = {(",",), ("and",), (",", "and"), ("&",)}


def _of_list(reading: Reading, votes: Mapping[str, Counter[str]]) -> Iterator[tuple[str, str]]:
    """What those are that stand in a list with others of whom more is said: persons with persons."""
    for group in _listed(reading):
        margins = {key(link.mention.text): _margin(link, votes) for link in group}
        sure = sum(margins.values())
        kind = "Person" if sure > 0 else "Character"
        if abs(sure) > 2 and min(margins.values()) * max(margins.values()) >= -abs(sure):
            for link in group:
                if link.known and margins[key(link.mention.text)] * sure <= 0:
                    yield key(link.mention.text), kind


def _listed(reading: Reading) -> Iterator[list[Link]]:
    """The names of people in a sentence that stand side by side, the last of them behind "and"."""
    norms, group, ended = reading.linked.sentence.norms, list[Link](), False
    for link in reading.linked.links:
        joint = norms[group[-1].mention.end : link.mention.start] if group else ()
        plain = link.mention.form in ("name", "unknown") and set(link.likely) <= set(PLAIN) and link.likely
        goes_on = joint in _JOINS and not ended and (len(group) > 1 or joint != (",", "and"))
        group = ([*group, link] if goes_on else [link]) if plain else []
        ended = goes_on and joint[-1] != ","
        if len(group) > 1 and ended:
            yield group


def _margin(link: Link, votes: Mapping[str, Counter[str]]) -> int:
    """How much more speaks for somebody being a person than a character; less than nothing for a character."""
    if not link.known:
        return 3 if link.likely == ("Person",) else -3 if link.likely == ("Character",) else 0
    told = votes.get(key(link.mention.text), Counter())
    return told["Person"] - told["Character"]


def _outright(reading: Reading) -> Iterator[tuple[int, str]]:
    """The mentions of a sentence, by number, of which its words say what they are."""
    for pattern, match in reading.shape.kinds:
        for number in MENTION.findall(match["name"]) or [match["name"]]:
            yield int(number), pattern.kind or ""


def _kind_votes(reading: Reading, kin: list[Kin]) -> Iterator[tuple[str, str, int]]:
    for number, kind in dict.fromkeys(_outright(reading)):
        link = reading.linked.links[number]
        if link.known and kind and not _is_personal(link.mention.text, kind):
            yield key(link.mention.text), kind, _OUTRIGHT
    jobs: set[tuple[str, str, int]] = set()
    for statement in statements(reading, None):
        if statement.predicate in _KIN and isinstance(statement.object, Entity):
            kin.append(Kin(statement.predicate, statement.subject, statement.object))
            if statement.subject.kind == "Person":
                continue  # the other reading of the same words
        for term in (statement.subject, statement.object, *(term for _, term in statement.qualifiers)):
            if isinstance(term, Entity) and not term.known and not _is_personal(term.label, term.kind):
                vote = key(term.label), *_weighed(term.kind, statement)
                if statement.predicate not in _JOBS or vote not in jobs:
                    yield vote
                if statement.predicate in _JOBS:
                    jobs.add(vote)  # "the historian Ann Lee" says it once, whatever the number of patterns


def _weighed(kind: str, statement: Statement) -> tuple[str, int]:
    """(the kind for which a statement speaks, how much it counts): a forger is a character, a director a person."""
    if statement.predicate not in _OF_ANYBODY:
        weak = 1 if statement.predicate == "plays" else 2
        return kind, 3 if statement.predicate in _OF_PERSONS else weak
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
