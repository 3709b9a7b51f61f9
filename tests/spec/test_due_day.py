"""The day something is due, on the day before, on it and after it: one rule for acts and for figures (docs/decisions/the-due-day.md)."""

from datetime import date, timedelta

import pandas as pd
import pytest

from analytics import outlook, progress, rectification
from analytics.campaigns import load
from analytics.scope import Scope
from analytics.targets import attain
from tests.analytics.shelf import batch, shelf
from tests.spec.test_progress import task, tasks
from tests.spec.test_rectification import order

DUE = date(2007, 9, 26)  # the third milestone of Yongjia 2007, and a Wednesday: a weekly report is due too
CLOSE = date(2007, 11, 11)  # the due date of T01
DAYS = pytest.mark.parametrize(("place", "over"), [(-1, False), (0, False), (1, True)], ids=["before", "on the day", "after"])


@DAYS
def test_an_order_and_a_task_have_until_the_end_of_their_day(place, over):
    day = DUE + timedelta(days=place)
    held = shelf(rectifications=[order(due=DUE)], progress=[task("甲镇", "milestone", DUE, item="完成企业条件考核和产品监督检查")])
    scope = Scope(campaign="yongjia-2007", as_of=day)
    orders = rectification.orders(held, scope)
    rows = progress.tasks(held, scope)
    step = next(step for step in progress.milestones(rows, load("yongjia-2007"), day) if step.due == DUE)
    assert orders["state"].tolist() == (["overdue"] if over else ["running"])
    assert rectification.tally(orders).due == int(over)
    assert rows["state"].tolist() == (["missing"] if over else ["not_due"])
    assert step.state == ("late" if over else "running")


@DAYS
def test_a_weekly_report_has_until_the_end_of_its_day(place, over):
    day = DUE + timedelta(days=place)
    rows = tasks(task("甲镇", "weekly_report", DUE - timedelta(days=7), DUE - timedelta(days=7)), as_of=day)
    states = progress.weekly(rows, load("yongjia-2007"), day).loc["甲镇"]
    assert states.get(DUE) == {-1: None, 0: "not_due", 1: "missing"}[place]
    assert (f"weekly report {DUE}" in progress.reminders(rows, pd.DataFrame([states], index=["甲镇"])).get("甲镇", [])) == over


@DAYS
def test_orders_of_a_target_are_due_by_the_same_rule(place, over):
    held = shelf(rectifications=[order(due=date(2011, 9, 26), ordered=date(2011, 9, 1), county_code="330399", trade=None)])
    answers = attain(held, load("district-2011"), Scope(campaign="district-2011", as_of=date(2011, 9, 26) + timedelta(days=place)))
    said = next(each for each in answers if each.id == "T26").counting_rule
    assert f"of the {int(over)} past their time limit" in said


@pytest.mark.parametrize(
    ("place", "verdict", "words"), [(-1, "not_yet", ""), (0, "missed", "Due on this day"), (1, "missed", "The due date is over")]
)
def test_a_target_is_judged_on_its_due_day(place, verdict, words):
    held = shelf([batch("fail", trade="阀门") for _ in range(12)])
    one = outlook.outlooks(held, Scope(campaign="yongjia-2007", as_of=CLOSE + timedelta(days=place)))[0]
    assert (one.id, one.due, one.attained.administrative) == ("T01", CLOSE, verdict)
    assert words in one.answer
    assert one.state == ("open" if place < 0 else "over")
