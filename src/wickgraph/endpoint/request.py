"""A request as the endpoint reads it, out of what ASGI says: headers, body within its limits, who asks."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import quote

from wickgraph.endpoint.limits import Limits
from wickgraph.endpoint.problem import HttpError

Receive = Callable[[], Awaitable[dict[str, Any]]]

_HOST = re.compile(r"[A-Za-z0-9.:\[\]-]+")
#: how much of a body that is too large is still read, so that its client gets to read the answer; and for how long
_DRAIN, _DRAIN_SECONDS = 64 << 20, 1.0


class Request:
    """A request: `method`, `path`, `query` (what stands behind ?), `client` (an address), headers, body."""

    def __init__(self, scope: dict[str, Any], receive: Receive) -> None:
        self.method: str = scope["method"]
        self.path: str = scope["path"]
        self.scheme: str = scope["scheme"]
        self.query: bytes = scope["query_string"]
        self.client: str = scope["client"][0] if scope.get("client") else ""
        self._headers: dict[bytes, bytes] = {}
        for name, text in scope["headers"]:
            self._headers[name] = self._headers[name] + b", " + text if name in self._headers else text
        self._receive = receive

    def header(self, name: str) -> str:
        """A header's text, of several their texts with commas between; empty where there is none."""
        return self._headers.get(name.encode(), b"").decode("latin-1")

    @cached_property
    def address(self) -> str:
        """Where the request was sent to, as far as the client has said so in a way that can be believed."""
        return _address(self.scheme, self.header("host"), self.path)

    async def body(self, limits: Limits) -> bytes:
        """The body whole. Raises HttpError for one that is too large, or that has not come in time."""
        try:
            async with asyncio.timeout(limits.trickle):
                return await self._whole(limits.body)
        except TimeoutError:
            detail = f"The body has not come within {limits.trickle:g} s. Send it faster."
            raise HttpError(408, "Too slow", detail, connection="close") from None

    async def _whole(self, most: int) -> bytes:
        length = self.header("content-length")
        if length.isdigit() and int(length) > most:
            if int(length) <= _DRAIN and not self.header("expect"):
                await self._drain(True)
            raise _too_large(most)
        read = bytearray()
        more = True
        while more and len(read) <= most:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                raise HttpError(400, "Gone", "The client has gone.", connection="close")
            read += message.get("body", b"")
            more = message.get("more_body", False)
        if len(read) > most:
            await self._drain(more)
            raise _too_large(most)
        return bytes(read)

    async def _drain(self, more: bool) -> None:
        """Reads on for a moment: who is cut off while sending may never see the answer."""
        read = 0
        try:
            async with asyncio.timeout(_DRAIN_SECONDS):
                while more and read < _DRAIN:
                    message = await self._receive()
                    read += len(message.get("body", b""))
                    more = message.get("more_body", False)
        except TimeoutError:
            return

    async def left(self) -> None:
        """Comes back when the client has gone."""
        while (await self._receive())["type"] != "http.disconnect":
            pass


@lru_cache(64)
def _address(scheme: str, host: str, path: str) -> str:
    return f"{scheme}://{host if _HOST.fullmatch(host) else 'localhost'}{quote(path)}"


def _too_large(most: int) -> HttpError:
    return HttpError(413, "Too large", f"The body is larger than {most:,} bytes. Send less.", connection="close")
