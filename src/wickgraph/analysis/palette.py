"""The colours and shapes of a picture: those of the view for kinds, and some that all eyes tell apart for groups.

>>> LIGHT.kinds["Film"] != DARK.kinds["Film"]
True
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wickgraph.view import style


@dataclass(frozen=True)
class Palette:
    """The colours of a theme: the ground, text, quiet text, links, what is put forward, what is asked; one a kind."""

    ground: str
    ink: str
    quiet: str
    line: str
    strong: str
    asked: str
    kinds: Mapping[str, str]

    def kind(self, name: str) -> str:
        """The colour of a kind.

        >>> LIGHT.kind("Weapon")
        '#5f584d'
        """
        return self.kinds.get(name, self.kinds[""])

    def roles(self) -> Iterator[str]:
        """All its colours, in one order.

        >>> len(list(LIGHT.roles())) == len(list(DARK.roles()))
        True
        """
        yield from (self.ground, self.ink, self.quiet, self.line, self.strong, self.asked, *self.kinds.values())


_OTHER = style.kind("")
LIGHT = Palette(
    *("#f6f2e9", "#1e1a15", "#645b4d", "#b3a68f", "#7c5a0c", "#a3161f"),
    {**{each.name: each.light for each in style.KINDS}, "": _OTHER.light},
)
DARK = Palette(
    *("#0c0b0a", "#ede6d9", "#a89e8d", "#5c5245", "#d9b45b", "#ec6b70"),
    {**{each.name: each.dark for each in style.KINDS}, "": _OTHER.dark},
)

#: colours of groups, chosen by Paul Tol to be told apart by all eyes; nodes of groups have outlines, as some are pale
GROUPS = ("#cc6677", "#6699cc", "#ddcc77", "#117733", "#88ccee", "#aa4499", "#999933", "#882255", "#44aa99")
#: of what is in none of so many groups
GROUPLESS = "#bbbbbb"

#: a marker of matplotlib for each kind, as like the shape of the view as there is; no two are the same
MARKERS = {
    "Film": "s",
    "Series": "d",
    "Game": "P",
    "Comic": "X",
    "Franchise": "*",
    "Person": "o",
    "Company": "H",
    "Location": "v",
    "Character": "D",
    "FictionalOrganization": "p",
    "Place": "^",
    "Universe": "8",
    "Role": ".",
    "": "<",
}


def group(number: int) -> str:
    """The colour of a group, counted from 0.

    >>> group(0) != group(1), group(99)
    (True, '#bbbbbb')
    """
    return GROUPS[number] if number < len(GROUPS) else GROUPLESS


def dark_style(scope: str) -> str:
    """CSS that turns the light theme's colours, inside `scope`, into those of the dark one where the screen is dark.

    >>> "prefers-color-scheme: dark" in dark_style("svg")
    True
    """
    pairs = dict(zip(LIGHT.roles(), DARK.roles(), strict=True))
    rules = "".join(
        f'{scope} [style*="{what}: {light}"]{{{what}:{dark}!important}}'
        for light, dark in pairs.items()
        for what in ("fill", "stroke")
    )
    return f"@media (prefers-color-scheme: dark){{{rules}}}"
