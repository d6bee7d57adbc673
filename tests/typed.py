"""Checks the types of the page's scripts with TypeScript, which reads their JSDoc. Run by `make types`.

python tests/typed.py [TSC]      # node_modules/.bin/tsc
"""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from wickgraph.view import page

TEMPLATES = files("wickgraph.view").joinpath("templates")
OPTIONS = ("--noEmit", "--allowJs", "--checkJs", "--target", "es2022", "--lib", "es2022,dom,dom.iterable")


def places() -> list[tuple[str, int]]:
    """For each line of the script as the page has it: the file that it comes from, and its number there."""
    found = [("page.py", 1), ("page.py", 2)]
    for name in page.SCRIPTS:
        lines = TEMPLATES.joinpath(name).read_text(encoding="utf-8").count("\n") + 1
        found += [(name, number) for number in range(1, lines + 1)]
    return found


def told(message: str) -> str:
    """A message of TypeScript with the file and line where the matter stands."""
    known = places()

    def placed(match: re.Match[str]) -> str:
        name, number = known[min(int(match[1]), len(known)) - 1]
        return f"{name}({number},{match[2]})"

    return re.sub(r"\S*view\.js\((\d+),(\d+)\)", placed, message)


def main(tsc: str) -> int:
    """Prints what is wrong, and gives the exit code."""
    with TemporaryDirectory() as folder:
        script = Path(folder) / "view.js"
        script.write_text(page.script(), encoding="utf-8")
        command = [tsc, *OPTIONS, str(script), str(TEMPLATES.joinpath("page.d.ts"))]
        done = subprocess.run(command, capture_output=True, text=True)
    print(told(done.stdout), end="")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "node_modules/.bin/tsc"))
