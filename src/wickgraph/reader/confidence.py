"""Confidence: how likely a claim is right, as a number that means something.

Of a hundred claims with confidence 0.8, eighty should be right. What speaks for a claim and against it are signs: the
pattern that found it, how its subject and its object were found, what stands in the sentence besides. A linear model
that `make train` fits to the development texts weighs them (`wickgraph.text.weights`).

>>> from wickgraph.text.article import parse
>>> from wickgraph.naming.gazetteer import load
>>> from wickgraph.naming.linking import link
>>> from wickgraph.grammar.matching import statements
>>> from wickgraph.grammar.reading import read
>>> reading = read(link(parse("Donnie Yen plays Caine in John Wick: Chapter 4."), load())[0])
>>> statement, = statements(reading, None)
>>> [sign for sign in signs(statement, reading, "confirmed") if sign in ("subject known", "predicate=castMember")]
['predicate=castMember', 'subject known']
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wickgraph.grammar.emitting import Term
from wickgraph.grammar.matching import Statement
from wickgraph.grammar.reading import MENTION, Reading
from wickgraph.naming.gazetteer import Entity
from wickgraph.naming.reference import Link
from wickgraph.text import weights

#: words beside which less is claimed outright, or of something else
_DOUBTS = ("if", "not", "would", "could", "might", "like", "?", "i", "you", "we", "never", "no", "or", "than", "once")


def signs(statement: Statement, reading: Reading, status: str) -> tuple[str, ...]:
    """What speaks for a statement and against it, as the names of signs."""
    predicate = statement.predicate
    return (
        f"pattern={statement.pattern}",
        f"predicate={predicate}",
        f"status={status}",
        f"kind={reading.linked.sentence.kind} {predicate}",
        f"kind={reading.linked.sentence.kind}",
        *_of_subject(statement, reading),
        *_of_object(statement, reading),
        *_of_match(statement, reading),
        *_of_sentence(reading, doubts=() if statement.given else _DOUBTS),
    )


def agreeing(others: int) -> tuple[str, ...]:
    """The sign that the article claims the same in other sentences, so many times.

    >>> agreeing(0), agreeing(1)
    ((), ('said again=1',))
    """
    return (f"said again={min(others, 2)}",) if others else ()


def confidence(found: Sequence[str]) -> float:
    """How likely a claim with these signs is right, in hundredths.

    >>> 0 < confidence(["pattern=directs"]) < 1
    True
    """
    return round(weights.load("confidence").probability(found), 2)


def default() -> float:
    """The confidence below which a claim is not made unless it is asked for.

    >>> 0 <= default() < 1
    True
    """
    return weights.load("confidence").threshold


def _of_subject(statement: Statement, reading: Reading) -> Iterator[str]:
    subject = statement.subject
    way = _way(subject, statement, reading)
    yield f"subject={way}"
    yield f"subject={way} {statement.predicate}"
    yield f"subject {'known' if subject.known else f'minted as {subject.kind}'}"
    if reading.linked.topic == subject:
        yield "subject is topic"


def _of_object(statement: Statement, reading: Reading) -> Iterator[str]:
    target = statement.object
    if not isinstance(target, Entity):
        yield f"object={target.datatype} {len(target.value)}" if target.datatype != "xsd:string" else "object=words"
        return
    way = _way(target, statement, reading)
    yield f"object={way}"
    yield f"object={way} {statement.predicate}"
    yield f"object {'known' if target.known else f'minted as {target.kind}'}"
    if not target.known:
        yield f"object has {min(3, len(target.label.split()))} words, {target.kind}"


def _way(term: Term, statement: Statement, reading: Reading) -> str:
    """How an entity came into a statement: by what form of mention, or from beyond the sentence's words."""
    inside = [reading.linked.links[int(number)] for number in MENTION.findall(statement.clause.text, *statement.match)]
    if found := _form(term, inside):
        return found
    elsewhere = _form(term, reading.linked.links)
    return f"{elsewhere} outside" if elsewhere else "not here"


def _form(term: Term, links: Sequence[Link]) -> str | None:
    """The form of the first mention that means an entity; "strong" where only a strong pattern may read it so."""
    for link in links:
        if isinstance(term, Entity) and link.mention.value is None and link.read(term.kind) == term:
            strong = term.kind in link.mention.possible and term.kind not in link.likely
            return link.mention.form + (" strong" if strong else " weak" if link.mention.weak else "")
    return None


def _of_match(statement: Statement, reading: Reading) -> Iterator[str]:
    start, end = statement.match
    said = statement.clause.text[start:end]
    numbers = MENTION.findall(said)
    yield f"mentions={min(len(numbers), 5)}"
    elements = statement.clause.elements
    if elements[-1] - elements[0] + 1 != len(elements):
        yield "clause is made of parts"
    if len(elements) == len(reading.elements):
        yield "clause is the sentence"
    if any(name in ("character", "undisclosedRole") for name, _ in statement.qualifiers):
        yield "has a character"
    if statement.status:
        yield "pattern knows the status"


def _of_sentence(reading: Reading, doubts: Sequence[str]) -> Iterator[str]:
    links, norms = reading.linked.links, reading.linked.sentence.norms
    yield f"works={min(3, sum(link.is_work for link in links))}"
    yield f"unknown={min(4, sum(link.mention.form == 'unknown' for link in links))}"
    yield from (f"word={word}" for word in doubts if word in norms)
    frame = reading.linked.frame
    if frame.box or frame.cells or frame.listed:
        yield "in a box or table"
    elif not reading.linked.topic:
        yield "no topic"
