"""The outputs that the notebooks keep: of cells tagged "showcase", as a reader on the web sees them; of no others.

    python tests/kept_outputs.py            says which notebooks keep other outputs than their cells give
    python tests/kept_outputs.py --write    writes what they give

What is kept is text and still pictures. The pages that a notebook shows when it runs are half a megabyte each, and run
scripts: they are never kept. The cells are run here in this process, one notebook after the other; that a kernel runs
them is held by nbmake.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from shared import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
#: what is kept of an output: the first of these that there is
KEPT = ("image/svg+xml", "text/markdown", "text/plain")

Json = dict[str, Any]


def started() -> Any:
    """IPython in this process, which keeps no history beside that of whoever runs it."""
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    return InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))


def outputs(notebook: Json, shell: Any) -> list[list[Json]]:
    """What each cell gives: a list with its result in the forms that are kept, an empty one where nothing is shown."""
    shell.reset(new_session=False)
    return [_output(cell, shell) for cell in notebook["cells"]]


def _output(cell: Json, shell: Any) -> list[Json]:
    if cell["cell_type"] != "code":
        return []
    with redirect_stdout(StringIO()):  # a shell prints what a front end would show
        done = shell.run_cell("".join(cell["source"]))
    done.raise_error()
    if done.result is None or "showcase" not in cell["metadata"].get("tags", ()):
        return []
    data, _ = shell.display_formatter.format(done.result)
    name = next(name for name in KEPT if data.get(name))
    shown = {name: data[name].splitlines(keepends=True)}
    return [{"data": shown, "execution_count": None, "metadata": {}, "output_type": "execute_result"}]


def renewed(path: Path, shell: Any) -> str:
    """A notebook's file with the outputs that its cells give now."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    with TemporaryDirectory() as folder:
        before = Path.cwd()
        os.chdir(folder)
        try:
            found = outputs(notebook, shell)
        finally:
            os.chdir(before)
    for cell, shown in zip(notebook["cells"], found, strict=True):
        if cell["cell_type"] == "code":
            cell |= {"outputs": shown, "execution_count": None}
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    shell = started()
    for path in NOTEBOOKS:
        now = renewed(path, shell)
        if now != path.read_text(encoding="utf-8"):
            print(path.name)
            if "--write" in sys.argv[1:]:
                path.write_text(now, encoding="utf-8")


if __name__ == "__main__":
    main()
