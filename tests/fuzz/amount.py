"""How much is made up: little and the same each time in CI, `make fuzz` times as much and other things each time."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

#: so many times as much as in CI
FACTOR = float(os.environ.get("WICKGRAPH_FUZZ", "1"))


def examples(number: int) -> settings:
    """So many examples, times FACTOR."""
    return settings(
        max_examples=max(1, int(number * FACTOR)),
        derandomize=FACTOR == 1,
        database=None,
        deadline=None,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
    )
