"""Early warning over drawn stores: found, acknowledged, closed, and back again with new failures."""

from datetime import date, timedelta

import pyarrow as pa
import pytest
from drawn import batch, fill, item
from opened import opened, words

import datasets
import store
from access import LOCAL_OPERATOR, Actor
from etl import decide
from words import Refusal

SUBJECT = "recurrence|330324|甲阀门厂|密封试验"


def show(lang="zh", **state):
    return opened("meeting/warnings", lang, **state)


def twice():
    return [batch("fail", counted_on=day) for day in (date(2007, 8, 1), date(2007, 9, 1))] + [batch("pass") for _ in range(20)]


def again(day, upload):
    """One more failure of the same enterprise on the same item, in an upload of its own."""
    schema = pa.schema([f for f in datasets.get("sampling_results").arrow_schema() if f.name not in ("upload", "state")])
    row = batch("fail", counted_on=day) | {"row_key": upload, "row_content": upload, "source_row": 2}
    rows = pa.table({f.name: pa.array([row.get(f.name)], f.type) for f in schema}, schema=schema)
    store.open(demo=False).admit("sampling_results", rows, store.Draft(upload, "sampling_results", read=1, by="tests"), actor=LOCAL_OPERATOR)


def button(app, name):
    return next(each for each in app.button if each.label == name)


ZH = ("预警 1 条", "“密封试验”重复不合格", "365 天内有 2 批因该项目不合格", "标记为已知悉", "已知悉", "办结", "预警已办结", "再次出现")
EN = ("Warnings: 1", "“seal test” failed again", "2 batches failed on this item", "Acknowledge", "acknowledged", "Close with this note")


@pytest.mark.parametrize(("lang", "told"), [("zh", ZH), ("en", (*EN, "The warning is closed", "came back"))])
def test_a_warning_is_acknowledged_closed_with_a_note_and_comes_back(lang, told):
    count, what, why, acknowledge, acknowledged, close, closed, back = told
    fill(results=twice())
    app = show(lang)
    assert count in words(app) and what in words(app) and why in words(app)
    assert ("密封试验" in app.dataframe[1].value.iloc[0].tolist()) == (lang == "zh")  # the failed batches behind it, items as the reader says them
    button(app, acknowledge).click().run()
    assert not app.exception and acknowledged in words(app)
    button(app, close).click().run()
    assert app.error, "Closing needs a note."
    app.text_area[0].set_value("已整改并复查")
    button(app, close).click().run()
    assert closed in words(app)
    (kept,) = store.open(demo=False).at().cursor().execute("SELECT subject, answer, note, \"by\" FROM decisions WHERE kind = 'warning'").fetchall()
    assert (kept[0], kept[2], kept[3]) == (SUBJECT, "已整改并复查", LOCAL_OPERATOR.name) and kept[1].startswith("closed/")
    assert [each.action for each in store.open(demo=False).ledger()].count("decide") == 2
    assert what not in words(show(lang)), "Closed ones are folded at first."
    again(date(2007, 10, 1), "later")
    assert back in words(show(lang)) and what in words(show(lang))


def test_a_closed_warning_is_opened_again_by_a_person():
    fill(results=twice())
    lake = store.open(demo=False)
    decide("warning", SUBJECT, f"closed/{lake.version()}", "误报", actor=LOCAL_OPERATOR)
    app = show(_warning=SUBJECT)
    assert "误报" in words(app)
    button(app, "重新打开").click().run()
    assert "预警已重新打开" in words(app)
    assert "待处理" in words(show())


def test_who_may_not_decide_cannot_and_nothing_foreign_is_an_answer():
    fill(results=twice())
    with pytest.raises(Refusal):
        decide("warning", SUBJECT, "closed/1", "x", actor=Actor("甲", "viewer"))
    for answer, note in (("closed/1", ""), ("gone/1", "x"), ("closed", "x"), ("closed/99", "x"), ("closed/x", "x")):
        with pytest.raises(Refusal):
            decide("warning", SUBJECT, answer, note, actor=LOCAL_OPERATOR)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_rising_failure_rate_has_its_chart_and_the_way_to_the_rows(lang):
    days = [date(2007, 7, 10) + timedelta(days=i) for i in range(60)]
    fill(results=[batch("fail" if i > 30 else "pass", counted_on=day, producer=f"{i}厂", failed_items=None) for i, day in enumerate(days)])
    app = show(lang)
    assert len(app.get("plotly_chart")) == 1
    assert button(app, "查看批次明细" if lang == "zh" else "Go to the batches")
    assert ("阈值" if lang == "zh" else "threshold") in words(app)


def test_a_cluster_names_its_enterprises():
    rows = [
        batch("fail", producer=f"{n}厂", counted_on=date(2007, 9, 1 + place), failed_items=[item("壳体试验", "A")])
        for place, n in enumerate("甲乙丙")
    ]
    fill(results=[*rows, *[batch("pass") for _ in range(30)]])
    assert "瓯北街道：3 家企业“壳体试验”不合格" in words(show())


@pytest.mark.parametrize("rows", [[batch("pass")], [batch("fail")], [batch("pass", counted_on=date(2007, 9, 1 + i)) for i in range(20)]])
def test_nothing_to_warn_of_is_a_sentence(rows):
    fill(results=rows)
    app = show()
    assert "没有预警" in words(app) and not app.get("plotly_chart")


def test_an_empty_store_has_nothing_to_watch():
    assert "没有可供预警的数据" in words(show())


def test_the_parameters_change_what_is_found():
    fill(results=twice())
    assert "没有预警" in words(show(**{"w-again": 3}))
