"""`wickgraph extract`"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click

from wickgraph.commands import options
from wickgraph.errors import WickgraphError
from wickgraph.table import of_records

#: columns for people; the data formats have every key of a claim
_READABLE = ("subject_label", "predicate", "object_label", "qualifiers", "status", "as_of")
_KEYS = (
    *("subject", "subject_label", "predicate", "object", "object_label", "datatype", "qualifiers", "status", "as_of"),
    *("attributed_to", "start", "end", "sha256", "known"),
)


@options.command(
    "extract",
    "wickgraph extract article.md",
    "wickgraph extract article.html --format table",
    "wickgraph extract articles/*.md --format csv > claims.csv",
    "curl -s https://example.org/news.html | wickgraph extract -",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@options.format_option(("jsonl", "json", "table", "csv", "md"), "jsonl")
def command(files: tuple[str, ...], format: str) -> None:
    """Read claims out of articles (plain text, Markdown or HTML; - is standard input), in order of appearance.

    With several files each claim says its "file"; one that cannot be read does not stop the others.
    """
    failed: list[str] = []
    records = _records(files, failed)
    if format == "jsonl":
        for record in records:
            options.show(json.dumps(record, ensure_ascii=False) + "\n")
    else:
        options.show(_written(list(records), format, several=len(files) > 1))
    click.get_current_context().exit(3 if failed else 0)


def _records(files: tuple[str, ...], failed: list[str]) -> Iterator[dict[str, Any]]:
    """The claims of every file; the names of those that could not be read go to `failed`."""
    from wickgraph.claims import extract_file

    for file in files:
        try:
            claims = extract_file(file)
        except WickgraphError as error:
            click.echo(f"Error: {error}", err=True)
            failed.append(file)
            continue
        origin = {"file": file} if len(files) > 1 else {}
        yield from ({**origin, **claim.as_json()} for claim in claims)


def _written(records: list[dict[str, Any]], format: str, several: bool) -> str:
    if format == "json":
        return json.dumps(records, ensure_ascii=False, indent=2) + "\n"
    columns = [*(["file"] if several else []), *(_KEYS if format == "csv" else _READABLE)]
    if format != "csv":
        records = [{**record, "qualifiers": _readable(record["qualifiers"])} for record in records]
    return of_records(records, columns).write(format, options.width())


def _readable(qualifiers: dict[str, Any]) -> str:
    """wick:character: Rooney; wick:billing: lead"""
    each = ((name, found["label"] if isinstance(found, dict) else found) for name, found in qualifiers.items())
    return "; ".join(f"{name}: {text}" for name, text in each)
