"""Rules of the documents as drawn tables: records on the left, both verdicts on the right (domain, section 3; requirements, section 1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from analytics import campaigns
from analytics.campaigns import Window
from analytics.scope import Scope
from analytics.sentence import read_aloud
from analytics.targets import attain
from pages.ui.attainment import cards
from reports.slides import parts
from reports.slides.target_facts import lacking, weak
from tests.analytics.shelf import CHENGHE, LONGWAN, batch, batches, shelf
from words import speak

END = date(2007, 11, 11)


def answers(campaign, snapshot, as_of=None, scope=None, compare_with=None):
    found = attain(snapshot, campaigns.load(campaign), (scope or Scope()).but(campaign=campaign, as_of=as_of), compare_with)
    return {each.id: each for each in found}


@pytest.mark.parametrize(("passed", "failed", "as_of", "administrative", "evidential"), [
    (0,    0,    END,                "no_data", "no_data"),
    (1,    0,    END,                "met",     "undetermined"),
    (13,   0,    END,                "met",     "undetermined"),
    (14,   0,    END,                "met",     "supported"),
    (8,    2,    END,                "met",     "undetermined"),
    (7,    3,    date(2007, 11, 10), "not_yet", "undetermined"),
    (7,    3,    END,                "missed",  "undetermined"),
    (0,    1,    END,                "missed",  "undetermined"),
    (0,    2,    END,                "missed",  "contradicted"),
    (1999, 501,  END,                "missed",  "undetermined"),   # 79.96 % is not 80 %
    (401,  89,   END,                "met",     "undetermined"),
])  # fmt: skip
def test_valves_at_80_per_cent(passed, failed, as_of, administrative, evidential):
    found = answers("yongjia-2007", shelf(batches(passed, failed)), as_of)["T01"]
    assert (found.administrative, found.evidential) == (administrative, evidential)
    assert (found.numerator, found.denominator) == ((passed, passed + failed) if passed + failed else (None, None))


def test_valves_pool_the_levels_and_say_which():
    rows = [*batches(8, 2, level="county"), *batches(9, 1, level="provincial"), *batches(3, 0, level=None)]
    found = answers("yongjia-2007", shelf(rows), END)["T01"]
    assert (found.numerator, found.denominator) == (20, 23)
    assert "levels pooled: provincial level, county level, not stated" in found.counting_rule


def test_a_list_of_failures_has_no_denominator():
    found = answers("yongjia-2007", shelf(batches(0, 5, denominator=False)), END)["T01"]
    assert (found.value, found.administrative, found.evidential) == (None, "no_data", "no_data")
    assert found.why_no_data == "No denominator: the 5 failures known come from lists of failures only."


def test_what_lies_elsewhere_or_has_no_date_stands_apart():
    rows = [*batches(2, 0), batch(county_code=LONGWAN), batch(county_code=None), batch(counted_on=None)]
    found = answers("yongjia-2007", shelf(rows), END)["T01"]
    assert (found.denominator, found.elsewhere, found.undated) == (2, 2, 1)


@pytest.mark.parametrize(("why", "rows", "administrative", "risen"), [
    ("nothing",                      {},                                                             "no_data", None),
    ("no samples before",            {"county": ((0, 0), (8, 2))},                                   "no_data", None),
    ("one level, up",                {"county": ((7, 3), (8, 2))},                                   "met",     (1, 1)),
    ("one level, the same",          {"county": ((8, 2), (4, 1))},                                   "missed",  (0, 1)),
    ("two levels, one down",         {"county": ((7, 3), (8, 2)), "provincial": ((9, 1), (8, 2))},   "missed",  (1, 2)),
    ("pooled it would fall",         {"county": ((1, 9), (2, 8)), "provincial": ((90, 10), (19, 1))},"met",     (2, 2)),
    ("a level without a comparison", {"county": ((7, 3), (8, 2)), "national": ((0, 0), (0, 5))},     "met",     (1, 1)),
])  # fmt: skip
def test_clothing_rises_at_every_level(why, rows, administrative, risen):
    before, now = date(2007, 5, 1), date(2007, 9, 1)
    results = [
        row
        for level, (then, later) in rows.items()
        for day, (passed, failed) in ((before, then), (now, later))
        for row in batches(passed, failed, level=level, trade="童装", counted_on=day)
    ]
    found = answers("yongjia-2007", shelf(results), END)["T02"]
    assert (found.administrative, (found.numerator, found.denominator) if risen else None) == (administrative, risen), why
    assert [part.id for part in found.parts] == ["T02a", "T02b", "T02c", "T02d"]


def test_batches_without_a_level_are_said_to_be_compared_at_none():
    rows = batches(7, 3, level=None, trade="童装", counted_on=date(2007, 9, 1))
    alone = answers("yongjia-2007", shelf(rows), END)["T02"]
    assert alone.administrative == "no_data" and alone.why_no_data.endswith("10 batches name no inspection level: they are compared at none.")
    before = batches(8, 2, trade="童装", counted_on=date(2007, 5, 1)) + batches(9, 1, trade="童装", counted_on=date(2007, 9, 1))
    assert "10 batches name no inspection level" in answers("yongjia-2007", shelf(rows + before), END)["T02"].note


def test_the_baseline_is_as_long_as_the_campaign_so_far():
    """To 2007-07-12 the campaign has 10 days: the ten before it are 06-23 to 07-02."""
    rows = [
        *batches(1, 1, trade="童装", counted_on=date(2007, 6, 23)),
        *batches(0, 9, trade="童装", counted_on=date(2007, 6, 22)),
        *batches(2, 1, trade="童装", counted_on=date(2007, 7, 12)),
    ]
    county = answers("yongjia-2007", shelf(rows), date(2007, 7, 12))["T02"].parts[3]
    assert (county.previous, county.numerator, county.denominator) == (0.5, 2, 3)


@pytest.mark.parametrize(("passed", "administrative", "evidential"), [
    (17, "met", "undetermined"),      # 80 % → 85 %: the five points that are asked for, to the batch
    (16, "missed", "undetermined"),   # no rise at all, but twenty batches can't rule it out
    (10, "missed", "contradicted"),
])  # fmt: skip
def test_a_rise_by_so_much_against_a_period_that_the_document_names(passed, administrative, evidential):
    campaign = campaigns.load("yongjia-2007")
    base = Window(date(2006, 1, 1), date(2006, 12, 31))
    targets = [replace(each, limit=Fraction(1, 20), base=base) if each.id == "T02" else each for each in campaign.targets]
    rows = [
        *batches(80, 20, trade="童装", counted_on=date(2006, 6, 1)),
        *batches(0, 50, trade="童装", counted_on=date(2007, 6, 1)),  # after the base period, so it says nothing
        *batches(passed, 20 - passed, trade="童装", counted_on=date(2007, 9, 1)),
    ]
    scope = Scope(campaign=campaign.id, as_of=END)
    found = next(each for each in attain(shelf(rows), replace(campaign, targets=tuple(targets)), scope) if each.id == "T02")
    county = found.parts[3]
    assert (found.administrative, county.evidential, county.previous, county.limit) == (administrative, evidential, 0.8, 0.85)
    assert county.gap_points == pytest.approx(passed * 5 - 85) and "5 pp" in found.rule
    rose = "rose by 5 pp or more" if administrative == "met" else "did not rise by 5 pp"
    assert f"the one comparable level {rose}" in read_aloud(found)
    short = weak(found, campaign.target("T02"), ()).text, lacking(found)
    if administrative == "missed":
        assert short == (f"county level {passed * 5}.0% (before 80.0%)", "county level ≥ 85.0%"), "Rates, not the counts of a level."


def test_a_level_is_shown_beside_what_it_was_and_not_beside_what_it_should_be():
    """83.3 % before, 85 % now, 3 points asked for: beside 86.3 % a reader would see a fall. A level without a base period has no figure of it."""
    campaign = campaigns.load("yongjia-2007")
    asked = replace(campaign.target("T02"), limit=Fraction(3, 100), base=Window(date(2006, 1, 1), date(2006, 12, 31)))
    rows = [
        *batches(50, 10, trade="童装", counted_on=date(2006, 6, 1)),
        *batches(17, 3, trade="童装", counted_on=date(2007, 9, 1)),
        *batches(4, 1, trade="童装", counted_on=date(2007, 9, 1), level="provincial"),
    ]
    (found,) = attain(shelf(rows), replace(campaign, targets=(asked,)), Scope(campaign=campaign.id, as_of=END))
    county = cards.part_line(found.parts[3], found).replace("\\", "")
    assert "85.0%" in county and "83.3%" in county and "86.3%" not in county
    drawn = parts.figure(found, asked)
    assert drawn is not None and drawn.categories == (found.parts[3].title,)
    assert [series.name for series in drawn.series] == ["Base period", "Now"]


def test_levels_that_cannot_be_compared_are_named_in_a_sentence_of_their_own():
    speak("zh")
    campaign = campaigns.load("yongjia-2007")
    rows = [*batches(4, trade="童装", counted_on=date(2007, 6, 1)), *batches(4, trade="童装", counted_on=date(2007, 9, 1))]
    for note, said in (("", "无从比较的级别：国家级、省级、市级。"), ("按同期比", "按同期比。无从比较的级别：国家级、省级、市级。")):
        targets = tuple(replace(each, note=note) for each in campaign.targets if each.id == "T02")
        (found,) = attain(shelf(rows), replace(campaign, targets=targets), Scope(campaign=campaign.id, as_of=END))
        assert found.note == said


def test_counts_without_records_are_no_data_and_say_what_is_missing():
    found = answers("yongjia-2007", shelf(batches(5)), END)
    for id in ("T03", "T04", "T05"):
        assert (found[id].value, found[id].administrative, found[id].evidential) == (None, "no_data", "no_data")
        assert found[id].why_no_data.startswith("No data yet. It comes with: ")


def test_a_reported_count_answers_and_is_no_sample():
    figure = {"indicator": "区域性质量问题", "region": "own", "trade": "童装", "county_code": "330324", "period_end": END, "value": 0.0}
    found = answers("yongjia-2007", shelf(batches(1), indicators=[figure]), END)["T05"]
    assert (found.value, found.administrative, found.evidential, found.reported) == (0.0, "met", "not_applicable", True)


def chenghe(passed, failed, day, **said):
    usual = {"trade": "白酒", "level": "provincial", "county_code": CHENGHE, "township_code": f"{CHENGHE}100", "township": "澄阳镇"}
    return batches(passed, failed, counted_on=day, **(usual | said))


@pytest.mark.parametrize(("why", "march", "april", "administrative", "evidential"), [
    ("both stages hold",              (18, 2),  (180, 10), "met",    "supported"),
    ("one stage under the limit",     (16, 4),  (180, 10), "missed", "supported"),
    ("the whole under the limit",     (8, 2),   (16, 4),   "missed", "undetermined"),
    ("a stage without samples",       (0, 0),   (180, 10), "met",    "supported"),
])  # fmt: skip
def test_stable_means_every_stage_with_samples(why, march, april, administrative, evidential):
    rows = chenghe(*march, date(2012, 3, 15)) + chenghe(*april, date(2012, 4, 15))
    found = answers("hebei-2012", shelf(rows), date(2012, 6, 30))["T06"]
    assert (found.administrative, found.evidential) == (administrative, evidential), why


def test_a_named_level_takes_no_other():
    rows = chenghe(9, 1, date(2012, 4, 1)) + chenghe(0, 10, date(2012, 4, 1), level="county")
    assert answers("hebei-2012", shelf(rows), date(2012, 6, 30))["T06"].denominator == 10


def test_the_plan_says_how_many_failures_are_affordable():
    found = answers("hebei-2012", shelf(chenghe(17, 3, date(2012, 4, 1))), date(2012, 5, 1))["T06"]
    assert found.remaining_planned == 300  # 120 + 120 + 80 planned, 20 judged
    assert found.failures_affordable == 45  # (17 + 255) / 320 = 85 %
    assert found.plan_assumed
    over = answers("hebei-2012", shelf(chenghe(17, 3, date(2012, 4, 1))), date(2012, 6, 30))["T06"]
    assert over.remaining_planned == 0


def test_without_a_plan_nothing_is_affordable_or_not():
    found = answers("yongjia-2007", shelf(batches(8, 2)), date(2007, 10, 1))["T01"]
    assert (found.remaining_planned, found.failures_affordable) == (None, None)


def shoes(passed, failed=0, **said):
    usual = {"trade": "皮鞋", "level": "national", "county_code": LONGWAN, "township_code": f"{LONGWAN}001", "counted_on": date(2007, 5, 1)}
    return batches(passed, failed, **(usual | said))


def average(region, value, **said):
    usual = {"indicator": "国家监督抽查合格率", "trade": "皮鞋", "level": "national", "period_end": date(2007, 10, 31), "unit": "%"}
    return usual | {"region": region, "value": value} | said


@pytest.mark.parametrize(("why", "passed", "failed", "averages", "administrative"), [
    ("above each",                       9, 1, {"nation": 84.2, "province": 85.3, "city": 87.4}, "met"),
    ("equal is not above",               9, 1, {"nation": 84.2, "province": 90.0, "city": 87.4}, "missed"),
    ("below one",                        8, 2, {"nation": 79.0, "province": 79.9, "city": 87.4}, "missed"),
    ("one missing, above the others",    9, 1, {"nation": 84.2, "province": 85.3},               "no_data"),
    ("one missing, below another",       8, 2, {"nation": 84.2, "province": 79.9},               "missed"),
    ("none reported",                    9, 1, {},                                               "no_data"),
    ("no own samples",                   0, 0, {"nation": 84.2, "province": 85.3, "city": 87.4}, "no_data"),
])  # fmt: skip
def test_above_the_averages_of_nation_province_and_city(why, passed, failed, averages, administrative):
    figures = [average(region, value) for region, value in averages.items()]
    found = answers("longwan-2006", shelf(shoes(passed, failed), indicators=figures), date(2007, 10, 31))["T10"]
    assert found.administrative == administrative, why
    assert found.value == (None if passed + failed == 0 else passed / (passed + failed))


def test_an_average_may_be_reported_as_numerator_and_denominator():
    figures = [average("nation", None, numerator=842.0, denominator=1000.0), average("province", 0.853, unit=None), average("city", 87.4, unit=None)]
    found = answers("longwan-2006", shelf(shoes(9, 1), indicators=figures), date(2007, 10, 31))["T10"]
    assert [part.limit for part in found.parts] == [0.842, 0.853, 0.874]
    same = [average(region, None, numerator=2.0, denominator=3.0) for region in ("nation", "province", "city")]
    found = answers("longwan-2006", shelf(shoes(2, 1), indicators=same), date(2007, 10, 31))["T10"]
    assert found.administrative == "missed", "Two of three are not above two of three, whatever the float of 2/3 is."


def test_goals_of_2010_count_2010_only():
    rows = shoes(0, 50) + shoes(9, 1, counted_on=date(2010, 6, 1)) + shoes(19, 1, counted_on=date(2010, 6, 1), level="provincial", kind="periodic")
    rows += shoes(0, 7, counted_on=date(2010, 6, 1), level="provincial", kind="routine")
    found = answers("longwan-2006", shelf(rows), date(2010, 12, 31))
    assert (found["T12"].numerator, found["T12"].denominator) == (9, 10)
    assert (found["T13"].numerator, found["T13"].denominator) == (19, 20)
    assert found["T10"].denominator == 50


def failing(item_class, **said):
    return {"item": "帮底剥离强度", "measured": "1", "limit": "2", "class": item_class, "labelling": False} | said


@pytest.mark.parametrize(("why", "items", "index"), [
    ("the worst item counts",        [failing("C"), failing("B")],         95.0),   # 0.5 of 10 batches
    ("critical",                     [failing("A")],                       90.0),
    ("unknown counts as critical",   [failing(None)],                      90.0),
    ("labelling",                    [failing("A", labelling=True)],       99.0),
    ("no item named",                None,                                 90.0),
])  # fmt: skip
def test_the_quality_index_weighs_the_worst_item(why, items, index):
    rows = shoes(9, producer="甲") + shoes(0, 1, producer="乙", failed_items=items)
    found = answers("longwan-2006", shelf(rows), date(2007, 10, 31))["T11"]
    assert found.value == pytest.approx(index), why
    assert found.administrative == ("met" if index >= 95 else "missed")


def test_few_passed_batches_do_not_support_an_index():
    """Three passed batches of two enterprises resample to 100 every time; that is no evidence for 95."""
    found = answers("longwan-2006", shelf(shoes(2, producer="甲") + shoes(1, producer="乙")), date(2007, 10, 31))["T11"]
    assert (found.value, found.administrative, found.evidential) == (100.0, "met", "undetermined")
    assert found.low is not None and found.low < 95


def test_an_official_index_takes_precedence_and_says_so():
    figure = {"indicator": "产品质量指数", "region": "own", "trade": "皮鞋", "county_code": LONGWAN, "period_end": date(2007, 9, 30), "value": 94.9}
    found = answers("longwan-2006", shelf(shoes(100, producer="甲"), indicators=[figure]), date(2007, 10, 31))["T11"]
    assert (found.value, found.administrative, found.evidential, found.reported) == (94.9, "missed", "not_applicable", True)
    assert "Official figure" in found.note


def enterprise(name, **said):
    row = {"name": name, "name_key": name, "uscc": f"91330303{name}", "county_code": LONGWAN, "trade": "皮鞋", "as_of": date(2006, 9, 1)}
    return row | said


def test_brand_sales_come_from_the_register_and_are_no_sample():
    register = [enterprise("甲", annual_sales=6000.0, brand_sales=3000.0), enterprise("乙", annual_sales=1000.0)]
    register += [enterprise("丙", brand_sales=9000.0)]  # without known sales it has no share
    found = answers("longwan-2006", shelf(enterprises=register), date(2010, 12, 31))["T15"]
    assert (found.numerator, found.denominator, found.administrative, found.evidential) == (3000.0, 7000.0, "missed", "not_applicable")


def test_international_standards_rise_between_two_states_of_the_register():
    one = [enterprise("甲", international_standard=True), enterprise("乙", international_standard=False)]
    later = [enterprise("乙", international_standard=True, as_of=date(2007, 9, 1))]
    assert answers("longwan-2006", shelf(enterprises=one), date(2007, 10, 31))["T16"].administrative == "no_data"
    part = answers("longwan-2006", shelf(enterprises=one + later), date(2007, 10, 31))["T16"].parts[0]
    assert (part.numerator, part.denominator, part.limit, part.administrative) == (2, 2, 0.5, "met")


@pytest.mark.parametrize(("why", "licences", "required", "counted"), [
    ("holds what it needs",       [("营业执照", None, None)],                     ["营业执照"],               (1, 1)),
    ("lacks one of two",          [("营业执照", None, None)],                     ["营业执照", "排污许可证"],   (0, 1)),
    ("expired",                   [("营业执照", None, date(2012, 5, 1))],         ["营业执照"],               (0, 1)),
    ("not yet valid",             [("营业执照", date(2012, 7, 1), None)],         ["营业执照"],               (0, 1)),
    ("holds none",                None,                                          ["营业执照"],               (0, 1)),
    ("what it needs is unknown",  [("营业执照", None, None)],                     None,                      None),
])  # fmt: skip
def test_producers_hold_every_licence_they_need(why, licences, required, counted):
    held = licences and [{"type": kind, "number": "1", "valid_from": start, "valid_to": end} for kind, start, end in licences]
    row = enterprise("甲", county_code=CHENGHE, trade="白酒", as_of=date(2012, 3, 1), licences=held, licences_required=required)
    found = answers("hebei-2012", shelf(enterprises=[row]), date(2012, 6, 30))["T07"]
    assert (None if found.denominator is None else (found.numerator, found.denominator)) == counted, why


def test_the_value_of_an_earlier_day_is_what_that_day_said():
    rows = batches(5, 5, counted_on=date(2007, 8, 1)) + batches(10, 0, counted_on=date(2007, 9, 1))
    found = answers("yongjia-2007", shelf(rows), END, compare_with=date(2007, 8, 20))["T01"]
    then = answers("yongjia-2007", shelf(rows), date(2007, 8, 20))["T01"]
    assert (found.previous, found.value, found.change) == (then.value, 0.75, 0.25)


def test_an_old_campaign_opens_at_its_last_counted_row():
    rows = batches(3, counted_on=date(2007, 10, 9)) + batches(1, counted_on=date(2007, 10, 20), kind="follow_up")
    rows += batches(1, counted_on=date(2009, 1, 1))
    found = answers("yongjia-2007", shelf(rows))["T01"]
    assert (found.as_of, found.denominator) == (date(2007, 10, 9), 3)


def test_the_limit_is_the_decimal_it_prints_as():
    campaign = campaigns.load("yongjia-2007")
    tight = replace(campaign, targets=(replace(campaign.target("T01"), limit=Fraction("0.85")),))
    assert attain(shelf(batches(17, 3)), tight, Scope(campaign="yongjia-2007", as_of=END))[0].administrative == "met"
