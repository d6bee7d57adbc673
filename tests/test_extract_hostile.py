"""Texts that nobody would write: no crash, no hang, and spans that hold whatever stands in them."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

import hostile
from wickgraph.errors import ArticleError
from wickgraph.reader.claims import Claim, extract
from wickgraph.text.article import digest

KEYS = {
    *("subject", "subject_label", "predicate", "object", "object_label", "datatype", "qualifiers", "status", "as_of"),
    *("attributed_to", "start", "end", "sha256", "known", "confidence"),
}  # fmt: skip
STATUSES = {"rumoured", "announced", "confirmed", "denied", "superseded"}
#: says something, so that there are spans to check
FACT = "John Wick: Chapter 4 was directed by Chad Stahelski."
HOSTILE = {
    "no full stop": "Keanu Reeves and " * 12_000,
    "names only": "Ana de Armas, " * 3_000 + FACT,
    "brackets": "(" * 5_000 + FACT + ")" * 3_000,
    "nested": "[{<" * 2_000 + FACT,
    "marks of our own": "⟨0:PC⟩ ¦ 's ⟨⟩ directed by ⟨1:P⟩. " * 50 + FACT,
    "emoji": "🎬🩰" * 500 + " " + FACT + " 👩‍👩‍👧‍👦",
    "right to left": "‏שלום עולם. " * 200 + FACT + " مرحبا",
    "zero width": FACT.replace("was", "w\u200bas\u200d") + "\u200b" * 1_000 + " " + FACT,
    "combining": "Z̷̢̛͓̙a̴l̶g̸o " * 200 + FACT,
    "quotation marks": '"' * 3_000 + FACT + "”“" * 500,
    "commas": "," * 20_000 + FACT,
    "dates": "June 7, 2024, " * 2_000 + FACT,
    "money": "$1" + ",000" * 5_000 + ". " + FACT,
    "capitals": FACT.upper() + " " + "THE END. " * 1_000,
    "one long word": "a" * 100_000 + " " + FACT,
    "signs of patterns": "{who:Person+} @was (directed)? ~ .. ^ $ <x: y>? !(z) " * 100 + FACT,
    "expressions": "(a+)+$ [^]* \\d{1,9} .*?.*?.*? " * 300 + FACT,
    "line ends": FACT.replace(" ", "\r\n") + "\r\n" * 2_000,
    "another language": "Der Film wurde von niemandem gedreht, und das ist auch gut so. " * 200,
}


def _check(text: str, claims: list[Claim]) -> None:
    for claim in claims:
        assert 0 <= claim.start < claim.end <= len(text)
        assert digest(text[claim.start : claim.end]) == claim.sha256


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile(name: str) -> None:
    """A hostile text is read in under ten seconds a megabyte, and every span hashes to what it says."""
    text = HOSTILE[name]
    began = time.process_time()
    claims = extract(text)
    assert time.process_time() - began < 2 + 10 * len(text) / 1e6
    _check(text, claims)


@pytest.mark.parametrize("text", ["", " \n\t", "\ufeff", "half of a pair: \ud800"])
def test_nothing_to_read(text: str) -> None:
    """A text with nothing in it, or that is no text, is refused with a sentence."""
    with pytest.raises(ArticleError, match=r"\."):
        extract(text)


def test_garbage() -> None:
    """Words, signs and names in any order: no crash, and spans that hold."""
    choice = random.Random(7)
    words = [
        *FACT.split(),
        *HOSTILE["marks of our own"].split()[:9],
        *['"', "(", ")", ",", ".", ";", ":", "—", "’s", "of", "the", "and", "who", "2019", "$40"],
    ]
    for _ in range(60):
        text = " ".join(choice.choices(words, k=120))
        _check(text, extract(text, title=choice.choice([None, "Ballerina", "( Heat"])))


@pytest.mark.parametrize("first", range(0, hostile.COUNT, 50))
def test_made_by_the_number(first: int, tmp_path: Path) -> None:
    """500 made articles are read or refused, in time, with spans that hold and nothing out of scripts."""
    seen = {hostile.check(number, tmp_path) for number in range(first, first + 50)}
    assert "refused" in seen and any(each.endswith("claims") for each in seen)


def test_same_input_same_output() -> None:
    """Two readings of one text are equal, claim by claim and in order."""
    text = f"{FACT} Donnie Yen plays Caine. Ian McShane, Bill Skarsgård and Greta Lind star in it."
    assert extract(text) == extract(text)


def test_keys_of_plain_data() -> None:
    """A claim as plain data has the keys of the contract, a known status and plain values."""
    claims = extract(f"{FACT} It opened on March 24, 2023 and cost $100 million. Greta Lind plays Mira Holm in it.")
    assert {claim.predicate for claim in claims} >= {"director", "releaseDate", "budget", "castMember"}
    for claim in claims:
        data = claim.as_json()
        assert data.keys() == KEYS
        assert data["status"] in STATUSES
        assert data["predicate"].startswith("wick:")
        assert (data["datatype"] is None) == data["object"].startswith("https://")
    assert [claim.as_json()["known"] for claim in claims if claim.object.label == "Greta Lind"] == [False]
