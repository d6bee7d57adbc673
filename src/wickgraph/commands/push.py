"""`wickgraph push`"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wickgraph.commands import options

if TYPE_CHECKING:
    from wickgraph.servers.push import Progress


@options.command(
    "push",
    "wickgraph push http://127.0.0.1:7878/update",
    "wickgraph push http://127.0.0.1:7878/store --protocol graph-store --replace",
    "WICKGRAPH_PASSWORD=... wickgraph push http://127.0.0.1:8890/sparql-auth --user dba --graph out",
)
@click.argument("url")
@options.graph_option
@options.store_option
@click.option(
    "--protocol",
    type=click.Choice(["update", "graph-store"]),
    default="update",
    show_default=True,
    help="What URL takes: SPARQL updates, or requests of the Graph Store Protocol.",
)
@click.option("--replace", is_flag=True, help="Empty the server's graphs of the same names first.")
@click.option("--batch", type=click.IntRange(1), default=1000, show_default=True, help="Triples sent at a time.")
@click.option("--again", is_flag=True, help="Begin anew, also where an earlier push stopped half-way.")
@click.option(
    "--journals",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where it is noted what was acknowledged.  [default: wickgraph/push in the user's cache folder]",
)
@click.option("--check", metavar="URL", help="The server's address for queries: asks it for what it acknowledged.")
@click.option("--user", metavar="NAME", help=f"The account to write with; its password is in {options.PASSWORD}.")
@click.option("--timeout", type=click.FloatRange(1), default=60, show_default=True, help="Seconds a batch may take.")
def command(url: str, graph: Any, check: str | None, user: str | None, timeout: float, **choices: Any) -> None:
    """Send a graph to the SPARQL server at URL, in batches; a push that was interrupted is continued.

    The named graphs keep their names. Each batch is noted on this machine once the server has acknowledged it.
    """
    from wickgraph.servers.push import push

    asked = options.account(check, user, timeout) if check else None
    done = push(options.account(url, user, timeout), graph, check=asked, told=_tell, **choices)
    click.echo(f"{done.triples} triples in {done.batches} batches are at {url}.")


def _tell(progress: Progress) -> None:
    """A line that is written over on a terminal; elsewhere one every tenth of the way."""
    now, last = progress.batches, progress.all_batches
    line = f"{now} of {last} batches acknowledged, {progress.triples} of {progress.all_triples} triples"
    if sys.stderr.isatty():
        print(f"\r{line}", end="\n" if now == last else "", file=sys.stderr, flush=True)
    elif now == last or now * 10 // last != (now - 1) * 10 // last:
        options.tell(line)
