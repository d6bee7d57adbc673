"""Siblings: a first name before a whole one whose last name it shares, "Anthony and Joe Russo".

>>> from wickgraph.text.sentences import tokens
>>> sentence = Sentence(tuple(tokens("by Anthony and Joe Russo")), "paragraph", 0)
>>> found = [Mention(1, 2, "Anthony", "unknown", PLAIN), Mention(3, 5, "Joe Russo", "unknown", PLAIN)]
>>> [mention.text for mention in siblings(sentence, found)]
['Anthony Russo', 'Joe Russo']
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from wickgraph.naming.mention import PLAIN, Mention
from wickgraph.text import lexicon
from wickgraph.text.sentences import Sentence, fold


def siblings(sentence: Sentence, taken: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, a first name with the last one that it shares: "Anthony and Joe Russo"."""
    for mention, after in zip_longest(taken, taken[1:]):
        first = after is not None and mention.form == "unknown" and " " not in mention.text
        joined = first and sentence.norms[mention.end : after.start] in (("and",), ("&",))
        if (
            joined
            and not _is_next_actor(mention, after, sentence)
            and (_shares(mention, after) or _are_told(mention, after, sentence))
        ):
            yield replace(mention, text=f"{mention.text} {after.text.rpartition(' ')[2]}")
        else:
            yield mention


#: words between an actor and a role
_PLAYS = {"as", "play", "plays", "played", "playing", "portrays", "portrayed", "voices", "is", "role", "part"}


#: verbs that have a role for their object
_ACTS = {"plays", "played", "playing", "play", "portrays", "portrayed", "portraying", "voices", "voiced", "voicing"}


def _is_acted(mention: Mention, sentence: Sentence) -> bool:
    """Whether a name stands behind a verb of playing, but for what describes it: "plays the boxer Hubert"."""
    for i in range(mention.start - 1, max(-1, mention.start - 5), -1):
        if sentence.norms[i] in _ACTS or not sentence.tokens[i].text.islower():
            return sentence.norms[i] in _ACTS
    return False


def _is_next_actor(role: Mention, actor: Mention, sentence: Sentence) -> bool:
    """Whether the next actor stands behind a role and an "and": "with Ann Lee as Kate and Jane Cole as Beth"."""
    behind = sentence.norm(actor.end)
    return sentence.norm(role.start - 1) in _PLAYS and (behind in _PLAYS or behind in ("the", "his", "her", "their"))


def namesakes(sentence: Sentence, taken: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, a role that has the first name of its actor set apart: "Samuel Theis appears as Samuel".

    >>> from wickgraph.text.sentences import tokens
    >>> sentence = Sentence(tuple(tokens("Samuel Theis appears as Samuel.")), "paragraph", 0)
    >>> found = [Mention(0, 2, "Samuel Theis", "unknown", PLAIN), Mention(4, 5, "Samuel", "unknown", PLAIN)]
    >>> [mention.apart for mention in namesakes(sentence, found)]
    [False, True]
    """
    for n, mention in enumerate(taken):
        if mention.form == "unknown" and not mention.quoted and _is_acted(mention, sentence):
            mention = replace(mention, role=True)
        if mention.form == "unknown" and " " not in mention.text and mention.kinds[-1:] == ("Character",):
            actors = [each for each in taken[:n] if each.text.startswith(f"{mention.text} ") and "Person" in each.kinds]
            if actors and _is_role_of(actors[-1], mention, sentence):
                mention = replace(mention, kinds=("Character",), possible=(), apart=True, weak=False)
        yield mention


def _is_role_of(actor: Mention, role: Mention, sentence: Sentence) -> bool:
    """Whether a name stands where the role of an actor does: "Hubert Koundé plays the boxer Hubert"."""
    between = sentence.norms[max(actor.end, role.start - 4) : role.start]
    played = sentence.norm(actor.start - 1) in _PLAYS  # "as Paul Atreides"
    return not played and sentence.norm(role.end) != "'s" and not _PLAYS.isdisjoint(between)


#: words before two names by which they have the last one in common
_COUPLES = {
    "brothers", "sisters", "siblings", "twins", "couple", "spouses", "parents", "pair", "cousins", "newlyweds",
    "wife", "husband", "married",
}  # fmt: skip


def _are_told(mention: Mention, after: Mention, sentence: Sentence) -> bool:
    """Whether words tell that two are of one family: "the sisters Sam and Tara Carpenter"."""
    people = set(mention.kinds) <= set(PLAIN) and set(after.kinds) <= set(PLAIN) and after.text.count(" ") == 1
    near = {*sentence.norms[max(0, mention.start - 3) : mention.start], *sentence.norms[after.end : after.end + 8]}
    return people and not _COUPLES.isdisjoint(near)


def _shares(mention: Mention, after: Mention) -> bool:
    """Whether two mentions are a first name and a whole one, of people."""
    given = lexicon.load().given
    first, _, last = fold(after.text).partition(" ")
    people = (
        not lexicon.load().world.get(fold(mention.text))
        and set(mention.kinds) <= set(PLAIN)
        and set(after.kinds) <= set(PLAIN)
    )
    return people and fold(mention.text) in given and first in given and bool(last)
