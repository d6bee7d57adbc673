"""The notebooks as they are kept. (That a kernel runs them from top to bottom is held by nbmake.)"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kept_outputs import KEPT, NOTEBOOKS, renewed, started

pytestmark = pytest.mark.xdist_group("ipython")

#: what says where something was run, or runs itself
TRACES = re.compile(r"<script|<iframe|/(home|tmp|root|work|usr|Users)/|0x[0-9a-f]{6}")


def cells(path: Path) -> list[dict[str, Any]]:
    return [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]


@pytest.fixture(scope="module")
def shell() -> Iterator[Any]:
    made = started()
    yield made
    type(made).clear_instance()


def test_there_are_six_for_six_questions() -> None:
    names = ["01_tour", "02_sparql", "03_network", "04_belief", "05_your_article", "06_another_universe"]
    assert [path.stem for path in NOTEBOOKS] == names


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_only_what_is_to_be_seen_is_kept(path: Path) -> None:
    """Outputs stand where a cell is tagged "showcase": text and still pictures, small, with no run's traces in them."""
    for cell in cells(path):
        assert bool(cell["outputs"]) == ("showcase" in cell["metadata"].get("tags", ())), cell["id"]
        assert cell["execution_count"] is None
        for output in cell["outputs"]:
            kept = json.dumps(output)
            assert set(output["data"]) <= set(KEPT) and "image/png" not in kept
            assert len(kept) < 40_000 and not re.search(
                r"<script|<iframe|/(home|tmp|root|work|usr|Users)/|0x[0-9a-f]{6}", kept
            )


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_answers_are_folded(path: Path) -> None:
    """Whoever does an exercise does not see its answer beside it."""
    for cell in cells(path):
        if "# An answer" in "".join(cell["source"]):
            assert cell["metadata"]["jupyter"] == {"source_hidden": True, "outputs_hidden": True}


def shown(notebook: str) -> list[Any]:
    """What a notebook shows; of a picture its names, which stay where its style and its places do not."""
    outputs = [output["data"] for cell in json.loads(notebook)["cells"] for output in cell.get("outputs", ())]
    pictures = ("".join(data.get("image/svg+xml", ())) for data in outputs)
    names = [sorted(set(re.findall(r">([^<>]+)</text>", picture))) for picture in pictures]
    return [found or data for found, data in zip(names, outputs, strict=True)]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_what_is_kept_is_what_the_cells_give(path: Path, shell: Any) -> None:
    """Where not, `python tests/kept_outputs.py --write` writes it anew."""
    assert shown(renewed(path, shell)) == shown(path.read_text(encoding="utf-8"))
