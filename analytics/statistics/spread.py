"""Units that differ by more than chance: is that so, and limits and p-values that allow for it."""

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from analytics.statistics import binomial, inputs
from analytics.statistics.inputs import Figures, Floats


def overdispersion_p_value(phi: float, units: int, estimated_centre: bool = True) -> float:
    """How likely a factor φ as large as this is where the units differ by chance alone.

    P(χ² ≥ kφ) with k − 1 degrees of freedom about the pooled rate of the k units, k about a given one. A winsorised φ is the smaller one,
    so this errs towards chance.

    Shapes: numbers → one number. Units: a probability; φ has none. No φ (nan), or no degree of freedom left: nan. `ValueError`: a
    negative φ, units that are no count.

    Source: D. J. Spiegelhalter, Statistics in Medicine 24 (2005) 1185–1202, A.3 (kφ is compared with a χ² distribution).
    Example: φ = 1.1 of 10 units about a given rate: χ² = 11 on 10 degrees → 0.3575. Fleiss' smokers (see `overdispersion`): 0.005585.
    """
    size = inputs.counts(units, "units")
    if size.ndim != 0:
        raise ValueError("units must be one count.")
    free = int(size) - int(estimated_centre)
    if np.isnan(inputs.floats(phi, "phi")).all() or free <= 0:
        return np.nan
    return float(special.chdtrc(free, int(size) * inputs.amount(phi, "phi")))


def widened_limits(limits: ArrayLike, target: float, judged: ArrayLike, tau2: float) -> Floats:
    """Limits around a target that allow for a variance τ² between the units beside chance (additive over-dispersion).

    θ + (limit − θ) · √(1 + τ² n / (θ(1 − θ))): the standard error s = √(θ(1 − θ) / n) becomes √(s² + τ²), and the limits keep the skew of the
    exact ones. Clipped to [0, 1].

    Shapes: limits (units × tails) and judged (units) → as the limits. Units: fractions; τ² in squared rates. Nothing judged: nan.
    `ValueError`: a target outside [0, 1], a negative τ², counts that are none.

    Source: D. J. Spiegelhalter, as above, A.3.2 (random effects), with exact limits in place of θ ± z s.
    """
    around = inputs.floats(limits, "limits")
    wider = _factor(target, judged, tau2)
    return np.clip(target + (around - target) * wider.reshape((*wider.shape, *(1 for _ in range(around.ndim - wider.ndim)))), 0, 1)


def widened_p_values(counts: ArrayLike, judged: ArrayLike, target: float, tau2: float) -> Figures:
    """Exact two-sided p-values that allow for a variance τ² between the units beside chance.

    As `binomial_p_values`, of the count whose distance from nθ is divided by √(1 + τ² n / (θ(1 − θ))), the factor by which the limits are
    widened; between whole counts the distribution is continued by its incomplete beta function. τ² = 0: `binomial_p_values`.

    Shapes: counts and judged that broadcast → the same. Units: probabilities; τ² in squared rates. Nothing judged: nan. `ValueError`:
    counts that are none, counts > judged, a target outside [0, 1], a negative τ².

    Source: as `widened_limits`.
    """
    some, whole = inputs.counts_of(counts, judged, "counts")
    middle = whole * inputs.fraction(target, "target")
    nearer = np.clip(middle + (some - middle) / np.nan_to_num(_factor(target, whole, tau2), nan=1.0), 0, whole)
    rarer = np.minimum(binomial.at_most(nearer, whole, target), binomial.at_least(nearer, whole, target))
    return inputs.plain(np.where(whole == 0, np.nan, np.minimum(2 * rarer, 1.0)))


def _factor(target: float, judged: ArrayLike, tau2: float) -> Floats:
    rate, between = inputs.fraction(target, "target"), inputs.amount(tau2, "tau2")
    n = inputs.counts(judged, "judged").astype(np.float64)
    chance = rate * (1 - rate)
    factor: Floats = np.sqrt(1 + between * n / chance) if chance > 0 else np.ones_like(n)
    return np.where(n > 0, factor, np.nan)
