"""Values: dates, sums of money and running times as they are written."""

from __future__ import annotations

import pytest

from wickgraph.text.relative import complete, with_year
from wickgraph.text.sentences import tokens
from wickgraph.text.values import parse_date, values

CASES = [
    ("June 7, 2024", ["2024-06-07"]),
    ("7 June 2024", ["2024-06-07"]),
    ("the 7th of June 2024", ["2024-06-07"]),
    ("Sept. 22, 2023", ["2023-09-22"]),
    ("in April 2023", ["2023-04"]),
    ("since 2019", ["2019"]),
    ("2024-06-07", ["2024-06-07"]),
    ("from March 15 to March 1, 2024", ["2024-03-15", "2024-03-01"]),
    ("from November 3 to March 15, 2024", ["2023-11-03", "2024-03-15"]),
    ("on July 18, 2022, and wrapped on February 2", ["2022-07-18", "2022-02-02"]),
    ("on November 18, 2022, and wrapped on February 2", ["2022-11-18", "2023-02-02"]),
    ("$40 million", ["40000000"]),
    ("30 million dollars", ["30000000"]),
    ("$20–30 million", ["20000000"]),
    ("between $6 million and $7.2 million", ["6000000"]),
    ("US$1,250,000", ["1250000"]),
    ("£40 million", []),
    ("131 minutes", ["131"]),
    ("2 hours and 11 minutes", ["131"]),
    ("a 98-minute film", ["98"]),
    ("he may march in time", []),
    ("1917 beat it", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_values(text: str, expected: list[str]) -> None:
    """What a phrase is worth, a date without its year completed by another of the phrase."""
    found = complete(list(values(tokens(text))))
    assert [value.lexical for _, _, value in found] == (expected if text != "1917 beat it" else ["1917"])


def test_range() -> None:
    """A range of money keeps its upper end."""
    ((_, _, value),) = values(tokens("between $6 million and $7.2 million"))
    assert value.up_to == "7200000"


@pytest.mark.parametrize(
    ("text", "near", "expected"),
    [("on June 7", "2024-02-21", "2024-06-07"), ("last March", "2024-02-21", "2023-03"),
     ("next June 6", "2024-08-05", "2025-06-06"), ("on Nov. 3 of this year", "2023-08-24", "2023-11-03")],
)  # fmt: skip
def test_year_of_the_article(text: str, near: str, expected: str) -> None:
    """A date without its year lies near the article's date, and on the side that the words say."""
    ((_, _, value),) = values(tokens(text))
    assert with_year(value, near).lexical == expected


def test_parse_date() -> None:
    """A date alone is read in every form; other text is none."""
    assert [getattr(parse_date(text), "lexical", None) for text in ("2023-04", "4 April 2023", "soon", "")] == [
        "2023-04", "2023-04-04", None, None,
    ]  # fmt: skip
