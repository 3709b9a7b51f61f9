"""Rectifications, enforcement, complaints and progress go the same road as sampling results: drawn files in, records out."""

from __future__ import annotations

import pytest

import datasets
import etl
import store
from access import LOCAL_OPERATOR


@pytest.fixture
def load(tmp_path, monkeypatch):
    monkeypatch.setenv("DABIAO_DATA", str(tmp_path / "home"))

    def loaded(text: str, dataset: str, name: str = "一.csv", encoding: str = "utf-8", **more):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return etl.load(path, dataset, actor=LOCAL_OPERATOR, campaign="yongjia-2007", **more)

    return loaded


def rows(dataset: str) -> list[dict[str, object]]:
    return store.open(demo=False).at().cursor().sql(f"SELECT * FROM {dataset} ORDER BY source_row").to_arrow_table().to_pylist()


def counts(receipt) -> tuple[int, int, int, int, int]:
    return receipt.read, receipt.accepted, receipt.refused, receipt.repeated, receipt.conflicts


RECTIFICATIONS = (
    "永嘉县阀门企业整改情况汇总表,,,,,,,,\n"
    "整改通知书编号,整改企业,乡镇（街道）,问题来源,抽样单编号,责令整改日期,整改期限,复查时间,复查结论\n"
    "（永）质监责改字〔2007〕001号,永嘉县甲阀门厂,瓯北镇,监督抽查,YJ07-001,2007年7月18日,2007.8.17,2007/8/20,整改到位\n"
    "（永）质监责改字〔2007〕002号,乙阀门有限公司,桥下镇,现场考核,,2007-07-18,2007-08-17,,\n"
    "（永）质监责改字〔2007〕003号,丙阀门厂,瓯北镇,企业自查,,20070718,2007-07-01,,\n"
    "（永）质监责改字〔2007〕004号,丁阀门厂,瓯北镇,投诉举报,,,2007-08-17,,\n"
    "合计,4,,,,,,,\n"
)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_rectifications_with_their_dates_and_outcomes(load, encoding):
    receipt = load(RECTIFICATIONS, "rectifications", encoding=encoding)
    assert counts(receipt) == (4, 2, 2, 0, 0)
    assert len(receipt.skipped) == 1
    first, second = rows("rectifications")
    assert (first["origin"], str(first["ordered_on"]), str(first["due_on"]), str(first["reinspected_on"]), first["outcome"]) == (
        "sampling",
        "2007-07-18",
        "2007-08-17",
        "2007-08-20",
        "confirmed",
    )
    assert (first["township_code"], second["township_code"]) == ("330324009", "330324104")
    assert (second["origin"], second["outcome"], second["enterprise_key"]) == ("assessment", None, "乙阀门有限公司")


def test_a_due_date_before_the_order_and_an_order_without_a_day_are_refused_with_the_cell(load, tmp_path):
    receipt = load(RECTIFICATIONS, "rectifications")
    etl.refused(receipt.upload, tmp_path / "拒收.csv")
    said = (tmp_path / "拒收.csv").read_text(encoding="utf-8-sig")
    assert "整改期限早于责令整改日期" in said
    assert "责令整改日期" in said.splitlines()[-1]


def test_only_an_order_from_sampling_needs_its_sample(load, tmp_path):
    receipt = load(RECTIFICATIONS.replace("YJ07-001", "/"), "rectifications")
    assert counts(receipt) == (4, 1, 3, 0, 0)
    etl.refused(receipt.upload, tmp_path / "拒收.csv")
    said = (tmp_path / "拒收.csv").read_text(encoding="utf-8-sig").splitlines()[1]
    assert "抽样单编号" in said and "来自抽查的整改没有注明样品" in said and "改正整改来源" in said
    assert [row["origin"] for row in rows("rectifications")] == ["assessment"]


def test_a_file_without_sample_numbers_is_refused_where_it_says_sampling(load):
    text = "整改通知书编号,整改企业,问题来源,责令整改日期\n1,甲阀门厂,抽查不合格,2007-07-18\n2,甲阀门厂,,2007-07-19\n"
    assert counts(load(text, "rectifications")) == (2, 1, 1, 0, 0)  # where no origin is stated, nothing says that a sample lacks


def test_the_same_rectifications_again_are_repeated_and_a_new_outcome_conflicts(load):
    load(RECTIFICATIONS, "rectifications")
    again = load(RECTIFICATIONS.replace("永嘉县阀门企业整改情况汇总表", "永嘉县阀门企业整改情况汇总表（二）"), "rectifications", "二.csv")
    assert counts(again) == (4, 0, 2, 2, 0)
    later = RECTIFICATIONS.replace("现场考核,,2007-07-18,2007-08-17,,", "现场考核,,2007-07-18,2007-08-17,2007-08-19,合格")
    assert counts(load(later, "rectifications", "三.csv"))[4] == 1
    assert counts(load(later, "rectifications", "三.csv", replace=True))[4] == 0
    assert [row["outcome"] for row in rows("rectifications") if row["state"] == "live"] == ["confirmed", "confirmed"]


def test_enforcement_tells_violations_and_outcomes_apart(load):
    receipt = load(
        "案号;当事人;乡镇;案由;立案日期;结案日期;处理结果;货值（元）;是否重大\n"
        "永质案〔2007〕1号;无名加工点;桥头镇;无照经营;2007-07-20;2007-08-02;取缔;12,000;否\n"
        "永质案〔2007〕2号;甲童装厂;桥头镇;三合一;2007-07-25;;;;否\n"
        "永质案〔2007〕3号;乙阀门厂;瓯北镇;假冒伪劣;2007-07-25;2007-09-01;移送公安机关;350000;是\n"
        "永质案〔2007〕4号;丙阀门厂;瓯北镇;不知道;2007-07-25;;;;否\n",
        "enforcement",
    )
    assert counts(receipt) == (4, 3, 1, 0, 0)
    found = rows("enforcement")
    assert [(row["violation"], row["outcome"], row["goods_value"], row["severity"]) for row in found] == [
        ("no_business_licence", "banned", 1.2, "ordinary"),
        ("three_in_one", None, None, "ordinary"),
        ("counterfeit", "transferred", 35.0, "major"),
    ]


def test_complaints_with_media_and_without_a_known_enterprise(load):
    receipt = load(
        "受理日期\t来源渠道\t媒体\t被投诉单位\t投诉内容\t是否属实\t办结日期\n"
        "2007年8月1日\t12365\t\t甲童装厂\t绳带过长\t是\t2007年8月20日\n"
        "2007年8月3日\t媒体曝光\t每日新闻\t\t某镇童装甲醛超标\t\t\n",
        "complaints",
        "三.tsv",
    )
    assert counts(receipt) == (2, 2, 0, 0, 0)
    first, second = rows("complaints")
    assert (first["source"], first["verified"], str(first["closed_on"])) == ("hotline", True, "2007-08-20")
    assert (second["source"], second["media"], second["enterprise"], second["verified"]) == ("media", "每日新闻", None, None)


def test_progress_of_townships_and_departments(load):
    receipt = load(
        "单位,任务类别,事项,应报日期,报送日期\n"
        "瓯北镇,周报,,2007-08-01,2007-08-01\n"
        "瓯北镇,周报,,2007-08-08,2007-08-10\n"
        "县质监局,规定动作,动员会,2007-07-20,\n"
        "县质监局,散步,,2007-07-20,\n",
        "progress",
    )
    assert counts(receipt) == (4, 3, 1, 0, 0)
    found = rows("progress")
    assert [(row["unit"], row["township_code"], row["task"], row["item"]) for row in found] == [
        ("瓯北镇", "330324009", "weekly_report", None),
        ("瓯北镇", "330324009", "weekly_report", None),
        ("县质监局", None, "action", "动员会"),
    ]
    assert str(found[1]["done_on"]) == "2007-08-10" and found[2]["done_on"] is None


@pytest.mark.parametrize("dataset", ["rectifications", "enforcement", "complaints", "progress"])
def test_no_header_names_two_fields(dataset):
    spelled = [s for field in datasets.get(dataset).declared for s in {field.title["zh"], *field.synonyms}]
    assert len(spelled) == len(set(spelled))


def test_withdrawing_takes_the_records_out_again(load):
    receipt = load(RECTIFICATIONS, "rectifications")
    store.open(demo=False).withdraw(receipt.upload, "重复报送", actor=LOCAL_OPERATOR)
    assert [row for row in rows("rectifications") if row["state"] == "live"] == []
