"""`wickgraph check`"""

from __future__ import annotations

import click

from wickgraph.commands import options
from wickgraph.errors import UsageError, WickgraphError
from wickgraph.stories.report import REPORT_FORMATS, Report


@options.command(
    "check",
    "wickgraph check article.txt",
    "wickgraph check article.md --format html > report.html",
    "wickgraph check articles/*.md --format jsonl",
    "curl -s https://example.org/news.html | wickgraph check - --exit-status",
)
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@options.graph_option
@options.texts_option
@options.confidence_option
@options.known_option
@options.format_option(REPORT_FORMATS, "text")
@click.option("--exit-status", is_flag=True, help="End with exit code 1 when a claim contradicts the graph.")
def command(
    articles: tuple[str, ...],
    graph: str | None,
    texts: str | None,
    min_confidence: float | None,
    known: str | None,
    format: str,
    exit_status: bool,
) -> None:
    """Hold the claims of articles against the graph: agrees, new, contradicts, or was true then and superseded since.

    An ARTICLE is plain text, Markdown or HTML; - is standard input. One that cannot be read does not stop the others.
    """
    from wickgraph.building.check import check
    from wickgraph.naming.gazetteer import named
    from wickgraph.stores.store import load, locate

    if graph == "-" and "-" in articles:
        raise UsageError("article and graph cannot both come from standard input. Give one of them as a file.")
    store, found, failed = load(graph), list[Report](), False
    folder = texts or (None if graph in (None, "-") else locate(graph).parent)
    for article in articles:
        try:
            report = check(article, graph=store, texts=folder, min_confidence=min_confidence, known=named(known))
        except WickgraphError as error:
            click.echo(f"Error: {error}", err=True)
            failed = True
            continue
        if found and format != "jsonl":
            options.show("\n")
        options.show(report.write(format, options.width()))
        found.append(report)
    contradicts = exit_status and any(report.contradicts for report in found)
    click.get_current_context().exit(3 if failed else 1 if contradicts else 0)
