"""The view beside pyvis's default on the same graphs, in one run: time to the first usable picture, panning, size.

    python benchmarks/view.py [NODES ...]      # 100 1000 5000 10000; pyvis's default up to PYVIS_UP_TO

A graph of N nodes has 2 N claims, each with evidence. Each page is opened in a Chromium of its own, without a network.
Usable means: drawn, and the find box answers (pyvis's default has none: settled, and drawn). Seconds are those of the
processor that the renderer process used, which other work on the machine changes less than the clock. To pan, the
picture is dragged for FRAMES frames, all nodes drawn: how long the main thread works for each.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import networkx
from pyoxigraph import Store

from wickgraph.projection import project
from wickgraph.stores.store import from_text
from wickgraph.view import arrangement, page, picture
from wickgraph.view import view as write

#: pyvis's default needs minutes for more nodes than these, and at 5,000 never answers
PYVIS_UP_TO = 1000
#: seconds of the clock after which a page is given up
LONGEST = 300
FRAMES = 40
SOURCES = 40
KINDS = ("Person", "Person", "Person", "Character", "Character", "Film", "Company", "Place", "FictionalOrganization")
PROPERTIES = ("castMember", "director", "producer", "memberOf", "allyOf", "kills", "worksFor", "setIn")
STATUSES = ("Confirmed", "Confirmed", "Announced", "Rumoured", "Denied", "Superseded")
NAMES = ("Alma", "Bruno", "Carla", "Dorian", "Elif", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Kira", "Leon", "Mara")

DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"


def graph(nodes: int) -> Store:
    """A graph with a few hubs and many leaves, as films have: each node is tied to two others, rather to great ones."""
    chance = random.Random(nodes)
    lines = [_entity(number, chance) for number in range(nodes)]
    source = "source:s{0} a wick:Source ; dcterms:title 'Source {0}' ; wick:url 'https://example.org/{0}' ."
    lines += [source.format(number) for number in range(SOURCES)]
    ends = [0]
    for number in range(2 * nodes):
        a, b = number % nodes, chance.choice(ends)
        ends += [a, b]
        lines.append(_claim(number, a, b, chance))
    return from_text("\n".join(lines))


def _entity(number: int, chance: random.Random) -> str:
    name = f"{chance.choice(NAMES)} {chance.choice(NAMES)}son {number}"
    return f"id:N{number} a wick:{chance.choice(KINDS)} ; rdfs:label '{name}' ."


def _claim(number: int, a: int, b: int, chance: random.Random) -> str:
    start, name, digest = chance.randrange(9000), f"{number:012x}", f"{chance.getrandbits(256):064x}"
    return (
        f"claim:{name} a wick:Claim ; rdf:subject id:N{a} ; rdf:predicate wick:{chance.choice(PROPERTIES)} ;"
        f" rdf:object id:N{b} ; wick:status wick:{chance.choice(STATUSES)} ; wick:evidence evidence:{name} ;"
        f" wick:asOf '{chance.randrange(2012, 2026)}'^^xsd:gYear ."
        f" evidence:{name} a wick:Evidence ; wick:source source:s{chance.randrange(SOURCES)} ; wick:start {start} ;"
        f" wick:end {start + 60} ; wick:sha256 '{digest}' ."
    )


def pyvis_default(projected: networkx.MultiDiGraph, path: Path) -> None:
    """The page as pyvis makes it when nothing is set, but with its library in line: there is no network."""
    from pyvis.network import Network

    network = Network(cdn_resources="in_line")
    for node, of in projected.nodes(data=True):
        network.add_node(node, label=of["label"])
    for a, b in projected.edges():
        network.add_edge(a, b)
    path.write_text(network.generate_html(), encoding="utf-8")


@contextmanager
def renderer(path: Path) -> Iterator[tuple[Any, Callable[[], float]]]:
    """A page of a browser of its own, and what tells the seconds that its renderer process has used."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        try:
            tab = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True).new_page()
            tab.set_default_timeout(LONGEST * 1000)
            session = browser.new_browser_cdp_session()

            def used() -> float:
                processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
                return max(float(each["cpuTime"]) for each in processes if each["type"] == "renderer")

            # Of pyvis's page the links to the network fail, and are not waited for.
            tab.goto(path.as_uri(), wait_until="commit", timeout=LONGEST * 1000)
            yield tab, used
        finally:
            browser.close()


def ours_usable(tab: Any, label: str) -> None:
    """Drawn, and a name typed into the find box is answered."""
    # The page's policy forbids what wait_for_function does.
    while not tab.evaluate("Boolean(window.wickgraph)"):
        time.sleep(0.02)
    tab.evaluate(DRAWN)
    tab.locator("#find").fill(label)
    tab.locator("#found [data-id]").first.wait_for()


def pyvis_usable(tab: Any, label: str) -> None:
    """Settled, and drawn."""
    settled = "typeof network === 'object' && network && network.physics && network.physics.stabilized"
    tab.wait_for_function(settled, polling=500)
    tab.evaluate(DRAWN)


def pan(tab: Any, stage: str) -> float:
    """Milliseconds of the main thread for a frame of a picture that is dragged."""
    session = tab.context.new_cdp_session(tab)
    # By the processor's time: the clock's is that of all who share the machine.
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def busy() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return next(float(each["value"]) for each in metrics if each["name"] == "TaskDuration") * 1000

    box = tab.locator(stage).bounding_box()
    x, y = box["x"] + box["width"] - 90, box["y"] + 60
    tab.mouse.move(x, y)
    tab.mouse.down()
    tab.mouse.move(x - 20, y + 20)
    tab.evaluate(DRAWN)
    before = busy()
    for number in range(FRAMES):
        tab.mouse.move(x - 20 - 6 * number, y + 20 + 3 * number)
        tab.evaluate("new Promise(requestAnimationFrame)")
    after = busy()
    tab.mouse.up()
    return (after - before) / FRAMES


def measured(path: Path, usable: Callable[[Any, str], None], label: str, stage: str) -> tuple[float, float | None]:
    """Seconds to the first usable picture, and milliseconds for a frame of panning; None where it never came."""
    from playwright.sync_api import TimeoutError

    with renderer(path) as (tab, used):
        try:
            usable(tab, label)
        except TimeoutError:
            return used(), None
        first = used()
        if stage == "#picture":
            tab.keyboard.press("Escape")
            draw_all(tab)
        return first, pan(tab, stage)


def draw_all(tab: Any) -> None:
    """Of a large graph what is folded at first is drawn, too, or panning would be easy."""
    button = tab.get_by_role("button", name="Draw all")
    if button.count():
        button.click()
        tab.evaluate(DRAWN)


def timed(action: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of the processor, and what the action gave."""
    start = time.process_time()
    result = action()
    return time.process_time() - start, result


def row(nodes: int, folder: Path) -> str:
    """The measurements of one size as a row of the table."""
    store = graph(nodes)
    projecting, projected = timed(lambda: project(store))
    placing, arranged = timed(lambda: arrangement.arrange(projected))
    sketching, sketch = timed(lambda: picture.sketch(projected, arranged=arranged))
    writing, _ = timed(lambda: page.render(sketch, projected, "Bench", lambda evidence: None))
    ours, theirs = folder / "ours.html", folder / "pyvis.html"
    write(store, out=ours)
    label = projected.nodes[next(iter(projected))]["label"]
    first, panned = measured(ours, ours_usable, label, "#picture")
    beside = ["", ""]
    if nodes <= PYVIS_UP_TO:
        pyvis_default(projected, theirs)
        other, pans = measured(theirs, pyvis_usable, label, "#mynetwork")
        times = f"{other:.1f} ({other / first:.0f} times)"
        beside = [times, f"{pans:.0f}"] if pans is not None else [f"not after {times}", ""]
    cells = (f"{nodes:,}", f"{first:.2f}", beside[0], f"{panned:.1f}", beside[1], f"{projecting:.2f}", f"{placing:.2f}")
    return f"| {' | '.join(cells)} | {sketching + writing:.2f} | {ours.stat().st_size / 1000:,.0f} |"


def main(sizes: list[int]) -> None:
    """Prints a row for each size."""
    columns = ("nodes", "first picture, s", "pyvis", "a frame of panning, ms", "pyvis")
    print("|", " | ".join((*columns, "to project, s", "to lay out, s", "to write, s", "KB")), "|")
    print("|--:|--:|--:|--:|--:|--:|--:|--:|--:|", flush=True)
    with tempfile.TemporaryDirectory() as place:
        for nodes in sizes:
            print(row(nodes, Path(place)), flush=True)


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [100, 1000, 5000, 10_000])
