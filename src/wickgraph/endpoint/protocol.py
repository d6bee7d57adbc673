"""The query side of the SPARQL 1.1 Protocol: from a request to the question that it asks.

>>> fields(b"query=ASK+%7B%7D&named-graph-uri=urn:a")
[('query', 'ASK {}'), ('named-graph-uri', 'urn:a')]
"""

from __future__ import annotations

import re
from binascii import a2b_qp

from wickgraph.endpoint.limits import Limits
from wickgraph.endpoint.problem import HttpError
from wickgraph.endpoint.question import Question
from wickgraph.endpoint.request import Request

FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"

Fields = list[tuple[str, str]]

_FIELDS = 100
_BROKEN = re.compile(rb"%(?![0-9A-Fa-f]{2})")


def fields(text: bytes) -> Fields:
    """The fields of a form. Raises HttpError where they are broken, not UTF-8, or too many."""
    parts = [part for part in text.split(b"&") if part]
    if len(parts) > _FIELDS:
        raise HttpError(400, "Too many parameters", f"The request has more than {_FIELDS} parameters. Send less.")
    try:
        return [(_decoded(name), _decoded(value)) for name, _, value in (part.partition(b"=") for part in parts)]
    except UnicodeDecodeError:
        raise HttpError(400, "Not UTF-8", "The parameters are not UTF-8, percent-encoded. Encode them so.") from None


def _decoded(text: bytes) -> str:
    """A name or value of a form as text. `urllib.parse` takes a third of a request's time for it."""
    if b"%" not in text:
        return text.replace(b"+", b" ").decode("utf-8")
    if _BROKEN.search(text):
        raise HttpError(400, "Broken parameters", "A % stands before something else than two digits of 16. Write %25.")
    # Quoted-printable differs from percent-encoding in its sign alone, and is decoded in C.
    return a2b_qp(text.replace(b"+", b" ").replace(b"=", b"=3D").replace(b"%", b"=")).decode("utf-8")


async def asked(request: Request, limits: Limits) -> Question | None:
    """The question that a request asks; None where it is a bare GET. Raises HttpError for what the protocol forbids."""
    found = fields(request.query)
    if request.method == "POST":
        found = await _posted(request, found, limits)
    elif request.method not in ("GET", "HEAD"):
        raise HttpError(
            405, "Wrong method", f"{request.method} is not for this. Use GET or POST.", allow="GET, HEAD, POST, OPTIONS"
        )
    names = {name for name, _ in found}
    if "update" in names or {"using-graph-uri", "using-named-graph-uri"} & names:
        raise HttpError(400, "Read only", "This endpoint only reads. Send a query; to change the graph, build it anew.")
    if not found and request.method != "POST":
        return None
    return Question(_query(found, limits), request.header("accept"), *_dataset(found), base=request.address)


async def _posted(request: Request, found: Fields, limits: Limits) -> Fields:
    """The fields of a POST: those of its form, or its body as the query beside the dataset of its address."""
    kind, _, parameters = request.header("content-type").partition(";")
    kind = kind.strip().lower()
    if kind not in (FORM, DIRECT):
        said = f"of type {kind}" if kind else "without a Content-Type"
        raise HttpError(
            415, "Wrong media type", f"The body is {said}. Send {DIRECT} or {FORM}.", accept=f"{DIRECT}, {FORM}"
        )
    charset = _charset(parameters)
    if charset not in ("", "utf-8", "utf8", "us-ascii"):
        raise HttpError(415, "Wrong encoding", f"The body is in {charset}. Send UTF-8.")
    body = await request.body(limits)
    if kind == FORM:
        if any(name == "query" for name, _ in found):
            raise HttpError(400, "Two queries", "A form is sent, and its address has a query too. Send one of them.")
        return found + fields(body)
    try:
        return [*found, ("query", body.decode("utf-8"))]
    except UnicodeDecodeError as error:
        raise HttpError(400, "Not UTF-8", f"Byte {error.start} of the body is not UTF-8. Encode it so.") from None


def _charset(parameters: str) -> str:
    for parameter in parameters.split(";"):
        key, _, text = parameter.partition("=")
        if key.strip().lower() == "charset":
            return text.strip().strip('"').lower()
    return ""


def _query(found: Fields, limits: Limits) -> str:
    queries = [text for name, text in found if name == "query"]
    if len(queries) != 1:
        mend = "Send exactly one, as query=..."
        raise HttpError(400, "Not one query", f"The request has {len(queries) or 'no'} queries. {mend}")
    size = len(queries[0].encode("utf-8"))
    if size > limits.text:
        detail = f"The query has {size:,} bytes; this endpoint takes {limits.text:,}. Write it shorter."
        raise HttpError(413, "Query too long", detail)
    return queries[0]


def _dataset(found: Fields) -> tuple[tuple[str, ...] | None, tuple[str, ...] | None]:
    default = tuple(text for name, text in found if name == "default-graph-uri")
    named = tuple(text for name, text in found if name == "named-graph-uri")
    return (default, named) if default or named else (None, None)
