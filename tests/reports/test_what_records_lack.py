"""Rows without township, level, producer or item, and weeks that reach beyond the campaign: a report says what is there, and no more."""

from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest

import store
import words
from analytics import campaigns
from analytics.scope import Scope
from reports import about, slides
from reports.request import Request
from reports.sections import attainment, process
from reports.sections.wording import tidy
from tests.drawn import batch, shown
from tests.reports.decks import opened, words_of
from tests.reports.kinds import DAY, broken, report, text, whole

NOWHERE = {"township": None, "township_code": None, "producer": None, "producer_key": None}
UNNAMED = [{"item": None, "measured": None, "limit": None, "class": None, "labelling": None}]
LACKING = [
    *(batch(sample_no=f"a{i}", **NOWHERE) for i in range(12)),
    batch("fail", sample_no="b", **NOWHERE),
    *(batch("fail", sample_no=f"c{i}", level=None) for i in range(3)),
    batch("fail", sample_no="d", level="national", failed_items=UNNAMED),
]


@pytest.mark.parametrize("kind", ["summary", "final", "weekly", "industry", "failures"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_rows_that_lack_township_level_producer_or_item(kind, lang):
    made = report(kind, lang, scope=Scope(as_of=date(2007, 9, 3)), results=LACKING)
    assert broken(made) == []
    assert "nan" not in whole(made).split()


@pytest.mark.parametrize(
    ("lang", "told"), [("zh", "有 2 批不合格，但记录未写明不合格项目。"), ("en", "2 batches failed, but their records name no failed item.")]
)
def test_failures_of_which_none_names_its_item(lang, told):
    for kind in ("summary", "industry", "failures"):
        made = report(kind, lang, results=[batch("fail", sample_no=f"a{i}", failed_items=UNNAMED) for i in range(2)] if kind == "summary" else [])
        assert broken(made) == []
        assert tidy(told) in text(made) and "不合格项目为。" not in text(made)
    deck = opened(slides.write(Request(store.open(demo=False).at(), campaigns.load("yongjia-2007"), Scope(as_of=DAY, language=lang), "summary")))
    assert any(told in said for said in words_of(deck))


def test_one_item_is_not_that_of_all_failures_where_others_name_none():
    shown(results=[batch("fail", sample_no="a"), batch("fail", sample_no="b", failed_items=UNNAMED)])
    assert "均为密封试验" not in text(report("summary"))
    assert "不合格项目主要为密封试验（1批次），合计占全部不合格项次的50.0%" in text(report("summary"))


def test_a_campaign_without_targets_has_not_met_all_of_them():
    words.speak("en")
    assert attainment.rolled_up(()) == "The campaign sets no target, so there is nothing to judge."
    words.speak("zh")
    assert attainment.rolled_up(()) == "本次行动未设目标，无从判定。"


def test_a_township_not_stated_is_no_township():
    shown(results=LACKING)
    assert "22个乡镇（街道）中，抽查了1个，共判定17批次。" in text(report("industry"))
    assert "分布在1个乡镇（街道）" in text(report("failures"))


def test_levels_by_rank_and_one_not_stated_last():
    made = text(report("summary", "en", results=LACKING))
    assert "By level of sampling: national level 0/1, county level 92.3% (12 of 13), not stated 0/3." in made


def test_a_week_counts_no_batch_of_the_time_before_the_campaign_or_after_it():
    rows = [batch("fail", sample_no="a", counted_on=date(2007, 7, 1)), batch(sample_no="b", counted_on=date(2007, 7, 4))]
    shown(results=[*rows, batch("fail", sample_no="c", counted_on=date(2007, 11, 14))])
    first = text(report("weekly", scope=Scope(as_of=date(2007, 7, 5))))
    assert "本周抽查1批，全部合格。" in first and "累计抽查1批" in first and "本周没有新增不合格批次。" in first
    last = text(report("weekly", scope=Scope(as_of=date(2007, 11, 15))))
    assert "本周没有作出检验结论的批次" in last and "本周没有新增不合格批次。" in last
    assert "本周没有作出检验结论的批次" in text(report("weekly", scope=Scope(as_of=date(2007, 12, 15))))


def test_an_empty_store_has_no_day_on_which_it_was_filled():
    words.speak("zh")
    campaign = campaigns.load("yongjia-2007")
    request = Request(store.open(demo=False).at(), campaign, Scope(campaign=campaign.id, language="zh"), "summary")
    assert about.version_line(request) == "数据版本 0：尚未导入数据。"
    assert "1970" not in "".join(about.lines(request))


def test_tasks_of_a_campaign_that_declares_no_milestone_are_told():
    tasks = pd.DataFrame(
        [
            ("甲镇", "action", "动员会", "in_time"),
            ("乙镇", "action", "动员会", "late"),
            ("丙镇", "action", "动员会", "missing"),
            ("财政局", "action", None, "missing"),
            ("丁镇", "summary", "年度总结", "not_due"),
        ],
        columns=["unit", "task", "item", "state"],
    )
    words.speak("zh")
    said = process.others(SimpleNamespace(tasks=tasks, milestones=()))
    assert tidy(said) == tidy("到期工作任务4项，按时完成1项，逾期完成1项，未完成2项。尚未完成的单位：丙镇（动员会）、财政局（未填写）。")
    assert process.others(SimpleNamespace(tasks=tasks.iloc[4:], milestones=())) == ""
