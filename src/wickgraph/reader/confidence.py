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

from wickgraph.grammar.matching import Statement
from wickgraph.grammar.reading import MENTION, Reading
from wickgraph.naming.gazetteer import Entity
from wickgraph.naming.memory import Link
from wickgraph.text import weights

#: words beside which less is claimed outright, or of something else
_DOUBTS = ("if", "not", "would", "could", "might", "like", "?", "i", "you", "we", "never", "no", "or", "than", "once")


def signs(statement: Statement, reading: Reading, status: str) -> tuple[str, ...]:
    """What speaks for a statement and against it, as the names of signs.

    Where several patterns say the same, those of the one that is the surest of it.
    """
    ways = [tuple(_of_way(each, reading)) for each in statement.also or (statement,)]
    surest = ways[0] if len(ways) == 1 else max(ways, key=weights.load("confidence").score)
    return (*_of_claim(statement, reading, status), *surest, *_of_sentence(reading))


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


def _of_claim(statement: Statement, reading: Reading, status: str) -> Iterator[str]:
    """The signs that a statement has, by whatever pattern it is made."""
    predicate, kind = statement.predicate, reading.linked.sentence.kind
    yield from (f"predicate={predicate}", f"status={status}", f"kind={kind} {predicate}", f"kind={kind}")
    subject, target = statement.subject, statement.object
    yield f"subject {'known' if subject.known else f'minted as {subject.kind}'}"
    if reading.linked.topic == subject:
        yield "subject is topic"
    if isinstance(target, Entity):
        yield f"object {'known' if target.known else f'minted as {target.kind}'}"
        if not target.known:
            yield f"object has {min(3, len(target.label.split()))} words, {target.kind}"
    if any(name in ("character", "undisclosedRole") for name, _ in statement.qualifiers):
        yield "has a character"
    if statement.status:
        yield "pattern knows the status"


def _of_way(statement: Statement, reading: Reading) -> Iterator[str]:
    """The signs of one match of one pattern."""
    yield f"pattern={statement.pattern}"
    said = [int(number) for number in MENTION.findall(statement.clause.text, *statement.match)]
    inside = [reading.linked.links[number] for number in said]
    yield from _of_end("subject", statement.subject, statement.predicate, inside, reading)
    target = statement.object
    if isinstance(target, Entity):
        yield from _of_end("object", target, statement.predicate, inside, reading)
    else:
        yield f"object={target.datatype} {len(target.value)}" if target.datatype != "xsd:string" else "object=words"
    yield f"mentions={min(len(said), 5)}"
    elements = statement.clause.elements
    if elements[-1] - elements[0] + 1 != len(elements):
        yield "clause is made of parts"
    if len(elements) == len(reading.elements):
        yield "clause is the sentence"
    if not statement.given:
        norms = reading.linked.sentence.norms
        yield from (f"word={word}" for word in _DOUBTS if word in norms)


def _of_end(end: str, term: Entity, predicate: str, inside: Sequence[Link], reading: Reading) -> Iterator[str]:
    """How an entity came into a statement: by what form of mention, or from beyond the words of its match."""
    way = _form(term, inside)
    if way is None:
        elsewhere = _form(term, reading.linked.links)
        way = f"{elsewhere} outside" if elsewhere else "not here"
    yield f"{end}={way}"
    yield f"{end}={way} {predicate}"


def _form(term: Entity, links: Sequence[Link]) -> str | None:
    """The form of the first mention that means an entity; "strong" where only a strong pattern may read it so."""
    for link in links:
        if link.mention.value is None and link.read(term.kind) == term:
            strong = term.kind in link.mention.possible and term.kind not in link.likely
            return link.mention.form + (" strong" if strong else " weak" if link.mention.weak else "")
    return None


def _of_sentence(reading: Reading) -> Iterator[str]:
    links, frame = reading.linked.links, reading.linked.frame
    yield f"works={min(3, sum(link.is_work for link in links))}"
    yield f"unknown={min(4, sum(link.mention.form == 'unknown' for link in links))}"
    if frame.box or frame.cells or frame.listed:
        yield "in a box or table"
    elif not reading.linked.topic:
        yield "no topic"
