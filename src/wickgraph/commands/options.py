"""What the commands share: how one is declared, the options that mean the same everywhere, writing to standard output.

>>> [option.name for option in command("Say hello.", "wickgraph hello")(lambda: None).params]
['debug']
"""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from wickgraph.cli import COMMANDS

if TYPE_CHECKING:
    from wickgraph.endpoint.limits import Limits
    from wickgraph.stores.exchange import Endpoint

#: how much is written at a time (characters)
_PIECE = 8192

#: the variable of the environment with the password of --user
PASSWORD = "WICKGRAPH_PASSWORD"

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def command(name: str, *shown: str) -> Callable[[Callable[..., Any]], click.Command]:
    """Declares the command `name`, with the examples `shown` at the end of its --help.

    >>> command("query", "wickgraph query 'ASK {}'")(lambda: None).epilog.splitlines()[1:]
    ['Examples:', "  wickgraph query 'ASK {}'"]
    """
    debug = click.option("--debug", is_flag=True, expose_value=False, help="Show tracebacks of errors.")

    def declare(function: Callable[..., Any]) -> click.Command:
        return click.command(name, epilog=examples(*shown), short_help=COMMANDS.get(name))(debug(function))

    return declare


def examples(*lines: str) -> str:
    """The end of a --help: examples as one types them.

    >>> examples("wickgraph view").splitlines()[1:]
    ['Examples:', '  wickgraph view']
    """
    return "\n".join(["\b", "Examples:", *(f"  {line}" for line in lines)])


def graph_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options --graph, the graph to read, and --allow and --limit-data, what its file may hold.

    The latter two hold while the command runs (see `wickgraph.allowing`); the command itself is not given them.

    >>> [option.name for option in click.command(graph_option(lambda: None)).params]
    ['graph', 'allow', 'limit_data']
    """
    for option in (_LIMIT_DATA, _ALLOW):
        function = option(function)
    return click.option(
        "--graph",
        metavar="PATH",
        help="The graph to read: a folder or file that `build` wrote, any RDF file, or - for TriG on standard input.  "
        "[default: the bundled graph]",
    )(function)


def _allow(context: click.Context, option: click.Parameter, value: Any) -> None:
    """Lets files hold more, or be larger, until the command ends."""
    if not value:
        return
    from wickgraph.outside.allowance import allowing

    is_size = option.name == "limit_data"
    words = () if is_size else tuple(word for each in value for word in each.split(","))
    context.with_resource(allowing(*words, size=int(value * 10**6) if is_size else None))


_ALLOW = click.option(
    "--allow",
    multiple=True,
    metavar="WHAT",
    callback=_allow,
    expose_value=False,
    help="What RDF files may hold too: rdfxml (RDF/XML with a DOCTYPE), jsonld (JSON-LD more than 100 deep), or IRIs "
    "of a scheme, such as ex: with its colon.",
)
_LIMIT_DATA = click.option(
    "--limit-data",
    type=click.FloatRange(0.001),
    metavar="MB",
    callback=_allow,
    expose_value=False,
    help="Megabytes an RDF file may have, unpacked and as N-Quads.  [default: 1000]",
)


def store_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """The option --store, which gives the command a store on disk in place of the graph.

    >>> [option.name for option in click.command(store_option(lambda: None)).params]
    ['store']
    """

    @functools.wraps(function)
    def reading(*, store: str | None, graph: str | None = None, **others: Any) -> Any:
        if store is None:
            return function(graph=graph, **others)
        from wickgraph.stores.stored import open_store

        return function(graph=open_store(store, graph, tell=tell), **others)

    return store_folder(reading)


def store_folder(function: Callable[..., Any]) -> Callable[..., Any]:
    """The option --store, which gives the command the name of the folder.

    >>> [option.name for option in click.command(store_folder(lambda: None)).params]
    ['store']
    """
    return click.option(
        "--store",
        metavar="DIR",
        help="Keep the graph in a store on disk, which opens at once however large it is: made of --graph, and made "
        "anew when that has changed; without --graph, read as it is.",
    )(function)


def endpoint_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options --endpoint and --user: a SPARQL server to ask.

    >>> [option.name for option in click.command(endpoint_options(lambda: None)).params]
    ['endpoint', 'user']
    """

    @functools.wraps(function)
    def asking(*, endpoint: str | None, user: str | None, **others: Any) -> Any:
        return function(endpoint=account(endpoint, user) if endpoint else None, **others)

    asking = click.option("--user", metavar="NAME", help=f"The account to ask with; its password is in {PASSWORD}.")(
        asking
    )
    return click.option("--endpoint", metavar="URL", help="Ask a SPARQL server instead.")(asking)


def account(url: str, user: str | None, timeout: float = 60) -> Endpoint:
    """A server's address with the account that is given; a password that is not in the environment is asked for.

    >>> account("http://127.0.0.1:7000/sparql", None).user is None
    True
    """
    from wickgraph.stores.exchange import Endpoint

    password = os.environ.get(PASSWORD)
    if user and password is None and sys.stdin.isatty():
        password = click.prompt(f"Password of {user}", hide_input=True, err=True)
    return Endpoint(url, user, password, timeout)


def format_option(formats: Sequence[str], default: str | None = None, note: str = "") -> Decorator:
    """The option --format: how the answer is written; `note` says what happens without it.

    >>> click.command(format_option(("json", "md"), "md")(lambda: None)).params[0].default
    'md'
    """
    return click.option(
        "--format",
        type=click.Choice(list(formats)),
        default=default,
        show_default=bool(default),
        help="How the answer is written." + (f"  [{note}]" if note else ""),
    )


def texts_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """The option --texts: where the texts of sources are.

    >>> [option.name for option in click.command(texts_option(lambda: None)).params]
    ['texts']
    """
    return click.option(
        "--texts",
        type=click.Path(exists=True, file_okay=False),
        help="A folder with texts of sources, for the sentences behind claims.",
    )(function)


def as_of_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """The option --as-of: the graph as it was believed on a day.

    >>> [option.name for option in click.command(as_of_option(lambda: None)).params]
    ['as_of']
    """
    return click.option(
        "--as-of", metavar="DATE", help="Ask what was believed then: a day, a month or a year, such as 2023-12-31."
    )(function)


def confidence_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """The option --min-confidence: how likely right a claim must be.

    >>> [option.name for option in click.command(confidence_option(lambda: None)).params]
    ['min_confidence']
    """
    return click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        metavar="P",
        help="Leave out claims less likely right than this, from 0 (none) to 1; higher is surer, lower finds more.  "
        "[default: chosen so that few are wrong]",
    )(function)


def known_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """The option --known: whose names articles are read with.

    >>> [option.name for option in click.command(known_option(lambda: None)).params]
    ['known']
    """
    return click.option(
        "--known",
        metavar="FILE",
        help="The entities that articles may name, a Turtle file like graph/entities.ttl; none: nobody, for articles "
        "of another universe.  [default: those of John Wick]",
    )(function)


def tell(message: str) -> None:
    """Writes a line of progress to standard error."""
    print(message, file=sys.stderr)


def show(text: str) -> None:
    """Writes `text`, which ends its own last line, to standard output.

    >>> show("done\\n")
    done
    """
    # In pieces: where standard output is not buffered (PYTHONUNBUFFERED), Python takes one large write for a success
    # though its reader left in the middle.
    for start in range(0, len(text), _PIECE):
        sys.stdout.write(text[start : start + _PIECE])


def width() -> int | None:
    """How many cells a line of the terminal has; None where standard output is no terminal.

    >>> width() is None or width() > 0
    True
    """
    if not sys.stdout.isatty():
        return None
    import shutil

    return shutil.get_terminal_size().columns


def limit_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options --limit-...: what a query may cost.

    >>> [option.name for option in click.command(limit_options(lambda: None)).params][:2]
    ['seconds', 'rows']
    """
    for name, meaning, kind, help in reversed(_LIMITS):
        function = click.option(name, meaning, type=kind, help=help)(function)
    return function


_LIMITS = (
    ("--limit-time", "seconds", click.FloatRange(0.05, 86_400), "Seconds a query may take.  [default: 2]"),
    ("--limit-rows", "rows", click.IntRange(1), "Rows or triples of an answer.  [default: 10000]"),
    ("--limit-query", "text", click.IntRange(1, 1 << 20), "Bytes of a query.  [default: 8192]"),
    ("--limit-result", "result", click.IntRange(1, 1 << 30), "Bytes of an answer.  [default: 8000000]"),
    ("--limit-memory", "megabytes", click.IntRange(16), "Megabytes a query may take.  [default: 512]"),
    ("--limit-request", "trickle", click.FloatRange(0.1), "Seconds for a request to come in whole.  [default: 10]"),
    ("--workers", "workers", click.IntRange(1, 256), "Queries answered at a time.  [default: 2 a processor, and 2]"),
)


def limits(given: Mapping[str, float | None]) -> Limits:
    """The limits that were given, the others as they are by default.

    >>> limits({"megabytes": 64, "rows": None}).memory
    64000000
    """
    from wickgraph.endpoint.limits import Limits

    named = {name: number for name, number in given.items() if number is not None}
    megabytes = named.pop("megabytes", None)
    if megabytes is not None:
        named["memory"] = int(megabytes) * 10**6
    return Limits(**named)  # type: ignore[arg-type]
