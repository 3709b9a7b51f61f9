"""How concentrated are sales and failures."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from analytics.statistics import inputs
from analytics.statistics.inputs import Floats


class Lorenz(NamedTuple):
    """Points of the Lorenz curve: the share of the units, smallest first, and the share of the total that they hold."""

    population: Floats
    share: Floats


def gini(values: ArrayLike) -> float:
    """The Gini coefficient: 0 where all have the same, near 1 where one has all.

    2 Σ i·x(i) / (n Σ x) − (n + 1) / n with x(1) ≤ … ≤ x(n): the population form, without the factor n / (n − 1).

    Shapes: a series → one number. Units: of `values` any one. No value, or a total of 0: nan. `ValueError`: a negative or
    missing value.

    Source: C. Gini, Variabilità e mutabilità, 1912; the form after A. Sen, On Economic Inequality, 1973.
    Example (R package ineq, ten incomes 541, 1463 … 22261): 0.4620911.
    """
    ordered = _ordered(values)
    total, n = float(ordered.sum()), ordered.size
    if total == 0:
        return np.nan
    # Rounding must not make equal values look unequal by a negative hair.
    return max(0.0, float(2 * np.sum(np.arange(1, n + 1) * (ordered / total)) / n - (n + 1) / n))


def lorenz(values: ArrayLike) -> Lorenz:
    """The Lorenz curve: what share of the total the smallest units hold together.

    (i / n, Σ of the i smallest / Σ of all) for i = 0 … n.

    Shapes: a series of n → n + 1 points each, from 0 to 1. Units: fractions. A total of 0: shares of nan after the first; no
    value: the one point (0, 0). `ValueError`: a negative or missing value.

    Source: M. O. Lorenz, Publications of the American Statistical Association 9 (1905) 209–219.
    Example: 1, 1, 2 → (0, 0), (1/3, 1/4), (2/3, 1/2), (1, 1).
    """
    ordered = _ordered(values)
    held = np.concatenate([[0.0], inputs.ratio(np.cumsum(ordered), ordered.sum())])
    if ordered.sum() > 0:
        held[-1] = 1.0
    return Lorenz(np.arange(ordered.size + 1) / max(ordered.size, 1), held)


def _ordered(values: ArrayLike) -> Floats:
    given = np.atleast_1d(inputs.amounts(values, "values"))
    if given.ndim > 1:
        raise ValueError("values must be one series.")
    return np.sort(given)
