"""The page of a picture: one HTML file that asks the network for nothing and runs no script but its own.

What a graph says reaches the page in two ways only: as JSON in a data block, which the page's script turns into text
nodes, and through an autoescaped template. A Content-Security-Policy names the page's own style and scripts by hash and
forbids all else.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from wickgraph import pages
from wickgraph.view import plain
from wickgraph.view.datablock import Passages, data, pack, statements

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]
    from jinja2 import Template

    from wickgraph.view.datablock import Drawn
    from wickgraph.view.history import History

#: in this order, as one script
SCRIPTS = tuple(
    f"{name}.js"
    for name in (
        *("unpack", "model", "history", "filter", "picture", "guides", "labels", "drag", "panel", "find", "legend"),
        *("time", "neighbours", "connect", "table", "svg", "writers", "graphml", "save", "address", "settle", "main"),
    )
)


def render(
    network: Drawn,
    graph: networkx.MultiDiGraph,
    title: str,
    passages: Passages,
    *,
    history: History | None = None,
    served: str = "",
    left_out: int = 0,
) -> str:
    """The page for `network`, which shows `graph`; `passages` gives the sentence of a piece of evidence where known.

    `history` tells where the claims stood at what time; without it the page has no slider of time.

    `left_out` is how many entities are not drawn because nothing is said of them.

    With `served`, an address, the page is one of several on a server: it loads style and scripts from there (view.css,
    library.js, view.js) and leads to the pages of its entities.

    >>> import networkx
    >>> from wickgraph.view.picture import draw
    >>> empty = networkx.MultiDiGraph()
    >>> "<h1>Nothing yet</h1>" in render(draw(empty), empty, "Nothing yet", lambda evidence: None)
    True
    """
    from markupsafe import Markup

    block = data(network, graph, passages, history) | ({"pages": True} if served else {})
    return _template().render(
        title=title,
        served=served,
        policy=policy([style()], [library(), script()]),
        # Only our own files, and what `pack` and `plain.table` made safe, are taken as they are.
        style=Markup(style()),
        script=Markup(script()),
        library=packed_library(),
        block=Markup(pack(block)),
        left_out=left_out,
        counts={"entities": len(graph), "claims": len(block["claims"]), "sources": len(block["sources"])},
        table=plain.table(statements(graph).values()),
    )


def policy(styles: Iterable[str], scripts: Iterable[str]) -> str:
    """The Content-Security-Policy under which just these styles and scripts, in line, are applied and run.

    >>> policy([], ["let x"])
    "default-src 'none'; style-src ; script-src 'sha256-...'; img-src data:; base-uri 'none'; form-action 'none'"
    """
    allowed = f"style-src {_sources(styles)}; script-src {_sources(scripts)}"
    return f"default-src 'none'; {allowed}; img-src data:; base-uri 'none'; form-action 'none'"


def _sources(texts: Iterable[str]) -> str:
    return " ".join(f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts)


@cache
def _template() -> Template:
    return pages.environment("wickgraph.view").get_template("page.html")


@cache
def style() -> str:
    """The style sheet of the page.

    >>> style().startswith(":root")
    True
    """
    return pages.sheet("wickgraph.view", "page.css")


@cache
def script() -> str:
    """The page's own script.

    >>> script().startswith("(async () => {")
    True
    """
    parts = "\n".join(_file("templates", name) for name in SCRIPTS)
    return f'(async () => {{\n"use strict";\n{parts}}})();\n'


@cache
def library() -> str:
    """vis-network, which draws.

    >>> len(library()) > 100_000
    True
    """
    # The comment that names a source map makes developer tools ask for a file.
    return re.sub(r"^//# sourceMappingURL=.*\n?", "", _file("vendor", "vis-network.min.js"), flags=re.MULTILINE)


@cache
def packed_library() -> str:
    """The library as it travels in a page, a third of its size.

    >>> len(packed_library()) < len(library()) / 2
    True
    """
    return b64encode(gzip.compress(library().encode(), mtime=0)).decode()


def _file(*path: str) -> str:
    return files("wickgraph.view").joinpath(*path).read_text(encoding="utf-8")
