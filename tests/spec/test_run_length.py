"""The run length of a CUSUM, and the threshold that gives one: solved by hand, and held against simulated streams."""

from __future__ import annotations

import math

import numpy as np
import pytest

from analytics.statistics.run_length import cusum_run_length, cusum_threshold


@pytest.mark.parametrize("rate", [0.05, 0.3, 0.7])
def test_where_one_failure_alarms_the_run_length_is_that_of_waiting_for_one(rate):
    assert cusum_run_length(rate, 0.2, 1 / 3, math.log(5 / 3)) == pytest.approx(1 / rate)


def test_two_failures_at_least_solved_by_hand():
    """Weights of one step up and one down (p0 = 0.2, p1 = 0.8), threshold two steps: L0 = 1 + f L1 + q L0, L1 = 1 + q L0."""
    f, q, step = 0.3, 0.7, math.log(4)
    by_hand = (1 + f) / (1 - q - f * q)
    assert cusum_run_length(f, 0.2, 0.8, 2 * step) == pytest.approx(by_hand, rel=1e-6)


@pytest.mark.parametrize(("p0", "rate"), [(0.2, 0.2), (0.2, 1 / 3), (0.05, 0.05)])
def test_the_run_length_is_that_of_simulated_streams(p0, rate):
    p1 = 2 * p0 / (1 + p0)
    threshold = cusum_threshold(p0, p1, 200)
    random_ = np.random.default_rng(3)
    s, lengths, alive, step = np.zeros(4000), np.zeros(4000), np.ones(4000, bool), 0
    while alive.any():
        step += 1
        s = np.maximum(0, s + np.where(random_.random(4000) < rate, math.log(p1 / p0), math.log((1 - p1) / (1 - p0))))
        ended = alive & (s >= threshold)
        lengths[ended], alive = step, alive & ~ended
    assert cusum_run_length(rate, p0, p1, threshold) == pytest.approx(lengths.mean(), rel=0.08)


def test_the_threshold_is_the_smallest_that_keeps_false_alarms_apart():
    threshold = cusum_threshold(0.2, 1 / 3, 370)
    assert cusum_run_length(0.2, 0.2, 1 / 3, threshold) >= 370 > cusum_run_length(0.2, 0.2, 1 / 3, threshold - 0.01)


@pytest.mark.parametrize("bad", [(0, 0.2, 0.4, 2), (0.2, 0.4, 0.2, 2), (0.2, 0.2, 0.4, 0), (0.2, 0, 0.4, 1), (0.2, 0.2, 0.4, 1e9)])
def test_an_impossible_cusum_is_an_error(bad):
    with pytest.raises(ValueError):
        cusum_run_length(*bad)
