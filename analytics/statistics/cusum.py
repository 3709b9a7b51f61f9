"""Raise the alarm early: the Bernoulli CUSUM of a stream of batches."""

from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analytics.statistics import inputs
from analytics.statistics.inputs import Floats

ROUNDING = 1e-12
"""A sum of logarithms this close to the threshold has reached it."""


class Cusum(NamedTuple):
    """The CUSUM after each batch as reached, before any restart, and the points of the alarms, counted from 1."""

    statistic: Floats
    alarms: NDArray[np.intp]


def bernoulli_cusum(outcomes: ArrayLike, p0: float, p1: float, threshold: float) -> Cusum:
    """The Bernoulli CUSUM, which adds up the evidence that the failure rate has moved from p0 to p1.

    S = max(0, S + log(p1 / p0)) after a failed batch, S = max(0, S + log((1 − p1) / (1 − p0))) after a passed one; an alarm
    where S ≥ threshold, after which S starts from 0 at the next batch. S is shown as reached.

    Shapes: outcomes (1 failed, 0 passed) in time order → as many values. Units: p0 (in control) and p1 (out of control) are
    failure rates in (0, 1), the threshold in logarithms of the likelihood ratio. `ValueError`: an outcome but 0 and 1,
    rates that are equal or not between 0 and 1, a threshold ≤ 0.

    Source: M. R. Reynolds, Z. G. Stoumbos, Journal of Quality Technology 31 (1999) 87–108; the weights as in
    S. H. Steiner et al., Biostatistics 1 (2000) 441–452.
    """
    stream = np.atleast_1d(inputs.numbers(outcomes, "outcomes"))
    if stream.ndim > 1 or not np.all((stream == 0) | (stream == 1)):
        raise ValueError("outcomes must be one series of 1 (failed) and 0 (passed).")
    in_control, out_of_control = inputs.fraction(p0, "p0"), inputs.fraction(p1, "p1")
    limit = inputs.number(threshold, "threshold")
    if in_control in (0, 1) or out_of_control in (0, 1) or in_control == out_of_control:
        raise ValueError("p0 and p1 must differ and lie between 0 and 1: at 0 or 1 a single batch would decide all.")
    if limit <= 0:
        raise ValueError("threshold must be above 0.")
    failed, passed = log(out_of_control / in_control), log((1 - out_of_control) / (1 - in_control))
    reached, alarms, s = [], [], 0.0
    for point, outcome in enumerate(stream.tolist(), start=1):
        s = max(0.0, s + (failed if outcome else passed))
        reached.append(s)
        if s >= limit - ROUNDING * limit:
            alarms.append(point)
            s = 0.0
    return Cusum(np.array(reached, dtype=np.float64), np.array(alarms, dtype=np.intp))
