"""Shaped: what a name that nobody knows may be by how it is written.

>>> shaped("Harp & Hound", ("harp", "&", "hound"), None).kinds[0]
'Company'
"""

from __future__ import annotations

from wickgraph.naming.mention import ANYTHING, PLAIN, TITLE, Mention
from wickgraph.naming.renowned import is_person
from wickgraph.text import lexicon
from wickgraph.text.sentences import Sentence, fold

#: last words that only companies have, even behind a first name: "Garrick Street Pictures"
_COMPANIES = {"pictures", "films", "productions", "studios", "entertainment", "releasing", "filmworks", "gmbh", "llc"}


def _suffixed(norms: tuple[str, ...]) -> str | None:
    """The kind that the last word of a name gives it."""
    named = norms[0] in lexicon.load().given and norms[-1] not in _COMPANIES
    return lexicon.load().suffixes.get(norms[-1]) if len(norms) > 1 and not named else None


def shaped(name: str, norms: tuple[str, ...], title: str | None) -> Mention:
    """What a name of nobody's may be by its shape; `title` is the kind that words before it make likely.

    >>> shaped("CIA", ("cia",), None).kinds
    ('FictionalOrganization',)
    """
    words = lexicon.load()
    world = words.world.get(fold(name).removeprefix("the ")) or words.world.get(fold(name))
    if world or is_person(fold(name)):
        return Mention(0, 0, name, "unknown", (world or "Person",))
    title = title or (words.prefixes.get(norms[0]) if len(norms) > 1 and norms[1] != "of" else None)
    kind = _suffixed(norms)
    if kind and not title:
        return Mention(0, 0, name, "unknown", (kind,), tuple(each for each in ANYTHING if each != kind))
    if title:
        return Mention(0, 0, name, "unknown", (title,), tuple(each for each in PLAIN if each != title))
    if "&" in name:
        return Mention(0, 0, name, "unknown", ("Company", *TITLE), PLAIN)
    if len(norms) > 2 and "of" in norms[1:-1]:
        return Mention(0, 0, name, "unknown", ("FictionalOrganization",), (*PLAIN, *ANYTHING))
    if norms[0] == "the":
        return Mention(0, 0, name, "unknown", ("Character", "FictionalOrganization"), (*PLAIN, *ANYTHING))
    if len(norms) == 1 and 2 < len(name) < 6 and name.isalpha() and name.isupper():
        return Mention(0, 0, name, "unknown", ("FictionalOrganization",), ANYTHING)  # "CIA"
    if ":" in name or any(word.isdigit() for word in norms):
        return Mention(0, 0, name, "unknown", TITLE, (*PLAIN, *ANYTHING))
    return Mention(0, 0, name, "unknown", PLAIN, ANYTHING)


_PRIZES = {"oscar", "emmy", "tony", "grammy", "bafta", "academy"}
_OF_PRIZES = {
    "nominee", "nominees", "winner", "winners", "nomination", "nominations", "win", "wins", "race", "award", "awards",
}  # fmt: skip
_WON = {"an", "his", "her", "their", "first", "second", "one", "two", "three", "four", "five", "won"}
_BESTS = {
    "best", "picture", "director", "actor", "actress", "film", "screenplay", "supporting", "original", "adapted",
    "animated", "international", "documentary", "score", "song", "editing", "cinematography",
}  # fmt: skip


def is_prize(sentence: Sentence, i: int) -> bool:
    """Whether a word is part of a prize and begins no name: "two-time Oscar nominee", "the Best Picture winner".

    >>> from wickgraph.text.sentences import tokens
    >>> is_prize(Sentence(tuple(tokens("He was nominated for an Oscar.")), "paragraph", 0), 5)
    True
    """
    norm, before, after = (sentence.norm(at) for at in (i, i - 1, i + 1))
    if norm in _PRIZES:
        return after in _OF_PRIZES or (before in _WON and not (after and sentence.tokens[i + 1].text[0].isupper()))
    return norm in _BESTS and ((norm == "best" and after in _BESTS) or before == "best")
