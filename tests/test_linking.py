"""Linking: what mentions mean, and what words that point back point to."""

from __future__ import annotations

import pytest

from wickgraph.naming.gazetteer import load
from wickgraph.naming.linking import link
from wickgraph.reader.claims import extract
from wickgraph.text.article import parse

#: text, title, words that point back, the kind asked for, whom or what they mean
CASES = [
    ("Ballerina is coming. The film is short.", None, "the film", "Film", "Ballerina"),
    ("It was shot in Berlin.", "John Wick: Chapter 4", "it", "Work", "John Wick: Chapter 4"),
    ("Ana de Armas trained hard. She plays Rooney.", None, "she", "Person", "Ana de Armas"),
    ("Koji will not yield, and Caine kills him.", "John Wick: Chapter 4", "him", "Character", "Shimazu Koji"),
    ("Rooney dances. The Director is her mentor.", "Ballerina", "her", "Character", "Rooney"),
    (
        "Of the John Wick franchise: he plays the titular assassin.",
        None,
        "the titular assassin",
        "Character",
        "John Wick",
    ),
    ("With David Leitch, he set up a gym.", "Chad Stahelski", "he", "Person", "Chad Stahelski"),
    ("Karen Gillan joins. The “Heat” actress is glad.", "Ballerina", "the actress", "Person", "Karen Gillan"),
    (
        "Rina Sawayama returns. The British-Japanese star is glad.",
        None,
        "the british-japanese star",
        "Person",
        "Rina Sawayama",
    ),
    (
        "Lionsgate dated “Salt Row” as well. The horror prequel is long.",
        "Ballerina",
        "the horror prequel",
        "Film",
        "Salt Row",
    ),
    (
        "It is longer than its predecessor.",
        "John Wick: Chapter 4",
        "its predecessor",
        "Film",
        "John Wick: Chapter 3 – Parabellum",
    ),
    ("The sequel to Nobody (2021), it was shot quickly.", "Nobody 2", "it", "Film", "Nobody 2"),
    ("The character was introduced early. Rooney dances.", "Ballerina", "the character", "Character", "Rooney"),
]


@pytest.mark.parametrize(("text", "title", "words", "kind", "expected"), CASES, ids=[case[0] for case in CASES])
def test_points_back(text: str, title: str | None, words: str, kind: str, expected: str) -> None:
    """A pronoun or description points to the one that a reader takes it for."""
    links = [each for sentence in link(parse(text, title=title), load()) for each in sentence.links]
    (meant,) = [each for each in links if each.mention.text.casefold() == words]
    entity = meant.read(kind)
    assert entity is not None
    assert entity.label == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("John Wick Spin Off Ballerina", "Ballerina"),
        ("Ballerina (film)", "Ballerina"),
        ("Harbor of Glass", "Harbor of Glass"),
        ("The man who fell for a living", None),
        ("Dune (2021 film)", "Dune"),
        ("John Wick (franchise)", None),
    ],
)
def test_topic(title: str, expected: str | None) -> None:
    """A title sets the topic where it names a work, and none where it does not."""
    (sentence,) = link(parse("Nobody knows more.", title=title), load())
    assert (sentence.topic.label if sentence.topic else None) == expected


def test_short_names() -> None:
    """A surname or first name alone is the one whose full name the text has."""
    found = link(parse("He met Greta Lind. Later Lind sang."), load(), {})
    assert [each.mention.text for sentence in found for each in sentence.links if each.mention.form == "unknown"] == [
        "Greta Lind", "Greta Lind",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Sunfall (Auringonlasku): what happens", "Sunfall"),
        ("Film review: 'Sunfall: The Long Night'", "Sunfall: The Long Night"),
        ("Meet the cast of 'Sunfall'", "Sunfall"),
        ("What the dark knew: on Sunfall", "Sunfall"),
        ("Sunfall slips to autumn", "Sunfall"),
        ("'Sunfall' sequel gets a date", None),
        ("Ann Lee: the woman who gave the West its whistle", None),
    ],
)
def test_topic_in_headline(title: str, expected: str | None) -> None:
    """A headline names its work in quotation marks, or where set words or a verb of works want one."""
    (sentence,) = link(parse("Nobody knows more.", title=title), load())
    assert (sentence.topic.label if sentence.topic else None) == expected


def test_run_in_heads() -> None:
    """In a roundup each paragraph is about the film whose title stands before it."""
    text = "Mulan. It moves to July.\n\nJungle Drum. The film opens in May. It is long."
    topics = [each.topic.label for each in link(parse(text), load()) if each.topic]
    assert topics == ["Mulan", "Mulan", "Jungle Drum", "Jungle Drum", "Jungle Drum"]


@pytest.mark.parametrize(
    ("title", "words", "expected"),
    [
        ("Nobody 2", "Bob Odenkirk made Nobody 2 in Winnipeg.", "Nobody 2"),
        ("Nobody 2", "The sequel to Nobody was late.", "Nobody"),
        ("News", "“Now You See Me 3” is late. Now You See Me 3 opens in November.", "Now You See Me 3"),
    ],
)
def test_a_marked_title_is_found_bare(title: str, words: str, expected: str) -> None:
    """A title whose words begin sentences is found where nothing marks it, once the article has marked it."""
    named = [each.read("Film") for each in link(parse(words, title=title), load())[-1].links]
    assert expected in [entity.label for entity in named if entity]


def test_another_work_is_not_the_topic() -> None:
    """What is said of "a sequel" that has no name is not said of the work that the article is about."""
    claims = extract("Netflix was developing a sequel, with Charlize Theron set to star.", title="Atomic Blonde")
    assert claims == []


def test_who_succeeds_in_a_craft_is_no_actor() -> None:
    """A cinematographer who succeeds another is the cinematographer and not in the cast."""
    claims = extract("Dan Laustsen served as cinematographer, succeeding Jonathan Sela.", title="John Wick: Chapter 2")
    assert {each.predicate for each in claims} == {"cinematographer"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Keanu Reeves returns alongside Lance Reddick, Common and Ian McShane.",
            {"Keanu Reeves", "Lance Reddick", "Common (actor)", "Ian McShane"},
        ),
        ("Lance Reddick and Ian McShane return from the first film.", {"Lance Reddick", "Ian McShane"}),
        ("Ian McShane plays family patriarch Winston.", {"Ian McShane"}),
    ],
)
def test_lists_of_a_cast(words: str, expected: set[str]) -> None:
    """Everybody whom a sentence lists beside an actor is in the cast."""
    claims = extract(words, title="John Wick: Chapter 2")
    assert {each.object.label for each in claims if each.predicate == "castMember"} == expected


def test_a_count_of_films_stands_for_each() -> None:
    """ "All four John Wick films" are four films."""
    claims = extract("Chad Stahelski directed all four John Wick films.", title="John Wick: Chapter 4")
    assert len({each.subject.iri for each in claims if each.predicate == "director"}) == 4


def test_what_a_dateline_says_is_no_part_of_its_sentence() -> None:
    """The place before a dash is nothing that the sentence speaks of."""
    text = "LOS ANGELES, July 18, 2025 — Antoine Fuqua directs “Michael” for Lionsgate."
    assert not any(each.subject.label == "Los Angeles" for each in extract(text, title="Michael"))
