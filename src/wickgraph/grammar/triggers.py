"""Triggers: the words by which it is seen that a rule may fit, and those by which a verb phrase may begin.

>>> found = Index([[frozenset({"directed", "helmed"}), frozenset({"by"})], []])
>>> list(numbers(found.fitting(frozenset({"directed"})))), list(numbers(found.fitting(frozenset({"directed", "by"}))))
([1], [0, 1])
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeGuard

from wickgraph.grammar.signs import Group, Node

_NO_VERBS = frozenset(
    [
        "which",
        "that",
        "all",
        "where",
        "both",
        "the",
        "and",
        "with",
        "for",
        "also",
        "has",
        "had",
        "been",
        "be",
        "being",
        "who",
        "not",
        "from",
    ]
)


class Index:
    """Which of many rules a clause may fit, told from all its words at once.

    A set of rules is a number with a bit for each. A word has several such sets one after the other: in the first are
    the rules whose first need it meets, in the second those whose second, and so on. What the words of a clause have
    together, with the rules that have no more needs, says in each set which rules are met; those met in all may fit.
    """

    def __init__(self, needs: Sequence[Sequence[frozenset[str]]]) -> None:
        self._size = len(needs)
        self._sets = max(map(len, needs), default=0)
        self._all = (1 << self._size) - 1
        self._free = 0
        of_word: dict[str, int] = {}
        for rule, each in enumerate(needs):
            for number in range(self._sets):
                bit = 1 << (number * self._size + rule)
                if number >= len(each):
                    self._free |= bit
                    continue
                for word in each[number]:
                    of_word[word] = of_word.get(word, 0) | bit
        self._of_word = of_word
        self._words = frozenset(of_word)

    def fitting(self, words: frozenset[str]) -> int:
        """The rules that a clause of these words may fit, as a set of bits.

        >>> bin(Index([[frozenset({"by"})], []]).fitting(frozenset({"by"})))
        '0b11'
        """
        met = self._free
        for word in self._words & words:
            met |= self._of_word[word]
        fit = self._all
        for number in range(self._sets):
            fit &= met >> (number * self._size)
        return fit


def numbers(bits: int) -> Iterator[int]:
    """The numbers in a set of bits, in order.

    >>> list(numbers(0b101))
    [0, 2]
    """
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low


def verbs(sources: Iterable[Sequence[Node]]) -> Iterator[str]:
    """The words that patterns have right after a subject: by them a second verb phrase may begin.

    >>> from wickgraph.grammar.signs import tree
    >>> sorted(verbs(map(tree, ["{who:Person} (will)? (direct|helm) {film:Film}", "{film:Film's} director"])))
    ['direct', 'helm', 'will']
    """
    for nodes in sources:
        at = next((i for i, node in enumerate(nodes) if not isinstance(node, str) or node[0] != "¬"), 0)
        first = nodes[at]
        if isinstance(first, str) and first[0] == "{" and not first.endswith(("'s}", "'s}?")):
            yield from _after_subject(nodes[at + 1 :])


def _after_subject(nodes: Iterable[Node]) -> Iterator[str]:
    """The words that may come first, auxiliaries and adverbs that may be missing included."""
    for node in nodes:
        if isinstance(node, Group):
            yield from (word for branch in node.branches for word in branch[:1] if _is_verb(word))
            if node.close[-1] not in "?*":
                return
        else:
            if _is_verb(node.rstrip("?")):
                yield node.rstrip("?")
            if node[-1] not in "?*" and node[0] != "~":
                return


_VERB = re.compile(r"[a-z-]{3,}")


def _is_verb(node: Node) -> TypeGuard[str]:
    return isinstance(node, str) and _VERB.fullmatch(node) is not None and node not in _NO_VERBS
