"""Weights: linear models as small sorted text files in `ontology/learned/`, made by `make train`.

A model is a table of signs with a weight each. What speaks for a thing is added up, and the sum is a probability by
the logistic function. No library is needed to use one.

>>> model = Weights(-1.0, 0.5, {"pattern=directs": 3.0})
>>> round(model.probability(["pattern=directs", "never seen in training"]), 2)
0.88
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from wickgraph.bundled import folder
from wickgraph.errors import DataError

#: what stands before the names of the two numbers that are no weights: no sign begins so
_MARK = "*"


@dataclass(frozen=True)
class Weights:
    """A linear model: its weights by sign, what is added to every sum, and the least probability that counts."""

    bias: float
    threshold: float
    weights: Mapping[str, float]

    def score(self, signs: Iterable[str]) -> float:
        """The sum of the weights of some signs; one that training did not see counts nothing.

        >>> Weights(-1.0, 0.5, {"a": 2.0}).score(["a", "b"])
        1.0
        """
        get = self.weights.get
        total = self.bias
        for sign in signs:
            total += get(sign, 0.0)
        return total

    def probability(self, signs: Iterable[str]) -> float:
        """How likely the model takes it that what has these signs is right.

        >>> Weights(0.0, 0.5, {}).probability([])
        0.5
        """
        return logistic(self.score(signs))

    def text(self) -> str:
        """The model as text: one line for each number, sorted, so that the same model has the same bytes.

        >>> print(Weights(-1.0, 0.5, {"b": 2.0, "a": 0.125}).text(), end="")
        *bias	-1.000
        *threshold	0.500
        a	0.125
        b	2.000
        """
        numbers = {f"{_MARK}bias": self.bias, f"{_MARK}threshold": self.threshold, **self.weights}
        return "".join(f"{name}\t{number:.3f}\n" for name, number in sorted(numbers.items()))


def logistic(score: float) -> float:
    """The probability that a score stands for.

    >>> logistic(0.0), round(logistic(3.0), 2), round(logistic(-900.0), 2)
    (0.5, 0.95, 0.0)
    """
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def parse(text: str, name: str) -> Weights:
    """A model from its text. Raises DataError that names the line which is none of a model.

    >>> parse("*bias\\t-1\\n*threshold\\t0.5\\na\\t2\\n", "x.tsv").weights
    {'a': 2.0}
    >>> parse("a 2", "x.tsv")
    Traceback (most recent call last):
        ...
    wickgraph.errors.DataError: x.tsv: line 1 is not a sign, a tab and a number. Make it anew with `make train`.
    """
    numbers: dict[str, float] = {}
    for at, line in enumerate(text.splitlines(), 1):
        sign, _, number = line.rpartition("\t")
        try:
            numbers[sign] = float(number)
        except ValueError:
            raise DataError(
                f"{name}: line {at} is not a sign, a tab and a number. Make it anew with `make train`."
            ) from None
    bias, threshold = (numbers.pop(f"{_MARK}{each}", None) for each in ("bias", "threshold"))
    if bias is None or threshold is None:
        raise DataError(f"{name}: *bias and *threshold are missing. Make it anew with `make train`.")
    return Weights(bias, threshold, numbers)


@cache
def load(name: str, base: Path | None = None) -> Weights:
    """The model of a name in a folder; without one, the bundled one.

    Raises DataError where it is missing or broken.

    >>> 0 <= load("confidence").threshold < 1
    True
    """
    file = (base or folder("ontology") / "learned") / f"{name}.tsv"
    try:
        return parse(file.read_text(encoding="utf-8"), file.name)
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{file.name}: {error}. Make it anew with `make train`.") from None
