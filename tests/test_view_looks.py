"""How the page looks: what axe sees, and what it does not: contrast on the canvas, kinds and statuses in grey."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from viewing import Opener
from wickgraph.view.page import style
from wickgraph.view.style import KINDS, STATUSES, kind

Colour = tuple[float, float, float]

#: how people see who lack a sort of cone, as matrices over linear light (Machado and others 2009, the severest form)
COLOUR_BLIND = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
THEMES = ("dark", "light")


def tones(theme: str) -> dict[str, str]:
    """The colours of a theme by their names in the style sheet."""
    blocks = re.findall(r":root \{(.*?)\}", style(), re.DOTALL)
    found = [dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", block)) for block in blocks[:2]]
    return found[0] if theme == "dark" else found[0] | found[1]


def light(colour: str) -> Colour:
    """A colour as linear light."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue))  # type: ignore[return-value]


def luminance(colour: str) -> float:
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), light(colour), strict=True))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def laid(over: str, under: str, opacity: float) -> str:
    """The colour that is seen where one is laid over another."""
    pairs = [(int(over[at : at + 2], 16), int(under[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a * opacity + b * (1 - opacity)):02x}" for a, b in pairs)


@pytest.mark.parametrize("theme", THEMES)
def test_names_can_be_read(theme: str) -> None:
    """Of nodes, picked edges and guides, on both ends of the ground's gradient: at least 4.5 to 1."""
    seen = tones(theme)
    for ground in (seen["ground"], seen["raised"]):
        assert min(contrast(seen[name], ground) for name in ("ink", "gold", "quiet")) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_kinds_and_edges_stand_out_from_the_ground(theme: str) -> None:
    """At least 3 to 1, as WCAG asks of graphics; edges as they are laid over the ground."""
    seen = tones(theme)
    for ground in (seen["ground"], seen["raised"]):
        for each in (*KINDS, kind("Weapon")):
            assert contrast(getattr(each, theme), ground) >= 3, each.name
        for status in STATUSES:
            assert contrast(laid(getattr(status, theme), ground, status.opacity), ground) >= 3, status.name


def test_kinds_are_told_apart_without_colour() -> None:
    """No two have the same shape, those that the style does not know included."""
    shapes = [each.shape for each in (*KINDS, kind("Weapon"))]
    assert len(set(shapes)) == len(shapes)


def test_statuses_are_told_apart_without_colour() -> None:
    """By dashes, width or a bar; a plain triple without a claim looks like one that is confirmed."""
    lines = [(each.dashes, each.width, each.struck) for each in STATUSES if each.name]
    assert len(set(lines)) == len(lines)
    assert len({(dashes, struck) for dashes, _, struck in lines}) == len(lines), "also in a thin line"


@pytest.mark.parametrize("sight", COLOUR_BLIND)
@pytest.mark.parametrize("theme", THEMES)
def test_common_kinds_differ_for_the_colour_blind(theme: str, sight: str) -> None:
    """People, characters, films and organisations, of which pictures are full: by more than a shade."""
    common = [each for each in KINDS if each.name in ("Person", "Character", "Film", "FictionalOrganization")]
    matrix = COLOUR_BLIND[sight]

    def seen(colour: str) -> Colour:
        parts = light(colour)
        return tuple(sum(a * b for a, b in zip(row, parts, strict=True)) for row in matrix)  # type: ignore[return-value]

    for one, other in combinations(common, 2):
        pairs = zip(seen(getattr(one, theme)), seen(getattr(other, theme)), strict=True)
        assert max(abs(max(a, 0) ** 0.45 - max(b, 0) ** 0.45) for a, b in pairs) > 0.07, (one.name, other.name)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")])
def test_the_page_is_accessible(opened: Opener, width: int, scheme: str) -> None:
    """axe finds nothing with the panel closed, with an entity told, and with a claim told."""
    from axe_playwright_python.sync_playwright import Axe

    page = opened(width=width, height=844, color_scheme=scheme)
    for picked in ("", "id:NightFerry", "claim:c1"):
        page.evaluate("(id) => id && wickgraph.pick(id)", picked)
        found = Axe().run(page).response["violations"]
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == [], picked
