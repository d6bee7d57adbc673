"""RDF from outside: hostile files are refused with their line or end a worker, and never the process that asked."""

from __future__ import annotations

import gzip
import hashlib
import mmap
import os
import re
import socket
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import psutil
import pytest

import wickgraph
from conftest import Run
from wickgraph.endpoint import wall
from wickgraph.errors import DataError, UsageError
from wickgraph.stores.store import from_text, load
from wickgraph.stores.stored import manifest, open_store

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def xml(inside: str, before: str = "") -> str:
    """A file of RDF/XML."""
    return f'<?xml version="1.0"?>\n{before}<rdf:RDF xmlns:rdf="{RDF}" xmlns:e="http://e/">\n{inside}\n</rdf:RDF>'


def entities(levels: int) -> str:
    """A DOCTYPE in which each entity is ten of the one before."""
    names = "abcdefghijklmnop"[: levels + 1]
    lines = (f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names))
    return f'<!DOCTYPE rdf:RDF [<!ENTITY a "aaaaaaaaaa">{"".join(lines)}]>\n'


SAID = '<rdf:Description rdf:about="http://e/s"><e:p>%s</e:p></rdf:Description>'
TRIPLE = "<http://e/s> <http://e/p> %s .\n"
PREFIX = "@prefix a: <http://e/" + "x" * 100_000 + "> .\n"

#: name of a file, what it holds, what is said of it
REFUSED: dict[str, tuple[str, str | bytes, str]] = {
    "mark": ("a.nt", b"\xef\xbb\xbf" + (TRIPLE % 1).encode(), ":1:1: a byte order mark"),
    "utf-16": ("a.ttl", (TRIPLE % 1).encode("utf-16"), ":1:1: UTF-16"),
    "nul": ("a.ttl", TRIPLE % 1 + TRIPLE % '"a\0b"', ":2: a NUL"),
    "nul, escaped": ("a.ttl", TRIPLE % 1 + TRIPLE % '"a\\u0000b"', ":2: a NUL in a literal"),
    "nul, escaped in JSON": ("a.jsonld", '{"@id": "http://e/s",\n\n"http://e/p": "\\u0000"}', ":3: a NUL in a literal"),
    "nul after many lines": ("a.nt", TRIPLE % "<urn:o>" * 9_999 + TRIPLE % '"\0"', ":10000: a NUL"),
    "surrogate": ("a.ttl", b"\n\n<urn:a> <urn:b> '\xed\xa0\x80' .", ":3: half of a surrogate pair"),
    "surrogate, escaped": ("a.ttl", "\n" + TRIPLE % '"\\uD800"', ":2:28: not Turtle: "),
    "surrogate, escaped in JSON": ("a.jsonld", '{"http://e/p":\n"\\ud800"}', ":2:"),
    "not UTF-8": ("a.nt", TRIPLE.encode() % b"1" + b"# caf\xe9\n", ":2: a byte that is not UTF-8 (e9)"),
    "half a sign at the end": ("a.ttl", b"<urn:a> <urn:b> 1 . # \xe2\x80", ":1: a byte that is not UTF-8 (e2)"),
    "space in an IRI": ("a.ttl", "\n<http://e/a b> <http://e/p> 1 .", ":2:1: not Turtle: Invalid IRI"),
    "space in an IRI, escaped": ("a.nt", "\n<http://e/a\\u0020b> <http://e/p> <http://e/o> .", ":2:1: not N-Triples"),
    "space in an IRI of XML": ("a.rdf", xml('<rdf:Description rdf:about="http://e/a b"/>'), ":3: not RDF/XML"),
    "brace in an IRI": ("a.trig", "\n\n<http://e/{a}> <http://e/p> 1 .", ":3:1: not TriG: Invalid IRI"),
    "relative IRI": ("a.ttl", "<a> <http://e/p> 1 .", ":1:1: not Turtle: No scheme"),
    "script": ("a.ttl", "\n<javascript:alert(1)> <http://e/p> 1 .", ":2: <javascript:alert(1)> is of the"),
    "script as object": ("a.ttl", TRIPLE % 1 + TRIPLE % "<JavaScript:x>", ":2: <JavaScript:x> is of the scheme"),
    "script as datatype": ("a.nt", "\n" + TRIPLE % '"x"^^<data:x>', ":2: <data:x> is of the scheme data:"),
    "script as graph": ("a.nq", "<urn:a> <urn:b> <urn:c> <vbscript:x> .", ":1: <vbscript:x> is of the scheme"),
    "script in a triple": ("a.ttl", "<urn:a> <urn:b> <<( <urn:a> <urn:b> <data:x> )>> .", ":1: <data:x> is of the"),
    "file": ("a.ttl", TRIPLE % 1 + TRIPLE % "<file:///etc/passwd>", ":2: <file:///etc/passwd> is of the scheme file:"),
    "a prefix that is none": ("a.ttl", "<ex:a> <http://e/p> 1 .", "is it a prefix that is not declared?"),
    "script by a prefix": ("a.ttl", "@prefix j: <javascript:> .\nj:x <http://e/p> 1 .", ":1: <javascript:x> is of"),
    "script in JSON": ("a.jsonld", '{\n"@id": "javascript:x", "http://e/p": 1}', ":2: <javascript:x> is of the scheme"),
    "context elsewhere": ("a.jsonld", '{\n"@context": "http://127.0.0.1:9/", "p": 1}', ":2: a context at another"),
    "import of a context": ("a.jsonld", '{"@context": {"@import": "file:///etc/passwd"}}', ":1: a context at another"),
    "entities": ("a.rdf", xml(SAID % "&f;", entities(5)), ":2: a DOCTYPE"),
    "entity of a file": ("a.rdf", xml(SAID % "&a;", '<!DOCTYPE a [<!ENTITY a SYSTEM "/etc/pass">]>'), ":2: a DOCTYPE"),
    "a DOCTYPE elsewhere": ("a.xml", xml(SAID % 1, '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/">'), ":2: a DOCTYPE"),
    "elements in elements": (
        "a.rdf",
        xml("<rdf:Description><e:p>" * 99 + "</e:p></rdf:Description>" * 99),
        ":3: nested more than 100 deep",
    ),
    "brackets in brackets": ("a.jsonld", '{"http://e/p":' * 101 + "1" + "}" * 101, ": nested more than 100 deep"),
    "not gzip": ("a.nt.gz", TRIPLE % 1, ": not a whole gzip file"),
    "a long literal": ("a.ttl", TRIPLE % f'"{"x" * 17_000_000}"', ": one literal or line is larger than"),
}  # fmt: skip


def written(folder: Path, name: str, content: str | bytes) -> Path:
    """A file."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("name", REFUSED)
def test_hostile_files_are_refused_with_their_line(tmp_path: Path, name: str) -> None:
    """What no file should hold is told with the line, as far as the format has one, and what to do about it."""
    file, content, said = REFUSED[name]
    with pytest.raises(DataError, match=r"\.$") as error:
        load(written(tmp_path, file, content))
    assert (f"{file}{said}" if said.startswith(":") else said) in str(error.value)


#: files that take all memory or time, or end the process that reads them, if nobody stops that
DEADLY: dict[str, tuple[str, Callable[[], str], str]] = {
    "a bomb of entities": ("a.rdf", lambda: xml(SAID % "&m;", entities(12)), "it needs more than the 512 MB"),
    "triples in triples": (
        "a.ttl",
        lambda: TRIPLE % ("<<( <http://e/s> <http://e/p> " * 100_000 + "1" + " )>>" * 100_000),
        "or is nested too deep",
    ),
    "objects in objects": ("a.jsonld", lambda: '{"http://e/p":' * 9_000 + "1" + "}" * 9_000, "it needs more than"),
    "a prefix of 100 KB": ("a.ttl", lambda: PREFIX + "a:s a:p a:o .\n" * 100, "more than the 10 MB that are read"),
    "a bomb of zeros": ("a.nt.gz", lambda: "#" * 20_000_000, "more than the 10 MB that are read"),
}


@pytest.mark.parametrize("name", DEADLY)
def test_deadly_files_end_a_worker_and_nothing_else(tmp_path: Path, name: str) -> None:
    """Though everything is allowed, this process lives, keeps its memory, and is told in time."""
    file, content, said = DEADLY[name]
    path = tmp_path / file
    path.write_bytes(gzip.compress(content().encode()) if file.endswith(".gz") else content().encode())
    began, children = time.monotonic(), psutil.Process().children()
    with wickgraph.allowing("rdfxml", "jsonld", size=10_000_000), pytest.raises(DataError, match=re.escape(said)):
        load(path)
    assert time.monotonic() - began < 60
    assert set(psutil.Process().children()) <= set(children)


def test_time_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that takes longer than a file of its size may is given up."""
    from wickgraph.outside import apart

    monkeypatch.setattr(apart, "_SECONDS", -1)
    path = written(tmp_path, "a.rdf", xml("<rdf:Description><e:p>" * 60_000 + "</e:p></rdf:Description>" * 60_000))
    with wickgraph.allowing("rdfxml"), pytest.raises(DataError, match="it takes longer to read than"):
        load(path)


@pytest.mark.parametrize(
    ("word", "file", "content"),
    [
        ("rdfxml", "a.rdf", xml(SAID % "&b;", entities(1))),
        ("jsonld", "a.jsonld", '{"http://e/p":' * 150 + "1" + "}" * 150),
        ("ex:", "a.ttl", "<ex:a> <EX:b> 1 ."),
    ],
)
def test_what_is_allowed_is_read(tmp_path: Path, run: Run, word: str, file: str, content: str) -> None:
    """In Python and on the command line the same word lets the same file in, and it is not in without."""
    path = written(tmp_path, file, content)
    with pytest.raises(DataError, match=f"give --allow {word} where you trust it"):
        load(path)
    with wickgraph.allowing(word):
        assert len(load(path)) > 0
    done = run("query", "ASK { ?s ?p ?o }", "--data", str(path), "--allow", f"jsonld,{word}")
    assert (done.returncode, done.stdout) == (0, "true\n"), done.stderr


def test_what_looks_like_harm_and_is_none_is_read(tmp_path: Path) -> None:
    """Literals may hold markup, links and escapes, and IRIs be of any scheme that names something."""
    lines = [
        TRIPLE % "\"<a href='x'> <javascript:alert(1)> <data:x>\"",
        TRIPLE % '"a backslash: \\\\u0000"',
        *(TRIPLE % f"<{iri}>" for iri in ("urn:a", "mailto:a@b.c", "tel:1", "info:x/y", "doi:10.1/x", "tag:a,2024:b")),
        TRIPLE % "<HTTPS://E/x>",
    ]
    assert len(load(written(tmp_path, "a.nt", "".join(lines)))) == len(lines)


def test_brackets_in_long_strings_are_no_nesting(tmp_path: Path) -> None:
    """Wherever a string of JSON is cut as it is read, also behind a backslash, what stands in it is text."""
    for shift in range(4):
        said = "x" * shift + '\\"[{' * 20_000 + "\\\\"
        assert len(load(written(tmp_path, "a.jsonld", f'[{{"@id": "urn:a", "urn:b": "{said}"}}]'))) == 1


def test_a_size_is_what_is_unpacked(tmp_path: Path, run: Run) -> None:
    """--limit-data is about what is in the file."""
    path = tmp_path / "a.nt.gz"
    path.write_bytes(gzip.compress((TRIPLE % "<urn:o>").encode() * 50_000))
    assert path.stat().st_size < 100_000
    refused, read = (run("validate", str(path), "--limit-data", size) for size in ("0.1", "10"))
    assert refused.returncode == 3 and "more than the 0.1 MB that are read. Give --limit-data MB" in refused.stderr
    assert "MB" not in read.stderr and read.returncode in (0, 1)


def test_a_word_that_is_none_is_wrong_usage(run: Run) -> None:
    """Whoever misspells what to allow is told what there is."""
    done = run("query", "ASK {}", "--allow", "rdf/xml")
    assert done.returncode == 2 and "rdf/xml: not a thing to allow. Give rdfxml, jsonld or a scheme" in done.stderr
    with pytest.raises(UsageError), wickgraph.allowing("*"):
        pass


def test_standard_input_is_from_outside_too(run: Run) -> None:
    """What comes by a pipe meets the same wall."""
    good, bad = (
        run("query", "ASK { ?s ?p ?o }", "--graph", "-", input=f"<{iri}> a 1 .") for iri in ("urn:a", "data:a")
    )
    assert (good.returncode, good.stdout) == (0, "true\n")
    assert bad.returncode == 3 and bad.stderr.startswith("Error: standard input: <data:a> is of the scheme data:")


def test_a_store_on_disk_is_filled_behind_the_wall(tmp_path: Path) -> None:
    """A store is not made of a file that is refused, and knows the hash of what it was made of."""
    path = written(tmp_path, "a.ttl", "<data:a> a 1 .")
    with pytest.raises(DataError, match=r"a\.ttl:1: <data:a> is of the scheme"):
        open_store(tmp_path / "store", path)
    path.write_text("<urn:a> a 1 .")
    assert len(open_store(tmp_path / "store", path)) == 1
    found = manifest(tmp_path / "store")
    assert found and found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_serve_refuses_what_others_refuse(tmp_path: Path, run: Run) -> None:
    """The parent of the workers reads its graph as every command does, and is told what is allowed."""
    path = written(tmp_path, "a.ttl", "<data:a> a 1 .")
    done = run("serve", "--port", "0", "--graph", str(path))
    assert done.returncode == 3 and "is of the scheme data:" in done.stderr


def test_push_refuses_what_others_refuse(tmp_path: Path, run: Run) -> None:
    """Nothing is sent of a file that is refused."""
    path = written(tmp_path, "a.ttl", "<data:a> a 1 .")
    done = run("push", "http://127.0.0.1:9/update", "--graph", str(path))
    assert done.returncode == 3 and "is of the scheme data:" in done.stderr


def test_where_nothing_can_be_forked_files_are_looked_at_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without worker processes (Windows) the same files are read and refused."""
    monkeypatch.delattr(os, "fork")
    assert set(load(written(tmp_path, "a.ttl", TRIPLE % 1))) == set(from_text(TRIPLE % 1))
    with pytest.raises(DataError, match=r"a\.ttl:1: <data:a> is of the scheme"):
        load(written(tmp_path, "a.ttl", "<data:a> a 1 ."))


def test_the_worker_can_reach_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that parses may open nothing more than it was given."""
    from wickgraph.outside import apart

    def spy(file: object, to: object, *rest: object) -> dict[str, object]:
        try:
            Path("/etc/passwd").read_bytes()
        except OSError as error:
            return {"fault": f"{error.strerror}.", "place": "", "sha256": ""}
        return {"fault": None, "place": "", "sha256": ""}

    monkeypatch.setattr(apart, "report", spy)
    with pytest.raises(DataError, match="Too many open files"):
        load(written(tmp_path, "a.ttl", TRIPLE % 1))


def test_address_space_that_is_only_reserved_is_no_memory() -> None:
    """Where large libraries are loaded, a worker may take as much beyond what there is as elsewhere."""
    ours, theirs = socket.socketpair()
    with ours, mmap.mmap(-1, 3 << 30):
        number = os.fork()
        if not number:
            try:
                wall.confine(theirs, 400_000_000)
                theirs.sendall(str(len(bytearray(200_000_000))).encode())
            finally:
                os._exit(0)
        theirs.close()
        assert ours.recv(20) == b"200000000"
        os.waitpid(number, 0)
