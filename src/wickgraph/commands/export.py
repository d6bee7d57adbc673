"""`wickgraph export`"""

from __future__ import annotations

import click

from wickgraph.commands import options

#: as in `wickgraph.export`, which --help must not import
FORMATS = ("trig", "rdf12", "jsonld", "ttl", "nq", "nt")


@options.command(
    "export",
    "wickgraph export --out universe.trig",
    "wickgraph export --format rdf12 --out claims-as-reifiers.trig",
    "wickgraph export --graph out --format jsonld | jq '.\"@graph\"[0]'",
)
@options.graph_option
@options.store_option
@options.format_option(FORMATS, "trig")
@click.option("--out", metavar="FILE", help="The file to write.  [default: standard output]")
def command(graph: str | None, format: str, out: str | None) -> None:
    """Write the whole graph in another syntax of RDF; the same graph gives the same bytes.

    trig, nq and jsonld keep the named graphs, ttl and nt give their union. rdf12 is TriG of RDF 1.2, in which each
    claim reifies the triple that it is about.
    """
    from wickgraph.export import export

    text = export(graph, format, out)
    options.show(f"{out}\n" if out else text)
