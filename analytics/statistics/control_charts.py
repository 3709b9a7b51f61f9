"""Is the process stable: p chart with varying n, Laney's p′ chart, and the runs rules beside them."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analytics.statistics import inputs
from analytics.statistics.inputs import Floats

D2 = 1.128
"""The mean range of two draws of a standard normal, as printed in tables."""

ROUNDING = 1e-12
"""A point this close to a limit lies on it, not outside."""


class PChart(NamedTuple):
    """A control chart of rates, one entry a point.

    centre: the pooled rate. lower, upper: the limits, in [0, 1]; nan where nothing was judged. signals: the points outside
    them, counted from 1. rate: the points. z: their distance from the centre in standard deviations, for `runs_signals`.
    """

    centre: float
    lower: Floats
    upper: Floats
    signals: NDArray[np.intp]
    rate: Floats
    z: Floats


class LaneyChart(NamedTuple):
    """As `PChart`, with σ_z: how many times wider the points spread than binomial chance."""

    centre: float
    lower: Floats
    upper: Floats
    signals: NDArray[np.intp]
    sigma_z: float
    rate: Floats
    z: Floats


def p_chart(counts: ArrayLike, judged: ArrayLike, sigmas: float = 3) -> PChart:
    """The p chart with limits that vary with n.

    p̄ ± sigmas · √(p̄(1 − p̄) / n), p̄ = Σ counts / Σ judged, clipped to [0, 1]; a signal is a point outside its limits.

    Shapes: one count a point → arrays of as many. Units: fractions. A point without anything judged has no limits and
    gives no signal; none judged at all: centre nan. `ValueError`: counts that are none, counts > judged, sigmas ≤ 0.

    Source: D. C. Montgomery, Introduction to Statistical Quality Control, 6th ed. 2009, section 7.2.
    Example (Montgomery, example 7.1, orange juice, 30 samples of 50): centre 0.2313, limits 0.0524 and 0.4102,
    samples 15 and 23 outside.
    """
    some, whole = inputs.points(counts, judged)
    centre, rate, sigma = _spread(some, whole)
    lower, upper, signals = _limits(centre, rate, sigma, _positive(sigmas))
    return PChart(centre, lower, upper, signals, rate, inputs.ratio(rate - centre, sigma))


def laney_p_chart(counts: ArrayLike, judged: ArrayLike, sigmas: float = 3) -> LaneyChart:
    """Laney's p′ chart, for large n: binomial limits widened (or narrowed) by how the points really spread.

    z = (p − p̄) / √(p̄(1 − p̄) / n), σ_z = mean |z − z of the point before| / 1.128, limits p̄ ± sigmas · σ_z · √(p̄(1 − p̄) / n)
    clipped to [0, 1]. σ_z is not floored at 1. Points without anything judged are stepped over.

    Shapes, units, errors: as `p_chart`. Fewer than two points, or a centre of 0 or 1: σ_z and the limits are nan.

    Source: D. B. Laney, Quality Engineering 14 (2002) 531–537. (Some software leaves out moving ranges beyond 3.267 times their mean; Laney
    does not.)
    Example (M. A. Mohammed et al. 2013, 20 weeks of about 280,000 emergency attendances, of which 95.3 % were seen within 4 hours): the
    limits of the last week are 94.0 % and 96.6 % and no week is outside, where a p chart has 16 outside.
    """
    some, whole = inputs.points(counts, judged)
    centre, rate, sigma = _spread(some, whole)
    z = inputs.ratio(rate - centre, sigma)
    ranges = np.abs(np.diff(z[~np.isnan(z)]))
    sigma_z = float(np.mean(ranges) / D2) if ranges.size else np.nan
    lower, upper, signals = _limits(centre, rate, sigma * sigma_z, _positive(sigmas))
    return LaneyChart(centre, lower, upper, signals, sigma_z, rate, inputs.ratio(z, sigma_z))


def runs_signals(z: ArrayLike, rules: str = "western_electric") -> Mapping[str, NDArray[np.intp]]:
    """The points at which a run too regular for chance is complete, one entry a rule.

    The rules, with z the distance from the centre in standard deviations (zones C, B, A end at 1, 2, 3):

    =================  ====================================================  ================  ========
    name               pattern                                               western_electric  gbt_4091
    =================  ====================================================  ================  ========
    beyond_limits      one point beyond 3                                    yes               yes
    same_side          so many in a row on one side of the centre            8                 9
    trend              6 in a row rising, or falling                         no                yes
    alternating        14 in a row, up and down in turn                      no                yes
    two_of_three       2 of 3 in a row beyond 2 on the same side             yes               yes
    four_of_five       4 of 5 in a row beyond 1 on the same side             yes               yes
    hugging            15 in a row within 1 of the centre                    no                yes
    avoiding           8 in a row, none within 1, on both sides              no                yes
    =================  ====================================================  ================  ========

    Shapes: a series of z (the field of either chart) → {rule: points, counted from 1}. nan (nothing judged) is stepped
    over. `ValueError`: another name of a set of rules.

    Source: Western Electric, Statistical Quality Control Handbook, 1956; GB/T 4091-2001 (ISO 8258:1991), the eight tests.
    """
    if not isinstance(rules, str) or rules not in RULES:
        raise ValueError(f"rules must be one of {', '.join(RULES)}; it is {rules}.")
    given = np.atleast_1d(inputs.floats(z, "z"))
    if given.ndim > 1:
        raise ValueError("z must be one series.")
    known = np.flatnonzero(~np.isnan(given))
    return {name: known[rule(given[known])] + 1 for name, rule in RULES[rules].items()}


def _spread(some: NDArray[np.int64], whole: NDArray[np.int64]) -> tuple[float, Floats, Floats]:
    centre = float(inputs.ratio(some.sum(), whole.sum()))
    return centre, inputs.ratio(some, whole), np.sqrt(inputs.ratio(centre * (1 - centre), whole))


def _limits(centre: float, rate: Floats, sigma: Floats, sigmas: float) -> tuple[Floats, Floats, NDArray[np.intp]]:
    lower, upper = np.clip(centre - sigmas * sigma, 0, 1), np.clip(centre + sigmas * sigma, 0, 1)
    outside = (rate < lower - ROUNDING) | (rate > upper + ROUNDING)
    return lower, upper, np.flatnonzero(outside) + 1


def _positive(sigmas: float) -> float:
    given = inputs.amount(sigmas, "sigmas")
    if given == 0:
        raise ValueError("sigmas must be one positive number.")
    return given


Rule = Callable[[Floats], NDArray[np.bool_]]


def _among_last(hit: NDArray[np.bool_], length: int, least: int) -> NDArray[np.bool_]:
    """Points that hit, and with them at least `least` of the last `length`."""
    total = np.concatenate([[0], np.cumsum(hit)])
    end = np.arange(1, hit.size + 1)
    complete: NDArray[np.bool_] = hit & (total[end] - total[np.maximum(end - length, 0)] >= least)
    return complete


def _either_side(length: int, least: int, beyond: float) -> Rule:
    return lambda z: _among_last(z > beyond, length, least) | _among_last(z < -beyond, length, least)


def _trend(z: Floats) -> NDArray[np.bool_]:
    step = np.diff(z, prepend=np.nan)
    return _among_last(step > 0, 5, 5) | _among_last(step < 0, 5, 5)


def _alternating(z: Floats) -> NDArray[np.bool_]:
    step = np.sign(np.diff(z))
    turned = np.zeros(z.shape, dtype=bool)
    turned[2:] = step[1:] * step[:-1] < 0
    return _among_last(turned, 12, 12)


def _hugging(z: Floats) -> NDArray[np.bool_]:
    return _among_last(np.abs(z) < 1, 15, 15)


def _avoiding(z: Floats) -> NDArray[np.bool_]:
    return _among_last(np.abs(z) > 1, 8, 8) & ~_either_side(8, 8, 1)(z)


RULES: Mapping[str, Mapping[str, Rule]] = {
    "western_electric": {
        "beyond_limits": _either_side(1, 1, 3),
        "same_side": _either_side(8, 8, 0),
        "two_of_three": _either_side(3, 2, 2),
        "four_of_five": _either_side(5, 4, 1),
    },
    "gbt_4091": {
        "beyond_limits": _either_side(1, 1, 3),
        "same_side": _either_side(9, 9, 0),
        "trend": _trend,
        "alternating": _alternating,
        "two_of_three": _either_side(3, 2, 2),
        "four_of_five": _either_side(5, 4, 1),
        "hugging": _hugging,
        "avoiding": _avoiding,
    },
}
