"""Intervals for batches that come in clusters: one enterprise gives several, so whole enterprises are drawn anew."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analytics.statistics import inputs
from analytics.statistics.index import strata_of
from analytics.statistics.inputs import Floats
from analytics.statistics.intervals import Interval
from analytics.statistics.resampling import resampled_sums

DRAWS = 2000
SEED = 20070703


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
    cell, cells = owner * share.size + place, names * share.size
    values = np.hstack([np.bincount(cell, each, cells).reshape(names, share.size) for each in (loss, None)]).astype(np.float64)
    indices = []
    for sums in resampled_sums(values, draws, seed):
        lost, seen = sums[:, : share.size], sums[:, share.size :]
        # Without weights the share of a stratum is its share in the draw.
        weight = np.where(seen > 0, share if weights is not None else seen, 0)
        mean = inputs.ratio(lost, seen)
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
    rates = [sums[:, 0] / sums[:, 1] for sums in resampled_sums(np.column_stack([some, whole]), draws, seed)]
    return _between(np.concatenate(rates), confidence)


def _sorted(enterprises: ArrayLike, batches: int) -> tuple[int, NDArray[np.intp]]:
    given = np.atleast_1d(np.asarray(enterprises, dtype=object))
    if given.shape != (batches,):
        raise ValueError(f"enterprises must be one a batch: {batches} batches, {given.size} enterprises.")
    names, owner = np.unique(np.array([str(each) for each in given.tolist()]), return_inverse=True)
    return names.size, owner.ravel()


def _between(values: Floats, confidence: float) -> Interval:
    tail = (1 - inputs.fraction(confidence, "confidence")) / 2
    known = values[~np.isnan(values)]
    if known.size == 0:
        return Interval(np.nan, np.nan)
    low, high = np.quantile(known, [tail, 1 - tail])
    return Interval(float(low), float(high))
