"""`wickgraph build`"""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from wickgraph.commands import options


@options.command(
    "build",
    "wickgraph build",
    "wickgraph build article.md other.html --out out",
    "curl -s https://example.org/news.html | wickgraph build - --out out",
)
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder to write to.  [default: out; graph for the bundled data]",
)
@options.confidence_option
@options.known_option
@click.option("--quiet", is_flag=True, help="Print neither progress nor what was found.")
def command(
    articles: tuple[str, ...], out: Path | None, min_confidence: float | None, known: str | None, quiet: bool
) -> None:
    """Make a graph of articles and print the claims found (- is standard input; none: the bundled articles)."""
    from wickgraph.building.build import build
    from wickgraph.naming.gazetteer import named

    tell = _silent if quiet else options.tell
    result = build(list(articles), out, progress=tell, min_confidence=min_confidence, known=named(known))
    if not quiet:
        options.show(_found(result.path, articles))


def _found(path: Path, articles: tuple[str, ...]) -> str:
    """The claims as a table, and what to type next."""
    from wickgraph.asking.listing import claims
    from wickgraph.results.texts import Shelf, shelf
    from wickgraph.stores.store import load

    folders = dict.fromkeys(Path(article).parent for article in articles if article != "-")
    at_hand = Shelf((*folders, *shelf(graph=path).folders))
    graph = f" --graph {shlex.quote(str(path))}"
    question = shlex.quote("SELECT ?film ?actor { ?film wick:castMember ?actor }")
    lines = [f"Graph: {path}", "Next:", f"  wickgraph query {question}{graph}", f"  wickgraph view{graph}"]
    return claims(load(path), at_hand).write("table", options.width()) + "\n".join(["", *lines, ""])


def _silent(message: str) -> None:
    del message
