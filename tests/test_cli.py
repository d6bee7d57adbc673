"""The command line as people and scripts meet it: processes, exit codes, both outputs."""

from __future__ import annotations

import csv
import fcntl
import io
import json
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib

from wickgraph.cli import COMMANDS
from wickgraph.terms import expand

Run = Callable[..., "subprocess.CompletedProcess[str]"]
CAST = "SELECT ?film ?actor { ?film wick:castMember ?actor }"
ROWS = ("table", "json", "jsonl", "csv", "tsv", "md", "html")
SENTENCE = "“John Wick: Chapter 4” was directed by Chad Stahelski.\n"


def wickgraph(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "wickgraph", *arguments]


# Help


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples(run: Run, name: str) -> None:
    """--help ends with examples that begin as one types them, and says what the list of commands says."""
    done = run(name, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Examples:\n    wickgraph {name}" in done.stdout or f"Examples:\n  wickgraph {name}" in done.stdout


def test_every_module_of_a_command_is_listed() -> None:
    """A command cannot be forgotten in the list."""
    folder = Path(sys.modules["wickgraph"].__file__ or "").parent / "commands"
    assert {path.stem for path in folder.glob("*.py")} - {"__init__", "options"} == set(COMMANDS)


def test_the_list_of_commands_says_what_each_does(run: Run) -> None:
    """--help, -h and no argument at all show every command; only the last is wrong usage."""
    for arguments, code in (["--help"], 0), (["-h"], 0), ([], 2):
        done = run(*arguments)
        assert done.returncode == code
        assert all(f"{name} " in done.stdout + done.stderr for name in COMMANDS)
    assert run("--version").stdout == "wickgraph 0.1.0\n"


# Query


def test_query_prints_a_table(run: Run, small: Path) -> None:
    """Columns line up, names are compact, the rows are counted."""
    done = run("query", CAST, "--graph", str(small))
    lines = done.stdout.splitlines()
    assert lines[0].split() == ["film", "actor"] and lines[2] == "id:Ballerina  id:AnaDeArmas"
    assert (lines[-1], done.stderr, done.returncode) == ("(3 rows)", "", 0)


def test_query_writes_every_format_of_rows(run: Run, small: Path) -> None:
    """Each format is read back with the reader of its kind."""
    outputs = {name: run("query", CAST, "--graph", str(small), "--format", name).stdout for name in ROWS}
    first = (expand("id:Ballerina"), expand("id:AnaDeArmas"))
    assert tuple(list(csv.reader(io.StringIO(outputs["csv"])))[1]) == first
    assert tuple(json.loads(outputs["jsonl"].splitlines()[0]).values()) == first
    assert json.loads(outputs["json"])["results"]["bindings"][0]["actor"] == {"type": "uri", "value": first[1]}
    assert outputs["tsv"].splitlines()[:2] == ["?film\t?actor", f"<{first[0]}>\t<{first[1]}>"]
    assert "| id:Ballerina | id:AnaDeArmas |" in outputs["md"] and outputs["html"].count("<tr>") == 4


@pytest.mark.parametrize(("name", "reader"), [("ttl", "turtle"), ("nt", "nt"), ("trig", "trig"), ("jsonld", "json-ld")])
def test_query_writes_every_format_of_triples(run: Run, small: Path, name: str, reader: str) -> None:
    """rdflib reads what DESCRIBE gives."""
    done = run("query", "DESCRIBE id:AnaDeArmas", "--graph", str(small), "--format", name)
    graph = rdflib.Dataset(default_union=True).parse(data=done.stdout, format=reader)
    assert str(graph.value(rdflib.URIRef(expand("id:AnaDeArmas")), rdflib.RDFS.label)) == "Ana de Armas"


def test_ask_answers_true_or_false(run: Run, small: Path) -> None:
    """An answer is an answer: exit code 0, or 1 for no where --exit-status asks for it."""
    yes, no = "ASK { id:Ballerina a wick:Film }", "ASK { id:Ballerina a wick:Game }"
    for text, more, output, code in (yes, [], "true", 0), (no, [], "false", 0), (no, ["--exit-status"], "false", 1):
        done = run("query", text, "--graph", str(small), *more)
        assert (done.stdout, done.returncode) == (output + "\n", code)
    assert json.loads(run("query", no, "--graph", str(small), "--format", "json").stdout)["boolean"] is False


def test_queries_and_graphs_come_from_files_and_standard_input(run: Run, small: Path, tmp_path: Path) -> None:
    """-f FILE, - for the query, - for the graph: all the same question."""
    (tmp_path / "cast.rq").write_text(CAST, encoding="utf-8-sig")
    trig = (small / "wickgraph.trig").read_text(encoding="utf-8")
    answers = [
        run("query", "-f", str(tmp_path / "cast.rq"), "--graph", str(small)),
        run("query", "-", "--graph", str(small / "wickgraph.trig"), input=CAST),
        run("query", CAST, "--graph", "-", input=trig),
    ]
    assert {answer.returncode for answer in answers} == {0}
    assert len({answer.stdout for answer in answers}) == 1


def test_a_table_is_cut_to_the_terminal(small: Path) -> None:
    """On a terminal of 40 columns no line is longer, and the cut is admitted; through a pipe nothing is cut."""
    reader, writer = pty.openpty()
    fcntl.ioctl(writer, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 40, 0, 0))
    environment = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "LINES")}
    command = wickgraph("query", "SELECT * { ?s rdfs:label ?name ; a ?kind }", "--graph", str(small))
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, env=environment, timeout=60, check=True)
    os.close(writer)
    output = b""
    while chunk := _read(reader):
        output += chunk
    lines = output.decode().splitlines()
    assert done.stderr == b"" and "cells cut to fit 40 columns" in lines[-2]
    assert max(map(len, lines[:-2])) == 40


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 10_000)
    except OSError:  # Linux says so when the other end of a terminal is closed
        return b""


# Describe


def test_describe_prints_the_card(run: Run, small: Path) -> None:
    """What it is, its facts, and the sentence from the text beside the graph; the name needs no quotation marks."""
    done = run("describe", "the", "director", "--graph", str(small))
    assert done.stdout.startswith(
        "The Director\ncharacter · id:TheDirector\n\n→ leader of\n  Ruska Roma\n    confirmed\n"
    )
    assert "“Anjelica Huston is The Director again, and The Director still runs the Ruska Roma.”" in done.stdout
    assert json.loads(run("describe", "Rooney", "--graph", str(small), "--format", "json").stdout)["label"] == "Rooney"


def test_describe_finds_the_text_in_the_folder_given(run: Run, small: Path, tmp_path: Path) -> None:
    """--texts DIR is where sentences come from when they do not lie beside the graph."""
    (tmp_path / "texts").mkdir()
    (small / "news.md").rename(tmp_path / "texts" / "news.md")
    assert "text not at hand" in run("describe", "Rooney", "--graph", str(small)).stdout
    done = run("describe", "Rooney", "--graph", str(small), "--texts", str(tmp_path / "texts"))
    assert "Lionsgate has confirmed" in done.stdout and "text not at hand" not in done.stdout


# Extract


def test_extract_writes_one_claim_a_line(run: Run, tmp_path: Path) -> None:
    """The keys that others rely on, in their order; the span is the file's own text."""
    (tmp_path / "a.md").write_text(SENTENCE, encoding="utf-8")
    done = run("extract", str(tmp_path / "a.md"))
    (claim,) = map(json.loads, done.stdout.splitlines())
    assert list(claim)[:4] == ["subject", "subject_label", "predicate", "object"] and "file" not in claim
    assert claim["predicate"] == "wick:director" and claim["object_label"] == "Chad Stahelski"
    assert SENTENCE[claim["start"] : claim["end"]].endswith("Chad Stahelski")
    assert run("extract", "-", input=SENTENCE).stdout == done.stdout


def test_extract_of_several_files_names_each_and_outlives_a_bad_one(run: Run, tmp_path: Path) -> None:
    """The others are done, the error is said, the exit code is 3; "file" is the first key."""
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "bad.md").write_bytes(b"\x00")
    names = [str(tmp_path / name) for name in ("a.md", "bad.md", "b.md")]
    done = run("extract", *names)
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    assert [claim["file"] for claim in claims] == [names[0], names[2]] and next(iter(claims[0])) == "file"
    assert done.returncode == 3 and done.stderr.startswith(f"Error: {names[1]}: ") and done.stderr.count("\n") == 1


@pytest.mark.parametrize("name", ["json", "csv", "table", "md"])
def test_extract_writes_tables_too(run: Run, tmp_path: Path, name: str) -> None:
    """Every format holds the claim; JSON and CSV with all of its keys."""
    (tmp_path / "a.md").write_text(SENTENCE, encoding="utf-8")
    text = run("extract", str(tmp_path / "a.md"), "--format", name).stdout
    lines = run("extract", str(tmp_path / "a.md")).stdout
    claim = json.loads(lines)
    if name == "json":
        assert json.loads(text) == [claim]
    if name == "csv":
        (row,) = csv.DictReader(io.StringIO(text))
        assert list(row) == list(claim) and row["start"] == str(claim["start"]) and row["known"] == "true"
    assert "Chad Stahelski" in text and "wick:director" in text


# View and validate


def test_view_writes_the_file_and_prints_its_path(run: Run, small: Path, tmp_path: Path) -> None:
    """The picture of the whole graph, or of what is round one entity."""
    whole, part = tmp_path / "whole.html", tmp_path / "part.html"
    done = run("view", "--graph", str(small), "--out", str(whole))
    assert (done.stdout, done.stderr, done.returncode) == (f"{whole}\n", "", 0)
    assert run("view", "--graph", str(small), "--entity", "Ruska Roma", "--out", str(part)).returncode == 0
    assert "Norman Reedus" in whole.read_text(encoding="utf-8")
    assert "The Director" in part.read_text(encoding="utf-8") and "Norman Reedus" not in part.read_text(
        encoding="utf-8"
    )


def test_validate_ends_with_1_where_a_rule_is_broken(run: Run, tmp_path: Path) -> None:
    """No violation: a sentence and 0. One: a row with node and rule, in every format, and 1."""
    prefixes = "".join(f"@prefix {name}: <{expand(name + ':')}> .\n" for name in ("wick", "id", "rdfs"))
    (tmp_path / "good.ttl").write_text(prefixes + "id:Eve a wick:Character ; rdfs:label 'Eve' .")
    (tmp_path / "bad.ttl").write_text(prefixes + "id:Eve a wick:Character, wick:Person ; rdfs:label 'Eve' .")
    done = run("validate", "--graph", str(tmp_path / "good.ttl"))
    assert (done.stdout, done.stderr, done.returncode) == ("No rule is broken.\n", "", 0)
    (tmp_path / "other.ttl").write_text("<urn:a> <urn:b> <urn:c> .")
    done = run("validate", "--graph", str(tmp_path / "other.ttl"))
    assert "no property of the ontology" in done.stderr and done.returncode == 0
    assert run("validate", "--graph", str(tmp_path / "good.ttl"), "--format", "jsonl").stdout == ""
    done = run("validate", "--graph", str(tmp_path / "bad.ttl"), "--format", "jsonl")
    found = {(row["node"], row["rule"]) for row in map(json.loads, done.stdout.splitlines())}
    assert ("id:Eve", "two-frames") in found and done.returncode == 1


# What goes wrong


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["query", "SELECT ?x {", "--graph", "SMALL"], 3, "query:1:12: the query ends too early; a } is missing."),
        (["query", "ASK {}", "--graph", "none.ttl"], 3, "none.ttl: no such file. Check the path."),
        (["query", "ASK {}", "--graph", "."], 3, "Name a folder that `wickgraph build --out` wrote"),
        (
            ["query", "ASK {}", "--format", "ttl", "--graph", "SMALL"],
            2,
            "format ttl: yes or no can be written as table",
        ),
        (["query", CAST, "--format", "ttl", "--graph", "SMALL"], 2, "For triples, ask with CONSTRUCT or DESCRIBE."),
        (["query", CAST, "--format", "xls"], 2, "'xls' is not one of"),
        (["query"], 2, "query takes one question"),
        (["query", "ASK {}", "-f", "x.rq"], 2, "query takes one question"),
        (["query", "-", "--graph", "-"], 2, "cannot both come from standard input"),
        (["query", "-f", "none.rq"], 3, "none.rq: No such file or directory. Give a file with a SPARQL query."),
        (["query", "-f", "."], 3, ".: Is a directory."),
        (["query", "", "--graph", "SMALL"], 3, "query:1:1: the query is empty."),
        (
            ["describe", "The Directer", "--graph", "SMALL"],
            3,
            "The Directer: nothing in the graph has that name. Did you",
        ),
        (["describe"], 2, "Missing argument 'NAME...'"),
        (["describe", "x", "--texts", "none"], 2, "'none' does not exist"),
        (["extract", "none.md"], 3, "none.md: no such file."),
        (["extract"], 2, "Missing argument"),
        (["quarrel"], 2, "No such command 'quarrel'."),
        (["query", "--grpah", "x"], 2, "No such option"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_goes_wrong_is_said(run: Run, small: Path, arguments: list[str], code: int, sentence: str) -> None:
    """One or two lines on standard error (four where a query is shown), no traceback, the right exit code."""
    done = run(*[str(small) if each == "SMALL" else each for each in arguments])
    assert (done.returncode, done.stdout) == (code, "")
    assert sentence in done.stderr and done.stderr.startswith("Error: ")
    assert done.stderr.count("\n") <= (4 if "^" in done.stderr else 2)


def test_a_broken_graph_is_named_with_its_line(run: Run, tmp_path: Path) -> None:
    """File, line and column of the fault, from a file and from standard input."""
    broken = "@prefix a: <urn:a> .\n\na:x a:y ;; a:z\n"
    (tmp_path / "broken.trig").write_text(broken)
    done = run("query", "ASK {}", "--graph", str(tmp_path / "broken.trig"))
    assert done.returncode == 3 and f"Error: {tmp_path}/broken.trig:3:9:" in done.stderr
    assert "Error: standard input:3:9:" in run("query", "ASK {}", "--graph", "-", input=broken).stderr


def test_a_fault_in_a_query_file_is_named_with_the_file(run: Run, small: Path, tmp_path: Path) -> None:
    """An editor can jump there."""
    (tmp_path / "bad.rq").write_text("# a comment\nSELECT ?x {\n  ?x a wick:Film ,, }\n")
    done = run("query", "-f", str(tmp_path / "bad.rq"), "--graph", str(small))
    assert done.stderr.startswith(f"Error: {tmp_path}/bad.rq:3:19: ")


@pytest.mark.parametrize("place", ["before", "after"])
def test_a_traceback_only_with_debug(run: Run, place: str) -> None:
    """--debug works before and after the command's name."""
    arguments = ["query", "SELECT", "--graph", "none.ttl"]
    done = run(*(["--debug", *arguments] if place == "before" else [*arguments, "--debug"]))
    assert done.returncode == 3 and done.stderr.startswith("Traceback") and "Error: none.ttl" in done.stderr
    assert "Traceback" not in run(*arguments).stderr


def test_a_fault_of_our_own_is_admitted(run: Run, small: Path) -> None:
    """An error that nobody foresaw is one sentence with what to do, not a traceback."""
    code = (
        "import sys, wickgraph.asking.query as _\n"
        "sys.modules['wickgraph.asking.query'].query = None\n"
        "from wickgraph.cli import main\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", code, "query", "ASK {}", "--graph", str(small)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 3 and "This is a fault of wickgraph." in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_goes_away_is_no_error(small: Path, unbuffered: str) -> None:
    """`| head -1` ends quietly, however much is left to write."""
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f . FILTER(?a < ?d || true) } LIMIT 20000"
    line = f"'{sys.executable}' -m wickgraph query '{query}' --graph '{small}' --format csv | head -1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        timeout=60,
    )
    assert (done.stdout, done.stderr, done.returncode) == ("a,b,c,d,e,f\n", "", 141)


def test_an_interrupt_ends_quietly(small: Path) -> None:
    """Ctrl-C: exit code 130 and no traceback."""
    process = subprocess.Popen(
        wickgraph("query", "ASK {}", "--graph", "-"), stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdin and process.stderr
    # It waits for the graph on standard input; once it has read a little, it is surely past its start.
    process.stdin.write(b"#" * 200_000)
    process.stdin.flush()
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 130
    assert b"Traceback" not in process.stderr.read()
    process.stdin.close()
    process.stderr.close()


def test_output_is_utf8_whatever_the_terminal_says(run: Run, small: Path) -> None:
    """An ASCII locale neither breaks nor changes data."""
    done = run(
        "query", "SELECT ?n { id:JohnWickChapter3 rdfs:label ?n }", "--graph", str(small), PYTHONIOENCODING="ascii"
    )
    assert "John Wick: Chapter 3 – Parabellum" in done.stdout and done.returncode == 0


def test_two_runs_give_the_same_bytes(run: Run, small: Path) -> None:
    """Whatever the hash seed: rows, triples, cards."""
    for arguments in (
        ["query", "SELECT * { ?s ?p ?o }", "--format", "tsv"],
        ["query", "CONSTRUCT WHERE { ?s ?p ?o }", "--format", "jsonld"],
        ["describe", "Ballerina", "--format", "json"],
    ):
        outputs = {run(*arguments, "--graph", str(small), PYTHONHASHSEED=seed).stdout for seed in ("1", "2", "3")}
        assert len(outputs) == 1 and len(outputs.pop()) > 500


def test_view_takes_the_name_as_describe_does(run: Run, small: Path, tmp_path: Path) -> None:
    """The name stands behind the command; given twice, it is wrong usage."""
    out = str(tmp_path / "v.html")
    assert run("view", "Rooney", "--graph", str(small), "--out", out).returncode == 0
    assert "Rooney" in Path(out).read_text(encoding="utf-8")
    assert run("view", "Rooney", "--entity", "Rooney", "--graph", str(small)).returncode == 2


def test_articles_of_another_universe_name_nobody_of_this_one(run: Run, tmp_path: Path) -> None:
    """With --known none every name is new, with a file those in it are known; a file that is not there is an error."""
    article, ours = tmp_path / "ferry.txt", tmp_path / "ours.ttl"
    article.write_text("Ana de Armas plays Mara Quill in Ballerina.")
    prefixes = "".join(f"@prefix {name}: <{expand(name + ':')}> .\n" for name in ("wick", "id", "rdfs"))
    ours.write_text(prefixes + "id:MaraQuill a wick:Character ; rdfs:label 'Mara Quill' .")
    for known in ("none", str(ours)):
        done = run("extract", str(article), "--known", known, "--min-confidence", "0")
        subjects = {row["subject"] for row in map(json.loads, done.stdout.splitlines())}
        assert subjects and not any(iri.endswith("/Ballerina") for iri in subjects)
    done = run("extract", str(article), "--known", str(ours), "--min-confidence", "0")
    assert '/MaraQuill"' in done.stdout and '/MaraQuill"' not in run("extract", str(article)).stdout
    done = run("extract", str(article), "--known", str(tmp_path / "missing.ttl"))
    assert done.returncode == 3 and "missing.ttl" in done.stderr
