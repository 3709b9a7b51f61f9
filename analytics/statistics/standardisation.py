"""Has the mix changed, or the quality."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from analytics.statistics import inputs


class StandardisedRate(NamedTuple):
    """A rate as it would be with the standard's mix, and its interval, as fractions."""

    rate: float
    low: float
    high: float


class Kitagawa(NamedTuple):
    """A difference of two crude rates, split in what the rates and what the mix contribute, as fractions."""

    rate_effect: float
    mix_effect: float


def directly_standardised_rate(counts: ArrayLike, judged: ArrayLike, standard: ArrayLike, confidence: float = 0.95) -> StandardisedRate:
    """The rate of a standard mix of strata, with the gamma interval of Fay and Feuer.

    With w = (standard / Σ standard) / judged, y = Σ w·count, v = Σ w²·count and m = max w::

        low  = v / 2y · χ²(2y² / v) at α/2
        high = (v + m²) / 2(y + m) · χ²(2(y + m)² / (v + m²)) at 1 − α/2

    χ²(ν) the quantile with ν degrees of freedom, α = 1 − confidence. Made for rare events (Poisson counts): give it
    failures, not passes; where they are frequent the upper end may exceed 1.

    Shapes: arrays over the strata → three numbers. Units: `standard` in any one unit. A stratum that the standard knows but
    where nothing was judged has no rate, so there is no standardised one either: nan; so with no stratum at all.
    `ValueError`: counts that are none, counts > judged, a standard that is negative, all 0 or not one a stratum.

    Source: M. P. Fay, E. J. Feuer, Statistics in Medicine 16 (1997) 791–801 (the widest weight).
    Example (the data of their table 1: Down's syndrome, births of order 5 and above, standardised to the maternal ages of all
    births, per 100,000): 75.52901, 67.70212 to 188.30017.
    """
    some, whole = inputs.points(counts, judged)
    mix = np.atleast_1d(inputs.amounts(standard, "standard"))
    tail = (1 - inputs.fraction(confidence, "confidence")) / 2
    if mix.shape != some.shape:
        raise ValueError(f"standard must be one a stratum: {some.size} strata, {mix.size} standards.")
    if mix.size and not mix.any():
        raise ValueError("standard is 0 in every stratum: there is no mix to standardise to.")
    if mix.size == 0 or np.any(whole[mix > 0] == 0):
        return StandardisedRate(np.nan, np.nan, np.nan)
    counted = mix > 0
    some, w = some[counted], mix[counted] / mix.sum() / whole[counted]
    rate, variance, widest = float(np.sum(w * some)), float(np.sum(w**2 * some)), float(w.max())
    low = float(variance / rate * special.gammaincinv(rate**2 / variance, tail)) if rate > 0 else 0.0
    above, spread = rate + widest, variance + widest**2
    return StandardisedRate(rate, low, float(spread / above * special.gammaincinv(above**2 / spread, 1 - tail)))


def kitagawa(passed1: ArrayLike, judged1: ArrayLike, passed2: ArrayLike, judged2: ArrayLike) -> Kitagawa:
    """Split the difference of two crude rates, first minus second, into the effect of the rates and that of the mix.

    With r the rate and s the share of each stratum::

        rate effect = Σ (r1 − r2)(s1 + s2) / 2,   mix effect = Σ (s1 − s2)(r1 + r2) / 2

    which add up to the crude difference. A stratum judged on one side only has one rate, which stands for both: its
    arrival or departure is a change of the mix.

    Shapes: arrays over the strata → two numbers. Units: fractions (times 100: percentage points). Nothing judged on a
    side: nan. `ValueError`: counts that are none, passed > judged, sides of different length.

    Source: E. M. Kitagawa, JASA 50 (1955) 1168–1194.
    Example (P. Das Gupta, Standardization and Decomposition of Rates, 1993, example 5.1: household headship per 100, United
    States 1985 minus 1970): rates 1.7403, ages 1.2269, together 2.9672.
    """
    first, second = inputs.points(passed1, judged1, "passed1"), inputs.points(passed2, judged2, "passed2")
    if first[0].shape != second[0].shape:
        raise ValueError(f"Both sides must have the same strata: {first[0].size} and {second[0].size}.")
    if first[1].sum() == 0 or second[1].sum() == 0:
        return Kitagawa(np.nan, np.nan)
    rate1, rate2 = inputs.ratio(*first), inputs.ratio(*second)
    rate1, rate2 = np.where(np.isnan(rate1), rate2, rate1), np.where(np.isnan(rate2), rate1, rate2)
    anywhere = (first[1] > 0) | (second[1] > 0)
    r1, r2 = rate1[anywhere], rate2[anywhere]
    s1, s2 = first[1][anywhere] / first[1].sum(), second[1][anywhere] / second[1].sum()
    return Kitagawa(float(np.sum((r1 - r2) * (s1 + s2)) / 2), float(np.sum((s1 - s2) * (r1 + r2)) / 2))
