"""Literals: objects and qualifiers of claims that are values and not entities.

>>> Literal("2024-06-07", "xsd:date").label
'2024-06-07'
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Literal:
    """A literal object or qualifier: lexical form, and the compact name of its datatype.

    `up_to` is the upper end of a range, `side` what is known of a date without its year (see `wickgraph.text.values`).
    """

    value: str
    datatype: str = "xsd:string"
    up_to: str | None = None
    side: str | None = None

    @property
    def label(self) -> str:
        """What to show for it."""
        return self.value
