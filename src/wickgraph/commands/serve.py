"""`wickgraph serve`"""

from __future__ import annotations

import click

from wickgraph.commands import options


@options.command(
    "serve",
    "wickgraph serve",
    "wickgraph serve --graph out --texts articles --port 8080",
    "wickgraph serve --graph large.nq.gz --store cache",
    "wickgraph serve --limit-time 10 --limit-rows 100000",
    "wickgraph serve --allow-origin https://example.org",
)
@options.graph_option
@options.store_folder
@options.texts_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=7000, show_default=True, help="0 is any free one.")
@options.limit_options
@click.option(
    "--allow-origin", "origins", multiple=True, metavar="ORIGIN", help="A web site whose scripts may read answers."
)
@click.option("--behind-proxy", is_flag=True, help="Tell clients apart by what a proxy on this machine says of them.")
def command(
    graph: str | None,
    store: str | None,
    texts: str | None,
    host: str,
    port: int,
    origins: tuple[str, ...],
    behind_proxy: bool,
    **limits: float,
) -> None:
    """Answer SPARQL queries over HTTP (SPARQL 1.1 Protocol, read only) until Ctrl-C.

    Each query is answered in a process of its own that can open no file and no socket, and that is ended when it takes
    more time or memory than the limits say. In a browser, the same address without /sparql has a page to ask from, and
    every entity a page at its name. Pages show sentences of the bundled articles and of the folder --texts, no others.
    """
    from wickgraph.endpoint.material import Origin
    from wickgraph.endpoint.server import run

    def told(address: str) -> None:
        options.tell(f"Queries are answered at {address} (in a browser: {address.removesuffix('sparql')})")

    run(Origin(graph, store, texts), host, port, options.limits(limits), origins, proxied=behind_proxy, told=told)
