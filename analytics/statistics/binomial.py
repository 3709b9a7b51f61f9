"""The binomial distribution in the parametrisation of the incomplete beta function: quick, and exact far out in the tails."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import special

from analytics.statistics.inputs import Floats


def at_most(r: NDArray[Any], n: NDArray[Any], rate: float) -> Floats:
    """P(R ≤ r), R binomial over n at `rate`; r and n whole numbers, 0 ≤ r ≤ n."""
    return np.where(r >= n, 1.0, special.betainc(np.maximum(n - r, 1.0), r + 1.0, 1 - rate))


def at_least(r: NDArray[Any], n: NDArray[Any], rate: float) -> Floats:
    """P(R ≥ r), R binomial over n at `rate`; r and n whole numbers, 0 ≤ r ≤ n."""
    return np.where(r <= 0, 1.0, special.betainc(np.maximum(r, 1.0), n - r + 1.0, rate))


def exactly(r: NDArray[Any], n: NDArray[Any] | float, rate: float) -> Floats:
    """P(R = r), R binomial over n at `rate`; r and n whole numbers, 0 ≤ r ≤ n."""
    logs = special.gammaln(n + 1.0) - special.gammaln(r + 1.0) - special.gammaln(n - r + 1.0)
    probability: Floats = np.exp(logs + special.xlogy(r, rate) + special.xlog1py(n - r, -rate))
    return probability
