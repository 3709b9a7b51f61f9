"""Whether a file lists all batches or the failures only: without a denominator there is no rate."""

import io

import openpyxl
import pytest
import xlsxwriter

import store
from access import LOCAL_OPERATOR
from tests.etl.came import HEADER, rows
from words import Refusal


def test_a_list_of_failures_has_no_denominator(load):
    receipt = load("2009年童装监督抽查不合格产品及企业名单,,\n产品名称,生产企业,不合格项目\n童装,甲厂,pH值\n童装,乙厂,甲醛含量\n")
    assert (receipt.failed, receipt.passed, receipt.denominator) == (2, 0, False)
    assert {row["denominator"] for row in rows()} == {False}


def test_a_small_ordinary_file_in_which_all_failed_keeps_its_denominator(load):
    receipt = load("2009年童装监督抽查结果,,\n产品名称,生产企业,检验结论\n童装,甲厂,不合格\n")
    assert receipt.denominator is True
    assert any("均为不合格" in message.text() for message in receipt.messages)


@pytest.mark.parametrize(
    ("rows_", "last", "title", "denominator"),
    [
        (10, "不合格", "抽查", False),
        (9, "不合格", "抽查", True),
        (10, "合格", "抽查", True),
        (10, "", "抽查", True),
        (10, "不合格", "全部抽查结果", True),
    ],
)
def test_ten_rows_that_all_failed_are_a_list_of_failures_unless_it_says_that_it_lists_all(load, rows_, last, title, denominator):
    lines = [f"闸阀,厂{i},不合格" for i in range(rows_ - 1)] + [f"闸阀,末厂,{last}"]
    receipt = load("\n".join([f"2009年{title},,", "产品名称,生产企业,检验结论", *lines, ""]))
    assert (receipt.accepted, receipt.denominator) == (rows_, denominator)
    assert {row["denominator"] for row in rows()} == {denominator}


def test_a_sheet_in_which_all_failed_beside_one_with_passes_needs_no_word(load):
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as book:
        for name, verdict in (("阀门", "合格"), ("童装", "不合格")):
            sheet = book.add_worksheet(name)
            for row, cells in enumerate([("产品名称", "生产单位", "检验结论"), (name, "甲厂", verdict)]):
                sheet.write_row(row, 0, cells)
    receipt = load(written.getvalue(), "两表.xlsx")
    assert (receipt.passed, receipt.failed, receipt.denominator) == (1, 1, True)
    assert not any("均为不合格" in message.text() for message in receipt.messages)


def test_a_combined_header_in_a_list_of_failures_is_no_mistake(load):
    assert load("不合格产品名单,,\n产品名称,生产单位,商标、规格型号\n闸阀,甲厂,永泰 DN50\n").failed == 1


@pytest.mark.parametrize(("said", "denominator"), [("true", True), ("是", True), ("false", False), ("否", False)])
@pytest.mark.parametrize("verdicts", ["合格,不合格", ",".join(["不合格"] * 10), "不合格"])
@pytest.mark.parametrize("title", ["2009年抽查结果", "2009年不合格产品名单"])
def test_what_the_person_says_of_the_list_overrules_the_guess(load, said, denominator, verdicts, title):
    lines = [f"闸阀,厂{i},{verdict}" for i, verdict in enumerate(verdicts.split(","))]
    receipt = load("\n".join([f"{title},,", "产品名称,生产企业,检验结论", *lines, ""]), fill={"denominator": said})
    assert receipt.denominator is denominator
    assert {row["denominator"] for row in rows()} == {denominator}
    assert sum("按您所说" in message.text() for message in receipt.messages) == 1
    assert not any("命令行：--set denominator" in message.text() for message in receipt.messages)


def test_a_list_said_to_be_of_failures_needs_no_verdicts(load):
    assert load("产品名称,生产企业\n童装,甲厂\n", fill={"denominator": "false"}).failed == 1
    with pytest.raises(Refusal):
        load("产品名称,生产企业\n童装,乙厂\n", fill={"denominator": "true"})
    with pytest.raises(Refusal, match="denominator"):
        load("产品名称,生产企业,检验结论\n童装,乙厂,合格\n", fill={"denominator": "大概"})


@pytest.mark.parametrize(("last", "denominator"), [("不合格,2007.13.2", False), ("待定,2007-07-09", True)])
def test_a_bad_date_makes_no_survey_of_a_list_of_failures_but_an_unknown_verdict_may_be_a_pass(load, last, denominator):
    lines = [f"闸阀,厂{i},不合格,2007-07-09" for i in range(12)]
    receipt = load("\n".join(["产品名称,生产企业,检验结论,抽样日期", *lines, f"闸阀,末厂,{last}", ""]))
    assert (receipt.accepted, receipt.refused, receipt.denominator) == (12, 1, denominator)


def test_a_title_with_both_is_no_list_of_failures(load):
    receipt = load("合格和不合格产品名单,,\n产品名称,生产企业,检验结论\n童装,甲厂,不合格\n童装,乙厂,合格\n")
    assert receipt.denominator is True


def test_a_file_that_says_nowhere_what_passed_is_refused_and_set_mends_it(load):
    text = "产品名称,生产企业,公布日期\n童装,甲厂,2009-03-01\n"
    with pytest.raises(Refusal, match="检验结论"):
        load(text)
    receipt = load(text, fill={"verdict": "不合格"})
    assert (receipt.failed, receipt.denominator) == (1, False)


def _book(sheets):
    out = io.BytesIO()
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    book.save(out)
    return out.getvalue()


def _lines(first, verdicts):
    return [HEADER.split(",")] + [
        [f"S{first + n}", "院", "闸阀", "甲厂", "2007-07-18", verdict, "密封" if verdict == "不合格" else ""] for n, verdict in enumerate(verdicts)
    ]


def test_passes_and_failures_on_sheets_of_their_own_are_one_list(load):
    """12 of 42 failed: had the sheet of failures no denominator, the rate would be 100 %."""
    receipt = load(_book({"合格": _lines(0, ["合格"] * 30), "不合格": _lines(30, ["不合格"] * 12)}), "抽查结果.xlsx")
    assert (receipt.passed, receipt.failed, receipt.denominator) == (30, 12, True)
    assert rows("SELECT count(*) AS n FROM sampling_results WHERE denominator") == [{"n": 42}]


def test_an_extract_of_the_failures_beside_the_whole_list_counts_once(load):
    whole = _lines(0, ["合格"] * 30 + ["不合格"] * 12)
    receipt = load(_book({"汇总": whole, "不合格产品": [whole[0], *whole[31:]]}), "抽查结果.xlsx")
    assert rows("SELECT count(*) AS n FROM sampling_results WHERE denominator") == [{"n": 42}]
    assert receipt.repeated + receipt.conflicts == 12


@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize("names", [("一、不合格产品名单", "二、抽查产品质量情况"), ("一、抽查产品质量情况", "二、不合格产品名单")])
def test_an_extract_above_or_below_the_whole_list_takes_no_failure_out_of_the_rate(load, names, numbered):
    header = f"{'抽样单编号' if numbered else '序号'},产品名称,生产单位,检验结论"
    lines = {"一、不合格产品名单": ["S2,阀,乙,不合格"], "一、抽查产品质量情况": ["S1,阀,甲,合格", "S2,阀,乙,不合格"]}
    lines |= {name.replace("一", "二"): each for name, each in lines.items()}
    receipt = load("\n".join(line for name in names for line in (f"{name},,,", header, *lines[name])) + "\n")
    assert (receipt.read, receipt.accepted, receipt.repeated) == (3, 2, 1)
    assert sorted((row["verdict"], row["denominator"]) for row in rows()) == [("fail", True), ("pass", True)]


def test_a_full_list_after_its_list_of_failures_says_which_upload_to_withdraw(load):
    failed = "S2,闸阀,甲厂,不合格\n"
    listed = load("抽样编号,产品名称,生产企业,检验结论\n" + failed, fill={"denominator": "false"}, name="不合格名单.csv")
    whole = load("抽样编号,产品名称,生产企业,检验结论\nS1,闸阀,甲厂,合格\n" + failed, name="全部结果.csv")
    assert (whole.accepted, whole.repeated) == (1, 1)
    (told,) = [message.text() for message in whole.messages if "不合格名单.csv" in message.text()]
    assert told.startswith("有 1 行已见于")
    store.open(demo=False).withdraw(listed.upload, "全部结果已到", actor=LOCAL_OPERATOR)
    assert {row["sample_no"]: row["denominator"] for row in rows()} == {"S1": True, "S2": True}
