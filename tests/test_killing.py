"""kill -9 in the middle of writing; `make fuzz` does it 200 times."""

from __future__ import annotations

import pytest

from killing import KINDS, play


@pytest.mark.parametrize("kind", KINDS)
def test_a_kill_loses_nothing_and_leaves_nothing_half_written(kind: str) -> None:
    """Three kills of each kind at moments by chance: what was acknowledged is there, and what is there is whole."""
    assert play(3, seed=5, kinds=[kind])[kind][0] == 3
