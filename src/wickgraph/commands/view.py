"""`wickgraph view`"""

from __future__ import annotations

import click

from wickgraph.commands import options


@options.command(
    "view",
    "wickgraph view",
    'wickgraph view --entity "Ruska Roma" --out roma.html',
    "wickgraph view --query 'CONSTRUCT { ?a wick:plays ?c } { ?a wick:plays ?c }'",
)
@options.graph_option
@options.as_of_option
@click.option("--entity", metavar="NAME", help="Draw this entity and its neighbours only.")
@click.option("--query", metavar="SPARQL", help="Draw what this query gives only.")
@click.option("--depth", type=click.IntRange(min=0), default=1, show_default=True, help="How many edges from ENTITY.")
@click.option("--out", metavar="FILE", help="The HTML file to write.  [default: wickgraph.html]")
@options.texts_option
@click.option("--open", "open_browser", is_flag=True, help="Open it in the browser.")
def command(
    graph: str | None,
    as_of: str | None,
    entity: str | None,
    query: str | None,
    depth: int,
    out: str | None,
    texts: str | None,
    open_browser: bool,
) -> None:
    """Draw the graph as one HTML file, which opens with the network off, and print its path."""
    from wickgraph.view import view

    path = view(graph, entity, query, depth=depth, out=out, texts=texts, open_browser=open_browser, as_of=as_of)
    options.show(f"{path}\n")
