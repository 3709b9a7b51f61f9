"""How sure is this rate, and how sure is a change of it."""

from math import ceil, log
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from analytics.statistics import inputs
from analytics.statistics.inputs import Counts, Figures, Floats
from analytics.statistics.target import exact


class Interval(NamedTuple):
    """The ends of a confidence interval, as fractions in [0, 1]; nan where nothing was judged."""

    low: Figures
    high: Figures


class Difference(NamedTuple):
    """A difference of two rates and the ends of its confidence interval, as fractions in [-1, 1]."""

    difference: Figures
    low: Figures
    high: Figures


def wilson_interval(passed: ArrayLike, judged: ArrayLike, confidence: float = 0.95) -> Interval:
    """Wilson's score interval of a rate, without continuity correction.

    With p = passed / judged, n = judged and z the normal quantile of (1 + confidence) / 2::

        (2np + z² ± z √(z² + 4np(1 − p))) / (2(n + z²))

    Shapes: numbers or arrays that broadcast; the ends have the same shape. Units: fractions in [0, 1].
    Nothing judged: (nan, nan). `ValueError`: counts that are none, passed > judged, confidence outside [0, 1].

    Source: E. B. Wilson, JASA 22 (1927) 209–212; R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, method 3.
    Example (Newcombe, table I): 81 of 263 → 0.2553 to 0.3662.
    """
    some, whole = inputs.counts_of(passed, judged)
    low, high = _wilson(some, whole, inputs.fraction(confidence, "confidence"))
    return Interval(inputs.plain(low), inputs.plain(high))


def clopper_pearson_interval(passed: ArrayLike, judged: ArrayLike, confidence: float = 0.95) -> Interval:
    """Clopper and Pearson's exact interval of a rate.

    The ends are the rates at which as many passes or more, as many or fewer, have probability α/2 = (1 − confidence) / 2:
    the α/2 quantile of Beta(passed, judged − passed + 1) and the 1 − α/2 quantile of Beta(passed + 1, judged − passed);
    0 where none passed, 1 where all did.

    Shapes: numbers or arrays that broadcast; the ends have the same shape. Units: fractions in [0, 1].
    Nothing judged: (nan, nan). `ValueError`: counts that are none, passed > judged, confidence outside [0, 1].

    Source: C. J. Clopper, E. S. Pearson, Biometrika 26 (1934) 404–413; Newcombe 1998 (as above), method 5.
    Example (Newcombe, table I): 81 of 263 → 0.2527 to 0.3676.
    """
    some, whole = inputs.counts_of(passed, judged)
    low, high = exact_ends(some, whole, (1 - inputs.fraction(confidence, "confidence")) / 2)
    return Interval(inputs.plain(low), inputs.plain(high))


def jeffreys_interval(passed: ArrayLike, judged: ArrayLike, confidence: float = 0.95) -> Interval:
    """The equal-tailed interval of a rate from Jeffreys' prior, ending at 0 where none passed and at 1 where all did.

    The α/2 and 1 − α/2 quantiles of Beta(passed + ½, judged − passed + ½), α = 1 − confidence.

    Shapes: numbers or arrays that broadcast; the ends have the same shape. Units: fractions in [0, 1].
    Nothing judged: (nan, nan). `ValueError`: counts that are none, passed > judged, confidence outside [0, 1].

    Source: L. D. Brown, T. T. Cai, A. DasGupta, Statistical Science 16 (2001) 101–133, section 4.3. Their modified interval, which differs
    where none or one passed or failed (0 of n ends at 1 − (α/2)^(1/n)), is not used.
    Example (their table of limits): 2 of 7 → 0.065 to 0.648.
    """
    some, whole = inputs.counts_of(passed, judged)
    tail = (1 - inputs.fraction(confidence, "confidence")) / 2
    a, b = some + 0.5, whole - some + 0.5
    low = np.where(some == 0, 0.0, special.betaincinv(a, b, tail))
    high = np.where(some == whole, 1.0, special.betaincinv(a, b, 1 - tail))
    return Interval(inputs.plain(_known(low, whole)), inputs.plain(_known(high, whole)))


def newcombe_difference(passed1: ArrayLike, judged1: ArrayLike, passed2: ArrayLike, judged2: ArrayLike, confidence: float = 0.95) -> Difference:
    """The difference of two independent rates, first minus second, with Newcombe's hybrid score interval.

    With d = p1 − p2 and (l, u) the Wilson interval of each rate::

        d − √((p1 − l1)² + (u2 − p2)²)   to   d + √((u1 − p1)² + (p2 − l2)²)

    Shapes: numbers or arrays that broadcast; the answers have the same shape. Units: fractions in [-1, 1]
    (times 100: percentage points). Nothing judged on either side: nan. `ValueError`: as `wilson_interval`.

    Source: R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890, method 10 (no continuity correction).
    Example (Newcombe, table II): 56 of 70 against 48 of 80 → 0.2, 0.0524 to 0.3339.
    """
    level = inputs.fraction(confidence, "confidence")
    first, second = inputs.counts_of(passed1, judged1, "passed1"), inputs.counts_of(passed2, judged2, "passed2")
    (low1, high1), (low2, high2) = _wilson(*first, level), _wilson(*second, level)
    rate1, rate2 = inputs.ratio(*first), inputs.ratio(*second)
    inputs.one_shape({"judged1": rate1, "judged2": rate2})
    difference = rate1 - rate2
    low = np.maximum(difference - np.hypot(rate1 - low1, high2 - rate2), -1)
    high = np.minimum(difference + np.hypot(high1 - rate1, rate2 - low2), 1)
    return Difference(*(inputs.plain(np.asarray(each)) for each in (difference, low, high)))


def smallest_sample_without_failure(target: float, confidence: float = 0.95) -> int:
    """How many batches must pass in a row to support a target that nothing has been judged for yet.

    The smallest n with target ** n ≤ 1 − confidence, compared exactly on the decimals as they print.

    Units: batches. `ValueError`: target or confidence outside [0, 1], and a target or confidence of 1,
    which no sample ever proves.

    Source: S. S. Wilks, Annals of Mathematical Statistics 12 (1941) 91–96 (one-sided tolerance limit).
    Example (the '95/95' rule): 59 without a failure support 95 % at 95 % confidence.
    """
    rate = exact(target, "target")
    doubt = 1 - exact(confidence, "confidence")
    if doubt == 1:
        return 0
    if rate == 1 or doubt == 0:
        raise ValueError("No sample, however large, proves a target of 100 % or a confidence of 100 %.")
    if rate == 0:
        return 1
    size = max(ceil(log(doubt) / log(rate)) - 1, 0)
    # Logarithms decide but for ties such as 0.5 ** 2 = 0.25, which only whole numbers can settle.
    if size <= LARGEST_EXACT_POWER:
        while rate**size > doubt:
            size += 1
        return size
    return size + 1


LARGEST_EXACT_POWER = 10_000


def exact_ends(passed: Counts, judged: Counts, tail: float) -> tuple[Floats, Floats]:
    """The Clopper–Pearson ends with probability `tail` beyond each."""
    # The arguments are kept away from 0, where the quantile has no meaning and the end is known.
    low = np.where(passed == 0, 0.0, special.betaincinv(np.maximum(passed, 1), judged - passed + 1.0, tail))
    high = np.where(passed == judged, 1.0, special.betaincinv(passed + 1.0, np.maximum(judged - passed, 1), 1 - tail))
    return _known(low, judged), _known(high, judged)


def _wilson(passed: Counts, judged: Counts, confidence: float) -> tuple[Floats, Floats]:
    if confidence == 1:
        return _known(np.zeros(judged.shape), judged), _known(np.ones(judged.shape), judged)
    z = float(special.ndtri((1 + confidence) / 2))
    n = judged.astype(np.float64)
    rate = inputs.ratio(passed, judged)
    spread = z * np.sqrt(z * z + 4 * passed * (1 - rate))
    below = 2 * (n + z * z)
    # The ends are known where nothing or everything passed; elsewhere rounding must not push an end past the rate.
    low = np.where(passed == 0, 0.0, np.minimum(inputs.ratio(2 * passed + z * z - spread, below), rate))
    high = np.where(passed == judged, 1.0, np.maximum(inputs.ratio(2 * passed + z * z + spread, below), rate))
    return _known(low, judged), _known(high, judged)


def _known(end: Floats, judged: Counts) -> Floats:
    return np.where(judged == 0, np.nan, end)
