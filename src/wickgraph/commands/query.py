"""`wickgraph query`"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from typing import Any

import click

from wickgraph.commands import options
from wickgraph.errors import InputError, UsageError
from wickgraph.results.table import ROW_FORMATS, TRIPLE_FORMATS, write


@options.command(
    "query",
    "wickgraph query 'SELECT ?film ?actor { ?film wick:castMember ?actor }'",
    "wickgraph query 'ASK { id:Ballerina a wick:Film }' --exit-status",
    "wickgraph query 'DESCRIBE id:Ballerina' --format jsonld",
    "wickgraph query 'SELECT ?date { id:Ballerina wick:releaseDate ?date }' --as-of 2023-12-31",
    "wickgraph query -f question.rq --graph other.ttl --format csv",
    "wickgraph query 'SELECT ?s { ?s a ?kind }' --data people.ttl --data works.jsonld.gz",
    "wickgraph query -f question.rq --graph large.nt.gz --store cache",
    "wickgraph query -f question.rq --endpoint http://127.0.0.1:7000/sparql",
    "cat question.rq | wickgraph query - --limit-time 5",
)
@click.argument("text", required=False)
@click.option("-f", "--file", metavar="FILE", help="Read the query from a file; - is standard input.")
@options.graph_option
@options.store_option
@options.endpoint_options
@click.option("--data", multiple=True, metavar="FILE", help="Ask RDF files of any kind instead, this one and others.")
@options.as_of_option
@options.format_option((*ROW_FORMATS, *TRIPLE_FORMATS), note="default: table for rows, ttl for triples")
@click.option(
    "--limit-time",
    type=click.FloatRange(0.05, 86_400),
    metavar="S",
    help="End a query that takes longer than so many seconds, and let it reach nothing but the graph.",
)
@click.option("--exit-status", is_flag=True, help="End with exit code 1 when an ASK query's answer is no.")
def command(
    text: str | None,
    file: str | None,
    graph: Any,
    endpoint: Any,
    data: tuple[str, ...],
    as_of: str | None,
    format: str | None,
    limit_time: float | None,
    exit_status: bool,
) -> None:
    """Ask the graph a question in SPARQL 1.1: the TEXT, a file, or - for standard input.

    The prefixes wick:, id:, claim:, evidence:, source:, graph:, rdf:, rdfs:, xsd:, skos:, dcterms: and more are known.
    """
    from wickgraph.asking.query import UnknownTermWarning, query
    from wickgraph.stores.store import load_all

    if (text is None) == (file is None):
        raise UsageError("query takes one question: TEXT, - or -f FILE. See `wickgraph query --help`.")
    if text == "-" and graph == "-":
        raise UsageError("query and graph cannot both come from standard input. Give one of them as a file.")
    if graph and data:
        raise UsageError("--graph and --data name two things to ask. Give one of them.")
    where = file or ("standard input" if text == "-" else "query")
    asked = load_all(data) if data else graph
    with warnings.catch_warnings(record=True) as notes:
        warnings.simplefilter("always", UnknownTermWarning)
        answer = query(_question(text, file), asked, where=where, as_of=as_of, endpoint=endpoint, limit_time=limit_time)
    for note in notes:
        click.echo(f"Note: {note.message}", err=True)
    options.show(write(answer, format, options.width()))
    if exit_status and answer is False:
        click.get_current_context().exit(1)


def _question(text: str | None, file: str | None) -> str:
    if text and text != "-":
        return text
    try:
        data = Path(file).read_bytes() if file and file != "-" else sys.stdin.buffer.read() if text else b""
        return data.decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{file}: {error.strerror}. Give a file with a SPARQL query.") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{file or 'standard input'}: byte {error.start} is not UTF-8. Save it as UTF-8.") from None
