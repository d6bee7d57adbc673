"""`wickgraph ontology`"""

from __future__ import annotations

import click

from wickgraph.commands import options


@options.command(
    "ontology",
    "wickgraph ontology",
    "wickgraph ontology --out docs/ontology.html",
)
@click.option("--out", metavar="FILE", help="The HTML file to write.  [default: wickgraph-ontology.html]")
def command(out: str | None) -> None:
    """Write the handbook of the ontology as one HTML file, which opens with the network off, and print its path.

    Classes, properties, qualifiers, statuses and rules, each with its definition, what it leads from and to, its
    counterpart in Wikidata, and an example.
    """
    from wickgraph.handbook import handbook

    options.show(f"{handbook(out)}\n")
