"""What shows itself by its own words where a front end takes no HTML.

>>> class Note(Written):
...     def write(self, format="text", width=None):
...         return f"{format}!\\n"
>>> Note()._repr_markdown_()
'md!\\n'
"""

from __future__ import annotations

from typing import Any


class Written:
    """Base of cards, stories and the like: Markdown on a page, text in the terminal of IPython."""

    def __init_subclass__(cls) -> None:
        # IPython takes the __repr__ that a dataclass gives itself before what stands in a base.
        cls._repr_pretty_ = Written._repr_pretty_  # type: ignore[method-assign]

    def write(self, format: str = "text", width: int | None = None) -> str:
        """The text of it in a format."""
        raise NotImplementedError

    def _repr_markdown_(self) -> str:
        return self.write("md")

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(self.write("text").rstrip())
