"""The server: sockets, the protocol of HTTP (uvicorn with httptools), and an end in order."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import uvicorn

from wickgraph.endpoint.app import App
from wickgraph.endpoint.guard import guarded
from wickgraph.endpoint.limits import Limits
from wickgraph.endpoint.material import Origin
from wickgraph.endpoint.pool import Pool
from wickgraph.errors import UsageError

#: connections at the same time
_CONNECTIONS = 1000


class _Server(uvicorn.Server):
    """uvicorn's server, which leaves signals to us: it would end the process by the signal that it got."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        loop = asyncio.get_running_loop()
        for each in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(each, self._stop)
        yield

    def _stop(self) -> None:
        self.should_exit = True


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens at `host` and `port` (0: any free one). Raises UsageError where that cannot be had."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError as error:
        raise UsageError(f"{host}:{port}: {error.strerror}. Choose another with --host and --port.") from None
    return listener


def run(
    origin: Origin,
    host: str,
    port: int,
    limits: Limits,
    origins: Sequence[str] = (),
    *,
    proxied: bool = False,
    told: Callable[[str], Any] = print,
) -> None:
    """Serves a graph until SIGINT or SIGTERM; `told` is called with the address once queries are answered there.

    `origins` are the web sites whose scripts may read the answers; `proxied` tells clients apart by what a proxy on
    this machine says of them. Raises InputError where the graph cannot be read, and UsageError where the address
    cannot be had.
    """
    listener = bound(host, port)
    with contextlib.closing(listener), asyncio.Runner(loop_factory=_loop()) as runner:
        runner.run(_serve(Pool(origin, limits), listener, origins, proxied, told))


def _loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    try:
        import uvloop
    except ImportError:
        return None
    return uvloop.new_event_loop


async def _serve(
    pool: Pool, listener: socket.socket, origins: Sequence[str], proxied: bool, told: Callable[[str], Any]
) -> None:
    try:
        await pool.start()
        # Whoever is told the address may connect at once, before uvicorn has come to listen itself.
        listener.listen(_CONNECTIONS)
        host, port = listener.getsockname()[:2]
        told(f"http://{f'[{host}]' if ':' in host else host}:{port}/sparql")
        await _Server(_config(App(pool, origins), pool.limits, proxied)).serve(sockets=[listener])
    finally:
        pool.close()


def _config(app: App, limits: Limits, proxied: bool) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=guarded(limits.trickle),
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=proxied,
        forwarded_allow_ips="127.0.0.1,::1" if proxied else None,
        limit_concurrency=_CONNECTIONS,
        timeout_keep_alive=int(limits.trickle),
        timeout_graceful_shutdown=int(limits.seconds) + 1,
    )
