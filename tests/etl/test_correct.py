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


def test_a_correction_is_foreseen_with_what_follows_and_nothing_is_changed(row_key):
    changes = etl.foresee("sampling_results", [row_key], {"verdict": "不合格", "reported_on": "2007-07-19"})
    assert [(each.field, str(each.old), str(each.new)) for each in changes] == [
        ("reported_on", "2007-07-18", "2007-07-19"),
        ("verdict", "pass", "fail"),
        ("counted_on", "2007-07-18", "2007-07-19"),
        ("items_failed", "0", "None"),
    ]
    assert rows("verdict") == [("pass",)]
    assert etl.foresee("sampling_results", [row_key], {"verdict": "合格"}) == []


def test_a_township_is_corrected_inside_the_county_of_its_row(row_key):
    correct(row_key, {"county": "永嘉县", "township": "乌牛镇"})
    correct(row_key, {"township": "瓯北镇"})
    assert rows("county, county_code, township_code") == [("永嘉县", "330324", "330324009")]
    correct(row_key, {"county": "鹿城区"})
    assert rows("county_code, township_code") == [("330302", None)]


@pytest.mark.parametrize("changes", [{"failed_items": "壳体试验"}, {"sampled_on": "2007-08-01"}, {"sampled_on": "2199-01-01", "reported_on": ""}])
def test_a_correction_may_not_make_what_cannot_be_true(row_key, changes):
    for attempt in (correct, lambda key, said: etl.foresee("sampling_results", [key], said)):
        with pytest.raises(Refusal):
            attempt(row_key, changes)
    assert rows("verdict, sampled_on") == [("pass", None)]


def test_rows_are_found_by_their_values_and_by_a_word(row_key):
    assert etl.pick("sampling_results", {"producer": "甲厂", "verdict": "合格"}) == [row_key]
    assert [each.row_key for each in etl.search("sampling_results", "闸")] == [row_key]
    assert etl.search("sampling_results", "100%_") == []
    for nothing in ({"producer": "乙厂"}, {"verdict": "待检"}, {"colour": "红"}, {"failed_items": "标志"}):
        with pytest.raises(Refusal):
            etl.pick("sampling_results", nothing)


@pytest.fixture
def order(tmp_path):
    path = tmp_path / "整改.csv"
    path.write_text(
        "整改通知书编号,企业名称,下达日期,整改期限,复查日期,复查结果,来源,样品编号\n"
        "Z1,永嘉县甲阀门厂,2007-08-01,2007-08-31,2007-08-20,合格,监督抽查,A1\n",
        encoding="utf-8",
    )
    etl.load(path, "rectifications", actor=LOCAL_OPERATOR)
    return etl.pick("rectifications", {"order_no": "Z1"})


def test_an_order_of_another_enterprise_has_the_key_of_that_enterprise(order):
    etl.correct("rectifications", order, {"enterprise": "永嘉县丙阀门厂"}, "笔误", actor=LOCAL_OPERATOR)
    assert etl.pick("rectifications", {"enterprise": "永嘉县丙阀门厂"}) == order
    with pytest.raises(Refusal):
        etl.pick("rectifications", {"enterprise": "永嘉县甲阀门厂"})
