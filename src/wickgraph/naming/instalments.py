"""Instalments: which work "the first film" is, and which one “the second ‘Dune’”, told from the names of sequels.

>>> dune = Entity("https://w3id.org/wickgraph/id/DunePartTwoFilm", "Film", "Dune: Part Two")
>>> base_name(dune)
'Dune'
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from wickgraph.naming.gazetteer import Entity, Gazetteer
from wickgraph.naming.mention import TITLE, Mention
from wickgraph.naming.minting import mint
from wickgraph.naming.names import key
from wickgraph.text.sentences import Sentence, fold

_NUMBERED = re.compile(
    r"^(?P<base>.+?):? (?:(?:Part|Chapter|Vol\.|Volume) )?(?:[2-9]|II|III|IV|V|VI|Two|Three|Four|Five|Six)(?:: .+)?$"
)
#: words before the name of a series that make it that of its latest work
_NEXT = {"new", "latest", "next", "upcoming", "forthcoming", "standalone"}
_LATER = {"second", "third", "fourth", "fifth", "sixth", *_NEXT}


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


def previous(topic: Entity | None, known: Gazetteer) -> Entity | None:
    """The work before a numbered one: "its predecessor"; None where nothing tells.

    >>> from wickgraph.naming.gazetteer import load
    >>> previous(load().entities["https://w3id.org/wickgraph/id/JohnWickChapter4"], load()).label
    'John Wick: Chapter 3 – Parabellum'
    """
    films = [_numbered(ordinal, known) for ordinal in _ORDINALS]
    for before, film in pairwise(films):
        if topic is not None and topic == film:
            return before
    second = topic is not None and not topic.known and _SECOND.search(topic.label)
    return predecessor(topic, [], known) if second else None


_ORDINALS = ("first", "second", "third", "fourth", "fifth")
_SECOND = re.compile(r" (?:2|II|Two)(?:: .+)?$")


#: what the work before the one that an article is about is called
_PREVIOUS = {
    "its predecessor", "the predecessor", "the previous film", "the previous movie", "the preceding film",
    "the previous chapter", "the previous instalment", "the previous installment",
}  # fmt: skip


def meant(
    mention: Mention, sentence: Sentence, topic: Entity | None, spoken: Iterable[Entity], known: Gazetteer
) -> Entity | None:
    """The work that is not the one spoken of: "the first film", "its predecessor", "a remake"; None where none is.

    >>> from wickgraph.naming.gazetteer import make
    >>> from wickgraph.text.sentences import tokens
    >>> sentence = Sentence(tuple(tokens("The first film is long.")), "paragraph", 0)
    >>> dune = Entity("https://w3id.org/wickgraph/id/DunePartTwoFilm", "Film", "Dune: Part Two")
    >>> meant(Mention(0, 3, "The first film", "anaphor", ("Predecessor",)), sentence, dune, [], make([])).label
    'Dune'
    """
    if mention.kinds == ("Predecessor",):
        return predecessor(topic, spoken, known)
    return previous(topic, known) if fold(mention.text) in _PREVIOUS else remade(mention, sentence, topic, known)


def remade(mention: Mention, sentence: Sentence, topic: Entity | None, known: Gazetteer) -> Entity | None:
    """The remake that a sentence dates but does not name: it bears the name of the work spoken of.

    >>> from wickgraph.naming.gazetteer import make
    >>> from wickgraph.text.sentences import tokens
    >>> sentence = Sentence(tuple(tokens("An American remake by Ann Ek appeared in 2013.")), "paragraph", 0)
    >>> heat = Entity("https://w3id.org/wickgraph/id/HeatFilm", "Film", "Heat")
    >>> remade(Mention(0, 3, "An American remake", "anaphor", ("Other",)), sentence, heat, make([])).label
    'Heat (2013 film)'
    """
    years = [norm for norm in sentence.norms if _YEAR.fullmatch(norm)]
    if topic is None or topic.kind != "Film" or len(years) != 1 or not mention.text.endswith("remake"):
        return None
    name = topic.label.partition(" (")[0]
    return mint(f"{name} ({years[0]} film)", "Film", known)


_YEAR = re.compile(r"(?:19|20)\d\d")


def _numbered(ordinal: str, known: Gazetteer) -> Entity | None:
    """The film of the gazetteer's series that has a number."""
    name = next((each for each in known.names.get(ordinal, ()) if each.words == (ordinal, "film")), None)
    return known.entities[name.entities[0]] if name else None


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
    if base is None and before in _NEXT and not topic.known:
        base = topic.label.partition(": ")[0]  # "a standalone “Star Wars” movie, “Star Wars: Starfighter”"
    return topic if base and key(base) == key(mention.text) != key(topic.label) else None
