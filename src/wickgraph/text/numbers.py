"""Numbers in words and in figures.

>>> number("1,250.5"), number("two"), spelt("twenty-seven")
(1250.5, 2, 27)
"""

from __future__ import annotations

import re

#: what stands behind a number of dollars
SCALE = {
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "m": 10**6,
    "mn": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "b": 10**9,
}
_NUMBER = re.compile(r"\d[\d,]{0,15}(?:\.\d{1,6})?")
_BELOW_TWENTY = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
#: numbers as words
WORDS = {name: at for at, name in enumerate(_BELOW_TWENTY.split(), 1)} | {
    name: 10 * at for at, name in enumerate(_TENS.split(), 2)
}


def spelt(word: str) -> int | None:
    """A number below a hundred, in figures or in words; None for anything else.

    >>> spelt("27"), spelt("twenty-seven"), spelt("none")
    (27, 27, None)
    """
    if re.fullmatch(r"\d{1,2}", word):
        return int(word)
    tens, _, ones = word.partition("-")
    known = tens in WORDS and (not ones or ones in WORDS)
    return WORDS[tens] + WORDS.get(ones, 0) if known else None


def number(text: str) -> float | None:
    """A number in figures, or a word that is one; None for anything else.

    >>> number("90"), number("ninety"), number("$")
    (90.0, 90, None)
    """
    if text in WORDS:
        return WORDS[text]
    return float(text.replace(",", "")) if _NUMBER.fullmatch(text) else None
