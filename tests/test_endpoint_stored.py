"""`serve --store`: a store on disk behind the wall, with the same rows, the same limits and nothing else open."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest

import wickgraph
from conftest import SMALL
from expected_rows import names, text
from serving import Served, serving
from wickgraph import bundled
from wickgraph.results.table import Table
from wickgraph.stores.stored import build_store, manifest

SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
LARGE = "SELECT (COUNT(DISTINCT *) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"

pytestmark = pytest.mark.xdist_group("endpoint_stored")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the bundled graph."""
    made = tmp_path_factory.mktemp("stored") / "store"
    build_store(made, bundled.graph_file())
    return made


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[Served]:
    """An endpoint over it, as it is."""
    options = ("--store", str(folder), "--limit-time", "1", "--limit-memory", "128", "--workers", "3")
    with serving(None, *options) as running:
        yield running


def ask(served: Served, query: str, accept: str = "text/csv") -> httpx.Response:
    return httpx.get(served.address, params={"query": query}, headers={"accept": accept}, timeout=20)


def parent(served: Served) -> psutil.Process:
    (found,) = psutil.Process(served.process.pid).children()
    return found


def garble(folder: Path, at: int) -> None:
    """Turns a byte of each table over."""
    found = manifest(folder)
    assert found
    for path in (folder / found.folder).glob("*.sst"):
        data = bytearray(path.read_bytes())
        data[at] ^= 0xFF
        path.write_bytes(data)


def test_the_rows_are_those_of_the_graph_in_memory(served: Served) -> None:
    """Every ready question has the same bytes as from Python, where the graph is in memory."""
    graph = wickgraph.load()
    for name in names():
        table = wickgraph.query(text(name), graph)
        assert isinstance(table, Table)
        assert ask(served, text(name)).text == table.write("csv"), name


def test_pages_are_served_from_a_store(served: Served) -> None:
    """An entity has its page, and the endpoint says how large the graph is."""
    assert "Ballerina" in httpx.get(f"{served.root}/id/Ballerina", headers={"accept": "text/html"}, timeout=20).text
    assert httpx.get(f"{served.root}/health").json()["triples"] == len(wickgraph.load())


def test_limits_hold(served: Served) -> None:
    """Time and memory are bounded as over a graph in memory, and the next question is answered."""
    assert ask(served, SLOW).status_code == 504
    assert ask(served, LARGE).status_code in (503, 504)
    assert ask(served, "ASK { id:Ballerina a wick:Film }").text == "true"


def test_workers_have_the_tables_open_and_nothing_else(served: Served, folder: Path) -> None:
    """Seen from outside: a socket, /dev/null and the tables of the store for reading; and it may open nothing more."""
    found = manifest(folder)
    assert found
    tables = {str((folder / found.folder / name).resolve()) for name in found.files if name.endswith(".sst")}
    # One that was ended for a question before this one has nothing open any more, not even its socket.
    workers = [each for each in parent(served).children() if any(Path(f"/proc/{each.pid}/fd").iterdir())]
    assert workers and tables
    for worker in workers:
        process = Path(f"/proc/{worker.pid}")
        opened = {each.name: str(each.readlink()) for each in (process / "fd").iterdir()}
        sockets = {each for each in opened.values() if each.startswith("socket:")}
        assert set(opened.values()) == tables | sockets | {"/dev/null"} and len(sockets) == 1
        for number, name in opened.items():
            if name in tables:
                flags = re.search(r"flags:\s+(\d+)", (process / "fdinfo" / number).read_text())
                assert flags and int(flags[1], 8) & 3 == 0, "open for more than reading"
        assert re.search(r"Max open files +0 +0 ", (process / "limits").read_text())


def test_workers_are_replaced(served: Served) -> None:
    """New workers read the store as well, also those of a new parent."""
    for victim in (parent(served).children()[0], parent(served)):
        victim.kill()
        for number in range(100):
            if ask(served, f"ASK {{ id:Ballerina ?p ?o }} # {victim.pid} {number}").status_code == 200:
                break
            time.sleep(0.1)
        else:
            pytest.fail("no worker came back")


def test_a_store_is_made_of_a_graph(tmp_path: Path) -> None:
    """With --graph the store is made first, and read from there."""
    with serving(SMALL, "--store", str(tmp_path / "store"), "--workers", "1") as served:
        assert ask(served, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }").text.split()[1].isdigit()
    assert manifest(tmp_path / "store")


def test_a_missing_store_is_told(tmp_path: Path) -> None:
    """There is nothing to serve: it is said what to do, and the command ends."""
    command = [sys.executable, "-m", "wickgraph", "serve", "--port", "0", "--store", str(tmp_path / "none")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 3 and "no store there. Give --graph PATH too" in done.stderr


def test_more_files_than_may_be_open_are_told(folder: Path) -> None:
    """A store whose tables cannot all be open is not served: a worker could not open them later."""
    code = (
        "import sys; from wickgraph.endpoint import ondisk; ondisk._open_tables = lambda folder: {};"
        "ondisk.opened(sys.argv[1], None)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, timeout=60)
    assert "files more than may be open at a time. Raise that (ulimit -n)." in done.stderr


def test_damage_that_is_met_is_no_answer(folder: Path, tmp_path: Path) -> None:
    """A block that is damaged on the disk while it is served gives 503 and never fewer rows."""
    shutil.copytree(folder, tmp_path / "store")
    with serving(None, "--store", str(tmp_path / "store"), "--workers", "1") as served:
        garble(tmp_path / "store", 10)
        answer = ask(served, "SELECT * { ?s ?p ?o }")
        assert (answer.status_code, answer.json()["title"]) == (503, "Damaged store")
