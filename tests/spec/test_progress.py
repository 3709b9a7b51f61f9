"""Progress of the work as drawn tables: what a day knows of tasks, reports and scores (processes P01–P05, P15)."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from analytics import progress
from analytics.campaigns import load
from analytics.scope import Scope
from tests.analytics.shelf import YONGJIA, shelf

DAY = date(2007, 9, 20)


def task(unit, what, due, done=None, kind="township", **said):
    return {"unit": unit, "unit_kind": kind, "task": what, "due_on": due, "done_on": done, "county_code": YONGJIA} | said


def tasks(*rows, as_of=DAY, campaign="yongjia-2007"):
    return progress.tasks(shelf(progress=rows), Scope(campaign=campaign, as_of=as_of))


@pytest.mark.parametrize(("due", "done", "state", "days_late"), [
    (date(2007, 9, 5), date(2007, 9, 5),   "in_time", 0),
    (date(2007, 9, 5), date(2007, 9, 8),   "late", 3),
    (date(2007, 9, 5), None,               "missing", 15),
    (date(2007, 9, 5), date(2007, 9, 21),  "missing", 15),  # done tomorrow: not known yet
    (date(2007, 9, 20), None,              "not_due", 0),   # its own day is still in time
    (date(2007, 10, 3), date(2007, 9, 19), "in_time", 0),
])  # fmt: skip
def test_the_state_of_a_task_on_a_day(due, done, state, days_late):
    (one,) = tasks(task("瓯北街道", "weekly_report", due, done)).itertuples()
    assert (one.state, one.days_late) == (state, days_late)


def test_a_report_of_which_no_record_tells_is_missing():
    rows = tasks(task("瓯北街道", "weekly_report", date(2007, 9, 5), date(2007, 9, 5)))
    found = progress.weekly(rows, load("yongjia-2007"), DAY)
    assert list(found.columns) == [date(2007, 7, 25) + pd.Timedelta(days=7 * week).to_pytimedelta() for week in range(9)], "Wednesdays from 25 July."
    assert found.loc["瓯北街道", date(2007, 9, 5)] == "in_time"
    assert (found == "missing").sum(axis=1)["瓯北街道"] == 8 and (found.loc["县质监局"] == "missing").all()


def test_what_an_enterprise_did_itself_is_no_unit_of_progress():
    rows = tasks(task("瓯北街道", "action", date(2007, 9, 5)), task("甲阀门厂", "training", date(2007, 9, 5), kind="enterprise"))
    assert list(rows["unit"]) == ["瓯北街道"]


def test_where_nothing_of_the_work_is_recorded_there_is_no_matrix():
    assert progress.weekly(tasks(), load("yongjia-2007"), DAY).empty


def test_a_township_that_never_filed_has_a_row_and_all_its_reports_are_missing():
    rows = tasks(task("瓯北镇", "weekly_report", date(2007, 9, 5), date(2007, 9, 5), township="瓯北街道", township_code="330324009"))
    campaign = load("yongjia-2007")
    found = progress.weekly(rows, campaign, DAY)
    assert sorted(found.index) == sorted([*(each.name for each in campaign.places()), *campaign.process.departments])
    assert (found.loc["界坑乡"] == "missing").all() and list(found.loc["瓯北街道"]).count("missing") == 8
    nobody = progress.weekly(tasks(task("瓯北街道", "action", date(2007, 9, 5))), campaign, DAY)
    assert len(nobody) == len(found) and (nobody == "missing").all(axis=None), "Nobody filed any: all are missing, which is no empty table."
    assert list(progress.weekly(rows, campaign, DAY, ("330324009", "界坑乡")).index) == ["瓯北街道", "界坑乡"]


def test_milestones_say_who_is_missing():
    title = load("yongjia-2007").process.milestones[0].title.zh
    rows = tasks(
        task("甲镇", "milestone", date(2007, 7, 18), date(2007, 7, 17), item=title),
        task("乙镇", "milestone", date(2007, 7, 18), date(2007, 7, 20), item=title),
        task("丙镇", "milestone", date(2007, 7, 18), item=title),
    )
    first, second, *_rest = progress.milestones(rows, load("yongjia-2007"), DAY)
    assert (first.units, first.in_time, first.late, first.missing, first.state) == (3, 1, 1, ("丙镇",), "late")
    assert (second.units, second.state) == (0, "unknown")


def test_what_each_unit_still_owes():
    rows = tasks(task("甲镇", "action", date(2007, 9, 1), item="动员会"), task("甲镇", "action", date(2007, 9, 2), date(2007, 9, 2), item="责任书"))
    assert progress.reminders(rows, pd.DataFrame()) == {"甲镇": ["动员会 2007-09-01"]}


def test_the_appraisal_by_hand():
    # 甲: reports 1 in time, 1 late → 75; 40 of 50 batches → 80; weights 30 and 70: (30·75 + 70·80)/100 = 78.5.
    # 乙局 has no batches: its reports alone count: 1 of 2 → 50. 丙 has batches only: 90.
    rows = tasks(
        task("甲", "weekly_report", date(2007, 9, 5), date(2007, 9, 5)),
        task("甲", "weekly_report", date(2007, 9, 12), date(2007, 9, 13)),
        task("乙局", "weekly_report", date(2007, 9, 5), date(2007, 9, 5), "department"),
        task("乙局", "weekly_report", date(2007, 9, 12), None, "department"),
    )
    quality = pd.DataFrame({"unit": ["甲", "丙", "丁"], "passed": [40, 9, 0], "judged": [50, 10, 0]})
    reports = pd.DataFrame([["in_time", "late", "not_due"], ["in_time", "missing", "not_due"]], ["甲", "乙局"], [1, 2, 3])
    found = progress.appraisal(rows, reports, quality, (("reports", 30.0), ("quality", 70.0))).set_index("unit")
    assert found["score"].round(6).dropna().to_dict() == {"丙": 90.0, "甲": 78.5, "乙局": 50.0}
    assert found["rank"].dropna().to_dict() == {"丙": 1.0, "甲": 2.0, "乙局": 3.0}
    assert pd.isna(found.loc["丁", "score"]), "Nothing was asked of it and nothing was sampled: no score, not 0."


def test_reports_that_were_never_filed_cost_points_in_the_appraisal():
    """One of nine weeks filed in time is 100/9 points, not 100 of the one that was filed."""
    rows = tasks(task("瓯北街道", "weekly_report", date(2007, 9, 5), date(2007, 9, 5)))
    campaign, none = load("yongjia-2007"), pd.DataFrame({"unit": [], "passed": [], "judged": []})
    found = progress.appraisal(rows, progress.weekly(rows, campaign, DAY), none, (("reports", 1.0),)).set_index("unit")
    assert round(found.loc["瓯北街道", "score"], 6) == round(100 / 9, 6) and found.loc["界坑乡", "score"] == 0


def test_report_days_of_the_campaigns():
    assert progress.weeks(load("yongjia-2007"), date(2007, 8, 10)) == (date(2007, 7, 25), date(2007, 8, 1), date(2007, 8, 8))
    assert progress.weeks(load("longwan-2006"), date(2007, 8, 10)) == ()
