"""Scores the reading of the short texts of `texts/short/`: many to a file, each with its facts behind it (a draft).

    python tests/shorts.py               the open texts by file; of the frozen ones the totals, plain and varied
    python tests/shorts.py --verbose     with what is missed and what is wrong in the open ones
    python tests/shorts.py --all         with every claim, however unsure (else those of the usual confidence)
    python tests/shorts.py news plain    only the files whose names hold one of these words

What a draft looks like says `annotate.py`, what counts as found and as wrong says `scoring_texts.py`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import scoring_texts
from annotate import drafts, rows

SHORT = Path(__file__).parent / "texts" / "short"


@cache
def _unpacked() -> TemporaryDirectory[str]:
    """Where the texts of this run are, each in a file of its own; gone when the run ends."""
    return TemporaryDirectory(prefix="shorts-")


def files(*, frozen: bool, kind: str = "") -> list[Path]:
    """The drafts with the open texts, or with the frozen ones; of a kind, "plain" or "varied", or of both."""
    return sorted((SHORT / "frozen" if frozen else SHORT).glob(f"{kind}*.draft"))


def unpack(file: Path) -> Iterator[tuple[Path, Path]]:
    """Each text of a draft in a file of its own, with its table."""
    for draft in drafts(file.read_text(encoding="utf-8").splitlines()):
        text = Path(_unpacked().name) / draft.name
        text.write_text(draft.text, encoding="utf-8", newline="\n")
        table = text.with_suffix(".tsv")
        table.write_text(scoring_texts.tabulated(rows(draft)), encoding="utf-8", newline="\n")
        yield text, table


def texts(*, frozen: bool, kind: str = "") -> list[tuple[Path, Path]]:
    """The short texts with their tables, as `scoring_texts.texts` gives the long ones."""
    return [pair for file in files(frozen=frozen, kind=kind) for pair in unpack(file)]


def main(argv: list[str]) -> None:
    """Print the scores."""
    least = 0.0 if "--all" in argv else None
    wanted = [each for each in argv if not each.startswith("-")]
    every = scoring_texts.Score()
    for file in files(frozen=False):
        if not wanted or any(word in file.stem for word in wanted):
            one = scoring_texts.total(list(unpack(file)), least=least)
            every.add(one)
            print(f"{file.stem:16}", one)
            if "--verbose" in argv:
                print("\n".join(f"    {line}" for line in one.lines))
    print("open  ", every)
    for kind in () if wanted else ("plain", "varied"):
        print(f"frozen, {kind}", scoring_texts.total(texts(frozen=True, kind=kind), least=least))


if __name__ == "__main__":
    main(sys.argv[1:])
