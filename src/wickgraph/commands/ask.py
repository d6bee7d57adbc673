"""`wickgraph ask`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from wickgraph.commands import options
from wickgraph.errors import WickgraphError
from wickgraph.results.table import ROW_FORMATS, TRIPLE_FORMATS

if TYPE_CHECKING:
    from wickgraph.asking.questions import Parameter, Question


class Value(click.ParamType[str]):
    """The value of a parameter of a question; a shell completes it from the bundled graph."""

    def __init__(self, parameter: Parameter) -> None:
        self.parameter = parameter
        self.name = parameter.kind.partition(":")[2]

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The labels that begin as what was typed, letter case aside."""
        from wickgraph.asking.questions import choices
        from wickgraph.stores.store import load

        found = choices(self.parameter, load())
        return [CompletionItem(each) for each in found if each.casefold().startswith(incomplete.casefold())]


class Questions(click.Group):
    """The questions as commands, each made of the header of its file when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names."""
        from wickgraph.asking.questions import load

        return [each.name for each in load()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a question."""
        from wickgraph.asking.questions import named

        try:
            return _command(named(cmd_name))
        except WickgraphError as error:
            raise click.UsageError(str(error)) from None


def _command(question: Question) -> click.Command:
    """A question as a command with an option for each parameter."""

    def asked(graph: Any, endpoint: Any, as_of: str | None, format: str | None, **values: Any) -> None:
        from wickgraph.asking.questions import ask
        from wickgraph.results.table import write

        given = {name: value for name, value in values.items() if value is not None}
        options.show(write(ask(question.name, graph, as_of=as_of, endpoint=endpoint, **given), format, options.width()))

    made = options.format_option((*ROW_FORMATS, *TRIPLE_FORMATS))(asked)
    for option in (options.as_of_option, options.endpoint_options, options.store_option, options.graph_option):
        made = option(made)
    for parameter in reversed(question.parameters):
        help = f"A name, or an IRI.  [default: {parameter.default}]"
        made = click.option(f"--{parameter.name}", type=Value(parameter), help=help)(made)
    return click.command(
        question.name, short_help=question.title, help=f"{question.title}\n\nAsked by {question.asked_by}."
    )(made)


command = Questions(
    "ask",
    short_help="Ask one of the ready questions by name.",
    help="Ask one of the ready questions, with values for its parameters: names of entities, properties, dates.",
    subcommand_metavar="NAME [--PARAMETER VALUE]...",
    epilog=options.examples(
        "wickgraph ask who-plays-whom",
        'wickgraph ask who-plays-whom --work "John Wick: Chapter 4"',
        "wickgraph ask cast --endpoint http://127.0.0.1:7000/sparql",
        "wickgraph ask believed-on --work Ballerina --day 2023-12-31 --format csv",
    ),
)
