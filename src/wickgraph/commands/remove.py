"""`wickgraph remove`"""

from __future__ import annotations

from pathlib import Path

import click

from wickgraph.commands import options


@options.command(
    "remove",
    "wickgraph remove news.md --graph out",
    "wickgraph remove source:ballerina-0988a5e8 --out out",
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@options.graph_option
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Write there and leave the graph alone.")
def command(sources: tuple[str, ...], graph: str | None, out: Path | None) -> None:
    """Take sources out of a graph: each an article's file, or the name of a source as queries show it.

    The result is the graph that a new build would make, at the cost of what changed.
    """
    from wickgraph.building.revise import remove

    result = remove(sources, graph, out, progress=options.tell)
    options.show(f"Graph: {result.path} ({result.claims} claims, {result.facts} facts)\n")
