"""Will we be there: the page over drawn stores, with and without a plan, in both languages."""

from datetime import date

import pytest
from drawn import batch, fill
from opened import opened, words

MIDDLE = date(2007, 9, 1)
CHENGHE = {"trade": "白酒", "level": "provincial", "county_code": "130199", "township_code": "130199100", "township": "澄阳镇"}


def show(lang="zh", campaign="yongjia-2007", **state):
    return opened("meeting/outlook", lang, campaign=campaign, **state)


def figures(app):
    return {each.label: each.value for each in app.metric}


def rows(passed, failed, **said):
    said = {"counted_on": date(2007, 8, 15)} | said
    return [batch("pass", **said) for _ in range(passed)] + [batch("fail", **said) for _ in range(failed)]


@pytest.mark.parametrize(("lang", "title", "says"), [("zh", "能否如期达标", "专项文件未列抽样计划"), ("en", "Will we be there?", "has no plan")])
def test_without_a_plan_any_number_can_be_tried(lang, title, says):
    fill(results=rows(16, 4))
    app = show(lang, as_of=MIDDLE)
    assert title in words(app)
    assert says in words(app)
    app.number_input[0].set_value(10).run()
    told = list(figures(app).values())
    assert told == ["63%", "80.0%", "2", "8"]
    assert app.slider[0].value == 10
    assert len(app.get("plotly_chart")) == 1


def test_the_plan_of_the_campaign_is_where_the_slider_begins():
    fill(results=rows(18, 2, counted_on=date(2012, 3, 20), **CHENGHE))
    app = show(campaign="hebei-2012", as_of=date(2012, 4, 30))
    assert app.slider[0].value == 300  # 120 + 120 + 80 planned, 20 done
    assert "各阶段均须达标" in words(app)


def test_an_assumed_rate_and_the_year_before():
    fill(results=[*rows(16, 4), *rows(40, 10, counted_on=date(2007, 3, 1))])
    app = show(as_of=MIDDLE)
    app.number_input[0].set_value(10).run()
    by_key = {each.key: each for each in app.get("button_group")}
    basis = by_key["outlook-basis-yongjia-2007"]
    basis.set_value("assumed").run()
    app.slider(key="outlook-rate-T01").set_value(50.0).run()
    assert figures(app)["预测概率"] == "5%"  # 56 of 1024 ways to pass at least 8 of 10
    {each.key: each for each in app.get("button_group")}["outlook-basis-yongjia-2007"].set_value("history").run()
    assert "上一年" in words(app)
    assert not app.exception


def test_past_the_due_date_it_offers_to_look_back():
    fill(results=rows(9, 1))
    app = show(as_of=date(2007, 11, 12))
    assert "期限已过：90.0%（9/10），已达标。" in words(app).replace("\\", "")
    assert not app.get("plotly_chart")
    app.button(key="outlook-back").click().run()
    assert "未到期" in words(app)
    assert not app.exception


@pytest.mark.parametrize("found", [[], rows(1, 0), rows(0, 1), rows(12, 0), rows(0, 12)])
@pytest.mark.parametrize(("campaign", "day"), [("yongjia-2007", MIDDLE), ("hebei-2012", date(2012, 4, 1)), ("longwan-2006", date(2007, 1, 1))])
def test_nothing_one_batch_all_passed_all_failed(found, campaign, day):
    fill(results=found)
    app = show(campaign=campaign, as_of=day)
    assert found or ("无从预测" in words(app) and not app.metric)


def test_before_the_campaign_and_long_after_it():
    fill(results=rows(9, 1))
    show(as_of=date(2007, 1, 1))
    show(as_of=date(2020, 1, 1))
