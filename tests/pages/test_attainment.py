"""The first page: drawn rows in, cards and sentences out."""

from datetime import date
from pathlib import Path

import pytest
from drawn import QIAOXIA, batch, shown
from streamlit.testing.v1 import AppTest

APP = str(Path(__file__).resolve().parents[2] / "app.py")


def first_page(**session):
    app = AppTest.from_file(APP, default_timeout=60)
    for key, value in session.items():
        app.session_state[key] = value
    app.run()
    assert not app.exception, app.exception
    return app


def said(app):
    return "\n".join(element.value for kind in ("markdown", "title", "header", "subheader") for element in getattr(app, kind))


def yongjia(**session):
    return first_page(campaign="yongjia-2007", **session)


def test_an_empty_store_says_why_there_is_no_rate_and_what_helps():
    app = first_page()
    assert "没有分母，就没有合格率，也不是 0%。" in said(app)
    assert {metric.value for metric in app.metric} == {"—"}
    assert not app.error
    assert not {"谁拉低了合格率", "会上可以这样说", "尚无可比数据"} & set(said(app).splitlines()), "Nothing is compared with nothing."
    assert "since" not in {each.key for each in app.date_input}


def _of_many_parts():
    from dataclasses import replace
    from datetime import date

    from analytics.attainment import Attainment
    from pages.ui.attainment.cards import card

    day = date(2009, 12, 31)
    whole = Attainment("T32", "乡镇", "", "≥ 70%", day, False, "share", day, day, day, 1, limit=0.7, value=0.75, numerator=6, denominator=8)
    parts = [replace(whole, title=f"{i}镇", administrative="missed" if i == 3 else "met") for i in range(8)]
    card(replace(whole, administrative="met", parts=tuple(parts)))


def test_a_card_of_many_parts_lists_those_that_are_not_met_and_has_all_behind_a_button():
    app = AppTest.from_function(_of_many_parts).run()
    assert not app.exception
    lines = [each.value for each in app.markdown if "镇 **" in each.value]
    assert ["3镇" in each for each in lines] == [True, *(i == 3 for i in range(8))]


@pytest.mark.parametrize(
    ("passed", "failed", "value", "administrative", "evidential"),
    [
        (14, 0, "100.0%", "达标", "证据充分"),  # 90 % Clopper–Pearson begins at 80.7 %
        (13, 0, "100.0%", "达标", "尚难判定"),
        (8, 2, "80.0%", "达标", "尚难判定"),
        (3, 0, "100.0%", "达标", "尚难判定"),  # three samples settle nothing
        (7996, 2004, "79.96%", "未达标", "尚难判定"),  # a miss never looks like the target
        (50, 50, "50.0%", "未达标", "证据否定"),
    ],
)
def test_a_card_shows_the_value_and_both_verdicts(passed, failed, value, administrative, evidential):
    shown(results=[batch() for _ in range(passed)] + [batch("fail") for _ in range(failed)])
    app = yongjia(as_of=date(2007, 11, 12))
    assert app.metric[0].value == value
    assert f"行政 · {administrative}" in said(app)
    assert f"统计 · {evidential}" in said(app)


def test_on_a_day_after_the_campaign_title_and_sentence_name_the_same_last_day():
    shown(results=[batch() for _ in range(20)])
    told = said(yongjia(as_of=date(2030, 1, 1)))
    assert "2007年7月3日～11月11日" in told and "截至2007年11月11日" in told


def test_a_list_of_failures_has_no_rate():
    shown(results=[batch("fail", denominator=False) for _ in range(30)])
    app = yongjia()
    assert app.metric[0].value == "—"


def test_the_township_that_costs_most_comes_first_and_is_named_in_the_sentence():
    good = [batch() for _ in range(40)]
    bad = [batch("fail" if i < 12 else "pass", township_code=QIAOXIA, township="桥头镇") for i in range(20)]
    shown(results=good + bad)
    app = yongjia(as_of=date(2007, 11, 12))
    ranking = app.dataframe[0].value
    first = ranking.iloc[0]
    assert (first["合格率"], first["n"], first["不合格"]) == ("40.0%", 20, 12)
    assert first["拉低（百分点）"] == "13.33"  # (12 − 20 × 20 %) / 60
    assert "拖累最大的是" in said(app)


def test_before_the_due_date_a_miss_is_not_yet_one():
    shown(results=[batch("fail", counted_on=date(2007, 8, 1)) for _ in range(20)])
    assert "行政 · 暂未达标" in said(yongjia(as_of=date(2007, 9, 1)))


def test_the_page_speaks_english():
    shown(results=[batch() for _ in range(20)])
    app = yongjia(lang="en")
    assert app.title[0].value == "Attainment"
    assert "Admin. · Met" in said(app)


def test_a_filter_that_lets_nothing_through_is_said_kindly():
    shown(results=[batch() for _ in range(20)])
    app = yongjia(township=["330324229"])
    assert app.metric[0].value == "—"
    assert not app.error


def test_a_failing_question_becomes_a_sentence_with_a_number(monkeypatch):
    shown(results=[batch() for _ in range(20)])

    def broken(*_given, **_more):
        raise RuntimeError("/secret/path password=1234")

    monkeypatch.setattr("analytics.targets.attain", broken)
    app = yongjia()
    text = said(app)
    assert "操作没有完成" in text and "没有改动" not in text
    assert "secret" not in text + "".join(error.value for error in app.error)


def test_names_from_data_stay_text():
    shown(results=[batch("fail", township="![x](http://evil.test/t.png)<img src=x>", township_code=None) for _ in range(20)])
    app = yongjia(as_of=date(2007, 11, 12))
    assert "![x](http" not in said(app)
