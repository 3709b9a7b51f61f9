from itertools import pairwise, product
from math import comb, isnan, log, nan, prod, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.statistics import bernoulli_cusum, cochran_armitage, laney_p_chart, p_chart, runs_signals

series = st.lists(st.integers(0, 80), min_size=1, max_size=15).flatmap(
    lambda ns: st.tuples(st.tuples(*(st.integers(0, n) for n in ns)).map(list), st.just(ns))
)


@given(data=series)
def test_the_charts_are_their_definition(data):
    counts, judged = data
    chart, laney = p_chart(counts, judged), laney_p_chart(counts, judged)
    if sum(judged) == 0:
        assert isnan(chart.centre)
        assert chart.signals.size == 0
        return
    centre = sum(counts) / sum(judged)
    assert chart.centre == laney.centre == pytest.approx(centre)
    z, outside = [], []
    for point, (c, n) in enumerate(zip(counts, judged, strict=True), start=1):
        if n == 0:
            assert isnan(chart.lower[point - 1])
            continue
        sigma = sqrt(centre * (1 - centre) / n)
        low, high = max(0, centre - 3 * sigma), min(1, centre + 3 * sigma)
        assert (chart.lower[point - 1], chart.upper[point - 1]) == pytest.approx((low, high))
        if c / n < low - 1e-9 or c / n > high + 1e-9:
            outside.append(point)
        if sigma > 0:
            z.append((c / n - centre) / sigma)
    assert chart.signals.tolist() == outside
    if len(z) < 2:
        assert isnan(laney.sigma_z)
        return
    sigma_z = sum(abs(b - a) for a, b in pairwise(z)) / (len(z) - 1) / 1.128
    assert laney.sigma_z == pytest.approx(sigma_z)
    first = judged.index(next(n for n in judged if n))
    half = 3 * sigma_z * sqrt(centre * (1 - centre) / judged[first])
    assert laney.upper[first] == pytest.approx(min(1, centre + half))


@given(data=series)
def test_charts_of_passes_and_failures_mirror(data):
    counts, judged = data
    chart, mirror = p_chart(counts, judged), p_chart(np.subtract(judged, counts), judged)
    np.testing.assert_allclose(chart.lower, 1 - mirror.upper, atol=1e-12)
    assert chart.signals.tolist() == mirror.signals.tolist()


def test_one_point_all_passed_and_no_point():
    assert p_chart([3], [5]).signals.size == 0
    assert isnan(laney_p_chart([3], [5]).sigma_z)
    assert p_chart([5, 7], [5, 7]).upper.tolist() == [1, 1]
    assert p_chart([], []).lower.size == 0
    assert isnan(laney_p_chart([5, 7], [5, 7]).sigma_z)


@pytest.mark.parametrize("arguments", [([6], [5]), ([1], [5], 0), ([1, 2], [5, 5, 5]), ([[1]], [[5]]), ([1], [5], -3)])
def test_impossible_charts_are_refused(arguments):
    for chart in (p_chart, laney_p_chart):
        with pytest.raises(ValueError, match=r"\w+ .*\."):
            chart(*arguments)


@pytest.mark.parametrize(
    ("rules", "rule", "z", "points"),
    [
        ("western_electric", "beyond_limits", [0, 3.1, 0, -3.1, 3.0], [2, 4]),
        ("western_electric", "two_of_three", [2.1, 0, 2.1, 0, 2.1, -2.1, 2.1], [3, 5, 7]),
        ("western_electric", "two_of_three", [2.1, -2.1, 0, 0, 2.1], []),
        ("western_electric", "four_of_five", [1.1, 1.1, 0, 1.1, 1.1, -1.1], [5]),
        ("western_electric", "same_side", [0.1] * 9 + [-0.1], [8, 9]),
        ("western_electric", "same_side", [0.1] * 4 + [nan] + [0.1] * 4, [9]),
        ("western_electric", "same_side", [0.1] * 4 + [0] + [0.1] * 7, []),
        ("gbt_4091", "same_side", [-0.1] * 9, [9]),
        ("gbt_4091", "trend", [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6], [6, 7]),
        ("gbt_4091", "trend", [0.5, 0.4, 0.3, 0.2, 0.2, 0.1, 0], []),
        ("gbt_4091", "alternating", [0, 1] * 7, [14]),
        ("gbt_4091", "alternating", [0, 1] * 6 + [0], []),
        ("gbt_4091", "hugging", [0.5, -0.5] * 8, [15, 16]),
        ("gbt_4091", "avoiding", [1.5, -1.5] * 4, [8]),
        ("gbt_4091", "avoiding", [1.5] * 8, []),
    ],
)
def test_a_run_too_regular_for_chance(rules, rule, z, points):
    assert runs_signals(z, rules)[rule].tolist() == points


def test_runs_on_a_chart_and_another_name():
    chart = p_chart([1] * 9 + [9] * 9, [100] * 18)
    assert runs_signals(chart.z)["same_side"].tolist() == [8, 9, 17, 18]
    assert all(points.size == 0 for points in runs_signals([], "gbt_4091").values())
    for rules in ("nelson", ["gbt_4091"]):
        with pytest.raises(ValueError, match="western_electric, gbt_4091"):
            runs_signals([0], rules)
    for z in (["a"], [[1, 2], [3, 4]], np.array([1j])):
        with pytest.raises(ValueError, match="z must be"):
            runs_signals(z)


tables = st.lists(st.integers(0, 7), min_size=2, max_size=4).flatmap(
    lambda ns: st.tuples(st.tuples(*(st.integers(0, n) for n in ns)).map(list), st.just(ns))
)


@settings(max_examples=60)
@given(data=tables, scores=st.sampled_from([None, (0, 0.5, 1.5, 4), (1, 1 / 3, 2, 0), (-2, 5, 5, 1)]))
def test_the_exact_trend_counts_every_table_with_the_same_margins(data, scores):
    counts, judged = data
    steps = None if scores is None else list(scores[: len(counts)])
    z, p_value = cochran_armitage(counts, judged, steps, exact=True)
    if isnan(z):
        assert isnan(p_value)
        return
    steps = steps or list(range(1, len(counts) + 1))
    reached = sum(s * c for s, c in zip(steps, counts, strict=True))
    further, total = 0, 0
    for table in product(*(range(n + 1) for n in judged)):
        if sum(table) != sum(counts):
            continue
        weight = prod(comb(n, c) for n, c in zip(judged, table, strict=True))
        far = sum(s * c for s, c in zip(steps, table, strict=True)) - reached
        total += weight
        further += weight if abs(far) < 1e-9 or (far > 0) == (z >= 0) else 0
    assert p_value == pytest.approx(further / total, rel=1e-9)


@given(data=tables)
def test_a_trend_turns_with_its_scores_and_its_outcome(data):
    counts, judged = data
    z, p_value = cochran_armitage(counts, judged)
    assert cochran_armitage(counts[::-1], judged[::-1]) == pytest.approx((-z, p_value), nan_ok=True, abs=1e-9)
    assert cochran_armitage(np.subtract(judged, counts), judged) == pytest.approx((-z, p_value), nan_ok=True, abs=1e-9)
    assert cochran_armitage(counts, judged, np.arange(len(counts)) * 7.0 - 1e6) == pytest.approx((z, p_value), nan_ok=True, abs=1e-6)
    assert cochran_armitage(counts, judged, np.arange(len(counts)) * 1e-200) == pytest.approx((z, p_value), nan_ok=True, abs=1e-9)


@pytest.mark.parametrize("data", [([5, 5], [5, 5]), ([0, 0], [5, 5]), ([0, 0], [0, 0]), ([3], [5]), ([3, 0], [5, 0]), ([], [])])
def test_where_no_trend_can_show(data):
    assert np.isnan(cochran_armitage(*data)).all()
    assert np.isnan(cochran_armitage(*data, exact=True)).all()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (([3], [2]), "exceed"),
        (([1, 2], [3, 3], [1]), "one a group"),
        (([1, 2], [3, 3], [1, nan]), "finite"),
        (([10**5] * 5, [2 * 10**5] * 5, None, True), "too many tables"),
        (([1, 2, 1], [3, 3, 3], [0, 0.123456789012, 1], True), "common measure"),
    ],
)
def test_impossible_trends_are_refused(arguments, says):
    with pytest.raises(ValueError, match=says):
        cochran_armitage(*arguments)


@given(outcomes=st.lists(st.integers(0, 1), max_size=60), p0=st.floats(0.02, 0.4), ratio=st.floats(1.2, 2.4), threshold=st.floats(0.5, 5))
def test_the_cusum_is_its_recursion(outcomes, p0, ratio, threshold):
    p1 = p0 * ratio
    found = bernoulli_cusum(outcomes, p0, p1, threshold)
    s = 0.0
    for point, outcome in enumerate(outcomes, start=1):
        s = max(0, s + (log(p1 / p0) if outcome else log((1 - p1) / (1 - p0))))
        assert found.statistic[point - 1] == pytest.approx(s)
        assert (point in found.alarms) == (s >= threshold - 1e-9)
        if point in found.alarms:
            s = 0


def test_three_failures_reach_a_threshold_of_three_and_begin_anew():
    found = bernoulli_cusum([1, 1, 1, 1, 0, 0], 0.1, 0.2, 3 * log(2))
    assert found.alarms.tolist() == [3]
    assert found.statistic == pytest.approx([log(2), 2 * log(2), 3 * log(2), log(2), log(2) + log(8 / 9), log(2) + 2 * log(8 / 9)])


@pytest.mark.parametrize(
    "arguments",
    [
        ([2], 0.1, 0.2, 3),
        ([nan], 0.1, 0.2, 3),
        ([1], 0, 0.2, 3),
        ([1], 0.1, 1, 3),
        ([1], 0.1, 0.1, 3),
        ([1], 0.1, 0.2, 0),
        ([1], 0.1, 0.2, [3]),
        ([1], 10, 20, 3),
    ],
)
def test_impossible_cusums_are_refused(arguments):
    with pytest.raises(ValueError, match=r"\w+ .*\."):
        bernoulli_cusum(*arguments)
