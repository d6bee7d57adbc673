"""wickgraph: the knowledge graph of the John Wick universe, in which every edge can show its receipt.

Everything the command line does is here under the same names: `extract` (with `explain`), `build`, `query`, `ask` (with
`questions`), `search`, `path`, `analyse` (with `network`), `entities`, `describe`, `why`, `timeline`, `check`, `view`,
`validate`, `export` (and `handbook` for the command `ontology`). Nothing is imported before it is used.

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
    from wickgraph.analysis.measures import analyse
    from wickgraph.analysis.projections import network
    from wickgraph.asking.describe import describe
    from wickgraph.asking.entities import entities
    from wickgraph.asking.query import query
    from wickgraph.asking.questions import ask, questions
    from wickgraph.asking.search import search
    from wickgraph.building.build import build
    from wickgraph.building.check import check
    from wickgraph.building.revise import add, remove
    from wickgraph.building.validate import validate
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
    from wickgraph.export import export
    from wickgraph.handbook import handbook
    from wickgraph.opened import Graph, open
    from wickgraph.outside.allowance import allowing
    from wickgraph.reader.claims import extract
    from wickgraph.reader.explain import explain
    from wickgraph.results.table import Subgraph, Table
    from wickgraph.stores.exchange import Endpoint
    from wickgraph.stores.store import from_text, load
    from wickgraph.stories.paths import path
    from wickgraph.stories.story import why
    from wickgraph.stories.timeline import timeline
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
    "allowing",
    "analyse",
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
    "network",
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
    "Endpoint": "stores.exchange",
    "Graph": "opened",
    "Subgraph": "results.table",
    "Table": "results.table",
    "add": "building.revise",
    "allowing": "outside.allowance",
    "analyse": "analysis.measures",
    "ask": "asking.questions",
    "build": "building.build",
    "check": "building.check",
    "describe": "asking.describe",
    "entities": "asking.entities",
    "explain": "reader.explain",
    "extract": "reader.claims",
    "from_text": "stores.store",
    "load": "stores.store",
    "network": "analysis.projections",
    "open": "opened",
    "path": "stories.paths",
    "query": "asking.query",
    "questions": "asking.questions",
    "remove": "building.revise",
    "search": "asking.search",
    "timeline": "stories.timeline",
    "validate": "building.validate",
    "why": "stories.story",
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


def load_ipython_extension(shell: Any) -> None:
    """What `%load_ext wickgraph` calls: gives IPython the magic `%%sparql` (see `wickgraph.notebook.magic`)."""
    from wickgraph.notebook.magic import load

    load(shell)


def unload_ipython_extension(shell: Any) -> None:
    """What `%unload_ext wickgraph` calls."""
    from wickgraph.notebook.magic import unload

    unload(shell)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Package(ModuleType):
    """Keeps `wickgraph.view` the function, also after somebody imported the module `wickgraph.view`.

    Python binds a module in its package once it is imported; where a function of ours has the same name, that is bound.
    """

    def __setattr__(self, name: str, value: Any) -> None:
        if isinstance(value, ModuleType) and name in __all__:
            value = getattr(value, name)
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
