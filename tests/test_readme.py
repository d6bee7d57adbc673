"""What the README tells to type can be typed: every command of it, in its order, in one folder."""

from __future__ import annotations

import gzip
import inspect
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import wickgraph
from shared import ROOT
from wickgraph.cli import main, root

pytestmark = pytest.mark.xdist_group("readme")

README = (ROOT / "README.md").read_text(encoding="utf-8")
#: what goes on until it is ended, or speaks to a server that is not here: only what is typed is held to be right
ELSEWHERE = ("serve", "push", "--endpoint")
ARTICLE = "# Ballerina\n\nBallerina was directed by Len Wiseman. Ana de Armas plays Eve Macarro.\n"


def commands() -> Iterator[str]:
    """The commands of the README's blocks, each whole: a quote goes on over lines."""
    block = iter(README.splitlines())
    for line in block:
        if line.startswith("    ") and "wickgraph " in line and line.split()[0].startswith(("wickgraph", "WICKGRAPH_")):
            while line.count("'") % 2:
                line += "\n" + next(block)
            yield line.strip()


COMMANDS = list(commands())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the README speaks of."""
    made = tmp_path_factory.mktemp("readme")
    (made / "corpus").mkdir()
    shutil.copytree(ROOT / "tests" / "small", made / "out")
    for name in ("article.md", "news.md", "corpus/one.md"):
        (made / name).write_text(ARTICLE, encoding="utf-8")
    (made / "another.html").write_text("<p>Heat was directed by Michael Mann.</p>", encoding="utf-8")
    (made / "people.ttl").write_text("<urn:a> a <urn:Person> .", encoding="utf-8")
    work = b'{"@id": "urn:b", "@type": "urn:Work"}'
    (made / "works.jsonld.gz").write_bytes(gzip.compress(work))
    rdf = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="urn:c">'
    doctype = '<?xml version="1.0"?><!DOCTYPE rdf:RDF [<!ENTITY x "urn:">]>'
    (made / "old.rdf").write_text(f'{doctype}{rdf}<rdf:type rdf:resource="&x;d"/></rdf:Description></rdf:RDF>')
    (made / "question.rq").write_text("SELECT * { ?s ?p ?o }", encoding="utf-8")
    (made / "large.nq.gz").write_bytes(gzip.compress(b"<urn:a> <urn:b> <urn:c> .\n"))
    return made


def test_the_readme_has_commands() -> None:
    assert len(COMMANDS) > 30 and {line.split()[1] for line in COMMANDS} >= {"query", "view", "build", "why", "extract"}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command.split())[:60])
def test_a_command_of_the_readme_works(command: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends with exit code 0; where it speaks to a server, its words are known."""
    monkeypatch.chdir(folder)
    words = shlex.split(command, comments=True)
    typed = words[words.index("wickgraph") + 1 :]
    if ">" in typed:
        typed = typed[: typed.index(">")]
    typed = [name for word in typed for name in (map(str, Path().glob(word)) if word.endswith("/*.md") else [word])]
    if any(word in typed for word in ELSEWHERE):
        name, *rest = typed
        found = root.get_command(None, name)  # type: ignore[arg-type]
        assert found is not None and found.make_context(name, rest).params
    else:
        assert main(typed) == 0


def test_the_readme_names_every_notebook() -> None:
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        assert f"notebooks/{path.name}" in README or f"`{path.name}`" in README or path.stem in README


@pytest.mark.parametrize("name", wickgraph.__all__)
def test_every_public_name_has_a_runnable_example(name: str) -> None:
    """Functions, classes and their methods; errors are shown where they are raised."""
    found = getattr(wickgraph, name)
    if isinstance(found, type) and issubclass(found, Exception):
        return
    methods = vars(found).items() if isinstance(found, type) else ()
    own = [each for method, each in methods if inspect.isfunction(each) and method[0] != "_"]
    for each in (found, *own):
        assert re.search(r">>> \S", inspect.getdoc(each) or ""), f"{name}: {each.__qualname__} has no example"
