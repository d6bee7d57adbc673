"""Whole articles: the real one beside the project, the bundled one, and the development texts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import scoring_texts
import shorts
from shared import ROOT, shared
from wickgraph.reader.claims import Claim, extract_file

BUNDLED = ROOT / "graph" / "articles" / "ballerina.md"
#: a little below what is reached, so that only a step back fails
OPEN, FROZEN = (0.76, 0.95), (0.54, 0.86)
#: of the core rows that are found and not simply confirmed, so many have the right status
STATUS = 0.77


@cache
def _claims(path: Path) -> tuple[Claim, ...]:
    return tuple(extract_file(path))


def _said(path: Path, predicate: str) -> list[tuple[str, str]]:
    return [(claim.subject.label, claim.object.label) for claim in _claims(path) if claim.predicate == predicate]


#: the same for short texts by kind, of which every fourth is read
SHORT = {"plain": (0.63, 0.86, 4), "varied": (0.39, 0.84, 4)}


@pytest.fixture
def real() -> Path:
    """The real article."""
    return shared("article/ballerina.txt")


def test_real_article(real: Path) -> None:
    """Every core fact of the real article that the table's relations can say is found, and nothing wrong is said."""
    score = scoring_texts.score(real, shared("article/facts.tsv"))
    missed = [line for line in score.lines if line.startswith("missed") and "undisclosed" not in line]
    wrong = [line for line in score.lines if line.startswith("wrong")]
    assert not missed
    assert not wrong


def test_undisclosed_roles(real: Path) -> None:
    """Who plays an undisclosed role is in the cast, has no character, and as plain data says so."""
    found = [claim for claim in _claims(real) if "undisclosedRole" in dict(claim.qualifiers)]
    assert {claim.object.label for claim in found} == {"Gabriel Byrne", "Norman Reedus", "Catalina Sandino Moreno"}
    for claim in found:
        assert "character" not in dict(claim.qualifiers)
        assert claim.as_json()["qualifiers"]["wick:character"] == {"id": None, "label": "undisclosed role"}


@pytest.mark.parametrize("article", ["real", "bundled"])
def test_milestones(article: str, request: pytest.FixtureRequest) -> None:
    """The rumours since 2019, the option of 2017 and the work in progress are claims, the rumours rumoured."""
    path = request.getfixturevalue("real") if article == "real" else BUNDLED
    assert _said(path, "firstRumoured") == [("Ballerina", "2019")]
    assert [claim.status for claim in _claims(path) if claim.predicate == "firstRumoured"] == ["rumoured"]
    assert _said(path, "rightsOptioned") == [("Ballerina", "2017")]
    assert _said(path, "productionStatus") == [("Ballerina", "in the works")]


@pytest.mark.parametrize("article", ["real", "bundled"])
def test_speakers(article: str, request: pytest.FixtureRequest) -> None:
    """The date is Lionsgate's, spoken in April 2023; where the story falls is what Keanu Reeves revealed."""
    path = request.getfixturevalue("real") if article == "real" else BUNDLED
    dates = [claim for claim in _claims(path) if claim.predicate == "releaseDate" and claim.attributed_to]
    assert [(claim.object.label, claim.attributed_to and claim.attributed_to.label) for claim in dates] == [
        ("2024-06-07", "Lionsgate")
    ]
    assert [claim.as_of and claim.as_of.value for claim in dates] == ["2023-04"]
    assert [claim.status for claim in dates] == ["announced"]
    placed = [claim for claim in _claims(path) if claim.predicate in ("storyAfter", "storyBefore")]
    assert [claim.attributed_to and claim.attributed_to.label for claim in placed] == ["Keanu Reeves"] * 2


def test_the_lead(real: Path) -> None:
    """The one cast claim for the lead has the character, the billing and the actor replaced."""
    (claim,) = [claim for claim in _claims(real) if claim.object.label == "Ana de Armas"]
    said = {name: term.label for name, term in claim.qualifiers}
    assert said == {"character": "Rooney", "billing": "lead", "replaces": "Unity Phelan"}


def test_size_of_a_role(real: Path) -> None:
    """A character whose part is said to be peripheral is a minor character of the film."""
    assert _said(real, "minorCharacter") == [("Ballerina", "John Wick")]


def test_as_of(real: Path) -> None:
    """An article without a date of its own speaks from its latest news."""
    assert {claim.as_of and claim.as_of.value for claim in _claims(real)} == {"2023-04"}


def test_bundled_article() -> None:
    """The bundled article, written in the project's own words, is read as well, with nothing wrong."""
    score = scoring_texts.score(BUNDLED, ROOT / "tests" / "gold" / "ballerina.tsv")
    assert score.recall >= 0.95, "\n".join(score.lines)
    assert score.precision == 1.0, "\n".join(score.lines)


def test_open_texts() -> None:
    """On every other open development text recall, precision and status do not fall below what they were."""
    score = scoring_texts.total(scoring_texts.texts(frozen=False)[1::2])
    assert score.recall >= OPEN[0], str(score)
    assert score.precision >= OPEN[1], str(score)
    assert score.status >= STATUS * score.graded, str(score)


def test_frozen_texts() -> None:
    """Nor do recall and precision on the texts that nobody tuned on; what is missed there is not shown."""
    score = scoring_texts.total(scoring_texts.texts(frozen=True))
    assert score.recall >= FROZEN[0], str(score)
    assert score.precision >= FROZEN[1], str(score)


@pytest.mark.parametrize("kind", SHORT)
def test_frozen_short_texts(kind: str) -> None:
    """Nor do those on short texts that nobody tuned on."""
    recall, precision, step = SHORT[kind]
    score = scoring_texts.total(shorts.texts(frozen=True, kind=kind)[::step])
    assert score.recall >= recall, str(score)
    assert score.precision >= precision, str(score)
