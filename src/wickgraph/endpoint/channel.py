"""The endpoint's end of the sockets: to the parent of the workers, and to each worker.

Both run in the endpoint's event loop and never block it.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import socket
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any, cast

from wickgraph.endpoint import frames
from wickgraph.endpoint.frames import Frame
from wickgraph.endpoint.limits import Limits
from wickgraph.endpoint.material import Origin
from wickgraph.endpoint.parent import NUMBER, WISH
from wickgraph.endpoint.turns import Turn
from wickgraph.errors import InputError, UsageError
from wickgraph.outside.allowance import current


class Worker(asyncio.Protocol):
    """One worker: its number, the socket on which it is asked, and the questions that it has not replied to.

    `replied` is called with the worker and each reply as it comes, and with None when the worker is gone.
    """

    def __init__(self, number: int) -> None:
        self.number = number
        self.asked = 0
        #: whose questions it has, and since when it is at the first of them
        self.client = ""
        self.begun = 0.0
        self.worn = False
        self.gone = False
        self.turns: deque[Turn] = deque()
        self.replied: Callable[[Worker, Frame | None], None] = lambda worker, frame: None
        self._buffer = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Called by the loop when the socket is ready."""
        self._transport = cast(asyncio.WriteTransport, transport)

    def data_received(self, data: bytes) -> None:
        """Called by the loop with what the worker sent."""
        self._buffer += data
        while frame := frames.taken(self._buffer):
            self.replied(self, frame)

    def connection_lost(self, exc: Exception | None) -> None:
        """Called by the loop when the worker is gone."""
        self.gone = True
        self.replied(self, None)

    def ask(self, turns: Sequence[Turn]) -> None:
        """Sends questions, which it replies to in this order."""
        self.asked += len(turns)
        self.turns, self.client = deque(turns), turns[0].client
        self._transport.write(frames.packed([turn.question for turn in turns]))

    def renice(self) -> None:
        """Lets everybody else go first, for the rest of this worker's life."""
        self.worn = True
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.number, 19)

    def close(self) -> None:
        """Closes the socket."""
        self._transport.close()


class Parent:
    """The parent of the workers, as a process that this one started."""

    def __init__(self, origin: Origin, limits: Limits, told: Callable[[Worker | None], None]) -> None:
        """`told` is called with each new worker, and with None when the parent is gone."""
        self._told = told
        self._connecting: set[asyncio.Future[None]] = set()
        self._control, theirs = socket.socketpair()
        given = json.dumps({"origin": origin.record(), "limits": limits.record(), "allowance": current().record()})
        # Its own session: Ctrl-C is for the endpoint, which ends it in order.
        self._process = subprocess.Popen(
            [sys.executable, "-m", "wickgraph.endpoint.parent", str(theirs.fileno()), given],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        theirs.close()

    async def ready(self) -> dict[str, Any]:
        """What it has loaded. Raises what loading raised."""
        loop = asyncio.get_running_loop()
        frame = await loop.run_in_executor(None, frames.read, self._control)
        if frame is None:
            raise InputError(
                "the workers' parent ended as it loaded the graph; it is too large for this machine's memory."
            )
        if "error" in frame[0]:
            raise (UsageError if frame[0]["code"] == 2 else InputError)(frame[0]["error"])
        self._control.setblocking(False)
        loop.add_reader(self._control.fileno(), self._granted)
        about: dict[str, Any] = frame[0]
        return about

    def wish(self) -> None:
        """Asks for one worker more."""
        self._send(WISH.pack(b"+", 0))

    def end(self, number: int) -> None:
        """Has a worker ended."""
        self._send(WISH.pack(b"-", number))

    def _send(self, wish: bytes) -> None:
        try:
            self._control.send(wish)
        except OSError:
            self._lost()

    def _granted(self) -> None:
        try:
            data, descriptors, _, _ = socket.recv_fds(self._control, NUMBER.size, 1)
        except BlockingIOError:
            return
        except OSError:
            data, descriptors = b"", []
        if not descriptors:
            self._lost()
            return
        connecting = asyncio.ensure_future(self._connect(NUMBER.unpack(data)[0], socket.socket(fileno=descriptors[0])))
        # The loop itself holds on to tasks only weakly.
        self._connecting.add(connecting)
        connecting.add_done_callback(self._connecting.discard)

    async def _connect(self, number: int, stream: socket.socket) -> None:
        stream.setblocking(False)
        made = Worker(number)
        await asyncio.get_running_loop().create_unix_connection(lambda: made, sock=stream)
        self._told(made)

    def _lost(self) -> None:
        if self._control.fileno() >= 0:
            self.close()
            self._told(None)

    def close(self) -> None:
        """Ends the parent and with it all its workers."""
        if self._control.fileno() >= 0:
            asyncio.get_running_loop().remove_reader(self._control.fileno())
            self._control.close()
        try:
            self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
