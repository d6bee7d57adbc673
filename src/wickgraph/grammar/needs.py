"""Needs: what a clause must have for a pattern to fit, told from its signs. By them most rules are never tried.

A need is a set of words of which a clause must have one. Kinds of mentions are words too: "⟨P" is a mention that may be
a person, "⟨P's" one that owns something, "⟨~" one that a strong pattern may read as it likes (see `of_code`).

>>> [sorted(need) for need in needs(signs.tree("{who:Person} (wrote|penned) the? script"), {})]
[['script'], ['⟨P'], ['penned', 'wrote']]
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from wickgraph.grammar import signs
from wickgraph.grammar.signs import Group, Node
from wickgraph.text import lexicon

Need = frozenset[str]
#: what tells the need of one sign
_Of = Callable[[str], Need | None]
_OWNERS = ("'s", "his", "her", "its", "their")


@lru_cache(maxsize=4096)
def of_code(code: str) -> tuple[str, ...]:
    """The words that an element has by its code: the word itself; for a mention its kinds, and the word behind it.

    >>> of_code("film"), of_code("⟨0:PCn⟩he"), of_code("⟨1:F⟩'s")
    (('film',), ('he', '⟨P', '⟨C'), ("'s", "⟨F's"))
    """
    if code[0] != "⟨":
        return (code,)
    letters, _, tail = code[code.index(":") + 1 :].partition("⟩")
    owns = "'s" if tail in _OWNERS else ""
    return tail, *(f"⟨{letter}{owns}" for letter in letters if letter != "n")


def needs(nodes: Sequence[Node], items: Mapping[str, Sequence[str]]) -> tuple[Need, ...]:
    """The needs of a pattern, the shortest first; `items` are the forms of what its lists have."""
    found = {*_needs(nodes, _word_need), *_needs(nodes, lambda token: _kind_need(token, items))}
    return tuple(sorted(found, key=lambda need: (len(need), sorted(need))))


def _needs(nodes: Sequence[Node], one: _Of) -> Iterator[Need]:
    """What a run of signs cannot do without: the need of each sign, and of each group one for all its branches."""
    for node in nodes:
        if isinstance(node, Group):
            need = _group_need(node, one) if node.sign != "!(" and node.close in (")", ">") else None
        else:
            need = one(node)
        if need:
            yield need


def _group_need(group: Group, one: _Of) -> Need | None:
    """One need for all branches of a group: the rarest need of each."""
    out: set[str] = set()
    for branch in group.branches:
        found = list(_needs(branch, one))
        if not found:
            return None
        out.update(sorted(found, key=_rarity)[0])
    return frozenset(out)


def _rarity(need: Need) -> tuple[int, int]:
    return len(need), -min(map(len, need))


@lru_cache(maxsize=4096)
def _word_need(token: str) -> Need | None:
    if token[0] == "{" and not token.endswith("?"):
        _, spec = signs.slot(token)
        return frozenset(word.split()[0] for word in lexicon.load().lists[spec[1:]]) if spec[0] == "=" else None
    return frozenset({token}) if signs.is_word(token) else None


def _kind_need(token: str, items: Mapping[str, Sequence[str]]) -> Need | None:
    if token[0] != "{" or token.endswith("?"):
        return None
    _, spec = signs.slot(token)
    if spec[0] == "=" or spec in ("words", "agent"):
        return None
    if spec.endswith("+") and spec[:-1] in items:
        forms = [_least(signs.tree(source), items) for source in items[spec[:-1]]]
        return frozenset().union(*(form for form in forms if form)) if all(forms) else None
    owns = "'s" if spec.endswith("'s") else ""
    return frozenset(f"⟨{letter}{owns}" for letter in signs.accepted(spec.rstrip("+")))


def _least(nodes: Sequence[Node], items: Mapping[str, Sequence[str]]) -> Need | None:
    return min(_needs(nodes, lambda token: _kind_need(token, items)), key=_rarity, default=None)
