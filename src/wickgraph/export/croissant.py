"""A graph as a dataset for machine learning: Parquet files, and croissant.json, which tells what is in their columns.

Croissant 1.0 is JSON-LD: `mlcroissant.Dataset("croissant.json").records("claims")` reads the rows with their types. Of
CSV it would make numbers of all texts that look like some, ids and years among them.

>>> sorted(files(Store()))[-3:]
['evidence.parquet', 'nodes.parquet', 'sources.parquet']
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from importlib import resources
from typing import Any

from pyoxigraph import Store

from wickgraph.export.about import About, about
from wickgraph.export.columns import Column, Records
from wickgraph.export.folder import Files
from wickgraph.export.parquet import parquet_files
from wickgraph.export.tables import tables

_TYPES = {"text": "sc:Text", "texts": "sc:Text", "integer": "sc:Integer", "number": "sc:Float", "truth": "sc:Boolean"}


def files(store: Store, bundled: bool = False) -> Files:
    """The Parquet files of a graph and their description; `bundled`: it is the graph that comes with wickgraph.

    Raises UsageError where pyarrow is not installed.

    >>> json.loads(files(Store())["croissant.json"])["recordSet"][0]["@id"]
    'nodes'
    """
    written = parquet_files(store)
    document = _document(about(store, bundled), tables(store), written)
    return {**written, "croissant.json": (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()}


def _document(of: About, found: Iterable[Records], files: Files) -> dict[str, Any]:
    cited = f"{of.creator}: {of.title}, version {of.version}. {of.iri}" if of.creator else ""
    known = {"license": of.licence, "version": of.version, "creator": _creator(of), "citeAs": cited}
    return {
        "@context": json.loads((resources.files(__package__) / "croissant-context.json").read_text(encoding="utf-8")),
        "@id": of.iri,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": of.title,
        "description": of.description,
        "url": of.iri,
        **{key: value for key, value in known.items() if value},
        "distribution": [_file(name, content) for name, content in sorted(files.items())],
        "recordSet": [_record_set(table) for table in found],
    }


def _creator(of: About) -> dict[str, str] | None:
    return {"@id": f"{of.iri}#creator", "@type": "sc:Organization", "name": of.creator} if of.creator else None


def _file(name: str, content: bytes) -> dict[str, str]:
    return {
        "@id": name,
        "@type": "cr:FileObject",
        "name": name,
        "contentUrl": name,
        "contentSize": f"{len(content)} B",
        "encodingFormat": "application/x-parquet",
        "sha256": sha256(content).hexdigest(),
    }


def _record_set(table: Records) -> dict[str, Any]:
    return {
        "@id": table.name,
        "@type": "cr:RecordSet",
        "name": table.name,
        "description": table.about,
        "key": {"@id": f"{table.name}/{table.columns[0].name}"},
        "field": [_field(table.name, column) for column in table.columns],
    }


def _field(table: str, column: Column) -> dict[str, Any]:
    name = f"{table}/{column.name}"
    return {
        "@id": name,
        "@type": "cr:Field",
        "name": column.name,
        # Said in words: with cr:references, mlcroissant joins the tables and fails where a cell is empty or a list.
        "description": column.meaning + (f" A key of {column.names}." if column.names else ""),
        "dataType": _TYPES[column.kind],
        **({"repeated": True} if column.kind == "texts" else {}),
        "source": {
            "@id": f"{name}#source",
            "fileObject": {"@id": f"{table}.parquet"},
            "extract": {"@id": f"{name}#extract", "column": column.name},
        },
    }
