"""`wickgraph search`"""

from __future__ import annotations

import click

from wickgraph.commands import options
from wickgraph.results.table import ROW_FORMATS


@options.command(
    "search", "wickgraph search parabelum", "wickgraph search the directer", "wickgraph search roma --format json"
)
@click.argument("words", nargs=-1, required=True)
@options.graph_option
@options.store_option
@options.format_option(ROW_FORMATS, "table")
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="At most so many entities.")
def command(words: tuple[str, ...], graph: str | None, format: str, limit: int) -> None:
    """Find entities by name: labels and aliases that are like the WORDS, typos forgiven."""
    from wickgraph.asking.search import search

    options.show(search(" ".join(words), graph, limit=limit).write(format, options.width()))
