"""The claims of a picture as a plain table, for who runs no script.

>>> str(table([]))
'<table><thead>...</thead>\\n<tbody>\\n</tbody></table>\\n'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from wickgraph.statements import Evidence, Reference, Statement, figure
from wickgraph.view.datablock import title_of, web_address

if TYPE_CHECKING:
    from markupsafe import Markup

#: more rows than these make a page that opens slowly for everybody
MOST_ROWS = 3000
_HEADS = ("Subject", "Property", "Object", "Status", "As of", "Said by", "Source")
_END = "</tbody></table>\n"


def table(claims: Iterable[Statement]) -> Markup:
    """A row for each claim, under its subject, and a numbered list of the sources; all text escaped.

    Of more than MOST_ROWS claims the first are listed, and how many there are is said.

    >>> from wickgraph.projection import project
    >>> from wickgraph.stores.store import from_text
    >>> from wickgraph.view.datablock import statements
    >>> graph = project(from_text("id:Eve wick:allyOf id:Nogi ; a wick:Character ; rdfs:label '<i>Eve</i>' ."))
    >>> "<th scope=row rowspan=1>&lt;i&gt;Eve&lt;/i&gt;<td>ally of<td>Nogi" in table(statements(graph).values())
    True
    """
    from markupsafe import Markup

    claims = list(claims)
    numbers: dict[str, int] = {}
    sources: list[Evidence] = []
    for of in claims[:MOST_ROWS]:
        for each in of["evidence"]:
            if numbers.setdefault(each["source"], len(sources) + 1) > len(sources):
                sources.append(each)
    heads = "".join(f"<th scope=col>{head}" for head in _HEADS)
    rows = "\n".join(_rows(claims[:MOST_ROWS], numbers))
    parts = [f"<table><thead><tr>{heads}</thead>\n<tbody>\n{rows}{_END}", *_left_out(len(claims)), *_sources(sources)]
    return Markup("".join(parts))


def _rows(claims: Iterable[Statement], numbers: dict[str, int]) -> Iterator[str]:
    for _, about in groupby(claims, key=lambda of: of["subject"]["id"]):
        rows = list(about)
        head = f"<th scope=row rowspan={len(rows)}>{escape(rows[0]['subject']['label'])}"
        for of in rows:
            cells = (of["stated"]["label"], _object(of), of["status"], of["as_of"], of["attributed_to"])
            property_, object_, *others = map(escape, cells)
            written = [property_, object_ + "".join(_qualifiers(of)), *others, _evidence(of, numbers)]
            yield f"<tr>{head}<td>{'<td>'.join(written)}"
            head = ""


def _qualifiers(of: Statement) -> Iterator[str]:
    for name, values in of["qualifiers"].items():
        yield f" · {escape(name.partition(':')[2])}: {escape(', '.join(map(_label, values)))}"


def _object(of: Statement) -> str:
    target = of["object"]
    return figure(target, of["stated"]["id"]) if isinstance(target, str) else target["label"]


def _label(term: Reference | str) -> str:
    return term if isinstance(term, str) else term["label"]


def _evidence(of: Statement, numbers: dict[str, int]) -> str:
    places = (
        (numbers[each["source"]], f" ({each['start']}–{each['end']})" if each["start"] is not None else "")
        for each in of["evidence"]
    )
    return "; ".join(f"[{number}]{place}" for number, place in places)


def _left_out(count: int) -> Iterator[str]:
    if count > MOST_ROWS:
        yield f"<p>The first {MOST_ROWS:,} of {count:,} claims. With scripting the page lists all of them.</p>\n"


def _sources(sources: Iterable[Evidence]) -> Iterator[str]:
    lines = [f"<li>{_source(each)}\n" for each in sources]
    if lines:
        yield f"<h2>Sources</h2>\n<ol>\n{''.join(lines)}</ol>\n"


def _source(of: Evidence) -> str:
    title, url = escape(title_of(of)), web_address(of["url"])
    named = f'<a href="{escape(url)}" rel="noopener noreferrer">{title}</a>' if url else title
    return ", ".join([named, *(escape(each) for each in (of["publisher"], of["date"]) if each)])
