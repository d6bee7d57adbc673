"""Families: the last name of somebody whom an article only calls by the first, by whose relative it is.

>>> from wickgraph.naming.minting import mint
>>> from wickgraph.naming.gazetteer import make
>>> chris, charlene = (mint(name, "Character", make([])) for name in ("Chris Shiherlis", "Charlene"))
>>> full_names([Kin("spouse", chris, charlene)])
{'charlene': 'Charlene Shiherlis'}
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from wickgraph.naming.gazetteer import Entity
from wickgraph.naming.shortened import key
from wickgraph.text import lexicon

#: the words of a kinship, those first by which a last name is passed on most surely
_RANK = {"parentOf": 0, "sibling": 1, "spouse": 2}
#: first words of names whose last word is no last name: "Queen Adelheid", "Uncle Ben"
_NO_SURNAME = {
    "king", "queen", "prince", "princess", "emperor", "empress", "count", "countess", "sister", "brother", "mother",
    "father", "uncle", "aunt", "saint", "st", "st.", "lady", "the", "young", "old", "little", "big", "pope", "sultan",
}  # fmt: skip
#: last words of names that are none
_NO_LAST = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"}


#: words of kinship: where none stands, nobody is told to be a relative
WORDS = {
    "son", "sons", "daughter", "daughters", "child", "children", "kids", "twin", "twins", "brother", "brothers",
    "sister", "sisters", "sibling", "siblings", "wife", "husband", "widow", "widower", "spouse", "father", "mother",
    "parent", "parents", "dad", "mum", "mom", "bride", "married", "marries", "couple", "heir",
}  # fmt: skip
#: words of kinship by which no name is passed on
DISTANT = {
    "stepson", "stepdaughter", "stepfather", "stepmother", "stepbrother", "stepsister", "ex-wife", "ex-husband",
    "half-brother", "half-sister", "adopted", "adoptive", "foster", "estranged", "former",
}  # fmt: skip
#: second halves of first names: "Carla Jean"
_SECOND = {"jean", "ann", "anne", "mae", "may", "lou", "sue", "jo", "lynn", "marie", "louise", "beth", "belle", "kay"}


class Kin(NamedTuple):
    """Two relatives, as a statement has them."""

    predicate: str
    one: Entity
    other: Entity


def full_names(found: Sequence[Kin]) -> dict[str, str]:
    """Whole names for those that have only a first one, by `names.key` of that: a child is called as its parent is.

    >>> full_names([])
    {}
    """
    whole: dict[str, str] = {}
    ordered = sorted(found, key=lambda kin: _RANK[kin.predicate])
    for _ in range(3):  # the wife of a son
        for kin in ordered:
            for one, other in ((kin.one, kin.other), (kin.other, kin.one)):
                name, surname = key(other.label), _surname(whole.get(key(one.label), one.label))
                if surname and name not in whole and _is_first(other):
                    whole[name] = f"{other.label} {surname}"
    return {name: full for name, full in whole.items() if key(full) != name}


def _is_first(entity: Entity) -> bool:
    """Whether all that is known of somebody is one word, which is no title: "Charlene", not "Dad", "Ki-woo"."""
    word, _, second = entity.label.partition(" ")
    if second and second.casefold() not in _SECOND:
        return False
    return not entity.known and word.isalpha() and word[0].isupper() and not _is_title(key(word))


def _is_title(word: str) -> bool:
    words = lexicon.load()
    return word in words.prefixes or word in words.titles or word in words.not_names


def _surname(name: str) -> str | None:
    """The last name in a whole one; None where it has none that is passed on."""
    words = name.split()
    while len(words) > 2 and words[-1].casefold() in _NO_LAST:
        words.pop()
    last = words[-1]
    if len(words) < 2 or words[0].casefold() in _NO_SURNAME or not all(word[0].isupper() for word in words):
        return None
    return last if last.replace("-", "").replace("'", "").replace("’", "").isalpha() else None
