"""Rectification and progress: the pages over drawn stores, with records and without, in both languages."""

from datetime import date

import pytest
from drawn import OUBEI, YONGJIA, batch, fill, firm
from opened import opened, words

DAY = date(2007, 10, 1)


def show(page, lang="zh", campaign="yongjia-2007", as_of=DAY):
    return opened(f"supervision/{page}", lang, campaign=campaign, as_of=as_of)


def order(no, outcome=None, **said):
    return {
        "order_no": no, "enterprise": "甲阀门厂", "enterprise_key": "甲阀门厂", "county_code": YONGJIA, "township_code": OUBEI, "trade": "阀门",
        "township": "瓯北街道", "origin": "sampling", "ordered_on": date(2007, 8, 1), "due_on": date(2007, 8, 31), "outcome": outcome,
        "reinspected_on": date(2007, 8, 20) if outcome else None,
    } | said  # fmt: skip


@pytest.mark.parametrize(("lang", "told"), [("zh", ("3 起中的 2 起", "瓯北街道超期和复查不合格最多，共 1 起")), ("en", ("2 of 3 orders", "needs"))])
def test_rectification_shows_both_rates_with_their_counts(lang, told):
    fill(rectifications=[order("1", "confirmed"), order("2", "confirmed"), order("3")])
    app = show("rectification", lang)
    assert told[0] in words(app)
    assert [each.value for each in app.metric] == ["66.7%", "66.7%", "1"]
    assert len(app.get("plotly_chart")) == 1


@pytest.mark.parametrize(("page", "charts"), [("rectification", 0), ("progress", 1)])  # the stages of the campaign file need no record
@pytest.mark.parametrize(("lang", "told"), [("zh", "没有"), ("en", "No ")])
def test_without_records_a_sentence_says_so(page, charts, lang, told):
    fill(results=[batch()])
    app = show(page, lang)
    assert told in words(app)
    assert len(app.get("plotly_chart")) == charts and not app.metric


def task(unit, kind, what, item, due, done, **said):
    township = {"township_code": OUBEI, "township": unit} if kind == "township" else {}
    return {"unit": unit, "unit_kind": kind, "task": what, "item": item, "due_on": due, "done_on": done, "county_code": YONGJIA} | township | said


@pytest.mark.parametrize(("lang", "told"), [("zh", ("2 家企业中已考核 1 家", "平均 0")), ("en", ("1 of 2 enterprises assessed", "mean score 0"))])
def test_census_forms_and_assessments(lang, told):
    register = [firm(name, 800.0, compliance_class=grade) for name, grade in (("甲阀门厂", "A"), ("乙阀门厂", None))]
    forms = [task("甲阀门厂", "enterprise", "self_inspection", "自查表", date(2007, 8, 11), date(2007, 8, 12))]
    done = [task("甲阀门厂", "enterprise", "assessment", "考核", date(2007, 9, 26), date(2007, 9, 1), score=0.0)]
    fill(enterprises=register, progress=[*forms, *done], rectifications=[order("1", "confirmed", origin="assessment"), order("2")])
    app = show("assessment", lang)
    assert [each.value for each in app.metric] == ["2", "100.0%", "50.0%", "1"]
    assert all(each in words(app) for each in told)
    assert [list(each.value.iloc[:, 0]) for each in app.dataframe] == [["甲阀门厂"]]  # filed late
    assert len(app.get("plotly_chart")) == 1


def test_a_register_alone_is_a_census_without_forms():
    fill(enterprises=[firm("甲阀门厂", 800.0)])
    app = show("assessment")
    assert [each.value for each in app.metric] == ["1", "—", "—", "0"], "No assessment on record is no rate of 0%."
    assert "没有本专项的自查表和考核记录" in words(app)


def test_without_a_register_there_is_no_census():
    fill(results=[batch()])
    app = show("assessment")
    assert "普查结果即企业名录" in words(app) and not app.metric


@pytest.mark.parametrize(("lang", "late", "bureau"), [("zh", "迟报", "县质监局"), ("en", "late", "County Quality")])
def test_progress_names_what_is_late_and_what_is_missing(lang, late, bureau):
    reports = [
        task("瓯北街道", "township", "weekly_report", "周报", date(2007, 9, 5), date(2007, 9, 5)),
        task("瓯北街道", "township", "weekly_report", "周报", date(2007, 9, 12), date(2007, 9, 14)),
        task("县质监局", "department", "weekly_report", "周报", date(2007, 9, 5), None),
    ]
    fill(progress=reports)
    app = show("progress", lang)
    assert late in words(app)
    assert bureau in "\n".join(str(each.value) for each in app.code)


@pytest.mark.parametrize(("lang", "area", "met"), [("zh", "管理质量", "✓ 达标"), ("en", "Management quality", "✓ Met")])
def test_the_scorecard_holds_every_target_by_area(lang, area, met):
    figures = [("采标率", 61, 113), ("产品标准覆盖率", 1000, 1117)]
    fill(
        indicators=[
            {
                "indicator": name,
                "region": "own",
                "county_code": "330399",
                "period_end": date(2011, 12, 31),
                "numerator": float(n),
                "denominator": float(d),
            }
            for name, n, d in figures
        ]
    )
    app = show("scorecard", lang, campaign="district-2011", as_of=date(2011, 12, 31))
    assert area in words(app)
    first = app.dataframe[0].value
    assert len(app.dataframe) == 5 and sum(len(each.value) for each in app.dataframe) == 27
    assert list(first.iloc[0])[:1] == ["T17"] and "54.0%" in list(first.iloc[0]) and [met] in list(first.iloc[0])


def test_every_page_of_a_store_without_an_upload_names_the_days_of_its_campaign():
    for page in ("attainment/attainment", "analysis/breakdown", "supervision/progress", "meeting/outlook"):
        assert "2006年9月5日～2007年10月31日" in words(opened(page, campaign="longwan-2006")), page


def test_a_link_lists_the_records_of_a_unit_and_the_cases_of_a_violation():
    case = {"enterprise": "甲阀门厂", "enterprise_key": "甲阀门厂", "county_code": YONGJIA, "trade": "阀门", "opened_on": date(2007, 8, 1)}
    fill(
        progress=[task("瓯北街道", "township", "weekly_report", "周报", date(2007, 9, day), date(2007, 9, day)) for day in (5, 12)],
        enforcement=[case | {"case_no": str(i), "violation": what} for i, what in enumerate(("no_permit", "no_permit", "counterfeit"))],
    )
    app = opened("supervision/progress", link={"of": "weekly_report-瓯北街道"}, as_of=DAY)
    assert "瓯北街道：2 条" in words(app)
    app = opened("supervision/rectification", link={"violation": "no_permit"}, as_of=DAY)
    assert "：2 起" in words(app) and len(app.dataframe[-1].value) == 2
    app.button(key="violation-all").click().run()
    assert "：2 起" not in words(app)


def test_what_was_recorded_after_the_newest_sample_is_said_and_a_click_away():
    """Two orders are confirmed a fortnight after the last sample: the page opens without them, and says so."""
    again = date(2007, 9, 15)
    fill(results=[batch(counted_on=date(2007, 9, 1))], rectifications=[order(no, "confirmed", reinspected_on=again) for no in "12"])
    app = show("rectification", as_of=None)
    assert "截至2007年9月1日（最近一批抽查之日）；另有 2 条" in words(app) and app.metric[0].value == "0.0%"
    seen = app.button(key="see-later").click().run()
    assert seen.session_state["as_of"] == again and seen.metric[0].value == "100.0%" and "最近一批抽查之日" not in words(seen)


def test_the_tile_of_what_waits_says_what_it_is_made_of_and_both_rates_what_they_count():
    """One overdue and one failed again are two to press for; the rate of all orders and that of those due differ by an order still running."""
    later = {"ordered_on": date(2007, 9, 20), "due_on": date(2007, 10, 20)}
    fill(rectifications=[order("1", "confirmed"), order("2", "failed"), order("3"), order("4", **later)])
    app = show("rectification")
    assert [each.value for each in app.metric] == ["25.0%", "33.3%", "2"]
    said = words(app)
    assert "超期 1 起、复查不合格 1 起" in said and "25.0%（1/4），按全部责令整改计；仅计已到期的，为 33.3%（1/3）" in said, said


def test_what_enterprises_do_themselves_moves_no_day_of_the_progress_page():
    trained = task("甲阀门厂", "enterprise", "training", "培训", date(2007, 8, 1), date(2007, 8, 2))
    fill(results=[batch()], progress=[trained])
    assert "2007年11月11日" in words(show("progress", as_of=None))
