from fractions import Fraction

import pandas as pd
import pytest

from charts.figures.intervals import intervals
from charts.figures.units import judge, limit, ranked
from words import speak

EIGHTY = Fraction(80, 100)


def frame(*rows):
    return pd.DataFrame(rows, columns=["key", "name", "passed", "judged"])


def test_the_interval_is_the_verdicts_own():
    (unit,) = judge(frame(("1", "甲", 14, 14)), EIGHTY)
    assert unit.evidential == "supported"
    assert unit.role == "met"
    assert unit.low == pytest.approx(0.05 ** (1 / 14))


def test_worst_first_and_small_ones_pooled_last():
    units = ranked(frame(("1", "甲", 9, 10), ("2", "乙", 30, 50), ("3", "丙", 0, 1), ("4", "丁", 3, 9), ("5", "戊", 0, 0)), EIGHTY)
    assert [(u.name, u.passed, u.judged, u.pooled) for u in units] == [("乙", 30, 50, 0), ("甲", 9, 10, 0), ("其余 2 个（n<10）", 3, 10, 2)]
    assert units[-1].key == ""


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ([("1", "甲", 1, 2), ("2", "乙", 30, 50)], ["甲", "乙"]),  # a pool of one would only hide its name
        ([("1", "甲", 1, 2), ("2", "乙", 3, 4)], ["甲", "乙"]),  # all small: nobody to rank them against
        ([("1", "甲", 0, 0)], []),
        ([], []),
    ],
)
def test_what_is_not_pooled(rows, names):
    assert [u.name for u in ranked(frame(*rows), EIGHTY)] == names


def test_the_order_given_stays_and_no_data_keeps_its_row():
    units = judge(frame(("1", "①", 5, 5), ("2", "②", 0, 0)), EIGHTY)
    chart = intervals(units, key="k", title="t", heading="阶段", target=EIGHTY)
    assert chart.categories == ("①", "②")
    assert chart.series[0].values == (1.0, None)
    assert chart.columns[0].texts == ("100.0%", "—")
    assert "没有分母" in chart.series[0].hovers[1]


def test_the_table_beside_the_chart_holds_every_figure():
    chart = intervals(judge(frame(("1", "甲", 291, 334)), EIGHTY), key="k", title="t", heading="乡镇", target=EIGHTY)
    row = chart.table.iloc[0]
    assert list(row[["乡镇", "合格率（%）", "判定批次", "合格", "不合格"]]) == ["甲", 87.13, 334, 291, 43]
    assert row["90% 区间下限（%）"] < 87.13 < row["90% 区间上限（%）"]


def test_a_near_miss_does_not_look_like_the_target():
    chart = intervals(judge(frame(("1", "甲", 1999, 2500)), EIGHTY), key="k", title="t", heading="乡镇", target=EIGHTY)
    assert chart.columns[0].texts == ("79.96%",)


def test_everything_drawn_lies_within_the_axis():
    chart = intervals(judge(frame(("1", "甲", 0, 3), ("2", "乙", 20, 20)), EIGHTY), key="k", title="t", heading="乡镇", target=EIGHTY)
    drawn = [x for s in chart.series for part in (s.values, s.low, s.high) for x in part]
    assert chart.axis.low <= min(drawn) and max(drawn) <= chart.axis.high


def test_limits_in_words():
    assert (limit(Fraction(80, 100)), limit(Fraction(925, 1000))) == ("80%", "92.5%")


def test_in_english_too():
    speak("en")
    units = ranked(frame(("1", "A", 9, 10), ("2", "B", 30, 50), ("3", "C", 0, 1), ("4", "D", 3, 9)), EIGHTY)
    assert units[-1].name == "2 others (n<10)"
