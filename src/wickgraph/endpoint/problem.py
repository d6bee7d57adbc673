"""Errors as application/problem+json (RFC 9457).

>>> answer = problem(504, "Too slow", "The query takes longer than 2 s.")
>>> answer.status, answer.headers["content-type"]
(504, 'application/problem+json')
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Response:
    """What is sent back: status, headers (lower case), body.

    >>> Response(204).body
    b''
    """

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


class HttpError(Exception):
    """Why a request is not served; `headers` go with the response.

    >>> HttpError(405, "Wrong method", "PUT changes data.", allow="GET").response.headers["allow"]
    'GET'
    """

    def __init__(self, status: int, title: str, detail: str, **headers: str) -> None:
        super().__init__(detail)
        self.response = problem(status, title, detail, **headers)


def problem(status: int, title: str, detail: str, **headers: str) -> Response:
    """An error as a response; names of headers are written with _ for -.

    >>> problem(503, "Busy", "All workers are busy.", retry_after="1").headers["retry-after"]
    '1'
    """
    said = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    kept = {"content-type": "application/problem+json", "cache-control": "no-store", **named}
    return Response(status, kept, (json.dumps(said, ensure_ascii=False) + "\n").encode())
