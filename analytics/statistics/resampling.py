"""Sums over bootstrap resamples: units drawn with replacement, as many as there are, again and again from a fixed seed."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.statistics.inputs import Floats

AT_ONCE = 4_000_000
"""Numbers drawn in one go, to bound the memory."""
MANY = 500
"""Units, from which on those that are alike are drawn together."""
ALIKE = 12
"""So many units that are alike in all values make a sort: drawing how often it comes costs as much as drawing so many single units."""


def resampled_sums(values: Floats, draws: int, seed: int) -> Iterator[Floats]:
    """Σ of the values of each resample of the units: (some draws × columns) at a time, `draws` in all.

    Of many units it is drawn how often each sort of them comes (multinomial with its share of the units), and which of the others come in the
    places that are left: the same distribution (B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap, 1993, chapter 6) for a fraction
    of the numbers.

    Shapes: one row a unit, in a fixed order. `ValueError`: no draws.
    """
    if draws < 1:
        raise ValueError("draws must be at least 1.")
    random, units = np.random.default_rng(seed), len(values)
    sorts, times, single = _sorts(values) if units >= MANY else (values[:0], np.zeros(0, dtype=np.int64), values)
    share = np.array([*times, len(single)]) / max(1, units)
    some = max(1, AT_ONCE // max(1, len(sorts) + len(single)))
    for first in range(0, draws, some):
        many = min(some, draws - first)
        come = random.multinomial(units, share, size=many) if len(sorts) else np.full((many, 1), units)
        yield come[:, :-1].astype(np.float64) @ sorts + _single(random, single, come[:, -1])


def _single(random: np.random.Generator, values: Floats, left: NDArray[np.int64]) -> Floats:
    """Σ of so many units as each draw has `left`, drawn with replacement."""
    sums = np.zeros((len(left), values.shape[1]))
    drawing = np.flatnonzero(left)
    if len(drawing) and len(values):  # with no value there, only a rounded share could leave a place
        chosen = random.integers(0, len(values), size=int(left.sum()))
        starts = np.cumsum(left[drawing]) - left[drawing]
        for number, column in enumerate(np.ascontiguousarray(values.T)):
            sums[drawing, number] = np.add.reduceat(column[chosen], starts)
    return sums


def _sorts(values: Floats) -> tuple[Floats, NDArray[np.int64], Floats]:
    """The rows of which `ALIKE` or more are alike, how often each comes, the most frequent first, and all other rows as they are."""
    code = np.zeros(len(values), dtype=np.int64)
    for column in values.T:
        place, found = pd.factorize(np.round(column, 9))
        code = pd.factorize(code * len(found) + place)[0]
    counts = np.bincount(code, minlength=1)
    first = np.full(len(counts), len(code))
    np.minimum.at(first, code, np.arange(len(code)))
    often = np.flatnonzero(counts >= ALIKE)
    order = often[np.lexsort((*np.round(values[first[often]], 9).T[::-1], -counts[often]))]
    return values[first[order]], counts[order], values[counts[code] < ALIKE]
