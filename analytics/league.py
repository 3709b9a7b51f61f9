"""The league table: raw rates beside rates drawn to the mean, with the ranks that either can bear."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import special

from analytics.statistics import fit_beta_binomial, shrunk_rates, wilson_interval
from analytics.statistics.bootstrap import SEED
from analytics.statistics.inputs import Floats
from analytics.statistics.shrinkage import POOLED
from analytics.units import SMALL, Compared

MOST_RANKED = 500
"""Up to so many units the ranges of ranks are drawn; among more, a single rank says nothing to anyone."""
DRAWS = 1_000
TAIL = 0.025


@dataclass(frozen=True)
class League:
    """`frame`: a row a unit, the best shrunk rate first (where nothing can be shrunk, the best raw one): key, name, passed, judged, rate, low, high
    (Wilson, 95 %), raw_rank (1 is the highest rate; equal rates share one), shrunk, shrunk_low, shrunk_high (95 % credible), rank, change
    (raw_rank − rank: positive where the unit rises), rank_low, rank_high (95 %). What has no meaning in a state is NaN, ranges of ranks also
    beyond MOST_RANKED units.

    `state`: 'shrunk'; 'alike' where the units differ by no more than chance, so that all shrink to one rate and no rank means anything;
    'unknown' where nothing shows how much units differ. `mean` and `weight` (batches) describe what they are drawn to, NaN when unknown.
    """

    frame: pd.DataFrame
    state: str
    mean: float
    weight: float

    @property
    def small_at_ends(self) -> tuple[int, int]:
        """Of the units at either end of the raw table (three each where there are as many): how many are small, and how many stand there."""
        some = min(3, len(self.frame) // 2)
        ordered = self.frame.sort_values(["rate", "judged"])
        ends = pd.concat([ordered.head(some), ordered.tail(some)])
        return int((ends["judged"] < SMALL).sum()), len(ends)

    @property
    def unsettled(self) -> int:
        """How many units could stand in more than half of all ranks."""
        wide = self.frame["rank_high"] - self.frame["rank_low"] + 1
        return int((2 * wide > len(self.frame)).sum())


def league(found: Compared) -> League:
    """The league table of units, by empirical Bayes: the true rates follow a beta distribution that is fitted to all of them.

    Shapes: see League. The ranges of ranks are the 2.5 % and 97.5 % points of each unit's rank in 1,000 draws from the units' posterior
    beta distributions, with a fixed seed and the units by name, so that the same counts give the same range.
    """
    frame = found.frame
    passed, judged = frame["passed"].to_numpy(), frame["judged"].to_numpy()
    alpha, beta = fit_beta_binomial(passed, judged) if len(frame) > 1 else (np.nan, np.nan)
    weight = alpha + beta
    state = "unknown" if np.isnan(weight) else "alike" if weight >= POOLED * judged.max() / 2 else "shrunk"
    interval = wilson_interval(passed, judged)
    told = frame.assign(rate=passed / judged, low=interval.low, high=interval.high)
    told["raw_rank"] = told["rate"].rank(ascending=False, method="min").astype("int64")
    told["shrunk"] = shrunk_rates(passed, judged, alpha, beta)
    ends = [special.betaincinv(passed + alpha, judged - passed + beta, tail) for tail in (TAIL, 1 - TAIL)]
    told["shrunk_low"], told["shrunk_high"] = ends if state == "shrunk" else (np.nan, np.nan)
    told["rank"] = told["shrunk"].rank(ascending=False, method="min") if state == "shrunk" else np.nan
    told["change"] = told["raw_rank"] - told["rank"]
    told["rank_low"], told["rank_high"] = _ranges(passed, judged, alpha, beta, state)
    order = ["shrunk", "rate"] if state == "shrunk" else ["rate"]
    told = told.sort_values([*order, "judged", "name"], ascending=[*(False for _ in order), False, True], ignore_index=True)
    return League(told, state, alpha / weight, weight)


def _ranges(passed: NDArray[np.int64], judged: NDArray[np.int64], alpha: float, beta: float, state: str) -> tuple[Floats, Floats]:
    if state != "shrunk" or len(judged) > MOST_RANKED:
        nothing: Floats = np.full(len(judged), np.nan)
        return nothing, nothing
    drawn = np.random.default_rng(SEED).beta(passed + alpha, judged - passed + beta, size=(DRAWS, len(judged)))
    places = (-drawn).argsort(axis=1).argsort(axis=1) + 1
    low, high = np.quantile(places, [TAIL, 1 - TAIL], axis=0, method="inverted_cdf")
    return low.astype(np.float64), high.astype(np.float64)
