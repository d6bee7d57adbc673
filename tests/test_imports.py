"""What starts quickly imports little: checked by name, not by the clock."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"rdflib", "spacy", "pyvis", "networkx", "rich", "pyshacl", "igraph", "oxrdflib", "jinja2", "pandas", "numpy"}
WRITE_SIDE = ("wickgraph.text", "wickgraph.naming", "wickgraph.grammar", "wickgraph.reader", "wickgraph.building")


def imported(code: str, *arguments: str) -> set[str]:
    """The modules that are loaded after `code` has run in a new Python."""
    ending = "\nimport sys, json; sys.stderr.write('\\n' + json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code + ending, *arguments], capture_output=True, text=True, check=True)
    return set(json.loads(done.stderr.splitlines()[-1]))


CALL = "import sys; from wickgraph.cli import main; assert main(sys.argv[1:]) == 0"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["query", "--help"],
        ["view", "--help"],
        ["build", "--help"],
        ["extract", "--help"],
        ["query", "ASK { ?s ?p ?o }"],
        ["query", "CONSTRUCT WHERE { ?s ?p ?o }", "--format", "jsonld"],
        ["describe", "The Director"],
    ],
    ids=" ".join,
)
def test_commands_import_only_what_they_use(small: Path, arguments: list[str]) -> None:
    """Help, queries and cards need no library of the write side, of drawing or of validation."""
    reads = [] if arguments[-1].startswith("--") else ["--graph", str(small)]
    found = imported(CALL, *arguments, *reads)
    assert not found & HEAVY and not {name for name in found if name.startswith(WRITE_SIDE)}


def test_the_list_of_commands_imports_none() -> None:
    """`wickgraph --help` is made without the modules of the commands, and without the store."""
    found = imported(CALL, "--help")
    assert not {name for name in found if name.startswith("wickgraph.commands")} and "pyoxigraph" not in found


def test_importing_wickgraph_imports_nothing_else() -> None:
    """The package is a list of names until one is used."""
    found = imported("import wickgraph")
    assert {name for name in found if name.startswith("wickgraph")} == {"wickgraph"}
    assert not found & (HEAVY | {"pyoxigraph", "click"})
