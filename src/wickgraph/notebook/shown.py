"""What a notebook shows: HTML without any script, whose style reaches nothing but itself.

Colours are mixed with that of the text around them, so that they fit light and dark front ends alike.

>>> shown("sheet.html", title="<Heat>", lines=()).count("&lt;Heat&gt;")
1
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from wickgraph import pages
from wickgraph.terms import compact

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


def shown(template: str, **values: Any) -> str:
    """A template of `notebook/templates/` filled in, with the style that it needs.

    >>> shown("sheet.html", title="Heat", lines=()).startswith('<div class="wickgraph">')
    True
    """
    return _environment().get_template(template).render(values)


@cache
def _environment() -> Environment:
    from wickgraph.statements import called
    from wickgraph.view import style
    from wickgraph.view.datablock import web_address

    filters = {"compact": compact, "web": web_address, "called": called, "alike": alike}
    made = pages.environment("wickgraph.notebook", filters)
    made.globals |= {"kind_of": style.kind, "style": _style()}
    return made


def _style() -> Markup:
    from markupsafe import Markup

    text = files("wickgraph.notebook").joinpath("templates", "style.css").read_text(encoding="utf-8")
    # Every output carries it: without comments and indentation it is a quarter smaller.
    return Markup(re.sub(r"/\*.*?\*/|\n\s*", "", text, flags=re.DOTALL))


def alike(items: Iterable[Any], *names: str) -> list[list[Any]]:
    """Items in their order, those together that follow each other and have the same attributes.

    >>> [len(each) for each in alike([1, 2, 2j], "imag")]
    [2, 1]
    """
    return [list(each) for _, each in groupby(items, key=attrgetter(*names))]
