"""Topic: the work that an article is about, by its title, its headings, or the works that it begins with.

>>> from wickgraph.naming.gazetteer import load
>>> from wickgraph.naming.linking import link
>>> from wickgraph.text.article import parse
>>> link(parse("John Wick: Chapter 4 was long. Everybody came."), load())[1].topic.label
'John Wick: Chapter 4'
"""

from __future__ import annotations

from collections.abc import Sequence

from wickgraph.naming.gazetteer import Entity
from wickgraph.naming.memory import WORKS
from wickgraph.naming.mention import Mention
from wickgraph.naming.minting import mint
from wickgraph.naming.names import Names, key
from wickgraph.naming.telling import describes, is_by_maker, stands_beside
from wickgraph.naming.untitled import is_untitled
from wickgraph.text.sentences import Sentence


def topic_of(found: Sequence[Sentence], mentions: Sequence[list[Mention]], names: Names) -> Entity | None:
    """The work that the article is about: the one its title names, else the first that it names.

    >>> from wickgraph.naming.gazetteer import make
    >>> from wickgraph.naming.names import gather
    >>> from wickgraph.text.article import parse
    >>> topic_of([], [], gather(make([]), parse("It is long."), [], {}, None)) is None
    True
    """
    if names.title or names.many:
        return names.title
    headed = [each for sentence, each in zip(found, mentions, strict=True) if sentence.kind == "heading"][:1]
    if headed and (work := heading_work(headed[0], names)):
        return _other_one(work, found, mentions, names) or work
    return _first_work(found, mentions, names)


#: by such words in its first sentence a page headed by a name is about somebody's life
_BORN = {"born", "actor", "actress", "filmmaker", "screenwriter", "director", "producer", "stuntman", "composer"}


def is_life(found: Sequence[Sentence], mentions: Sequence[list[Mention]]) -> bool:
    """Whether an article is about a person of many works: headed by the name alone, it begins by saying what one is.

    >>> is_life([], [])
    False
    """
    if not found or found[0].kind != "heading":
        return False
    heading = mentions[0]
    alone = len(heading) == 1 and heading[0].start == 0 and heading[0].end >= len(found[0].tokens) - 1
    lead = next((sentence for sentence in found if sentence.kind == "paragraph"), None)
    return alone and "Person" in heading[0].kinds and lead is not None and not _BORN.isdisjoint(lead.norms[:40])


#: beside them in a heading the name of a work is that of its series, or of the work that another one follows
_OTHERS = {
    "sequel", "prequel", "spin-off", "spinoff", "follow-up", "followup", "trilogy", "series", "franchise", "reboot",
    "remake", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "next", "new", "threequel",
}  # fmt: skip
_CALLED = {"called", "titled", "entitled", "named", "dubbed"}


def _other_one(
    named: Entity, found: Sequence[Sentence], mentions: Sequence[list[Mention]], names: Names
) -> Entity | None:
    """The new work of a heading that only names its series, by the text: what is called so, or has a longer name."""
    heading = next(sentence for sentence in found if sentence.kind == "heading")
    if _OTHERS.isdisjoint(heading.norms):
        return None
    for sentence, each in zip(found[:_BEGINNING], mentions, strict=False):
        for mention in each:
            work = _work(mention, names)
            longer = work and key(work.label).startswith((f"{key(named.label)}: ", f"{key(named.label)} "))
            before = [norm for norm in sentence.norms[: mention.start] if norm != '"'][-2:]
            called = (longer and not describes(mention, sentence)) or _CALLED.intersection(before)
            if work and work != named and called and sentence is not heading:
                return work
    return None


#: among the works of so many sentences is the one that an article is about
_FIRST = 8
#: the heading and the first sentence
_LEAD = 2
#: so many sentences into an article it says what it is about
_BEGINNING = 10


def _first_work(found: Sequence[Sentence], mentions: Sequence[list[Mention]], names: Names) -> Entity | None:
    """Of the works that the beginning of an article names, the one most often named; among these a known one first."""
    spoken = [
        (number, mention, work)
        for number, (sentence, each) in enumerate(zip(found, mentions, strict=True))
        for mention in each
        if not (describes(mention, sentence) or stands_beside(mention, sentence)) and (work := _work(mention, names))
    ]
    marked = {mention.text for _, mention, _ in spoken if mention.quoted}
    # beside a title in quotation marks the same words without them may be a hero: "the new Man of Steel"
    counted = [(number, work) for number, mention, work in spoken if mention.quoted or mention.text not in marked]
    only = [] if counted else _only_work(found, mentions, names)
    every = [work for _, work in counted] or only
    first = [work for number, work in counted if number < _FIRST] or only
    if not first and len(set(every)) == 1 and every[0].known:
        return every[0]  # the only one that a table or a list names, however late
    near = mentions[: 6 if {"spin-off", "spinoff"}.intersection(*(each.norms for each in found[:1])) else 3]
    untitled = [work for each in near for mention in each if (work := _work(mention, names)) and is_untitled(work)]
    if untitled:
        return untitled[0]  # news of it name the works that it comes after
    lead = [work for number, work in counted if number < _LEAD]
    return max(
        dict.fromkeys(first), key=lambda work: (every.count(work), work in lead or work.known, work.known), default=None
    )


def _only_work(found: Sequence[Sentence], mentions: Sequence[list[Mention]], names: Names) -> list[Entity]:
    """The only work that an article names, though but to say whose it is: "said Ann Ek, the director of Heat"."""
    pairs = [(sentence, mention) for sentence, each in zip(found, mentions, strict=True) for mention in each]
    works = [(work, at) for at, (_, mention) in enumerate(pairs) if (work := _work(mention, names))]
    one = len({work for work, _ in works}) == 1 and all(is_by_maker(pairs[at][1], pairs[at][0]) for _, at in works)
    return [works[0][0]] if one else []


def heading_work(mentions: Sequence[Mention], names: Names) -> Entity | None:
    """The first work among the mentions of a heading.

    >>> from wickgraph.naming.gazetteer import make
    >>> from wickgraph.naming.names import gather
    >>> from wickgraph.text.article import parse
    >>> heat = Mention(0, 1, "Heat", "unknown", ("Film",))
    >>> heading_work([heat], gather(make([]), parse("It is long."), [], {}, None)).label
    'Heat'
    """
    return next((work for mention in mentions if (work := _work(mention, names))), None)


def _work(mention: Mention, names: Names) -> Entity | None:
    """The work that a mention names and nothing else but a work."""
    if mention.form == "name" and set(mention.kinds) <= set(WORKS):
        return names.known.entities[mention.entities[0]]
    if mention.form == "unknown" and len(mention.kinds) == 1 and mention.kinds[0] in WORKS:
        return mint(mention.text, mention.kinds[0], names.known)
    return None
