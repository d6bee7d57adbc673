"""The time of the questions that a worker was given: when they count as slow, when as long; and whether who asked is
still there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wickgraph.endpoint.turns import Left

#: after so many seconds other workers may begin
SLOW = 0.03
#: after so many seconds a question is a long one: everything else goes first, and its client is looked after; of
#: several questions each is asked again, alone
LONG = 0.25


class Watch:
    """Calls `slow` and then `long`, unless it is closed before."""

    def __init__(self, slow: Callable[[], None], long: Callable[[], None]) -> None:
        self._slow, self._long = slow, long
        self._loop = asyncio.get_running_loop()
        self._client: asyncio.Future[None] | None = None
        self._timer = self._loop.call_later(SLOW, self._now_slow)

    def close(self) -> None:
        """Ends the watch."""
        self._timer.cancel()
        if self._client:
            self._client.cancel()

    def look_after(self, left: Left, gone: Callable[[], None]) -> None:
        """Calls `gone` when the client has left."""
        self._client = asyncio.ensure_future(_when(left, gone))

    def _now_slow(self) -> None:
        self._timer = self._loop.call_later(LONG - SLOW, self._long)
        self._slow()


async def _when(left: Left, gone: Callable[[], None]) -> None:
    await left()
    gone()
