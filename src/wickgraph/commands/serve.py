"""`wickgraph serve`"""

from __future__ import annotations

import click

from wickgraph.commands import options


@options.command(
    "serve",
    "wickgraph serve",
    "wickgraph serve --graph out --port 8080",
    "wickgraph serve --limit-time 10 --limit-rows 100000",
    "wickgraph serve --allow-origin https://example.org",
)
@options.graph_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=7000, show_default=True, help="0 is any free one.")
@options.limit_options
@click.option(
    "--allow-origin", "origins", multiple=True, metavar="ORIGIN", help="A web site whose scripts may read answers."
)
@click.option("--behind-proxy", is_flag=True, help="Tell clients apart by what a proxy on this machine says of them.")
def command(
    graph: str | None, host: str, port: int, origins: tuple[str, ...], behind_proxy: bool, **limits: float
) -> None:
    """Answer SPARQL queries over HTTP (SPARQL 1.1 Protocol, read only) until Ctrl-C.

    Each query is answered in a process of its own that can open no file and no socket, and that is ended when it takes
    more time or memory than the limits say.
    """
    from wickgraph.endpoint.server import run

    def told(address: str) -> None:
        options.tell(f"Queries are answered at {address}")

    run(graph, host, port, options.limits(limits), origins, proxied=behind_proxy, told=told)
