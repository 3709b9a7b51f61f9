"""Will we be there: drawn records and plans, with probabilities computed by other means (whole-number urns, simulation, scipy's own sums)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from math import comb

import numpy as np
import pytest

from analytics import campaigns, outlook, outlook_table, prediction
from analytics.campaigns import Plan
from analytics.outlook import outlooks
from analytics.predicted import with_remaining
from analytics.prediction import Basis, Portion, distribution, jointly, shared_out
from analytics.scope import Scope
from tests.analytics.shelf import CHENGHE, batches, shelf

MIDDLE, DUE = date(2007, 9, 1), date(2007, 11, 11)
BEFORE = date(2007, 8, 15)


def urn(passed, failed, remaining, y, half=Fraction(1, 2)):
    """P(y of the coming batches pass) by Pólya's urn: each draw passes with (½ + passes so far) / (1 + all so far). Whole fractions only."""
    chance = Fraction(comb(remaining, y))
    good, bad = half + passed, half + failed
    for i in range(y):
        chance *= (good + i) / (good + bad + i)
    for i in range(remaining - y):
        chance *= (bad + i) / (good + bad + y + i)
    return chance


def planned(monkeypatch, *plans, campaign="yongjia-2007"):
    """The shipped campaign with plans of its own."""
    shipped = campaigns.load(campaign)
    monkeypatch.setattr(outlook, "load", lambda _id: replace(shipped, plans=plans))


def valves(number, level="county", start=date(2007, 7, 3), end=DUE):
    return Plan("阀门", level, start, end, number)


def asked(rows, as_of=MIDDLE, campaign="yongjia-2007", **scope):
    return {each.id: each for each in outlooks(shelf(rows), Scope(campaign, as_of=as_of, **scope))}


@pytest.mark.parametrize(("passed", "failed", "plan", "remaining", "affordable", "needed"), [
    (16,  4,  30, 10, 2,   8),    # 24 of 30 is 80 %
    (20,  0,  30, 10, 6,   4),
    (10,  10, 30, 10, -4,  14),   # 20 of 30 at best
    (24,  1,  30, 5,  5,   0),    # even five failures leave 24 of 30
    (17,  3,  20, 0,  0,   0),    # the plan is carried out, the target met
    (15,  5,  20, 0,  -1,  1),    # carried out, one short
    (17,  3,  10, 0,  0,   0),    # more judged than planned: nothing left
])  # fmt: skip
def test_what_a_plan_can_still_afford(monkeypatch, passed, failed, plan, remaining, affordable, needed):
    planned(monkeypatch, valves(plan))
    one = asked(batches(passed, failed, counted_on=BEFORE))["T01"]
    assert (one.state, one.passed, one.judged) == ("open", passed, passed + failed)
    assert (one.remaining, one.affordable, one.needed) == (remaining, affordable, needed)
    exact = sum(
        urn(passed, failed, remaining, y) for y in range(remaining + 1) if Fraction(passed + y, passed + failed + remaining) >= Fraction(4, 5)
    )
    assert one.chance == pytest.approx(float(exact), abs=1e-10)
    shown = outlook_table.table([one]).iloc[0]
    said = ("out of reach", "not even if all pass") if affordable < 0 else (str(affordable), str(needed))
    assert (shown["Failures still affordable"], shown["Passes needed"]) == said, "More passes than batches are no figure to reach."


def test_the_published_example_of_lee_and_liu():
    one = outlook.Outlook("T", "t", DUE, False, MIDDLE, "open", attained=None, passed=16, judged=23, limit=Fraction(28, 40))
    assert with_remaining(one, 17, Basis((0.6, 0.4))).chance == pytest.approx(0.5656, abs=5e-5)
    assert with_remaining(one, 17).needed == 12


def test_without_a_plan_it_says_so_and_a_number_can_be_tried():
    one = asked(batches(16, 4, counted_on=BEFORE))["T01"]
    assert (one.remaining, one.chance, one.affordable) == (None, None, None)
    assert one.answer == "The campaign file plans no batches, so there is no prediction."
    assert one.pace == round(20 * 71 / 61)  # 61 days gone from 3 July to 1 September, 71 left
    tried = with_remaining(one, 10)
    assert (tried.affordable, tried.needed) == (2, 8)
    assert tried.chance == pytest.approx(float(sum(urn(16, 4, 10, y) for y in range(8, 11))))


def test_a_plan_of_the_whole_county_says_nothing_of_one_township(monkeypatch):
    planned(monkeypatch, valves(30))
    one = asked(batches(16, 4, counted_on=BEFORE), townships=("330324009",))["T01"]
    assert one.remaining is None


@pytest.mark.parametrize(("start", "end", "remaining"), [
    (date(2007, 7, 3),   DUE,               10),
    (date(2007, 7, 3),   date(2008, 1, 21), 5),     # half of its 142 days to come lie after the due date
    (date(2007, 11, 12), date(2008, 3, 1),  None),  # another year's plan is none for this target
    (date(2006, 1, 1),   date(2007, 7, 2),  None),
])  # fmt: skip
def test_a_plan_counts_on_the_days_of_its_target(monkeypatch, start, end, remaining):
    planned(monkeypatch, valves(30, start=start, end=end))
    assert asked(batches(16, 4, counted_on=BEFORE))["T01"].remaining == remaining


def test_records_after_the_day_do_not_count(monkeypatch):
    planned(monkeypatch, valves(30))
    one = asked(batches(16, 4, counted_on=BEFORE) + batches(5, 5, counted_on=MIDDLE + timedelta(days=1)))["T01"]
    assert (one.passed, one.judged, one.remaining) == (16, 20, 10)


@pytest.mark.parametrize(("rows", "said"), [
    (batches(9, 1), "The due date is over: 90.0% (9 of 10), the target was met."),
    (batches(7, 3), "The due date is over: 70.0% (7 of 10), the target was missed."),
    ([], "The due date is over; whether the target was met cannot be said: No judged batch in this period yet."),
])  # fmt: skip
def test_past_its_due_date_it_says_what_happened(rows, said):
    one = asked(rows, DUE + timedelta(days=1))["T01"]
    assert (one.state, one.chance, one.answer, one.days_left) == ("over", None, said, 0)


@pytest.mark.parametrize(("passed", "failed", "plan", "said"), [
    (0,  0,  30, "Nothing judged yet: there is nothing to predict from."),
    (10, 10, 30, "Out of reach: even if all 10 batches to come pass, the rate ends at 66.7%."),
    (24, 1,  30, "Secured: even if all 5 batches to come fail, the target of 80% is met."),
    (17, 3,  20, "No batch is planned any more: the rate stays at 85.0%."),
    (16, 4,  30, "Predictive probability 63%, about as likely as not. Of the 10 batches to come at most 2 may fail, 8 must pass."),
])  # fmt: skip
def test_the_answer_in_words(monkeypatch, passed, failed, plan, said):
    planned(monkeypatch, valves(plan))
    assert asked(batches(passed, failed, counted_on=BEFORE))["T01"].answer == said


def test_each_level_is_held_against_the_period_that_will_be_its_baseline(monkeypatch):
    planned(monkeypatch, Plan("童装", "county", date(2007, 7, 3), DUE, 30))
    child = {"trade": "童装"}
    first = date(2007, 7, 3) - timedelta(days=132)  # as long as the whole campaign
    rows = [
        *batches(7, 3, **child, counted_on=first),
        *batches(0, 50, **child, counted_on=first - timedelta(days=1)),
        *batches(15, 5, **child, counted_on=BEFORE),
        *batches(3, 0, **child, level="national", counted_on=BEFORE),
    ]
    found = asked(rows)["T02"]
    parts = {each.id: each for each in found.parts}
    county = parts["T02d"]
    assert (county.limit, county.strict, county.remaining) == (Fraction(7, 10), True, 10)
    assert county.needed == 7  # 22 of 30 is above 70 %, 21 is not
    assert county.chance == pytest.approx(float(sum(urn(15, 5, 10, y) for y in range(7, 11))))
    assert parts["T02a"].state == "not_predicted"
    assert found.chance == county.chance  # the only level that can be compared


def test_of_levels_that_nobody_samples_nothing_is_said(monkeypatch):
    shipped = campaigns.load("yongjia-2007")
    every = replace(shipped.target("T02"), levels=None, trades=shipped.trades)
    monkeypatch.setattr(outlook, "load", lambda _id: replace(shipped, targets=(every,)))
    first = date(2007, 7, 3) - timedelta(days=132)
    rows = [*batches(7, 3, counted_on=first), *batches(15, 5, counted_on=BEFORE), *batches(3, 0, level="national", counted_on=BEFORE)]
    parts = asked(rows)["T02"].parts
    assert [(each.id, each.title) for each in parts] == [("T02a", f"{every.title} (national level)"), ("T02d", f"{every.title} (county level)")]


def test_every_stage_must_meet_a_stable_target_too(monkeypatch):
    shipped = campaigns.load("hebei-2012")
    plans = (Plan("白酒", "provincial", date(2012, 3, 1), date(2012, 6, 30), 60),)
    monkeypatch.setattr(outlook, "load", lambda _id: replace(shipped, plans=plans))
    said = {"trade": "白酒", "level": "provincial", "county_code": CHENGHE, "township_code": "130199100"}
    rows = [*batches(18, 2, **said, counted_on=date(2012, 3, 20)), *batches(9, 1, **said, counted_on=date(2012, 4, 10))]
    one = asked(rows, date(2012, 4, 30), "hebei-2012")["T06"]
    assert [(each.judged, each.remaining) for each in one.stages] == [(20, 0), (10, 15), (0, 15)]  # 31 and 30 days are left
    random = np.random.default_rng(1)
    rate = random.beta(27.5, 3.5, 400_000)
    second, third = random.binomial(15, rate), random.binomial(15, rate)
    simulated = np.mean((9 + second >= 0.85 * 25) & (third >= 0.85 * 15))
    assert one.chance == pytest.approx(simulated, abs=0.004)
    assert one.chance_of_rate > one.chance
    rows += batches(0, 9, **said, counted_on=date(2012, 3, 21))
    lost = asked(rows, date(2012, 4, 30), "hebei-2012")["T06"]
    assert lost.chance == 0


@pytest.mark.parametrize("shape", ["T11", "T14"])
def test_an_index_is_not_predicted_and_says_why(shape):
    rows = batches(19, 1, trade="皮鞋", county_code="330303", township_code="330303001", counted_on=date(2007, 3, 1))
    one = asked(rows, date(2007, 4, 1), "longwan-2006")[shape]
    assert one.state == "not_predicted"
    assert one.answer.startswith("Not predicted: the index depends on the severity of failures")


def test_other_shapes_say_what_remains_to_go():
    found = asked([], date(2007, 9, 1))
    assert found["T03"].answer.startswith("Not predicted: a count of cases is no sample of batches. No data yet.")
    assert asked([], date(2012, 4, 1), "hebei-2012")["T07"].answer.startswith("Not predicted: the register is counted in full")
    assert asked([], date(2007, 4, 1), "longwan-2006")["T10"].answer == "Not predicted: the averages to compare with are not all reported."


@pytest.mark.parametrize(("passed", "judged", "remaining"), [(0, 0, 5), (0, 4, 3), (4, 4, 3), (16, 23, 17), (3, 5, 0)])
def test_the_distribution_is_the_urns(passed, judged, remaining):
    found = distribution(passed, judged, remaining, Fraction(4, 5))
    assert sum(found.chances) == pytest.approx(1)
    exact = [float(urn(passed, judged - passed, remaining, remaining - (failed - judged + passed))) for failed in found.failures]
    assert found.chances == pytest.approx(exact)
    assert found.probability == pytest.approx(prediction.probability(passed, judged, remaining, Fraction(4, 5)))


def test_an_assumed_rate_is_binomial():
    found = distribution(8, 10, 4, Fraction(4, 5), basis=Basis(assumed=0.5))
    assert found.chances == pytest.approx([comb(4, k) / 16 for k in range(5)])
    assert found.failures == (2, 3, 4, 5, 6)
    assert found.met == (True, False, False, False, False)  # 12 of 14 is 85.7 %, 11 of 14 is 78.6 %
    assert found.most_failures == 2


def test_stages_at_a_known_rate_are_independent():
    two = (Portion("a", 4, 5, 10, 5), Portion("b", 0, 0, 10, 5))
    each = [sum(comb(5, k) * 0.9**k * 0.1 ** (5 - k) for k in range(4, 6))] * 2
    assert jointly(two, Fraction(4, 5), Basis(assumed=0.9)) == pytest.approx(each[0] * each[1])
    assert jointly((Portion("a", 0, 0, 0, 0),), Fraction(4, 5)) == 1  # a stage that ends without a sample says nothing
    assert (jointly((Portion("a", 8, 10, 0, 0),), Fraction(4, 5)), jointly((Portion("a", 8, 10, 0, 0),), Fraction(4, 5), strict=True)) == (1, 0)


@pytest.mark.parametrize(("remaining", "days", "shares"), [(10, (1, 1, 1), (4, 3, 3)), (0, (5, 5), (0, 0)), (7, (0, 0), (0, 0)), (5, (0, 9), (0, 5))])
def test_batches_are_shared_out_by_days(remaining, days, shares):
    assert shared_out(remaining, days) == shares
