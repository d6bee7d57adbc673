"""The command line: a group of commands, each imported when it is called, and one place where errors become sentences.

>>> main(["--version"])
wickgraph 0.1.0
0
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import click

from wickgraph import __version__
from wickgraph.errors import WickgraphError

#: in the order of use; what each says of itself is here, so that --help imports none of them
COMMANDS = {
    "extract": "Read claims out of articles.",
    "build": "Make a graph of articles: claims, evidence, facts.",
    "add": "Add articles to a graph.",
    "remove": "Take articles out of a graph again.",
    "query": "Ask the graph a question in SPARQL.",
    "ask": "Ask one of the ready questions by name.",
    "queries": "List the ready questions.",
    "search": "Find entities by name, typos forgiven.",
    "path": "Say how two things are connected, with evidence.",
    "analyse": "Analyse the network: who is in the middle, who links whom, what changed.",
    "entities": "List entities; with --unresolved new names and the known ones they may be.",
    "describe": "Show the card of an entity: facts, sources, sentences.",
    "why": "Tell the story of a value: who said what, when, what became of it.",
    "timeline": "Show milestones and changes of belief in order of date.",
    "check": "Mark the claims of an article: agrees, new, contradicts.",
    "serve": "Answer queries over HTTP, behind a wall.",
    "view": "Draw the graph as one HTML file.",
    "validate": "Check a graph against the shapes of the ontology.",
    "export": "Write the graph in a format of others: RDF, tables, networks.",
    "push": "Send the graph to a SPARQL server.",
    "ontology": "Write the handbook of the ontology as one HTML file.",
}

_EPILOG = """\b
Examples:
  wickgraph build
  wickgraph query 'SELECT ?film ?actor { ?film wick:castMember ?actor }'
  wickgraph describe "The Director"
  wickgraph view
"""


class PipeClosedError(Exception):
    """Whoever read standard output has gone. (click would end with 1, which here means that an answer is no.)"""


class Commands(click.Group):
    """A group that knows its commands by name, and imports one when it is called.

    >>> root.list_commands(click.Context(root))[:3]
    ['extract', 'build', 'add']
    >>> root.get_command(click.Context(root), "query").name
    'query'
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command itself; None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"wickgraph.commands.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands in --help."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was called."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise PipeClosedError from None


@click.group(cls=Commands, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="wickgraph %(version)s")
@click.option("--debug", is_flag=True, expose_value=False, help="Show tracebacks of errors.")
def root() -> None:
    """The knowledge graph of the John Wick universe, in which every edge can show its receipt."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line with `arguments` (without the program's name; None: this process's). Gives the exit code.

    0 done; 1 asked and the answer is no; 2 wrong usage; 3 bad input, data or query; 130 interrupted; 141 the reader of
    the output has gone.

    >>> main(["query", "ASK {}", "--graph", "missing.ttl"])
    3
    """
    given = sys.argv[1:] if arguments is None else list(arguments)
    _write_utf8()
    try:
        code = root.main(given, prog_name="wickgraph", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except (PipeClosedError, BrokenPipeError):
        # Python flushes standard output once more as it ends, and would complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except (click.Abort, KeyboardInterrupt):
        return 130
    except Exception as error:
        # Read from the arguments: the fault may come before, or be, the parsing of options.
        if "--debug" in given:
            import traceback

            traceback.print_exc()
        return _complain(error)


def run() -> NoReturn:
    """The program itself: `main`, and an end at once.

    To take a graph in memory apart piece by piece, as Python does when it ends, takes longer than most queries; and
    while modules are imported there is no garbage to look for every 700 objects.
    """
    gc.set_threshold(10_000)
    code = main()
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.flush()
    # What has to be put in order (temporary files, logs) is registered here.
    atexit._run_exitfuncs()
    os._exit(code)


def _write_utf8() -> None:
    """Data is UTF-8 with the line ends that its format asks for, whatever the terminal; nothing fails to print."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")


def _complain(error: Exception) -> int:
    """Say what is wrong, on standard error; gives the exit code."""
    if isinstance(error, click.UsageError):
        return _complain_of_usage(error)
    if isinstance(error, click.ClickException | WickgraphError):
        click.echo(f"Error: {error.format_message() if isinstance(error, click.ClickException) else error}", err=True)
        return error.exit_code if isinstance(error, WickgraphError) else 3
    if isinstance(error, OSError):
        click.echo(f"Error: {error.filename or 'input or output'}: {error.strerror}.", err=True)
        return 3
    click.echo(f"Error: {type(error).__name__}: {error}", err=True)
    click.echo("This is a fault of wickgraph. Please report it, with what --debug shows.", err=True)
    return 3


def _complain_of_usage(error: click.UsageError) -> int:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return 2
    name = error.ctx.command_path if error.ctx else "wickgraph"
    click.echo(f"Error: {error.format_message()}\nType `{name} --help` for what it takes.", err=True)
    return 2
