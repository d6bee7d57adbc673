"""Couples: the two whom "their" means before a word for a relative: "Ada and Joost … Their son, Piet".

Each of the two has a mention of its own (`anaphors.theirs`): the word itself, and an empty one right behind it.

>>> couple([], Sentence((), "paragraph", 0))
{}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from wickgraph.naming.gazetteer import Entity
from wickgraph.naming.memory import Link, Memory
from wickgraph.naming.mention import PLAIN, Mention
from wickgraph.text.sentences import Sentence

_PARTNERS = {"wife", "husband", "widow", "bride", "fiancée", "fiancé"}
_ACT = {"play", "plays", "played", "are", "were", "star", "portray", "voice", "co-star", "appear", "join"}
#: between whose and "wife", and between that and a name, stand no more words together than this
_MOST = 5


def of_couple(mention: Mention, before: Sequence[Link], sentence: Sentence, memory: Memory) -> dict[str, Entity]:
    """Who the first or the second of two is whom "their" means, by kind.

    >>> of_couple(Mention(0, 1, "their", "anaphor", PLAIN), [], Sentence((), "paragraph", 0), Memory())
    {}
    """
    pair = {**memory.couple, **couple(before, sentence)}
    return {kind: two[mention.start == mention.end] for kind, two in pair.items()}


def couple(links: Sequence[Link], sentence: Sentence) -> dict[str, tuple[Entity, Entity]]:
    """The two of whom a sentence speaks as of a pair, by kind: "Ada and Joost", "Ada, with her husband Joost".

    >>> couple([], Sentence((), "paragraph", 0))
    {}
    """
    people = [link for link in links if set(link.entities) & set(PLAIN) and link.mention.text != "their"]
    found: dict[str, tuple[Entity, Entity]] = {}
    for one, other in _paired(people, sentence):
        for kind in PLAIN:
            first, second = one.entities.get(kind), other.entities.get(kind)
            if first and second and first != second and kind in one.likely and kind in other.likely:
                found[kind] = first, second
    return found


def _paired(people: Sequence[Link], sentence: Sentence) -> Iterator[tuple[Link, Link]]:
    for one, other in pairwise(people):
        between = sentence.norms[one.mention.end : other.mention.start]
        owner = one.mention.text.lower() in ("his", "her") or between[:1] == ("'s",)
        weds = len(between) <= _MOST and bool(_PARTNERS & set(between)) and owner
        acts = sentence.norm(other.mention.end) in _ACT  # "A and B play their son": they play, and are not, his parents
        if (between == ("and",) and not acts) or weds:
            yield one, other
