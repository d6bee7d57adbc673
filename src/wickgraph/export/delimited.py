"""A graph as CSV or TSV: one file a table, UTF-8, with a head line.

Several values of a cell stand between bars: `a|b`. A bar that belongs to a value is `\\|`, a backslash `\\\\`.

>>> listed(["Baba Yaga", "a|b"])
'Baba Yaga|a\\\\|b'
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from pyoxigraph import Store

from wickgraph.export.columns import Records, Value
from wickgraph.export.folder import Files
from wickgraph.export.tables import tables

_MARK = re.compile(r"([\\|])")


def csv_files(store: Store) -> Files:
    """The tables of a graph as CSV (RFC 4180, lines end in LF).

    >>> csv_files(Store())["evidence.csv"]
    b'evidence,source,start,end,sha256,note\\n'
    """
    return {f"{table.name}.csv": delimited(table, ",") for table in tables(store)}


def tsv_files(store: Store) -> Files:
    """The tables of a graph as TSV; a cell with a tab, a line break or a quotation mark is quoted as in CSV.

    >>> tsv_files(Store())["evidence.tsv"]
    b'evidence\\tsource\\tstart\\tend\\tsha256\\tnote\\n'
    """
    return {f"{table.name}.tsv": delimited(table, "\t") for table in tables(store)}


def delimited(table: Records, delimiter: str) -> bytes:
    """A table with a head line, its cells parted by `delimiter`."""
    made = io.StringIO()
    writer = csv.writer(made, delimiter=delimiter, lineterminator="\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows(map(cell, row) for row in table.rows)
    return made.getvalue().encode()


def cell(value: Value) -> str:
    """A value as the text of a cell.

    >>> [cell(True), cell(0.5), cell(None)]
    ['true', '0.5', '']
    """
    if isinstance(value, list):
        return listed(value)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def listed(texts: Iterable[str]) -> str:
    """Texts as one, with bars between them."""
    return "|".join(_MARK.sub(r"\\\1", text) for text in texts)
