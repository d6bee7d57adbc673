"""`wickgraph entities`"""

from __future__ import annotations

import click

from wickgraph.commands import options
from wickgraph.results.table import ROW_FORMATS


@options.command(
    "entities",
    "wickgraph entities",
    "wickgraph entities --unresolved --graph out",
    "wickgraph entities --unresolved --graph out --format csv > settle.csv",
)
@options.graph_option
@options.store_option
@options.format_option(ROW_FORMATS, "table")
@click.option("--unresolved", is_flag=True, help="Only names that texts brought, each with known ones it may be.")
def command(graph: str | None, format: str, unresolved: bool) -> None:
    """List the entities of a graph with their kind and the number of claims that name them.

    With --unresolved, list the names that texts brought and nobody knows, with the known entities that each may be
    another way of writing. To settle one, add it to graph/entities.ttl, as an alias or as an entity, and build again.
    """
    from wickgraph.asking.entities import entities

    options.show(entities(graph, unresolved=unresolved).write(format, options.width()))
