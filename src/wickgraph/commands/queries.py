"""`wickgraph queries`"""

from __future__ import annotations

from wickgraph.commands import options
from wickgraph.results.table import ROW_FORMATS


@options.command("queries", "wickgraph queries", "wickgraph queries --format md")
@options.format_option(ROW_FORMATS, "table")
def command(format: str) -> None:
    """List the ready questions: name, title, who asks, how hard, parameters. `wickgraph ask NAME` answers one."""
    from wickgraph.asking.questions import questions

    options.show(questions().write(format, options.width()))
