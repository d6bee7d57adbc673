"""A query as a whole process: `wickgraph query`, Oxigraph's own binary, rdflib's `sparqlquery`, on the bundled graph.

    python benchmarks/query_process.py [TURNS]

Seconds from start to end of the process, and of the processor, which other work on the machine changes less: the best
of several turns, taken in turn.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import RdfFormat, serialize

from wickgraph.bundled import graph_file
from wickgraph.stores.store import load
from wickgraph.stores.stored import build_store
from wickgraph.terms import WICK

TEXT = f"SELECT ?film ?actor WHERE {{ ?film <{WICK}castMember> ?actor }}"
BIN = Path(sys.executable).parent


def seconds(command: Sequence[str]) -> tuple[float, float]:
    """How long a command takes that must succeed: by the clock, and of the processor."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(f"{command} failed")
    return time.perf_counter() - start, used.ru_utime + used.ru_stime


def main(turns: int = 9) -> None:
    """Prints a row for each."""
    with tempfile.TemporaryDirectory() as place:
        store = Path(place) / "store"
        inner = store / build_store(store, graph_file()).folder
        query = ["--union-default-graph", "--query", TEXT, "--results-format", "csv"]
        # sparqlquery reads one graph, no dataset.
        turtle = Path(place) / "graph.ttl"
        turtle.write_bytes(serialize((quad.triple for quad in load()), format=RdfFormat.TURTLE) or b"")
        ours = [str(BIN / "wickgraph"), "query", TEXT, "--format", "csv"]
        commands = {
            "oxigraph query, stored": [str(BIN / "oxigraph"), "query", "--location", str(inner), *query],
            "wickgraph query": ours,
            "wickgraph query --store": [*ours, "--store", str(store)],
            "rdflib sparqlquery": [str(BIN / "sparqlquery"), str(turtle), "--query", TEXT],
        }
        times = {name: [seconds(command)] for name, command in commands.items()}
        for _ in range(turns - 1):
            for name, command in commands.items():
                times[name].append(seconds(command))
    print("| process | best s | of oxigraph query | processor s | of oxigraph query |\n|---|--:|--:|--:|--:|")
    best = {name: [min(each) for each in zip(*found, strict=True)] for name, found in times.items()}
    base = best["oxigraph query, stored"]
    for name, (clock, used) in best.items():
        print(f"| {name} | {clock:.3f} | {clock / base[0]:.1f} | {used:.3f} | {used / base[1]:.1f} |")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
