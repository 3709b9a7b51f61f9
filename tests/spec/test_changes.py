"""What changed since the last meeting: drawn tables, figures worked out by other means."""

from __future__ import annotations

import random
from datetime import date, timedelta
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from analytics import campaigns
from analytics.campaigns import Window
from analytics.changes import figure, lists, panel, sides, targets
from analytics.changes.days import Days, a_month_before
from analytics.changes.sentence import flips, read_aloud
from analytics.changes.shown import change, difference
from analytics.changes.split import split
from analytics.changes.targets import nested_interval
from analytics.scope import Scope
from tests.analytics.shelf import OUBEI, QIAOTOU, Shelf, batch, table
from words import Refusal, speak

DAYS = Days(date(2007, 9, 10), date(2007, 10, 10))
SCOPE = Scope("yongjia-2007")


def shelf(rows, version=1):
    return Shelf(version, sampling_results=table("sampling_results", rows))


def many(passed, failed, **said):
    return [batch("pass", **said) for _ in range(passed)] + [batch("fail", **said) for _ in range(failed)]


@pytest.fixture
def yongjia():
    return campaigns.load("yongjia-2007")


EARLY, LATE = {"counted_on": date(2007, 9, 1)}, {"counted_on": date(2007, 9, 20)}


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2007, 11, 11), date(2007, 10, 11)),
        (date(2007, 10, 31), date(2007, 9, 30)),
        (date(2007, 3, 30), date(2007, 2, 28)),
        (date(2008, 3, 31), date(2008, 2, 29)),
        (date(2007, 1, 15), date(2006, 12, 15)),
    ],
)
def test_a_month_before_an_end_of_a_month_is_an_end_of_a_month(day, before):
    assert a_month_before(day) == before


def test_equal_and_inverted_days_are_sentences():
    with pytest.raises(Refusal) as equal:
        Days(date(2007, 9, 1), date(2007, 9, 1))
    assert "Both days are 1 Sep 2007" in str(equal.value)
    with pytest.raises(Refusal) as inverted:
        Days(date(2007, 9, 2), date(2007, 9, 1))
    assert "exchange them" in str(inverted.value)


def test_the_equally_long_period_before_ends_on_the_earlier_day():
    before = DAYS.equally_long_before
    assert (before.start, before.end) == (date(2007, 8, 12), date(2007, 9, 10))
    assert before.end - before.start == DAYS.since.end - DAYS.since.start


def test_a_target_then_and_now_with_the_batches_in_between_and_the_verdict_that_flipped(yongjia):
    store = shelf(many(70, 30, **EARLY) + many(95, 5, **LATE))
    one = next(each for each in targets.between_days(store, yongjia, SCOPE, DAYS) if each.now.id == "T01")
    assert (one.then.numerator, one.then.denominator, one.now.numerator, one.now.denominator) == (70, 100, 165, 200)
    assert (one.added.passed, one.added.judged) == (95, 100)
    assert one.change == pytest.approx(0.125)
    assert one.administrative_flipped and (one.then.administrative, one.now.administrative) == ("not_yet", "met")
    # By simulation of what the interval claims: p_now − p_then = ½ (p_added − p_then).
    assert one.low == pytest.approx(0.5 * 0.147, abs=0.01) and one.high == pytest.approx(0.5 * 0.346, abs=0.01)
    speak("en")
    assert any("T01" in said and "Not yet met → Met" in said for said in flips([one]))


def test_the_interval_of_a_cumulative_change_covers_as_often_as_it_says():
    """Nested samples drawn again and again: the interval holds the true change 95 % of the time; Newcombe's on both totals would far more often."""
    random_ = np.random.default_rng(7)
    then, added, p_then, p_added = 120, 80, 0.75, 0.85
    truth = added / (then + added) * (p_added - p_then)
    held = 0
    for a, b in zip(random_.binomial(then, p_then, 2000), random_.binomial(added, p_added, 2000), strict=True):
        low, high = nested_interval(int(a), then, int(b), added)
        held += low <= truth <= high
    assert 0.93 <= held / 2000 <= 0.97


def test_a_target_whose_value_has_not_moved_says_so_without_an_interval(yongjia):
    one = next(each for each in targets.between_days(shelf(many(9, 1, **EARLY)), yongjia, SCOPE, DAYS) if each.now.id == "T01")
    assert (one.change, one.low, one.added.judged, one.flipped) == (0.0, None, 0, False)


def test_periods_of_one_target_and_of_all(yongjia):
    t01 = yongjia.target("T01")
    one = figure.periods(yongjia, SCOPE, t01, DAYS, "start")
    assert (one.earlier.start, one.earlier.end, one.later.start, one.later.end) == (yongjia.start, DAYS.then, date(2007, 9, 11), DAYS.now)
    assert one.earlier.trades == ("阀门",)
    late = figure.periods(yongjia, SCOPE, t01, Days(date(2007, 11, 1), date(2008, 1, 1)), "equal")
    assert late.later.end == t01.due and late.earlier.end == date(2007, 11, 1)
    with pytest.raises(Refusal, match="ended on"):
        figure.periods(yongjia, SCOPE, t01, Days(date(2007, 12, 1), date(2008, 1, 1)), "start")
    with pytest.raises(Refusal, match="begins on"):
        figure.periods(yongjia, SCOPE, t01, Days(date(2007, 6, 1), date(2007, 8, 1)), "start")


def test_the_sentence_adds_up_in_both_languages(yongjia):
    store = shelf(many(54, 14, **EARLY) + many(82, 14, **LATE))
    asked = figure.periods(yongjia, SCOPE, None, DAYS, "start")
    found = figure.figure(store, asked)
    parts = split(sides.sides(store, asked.earlier, asked.later, "batch", ("trade",)))
    speak("zh")
    said = read_aloud("合格率", found, DAYS.then, parts)
    assert said.startswith("合格率：自2007年9月10日以来新增 96 批，其中不合格 14 批；累计合格率由 79.4% 升至 82.9%，上升 3.5 个百分点")
    assert "质量效应 +6.0 个百分点，结构效应 0.0 个百分点" in said
    speak("en")
    assert "rose from 79.4% to 82.9%, up by 3.5 pp" in read_aloud("Pass rate", found, DAYS.then, parts)


def test_a_difference_is_that_of_the_rates_as_shown():
    # 80.04… and 80.85… differ by 0.82, but beside '80.0%' and '80.9%' stands 0.9.
    assert difference(4002, 5000, 8085, 10000) == Fraction("0.9") and change(4002, 5000, 8085, 10000) == "+0.9"
    assert change(0, 0, 1, 2) == "—"


def brute_kitagawa(cells):
    """Per stratum from the definition in fractions: (passed1, judged1, passed2, judged2) → quality and mix of the whole."""
    whole1, whole2 = sum(c[1] for c in cells), sum(c[3] for c in cells)
    quality = mix = Fraction(0)
    for p1, n1, p2, n2 in cells:
        r1 = Fraction(p1, n1) if n1 else Fraction(p2, n2)
        r2 = Fraction(p2, n2) if n2 else Fraction(p1, n1)
        s1, s2 = Fraction(n1, whole1), Fraction(n2, whole2)
        quality += (r2 - r1) * (s1 + s2) / 2
        mix += (s2 - s1) * (r1 + r2) / 2
    return quality, mix


@pytest.mark.parametrize("seed", range(20))
def test_the_split_adds_up_and_is_kitagawas(seed):
    random_ = random.Random(seed)
    cells = [
        (random_.randint(0, n1), n1, random_.randint(0, n2), n2) for n1, n2 in ((random_.randint(0, 40), random_.randint(0, 40)) for _ in range(9))
    ]
    cells = [c for c in cells if c[1] or c[3]] + [(3, 4, 0, 0), (0, 0, 1, 5)]
    frame = pd.DataFrame(cells, columns=["passed1", "judged1", "passed2", "judged2"]).assign(key=[str(i) for i in range(len(cells))], name="x")
    found, (quality, mix) = split(frame), brute_kitagawa(cells)
    assert found.quality == pytest.approx(float(quality)) and found.mix == pytest.approx(float(mix))
    assert found.strata["quality"].sum() == pytest.approx(found.quality) and found.strata["mix"].sum() == pytest.approx(found.mix)
    assert found.quality + found.mix == pytest.approx(found.change)
    alone = found.one_sided
    assert set(alone["side"]) >= {"then", "now"} and (alone["quality"] == 0).all()


def test_a_pure_change_of_the_mix_is_mix_alone():
    """Both trades pass as before, but the better one is sampled more: 50 of 100 at 90 % and 50 at 60 %, then 80 and 20."""
    store = shelf(many(45, 5, **EARLY) + many(30, 20, trade="童装", **EARLY) + many(72, 8, **LATE) + many(12, 8, trade="童装", **LATE))
    then, now = SCOPE.but(start=date(2007, 8, 1), end=DAYS.then), SCOPE.but(start=DAYS.since.start, end=DAYS.now)
    found = split(sides.sides(store, then, now, "batch", ("trade",)))
    assert found.change == pytest.approx(0.09) and found.quality == pytest.approx(0) and found.mix == pytest.approx(0.09)
    lifted = found.strata.set_index("key")["mix"]
    assert lifted["阀门"] > 0 and lifted["童装"] > 0  # fewer of the worse lifts the whole as well


def test_nothing_judged_on_a_side_splits_nothing():
    store = shelf(many(3, 1, **LATE))
    found = split(
        sides.sides(store, SCOPE.but(start=date(2007, 8, 1), end=DAYS.then), SCOPE.but(start=DAYS.since.start, end=DAYS.now), "batch", ("trade",))
    )
    assert (found.change, found.quality, found.mix) == (None, None, None)


def test_sides_keep_units_of_one_side_and_their_interval_is_newcombes():
    rows = many(48, 32, **EARLY) + many(56, 14, **LATE) + many(2, 1, township_code=QIAOTOU, township="桥头镇", **LATE)
    found = sides.sides(
        shelf(rows), SCOPE.but(start=date(2007, 8, 1), end=DAYS.then), SCOPE.but(start=DAYS.since.start, end=DAYS.now), "batch", ("township",)
    )
    one = found.set_index("key").loc[OUBEI]
    assert (one["change"], one["low"], one["high"]) == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)  # Newcombe 1998, table II
    other = found.set_index("key").loc[QIAOTOU]
    assert other["judged1"] == 0 and np.isnan(other["change"])


def test_the_panel_holds_those_sampled_both_times():
    rows = [
        *many(1, 1, producer="甲", **EARLY), *many(2, 0, producer="甲", **LATE),  # better
        *many(2, 0, producer="乙", **EARLY), *many(1, 1, producer="乙", **LATE),  # worse
        *many(1, 0, producer="丙", **EARLY), *many(1, 0, producer="丙", **LATE),  # good
        *many(0, 1, producer="丁", **EARLY), *many(0, 2, producer="丁", **LATE),  # bad
        *many(5, 0, producer="戊", **EARLY), *many(7, 0, producer="己", **LATE), *many(1, 0, producer="庚", **LATE),
    ]  # fmt: skip
    found = panel.panel(shelf(rows), SCOPE.but(start=date(2007, 8, 1), end=DAYS.then), SCOPE.but(start=DAYS.since.start, end=DAYS.now), "batch")
    assert dict(zip(found.firms["enterprise"], found.firms["turn"], strict=True)) == {"甲": "better", "乙": "worse", "丙": "good", "丁": "bad"}
    assert [found.count(turn) for turn in panel.TURNS] == [1, 1, 1, 1]
    assert (found.only_then, found.only_now) == (1, 2)
    assert found.whole[["passed1", "judged1", "passed2", "judged2"]].iloc[0].tolist() == [4, 6, 4, 7]


def test_new_failures_hold_lists_of_failures_and_only_the_days_since():
    rows = [
        batch("fail", counted_on=DAYS.then, producer="旧"),
        batch("fail", counted_on=DAYS.since.start, producer="甲"),
        batch("fail", counted_on=DAYS.now, producer="乙", denominator=False),
        batch("fail", counted_on=DAYS.now + timedelta(days=1), producer="后"),
        batch("fail", counted_on=DAYS.now, producer="复查", kind="recheck"),
        batch("pass", counted_on=DAYS.now, producer="合格"),
    ]
    found = lists.new_failures(shelf(rows), SCOPE, DAYS.since)
    assert found["enterprise"].tolist() == ["乙", "甲"] and found["has_denominator"].tolist() == [False, True]


def test_passed_again_means_after_the_last_failure_and_in_these_days_rechecks_too():
    def firm(name, *results):
        return [batch(verdict, producer=name, counted_on=day, kind=kind) for verdict, day, kind in results]

    before, early, late, after = date(2007, 8, 1), date(2007, 8, 20), date(2007, 9, 20), date(2007, 10, 11)
    rows = [
        *firm("甲", ("fail", before, "routine"), ("pass", late, "recheck")),  # passed again, in a recheck
        *firm("乙", ("fail", before, "routine"), ("pass", early, "recheck"), ("pass", late, "routine")),  # had passed again before
        *firm("丙", ("fail", before, "routine"), ("pass", late, "follow_up"), ("fail", date(2007, 10, 1), "routine")),  # failed once more
        *firm("丁", ("fail", date(2007, 9, 15), "routine"), ("pass", date(2007, 10, 5), "recheck")),  # both in these days
        *firm("戊", ("pass", late, "routine")),  # never failed
        *firm("己", ("fail", before, "routine"), ("pass", after, "recheck")),  # later than the later day
        *firm("庚", ("fail", before, "routine"), ("pass", late, "risk_monitoring")),  # no verdict of law
        *firm("辛", ("fail", late, "routine"), ("pass", late, "routine")),  # the same day is not afterwards
    ]
    found = lists.rectified(shelf(rows), SCOPE, DAYS.since).set_index("enterprise")
    assert sorted(found.index) == sorted(["甲", "丁"])
    assert found.loc["甲", "passed_kind"] == "recheck" and found.loc["甲", "passed_on"].date() == late


def test_two_versions_differ_by_what_was_loaded_between_them(yongjia):
    first = many(7, 3, **EARLY)
    then, now = shelf(first, 1), shelf(first + many(9, 1, **EARLY), 2)
    scope = SCOPE.but(as_of=DAYS.now)
    one = targets.between_versions(now, then, now, yongjia, scope, only_added=True)[0]
    assert (one.then.denominator, one.now.denominator, one.added.judged) == (10, 20, 10) and one.low is not None
    other = targets.between_versions(now, then, now, yongjia, scope, only_added=False)[0]
    assert other.added is None and other.low is None and other.change == pytest.approx(0.1)
    both = sides.sides(now, scope, scope, "batch", ("township",), (then, now))
    assert both[["judged1", "judged2"]].iloc[0].tolist() == [10, 20] and both["low"].isna().all()
    left = lists.failures_between(now, now, then, scope, Window(yongjia.start, DAYS.now))
    assert left.empty or not left["arrived"].any()


def test_failures_that_left_and_arrived_between_two_versions(yongjia):
    then = shelf([batch("fail", sample_no="1"), batch("fail", sample_no="2")], 1)
    now = shelf([batch("fail", sample_no="2"), batch("fail", sample_no="3"), batch("pass", sample_no="1")], 2)
    found = lists.failures_between(now, then, now, SCOPE.but(as_of=DAYS.now), Window(yongjia.start, DAYS.now))
    assert dict(zip(found["sample_no"], found["arrived"], strict=True)) == {"3": True, "1": False}
