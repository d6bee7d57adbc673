"""Pictures of findings: whole, the same on every run, and legible on light and dark screens."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx
import pytest

from wickgraph import analysis
from wickgraph.analysis.finding import Look, finding
from wickgraph.analysis.lettering import lettered
from wickgraph.analysis.palette import DARK, GROUPS, LIGHT, MARKERS
from wickgraph.analysis.scene import MOST_NODES, scene
from wickgraph.errors import UsageError
from wickgraph.stores.store import load


@pytest.fixture(scope="module")
def bundled() -> Any:
    return load()


def words(svg: str) -> str:
    """The text in a picture, as a reader meets it."""
    return " ".join(
        filter(None, (each.text for each in ElementTree.fromstring(svg).iter() if each.tag.endswith("text")))
    )


@pytest.mark.parametrize(
    ("measure", "names", "options", "shown"),
    [
        ("betweenness", (), {"of": "organisations"}, ["High Table", "Ruska Roma", "organisations in the story"]),
        ("paths", ("Ana de Armas", "Lance Reddick"), {}, ["Ana de Armas", "Ballerina", "Lance Reddick", "cast member"]),
        ("links", ("Ballerina", "Chapter 3", "Chapter 4"), {}, ["Ballerina", "John Wick: Chapter 4", "Ian McShane"]),
        ("communities", (), {"of": "characters"}, ["John Wick", "weaker links"]),
        ("bridges", (), {"of": "story"}, ["bridges", "more nodes"]),
        ("hunches", (), {}, ["worth checking", "people"]),
        ("changes", (), {"since": "2021", "of": "films"}, ["came in", "new links"]),
        ("core", (), {"of": "films"}, ["inner circle"]),
        ("overview", (), {"of": "cast"}, ["films", "Not drawn"]),
    ],
)
def test_a_picture_shows_what_is_found(
    measure: str, names: tuple[str, ...], options: Any, shown: list[str], bundled: Any
) -> None:
    """Names, the answer and the legend are text in it, and so are its title and description for who cannot see it."""
    found = analysis.analyse(measure, *names, graph=bundled, **options)
    svg = found.draw().svg
    assert [each for each in shown if each not in words(svg)] == []
    title, description = (ElementTree.fromstring(svg).find("{*}" + tag) for tag in ("title", "desc"))
    assert title is not None and title.text == found.title
    assert description is not None and description.text == " ".join(found.words)


def test_the_same_picture_in_every_process(bundled: Any) -> None:
    """Neither the time nor the order of sets is in it."""
    code = "import wickgraph; print(wickgraph.analyse('communities', of='story').draw().svg, end='')"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True).stdout
    assert analysis.analyse("communities", graph=bundled, of="story").draw().svg == other


def test_themes(tmp_path: Path) -> None:
    """Light and dark are themselves; auto is light, and turns every colour that it uses on a dark screen."""
    found = finding("Friends", ["Eve."], [], network=networkx.Graph([("Eve", "Nogi")]), look=Look(named=["Eve"]))
    light, dark, auto = (found.draw(theme=theme).svg for theme in ("light", "dark", "auto"))
    assert LIGHT.ground in light and DARK.ground in dark and DARK.ground not in light
    used = set(re.findall(r"(?:fill|stroke): (#[0-9a-f]{6})", re.sub(r"<style>.*?</style>", "", auto)))
    assert used <= set(LIGHT.roles())
    assert all(f'fill: {colour}"]' in auto and f'stroke: {colour}"]' in auto for colour in used)
    assert len(set(LIGHT.roles())) == len(list(LIGHT.roles()))


def test_files(tmp_path: Path) -> None:
    """SVG and PNG by the ending; others, and what cannot be drawn, are refused in a sentence."""
    found = finding("Friends", ["Eve."], [], network=networkx.Graph([("Eve", "Nogi")]))
    found.draw(tmp_path / "new" / "friends.svg")
    found.draw(tmp_path / "friends.PNG")
    assert (tmp_path / "new" / "friends.svg").read_text("utf-8").startswith("<svg")
    assert (tmp_path / "friends.PNG").read_bytes().startswith(b"\x89PNG")
    for call, says in (
        (lambda: found.draw("friends.gif"), "ends in .svg or .png"),
        (lambda: found.draw(theme="pink"), "no such theme"),
        (lambda: finding("Nobody", [], [], network=networkx.Graph()).draw(), "nothing to draw"),
    ):
        with pytest.raises(UsageError, match=says):
            call()


def test_without_matplotlib(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence says what to install."""
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(UsageError, match=r"wickgraph\[plot\]"):
        finding("Friends", [], [], network=networkx.path_graph(2)).draw()


def test_names_that_would_do_harm() -> None:
    """Markup and formulas in names are text."""
    graph = networkx.Graph([("<script>1</script>", "$\\frac{1}{"), ("$\\frac{1}{", "]]>\u202e")])
    svg = finding("<b>$x$", ["& $"], [], network=graph, look=Look(named=list(graph))).draw().svg
    assert "<script>" not in svg and "<b>" not in svg and "<script>1</script>" in words(svg)
    assert "$\\frac{1}{" in words(svg)


def test_a_large_network_is_thinned_to_what_can_be_read() -> None:
    """No more nodes than a reader can follow, the largest and the named ones; each keeps links."""
    graph = networkx.gnm_random_graph(600, 4000, seed=1)
    look = Look({node: float(node) for node in graph}, named=[3])
    found = scene(graph, look, 500, 300)
    assert len(found.network) == MOST_NODES and 3 in found.network and 599 in found.network
    assert found.nodes_left_out == 600 - MOST_NODES and found.network.number_of_edges() < 4 * MOST_NODES
    assert all(0 <= x <= 500 and 0 <= y <= 300 for x, y in found.place.values())


def test_names_do_not_stand_upon_each_other() -> None:
    """Where there is room for all, none covers another."""
    wanted = [(f"Somebody {number}", (60.0 + 9 * (number % 3), 60.0 + 9 * (number // 3)), 3.0) for number in range(6)]
    middles = lettered(wanted, 400, 300)
    for (ax, ay), (bx, by) in combinations(middles, 2):
        assert abs(ax - bx) > 40 or abs(ay - by) > 8


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast(colours: Any) -> None:
    """Text as WCAG asks for it, shapes and lines that say something too."""
    assert contrast(colours.ink, colours.ground) > 7 and contrast(colours.quiet, colours.ground) > 4.5
    for colour in (colours.strong, colours.asked, *colours.kinds.values()):
        assert contrast(colour, colours.ground) > 3, colour


#: how red, green and blue look to eyes that lack one kind of cones (Machado and others, 2009, full severity)
EYES = {
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
}


@pytest.mark.parametrize("eyes", EYES)
def test_groups_are_told_apart_by_all_eyes(eyes: str) -> None:
    """The first six colours of groups differ for colour-blind eyes too; kinds have a shape each besides."""
    seen = []
    for colour in GROUPS[:6]:
        rgb = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
        seen.append([sum(weight * part for weight, part in zip(row, rgb, strict=True)) for row in EYES[eyes]])
    assert (
        min(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 for one, other in combinations(seen, 2))
        > 30
    )
    assert len(set(MARKERS.values())) == len(MARKERS)
