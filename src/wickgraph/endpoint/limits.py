"""What a query may cost: time, rows, text, result, memory, workers.

>>> Limits(seconds=5).rows
10000
"""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any


@cache
def processors() -> int:
    """How many processors this process may use.

    >>> processors() > 0
    True
    """
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _workers() -> int:
    """Two for each processor and two more: a worker that waits for its end takes almost no time of the others."""
    return 2 * processors() + 2


@dataclass(frozen=True)
class Limits:
    """The limits of an endpoint.

    `seconds` from a request to its answer, `rows` (or triples) and `result` bytes of an answer, `text` bytes of a
    query, `memory` bytes that a worker may take beyond the graph, `workers` that answer at the same time, `trickle`
    seconds within which the head and the body of a request must have come.
    """

    seconds: float = 2.0
    rows: int = 10_000
    result: int = 8_000_000
    text: int = 8_192
    memory: int = 512_000_000
    workers: int = 0
    trickle: float = 10.0

    def __post_init__(self) -> None:
        if not self.workers:
            object.__setattr__(self, "workers", _workers())

    @property
    def body(self) -> int:
        """How large the body of a request may be: three bytes for each that a form has to escape, and its other fields.

        >>> Limits(text=1000).body
        11192
        """
        return 3 * self.text + 8_192

    @property
    def each(self) -> int:
        """How many workers one client may have at the same time: not all of them.

        >>> Limits(workers=6).each, Limits(workers=1).each
        (4, 1)
        """
        return max(1, self.workers * 2 // 3)

    def record(self) -> dict[str, Any]:
        """The limits as what `Limits(**record)` takes.

        >>> Limits(**Limits(rows=5).record()).rows
        5
        """
        return asdict(self)
