"""What all pages have in common: their colours in both themes, and how their templates are filled in.

>>> sheet("wickgraph", "handbook.css").startswith(":root {")
True
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def sheet(package: str, *path: str) -> str:
    """A style sheet of `package` (its path below the folder of templates), with the colours of all pages before it.

    >>> "--gold" in sheet("wickgraph.view", "page.css")
    True
    """
    return _template("wickgraph", "colours.css") + _template(package, *path)


def _template(package: str, *path: str) -> str:
    return files(package).joinpath("templates", *path).read_text(encoding="utf-8")


def environment(package: str, filters: Mapping[str, Any] | None = None) -> Environment:
    """What fills in the templates of `package`: it escapes every text, and takes no name for nothing.

    >>> environment("wickgraph", {"loud": str.upper}).from_string("{{ name | loud }}").render(name="<b>")
    '&lt;B&gt;'
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader(package), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    made.filters |= filters or {}
    return made
