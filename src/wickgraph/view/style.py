"""How a picture looks: a shape and two colours for each kind of entity, a line for each status of a claim.

No two kinds share a shape, so that they can be told apart without colour; shapes are SVG paths in a box from -10 to 10,
used for the picture and for the legend alike.

>>> kind("Film").plural
'films'
>>> kind("Weapon").plural
'weapon'
"""

from __future__ import annotations

from dataclasses import dataclass

from wickgraph.statements import words


@dataclass(frozen=True, slots=True)
class Kind:
    """A class of entities: local name, words, shape (SVG path), and its colour on a dark and on a light ground."""

    name: str
    label: str
    plural: str
    shape: str
    dark: str
    light: str


@dataclass(frozen=True, slots=True)
class Status:
    """A status of claims: what it means, and its line.

    `dashes` are lengths of line and gap in pixels (none: a whole line), `width` is in pixels, `opacity` from 0 to 1;
    `struck` puts a bar across the middle.
    """

    name: str
    meaning: str
    dark: str
    light: str
    dashes: tuple[int, ...] = ()
    width: float = 1.4
    opacity: float = 0.85
    struck: bool = False


_OTHER_SHAPE = "M0-10 10 9H-10Z"

KINDS = (
    Kind("Film", "film", "films", "M-9-9H9V9H-9Z", "#e8b33f", "#8f6408"),
    Kind("Series", "series", "series", "M-10-9H10V-2H-10ZM-10 2H10V9H-10Z", "#d98e3b", "#96520a"),
    Kind("Game", "game", "games", "M-4-10H4V-4H10V4H4V10H-4V4H-10V-4H-4Z", "#a9bd62", "#55690f"),
    Kind("Comic", "comic", "comics", "M-4-9H11L4 9H-11Z", "#e6d58c", "#756512"),
    Kind(
        "Franchise",
        "franchise",
        "franchises",
        "M0-12 3.3-3.8 12-3.3 5.3 2.3 7.4 10.7 0 6.1-7.4 10.7-5.3 2.3-12-3.3-3.3-3.8Z",
        "#f6e3ae",
        "#5d4a16",
    ),
    Kind("Person", "person", "people", "M-9 0A9 9 0 1 1 9 0A9 9 0 1 1-9 0Z", "#8fb4d9", "#2f618f"),
    Kind("Company", "company", "companies", "M-10 0-5-9H5L10 0 5 9H-5Z", "#9aa7b5", "#4f5d6b"),
    Kind("Location", "location", "locations", "M-10-8H10L0 10Z", "#6fbfae", "#14705f"),
    Kind("Character", "character", "characters", "M0-11 10 0 0 11-10 0Z", "#d9444c", "#a31621"),
    Kind(
        "FictionalOrganization",
        "organisation in the story",
        "organisations in the story",
        "M-9-10H9V1Q9 8 0 11Q-9 8-9 1Z",
        "#b48ad6",
        "#4f2478",
    ),
    Kind("Place", "place in the story", "places in the story", "M0-11 10-2V9H-10V-2Z", "#e89a7d", "#a34a26"),
    Kind(
        "Universe",
        "universe",
        "universes",
        "M-11 0A11 11 0 1 1 11 0A11 11 0 1 1-11 0ZM-5 0A5 5 0 1 0 5 0A5 5 0 1 0-5 0Z",
        "#f2efe8",
        "#2b2723",
    ),
)

STATUSES = (
    Status("confirmed", "stated as settled", "#8d8271", "#7d7363"),
    Status("announced", "said by those who make it", "#8d8271", "#7d7363", dashes=(14, 4)),
    Status("rumoured", "reported, not settled", "#d4af5a", "#8a6711", dashes=(5, 5)),
    Status("denied", "said not to be so", "#e0525a", "#a8202b", dashes=(2, 4), width=1.8, struck=True),
    Status("superseded", "replaced by a later claim", "#8d8271", "#7d7363", dashes=(1, 6), width=1.2),
    Status("", "no claim: a plain triple", "#8d8271", "#7d7363"),
)

_KINDS = {each.name: each for each in KINDS}


def kind(name: str) -> Kind:
    """The look of a class; a class that is not one of KINDS gets the shape and colours of "anything else".

    >>> kind("Character").shape != kind("Person").shape
    True
    """
    label = words(name) or "thing"
    return _KINDS.get(name) or Kind(name, label, label, _OTHER_SHAPE, "#b9b2a6", "#5f584d")
