"""Which township or trade really differs: funnel limits, the spread beyond chance, and p-values a unit."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from analytics.statistics import binomial, inputs
from analytics.statistics.inputs import Counts, Figures, Floats

NEVER = 1e-100
"""A rate as low as this is 0: its odds are beyond what a float divides by."""

TAILS = (0.001, 0.025, 0.975, 0.999)
"""The ends of the 99.8 % and the 95 % limits."""


class Overdispersion(NamedTuple):
    """How much more the units differ than chance explains.

    phi: the mean squared z-score, 1 where chance explains all. tau2: the variance between the units, in squared rates.
    """

    phi: float
    tau2: float


def binomial_funnel_limits(target: float, judged: ArrayLike, tails: ArrayLike = TAILS) -> Floats:
    """Exact binomial limits around a target, interpolated so that they narrow smoothly with n.

    (r − (P(R ≤ r) − p) / P(R = r)) / n, clipped to [0, 1], with R binomial over n = judged at the rate `target` and r its
    p-quantile, the smallest r with P(R ≤ r) ≥ p.

    Shapes: judged (units) and tails (k) → array (units, k); one plain number → (k,). Units: fractions in [0, 1].
    Nothing judged: a row of nan. `ValueError`: counts that are none, a target or tail outside [0, 1].

    Source: D. J. Spiegelhalter, Statistics in Medicine 24 (2005) 1185–1202, A.1.1.
    """
    rate = inputs.fraction(target, "target")
    units = inputs.counts(judged, "judged")
    p = inputs.numbers(tails, "tails")
    if p.ndim != 1 or np.any((p < 0) | (p > 1)):
        raise ValueError("tails must be a series of probabilities from 0 to 1.")
    sizes, place = np.unique(units, return_inverse=True)
    limits = _limits(rate, sizes, p)
    return limits[place.ravel()].reshape((*units.shape, p.size))


def overdispersion(events: ArrayLike, judged: ArrayLike, centre: float | None = None, winsorise: float = 0.1) -> Overdispersion:
    """The over-dispersion factor φ of units around a common rate, and the variance τ² between them.

    With z = (p − θ) / √(θ(1 − θ) / n), clipped to its `winsorise` and 1 − `winsorise` quantiles (0: not clipped)::

        φ = mean z²,   τ² = max(0, (kφ − (k − 1)) / (Σw − Σw² / Σw)),   w = n / (θ(1 − θ))

    over the k units that were judged. θ is `centre`, or the pooled rate.

    Shapes: one count a unit → two numbers. Units: φ has none and may be below 1; τ² in squared rates. No unit, or a θ of 0
    or 1, about which nothing can spread: (nan, nan); one unit: φ, and nan for τ². `ValueError`: counts that are
    none, events > judged, a centre outside [0, 1], winsorise outside [0, 0.5].

    Source: D. J. Spiegelhalter, Statistics in Medicine 24 (2005) 1185–1202, A.3 (multiplicative φ, and τ² after
    DerSimonian and Laird, with φ in place of the unclipped mean square). Not clipped, kφ is Pearson's χ² of homogeneity.
    Example (J. L. Fleiss 1981, smokers 83 of 86, 90 of 93, 129 of 136, 70 of 82, not clipped): 4φ = 12.6004.
    """
    some, whole = inputs.points(events, judged, "events")
    clipped = inputs.fraction(winsorise, "winsorise")
    if clipped > 0.5:
        raise ValueError("winsorise must lie from 0 to 0.5: it is clipped at either end.")
    some, whole = some[whole > 0], whole[whole > 0]
    theta = float(inputs.ratio(some.sum(), whole.sum())) if centre is None else inputs.fraction(centre, "centre")
    if whole.size == 0 or not 0 < theta < 1:
        return Overdispersion(np.nan, np.nan)
    z = (some / whole - theta) / np.sqrt(theta * (1 - theta) / whole)
    if clipped > 0:
        z = np.clip(z, *np.quantile(z, [clipped, 1 - clipped]))
    phi = float(np.mean(z**2))
    k, w = whole.size, whole / (theta * (1 - theta))
    if k == 1:
        return Overdispersion(phi, np.nan)
    tau2 = (k * phi - (k - 1)) / (w.sum() - (w**2).sum() / w.sum())
    return Overdispersion(phi, max(0.0, float(tau2)))


def binomial_p_values(counts: ArrayLike, judged: ArrayLike, target: float) -> Figures:
    """How surprising each unit's rate is where its true rate is the target: exact, two-sided.

    Twice the smaller of P(R ≤ count) and P(R ≥ count), at most 1, R binomial over `judged` at the rate `target`.

    Shapes: numbers or arrays that broadcast. Units: probabilities. Nothing judged: nan. `ValueError`: counts that are none,
    counts > judged, a target outside [0, 1].

    Source: as `clopper_pearson_interval`: p < α exactly where the interval at 1 − α leaves the target out.
    Example: 0 of 10 at a rate of one half → 2 / 1024.
    """
    some, whole = inputs.counts_of(counts, judged, "counts")
    rate = inputs.fraction(target, "target")
    rarer = np.minimum(binomial.at_most(some, whole, rate), binomial.at_least(some, whole, rate))
    return inputs.plain(np.where(whole == 0, np.nan, np.minimum(2 * rarer, 1.0)))


def _limits(rate: float, sizes: Counts, p: Floats) -> Floats:
    shape = (sizes.size, p.size)
    if not NEVER < rate < 1:
        rate = float(round(rate))
        r, excess = np.broadcast_to(sizes[:, None] * rate, shape), np.broadcast_to(1 - p, shape)
    else:
        tails = np.clip(p, 1e-300, 1 - 1e-16)
        # At a tie, where rounding may choose either r, the interpolated limit is the same from both.
        r, total, here = binomial.quantile(tails, sizes[:, None], rate)
        excess = inputs.ratio(total - tails, here)
    limits = np.clip(inputs.ratio(r - excess, sizes[:, None]), 0, 1)
    # Nothing lies beyond the ends, and no probability is left to interpolate.
    return np.where(sizes[:, None] == 0, np.nan, np.where(p <= 0, 0.0, np.where(p >= 1, 1.0, limits)))
