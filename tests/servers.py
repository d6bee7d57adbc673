"""SPARQL servers that the tests start themselves on the loopback: ours, Oxigraph's own, and Virtuoso.

python tests/servers.py virtuoso|oxigraph FOLDER    runs one in a folder until it is interrupted, and says where
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx

from serving import serving

#: what Virtuoso is called with: its own defaults but for places, ports and what may be asked by whom
VIRTUOSO = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
LiteMode = 0
DisableUnixSocket = 1
DirsAllowed = .
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
CheckpointInterval = 60
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 10
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = 10000
MaxQueryCostEstimationTime = 400
MaxQueryExecutionTime = 60
"""


@dataclass(frozen=True)
class Server:
    """A server that runs: where it is asked, where it is written to (by update, by Graph Store Protocol), as whom."""

    name: str
    query: str
    update: str
    graphs: str
    user: str | None = None
    password: str | None = None
    process: subprocess.Popen[bytes] | None = None


@contextlib.contextmanager
def oxigraph(folder: Path) -> Iterator[Server]:
    """Oxigraph's own server with its data in `folder`."""
    port = free_port()
    root = f"http://127.0.0.1:{port}"
    command = [str(program("oxigraph")), "serve", "--location", str(folder / "data"), "--bind", f"127.0.0.1:{port}"]
    with _running(command, folder, f"{root}/query?query=ASK%7B%7D") as process:
        yield Server("oxigraph", f"{root}/query", f"{root}/update", f"{root}/store", process=process)


@contextlib.contextmanager
def virtuoso(folder: Path) -> Iterator[Server]:
    """Virtuoso with an empty database in `folder`."""
    http, sql = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(http=http, sql=sql))
    command = [str(program("virtuoso-t")), "+foreground", "+configfile", "virtuoso.ini"]
    root = f"http://127.0.0.1:{http}"
    with _running(command, folder, f"{root}/sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D"):
        yield Server(
            "virtuoso", f"{root}/sparql", f"{root}/sparql-auth", f"{root}/sparql-graph-crud-auth", "dba", "dba"
        )


@contextlib.contextmanager
def ours(folder: Path) -> Iterator[Server]:
    """`wickgraph serve` with the bundled graph; it only reads."""
    with serving(None) as served:
        yield Server("wickgraph", served.address, "", "")


SERVERS = {"wickgraph": ours, "oxigraph": oxigraph, "virtuoso": virtuoso}


def program(name: str) -> Path:
    """A program beside this Python, or on the path. Raises FileNotFoundError where it is not installed."""
    beside = Path(sys.executable).parent / name
    found = str(beside) if beside.exists() else shutil.which(name)
    if not found:
        raise FileNotFoundError(f"{name} is not installed; .ci/run installs what the tests need")
    return Path(found)


def free_port() -> int:
    """A port of the loopback that nobody uses."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextlib.contextmanager
def _running(command: Sequence[str], folder: Path, probe: str) -> Iterator[subprocess.Popen[bytes]]:
    """The process of a server, from its first answer on; ended with the block."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "output").open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT)
    try:
        _wait(process, probe, folder / "output")
        yield process
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: subprocess.Popen[bytes], probe: str, output: Path, patience: float = 120) -> None:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"{process.args!r} ended at once: {output.read_text(errors='replace')[-2000:]}")
        with contextlib.suppress(httpx.HTTPError):
            if httpx.get(probe, trust_env=False, timeout=5).status_code == 200:
                return
        time.sleep(0.1)
    raise TimeoutError(f"{process.args!r} does not answer: {output.read_text(errors='replace')[-2000:]}")


if __name__ == "__main__":
    with SERVERS[sys.argv[1]](Path(sys.argv[2])) as running:
        print(running, os.getpid(), flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            time.sleep(1e6)
