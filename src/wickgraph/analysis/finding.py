"""What an analysis found: a table of names and numbers, the answer in words, and how to draw it.

>>> found = finding("Who knows whom", ["Eve knows everybody."], [{"name": "Eve", "links": 3}])
>>> print(found.write("text"), end="")
Who knows whom
Eve knows everybody.
<BLANKLINE>
name  links
────  ─────
Eve       3
(1 row)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wickgraph.results.sheet import Line, Sheet
from wickgraph.results.table import ROW_FORMATS, Table, of_records
from wickgraph.results.terminal import clean

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]

    from wickgraph.analysis.plot import Picture

#: the forms in which a finding can be written
FINDING_FORMATS = ("text", *ROW_FORMATS)


@dataclass(frozen=True)
class Look:
    """What a picture of a network puts forward, by node or by pair of nodes.

    sizes     how large a node is, against the largest
    groups    nodes of one group share a colour; without groups colours are those of kinds
    called    what the groups are called, for a legend
    layers    the columns of a picture that is read from left to right
    named     nodes that get their name
    strong    links that are drawn thick, with what is written on them
    asked     pairs that are no links, drawn dotted
    gone      links that are there no longer, drawn dashed
    lines     what strong, asked and gone links are called, for the legend
    """

    sizes: Mapping[str, float] = field(default_factory=dict)
    groups: Mapping[str, int] = field(default_factory=dict)
    called: Sequence[str] = ()
    layers: Mapping[str, int] = field(default_factory=dict)
    named: Sequence[str] = ()
    strong: Mapping[tuple[str, str], str] = field(default_factory=dict)
    asked: Sequence[tuple[str, str]] = ()
    gone: Sequence[tuple[str, str]] = ()
    lines: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Finding(Table):
    """A table with its title, the answer in words, the network that was looked at and how to draw it."""

    title: str = ""
    words: tuple[str, ...] = ()
    network: networkx.Graph | None = field(default=None, repr=False, compare=False)
    look: Look = field(default_factory=Look, repr=False, compare=False)

    def write(self, format: str = "table", width: int | None = None) -> str:
        """The finding as "text" (title, words and table, for a terminal), or its rows in a format of `Table.write`.

        `width` is in cells. Raises UsageError for any other format.

        >>> finding("Nobody", [], [], ("name",)).write("csv")
        'name\\r\\n'
        """
        if format != "text":
            return super().write(format, width)
        told = "".join(clean(line) + "\n" for line in (self.title, *self.words))
        return f"{told}\n{super().write('table', width)}" if self.rows else told

    def draw(self, out: Path | str | None = None, theme: str = "auto") -> Picture:
        """The picture of it, which a notebook shows; written to `out`, where that is given, as SVG or PNG by its name.

        `theme` is "light", "dark" or "auto" (as the reader's screen is; a PNG is light then). Raises UsageError where
        there is nothing to draw, for an unknown theme or ending, and where matplotlib is not installed (it comes with
        `pip install 'wickgraph[plot]'`); InputError when the file cannot be written.

        >>> finding("Nobody", [], []).draw()
        Traceback (most recent call last):
            ...
        wickgraph.errors.UsageError: Nobody: there is nothing to draw. Ask for another projection or for more.
        """
        from wickgraph.analysis.plot import draw

        return draw(self, out, theme)

    def _repr_html_(self) -> str:
        from wickgraph.notebook.shown import shown

        told = shown("sheet.html", title=self.title, lines=[Line("about", each) for each in self.words])
        return told + (super()._repr_html_() if self.rows else "")

    def _repr_markdown_(self) -> str:
        told = Sheet((Line("title", self.title), *(Line("about", each) for each in self.words))).write("md")
        return f"{told}\n{super()._repr_markdown_()}" if self.rows else told

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text("\n".join((*map(clean, (self.title, *self.words)), "")))
        super()._repr_pretty_(printer, cycle)


def finding(
    title: str,
    words: Iterable[str],
    records: Sequence[Mapping[str, Any]],
    columns: Sequence[str] | None = None,
    network: networkx.Graph | None = None,
    look: Look | None = None,
) -> Finding:
    """A finding of plain records (see `wickgraph.results.table.of_records`).

    >>> finding("Nobody", [], [], ("name",)).columns
    ('name',)
    """
    table = of_records(records, columns)
    return Finding(table.columns, table.rows, title, tuple(words), network, look or Look())


def listed(names: Sequence[str], most: int = 4) -> str:
    """Names as people list them, the first `most` of them.

    >>> listed(["Eve"]), listed(["Eve", "Nogi"]), listed(["Eve", "Nogi", "Lena"], 2)
    ('Eve', 'Eve and Nogi', 'Eve, Nogi and 1 more')
    """
    shown = list(names[:most])
    if len(names) > most:
        shown.append(f"{len(names) - most} more")
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1] if shown else "")))


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "link"), counted(2, "person", "people")
    ('1 link', '2 people')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
