"""`wickgraph extract`"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click

from wickgraph.commands import options
from wickgraph.errors import UsageError, WickgraphError
from wickgraph.results.table import of_records

#: columns for people; the data formats have every key of a claim
_READABLE = ("subject_label", "predicate", "object_label", "qualifiers", "status", "as_of", "confidence")
_KEYS = (
    *("subject", "subject_label", "predicate", "object", "object_label", "datatype", "qualifiers", "status", "as_of"),
    *("attributed_to", "start", "end", "sha256", "known", "confidence"),
)


@options.command(
    "extract",
    "wickgraph extract article.md",
    "wickgraph extract article.html --format table",
    "wickgraph extract article.md --explain",
    "wickgraph extract article.md --min-confidence 0.95",
    "wickgraph extract articles/*.md --jobs 0 > claims.jsonl",
    "curl -s https://example.org/news.html | wickgraph extract -",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@options.format_option(("jsonl", "json", "table", "csv", "md"), note="default: jsonl; with --explain text for people")
@options.confidence_option
@options.known_option
@click.option("--explain", is_flag=True, help="Show for each sentence which pattern fired on which words, or why none.")
@click.option("--jobs", type=click.IntRange(0), default=1, show_default=True, help="Processes; 0: one on each core.")
def command(
    files: tuple[str, ...],
    format: str | None,
    min_confidence: float | None,
    known: str | None,
    explain: bool,
    jobs: int,
) -> None:
    """Read claims out of articles (plain text, Markdown or HTML; - is standard input), in order of appearance.

    With several files each claim says its "file"; one that cannot be read does not stop the others.
    """
    if explain and format not in (None, "jsonl"):
        raise UsageError("--explain is written as text or as jsonl. Leave --format out, or say --format jsonl.")
    failed: list[str] = []
    if explain:
        _explain(files, format, failed, min_confidence, known)
    elif format in (None, "jsonl"):
        for record in _records(files, jobs, failed, min_confidence, known):
            options.show(json.dumps(record, ensure_ascii=False) + "\n")
    else:
        records = list(_records(files, jobs, failed, min_confidence, known))
        options.show(_written(records, format, several=len(files) > 1))
    click.get_current_context().exit(3 if failed else 0)


def _failure(file: str, error: WickgraphError, failed: list[str]) -> None:
    click.echo(f"Error: {error}", err=True)
    failed.append(file)


def _explain(
    files: tuple[str, ...], format: str | None, failed: list[str], least: float | None, known: str | None
) -> None:
    from wickgraph.naming.gazetteer import named
    from wickgraph.reader.explain import explain_file

    for file in files:
        try:
            found = explain_file(file, known=named(known), min_confidence=least)
        except WickgraphError as error:
            _failure(file, error, failed)
            continue
        origin = {"file": file} if len(files) > 1 else {}
        for each in found:
            text = json.dumps({**origin, **each.as_json()}, ensure_ascii=False) if format else str(each)
            options.show(text + "\n")


def _records(
    files: tuple[str, ...], jobs: int, failed: list[str], least: float | None, known: str | None
) -> Iterator[dict[str, Any]]:
    """The claims of every file as plain data; the names of those that could not be read go to `failed`."""
    from wickgraph.reader.corpus import read

    for file, found in read(files, jobs, min_confidence=least, known=known):
        if isinstance(found, WickgraphError):
            _failure(file, found, failed)
            continue
        origin = {"file": file} if len(files) > 1 else {}
        yield from ({**origin, **claim.as_json()} for claim in found)


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
