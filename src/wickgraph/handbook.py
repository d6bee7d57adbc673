"""The handbook of the ontology: one HTML file, readable offline, on paper and on a phone, that runs no script."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from wickgraph import glossary, pages, vocabulary
from wickgraph.glossary import Entry
from wickgraph.results import output
from wickgraph.terms import PREFIXES, WICK, compact
from wickgraph.view.page import policy
from wickgraph.vocabulary import Value

if TYPE_CHECKING:
    from markupsafe import Markup

FILE_NAME = "wickgraph-ontology.html"

_WIKIDATA = PREFIXES["wd"]
_TERM = re.compile(r"\bwick:([A-Za-z]\w*)")


def handbook(out: Path | str | None = None) -> Path:
    """Write the handbook of the bundled ontology, and return the path of the file.

    `out` is the file to write, wickgraph-ontology.html in the current folder where None; it is replaced whole or not at
    all. The same ontology gives the same bytes. Raises InputError when the file cannot be written.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     'id="castMember"' in handbook(Path(folder) / "ontology.html").read_text("utf-8")
    True
    """
    return output.save(out if out is not None else FILE_NAME, render())


def render() -> str:
    """The page as text.

    >>> render().startswith("<!doctype html>")
    True
    """
    from markupsafe import Markup

    filters = {"anchor": anchor, "linked": linked, "show": show}
    style = pages.sheet("wickgraph", "handbook.css")
    return (
        pages.environment("wickgraph", filters)
        .get_template("handbook.html")
        .render(
            header=vocabulary.header(),
            sections=glossary.sections(),
            subclasses=vocabulary.subclasses,
            entries=_entries(),
            policy=policy([style], []),
            style=Markup(style),
        )
    )


@cache
def _entries() -> dict[str, Entry]:
    return {entry.name: entry for section in glossary.sections() for entry in section.terms}


def anchor(title: str) -> str:
    """The fragment of a section's title; it never meets that of a term, which has no hyphen.

    >>> anchor("real things")
    'section-real-things'
    """
    return "section-" + re.sub(r"\W+", "-", title.casefold()).strip("-")


def linked(text: str) -> Markup:
    """A text in which the names of our terms are links to them.

    >>> print(linked("<see> wick:plays and id:Eve"))
    &lt;see&gt; <a href="#plays"><code>plays</code></a> and id:Eve
    """
    from markupsafe import Markup, escape

    parts = _TERM.split(text)
    pieces = [escape(parts[0])]
    for name, after in zip(parts[1::2], parts[2::2], strict=True):
        link = '<a href="#{0}"><code>{0}</code></a>' if name in _entries() else "wick:{0}"
        pieces.append(Markup(link).format(name))
        pieces.append(escape(after))
    return Markup("").join(pieces)


def show(value: Value) -> Markup:
    """A value of a line: our terms by their labels, Wikidata's by their ids, others by their short names; plain text.

    >>> print(show(NamedNode(WICK + "castMember")))
    <a href="#castMember">cast member</a>
    >>> print(show(NamedNode(PREFIXES["wd"] + "P161")))
    <a href="https://www.wikidata.org/wiki/Property:P161" rel="noreferrer">P161</a>
    """
    from markupsafe import Markup

    if not isinstance(value, NamedNode):
        return linked(value)
    iri = value.value
    if entry := _entries().get(iri.removeprefix(WICK)):
        return Markup('<a href="#{}">{}</a>').format(entry.name, entry.label)
    if iri.startswith(_WIKIDATA):
        item = iri.removeprefix(_WIKIDATA)
        page = f"Property:{item}" if item.startswith("P") else item
        return Markup('<a href="https://www.wikidata.org/wiki/{}" rel="noreferrer">{}</a>').format(page, item)
    return Markup("<code>{}</code>").format(compact(iri))
