"""Leads: the first sentence of a page, which gives its title in full.

>>> in_full("Heat", "Heat is long.") is None
True
"""

from __future__ import annotations

import re

from wickgraph.naming.minting import SMALL


def is_title(name: str) -> bool:
    """Whether words are written as a title is: few, each with a capital, a number or small.

    >>> is_title("The Edge of Heaven"), is_title("Nobody knows")
    (True, False)
    """
    words = name.split()
    capitals = all(word[0].isupper() or word[0].isdigit() or word in SMALL for word in words)
    return bool(words) and capitals and len(words) <= 7 and not re.search(r"[.!?] |[;]", name)


def in_full(bare: str, text: str) -> str | None:
    """The full title where a text begins with it and its heading has it in short: "Alien: Resurrection is a …".

    >>> in_full("Alien", '"Alien: Resurrection" is a film.')
    'Alien: Resurrection'
    """
    if not is_title(bare) or ":" in bare:
        return None
    found = re.search(rf'(?:^|\n)["*_]*({re.escape(bare)}: [A-Z][^.\n"*_(]{{2,60}}?)["*_]* (?:is|was)\b', text)
    return found[1] if found else None
