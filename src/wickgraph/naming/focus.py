"""Focus: what a sentence leaves in mind for those behind it, and the work that an article goes on to speak of.

>>> from wickgraph.naming.memory import Memory
>>> memory = Memory()
>>> remember([], memory, Sentence((), "paragraph", 0))
>>> memory.focus is None
True
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from wickgraph.naming.couples import couple
from wickgraph.naming.gazetteer import Entity
from wickgraph.naming.memory import WORKS, Link, Memory
from wickgraph.naming.mention import PLAIN, Mention
from wickgraph.naming.standing import is_aside, is_player, is_subject, is_where
from wickgraph.naming.telling import describes, says_who
from wickgraph.text.sentences import Sentence


def remember(links: Sequence[Link], memory: Memory, sentence: Sentence) -> None:
    """Take note of what a sentence names.

    >>> from wickgraph.text.sentences import tokens
    >>> memory = Memory()
    >>> heat = Entity("https://w3id.org/wickgraph/id/Heat", "Film", "Heat")
    >>> sentence = Sentence(tuple(tokens("Heat is long.")), "paragraph", 0)
    >>> remember([Link(Mention(0, 1, "Heat", "name", ("Film",)), {"Film": heat}, ("Film",))], memory, sentence)
    >>> memory.focus.label
    'Heat'
    """
    for link in links:
        if link.mention.form in ("name", "unknown") and not is_where(link.mention, sentence):
            _note(link, memory)
            _note_player(link, memory, sentence)
    works = [next(iter(link.entities.values())) for link in links if link.is_work and link.entities]
    new = _introduced(links, memory, sentence)
    opening = _opening_work(links, sentence)
    memory.headed = memory.begins and opening is not None and _is_head(links, sentence)
    memory.head = opening if memory.headed else memory.head
    memory.others = [] if memory.focus in works or new or works == [opening] or memory.head else works
    people = [link for link in links if set(link.likely) & set(PLAIN) and not is_aside(link.mention, sentence)]
    people = [link for link in people if not is_player(link.mention, sentence)]
    standing = [link for link in people if is_subject(link.mention, sentence)]
    memory.subjects = [*memory.subjects[-2:], *standing[:1], *people[:1]]
    memory.focus = memory.head or opening or new or memory.focus
    other = opening is not None and opening not in (memory.topic, memory.section) and not memory.head
    memory.passing = memory.titled and other and not memory.begins and sentence.kind == "paragraph"
    memory.named.update(works)
    memory.couple = {**memory.couple, **couple(links, sentence)}
    memory.begins, memory.nobody = False, memory.nobody and not people


def _note_player(link: Link, memory: Memory, sentence: Sentence) -> None:
    """Keep in mind who is named only in brackets, behind a role."""
    person = link.entities.get("Person")
    if person and not is_player(link.mention, sentence):
        memory.players.discard(person)
        memory.named.add(person)
    elif person and person not in memory.named:
        memory.players.add(person)


def _is_head(links: Sequence[Link], sentence: Sentence) -> bool:
    """Whether a sentence is the name of a work and nothing else, or has such a head: "“Speed” (1994)."."""
    end = next((link.mention.end for link in links if link.is_work), 0)
    behind = sentence.tokens[end : sentence.head or len(sentence.tokens)]
    return not any(token.text[0].isalpha() for token in behind)


def _introduced(links: Sequence[Link], memory: Memory, sentence: Sentence) -> Entity | None:
    """The only work that a sentence names, where it is new: an article of many works goes on to speak of it."""
    named = [link for link in links if link.is_work and link.entities and link.mention.form != "anaphor"]
    if memory.titled and not _SCHEDULED & set(sentence.norms):
        return None
    if len(named) != 1 or describes(named[0].mention, sentence):
        return None
    before = sentence.norms[max(0, named[0].mention.start - 4) : named[0].mention.start]
    joins = memory.begins and not memory.titled and _JOINS.search(" ".join(norm for norm in before if norm != '"'))
    if before[-1:] not in _IS and _BESIDE & set(before) and before[-2:] not in _GOES_TO and not joins:
        return None
    work = next(iter(named[0].entities.values()))
    return None if work in memory.named or _only_called(named[0].mention, sentence) else work


def _only_called(mention: Mention, sentence: Sentence) -> bool:
    """Whether a name tells what something is called: "announced as “Heat 2”", not "as “Heat 2” opens"."""
    after = sentence.norm(mention.end + (sentence.norm(mention.end) in ('"', "”"))) or ""
    before = [norm for norm in sentence.norms[max(0, mention.start - 2) : mention.start] if norm not in ('"', "“")]
    acts = after.isalpha() and after.endswith("s") and after not in ("has", "is", "was")
    return before[-1:] == ["as"] and not acts


#: words of a calendar: where an article about one work uses them of another, it goes on to speak of that one
_SCHEDULED = {
    "announced", "arrive", "arrives", "bow", "bows", "bumped", "calendar", "dated", "dates", "delayed", "move",
    "moved", "moves", "moving", "open", "opens", "pushed", "pushes", "replaces", "replacing", "scheduled",
    "shifted", "shifts", "slated", "slot", "unveiled", "vacated", "weekend", "works",
}  # fmt: skip
#: behind them stands what the sentence goes over to, whatever came before: "Replacing it on June 28 is “Heat”"
_IS = {("is",), ("are",), ("was",), ("were",)}
_GOES_TO = {("goes", "to"), ("went", "to"), ("belongs", "to"), ("passes", "to"), ("go", "to")}
#: what a paragraph of news about somebody goes on to speak of: "Javier Bardem has signed up for “F1”"
_JOINS = re.compile(
    r"\b(?:(?:will|to) (?:co-)?star in|signed (?:up|on) (?:for|to)|(?:joined|joins) the cast of|cast in|cast of|"
    r"(?:leads?|roles?|part|star|starring|appear) in|"
    r"(?:set|tapped|hired|attached|board|boarding) (?:for|to direct))"
    r"(?: \S+ 's)?(?: (?:\S+ )?(?:film|sequel|drama|thriller|comedy|movie))?$"
)
#: words before the name of a work by which it only tells where somebody or something comes from
_BESIDE = {"of", "in", "from", "than", "to", "on", "for"}


def _opening_work(links: Sequence[Link], sentence: Sentence) -> Entity | None:
    """The work with which a sentence begins, and which the next ones go on to speak of."""
    named = [link for link in links if link.mention.form != "value"]
    begin = _behind_adverbial(named, sentence)
    owner = len(named) > 1 and named[0].mention.start <= begin + 1 and sentence.norm(named[0].mention.end) == "'s"
    first = named[owner] if named else None  # "Paramount's “Scream VI” came in third"
    if (
        first is None
        or first.mention.form == "anaphor"
        or len(first.entities) != 1
        or first.mention.start > begin + 3 + owner
    ):
        return None
    entity = next(iter(first.entities.values()))
    before = sentence.norms[: first.mention.start]
    aside = any(norm in _ASIDE for norm in before) or any(norm in _BESIDE for norm in before[1:])
    aside = aside or says_who(first.mention, sentence)  # "“It” star Bill Skarsgård has joined"
    return entity if entity.kind in WORKS and not aside else None


def _behind_adverbial(named: Sequence[Link], sentence: Sentence) -> int:
    """Where a sentence begins behind what says when or where: "Next week, …"; 0 where nothing does."""
    at = named[0].mention.start if named else 0
    comma = next((i for i in range(min(at, _LONGEST_ADVERBIAL), 0, -1) if sentence.norm(i - 1) == ","), 0)
    return comma if comma and sentence.norms[0] in _ADVERBIAL else 0


_LONGEST_ADVERBIAL = 6
_ADVERBIAL = {"next", "in", "elsewhere", "meanwhile", "also", "overseas", "later", "on", "finally", "further", "this"}
#: words before the name of a work by which it is only compared with another: "Where Fury Road ran, this one walks"
_ASIDE = {
    "where", "while", "whereas", "unlike", "like", "after", "before", "with", "as", "since", "if", "than", "following",
    "despite", "besides", "beyond",
}  # fmt: skip


#: so many of a kind are kept in mind: no text means with "she" whom it named before three hundred others
_REMEMBERED = 300


def _note(link: Link, memory: Memory) -> None:
    for kind in link.likely:
        entity = link.entities.get(kind)
        if entity:
            latest = memory.latest.setdefault(kind, [])
            if entity in latest:
                latest.remove(entity)
            latest.append(entity)
            del latest[:-_REMEMBERED]  # a megabyte of names would be searched through for each of them
            if len(link.likely) == 1:
                memory.sure.add(entity.iri)
                memory.character = entity if kind == "Character" else memory.character
