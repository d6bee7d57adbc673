"""What a notebook shows, in a real JupyterLab: one server, one kernel, one browser that may ask nobody else."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest

CELLS = (
    "%load_ext wickgraph\nimport wickgraph\nfilm = 'id:Ballerina'",
    "%%sparql\nSELECT ?film ?who { ?film wick:director ?who } LIMIT 5",
    "%sparql CONSTRUCT { $film wick:director ?who } { $film wick:director ?who }",
    "wickgraph.describe('The Director')",
    "wickgraph.extract('Len Wiseman directed Ballerina.')",
    "%sparql SELECT ?x { ?x a",
)
#: what Lab and the output of others look like, element by element
STYLES = """() => [...document.querySelectorAll("body, #jp-top-panel *, .jp-MarkdownOutput *")].map((each) => {
  const style = getComputedStyle(each);
  return ["color", "background-color", "font", "padding", "margin", "display", "border"].map((n) => style[n]) + "";
})"""


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab: its address with the token, and the folder that it serves."""

    address: str
    folder: Path


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Lab]:
    """A JupyterLab of its own in an empty folder, which never asks whether there is news."""
    folder, config = tmp_path / "work", tmp_path / "config"
    (config / "labconfig").mkdir(parents=True)
    folder.mkdir()
    quiet = {"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": True}}
    (config / "labconfig" / "page_config.json").write_text(json.dumps(quiet))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    rooms = {"CONFIG": config, "DATA": tmp_path / "data", "RUNTIME": tmp_path / "run"}
    environment = os.environ | {f"JUPYTER_{name}_DIR": str(path) for name, path in rooms.items()}
    options = ("--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0")
    more = ("--IdentityProvider.token=excommunicado", f"--ServerApp.root_dir={folder}")
    with (tmp_path / "log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options, *more],
            env=environment | {"IPYTHONDIR": str(tmp_path / "ipython")},
            stdout=log,
            stderr=log,
        )
        try:
            wait(f"http://127.0.0.1:{port}/api", server)
            yield Lab(f"http://127.0.0.1:{port}/lab/tree/{{}}?token=excommunicado", folder)
        finally:
            server.terminate()
            server.wait(20)


def wait(address: str, server: subprocess.Popen[bytes]) -> None:
    """Waits until a server answers."""
    for _ in range(600):
        try:
            urlopen(address, timeout=5).close()
            return
        except (URLError, ConnectionError, TimeoutError):
            assert server.poll() is None, "JupyterLab did not start"
            time.sleep(0.1)
    pytest.fail("JupyterLab does not answer")


def notebook(path: Path) -> None:
    """A notebook with CELLS, a table of Lab's own, and an empty cell at the end."""
    import nbformat
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

    cells = [new_markdown_cell("| a | b |\n| - | - |\n| [link](x) | **d** |"), *map(new_code_cell, (*CELLS, ""))]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)


def test_a_real_lab_shows_it_and_stays_as_it_was(lab: Lab, browser: Any) -> None:
    """Tables sort, views draw, names are completed, mistakes are sentences; Lab looks as before, nobody is asked."""
    notebook(lab.folder / "try.ipynb")
    context = browser.new_context(viewport={"width": 1400, "height": 4000})
    context.set_default_timeout(180_000)
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(lab.address.format("try.ipynb"))
    cells = page.locator(".jp-Notebook .jp-CodeCell")
    cells.nth(len(CELLS)).wait_for()
    page.locator(".jp-MarkdownOutput table").wait_for()
    # Lab drops what is run before its kernel answers
    page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').first.wait_for(state="attached")
    before = page.evaluate(STYLES)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()

    failed = cells.nth(len(CELLS) - 1).locator(".jp-OutputArea-output")
    failed.wait_for()
    assert "a } is missing" in failed.inner_text() and "Traceback" not in failed.inner_text()

    rows = cells.nth(1).locator("tbody tr")
    first = rows.first.bounding_box()["y"]
    cells.nth(1).locator("th").nth(1).click()
    cells.nth(1).locator("th").nth(1).click()
    assert rows.first.bounding_box()["y"] != first

    picture = cells.nth(2).frame_locator("iframe")
    picture.locator("canvas").first.wait_for()
    assert "Len Wiseman" in picture.locator("body").text_content()
    assert cells.nth(3).get_by_text("Ruska Roma").first.is_visible()
    assert "Len Wiseman" in cells.nth(4).locator("mark").inner_text()
    assert page.evaluate(STYLES) == before

    last = cells.nth(len(CELLS)).locator(".cm-content")
    last.click()
    page.keyboard.type("%%sparql\nSELECT ?who { ?film wick:castMember Lance")
    page.keyboard.press("Tab")
    page.locator(".jp-Completer-item, .cm-content :text('id:LanceReddick')").first.wait_for()
    if page.locator(".jp-Completer-item").count():
        page.keyboard.press("Enter")
    assert "id:LanceReddick" in last.inner_text()

    assert {url.split("/")[2] for url in asked if url.startswith("http")} == {lab.address.split("/")[2]}
    assert [path.name for path in lab.folder.iterdir() if path.name[0] != "."] == ["try.ipynb"]
    context.close()
