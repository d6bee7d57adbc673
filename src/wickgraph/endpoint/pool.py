"""The workers of an endpoint: who gets one, for how long, and what becomes of it.

A client may have so many workers at the same time (`Limits.each`), and the last free one is kept for clients that have
none, so that nobody is shut out by another. Clients that wait take turns. Quick questions of one client go to a worker
several at a time, and no more workers begin at the same time than there are processors: most of what a small question
costs is to wake a process.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

from wickgraph.endpoint.answering import too_much_memory
from wickgraph.endpoint.channel import Parent, Worker
from wickgraph.endpoint.frames import Frame
from wickgraph.endpoint.limits import Limits, processors
from wickgraph.endpoint.material import Origin
from wickgraph.endpoint.question import Question, Reply
from wickgraph.endpoint.turns import Left, Turn, Turns
from wickgraph.endpoint.watch import Watch

#: KiB by which a worker may have grown before it is replaced
_GROWTH = 32 * 1024
#: a worker is replaced after so many questions
_QUESTIONS = 20_000
#: questions that a worker is given at the same time at most, and seconds that they may be expected to take together
_TOGETHER, _TOGETHER_SECONDS = 8, 0.005
#: questions that take less than so many seconds are small ones
_SMALL = 0.0005

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
        self._turns = Turns()
        #: workers whose questions may turn out to be quick, each with the watch over it
        self._quick: set[Worker] = set()
        self._watches: dict[Worker, Watch] = {}
        #: seconds of the processor that a question takes, by those asked last
        self._pace = _TOGETHER_SECONDS
        self._due = False
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
        return len(self._turns)

    async def ask(self, question: Question, client: str = "", left: Left | None = None) -> Reply:
        """The reply of a worker, or why there is none, within the time that the limits give.

        `left` comes back when the client has gone, which ends the question.
        """
        if self._turns.full(client):
            self.counts["busy"] += 1
            return Reply(503, title="Busy", detail=_BUSY)
        loop = asyncio.get_running_loop()
        now = loop.time()
        turn = Turn(question, client, now, now + self.limits.seconds, loop.create_future(), left)
        self._turns.add(turn)
        self._soon()
        timer = loop.call_at(turn.deadline, self._over, turn)
        try:
            return await turn.reply
        finally:
            timer.cancel()

    def _soon(self) -> None:
        """Has those that wait looked at when the loop has read what else has come."""
        if not self._due:
            self._due = True
            asyncio.get_running_loop().call_soon(self._dispatch)

    @property
    def _abreast(self) -> int:
        """How many may begin at the same time. Small questions leave a processor to the endpoint itself."""
        return max(1, processors() - (self._pace < _SMALL))

    def _dispatch(self) -> None:
        """Gives free workers to clients that wait, in turn."""
        self._due = False
        given = True
        while given:
            given = False
            for client in self._turns.clients():
                given |= self._may(client) and self._give(client)

    def _may(self, client: str) -> bool:
        if not self._idle or len(self._quick) >= self._abreast:
            return False
        has = self.running[client]
        return not has or (has < self.limits.each and len(self._idle) > 1)

    def _give(self, client: str) -> bool:
        """Gives a worker what a client may have together; whether there was anything."""
        free = min(len(self._idle), self._abreast - len(self._quick))
        share = -(-self._turns.of(client) // free)
        together = min(share, _TOGETHER, 1 + int(_TOGETHER_SECONDS / self._pace))
        turns = self._turns.take(client, together)
        if not turns:
            return False
        worker = self._idle.pop()
        self.working.add(worker)
        self._quick.add(worker)
        self.running[client] += 1
        worker.begun = asyncio.get_running_loop().time()
        self._watches[worker] = Watch(lambda: self._slow(worker), lambda: self._long(worker))
        worker.ask(turns)
        return True

    def _replied(self, worker: Worker, frame: Frame | None) -> None:
        """Called with each reply of a worker, and with None when it has ended."""
        if frame is None:
            self._ended(worker)
            return
        head, body = frame
        reply = Reply._make([*head, body])
        worker.turns.popleft().answer(reply)
        self._pace += (reply.took - self._pace) / 16
        worker.begun = asyncio.get_running_loop().time()
        worker.worn |= reply.grown > _GROWTH or worker.asked >= _QUESTIONS
        if not worker.turns:
            self._release(worker)

    def _ended(self, worker: Worker) -> None:
        if worker in self.working:
            self._give_up(worker, "died", Reply(503, title="Worker ended", detail=self._died()))
        elif worker in self._idle:
            self._idle.remove(worker)
            self._retire(worker)

    def _give_up(self, worker: Worker, what: str, reply: Reply) -> None:
        """Ends a worker, with this reply to its question; of several, which one it is at is not known."""
        if len(worker.turns) > 1:
            self._part(worker)
            return
        if worker.turns[0].answer(reply):
            self.counts[what] += 1
        worker.worn = True
        self._release(worker)

    def _part(self, worker: Worker) -> None:
        """Ends a worker that has several questions: each is asked again, alone."""
        self._turns.again(worker.turns)
        worker.worn = True
        self._release(worker)

    def _slow(self, worker: Worker) -> None:
        """Other workers may begin."""
        self._quick.discard(worker)
        self._soon()

    def _long(self, worker: Worker) -> None:
        if len(worker.turns) > 1:
            self._part(worker)
            return
        worker.renice()
        if left := worker.turns[0].left:
            self._watches[worker].look_after(left, lambda: self._give_up(worker, "left", Reply(499)))

    def _over(self, turn: Turn) -> None:
        """Called at the deadline of a question."""
        worker = next((each for each in self.working if list(each.turns) == [turn]), None)
        if worker:
            self._give_up(worker, *self._late(worker.begun - turn.come))
        elif turn.answer(Reply(503, title="Busy", detail=_BUSY)):
            self._turns.drop(turn)
            self.counts["busy"] += 1

    def _late(self, waited: float) -> tuple[str, Reply]:
        if waited > self.limits.seconds / 10:
            return "busy", Reply(503, title="Busy", detail=_BUSY)
        detail = f"The query takes longer than the {self.limits.seconds:g} s that it may take. Ask for less at a time."
        return "late", Reply(504, title="Too slow", detail=detail)

    def _died(self) -> str:
        return f"{too_much_memory(self.limits)} Or it is too deep to be read."

    def _release(self, worker: Worker) -> None:
        """A worker is free for others, or ended."""
        self.working.discard(worker)
        self._quick.discard(worker)
        self._watches.pop(worker).close()
        self.running[worker.client] -= 1
        if not self.running[worker.client]:
            del self.running[worker.client]
        if worker.worn or worker.gone:
            self._retire(worker)
        else:
            self._idle.append(worker)
        self._soon()

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
            worker.replied = self._replied
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
