from math import nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate
from scipy.stats import beta, binomtest, norm

from analytics.statistics import (
    clopper_pearson_interval,
    jeffreys_interval,
    newcombe_difference,
    smallest_sample_without_failure,
    wilson_interval,
)

INTERVALS = [wilson_interval, clopper_pearson_interval, jeffreys_interval]
samples = st.integers(1, 3000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
levels = st.floats(0.5, 0.9999)
every_count = [(x, n) for n in range(1, 31) for x in range(n + 1)]


@pytest.mark.parametrize(("interval", "method"), [(wilson_interval, "wilson"), (clopper_pearson_interval, "exact")])
def test_the_ends_are_those_of_scipy_for_every_count(interval, method):
    passed, judged = np.array(every_count).T
    low, high = interval(passed, judged, 0.9)
    expected = [binomtest(x, n).proportion_ci(0.9, method=method) for x, n in every_count]
    np.testing.assert_allclose(low, [each.low for each in expected], atol=1e-12)
    np.testing.assert_allclose(high, [each.high for each in expected], atol=1e-12)


@pytest.mark.parametrize(("passed", "judged"), [(1, 7), (3, 7), (14, 20), (290, 334)])
def test_each_end_of_jeffreys_leaves_half_the_doubt_beyond(passed, judged):
    low, high = jeffreys_interval(passed, judged)
    density = beta(passed + 0.5, judged - passed + 0.5).pdf
    assert integrate.quad(density, 0, low)[0] == pytest.approx(0.025, abs=1e-7)
    assert integrate.quad(density, high, 1)[0] == pytest.approx(0.025, abs=1e-7)


@pytest.mark.parametrize("interval", INTERVALS)
@given(sample=samples, level=levels)
def test_an_interval_contains_the_rate_and_stays_in_bounds(interval, sample, level):
    low, high = interval(*sample, level)
    assert 0 <= low <= sample[0] / sample[1] <= high <= 1


@pytest.mark.parametrize("interval", INTERVALS)
@given(sample=samples, level=levels)
def test_passes_and_failures_are_mirror_images(interval, sample, level):
    passed, judged = sample
    low, high = interval(passed, judged, level)
    assert interval(judged - passed, judged, level) == pytest.approx((1 - high, 1 - low), abs=1e-9)


@pytest.mark.parametrize("interval", INTERVALS)
@given(sample=samples, times=st.integers(2, 20))
def test_more_of_the_same_narrows(interval, sample, times):
    passed, judged = sample
    low, high = interval(passed, judged)
    nearer, farther = interval(times * passed, times * judged)
    assert farther - nearer < high - low


@pytest.mark.parametrize("interval", INTERVALS)
@given(sample=samples, level=st.floats(0.5, 0.99))
def test_more_confidence_widens(interval, sample, level):
    low, high = interval(*sample, level)
    lower, higher = interval(*sample, level + 0.005)
    assert lower <= low
    assert high <= higher


@pytest.mark.parametrize("interval", INTERVALS)
def test_the_edges(interval):
    assert interval(0, 0) == pytest.approx((nan, nan), nan_ok=True)
    assert interval(0, 5).low == 0
    assert interval(5, 5).high == 1
    assert interval(3, 5, 1) == (0, 1)


@pytest.mark.parametrize("interval", INTERVALS)
def test_numbers_in_numbers_out_and_arrays_in_arrays_out(interval):
    one = interval(3, 5)
    assert type(one.low) is float
    many = interval(np.array([[3, 0], [0, 5]]), 5)
    assert many.low.shape == (2, 2)
    assert many.low[0, 0] == one.low


IMPOSSIBLE = [
    ((6, 5), "exceed"),
    ((-1, 5), "negative"),
    ((1.5, 5), "whole"),
    ((nan, 5), "whole"),
    ((None, 5), "counts"),
    (("3", 5), "counts"),
    (([1, 2], [3, 4, 5]), "length"),
    ((3, 5, 95), "fraction"),
    ((3, 5, nan), "finite"),
    ((2**60, 2**60), "exceed"),
    ((np.ma.array([1, 2], mask=[False, True]), 5), "counts"),
    ((np.array([1 + 1j]), 5), "counts"),
    ((np.array(["2007-07-03"], dtype="datetime64[D]"), 5), "counts"),
    ((3, 5, "0.95"), "numbers"),
    ((3, 5, [0.9, 0.95]), "one number"),
]


@pytest.mark.parametrize("interval", INTERVALS)
@pytest.mark.parametrize(("arguments", "says"), IMPOSSIBLE)
def test_impossible_input_is_refused_in_words(interval, arguments, says):
    with pytest.raises(ValueError, match=says):
        interval(*arguments)


@given(first=samples, second=samples)
def test_a_difference_lies_in_its_interval_and_turns_around(first, second):
    there, back = newcombe_difference(*first, *second), newcombe_difference(*second, *first)
    assert -1 <= there.low <= there.difference <= there.high <= 1
    assert (back.difference, back.low, back.high) == pytest.approx((-there.difference, -there.high, -there.low))


@given(sample=samples)
def test_a_difference_to_itself_straddles_nothing(sample):
    difference, low, high = newcombe_difference(*sample, *sample)
    assert difference == 0
    assert low < 0 < high


def test_a_difference_without_data_on_a_side_is_none():
    assert np.isnan(newcombe_difference(0, 0, 5, 9)).all()
    with pytest.raises(ValueError, match="length"):
        newcombe_difference([1, 2], [3, 3], [1, 2, 3], [3, 3, 3])


def test_a_large_sample_is_as_the_normal_one():
    low, high = wilson_interval(5 * 10**14, 10**15)
    assert high - low == pytest.approx(2 * norm.ppf(0.975) * np.sqrt(0.25 / 10**15))


@pytest.mark.parametrize(
    ("target", "confidence", "size"),
    [(0.8, 0.95, 14), (0.85, 0.95, 19), (0.9, 0.95, 29), (0.95, 0.95, 59), (0.99, 0.95, 299), (0.5, 0.75, 2), (0.05, 0.95, 1), (0, 0.95, 1)],
)
def test_the_smallest_sample_without_failure(target, confidence, size):
    assert smallest_sample_without_failure(target, confidence) == size


@pytest.mark.parametrize(("target", "confidence"), [(1, 0.95), (0.8, 1), (80, 0.95), (-0.1, 0.95), ("x", 0.95)])
def test_no_sample_proves_certainty(target, confidence):
    with pytest.raises(ValueError, match=r"No sample|fraction|number"):
        smallest_sample_without_failure(target, confidence)
