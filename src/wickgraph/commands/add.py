"""`wickgraph add`"""

from __future__ import annotations

from pathlib import Path

import click

from wickgraph.commands import options


@options.command(
    "add",
    "wickgraph add news.md --graph out",
    "wickgraph add news.md --out out",
)
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@options.graph_option
@options.confidence_option
@options.known_option
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Write there and leave the graph alone.")
def command(
    articles: tuple[str, ...], graph: str | None, min_confidence: float | None, known: str | None, out: Path | None
) -> None:
    """Add articles to a graph: to the one that --graph names, or to the bundled one and write it to --out.

    The result is the graph that a new build would make, at the cost of what changed.
    """
    from wickgraph.building.revise import add
    from wickgraph.naming.gazetteer import named

    result = add(articles, graph, out, progress=options.tell, min_confidence=min_confidence, known=named(known))
    options.show(f"Graph: {result.path} ({result.claims} claims, {result.facts} facts)\n")
