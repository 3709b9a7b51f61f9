"""Small units in a league table: how far their rates are to be believed."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from analytics.statistics import inputs
from analytics.statistics.inputs import Counts, Figures, Floats

POOLED = 1e6
"""α + β a batch of the largest unit where the units differ no more than by chance: shrunk to the pooled rate."""

SEPARATE = 1e-6
"""α + β where every unit passes or fails as a whole: not shrunk at all."""

LOWEST, HIGHEST = np.log(SEPARATE), np.log(1e12)


class BetaBinomial(NamedTuple):
    """The parameters of the beta distribution that the units' true rates follow: mean α / (α + β), weight α + β batches."""

    alpha: float
    beta: float


def fit_beta_binomial(counts: ArrayLike, judged: ArrayLike) -> BetaBinomial:
    """Fit a beta-binomial distribution to the units by maximum likelihood.

    Maximises Σ log B(count + α, judged − count + β) − log B(α, β) over α, β > 0.

    Shapes: one count a unit → two numbers; units without anything judged tell nothing. Units: batches. Where the maximum
    lies at infinity, because the units differ by no more than chance, α + β is a million times the largest unit, in the
    proportion of the pooled rate: shrunk rates are then the pooled one. Where it lies at 0, because every unit passes
    or fails as a whole, α + β is a millionth: rates stay as they are. (nan, nan): no unit judged; all passed or all failed;
    no unit with two batches, so that nothing can show how much units differ. `ValueError`: counts that are none,
    counts > judged.

    Source: J. G. Skellam, JRSS B 10 (1948) 257–261; D. A. Griffiths, Biometrics 29 (1973) 637–648.
    Example (Geissler's 6,115 Saxon families, boys among the first 12 children): mean 0.5192, maximised log-likelihood
    −12492.9, α = 34.1 and β = 31.6.
    """
    some, whole = inputs.points(counts, judged)
    some, whole = some[whole > 0], whole[whole > 0]
    events, total = int(some.sum()), int(whole.sum())
    if events in (0, total) or whole.max() < 2:
        return BetaBinomial(np.nan, np.nan)
    rate = events / total
    if _excess(some, whole, rate) <= 0:
        weight = POOLED * float(whole.max())
        return BetaBinomial(rate * weight, (1 - rate) * weight)
    if np.all((some == 0) | (some == whole)):
        share = float(np.mean(some > 0))
        return BetaBinomial(share * SEPARATE, (1 - share) * SEPARATE)
    return _maximum(some, whole, rate)


def shrunk_rates(counts: ArrayLike, judged: ArrayLike, alpha: float, beta: float) -> Figures:
    """Rates drawn towards the mean of all units, the further the smaller the unit.

    (count + α) / (judged + α + β): the mean of the unit's true rate given its count.

    Shapes: numbers or arrays that broadcast. Units: fractions. Nothing judged: the mean α / (α + β), as nothing else is
    known; nan parameters (nothing could be fitted): nan. `ValueError`: counts that are none, counts > judged,
    negative parameters or both 0.

    Source: B. Efron, C. Morris, JASA 70 (1975) 311–319 (the idea); the beta-binomial posterior mean.
    Example: 9 of 10 with α = 8, β = 2 → 17 / 20. Batting averages (D. Robinson 2015, α 78.7, β 224.9): 4 of 10 → 0.264.
    """
    some, whole = inputs.counts_of(counts, judged, "counts")
    if np.isnan([*inputs.floats(alpha, "alpha").flat, *inputs.floats(beta, "beta").flat]).any():
        return inputs.plain(np.full(some.shape, np.nan))
    a, b = inputs.amount(alpha, "alpha"), inputs.amount(beta, "beta")
    if a + b == 0:
        raise ValueError("alpha and beta must not both be 0.")
    return inputs.plain(np.asarray((some + a) / (whole + a + b)))


def _excess(some: Counts, whole: Counts, rate: float) -> float:
    """The slope of the likelihood in 1 / (α + β) at 0: positive where the units differ more than by chance."""
    c, n = some.astype(np.float64), whole.astype(np.float64)
    f = n - c
    slope = float(np.sum(c * (c - 1) / rate + f * (f - 1) / (1 - rate) - n * (n - 1)))
    return 0.0 if abs(slope) <= 1e-12 * float(np.sum(n * n)) else slope


def _maximum(some: Counts, whole: Counts, rate: float) -> BetaBinomial:
    # scipy.optimize takes a third of a second to import; only who fits pays for it.
    from scipy import optimize

    pairs, times = np.unique(np.stack([some, whole]), axis=1, return_counts=True)
    c, n = pairs.astype(np.float64)

    def shape(x: Floats) -> tuple[float, float]:
        mean, weight = float(special.expit(x[0])), float(np.exp(x[1]))
        return mean * weight, float(special.expit(-x[0])) * weight

    def loss(x: Floats) -> float:
        a, b = shape(x)
        return -float(np.sum(times * (special.betaln(c + a, n - c + b) - special.betaln(a, b)))) / total

    def slope(x: Floats) -> Floats:
        a, b = shape(x)
        all_of = special.digamma(n + a + b) - special.digamma(a + b)
        by_a = float(np.sum(times * (special.digamma(c + a) - special.digamma(a) - all_of)))
        by_b = float(np.sum(times * (special.digamma(n - c + b) - special.digamma(b) - all_of)))
        return -np.array([(by_a - by_b) * a * b / (a + b), by_a * a + by_b * b]) / total

    total = float(times.sum())
    start = np.array([special.logit(rate), np.log(_moments_weight(c, n, times, rate))])
    bounds = [(-40, 40), (LOWEST, HIGHEST)]
    rough = optimize.minimize(loss, start, jac=slope, method="L-BFGS-B", bounds=bounds).x
    # The likelihood is flat at its top: the last digits come from its slope.
    fine = optimize.root(slope, rough, tol=1e-13)
    near = np.all(np.abs(fine.x - rough) < 1) and np.max(np.abs(slope(fine.x))) <= np.max(np.abs(slope(rough)))
    return BetaBinomial(*shape(fine.x if near else rough))


def _moments_weight(c: Floats, n: Floats, times: Counts, rate: float) -> float:
    """A first α + β from the correlation of batches within a unit."""
    pairs = float(np.sum(times * n * (n - 1)))
    within = float(np.sum(times * ((c - n * rate) ** 2 - n * rate * (1 - rate))))
    correlation = min(max(within / (pairs * rate * (1 - rate)), 1e-6), 0.99)
    return 1 / correlation - 1
