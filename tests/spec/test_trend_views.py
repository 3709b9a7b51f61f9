"""The trend views as drawn tables: which limits and signals, the test over the stages, last year and last period, campaigns by day."""

from __future__ import annotations

from datetime import date
from itertools import pairwise, product
from math import comb, erfc, sqrt

import pytest

from analytics.aligned import common_day, courses
from analytics.campaigns import Window
from analytics.comparison import calendar, compared
from analytics.control import control
from analytics.days import counts, daily
from analytics.scope import Scope
from analytics.stages import stage_trend
from tests.analytics.shelf import CHENGHE, batch, batches, shelf
from words import Refusal

YEAR = Scope("yongjia-2007", as_of=date(2007, 11, 11))


# --- control chart -------------------------------------------------------------------------------------------------------------------


def test_the_orange_juice_of_montgomery():
    """Montgomery 2009, table 7.1: nonconforming cans in 30 samples of 50; samples 15 and 23 lie outside."""
    cans = [12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6]
    found = control([50 - each for each in cans], [50] * 30, "p")
    assert found.centre == pytest.approx(1 - 0.2313, abs=5e-5)
    assert (found.lower[0], found.upper[0]) == (pytest.approx(1 - 0.4102, abs=5e-5), pytest.approx(1 - 0.0524, abs=5e-5))
    assert [each + 1 for each in found.outside] == [15, 23]
    assert {(each.side) for each in found.signals if each.rule == "beyond_limits"} == {-1}


def sigma_z(passed, judged):
    """Laney's σ_z in plain numbers."""
    p = sum(passed) / sum(judged)
    z = [(k / n - p) / sqrt(p * (1 - p) / n) for k, n in zip(passed, judged, strict=True) if n]
    return sum(abs(b - a) for a, b in pairwise(z)) / (len(z) - 1) / 1.128


@pytest.mark.parametrize(("why", "passed", "judged", "wanted", "kind"), [
    ("too few months",            [90, 60] * 5,              [100] * 10, "auto",  "p"),
    ("too few failures expected", [10, 9, 10, 8] * 4,        [10] * 16,  "auto",  "exact"),
    ("too few passes expected",   [0, 1, 0, 2] * 4,          [10] * 16,  "auto",  "exact"),
    ("few, but by hand",          [10, 9, 10, 8] * 4,        [10] * 16,  "p",     "p"),
    ("too few batches a month",   [40, 25] * 7,              [45] * 14,  "auto",  "p"),
    ("no wider than chance",      [80, 82] * 7,              [100] * 14, "auto",  "p"),
    ("wider than chance",         [90, 60] * 7,              [100] * 14, "auto",  "laney"),
    ("a month without batches",   [90, 60] * 7 + [0, 90],    [100] * 14 + [0, 100], "auto", "laney"),
    ("by hand",                   [80, 82, 79],              [100] * 3,  "laney", "laney"),
    ("by hand, impossible",       [80],                      [100],      "laney", "p"),
    ("by hand, nothing varies",   [100] * 3,                 [100] * 3,  "laney", "p"),
])  # fmt: skip
def test_which_chart_is_in_use(why, passed, judged, wanted, kind):
    found = control(passed, judged, wanted)
    assert found.kind == kind, why
    if kind == "laney" and len(judged) > 3:
        assert found.sigma_z == pytest.approx(sigma_z(passed, judged))
        assert found.sigma_z > found.bound
        centre, half = found.centre, 3 * found.sigma_z * sqrt(found.centre * (1 - found.centre) / 100)
        assert found.lower[0] == (pytest.approx(centre - half) if centre - half > 0 else None)


def test_why_stands_in_words():
    assert control([80, 82] * 7, [100] * 14).why.text().startswith("σ_z = 0.4")
    assert control([30] * 14, [40] * 14).why.text() == "on average 40 batches a month are fewer than 50, so chance is wide enough"
    with pytest.raises(ValueError, match="wanted must be one of"):
        control([1], [1], "u")


def test_exact_limits_are_binomial_quantiles_and_no_run_is_read_into_them():
    """Rate 0.9, ten batches a month: at most 5 passes come in 0.16 %, at most 4 in 0.015 % of months, so 5 lies on the limit and 4 outside."""
    passed = [10, 10, 10, 9, 10, 4, 10, 10, 10, 5, 9, 10, 10, 9, 9, 9]
    found = control(passed, [10] * 16)
    p = sum(passed) / 160
    tail = [sum(comb(10, j) * p**j * (1 - p) ** (10 - j) for j in range(k + 1)) for k in range(11)]
    least = next(k for k in range(11) if tail[k] >= 0.00135)
    assert found.kind == "exact"
    assert found.lower[0] == pytest.approx(least / 10)
    assert set(found.upper) == {None}
    assert {each.rule for each in found.signals} == {"beyond_limits"}
    assert found.outside == tuple(i for i, k in enumerate(passed) if k < least)


@pytest.mark.parametrize(("rule", "side", "passed"), [
    ("same_side",     1, [70, *[81] * 9]),
    ("same_side",    -1, [90, *[79] * 9]),
    ("trend",         1, [80, 76, 77, 78, 79, 80, 81, 82, 80]),
    ("trend",        -1, [80, 84, 83, 82, 81, 80, 79, 78, 80]),
    ("alternating",   0, [80, 81] * 8),
    ("hugging",       0, [80, 81, 80, 79, 80, 82, 80, 78, 80, 81, 79, 80, 80, 81, 80]),
])  # fmt: skip
def test_runs_too_regular_for_chance(rule, side, passed):
    found = control(passed, [100] * len(passed), "p")
    assert (rule, side) in {(each.rule, each.side) for each in found.signals}


@pytest.mark.parametrize(("passed", "judged"), [([], []), ([0], [0]), ([0, 0], [5, 5]), ([5, 5], [5, 5]), ([1], [1])])
def test_without_variation_there_is_no_signal(passed, judged):
    found = control(passed, judged)
    assert found.signals == ()
    assert found.kind == "p"


# --- stages --------------------------------------------------------------------------------------------------------------------------


def by_hand(passed, judged):
    """z and its two-sided p in plain numbers."""
    n, p = sum(judged), sum(passed) / sum(judged)
    s = range(1, len(judged) + 1)
    above = sum(i * (k - m * p) for i, k, m in zip(s, passed, judged, strict=True))
    spread = sum(m * i * i for i, m in zip(s, judged, strict=True)) - sum(m * i for i, m in zip(s, judged, strict=True)) ** 2 / n
    z = above / sqrt(p * (1 - p) * spread)
    return z, erfc(abs(z) / sqrt(2))


def enumerated(passed, judged):
    """The exact one-sided p: every table with the same margins, counted one by one."""
    total = sum(passed)
    score = sum(i * k for i, k in enumerate(passed))
    rising = by_hand(passed, judged)[0] >= 0
    whole = hits = 0
    for table in product(*(range(m + 1) for m in judged)):
        if sum(table) == total:
            ways = 1
            for k, m in zip(table, judged, strict=True):
                ways *= comb(m, k)
            other = sum(i * k for i, k in enumerate(table))
            whole += ways
            hits += ways * (other >= score if rising else other <= score)
    return hits / whole


@pytest.mark.parametrize(("passed", "judged", "exact", "shown"), [
    ([60, 70, 90], [100, 100, 100], False, True),
    ([90, 70, 60], [100, 100, 100], False, True),
    ([80, 81, 80], [100, 100, 100], False, False),
    ([2, 4, 6],    [6, 6, 6],       True,  True),
    ([6, 4, 2],    [6, 6, 6],       True,  True),
    ([3, 4, 3],    [5, 5, 5],       True,  False),
    ([3, 0, 5],    [5, 0, 5],       True,  False),   # a stage without samples keeps its place
    ([6, 10],      [10, 10],        True,  False),   # one-sided 0.043: which side was not said beforehand
    ([3, 3],       [6, 6],          True,  False),   # twice more than a half is one
])  # fmt: skip
def test_a_trend_over_the_stages(passed, judged, exact, shown):
    found = stage_trend(passed, judged)
    z, p = by_hand(passed, judged)
    assert (found.exact, found.shown) == (exact, shown)
    assert found.z == pytest.approx(z)
    assert found.p_value == pytest.approx(min(1, 2 * enumerated(passed, judged)) if exact else p)


@pytest.mark.parametrize(("passed", "judged", "why"), [
    ([], [], "few"), ([5, 0], [9, 0], "few"), ([5, 5], [5, 5], "all_passed"), ([0, 0], [5, 5], "all_failed"),
])  # fmt: skip
def test_where_no_trend_can_show(passed, judged, why):
    found = stage_trend(passed, judged)
    assert (found.why, found.z, found.p_value, found.shown) == (why, None, None, False)


# --- last year, last period ----------------------------------------------------------------------------------------------------------


def test_september_against_last_september_with_newcombes_own_example():
    """Newcombe 1998, table II: 56 of 70 against 48 of 80 → 0.2, 0.0524 to 0.3339."""
    rows = [*batches(56, 14, counted_on=date(2007, 9, 12)), *batches(48, 32, counted_on=date(2006, 9, 30))]
    found = compared(shelf(rows), YEAR, against="last_year").set_index("key")
    one = found.loc["2007-09"]
    assert (one.passed1, one.judged1, one.passed2, one.judged2) == (48, 80, 56, 70)
    assert (one.change, one.low, one.high) == (pytest.approx(0.2), pytest.approx(0.0524, abs=5e-5), pytest.approx(0.3339, abs=5e-5))
    assert list(found.index) == ["2007-07", "2007-08", "2007-09", "2007-10", "2007-11"]
    assert found.loc["2007-10"][["change", "low", "high"]].isna().all()


@pytest.mark.parametrize(("against", "day", "counted"), [
    ("last_year", date(2006, 7, 2),  (0, 0)),   # the campaign begins on 3 July, and so does last year's July
    ("last_year", date(2006, 7, 3),  (3, 4)),
    ("last_year", date(2006, 7, 31), (3, 4)),
    ("previous",  date(2007, 6, 1),  (3, 4)),   # the whole month before
    ("previous",  date(2007, 5, 31), (0, 0)),
])  # fmt: skip
def test_a_month_cut_by_the_scope(against, day, counted):
    rows = [*batches(2, 1, counted_on=date(2007, 7, 20)), *batches(3, 1, counted_on=day)]
    july = compared(shelf(rows), YEAR, against=against).set_index("key").loc["2007-07"]
    assert (july.passed1, july.judged1) == counted
    assert (july.passed2, july.judged2) == (2, 3)


def test_stages_and_quarters():
    rows = [
        *batches(1, 0, counted_on=date(2007, 3, 1)),  # in the 132 days before the campaign
        *batches(2, 0, counted_on=date(2007, 7, 10)),
        *batches(3, 1, counted_on=date(2007, 8, 1)),
        *batches(4, 1, counted_on=date(2006, 8, 1)),
    ]
    stages = compared(shelf(rows), YEAR, grain="stage", against="previous").set_index("key")
    assert stages.loc["1", ["passed1", "judged1", "passed2", "judged2"]].tolist() == [1, 1, 2, 2]
    assert stages.loc["2", ["passed1", "judged1", "passed2", "judged2"]].tolist() == [2, 2, 3, 4]
    last_year = compared(shelf(rows), YEAR, grain="stage").set_index("key")
    assert last_year.loc["2", ["passed1", "judged1"]].tolist() == [4, 5]
    quarters = compared(shelf(rows), YEAR, grain="quarter").set_index("key")
    assert list(quarters.index) == ["2007Q3", "2007Q4"]
    assert quarters.loc["2007Q3", ["passed1", "judged1", "passed2", "judged2"]].tolist() == [4, 5, 5, 6]


def test_enterprises_are_counted_anew_in_each_period():
    rows = [*batches(2, 0, producer="甲", counted_on=date(2007, 8, 1)), *batches(0, 1, producer="甲", counted_on=date(2007, 9, 1))]
    found = compared(shelf(rows), YEAR, "enterprise", against="previous").set_index("key")
    assert found.loc["2007-09", ["passed1", "judged1", "passed2", "judged2"]].tolist() == [1, 1, 0, 1]


def test_calendars():
    (one,) = calendar(Window(date(2008, 2, 10), date(2008, 2, 29)), 1)
    assert (one.last_year.start, one.last_year.end) == (date(2007, 2, 10), date(2007, 2, 28))
    february, march = calendar(Window(date(2009, 2, 1), date(2009, 3, 30)), 1)
    assert february.last_year == Window(date(2008, 2, 1), date(2008, 2, 29)), "A whole month meets the whole month."
    assert march.last_year == Window(date(2008, 3, 1), date(2008, 3, 30))
    keys = [each.key for each in calendar(Window(date(2007, 11, 5), date(2008, 2, 1)), 3)]
    assert keys == ["2007Q4", "2008Q1"]
    with pytest.raises(Refusal):
        compared(shelf(), YEAR, grain="week")
    with pytest.raises(Refusal):
        compared(shelf(), Scope(), grain="stage")


# --- days and campaigns --------------------------------------------------------------------------------------------------------------


def test_days_add_up():
    rows = [*batches(2, 1, counted_on=date(2007, 8, 1)), *batches(1, 0, counted_on=date(2007, 8, 3)), *batches(0, 1, counted_on=date(2007, 8, 9))]
    since, passed, judged = daily(shelf(rows), YEAR, date(2007, 8, 1), date(2007, 8, 9)).running(date(2007, 8, 1), date(2007, 8, 8))
    assert (since.tolist(), passed.tolist(), judged.tolist()) == ([0, 2], [2, 3], [3, 4])
    assert counts(shelf(rows), YEAR, [Window(date(2007, 8, 1), date(2007, 8, 2)), Window(date(2007, 8, 9), date(2007, 8, 9))]) == [(2, 3), (0, 1)]
    assert counts(shelf(rows), YEAR, []) == []


@pytest.mark.parametrize("measure", ["batch", "intrinsic", "item"])
def test_days_count_as_periods_do(measure):
    rows = [
        *batches(2, 1, counted_on=date(2007, 8, 1), items_tested=5),
        *batches(0, 2, counted_on=date(2007, 8, 1), labelling_only=True, items_tested=4, items_failed=1),
        *batches(3, 1, counted_on=date(2007, 8, 2), kind="follow_up"),
        batch("not_judged", counted_on=date(2007, 8, 2)),
        *batches(0, 3, counted_on=date(2007, 8, 3), denominator=False),
        *batches(4, 0, counted_on=date(2007, 8, 3), county_code=CHENGHE),
    ]
    (whole,) = counts(shelf(rows), YEAR, [Window(date(2007, 8, 1), date(2007, 8, 9))], measure)
    found = daily(shelf(rows), YEAR, date(2007, 8, 1), date(2007, 8, 9), measure)
    assert (found.passed.sum(), found.judged.sum()) == whole
    assert whole == {"batch": (2, 5), "intrinsic": (4, 5), "item": (21, 23)}[measure]


def test_campaigns_by_day_since_launch():
    rows = [
        *batches(3, 1, counted_on=date(2007, 7, 3)),  # day 0 of 永嘉
        *batches(4, 0, counted_on=date(2007, 7, 13)),
        *batches(9, 9, counted_on=date(2007, 7, 2)),  # the day before
        *batches(1, 1, county_code=CHENGHE, township_code="130199100", trade="水泥", counted_on=date(2012, 3, 6)),
    ]
    yongjia, chenghe, longwan = courses(shelf(rows), Scope("yongjia-2007"), ("yongjia-2007", "hebei-2012", "longwan-2006"))
    assert (yongjia.days, yongjia.passed, yongjia.judged) == ((0, 10), (3, 7), (4, 8))
    assert (chenghe.days, chenghe.passed, chenghe.judged) == ((5,), (1,), (2,))
    assert longwan.days == ()
    assert [yongjia.on(day) for day in (0, 9, 10, 99)] == [(3, 4), (3, 4), (7, 8), (7, 8)]
    assert chenghe.on(4) == (0, 0)
    assert common_day((yongjia, chenghe, longwan)) == 5
    assert common_day((longwan,)) is None
    early = courses(shelf(rows), Scope("yongjia-2007", as_of=date(2007, 7, 5)), ("yongjia-2007", "hebei-2012"))
    assert (early[0].days, early[1].days) == ((0,), ())
