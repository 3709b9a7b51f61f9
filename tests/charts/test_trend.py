from datetime import date
from fractions import Fraction
from itertools import pairwise

import pandas as pd
import pytest

from analytics.control import control
from charts.figures.control import control_chart
from charts.figures.trend import bands, months, position
from charts.plotly import draw
from words import speak

EIGHTY = Fraction(80, 100)


def frame(*rows):
    return pd.DataFrame(rows, columns=["month", "passed", "judged"])


def chart(*rows, **said):
    every = months(frame(*rows))
    found = control(every["passed"].tolist(), every["judged"].tolist(), said.pop("wanted", "auto"))
    return control_chart(every, found, key="k", subject="阀门", **({"target": EIGHTY} | said))


def test_a_month_without_samples_is_a_gap():
    drawn = chart((date(2007, 1, 1), 8, 10), (date(2007, 4, 1), 9, 10))
    line = next(s for s in drawn.series if s.mark == "line")
    assert line.values == (0.8, None, None, 0.9)
    assert list(drawn.table["判定批次"]) == [10, 0, 0, 10]
    assert list(months(frame((date(2006, 12, 1), 1, 1), (date(2007, 2, 1), 1, 1)))["judged"]) == [1, 0, 1]


def test_a_month_outside_its_limits_is_named():
    rows = [(date(2007, m, 1), 82 if m != 3 else 40, 100) for m in range(1, 13)]
    drawn = chart(*rows)
    assert drawn.title == "阀门：2007年3月超出控制限；2007年12月连续 9 点在中心线上方"  # the nine months after it
    alarm = next(s for s in drawn.series if s.role == "alarm")
    assert [i for i, value in enumerate(alarm.values) if value is not None] == [2]
    assert alarm.texts[2] == "超限 40.0%"


def test_without_a_signal_the_title_is_the_subject():
    assert chart(*[(date(2007, m, 1), 80, 100) for m in range(1, 5)]).title == "阀门"


def test_no_limit_where_it_would_leave_the_scale():
    drawn = chart((date(2007, 1, 1), 9, 10), (date(2007, 2, 1), 8, 10))
    upper, lower = (next(s for s in drawn.series if s.name == name) for name in ("上控制限", "下控制限"))
    assert upper.values == (None, None)
    assert all(0 < value < 0.85 for value in lower.values)


@pytest.mark.parametrize("passed", [0, 10])
def test_one_month_all_failed_or_all_passed(passed):
    drawn = chart((date(2007, 1, 1), passed, 10))
    figure = draw(drawn)
    low, high = figure.layout.yaxis.range
    assert low <= passed / 10 <= high


def test_stages_lie_where_their_days_are():
    assert position(date(2007, 7, 1), date(2007, 1, 1)) == 5.5
    assert position(date(2007, 7, 17), date(2007, 1, 1)) == pytest.approx(5.5 + 16 / 31)
    shown = bands([("一", date(2006, 1, 1), date(2006, 3, 31)), ("二", date(2007, 1, 1), date(2007, 1, 31))], [date(2007, 1, 1), date(2007, 2, 1)])
    assert [(b.label, b.start, b.end) for b in shown] == [("②", -0.5, 0.5)]


def test_names_at_the_right_end_do_not_touch():
    figure = draw(chart(*[(date(2007, m, 1), 80, 100) for m in range(1, 13)], others=(Fraction(81, 100), Fraction(82, 100))))
    places = sorted(a.y for a in figure.layout.annotations if a.xanchor == "left" and a.yref == "y")
    low, high = figure.layout.yaxis.range
    pixel = (high - low) / 320
    assert min(b - a for a, b in pairwise(places)) > 15 * pixel


def test_the_year_stands_at_the_first_month_and_at_january():
    drawn = chart(*[(date(2006 + m // 12, m % 12 + 1, 1), 8, 10) for m in range(1, 22)])
    figure = draw(drawn)
    assert "2007年<br>1月" in figure.layout.xaxis.ticktext
    assert figure.layout.xaxis.ticktext[0].startswith("2006年")
    speak("en")
    assert chart((date(2006, 2, 1), 1, 1)).categories == ("Feb\n2006",)
