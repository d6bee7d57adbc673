"""`wickgraph validate`"""

from __future__ import annotations

import click

from wickgraph.commands import options
from wickgraph.table import ROW_FORMATS


@options.command(
    "validate",
    "wickgraph validate",
    "wickgraph validate --graph out --format json",
)
@options.graph_option
@options.format_option(ROW_FORMATS, "table")
def command(graph: str | None, format: str) -> None:
    """Check a graph against the shapes of the ontology. Ends with exit code 1 where a rule is broken."""
    from wickgraph.store import load
    from wickgraph.table import of_records
    from wickgraph.validate import validate

    columns = ("node", "rule", "message", "value")
    found = [{name: getattr(violation, name) for name in columns} for violation in validate(load(graph))]
    if not found and format == "table":
        options.show("No rule is broken.\n")
        return
    options.show(of_records(found, columns).write(format, options.width()))
    click.get_current_context().exit(1 if found else 0)
