"""What is drawn behind the nodes, so that one sees why they stand where they stand: rings, columns, areas.

>>> Guide("area", 0, 0, 120, 100, "Ruska Roma").label
'Ruska Roma'
"""

from __future__ import annotations

from dataclasses import dataclass, field

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Guide:
    """A shape around (x, y), in pixels of the picture: an ellipse ("ring", "area") or an upright line ("column").

    `across` and `down` are half its width and half its height.
    """

    shape: str
    x: int
    y: int
    across: int
    down: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Arranged:
    """Where the nodes stand, and the guides behind them.

    >>> Arranged({"urn:a": (0, 0)}).guides
    []
    """

    places: dict[str, Place]
    guides: list[Guide] = field(default_factory=list)
