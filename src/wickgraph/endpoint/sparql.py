"""The address that answers queries: a request becomes a question, a worker's reply a response."""

from __future__ import annotations

from wickgraph.endpoint import cache, description
from wickgraph.endpoint.negotiation import TRIPLES, chosen, typed
from wickgraph.endpoint.pool import Pool
from wickgraph.endpoint.problem import HttpError, Response, problem
from wickgraph.endpoint.protocol import asked
from wickgraph.endpoint.question import Question, Reply
from wickgraph.endpoint.request import Request

#: the answer depends on what is accepted; whoever keeps it asks whether it still holds
_KEPT = {"vary": "accept", "cache-control": "no-cache"}
_TITLES = {503: {"retry_after": "1"}}


class Sparql:
    """The endpoint proper, over the workers of `pool`."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool
        self.cache = cache.Cache()

    async def __call__(self, request: Request) -> Response:
        """The response to a request."""
        # The same request to the letter is known without reading it.
        letter = (
            (request.address, request.query, request.header("accept")) if request.method in ("GET", "HEAD") else None
        )
        found = self.cache.get(letter)
        if found is None:
            question = await asked(request, self.pool.limits)
            if question is None:
                return self._description(request)
            found = await self.response(question, request)
            if letter and "etag" in found.headers:
                self.cache.put(letter, found, len(request.query))
        else:
            self.pool.counts["cached"] += 1
        return self._unless_known(found, request)

    async def response(self, question: Question, request: Request) -> Response:
        """The response to a question: one that is kept, else made of what a worker replies."""
        key = cache.key(self.pool.about["hash"], question)
        found = self.cache.get(key)
        if found:
            self.pool.counts["cached"] += 1
            return found
        made = _response(await self.pool.ask(question, request.client, request.left), f'W/"{key}"' if key else "")
        if "etag" in made.headers:
            self.cache.put(key, made)
        return made

    def _unless_known(self, found: Response, request: Request) -> Response:
        """A response, or that it is the one which the client has."""
        tag = found.headers.get("etag")
        if not tag or tag not in request.header("if-none-match"):
            return found
        self.pool.counts["not modified"] += 1
        return Response(304, {"etag": tag, **_KEPT})

    def _description(self, request: Request) -> Response:
        kind = chosen(request.header("accept"), TRIPLES)
        if kind is None:
            raise HttpError(400, "Not one query", "The request has no query. Send exactly one, as query=...")
        body = description.described(request.address, self.pool.about, TRIPLES[kind])
        return Response(200, {"content-type": typed(kind), **_KEPT}, body)


def _response(reply: Reply, tag: str) -> Response:
    if reply.status != 200:
        return problem(reply.status, reply.title, reply.detail, **_TITLES.get(reply.status, {}))
    headers = {"content-type": reply.type, **(_KEPT if tag else {"vary": "accept", "cache-control": "no-store"})}
    return Response(200, {**headers, "etag": tag} if tag else headers, reply.body)
