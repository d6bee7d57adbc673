"""`wickgraph export`"""

from __future__ import annotations

import click

from wickgraph.commands import options
from wickgraph.errors import UsageError

#: as in `wickgraph.export`, which --help must not import
FORMATS = (
    *("trig", "rdf12", "jsonld", "ttl", "nq", "nt", "csv", "tsv", "parquet"),
    *("graphml", "gexf", "neo4j", "cypher", "quickstatements"),
)


@options.command(
    "export",
    "wickgraph export --out universe.trig",
    "wickgraph export --format rdf12 --out claims-as-reifiers.trig",
    "wickgraph export --graph out --format jsonld | jq '.\"@graph\"[0]'",
    "wickgraph export --format csv --out tables",
    "wickgraph export --format csv --out tables.zip",
    "wickgraph export --format gexf --out universe.gexf",
    "wickgraph export --format quickstatements --retrieved 2026-11-28",
)
@options.graph_option
@options.store_option
@options.format_option(FORMATS, "trig")
@click.option(
    "--out",
    metavar="PATH",
    help="The file to write; for a format of several files the folder, or one zip file where it ends in .zip.  "
    "[default: standard output]",
)
@click.option(
    "--retrieved", metavar="DATE", help="For quickstatements: the day on which the pages were read, for the references."
)
def command(graph: str | None, format: str, out: str | None, retrieved: str | None) -> None:
    """Write the whole graph in a format of others; the same graph gives the same bytes.

    RDF: trig, nq and jsonld keep the named graphs, ttl and nt give their union. rdf12 is TriG of RDF 1.2, in which each
    claim reifies the triple that it is about.

    Tables, several files: csv, tsv and parquet have nodes, edges, claims, evidence and sources.

    Databases: neo4j has CSV files for `neo4j-admin database import full @import.args`, cypher has statements.

    Wikidata: quickstatements has the claims that stand, whose ends have Q-ids, with their references.

    Networks: graphml and gexf have entities as nodes, claims as edges, and everything about them as typed attributes.
    """
    from wickgraph.export import export

    written = export(graph, format, out, retrieved=retrieved)
    if not written and format == "quickstatements":
        options.tell("No claim has both ends in Wikidata, and all else that a statement there needs: nothing to write.")
    if out is not None:
        options.show(f"{out}\n")
    elif isinstance(written, str):
        options.show(written)
    else:
        files = ", ".join(sorted(written))
        raise UsageError(f"{format} is several files ({files}). Name a folder, or a file ending in .zip, with --out.")
