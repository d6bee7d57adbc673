"""Trains the models of `ontology/learned/` on the open development texts, long and short, and their tables
(`texts/`), and judges them.

    python tests/train.py            writes the models, prints what each is worth on texts that it did not see
    python tests/train.py --check    writes nothing

Figures are of cross-validation: every text is judged by a model that was trained on other texts only.
"""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import fitting
import scoring_texts
import shorts
from fitting import Array
from wickgraph.bundled import folder
from wickgraph.reader.claims import Claim, extract_file
from wickgraph.text.weights import Weights

#: the usual least confidence is the one for this precision, or, where that would leave out more than three in a
#: hundred right claims, the one that leaves out so many
PRECISION, KEPT = 0.95, 0.97
_PENALTIES = (3.0, 10.0, 30.0)
Row = dict[str, str]


@dataclass(frozen=True)
class Judged:
    """A claim of a text (by number), whether a row of the text's table agrees, and the core rows that it finds."""

    text: int
    claim: Claim
    right: bool
    finds: frozenset[str]


def rows_of(table: Path) -> list[Row]:
    """The rows of a table of gold facts."""
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def judged(texts: list[tuple[Path, Path]]) -> list[Judged]:
    """Every claim of the texts, however sure, of a predicate that their table knows: the oldest know but the scored."""
    further = {each.lstrip("^") for each in " ".join(scoring_texts.FURTHER.values()).split()}
    out = []
    for number, (text, table) in enumerate(texts):
        rows = rows_of(table)
        knows_more = any(row["relation"] in scoring_texts.FURTHER for row in rows)
        predicates = scoring_texts.SCORED | (further if knows_more else set())
        for claim in extract_file(text, min_confidence=0):
            if claim.predicate in predicates:
                met = [row for row in rows if scoring_texts.meets(row, claim)]
                core = (
                    row["id"] for row in met if row["scope"] == "core" and row["relation"] in scoring_texts.RELATIONS
                )
                out.append(Judged(number, claim, bool(met), frozenset(core)))
    return out


def confidence(found: list[Judged]) -> tuple[Weights, Array]:
    """The model of confidence, and the confidence of each claim by a model that did not see its text."""
    given = fitting.examples([(each.text, each.claim.signs, each.right) for each in found])
    losses = {penalty: fitting.log_loss(fitting.unseen(given, penalty), given.right) for penalty in _PENALTIES}
    return fitting.model(given, min(losses, key=lambda penalty: losses[penalty]), PRECISION, KEPT)


def curve(found: list[Judged], chances: Array, core: int) -> str:
    """Recall and precision on unseen texts over the least confidence, and the share that is right near each."""
    lines = ["confidence  claims  right in  precision  recall   (cross-validation over texts)"]
    for least in (0.0, 0.3, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95):
        kept = [each for each, chance in zip(found, chances, strict=True) if chance >= least]
        near = [each.right for each, chance in zip(found, chances, strict=True) if least <= chance < least + 0.1]
        scored = [each for each in kept if each.claim.predicate in scoring_texts.SCORED]
        right = sum(each.right for each in scored)
        recall = len(frozenset[str]().union(*(each.finds for each in kept))) / core
        band = f"{np.mean(near):9.2f}" if near else f"{'-':>9}"
        lines.append(f"{least:10.2f} {len(scored):7} {band} {right / max(1, len(scored)):10.3f} {recall:7.3f}")
    return "\n".join(lines)


def core_rows(texts: list[tuple[Path, Path]]) -> int:
    """How many core facts the tables have."""
    rows = (row for _, table in texts for row in rows_of(table))
    return sum(row["scope"] == "core" and row["relation"] in scoring_texts.RELATIONS for row in rows)


def main(argv: list[str]) -> None:
    """Train, judge and write."""
    texts = [*scoring_texts.texts(frozen=False), *shorts.texts(frozen=False)]
    found = judged(texts)
    model, chances = confidence(found)
    print(curve(found, chances, core_rows(texts)))
    precise = fitting.threshold(chances, np.array([float(each.right) for each in found]), PRECISION)
    print(f"least confidence for a precision of {PRECISION}: {precise:.3f}; the usual one: {model.threshold:.3f}")
    print(f"{len(model.weights)} signs, {len(model.text())} bytes")
    if "--check" not in argv:
        (folder("ontology") / "learned" / "confidence.tsv").write_text(model.text(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
