"""Reasons for links, and the statements (claims with their evidence) that they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wickgraph.statements import Evidence, Statement

#: the surest first; a plain triple has no claim that could be doubted
SUREST = ("", "confirmed", "announced", "rumoured", "superseded", "denied")


@dataclass(frozen=True, slots=True)
class Ground:
    """Statements of which one is enough: how sure the surest is (its place in SUREST), from when the first is said."""

    statements: tuple[Statement, ...]
    rank: int
    since: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A reason for a link: its kind (such as "film", "kills", "member", "conflict"), what it goes through (IRI), words.

    It needs all its grounds: `rank` is that of the least sure, `since` the day of the last ("" where one has none).
    """

    kind: str
    through: str
    label: str
    grounds: tuple[Ground, ...]
    rank: int
    since: str

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements that it rests on.

        >>> tie("film", "urn:Heat", "Heat", Ground((), 1, "2023")).statements
        ()
        """
        return tuple(each for ground in self.grounds for each in ground.statements)

    def evidence(self) -> Iterator[Evidence]:
        """The evidence of these statements.

        >>> list(tie("film", "urn:Heat", "Heat", Ground((), 1, "2023")).evidence())
        []
        """
        return (each for stated in self.statements for each in stated["evidence"])


def ground(statements: Sequence[Statement]) -> Ground:
    """The ground that statements are, of which one is enough.

    >>> ground([{"status": "announced", "as_of": "2023"}, {"status": "confirmed", "as_of": ""}]).since
    '2023'
    """
    ranks = (SUREST.index(each["status"]) if each["status"] in SUREST else len(SUREST) - 1 for each in statements)
    since = min(filter(None, (each["as_of"] for each in statements)), default="")
    return Ground(tuple(statements), min(ranks), since)


def tie(kind: str, through: str, label: str, *grounds: Ground) -> Tie:
    """A tie on grounds of which it needs all.

    >>> tie("film", "urn:Heat", "Heat", Ground((), 1, "2023"), Ground((), 2, "2024")).since
    '2024'
    """
    dates = [each.since for each in grounds]
    return Tie(kind, through, label, grounds, max(each.rank for each in grounds), max(dates) if all(dates) else "")
