"""Exporting a graph: what it says in the formats of others, with the same bytes on every run.

A format is one text, or several files that belong together, which go into a folder or a zip file.

>>> from wickgraph.stores.store import from_text
>>> store = from_text("graph:facts { id:Ballerina wick:director id:LenWiseman . }")
>>> print(export(store, "ttl").splitlines()[-1])
id:Ballerina wick:director id:LenWiseman .
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Literal, overload

from wickgraph.errors import UsageError
from wickgraph.export.folder import Files, save
from wickgraph.results import output
from wickgraph.stores.store import AnyGraph, load

Text = Literal["trig", "rdf12", "jsonld", "ttl", "nq", "nt", "graphml", "gexf", "cypher", "quickstatements", "dcat"]
Folder = Literal["csv", "tsv", "parquet", "neo4j", "croissant"]

#: name -> what writes it, as module and function of this package, which are imported when they are asked for
FORMATS = {
    "trig": "rdf:trig",
    "rdf12": "rdf:rdf12",
    "jsonld": "rdf:json_ld",
    "ttl": "rdf:turtle",
    "nq": "rdf:nquads",
    "nt": "rdf:ntriples",
    "csv": "delimited:csv_files",
    "tsv": "delimited:tsv_files",
    "parquet": "parquet:parquet_files",
    "graphml": "network:graphml",
    "gexf": "network:gexf",
    "neo4j": "neo4j:files",
    "cypher": "cypher:script",
    "quickstatements": "quickstatements:commands",
    "croissant": "croissant:files",
    "dcat": "dcat:turtle",
}


@overload
def export(
    graph: AnyGraph = None, format: Text = "trig", out: Path | str | None = None, *, retrieved: str | None = None
) -> str: ...
@overload
def export(graph: AnyGraph, format: Folder, out: Path | str | None = None) -> Files: ...
@overload
def export(graph: AnyGraph = None, *, format: Folder, out: Path | str | None = None) -> Files: ...
@overload
def export(
    graph: AnyGraph, format: str, out: Path | str | None = None, *, retrieved: str | None = None
) -> str | Files: ...
def export(
    graph: AnyGraph = None, format: str = "trig", out: Path | str | None = None, *, retrieved: str | None = None
) -> str | Files:
    """The graph in `format`: a text, or several files by name; with `out` also written there.

    `graph` is a store, or what `wickgraph.load` takes; None is the bundled graph. `out` is a file, written whole or not
    at all; for several files it is a folder, or a zip file where its name ends in .zip. Formats:

    - "trig", "nq" and "jsonld" keep the named graphs; "ttl" and "nt" give their union; "rdf12" is TriG of RDF 1.2, in
      which a claim reifies the triple that it is about (`wickgraph.load` reads it back);
    - "csv", "tsv" and "parquet" are tables: nodes, edges, claims, evidence, sources;
    - "graphml" and "gexf" are networks: entities as nodes, claims as edges, with typed attributes;
    - "neo4j" has CSV files with typed heads and the options of `neo4j-admin database import`; "cypher" has statements;
    - "quickstatements" has the claims that Wikidata can hold, with references; `retrieved` is the day on which their
      pages were read, if that is to stand in them;
    - "croissant" is "parquet" with a description for machine learning; "dcat" is a description for catalogues.

    Raises UsageError for another format, where `retrieved` is no date or has no place, and where "parquet" or
    "croissant" finds no pyarrow; DataError where a format cannot hold what the graph says, InputError where `out`
    cannot be written, and what `load` raises.

    >>> from wickgraph.stores.store import from_text
    >>> store = from_text("id:Ballerina a wick:Film ; rdfs:label 'Ballerina' .")
    >>> sorted(export(store, "csv"))
    ['claims.csv', 'edges.csv', 'evidence.csv', 'nodes.csv', 'sources.csv']
    >>> export(store, "pdf")
    Traceback (most recent call last):
        ...
    wickgraph.errors.UsageError: format pdf: a graph can be exported as trig, rdf12, jsonld, ttl, nq, nt, csv, tsv...
    """
    write = _writer(format)
    options: dict[str, str | bool] = {"bundled": True} if graph is None and format in ("croissant", "dcat") else {}
    if retrieved is not None:
        options["retrieved"] = retrieved
        if format != "quickstatements":
            raise UsageError(f"format {format} has no place for the day on which pages were read. Leave it out.")
    written = write(load(graph), **options)
    if out is not None:
        output.save(out, written) if isinstance(written, str) else save(out, written)
    return written


def _writer(format: str) -> Callable[..., str | Files]:
    if format not in FORMATS:
        raise UsageError(f"format {format}: a graph can be exported as {', '.join(FORMATS)}.")
    module, _, function = FORMATS[format].partition(":")
    found: Callable[..., str | Files] = getattr(import_module(f"{__name__}.{module}"), function)
    return found
