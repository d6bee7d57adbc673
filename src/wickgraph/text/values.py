"""Dates, sums of money and running times in running text, as typed literals.

>>> from wickgraph.text.sentences import tokens
>>> [(value.lexical, value.datatype) for _, _, value in values(tokens("On June 7, 2024, it had cost $90 million."))]
[('2024-06-07', 'xsd:date'), ('90000000', 'xsd:integer')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wickgraph.text.numbers import SCALE, WORDS, number, spelt
from wickgraph.text.sentences import Token

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTHS = {name: number for number, name in enumerate(_MONTHS, 1)} | {
    name[:3]: number for number, name in enumerate(_MONTHS, 1)
}
MONTHS["sept"] = 9
_YEAR = re.compile(r"(?:19|20)\d\d")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")


@dataclass(frozen=True, slots=True)
class Value:
    """A literal read from text.

    kind is Date, Money or Minutes; `lexical` and `datatype` (compact name) make the RDF literal; `up_to` is the upper
    end of a range; `partial` marks a date without its year, or one that is told from another ("a year later"), which
    `wickgraph.text.relative` completes; `side` is "last" or "next" where the text says on which side of its own date
    such a date lies.
    """

    kind: str
    lexical: str
    datatype: str
    up_to: str | None = None
    partial: bool = False
    side: str | None = None


def date(year: int | str, month: int | None = None, day: int | None = None) -> Value:
    """A date as precise as what is known of it.

    >>> date(2023, 4).lexical, date(2023, 4).datatype
    ('2023-04', 'xsd:gYearMonth')
    """
    if month is None:
        return Value("Date", f"{int(year):04}", "xsd:gYear")
    if day is None:
        return Value("Date", f"{int(year):04}-{month:02}", "xsd:gYearMonth")
    return Value("Date", f"{int(year):04}-{month:02}-{day:02}", "xsd:date")


def parse_date(text: str | None) -> Value | None:
    """The date that a whole text is: "2023-04", "April 2023", "4 April 2023", "April 4, 2023"; None for anything else.

    >>> parse_date("April 4, 2023").lexical
    '2023-04-04'
    """
    from wickgraph.text.sentences import tokens

    found = [value for _, _, value in values(tokens(text or "")) if value.kind == "Date" and not value.partial]
    if not found and text and re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text.strip()):
        year, month = text.strip().split("-")
        return date(year, int(month))
    return found[0] if found else None


def values(found: Sequence[Token]) -> Iterator[tuple[int, int, Value]]:
    """(first token, token after the last, value) for each value, from left to right.

    >>> from wickgraph.text.sentences import tokens
    >>> [(start, end, value.kind) for start, end, value in values(tokens("in 2019 for $5 million"))]
    [(1, 2, 'Date'), (3, 6, 'Money')]
    """
    i = 0
    while i < len(found):
        match = _value(found, i) if found[i].text[0] in _FIRST else None
        if match:
            yield _with_start(found, i, *match)
        i = match[0] if match else i + 1


def _with_start(found: Sequence[Token], i: int, end: int, value: Value) -> tuple[int, int, Value]:
    """A value with what belongs to it before: "Christmas 1967" is a December."""
    start = _start(found, i) if value.kind == "Date" else i
    christmas = value.datatype == "xsd:gYear" and start < i and _at(found, i - 1) == "christmas"
    return start, end, date(value.lexical, 12) if christmas else value


#: words before a date that belong to it: "Friday, June 6", "the autumn of 2026", "early May"
_DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
    | {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}
)
_SEASONS = {"spring", "summer", "autumn", "fall", "winter", "christmas", "easter", "halloween", "thanksgiving"}
_PARTS = frozenset(_SEASONS | {"early", "late", "mid"})


def _start(found: Sequence[Token], i: int) -> int:
    """The token at which a date begins that is found at i, with the day of the week, the season or "late" before it."""
    at = i
    if _at(found, at - 1) == "," and _at(found, at - 2) in _DAYS:
        return at - 2
    if _at(found, at - 1) in _DAYS:
        return at - 1
    if _at(found, at - 1) in ("of", "-") and _at(found, at - 2) in _PARTS:
        at -= 2
    while _at(found, at - 1) in _PARTS and found[at - 1].text != "Fall":
        at -= 1
    return at


#: what a value can begin with: a digit, a sign of money, the initial of a month or of "US"
_FIRST = frozenset("0123456789$JFMASONDUuCBVotfsenTFSEN")
#: feasts that fall on the same day every year
_FEASTS = {
    "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26), "valentine's day": (2, 14),
    "valentine 's day": (2, 14), "new year's day": (1, 1), "new year 's day": (1, 1), "new year's eve": (12, 31),
    "new year 's eve": (12, 31),
}  # fmt: skip
_FEASTERS = frozenset(feast.split()[0] for feast in _FEASTS)


def _value(found: Sequence[Token], i: int) -> tuple[int, Value] | None:
    word = found[i].norm
    plain = word[0].isalpha() and word.rstrip(".") not in MONTHS
    if plain and word not in _DOLLARS and word not in _FEASTERS and word not in WORDS:
        return None
    return _date(found, i) or _money(found, i) or _minutes(found, i)


#: what may stand before the sign of the dollar
_DOLLARS = ("us", "u.s.")


def _at(found: Sequence[Token], i: int) -> str:
    return found[i].norm if 0 <= i < len(found) else ""


def _day(text: str) -> int | None:
    return int(re.sub(r"\D", "", text)) if _DAY.fullmatch(text) else None


def _date(found: Sequence[Token], i: int) -> tuple[int, Value] | None:
    word = _at(found, i)
    if _ISO.fullmatch(word):
        return i + 1, Value("Date", word, "xsd:date")
    for end in (i + 2, i + 3, i + 4):
        if feast := _FEASTS.get(" ".join(token.norm for token in found[i:end])):
            return _with_day(found, i, end, *feast)
    month = MONTHS.get(word.rstrip(".")) if found[i].text[0].isupper() else None
    if month:
        return _from_month(found, i, month)
    day = _day(word)
    after = i + 1 + (_at(found, i + 1) == "of")
    month = MONTHS.get(_at(found, after).rstrip("."))
    if day and month and found[after].text[0].isupper():
        return _with_day(found, i, after + 1, month, day)
    if _YEAR.fullmatch(word) and _at(found, i - 1) not in ("$", "£", "€"):
        return i + 1, date(word)
    return None


#: words after which a month's name alone is a date
_BEFORE_MONTH = frozenset(
    {"in", "since", "by", "until", "of", "this", "that", "last", "next", "from", "to", "late", "early", "mid", "for"}
    | {"during", "between"}
)
#: what stands between the months of a range: "May to July 2010"
_RANGE = frozenset({"-", "–", "—", "to", "through", "until"})


def _from_month(found: Sequence[Token], i: int, month: int) -> tuple[int, Value] | None:
    at = i + 1 + (_at(found, i + 1) == ".")
    day = _day(_at(found, at))
    if day and not _YEAR.fullmatch(_at(found, at)):
        return _with_day(found, i, at + 1, month, day)
    at += _at(found, at) in (",", "of")
    if _YEAR.fullmatch(_at(found, at)):
        return at + 1, date(_at(found, at), month)
    ranges = _at(found, at) in _RANGE and _at(found, at + 1).rstrip(".") in MONTHS
    if ranges or _at(found, i - 1) in _BEFORE_MONTH:
        return i + 1, Value("Date", f"--{month:02}", "xsd:gYearMonth", partial=True, side=_side(found, i, i + 1))
    return None


def _side(found: Sequence[Token], start: int, end: int) -> str | None:
    """ "last" or "next" where the words beside a date say so; "of this year" is the next one too."""
    before = _at(found, start - 1)
    if before in ("last", "next", "this"):
        return "last" if before == "last" else "next"
    after = [_at(found, end + each) for each in range(3)]
    return {"of this year": "next", "of last year": "last", "of next year": "next"}.get(" ".join(after))


def _with_day(found: Sequence[Token], start: int, at: int, month: int, day: int) -> tuple[int, Value]:
    comma = at + (_at(found, at) in (",", "of"))
    if _YEAR.fullmatch(_at(found, comma)):
        return comma + 1, date(_at(found, comma), month, day)
    return at, Value("Date", f"--{month:02}-{day:02}", "xsd:date", partial=True, side=_side(found, start, at))


def _money(found: Sequence[Token], i: int) -> tuple[int, Value] | None:
    """US dollars only: the ontology's budget and box office are in dollars."""
    plain = number(_at(found, i))
    if plain is not None and _at(found, i + 1) in SCALE and _at(found, i + 2) in ("dollars", "dollar"):
        return i + 3, Value("Money", str(round(plain * SCALE[_at(found, i + 1)])), "xsd:integer")
    at = i + (_at(found, i) in _DOLLARS)
    if _at(found, at) != "$":
        return None
    low = number(_at(found, at + 1))
    if low is None:
        return None
    at, high = at + 2, None
    scale = SCALE.get(_at(found, at))
    end = at + (scale is not None)
    between = _at(found, end) == "and" and _at(found, i - 1) == "between"
    if (between or _at(found, end) in ("-", "–", "to")) and number(
        _at(found, end + 1 + (_at(found, end + 1) == "$"))
    ) is not None:
        end += 1 + (_at(found, end + 1) == "$")
        high = number(_at(found, end))
        end += 1
        high_scale = SCALE.get(_at(found, end))
        end += high_scale is not None
        scale, low_scale = high_scale or scale, scale or high_scale
        low *= low_scale or 1
    else:
        low *= scale or 1
    up_to = None if high is None else str(round(high * (scale or 1)))
    return end, Value("Money", str(round(low)), "xsd:integer", up_to)


def _minutes(found: Sequence[Token], i: int) -> tuple[int, Value] | None:
    word = _at(found, i)
    hyphen = re.fullmatch(r"(\d{2,3})-minutes?", word)
    if hyphen:
        return i + 1, Value("Minutes", hyphen[1], "xsd:integer")
    if word in WORDS:
        return _hours(found, i)
    if not re.fullmatch(r"\d{1,3}", word):
        return None
    unit = _at(found, i + 1)
    if unit in ("minute", "minutes", "min", "mins", "min."):
        return i + 2 + (_at(found, i + 2) == "." and unit in ("min", "mins")), Value(
            "Minutes", str(int(word)), "xsd:integer"
        )
    return _hours(found, i)


def _hours(found: Sequence[Token], i: int) -> tuple[int, Value] | None:
    """A time in hours and minutes: "2 hours 31 minutes", "three hours and twenty-seven minutes"."""
    hours = spelt(_at(found, i))
    if not hours or _at(found, i + 1) not in ("hour", "hours", "h", "hr", "hrs"):
        return None
    at = i + 2 + (_at(found, i + 2) in ("and", ","))
    minutes = spelt(_at(found, at))
    if not minutes or _at(found, at + 1) not in ("minute", "minutes", "min", "mins", "m"):
        return None
    return at + 2, Value("Minutes", str(hours * 60 + minutes), "xsd:integer")
