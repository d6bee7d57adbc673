"""The pages: one to ask from, one for each entity at its name, pictures, names; and what they load.

What depends on the graph is made in a worker (`wickgraph.endpoint.replying`), behind the same wall as a query.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Awaitable, Callable

from wickgraph.endpoint import cache, html, served
from wickgraph.endpoint.negotiation import PAGES, chosen
from wickgraph.endpoint.problem import HttpError, Response, problem
from wickgraph.endpoint.protocol import fields
from wickgraph.endpoint.question import Question, Reply
from wickgraph.endpoint.request import Request
from wickgraph.endpoint.sparql import Sparql
from wickgraph.terms import BASE

Route = Callable[[Request], Awaitable[Response]]

#: pages run no script, and load style from here only
PLAIN = "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'"
#: the page to ask from runs its own script, which asks this server, and frames pictures
ASKING = f"{PLAIN}; script-src 'self'; connect-src 'self'; frame-src 'self'; frame-ancestors 'none'"
#: a picture runs its own script, and may stand in that page
PICTURE = f"{PLAIN}; script-src 'self'; frame-ancestors 'self'"

_FORMATS = {"html": "text/html", "ttl": "text/turtle", "jsonld": "application/ld+json", "nt": "application/n-triples"}


class Pages:
    """The routes of the pages, which ask through `sparql` and its cache."""

    def __init__(self, sparql: Sparql) -> None:
        self.sparql = sparql
        self.routes: dict[str, Route] = {
            "/": self._home,
            "/entity": self._entity,
            "/names": self._names,
            "/picture": self._picture,
            "/neighbourhood": self._neighbourhood,
        }
        self.prefixes: list[tuple[str, Route]] = [(path, self._named) for path in html.NAMED]
        self.prefixes.append((f"{html.STATIC}/", self._file))

    async def _home(self, request: Request) -> Response:
        _check_method(request)
        return _unless_known(_asking(), request)

    async def _file(self, request: Request) -> Response:
        _check_method(request)
        found = served.loaded().get(request.path)
        if found is None:
            raise HttpError(404, "Not here", "Nothing is at this address. The page to ask from is at /.")
        return _unless_known(_page(found.type, found.body, found.tag), request)

    async def _named(self, request: Request) -> Response:
        return await self._page(request, BASE + request.path[1:])

    async def _entity(self, request: Request) -> Response:
        return await self._page(request, self._one(request, "iri"))

    async def _names(self, request: Request) -> Response:
        return await self._answered(request, Question(self._one(request, "name"), "text/html", what="names"))

    async def _picture(self, request: Request) -> Response:
        question = Question(self._one(request, "query"), "text/html", what="picture")
        return await self._answered(request, question, PICTURE)

    async def _neighbourhood(self, request: Request) -> Response:
        question = Question(self._one(request, "iri"), "text/html", what="neighbourhood")
        return await self._answered(request, question, PICTURE)

    async def _page(self, request: Request, iri: str) -> Response:
        asked = dict(fields(request.query)).get("format", "")
        if asked and asked not in _FORMATS:
            raise HttpError(404, "No such format", f"There is no format {asked}. Choose of {', '.join(_FORMATS)}.")
        # The type that is wanted and not the whole header: browsers that word it differently share an answer.
        kind = _FORMATS.get(asked) or chosen(request.header("accept"), PAGES)
        return await self._answered(request, Question(iri, kind or "image/*", what="entity"))

    def _one(self, request: Request, name: str) -> str:
        """The one parameter that a page takes. Raises HttpError where it is missing, repeated or too long."""
        found = [text for key, text in fields(request.query) if key == name]
        if len(found) != 1:
            raise HttpError(400, f"Not one {name}", f"Send exactly one parameter {name}.")
        most = self.sparql.pool.limits.text
        if len(found[0].encode("utf-8", "replace")) > most:
            raise HttpError(413, "Too long", f"The {name} is longer than the {most:,} bytes that are taken.")
        return found[0]

    async def _answered(self, request: Request, question: Question, policy: str = "") -> Response:
        """What a worker makes of a question, as a page or as data."""
        _check_method(request)
        pool, kept = self.sparql.pool, self.sparql.cache
        key = cache.key(pool.about["hash"], question)
        found = kept.get(key) if key else None
        if found is None:
            reply = await pool.ask(question, request.client, request.left)
            if reply.status != 200:
                return _refused(reply, question)
            policy = policy or f"{PLAIN}; frame-ancestors 'none'"
            found = _page(reply.type, reply.body, f'W/"{key}"' if key else "", policy)
            if key:
                kept.put(key, found)
        return _unless_known(found, request)


@functools.cache
def _asking() -> Response:
    body = html.rendered("ask.html")
    return _page(html.TYPE, body, f'"{hashlib.sha256(body).hexdigest()[:32]}"', ASKING)


def _check_method(request: Request) -> None:
    if request.method not in ("GET", "HEAD"):
        raise HttpError(405, "Wrong method", f"{request.method} is not for this. Use GET.", allow="GET, HEAD, OPTIONS")


def _page(type: str, body: bytes, tag: str, policy: str = "") -> Response:
    """A response that may be kept by who asks each time whether it still holds."""
    headers = {"content-type": type, "vary": "accept", "cache-control": "no-cache", "referrer-policy": "no-referrer"}
    headers |= {"etag": tag} if tag else {}
    headers |= {"content-security-policy": policy} if policy and type == html.TYPE else {}
    return Response(200, headers, body)


def _unless_known(found: Response, request: Request) -> Response:
    tag = found.headers.get("etag")
    if not tag or tag not in request.header("if-none-match"):
        return found
    return Response(304, {key: text for key, text in found.headers.items() if key != "content-type"})


def _refused(reply: Reply, question: Question) -> Response:
    """Why there is no page, as a page where one was wanted."""
    if question.accept != "text/html":
        return problem(reply.status, reply.title, reply.detail)
    body = html.rendered("refused.html", title=reply.title, detail=reply.detail)
    frames = "'self'" if question.what == "picture" else "'none'"
    policy = f"{PLAIN}; frame-ancestors {frames}"
    headers = {
        "content-type": html.TYPE,
        "cache-control": "no-store",
        "content-security-policy": policy,
        "vary": "accept",
    }
    return Response(reply.status, headers | ({"retry-after": "1"} if reply.status == 503 else {}), body)
