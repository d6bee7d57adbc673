"""Relatives: who is told to be of whose family right beside a word for it, whatever else the sentence says.

>>> from wickgraph.text.article import parse
>>> from wickgraph.naming.gazetteer import load
>>> from wickgraph.naming.linking import link
>>> sentence, = link(parse("Rolf Harrow hides the letter from his wife, Wren."), load(), {"rolf harrow": "Character"})
>>> [(kin.one.label, kin.other.label) for kin in beside(sentence.links, sentence.sentence)]
[('Rolf Harrow', 'Wren')]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wickgraph.naming.families import Kin
from wickgraph.naming.gazetteer import Entity
from wickgraph.naming.memory import Link
from wickgraph.naming.mention import PLAIN
from wickgraph.naming.names import key
from wickgraph.text.sentences import Sentence

#: words for relatives who bear one name, with the predicate that they stand for
_OF_ONE_NAME = {
    "son": "parentOf", "daughter": "parentOf", "child": "parentOf", "father": "parentOf", "dad": "parentOf",
    "mother": "parentOf", "mum": "parentOf", "mom": "parentOf", "sons": "parentOf", "daughters": "parentOf",
    "children": "parentOf", "kids": "parentOf", "brother": "sibling", "sister": "sibling", "brothers": "sibling",
    "sisters": "sibling", "siblings": "sibling", "twin": "sibling", "wife": "spouse", "husband": "spouse",
    "widow": "spouse", "widower": "spouse", "ex-wife": "spouse", "ex-husband": "spouse", "half-sister": "sibling",
    "half-brother": "sibling",
}  # fmt: skip
_OWNS = {"his", "her", "their", "whose", "'s", "'"}
#: between whose and the word for a relative stand no more words than this
_MOST = 3
#: a family is listed no further from the word for it than this
_LISTED = 12


def beside(links: Sequence[Link], sentence: Sentence, declared: Mapping[str, str] | None = None) -> Iterator[Kin]:
    """The relatives whom a sentence names right beside the word for them: "his wife, Cora", "Cora, his wife".

    `declared` are kinds of names that nobody knows.

    >>> list(beside([], Sentence((), "paragraph", 0)))
    []
    """
    for at, norm in enumerate(sentence.norms):
        if norm in _OF_ONE_NAME and (owner := _owner(links, sentence, at)):
            for named in _named(links, sentence, at, owner):
                for kind in PLAIN:
                    one, other = _as(owner, kind, declared or {}), _as(named, kind, declared or {})
                    if one and other and one != other:
                        yield Kin(_OF_ONE_NAME[norm], one, other)


def _as(link: Link, kind: str, declared: Mapping[str, str]) -> Entity | None:
    """Whom a link means where it is read as a kind that nothing speaks against."""
    entity = link.entities.get(kind)
    if entity is None or entity.known:
        return entity
    return entity if declared.get(key(entity.label), kind) == kind else None


def _owner(links: Sequence[Link], sentence: Sentence, noun: int) -> Link | None:
    """Whose relative a word for one speaks of."""
    for at in range(noun - 1, max(-1, noun - 2 - _MOST), -1):
        if sentence.norms[at] in _OWNS:
            return _owning(links, at, whose=sentence.norms[at] == "whose")
        if sentence.norms[at] in (",", ".", "and", "the", "a"):
            return None
    return None


def _owning(links: Sequence[Link], at: int, *, whose: bool) -> Link | None:
    """The link that a possessive word at a token is, or belongs to."""
    for link in links:
        if link.mention.end == at + 1 and link.mention.form == "anaphor":
            return link
        if link.mention.end in ((at, at - 1) if whose else (at,)) and set(link.likely) & set(PLAIN):
            return link
    return None


def _named(links: Sequence[Link], sentence: Sentence, noun: int, owner: Link) -> Iterator[Link]:
    """Those named right behind a word for a relative, or right before whose relative they are."""
    after = noun + 1 + (sentence.norm(noun + 1) in (",", ":", "("))
    begin = owner.mention.start
    for link in links:
        if link.mention.form != "unknown":
            continue
        if link.mention.start == after or (link.mention.end == begin - 1 and sentence.norm(begin - 1) == ","):
            yield link
            after = link.mention.end + 1 if link.mention.start == after else after
            listed = sentence.norms[noun].endswith(("s", "children")) and after < noun + _LISTED
            after += sentence.norm(after - 1) == "," and sentence.norm(after) == "and"
            if not listed or sentence.norm(after - 1) not in (",", "and"):
                after = -1
