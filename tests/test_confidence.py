"""The confidence of claims: what it means, what it leaves out, and how its model is made."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

import fitting
import scoring_texts
import train
from wickgraph.bundled import folder
from wickgraph.cli import main
from wickgraph.errors import DataError
from wickgraph.reader import confidence
from wickgraph.reader.claims import extract
from wickgraph.reader.explain import explain
from wickgraph.text import weights

TEXT = "John Wick: Chapter 4 was directed by Chad Stahelski. If Rina Sawayama plays Akira, would it matter?"


def test_every_claim_says_how_sure_it_is() -> None:
    """A probability of two digits, the same on every run, in the plain data too."""
    claims = extract(TEXT, min_confidence=0)
    assert claims and all(0 < claim.confidence < 1 for claim in claims)
    assert [claim.as_json()["confidence"] for claim in claims] == [
        round(claim.confidence, 2) for claim in extract(TEXT, min_confidence=0)
    ]


def test_a_higher_bar_keeps_fewer_claims() -> None:
    """What is kept at a bar is what has that confidence, and the usual bar is the model's."""
    every = extract(TEXT, min_confidence=0)
    for least in (0.0, 0.5, 0.9, 1.0):
        assert extract(TEXT, min_confidence=least) == [claim for claim in every if claim.confidence >= least]
    assert extract(TEXT) == extract(TEXT, min_confidence=confidence.default())


def test_the_command_line_takes_a_bar(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--min-confidence 0 shows every claim, 1 none; what is no probability is refused."""
    file = tmp_path / "note.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert main(["extract", str(file), "--min-confidence", "0"]) == 0
    claims = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert claims and all(0 < claim["confidence"] < 1 for claim in claims)
    assert main(["extract", str(file), "--min-confidence", "1"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["extract", str(file), "--min-confidence", "2"]) == 2


def test_explain_says_what_was_not_sure_enough() -> None:
    """A claim below the bar is told among the reasons for silence."""
    told = explain(TEXT, min_confidence=1)[0]
    assert not told.claims
    assert "confidence" in told.silence[0] and "below 1.00" in told.silence[0]


def test_a_broken_model_is_named(tmp_path: Path) -> None:
    """A model that is missing, or whose numbers are none, is an error of the data with what to do."""
    with pytest.raises(DataError, match="make train"):
        weights.load("none", tmp_path)
    (tmp_path / "half.tsv").write_text("*bias\t1\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"half\.tsv"):
        weights.load("half", tmp_path)


def test_models_are_small_and_sorted() -> None:
    """What ships is text below a megabyte, as the model itself writes it."""
    for file in sorted((folder("ontology") / "learned").glob("*.tsv")):
        text = file.read_text(encoding="utf-8")
        assert len(text) < 1_000_000
        assert weights.parse(text, file.name).text() == text


# ---- training


def _examples() -> fitting.Examples:
    rows = [(i % 10, ["good"] if i % 3 else ["bad", f"only {i}"], bool(i % 3) ^ (i % 7 == 0)) for i in range(200)]
    return fitting.examples(rows)


def test_training_tells_good_from_bad_signs() -> None:
    """The model finds which sign speaks for and which against, and forgets what one text alone has."""
    model, chances = fitting.model(_examples(), 1.0, 0.8)
    assert model.probability(["good"]) > 0.75 > 0.25 > model.probability(["bad"])
    assert set(model.weights) <= {"good", "bad"}
    assert len(chances) == 200


def test_the_same_training_gives_the_same_bytes() -> None:
    """Training has no chance in it."""
    first, second = (fitting.model(_examples(), 1.0, 0.8)[0].text() for _ in range(2))
    assert first == second


def test_probabilities_of_unseen_texts_are_calibrated() -> None:
    """Of examples that get a probability from a model that did not see them, that share is right."""
    given = _examples()
    _, chances = fitting.model(given, 1.0, 0.8)
    assert abs(chances.mean() - given.right.mean()) < 0.02
    likely = chances > 0.5
    assert abs(chances[likely].mean() - given.right[likely].mean()) < 0.05


def test_threshold_is_the_least_that_keeps_the_precision() -> None:
    """Of everything at least as likely as the threshold, the wanted share is right."""
    chances, right = np.linspace(1, 0, 101), np.array([1.0] * 60 + [0.0] * 41)
    assert fitting.threshold(chances, right, 0.95) == pytest.approx(chances[62])
    assert fitting.threshold(chances, 0 * right, 0.95) == 1.0


def test_threshold_keeps_most_of_what_is_right() -> None:
    """Where precision has its price, no more is left out than was said."""
    chances, right = np.linspace(1, 0, 100), np.ones(100)
    least = fitting.keeping(chances, right, 0.9)
    assert (chances >= least).sum() in (90, 91)


def test_the_shipped_confidence_is_that_of_the_development_texts() -> None:
    """Over the open texts, the confidence is on average the share that is right: after a change, `make train`."""
    found = train.judged(scoring_texts.texts(frozen=False)[::4])
    sure = np.mean([each.claim.confidence for each in found])
    assert abs(sure - np.mean([each.right for each in found])) < 0.1
