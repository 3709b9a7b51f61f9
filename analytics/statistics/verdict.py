"""Is the target met, and does the sample prove it: the one function that every card, table, chart and report calls."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from analytics.statistics import inputs
from analytics.statistics.inputs import Counts, Figures, Floats
from analytics.statistics.intervals import exact_ends
from analytics.statistics.target import Target

DOUBT = 0.05
"""Either one-sided test of the evidential verdict errs at most this often; together they make the 90 % interval."""

FURTHEST = 2.0**52
"""Batches; no need is counted beyond this."""


class TargetVerdict(NamedTuple):
    """Both verdicts on a target, side by side.

    administrative: "met", "not_yet", "missed" or "no_data".
    evidential: "supported", "undetermined", "contradicted", "not_applicable" or "no_data".
    low, high: the 90 % Clopper–Pearson interval, fractions; nan without data and for complete counts.
    needed_without_failure: how many more batches must pass in a row until the target is supported; 0 where it is,
    inf where no number suffices (a target of 100 %), nan for complete counts.
    """

    administrative: Any
    evidential: Any
    low: Figures
    high: Figures
    needed_without_failure: Figures


def target_verdict(
    passed: ArrayLike,
    judged: ArrayLike,
    target: Any,
    *,
    before_due: Any = False,
    complete: Any = False,
    strict: bool = False,
) -> TargetVerdict:
    """Judge a pass rate against its target, by the office's reading and by the evidence.

    Administrative: met where passed / judged ≥ target, compared on whole numbers, the target being the decimal it
    prints as (17 of 20 meets 0.85). A miss is "not_yet" where `before_due`, else "missed".
    Evidential: two one-sided exact binomial tests at 5 %, which is the 90 % Clopper–Pearson interval: "supported" where
    its lower end ≥ target, "contradicted" where its upper end < target, else "undetermined"; where the count is
    `complete` there is no sample and nothing to infer: "not_applicable", without an interval.
    `strict`: the rule says 'above', not 'at least': met where passed / judged > target, supported where the lower end >
    target, contradicted where the upper end ≤ target.

    Shapes: numbers or arrays that broadcast (`target`, `before_due` and `complete` too). Units: target and ends are
    fractions in [0, 1]. Nothing judged: "no_data". `ValueError`: counts that are none, passed > judged, a target
    outside [0, 1] (80 for 80 %).

    Source: the interval as `clopper_pearson_interval`; n passes without a failure have the lower end 0.05 ** (1 / n).
    Example: 14 of 14 against 80 % → supported, lower end 0.807; 13 of 13 → undetermined, one more needed
    (0.8 ** 13 = 0.055, 0.8 ** 14 = 0.044). With one failure 46, 93 and 473 batches support 90, 95 and 99 % (Wilks' formula, as in
    H. Glaeser, Science and Technology of Nuclear Installations 2008, 798901).
    """
    some, whole = inputs.counts_of(passed, judged)
    goal = Target(target)
    early, census = np.asarray(before_due, dtype=bool), np.asarray(complete, dtype=bool)
    shape = inputs.one_shape({"judged": whole, "target": goal.value, "before_due": early, "complete": census})
    sampled = (whole > 0) & ~census
    low, high = exact_ends(some, whole, DOUBT)
    low, high = np.where(sampled, low, np.nan), np.where(sampled, high, np.nan)
    supported, contradicted = (low > goal.value, high <= goal.value) if strict else (low >= goal.value, high < goal.value)
    administrative = np.select([whole == 0, goal.reached(some, whole, strict=strict), early], ["no_data", "met", "not_yet"], default="missed")
    evidential = np.select(
        [whole == 0, census, supported, contradicted],
        ["no_data", "not_applicable", "supported", "contradicted"],
        default="undetermined",
    )
    needed = _needed(some, whole, goal, strict=strict)
    needed = np.where(census, np.nan, np.where(supported, 0.0, needed))
    answers = (administrative, evidential, low, high, needed)
    shaped = [inputs.plain(np.broadcast_to(each, shape)) for each in answers]
    if shape == () and np.isfinite(shaped[-1]):
        shaped[-1] = int(shaped[-1])
    return TargetVerdict(*shaped)


def failures_affordable(passed: ArrayLike, judged: ArrayLike, remaining: ArrayLike, target: Any, *, strict: bool = False) -> Figures:
    """How many of the remaining planned batches may fail so that the rate still reaches the target at the end.

    The largest m with (passed + remaining − m) / (judged + remaining) ≥ target, at most `remaining`; negative where
    the target is out of reach: by so many passes the plan falls short.

    Shapes: numbers or arrays that broadcast. Units: batches. Nothing judged and nothing planned: nan.
    `ValueError`: counts that are none, passed > judged, a target outside [0, 1].

    Source: arithmetic on whole numbers, as `target_verdict`.
    Example: 40 of 50 against 80 % with 10 more planned → 2, since 48 of 60 is 80 %.
    """
    some, whole = inputs.counts_of(passed, judged)
    planned = inputs.counts(remaining, "remaining")
    goal = Target(target)
    inputs.one_shape({"judged": whole, "remaining": planned, "target": goal.value})
    spare = planned - passes_needed(some, whole, planned, goal, strict=strict)
    known = np.broadcast_to(whole + planned > 0, spare.shape)
    if spare.ndim == 0:
        return int(spare) if known else float("nan")
    return spare if known.all() else np.where(known, spare, np.nan)


def passes_needed(passed: Counts, judged: Counts, remaining: Counts, goal: Target, *, strict: bool = False) -> Counts:
    """How many of the remaining batches must pass to reach the target: 0 once secured, more than `remaining` when out of reach."""
    return np.asarray(np.maximum(goal.passes_of(judged + remaining, strict=strict) - passed, 0), dtype=np.int64)


def _needed(passed: Counts, judged: Counts, goal: Target, *, strict: bool) -> Floats:
    """Further passes until P(this many failures or fewer | target) ≤ 5 %.

    How many batches that takes depends on the failures and the target alone, so it is looked for once a pair of them.
    """
    failed, value, whole = np.broadcast_arrays(judged - passed, goal.value, judged)
    # A pair as one complex number: sorted several times faster than a pair of columns.
    pairs, place = np.unique(failed.ravel() + 1j * value.ravel(), return_inverse=True)
    size = _supporting_size(pairs.real, pairs.imag, strict=strict)[place.ravel()].reshape(failed.shape)
    needed: Floats = np.maximum(size - whole, 0.0)
    return needed


def _supporting_size(failed: Floats, target: Floats, *, strict: bool) -> Floats:
    """The smallest sample that supports the target with so many failures; inf where none does."""
    size = np.full(failed.shape, np.inf)
    size[target == 0] = failed[target == 0] + 1 if strict else np.maximum(failed[target == 0], 1)
    passes = _guess(failed, target) - failed
    sought = (target > 0) & (passes < FURTHEST)
    failed, target, passes = failed[sought], target[sought], passes[sought]

    def supports(passes: Floats, these: NDArray[np.intp]) -> NDArray[np.bool_]:
        enough: NDArray[np.bool_] = (passes > 0) & (special.betainc(np.maximum(passes, 1), failed[these] + 1, target[these]) <= DOUBT)
        return enough

    # The guess is off by a batch or two: widen until the answer lies between, then halve; only those that are not there yet.
    every = np.arange(passes.size)
    low, high = np.maximum(passes - 1, 0), passes + 1
    step, short = 1.0, every[~supports(high, every)]
    while short.size:
        step *= 2
        high[short] += step
        short = short[~supports(high[short], short)]
    step, far = 1.0, every[supports(low, every)]
    while far.size:
        step *= 2
        low[far] = np.maximum(low[far] - step, 0)
        far = far[supports(low[far], far)]
    while (wide := np.flatnonzero(high - low > 1)).size:
        middle = np.floor((low[wide] + high[wide]) / 2)
        enough = supports(middle, wide)
        high[wide[enough]], low[wide[~enough]] = middle[enough], middle[~enough]
    size[sought] = failed + high
    return size


def _guess(failed: Floats, target: Floats) -> Floats:
    """Cameron's approximation n ≈ χ² (2 − q) / 4q + f / 2, with q the failure rate that the target allows."""
    failing = 1 - target
    half_chi2 = special.gammaincinv(failed + 1, 1 - DOUBT)
    guess: Floats = np.full(failed.shape, np.inf)
    np.divide(half_chi2 * (2 - failing), 2 * failing, out=guess, where=failing > 0)
    guess = np.ceil(guess + failed / 2)
    return guess
