"""Spread beside chance: the p-value of φ, limits and p-values that allow for τ², and sums over resamples."""

import math

import numpy as np
import pytest

from analytics.statistics import binomial_p_values, overdispersion_p_value, widened_limits, widened_p_values
from analytics.statistics.resampling import resampled_sums


def test_phi_against_chi_squared():
    # χ² = 10 · 1.1 = 11 on 10 degrees: e^−5.5 · Σ 5.5^i / i!, i < 5.
    assert overdispersion_p_value(1.1, 10, estimated_centre=False) == pytest.approx(
        math.exp(-5.5) * sum(5.5**i / math.factorial(i) for i in range(5))
    )
    # One degree less about the pooled rate; on two degrees P = e^(−χ² / 2).
    assert overdispersion_p_value(2.0, 3) == pytest.approx(math.exp(-3))


def test_what_cannot_be_told_is_nan():
    assert math.isnan(overdispersion_p_value(math.nan, 5))
    assert math.isnan(overdispersion_p_value(1.0, 1))
    for phi, units in ((-1.0, 5), ([1.0, 2.0], 5), (None, 5.5), ("1", 5), (1.0, [5, 6])):
        with pytest.raises(ValueError, match=r"phi|units"):
            overdispersion_p_value(phi, units)
    with pytest.raises(ValueError, match="tau2"):
        widened_limits([[0.1, 0.9]], 0.5, [5], [0.1])


def test_limits_grow_with_the_standard_error():
    # s² = 0.25 / 100 = τ²: the standard error grows by √2.
    assert widened_limits([[0.4, 0.6]], 0.5, [100], 0.0025).tolist() == [pytest.approx([0.5 - 0.1 * math.sqrt(2), 0.5 + 0.1 * math.sqrt(2)])]
    assert widened_limits([[0.1, 0.9]], 0.5, [100], 1.0).tolist() == [[0.0, 1.0]]
    assert np.isnan(widened_limits([[0.1, 0.9]], 0.5, [0], 0.0)).all()


@pytest.mark.parametrize("rate", [0.0, 0.02, 0.5, 0.9, 1.0])
def test_no_spread_changes_nothing(rate):
    judged = np.arange(0, 40)
    passed = judged // 2
    assert np.allclose(widened_p_values(passed, judged, rate, 0.0), binomial_p_values(passed, judged, rate), equal_nan=True)
    limits = np.tile([0.1, 0.9], (40, 1))
    assert np.allclose(widened_limits(limits, rate, judged, 0.0)[1:], limits[1:])


def test_p_values_grow_with_the_spread():
    judged = np.arange(1, 200)
    passed = np.zeros_like(judged)
    exact, wide, wider = (widened_p_values(passed, judged, 0.5, tau2) for tau2 in (0.0, 0.001, 0.01))
    assert np.all(exact <= wide + 1e-12)
    assert np.all(wide <= wider + 1e-12)
    assert np.isscalar(widened_p_values(3, 10, 0.5, 0.01))


@pytest.mark.parametrize("units", [60, 4_000])
@pytest.mark.parametrize("alike", [True, False])
def test_resampled_sums_spread_as_draws_with_replacement_do(units, alike):
    """Var Σ = units × the variance of the units (Efron & Tibshirani 1993, 5.12), whether units are drawn one by one or as sorts."""
    dice = np.random.default_rng(1)
    batches = dice.integers(1, 6, units) if alike else np.exp(dice.normal(1, 1, units))
    values = np.column_stack([batches, dice.binomial(1, 0.2, units)]).astype(float)
    sums = np.concatenate(list(resampled_sums(values, 4_000, seed=3)))
    assert sums.shape == (4_000, 2)
    spread = np.sqrt(units) * values.std(axis=0)
    assert np.abs(sums.mean(axis=0) - values.sum(axis=0)) == pytest.approx(0, abs=4 * spread.max() / np.sqrt(4_000))
    assert sums.std(axis=0) == pytest.approx(spread, rel=0.05)
    assert np.array_equal(sums, np.concatenate(list(resampled_sums(values, 4_000, seed=3))))
