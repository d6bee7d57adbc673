"""The twin of a network in igraph, for what networkx is slow at, or cannot do without SciPy."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import igraph  # type: ignore[import-untyped]
    import networkx  # type: ignore[import-untyped]

#: the same on every run
SEED = 20141024


def twin(graph: networkx.Graph) -> igraph.Graph:
    """A network as igraph has it: its nodes by number, in their order; links with weight and distance.

    >>> import networkx
    >>> twin(networkx.path_graph(["Eve", "Nogi"])).es[0].attributes()
    {'weight': 1, 'distance': 1.0}
    """
    import igraph

    number = {node: at for at, node in enumerate(graph)}
    edges = [(number[one], number[other], weight) for one, other, weight in graph.edges(data="weight", default=1)]
    made = igraph.Graph(len(number), [edge[:2] for edge in edges])
    made.es["weight"] = [edge[2] for edge in edges]
    made.es["distance"] = [1 / edge[2] for edge in edges]
    return made


@contextmanager
def seeded() -> Iterator[None]:
    """igraph's random numbers, the same on every run for the time of a block.

    >>> with seeded():
    ...     pass
    """
    import igraph

    igraph.set_random_number_generator(random.Random(SEED))
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)
