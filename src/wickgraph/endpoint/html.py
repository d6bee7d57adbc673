"""Pages as HTML: autoescaped templates, and the addresses at which entities have theirs.

>>> from wickgraph.terms import ID
>>> page_of(ID + "Caine"), page_of("https://example.org/a b")
('/id/Caine', '/entity?iri=https%3A%2F%2Fexample.org%2Fa%20b')
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from wickgraph import pages
from wickgraph.statements import called
from wickgraph.terms import BASE, compact
from wickgraph.view import style
from wickgraph.view.datablock import web_address

if TYPE_CHECKING:
    from jinja2 import Environment

TYPE = "text/html; charset=utf-8"
#: where style and scripts are served
STATIC = "/static"
#: paths under which the entities of a graph have their pages
NAMED = ("/id/", "/claim/", "/evidence/", "/source/")

_OURS = re.compile(r"(?:id|claim|evidence|source)/[^?#%\\]+")


def page_of(iri: str) -> str:
    """The address of the page of an IRI on this server: its own path where it is one of our names."""
    local = iri.removeprefix(BASE)
    if local != iri and _OURS.fullmatch(local) and ".." not in local:
        return "/" + quote(local, safe="/:@!$&'()*+,;=~-._")
    return "/entity?iri=" + quote(iri, safe="")


def with_format(address: str, format: str) -> str:
    """The address of a page in another format: what cannot send the header Accept names it so.

    >>> with_format("/id/Caine", "ttl"), with_format("/entity?iri=urn%3Aa", "ttl")
    ('/id/Caine?format=ttl', '/entity?iri=urn%3Aa&format=ttl')
    """
    return f"{address}{'&' if '?' in address else '?'}format={format}"


def rendered(template: str, **values: Any) -> bytes:
    """A page by the name of its template in `templates/endpoint/`.

    >>> b"&lt;b&gt;" in rendered("refused.html", title="<b>", detail="")
    True
    """
    # A lone surrogate can stand in no page.
    return _environment().get_template(f"endpoint/{template}").render(values).encode("utf-8", "replace")


@cache
def _environment() -> Environment:
    filters = {"page_of": page_of, "compact": compact, "web": web_address, "called": called, "with_format": with_format}
    made = pages.environment("wickgraph", filters)
    made.globals |= {"static": STATIC, "kind_of": style.kind}
    return made
