"""What the tests share: a small graph with its article, and the command line run as a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import viewing

SMALL = Path(__file__).parent / "small"

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A folder as `build` writes it, with the text of its one article; a copy that a test may change."""
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The command line as a process of its own, in an empty folder; gives exit code and both outputs."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()

    def wickgraph(*arguments: str, input: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "wickgraph", *arguments],
            input=input,
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            cwd=folder,
            env={**os.environ, **environment},
            timeout=60,
        )

    return wickgraph


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium; without one the tests are skipped, in CI they fail."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(
            "no Chromium here: install the package chromium"
        )
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        started = playwright.chromium.launch(executable_path=path, args=arguments)
        yield started
        started.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[viewing.Opener]:
    """Opens a graph's page, and holds at the end that it asked for nothing and complained of nothing."""
    yield from viewing.opening(browser, tmp_path)
