"""The rows that the questions of graph/queries/ should have, and the command that proposes new ones.

python tests/expected_rows.py [NAME ...]           shows what would change, and changes nothing
python tests/expected_rows.py --write [NAME ...]   shows the same, and writes it
"""

from __future__ import annotations

import csv
import difflib
import io
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
QUERIES = ROOT / "graph" / "queries"
EXPECTED = ROOT / "tests" / "queries"


def names() -> list[str]:
    """The questions, by the names of their files."""
    return sorted(path.stem for path in QUERIES.glob("*.rq"))


def text(name: str) -> str:
    """A question as it stands in its file."""
    return (QUERIES / f"{name}.rq").read_text(encoding="utf-8")


def expected(name: str) -> str:
    """The rows that a question should have; nothing where nobody has written them yet."""
    path = EXPECTED / f"{name}.csv"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows as they are kept: compact names, one line a row."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([columns, *rows])
    return out.getvalue()


def found(name: str) -> str:
    """The rows that a question has on the bundled graph."""
    from wickgraph import query
    from wickgraph.results.table import Table
    from wickgraph.results.writing import shown

    table = query(text(name), where=f"{name}.rq")
    assert isinstance(table, Table)
    return as_csv(table.columns, [[shown(term) for term in row] for row in table.rows])


def change(name: str) -> str:
    """What is between the rows expected and the rows found, as a diff; nothing where they are the same."""
    lines = (each.splitlines(keepends=True) for each in (expected(name), found(name)))
    return "".join(difflib.unified_diff(*lines, f"{name}.csv as kept", f"{name}.csv as found", n=1))


def main(arguments: Sequence[str]) -> int:
    """Show changes, and write them where asked to. Gives 1 where something would change and was not written."""
    is_writing = "--write" in arguments
    wanted = [argument for argument in arguments if argument != "--write"] or names()
    changes = {name: difference for name in wanted if (difference := change(name))}
    print(*changes.values(), sep="\n", end="")
    for name in changes if is_writing else ():
        (EXPECTED / f"{name}.csv").write_text(found(name), encoding="utf-8", newline="")
    done = "written: read them against graph/claims/ before you commit" if is_writing else "not written (--write does)"
    print(f"{len(changes)} of {len(wanted)} differ" + (f"; {done}" if changes else ""))
    return 1 if changes and not is_writing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
