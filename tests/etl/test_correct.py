"""A person corrects a row: what follows from it is made anew, and the correction can be taken back."""

import pytest

import etl
import store
from access import LOCAL_OPERATOR
from words import Refusal


@pytest.fixture
def row_key(tmp_path):
    path = tmp_path / "结果.csv"
    path.write_text("产品名称,生产单位,公布日期,检验结论\n闸阀,甲厂,2007-07-18,合格\n", encoding="utf-8")
    etl.load(path, "sampling_results", actor=LOCAL_OPERATOR)
    return rows("row_key")[0][0]


def rows(what):
    return store.open(demo=False).at().cursor().execute(f"SELECT {what} FROM sampling_results").fetchall()


def correct(key, changes, reason="核对原始记录"):
    return etl.correct("sampling_results", [key], changes, reason, actor=LOCAL_OPERATOR)


def test_a_correction_brings_what_follows_from_it_and_can_be_withdrawn(row_key):
    correct(row_key, {"verdict": "不合格", "failed_items": "标志（C类）", "sampled_on": "2007年6月1日", "township": "永嘉县瓯北镇"})
    assert [(v, n, only, str(day), code) for v, n, only, day, code in rows("verdict, items_failed, labelling_only, counted_on, township_code")] == [
        ("fail", 1, True, "2007-06-01", "330324009")
    ]
    lake = store.open(demo=False)
    lake.withdraw(lake.ledger()[0].upload, "更正有误", actor=LOCAL_OPERATOR)
    assert rows("verdict, items_failed") == [("pass", 0)]


@pytest.mark.parametrize("changes", [{"verdict": "待检"}, {"product": ""}, {"counted_on": "2007-01-01"}, {"sampled_on": "2007-02-30"}])
def test_what_a_field_cannot_hold_is_refused(row_key, changes):
    with pytest.raises(Refusal):
        correct(row_key, changes)


def test_a_correction_without_a_reason_is_refused(row_key):
    with pytest.raises(Refusal):
        correct(row_key, {"verdict": "不合格"}, " ")
