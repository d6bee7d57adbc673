"""Requests a second that the endpoint answers, beside `oxigraph serve` and `rdflib-endpoint` on the same graph.

    python benchmarks/endpoint.py [--seconds S] [--requests N]

One client sends its next request when the last is answered; 1, 8 and 32 of them at a time. Three questions: a lookup
changes with each request (so that no cache helps), the same one over and over, and a join. Beside the rate stands the
processor's time for a request, of a server and its workers, which other work on the machine changes less. With
--requests so many lookups are sent to our endpoint alone, and its memory is shown along the way. The servers that are
not installed are left out, and it is said.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

import psutil

import wickgraph
from wickgraph.stores.store import load
from wickgraph.terms import PREFIXES

#: the same for all servers: only ours knows the prefixes
_PREFIXES = f"PREFIX wick: <{PREFIXES['wick']}> PREFIX rdfs: <{PREFIXES['rdfs']}> "
_LOOKUP = _PREFIXES + "SELECT ?label { <%s> rdfs:label ?label }"
_JOIN = _PREFIXES + "SELECT ?a ?b { ?film wick:castMember ?a . ?film wick:director ?d . ?d rdfs:label ?b } # %d"

Query = Callable[[int], str]


@dataclass(frozen=True)
class Server:
    """A running server: its name, where it answers, its process."""

    name: str
    address: str
    process: psutil.Process


def free_port() -> int:
    """A port of the loopback that nobody has."""
    with socket.create_server(("127.0.0.1", 0)) as made:
        return int(made.getsockname()[1])


@contextmanager
def running(name: str, command: list[str], port: int, path: str) -> Iterator[Server]:
    """A server as a process of its own, ended in the end."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.1)
        yield Server(name, f"http://127.0.0.1:{port}{path}", psutil.Process(process.pid))
    finally:
        process.terminate()
        process.wait(timeout=20)


def program(name: str) -> str | None:
    """Where a program is: beside this Python, or on the PATH."""
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.exists() else shutil.which(name)


def commands(folder: Path) -> Iterator[tuple[str, list[str], int, str]]:
    """How each server is started over the bundled graph, as one default graph."""
    port = free_port()
    file = folder / "graph.ttl"
    file.write_bytes(_as_one_graph())
    yield (
        "wickgraph serve",
        [sys.executable, "-m", "wickgraph", "serve", "--graph", str(file), "--port", str(port)],
        port,
        "/sparql",
    )
    port = free_port()
    if oxigraph := program("oxigraph"):
        store = str(folder / "store")
        subprocess.run([oxigraph, "load", "--location", store, "--file", str(file)], check=True, capture_output=True)
        yield (
            "oxigraph serve",
            [oxigraph, "serve-read-only", "--location", store, "--bind", f"127.0.0.1:{port}"],
            port,
            "/query",
        )
    else:
        print("oxigraph is not installed: left out", file=sys.stderr)
    port = free_port()
    if endpoint := program("rdflib-endpoint"):
        yield "rdflib-endpoint", [endpoint, "serve", "--port", str(port), str(file)], port, "/"
    else:
        print("rdflib-endpoint is not installed: left out", file=sys.stderr)


def _as_one_graph() -> bytes:
    from pyoxigraph import RdfFormat, serialize

    return serialize({quad.triple for quad in load()}, format=RdfFormat.TURTLE) or b""


def queries() -> dict[str, Query]:
    """The questions, by name: what to ask as the so-manieth request."""
    table = wickgraph.query("SELECT DISTINCT ?entity { ?entity rdfs:label ?label }")
    names = [str(row["entity"]) for row in table]  # type: ignore[union-attr, index]
    return {
        "lookup": lambda number: _LOOKUP % names[number % len(names)] + f" # {number}",
        "lookup repeated": lambda number: _LOOKUP % names[0],
        "join": lambda number: _JOIN % number,
    }


async def client(address: str, query: Query, numbers: Iterator[int], until: float, times: list[float]) -> int:
    """Sends requests one after the other; gives how many were not answered with 200."""
    parts = urlsplit(address)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    bad = 0
    accept = "application/sparql-results+json"
    while time.perf_counter() < until and (number := next(numbers, None)) is not None:
        begun = time.perf_counter()
        head = f"GET {parts.path}?query={quote(query(number))} HTTP/1.1\r\nHost: localhost\r\nAccept: {accept}\r\n\r\n"
        writer.write(head.encode())
        bad += not await answered(reader)
        times.append(time.perf_counter() - begun)
    writer.close()
    return bad


async def answered(reader: asyncio.StreamReader) -> bool:
    """Reads one answer; whether it is a good one."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    if b"content-length:" in head:
        await reader.readexactly(int(head.split(b"content-length:")[1].split(b"\r\n")[0]))
    else:
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    return head.startswith(b"http/1.1 200")


async def load_of(server: Server, query: Query, clients: int, seconds: float) -> tuple[float, float, float, int]:
    """Requests a second, the time within which 99 of 100 are answered (ms), processor time of each (us), failures."""
    times: list[float] = []
    numbers = iter(range(int(time.time() * 1000) % 10**9, 10**10))
    used, begun = processor(server), time.perf_counter()
    asked = (client(server.address, query, numbers, begun + seconds, times) for _ in range(clients))
    bad = sum(await asyncio.gather(*asked))
    took, used = time.perf_counter() - begun, processor(server) - used
    return len(times) / took, sorted(times)[int(len(times) * 0.99)] * 1000, used / len(times) * 1e6, bad


def processor(server: Server) -> float:
    """Seconds of the processor that a server and its workers have taken, those included that have ended."""
    return sum(sum(each.cpu_times()[:4]) for each in [server.process, *server.process.children(recursive=True)])


def compare(seconds: float) -> None:
    """Prints the table: the servers take turns, as other work on the machine comes and goes."""
    print("| question | clients | server | requests a second | 99 of 100 within, ms | processor us | failed |")
    print("| --- | ---: | --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        servers = [stack.enter_context(running(*command)) for command in commands(Path(folder))]
        time.sleep(2)
        for question, query in queries().items():
            for server in servers:
                asyncio.run(load_of(server, query, 4, 1))
            for clients in (1, 8, 32):
                for server in servers:
                    rate, slow, used, bad = asyncio.run(load_of(server, query, clients, seconds))
                    figures = f"{rate:,.0f} | {slow:.1f} | {used:,.0f} | {bad}"
                    print(f"| {question} | {clients} | {server.name} | {figures} |", flush=True)


async def many(address: str, query: Query, numbers: Iterator[int]) -> int:
    """Sends so many requests from 8 clients; gives how many failed."""
    until = time.perf_counter() + 3600
    return sum(await asyncio.gather(*(client(address, query, numbers, until, []) for _ in range(8))))


def endure(requests: int) -> None:
    """Sends so many lookups to our endpoint, and prints its memory after each tenth."""
    with tempfile.TemporaryDirectory() as folder:
        name, command, port, path = next(commands(Path(folder)))
        with running(name, command, port, path) as server:
            time.sleep(2)
            print(f"at the start: {memory(server) / 1e6:.0f} MB")
            step = max(1, requests // 10)
            for start in range(0, requests, step):
                bad = asyncio.run(many(server.address, queries()["lookup"], iter(range(start, start + step))))
                print(f"after {start + step:,} requests: {memory(server) / 1e6:.0f} MB, {bad} failed", flush=True)


def memory(server: Server) -> int:
    """The memory of a server with its workers, in bytes; what is shared is counted once."""
    return sum(int(each.memory_full_info().pss) for each in [server.process, *server.process.children(recursive=True)])


def main() -> None:
    """Runs what was asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=float, default=5, help="how long each figure is measured")
    parser.add_argument("--requests", type=int, help="send so many to our endpoint, and watch its memory")
    given = parser.parse_args()
    if given.requests:
        endure(given.requests)
    else:
        compare(given.seconds)


if __name__ == "__main__":
    main()
