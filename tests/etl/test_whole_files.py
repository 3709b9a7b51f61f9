"""Whole files down the road: what comes again, what conflicts, what comes back, and the counts that must add up."""

import io
import sys

import openpyxl
import pytest

import etl
import store
from access import LOCAL_OPERATOR, Actor
from tests.etl.came import HEADER, counts, rows
from words import Refusal


def test_the_same_file_again_changes_nothing(load):
    text = f"{HEADER}\nA1,院,闸阀,甲厂,2007-07-18,合格,\nA2,院,闸阀,乙厂,2007-07-18,不合格,密封\n"
    first, again = load(text), load(text)
    assert counts(first) == (2, 2, 0, 0, 0)
    assert counts(again) == (2, 0, 0, 2, 0)
    assert again.data_version == first.data_version
    assert again.upload == first.upload


def test_a_failure_under_the_number_of_a_pass_counts_and_the_pass_waits(load):
    header = "样品编号,产品名称,生产企业,抽样日期,检验结论"
    receipt = load(
        f"{header}\nA1,闸阀,甲厂,2007-07-18,合格\nA2,闸阀,乙厂,2007-07-18,合格\nA1,闸阀,甲厂,2007-07-18,不合格\nA2,闸阀,乙厂,2007-07-19,不合格\n"
    )
    assert counts(receipt) == (4, 2, 0, 0, 2)
    assert [(row["sample_no"], row["verdict"], row["source_row"]) for row in rows()] == [("A1", "fail", 4), ("A2", "fail", 5)]
    assert any("2 个抽样单编号" in each.text() for each in receipt.messages)


def test_the_same_sample_with_another_verdict_is_a_conflict_and_replace_settles_it(load):
    load(f"{HEADER}\nA1,院,闸阀,甲厂,2007-07-18,合格,\n")
    assert counts(load(f"{HEADER}\nA1,院,闸阀,甲厂,2007-07-18,不合格,密封\n", "二.csv")) == (1, 0, 0, 0, 1)
    assert [row["verdict"] for row in rows()] == ["pass"]
    assert counts(load(f"{HEADER}\nA1,院,闸阀,甲厂,2007-07-18,不合格,强度\n", "三.csv", replace=True)) == (1, 1, 0, 0, 0)
    assert [row["verdict"] for row in rows()] == ["fail"]


def test_equal_lines_without_a_number_are_two_samples_and_the_file_again_repeats_both(load):
    text = "产品名称,生产单位,公布日期,检验结论\n闸阀,甲厂,2007-07-18,合格\n闸阀,甲厂,2007-07-18,合格\n闸阀,甲厂,2007-07-18,不合格\n"
    assert counts(load(text)) == (3, 2, 0, 0, 1)  # the third says otherwise of the same sample
    assert counts(load(text)) == (3, 0, 0, 3, 0)
    (equal,) = etl.waiting(store.open(demo=False)).equal_lines
    assert equal.rows == (2, 3)


def test_a_number_without_a_body_is_no_key_by_itself(load):
    head = "抽样单编号,产品名称,生产单位,公布日期,检验结论\n"
    text = f"{head}001,闸阀,甲厂,2007-07-18,合格\n001,童装,乙厂,2007-07-18,合格\n001,闸阀,甲厂,2007-07-18,不合格\n"
    assert counts(load(text)) == (3, 2, 0, 0, 1)


def test_a_likeness_is_a_suggestion_until_a_person_confirms_it_and_then_it_is_remembered(load):
    text = "产品名称,生产企业名字,检验结论\n闸阀,甲厂,合格\n"
    first = load(text)
    assert first.unmatched == ("生产企业名字",)
    assert "生产企业名字" not in first.columns
    store.open(demo=False).withdraw(first.upload, "未对应企业", actor=LOCAL_OPERATOR)
    again = load(text, mapping={"生产企业名字": "producer"})
    assert again.data_version == store.open(demo=False).version(), "the receipt and the page's head name one version"
    assert [row["producer"] for row in rows()] == ["甲厂"]
    third = load("产品名称,生产企业名字,检验结论\n球阀,乙厂,合格\n", "三.csv")
    assert third.columns["生产企业名字"] == "producer"


def test_a_dry_run_says_what_would_come_and_changes_nothing(load):
    load(f"{HEADER}\nA1,院,闸阀,甲厂,2007-07-18,合格,\n")
    version = store.open(demo=False).version()
    known, other = "A1,院,闸阀,甲厂,2007-07-18,合格,", "A1,院,闸阀,甲厂,2007-07-18,不合格,密封"
    text = "\n".join((HEADER, known, other, "A3,院,闸阀,甲厂,2007-07-18,合格,", "A4,院,闸阀,甲厂,x,合格,", ""))
    tried = load(text, "二.csv", dry_run=True)
    assert counts(tried) == (4, 1, 1, 1, 1)
    assert store.open(demo=False).version() == version
    assert counts(load(text, "二.csv")) == counts(tried)


def test_a_viewer_cannot_load(tmp_path):
    (tmp_path / "a.csv").write_text("产品名称,检验结论\n闸阀,合格\n", encoding="utf-8")
    with pytest.raises(Refusal):
        etl.load(tmp_path / "a.csv", "sampling_results", actor=Actor("guest"))


def test_the_register_and_its_sales_in_the_headers_unit(load):
    receipt = load(
        '永嘉县阀门企业名录,,,,\n单位：元,,,,\n企业名称,组织机构代码,乡镇,年销售额,条件分类\n甲厂,D2143569-X,瓯北镇,"52,000,000",Ａ类\n乙厂,,桥下镇,300万元,B\n',
        dataset="enterprises",
        campaign="yongjia-2007",
        fill={"as_of": "2007-06-30"},
    )
    assert counts(receipt) == (2, 2, 0, 0, 0)
    found = rows("SELECT * FROM enterprises ORDER BY source_row")
    assert [(row["annual_sales"], row["compliance_class"], row["township_code"], row["organisation_code"]) for row in found] == [
        (5200.0, "A", "330324009", "D2143569X"),
        (300.0, "B", "330324104", None),
    ]


def test_reported_figures_with_periods_in_words(load):
    receipt = load(
        "指标名称,地区范围,行业,统计时间,数值,分子,分母,计量单位\n"
        "监督抽查合格率,全省,皮鞋,2006年第四季度,85.2%,,,%\n名牌产品销售额占比,全区,皮鞋,2010年,,26.8,50.1,亿元\n空的,全区,皮鞋,2010年,,,,\n",
        dataset="indicators",
        campaign="longwan-2006",
    )
    assert counts(receipt) == (3, 2, 1, 0, 0)
    found = rows("SELECT * FROM indicators ORDER BY source_row")
    assert [(row["region"], str(row["period_end"]), row["value"], row["numerator"]) for row in found] == [
        ("province", "2006-12-31", 85.2, None),
        ("own", "2010-12-31", None, 26.8),
    ]


def test_a_template_filled_in_comes_back_whole(load, tmp_path):
    form = openpyxl.load_workbook(io.BytesIO(etl.template("sampling_results")))
    sheet = form.worksheets[0]
    headers = [cell.value for cell in sheet[1]]
    said = {"抽样单编号": "A1", "检验机构": "院", "产品名称": "闸阀", "检验结论": "合格", "抽查级别": "市级", "抽样日期": "2007-07-18"}
    for header, value in said.items():
        sheet.cell(2, headers.index(header) + 1, value)
    form.save(tmp_path / "填好.xlsx")
    receipt = etl.load(tmp_path / "填好.xlsx", "sampling_results", actor=LOCAL_OPERATOR)
    assert counts(receipt) == (1, 1, 0, 0, 0)
    assert not receipt.unmatched
    assert not any("没有读取" in message.text() for message in receipt.messages)


def test_refused_rows_come_as_a_file_that_can_be_mended_and_loaded_again(load, tmp_path):
    receipt = load(f"{HEADER}\nA1,院,=1+1,甲厂,2007-07-18,待检,\nA2,院,闸阀,甲厂,2007-07-18,合格,\n")
    csv_file, book_file = tmp_path / "拒收.csv", tmp_path / "拒收.xlsx"
    etl.refused(receipt.upload, csv_file)
    etl.refused(receipt.upload, book_file)
    text = csv_file.read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    assert ",'=1+1," in text.decode("utf-8-sig"), "no spreadsheet takes it for a formula"
    mended = csv_file.read_text(encoding="utf-8-sig").replace("待检", "合格", 1)
    again = load(mended, "改好.csv")
    assert counts(again) == (1, 1, 0, 0, 0)
    assert rows("SELECT product FROM sampling_results WHERE sample_no = 'A1'") == [{"product": "=1+1"}]
    sheet = openpyxl.load_workbook(book_file).worksheets[0]
    assert sheet["D2"].value == "=1+1"
    assert sheet["D2"].data_type == "s"
    assert "既不是合格" in sheet["I2"].value


def test_more_refused_rows_than_a_sheet_holds_follow_on_further_sheets_and_load_like_one_list(load, tmp_path, monkeypatch):
    monkeypatch.setattr(sys.modules["etl.refused"], "SHEET_ROWS", 2)
    receipt = load(f"{HEADER}\n" + "".join(f"A{n},院,闸阀,甲厂,2007-07-18,待检,\n" for n in range(5)))
    etl.refused(receipt.upload, tmp_path / "拒收.xlsx")
    book = openpyxl.load_workbook(tmp_path / "拒收.xlsx")
    assert [(sheet.title, sheet.max_row) for sheet in book.worksheets] == [("结果", 3), ("结果 (2)", 3), ("结果 (3)", 2)]
    again = etl.load(tmp_path / "拒收.xlsx", "sampling_results", actor=LOCAL_OPERATOR)
    assert counts(again) == (5, 0, 5, 0, 0)


def test_lines_without_any_name_are_each_a_sample(load):
    """A list that names no producer describes its samples too thinly for a conflict; the file again is known by its lines."""
    text = "不合格产品名单,,\n产品名称,公布日期,不合格项目\n玻璃水,2023-10-20,冰点\n玻璃水,2023-10-20,甲醇含量\n"
    assert counts(load(text)) == (2, 2, 0, 0, 0)
    assert counts(load(text)) == (2, 0, 0, 2, 0)


def test_lines_that_differ_in_more_than_the_finding_are_two_samples(load):
    text = "产品名称,生产单位,产品类别,检验结论\n闸阀,甲厂,铁制,合格\n闸阀,甲厂,铜制,不合格\n"
    assert counts(load(text)) == (2, 2, 0, 0, 0)
