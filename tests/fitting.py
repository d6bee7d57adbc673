"""Fits the linear models of `ontology/learned/` (logistic regression with a penalty), in numpy and nothing else.

The same examples give the same bytes: the method has no chance in it, and sums are taken in one order.
"""

from __future__ import annotations

import math
from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from wickgraph.text.weights import Weights

Array = NDArray[np.float64]
_LONGEST_STEP, _STEPS, _MEMORY, _SMALL = 1.0, 120, 8, 1e-4


@dataclass(frozen=True)
class Examples:
    """Rows of signs, right or not, each from a text; signs are numbers into `names`."""

    names: list[str]
    signs: NDArray[np.int64]
    rows: NDArray[np.int64]
    right: Array
    text: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.right)

    def part(self, chosen: NDArray[np.bool_]) -> Examples:
        """The examples for which `chosen` is true."""
        number = np.cumsum(chosen) - 1
        kept = chosen[self.rows]
        return Examples(self.names, self.signs[kept], number[self.rows[kept]], self.right[chosen], self.text[chosen])

    def scores(self, weights: Array) -> Array:
        """The sums of the weights of each row; the last weight is added to all."""
        return np.bincount(self.rows, weights[self.signs], len(self)) + weights[-1]


def examples(rows: Sequence[tuple[int, Iterable[str], bool]], least: int = 2) -> Examples:
    """Examples of (number of the text, signs, whether right); signs that fewer than `least` texts have are left out."""
    found = [(text, tuple(dict.fromkeys(signs)), right) for text, signs, right in rows]
    pairs = {(text, sign) for text, signs, _ in found for sign in signs}
    texts = Counter(sign for _, sign in pairs)
    names = sorted(sign for sign, count in texts.items() if count >= least)
    number = {name: i for i, name in enumerate(names)}
    kept = [[number[sign] for sign in signs if sign in number] for _, signs, _ in found]
    return Examples(
        names,
        np.fromiter(chain.from_iterable(kept), np.int64),
        np.repeat(np.arange(len(kept)), [len(each) for each in kept]),
        np.array([float(right) for *_, right in found]),
        np.array([text for text, *_ in found], np.int64),
    )


def fit(given: Examples, penalty: float) -> Array:
    """The weights that make the examples likeliest, less `penalty` times half their squares; the bias is free."""

    def objective(weights: Array) -> tuple[float, Array]:
        scores = np.clip(given.scores(weights), -30, 30)
        error = 1 / (1 + np.exp(-scores)) - given.right
        loss = np.logaddexp(0, scores).sum() - (scores * given.right).sum()
        gradient = np.append(np.bincount(given.signs, error[given.rows], len(given.names)), error.sum())
        gradient[:-1] += penalty * weights[:-1]
        return float(loss + penalty / 2 * (weights[:-1] ** 2).sum()), gradient

    return _minimum(objective, np.zeros(len(given.names) + 1))


def _minimum(objective: Callable[[Array], tuple[float, Array]], start: Array) -> Array:
    """Where a smooth convex function is least, by the method L-BFGS."""
    at, (value, gradient) = start, objective(start)
    past: deque[tuple[Array, Array]] = deque(maxlen=_MEMORY)
    for _ in range(_STEPS):
        step = -_bent(gradient, past)
        slope, size = float(gradient @ step), _LONGEST_STEP if past else 1 / max(1.0, float(np.abs(gradient).max()))
        for _ in range(30):
            there, (lower, turned) = at + size * step, objective(at + size * step)
            if lower <= value + 1e-4 * size * slope:
                break
            size /= 2
        moved, changed = there - at, turned - gradient
        if float(moved @ changed) > 1e-12:
            past.append((moved, changed))
        done = value - lower < _SMALL
        at, value, gradient = there, lower, turned
        if done:
            break
    return at


def _bent(gradient: Array, past: deque[tuple[Array, Array]]) -> Array:
    """The gradient as the curvature of the last steps bends it."""
    out, factors = gradient.copy(), []
    for moved, changed in reversed(past):
        factors.append(float(moved @ out) / float(moved @ changed))
        out -= factors[-1] * changed
    if past:
        moved, changed = past[-1]
        out *= float(moved @ changed) / float(changed @ changed)
    for (moved, changed), factor in zip(past, reversed(factors), strict=True):
        out += moved * (factor - float(changed @ out) / float(moved @ changed))
    return out


def unseen(given: Examples, penalty: float, folds: int = 10) -> Array:
    """The score of each example by a model that saw no example of its text."""
    out = np.zeros(len(given))
    for fold in range(folds):
        held = given.text % folds == fold
        if held.any():
            out[held] = given.part(held).scores(fit(given.part(~held), penalty))
    return out


def log_loss(scores: Array, right: Array) -> float:
    """How badly scores foretell what is right: the mean of the logarithmic loss."""
    return float((np.logaddexp(0, scores) - scores * right).mean())


def calibration(scores: Array, right: Array) -> tuple[float, float]:
    """(factor, addend) that make scores of unseen texts probabilities (Platt's method)."""
    at = np.array([1.0, 0.0])
    for _ in range(50):
        chances = 1 / (1 + np.exp(-np.clip(at[0] * scores + at[1], -30, 30)))
        error, spread = chances - right, chances * (1 - chances) + 1e-9
        gradient = np.array([(error * scores).sum(), error.sum()])
        mixed = (spread * scores).sum()
        bend = np.array([[(spread * scores**2).sum() + 1e-6, mixed], [mixed, spread.sum()]])
        at = at - np.linalg.solve(bend, gradient)
    return float(at[0]), float(at[1])


def threshold(chances: Array, right: Array, precision: float, fewest: int = 20) -> float:
    """The least probability such that, of all examples at least as likely, the share of `precision` is right."""
    order = np.argsort(-chances, kind="stable")
    share = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    good = np.flatnonzero(share >= precision)
    good = good[good >= fewest]
    return float(chances[order[good[-1]]]) if len(good) else 1.0


def keeping(chances: Array, right: Array, share: float) -> float:
    """The greatest probability such that of the right examples a `share` is as likely at least."""
    return float(np.quantile(chances[right > 0], 1 - share, method="lower"))


def model(given: Examples, penalty: float, precision: float, share: float = 0.0) -> tuple[Weights, Array]:
    """The model of all examples, its sums made probabilities, and the probabilities that unseen examples get.

    Its threshold is chosen for `precision`, and so that at least a `share` of the right examples is kept.
    """
    scores = unseen(given, penalty)
    factor, addend = calibration(scores, given.right)
    chances = 1 / (1 + np.exp(-np.clip(factor * scores + addend, -30, 30)))
    found = fit(given, penalty) * factor
    weights = {name: float(weight) for name, weight in zip(given.names, found, strict=False) if abs(weight) >= 0.0005}
    limit = min(threshold(chances, given.right, precision), keeping(chances, given.right, share))
    limit = math.floor(limit * 100) / 100  # what is judged by it is told in hundredths
    return Weights(float(found[-1] + addend), limit, weights), chances
