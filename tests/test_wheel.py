"""The wheel, installed where the checkout is not, is the whole tool."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from shared import ROOT

#: one process builds the wheel for all tests
pytestmark = pytest.mark.xdist_group("wheel")


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bare environment with the built wheel and what it requires, and nothing else."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT],
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=True)
    made = folder / "env" / "bin" / "python"
    install = [made, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, "--require-hashes", "-r", ROOT / "requirements.txt"], check=True)
    subprocess.run([*install, "--no-deps", wheel], check=True)
    return made


def wickgraph(python: Path, folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [python.with_name("wickgraph"), *arguments], cwd=folder, env=environment, capture_output=True, text=True, **more
    )


def test_the_wheel_answers_a_question(python: Path, tmp_path: Path) -> None:
    """The data of ontology/ and graph/ has travelled in the wheel."""
    done = wickgraph(
        python, tmp_path, "query", "SELECT ?actor { id:Ballerina wick:castMember ?actor }", "--format", "csv"
    )
    assert done.returncode == 0 and "id/AnaDeArmas" in done.stdout


def test_the_wheel_builds_and_draws(python: Path, tmp_path: Path) -> None:
    """Patterns, shapes, templates and the drawing library are in it too."""
    text = "John Wick: Chapter 4 was directed by Chad Stahelski."
    done = wickgraph(python, tmp_path, "build", "-", "--out", "out", input=text)
    assert done.returncode == 0 and "Chad Stahelski" in done.stdout
    assert wickgraph(python, tmp_path, "view", "--graph", "out", "--out", "v.html").returncode == 0
    assert "Chad Stahelski" in (tmp_path / "v.html").read_text(encoding="utf-8")


def test_the_wheel_is_not_the_checkout(python: Path, tmp_path: Path) -> None:
    """The question above was answered from the installed package."""
    code = "import wickgraph.bundled as b; print(b.folder('graph'))"
    done = subprocess.run([python, "-I", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "site-packages" in done.stdout and str(ROOT) + os.sep not in done.stdout
