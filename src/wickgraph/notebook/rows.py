"""A table in a notebook: sorted by a click on a column's name, without a script; a long one is cut, and says so.

Each row carries its rank under each column, and the style orders rows by the rank of the column that is chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wickgraph.notebook.shown import shown
from wickgraph.results.writing import Term, html_term, order

if TYPE_CHECKING:
    from markupsafe import Markup

    from wickgraph.results.table import Table

#: rows that a notebook gets; more make it slow and nobody reads them
MOST = 100


@dataclass(frozen=True)
class Row:
    """A row: its cells as HTML, and under each column its rank among the rows that are shown."""

    cells: tuple[Markup, ...]
    ranks: tuple[int, ...]


def shown_table(table: Table, most: int = MOST) -> str:
    """The first `most` rows of a table as HTML.

    >>> from wickgraph.results.table import of_records
    >>> page = shown_table(of_records([{"film": "Heat"}, {"film": "<b>"}]), most=1)
    >>> "<td>Heat</td>" in page, "1 of 2 rows" in page, "&lt;b&gt;" in page
    (True, True, False)
    """
    from markupsafe import Markup

    part = table.rows[:most]
    ranks = list(zip(*(_ranks(column) for column in zip(*part, strict=True)), strict=True)) or [()] * len(part)
    # html_term escapes what it is given.
    rows = [Row(tuple(Markup(html_term(term)) for term in row), rank) for row, rank in zip(part, ranks, strict=True)]
    numbers = table.first(most).numbers()
    return shown("table.html", columns=table.columns, rows=rows, total=len(table), numbers=numbers)


def _ranks(column: Sequence[Term | None]) -> list[int]:
    """Where each term of a column stands among them; equal ones stand together, and letter case does not count."""
    keys = [(kind, size, text.casefold()) for kind, size, text in map(order, column)]
    rank = {key: at for at, key in enumerate(sorted(set(keys)), 1)}
    return [rank[key] for key in keys]
