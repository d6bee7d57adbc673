"""Articles added to a graph and taken out again: the graph is what a new build would make."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from shared import ROOT, shared
from wickgraph import add, build, bundled, remove
from wickgraph.errors import InputError, UsageError

Run = Callable[..., "CompletedProcess[str]"]
BALLERINA = ROOT / "graph" / "articles" / "ballerina.md"
NOTE = "Ballerina was directed by Len Wiseman. Greta Lind plays Mara Voss in the film.\n"


@pytest.fixture
def note(tmp_path: Path) -> Path:
    file = tmp_path / "note.txt"
    file.write_text(NOTE)
    return file


def test_adding_is_building_with_it(note: Path, tmp_path: Path) -> None:
    """A graph of two articles, and one of the first to which the second is added, are the same bytes."""
    both = build([BALLERINA, note], tmp_path / "both").path.read_bytes()
    graph = build([BALLERINA], tmp_path / "one").path
    assert add([note], graph).path.read_bytes() == both
    assert add([note], graph).path.read_bytes() == both


def test_removing_is_never_having_added(note: Path, tmp_path: Path) -> None:
    """Removed, added again, removed again, by file and by name: always the same graph as without it."""
    graph = build([BALLERINA], tmp_path / "out").path
    before = graph.read_bytes()
    assert add([note], graph).path.read_bytes() != before
    assert remove([note], graph).path.read_bytes() == before
    add([note], graph)
    (name,) = [word for word in graph.read_text().split() if word.startswith("source:note-")][:1]
    assert remove([name], graph).path.read_bytes() == before


def test_the_real_article_leaves_no_trace_in_the_universe(tmp_path: Path) -> None:
    """The article of 2023 put into the bundled graph and taken out: the bundled graph, to the byte."""
    article = shared("article/ballerina.txt")
    grown = add([article], out=tmp_path).path
    assert grown.read_bytes() != bundled.graph_file().read_bytes()
    assert remove([article], grown).path.read_bytes() == bundled.graph_file().read_bytes()


def test_the_bundled_graph_is_not_written_over(note: Path) -> None:
    """Without a graph or a place to write to there is nothing that may be changed."""
    with pytest.raises(UsageError, match="--out"):
        add([note])
    with pytest.raises(UsageError, match="--out"):
        remove(["source:none"])
    with pytest.raises(InputError, match="makes one"):
        add([note], note.parent / "nowhere")


def test_from_the_shell(run: Run, note: Path, tmp_path: Path) -> None:
    """`add` and `remove` as one types them; a source that is not there is named with those that come near."""
    out = str(tmp_path / "out")
    assert run("build", str(BALLERINA), "--out", out).returncode == 0
    done = run("add", str(note), "--graph", out)
    assert done.returncode == 0 and "Graph: " in done.stdout
    assert "MaraVoss" in run("query", "SELECT ?c { id:Ballerina wick:hasCharacter ?c }", "--graph", out).stdout
    wrong = run("remove", "source:notes", "--graph", out)
    assert wrong.returncode == 2 and "Did you mean note-" in wrong.stderr
    assert run("remove", str(note), "--graph", out).returncode == 0
    assert "MaraVoss" not in run("query", "SELECT ?c { id:Ballerina wick:hasCharacter ?c }", "--graph", out).stdout


def test_only_trig_is_changed_in_place(run: Run, note: Path, tmp_path: Path) -> None:
    """A graph in another syntax is refused before any work is done."""
    turtle = tmp_path / "graph.ttl"
    assert run("export", "--format", "ttl", "--out", str(turtle)).returncode == 0
    done = run("add", str(note), "--graph", str(turtle))
    assert done.returncode == 2 and "only a .trig file" in done.stderr and "read" not in done.stderr
