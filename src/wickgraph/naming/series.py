"""Series: an instalment called by its number beside the name of its series: "the fourth “John Wick”", "Wick 4".

>>> from wickgraph.naming.gazetteer import load
>>> from wickgraph.text.sentences import tokens
>>> sentence = Sentence(tuple(tokens("The fourth Wick is long.")), "paragraph", 0)
>>> wick = Mention(2, 3, "Wick", "name", ("Character",), entities=load().lookup("Wick"))
>>> [load().entities[iri].label for each in by_number(sentence, [wick], load()) for iri in each.entities]
['John Wick: Chapter 4']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wickgraph.naming.gazetteer import Entity, Gazetteer
from wickgraph.naming.mention import TITLE, Mention
from wickgraph.text import lexicon
from wickgraph.text.sentences import Sentence, tokens

_QUOTES = {'"', "“", "‘"}
_DIGITS = {"2": "second", "3": "third", "4": "fourth", "5": "fifth"}
_SHORT = re.compile(r"(?P<name>[A-Z]\w+) (?P<number>[2-5])$")


def by_number(sentence: Sentence, taken: Sequence[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """The mentions, those of a series with a number before it or behind it as mentions of its instalment.

    >>> from wickgraph.naming.gazetteer import load
    >>> from wickgraph.text.sentences import tokens
    >>> sentence = Sentence(tuple(tokens("Heat is long.")), "paragraph", 0)
    >>> by_number(sentence, [], load())
    []
    """
    return list(_numbered(sentence, taken, gazetteer))


def _numbered(sentence: Sentence, taken: Sequence[Mention], gazetteer: Gazetteer) -> Iterator[Mention]:
    for mention in taken:
        before = mention.start - 1 - (sentence.norm(mention.start - 1) in _QUOTES)
        short = _SHORT.match(mention.text) if mention.form == "unknown" else None
        name, ordinal = mention.text, sentence.norm(before)
        if short:
            name, ordinal = short["name"], _DIGITS[short["number"]]
        counts = short or (mention.form == "name" and ordinal in lexicon.load().ordinals and _alone(mention, sentence))
        film = _film(ordinal) if counts and _is_series(name, gazetteer) else None
        found = gazetteer.names.get(film[0], ()) if film else ()
        entities = next((each.entities for each in found if each.words == film), ())
        yield replace(mention, form="name", kinds=("Film",), possible=(), entities=entities) if entities else mention


def _film(ordinal: str) -> tuple[str, str]:
    """The words by which the gazetteer has an instalment."""
    return ordinal, "film"


def _alone(mention: Mention, sentence: Sentence) -> bool:
    """Whether no noun stands behind a name: "the fourth “John Wick” film" has its own words."""
    after = sentence.norm(mention.end + (sentence.norm(mention.end) in ('"', "”")))
    words = lexicon.load()
    return after not in words.ordinal_heads and after not in words.titles and after not in _NOUNS


_NOUNS = {
    "film", "films", "movie", "movies", "chapter", "picture", "instalment", "installment", "entry", "outing", "and",
    "sequel", "prequel", "spin-off", "spinoff", "'s", "game", "series", "trailer", "script",
}  # fmt: skip


def _is_series(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name is that of a known series, or of the hero from whom it has its name."""
    labels = {gazetteer.entities[iri].label for iri in gazetteer.lookup(name)}
    kinds = {gazetteer.entities[iri].kind for label in labels for iri in gazetteer.lookup(label)}
    return "Franchise" in kinds


def otherwise(name: str, gazetteer: Gazetteer) -> list[Entity]:
    """What a title means that the gazetteer has otherwise: an instalment, or a film that has no title yet.

    >>> from wickgraph.naming.gazetteer import load
    >>> [entity.label for name in ("Wick 4", "Caine") for entity in otherwise(name, load())]
    ['John Wick: Chapter 4', 'Untitled Caine film']
    """
    found = by_number(Sentence(tuple(tokens(name)), "heading", -1), [Mention(0, 1, name, "unknown", TITLE)], gazetteer)
    return [gazetteer.entities[iri] for iri in found[0].entities or gazetteer.lookup(f"{name} film")]
