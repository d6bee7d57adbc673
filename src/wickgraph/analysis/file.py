"""A projection as a file for other programs: GraphML for most, GEXF for Gephi.

>>> import tempfile
>>> from wickgraph.analysis.projections import network
>>> with tempfile.TemporaryDirectory() as folder:
...     save(network("films"), Path(folder) / "films.graphml").name
'films.graphml'
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from wickgraph.errors import UsageError
from wickgraph.export.network import as_gexf, as_graphml, plain
from wickgraph.results import output

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]

_WRITERS = {".graphml": as_graphml, ".gexf": as_gexf}


def save(network: networkx.Graph, path: Path | str) -> Path:
    """Write a network (see `wickgraph.network`) as GraphML or GEXF, by the ending of `path`. Gives the path.

    Ties are written by their words, claims by their IRIs, both as one text with bars between them. Raises UsageError
    for another ending, InputError when the file cannot be written.

    >>> save(None, "films.dot")
    Traceback (most recent call last):
        ...
    wickgraph.errors.UsageError: films.dot: a network is written as GraphML or GEXF. End the name in .graphml or .gexf.
    """
    ending = Path(path).suffix.lower()
    if ending not in _WRITERS:
        raise UsageError(f"{path}: a network is written as GraphML or GEXF. End the name in .graphml or .gexf.")
    import networkx

    made = networkx.Graph()
    made.add_nodes_from((node, dict(plain(_texts(of)))) for node, of in network.nodes(data=True))
    made.add_edges_from((one, other, dict(plain(_texts(of)))) for one, other, of in network.edges(data=True))
    return output.save(path, _WRITERS[ending](made))


def _texts(of: dict[str, Any]) -> dict[str, Any]:
    """Attributes with lists of texts where there are ties and claims."""
    ties, claims = of.get("ties", ()), of.get("claims", ())
    return {**of, "ties": [tie.label for tie in ties], "claims": list(claims)}
