"""kill -9 at any moment of a push, a build, the writing of a store, and to a server that is being pushed to.

    python tests/killing.py [ROUNDS [SEED]]     200 without arguments; prints a row for each kind of round

After each kill it is looked at what is there: what was acknowledged must be, and nothing short or half-written may be
served. Then the same is done again without a kill, and must end as if there had been none.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from pyoxigraph import RdfFormat

import servers
import wickgraph
from wickgraph.servers.push import cut
from wickgraph.stores import locks
from wickgraph.stores.store import from_text, load, parse
from wickgraph.stores.stored import manifest, open_store

ROUNDS = 200
#: triples in each of the two graphs, told apart by their number
SIZES = (1200, 1500)
ARTICLE = "# Ballerina\n\nBallerina was directed by Len Wiseman. Ana de Armas plays Eve Macarro in Ballerina.\n"
BATCH = 40


def graph_of(size: int) -> str:
    """A graph of so many triples, three about each subject."""
    lines = (
        f'id:S{number} a wick:Film ; rdfs:label "film {number}" ; wick:runningTime {number} .'
        for number in range(size // 3)
    )
    store = from_text("graph:facts {\n" + "\n".join(lines) + "\n}")
    return store.dump(format=RdfFormat.N_QUADS).decode()  # type: ignore[union-attr]


def killed(command: Sequence[str], after: float) -> bool:
    """Runs a command of ours and kills it after so many seconds. Gives whether it was still running then."""
    process = subprocess.Popen(
        [sys.executable, "-m", "wickgraph", *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.kill()
    return process.wait() < 0


def run(command: Sequence[str]) -> float:
    """Runs a command of ours to its end. Gives the seconds that it took."""
    start = time.monotonic()
    subprocess.run([sys.executable, "-m", "wickgraph", *command], check=True, capture_output=True, timeout=300)
    return time.monotonic() - start


class Rounds:
    """The rounds of all kinds in one folder; what they need is made once."""

    def __init__(self, place: Path, chance: random.Random, stack: ExitStack) -> None:
        self.place, self.chance, self.stack = place, chance, stack
        self.graphs = [graph_of(size) for size in SIZES]
        self.graph = place / "graph.nq"
        self.graph.write_text(self.graphs[0])
        self.article = place / "article.md"
        self.article.write_text(ARTICLE)
        self.took: dict[str, float] = {}

    def moment(self, kind: str, command: Sequence[str]) -> float:
        """A moment within the time that a command takes, which is measured once."""
        if kind not in self.took:
            self.took[kind] = run(command)
        return self.chance.uniform(0.02, self.took[kind] * 1.1)

    def store(self) -> bool:
        """The store of a graph that changes is the old one or the new one, whole."""
        folder = self.place / "store"
        command = ["query", "ASK {}", "--graph", str(self.graph), "--store", str(folder)]
        moment = self.moment("store", command)
        new = self.chance.randrange(2)
        self.graph.write_text(self.graphs[new])
        was_killed = killed(command, moment)
        store = open_store(folder)
        place = folder / manifest_of(folder)
        assert len(store) in SIZES and set(store) == set(
            parse(self.graphs[SIZES.index(len(store))].encode(), RdfFormat.N_QUADS)
        )
        del store
        locks.release(place)
        assert len(open_store(folder, self.graph)) == SIZES[new]
        locks.release(folder / manifest_of(folder))
        assert len(list(folder.iterdir())) <= 4, "leftovers pile up"
        return was_killed

    def build(self) -> bool:
        """What `build` writes is not there, or it is whole."""
        out = self.place / "out"
        command = ["build", str(self.article), "--out", str(out)]
        moment = self.moment("build", command)
        (out / "whole").write_bytes((out / "wickgraph.trig").read_bytes())
        if self.chance.randrange(2):
            (out / "wickgraph.trig").unlink()
        was_killed = killed(command, moment)
        if (out / "wickgraph.trig").exists():
            assert (out / "wickgraph.trig").read_bytes() == (out / "whole").read_bytes()
        run(command)
        assert (out / "wickgraph.trig").read_bytes() == (out / "whole").read_bytes()
        for left in out.glob(".wickgraph.trig.*"):
            left.unlink()
        return was_killed

    def push(self) -> bool:
        """What a server acknowledged before the push was killed is there, in whole subjects; the next push ends it."""
        server = self._server("push")
        command = self._pushing(server)
        moment = self.moment("push", command)
        self._empty(server)
        was_killed = killed(command, moment)
        self._check(server)
        run(self._pushing(server, again=False))
        assert count(server) == SIZES[0]
        return was_killed

    def server(self) -> bool:
        """What a server acknowledged before it was killed itself is there when it runs again."""
        place = self.place / "killed"
        with servers.oxigraph(place) as server:
            command = self._pushing(server)
            self._empty(server)
            pushing = subprocess.Popen(
                [sys.executable, "-m", "wickgraph", *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            time.sleep(self.chance.uniform(0.3, self.took.get("push", 1)))
            was_running = pushing.poll() is None
            assert server.process is not None
            server.process.kill()
            pushing.kill()
            pushing.wait()
        with servers.oxigraph(place) as server:
            self._check(server)
        return was_running

    def _empty(self, server: servers.Server) -> None:
        """A server without triples, of which nothing is noted."""
        wickgraph.Endpoint(server.update).send("POST", data={"update": "CLEAR ALL"}).checked()
        shutil.rmtree(self.place / "journals", ignore_errors=True)

    def _server(self, name: str) -> servers.Server:
        if not hasattr(self, "_running"):
            self._running = self.stack.enter_context(servers.oxigraph(self.place / name))
        return self._running

    def _pushing(self, server: servers.Server, *, again: bool = True) -> list[str]:
        self.sent = self.place / "sent.nq"
        self.sent.write_text(self.graphs[0])
        options = ["--batch", str(BATCH), "--journals", str(self.place / "journals"), *(["--again"] if again else [])]
        return ["push", server.update, "--graph", str(self.sent), *options]

    def _check(self, server: servers.Server) -> None:
        batches = list(cut(load(self.sent), BATCH))
        acknowledged = [batches[number] for number in self._noted()]
        found = there(server)
        for batch in acknowledged:
            assert set(batch.text.splitlines()) <= found, "an acknowledged batch is lost"
        subjects = Counter(line.split(" ", 1)[0] for line in found)
        assert set(subjects.values()) <= {3}, "half a subject is served"

    def _noted(self) -> list[int]:
        journals = sorted((self.place / "journals").glob("*.jsonl"), key=lambda path: path.stat().st_mtime)
        if not journals:
            return []
        data = journals[-1].read_bytes()
        return [json.loads(line)["batch"] for line in data[: data.rfind(b"\n") + 1].splitlines()]


def manifest_of(folder: Path) -> str:
    """The subfolder in which a store is."""
    found = manifest(folder)
    assert found
    return found.folder


def there(server: servers.Server) -> set[str]:
    """The triples of a server, a line each."""
    made = wickgraph.query("CONSTRUCT { ?s ?p ?o } { GRAPH graph:facts { ?s ?p ?o } }", endpoint=server.query)
    return {f"{triple.subject} {triple.predicate} {triple.object} ." for triple in made}  # type: ignore[union-attr]


def count(server: servers.Server) -> int:
    """How many triples a server has."""
    return len(there(server))


KINDS: dict[str, Callable[[Rounds], bool]] = {
    "store": Rounds.store,
    "push": Rounds.push,
    "server": Rounds.server,
    "build": Rounds.build,
}


def play(rounds: int, seed: int, kinds: Sequence[str] = tuple(KINDS)) -> dict[str, tuple[int, int]]:
    """Plays rounds of several kinds in turn. Gives for each how many there were, and how often the kill came early."""
    done: dict[str, list[bool]] = {kind: [] for kind in kinds}
    with tempfile.TemporaryDirectory() as place, ExitStack() as stack:
        all_rounds = Rounds(Path(place), random.Random(seed), stack)
        for number in range(rounds):
            kind = kinds[number % len(kinds)]
            if number % 20 == 19:
                print(f"round {number + 1} of {rounds}", file=sys.stderr)
            try:
                done[kind].append(KINDS[kind](all_rounds))
            except AssertionError as error:
                raise AssertionError(f"round {number} ({kind}) of seed {seed}: {error}") from error
    return {kind: (len(found), sum(found)) for kind, found in done.items()}


def main(arguments: Sequence[str]) -> None:
    """Prints what was done."""
    rounds, seed = (*map(int, arguments), *(ROUNDS, 1)[len(arguments) :])
    for kind, (number, early) in play(rounds, seed).items():
        print(f"{kind:8} {number:4} rounds, killed while it ran in {early}: nothing lost, nothing half-written")


if __name__ == "__main__":
    main(sys.argv[1:])
