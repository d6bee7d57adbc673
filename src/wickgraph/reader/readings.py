"""Readings: the sentences of an article with all that is meant in them, before a claim is made.

Who is meant where is settled in rounds: what the words of the first make of unknown names links the second.

>>> from wickgraph.text.article import parse
>>> from wickgraph.naming.gazetteer import load
>>> found = readings(parse("Night Ferry is a 2021 film. Tom Hardy stars in it as Winston."), load())
>>> [link.read("Character").known for link in found[1].linked.links if link.mention.text == "Winston"]
[False]
"""

from __future__ import annotations

from collections.abc import Mapping

from wickgraph.grammar.reading import Reading, Shapes, read
from wickgraph.naming import linking
from wickgraph.naming.gazetteer import CALLED_ALIKE, Gazetteer
from wickgraph.naming.linking import Scan
from wickgraph.naming.memory import WORKS
from wickgraph.naming.mention import STORY
from wickgraph.reader import kinds
from wickgraph.text.article import Article


def readings(article: Article, known: Gazetteer, hints: Mapping[str, str] | None = None) -> list[Reading]:
    """The sentences of an article as they are read; `hints` are those of `claims.read_sentences`."""
    scanned, shapes = linking.scan(article, known), Shapes()
    first, declared = _told(scanned, shapes, hints)
    if _is_of_others(scanned, declared):
        scanned = linking.scan(article, known.of_others)
        first, declared = _told(scanned, shapes, hints)
    found = [read(each, shapes) for each in linking.linked(scanned, declared)] if declared else first
    whole = kinds.whole_names(found, declared)
    return [read(each, shapes) for each in linking.linked(scanned, declared, whole)] if whole else found


def _told(scanned: Scan, shapes: Shapes, hints: Mapping[str, str] | None) -> tuple[list[Reading], dict[str, str]]:
    """The first reading of each sentence, and the kinds of unknown names by what it says of them."""
    found = [read(each, shapes) for each in linking.linked(scanned)]
    return found, {**(hints or {}), **kinds.kinds(found)}


def _is_of_others(scanned: Scan, declared: Mapping[str, str]) -> bool:
    """Whether an article tells of an unknown work, and nothing in it is of the known ones but names of one word.

    Its "Winston" is another than theirs, as long as nobody who makes them is named. A gazetteer of names alone, without
    works, says nothing of whose they are.
    """
    named = [each for found in scanned.mentions for each in found if each.form == "name"]
    story = [each for each in named if STORY & set(each.kinds)]
    short = story and all(each.end - each.start == 1 and set(each.kinds) <= CALLED_ALIKE for each in story)
    makers = any("Person" in each.kinds for each in named)
    tells = any(kind in WORKS for kind in declared.values())
    ours = (each.kind in WORKS for each in scanned.gazetteer.entities.values())
    return bool(short) and not makers and tells and any(ours)
