"""The parent of the workers: a process with one thread that loads the graph once and forks a worker whenever asked.

It is started by `wickgraph.endpoint.channel`, which talks to it over a socket: first the parent says what it has
loaded, or why it could not; then each wish is a sign and a number: `+` for a new worker, of which it sends back the
number and a socket, `-` to end one. When the other end closes, it ends them all.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
import socket
import sys
from struct import Struct
from typing import Any

from pyoxigraph import RdfFormat, Store

from wickgraph.endpoint import frames, ondisk, wall, worker
from wickgraph.endpoint.limits import Limits
from wickgraph.endpoint.material import Material, Origin, readable
from wickgraph.errors import WickgraphError
from wickgraph.outside.allowance import Allowance, within
from wickgraph.stores.store import load

WISH = Struct("!cI")
NUMBER = Struct("!I")


def main(arguments: list[str]) -> int:
    """Run as the parent: `arguments` are the number of its socket, and in JSON the origin and the limits."""
    # igraph would load it, for a second, to draw with; here it only says where things stand.
    sys.modules.setdefault("matplotlib", None)  # type: ignore[arg-type]
    control = socket.socket(fileno=int(arguments[0]))
    given = json.loads(arguments[1])
    origin = Origin(**given["origin"])
    try:
        with within(Allowance(**given["allowance"])):
            material = gathered(origin)
    except (WickgraphError, OSError, MemoryError) as error:
        control.sendall(frames.packed({"error": str(error), "code": getattr(error, "exit_code", 3)}))
        return 3
    # Before anybody is told that queries are answered: the first one would wait for it.
    worker.prepare(material)
    control.sendall(frames.packed(described(material.store, origin.store)))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    grant(control, material, Limits(**given["limits"]))
    return 0


def gathered(origin: Origin) -> Material:
    """The material of an origin. Raises what `wickgraph.load` and `wickgraph.stores.stored.open_store` raise.

    >>> gathered(Origin("missing.ttl"))
    Traceback (most recent call last):
        ...
    wickgraph.errors.InputError: missing.ttl: no such file. Check the path.
    """
    if origin.store is None:
        store = load(origin.graph)
        return Material(store, readable(store, origin.texts))
    store, descriptors = ondisk.opened(origin.store, origin.graph)
    return Material(store, readable(store, origin.texts), descriptors)


def described(store: Store, folder: str | None = None) -> dict[str, Any]:
    """What is known of a graph: how many triples, the names of its graphs, and a hash of it all.

    `folder` is where it is kept, if it is a store on disk: that is not read as a whole.

    >>> from wickgraph.stores.store import from_text
    >>> described(from_text("graph:facts { id:Ballerina a wick:Film }"))
    {'triples': 1, 'graphs': ['https://w3id.org/wickgraph/graph/facts'], 'hash': '...'}
    """
    graphs = sorted(str(name)[1:-1] for name in store.named_graphs())[:1000]
    if folder:
        return {**ondisk.described(folder), "graphs": graphs}
    whole = store.dump(format=RdfFormat.N_QUADS) or b""
    return {"triples": len(store), "graphs": graphs, "hash": hashlib.sha256(whole).hexdigest()[:32]}


def grant(control: socket.socket, material: Material, limits: Limits) -> None:
    """Grants wishes until the other end closes; then ends every worker that is left."""
    children: set[int] = set()
    while wish := control.recv(WISH.size, socket.MSG_WAITALL):
        sign, number = WISH.unpack(wish)
        if sign == b"+":
            children.add(_fork(control, material, limits))
        elif number in children:
            children.remove(number)
            _end(number)
    for number in children:
        _end(number)


def _fork(control: socket.socket, material: Material, limits: Limits) -> int:
    """A new worker; gives its number, which is that of its process."""
    ours, theirs = socket.socketpair()
    number = os.fork()
    if not number:
        _be_worker(theirs, material, limits)
    theirs.close()
    socket.send_fds(control, [NUMBER.pack(number)], [ours.fileno()])
    ours.close()
    return number


def _be_worker(stream: socket.socket, material: Material, limits: Limits) -> None:
    try:
        wall.confine(stream, limits.memory, material.descriptors)
        worker.serve(material, stream, limits)
    finally:
        # Not the way out of the parent's program, whatever happened.
        os._exit(1)


def _end(number: int) -> None:
    """Ends a worker; until it is waited for here, no other process can get its number."""
    os.kill(number, signal.SIGKILL)
    os.waitpid(number, 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
