"""Sums over bootstrap resamples: units drawn with replacement, as many as there are, again and again from a fixed seed."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from analytics.statistics.inputs import Floats

AT_ONCE = 4_000_000
"""Numbers drawn in one go, to bound the memory."""
MANY = 500
ALIKE = 8
"""From MANY units on, of which there are ALIKE times as many as different ones, it is counted how often each sort is drawn instead of which unit."""


def resampled_sums(values: Floats, draws: int, seed: int) -> Iterator[Floats]:
    """Σ of the values of each resample of the units: (some draws × columns) at a time, `draws` in all.

    Many units that are alike in all values are drawn as sorts: how often each sort comes is multinomial with its share of the units, which is
    the same distribution (B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap, 1993, chapter 6) for a fraction of the numbers.

    Shapes: one row a unit, in a fixed order. `ValueError`: no draws.
    """
    if draws < 1:
        raise ValueError("draws must be at least 1.")
    random, units = np.random.default_rng(seed), len(values)
    if units >= MANY:
        sorts, share = _sorts(values)
        if len(sorts) * ALIKE <= units:
            some = max(1, AT_ONCE // len(sorts))
            for first in range(0, draws, some):
                yield random.multinomial(units, share, size=min(some, draws - first)).astype(np.float64) @ sorts
            return
    some = max(1, AT_ONCE // units)
    for first in range(0, draws, some):
        many = min(some, draws - first)
        chosen = random.integers(0, units, size=(many, units)) + units * np.arange(many)[:, np.newaxis]
        times = np.bincount(chosen.ravel(), minlength=many * units).reshape(many, units)
        yield times.astype(np.float64) @ values


def _sorts(values: Floats) -> tuple[Floats, NDArray[np.float64]]:
    """The different rows, the most frequent first (alike in number: in the order of their values), and their shares."""
    code = np.zeros(len(values), dtype=np.int64)
    for column in values.T:
        found, place = np.unique(np.round(column, 9), return_inverse=True)
        code = np.unique(code * len(found) + place, return_inverse=True)[1]
    _, first, counts = np.unique(code, return_index=True, return_counts=True)
    order = np.argsort(-counts, kind="stable")
    return values[first[order]], counts[order] / len(values)
