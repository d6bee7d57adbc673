"""`wickgraph timeline`"""

from __future__ import annotations

import click

from wickgraph.commands import options
from wickgraph.stories.timeline import TIMELINE_FORMATS


@options.command(
    "timeline",
    "wickgraph timeline",
    "wickgraph timeline Ballerina",
    'wickgraph timeline "Lance Reddick" --format csv',
    "wickgraph timeline Ballerina --as-of 2023-12-31",
)
@click.argument("entity", nargs=-1)
@options.graph_option
@options.store_option
@options.as_of_option
@options.format_option(TIMELINE_FORMATS, "text")
def command(entity: tuple[str, ...], graph: str | None, as_of: str | None, format: str) -> None:
    """Show milestones and changes of belief in order of date, of the whole graph or of an ENTITY.

    Of an entity it also shows what was first said of it, and when.
    """
    from wickgraph.stories.timeline import timeline

    options.show(timeline(" ".join(entity) or None, graph=graph, as_of=as_of).write(format, options.width()))
