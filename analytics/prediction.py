"""How the final rate of a target may turn out, when the batches still to come are like those judged so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import special

from analytics.statistics import binomial, predictive_attainment
from analytics.statistics.inputs import Floats
from analytics.statistics.target import Target

JEFFREYS = (0.5, 0.5)
CELLS = 4_000
"""Cells of equal probability over the unknown pass rate, for rules that several stages must meet at once."""


@dataclass(frozen=True)
class Basis:
    """What the coming batches are thought to be like: as those judged so far under a prior (a, b), or of an assumed pass rate (a fraction)."""

    prior: tuple[float, float] = JEFFREYS
    assumed: float | None = None


@dataclass(frozen=True)
class Portion:
    """A stage that must meet the rule by itself: its counts so far, the days it has left, and how many of the coming batches fall into it."""

    title: str
    passed: int
    judged: int
    days: int
    remaining: int = 0


@dataclass(frozen=True)
class Distribution:
    """Every number of failures that the whole may end with: its chance, and whether the target is met with it.

    One entry a number of failures, rising. `judged`: batches at the end. Chances are fractions of 1 and add up to 1.
    """

    failures: tuple[int, ...]
    chances: tuple[float, ...]
    met: tuple[bool, ...]
    judged: int

    @property
    def probability(self) -> float:
        """The chance that the target is met."""
        return min(1.0, sum(chance for chance, met in zip(self.chances, self.met, strict=True) if met))

    @property
    def most_failures(self) -> int | None:
        """The most failures in the end with which the target is met; None where it cannot be."""
        return max((failed for failed, met in zip(self.failures, self.met, strict=True) if met), default=None)


def distribution(passed: int, judged: int, remaining: int, limit: Fraction, *, strict: bool = False, basis: Basis | None = None) -> Distribution:
    """The final number of failures after `remaining` more batches: beta-binomial, or binomial where a pass rate is assumed.

    `limit` is a fraction of 1, compared on whole numbers (`strict`: above it). Raises ValueError where nothing is judged and nothing comes.
    """
    if judged + remaining <= 0:
        raise ValueError("Nothing is judged and nothing is planned: there is no rate to predict.")
    basis = basis or Basis()
    coming = np.arange(remaining + 1)  # failures among the coming batches
    if basis.assumed is None:
        a, b = basis.prior
        chances = _beta_binomial(coming, remaining, b + judged - passed, a + passed)
    else:
        chances = binomial.exactly(coming, remaining, 1 - basis.assumed)
    whole = judged + remaining
    met = Target(limit).reached(passed + remaining - coming, np.full(coming.shape, whole), strict=strict)
    return Distribution(tuple(judged - passed + int(failed) for failed in coming), tuple(float(each) for each in chances), tuple(met.tolist()), whole)


def _beta_binomial(k: NDArray[Any], n: int, a: float, b: float) -> Floats:
    """P(K = k) of n whose chance each time is one draw of a Beta(a, b), by logarithms of the beta function.

    Written out, as scipy.stats takes most of a second to import and a report is one process.
    """
    ways = -np.log(n + 1.0) - special.betaln(n - k + 1.0, k + 1.0)
    chances: Floats = np.exp(ways + special.betaln(k + a, n - k + b) - special.betaln(a, b))
    return chances


def probability(passed: int, judged: int, remaining: int, limit: Fraction, *, strict: bool = False, basis: Basis | None = None) -> float:
    """The chance that the whole meets the limit: `statistics.predictive_attainment`, or the binomial tail where a pass rate is assumed."""
    basis = basis or Basis()
    if basis.assumed is not None:
        return distribution(passed, judged, remaining, limit, strict=strict, basis=basis).probability
    return float(predictive_attainment(passed, judged, remaining, limit, basis.prior, strict=strict).probability)


def jointly(portions: Sequence[Portion], limit: Fraction, basis: Basis | None = None, *, strict: bool = False) -> float:
    """The chance that every stage with samples in the end meets the limit (`strict`: lies above it), all drawn at one unknown pass rate.

    The rate's distribution (Beta: the prior with all counts so far) is cut into cells of equal probability; at each cell's middle the stages
    are independent binomials. A stage that ends without a sample says nothing.
    """
    basis = basis or Basis()
    passed, judged = sum(each.passed for each in portions), sum(each.judged for each in portions)
    if basis.assumed is None:
        middles = (np.arange(CELLS) + 0.5) / CELLS
        rates = special.betaincinv(basis.prior[0] + passed, basis.prior[1] + judged - passed, middles)
    else:
        rates = np.array([basis.assumed])
    chance = np.ones_like(rates)
    for each in portions:
        whole = each.judged + each.remaining
        if whole:
            needed = int(Target(limit).passes_of(np.array(whole), strict=strict)) - each.passed
            chance *= binomial.at_least(np.array(needed), np.array(each.remaining), rates) if needed <= each.remaining else 0.0
    return float(chance.mean())


def shared_out(remaining: int, days: Sequence[int]) -> tuple[int, ...]:
    """The coming batches over the stages in proportion to the days that each has left; whole numbers that add up (largest remainder)."""
    whole = sum(days)
    if not whole:
        return tuple(0 for _day in days)
    exact = [Fraction(remaining * each, whole) for each in days]
    given = [int(each) for each in exact]
    for place in sorted(range(len(days)), key=lambda i: exact[i] - given[i], reverse=True)[: remaining - sum(given)]:
        given[place] += 1
    return tuple(given)
