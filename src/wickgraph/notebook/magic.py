"""`%sparql` and `%%sparql`: asking a graph in a notebook, in SPARQL and nothing else.

    %load_ext wickgraph
    %sparql SELECT ?actor { id:Ballerina wick:castMember ?actor }

    %%sparql -o rows --as-of 2023-12-31
    SELECT ?date { $film wick:releaseDate ?date }

`$film` is the variable `film` of Python, given to the query as a value; `?date` is a variable of the query.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wickgraph.asking.query import query
from wickgraph.asking.querytext import NOT_CODE
from wickgraph.beliefs.asof import open_graph
from wickgraph.errors import UsageError
from wickgraph.notebook import asked, completion
from wickgraph.notebook.line import Line, read
from wickgraph.results.table import Subgraph, Table

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell
    from pyoxigraph import Store

    from wickgraph.notebook.inline import View

_PARAMETER = re.compile(r"\$(\w+)")


def load(shell: InteractiveShell) -> None:
    """Gives a shell the magic and the completion of names in it."""
    from IPython.core.magic import no_var_expand

    def sparql(line: str, cell: str | None = None) -> Any:
        return run(line, cell, shell.user_ns)

    sparql.__doc__ = HELP
    # IPython would paste the values of $names and {names} into the text of the query.
    no_var_expand(sparql)
    register: Any = shell.register_magic_function
    register(sparql, "line_cell", "sparql")
    unload(shell, magic=False)
    shell.Completer.custom_matchers.append(completion.matcher(shell))


def unload(shell: InteractiveShell, *, magic: bool = True) -> None:
    """Takes back from a shell what `load` gave it."""
    kept = [each for each in shell.Completer.custom_matchers if getattr(each, "__name__", "") != completion.NAME]
    shell.Completer.custom_matchers[:] = kept
    if magic:
        for kind in ("line", "cell"):
            shell.magics_manager.magics[kind].pop("sparql", None)


def run(line: str, cell: str | None, namespace: dict[str, Any]) -> Table | Subgraph | View | bool:
    """The answer to the query of a magic; `namespace` are the variables of Python, and gets the one after `-o`.

    Raises UsageError for options that make no sense and parameters that Python does not have, and what
    `wickgraph.query` raises.

    >>> film = "id:Ballerina"
    >>> run("-o rows SELECT ?who { $film wick:director ?who }", None, names := {"film": film}).columns
    ('who',)
    >>> len(names["rows"])
    1
    """
    options, rest = read(line)
    # Lines are counted as the notebook counts them, from that of the magic.
    text = rest if cell is None else f"{rest}\n{cell}"
    if not text.strip():
        raise UsageError("no query. Write one behind %sparql or under %%sparql, such as SELECT * { ?film a wick:Film }")
    values = {**asked.parameters(options.bindings, namespace), **_taken(text, namespace)}
    store = _store(options, namespace)
    answer = _warned(text, store, values, options)
    if options.out:
        namespace[options.out] = answer
    return _drawn(answer, store) if options.graph else answer


def _store(options: Line, namespace: Mapping[str, Any]) -> Store | None:
    """The graph to ask; none where a server is asked, which `query` refuses to mix with the others."""
    if options.endpoint and not (options.data or options.as_of):
        return None
    return open_graph(asked.graph(options.data, namespace), options.as_of)


def _taken(text: str, namespace: Mapping[str, Any]) -> dict[str, Any]:
    """The values of the $names in a query."""
    names = dict.fromkeys(_PARAMETER.findall(NOT_CODE.sub(" ", text)))
    for name in (each for each in names if each not in namespace):
        mend = f"Assign it, or write ?{name} for what is asked"
        raise UsageError(f"${name} is taken from Python, and no variable there is called {name}. {mend}.")
    return {name: namespace[name] for name in names}


def _warned(text: str, store: Store | None, values: Mapping[str, Any], options: Line) -> Table | Subgraph | bool:
    """The answer, and what is remarkable about the query as sentences on standard error."""
    where = {"endpoint": options.endpoint, "limit_time": options.limit_time, "where": "query"}
    with warnings.catch_warnings(record=True) as remarks:
        warnings.simplefilter("always")
        answer = query(text, store, bindings=values, **where)  # type: ignore[arg-type]
    for remark in remarks:
        print(remark.message, file=sys.stderr)
    return answer


def _drawn(answer: Table | Subgraph | bool, store: Store | None) -> View:
    from wickgraph.notebook.inline import of_answer

    if isinstance(answer, bool):
        raise UsageError("ASK answers yes or no, nothing to draw. Ask with SELECT or CONSTRUCT.")
    return of_answer(answer, store)


HELP = (Path(__file__).parent / "templates" / "sparql.txt").read_text(encoding="utf-8")
