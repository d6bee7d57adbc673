"""Material that is not part of the project and lies beside it: the real article and its facts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def shared(name: str) -> Path:
    """A file beside the project; without it the test is skipped, or fails on CI, where it must be there."""
    path = ROOT.parent / "shared" / name
    if not path.exists():
        reason = f"../shared/{name} is not beside the project"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return path


#: text that would do harm where it was taken for markup or script
HOSTILE = [
    "<script>window.hurt=1</script>",
    "</script><script>window.hurt=1</script>",
    "<img src=x onerror=window.hurt=1>",
    '" onmouseover="window.hurt=1" x=\'',
    "<!--<script>",
    "]]><svg onload=window.hurt=1>",
    "a\u2028window.hurt=1\u2029b",
    "\u202eevil\u2066",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:window.hurt=1",
    "x" * 10_000,
]
