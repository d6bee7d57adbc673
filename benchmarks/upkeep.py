"""What adding an article costs as the graph grows: the universe, and copies of it side by side.

    python benchmarks/upkeep.py

Seconds to add the bundled article to a store and to take it out again, beside the seconds that deriving the whole
dataset takes in the same run. The first should stay as it is; the second grows with the graph.
"""

from __future__ import annotations

import itertools
import time

from pyoxigraph import NamedNode, Quad, Store

from wickgraph import bundled
from wickgraph.beliefs import belief
from wickgraph.building import curated, dataset, upkeep
from wickgraph.building.build import claims_of, read_articles
from wickgraph.building.content import source_iri
from wickgraph.terms import CLAIM, EVIDENCE, ID, SOURCE

OURS = (ID, CLAIM, EVIDENCE, SOURCE)


def copied(quads: list[Quad], number: int) -> list[Quad]:
    """The quads with every entity, claim, evidence and source renamed."""

    def renamed(term: object) -> object:
        mine = isinstance(term, NamedNode) and term.value.startswith(OURS)
        return NamedNode(f"{term.value}_copy{number}") if mine else term  # type: ignore[attr-defined]

    return [Quad(renamed(quad.subject), quad.predicate, renamed(quad.object), quad.graph_name) for quad in quads]  # type: ignore[arg-type]


def main() -> None:
    """Prints a row for each size."""
    (article,) = read_articles([bundled.folder("graph") / "articles" / "ballerina.md"])
    one = dataset.of_articles([(article, claims_of(article))])
    universe = dataset.of_articles([], curated.load(), every_entity=True)
    print("copies    quads   add s  remove s  derive all s")
    for copies in (1, 10, 50):
        quads = [*universe, *(quad for number in range(1, copies) for quad in copied(universe, number))]
        store = Store()
        store.bulk_extend(quads)
        times = [time.perf_counter()]
        upkeep.add(store, one)
        times.append(time.perf_counter())
        upkeep.remove(store, source_iri(article).value)
        times.append(time.perf_counter())
        belief.derive(quads)
        times.append(time.perf_counter())
        add, remove, derive = (after - before for before, after in itertools.pairwise(times))
        print(f"{copies:6} {len(quads):8}  {add:.3f}     {remove:.3f}        {derive:.2f}")


if __name__ == "__main__":
    main()
