"""Reports of a campaign with one stage and one target, and no plan."""

from datetime import date

import pytest

import store
import words
from analytics import campaigns
from analytics.scope import Scope
from reports import kinds
from reports.request import Request
from tests.drawn import batch, fill
from tests.reports.kinds import DAY, RESULTS, broken, text

LANGUAGES = ("zh", "en")
ONE = """
id = "one"
title = { zh = "甲县水泥质量提升", en = "Jia County: quality of cement" }
short = { zh = "甲县水泥", en = "Jia" }
document = { zh = "甲政办发〔2007〕1号", en = "Jia [2007] No. 1" }
county_code = "330324"
county = "永嘉县"
start = 2007-07-03
end = 2007-11-11
trades = ["阀门"]

[[stage]]
no = 1
title = { zh = "实施", en = "Work" }
start = 2007-07-03
end = 2007-11-11

[[target]]
id = "T1"
title = { zh = "抽查合格率", en = "Pass rate" }
clause = { zh = "一", en = "1" }
shape = "rate"
trades = ["阀门"]
rule = ">="
limit = 0.80
due = 2007-11-11
"""


def of_one(lang, results=(), as_of=DAY, kind="summary"):
    """The report of a campaign with one stage and one target, and no plan."""
    words.speak(lang)
    folder = store.home() / "campaigns"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "one.toml").write_text(ONE, encoding="utf-8")
    if results:
        fill(results=list(results))
    campaign = campaigns.load("one")
    return kinds.make(Request(store.open(demo=False).at(), campaign, Scope(as_of=as_of, language=lang), kind))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_target_one_stage_and_no_plan(lang):
    made = of_one(lang, RESULTS)
    said = text(made)
    assert broken(made) == []
    assert ("本次行动设1项目标：抽查合格率（T1），达标。" if lang == "zh" else "The campaign has one target: T1 Pass rate, Met.") in said
    assert ("阶段中的第" if lang == "zh" else "in stage") not in said
    assert ("For T1 the campaign file plans no batches" if lang == "en" else "专项文件未列T1的抽查计划，不作预测。") in said
    assert made.title == (
        "关于2007年甲县水泥质量提升工作情况的报告" if lang == "zh" else "Report on the state of work: Jia County: quality of cement, 2007"
    )


def test_all_met_is_said_and_nothing_is_asked_for():
    said = text(of_one("zh", [batch(sample_no=f"a{i}") for i in range(40)], as_of=date(2007, 11, 11), kind="final"))
    assert "本次行动设1项目标：抽查合格率（T1），达标。" in said
    assert "抽样证据充分，支持达标" in said
    assert "暂无需要督促的事项" in said
    assert "特此报告，请予考核验收。" in said
    assert "继续整改" not in said


def test_a_small_sample_is_never_certain():
    said = text(of_one("zh", [batch(sample_no=f"a{i}") for i in range(5)]))
    assert "样本尚不足以下结论" in said
    assert "证据充分" not in said
    assert "所有" not in said
