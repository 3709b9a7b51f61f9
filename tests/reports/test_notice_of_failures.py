"""The notice of failures: every failed batch once, its order, who failed again, and what it says where nothing failed."""

from datetime import date

import pytest

from analytics.scope import Scope
from tests.drawn import batch, item
from tests.reports.kinds import broken, cells, report, text

LEAK, WALL = item("密封试验", "A"), item("壳体壁厚", "B") | {"measured": None, "limit": None}


def order(sample_no, **said):
    row = {"sample_no": sample_no, "enterprise": "甲阀门厂", "enterprise_key": "甲阀门厂", "origin": "sampling", "order_no": f"令{sample_no}"}
    return row | {"ordered_on": date(2007, 9, 2), "due_on": date(2007, 9, 20), "trade": "阀门", "county_code": "330324"} | said


RESULTS = [
    batch("fail", sample_no="1", spec="DN50", lot="2007-05", failed_items=[LEAK, WALL]),
    batch("fail", sample_no="2", failed_items=[LEAK], counted_on=date(2007, 9, 5)),
    batch("fail", sample_no="3", producer="乙阀门厂", failed_items=None, township_code=None, township=None),
    batch("fail", sample_no="4", producer="丙阀门厂", denominator=False),
    batch("fail", sample_no="5", producer="丙阀门厂", kind="recheck"),
    batch("fail", sample_no="6", counted_on=date(2007, 10, 2)),  # after the day
    batch("fail", sample_no="7", counted_on=date(2007, 7, 2)),  # before the campaign
    batch("not_judged", sample_no="8"),
    *(batch(sample_no=f"p{i}") for i in range(9)),
]


def test_every_failed_batch_stands_once_with_its_items_and_its_order():
    orders = [order("1", reinspected_on=date(2007, 9, 15), outcome="confirmed"), order("2"), order("3")]  # 3: of another enterprise
    said = report("failures", results=RESULTS, rectifications=orders)
    rows = {row[1] + row[3]: row for row in cells(said, "failed-batches")}
    assert len(cells(said, "failed-batches")) == 4
    first = rows["甲阀门厂闸阀 / DN50 / 2007-05"]
    assert first[4] == "密封试验（实测 0.9；标准 ≥1.5）；壳体壁厚"
    assert first[6] == "已确认" and rows["甲阀门厂闸阀"][6] == "超期"
    assert rows["乙阀门厂闸阀"][2:5:2] == ["乡镇（街道）未填写", "—"] or rows["乙阀门厂闸阀"][4] == "—"
    assert rows["乙阀门厂闸阀"][6] == rows["丙阀门厂闸阀"][6] == "未见整改通知"
    told = text(said)
    assert "共判定12批次，合格9批次，不合格3批次，批次合格率为75.0%" in told
    assert "其中1批次来自只列不合格产品的名单" in told
    assert "另有1批次不合格，按计数规则不计入合格率" in told
    assert "不合格4批次涉及企业3家" in told
    assert "4批不合格产品中有2批次已下达责令整改通知：已确认1、超期1" in told
    assert "尚未见整改通知的2批次" in told and "整改超期的1批次" in told and "复查仍不合格" not in told
    assert not broken(said)


def test_who_failed_again_and_on_what():
    said = report("failures", results=RESULTS)
    assert cells(said, "failed-again") == [["甲阀门厂", "瓯北街道", "阀门", "2", "密封试验（2 批次）"]]
    assert "有1家不合格2批次以上，共2批次；其中1家在同一项目上重复不合格" in text(said)
    assert "均未见整改通知" in text(said)


@pytest.mark.parametrize(("lang", "told"), [("zh", "共判定1批次，全部合格，未发现不合格批次"), ("en", "batches judged 1, and all passed; 0 failed")])
def test_where_nothing_failed_it_says_so_and_has_no_table(lang, told):
    said = report("failures", lang, results=[batch()])
    assert told in text(said) and not said.tables and not broken(said)


@pytest.mark.parametrize(
    ("scope", "told"),
    [(Scope(as_of=date(2007, 10, 1)), "判定批次为0批。没有分母"), (Scope(as_of=date(2007, 1, 1)), "专项行动尚未开始，计数批次0批")],
)
def test_without_batches_nothing_is_said_to_have_passed(scope, told):
    said = report("failures", scope=scope, results=[batch("not_judged")])
    assert told in text(said).replace(" ", "") and not said.tables and "100" not in text(said)


def test_a_list_of_failures_alone_gives_no_rate():
    said = report("failures", results=[batch("fail", sample_no="1", denominator=False)])
    assert "合格率为" not in text(said) and len(cells(said, "failed-batches")) == 1 and not broken(said)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_hundreds_of_rows_and_hostile_names_are_text(lang):
    names = ["=1+1<b>甲</b>", "𬭎䶮厂", "长" * 300, "&amp;{x}"]
    rows = [batch("fail", sample_no=f"n{i}", producer=names[i % 4] + str(i // 8)) for i in range(400)]
    said = report("failures", lang, results=rows)
    assert [row[0] for row in cells(said, "failed-batches")] == [str(i) for i in range(1, 401)]
    assert any("𬭎䶮厂" in row[1] for row in cells(said, "failed-batches"))


def test_the_same_request_says_the_same_twice():
    assert report("failures", results=RESULTS) == report("failures")
