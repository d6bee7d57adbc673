"""Questions that wait for a worker, client by client: clients take turns, and one of them cannot crowd out others.

>>> import asyncio
>>> turns, loop = Turns(), asyncio.new_event_loop()
>>> for text in ("one", "two", "three"):
...     turns.add(Turn(Question(text), "a", 0, 2, loop.create_future()))
>>> [turn.question.text for turn in turns.take("a", 2)]
['one', 'two']
>>> loop.close()
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass
from typing import Any

from wickgraph.endpoint.question import Question, Reply

#: how many questions of one client may wait, and of all clients
_WAITING_EACH, _WAITING = 200, 2000

Left = Callable[[], Coroutine[Any, Any, None]]


@dataclass(slots=True, eq=False)
class Turn:
    """A question of a client and its reply to be.

    `come` and `deadline` are times of the event loop; `left` comes back when the client has gone. It is asked `alone`
    once it was among several of which one is slow or ends workers.
    """

    question: Question
    client: str
    come: float
    deadline: float
    reply: asyncio.Future[Reply]
    left: Left | None = None
    alone: bool = False

    def answer(self, reply: Reply) -> bool:
        """Gives the reply; whether there was none yet."""
        if self.reply.done():
            return False
        self.reply.set_result(reply)
        return True


class Turns:
    """Those that wait: first come first served for each client, and the clients one after the other."""

    def __init__(self) -> None:
        self._waiting: OrderedDict[str, deque[Turn]] = OrderedDict()

    def __len__(self) -> int:
        return sum(map(len, self._waiting.values()))

    def of(self, client: str) -> int:
        """How many questions of a client wait."""
        return len(self._waiting.get(client, ()))

    def clients(self) -> list[str]:
        """Whose turn it is, in this order."""
        return list(self._waiting)

    def full(self, client: str) -> bool:
        """Whether no more questions of a client are taken."""
        return bool(self._waiting) and (self.of(client) >= _WAITING_EACH or len(self) >= _WAITING)

    def add(self, turn: Turn) -> None:
        """One more, at the end."""
        self._waiting.setdefault(turn.client, deque()).append(turn)

    def again(self, turns: Iterable[Turn]) -> None:
        """Those that a worker did not reply to, at the front, and each alone from now on."""
        for turn in reversed(list(turns)):
            turn.alone = True
            self._waiting.setdefault(turn.client, deque()).appendleft(turn)
            self._waiting.move_to_end(turn.client, last=False)

    def take(self, client: str, most: int) -> list[Turn]:
        """Up to so many of a client, which then goes to the end; one alone; not those that have their reply."""
        queue = self._waiting.pop(client, deque())
        taken: list[Turn] = []
        while queue and len(taken) < most and not (taken and (taken[0].alone or queue[0].alone)):
            turn = queue.popleft()
            if not turn.reply.done():
                taken.append(turn)
        if queue:
            self._waiting[client] = queue
        return taken

    def drop(self, turn: Turn) -> bool:
        """Takes one out; whether it was there."""
        queue = self._waiting.get(turn.client, ())
        if turn not in queue:
            return False
        self._waiting[turn.client].remove(turn)
        if not queue:
            del self._waiting[turn.client]
        return True
