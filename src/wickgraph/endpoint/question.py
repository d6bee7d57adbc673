"""What is asked of a worker, and what it replies.

Both go over a socket as lists, which is what JSON makes of tuples.

>>> Question("ASK {}")
Question(text='ASK {}', accept='', graphs=None, named=None, base=None, what='query')
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Question(NamedTuple):
    """A query, what its client accepts (the header), and the dataset that the protocol's parameters name.

    `what` is asked for: the answer to a "query", the page of an "entity" (`text` is its IRI), a "picture" of what a
    query finds, a "neighbourhood" (of an IRI) as a picture, or the "names" that are like some words.

    `graphs` is the default graph put together of named graphs, `named` are the graphs that GRAPH sees; both None where
    the request names none. `base` is what relative IRIs are resolved against.
    """

    text: str
    accept: str = ""
    graphs: Sequence[str] | None = None
    named: Sequence[str] | None = None
    base: str | None = None
    what: str = "query"


class Reply(NamedTuple):
    """A status of HTTP with a body of a media type; a refusal has a title and a sentence instead.

    `grown` is by how many KiB the worker has grown since it began, `took` are the seconds of the processor that the
    question took. The body is last: it goes apart from the rest.

    >>> Reply(400, title="Not a query", detail="It is empty.").body
    b''
    """

    status: int
    type: str = ""
    title: str = ""
    detail: str = ""
    grown: int = 0
    took: float = 0.0
    body: bytes = b""


class Refused(Exception):
    """Why a question is not answered, as a reply.

    >>> Refused(400, "Not a query", "It is empty.").reply.status
    400
    """

    def __init__(self, status: int, title: str, detail: str) -> None:
        super().__init__(detail)
        self.reply = Reply(status, title=title, detail=detail)
