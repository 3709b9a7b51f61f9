"""Supervision plan: key units and the sampling plan over drawn stores, in both languages; the sum of the plan is its total."""

from datetime import date

import pytest
from drawn import OUBEI, YONGJIA, batch, firm, shown
from opened import opened, words


def show(lang="zh", **state):
    return opened("supervision/plan", lang, **{"as_of": date(2007, 10, 1), **state})


def stocked():
    case = {"case_no": "1", "enterprise": "乙阀门厂", "enterprise_key": "乙阀门厂", "county_code": YONGJIA, "township_code": OUBEI, "trade": "阀门"}
    shown(
        enterprises=[
            firm("甲阀门厂", 900, compliance_class="C"),
            firm("乙阀门厂", 5000, compliance_class="A"),
            *(firm(f"{i}厂", 10) for i in range(8)),
        ],
        enforcement=[case | {"violation": "no_permit", "opened_on": date(2007, 8, 1)}],
        results=[batch("fail", producer="甲阀门厂"), *(batch(producer="乙阀门厂", sample_no=str(i)) for i in range(9))],
    )


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("zh", ("10 家企业中有重点单位 2 家", "再抽 12 批且全部合格", "共 12 批，涉及", "C 类 1 家：重点监管")),
        ("en", ("2 of 10 enterprises are key units", "12 more batches without a failure", "12 batches at", "key supervision")),
    ],
)
def test_key_units_with_their_grounds_and_a_plan_of_what_the_targets_need(lang, told):
    stocked()
    app = show(lang)
    for each in told:
        assert each in words(app)
    units, plan = app.dataframe[0].value, app.dataframe[-1].value
    assert list(units.iloc[:, 0]) == ["甲阀门厂", "乙阀门厂"]
    assert plan.iloc[0, 0] == "甲阀门厂" and plan.iloc[:, -1].sum() == 12 and plan.iloc[:, -1].max() <= 3


def test_a_ground_that_the_link_names_lists_its_enterprises_alone():
    stocked()
    app = opened("supervision/plan", link={"ground": "violation"}, as_of=date(2007, 10, 1))
    assert list(app.dataframe[0].value.iloc[:, 0]) == ["乙阀门厂"] and "1 家" in words(app)
    app.button(key="ground-all").click().run()
    assert len(app.dataframe[0].value) == 2


def test_the_total_that_a_person_types_is_the_sum_of_the_plan():
    stocked()
    app = show()
    app.number_input[1].set_value(7).run()
    assert app.dataframe[-1].value.iloc[:, -1].sum() == 7
    app.number_input[0].set_value(1).run()
    assert app.dataframe[-1].value.iloc[:, -1].max() == 1
    app.number_input[1].set_value(50).run()
    assert "无法全部安排" in words(app)


@pytest.mark.parametrize(("lang", "told"), [("zh", "无法编制监管和抽样计划"), ("en", "nobody can be supervised")])
def test_without_a_register_a_sentence_says_so(lang, told):
    shown(results=[batch()])
    assert told in words(show(lang))


def test_a_register_without_results_still_gives_a_plan():
    shown(enterprises=[firm("甲阀门厂", None)])
    app = show()
    assert "没有企业符合五项依据" in words(app) and app.dataframe[-1].value.iloc[:, -1].sum() == 1
