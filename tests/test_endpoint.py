"""The endpoint: answers over HTTP, limits, and the wall of worker processes."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import psutil
import pytest

import wickgraph
from serving import Served, serving
from wickgraph.results.table import Table

CAST = "SELECT ?film ?actor { ?film wick:castMember ?actor }"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    """An endpoint over the bundled graph."""
    with serving(None, "--limit-time", "1") as running:
        yield running


def ask(served: Served, query: str, accept: str = "*/*") -> httpx.Response:
    return httpx.get(served.address, params={"query": query}, headers={"accept": accept}, timeout=20)


def together(served: Served, queries: list[str]) -> list[httpx.Response]:
    """The answers to queries that are sent at the same time."""

    async def asked() -> list[httpx.Response]:
        async with httpx.AsyncClient(timeout=20) as client:
            return await asyncio.gather(*(client.get(served.address, params={"query": query}) for query in queries))

    return asyncio.run(asked())


def test_rows_over_http_are_the_rows_of_the_package(served: Served) -> None:
    """The same query gives the same bytes over HTTP and in Python."""
    table = wickgraph.query(CAST)
    assert isinstance(table, Table) and len(table) > 10
    for accept, format in (("application/json", "json"), ("text/csv", "csv"), ("text/tab-separated-values", "tsv")):
        assert ask(served, CAST, accept).text == table.write(format)


def test_a_query_that_takes_too_long_is_ended(served: Served) -> None:
    """Whoever asks too much is told so in time, and the next question is answered."""
    late = ask(served, SLOW)
    assert (late.status_code, late.headers["content-type"]) == (504, "application/problem+json")
    assert 1 <= late.elapsed.total_seconds() < 5
    assert ask(served, CAST).status_code == 200


def test_small_questions_that_wait_beside_slow_ones_are_answered(served: Served) -> None:
    """Small questions of one client share a worker; one that takes all its time keeps none of the others waiting."""
    for number in range(200):
        ask(served, f"ASK {{}} # {number}")
    queries = [f"{SLOW if number in (2, 11) else CAST} # beside {number}" for number in range(24)]
    answers = together(served, queries)
    assert [answer.status_code for answer, query in zip(answers, queries, strict=True) if CAST in query] == [200] * 22
    assert {answer.status_code for answer in answers} <= {200, 503, 504}


def test_each_limit_says_what_it_is() -> None:
    """Rows, bytes, text and memory are options; whoever meets one is told which, and gets nothing of the answer."""
    options = ("--limit-rows", "5", "--limit-result", "300", "--limit-query", "200", "--limit-memory", "64")
    with serving(None, *options, "--limit-time", "10", "--workers", "2") as served:
        for query, status, said in (
            (CAST, 413, "5 rows"),
            (f"{CAST} LIMIT 5", 413, "300 bytes"),
            (f"ASK {{}} # {'x' * 200}", 413, "200"),
        ):
            answer = ask(served, query)
            assert answer.status_code == status and said in answer.json()["detail"]
        assert ask(served, f"{CAST} LIMIT 1").status_code == 200


def test_dead_workers_and_their_dead_parent_are_replaced(served: Served) -> None:
    """Whatever is killed, the endpoint answers again a moment later."""
    (parent,) = psutil.Process(served.process.pid).children()
    for victim in [*parent.children(), parent]:
        victim.kill()
        answers = []
        for number in range(100):
            answers.append(ask(served, f"{CAST} # {victim.pid} {number}").status_code)
            if answers[-1] == 200:
                break
            time.sleep(0.1)
        assert answers[-1] == 200 and set(answers) <= {200, 503}


def test_the_end_is_in_order() -> None:
    """SIGTERM lets the question that is being answered be answered, leaves no process behind, and ends with 0."""
    with serving(None, "--limit-time", "3") as served:
        tree = psutil.Process(served.process.pid).children(recursive=True)
        with ThreadPoolExecutor(1) as thread:
            asked = thread.submit(ask, served, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?c }")
            time.sleep(0.3)
            served.process.terminate()
            assert asked.result().status_code in (200, 503, 504)
        assert served.process.wait(timeout=20) == 0
        assert not psutil.wait_procs(tree, timeout=10)[1]


def test_one_client_cannot_take_all_workers() -> None:
    """While one client's questions use up every worker that it may have, another is answered at once."""
    with serving(None, "--limit-time", "3", "--workers", "3") as served, ThreadPoolExecutor(6) as threads:
        slow = [threads.submit(ask, served, f"{SLOW} # {number}") for number in range(6)]
        time.sleep(0.5)
        begun = time.monotonic()
        with httpx.Client(transport=httpx.HTTPTransport(local_address="127.0.0.2"), timeout=20) as other:
            assert other.get(served.address, params={"query": CAST}).status_code == 200
        assert time.monotonic() - begun < 2
        assert {each.result().status_code for each in slow} <= {503, 504}


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace, which `.ci/run` installs")
def test_workers_open_and_reach_nothing_as_the_kernel_sees_it(served: Served, tmp_path: Path) -> None:
    """strace on every worker: while they answer, and refuse, no call opens a file or a socket."""
    (parent,) = psutil.Process(served.process.pid).children()
    log = tmp_path / "calls"
    for _ in range(100):
        if parent.children():
            break  # those that a test before made busy have ended, and others begun
        time.sleep(0.05)
    workers = [each for worker in parent.children() for each in ("-p", str(worker.pid))]
    command = ["strace", "-f", "-e", "trace=open,openat,openat2,creat,socket,connect,execve", "-o", str(log), *workers]
    tracer = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert tracer.stderr and "attached" in tracer.stderr.readline()
    for query in (CAST, "SELECT", "SELECT * { SERVICE <http://127.0.0.1:9/> {} }", "ASK FROM <file:///etc/passwd> {}"):
        for number in range(4):
            ask(served, f"{query} # traced {number}")
    tracer.terminate()
    tracer.wait(timeout=10)
    called = [line for line in log.read_text().splitlines() if "(" in line and "---" not in line]
    assert not called, called
