"""Intervals for batches that come in clusters: one enterprise gives several, so whole enterprises are drawn anew."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analytics.statistics import inputs
from analytics.statistics.index import strata_of
from analytics.statistics.inputs import Floats
from analytics.statistics.intervals import Interval

DRAWS = 2000
SEED = 20070703
AT_ONCE = 4_000_000
"""Numbers drawn in one go, to bound the memory."""


def quality_index_interval(
    losses: ArrayLike,
    enterprises: ArrayLike,
    strata: ArrayLike | None = None,
    weights: Mapping[Any, float] | None = None,
    confidence: float = 0.95,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Interval:
    """The interval of `quality_index` by bootstrap over enterprises.

    `draws` times as many enterprises as there are, drawn with replacement, each with all its batches; the index of each draw;
    the (1 ∓ confidence) / 2 quantiles of these. A draw leaves out the strata that it misses, as the index does. Enterprises
    are sorted by name first and the seed is fixed, so that the same batches give the same interval in any order.

    Shapes: one loss, enterprise and stratum a batch. Units: of the index, [0, 100]. Fewer than two enterprises: (nan, nan), as
    nothing shows how they differ. `ValueError`: as `quality_index`; enterprises not one a batch; no draws.

    Source: B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13 (percentile interval), with the
    enterprise as the unit drawn.
    """
    loss, place, share = strata_of(losses, strata, weights)
    names, owner = _sorted(enterprises, loss.size)
    if names < 2:
        return Interval(np.nan, np.nan)
    lost, batches = np.zeros((names, share.size)), np.zeros((names, share.size))
    np.add.at(lost, (owner, place), loss)
    np.add.at(batches, (owner, place), 1)
    indices = []
    for times in _times_drawn(names, draws, seed):
        seen = times @ batches
        # Without weights the share of a stratum is its share in the draw.
        weight = np.where(seen > 0, share if weights is not None else seen, 0)
        mean = inputs.ratio(times @ lost, seen)
        indices.append(100 * (1 - inputs.ratio(np.nansum(weight * mean, axis=1), weight.sum(axis=1))))
    return _between(np.concatenate(indices), confidence)


def clustered_rate_interval(passed: ArrayLike, judged: ArrayLike, confidence: float = 0.95, draws: int = DRAWS, seed: int = SEED) -> Interval:
    """The interval of a pass rate by bootstrap over enterprises, where the batches of one are alike.

    Σ passed / Σ judged of `draws` samples of enterprises with replacement; the (1 ∓ confidence) / 2 quantiles.

    Shapes: one count an enterprise, in a fixed order → (low, high). Units: fractions. Fewer than two enterprises with a batch:
    (nan, nan). All passed or all failed: the interval is a point, as the sample shows no difference to draw from.
    `ValueError`: counts that are none, passed > judged, no draws.

    Source: as `quality_index_interval`.
    """
    some, whole = inputs.points(passed, judged, "passed")
    some, whole = some[whole > 0], whole[whole > 0]
    if whole.size < 2:
        return Interval(np.nan, np.nan)
    rates = [(times @ some) / (times @ whole) for times in _times_drawn(whole.size, draws, seed)]
    return _between(np.concatenate(rates), confidence)


def _sorted(enterprises: ArrayLike, batches: int) -> tuple[int, NDArray[np.intp]]:
    given = np.atleast_1d(np.asarray(enterprises, dtype=object))
    if given.shape != (batches,):
        raise ValueError(f"enterprises must be one a batch: {batches} batches, {given.size} enterprises.")
    names, owner = np.unique(given.astype(str), return_inverse=True)
    return names.size, owner.ravel()


def _times_drawn(units: int, draws: int, seed: int) -> Iterator[Floats]:
    """How often each unit is drawn: (some draws × units) at a time, `draws` in all."""
    if draws < 1:
        raise ValueError("draws must be at least 1.")
    random = np.random.default_rng(seed)
    some = max(1, AT_ONCE // units)
    for first in range(0, draws, some):
        many = min(some, draws - first)
        chosen = random.integers(0, units, size=(many, units)) + np.arange(many)[:, None] * units
        yield np.bincount(chosen.ravel(), minlength=many * units).reshape(many, units).astype(np.float64)


def _between(values: Floats, confidence: float) -> Interval:
    tail = (1 - inputs.fraction(confidence, "confidence")) / 2
    known = values[~np.isnan(values)]
    if known.size == 0:
        return Interval(np.nan, np.nan)
    low, high = np.quantile(known, [tail, 1 - tail])
    return Interval(float(low), float(high))
