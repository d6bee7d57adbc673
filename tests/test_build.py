"""Building: the same bytes, all or nothing, one step; and what bad input gets."""

from __future__ import annotations

import shlex
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Store

from shared import ROOT
from wickgraph import build, bundled, query, validate
from wickgraph.errors import ArticleError, InputError
from wickgraph.naming import gazetteer
from wickgraph.results.output import save
from wickgraph.results.table import Table
from wickgraph.stores.store import load
from wickgraph.terms import PREFIXES
from wickgraph.text.article import digest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
NEWS = "“John Wick: Chapter 4” was directed by Chad Stahelski. Greta Lind plays Mara Voss in the film.\n"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    file = tmp_path / "news.md"
    file.write_text(f"---\ntitle: A note\ndate: 2023-03-01\n---\n\n{NEWS}", encoding="utf-8")
    return file


def ask(store: Store, question: str) -> bool:
    return bool(query(question, store))


def test_the_bundled_graph_is_what_build_makes(tmp_path: Path) -> None:
    """The committed graph and a new build of the bundled data are the same bytes."""
    made = build(out=tmp_path).path
    assert made.read_bytes() == bundled.graph_file().read_bytes()


def test_the_bundled_graph_is_valid() -> None:
    """No shape and no rule is broken in what is committed."""
    assert [found for found in validate() if found.severity == "violation"] == []


def test_an_article_becomes_a_graph(news: Path, tmp_path: Path) -> None:
    """Fact, claim, evidence with its span, source and minted entity are all there."""
    result = build([news], tmp_path / "out")
    store = load(result.path)
    raw = news.read_text(encoding="utf-8")
    assert (result.articles, result.path.name) == (1, "wickgraph.trig")
    assert ask(store, "ASK { id:JohnWickChapter4 wick:director id:ChadStahelski }")
    assert ask(store, 'ASK { ?new rdfs:label "Greta Lind" ; a wick:Person ; wick:known false ; wick:plays ?role }')
    found = query("SELECT ?start ?end ?sha { ?x wick:start ?start ; wick:end ?end ; wick:sha256 ?sha }", store)
    assert isinstance(found, Table) and len(found) >= 2
    for row in found:
        assert digest(raw[row["start"] : row["end"]]) == row["sha"]


def test_two_articles_may_mean_two_things_by_one_name(tmp_path: Path) -> None:
    """A person here and a character of that name there are two entities with two labels, and the graph is valid."""
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text("Greta Lind plays Mara Voss in the film Harbour Lights.")
    two.write_text("Otto Brandt kills Greta Lind in the film Night Train.")
    store = load(build([one, two], tmp_path / "out").path)
    assert ask(
        store, "ASK { ?a a wick:Person ; rdfs:label 'Greta Lind (person)' . ?b a wick:Character ; rdfs:label ?c }"
    )
    assert ask(store, "ASK { ?b a wick:Character ; rdfs:label 'Greta Lind (character)' }")


def test_the_same_input_gives_the_same_bytes(news: Path, tmp_path: Path) -> None:
    """Twice, and in processes with different hash seeds."""
    made = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        code = "import sys; from wickgraph import build; build([sys.argv[1]], sys.argv[2])"
        subprocess.run([sys.executable, "-c", code, news, out], check=True, env={"PYTHONHASHSEED": seed})
        made.append((out / "wickgraph.trig").read_bytes())
    assert made[0] == made[1]


def test_one_bad_article_and_nothing_is_written(news: Path, tmp_path: Path) -> None:
    """The graph from before stays as it was."""
    out = tmp_path / "out"
    before = build([news], out).path.read_bytes()
    with pytest.raises(ArticleError, match="no such file"):
        build([news, tmp_path / "missing.txt"], out)
    assert (out / "wickgraph.trig").read_bytes() == before
    assert [path.name for path in out.iterdir()] == ["wickgraph.trig"]


def test_a_killed_write_leaves_the_old_file_whole(tmp_path: Path) -> None:
    """A process that is killed while it writes, at any moment, leaves the old bytes or the new ones."""
    target = tmp_path / "graph.trig"
    old, new = b"old " * 500_000, b"new " * 500_000
    code = (
        "import sys; from pathlib import Path; from wickgraph.results.output import save\n"
        "print('go', flush=True)\n"
        "while True: save(Path(sys.argv[1]), b'new ' * 500_000)"
    )
    for wait in (0.0, 0.003, 0.006, 0.01, 0.02):
        save(target, old)
        process = subprocess.Popen([sys.executable, "-c", code, str(target)], stdout=subprocess.PIPE)
        assert process.stdout is not None and process.stdout.readline() == b"go\n"
        time.sleep(wait)
        process.kill()
        process.wait()
        process.stdout.close()
        assert target.read_bytes() in (old, new)


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    """The sentence says which folder and what to do."""
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(InputError, match="--out"):
        save(tmp_path / "file" / "graph.trig", b"x")


@pytest.mark.parametrize("name", ["empty.txt", "binary.txt", "folder", "missing.txt", "large.txt", "nul.txt"])
@pytest.mark.parametrize("command", ["build", "extract"])
def test_bad_input_ends_with_a_sentence(run: Run, tmp_path: Path, command: str, name: str) -> None:
    """Exit code 3, one sentence that names the file, no traceback."""
    contents = {
        "empty.txt": b"",
        "binary.txt": bytes(range(256)),
        "large.txt": b"word " * 1_000_001,
        "nul.txt": b"a\0b",
    }
    if name == "folder":
        (tmp_path / name).mkdir()
    elif name in contents:
        (tmp_path / name).write_bytes(contents[name])
    done = run(command, str(tmp_path / name))
    assert done.returncode == 3 and done.stdout == ""
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith("Error: ") and name in last and last.endswith(".") and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "The weather was fine, and nobody had anything to say about it on that day or on the next.",
            "ontology can hold",
        ),
        (
            "Der Film wurde in Berlin gedreht und kam im Herbst in die Kinos, wo ihn sehr viele Leute sehen wollten, "
            "sagte man uns dort.",
            "English",
        ),
    ],
    ids=["no known name", "another language"],
)  # fmt: skip
def test_an_article_without_claims_is_no_error(run: Run, tmp_path: Path, text: str, why: str) -> None:
    """Exit code 0, and a sentence that says why nothing was found."""
    (tmp_path / "a.txt").write_text(text)
    done = run("build", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"))
    assert done.returncode == 0 and "0 claims" in done.stderr and why in done.stderr
    assert run("extract", str(tmp_path / "a.txt")).stdout == ""


def test_build_reads_standard_input(run: Run, tmp_path: Path) -> None:
    """`-` is an article like any other."""
    done = run("build", "-", "--out", str(tmp_path), input=NEWS)
    assert done.returncode == 0 and "Chad Stahelski" in done.stdout
    assert ask(load(tmp_path), "ASK { id:JohnWickChapter4 wick:director id:ChadStahelski }")


def test_build_tells_what_to_type_next(run: Run, news: Path, tmp_path: Path) -> None:
    """What it prints after the claims can be typed as it stands."""
    done = run("build", str(news), "--out", str(tmp_path / "o ut"))
    typed = next(line for line in done.stdout.splitlines() if line.strip().startswith("wickgraph query"))
    assert "id:JohnWickChapter4" in run(*shlex.split(typed)[1:]).stdout


def test_the_curated_claims_are_in_the_bundled_graph() -> None:
    """Every line of the tables is a claim of the committed graph."""
    lines = sum(len(path.read_text().strip().split("\n")) - 1 for path in (ROOT / "graph" / "claims").glob("*.tsv"))
    count = """PREFIX wick: <https://w3id.org/wickgraph/ont#> SELECT (COUNT(DISTINCT ?claim) AS ?n) {
        GRAPH ?g { ?claim a wick:Claim ; wick:evidence ?page . FILTER NOT EXISTS { ?page wick:start ?start } } }"""
    (row,) = load().query(count)
    assert int(row["n"].value) == lines


def test_articles_of_ones_own_do_not_replace_the_bundled_graph(run: Run, news: Path, tmp_path: Path) -> None:
    """Without --out the graph of given articles goes to the folder out."""
    done = run("build", str(news))
    assert done.returncode == 0 and "Graph: out/wickgraph.trig" in done.stdout


ALIEN = "# Alien\n\nAlien was directed by Ridley Scott. Sigourney Weaver plays Ripley.\n"


def test_a_gazetteer_of_ones_own_may_be_empty(tmp_path: Path) -> None:
    """All that a text names is then new, and the graph is whole all the same."""
    (tmp_path / "alien.md").write_text(ALIEN, encoding="utf-8")
    made = build([tmp_path / "alien.md"], tmp_path, known=gazetteer.make([]))
    assert made.claims == 2 and ask(load(made.path), 'ASK { ?film rdfs:label "Alien" ; wick:known false }')


def test_a_gazetteer_of_ones_own_brings_its_names(tmp_path: Path) -> None:
    """What it knows keeps its IRI, its label and its other names in the graph."""
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    names = 'id:EllenRipley a wick:Character ; rdfs:label "Ellen Ripley" ; skos:altLabel "Ripley" .'
    (tmp_path / "names.ttl").write_text(prefixes + names, encoding="utf-8")
    (tmp_path / "alien.md").write_text(ALIEN, encoding="utf-8")
    made = build([tmp_path / "alien.md"], tmp_path, known=gazetteer.load(tmp_path / "names.ttl"))
    asked = 'ASK { ?who wick:plays id:EllenRipley . id:EllenRipley rdfs:label "Ellen Ripley" ; skos:altLabel "Ripley" }'
    assert ask(load(made.path), asked)
