"""Early warning: drawn tables in, warnings out; figures worked out batch by batch, by simulation, or by looking at every pair."""

from __future__ import annotations

import math
import random
from datetime import date, timedelta

import pandas as pd
import pytest

from analytics import campaigns
from analytics.warnings import detect, sentence
from analytics.warnings.found import Reference
from analytics.warnings.references import reference
from analytics.warnings.repeated import clusters, recurrences
from analytics.warnings.settings import Settings
from analytics.warnings.streams import alarming, stream
from tests.analytics.shelf import OUBEI, QIAOTOU, batch
from tests.spec.failing import SCOPE, SETTINGS, failing, shelf
from words import Refusal

HELD = Reference(0.2, 1 / 3, 2.0, "history", 20, 100, 370.0, 40.0)


def kinds(found):
    return [each.kind for each in found.warnings]


# Streams


def brute(days, held):
    """The CUSUM batch by batch in plain Python: highest value of each day and the days of the alarms."""
    up, down = math.log(held.p1 / held.p0), math.log((1 - held.p1) / (1 - held.p0))
    s, peaks, alarms = 0.0, [], []
    for place, (passed, failed) in enumerate(days):
        highest = 0.0
        for weight in [down] * passed + [up] * failed:
            s = max(0.0, s + weight)
            highest = max(highest, s)
            if s >= held.threshold - 1e-9:
                alarms.append(place)
                s = 0.0
        peaks.append(highest)
    return peaks, list(dict.fromkeys(alarms))


@pytest.mark.parametrize("seed", range(25))
def test_streams_alarm_where_batch_by_batch_they_do(seed):
    random_ = random.Random(seed)
    rows, expected = [], {}
    for place in range(12):
        rate = random_.choice([0.1, 0.3, 0.5, 1.0])
        days = [(random_.randint(0, 3), sum(random_.random() < rate for _ in range(2))) for _ in range(random_.randint(1, 30))]
        days = [each for each in days if sum(each)] or [(1, 0)]
        expected[f"{place:02d}"] = brute(days, HELD)
        rows += [("阀门", f"{place:02d}", date(2007, 1, 1) + timedelta(days=i), p, f) for i, (p, f) in enumerate(days)]
    frame = pd.DataFrame(rows, columns=["trade", "place", "day", "passed", "failed"]).assign(day=lambda f: pd.to_datetime(f["day"]))
    assert {place for _trade, place in alarming(frame, {"阀门": HELD})} == {place for place, (_p, alarms) in expected.items() if alarms}
    for place, (peaks, alarms) in expected.items():
        found = stream(frame[frame["place"] == place], HELD)
        assert list(found.peak) == pytest.approx(peaks) and list(found.alarms) == alarms


def test_a_township_whose_failures_become_frequent_is_warned_of_with_its_batches():
    days = [date(2007, 7, 10) + timedelta(days=3 * i) for i in range(30)]
    calm = [batch("fail" if i % 5 == 0 else "pass", counted_on=date(2006, 1, 1) + timedelta(days=3 * i), township_code=QIAOTOU) for i in range(100)]
    rising = [batch("fail" if i >= 15 and i % 5 else "pass", counted_on=day, producer=f"{i}厂") for i, day in enumerate(days)]
    found = detect.find(shelf(calm + rising), SCOPE, SETTINGS)
    (one,) = [each for each in found.warnings if each.kind == "cusum"]
    assert one.subject == f"cusum|330324|阀门|{OUBEI}" and one.township == "瓯北街道"
    assert one.reference.source == "history" and one.reference.p0 == pytest.approx(20.5 / 101)
    peaks, alarms = brute([(int(i < 15 or i % 5 == 0), int(i >= 15 and i % 5 != 0)) for i in range(30)], one.reference)
    assert one.since == days[alarms[-1]] and one.alarms == len(alarms) == 2
    behind = range(alarms[0] + 1, 30)  # a CUSUM starts anew after an alarm: the latest one rests on what came after the one before
    bad = sum(i % 5 != 0 for i in behind)
    assert (one.failed, one.judged) == (bad, len(behind)) and [each.day for each in one.evidence] == [days[i] for i in behind if i % 5]
    assert f"{bad} of {len(behind)}" in sentence.reason(one)
    series, held = detect.one_stream(shelf(calm + rising), SCOPE, SETTINGS, "阀门", OUBEI)
    assert held == one.reference and list(series.peak) == pytest.approx(peaks)


def test_the_history_is_the_countys_whatever_township_is_looked_at():
    calm = [batch("fail" if i % 5 == 0 else "pass", counted_on=date(2006, 1, 1) + timedelta(days=i), township_code=QIAOTOU) for i in range(100)]
    store = shelf([*calm, *[batch("fail", counted_on=date(2007, 9, 1 + i), producer=f"{i}厂", failed_items=None) for i in range(12)]])
    whole, one = (detect.find(store, scope, SETTINGS) for scope in (SCOPE, SCOPE.but(townships=(OUBEI,))))
    assert whole.references == one.references and kinds(whole) == kinds(one) == ["cusum"]
    assert kinds(detect.find(store, SCOPE.but(townships=(QIAOTOU,)), SETTINGS)) == []


def test_where_the_usual_rate_comes_from():
    campaign = campaigns.load("yongjia-2007")
    assert reference("阀门", (10, 100), (50, 200), campaign, SETTINGS).p0 == pytest.approx(10.5 / 101)
    assert reference("阀门", (1, 5), (50, 200), campaign, SETTINGS).source == "target"
    few = reference("童装", (1, 5), (50, 200), campaign, SETTINGS)
    assert (few.source, few.p0) == ("overall", pytest.approx(50.5 / 201))
    goal = reference("阀门", (10, 100), (50, 200), campaign, Settings(reference="target"))
    assert (goal.source, goal.p0, goal.p1) == ("target", pytest.approx(0.2), pytest.approx(1 / 3))
    assert reference("童装", (10, 100), (50, 200), campaign, Settings(reference="target")).source == "history"  # it has no limit of its own
    for failed in (0, 100):  # nothing failed, everything failed: a CUSUM all the same
        held = reference("阀门", (failed, 100), (failed, 100), campaign, SETTINGS)
        assert 0 < held.p0 < held.p1 < 1 and held.run_length >= SETTINGS.run_length


# Recurrence and clusters


def test_a_recurrence_is_the_same_item_on_another_day_within_the_window():
    def of(*days, item="密封试验", **said):
        return [failing(item, counted_on=day, **said) for day in days]

    rows = [
        *of(date(2007, 8, 1), date(2007, 10, 1), producer="甲"),
        *of(date(2007, 8, 1), date(2007, 8, 1), producer="乙"),  # the same day is the same inspection
        *of(date(2007, 8, 1), producer="丙"),
        *of(date(2007, 9, 1), item="壳体试验", producer="丙"),  # another item
        *of(date(2006, 11, 11), date(2007, 11, 1), producer="丁"),  # 366 days before the day: out of the window
        *of(date(2007, 9, 1), date(2007, 10, 1), producer="戊", kind="recheck"),  # a failed recheck is one
        *of(date(2007, 9, 1), date(2007, 10, 1), producer="己", kind="risk_monitoring"),
    ]
    found = {each.enterprise: each for each in detect.find(shelf(rows), SCOPE, SETTINGS).warnings if each.kind == "recurrence"}
    assert sorted(found) == sorted(["甲", "戊"])
    assert (found["甲"].since, found["甲"].last, found["甲"].failed) == (date(2007, 10, 1), date(2007, 10, 1), 2)
    assert found["甲"].subject == "recurrence|330324|甲|密封试验"
    three = detect.find(shelf(rows), SCOPE, Settings(again=3))
    assert "recurrence" not in kinds(three)


def brute_cluster(events, firms, days):
    """Every day on which at least `firms` enterprises failed within the days that end with it."""
    return [day for day, _firm in events if len({firm for at, firm in events if day - timedelta(days=days - 1) <= at <= day}) >= firms]


@pytest.mark.parametrize("seed", range(30))
def test_clusters_are_those_that_looking_at_every_window_finds(seed):
    random_ = random.Random(seed)
    events = sorted((date(2007, 1, 1) + timedelta(days=random_.randint(0, 300)), random_.choice("甲乙丙丁戊")) for _ in range(random_.randint(1, 25)))
    frame = pd.DataFrame(events, columns=["day", "enterprise"]).assign(item="密封试验", place=OUBEI, day=lambda f: pd.to_datetime(f["day"]))
    held = brute_cluster(events, 3, 60)
    found = list(clusters(frame, 3, 60))
    assert bool(found) == bool(held)
    if found:
        since, rows = found[0]
        episode = [held[-1]]
        for day in reversed(held[:-1]):
            if (episode[-1] - day).days > 60:
                break
            episode.append(day)
        assert since.date() == episode[-1]
        first = episode[-1] - timedelta(days=59)
        assert [day.date() for day in rows["day"]] == [day for day, _firm in events if first <= day <= held[-1]]


def test_a_cluster_is_three_enterprises_of_one_township_within_sixty_days():
    def of(*firms, item="密封试验", **said):
        return [failing(item, producer=firm, counted_on=day, **said) for firm, day in firms]

    close = [("甲", date(2007, 8, 1)), ("乙", date(2007, 8, 20)), ("丙", date(2007, 9, 29))]  # 60 days, both ends counted
    apart = [("丁", date(2007, 8, 1)), ("戊", date(2007, 8, 20)), ("己", date(2007, 9, 30))]  # 61
    rows = [
        *of(*close),
        *of(*apart, item="壳体试验"),
        *of(("庚", date(2007, 9, 1)), ("辛", date(2007, 9, 2)), township_code=QIAOTOU, township="桥头镇"),
    ]
    (one,) = [each for each in detect.find(shelf(rows), SCOPE, SETTINGS).warnings if each.kind == "cluster"]
    assert (one.subject, one.firms, one.since, one.last) == (f"cluster|330324|{OUBEI}|密封试验", 3, date(2007, 9, 29), date(2007, 9, 29))
    assert {each.enterprise for each in one.evidence} == {"甲", "乙", "丙"}


# Edge cases


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [batch("pass")],
        [batch("fail")],
        [batch("pass", counted_on=date(2007, 9, 1 + i)) for i in range(28)],
        [batch("fail", counted_on=date(2007, 9, 1), trade=None, township_code=None, township=None, producer=None, producer_key=None)],
    ],
)
def test_none_one_all_passed_and_nameless(rows):
    found = detect.find(shelf(rows), SCOPE, SETTINGS)
    assert found.warnings == ()
    assert detect.one_stream(shelf(rows), SCOPE, SETTINGS, "阀门", "无") is None


def test_all_failed_alarms_and_five_thousand_townships_stay_quick():
    rows = [
        batch("fail" if i % 50 == 0 else "pass", township_code=f"3303{i % 5000:05d}", counted_on=date(2007, 7, 5) + timedelta(days=i // 5000))
        for i in range(20_000)
    ]
    every = detect.find(shelf([batch("fail", counted_on=date(2007, 9, 1 + i), failed_items=None) for i in range(25)]), SCOPE, SETTINGS)
    assert kinds(every) == ["cusum"] and every.warnings[0].reference.source == "target"
    found = detect.find(shelf(rows), SCOPE, SETTINGS)
    assert found.streams == 5000 and found.judged == 20_000


def test_settings_that_no_detector_can_work_with_are_refused():
    for wrong in ({"odds": 1.0}, {"again": 1}, {"firms": 1}, {"cluster_days": 0}, {"reference": "guess"}):
        with pytest.raises(Refusal):
            Settings(**wrong)


def test_a_campaign_file_sets_them_and_is_checked(tmp_path):
    text = (campaigns.SHIPPED / "yongjia-2007.toml").read_text(encoding="utf-8")
    own = campaigns.parse(f"{text}\n[early_warning]\nfirms = 4\nodds = 3\n".encode(), "yongjia-2007.toml")
    assert (own.early_warning.firms, own.early_warning.odds, own.early_warning.again) == (4, 3, 2)
    for wrong in ("firms = 1", 'firms = "4"', "colour = 1", 'reference = "guess"'):
        with pytest.raises(Refusal, match="Campaign file"):
            campaigns.parse(f"{text}\n[early_warning]\n{wrong}\n".encode(), "yongjia-2007.toml")


def test_recurrences_take_only_named_items():
    frame = pd.DataFrame({"enterprise": ["甲", "甲"], "item": [None, None], "day": pd.to_datetime(["2007-01-01", "2007-02-01"])})
    assert list(recurrences(frame, 2)) == []
