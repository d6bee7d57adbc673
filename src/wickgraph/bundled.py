"""Where the data that comes with wickgraph is: inside the installed package, else at the root of the checkout.

>>> folder("ontology").is_dir()
True
"""

from __future__ import annotations

from pathlib import Path

from wickgraph.errors import DataError

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder `name` ("ontology" or "graph") of the bundled data.

    Raises DataError when the installation is incomplete.

    >>> (folder("graph") / "articles").is_dir()
    True
    """
    candidates = [_PACKAGE / "data" / name, _PACKAGE.parents[1] / name]
    for path in candidates:
        if path.is_dir():
            return path
    raise DataError(f"the folder {name}/ that comes with wickgraph is missing. Install wickgraph again.")


def graph_file() -> Path:
    """The graph that `build` made of the bundled articles.

    >>> graph_file().name
    'wickgraph.trig'
    """
    return folder("graph") / "wickgraph.trig"
