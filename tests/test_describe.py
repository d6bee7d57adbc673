"""Cards: the right entity, all of its facts, and sentences only where the text is the right one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wickgraph import describe, load
from wickgraph.asking.card import Card, Fact
from wickgraph.asking.listing import claims
from wickgraph.errors import InputError, UsageError
from wickgraph.results.texts import REACH, Shelf, quote, sentence
from wickgraph.results.texts import digest as sha256
from wickgraph.stores.store import from_text

ARTICLE = (Path(__file__).parent / "small" / "news.md").read_text(encoding="utf-8")
SPANS = {"lead": "Ana de Armas leads “Ballerina” as Rooney", "director": "Anjelica Huston is The Director"}


def fact(card: Card, predicate: str, label: str) -> Fact:
    (found,) = [each for each in card.facts if (each.predicate, each.label) == (predicate, label)]
    return found


@pytest.mark.parametrize(
    "name",
    [
        *("The Director", "the  director", "THE DIRECTOR", "id:TheDirector", "TheDirector", "“The Director”"),
        *("https://w3id.org/wickgraph/id/TheDirector", "<https://w3id.org/wickgraph/id/TheDirector>"),
        *("The Director (character)", "Director"),
    ],
)
def test_a_name_is_found_as_people_type_it(small: Path, name: str) -> None:
    """Label, IRI, compact name, end of the IRI; case, spaces and quotation marks do not matter."""
    assert describe(name, small).label == "The Director"


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Parabellum", "John Wick: Chapter 3 – Parabellum"),
        ("John Wick (film)", "John Wick (film)"),
        ("john wick (Franchise)", "John Wick (franchise)"),
        ("From the World of John Wick: Ballerina", "Ballerina"),
        ("Parabellum (film)", "John Wick: Chapter 3 – Parabellum"),
        ("Anjelica", "Anjelica Huston"),
    ],
)
def test_aliases_and_kinds_lead_to_the_entity(small: Path, name: str, label: str) -> None:
    """Other names count, a kind in brackets chooses, and words of a name are enough where only one thing has them."""
    assert describe(name, small).label == label


def test_one_name_of_four_things_shows_one_and_lists_the_others(small: Path) -> None:
    """John Wick is four things: whose label it is comes first."""
    card = describe("John Wick", small)
    others = ["John Wick (film)", "John Wick (franchise)", "John Wick (universe)"]
    assert (card.iri.rsplit("/", 1)[1], [other.label for other in card.others]) == ("JohnWick", others)
    assert "John Wick (film) (id:JohnWickFilm)" in card.write()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("The Directer", "Did you mean The Director?"),
        ("John Wick (company)", "Did you mean John Wick"),
        ("Xyzzy", "List the names: wickgraph query"),
        ("!!", "List the names: wickgraph query"),
        ("id:Nobody", "nothing in the graph has that name"),
    ],
)
def test_an_unknown_name_gets_near_names(small: Path, name: str, sentence: str) -> None:
    """What is not found is answered with what it may have been meant to be."""
    with pytest.raises(InputError) as error:
        describe(name, small)
    assert sentence in str(error.value) and str(error.value).startswith(f"{name}: ")


def test_a_fact_has_its_receipt(small: Path) -> None:
    """Status, date, speaker, qualifiers, source, and the sentence round the span."""
    (statement,) = fact(describe("Ballerina", small), "wick:castMember", "Ana de Armas").statements
    assert (statement.status, statement.as_of, statement.attributed_to) == ("confirmed", "2023-04", ("Lionsgate",))
    assert [value for _, value in statement.qualifiers] == ["lead", "Rooney", "Unity Phelan"]
    (receipt,) = statement.receipts
    assert receipt.sentence == "Lionsgate has confirmed that Ana de Armas leads “Ballerina” as Rooney."
    assert receipt.start is not None and ARTICLE[receipt.start : receipt.end] == SPANS["lead"]
    assert (receipt.title, receipt.publisher, receipt.recovered) == ("Two dancers, one name", "The Gazette", False)


def test_a_derived_fact_shows_the_claim_it_follows_from(small: Path) -> None:
    """`plays` has no claim of its own: it stands on the claim of the casting."""
    card = describe("Rooney", small)
    assert [each.claim for each in fact(card, "wick:plays", "Ana de Armas").statements] == describe_claims("c1")
    assert fact(card, "wick:hasCharacter", "John Wick: Chapter 3 – Parabellum").statements == ()


def describe_claims(*names: str) -> list[str]:
    return [f"https://w3id.org/wickgraph/claim/{name}" for name in names]


def test_a_denied_claim_is_shown_as_no_fact(small: Path) -> None:
    """What was claimed and denied is on the card, not accepted, with both statuses and the cited page."""
    card = describe("Ballerina", small)
    date = fact(card, "wick:releaseDate", "2024-05")
    assert (date.accepted, date.statements[0].status, date.statements[0].status_in_source) == (
        False,
        "denied",
        "rumoured",
    )
    assert fact(card, "wick:castMember", "Ana de Armas").accepted
    assert "denied, rumoured in the source\n      — A page that is only cited, https://example.org/page" in card.write()


def test_a_qualifier_is_enough_for_a_place_on_the_card(small: Path) -> None:
    """Who is only replaced is told by whom and where."""
    (only,) = describe("Unity Phelan", small).facts
    assert (only.direction, only.predicate, only.label) == ("in", "wick:replaces", "Ana de Armas")


def test_without_the_text_the_source_is_named(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No text at hand: where to find it. Text in the folder given, or in the current one: its sentence."""
    (small / "news.md").rename(tmp_path / "news.md")
    monkeypatch.chdir(small)
    assert "news.md, characters 154 to 185, text not at hand" in describe("The Director", small).write()
    assert "text not at hand" not in describe("The Director", small, texts=tmp_path).write()
    monkeypatch.chdir(tmp_path)
    assert "text not at hand" not in describe("The Director", load(small)).write()


def test_a_text_that_was_edited_still_gives_the_sentence_and_says_so(small: Path) -> None:
    """The span is looked for by its hash; where it is gone there is no sentence."""
    edited = "\ufeffA line on top.\r\n\r\n" + ARTICLE.replace("The Director still runs", "The Director once ran")
    (small / "news.md").write_bytes(edited.encode())
    card = describe("The Director", small)
    found = fact(card, "wick:plays", "Anjelica Huston").statements[0].receipts[0]
    assert found.recovered and found.start and edited[found.start : found.end] == SPANS["director"]
    assert fact(card, "wick:leaderOf", "Ruska Roma").statements[0].receipts[0].sentence is None
    assert "recovered" in card.write() and "text not at hand" in card.write()


def test_the_text_with_the_right_hash_is_preferred(small: Path, tmp_path: Path) -> None:
    """Another file of the same name in a folder that is searched first does not win."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "news.md").write_text("Draft. Anjelica Huston is The Director, they say.", encoding="utf-8")
    shelf = Shelf((other, small))
    found = shelf.quote("news.md", sha256(ARTICLE), 154, 185, sha256(SPANS["director"]))
    assert found and not found.recovered and found.sentence.startswith("Anjelica Huston is The Director again")


def test_a_file_name_cannot_lead_out_of_the_folders(small: Path) -> None:
    """A graph from elsewhere may name any path as its source; only its last part counts."""
    secret = "Nobody should read this."
    (small.parent / "secret.md").write_text(secret, encoding="utf-8")
    assert Shelf((small,)).quote("../secret.md", sha256(secret), 0, 6, sha256("Nobody")) is None
    assert Shelf((small.parent,)).quote("../secret.md", sha256(secret), 0, 6, sha256("Nobody"))


@pytest.mark.parametrize("name", ["binary.md", "folder.md"])
def test_what_is_no_text_is_no_text_at_hand(tmp_path: Path, name: str) -> None:
    """A binary or a folder of the source's name is passed over."""
    (tmp_path / "binary.md").write_bytes(b"\xff\x00")
    (tmp_path / "folder.md").mkdir()
    assert Shelf((tmp_path,)).quote(name, "", 0, 1, sha256("a")) is None


def test_a_span_that_is_out_of_reach_is_given_up() -> None:
    """Looking for a span costs time in a long text; it ends."""
    text = "x" * (REACH + 10) + "needle"
    assert quote(text, 0, 6, sha256("needle")) is None
    assert quote(text, 20, 26, sha256("needle")) is not None


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        (
            "It rains. Dr. Webb of J. J. Ltd. came at 7 p.m. sharp. It rains.",
            "Webb",
            "Dr. Webb of J. J. Ltd. came at 7 p.m. sharp.",
        ),
        ("“Who?” she asked. “Wick.” Nobody moved.", "Wick", "“Wick.”"),
        ("# A heading\nA line\nand its end.\n\nNext.", "its", "A line and its end."),
        ("# A heading\nA line.", "heading", "A heading"),
        ("One. Two! Three? Four", "Four", "Four"),
        ("- first item\n- second item\n", "second", "second item"),
        ("Film 2 cost $2.5 million. 300 people came.", "2.5", "Film 2 cost $2.5 million."),
        ("One. Two. Three.", "e. Two. T", "One. Two. Three."),
        ("<nav>Home</nav><p>Ann <a href='/x'>Lee</a> runs <b>it</b>. It rains.</p>", "runs", "Ann Lee runs it."),
    ],
)
def test_the_sentence_round_a_span(text: str, span: str, expected: str) -> None:
    """Ends are full stops before a capital, blank lines, headings and items; titles and initials are no ends."""
    start = text.index(span)
    assert sentence(text, start, start + len(span)) == expected


def test_a_card_is_written_as_json_and_markdown(small: Path) -> None:
    """JSON has everything that the text shows; an unknown format is wrong usage."""
    card = describe("Ballerina", small)
    data = json.loads(card.write("json"))
    assert data["ids"] == [["IMDb", "tt7181546"]] and data["description"] == "A spin-off about a dancer."
    assert {each["predicate"] for each in data["facts"]} == {each.predicate for each in card.facts}
    assert card.write("md").startswith("# Ballerina\n\nfilm · id:Ballerina") and card._repr_markdown_() == card.write(
        "md"
    )
    with pytest.raises(UsageError, match="text, json, md"):
        card.write("pdf")


def test_any_graph_has_cards(tmp_path: Path) -> None:
    """A graph that is not ours, without labels and claims, is described from its triples."""
    path = tmp_path / "other.ttl"
    path.write_text("@prefix : <http://example.org/> . :Heat a :Movie ; :directedBy :Mann .")
    card = describe("heat", path)
    assert (card.label, [(each.name, each.label) for each in card.facts]) == ("Heat", [("directed by", "Mann")])


def test_the_list_of_claims_follows_the_text(small: Path) -> None:
    """Every claim that was read in a text, in its order, with its sentence; a page that is only cited has none."""
    rows = [tuple(row.values()) for row in claims(load(small), Shelf((small,)))]
    assert [row[:4] for row in rows] == [
        ("Ballerina", "cast member", "Ana de Armas", "confirmed"),
        ("Ballerina", "cast member", "Anjelica Huston", "announced"),
        ("The Director", "leader of", "Ruska Roma", "confirmed"),
        ("Ballerina", "cast member", "Norman Reedus", "announced"),
    ]
    assert rows[3][4] == "Norman Reedus signed as well."
    assert {row["sentence"] for row in claims(load(small), Shelf(()))} == {None}


def test_near_names_are_those_of_entities() -> None:
    """Titles of sources are not offered where an entity is wanted, and an entity is offered by one of its names."""
    graph = from_text(
        "id:Night a wick:Film ; rdfs:label 'Night Ferry' ; skos:altLabel 'The Night Ferry' . "
        "source:a a wick:Source ; dcterms:title 'Night Fery' ."
    )
    with pytest.raises(InputError, match=r"Did you mean Night Ferry\?"):
        describe("Nigt Ferry", graph)


def test_the_sentence_of_a_cell_is_its_row() -> None:
    """A table in Markdown is quoted by the row, not as a whole."""
    text = "| | |\n|---|---|\n| Director | Rufus Lane |\n| Length | 90 minutes |\n"
    assert sentence(text, text.index("Rufus"), text.index("Rufus") + 10) == "| Director | Rufus Lane |"
