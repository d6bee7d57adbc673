"""Instalments: which work "the first film" is, and which one “the second ‘Dune’”, told from the names of sequels.

>>> dune = Entity("https://w3id.org/wickgraph/id/DunePartTwoFilm", "Film", "Dune: Part Two")
>>> base_name(dune)
'Dune'
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from wickgraph.naming.gazetteer import Entity, Gazetteer
from wickgraph.naming.mention import TITLE, Mention
from wickgraph.naming.names import key, mint
from wickgraph.text.sentences import Sentence

_NUMBERED = re.compile(
    r"^(?P<base>.+?):? (?:(?:Part|Chapter|Vol\.|Volume) )?(?:[2-9]|II|III|IV|V|VI|Two|Three|Four|Five|Six)(?:: .+)?$"
)
#: words before the name of a series that make it that of its latest work
_LATER = {"second", "third", "fourth", "fifth", "sixth", "new", "latest", "next", "upcoming", "forthcoming"}


def base_name(work: Entity) -> str | None:
    """The name that a numbered sequel builds on; None where a work has no number.

    >>> base_name(Entity("https://w3id.org/wickgraph/id/HeatFilm", "Film", "Heat")) is None
    True
    """
    match = _NUMBERED.match(work.label)
    return match["base"] if match else None


def predecessor(topic: Entity | None, spoken: Iterable[Entity], known: Gazetteer) -> Entity | None:
    """The work that "the first film" is in a text about a numbered sequel; None where nothing tells.

    >>> from wickgraph.naming.gazetteer import make
    >>> dune = Entity("https://w3id.org/wickgraph/id/DunePartTwoFilm", "Film", "Dune: Part Two")
    >>> predecessor(dune, [], make([])).label
    'Dune'
    """
    base = base_name(topic) if topic else None
    if topic is None or base is None:
        return None
    named = [each for each in spoken if key(each.label) == key(base) and each.kind in TITLE]
    found = [known.entities[iri] for iri in known.lookup(base) if known.entities[iri].kind == topic.kind]
    return next(iter([*named, *found]), None) or mint(base, topic.kind, known)


def later(mention: Mention, sentence: Sentence, topic: Entity | None) -> Entity | None:
    """The topic where a mention names its series with a number before it: "the second Dune".

    >>> from wickgraph.text.sentences import tokens
    >>> dune = Entity("https://w3id.org/wickgraph/id/DunePartTwoFilm", "Film", "Dune: Part Two")
    >>> sentence = Sentence(tuple(tokens('The second "Dune" is long.')), "paragraph", 0)
    >>> later(Mention(3, 4, "Dune", "unknown", TITLE, quoted=True), sentence, dune).label
    'Dune: Part Two'
    """
    if topic is None or set(mention.kinds).isdisjoint(TITLE):
        return None
    before = sentence.norm(mention.start - 1 - (sentence.norm(mention.start - 1) == '"'))
    base = base_name(topic) if before in _LATER else None
    return topic if base and key(base) == key(mention.text) else None
