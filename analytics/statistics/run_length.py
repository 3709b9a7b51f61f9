"""How long a Bernoulli CUSUM runs until it alarms: what a threshold costs in false alarms and in delay."""

from functools import lru_cache
from math import ceil, floor, log

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.linalg import spsolve

from analytics.statistics import inputs

STATES = 1_500
"""States of the chain, at least: the finer the grid, the nearer the chain comes to the CUSUM."""

MOST_STATES = 2_000_000
"""States that fit in memory."""


def cusum_run_length(failure_rate: float, p0: float, p1: float, threshold: float) -> float:
    """The average number of batches until a Bernoulli CUSUM that starts at 0 alarms, while batches fail at `failure_rate`.

    The CUSUM is a Markov chain: with L(s) the expected number of further batches in state s,

        L(s) = 1 + failure_rate · L(s + failed) + (1 − failure_rate) · L(max(0, s − passed)),   L(s) = 0 from the threshold on,

    solved on a grid of which the passed weight is a multiple; the failed one falls between two points and is shared out among them. The
    answer is within a few per cent of the truth, which is a staircase: the values that a CUSUM can take are few.

    Units: batches; rates are fractions in (0, 1), `p0` < `p1`, the threshold in logarithms of the likelihood ratio. `ValueError` outside.

    Source: D. Brook, D. A. Evans, Biometrika 59 (1972) 539–549 (the chain); M. R. Reynolds, Z. G. Stoumbos, Journal of Quality
    Technology 31 (1999) 87–108 (for Bernoulli observations). Exact case: where one failure reaches the threshold, 1 / failure_rate.
    """
    rate, in_control, out_of_control = (inputs.fraction(value, name) for value, name in ((failure_rate, "failure_rate"), (p0, "p0"), (p1, "p1")))
    limit = inputs.number(threshold, "threshold")
    if not 0 < in_control < out_of_control < 1 or rate == 0 or limit <= 0:
        raise ValueError("0 < p0 < p1 < 1, a failure rate above 0 and a threshold above 0 are needed.")
    failed, passed = log(out_of_control / in_control), -log((1 - out_of_control) / (1 - in_control))
    parts = max(1, ceil(STATES * passed / limit))  # grid steps in one passed batch
    step = passed / parts
    if limit / step > MOST_STATES:
        raise ValueError(f"The threshold is more than {MOST_STATES} passed batches away: its run length is not computed.")
    return _expected(rate, failed / step, parts, limit / step - 1e-9)


@lru_cache(maxsize=256)
def cusum_threshold(p0: float, p1: float, run_length: float) -> float:
    """The smallest threshold (to 0.01) at which false alarms are at least `run_length` batches apart, on average, while batches fail at p0.

    `ValueError`: as `cusum_run_length`, or a run length below 1.
    """
    if run_length < 1:
        raise ValueError("run_length must be at least 1 batch.")
    low, high = 0, 1
    while cusum_run_length(p0, p0, p1, high / 100) < run_length:
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if cusum_run_length(p0, p0, p1, middle / 100) >= run_length else (middle, high)
    return high / 100


def _expected(rate: float, failed: float, passed: int, limit: float) -> float:
    """L(0) over the states below the limit; a failed batch goes up by `failed` grid steps, a passed one down by `passed`."""
    states = max(1, ceil(limit))
    here = np.arange(states)
    share = failed - floor(failed)
    moves = [(here, here, np.ones(states)), (here, np.maximum(here - passed, 0), np.full(states, -(1 - rate)))]
    stays = here[here + failed < limit]
    for up, part in ((floor(failed), 1 - share), (floor(failed) + 1, share)):
        moves.append((stays, np.minimum(stays + up, states - 1), np.full(stays.size, -rate * part)))
    rows, columns, values = (np.concatenate(each) for each in zip(*moves, strict=True))
    chain = coo_matrix((values, (rows, columns)), shape=(states, states)).tocsc()
    return float(np.atleast_1d(spsolve(chain, np.ones(states)))[0])
