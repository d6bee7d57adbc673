"""The workers of an endpoint: who gets one, for how long, and what becomes of it.

A client may have so many workers at the same time (`Limits.each`), and the last free one is kept for clients that have
none, so that nobody is shut out by another. Clients that wait take turns.
"""

from __future__ import annotations

import asyncio
from collections import Counter, OrderedDict, deque
from typing import Any

from wickgraph.endpoint import frames
from wickgraph.endpoint.answering import too_much_memory
from wickgraph.endpoint.channel import Parent, Worker, WorkerGoneError
from wickgraph.endpoint.limits import Limits
from wickgraph.endpoint.material import Origin
from wickgraph.endpoint.question import Question, Reply
from wickgraph.endpoint.watch import LateError, Left, LeftError, Watch

#: how many questions of one client may wait, and of all clients
_WAITING_EACH, _WAITING = 200, 2000
#: KiB by which a worker may have grown before it is replaced
_GROWTH = 32 * 1024
#: a worker is replaced after so many questions
_QUESTIONS = 20_000

_BUSY = "All workers are busy. Ask again in a moment."


class Pool:
    """Workers over the material of one origin, kept at the number that `limits` says."""

    def __init__(self, origin: Origin, limits: Limits) -> None:
        self.origin, self.limits = origin, limits
        self.about: dict[str, Any] = {}
        self.counts: Counter[str] = Counter()
        self.working: set[Worker] = set()
        self.running: Counter[str] = Counter()
        self._idle: list[Worker] = []
        self._waiting: OrderedDict[str, deque[asyncio.Future[Worker]]] = OrderedDict()
        self._wished = 0
        self._closed = False
        self._parent: Parent | None = None

    async def start(self) -> None:
        """Loads the graph and brings up the workers. Raises InputError or UsageError as whoever loads it does."""
        self._parent = Parent(self.origin, self.limits, self._told)
        self.about = await self._parent.ready()
        self._fill()

    def close(self) -> None:
        """Ends the workers and their parent."""
        self._closed = True
        if self._parent:
            self._parent.close()

    @property
    def alive(self) -> int:
        """How many workers there are."""
        return len(self._idle) + len(self.working)

    @property
    def waiting(self) -> int:
        """How many questions wait for a worker."""
        return sum(map(len, self._waiting.values()))

    async def ask(self, question: Question, client: str = "", left: Left | None = None) -> Reply:
        """The reply of a worker, or why there is none, within the time that the limits give.

        `left` comes back when the client has gone, which ends the question.
        """
        loop = asyncio.get_running_loop()
        begun = loop.time()
        try:
            worker = await self._acquired(client, begun + self.limits.seconds)
        except TimeoutError:
            return self._counted("busy", Reply(503, title="Busy", detail=_BUSY))
        waited = loop.time() - begun
        try:
            return await self._asked(worker, question, begun + self.limits.seconds, waited, left)
        finally:
            self._release(worker, client)

    async def _asked(
        self, worker: Worker, question: Question, deadline: float, waited: float, left: Left | None
    ) -> Reply:
        reply = worker.ask(frames.packed(question))
        watch = Watch(worker, reply, deadline, left)
        whole = False
        try:
            (status, kind, title, detail, grown), body = await reply
            whole = True
            return self._noted(worker, Reply(status, kind, title, detail, grown, body))
        except LateError:
            return self._late(waited)
        except LeftError:
            return self._counted("left", Reply(499))
        except WorkerGoneError:
            return self._counted("died", Reply(503, title="Worker ended", detail=self._died()))
        finally:
            watch.close()
            worker.worn |= not whole

    def _late(self, waited: float) -> Reply:
        if waited > self.limits.seconds / 10:
            return self._counted("busy", Reply(503, title="Busy", detail=_BUSY))
        detail = f"The query takes longer than the {self.limits.seconds:g} s that it may take. Ask for less at a time."
        return self._counted("late", Reply(504, title="Too slow", detail=detail))

    def _died(self) -> str:
        return f"{too_much_memory(self.limits)} Or it is too deep to be read."

    def _counted(self, what: str, reply: Reply) -> Reply:
        self.counts[what] += 1
        return reply

    def _noted(self, worker: Worker, reply: Reply) -> Reply:
        """Looks whether a worker has grown, or grown old."""
        worker.worn |= reply.grown > _GROWTH or worker.asked >= _QUESTIONS
        return reply

    async def _acquired(self, client: str, deadline: float) -> Worker:
        if self._may(client) and not self._waiting:
            return self._taken(client)
        queue = self._waiting.setdefault(client, deque())
        if len(queue) >= _WAITING_EACH or self.waiting >= _WAITING:
            raise TimeoutError
        wanted: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        queue.append(wanted)
        self._dispatch()
        try:
            async with asyncio.timeout_at(deadline):
                return await wanted
        except BaseException:
            self._forget(client, wanted)
            raise

    def _forget(self, client: str, wanted: asyncio.Future[Worker]) -> None:
        """A client waits no longer; if a worker was given to it in this very moment, it goes back."""
        if wanted.done() and not wanted.cancelled():
            self._release(wanted.result(), client)
        elif client in self._waiting and wanted in self._waiting[client]:
            self._waiting[client].remove(wanted)
            if not self._waiting[client]:
                del self._waiting[client]

    def _may(self, client: str) -> bool:
        has = self.running[client]
        return bool(self._idle) and (not has or (has < self.limits.each and len(self._idle) > 1))

    def _taken(self, client: str) -> Worker:
        worker = self._idle.pop()
        self.working.add(worker)
        self.running[client] += 1
        return worker

    def _dispatch(self) -> None:
        """Gives free workers to clients that wait, in turn."""
        for client in list(self._waiting):
            while client in self._waiting and self._may(client):
                queue = self._waiting[client]
                wanted = queue.popleft()
                if not queue:
                    del self._waiting[client]
                else:
                    self._waiting.move_to_end(client)
                if not wanted.done():
                    wanted.set_result(self._taken(client))
                    break

    def _release(self, worker: Worker, client: str) -> None:
        self.working.discard(worker)
        self.running[client] -= 1
        if not self.running[client]:
            del self.running[client]
        if worker.worn or worker.gone:
            self._retire(worker)
        else:
            self._idle.append(worker)
        self._dispatch()

    def _retire(self, worker: Worker) -> None:
        worker.close()
        if self._parent:
            self._parent.end(worker.number)
        self.counts["replaced"] += 1
        self._fill()

    def _fill(self) -> None:
        """Wishes for as many workers as are missing."""
        while not self._closed and self._parent and self.alive + self._wished < self.limits.workers:
            self._wished += 1
            self._parent.wish()

    def _told(self, worker: Worker | None) -> None:
        if worker:
            self._wished -= 1
            self._idle.append(worker)
            self._dispatch()
        elif not self._closed:
            self._parent, self._wished = None, 0
            self._idle.clear()
            self._restart = asyncio.ensure_future(self._again())

    async def _again(self) -> None:
        """A new parent in place of one that is gone."""
        await asyncio.sleep(0.5)
        if not self._closed:
            self.counts["parents"] += 1
            await self.start()
