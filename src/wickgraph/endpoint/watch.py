"""The time of a question: when it counts as long, and when it is over."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from wickgraph.endpoint.channel import Worker

#: after so many seconds a question is a long one: everything else goes first, and its client is looked after
LONG = 0.25

Left = Callable[[], Coroutine[Any, Any, None]]


class LateError(Exception):
    """A question was not answered in time."""


class LeftError(Exception):
    """The client has gone before its question was answered."""


class Watch:
    """Keeps the time of a question that `worker` was asked: its reply to be fails with LateError or LeftError.

    `deadline` is a time of the event loop; `left` comes back when the client has gone.
    """

    def __init__(self, worker: Worker, reply: asyncio.Future[Any], deadline: float, left: Left | None) -> None:
        self._worker, self._reply, self._deadline, self._left = worker, reply, deadline, left
        self._loop = asyncio.get_running_loop()
        self._client: asyncio.Future[None] | None = None
        self._timer = self._loop.call_at(min(self._loop.time() + LONG, deadline), self._long)

    def close(self) -> None:
        """Ends the watch."""
        self._timer.cancel()
        if self._client:
            self._client.cancel()

    def _long(self) -> None:
        self._worker.renice()
        self._timer = self._loop.call_at(self._deadline, self._fail, LateError())
        if self._left:
            self._client = asyncio.ensure_future(self._look_after(self._left))

    async def _look_after(self, left: Left) -> None:
        await left()
        self._fail(LeftError())

    def _fail(self, error: Exception) -> None:
        if not self._reply.done():
            self._reply.set_exception(error)
