"""Stores on disk: made of a graph file, opened at once, made anew when they do not fit; what can be wrong with them."""

from __future__ import annotations

import gzip
import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import wickgraph
from conftest import SMALL, Run
from wickgraph.errors import DataError, InputError, StoreError, UsageError
from wickgraph.stores import locks, stored
from wickgraph.stores.store import from_text
from wickgraph.stores.stored import DamagedError, build_store, is_whole, manifest, open_store

GRAPH = SMALL / "wickgraph.trig"


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """A graph file that a test may change."""
    return Path(shutil.copy(GRAPH, tmp_path / "graph.trig"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a store is to be."""
    return tmp_path / "store"


def place(folder: Path) -> Path:
    """Where the files of the store are."""
    found = manifest(folder)
    assert found
    return folder / found.folder


def test_a_store_holds_what_the_file_holds(folder: Path, graph: Path) -> None:
    """The same quads, counted in the manifest, and every file as the manifest says."""
    store = open_store(folder, graph)
    found = manifest(folder)
    assert found and set(store) == set(wickgraph.load(graph)) and found.quads == len(store) and is_whole(folder, found)


def test_a_store_that_fits_is_not_made_again(folder: Path, graph: Path) -> None:
    """Neither when it is asked again, nor when the file is touched and says the same."""
    open_store(folder, graph)
    first = place(folder)
    open_store(folder, graph)
    os.utime(graph)
    open_store(folder, graph)
    assert place(folder) == first


@pytest.mark.parametrize("same_date", [True, False])
def test_a_changed_graph_gives_another_store(folder: Path, graph: Path, same_date: bool) -> None:
    """Also when the file has its old size and, written twice within a moment, its old date."""
    date = graph.stat().st_mtime_ns
    open_store(folder, graph)
    text = graph.read_text(encoding="utf-8")
    graph.write_text(text.replace("Ballerina", "Ballerino"), encoding="utf-8")
    if same_date:
        os.utime(graph, ns=(date, date))
    assert set(open_store(folder, graph)) == set(wickgraph.load(graph))
    assert len(open_store(folder)) == len(wickgraph.load(graph))


def test_another_version_of_oxigraph_makes_it_anew(folder: Path, graph: Path) -> None:
    """A store is read only by what wrote it."""
    open_store(folder, graph)
    said = json.loads((folder / stored.MANIFEST).read_text())
    (folder / stored.MANIFEST).write_text(json.dumps({**said, "pyoxigraph": "0.0.1"}))
    first = place(folder)
    open_store(folder, graph)
    assert place(folder) != first


def test_whoever_reads_goes_on_reading(folder: Path, graph: Path) -> None:
    """A store that is read stays until its reader ends, though a newer one is in its place; then it is swept away."""
    code = (
        "import sys; from wickgraph.stores.stored import open_store; store = open_store(sys.argv[1]);"
        "print(len(store), flush=True); sys.stdin.readline();"
        "print(sum(1 for _ in store.query('SELECT * { ?s ?p ?o }', use_default_graph_as_union=True)) > 50)"
    )
    open_store(folder, GRAPH)
    # In a process of its own, as this one would hold the first store until it ends.
    shutil.rmtree(folder)
    build_store(folder, graph)
    old = place(folder)
    reader = subprocess.Popen(
        [sys.executable, "-c", code, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert reader.stdout and int(reader.stdout.readline()) == len(wickgraph.load(graph))
    graph.write_text("<urn:a> <urn:b> <urn:c> .")
    build_store(folder, graph)
    assert place(folder) != old and old.exists()
    assert reader.communicate("\n", timeout=60)[0] == "True\n"
    graph.write_text("<urn:a> <urn:b> <urn:d> .")
    build_store(folder, graph)
    assert not old.exists()


def test_many_processes_may_make_it_at_once(folder: Path) -> None:
    """One makes it, the others wait and read it."""
    command = [sys.executable, "-m", "wickgraph", "query", "ASK { ?s ?p ?o }", "--graph", str(GRAPH)]
    many = [
        subprocess.Popen([*command, "--store", str(folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    assert [each.communicate(timeout=120) for each in many] == [("true\n", "")] * 4
    assert len([path for path in folder.iterdir() if path.is_dir()]) == 1


@pytest.mark.parametrize("ending", ["nt", "trig.gz", "rdf12"])
def test_any_format_is_kept(tmp_path: Path, folder: Path, ending: str) -> None:
    """Packed files, and reifiers of RDF 1.2, which are kept as claims."""
    whole = wickgraph.load(GRAPH)
    path = tmp_path / f"graph.{ending}"
    if ending == "trig.gz":
        path.write_bytes(gzip.compress(GRAPH.read_bytes()))
    elif ending == "nt":
        path.write_text("".join(f"{quad.triple.subject} {quad.predicate} {quad.object} .\n" for quad in whole))
    else:
        path.write_text(wickgraph.export(whole, "rdf12"), encoding="utf-8")
    assert set(open_store(folder, path)) == set(wickgraph.load(path))


# What can be wrong


def cut_short(folder: Path) -> None:
    path = next(place(folder).glob("*.sst"))
    os.truncate(path, path.stat().st_size // 2)


def lose(folder: Path) -> None:
    next(place(folder).glob("*.sst")).unlink()


def lose_all(folder: Path) -> None:
    shutil.rmtree(place(folder))


def garble(folder: Path) -> None:
    for path in place(folder).glob("*.sst"):
        size = path.stat().st_size
        path.write_bytes(b"\xff" * size)


def garble_manifest(folder: Path) -> None:
    (folder / stored.MANIFEST).write_text('{"version": 1')


@pytest.mark.parametrize("damage", [cut_short, lose, lose_all, garble, garble_manifest])
def test_a_damaged_store_is_told_and_made_anew(folder: Path, graph: Path, damage: Callable[[Path], None]) -> None:
    """Without a graph it is said what to do; with one it is done, with a note."""
    build_store(folder, graph)
    damage(folder)
    with pytest.raises(DamagedError, match=r"the store is damaged .* Give --graph PATH too: it is made anew"):
        open_store(folder)
    notes: list[str] = []
    assert set(open_store(folder, graph, tell=notes.append)) == set(wickgraph.load(graph))
    assert len(notes) == 1 and "the store is damaged" in notes[0] and "made anew" in notes[0]
    assert len(open_store(folder)) == len(wickgraph.load(graph))


def test_damage_within_a_block_is_no_answer(folder: Path, graph: Path, run: Run) -> None:
    """What is found only when it is read ends the query with what to do, not with fewer rows."""
    build_store(folder, graph)
    for path in place(folder).glob("*.sst"):
        data = bytearray(path.read_bytes())
        data[10] ^= 0xFF
        path.write_bytes(data)
    done = run("query", "SELECT * { ?s ?p ?o }", "--store", str(folder))
    assert done.returncode == 3 and "the store" in done.stderr and "damaged" in done.stderr and not done.stdout


def test_a_missing_store_is_told(tmp_path: Path) -> None:
    """There is nothing to read, and it is said how to make it."""
    with pytest.raises(StoreError, match=r"no store there. Give --graph PATH too"):
        open_store(tmp_path / "none")


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path, graph: Path) -> None:
    """A folder in which something else is kept is no place for a store."""
    with pytest.raises(StoreError, match=r"holds other files and no store. Name an empty or a new folder"):
        open_store(tmp_path, graph)
    assert graph.exists()


def test_a_second_writer_waits_and_gives_up(folder: Path, graph: Path) -> None:
    """Another process that writes is named."""
    folder.mkdir()
    (folder / "lock").touch()
    with locks.writing(folder / "lock", patience=0), pytest.raises(StoreError, match=rf"process {os.getpid()} is writ"):
        open_store(folder, graph, patience=0.2)
    assert len(open_store(folder, graph)) > 50


def test_a_broken_graph_leaves_the_old_store(folder: Path, graph: Path) -> None:
    """A file that cannot be parsed is named with its line, and nothing is lost."""
    build_store(folder, graph)
    before = len(open_store(folder))
    graph.write_text("<urn:a> <urn:b> .")
    with pytest.raises(DataError, match=r"graph.trig:1:17: not TriG"):
        open_store(folder, graph)
    assert len(open_store(folder)) == before and not (folder / ".building").exists()


@pytest.mark.parametrize(("content", "sentence"), [(b"", "no triple in it"), (b"\x1f\x8b", "not a whole gzip file")])
def test_an_empty_graph_is_refused(tmp_path: Path, folder: Path, content: bytes, sentence: str) -> None:
    """As without a store."""
    path = tmp_path / ("a.nt.gz" if content else "a.nt")
    path.write_bytes(content)
    with pytest.raises(DataError, match=sentence):
        open_store(folder, path)


def test_standard_input_is_no_file(folder: Path) -> None:
    """What is read once cannot be compared with the store."""
    with pytest.raises(UsageError, match=r"Give the graph as a file"):
        open_store(folder, "-")


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """A file system with room for 200 KB."""
    point = tmp_path / "tiny"
    point.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "none", str(point)], capture_output=True)
    if mounted.returncode:
        pytest.skip("file systems cannot be mounted here")
    yield point
    subprocess.run(["umount", "-l", str(point)], check=True)


def test_a_full_disk_is_told(tiny: Path) -> None:
    """There is no room: it is said, and nothing is left behind that takes room."""
    with pytest.raises(StoreError, match=r"the disk is full. Make room, or name a folder on another disk"):
        open_store(tiny / "store", wickgraph.bundled.graph_file())  # type: ignore[attr-defined]
    assert not list((tiny / "store").glob(".building"))


def test_a_file_that_may_not_grow_is_told(folder: Path, graph: Path) -> None:
    """Any other reason why it cannot be written is said as the system says it."""
    code = (
        "import resource, signal, sys; from wickgraph.stores.stored import open_store;"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)); open_store(sys.argv[1], sys.argv[2])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder), str(graph)], capture_output=True, text=True, timeout=120
    )
    assert "no store can be written there" in done.stderr, done.stderr
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 2000


def test_the_api_has_it_too(folder: Path, graph: Path) -> None:
    """`wickgraph.open(store=...)` is the same, and a graph in memory is not kept."""
    assert len(wickgraph.open(graph, store=folder)) == len(wickgraph.load(graph))
    assert wickgraph.open(store=folder).query("ASK { ?s ?p ?o }") is True
    with pytest.raises(UsageError):
        wickgraph.open(from_text("id:A a wick:Film ."), store=folder)


@pytest.mark.parametrize("command", ["search ballerina", "timeline", "entities"])
def test_what_reads_a_graph_reads_a_store(folder: Path, run: Run, command: str) -> None:
    """The same output."""
    build_store(folder, GRAPH)
    kept, read = (run(*command.split(), *option) for option in (["--store", str(folder)], ["--graph", str(GRAPH)]))
    assert kept.returncode == 0 and kept.stdout == read.stdout


def test_opening_writes_nothing(folder: Path, graph: Path) -> None:
    """Readers need no right to write."""
    build_store(folder, graph)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    len(open_store(folder, graph))
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_the_graph_must_be_there(folder: Path) -> None:
    """A file that is missing is named, and no folder is made."""
    with pytest.raises(InputError, match=r"no such file"):
        open_store(folder, "missing.ttl")
    assert not folder.exists()
