"""The application: which address is served by what, and what every response has in common.

More addresses (pages, entities) are more entries in `App.routes` and `App.prefixes`.
"""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from wickgraph import __version__
from wickgraph.endpoint.metrics import exposition
from wickgraph.endpoint.pages import Pages
from wickgraph.endpoint.pool import Pool
from wickgraph.endpoint.problem import HttpError, Response, problem
from wickgraph.endpoint.request import Receive, Request
from wickgraph.endpoint.sparql import Sparql

Route = Callable[[Request], Awaitable[Response]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

_log = logging.getLogger("wickgraph.endpoint")


class App:
    """An application of ASGI: `routes` by whole path, `prefixes` by how a path begins (the first that fits).

    `origins` are the web sites whose scripts may read the answers ("*" for all).
    """

    def __init__(self, pool: Pool, origins: Sequence[str] = ()) -> None:
        self.pool, self.origins = pool, tuple(origins)
        self.sparql = Sparql(pool)
        self.statuses: Counter[int] = Counter()
        self.routes: dict[str, Route] = {
            **dict.fromkeys(("/sparql", "/sparql/", "/query"), self.sparql),
            "/health": self._health,
            "/metrics": self._metrics,
        }
        pages = Pages(self.sparql)
        self.routes |= pages.routes
        self.prefixes: list[tuple[str, Route]] = pages.prefixes

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        """Serves one request."""
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        response = await self._response(request)
        self.statuses[response.status] += 1
        headers = {**response.headers, **self._cors(request), "x-content-type-options": "nosniff"}
        if response.status not in (204, 304):
            headers["content-length"] = str(len(response.body))
        raw = [(name.encode(), text.encode("latin-1")) for name, text in headers.items()]
        await send({"type": "http.response.start", "status": response.status, "headers": raw})
        await send({"type": "http.response.body", "body": response.body})

    async def _response(self, request: Request) -> Response:
        route = self._route(request.path)
        if route is None:
            return problem(404, "Not here", "Nothing is at this address. Queries are answered at /sparql.")
        if request.method == "OPTIONS":
            return Response(204, {"allow": "GET, HEAD, POST, OPTIONS"})
        try:
            return await route(request)
        except HttpError as error:
            return error.response
        except Exception:
            _log.exception("a request failed")
            return problem(500, "Fault", "This is a fault of wickgraph. Please report it.")

    def _route(self, path: str) -> Route | None:
        begun = (route for prefix, route in self.prefixes if path.startswith(prefix))
        return self.routes.get(path) or next(begun, None)

    def _cors(self, request: Request) -> dict[str, str]:
        """What lets the scripts of another site read the answer, where that was allowed."""
        origin = request.header("origin") if self.origins else ""
        if not origin or not ({"*", origin} & set(self.origins)):
            return {}
        allowed = "*" if "*" in self.origins else origin
        kept = {"access-control-allow-origin": allowed, "access-control-expose-headers": "etag"}
        if request.method != "OPTIONS":
            return kept
        methods = {
            "access-control-allow-methods": "GET, HEAD, POST",
            "access-control-allow-headers": "accept, content-type",
        }
        return {**kept, **methods, "access-control-max-age": "600"}

    async def _health(self, request: Request) -> Response:
        """Whether queries are answered; 503 while there is no worker."""
        well = self.pool.alive > 0
        said = {"status": "ok" if well else "no worker", "version": __version__, "workers": self.pool.alive}
        about = {key: self.pool.about.get(key) for key in ("triples", "hash")}
        body = json.dumps({**said, **about}) + "\n"
        return Response(
            200 if well else 503, {"content-type": "application/json", "cache-control": "no-store"}, body.encode()
        )

    async def _metrics(self, request: Request) -> Response:
        """Figures as Prometheus reads them."""
        text = exposition(self.pool, self.statuses, self.sparql.cache.size)
        return Response(200, {"content-type": "text/plain; version=0.0.4; charset=utf-8"}, text.encode())
