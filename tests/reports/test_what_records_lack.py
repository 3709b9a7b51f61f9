"""Rows without township, level, producer or item, and weeks that reach beyond the campaign: a report says what is there, and no more."""

from datetime import date

import pytest

from analytics.scope import Scope
from tests.drawn import batch, fill
from tests.reports.kinds import broken, report, text, whole

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


def test_failures_of_which_none_names_its_item():
    made = report("summary", results=[batch("fail", sample_no=f"a{i}", failed_items=UNNAMED) for i in range(2)])
    assert broken(made) == []


def test_a_township_not_stated_is_no_township():
    fill(results=LACKING)
    assert "22个乡镇（街道）中，抽查了1个，共判定17批次。" in text(report("industry"))
    assert "分布在1个乡镇（街道）" in text(report("failures"))


def test_levels_by_rank_and_one_not_stated_last():
    made = text(report("summary", "en", results=LACKING))
    assert "By level of sampling: national level 0/1, county level 92.3% (12 of 13), not stated 0/3." in made


def test_a_week_counts_no_batch_of_the_time_before_the_campaign_or_after_it():
    rows = [batch("fail", sample_no="a", counted_on=date(2007, 7, 1)), batch(sample_no="b", counted_on=date(2007, 7, 4))]
    fill(results=[*rows, batch("fail", sample_no="c", counted_on=date(2007, 11, 14))])
    first = text(report("weekly", scope=Scope(as_of=date(2007, 7, 5))))
    assert "本周抽查1批，全部合格。" in first and "累计抽查1批" in first and "本周没有新增不合格批次。" in first
    last = text(report("weekly", scope=Scope(as_of=date(2007, 11, 15))))
    assert "本周没有作出检验结论的批次" in last and "本周没有新增不合格批次。" in last
    assert "本周没有作出检验结论的批次" in text(report("weekly", scope=Scope(as_of=date(2007, 12, 15))))
