from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pandas as pd
import pytest

from analytics import campaigns
from analytics.attainment import Attainment
from analytics.drags import drags, heaviest, ranked, unnamed
from analytics.scope import Scope
from analytics.sentence import read_aloud
from analytics.targets import attain
from analytics.words_of_value import gap_text, limit_text, value_text
from reports.slides.verdict import headline
from tests.analytics.shelf import OUBEI, QIAOTOU, YONGJIA, batches, shelf
from words import Refusal, speak

YONGJIA_2007 = campaigns.load("yongjia-2007")
SCOPE = Scope(campaign="yongjia-2007", as_of=date(2007, 11, 11))
HUANGTIAN, SHATOU, XIXIA = "330324007", "330324111", "330324228"


def county():
    """100 batches, 70 passed: ten points short of 80 %."""
    return shelf(
        batches(40, 10, producer="甲", township_code=OUBEI)
        + batches(12, 18, producer="乙", township_code=HUANGTIAN)
        + batches(11, 1, producer="丙", township_code=QIAOTOU)
        + batches(4, 1, producer="丁", township_code=SHATOU)
        + batches(3, 0, producer="戊", township_code=XIXIA)
    )


def test_points_lost_are_failures_beyond_the_allowance_over_the_county():
    found = drags(county(), YONGJIA_2007, SCOPE, YONGJIA_2007.target("T01"))
    assert [(each.name, round(each.points, 6)) for each in found if not each.pooled] == [("黄田街道", 12.0), ("瓯北街道", 0.0), ("桥头镇", -1.4)]


def test_small_townships_are_pooled_last_and_nothing_is_lost():
    found = drags(county(), YONGJIA_2007, SCOPE, YONGJIA_2007.target("T01"))
    assert (found[-1].pooled, found[-1].judged, round(found[-1].points, 6)) == (2, 8, -0.6)
    assert sum(each.judged for each in found) == 100
    assert sum(each.points for each in found) == pytest.approx(10.0)


def test_nobody_is_named_for_batches_without_a_township():
    rows = batches(2, 10, producer="甲", township_code=None, township=None) + batches(10, 10, producer="乙", township_code=OUBEI)
    found = drags(shelf(rows), YONGJIA_2007, SCOPE, YONGJIA_2007.target("T01"))
    assert [each.name for each in heaviest(found)] == ["瓯北街道"]
    apart = unnamed(found)
    assert apart is not None and (apart.judged, apart.failed) == (12, 10)
    assert unnamed(drags(county(), YONGJIA_2007, SCOPE, YONGJIA_2007.target("T01"))) is None


def test_enterprises_are_named_where_they_cost_something():
    found = drags(county(), YONGJIA_2007, SCOPE, YONGJIA_2007.target("T01"), "enterprise")
    assert [each.name for each in found] == ["乙", ""]
    assert sum(each.points for each in found) == pytest.approx(10.0)


def test_the_units_of_a_large_county_are_not_held_against_each_other():
    """Each named firm was looked for among all pooled ones: of 6,000 that took seconds."""
    asked = []

    class Key(str):
        __hash__ = str.__hash__

        def __eq__(self, other):
            asked.append(other)
            return str(self) == str(other)

    firms = [(Key(f"甲{i}"), "", 0 if i % 3 else 3, 3) for i in range(60)]
    frame = pd.DataFrame(firms, columns=["key", "name", "passed", "judged"], dtype=object)
    found = ranked(frame, Fraction(8, 10), strict=False, early=False, pool_small=False)
    assert (len(found), found[-1].pooled) == (41, 20)
    assert len(asked) < len(firms)


def test_trades_of_one_target_are_one_unit():
    assert [(each.name, each.judged) for each in drags(county(), YONGJIA_2007, SCOPE, YONGJIA_2007.target("T01"), "trade")] == [("阀门", 100)]


def test_nothing_judged_has_no_units():
    assert drags(shelf(), YONGJIA_2007, SCOPE, YONGJIA_2007.target("T01")) == ()


@pytest.mark.parametrize(("target", "by"), [("T02", "township"), ("T03", "township"), ("T01", "weather")])
def test_what_cannot_be_broken_down_is_refused(target, by):
    with pytest.raises(Refusal):
        drags(county(), YONGJIA_2007, SCOPE, YONGJIA_2007.target(target), by)


def valves(passed: int, failed: int, as_of: date = date(2007, 11, 11)) -> Attainment:
    return attain(shelf(batches(passed, failed, county_code=YONGJIA)), YONGJIA_2007, SCOPE.but(as_of=as_of))[0]


def test_the_sentence_in_both_languages():
    found = drags(county(), YONGJIA_2007, SCOPE, YONGJIA_2007.target("T01"))
    one = attain(county(), YONGJIA_2007, SCOPE)[0]
    assert read_aloud(one, found) == (
        "By 11 Nov 2007, Valves: sampling pass rate: 70.0% (70 of 100); the target of 80% is missed, short by 10.0 pp; "
        "the samples speak against the target. What costs most: 黄田街道 (12.00 pp)."
    )
    speak("zh")
    one = attain(county(), YONGJIA_2007, SCOPE)[0]
    assert read_aloud(one, found) == (
        "截至2007年11月11日，阀门产品抽查合格率为70.0%（70/100），未达到 80% 的目标，还差 10.0 个百分点，"
        "抽样证据否定达标。拖累最大的是：黄田街道（12.00 个百分点）。"
    )


def test_a_target_met_on_the_whole_but_not_in_every_stage_says_which():
    one = valves(9, 1)
    stage = replace(one, title="Mobilisation", value=0.7, numerator=7, denominator=10, administrative="missed")
    missed = replace(one, administrative="missed", parts=(stage, replace(stage, value=0.9, numerator=9, administrative="met")))
    assert "10.0 pp above the target of 80% on the whole, but not in every stage (Mobilisation 70.0%)" in read_aloud(missed)
    speak("zh")
    assert "整体高出 10.0 个百分点，达到 80% 的目标，但未在每个阶段都达到（Mobilisation 70.0%）" in read_aloud(missed)
    assert "90.0%，整体达到 80% 的目标，但未在每个阶段都达到" in headline(missed), "The title of its slide does not say 90 % misses 80 %."


def test_what_is_not_stated_is_not_blamed():
    nameless = [replace(each, name=None) for each in drags(county(), YONGJIA_2007, SCOPE, YONGJIA_2007.target("T01"))]
    assert "What costs most" not in read_aloud(attain(county(), YONGJIA_2007, SCOPE)[0], nameless)


def test_a_near_miss_shows_the_decimals_that_tell_it_from_the_target():
    one = valves(1999, 501)
    assert (value_text(one), limit_text(one), gap_text(one)) == ("79.96%", "80%", "short by 0.04 pp")


def test_a_limit_keeps_its_own_decimals_and_value_and_gap_add_up_to_it():
    near = replace(valves(9726, 274), limit=0.9725)
    assert (value_text(near), limit_text(near), gap_text(near)) == ("97.26%", "97.25%", "above by 0.01 pp")
    far = replace(valves(901, 99), limit=0.9725)
    assert (value_text(far), limit_text(far), gap_text(far)) == ("90.1%", "97.25%", "short by 7.15 pp")
    average = replace(valves(2, 1), limit=5 / 7)
    assert (value_text(average), limit_text(average), gap_text(average)) == ("66.7%", "71.4%", "short by 4.7 pp")


def test_a_large_count_is_written_whole():
    many = replace(valves(1, 0), shape="count", value=1234567.0)
    assert value_text(many) == "1,234,567" and value_text(replace(many, value=0.65)) == "0.65"


@pytest.mark.parametrize(
    ("passed", "failed", "value", "gap"), [(8, 2, "80.0%", "exactly at the target"), (9, 1, "90.0%", "above by 10.0 pp"), (0, 0, "—", "—")]
)
def test_value_and_gap_add_up_to_the_target(passed, failed, value, gap):
    one = valves(passed, failed)
    assert (value_text(one), gap_text(one)) == (value, gap)


def test_no_data_is_said_with_its_reason():
    assert read_aloud(valves(0, 0)) == "Valves: sampling pass rate: No judged batch in this period yet."


def test_before_the_due_date_a_miss_is_not_yet_one():
    assert "the target of 80% is not yet met, short by 10.0 pp" in read_aloud(valves(7, 3, date(2007, 10, 1)))
