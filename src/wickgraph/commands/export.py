"""`wickgraph export`"""

from __future__ import annotations

from pathlib import Path

import click
from click.core import ParameterSource

from wickgraph.commands import options
from wickgraph.errors import UsageError

#: as in `wickgraph.export`, which --help must not import
FORMATS = (
    *("trig", "rdf12", "jsonld", "ttl", "nq", "nt", "csv", "tsv", "parquet"),
    *("graphml", "gexf", "neo4j", "cypher", "quickstatements", "croissant", "dcat"),
)


@options.command(
    "export",
    "wickgraph export --out universe.trig",
    "wickgraph export --format rdf12 --out claims-as-reifiers.trig",
    "wickgraph export --graph out --format jsonld | jq '.\"@graph\"[0]'",
    "wickgraph export --format csv --out tables",
    "wickgraph export --format csv --out tables.zip",
    "wickgraph export --format gexf --out universe.gexf",
    "wickgraph export --format croissant --out dataset",
    "wickgraph export --format quickstatements --retrieved 2026-11-28",
)
@options.graph_option
@options.store_option
@options.format_option(FORMATS, "trig")
@click.option(
    "--out",
    metavar="PATH",
    help="The file to write, in the format of its ending unless --format names one; for a format of several files the "
    "folder, or one zip file where it ends in .zip.  [default: standard output]",
)
@click.option(
    "--retrieved", metavar="DATE", help="For quickstatements: the day on which the pages were read, for the references."
)
def command(graph: str | None, format: str, out: str | None, retrieved: str | None) -> None:
    """Write the whole graph in a format of others; the same graph gives the same bytes.

    \b
    trig, nq, jsonld   RDF with its named graphs; ttl, nt their union
    rdf12              TriG of RDF 1.2: each claim reifies its triple
    csv, tsv, parquet  tables: nodes, edges, claims, evidence, sources
    graphml, gexf      a network: entities, and claims between them
    neo4j              CSV for `neo4j-admin database import full @import.args`
    cypher             statements for a Neo4j that is running
    quickstatements    for Wikidata: what stands, where the ends have Q-ids
    croissant          the parquet tables with a description for machine learning
    dcat               a description for catalogues: DCAT and VoID

    csv, tsv, parquet, neo4j and croissant are several files, which go to a folder or a zip file.
    """
    from wickgraph.export import export

    if out is not None and click.get_current_context().get_parameter_source("format") is ParameterSource.DEFAULT:
        format = _by_ending(out)
    written = export(graph, format, out, retrieved=retrieved)
    if not written and format == "quickstatements":
        options.tell(
            "No claim has both ends in Wikidata, and all else that a statement there needs: nothing to write. "
            "Entities that have a wick:wikidataId are in Wikidata."
        )
    if out is not None:
        options.show(f"{out}\n")
    elif isinstance(written, str):
        options.show(written)
    else:
        files = ", ".join(sorted(written))
        raise UsageError(f"{format} is several files ({files}). Name a folder, or a file ending in .zip, with --out.")


def _by_ending(out: str) -> str:
    """The format that a file's ending names; the usual one for a name without an ending."""
    ending = Path(out).suffix.removeprefix(".").lower()
    if ending and ending not in FORMATS:
        raise UsageError(f"{out}: the ending .{ending} says no format. Name one with --format ({', '.join(FORMATS)}).")
    return ending or "trig"
