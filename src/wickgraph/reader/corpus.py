"""A corpus: many articles read one after another, or in several processes, in the order given and in constant memory.

>>> from wickgraph.bundled import folder
>>> (path, claims), = read([folder("graph") / "articles" / "ballerina.md"])
>>> path.name, len(claims) > 30
('ballerina.md', True)
"""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from wickgraph.errors import WickgraphError
from wickgraph.naming import gazetteer
from wickgraph.reader.claims import Claim, extract_file

if TYPE_CHECKING:
    from concurrent.futures import Future

P = TypeVar("P", str, Path)
#: what became of a file: its claims, or why it could not be read
Outcome = list[Claim] | WickgraphError
#: so many files go to a process at once: starting a task costs more than reading a short article
_BATCH = 8
#: so many batches a process has before it, read or waiting to be taken
_AHEAD = 4


def read(
    paths: Iterable[P], jobs: int = 1, *, min_confidence: float | None = None, known: str | Path | None = None
) -> Iterator[tuple[P, Outcome]]:
    """The claims of each file in the order given, or the error that says why it could not be read.

    `jobs` is the number of processes; 0 stands for one on each core. Only a few files are in memory at a time, however
    many there are and however slowly the answers are taken. `min_confidence` is that of `wickgraph.extract`, `known`
    what `gazetteer.named` takes.

    >>> list(read(["missing.txt"]))
    [('missing.txt', ArticleError('missing.txt: no such file. Check the path.'))]
    """
    count = jobs or os.cpu_count() or 1
    files = iter(paths)
    if count == 1:
        yield from ((path, _outcome(path, min_confidence, known)) for path in files)
        return
    from concurrent.futures import ProcessPoolExecutor  # it takes as long to import as a short article to read

    with ProcessPoolExecutor(count) as pool:
        waiting: deque[tuple[list[P], Future[list[Outcome]]]] = deque()
        while True:
            while len(waiting) < count * _AHEAD and (batch := list(islice(files, _BATCH))):
                waiting.append((batch, pool.submit(_outcomes, batch, min_confidence, known)))
            if not waiting:
                return
            batch, done = waiting.popleft()
            yield from zip(batch, done.result(), strict=True)


def _outcomes(paths: list[P], least: float | None, known: str | Path | None) -> list[Outcome]:
    return [_outcome(path, least, known) for path in paths]


def _outcome(path: str | Path, least: float | None, known: str | Path | None) -> Outcome:
    with _uncollected():
        try:
            return extract_file(path, known=gazetteer.named(known), min_confidence=least)
        except WickgraphError as error:
            return error


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for garbage meanwhile: what reading leaves behind hangs in no cycles, and is freed without one."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
