"""`wickgraph path`"""

from __future__ import annotations

import click

from wickgraph.commands import options
from wickgraph.stories.paths import PATH_FORMATS


@options.command(
    "path",
    'wickgraph path "Ana de Armas" "Lance Reddick"',
    'wickgraph path Caine "Ruska Roma" --limit 1 --format md',
    'wickgraph path "Ana de Armas" "Ian McShane" --as-of 2022',
    'wickgraph path Caine "The Director" --longest 4 --limit 20',
)
@click.argument("one")
@click.argument("other")
@options.graph_option
@options.store_option
@options.texts_option
@options.as_of_option
@options.format_option(PATH_FORMATS, "text")
@click.option("--limit", type=click.IntRange(1), default=3, show_default=True, help="At most so many paths.")
@click.option(
    "--longest", type=click.IntRange(1, 8), help="All paths of so many steps or fewer.  [default: the shortest]"
)
@click.option("--exit-status", is_flag=True, help="End with exit code 1 when no facts connect the two.")
def command(
    one: str,
    other: str,
    graph: str | None,
    texts: str | None,
    as_of: str | None,
    format: str,
    limit: int,
    longest: int | None,
    exit_status: bool,
) -> None:
    """Say how two things are connected: the shortest paths of facts between them, in sentences, with evidence."""
    from wickgraph.stories.paths import path

    found = path(one, other, graph, as_of=as_of, limit=limit, longest=longest, texts=texts)
    options.show(found.write(format, options.width()))
    if exit_status and not found:
        click.get_current_context().exit(1)
