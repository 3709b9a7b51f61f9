"""The dossier page and its printable file: found, kept in the link, hostile names, nobody, both languages."""

import re
from datetime import date

import pytest
from drawn import OUBEI, batch, firm, shown
from opened import opened, sound, words
from test_supervision_pages import order

import store
from analytics.scope import Scope
from pages.ui import downloads
from pages.ui.dossier import printed as dossier_print
from words import Refusal, speak

DAY = date(2007, 10, 1)
SCOPE = Scope(campaign="yongjia-2007", as_of=DAY)
LANGUAGES = pytest.mark.parametrize("lang", ["zh", "en"])
HOSTILE = ("<script>alert(1)</script>厂", "=cmd|'/c calc'!A1", "🀄𬭎阀门厂", "长" * 200, "**粗**_$x$[点](http://a.b)厂")
LICENCE = {"type": "营业执照", "number": "1", "valid_from": date(2005, 1, 1), "valid_to": date(2007, 9, 1)}


def show(lang="zh", link=None, find=""):
    app = opened("supervision/dossier", lang, link, as_of=DAY)
    return sound(app.text_input(key="find").set_value(find).run()) if find else app


def known():
    shown(
        results=[batch("fail"), batch(counted_on=date(2006, 5, 1))],
        enterprises=[firm("甲阀门厂", 1000.0, licences=[LICENCE], compliance_class="B", officer="张三")],
        rectifications=[order("1")],
    )


@LANGUAGES
def test_a_link_opens_the_dossier(lang):
    known()
    app = show(lang, {"firm": "甲阀门厂"})
    said = words(app)
    wanted = (
        ("边界值归上一类", "证照过期或缺失 1 件", "整改超期或复查不合格 1 起")
        if lang == "zh"
        else ("boundary belongs", "expired or missing", "overdue or failed")
    )
    assert all(each in said.replace("\\", "") for each in wanted)
    assert [each.value for each in app.metric][:3] == ["1/2", "B", "B"]
    assert len(app.get("plotly_chart")) == 1 and len(app.dataframe) == 5  # rates, failed items, order, licence, history
    assert "张三" in str([table.value for table in app.table])


@LANGUAGES
def test_a_search_lists_and_a_click_opens(lang):
    known()
    app = show(lang, find="jfmc")
    assert app.dataframe[0].value.iloc[0, 0] == "甲阀门厂"
    assert not show(lang, find="无此厂").dataframe


@LANGUAGES
def test_without_an_enterprise_the_page_says_what_to_type(lang):
    known()
    app = show(lang)
    assert ("拼音首字母" if lang == "zh" else "pinyin") in words(app) and not app.metric
    assert [each.value.iloc[0, 0] for each in app.dataframe] == ["甲阀门厂"]  # who failed stands below


@LANGUAGES
@pytest.mark.parametrize("key", ["无此厂", "<script>", "9" * 300, "🀄"])
def test_an_unknown_key_is_a_sentence(lang, key):
    known()
    app = show(lang, {"firm": key})
    assert ("没有对应的企业" if lang == "zh" else "The link names") in words(app) and not app.metric and not app.dataframe


def test_one_who_is_not_in_the_register_is_told_so():
    shown(results=[batch("fail")])
    said = words(show(link={"firm": "甲阀门厂"}))
    assert "名录中没有该企业" in said and "名录中没有" in said


@LANGUAGES
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_text(lang, name):
    shown(results=[batch("fail", producer=name, failed_items=[{"item": name, "measured": "<b>", "limit": "=1+1", "class": "A", "labelling": False}])])
    show(lang, {"firm": name})
    show(lang, find=name[:200])
    html = printed(name, lang)
    assert "<script" not in html and html.count("<b>") == 5  # what needs attention, and four cards
    assert len(downloads.file_name(f"一企一档-{name[:60]}-2007-10-01").encode()) < 240


def printed(key, lang="zh", demo=False):
    speak(lang)
    return dossier_print.page(store.open(demo=False).at(), demo, SCOPE, key).decode()


@LANGUAGES
def test_the_printable_file_asks_nobody_and_says_what_it_is_of(lang):
    known()
    html = printed("甲阀门厂", lang, demo=True)
    assert not re.search(r"https?:|url\(|<script|<link|<img|@import|src=", html)
    wanted = (
        ("数据版本", "截至2007年10月1日", "演示数据", "✕ 已过期") if lang == "zh" else ("data version", "as of 1 Oct 2007", "synthetic", "✕ expired")
    )
    assert all(each in html for each in wanted) and "@page" in html and html.startswith("<!doctype html>")
    assert html == printed("甲阀门厂", lang, demo=True)
    assert ("演示数据" if lang == "zh" else "Demo data") not in printed("甲阀门厂", lang)


def test_nothing_on_record_is_refused():
    known()
    with pytest.raises(Refusal):
        printed("无此厂")


@pytest.mark.parametrize("said", ["永嘉新厂", "91330324YY0001100U"])
def test_breakdown_leads_to_the_dossier(said):
    shown(results=[batch("fail", producer="永嘉新厂", producer_uscc="91330324YY0001100U")])
    app = opened("analysis/breakdown", link={"firm": "91330324YY0001100U", "place": OUBEI})
    assert [each for each in app.button if each.key == "batches-dossier"]
    assert [each.value for each in show(link={"firm": said}).header] == ["永嘉新厂"]
