"""`wickgraph describe`"""

from __future__ import annotations

import click

from wickgraph.asking.card import CARD_FORMATS
from wickgraph.commands import options


@options.command(
    "describe",
    'wickgraph describe "The Director"',
    'wickgraph describe "John Wick (film)" --format md',
    "wickgraph describe id:AnaDeArmas --graph out --texts articles",
)
@click.argument("name", nargs=-1, required=True)
@options.graph_option
@options.store_option
@options.as_of_option
@options.texts_option
@options.format_option(CARD_FORMATS, "text")
def command(name: tuple[str, ...], graph: str | None, as_of: str | None, texts: str | None, format: str) -> None:
    """Show the card of an entity: what it is, its names, and every statement about it with its receipts.

    NAME is a label, an alias, or an IRI; a kind in brackets chooses among things of one name.
    """
    from wickgraph.asking.describe import describe

    options.show(describe(" ".join(name), graph, texts, as_of).write(format))
