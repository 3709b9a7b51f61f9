"""The binomial distribution in the parametrisation of the incomplete beta function: quick, and exact far out in the tails."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import special

from analytics.statistics.inputs import Floats


def at_most(r: NDArray[Any], n: NDArray[Any], rate: float) -> Floats:
    """P(R ≤ r), R binomial over n at `rate`; r and n whole numbers, 0 ≤ r ≤ n."""
    return np.where(r >= n, 1.0, special.betainc(np.maximum(n - r, 1.0), r + 1.0, 1 - rate))


def at_least(r: NDArray[Any], n: NDArray[Any], rate: float | Floats) -> Floats:
    """P(R ≥ r), R binomial over n at `rate`; r and n whole numbers, 0 ≤ r ≤ n."""
    return np.where(r <= 0, 1.0, special.betainc(np.maximum(r, 1.0), n - r + 1.0, rate))


def exactly(r: NDArray[Any], n: NDArray[Any] | float, rate: float) -> Floats:
    """P(R = r), R binomial over n at `rate`; r and n whole numbers, 0 ≤ r ≤ n."""
    logs = special.gammaln(n + 1.0) - special.gammaln(r + 1.0) - special.gammaln(n - r + 1.0)
    probability: Floats = np.exp(logs + special.xlogy(r, rate) + special.xlog1py(n - r, -rate))
    return probability


def quantile(p: Floats, n: NDArray[Any], rate: float) -> tuple[Floats, Floats, Floats]:
    """r, the smallest with P(R ≤ r) ≥ p, with its P(R ≤ r) and P(R = r): a guess after Cornish and Fisher, then steps.

    `p` and `n` broadcast to the shape of all three; 0 < p < 1, 0 < rate < 1. A step is right up to rounding: at a tie it may go either way.
    """
    sigma, z = np.sqrt(n * rate * (1 - rate)), special.ndtri(p)
    guess = n * rate + sigma * z + (1 - 2 * rate) * (z * z - 1) / 6
    whole, tail = (np.broadcast_to(each, guess.shape).astype(np.float64).ravel() for each in (n, p))
    r = np.clip(np.floor(guess.ravel() + 0.5), 0, whole)
    total, here = at_most(r, whole, rate), exactly(r, whole, rate)
    odds = rate / (1 - rate)
    while np.any(short := (total < tail) & (r < whole)):
        here[short] *= odds * (whole[short] - r[short]) / (r[short] + 1)
        r[short] += 1
        total[short] += here[short]
    while np.any(long := (total - here >= tail) & (r > 0)):
        total[long] -= here[long]
        here[long] *= r[long] / (whole[long] - r[long] + 1) / odds
        r[long] -= 1
    return r.reshape(guess.shape), total.reshape(guess.shape), here.reshape(guess.shape)
