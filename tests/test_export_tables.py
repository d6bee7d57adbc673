"""Tables of a graph say what the graph says: read back, they give the same claims, evidence and sources."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pandas
import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from wickgraph.errors import InputError, UsageError
from wickgraph.export import export
from wickgraph.export.tables import tables
from wickgraph.stores.store import from_text, load
from wickgraph.terms import CLAIMS, DCTERMS, RDF, SOURCES, WICK, XSD, expand

Run = Callable[..., "CompletedProcess[str]"]
Frames = dict[str, Any]

#: columns of claims that say something of the row's other columns
DERIVED = re.compile(r"label|.*_label|datatype")
STRINGS = {"index_col": False, "keep_default_na": False, "dtype": str}


@pytest.fixture(scope="module")
def universe() -> Store:
    """The bundled graph."""
    return load()


@pytest.fixture(scope="module")
def frames(universe: Store) -> Frames:
    """Its CSV files, read by pandas as texts."""
    files = export(universe, "csv")
    return {name.removesuffix(".csv"): pandas.read_csv(io.BytesIO(data), **STRINGS) for name, data in files.items()}


def parted(cell: str) -> list[str]:
    """The values of a cell, by the rule that the export states."""
    return [re.sub(r"\\(.)", r"\1", each) for each in re.findall(r"(?:[^\\|]|\\.)+", cell)]


def term(cell: str, column: str) -> NamedNode | Literal:
    """A cell as an RDF term: what looks like an IRI of ours is one; numbers have the datatype of their qualifier."""
    if column in ("statusInSource", "status"):
        return NamedNode(WICK + cell.capitalize())
    if column == "predicate":
        return NamedNode(expand(cell))
    if cell.startswith("https://w3id.org/wickgraph/"):
        return NamedNode(cell)
    kinds = {"upTo": "integer", "start": "integer", "end": "integer", "confidence": "decimal"}
    kinds |= dict.fromkeys(("voice", "undisclosedRole"), "boolean")
    kind = kinds.get(column) or ("date" if column in ("asOf", "date") else "string")
    if kind == "date":
        kind = {4: "gYear", 7: "gYearMonth", 10: "date"}[len(cell)]
    return Literal(cell, datatype=NamedNode(XSD + kind))


def camel(name: str) -> str:
    """The local name in the ontology of a column."""
    return re.sub(r"_(\w)", lambda match: match[1].upper(), name)


def quads_of(frame: Any, lists: set[str], kind: str) -> Iterator[str]:
    """The quads that the rows of a table stand for; `lists` are the columns in whose cells bars part values."""
    graph = NamedNode(SOURCES if kind == "Source" else CLAIMS)
    for row in frame.to_dict("records"):
        subject = NamedNode(row.pop(kind.lower()))
        yield str(Quad(subject, NamedNode(RDF + "type"), NamedNode(WICK + kind), graph))
        if "value" in row:
            datatype, value = row.pop("datatype"), row.pop("value")
            target = Literal(value, datatype=NamedNode(expand(datatype))) if datatype else NamedNode(row["object"])
            del row["object"]
            yield str(Quad(subject, NamedNode(RDF + "object"), target, graph))
        for column, cell in row.items():
            if cell and not DERIVED.fullmatch(column):
                name = camel(column)
                spaces = dict.fromkeys(("subject", "predicate"), RDF)
                if kind == "Source":
                    spaces |= dict.fromkeys(("title", "publisher", "date", "language"), DCTERMS)
                for each in parted(cell) if column in lists else [cell]:
                    yield str(Quad(subject, NamedNode(spaces.get(name, WICK) + name), term(each, name), graph))


# ---- nothing is lost ----


def test_claims_evidence_and_sources_come_back_whole(universe: Store, frames: Frames) -> None:
    """The rows of three tables give every quad of two named graphs: qualifiers, statuses, dates, speakers, spans."""
    lists = {
        table.name: {column.name for column in table.columns if column.kind == "texts"} for table in tables(universe)
    }
    kinds = {"claims": "Claim", "evidence": "Evidence", "sources": "Source"}
    found = {quad for name, kind in kinds.items() for quad in quads_of(frames[name], lists[name], kind)}
    assert len(frames["claims"]) > 500 and frames["claims"]["claim"].is_unique
    expected = {str(quad) for quad in universe if quad.graph_name.value in (CLAIMS, SOURCES)}
    assert found == expected


def test_nodes_are_the_entities(universe: Store, frames: Frames) -> None:
    """Each entity has a row with all its names."""
    query = "SELECT (COUNT(?e) AS ?n) { GRAPH <https://w3id.org/wickgraph/graph/entities> { ?e a ?kind } }"
    count = next(iter(universe.query(query)))[0].value  # type: ignore[arg-type, union-attr, index]
    nodes = frames["nodes"].set_index("id")
    assert len(nodes) == int(count) > 300
    keanu = nodes.loc[expand("id:KeanuReeves")]
    assert (keanu["label"], keanu["kind"], keanu["wikidata"], keanu["known"]) == (
        "Keanu Reeves", "Person", "Q43416", "true",
    )  # fmt: skip
    film = nodes.loc[expand("id:JohnWickFilm")]
    assert "John Wick 1" in parted(film["aliases"]) and "Scorn" in parted(film["hidden_aliases"])


def test_keys_name_rows_that_are_there(frames: Frames) -> None:
    """Edges lead from node to node and name their claims; claims name their evidence, evidence its source."""
    edges, claims = frames["edges"], frames["claims"]
    assert set(edges["source"]) | set(edges["target"]) <= set(frames["nodes"]["id"])
    assert set(edges["claim"]) <= set(claims["claim"]) and edges["id"].is_unique
    cited = {each for cell in claims["evidence"] for each in parted(cell)}
    assert cited == set(frames["evidence"]["evidence"])
    assert set(frames["evidence"]["source"]) <= set(frames["sources"]["source"])


def test_tsv_says_the_same_as_csv(universe: Store, frames: Frames) -> None:
    """Only the sign between the cells is another."""
    for name, data in export(universe, "tsv").items():
        assert pandas.read_csv(io.BytesIO(data), sep="\t", **STRINGS).equals(frames[name.removesuffix(".tsv")])


def test_a_graph_without_claims_has_its_triples_as_rows() -> None:
    """Any RDF can be made a table."""
    files = export(from_text("id:Heat a wick:Film ; wick:runningTime 170 ; wick:director id:Mann ."), "csv")
    claims = pandas.read_csv(io.BytesIO(files["claims.csv"]), **STRINGS)
    assert claims[["claim", "predicate", "object_label", "value", "datatype"]].values.tolist() == [
        ["", "wick:runningTime", "", "170", "xsd:integer"],
        ["", "wick:director", "Mann", "", ""],
    ]


def test_bars_and_line_breaks_in_values_survive() -> None:
    """Signs that the format uses itself are told from those of a value."""
    files = export(
        from_text(r"""id:Odd a wick:Film ; skos:altLabel "a|b", "c\\d", "two\nlines, \"one\" name" ."""), "tsv"
    )
    nodes = pandas.read_csv(io.BytesIO(files["nodes.tsv"]), sep="\t", **STRINGS)
    assert parted(nodes["aliases"][0]) == ["a|b", "c\\d", 'two\nlines, "one" name']


# ---- where it goes ----


def test_a_folder_and_a_zip_file_hold_the_same_bytes(run: Run, small: Path, tmp_path: Path) -> None:
    """--out is a folder, or a zip file by its ending; twice the same graph is the same archive."""
    for out in ("tables", "tables.zip", "again.ZIP"):
        done = run("export", "--graph", str(small), "--format", "csv", "--out", str(tmp_path / out))
        assert (done.returncode, done.stdout) == (0, f"{tmp_path / out}\n")
    with zipfile.ZipFile(tmp_path / "tables.zip") as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    assert packed == export(small, "csv") == {path.name: path.read_bytes() for path in (tmp_path / "tables").iterdir()}
    assert (tmp_path / "tables.zip").read_bytes() == (tmp_path / "again.ZIP").read_bytes()


def test_several_files_do_not_go_to_standard_output(run: Run, small: Path) -> None:
    """The error names the files and says where they could go."""
    done = run("export", "--graph", str(small), "--format", "tsv")
    assert done.returncode == 2 and not done.stdout
    assert "claims.tsv" in done.stderr and "--out" in done.stderr and ".zip" in done.stderr


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    """Where files cannot go, the error says which."""
    (tmp_path / "taken").touch()
    with pytest.raises(InputError, match=r"taken/claims\.csv: cannot be written"):
        export(from_text("id:Heat a wick:Film ."), "csv", tmp_path / "taken")


# ---- Parquet ----


def test_pandas_reads_parquet_with_its_types(universe: Store, frames: Frames) -> None:
    """As many rows as in CSV; numbers, truth values and lists are such."""
    files = export(universe, "parquet")
    tables = {name.removesuffix(".parquet"): pandas.read_parquet(io.BytesIO(data)) for name, data in files.items()}
    assert {name: table.shape for name, table in tables.items()} == {name: each.shape for name, each in frames.items()}
    claims = tables["claims"]
    assert str(claims["confidence"].dtype) == "float64" and str(claims["claim"].dtype) == "str"
    assert set(claims["voice"].dropna()) == {True} and str(tables["nodes"]["known"].dtype) == "bool"
    many = claims[claims["evidence"].map(len) > 1]
    assert len(many) and all(isinstance(each, str) for cell in many["evidence"] for each in cell)


def test_duckdb_joins_a_claim_to_its_sources(universe: Store, frames: Frames, tmp_path: Path) -> None:
    """The keys of the files fit: every claim reaches a source through its evidence."""
    import duckdb

    export(universe, "parquet", tmp_path)
    found = duckdb.sql(f"""
        SELECT count(DISTINCT claim), max("end" - start)
        FROM (SELECT claim, unnest(evidence) AS evidence FROM '{tmp_path}/claims.parquet')
        JOIN '{tmp_path}/evidence.parquet' USING (evidence) JOIN '{tmp_path}/sources.parquet' USING (source)""")
    ((claims, longest),) = found.fetchall()
    assert claims == len(frames["claims"]) and 0 < longest < 1000


def test_without_pyarrow_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parquet is an extra."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'wickgraph\[parquet\]'"):
        export(from_text("id:Heat a wick:Film ."), "parquet")
