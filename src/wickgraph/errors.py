"""What can go wrong, as a small tree.

    WickgraphError
    ├── UsageError        the call itself makes no sense                   (exit code 2)
    └── InputError        a file, a text, a query or data cannot be used   (exit code 3)
        ├── ArticleError    an article cannot be read
        ├── DataError       the ontology, the gazetteer or a graph is broken
        ├── QueryError      a SPARQL query cannot be answered
        ├── StoreError      a store on disk is missing, damaged, in use or has no room
        └── RemoteError     a SPARQL server does not answer as it should

Every message says what is wrong, where, and what to do; the command line prints it as it is.
"""

from __future__ import annotations

from collections.abc import Iterable


class WickgraphError(Exception):
    """Base of every error that wickgraph raises on purpose.

    >>> raise ArticleError("notes.pdf: not text. Give a .txt, .md or .html file.")
    Traceback (most recent call last):
        ...
    wickgraph.errors.ArticleError: notes.pdf: not text. Give a .txt, .md or .html file.
    """

    exit_code = 3

    def _render_traceback_(self) -> list[str]:
        # What IPython shows: the sentence, as the command line does. `%debug` goes to where it was raised.
        return [str(self)]


class UsageError(WickgraphError):
    """The call itself makes no sense: arguments that contradict each other, a name that does not exist."""

    exit_code = 2


class InputError(WickgraphError):
    """A file, a text, a query or data that cannot be used."""


class ArticleError(InputError):
    """An article that cannot be read."""


class DataError(InputError):
    """Broken data: ontology, gazetteer, patterns or a graph."""


class QueryError(InputError):
    """A SPARQL query that cannot be answered."""


class StoreError(InputError):
    """A store on disk that is missing, damaged, written by somebody else, or has no room to grow."""


class RemoteError(InputError):
    """A SPARQL server that cannot be reached, refuses, or answers what nobody can use."""


def unwritable(format: str, what: str, known: Iterable[str]) -> UsageError:
    """The error of a format that something cannot be written in.

    >>> print(unwritable("pdf", "a story", ("text", "json")))
    format pdf: a story can be written as text, json.
    """
    return UsageError(f"format {format}: {what} can be written as {', '.join(known)}.")
