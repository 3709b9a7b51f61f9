from fractions import Fraction
from math import comb, isnan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from analytics.statistics import (
    benjamini_hochberg,
    binomial,
    binomial_funnel_limits,
    binomial_p_values,
    clopper_pearson_interval,
    overdispersion,
)

units = st.lists(st.integers(1, 200), min_size=2, max_size=20).flatmap(
    lambda ns: st.tuples(st.tuples(*(st.integers(0, n) for n in ns)).map(list), st.just(ns))
)


@pytest.mark.parametrize("target", [0.001, 0.3333, 0.5, 0.8, 0.85, 0.999])
def test_the_limits_are_the_interpolated_binomial_quantiles(target):
    judged, tails = np.arange(1, 2000, 7), np.array([1e-6, 0.001, 0.025, 0.5, 0.975, 0.999])
    n = judged[:, None]
    r = binom.ppf(tails, n, target)
    expected = np.clip((r - (binom.cdf(r, n, target) - tails) / binom.pmf(r, n, target)) / n, 0, 1)
    np.testing.assert_allclose(binomial_funnel_limits(target, judged, tails), expected, atol=1e-9)


def test_quantiles_are_those_of_scipy():
    n, tails = np.arange(0, 3000, 11), np.array([0.00135, 0.05, 0.99865])[:, None]
    for rate in (1e-4, 0.02, 0.3, 0.81, 0.995):
        np.testing.assert_array_equal(binomial.quantile(tails, n, rate)[0], np.where(n > 0, binom.ppf(tails, n, rate), 0))


@given(target=st.floats(0, 1), judged=st.lists(st.integers(0, 3000), min_size=1, max_size=10))
def test_limits_are_ordered_rates(target, judged):
    limits = binomial_funnel_limits(target, judged)
    assert limits.shape == (len(judged), 4)
    known = limits[np.array(judged) > 0]
    assert np.isnan(limits[np.array(judged) == 0]).all()
    assert ((known >= 0) & (known <= 1)).all()
    assert (np.diff(known, axis=1) >= -1e-9).all()


@given(target=st.floats(0.05, 0.95), judged=st.integers(20, 500))
def test_the_limits_of_passes_and_failures_mirror(target, judged):
    passes, failures = binomial_funnel_limits(target, judged), binomial_funnel_limits(1 - target, judged)
    # Not exact: the interpolation goes up from r − 1 to r, so it leans one way by up to one batch.
    np.testing.assert_allclose(passes, 1 - failures[::-1], atol=1.0 / judged + 1e-9)


@pytest.mark.parametrize(("target", "judged", "tails"), [(80, 5, (0.5,)), (0.8, -1, (0.5,)), (0.8, 5, (95,)), (0.8, 5, 0.5), ("x", 5, (0.5,))])
def test_impossible_limits_are_refused(target, judged, tails):
    with pytest.raises(ValueError, match=r"\w+ .*\."):
        binomial_funnel_limits(target, judged, tails)


def test_certain_tails_are_the_ends():
    assert binomial_funnel_limits(0.8, 10, (0.0, 1.0)).tolist() == [0, 1]


@given(data=units)
def test_overdispersion_is_its_definition(data):
    events, judged = data
    phi, tau2 = overdispersion(events, judged, winsorise=0)
    theta = sum(events) / sum(judged)
    if theta in (0, 1):
        assert isnan(phi)
        assert isnan(tau2)
        return
    z2 = [(e / n - theta) ** 2 / (theta * (1 - theta) / n) for e, n in zip(events, judged, strict=True)]
    w = [n / (theta * (1 - theta)) for n in judged]
    k = len(z2)
    assert phi == pytest.approx(sum(z2) / k)
    expected = (sum(z2) - (k - 1)) / (sum(w) - sum(each**2 for each in w) / sum(w))
    assert tau2 == pytest.approx(max(0, expected))
    assert overdispersion(events, judged).phi <= phi + 1e-12


def test_clipping_takes_the_quantiles_of_numpy():
    events, judged = [1, 5, 5, 6, 4, 5, 6, 5, 4, 10], [10] * 10
    z = (np.array(events) / 10 - 0.5) / np.sqrt(0.025)
    clipped = np.clip(z, *np.quantile(z, [0.1, 0.9]))
    assert overdispersion(events, judged, centre=0.5).phi == pytest.approx(np.mean(clipped**2))


def test_the_edges_of_overdispersion():
    assert np.isnan(overdispersion([], [])).all()
    assert np.isnan(overdispersion([0, 0], [0, 0])).all()
    assert np.isnan(overdispersion([5, 5], [5, 5])).all()
    assert overdispersion([3], [5], centre=0.5).phi == pytest.approx(0.2)
    assert isnan(overdispersion([3], [5]).tau2)
    with pytest.raises(ValueError, match="winsorise"):
        overdispersion([3], [5], winsorise=0.6)
    with pytest.raises(ValueError, match="exceed"):
        overdispersion([6], [5])


@given(judged=st.integers(1, 40), share=st.floats(0, 1), percent=st.integers(1, 99))
def test_p_values_are_the_tails_doubled(judged, share, percent):
    count, t = round(share * judged), Fraction(percent, 100)
    chance = [comb(judged, k) * t**k * (1 - t) ** (judged - k) for k in range(judged + 1)]
    expected = min(1, 2 * min(sum(chance[: count + 1]), sum(chance[count:])))
    found = binomial_p_values(count, judged, percent / 100)
    assert found == pytest.approx(float(expected), abs=1e-12)
    low, high = clopper_pearson_interval(count, judged)
    if abs(found - 0.05) > 1e-9:
        assert (found < 0.05) == (not low <= percent / 100 <= high)


def test_p_values_at_the_ends():
    assert binomial_p_values([0, 5, 0, 1], [5, 5, 0, 5], 0).tolist()[:2] == [1, 0]
    assert isnan(binomial_p_values(0, 0, 0.5))
    assert binomial_p_values(0, 10, 0.5) == pytest.approx(2 / 1024)


@given(p=st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_adjusted_p_values_are_the_smallest_q_that_rejects(p):
    adjusted = benjamini_hochberg(p)
    ordered, m = sorted(p), len(p)
    for value, found in zip(p, adjusted, strict=True):
        rejecting = [min(1, m * ordered[j] / (j + 1)) for j in range(m) if ordered[j] >= value]
        assert found == pytest.approx(min(rejecting))
    assert (adjusted >= np.array(p) - 1e-12).all()
    assert (np.diff(adjusted[np.argsort(p)]) >= -1e-12).all()


def test_units_without_data_do_not_count_among_the_tests():
    assert benjamini_hochberg([0.01, np.nan, 0.04]) == pytest.approx([0.02, np.nan, 0.04], nan_ok=True)
    assert benjamini_hochberg([]).size == 0
    assert np.isnan(benjamini_hochberg([np.nan])).all()


@pytest.mark.parametrize("p", [[1.2], [-0.1], ["x"], [[0.1], [0.2]]])
def test_impossible_p_values_are_refused(p):
    with pytest.raises(ValueError, match="p_values"):
        benjamini_hochberg(p)
