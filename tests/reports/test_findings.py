"""What a report asks: the same answers as analytics gives, and the days that it looks at."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

import store
import words
from analytics import campaigns, drags, rates, targets
from analytics.scope import Scope
from reports import about, days
from reports.findings import Findings
from reports.request import Request
from tests.drawn import QIAOXIA, batch, shown

DAY = date(2007, 10, 1)
RESULTS = [
    *(batch(sample_no=f"a{i}") for i in range(15)),
    *(batch("fail", sample_no=f"b{i}", producer="乙阀门厂", township_code=QIAOXIA, township="桥下镇") for i in range(5)),
]


def request_of(kind="summary", campaign="yongjia-2007", **scope):
    return Request(store.open(demo=False).at(), campaigns.load(campaign), Scope(**scope), kind)


def test_targets_and_drags_are_those_of_analytics():
    shown(results=RESULTS)
    found = Findings(request_of(as_of=DAY))
    campaign = campaigns.load("yongjia-2007")
    scope = Scope(campaign=campaign.id, as_of=DAY)
    assert found.attainments == targets.attain(found.snapshot, campaign, scope, compare_with=found.since)
    target = campaign.target("T01")
    assert found.pulled == (target,)
    assert found.drags(target) == drags.drags(found.snapshot, campaign, scope, target)
    assert found.drags(target, "enterprise")[0].name == "乙阀门厂"
    assert (int(found.whole["passed"]), int(found.whole["judged"])) == (15, 20)
    assert found.by_township.equals(rates.rate(found.snapshot, scope, "batch", ("township",)))


@pytest.mark.parametrize(
    ("kind", "day", "then"),
    [
        ("weekly", date(2007, 10, 1), date(2007, 9, 24)),
        ("summary", date(2007, 10, 1), date(2007, 9, 25)),  # the eve of stage four
        ("summary", date(2007, 7, 10), None),  # the first stage began with the campaign
        ("final", date(2007, 11, 11), date(2007, 10, 11)),
        ("weekly", date(2007, 7, 5), None),
        ("final", date(2006, 1, 1), None),
    ],
)
def test_the_earlier_day(kind, day, then):
    assert days.looked_back(request_of(kind, as_of=day), day) == then


def test_a_final_report_speaks_of_the_last_day():
    assert days.settled(request_of("final")) == date(2007, 11, 11)
    assert days.settled(request_of("final", as_of=DAY)) == DAY
    shown(results=[batch()])
    assert days.settled(request_of("summary")) == date(2007, 9, 1)  # the last counted row


def test_before_the_campaign_nothing_is_asked_in_vain():
    shown(results=RESULTS)
    found = Findings(request_of(as_of=date(2006, 1, 1)))
    assert not found.begun
    assert found.since is None
    assert found.changes == ()
    assert found.moved is None
    assert found.parts is None
    assert found.panel is None
    assert found.standings == ()
    assert int(found.whole["judged"]) == 0


def test_a_decision_about_a_warning_counts_from_the_upload_it_saw():
    shown(results=[batch("fail", sample_no=f"x{i}", counted_on=date(2007, 8, 1 + 5 * i)) for i in range(3)])
    found = Findings(request_of(as_of=DAY))
    assert found.standings
    assert {each.state for each in found.standings} == {"open"}


def test_what_the_figures_count_is_said():
    shown(results=RESULTS)
    said = "\n".join(about.lines(request_of(as_of=DAY, levels=("county",), townships=("330324009",), tiers=("A",))))
    assert "统计范围：瓯北街道；童装、阀门；县级；" in said
    assert "规模分类：A" in said
    assert "数据版本 1" in said
    assert "演示数据" not in said
    assert "计数批次 20 批" in "\n".join(about.lines(request_of(as_of=DAY)))
    assert "尚未开始" in "\n".join(about.lines(request_of(as_of=date(2006, 1, 1))))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_foot_without_room_leaves_out_kinds_then_levels_then_townships_and_never_the_version(lang):
    words.speak(lang)
    whole, *shorter = about.feet(request_of(as_of=DAY, levels=("county",), townships=("330324009",)))
    kinds, level, town = ("抽查类型", "县级", "瓯北街道") if lang == "zh" else ("kinds:", "county level", "Oubei")
    told = [tuple(each in " ".join(foot) for each in (kinds, level, town)) for foot in (whole, *shorter)]
    assert told[:5] == [(True, True, True)] * 2 + [(False, True, True), (False, False, True), (False, False, False)]
    version = about.version_line(request_of(as_of=DAY))
    assert all(version in foot for foot in shorter)
    assert all(("文末" if lang == "zh" else "see the end") in " ".join(foot) for foot in shorter[1:])


def test_the_day_of_a_report_never_depends_on_the_clock():
    shown(results=[batch(counted_on=date(2007, 9, 1))])
    snapshot = store.open(demo=False).at()
    early = replace(snapshot, committed_at=datetime(2007, 9, 20, 20, tzinfo=UTC))  # the 21st in China
    request = Request(early, campaigns.load("yongjia-2007"), Scope(campaign="yongjia-2007"), "final")
    assert days.settled(request) == date(2007, 9, 21)
    assert days.settled(replace(request, kind="summary")) == date(2007, 9, 1)
    assert days.settled(replace(request, snapshot=snapshot)) == date(2007, 11, 11)
