"""Is there a trend over the stages."""

from fractions import Fraction
from math import lcm
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from analytics.statistics import binomial, inputs
from analytics.statistics.inputs import Counts, Floats

LARGEST_TABLE = 20_000_000
"""Cells of the exact distribution; beyond it the sample is large enough for the normal approximation."""
LARGEST_WORK = 2_000_000_000
"""Cells times the batches that every cell is counted over: about two seconds; beyond it likewise."""


class Trend(NamedTuple):
    """z > 0 where the rate rises with the scores; p_value of no trend."""

    z: float
    p_value: float


def cochran_armitage(counts: ArrayLike, judged: ArrayLike, scores: ArrayLike | None = None, exact: bool = False) -> Trend:
    """The Cochran–Armitage test for a trend of rates over ordered groups.

    With s the scores (None: 1, 2, 3 …), p the pooled rate, N = Σ n::

        z = Σ s(c − np) / √(p(1 − p) (Σ ns² − (Σ ns)² / N))

    and the two-sided normal p-value. `exact`: the probability, with both margins fixed, of Σ sc as far as observed or
    further in the direction of z (one-sided).

    Shapes: one count a group → two numbers. A group without anything judged has no weight. No trend can show (one group,
    equal scores, all passed, all failed, nothing judged): (nan, nan). `ValueError`: counts that are none, counts > judged,
    scores that are no numbers or not one a group; exact only where the tables are too many to count.

    Source: W. G. Cochran, Biometrics 10 (1954) 417–451; P. Armitage, Biometrics 11 (1955) 375–386;
    A. Agresti, Categorical Data Analysis, 2nd ed. 2002, sections 3.4.4 and 5.3.5.
    Example (Agresti, table 3.7, alcohol and infant malformation, scores 0, 0.5, 1.5, 4, 7): z² = 6.57, P = 0.010. Exact (StatXact's
    example of the same data with the last score 8): 0.0158.
    """
    some, whole = inputs.points(counts, judged)
    score = np.arange(1.0, some.size + 1) if scores is None else np.atleast_1d(inputs.numbers(scores, "scores"))
    if score.shape != some.shape:
        raise ValueError(f"scores must be one a group: {some.size} groups, {score.size} scores.")
    total, events = int(whole.sum()), int(some.sum())
    if total == 0 or events in (0, total):
        return Trend(np.nan, np.nan)
    p = events / total
    if np.ptp(score[whole > 0]) == 0:
        return Trend(np.nan, np.nan)
    # About their mean and by their range the scores lose nothing to rounding, however large or small they are.
    centred = (score - float(np.sum(whole * score)) / total) / np.ptp(score[whole > 0])
    spread = float(np.sum(whole * centred**2))
    z = float(np.sum(centred * some) / np.sqrt(p * (1 - p) * spread))
    if exact:
        return Trend(z, _exact(some, whole, score, rising=z >= 0))
    return Trend(z, float(2 * special.ndtr(-abs(z))))


def _exact(some: Counts, whole: Counts, score: Floats, *, rising: bool) -> float:
    steps = _whole_steps(score)
    if 2 * int(some.sum()) > int(whole.sum()):
        # As many failures as passes tell the same trend, and the rarer outcome needs the smaller table.
        some, rising = whole - some, not rising
    events = int(some.sum())
    reached = int(np.sum(some * steps))
    cells = (events + 1) * (events * int(steps.max()) + 1)
    if cells > LARGEST_TABLE or cells * int(np.minimum(whole, events).sum()) > LARGEST_WORK:
        raise ValueError("The exact test has too many tables to count here: use exact=False, or simpler scores.")
    chance = _distribution(events, whole, steps)
    share = chance[reached:] if rising else chance[: reached + 1]
    return min(1.0, float(share.sum() / chance.sum()))


def _distribution(events: int, whole: Counts, steps: Counts) -> Floats:
    """The chances, up to a factor, of each Σ steps · count among `events` events over the groups.

    Each group binomial at the pooled rate: given the total that is the hypergeometric distribution whatever the rate,
    and the pooled one keeps the factors away from underflow.
    """
    rate = events / int(whole.sum())
    table = np.zeros((events + 1, events * int(steps.max()) + 1))
    table[0, 0] = 1
    for size, step in zip(whole.tolist(), steps.tolist(), strict=True):
        added = np.zeros_like(table)
        chances = binomial.exactly(np.arange(min(size, events) + 1.0), size, rate)
        for count, weight in enumerate(chances.tolist()):
            shift = step * count
            added[count:, shift:] += weight * table[: events + 1 - count, : table.shape[1] - shift]
        table = added
    ends: Floats = table[events]
    return ends


def _whole_steps(score: Floats) -> NDArray[np.int64]:
    """The scores as whole numbers from 0 with the same proportions, so that ties are ties."""
    exact = [_simple(value) for value in score.tolist()]
    above = [value - min(exact) for value in exact]
    unit = lcm(*(value.denominator for value in above))
    steps = [int(value * unit) for value in above]
    if max(steps) > LARGEST_TABLE:
        raise ValueError("The exact test needs scores with a common measure, as 0, 0.5, 1.5: use exact=False, or simpler scores.")
    return np.array(steps, dtype=np.int64) // int(np.gcd.reduce(steps) or 1)


def _simple(value: float) -> Fraction:
    """The decimal as it prints, or the simple fraction (a third) that it stands for."""
    printed = Fraction(str(value))
    simple = printed.limit_denominator(1000)
    return simple if float(simple) == value else printed
