"""Text for a terminal: columns that line up, cut to the width that there is, and nothing that moves the cursor.

>>> print(columns(["film", "year"], [["Ballerina", "2025"]], right={1}))
film       year
─────────  ────
Ballerina  2025
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence

GAP = "  "
CUT = "…"
#: no column is cut to less than this, however narrow the terminal
NARROWEST = 6


def clean(text: str) -> str:
    """`text` on one line, with control and invisible direction characters written out: data must not steer a terminal.

    >>> clean("two\\nlines\\x1b[31m")
    'two lines\\\\x1b[31m'
    """
    return "".join(_visible(character) for character in text)


def _visible(character: str) -> str:
    if character in "\n\r\t\u2028\u2029":
        return " "
    # Cc: control, Cf: format (direction overrides among them), Cs: lone surrogate
    if unicodedata.category(character) in ("Cc", "Cf", "Cs"):
        return character.encode("unicode_escape").decode()
    return character


def cells(text: str) -> int:
    """How many cells of a terminal `text` takes.

    >>> cells("Wick"), cells("殺し屋"), cells("e\\u0301")
    (4, 6, 1)
    """
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cut(text: str, width: int) -> str:
    """`text`, shortened with an ellipsis to `width` cells where it is longer.

    >>> cut("Catalina Sandino Moreno", 10)
    'Catalina …'
    """
    if cells(text) <= width:
        return text
    kept, room = "", width - 1
    for character in text:
        room -= _cells(character)
        if room < 0:
            break
        kept += character
    return kept + CUT


def columns(
    head: Sequence[str], rows: Sequence[Sequence[str]], right: Collection[int] = (), width: int | None = None
) -> str:
    """`rows` under `head`, aligned; the columns numbered in `right` to the right.

    With a `width` (in cells) long cells are cut to fit it, and a last line says how many were.

    >>> print(columns(["name"], [["Catalina Sandino Moreno"]], width=10))
    name
    ──────────
    Catalina …
    1 cell cut to fit 10 columns; --format md shows all.
    """
    head, rows = [clean(cell) for cell in head], [[clean(cell) for cell in row] for row in rows]
    natural = [max(map(cells, column)) for column in zip(head, *rows, strict=True)]
    widths = _shares(natural, width) if width else natural
    lines = [_line(row, widths, right) for row in (head, ["─" * share for share in widths], *rows)]
    lost = sum(cells(cell) > share for row in rows for cell, share in zip(row, widths, strict=True))
    if lost:
        lines.append(f"{lost} cell{'s' * (lost > 1)} cut to fit {width} columns; --format md shows all.")
    return "\n".join(lines)


def _shares(natural: list[int], width: int) -> list[int]:
    """Widths that fit together: short columns keep theirs, all longer ones get the same."""
    room = width - len(GAP) * (len(natural) - 1)
    share = max(natural, default=0)
    while share > NARROWEST and sum(min(share, wish) for wish in natural) > room:
        share = min(share - 1, room)
    return [min(max(share, NARROWEST), wish) for wish in natural]


def _line(row: Sequence[str], widths: Sequence[int], right: Collection[int]) -> str:
    padded = []
    for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
        text = cut(cell, width)
        space = " " * (width - cells(text))
        padded.append(space + text if number in right else text + space)
    return GAP.join(padded).rstrip()
