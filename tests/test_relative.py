"""Dates told from another, and the line that dates an article."""

from __future__ import annotations

import pytest

from wickgraph.reader.claims import extract
from wickgraph.text.article import parse
from wickgraph.text.dateline import of
from wickgraph.text.relative import dates, resolve
from wickgraph.text.sentences import sentences, tokens


@pytest.mark.parametrize(
    ("text", "near", "expected"),
    [
        ("It opens tomorrow.", "2019-10-30", "2019-10-31"),
        ("It opens this Friday.", "2024-01-22", "2024-01-26"),
        ("It opened last Friday.", "2024-01-22", "2024-01-19"),
        ("It opens next summer.", "2024-08-01", "2025"),
        ("It opened last autumn.", "2024-11-30", "2023"),
        ("A port came out the following May.", "2019-10-08", "2020-05"),
        ("Its sequel came out two years later.", "2019-10-08", "2021"),
    ],
)
def test_a_date_told_from_another(text: str, near: str, expected: str) -> None:
    """A day, month or year is told from the day of the article or from the date that was named last."""
    ((_, _, value),) = dates(tokens(text))
    full = resolve(value, near)
    assert full and full.lexical == expected


@pytest.mark.parametrize("text", ["Friday the 13th opened.", "He kills Koji two years later.", "Tomorrow Never Dies"])
def test_no_date_where_none_is_told(text: str) -> None:
    """Titles and stories tell no date."""
    assert not dates(tokens(text))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("*Updated March 4, 2024*", "2024-03-04"),
        ("PARIS, 16 March 2023 — It opens soon.", "2023-03-16"),
        ("By Staff Writer, 30 October 2019", "2019-10-30"),
        ("Sunday, June 8, 2025", "2025-06-08"),
        ("It opens on June 8, 2025.", None),
        ("Released: June 8, 2025", None),
    ],
)
def test_the_line_that_dates_an_article(line: str, expected: str | None) -> None:
    """A line of its own, or the place and day before the first sentence, says when an article speaks."""
    value = of(list(sentences(parse(f"# A long weekend\n\n{line}\n\nNobody came to the harbour.\n", "x.md"))))
    assert (value.lexical if value else None) == expected


def test_a_release_without_its_year_lies_ahead() -> None:
    """What opens on a day without a year opens on the next such day after the article's own."""
    (claim,) = extract("PARIS, 16 March 2023 — “Heat” will open on 24 March.", title="Heat")
    assert (claim.object.label, claim.status) == ("2023-03-24", "announced")
