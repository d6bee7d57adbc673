"""What holds for the project as a whole: its documents match it, and nothing foreign is in it."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

from shared import ROOT, shared

SOURCE = ROOT / "src" / "wickgraph"
MODULES = sorted(
    str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*.py") if path.stem not in ("__init__", "__main__")
)


def tracked() -> list[Path]:
    """The files that git tracks or would track; all files where this is no checkout."""
    done = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True
    )
    names = (
        done.stdout.splitlines() if done.returncode == 0 else [str(path.relative_to(ROOT)) for path in ROOT.rglob("*")]
    )
    return [ROOT / name for name in names if (ROOT / name).is_file() and ".venv" not in name]


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.casefold().replace("\u2019", "'"))


def test_the_table_of_modules_is_complete() -> None:
    """CONTRIBUTING names every module once, and no module that is not there."""
    listed = re.findall(r"^\| `([\w/]+\.py)` \|", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(listed) == [name for name in MODULES if not name.startswith("commands/")]


def test_the_licence_and_the_readme_say_the_two_commands() -> None:
    """What a newcomer types stands in the README and in the Makefile."""
    readme, makefile = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "Makefile"))
    for command in ("demo", "test"):
        assert f"make {command}" in readme and f"\n{command}:" in makefile


def test_no_eight_words_of_the_article() -> None:
    """No file of the project holds eight words in a row of the real article."""
    found = words(shared("article/ballerina.txt").read_text(encoding="utf-8"))
    grams = {tuple(found[i : i + 8]) for i in range(len(found) - 7)}
    for path in tracked():
        if path.stat().st_size < 3_000_000:
            own = words(path.read_text(encoding="utf-8", errors="ignore"))
            assert not [own[i : i + 8] for i in range(len(own) - 7) if tuple(own[i : i + 8]) in grams], path


def test_no_absolute_path_and_no_registry() -> None:
    """Nothing says where it was made, or from where packages come."""
    for path in tracked():
        text = path.read_text(encoding="utf-8", errors="ignore")
        assert str(ROOT) + "/" not in text, path
        if path.name.startswith("requirements"):
            assert "://" not in text and "--index" not in text, path


@pytest.mark.parametrize("name", MODULES)
def test_modules_and_functions_are_small(name: str) -> None:
    """A module has at most 300 lines, a function at most 60."""
    text = (SOURCE / name).read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    long = {
        node.name: node.end_lineno - node.lineno + 1
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and node.end_lineno and node.end_lineno - node.lineno >= 60
    }
    assert not long


def test_most_functions_are_very_small() -> None:
    """Half of all functions have at most 8 lines of code, 95 in 100 at most 30, docstrings not counted."""
    sizes = []
    for name in MODULES:
        for node in ast.walk(ast.parse((SOURCE / name).read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                sizes.append(body[-1].end_lineno - body[0].lineno + 1 if body and body[-1].end_lineno else 0)
    sizes.sort()
    assert sizes[len(sizes) // 2] <= 8 and sizes[len(sizes) * 95 // 100] <= 30
