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
        question = await asked(request, self.pool.limits)
        if question is None:
            return self._description(request)
        key = cache.key(self.pool.about["hash"], question)
        tag = f'W/"{key}"' if key else ""
        if key and tag in request.header("if-none-match"):
            self.pool.counts["not modified"] += 1
            return Response(304, {"etag": tag, **_KEPT})
        return _response(await self.reply(question, request, key), tag)

    async def reply(self, question: Question, request: Request, key: str = "") -> Reply:
        """The reply to a question: one kept under `key`, else that of a worker."""
        found = self.cache.get(key) if key else None
        if found:
            self.pool.counts["cached"] += 1
            return found
        reply = await self.pool.ask(question, request.client, request.left)
        if key and reply.status == 200:
            self.cache.put(key, reply)
        return reply

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
