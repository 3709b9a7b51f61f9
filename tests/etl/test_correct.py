"""A person corrects a row: what follows from it is made anew, and the correction can be taken back."""

from datetime import date

import pyarrow as pa
import pytest

import datasets
import etl
import store
from access import LOCAL_OPERATOR
from etl import impossible
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


def test_what_the_rules_refuse_of_a_file_they_refuse_of_a_corrected_order(order):
    late, nameless = "早于责令整改日期", "没有注明样品"
    for changes, why in (({"ordered_on": "2007-12-01"}, late), ({"reinspected_on": "2007-07-01"}, late), ({"sample_no": ""}, nameless)):
        for attempt in (etl.foresee, lambda *said: etl.correct(*said, "笔误", actor=LOCAL_OPERATOR)):
            with pytest.raises(Refusal, match=why):
                attempt("rectifications", order, changes)


def test_a_corrected_figure_is_judged_like_a_figure_of_a_file(tmp_path):
    path = tmp_path / "指标.csv"
    path.write_text("指标,期末,分子,分母,数值,县\n抽查合格率,2007-09-30,90,100,,永嘉县\n", encoding="utf-8")
    etl.load(path, "indicators", actor=LOCAL_OPERATOR)
    keys = etl.pick("indicators", {"numerator": "90"})
    with pytest.raises(Refusal, match="100%"):
        etl.correct("indicators", keys, {"numerator": "250"}, "笔误", actor=LOCAL_OPERATOR)
    etl.correct("indicators", keys, {"numerator": "250", "denominator": "260"}, "笔误", actor=LOCAL_OPERATOR)


def test_a_fault_that_a_row_had_before_does_not_stand_in_the_way_of_mending_it():
    late = date(2007, 9, 1)
    row = {"row_key": "a", "ordered_on": late, "due_on": date(2007, 8, 1), "reinspected_on": date(2007, 8, 2)}
    schema = datasets.get("rectifications").arrow_schema()
    rows, half = (pa.Table.from_pylist([each], schema=schema) for each in (row, row | {"due_on": late}))
    before = frozenset(impossible.faults("rectifications", rows))
    assert {name for _, name, _ in before} == {"due_on", "reinspected_on"}
    impossible.refuse("rectifications", half, before)
    with pytest.raises(Refusal):
        impossible.refuse("rectifications", half, frozenset())
