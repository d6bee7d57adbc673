"""The questions of graph/queries/ have the rows that a reader of the tables expects, in two engines."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from pyoxigraph import Store

from expected_rows import EXPECTED, as_csv, expected, found, names, text
from wickgraph import bundled, query
from wickgraph.ontology import load as ontology
from wickgraph.terms import PREFIXES, compact

pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")

HEADER = re.compile(r"^# (title|asked by|level|parameter): (.+)$", re.MULTILINE)
READERS = ("fan", "editor", "journalist", "teacher")
LEVELS = ("easy", "medium", "hard")


def header(name: str) -> list[tuple[str, str]]:
    """What a question says of itself."""
    return HEADER.findall(text(name))


@pytest.fixture(scope="module")
def dataset():  # type: ignore[no-untyped-def]
    """The bundled graph in rdflib, whose literals are kept as they are written."""
    import rdflib

    rdflib.NORMALIZE_LITERALS = False
    read = rdflib.Dataset(default_union=True)
    read.parse(bundled.graph_file(), format="trig")
    yield read
    rdflib.NORMALIZE_LITERALS = True


@pytest.fixture(scope="module")
def store() -> Store:
    """The bundled graph in Oxigraph."""
    read = Store()
    read.load(path=bundled.graph_file())
    return read


@pytest.mark.parametrize("name", names())
def test_rows_are_those_expected(name: str) -> None:
    """Each question has the rows, in the order, that tests/queries/ keeps for it (see the README there)."""
    assert found(name) == expected(name), "see `python tests/expected_rows.py`"


@pytest.mark.parametrize("name", names())
def test_rdflib_and_oxigraph_agree(name: str, dataset, store: Store) -> None:  # type: ignore[no-untyped-def]
    """A second engine has the same rows, with the same datatypes: the question is SPARQL 1.1 and no dialect."""
    ours = store.query(text(name), prefixes=PREFIXES, use_default_graph_as_union=True)
    theirs = dataset.query(text(name), initNs=PREFIXES)
    rows = Counter(tuple(map(nt, row)) for row in ours)  # type: ignore[union-attr]
    assert rows == Counter(tuple(map(nt, row)) for row in theirs)


def nt(term) -> str:  # type: ignore[no-untyped-def]
    """A term of either library in N-Triples; nothing for what is unbound."""
    written = "" if term is None else term.n3() if hasattr(term, "n3") else str(term)
    return written.replace("^^<http://www.w3.org/2001/XMLSchema#string>", "")  # type: ignore[no-any-return]


@pytest.mark.parametrize("name", names())
def test_header_says_what_who_and_how_hard(name: str) -> None:
    """Title, who asks and level come first, once each and in this order."""
    keys = [key for key, _ in header(name)]
    said = dict(header(name))
    assert keys[:3] == ["title", "asked by", "level"] and set(keys[3:]) <= {"parameter"}
    assert text(name).startswith("# title: ") and said["title"].endswith("?")
    assert sum(re.search(rf"\b{reader}\b", said["asked by"]) is not None for reader in READERS) == 1
    assert said["level"] in LEVELS


@pytest.mark.parametrize("name", names())
def test_parameters_are_what_the_query_takes(name: str) -> None:
    """Each parameter has a type, and a default that stands in a VALUES of its own; no single value stands unnamed."""
    given = {}
    for parameter in (value for key, value in header(name) if key == "parameter"):
        variable, kind, default = parameter.split(" ", 2)
        given[variable] = default
        assert kind.startswith(("wick:", "xsd:", "rdf:")) and kind.partition(":")[0] in PREFIXES
        assert kind == "wick:RealThing" or kind.removeprefix("wick:") in {*ontology().ancestors, kind}
    assert dict(re.findall(r"VALUES \?(\w+) \{ (\S+) \}", text(name))) == given


def test_another_value_gives_other_rows() -> None:
    """The value of a parameter is changed in one place: asked of another film, the question has that film's cast."""
    other = text("who-plays-whom").replace("VALUES ?work { id:Ballerina }", "VALUES ?work { id:JohnWickChapter4 }")
    cast = [(row["actor"], row["character"]) for row in query(other)]  # type: ignore[union-attr, index]
    assert ("Donnie Yen", "Caine") in cast and ("Gabriel Byrne", "The Chancellor") not in cast


def test_no_prefix_lines() -> None:
    """Prefixes are known, so no question declares one."""
    assert not [name for name in names() if re.search(r"\bPREFIX\b", text(name), re.IGNORECASE)]


def test_thirty_questions_for_everybody() -> None:
    """There are 30, no two with one title, for each kind of reader, easy to hard."""
    said = [dict(header(name)) for name in names()]
    assert len(said) == len({each["title"] for each in said}) == 30
    readers = Counter(reader for each in said for reader in READERS if reader in each["asked by"])
    assert all(readers[reader] >= 4 for reader in READERS)
    assert all(Counter(each["level"] for each in said)[level] >= 6 for level in LEVELS)


def test_no_expected_rows_without_a_question() -> None:
    """A question that is taken out takes its rows with it."""
    assert {path.stem for path in EXPECTED.glob("*.csv")} == set(names())


def test_rows_are_kept_with_compact_names() -> None:
    """What a person checks by reading has short names in it, and cells with commas stay one cell."""
    iri = "https://w3id.org/wickgraph/id/Ballerina"
    assert as_csv(["film", "title"], [[compact(iri), "a, b"]]) == 'film,title\nid:Ballerina,"a, b"\n'
