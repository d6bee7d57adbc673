"""`wickgraph validate`"""

from __future__ import annotations

import click

from wickgraph.commands import options
from wickgraph.results.table import ROW_FORMATS


@options.command(
    "validate",
    "wickgraph validate",
    "wickgraph validate out/wickgraph.trig",
    "wickgraph validate --graph out --format json",
)
@click.argument("file", required=False, metavar="[FILE]")
@options.graph_option
@options.format_option(ROW_FORMATS, "table")
def command(file: str | None, graph: str | None, format: str) -> None:
    """Check a graph, or FILE, against the shapes and rules of the ontology.

    Ends with exit code 1 where one is broken; a warning, such as two values that contradict each other, breaks none.
    """
    from wickgraph.building.validate import uses_ontology, validate
    from wickgraph.results.table import of_records
    from wickgraph.stores.store import load

    if file and graph:
        raise click.UsageError("FILE and --graph both name a graph. Give one of them.")
    columns = ("severity", "node", "rule", "message", "value")
    store = load(file or graph)
    found = [{name: getattr(violation, name) for name in columns} for violation in validate(store)]
    if not found and format == "table":
        options.show("No rule is broken.\n")
        if not uses_ontology(store):
            options.tell(
                "The graph uses no property of the ontology: no rule had anything to check. Are its IRIs right?"
            )
        return
    options.show(of_records(found, columns).write(format, options.width()))
    click.get_current_context().exit(1 if any(each["severity"] == "violation" for each in found) else 0)
