"""`wickgraph view`"""

from __future__ import annotations

import click

from wickgraph.commands import options


@options.command(
    "view",
    "wickgraph view",
    'wickgraph view "Ruska Roma" --out roma.html',
    "wickgraph view Ballerina --layout radial --depth 2 --open",
    "wickgraph view --layout timeline --kinds films,people",
    "wickgraph view --query 'CONSTRUCT { ?a wick:plays ?c } { ?a wick:plays ?c }'",
)
@click.argument("name", required=False, metavar="[ENTITY]")
@options.graph_option
@options.store_option
@options.as_of_option
@click.option("--entity", metavar="NAME", help="The same as ENTITY.")
@click.option("--query", metavar="SPARQL", help="Draw what this query gives only.")
@click.option("--depth", type=click.IntRange(min=0), default=1, show_default=True, help="How many edges from ENTITY.")
@click.option(
    "--layout",
    type=click.Choice(["force", "radial", "timeline", "story", "groups"]),
    help="How it is arranged: rings around ENTITY (radial), works as they came out (timeline) or as they are told "
    "(story), organisations with their members (groups), what is tied together side by side (force).  "
    "[default: force]",
)
@click.option(
    "--kinds", metavar="KINDS", help="Draw these kinds of entities only, such as films,people or Film,Character."
)
@click.option("--out", metavar="FILE", help="The HTML file to write.  [default: wickgraph.html]")
@options.texts_option
@click.option("--open", "open_browser", is_flag=True, help="Open it in the browser.")
def command(
    name: str | None,
    graph: str | None,
    as_of: str | None,
    entity: str | None,
    query: str | None,
    depth: int,
    layout: str | None,
    kinds: str | None,
    out: str | None,
    texts: str | None,
    open_browser: bool,
) -> None:
    """Draw the graph, or ENTITY and its neighbours, as one HTML file that needs no network, and print its path."""
    from wickgraph.view import view

    if name and entity:
        raise click.UsageError("ENTITY and --entity both name one. Give one of them.")
    path = view(
        graph,
        name or entity,
        query,
        depth=depth,
        out=out,
        texts=texts,
        open_browser=open_browser,
        as_of=as_of,
        layout=layout or "",
        kinds=kinds.split(",") if kinds else (),
    )
    options.show(f"{path}\n")
