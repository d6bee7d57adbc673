"""What is wrong with a file, and where in it."""

from __future__ import annotations


class FaultError(Exception):
    """What is wrong with a file and what to do, as sentences; the line and the column where they are known.

    `needles` are bytes one of which stands on the line, where that has still to be looked for.

    >>> FaultError("a NUL. Take it out.", 7).place
    ':7'
    """

    def __init__(
        self, sentence: str, line: int | None = None, column: int | None = None, needles: tuple[bytes, ...] = ()
    ) -> None:
        super().__init__(sentence)
        self.sentence, self.line, self.column, self.needles = sentence, line, column, needles

    @property
    def place(self) -> str:
        """Line and column as they follow the name of the file."""
        return "".join(f":{number}" for number in (self.line, self.column) if number is not None)
