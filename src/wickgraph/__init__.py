"""wickgraph: the knowledge graph of the John Wick universe, in which every edge can show its receipt.

Everything the command line does is here under the same names: `extract` (with `explain`), `build`, `query`, `ask` (with
`questions`), `search`, `path`, `entities`, `describe`, `why`, `timeline`, `check`, `view`, `validate`, `export` (and
`handbook` for the command `ontology`). Nothing is imported before it is used.

>>> import wickgraph
>>> wickgraph.query("ASK { id:Ballerina a wick:Film }", wickgraph.from_text("id:Ballerina a wick:Film ."))
True
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wickgraph.build import build
    from wickgraph.check import check
    from wickgraph.claims import extract
    from wickgraph.describe import describe
    from wickgraph.entities import entities
    from wickgraph.errors import (
        ArticleError,
        DataError,
        InputError,
        QueryError,
        RemoteError,
        StoreError,
        UsageError,
        WickgraphError,
    )
    from wickgraph.exchange import Endpoint
    from wickgraph.explain import explain
    from wickgraph.export import export
    from wickgraph.handbook import handbook
    from wickgraph.opened import Graph, open
    from wickgraph.paths import path
    from wickgraph.query import query
    from wickgraph.questions import ask, questions
    from wickgraph.revise import add, remove
    from wickgraph.search import search
    from wickgraph.store import from_text, load
    from wickgraph.story import why
    from wickgraph.table import Subgraph, Table
    from wickgraph.timeline import timeline
    from wickgraph.validate import validate
    from wickgraph.view import view

__version__ = "0.1.0"

__all__ = [
    "ArticleError",
    "DataError",
    "Endpoint",
    "Graph",
    "InputError",
    "QueryError",
    "RemoteError",
    "StoreError",
    "Subgraph",
    "Table",
    "UsageError",
    "WickgraphError",
    "add",
    "ask",
    "build",
    "check",
    "describe",
    "entities",
    "explain",
    "export",
    "extract",
    "from_text",
    "handbook",
    "load",
    "open",
    "path",
    "query",
    "questions",
    "remove",
    "search",
    "timeline",
    "validate",
    "view",
    "why",
]

#: public name -> the module that has it, where the two differ
_MODULES = {
    "extract": "claims",
    "from_text": "store",
    "load": "store",
    "add": "revise",
    "remove": "revise",
    "Endpoint": "exchange",
    "Subgraph": "table",
    "Table": "table",
    "ask": "questions",
    "Graph": "opened",
    "open": "opened",
    "path": "paths",
    "why": "story",
    **dict.fromkeys(
        (
            "ArticleError",
            "DataError",
            "InputError",
            "QueryError",
            "RemoteError",
            "StoreError",
            "UsageError",
            "WickgraphError",
        ),
        "errors",
    ),
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'wickgraph' has no attribute {name!r}")
    return getattr(import_module(f"wickgraph.{_MODULES.get(name, name)}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Package(ModuleType):
    """Keeps `wickgraph.query` the function, also after somebody imported the module `wickgraph.query`.

    Python binds a module in its package once it is imported; where a function of ours has the same name, that is bound.
    """

    def __setattr__(self, name: str, value: Any) -> None:
        if isinstance(value, ModuleType) and name in __all__:
            value = getattr(value, name)
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
