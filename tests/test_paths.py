"""How two things are connected, and finding things by name."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from pyoxigraph import Store

from wickgraph.asking.search import search
from wickgraph.errors import InputError, UsageError
from wickgraph.stores.store import from_text, load
from wickgraph.stories.paths import path

GRAPH = """
    id:Heat a wick:Film ; rdfs:label "Heat" . id:Ronin a wick:Film ; rdfs:label "Ronin" .
    id:Al a wick:Person ; rdfs:label "Al" . id:Val a wick:Person ; rdfs:label "Val" .
    id:Bob a wick:Person ; rdfs:label "Bob" . id:Jean a wick:Person ; rdfs:label "Jean" .
    id:Far a wick:Person ; rdfs:label "Far" . id:Neil a wick:Character ; rdfs:label "Neil" .
    id:Heat wick:castMember id:Al , id:Bob . id:Ronin wick:castMember id:Bob , id:Jean ; wick:director id:Val .
    id:Heat wick:director id:Val . id:Bob wick:plays id:Neil . id:Heat wick:hasCharacter id:Neil ."""


@pytest.fixture(scope="module")
def bundled() -> Store:
    return load()


def test_shortest_paths_and_no_other() -> None:
    """Both ways over one person between are found, in a fixed order, and none that is longer."""
    found = path("Al", "Jean", from_text(GRAPH), limit=9)
    told = [[step.sentence for step in each] for each in found]
    assert [len(each) for each in told] == [4, 4]
    assert told[0] == [
        "Al is in the cast of Heat",
        "Bob is in the cast of Heat",
        "Bob is in the cast of Ronin",
        "Jean is in the cast of Ronin",
    ]
    assert told[1][1:3] == ["Heat was directed by Val", "Ronin was directed by Val"]
    assert len(path("Al", "Jean", from_text(GRAPH), limit=1)) == 1


def test_nothing_connects() -> None:
    """No path is an answer, said in words; the exit code tells it where it is asked for."""
    found = path("Al", "Far", from_text(GRAPH))
    assert not found and found.write() == "Al to Far: no facts connect them\n"
    assert found.write("csv") == "path,step,sentence,subject,predicate,object\r\n"


def test_evidence_of_each_step(bundled: Store) -> None:
    """Each step of a path in the bundled graph shows at least one source, also where its fact follows from a claim."""
    for one, other in (
        ("Ana de Armas", "Lance Reddick"),
        ("Donnie Yen", "Osaka Continental"),
        ("Keanu Reeves", "Caine"),
    ):
        found = path(one, other, bundled)
        assert found and all(step.receipts for each in found for step in each), (one, other)


def test_as_of(bundled: Store) -> None:
    """In 2021 nobody knew yet what would connect the two."""
    assert len(path("Ana de Armas", "Lance Reddick", bundled).found[0]) == 2
    assert all(len(each) > 2 for each in path("Ana de Armas", "Lance Reddick", bundled, as_of="2021"))


@pytest.mark.parametrize(("one", "other", "error"), [("Al", "Al", UsageError), ("Al", "Nobody", InputError)])
def test_wrong_names(one: str, other: str, error: type[Exception]) -> None:
    """One thing twice, or a name that nothing has, is refused with a sentence."""
    with pytest.raises(error, match=r"\."):
        path(one, other, from_text(GRAPH))


def test_path_on_the_command_line(run: Callable[..., object]) -> None:
    """Every format, and the sentences as data."""
    rows = json.loads(run("path", "Ana de Armas", "Lance Reddick", "--format", "json").stdout)  # type: ignore[attr-defined]
    assert [step["sentence"] for step in rows[0]] == [
        "Ana de Armas is in the cast of Ballerina",
        "Lance Reddick is in the cast of Ballerina",
    ]
    for format in ("text", "md", "html", "csv", "tsv", "jsonl", "table"):
        done = run("path", "Ana de Armas", "Lance Reddick", "--format", format)
        assert "in the cast of Ballerina" in done.stdout, format  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("parabelum", "John Wick: Chapter 3 – Parabellum"),
        ("reddik", "Lance Reddick"),
        ("armas", "Ana de Armas"),
        ("de armas ana", "Ana de Armas"),
        ("the directer", "The Director"),
        ("skarsgard", "Bill Skarsgård"),
        ("chapter 4", "John Wick: Chapter 4"),
        ("anjelica houston", "Anjelica Huston"),
    ],
)
def test_typos_are_forgiven(words: str, first: str, bundled: Store) -> None:
    """Letters missing, doubled or exchanged, words in another order, accents left out: the right one comes first."""
    assert next(iter(search(words, bundled)))["label"] == first


def test_search_says_when_nothing_is_like_it(bundled: Store) -> None:
    """Another name altogether finds nothing; the limit holds; no words are wrong usage."""
    assert len(search("xylophone quartet", bundled)) == 0
    assert len(search("john wick", bundled, limit=2)) == 2
    with pytest.raises(UsageError, match="nothing to search for"):
        search("  ", bundled)
