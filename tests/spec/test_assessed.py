"""Census, self-inspection and assessment as drawn tables: what a day knows of each enterprise (process P06)."""

from datetime import date
from fractions import Fraction

import pandas as pd
import pytest

from analytics import assessed
from analytics.scope import Scope
from charts.figures.assessed import by_townships
from tests.analytics.shelf import OUBEI, QIAOTOU, YONGJIA, shelf

DAY = date(2007, 9, 1)
DUE = date(2007, 8, 11)


def firm(name, **said):
    place = {"township_code": OUBEI, "township": "瓯北街道", "county_code": YONGJIA, "trade": "阀门"}
    return {"name": name, "name_key": name, "as_of": date(2007, 7, 1), "status": "operating", "compliance_class": "B"} | place | said


def filed(unit, done=None, task="self_inspection", due=DUE, **said):
    return {"unit": unit, "unit_kind": "enterprise", "task": task, "due_on": due, "done_on": done, "county_code": YONGJIA} | said


def found(*records, firms=("甲厂",), as_of=DAY, register=(), **scope):
    rows = [*(firm(name) for name in firms), *register]
    return assessed.assessed(shelf(enterprises=rows, progress=records), Scope(campaign="yongjia-2007", as_of=as_of, **scope))


@pytest.mark.parametrize(("record", "as_of", "form", "step"), [
    (filed("甲厂", date(2007, 8, 10)),                            DAY,              "in_time", "filed"),
    (filed("甲厂", DUE),                                          DAY,              "in_time", "filed"),    # its last day is in time
    (filed("甲厂", date(2007, 8, 12)),                            DAY,              "late",    "filed"),
    (filed("甲厂"),                                               DAY,              "missing", "neither"),
    (filed("甲厂"),                                               DUE,              "not_due", "neither"),
    (filed("甲厂", date(2007, 9, 2)),                             DAY,              "missing", "neither"),  # filed tomorrow: not known yet
    (filed("甲厂", date(2007, 8, 20), "assessment", score=80.0),  DAY,              None,      "assessed"),
    (filed("甲厂", date(2007, 8, 20), "assessment", score=80.0),  date(2007, 8, 19), None,     "neither"),
    (filed("甲厂", date(2006, 8, 10), due=date(2006, 8, 11)),     DAY,              None,      "neither"),  # another campaign's days
    (filed("乙厂", date(2007, 8, 10)),                            DAY,              None,      "neither"),  # not on the register
])  # fmt: skip
def test_what_a_day_knows_of_one_enterprise(record, as_of, form, step):
    (row,) = found(record, as_of=as_of).rows.itertuples()
    assert (row.form if isinstance(row.form, str) else None, row.step) == (form, step)


AUTUMN = date(2007, 9, 30)


@pytest.mark.parametrize(("records", "form", "due", "on"), [
    ([("甲厂", date(2007, 8, 10), DUE), ("甲厂", None, DUE)],                "in_time", DUE,    date(2007, 8, 10)),  # one sheet twice, one blank
    ([("甲厂", date(2007, 8, 10), DUE), ("甲厂", None, AUTUMN)],             "in_time", DUE,    date(2007, 8, 10)),
    ([("甲厂", None, DUE), ("甲厂", None, AUTUMN)],                          "missing", DUE,    None),
    ([("甲厂", date(2007, 8, 10), None), ("甲厂", date(2007, 8, 12), DUE)],  "late",    DUE,    date(2007, 8, 12)),  # a dated one comes first
    ([("甲厂", None, None), ("甲厂", None, DUE)],                            "missing", DUE,    None),
    ([("甲厂", None, DUE), ("甲厂", date(2007, 8, 30), AUTUMN)],             "in_time", AUTUMN, date(2007, 8, 30)),  # the last one, filed early
    ([("甲厂", None, AUTUMN), ("甲厂", None, date(2007, 9, 15))],            "not_due", date(2007, 9, 15), None),  # the next one to come
])  # fmt: skip
@pytest.mark.parametrize("turn", [1, -1])
def test_which_of_several_forms_counts(records, form, due, on, turn):
    (row,) = found(*[filed(unit, done, due=by) for unit, done, by in records[::turn]]).rows.itertuples()
    assert row.form == form and row.form_due.date() == due
    assert (row.filed_on.date() if pd.notna(row.filed_on) else None) == on


@pytest.mark.parametrize("turn", [1, -1])
def test_of_two_assessments_on_one_day_the_scored_one_counts(turn):
    both = [filed("甲厂", date(2007, 8, 20), "assessment", score=score) for score in (None, 70.0)]
    assert found(*both[::turn]).rows["score"].tolist() == [70.0]


def test_the_tally_by_hand():
    firms = ("甲厂", "乙厂", "丙厂", "丁厂")
    records = [
        filed("甲厂", date(2007, 8, 10)), filed("乙厂", date(2007, 8, 15)), filed("丙厂"),
        filed("甲厂", date(2007, 8, 20), "assessment", score=70.0), filed("甲厂", date(2007, 8, 30), "assessment", score=90.0),
        filed("丁厂", date(2007, 8, 25), "assessment"), filed("外厂", date(2007, 8, 10)),
    ]  # fmt: skip
    answer = found(*records, firms=firms, register=[firm("戊厂", status="closed"), firm("己厂", compliance_class=None)])
    said = assessed.tally(answer.rows)
    assert (said.registered, said.classed, answer.outside) == (5, 4, 1)
    assert (said.asked, said.filed, said.in_time, said.late, said.missing) == (3, 2, 1, 1, 1)
    assert (said.assessed, said.scored, said.score) == (2, 1, 90.0)
    assert float(said.form_rate) == pytest.approx(2 / 3)


def test_forms_not_due_yet_are_asked_for_too():
    firms = [f"{no}厂" for no in range(10)]
    records = [filed(name, date(2007, 8, 3) if name == "0厂" else None) for name in firms]
    answer = found(*records, firms=firms, as_of=date(2007, 8, 5))
    said = assessed.tally(answer.rows)
    assert (said.asked, said.filed, said.missing, said.not_due, said.form_rate) == (10, 1, 0, 9, Fraction(1, 10))
    assert by_townships(answer.rows).columns[1].texts == ("1/10",)


def test_a_record_finds_its_enterprise_under_its_number():
    answer = found(filed("甲厂", date(2007, 8, 10)), firms=(), register=[firm("甲厂", uscc="91330324YY0001100U")])
    assert answer.rows[["enterprise", "step"]].to_numpy().tolist() == [["91330324YY0001100U", "filed"]]


@pytest.mark.parametrize("scope", [{"townships": (OUBEI,)}, {"trades": ("阀门",)}, {"tiers": ("A",)}, {}])
def test_an_enterprise_that_a_filter_leaves_out_is_still_on_the_register(scope):
    elsewhere = firm("乙厂", township_code=QIAOTOU, township="桥头镇", trade="童装", annual_sales=100.0)
    both = [filed(name, date(2007, 8, 10)) for name in ("甲厂", "乙厂", "外厂")]
    answer = found(*both, firms=(), register=[firm("甲厂", annual_sales=90_000.0), elsewhere], **scope)
    assert answer.rows["name"].tolist() == (["甲厂"] if scope else ["乙厂", "甲厂"])
    assert answer.outside == 1


def test_nothing_on_record():
    said = assessed.tally(found(firms=()).rows)
    assert (said.registered, said.asked, said.form_rate, said.score) == (0, 0, None, None)
