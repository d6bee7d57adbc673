"""uvicorn's protocol of HTTP, with what it lacks: a time within which a request's head must have come, and a size."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

#: bytes of a request's line and headers
_HEAD = 64 * 1024
_TOO_LONG = b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


class Guarded(HttpToolsProtocol):
    """One connection, closed when the head of a request trickles in or does not end."""

    trickle = 10.0
    _timer: asyncio.TimerHandle | None = None
    _head = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Called by the loop: the first head is awaited."""
        super().connection_made(transport)
        self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Called by the loop when the client has gone."""
        self._forget()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Called by the loop with what the client sent."""
        if self._timer:
            self._head += len(data)
        super().data_received(data)
        if self._timer and self._head > _HEAD and not self.transport.is_closing():
            self.transport.write(_TOO_LONG)
            self.transport.close()

    def on_message_begin(self) -> None:
        """Called by the parser: one more head is awaited."""
        super().on_message_begin()
        if not self._timer:
            self._await_head()

    def on_headers_complete(self) -> None:
        """Called by the parser when the head is whole."""
        self._forget()
        super().on_headers_complete()

    def _await_head(self) -> None:
        self._head = 0
        self._timer = self.loop.call_later(self.trickle, self.transport.close)

    def _forget(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None


def guarded(trickle: float) -> type[Guarded]:
    """The protocol for heads that come within `trickle` seconds.

    >>> guarded(5).trickle
    5
    """
    return type("Guarded", (Guarded,), {"trickle": trickle})
