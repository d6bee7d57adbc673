"""Context: how a statement is meant. How sure the source was, who said it, as of when, or that it is no claim at all.

The words that tell are data, in `ontology/patterns/context.toml`.

>>> from wickgraph.text.article import parse
>>> from wickgraph.naming.gazetteer import load
>>> from wickgraph.naming.linking import link
>>> from wickgraph.grammar.matching import statements
>>> from wickgraph.grammar.reading import read
>>> sentence, = link(parse("Donnie Yen is reportedly in talks to direct John Wick: Chapter 5."), load())
>>> reading = read(sentence)
>>> [status(each, reading) for each in statements(reading, None)]
['rumoured']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wickgraph.grammar import patterns
from wickgraph.grammar.clauses import Clause
from wickgraph.grammar.matching import Literal, Statement
from wickgraph.grammar.patterns import Pattern, Table
from wickgraph.grammar.phrases import finite
from wickgraph.grammar.reading import Reading
from wickgraph.naming.gazetteer import Entity
from wickgraph.text import dateline
from wickgraph.text.article import Article
from wickgraph.text.relative import is_from_text, resolve
from wickgraph.text.values import Value, parse_date

#: signs and words at which a new thought begins, so that a cue beyond them says nothing of what stands here
_BREAKS = re.compile(
    r" (?:[;:—] |,  (?:but|and|while|although|though|yet|which|so|where) |,  (?:after|before|because|once) "
    r"|,  with (?= ⟨)|(?:while|although|whereas|but) )"
)
#: the same, and words behind which more is said of the last name only
_STOPS = re.compile(_BREAKS.pattern[:-1] + "|who |whom |whose |(?:in|on|for)  (?:what|which) )")


@dataclass(frozen=True)
class Speech:
    """Who is said to have said something, when, and how sure that makes it."""

    speaker: Entity | None
    when: Literal | None
    status: str | None
    predicate: str | None = None


def _table(name: str) -> Table:
    return patterns.load().table(name)


def _thought(text: str, end: int) -> str:
    """The thought of a text in which stands what ends at `end`."""
    verbs = finite(patterns.load().verbs)
    begin = 0
    for match in _BREAKS.finditer(text, 0, end):
        if not verbs.isdisjoint(text[match.end() : end].split()):
            begin = match.end()
    taken = 3 if text.endswith((" , ", " ; "), 0, end) else 1  # a comma that a pattern ends with may begin a break
    stop = _STOPS.search(text, max(end - taken, 0))
    return text[begin : stop.start() if stop else len(text)]


def _near(statement: Statement) -> str:
    """The words of the match with a few before them."""
    text, (begin, end) = statement.clause.text, statement.match
    return "".join(f" {word} " for word in text[:begin].split()[-4:]) + text[begin:end]


def _reach(statement: Statement, reading: Reading) -> str:
    """The thought of the whole sentence in which a statement stands: a clause may lack what governs it."""
    whole = reading.whole
    return _thought(whole.text, whole.ends[min(statement.last, len(whole.ends) - 1)])


def cue(statement: Statement, reading: Reading) -> Pattern | None:
    """The cue that decides how a statement is meant: the first of the table that is found; None where there is none."""
    texts: dict[str, str] = {}
    for each, rule in _table("cue").candidates(reading.whole.words):
        if (each.after and each.after != statement.predicate) or (statement.given and not each.given):
            continue
        where = each.where or "clause"
        if where not in texts:
            texts[where] = _stretch(where, statement, reading)
        if rule.regex.search(texts[where]):
            return each
    return None


def _stretch(where: str, statement: Statement, reading: Reading) -> str:
    """The words around a statement in which a cue is looked for."""
    if where == "match":
        return statement.clause.text[slice(*statement.match)] if statement.given else _near(statement)
    if where == "thought":
        return _reach(statement, reading)
    return reading.whole.text if where == "sentence" else _thought(statement.clause.text, statement.place[1])


def status(statement: Statement, reading: Reading) -> str | None:
    """The status that the words give a statement, confirmed without a cue; None where they make it no claim.

    What is "certain" stands beside what is said ("*Anna* (2019) could be a remake"): no cue reaches it.
    """
    if statement.status == "certain":
        return "confirmed"
    found = cue(statement, reading)
    if found is None or (found.status == "announced" and statement.predicate in _DONE):
        return statement.status or "confirmed"
    if statement.status == "denied" and found.where == "match":
        return "denied"  # "was offered the part, and declined"
    if found.status == "none":
        answer = reading.linked.frame.answer if found.name == "question" else ""
        return {"no": "denied", "yes": "confirmed"}.get(answer)
    hedged = found.status == "rumoured" and statement.status == "announced"
    return found.status if found.status == "denied" or hedged or not statement.status else statement.status


def speech(reading: Reading) -> Speech | None:
    """Who the sentence says has said it ("Keanu Reeves revealed that …")."""
    return _first(_table("speaker"), reading)


def pending(reading: Reading) -> Speech | None:
    """Something announced here whose content follows ("Lionsgate announced the film's release date.")."""
    return _first(_table("pending"), reading)


#: what a sentence can only tell of the past, whatever it announces: "Joseph Zada, known for We Were Liars, will play …"
_DONE = {"notableWork", "deathDate", "birthDate", "boxOffice"}
_DATED = {"releaseDate", "premiere", "filmingBegan", "filmingEnded"}


def planned(predicate: str, target: object, article_date: Literal | None) -> str | None:
    """ "announced" for a release or filming that lies ahead of the article, however it is put.

    >>> planned("releaseDate", Literal("2026-07-17", "xsd:date"), Literal("2025-05", "xsd:gYearMonth"))
    'announced'
    """
    if predicate not in _DATED or article_date is None or not isinstance(target, Literal):
        return None
    return "announced" if target.value[: len(article_date.value)] > article_date.value else None


def moment(statement: Statement, reading: Reading) -> Literal | None:
    """When what a statement says came about, where its clause has a date for it ("joined the cast in June 2021")."""
    for _, _, match in _table("moment").matches(reading.whole.words, _with_dates(statement.clause, reading)):
        value = reading.linked.links[int(match["when"])].mention.value
        if value and value.lexical != statement.object.label:
            return Literal(value.lexical, value.datatype, side=value.side)
    return None


def _with_dates(clause: Clause, reading: Reading) -> str:
    """The text of a clause, or the stretch of the sentence that it was made of by leaving out dates."""
    first, last = clause.elements[0], clause.elements[-1]
    left_out = set(range(first, last + 1)).difference(clause.elements)
    if not any(_IS_DATE.match(reading.elements[i].code) for i in left_out):
        return clause.text
    ends = reading.whole.ends
    return reading.whole.text[ends[first - 1] if first else 0 : ends[last]]


_IS_DATE = re.compile("⟨[0-9]+:D")


def head_date(reading: Reading) -> Literal | None:
    """The date that stands as a head before a paragraph: "**24 October 2014.** Lionsgate opens it." """
    dates = [link.mention.value for link in reading.linked.links if link.mention.value]
    words = [element for element in reading.elements if element.code[0].isalpha() or element.code[0] == "⟨"]
    if len(words) != 1 or len(dates) != 1 or dates[0] is None or dates[0].kind != "Date" or dates[0].partial:
        return None
    return Literal(dates[0].lexical, dates[0].datatype)


def _first(table: Table, reading: Reading) -> Speech | None:
    for pattern, rule, match in table.matches(reading.whole.words, reading.whole.text):
        groups = match.groupdict()
        who = reading.linked.links[int(groups["who"])].read(*rule.kinds["who"]) if groups.get("who") else None
        when = reading.linked.links[int(groups["when"])].mention.value if groups.get("when") else None
        date = Literal(when.lexical, when.datatype) if when and not when.partial else None
        return Speech(who, date, pattern.status, pattern.predicate)
    return None


def as_of(article: Article, readings: Sequence[Reading]) -> Literal | None:
    """The date that an article speaks from: its own date, its dateline, or the latest news that it tells of."""
    own = parse_date(article.date)
    if own:
        return Literal(own.lexical, own.datatype)
    line = dateline.of([reading.linked.sentence for reading in readings])
    if line:
        return Literal(line.lexical, line.datatype)
    dates = list(_news(readings))
    return min(dates, key=lambda each: each[0])[1] if dates else None


def _news(readings: Sequence[Reading]) -> Iterator[tuple[int, Literal]]:
    """The dates of the news that an article tells, each with its pattern's number: the first goes before the next."""
    table = _table("dated")
    for reading in (each for each in readings if each.linked.sentence.kind not in ("item", "row")):
        if not any(link.mention.value for link in reading.linked.links):
            continue
        for pattern, _, match in table.matches(reading.whole.words, reading.whole.text):
            value = reading.linked.links[int(match["when"])].mention.value
            if value and not value.partial:
                yield table.patterns.index(pattern), Literal(value.lexical, value.datatype)


@dataclass(frozen=True)
class Moment:
    """Dates from which others are told: the article's own, the last that the text named, the last of the paragraph."""

    article: Literal | None = None
    named: str | None = None
    near: str | None = None

    def after(self, reading: Reading) -> Moment:
        """The moment after a sentence."""
        values = [link.mention.value for link in reading.linked.links]
        full = [value.lexical for value in values if value and value.kind == "Date" and not value.partial]
        return Moment(self.article, full[-1], full[-1]) if full else self


def dated(value: Literal, moment: Moment, side: str | None = None) -> Literal | None:
    """A date as it is, or completed where it lacks the year or is told from another; None where it cannot be.

    `side` is "next" for what lies ahead of the article and "last" for what lies behind it, where the text does not say.

    >>> dated(Literal("--06-07", "xsd:date"), Moment(Literal("2023-08-24", "xsd:date")), "next").value
    '2024-06-07'
    """
    if not value.value.startswith("--"):
        return value
    near, side = _told_from(value.value, moment, side)
    if near is None:
        return None
    full = resolve(Value("Date", value.value, value.datatype, partial=True, side=value.side or side), near)
    return Literal(full.lexical, full.datatype) if full else None


def _told_from(lexical: str, moment: Moment, side: str | None) -> tuple[str | None, str | None]:
    """(the date from which another is told, on which side of it). What is past goes with its paragraph."""
    article = moment.article.value if moment.article else None
    if is_from_text(lexical):
        return moment.named, None
    if lexical.startswith("--~"):
        return article, side
    near = moment.near if moment.near and len(moment.near) > 4 else None
    if article and near and side not in ("next", "near") and near[:4] < article[:4]:
        return near, None
    return (article, side) if article else (near, None)
