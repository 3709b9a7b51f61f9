"""Targets over registers, followed records and filed figures as drawn tables: T03–T05, T09, T17–T22, T26–T39 (requirements, section 1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from analytics import campaigns, rectification
from analytics.campaign import Records, Window
from analytics.scope import Scope
from analytics.sentence import read_aloud
from analytics.targets import attain
from reports.slides.target_facts import asked, lacking
from tests.analytics.shelf import CHENGHE, LONGWAN, OUBEI, QIAOTOU, YONGJIA, shelf
from words import speak

DISTRICT, END = "330399", date(2011, 12, 31)


def answers(campaign, snapshot, as_of, **scope):
    found = attain(snapshot, campaigns.load(campaign), Scope(campaign=campaign, as_of=as_of, **scope))
    return {each.id: each for each in found}


def case(violation, opened, closed=None, **said):
    return {"violation": violation, "opened_on": opened, "closed_on": closed, "county_code": YONGJIA, "enterprise": "甲", "state": "live"} | said


def complaint(received, area="product", **said):
    return {"received_on": received, "area": area, "county_code": DISTRICT, "state": "live"} | said


def order(outcome, ordered=date(2011, 5, 1), due=date(2011, 6, 1), **said):
    row = {"origin": "sampling", "ordered_on": ordered, "due_on": due, "outcome": outcome, "county_code": DISTRICT, "enterprise": "甲"}
    return row | ({"reinspected_on": due} if outcome else {}) | said


def filed(indicator, end, region="own", **said):
    return {"indicator": indicator, "region": region, "county_code": DISTRICT, "period_end": end, "state": "live"} | said


def unit(name, township, trade, conforms, as_of=date(2009, 12, 1)):
    return {
        "name": name, "name_key": name, "county_code": YONGJIA, "township_code": township, "township": township, "trade": trade,
        "operates_to_standard": conforms, "as_of": as_of, "role": "producer", "status": "operating",
    }  # fmt: skip


@pytest.mark.parametrize(("as_of", "value", "administrative"), [
    (date(2007, 8, 1),   1, "not_yet"),   # one open, one not found yet
    (date(2007, 9, 10),  2, "not_yet"),
    (date(2007, 10, 20), 1, "not_yet"),
    (date(2007, 11, 11), 0, "met"),       # both closed
    (date(2008, 6, 1),   0, "met"),       # a case opened after the target's last day was not open on it
])  # fmt: skip
def test_open_cases_fall_to_nought(as_of, value, administrative):
    cases = [
        case("no_permit", date(2007, 7, 20), date(2007, 10, 10)),
        case("counterfeit", date(2007, 9, 1), date(2007, 11, 1)),
        case("tax", date(2007, 7, 20)),  # T04's, not T03's
        case("no_permit", date(2008, 3, 1)),
    ]
    found = answers("yongjia-2007", shelf(enforcement=cases), as_of)
    assert (found["T03"].value, found["T03"].administrative, found["T03"].evidential) == (value, administrative, "not_applicable")
    assert found["T04"].value == 1 and found["T04"].low is None


def test_without_any_record_a_count_is_no_data_and_not_nought():
    found = answers("yongjia-2007", shelf(), date(2007, 11, 11))
    assert {(found[id].value, found[id].administrative) for id in ("T03", "T04", "T05")} == {(None, "no_data")}


def test_a_regional_incident_is_a_major_case_or_a_media_report_that_proved_true():
    cases = [case("substandard", date(2007, 8, 1), severity="major", trade="童装"), case("substandard", date(2007, 8, 1), severity="ordinary")]
    reports = [
        {"received_on": date(2007, 9, 1), "source": "media", "area": "product", "verified": True, "county_code": YONGJIA},
        {"received_on": date(2007, 9, 1), "source": "media", "area": "product", "verified": False, "county_code": YONGJIA},
        {"received_on": date(2006, 9, 1), "source": "media", "area": "product", "verified": True, "county_code": YONGJIA},
    ]
    found = answers("yongjia-2007", shelf(enforcement=cases, complaints=reports), date(2007, 11, 11))["T05"]
    assert (found.value, found.administrative) == (2, "missed")


def test_a_complaint_counts_whether_or_not_it_proved_true():
    rows = [complaint(date(2011, 3, 1), verified=False), complaint(date(2010, 3, 1), verified=True), complaint(date(2010, 4, 1))]
    assert answers("district-2011", shelf(complaints=rows), END)["T36a"].value == -0.5


def test_a_case_that_fits_two_ways_is_one():
    both = case("eliminated", date(2012, 4, 1), severity="major", county_code=CHENGHE)
    found = answers("hebei-2012", shelf(enforcement=[both]), date(2012, 6, 30))["T09"]
    assert found.value == 1


@pytest.mark.parametrize(("rows", "value", "administrative"), [
    ([{"numerator": 48, "denominator": 100}], 0.48, "missed"),
    ([{"numerator": 50, "denominator": 100}], 0.50, "met"),
    ([{"value": 50.0, "unit": "%"}],          0.50, "met"),
    ([{"value": 0.4999}],                     0.4999, "missed"),
    ([{"value": 5000.0}],                     None, "no_data"),
    ([],                                      None, "no_data"),
])  # fmt: skip
def test_a_filed_rate_against_its_limit(rows, value, administrative):
    figures = [filed("采标率", END, **row) for row in rows]
    found = answers("district-2011", shelf(indicators=figures), END)["T17"]
    assert (found.value, found.administrative) == (pytest.approx(value) if value else None, administrative)
    assert found.evidential == ("no_data" if value is None else "not_applicable")


def test_a_rate_filed_for_days_after_the_as_of_day_is_not_called_missing():
    figures = [filed("采标率", END, numerator=50, denominator=100)]
    found = answers("district-2011", shelf(indicators=figures), END - timedelta(days=70))["T17"]
    assert found.value is None and found.why_no_data.startswith("Filed, but only for the period to ")
    assert asked(found)[0].text == found.source, "A slide without a figure says at least who asks."


def test_an_equality_is_exact():
    figures = [filed("强制性产品认证获证率", END, numerator=199, denominator=200)]
    assert answers("district-2011", shelf(indicators=figures), END)["T22"].administrative == "missed"


def test_rectification_is_confirmed_over_ordered_of_failed_samples():
    orders = [
        *[order("confirmed") for _ in range(18)],
        order("failed"),
        order(None, due=date(2012, 1, 31)),
        order("confirmed", origin="complaint"),
        order("confirmed", ordered=date(2010, 12, 31)),
        order("confirmed", county_code=YONGJIA),
    ]
    orders.append(order("failed", ordered=date(2012, 1, 5), due=date(2012, 2, 5)))
    for day in (END, date(2012, 6, 30)):  # seen later, the orders of the year are the same
        found = answers("district-2011", shelf(rectifications=orders), day)["T26"]
        assert (found.numerator, found.denominator, found.value, found.administrative) == (18, 20, 0.9, "missed")
        assert "of the 19 past their time limit 18 are confirmed" in found.counting_rule


@pytest.mark.parametrize(("looked_at", "confirmed", "ordered"), [(None, 1, 4), (("食品",), 1, 2)])
def test_the_rate_is_that_of_the_rectification_page(looked_at, confirmed, ordered):
    """Narrowed to a trade, the card said 1 of 4 and the page 1 of 2: orders that name no trade counted for the one only."""
    orders = [order("confirmed", trade="食品"), order(None, trade="食品"), order(None), order(None)]
    rows = shelf(rectifications=orders)
    said = rectification.tally(rectification.orders(rows, Scope(campaign="district-2011", as_of=END, trades=looked_at)))
    found = answers("district-2011", rows, END, trades=looked_at)["T26"]
    assert (found.numerator, found.denominator) == (said.confirmed, said.ordered) == (confirmed, ordered)


def test_an_order_that_states_no_limit_has_the_campaigns():
    campaign = campaigns.load("district-2011")
    campaign = replace(campaign, process=replace(campaign.process, rectify_days=60))
    rows = shelf(rectifications=[order("confirmed", due=None, reinspected_on=date(2011, 7, 30)), order(None, due=None, ordered=END)])
    found = attain(rows, campaign, Scope(campaign=campaign.id, as_of=END))
    assert "of the 1 past their time limit 1 are confirmed" in next(each for each in found if each.id == "T26").counting_rule


def test_a_fall_until_the_end_of_february_is_held_against_the_whole_february():
    rows = shelf(complaints=[complaint(date(2013, 2, 28)), complaint(date(2012, 2, 29)), complaint(date(2012, 2, 28))])
    campaign = campaigns.load("district-2011")
    days = Window(date(2013, 1, 1), date(2013, 2, 28))
    targets = tuple(replace(each, window=days, due=days.end) if each.id == "T36a" else each for each in campaign.targets)
    found = attain(rows, replace(campaign, targets=targets), Scope(campaign=campaign.id, as_of=days.end))
    assert next(each for each in found if each.id == "T36a").counts == (1, 2)


def test_records_of_no_trade_count_for_none_that_is_looked_at():
    rows = shelf(complaints=[complaint(date(2011, 3, 1)), complaint(date(2010, 3, 1)), complaint(date(2010, 3, 1), trade="食品")])
    assert answers("district-2011", rows, END)["T36a"].counts == (1, 2)
    assert answers("district-2011", rows, END, trades=("食品",))["T36a"].counts == (0, 1)


def test_a_confirmation_after_the_day_is_not_known_yet():
    orders = [order("confirmed", due=date(2011, 9, 1))]
    assert answers("district-2011", shelf(rectifications=orders), date(2011, 8, 31))["T26"].numerator == 0
    assert answers("district-2011", shelf(rectifications=orders), date(2011, 9, 1))["T26"].administrative == "met"


@pytest.mark.parametrize(("now", "change", "administrative"), [
    (0.80, -0.20, "met"),
    (0.81, -0.19, "missed"),
    (1.10, 0.10, "missed"),
])  # fmt: skip
def test_energy_against_its_base_year(now, change, administrative):
    figures = [filed("单位GDP能耗", date(2005, 12, 31), value=1.0), filed("单位GDP能耗", date(2010, 12, 31), value=now)]
    found = answers("district-2011", shelf(indicators=figures), END)["T30"]
    assert (found.value, found.administrative) == (pytest.approx(change), administrative)


def test_a_change_without_its_base_says_so():
    found = answers("district-2011", shelf(indicators=[filed("单位GDP能耗", date(2010, 12, 31), value=0.8)]), END)["T30"]
    assert (found.administrative, found.why_no_data) == ("no_data", "No figure of the base period has been filed.")


@pytest.mark.parametrize(("number", "administrative"), [(9, "missed"), (10, "met"), (11, "met")])
def test_a_count_that_must_be_reached(number, administrative):
    figures = [filed("完善计量检测体系确认企业数", date(2010, 12, 31), value=float(number))]
    assert answers("district-2011", shelf(indicators=figures), END)["T31"].administrative == administrative


@pytest.mark.parametrize(("own", "province", "administrative"), [(0.4, 0.5, "met"), (0.5, 0.5, "missed"), (0.4, None, "no_data")])
def test_below_the_province(own, province, administrative):
    figures = [filed("特种设备事故率", END, value=own)]
    figures += [filed("特种设备事故率", END, region="province", county_code=None, value=province)] if province else []
    assert answers("district-2011", shelf(indicators=figures), END)["T34a"].administrative == administrative


@pytest.mark.parametrize(("counts", "administrative", "value"), [
    ({2011: 30, 2010: 40}, "met", -0.25),
    ({2011: 40, 2010: 40}, "missed", 0.0),
    ({2011: 40}, "no_data", None),
    ({}, "no_data", None),
])  # fmt: skip
def test_complaints_against_the_year_before(counts, administrative, value):
    rows = [complaint(date(year, 3, 1)) for year, n in counts.items() for _ in range(n)]
    found = answers("district-2011", shelf(complaints=rows), END)["T36a"]
    assert (found.administrative, found.value) == (administrative, value)
    if value is not None:
        assert found.counts == (counts.get(2011, 0), counts[2010])
        assert "0%" not in read_aloud(found).replace(".0%", ""), "The document asks for a fall, not for 0 %."


def test_a_complaint_that_fits_two_ways_is_one():
    campaign = campaigns.load("district-2011")
    ways = (Records("complaints", (("area", ("product",)),)), Records("complaints", (("source", ("media",)),)))
    targets = tuple(replace(each, records=ways) if each.id == "T36a" else each for each in campaign.targets)
    both, one = {"area": "product", "source": "media"}, {"area": "product", "source": "letter"}
    rows = [complaint(date(2011, 3, 1), **both), complaint(date(2010, 3, 1), **one), complaint(date(2010, 4, 1), **one)]
    found = attain(shelf(complaints=rows), replace(campaign, targets=targets), Scope(campaign=campaign.id, as_of=END))
    assert next(each for each in found if each.id == "T36a").counts == (1, 2), "Counted twice it had not fallen."


@pytest.mark.parametrize(("now", "administrative", "gap", "said"), [
    (32, "met", 0.0, "32 件，比上年同期（40 件）下降 20.0%，达到下降 20% 的目标。"),
    (33, "missed", 2.5, "33 件，比上年同期（40 件）下降 17.5%，未达到下降 20% 的目标。"),
    (44, "missed", 30.0, "44 件，比上年同期（40 件）上升 10.0%，未达到下降 20% 的目标。"),
    (40, "missed", 20.0, "40 件，与上年同期持平，未达到下降 20% 的目标。"),
])  # fmt: skip
def test_complaints_that_must_fall_by_a_fifth(now, administrative, gap, said):
    campaign = campaigns.load("district-2011")
    targets = [replace(each, limit=Fraction(-1, 5)) if each.id == "T36a" else each for each in campaign.targets]
    rows = [complaint(date(year, 3, 1)) for year, n in {2011: now, 2010: 40}.items() for _ in range(n)]
    speak("zh")
    found = attain(shelf(complaints=rows), replace(campaign, targets=tuple(targets)), Scope(campaign=campaign.id, as_of=END))
    one = next(each for each in found if each.id == "T36a")
    assert (one.administrative, one.gap_points, one.limit) == (administrative, gap, -0.2) and "20%" in one.rule
    assert read_aloud(one) == f"截至2011年12月31日，质量投诉大幅减少：{said}", "Both counts, the fall and the limit as it is meant."
    assert lacking(one) == ("已经达到目标" if administrative == "met" else "不超过 32 件")
    speak("en")
    assert f"the target of a fall of 20% is {administrative}" in read_aloud(replace(one, unit="complaints"))


@pytest.mark.parametrize(("counts", "administrative"), [
    ({2011: 10, 2010: 12, 2009: 15}, "met"),
    ({2011: 10, 2010: 15, 2009: 12}, "missed"),
    ({2011: 12, 2010: 10, 2009: 15}, "missed"),
    ({2011: 10, 2010: 12}, "no_data"),
])  # fmt: skip
def test_housing_complaints_fall_each_year(counts, administrative):
    rows = [complaint(date(year, 3, 1), "housing") for year, n in counts.items() for _ in range(n)]
    assert answers("district-2011", shelf(complaints=rows), END)["T36b"].administrative == administrative


def test_townships_complete_where_80_per_cent_of_their_units_conform():
    # 瓯北 8 of 10 (complete), 桥头 7 of 9 (77.8 %, not), a third 4 of 4; 2 of 3 townships is 66.7 %, short of 70 %.
    rows = [unit(f"甲{i}", OUBEI, "小餐饮", i < 8) for i in range(10)]
    rows += [unit(f"乙{i}", QIAOTOU, "小旅馆", i < 7) for i in range(9)]
    rows += [unit(f"丙{i}", "330324104", "小餐饮", True) for i in range(4)] + [unit("丁", "330324104", "小餐饮", None)]
    found = answers("yongjia-2009-ten-small", shelf(enterprises=rows), date(2009, 12, 31))["T32"]
    assert (found.numerator, found.denominator, found.administrative) == (2, 3, "missed")
    assert f"Not conforming: {QIAOTOU} 7/9" in found.counting_rule and "Of 1 the register does not tell" in found.counting_rule


def test_every_trade_at_70_per_cent():
    # 小餐饮 7 of 10 meets 70 %; 小旅馆 2 of 3 does not: one trade is enough to miss.
    rows = [unit(f"甲{i}", OUBEI, "小餐饮", i < 7) for i in range(10)] + [unit(f"乙{i}", OUBEI, "小旅馆", i < 2) for i in range(3)]
    found = answers("yongjia-2009-ten-small", shelf(enterprises=rows), date(2009, 12, 31))["T33"]
    assert (found.numerator, found.denominator, found.administrative) == (1, 2, "missed")
    assert [(part.title, part.numerator, part.denominator, part.administrative) for part in found.parts] == [
        ("小旅馆", 2, 3, "missed"),
        ("小餐饮", 7, 10, "met"),
    ]


def test_all_39_targets_are_declared_once():
    ids = [target.id for campaign in campaigns.all_() for target in campaign.targets]
    assert len(ids) == len(set(ids))
    assert {id[:3] for id in ids} == {f"T{n:02d}" for n in range(1, 40)}


@pytest.mark.parametrize("campaign", ["yongjia-2007", "longwan-2006", "hebei-2012", "district-2011", "yongjia-2009-ten-small"])
def test_an_empty_store_has_no_data_for_any_target_and_says_why(campaign):
    found = attain(shelf(), campaigns.load(campaign), Scope(campaign=campaign))
    assert {each.administrative for each in found} == {"no_data"}
    assert all(each.why_no_data for each in found)


def test_a_figure_filed_for_one_trade_does_not_answer_for_several():
    """T09 counts three trades: figures filed trade by trade add up once all of them are there; one for the whole county answers at once."""
    name = campaigns.load("hebei-2012").target("T09").indicators[0]
    own = {"county_code": CHENGHE, "period_start": date(2012, 3, 1)}
    some = [filed(name, date(2012, 6, 30), value=value, trade=trade, **own) for trade, value in (("白酒", 3.0), ("化肥", 0.0), ("水泥", 1.0))]
    day = date(2012, 6, 30)
    assert answers("hebei-2012", shelf(indicators=some[:2]), day)["T09"].administrative == "no_data"
    found = answers("hebei-2012", shelf(indicators=some), day)["T09"]
    assert (found.value, found.administrative) == (4, "missed")
    assert answers("hebei-2012", shelf(indicators=some[:1]), day, trades=("白酒",))["T09"].value == 3
    assert answers("hebei-2012", shelf(indicators=[*some, filed(name, day, value=0.0, **own)]), day)["T09"].value == 0


def test_a_register_without_days_is_one_state_and_nothing_to_compare():
    held = {"甲": True, "乙": False}
    firms = [unit(name, None, "皮鞋", None, None) | {"county_code": LONGWAN, "international_standard": said} for name, said in held.items()]
    (rise, _lead) = answers("longwan-2006", shelf(enterprises=firms), date(2010, 12, 31))["T16"].parts
    assert rise.administrative == "no_data" and "only one state" in rise.why_no_data
