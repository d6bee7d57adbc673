"""`%sparql` and `%%sparql` in a real IPython: what is asked, kept and completed, and what is said of mistakes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import wickgraph
from kept_outputs import started
from wickgraph.notebook.inline import View
from wickgraph.results.table import Subgraph, Table


@pytest.fixture(scope="module")
def loaded() -> Iterator[Any]:
    shell = started()
    shell.run_line_magic("load_ext", "wickgraph")
    yield shell
    type(shell).clear_instance()


@pytest.fixture
def shell(loaded: Any) -> Any:
    """An IPython with the extension, and no variable left from before."""
    loaded.reset(new_session=False)
    return loaded


def ask(shell: Any, line: str, cell: str | None = None) -> Any:
    """What a cell with the magic gives; errors are raised."""
    done = shell.run_cell(f"%sparql {line}" if cell is None else f"%%sparql {line}\n{cell}")
    done.raise_error()
    return done.result


def test_a_line_and_a_cell_ask_the_bundled_graph(shell: Any) -> None:
    """Nobody types PREFIX lines or names a graph; braces and dollars are SPARQL's, not IPython's."""
    query = "SELECT ?who { id:Ballerina wick:director ?who }"
    assert ask(shell, query) == ask(shell, "", query) == wickgraph.query(query)
    assert ask(shell, "ASK { ?film a wick:Film }") is True
    assert isinstance(ask(shell, "", "CONSTRUCT WHERE { ?film wick:director ?who }"), Subgraph)


def test_an_answer_is_kept_and_given(shell: Any) -> None:
    """-o keeps it under a name; a line magic is also an expression."""
    shown = ask(shell, "-o rows", "SELECT ?film { ?film a wick:Film }")
    assert isinstance(shown, Table) and shell.user_ns["rows"] is shown
    shell.run_cell("found = %sparql SELECT ?film { ?film a wick:Film }")
    assert shell.user_ns["found"] == shown


@pytest.mark.parametrize("value", ["id:Ballerina", "https://w3id.org/wickgraph/id/Ballerina"])
def test_variables_of_python_are_values(shell: Any, value: str) -> None:
    """$film is bound, in a line and in a cell, to what the variable holds."""
    shell.user_ns["film"] = value
    query = "SELECT ?who { $film wick:director ?who }"
    assert [row["who"] for row in ask(shell, query)] == ["https://w3id.org/wickgraph/id/LenWiseman"]
    assert ask(shell, "", query) == ask(shell, query)


def test_values_are_never_pasted(shell: Any) -> None:
    """A text that would end a string and go on as a query is a text."""
    shell.user_ns["name"] = '" } UNION { ?film a wick:Film } #'
    assert len(ask(shell, 'SELECT ?film { ?film rdfs:label ?l FILTER(?l = "{name}" || STR(?l) = $name) }')) == 0


def test_values_come_in_a_dict_too(shell: Any) -> None:
    shell.user_ns["chosen"] = {"day": date(2025, 6, 6), "film": "id:Ballerina"}
    assert ask(shell, "--bindings chosen ASK { ?film wick:releaseDate ?day }") is True


def test_any_graph_can_be_asked(shell: Any, tmp_path: Path) -> None:
    """What wickgraph and rdflib hold, and files."""
    import rdflib

    heat = rdflib.Graph().parse(data='<urn:heat> <urn:by> "Mann" .', format="turtle")
    (tmp_path / "heat.ttl").write_text('<urn:heat> <urn:by> "Mann" .')
    dataset = rdflib.Dataset()
    dataset.graph(rdflib.URIRef("urn:g")).parse(data='<urn:heat> <urn:by> "Mann" .', format="turtle")
    whole = wickgraph.from_text('<urn:heat> <urn:by> "Mann" .')
    graphs = {"heat": heat, "dataset": dataset, "store": whole, "opened": wickgraph.open(whole)}
    shell.user_ns.update(graphs)
    for name in (*graphs, f'"{tmp_path / "heat.ttl"}"'):
        assert [row["by"] for row in ask(shell, f"--data {name} SELECT ?by {{ <urn:heat> <urn:by> ?by }}")] == ["Mann"]


def test_the_past_can_be_asked(shell: Any) -> None:
    found = ask(shell, "--as-of 2023-12-31", "SELECT ?date { id:Ballerina wick:releaseDate ?date }")
    assert [row["date"] for row in found] == [date(2024, 6, 7)]


def test_an_answer_is_drawn(shell: Any) -> None:
    """--graph draws rows and triples; -o keeps the rows, not the picture."""
    view = ask(shell, "--graph -o rows", "SELECT ?film ?who { ?film wick:director ?who }")
    assert isinstance(view, View) and "Len Wiseman" in view.page and isinstance(shell.user_ns["rows"], Table)


MISTAKES = {
    "SELECT ?x { ?x a wick:Film": "missing",
    "SELECT ?x { $nobody a ?x }": "no variable there is called nobody",
    "--asof 2023 ASK {}": "Did you mean --as-of?",
    "--data nowhere ASK {}": "neither a variable of Python nor a file",
    "--as-of soon ASK {}": "not a date",
    "-o 1x ASK {}": "no name of a variable",
    "--limit-time x ASK {}": "no number of seconds",
    "--bindings none ASK {}": "no dict of that name",
    "--graph ASK {}": "nothing to draw",
    "-o": "needs a value",
    "": "no query",
}


@pytest.mark.parametrize("line", MISTAKES, ids=lambda line: line or "nothing")
def test_mistakes_are_told_in_a_sentence(shell: Any, capsys: pytest.CaptureFixture[str], line: str) -> None:
    """The cell fails, so that a run of the notebook stops, and what is shown is the sentence and no traceback."""
    done = shell.run_cell(f"%sparql {line}")
    shown = capsys.readouterr()
    assert isinstance(done.error_in_exec, wickgraph.WickgraphError)
    assert MISTAKES[line] in shown.out + shown.err and "Traceback" not in shown.out + shown.err
    assert len((shown.out + shown.err).splitlines()) <= 4


def test_the_line_of_a_mistake_is_that_of_the_cell(shell: Any) -> None:
    """Lines are counted from the magic's own."""
    with pytest.raises(wickgraph.QueryError, match=r"^query:3:"):
        ask(shell, "", "SELECT ?x {\n  ?x b }")


def test_a_misspelled_term_is_a_remark(shell: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """The answer comes, and a sentence without any path beside it."""
    assert len(ask(shell, "SELECT ?x { ?x wick" + ":castMembr ?y }")) == 0
    assert capsys.readouterr().err.startswith("query: wick" + ":castMembr is no term of the ontology.")


def completed(shell: Any, text: str) -> list[str]:
    """What IPython offers at the end of a cell."""
    from IPython.core.completer import provisionalcompleter

    with provisionalcompleter():
        return [each.text for each in shell.Completer.completions(text, len(text))]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("%sparql SELECT ?x { id:Baller", "id:Ballerina"),
        ("%%sparql\nSELECT ?x {\n  ?x wick:castM", "wick:castMember"),
        ("%%sparql\nSELECT ?x { Lance", "id:LanceReddick"),
        ("%%sparql\nSELECT ?date { ?date", "?date"),
        ("%%sparql\nSELECT ?film { ?fi", "?film"),
        ("%%sparql\nSELE", "SELECT"),
        ("%%sparql\nSELECT ?x { ?x skos", "skos:"),
        ("%%sparql --as", "--as-of"),
        ("rows = %sparql ASK { ?x a wick:Fil", "wick:Film"),
        ("%sparql ASK { $chosen", "$chosen_film"),
    ],
)
def test_names_are_completed(shell: Any, text: str, first: str) -> None:
    """Prefixes, terms, entities by any of their names, variables and options; nothing of Python's between them."""
    shell.user_ns["chosen_film"] = "id:Ballerina"
    found = completed(shell, text)
    assert found[:1] == [first] or (text.endswith(first) and not found)
    assert "filter" not in found and "print" not in found


def test_names_are_those_of_the_graph_that_is_asked(shell: Any) -> None:
    """--data says whose entities there are."""
    shell.user_ns["heat"] = wickgraph.from_text('id:Hanna a wick:Character ; rdfs:label "Vincent Hanna" .')
    assert completed(shell, "%%sparql --data heat\nASK { Vinc") == ["id:Hanna"]


def test_python_is_completed_as_before(shell: Any) -> None:
    """Outside of the magic the extension offers nothing."""
    assert "print" in completed(shell, "prin") and "id:Ballerina" not in completed(shell, "Baller")


def test_the_extension_can_be_taken_back(loaded: Any) -> None:
    """What it gave is gone, and comes again, once."""
    before = len(loaded.Completer.custom_matchers)
    loaded.run_line_magic("unload_ext", "wickgraph")
    assert loaded.find_cell_magic("sparql") is None and len(loaded.Completer.custom_matchers) == before - 1
    loaded.run_line_magic("load_ext", "wickgraph")
    loaded.run_line_magic("reload_ext", "wickgraph")
    assert loaded.find_line_magic("sparql") and len(loaded.Completer.custom_matchers) == before


def test_all_errors_are_sentences_in_a_notebook(shell: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """Also those of the functions: a name that means nothing is no reason for forty lines."""
    shell.run_cell("import wickgraph; wickgraph.describe('the directer')")
    shown = capsys.readouterr()
    assert "Did you mean The Director" in shown.out + shown.err and "Traceback" not in shown.out + shown.err
