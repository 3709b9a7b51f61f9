"""The time line of a campaign: where stages and milestones stand on a day."""

from datetime import date

import pytest

from analytics.campaign import Stage, Text
from analytics.progress import Step
from charts.figures.timeline import timeline
from charts.plotly import draw
from words import speak

START, MIDDLE, END = date(2009, 3, 1), date(2009, 6, 15), date(2009, 12, 31)
STAGES = (
    Stage(1, Text("宣传发动", "Launch"), START, date(2009, 4, 30), date(2009, 4, 30)),
    Stage(2, Text("全面整规", "Regulation"), date(2009, 5, 1), END, END),
)


def step(no, due, state, units=3, in_time=0, late=0):
    return Step(no, f"节点{no}", due, units, in_time, late, (), state)


STEPS = (step(1, date(2009, 4, 15), "done", in_time=2, late=1), step(2, date(2009, 5, 5), "late", in_time=1), step(3, END, "running"))


def test_stages_and_milestones_stand_at_their_days():
    spec = timeline(STAGES, STEPS, MIDDLE, key="t")
    by_name = {series.name: series for series in spec.series}
    assert by_name["① 宣传发动"].x == (0.0, 60.0)
    assert by_name["① 宣传发动"].role == "comparison"
    assert by_name["② 全面整规"].role == "value"  # the stage that is on
    assert by_name["所看之日"].x == ((MIDDLE - START).days,) * 2
    points = {series.role: series for series in spec.series if series.mark == "points"}
    assert points["met"].x == ((date(2009, 4, 15) - START).days,)
    assert points["missed"].texts == ("2",)
    assert points["undetermined"].hovers == ("3 节点3\n限2009年12月31日完成：未到期\n3 个单位中已有 0 个完成",)
    assert spec.title == "截至2009年6月15日，3 个节点中有 1 个逾期：第 2 个"
    assert [spec.x.ticks[0], spec.x.ticks[1]] == [(0, "2009年\n3月"), (31, "4月")]
    assert len(spec.table) == 5
    draw(spec)


def test_no_milestone_is_late_and_none_is_named():
    assert timeline(STAGES, STEPS[:1], MIDDLE, key="t").title == "截至2009年6月15日，1 个节点无一逾期"
    assert timeline(STAGES, (), MIDDLE, key="t").title == "2009年6月15日所处阶段"
    nobody = step(2, date(2009, 5, 5), "unknown")
    assert timeline(STAGES, (nobody,), MIDDLE, key="t").title == "截至2009年6月15日，1 个节点均无记录", "What nobody filed is not in time."
    assert timeline(STAGES, (STEPS[0], nobody), MIDDLE, key="t").title == "截至2009年6月15日，有记录的节点无一逾期；1 个节点无记录"
    assert timeline((), STEPS, MIDDLE, key="t").series  # milestones alone make a line


def test_the_time_line_speaks_english():
    speak("en")
    try:
        spec = timeline(STAGES, STEPS, MIDDLE, key="t")
    finally:
        speak("zh")
    assert spec.title == "On 15 Jun 2009 1 of 3 milestones are late: no. 2"
    assert "迟" not in spec.alt


def test_nothing_makes_no_line():
    with pytest.raises(ValueError, match="needs a stage"):
        timeline((), (), MIDDLE, key="t")


def test_a_milestone_beyond_the_stages_and_a_year_is_in_the_picture():
    far = step(4, date(2011, 2, 1), "running")
    spec = timeline(STAGES, (*STEPS, far), MIDDLE, key="t")
    assert spec.x.high >= (far.due - START).days
    assert len(spec.x.ticks) <= 12


def test_a_day_far_from_all_of_it_is_only_named():
    spec = timeline(STAGES, STEPS, date(2030, 1, 1), key="t")
    assert "2030年1月1日" in spec.title and spec.x.high < 400
    assert all(series.role != "target" for series in spec.series)
