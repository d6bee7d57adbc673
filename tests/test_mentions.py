"""Mentions: what in a sentence names, describes or points back to something."""

from __future__ import annotations

import pytest

from wickgraph.naming.gazetteer import load
from wickgraph.naming.mentions import find
from wickgraph.text.article import parse
from wickgraph.text.sentences import sentences

CASES = [
    ("the sequel to Heat", [("Heat", "unknown", "Person")]),
    ("He saw John Wick: Chapter 4.", [("He", "anaphor", "Person"), ("John Wick: Chapter 4", "name", "Film")]),
    ("fans of the John Wick franchise", [("John Wick franchise", "name", "Franchise")]),
    ("the world of “John Wick,” at last", [("John Wick", "name", "Universe")]),
    ("the film “John Wick” at last", [("John Wick", "name", "Film")]),
    ("between the third and fourth films", [("third", "name", "Film"), ("fourth films", "name", "Film")]),
    ("the first two films", [("first", "name", "Film"), ("two", "name", "Film")]),
    ("by Harbour Pictures", [("Harbour Pictures", "unknown", "Company")]),
    ("with Bram de Wit", [("Bram de Wit", "unknown", "Person")]),
    ("of The Order of the Ash Gate", [("The Order of the Ash Gate", "unknown", "FictionalOrganization")]),
    ("a son of the Corleone family", [("Corleone family", "unknown", "FictionalOrganization")]),
    ("in the Paddington films", [("Paddington films", "unknown", "Franchise")]),
    ("Mad Max: Fury Road came", [("Mad Max: Fury Road", "unknown", "Film")]),
    ("Director: Greta Lind", [("Greta Lind", "unknown", "Person")]),
    ("the Welsh actor left", [("the Welsh actor", "anaphor", "Person")]),
    ("the man who left", []),
    ("in Harry Potter", [("Harry Potter", "unknown", "Person")]),
    ("shot in Nova Scotia", [("Nova Scotia", "unknown", "Location")]),
    ("the Czech Republic", [("Czech Republic", "unknown", "Location")]),
    ("bought by Channel 4", [("Channel 4", "unknown", "Company")]),
    ("by Harp & Hound Pictures", [("Harp & Hound Pictures", "unknown", "Company")]),
    ("by Mara Ellis & Tom Reed", [("Mara Ellis", "unknown", "Person"), ("Tom Reed", "unknown", "Person")]),
    ("a Cuban-born, Franco-Italian star", []),
    ("met Inspector Yves Gagnon", [("Inspector Yves Gagnon", "unknown", "Character")]),
    ("with Dame Eleanor Stroud", [("Dame Eleanor Stroud", "unknown", "Person")]),
    ("Old Osric Merrin fell", [("Osric Merrin", "unknown", "Person")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_find(text: str, expected: list[tuple[str, str, str]]) -> None:
    """The mentions of a phrase, each with its form and likeliest kind."""
    whole = parse(text).text
    (sentence,) = sentences(parse(text))
    found = []
    for each in find(sentence, load()):
        start, end = sentence.tokens[each.start].start, sentence.tokens[each.end - 1].end
        found.append((whole[start:end].replace('"', ""), each.form, each.kinds[0]))
    assert found == expected


def test_hidden_names_only_inside() -> None:
    """Descriptions such as "the third film" name nothing in a text about something else."""
    (sentence,) = sentences(parse("He loved the third film."))
    assert [each.form for each in find(sentence, load(), inside=False)] == ["anaphor"]
