"""Dates told from another: without their year ("on June 6"), or by their distance ("tomorrow", "two years later").

A text tells them from its own date or from the date that it named last. Until then the lexical form begins with "--": a
month and a day, or "--~" and what `resolve` needs.

>>> from wickgraph.text.sentences import tokens
>>> [value.lexical for _, _, value in dates(tokens("It came out in 2019 and its sequel three years later."))]
['2019', '2022']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date as day_of
from datetime import timedelta

from wickgraph.text import lexicon
from wickgraph.text.sentences import Token
from wickgraph.text.values import MONTHS, Value, date, values

Found = tuple[int, int, Value]

_WEEKDAYS = {
    name: number
    for number, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
}
#: the month in which a season begins
_SEASONS = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9, "fall": 9}
_DAYS = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}
_NUMBERS = {
    name: number
    for number, name in enumerate(("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1)
} | {"one": 1, "another": 1}
#: what stands behind a length of time that is told from the date named last
_LENGTHS = {"year", "years", "month", "months", "week", "weeks", "day", "days"}
_LATER = {"later": 1, "afterwards": 1, "after": 1, "on": 1, "earlier": -1, "before": -1}
_FIRST = frozenset(
    [*_WEEKDAYS, *_DAYS, *_NUMBERS, "this", "next", "last", "the", "that", "same", "coming", "past", "(", *"23456789"]
)


def dates(found: Sequence[Token]) -> list[Found]:
    """The values of a sentence, in which a date told from another is complete where that one stands in the sentence.

    >>> from wickgraph.text.sentences import tokens
    >>> [value.lexical for _, _, value in dates(tokens("It moved from November 3 to March 15, 2024."))]
    ['2023-11-03', '2024-03-15']
    """
    norms = [token.norm for token in found]
    own = [_of_that_year(each, norms) for each in values(found)]
    if lexicon.load().release.isdisjoint(norms):
        return complete(own)
    taken = {i for start, end, _ in own for i in range(start, end)}
    told = [each for each in _told(norms) if taken.isdisjoint(range(each[0], each[1]))]
    return complete(sorted([*own, *told], key=lambda each: each[0]))


def _of_that_year(found: Found, norms: Sequence[str]) -> Found:
    """A date that is said to be in the year of the one before: "November 7 of that year"."""
    start, end, value = found
    that = _OF_THAT_YEAR.match(" ".join(norms[end : end + 4]))
    return (start, end, replace(value, side="same")) if value.partial and that else found


_OF_THAT_YEAR = re.compile(r"of (that|the same|that same) year\b")


def _told(norms: Sequence[str]) -> Iterator[Found]:
    i = 0
    while i < len(norms):
        end, spec = (
            _from_text(norms, i) or _from_today(norms, i) if norms[i] in _FIRST and norms[i - 1] != "of" else (0, "")
        )
        if end:
            kind = "last" if spec.startswith("last") else "next" if spec.startswith(("next", "this")) else None
            yield i, end, Value("Date", f"--~{spec}", "xsd:date", partial=True, side=kind)
        i = max(end, i + 1)


def _at(norms: Sequence[str], i: int) -> str:
    return norms[i] if i < len(norms) else ""


def _from_today(norms: Sequence[str], i: int) -> tuple[int, str]:
    """(end, what it says) of a date told from the day of the article; (0, "") where none begins."""
    word, then = norms[i], _at(norms, i + 1)
    if word in _DAYS:
        return i + 1, f"day {_DAYS[word]}"
    if word in _WEEKDAYS:
        return (0, "") if _day_follows(norms, i + 1) else (i + 1, f"weekday {_WEEKDAYS[word]}")
    if word not in ("this", "next", "last", "coming", "past"):
        return 0, ""
    side = {"coming": "next", "past": "last"}.get(word, word)
    if then in _WEEKDAYS and not _day_follows(norms, i + 2):
        return i + 2, f"{side} weekday {_WEEKDAYS[then]}"
    if then in ("month", "year") or then in _SEASONS:
        return i + 2, f"{side} {then}"
    return 0, ""


def _day_follows(norms: Sequence[str], i: int) -> bool:
    """Whether a weekday is only the beginning of a date: "Friday, June 6", "Friday the 13th"."""
    at = i + (_at(norms, i) in (",", "[", "(", "the"))
    return _at(norms, at)[:1].isdigit() or _at(norms, at).rstrip(".") in MONTHS


def _from_text(norms: Sequence[str], i: int) -> tuple[int, str] | None:
    """(end, what it says) of a date told from the one that was named last."""
    word, then, third = norms[i], _at(norms, i + 1), _at(norms, i + 2)
    if word in ("that", "the", "same"):
        at = i + (word != "same")
        if _at(norms, at) == "same" or word == "that":
            at += _at(norms, at) == "same"
            return (at + 1, "same year") if _at(norms, at) in ("year", *_SEASONS) else None
        named = third in MONTHS or third in _SEASONS or third in ("year", "month")
        return (i + 3, f"following {third}") if then in ("following", "next") and named else None
    number = int(word) if re.fullmatch("[2-9]", word) else _NUMBERS.get(word)
    if number and then in _LENGTHS and third in _LATER:
        if third in ("after", "on", "before") and _at(norms, i + 3) not in ("", ".", ",", "that", ";", "and"):
            return None
        end = i + 3 + (third == "after" and _at(norms, i + 3) == "that")
        return end, f"plus {then.rstrip('s')} {number * _LATER[third]}"
    return None


# ---- completing ----------------------------------------------------------------------------------------------


def is_from_text(lexical: str) -> bool:
    """Whether a date is told from the one that the text named last, and not from the day of the article.

    >>> is_from_text("--~plus year 2"), is_from_text("--~day 1"), is_from_text("--06-06")
    (True, False, False)
    """
    return lexical.startswith(("--~plus", "--~same", "--~following"))


def complete(found: Sequence[Found]) -> list[Found]:
    """The values of a sentence, in which a date without its year has that of the full date before it, else after it.

    >>> from wickgraph.text.sentences import tokens
    >>> moved = values(tokens("It moved from November 3 to March 15, 2024."))
    >>> [value.lexical for _, _, value in complete(list(moved))]
    ['2023-11-03', '2024-03-15']
    """
    out = list(found)
    full = [
        i
        for i, (_, _, value) in enumerate(found)
        if value.kind == "Date" and not value.partial and (len(value.lexical) > 4)
    ]
    near: str | None = None
    for i, (start, end, value) in enumerate(found):
        if value.partial and value.lexical.startswith("--~"):
            one = _told_after(value, near, [each for _, _, each in out[:i]]) if is_from_text(value.lexical) else None
            out[i] = (start, end, one) if one else out[i]
        elif value.partial and value.side in (None, "same") and full:
            close = i + 1 in full and found[i + 1][0] - end <= 1  # "between September 22 and October 6, 2023"
            before = [] if close else [each for each in full if each < i]
            other = found[before[-1] if before else i + 1 if close else full[0]][2].lexical
            one = with_year(value, other) if before else in_year(value, _year_before(value, other))
            out[i] = start, end, one
        if value.kind == "Date" and not out[i][2].partial:
            near = out[i][2].lexical
    return out


def _told_after(value: Value, near: str | None, before: Sequence[Value]) -> Value | None:
    """A date told from the one before it, which may lack its year: "on 22 December and in Germany a day earlier"."""
    last = before[-1] if before else None
    if last and last.partial and re.fullmatch(r"--\d\d-\d\d", last.lexical):
        then = resolve(value, f"2001{last.lexical[1:]}")
        return replace(last, lexical=f"-{then.lexical[4:]}") if then and len(then.lexical) == 10 else None
    return resolve(value, near) if near else None


def _year_before(value: Value, after: str) -> int:
    return int(after[:4]) - (value.lexical[2:4] > after[5:7])


def with_year(value: Value, near: str) -> Value:
    """A partial date in the year of `near` (an ISO date), or the next one where it would lie half a year before.

    The side "near" is for what was on the calendar: not long ago, or ahead; "same" is the year of `near` itself.

    >>> with_year(Value("Date", "--02-10", "xsd:date", partial=True), "2016-11-03").lexical
    '2017-02-10'
    """
    month, year = int(value.lexical[2:4]), int(near[:4])
    near_month = int(near[5:7]) if len(near) >= 7 else month
    if value.side == "same":
        return in_year(value, year)
    if value.side == "near":
        year += near_month - month > 2
    elif value.side:
        later = value.lexical[2:] > near[5:]
        year += (value.side == "next" and not later) - (value.side == "last" and later)
    elif near_month - month > 6:
        year += 1
    elif month - near_month > 8:
        year -= 1
    return in_year(value, year)


def in_year(value: Value, year: int) -> Value:
    """A month, or a month and a day, in a year.

    >>> in_year(Value("Date", "--02-10", "xsd:date", partial=True), 2017).lexical
    '2017-02-10'
    """
    lexical = f"{year}-{value.lexical[2:]}"
    return Value("Date", lexical, "xsd:date" if len(lexical) == 10 else "xsd:gYearMonth")


def resolve(value: Value, near: str) -> Value | None:
    """The date that a partial one is, told from `near` (an ISO date); None where that is not precise enough.

    >>> resolve(Value("Date", "--~this weekday 4", "xsd:date", partial=True), "2024-01-22").lexical
    '2024-01-26'
    >>> resolve(Value("Date", "--~following may", "xsd:date", partial=True), "2019-10-08").lexical
    '2020-05'
    """
    if not value.lexical.startswith("--~"):
        return with_year(value, near)
    words = value.lexical[3:].split()
    if words[0] == "plus":
        return _plus(words[1], int(words[2]), near)
    if words[0] == "same":
        return date(near[:4])
    if words[0] == "following":
        return _following(words[1], near)
    if words[0] == "day" or "weekday" in words:
        return _near_day(words, value.side, near)
    return _period(words[0], words[1], near)


def _plus(unit: str, number: int, near: str) -> Value | None:
    if unit == "year":
        return date(int(near[:4]) + number)
    if unit in ("day", "week"):
        return _days_on(near, number * (7 if unit == "week" else 1)) if len(near) == 10 else None
    months = int(near[:4]) * 12 + int(near[5:7]) - 1 + number if len(near) >= 7 else None
    return date(months // 12, months % 12 + 1) if months else None


def _days_on(near: str, number: int) -> Value:
    then = day_of.fromisoformat(near) + timedelta(number)
    return date(then.year, then.month, then.day)


def _following(what: str, near: str) -> Value | None:
    if what == "month":
        return _plus("month", 1, near)
    month = MONTHS.get(what) or _SEASONS.get(what, 1)
    later = len(near) >= 7 and what != "year" and month > int(near[5:7])
    year = int(near[:4]) + (not later)
    return date(year, month) if what in MONTHS else date(year)


def _near_day(words: Sequence[str], side: str | None, near: str) -> Value | None:
    """A day told from a day: so many days on, or the next or last one of that name."""
    if len(near) < 10:
        return None
    today = day_of.fromisoformat(near)
    days = int(words[-1]) if words[0] == "day" else (int(words[-1]) - today.weekday()) % 7
    if words[0] != "day" and side == "last":
        days = -((today.weekday() - int(words[-1])) % 7)
    return _days_on(near, days)


def _period(side: str, what: str, near: str) -> Value | None:
    """A month, year or season told from the day of the article: "next month", "last autumn"."""
    step = {"this": 0, "next": 1, "last": -1}[side]
    if what == "month":
        return _plus("month", step, near)
    if what in _SEASONS and len(near) >= 7 and side == "last" and int(near[5:7]) > _SEASONS[what] + 2:
        step = 0
    return date(int(near[:4]) + step)
