"""An endpoint as a process of its own, for the tests and benchmarks that ask it over HTTP."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Served:
    """A running endpoint: where it answers, and its process."""

    address: str
    process: subprocess.Popen[str]

    @property
    def root(self) -> str:
        """The address of the server, without a path."""
        return self.address.removesuffix("/sparql")


@contextmanager
def serving(graph: Path | None, *options: str) -> Iterator[Served]:
    """An endpoint over a graph (None: the bundled one) at a free port of the loopback; ended in the end."""
    chosen = ["--graph", str(graph)] if graph else []
    command = [sys.executable, "-m", "wickgraph", "serve", "--port", "0", *chosen, *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    try:
        line = process.stderr.readline()
        found = re.search(r"http://\S+", line)
        assert found, line + process.stderr.read()
        yield Served(found[0], process)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)
        process.stderr.close()
