"""The analysis pages over drawn stores: full, empty, one batch, all failed, and a scope without a batch."""

from datetime import date

import pytest
from drawn import OUBEI, QIAOXIA, batch, firm, item, shown
from opened import opened, words

PAGES = ("breakdown", "trend", "tiers", "items")
WHY = "没有分母，就没有合格率"


def show(name, lang="zh", link=None, **state):
    return opened(f"analysis/{name}", lang, link, **state)


def two_townships():
    return [
        *[batch("pass", counted_on=date(2007, 8, 1 + i % 20)) for i in range(30)],
        *[batch("fail", producer="乙阀门厂", counted_on=date(2007, 9, 1 + i)) for i in range(10)],
        *[batch("pass", township_code=QIAOXIA, township="桥下镇", trade="童装", producer="丙服饰厂", counted_on=date(2007, 10, 1)) for _ in range(4)],
    ]


REGISTER = [firm("甲阀门厂", 6000.0, compliance_class="A"), firm("乙阀门厂", 500.0, compliance_class="C"), firm("丁厂", 1000.0, compliance_class="B")]


@pytest.mark.parametrize("name", PAGES)
def test_an_empty_store_says_why_and_what_helps(name):
    app = show(name)
    said = words(app)
    assert WHY in said or "没有" in said
    assert not app.get("plotly_chart")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_shows_its_charts(name, lang):
    shown(results=two_townships(), enterprises=REGISTER)
    app = show(name, lang=lang)
    assert app.get("plotly_chart"), words(app)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("rows", [[batch("pass")], [batch("fail")], [batch("fail", counted_on=date(2007, 8, 1 + i)) for i in range(12)]])
def test_one_batch_and_all_failed(name, rows):
    shown(results=rows, enterprises=REGISTER)
    show(name)


@pytest.mark.parametrize("name", PAGES)
def test_a_scope_without_a_batch_says_so(name):
    shown(results=two_townships())
    app = show(name, trade=["童装"], township=[OUBEI])
    assert "没有" in words(app)
    if name != "tiers":  # no register, so no filter is the cause
        assert "乡镇（街道）、行业" in words(app)
        app.button(key="clear-filters").click().run()
        assert app.get("plotly_chart") and "township" not in app.query_params


@pytest.mark.parametrize("link", [{"days": "2006-01-01~2006-01-31"}, {"from": "2006-01-01", "to": "2006-01-31"}])
def test_days_without_a_batch_are_left_by_one_press(link):
    shown(results=two_townships())
    app = show("breakdown", link=link)
    assert not app.get("plotly_chart")
    app.button(key="clear-filters").click().run()
    assert app.get("plotly_chart") and not set(link) & set(app.query_params)


def test_a_list_of_failures_only_yields_no_rate():
    shown(results=[batch("fail", denominator=False) for _ in range(20)])
    assert WHY in words(show("breakdown"))


def test_the_matrix_goes_down_to_the_batches():
    shown(results=two_townships(), enterprises=REGISTER)
    app = show("breakdown", link={"place": OUBEI, "branch": "阀门"})
    tables = [frame.value for frame in app.dataframe]
    firms = next(t for t in tables if "规模分类" in t)
    assert list(firms["企业"]) == ["乙阀门厂", "甲阀门厂"]  # most failures first
    rows = next(t for t in tables if "检验结论" in t)
    assert len(rows) == 40
    assert set(rows["检验结论"]) == {"✓ 合格", "✕ 不合格"}
    assert rows.loc[rows["检验结论"] == "✕ 不合格", "不合格项目"].iloc[0] == "密封试验 0.9（要求 ≥1.5） A"
    app.button(key="crumb-0").click().run()
    assert len(app.dataframe) == 0


def test_an_enterprise_alone():
    shown(results=two_townships(), enterprises=REGISTER)
    app = show("breakdown", link={"place": OUBEI, "branch": "阀门", "firm": "乙阀门厂"})
    (rows,) = [frame.value for frame in app.dataframe]
    assert len(rows) == 10


def test_a_name_from_a_file_is_never_markup():
    shown(results=[*two_townships(), *[batch(township="<b>怪</b>", township_code=None) for _ in range(3)]])
    app = show("breakdown")
    assert "&lt;b&gt;怪" in app.get("plotly_chart")[0].proto.spec


def test_the_trend_by_stage_keeps_a_stage_without_samples():
    shown(results=two_townships())
    app = show("trend", **{"trend-view": "stages"})
    assert "①" in app.get("plotly_chart")[0].proto.spec


def test_the_counting_rule_stands_on_the_page():
    shown(results=two_townships())
    for name in ("breakdown", "trend"):
        assert "计数规则" in words(show(name))


def test_items_are_counted_with_their_class():
    shown(results=[batch("fail", failed_items=[item("硫含量，mg/kg", "B"), item("标志", labelling=True)]), batch("pass")])
    assert "硫含量，mg" in show("items").get("plotly_chart")[0].proto.spec


def test_results_of_another_county_are_named_where_none_counts():
    shown(results=[batch(county_code="330399") for _ in range(3)])
    for name in ("breakdown", "items"):
        assert "库中现有抽样检验结果 3 批" in words(show(name))
