"""A graph as Parquet: one typed file a table, for pandas, DuckDB, Polars, Spark. Needs the extra `wickgraph[parquet]`.

>>> sorted(parquet_files(Store()))
['claims.parquet', 'edges.parquet', 'evidence.parquet', 'nodes.parquet', 'sources.parquet']
"""

from __future__ import annotations

import io
from typing import Any

from pyoxigraph import Store

from wickgraph.errors import UsageError
from wickgraph.export.columns import Column, Records
from wickgraph.export.folder import Files
from wickgraph.export.tables import tables


def parquet_files(store: Store) -> Files:
    """The tables of a graph as Parquet. Raises UsageError where pyarrow is not installed.

    >>> parquet_files(Store())["nodes.parquet"][:4]
    b'PAR1'
    """
    try:
        import pyarrow  # type: ignore[import-untyped, unused-ignore]
    except ImportError:
        mend = "pip install 'wickgraph[parquet]'"
        raise UsageError(f"format parquet needs pyarrow, which is not installed. Type: {mend}") from None
    return {f"{table.name}.parquet": _written(table, pyarrow) for table in tables(store)}


def _written(table: Records, pyarrow: Any) -> bytes:
    from pyarrow import parquet

    schema = pyarrow.schema([_field(column, pyarrow) for column in table.columns], {"description": table.about})
    made = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(list(table.as_dicts()), schema), made, compression="zstd")
    return made.getvalue()


def _field(column: Column, pyarrow: Any) -> Any:
    types = {
        "text": pyarrow.string(),
        "texts": pyarrow.list_(pyarrow.string()),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "truth": pyarrow.bool_(),
    }
    return pyarrow.field(column.name, types[column.kind], metadata={"description": column.meaning})
