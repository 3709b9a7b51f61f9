"""Will we be there at the deadline."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from analytics.statistics import inputs
from analytics.statistics.inputs import Figures, Floats
from analytics.statistics.target import Target
from analytics.statistics.verdict import passes_needed

LARGEST_PLAN = 10_000_000
"""Batches; more would be no plan of sampling."""

AT_ONCE = 200_000
"""Terms summed in one go, to bound the memory and the rounding of their running sum."""


class Prediction(NamedTuple):
    """How probable the target is at the due date, and how many of the remaining batches must pass for it."""

    probability: Figures
    passes_needed: Figures


def predictive_attainment(
    passed: ArrayLike,
    judged: ArrayLike,
    remaining: ArrayLike,
    target: Any,
    prior: tuple[float, float] = (0.5, 0.5),
    *,
    strict: bool = False,
) -> Prediction:
    """The probability that the rate reaches its target once the remaining planned batches are judged.

    P((passed + Y) / (judged + remaining) ≥ target), Y beta-binomial over `remaining` batches with the parameters
    a + passed and b + judged − passed of the prior (a, b): the coming batches are drawn like those judged so far.
    The rates are compared as in `target_verdict`, on whole numbers; `strict`: above the target.

    Shapes: numbers or arrays that broadcast. Units: the target and the probability are fractions, the passes batches: 0 once
    secured, more than `remaining` when out of reach. Nothing judged and nothing planned: nan. Nothing judged yet:
    the prior alone answers. `ValueError`: counts that are none, passed > judged, a target outside [0, 1], a prior that is
    not two positive numbers, a plan above ten million.

    Source: the predictive probability of J. J. Lee, D. D. Liu, Clinical Trials 5 (2008) 93–106.
    Example (their table 1): 16 of 23 so far, 17 to come, at least 28 of 40 wanted, prior (0.6, 0.4) → 0.5656, with
    12 passes needed.
    """
    some, whole = inputs.counts_of(passed, judged)
    planned = inputs.counts(remaining, "remaining")
    if np.any(planned > LARGEST_PLAN):
        raise ValueError(f"remaining must not exceed {LARGEST_PLAN} batches.")
    a, b = _prior(prior)
    goal = Target(target)
    inputs.one_shape({"judged": whole, "remaining": planned, "target": goal.value})
    needed = passes_needed(some, whole, planned, goal, strict=strict)
    some, whole, planned, needed = np.broadcast_arrays(some, whole, planned, needed)
    probability = np.where(needed <= 0, 1.0, 0.0)
    open_still = (needed > 0) & (needed <= planned)
    good, bad = some[open_still].astype(np.float64), (whole - some)[open_still].astype(np.float64)
    probability[open_still] = _at_least(needed[open_still], planned[open_still], good + a, bad + b)
    known = whole + planned > 0
    probability = np.where(known, probability, np.nan)
    if known.all():
        return Prediction(inputs.plain(probability), inputs.plain(needed))
    return Prediction(inputs.plain(probability), inputs.plain(np.where(known, needed, np.nan)))


def _prior(prior: Any) -> tuple[float, float]:
    given = inputs.amounts(prior, "prior")
    if given.shape != (2,) or np.any(given <= 0):
        raise ValueError("prior must be two positive numbers, as (0.5, 0.5).")
    return float(given[0]), float(given[1])


def _at_least(fewest: NDArray[np.int64], trials: NDArray[np.int64], a: Floats, b: Floats) -> Floats:
    """P(Y ≥ fewest) of beta-binomial Y, 0 < fewest ≤ trials, by summing the tail with fewer terms.

    The first term comes from gamma functions, each further one from its ratio to the one before: a logarithm in place of eight.
    """
    upper = trials - fewest < fewest
    start, terms = np.where(upper, fewest, 0), np.where(upper, trials - fewest + 1, fewest)
    tail = np.empty(fewest.shape)
    first = 0
    while first < terms.size:
        last = max(first + 1, first + int(np.searchsorted(np.cumsum(terms[first:]), AT_ONCE, side="right")))
        each = slice(first, last)
        group = np.repeat(np.arange(last - first), terms[each])
        begin = np.cumsum(terms[each]) - terms[each]
        low, n, alpha, beta = (values[each].astype(np.float64) for values in (start, trials, a, b))
        logs = special.gammaln(n + 1) - special.gammaln(low + 1) - special.gammaln(n - low + 1)
        logs += special.betaln(low + alpha, n - low + beta) - special.betaln(alpha, beta)
        y = low[group] + (np.arange(group.size) - begin[group])
        left = n[group] - y
        ratio = (left + 1) * (alpha[group] + y - 1) / (np.maximum(y, 1) * (beta[group] + left))
        ratio[begin] = 1
        since = np.cumsum(np.log(ratio))
        tail[each] = np.add.reduceat(np.exp(since + (logs - since[begin])[group]), begin)
        first = last
    return np.clip(np.where(upper, tail, 1 - tail), 0, 1)
