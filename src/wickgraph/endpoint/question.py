"""What is asked of a worker, and what it replies.

>>> Question("ASK {}").record()["text"]
'ASK {}'
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Question:
    """A query, what its client accepts (the header), and the dataset that the protocol's parameters name.

    `graphs` is the default graph put together of named graphs, `named` are the graphs that GRAPH sees; both None where
    the request names none.
    """

    text: str
    accept: str = ""
    graphs: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None
    base: str | None = None

    def record(self) -> dict[str, Any]:
        """The question as what `Question(**record)` takes."""
        return asdict(self)


@dataclass(frozen=True)
class Reply:
    """A status of HTTP with a body of a media type; a refusal has a title and a sentence instead.

    >>> Reply(400, title="Not a query", detail="It is empty.").body
    b''
    """

    status: int
    type: str = ""
    body: bytes = b""
    title: str = ""
    detail: str = ""
    #: the most memory that the worker has ever had, in KiB
    peak: int = 0

    def head(self) -> dict[str, Any]:
        """All of a reply but its body."""
        return {key: value for key, value in asdict(self).items() if key != "body"}


class Refused(Exception):
    """Why a question is not answered, as a reply.

    >>> Refused(400, "Not a query", "It is empty.").reply.status
    400
    """

    def __init__(self, status: int, title: str, detail: str) -> None:
        super().__init__(detail)
        self.reply = Reply(status, title=title, detail=detail)
