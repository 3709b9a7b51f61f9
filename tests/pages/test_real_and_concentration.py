"""*Is it real?* and *Concentration* over drawn stores, in both languages, and with nothing, little or too uniform data."""

from datetime import date

import pytest
from drawn import QIAOXIA, batch, firm, shown

from tests.pages.test_analysis_pages import REGISTER, show, two_townships, words

PAGES = ("real", "concentration")
UNITS = ("township", "trade", "enterprise", "laboratory")


def specs(app):
    return [each.proto.spec for each in app.get("plotly_chart")]


def with_bodies():
    """Two laboratories: of twelve at 甲所 all pass, of twelve at 乙所 none, and three records name none."""
    return [
        *[batch(body="甲所", counted_on=date(2007, 8, 1 + i)) for i in range(12)],
        *[batch("fail", body="乙所", producer="乙阀门厂", counted_on=date(2007, 8, 1 + i)) for i in range(12)],
        *[batch(counted_on=date(2007, 9, 1 + i)) for i in range(3)],
    ]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_shows_its_charts(name, lang):
    shown(results=two_townships(), enterprises=REGISTER)
    app = show(name, lang=lang)
    assert app.get("plotly_chart"), words(app)
    assert ("计数规则" if lang == "zh" else "Counting rule") in words(app)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_unit_can_be_compared(unit, lang):
    shown(results=[*two_townships(), *with_bodies()], enterprises=REGISTER)
    app = show("real", lang=lang, compare=unit)
    assert app.get("plotly_chart"), words(app)
    assert "φ" in words(app) or ("无法判断" if lang == "zh" else "cannot be told") in words(app)
    assert app.dataframe


@pytest.mark.parametrize("name", PAGES)
def test_an_empty_store_says_why(name):
    app = show(name)
    assert "没有" in words(app)
    assert not app.get("plotly_chart")


ALONE = {
    "township": "只有 1 个乡镇（街道）有判定结果，合计合格率就是它自己的合格率。",
    "trade": "只有 1 个行业有判定结果，合计合格率就是它自己的合格率。",
    "enterprise": "只有 1 家企业有判定结果，合计合格率就是它自己的合格率。",
    "laboratory": "批均未写明检验机构，无从比较。",
}
NONE_FAILED = "批全部合格，没有不合格批次可供分析。"
ALL_IN_ONE = "不合格批次全部集中在 1 家受检企业中的 1 家"
ALIKE = {"enterprise": "12 家企业判定的 12 批全部合格，各单位之间没有差异可比。"}
NONE_JUDGED = "所选范围内没有判定过的批次。没有分母，就没有合格率，也不是 0%。"


@pytest.mark.parametrize(("name", "unit"), [("concentration", UNITS[0]), *(("real", unit) for unit in UNITS)])
@pytest.mark.parametrize(
    ("rows", "concentrated", "different"),
    [
        ([batch("pass")], NONE_FAILED, ALONE),
        ([batch("fail")], ALL_IN_ONE, ALONE),
        ([batch("fail", counted_on=date(2007, 8, 1 + i)) for i in range(12)], ALL_IN_ONE, ALONE),
        ([batch("pass", producer=f"{i}厂", counted_on=date(2007, 8, 1 + i)) for i in range(12)], NONE_FAILED, ALONE | ALIKE),
        ([batch("fail", denominator=False) for _ in range(5)], "有 5 批不合格来自只列不合格的名单，未计入。", dict.fromkeys(UNITS, NONE_JUDGED)),
    ],
    ids=["one-passed", "one-failed", "all-failed", "all-passed", "failures-only"],
)
def test_little_or_uniform_data_gives_a_sentence(name, unit, rows, concentrated, different):
    shown(results=rows)
    app = show(name, compare=unit)
    assert (concentrated if name == "concentration" else different[unit]) in words(app)
    assert bool(app.get("plotly_chart")) == (name == "concentration" and concentrated == ALL_IN_ONE)


def test_all_passed_against_a_target_is_a_chart():
    shown(results=[batch(township_code=code, township=name) for code, name in ((QIAOXIA, "桥下镇"), ("330324009", "瓯北街道")) for _ in range(12)])
    assert not specs(show("real"))
    assert "全部合格" in words(show("real"))
    app = show("real", centre="80")
    assert len(specs(app)) == 1
    assert "目标 80%" in specs(app)[0]


def test_laboratories_that_differ_are_named_and_records_without_one_are_said():
    shown(results=with_bodies())
    app = show("real", compare="laboratory", centre="80")
    said = words(app)
    assert "甲所" in said or "乙所" in said
    assert "3 批判定结果未写明检验机构" in said
    named = next(frame.value for frame in app.dataframe if "判断" in frame.value)
    assert "乙所" in list(named["检验机构"])


def test_records_without_any_laboratory_say_so():
    shown(results=two_townships())
    assert "未写明检验机构" in words(show("real", compare="laboratory"))


def test_the_enterprise_rate_of_one_enterprise_is_not_offered():
    shown(results=two_townships())
    app = show("real", compare="enterprise", measure="enterprise")
    assert app.get("plotly_chart")


def test_follow_ups_and_lists_of_failures_are_left_out_and_said():
    shown(results=[*two_townships(), batch("fail", kind="follow_up"), batch("fail", denominator=False)])
    said = words(show("real"))
    assert "跟踪监督抽查、复查和风险监测的 1 批不计入" in said
    assert "1 批不合格来自只列不合格的名单" in said
    assert "1 批不合格来自只列不合格的名单" in words(show("concentration")).replace("\\", "")


def test_a_league_table_never_comes_without_its_warning():
    shown(results=two_townships())
    app = show("real")
    assert any("排名容易误导" in warning.value for warning in app.warning)


def test_concentration_without_a_register_and_without_failures():
    shown(results=two_townships())
    app = show("concentration")
    assert "名录没有在营企业" in words(app)
    assert app.get("plotly_chart")


def test_concentration_of_sales_alone():
    shown(enterprises=REGISTER)
    app = show("concentration")
    assert "没有判定过的批次" in words(app)
    assert len(specs(app)) == 1


@pytest.mark.parametrize("sales", [0.0, None])
def test_no_sales_to_share(sales):
    shown(enterprises=[firm("甲阀门厂", sales), firm("乙阀门厂", sales)])
    app = show("concentration")
    assert not specs(app)
    assert "无从计算占比" in words(app) or "均未填销售额" in words(app)


def test_who_has_no_sales_figure_is_listed():
    shown(results=two_townships(), enterprises=[*REGISTER, firm("戊阀门厂", None)])
    app = show("concentration")
    assert "有 1 家未填销售额" in words(app)
    assert any(list(frame.value["企业"]) == ["戊阀门厂"] for frame in app.dataframe if "企业" in frame.value)


def test_failures_by_township():
    shown(results=two_townships(), enterprises=REGISTER)
    app = show("concentration", **{"failures-by": "township"})
    assert "瓯北街道" in specs(app)[1]


def test_a_name_from_a_file_is_never_markup():
    shown(results=[*two_townships(), *[batch("fail", producer="<b>怪</b>厂") for _ in range(9)]])
    for name in PAGES:
        app = show(name, compare="enterprise")
        assert "<b>怪" not in "".join(specs(app))
