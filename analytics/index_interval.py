"""The interval of the quality index: bootstrap by enterprise, since one enterprise gives several batches."""

from __future__ import annotations

import hashlib

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.kept import Kept
from analytics.statistics.resampling import resampled_sums

DRAWS = 2000
SEED = 20070711
Ends = tuple[float | None, float | None]

_drawn: Kept[Ends] = Kept(2_000)


def interval(
    enterprises: pd.Series[str],
    place: NDArray[np.intp],
    counted: pd.Series[float],
    lost: pd.Series[float],
    strata: int,
    output: NDArray[np.float64] | None,
    confidence: float,
) -> Ends:
    """The ends for one row per enterprise and stratum (`place`), with what was counted and lost there; (None, None) for one enterprise alone.

    Enterprises are sorted by name, resampled with replacement, the index computed anew in each draw, its quantiles taken. `output`: the weight
    of each stratum; None: by the sample. The ends are never narrower than what so many batches could prove without a single loss (and without a
    single pass): otherwise a handful of passed batches, which all resamples repeat, would look certain.
    The same figures give the same interval, so a process draws once for each.
    """
    owner, owners = _sorted(enterprises)
    if owners < 2:
        return None, None
    cell = owner * strata + place
    columns = [np.bincount(cell, values.to_numpy(dtype=np.float64), owners * strata).reshape(owners, strata) for values in (counted, lost)]
    if output is None:  # weighted by the sample the strata cancel out
        columns = [values.sum(axis=1, keepdims=True) for values in columns]
    values = np.hstack(columns).astype(np.float64)
    known = hashlib.blake2b(values.tobytes() + (b"" if output is None else output.tobytes()) + repr((values.shape, confidence)).encode())
    return _drawn.get(known.digest(), lambda: _ends(values, output, confidence))


def _ends(values: NDArray[np.float64], output: NDArray[np.float64] | None, confidence: float) -> Ends:
    strata, found = values.shape[1] // 2, []
    for sums in resampled_sums(values, DRAWS, SEED):
        seen, lost = sums[:, :strata], sums[:, strata:]
        weight = np.where(seen > 0, np.ones(1) if output is None else output, 0.0)
        mean = np.divide(lost, seen, out=np.zeros_like(lost), where=seen > 0)
        found.append(100 * (1 - np.sum(weight * mean, axis=1) / np.sum(weight, axis=1)))
    tail = (1 - confidence) / 2
    low, high = np.quantile(np.concatenate(found), [tail, 1 - tail])
    provable = float(tail ** (1 / values[:, :strata].sum())) * 100
    return float(min(low, provable)), float(max(high, 100 - provable))


def _sorted(enterprises: pd.Series[str]) -> tuple[NDArray[np.int64], int]:
    """The place of each row's enterprise among the different ones, sorted by name, and how many they are."""
    if isinstance(enterprises.dtype, pd.CategoricalDtype) and enterprises.cat.categories.is_monotonic_increasing:
        codes = enterprises.cat.codes.to_numpy()
        if codes.min(initial=0) >= 0:
            there = np.bincount(codes) > 0
            return (np.cumsum(there) - 1)[codes], int(np.count_nonzero(there))
    place, names = pd.factorize(enterprises, use_na_sentinel=False)
    order = np.argsort(np.asarray(names, dtype=object).astype(str), kind="stable")
    return np.argsort(order)[place], len(names)
