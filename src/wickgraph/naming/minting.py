"""Minting: entities for names that nobody knows.

>>> from wickgraph.naming.gazetteer import make
>>> mint("Greta Lind", "Person", make([])).iri
'https://w3id.org/wickgraph/id/GretaLindPerson'
"""

from __future__ import annotations

import re
from functools import lru_cache

from wickgraph.naming.gazetteer import Entity, Gazetteer
from wickgraph.naming.mention import PLAIN
from wickgraph.terms import ID
from wickgraph.text import lexicon, sentences
from wickgraph.text.sentences import fold

#: words of a title that have no capital, in other languages too
SMALL = sentences.SMALL | {"de", "la", "&"}


_WORD = re.compile(r"[a-z0-9]+")


def local_name(name: str) -> str:
    """The local name of the IRI minted from a name.

    >>> local_name("Élise d’Arc (the Younger)")
    'EliseDArcTheYounger'
    """
    words = _WORD.findall(fold(name.replace("'", " ").replace("’", " ")))
    return "".join(word[0].upper() + word[1:] for word in words) or "Unnamed"


def mint(name: str, kind: str, gazetteer: Gazetteer) -> Entity:
    """An entity for a name that nobody knows. Its IRI depends on name and kind alone.

    The kind is part of it, since two articles may mean two things by one name: a person here, a character there.

    >>> from wickgraph.naming.gazetteer import make
    >>> mint("Greta Lind", "Person", make([])).iri
    'https://w3id.org/wickgraph/id/GretaLindPerson'
    """
    iri, minted = _minted(name, kind)
    taken = gazetteer.entities.get(iri)
    return taken if taken and taken.kind == kind else minted


@lru_cache(maxsize=8192)
def _minted(name: str, kind: str) -> tuple[str, Entity]:
    """(the IRI that a name has in a gazetteer, the entity of somebody whom none knows)."""
    name = spelled(name).removeprefix("Sir ") if kind == "Person" else spelled(name)
    iri = ID + local_name(name)
    return iri, Entity(iri + kind, kind, name, (name,), pronoun=_pronoun(name, kind), known=False)


def _pronoun(name: str, kind: str) -> str | None:
    """The pronoun that a first name calls for."""
    return lexicon.load().given.get(fold(name).partition(" ")[0]) if kind in PLAIN else None


def spelled(name: str) -> str:
    """A name in the usual spelling where it is printed in capitals.

    >>> spelled("THE GLASSMAKER'S WAR"), spelled("FKA twigs")
    ("The Glassmaker's War", 'FKA twigs')
    """
    if not name.isupper() or len(name) < 5:
        return name
    words = name.lower().split(" ")
    return " ".join(word if i and word in SMALL else word[:1].upper() + word[1:] for i, word in enumerate(words))
