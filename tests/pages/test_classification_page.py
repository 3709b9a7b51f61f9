"""Classification: the page over drawn registers, with records and without, in both languages."""

from datetime import date

import pytest
from drawn import batch, firm, shown
from opened import opened, words

THEN, NOW = date(2007, 6, 30), date(2007, 9, 1)


def show(lang="zh", **state):
    return opened("supervision/classification", lang, **{"as_of": date(2007, 10, 1), **state})


REGISTER = [
    firm("甲阀门厂", 900, compliance_class="B"), firm("甲阀门厂", 1000, compliance_class="A", compliance_reason="改造完成", as_of=NOW),
    firm("乙阀门厂", 5000, compliance_class="A"), firm("乙阀门厂", 5000, compliance_class="C", as_of=NOW),
    firm("丙阀门厂", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("zh", ("升类 1 家，降类 1 家，未变 1 家", "年销售额恰在规模分界线上：2 家", "C3 处置分类尚无记录", "限期整改")),
        ("en", ("1 upgraded, 1 downgraded, 1 stayed", "Exactly at a boundary of the sales tiers: 2", "no class is recorded for C3", "deadline")),
    ],
)
def test_three_classifications_with_moves_and_boundary_cases(lang, told):
    shown(enterprises=REGISTER)
    app = show(lang)
    said = words(app)
    for each in told:
        assert each in said
    moved = next(each.value for each in app.dataframe if len(each.value.columns) == 8)
    assert list(moved.iloc[:, 0]) == ["乙阀门厂", "甲阀门厂"] and list(moved.iloc[:, 5])[1] == "改造完成"


@pytest.mark.parametrize(("lang", "told"), [("zh", "900 万元 → 1,000 万元"), ("en", "CNY")])
def test_a_mover_between_sales_tiers_has_its_sales_as_reason(lang, told):
    shown(enterprises=REGISTER)
    app = show(lang, scheme="sales")
    moved = next(each.value for each in app.dataframe if len(each.value.columns) == 8)
    assert list(moved.iloc[:, 0]) == ["甲阀门厂"]
    assert told in moved.iloc[0, 5]


@pytest.mark.parametrize(("lang", "told"), [("zh", "没有名录，就无从分类"), ("en", "Without a register nobody is classed")])
def test_without_a_register_a_sentence_says_so(lang, told):
    shown(results=[batch()])
    app = show(lang)
    assert told in words(app) and not app.get("plotly_chart")


def test_a_link_names_a_cell_and_a_class_and_lets_them_go_again():
    shown(enterprises=REGISTER)
    app = show(link={"cell": "compliance.B.A", "listed": "compliance.C"})
    assert list(next(each.value for each in app.dataframe if len(each.value.columns) == 8).iloc[:, 0]) == ["甲阀门厂"]
    assert list(next(each.value for each in app.dataframe if len(each.value.columns) == 6).iloc[:, 0]) == ["乙阀门厂"]
    app.button(key="cell-all").click().run()
    assert len(next(each.value for each in app.dataframe if len(each.value.columns) == 8)) == 2
    assert "C2 条件分类" in words(app) and len(app.get("plotly_chart")) == 4  # the bars, the matrix, townships, trades


def test_two_classes_on_one_day_are_named():
    shown(
        enterprises=[
            firm("甲阀门厂", 10, compliance_class="A"),
            firm("甲阀门厂", 10, compliance_class="B"),
            firm("乙阀门厂", 10, compliance_class="B"),
        ]
    )
    said = words(show())
    assert "1 家企业同一日有两个不同类别" in said and "甲阀门厂（A 类 / B 类，2007-06-30）" in said
