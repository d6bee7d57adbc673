"""Many articles: the same answers in the same order, however many processes read them."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable
from pathlib import Path

from wickgraph.errors import ArticleError
from wickgraph.reader.claims import extract_file
from wickgraph.reader.corpus import read


def _articles(folder: Path, count: int) -> list[Path]:
    """Articles of a sentence each, the fifth of which is not there."""
    paths = [folder / f"{number}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        if number != 4:
            path.write_text(f"John Wick: Chapter {number % 3 + 2} was directed by Chad Stahelski.\n", encoding="utf-8")
    return paths


def test_two_processes_read_what_one_reads(tmp_path: Path) -> None:
    """Answers come in the order of the files, more of them than are ever in memory; one error stops nothing."""
    paths = _articles(tmp_path, 100)
    found = list(read(iter(paths), jobs=2))
    assert [path for path, _ in found] == paths
    assert [found[0][1], found[99][1]] == [extract_file(paths[0]), extract_file(paths[99])]
    assert [number for number, (_, outcome) in enumerate(found) if isinstance(outcome, ArticleError)] == [4]


def test_jobs_on_the_command_line(tmp_path: Path, run: Callable[..., object]) -> None:
    """--jobs changes no byte of the answer; a file that cannot be read is named, and the exit code says so."""
    paths = _articles(tmp_path, 12)
    one, two = run("extract", *paths), run("extract", *paths, "--jobs", "2")
    assert one.stdout == two.stdout and two.returncode == 3  # type: ignore[attr-defined]
    assert "4.txt: no such file" in two.stderr  # type: ignore[attr-defined]
    files = [json.loads(line)["file"] for line in two.stdout.splitlines()]  # type: ignore[attr-defined]
    assert files == [str(path) for number, path in enumerate(paths) if number != 4]


def test_reading_leaves_no_garbage_in_cycles(tmp_path: Path) -> None:
    """Reading is not searched for garbage, since it leaves none in cycles; the search is on again afterwards."""
    (path,) = _articles(tmp_path, 1)
    list(read([path]))  # what is loaded once
    gc.collect()
    gc.disable()
    try:
        list(read([path]))
        assert gc.collect() == 0
    finally:
        gc.enable()
    list(read([path]))
    assert gc.isenabled()
