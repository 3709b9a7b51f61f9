"""What the road makes of the cells of a row: verdicts, dates, places, names, measured values, and what the whole file lacks."""

import datetime
import io

import pytest
import xlsxwriter

from etl.tidy.text import tidy
from tests.etl.came import HEADER, counts, rows
from tests.etl.layouts import drawn, walked
from words import Refusal


def test_a_row_comes_in_with_all_that_follows_from_it(load):
    receipt = load(
        "抽样单编号,承检机构,样品名称,标称生产企业,所在县,所在镇,抽样环节,抽样时间,生产日期/批号,检验结果,不合格项目,检验项目数\n"
        "A1,省质检院,闸阀,永嘉 某某阀门(集团)有限公司,永嘉县,瓯北镇,生产,2007年7月18日,2007-06-01/0601,实物合格标签不合格,标志（C类）,12\n"
    )
    assert counts(receipt) == (1, 1, 0, 0, 0)
    (row,) = rows()
    assert row | {
        "counted_on": datetime.date(2007, 7, 18), "produced_on": datetime.date(2007, 6, 1), "county_code": "330324", "township_code": "330324009",
        "township": "瓯北街道", "link": "production", "verdict": "fail", "labelling_only": True, "items_failed": 1, "items_tested": 12,
        "denominator": True, "producer": "永嘉 某某阀门（集团）有限公司", "producer_key": "永嘉某某阀门集团有限公司", "source_row": 2,
        "failed_items": [{"item": "标志", "measured": None, "limit": None, "class": "C", "labelling": True}],
    } == row  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("待检", "“待检”既不是合格也不是不合格。请写“合格”或“不合格”，或留空。"),
        ("基本合格", "“基本合格”既不是合格也不是不合格。请写“合格”或“不合格”，或留空。"),
    ],
)
def test_an_unknown_word_refuses_its_row_only(load, cell, sentence):
    receipt = load(f"{HEADER}\nA1,院,闸阀,甲厂,2007-07-18,合格,\nA2,院,闸阀,甲厂,2007-07-18,{cell},\n")
    assert counts(receipt) == (2, 1, 1, 0, 0)
    (refused,) = receipt.refused_cells
    assert (refused.row, refused.column, refused.field, refused.value, refused.sentence.text()) == (3, "检验结论", "verdict", cell, sentence)


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("A1,院,闸阀,甲厂,2007-02-30,合格,", "sampled_on"),
        ("A1,院,闸阀,甲厂,2107-02-03,合格,", "sampled_on"),
        ("A1,院,闸阀,甲厂,2091-02-03,合格,", "sampled_on"),
        ("A1,院,,甲厂,2007-07-18,合格,", "product"),
        ("A1,院,闸阀,甲厂,2007-07-18,合格,密封", "failed_items"),
    ],
)
def test_what_cannot_be_true_is_refused(load, line, field):
    receipt = load(f"{HEADER}\n{line}\nA2,院,闸阀,甲厂,2007-07-18,合格,\n")
    assert (receipt.accepted, receipt.refused) == (1, 1)
    assert [cell.field for cell in receipt.refused_cells] == [field]
    assert receipt.refused_cells[0].reason.text() and receipt.refused_cells[0].mend.text()


def test_a_retest_is_the_final_verdict_and_the_first_one_is_kept(load):
    load(
        "抽样单编号,检验机构,产品名称,公布日期,检验结论,复检结论,不合格项目\n"
        "1,院,闸阀,2007-07-18,不合格,合格,密封\n2,院,闸阀,2007-07-18,复检合格,,密封\n3,院,闸阀,2007-07-18,不合格,,密封\n"
    )
    assert [(row["first_verdict"], row["verdict"]) for row in rows()] == [("fail", "pass"), ("fail", "pass"), (None, "fail")]


def test_as_above_is_the_value_above_in_the_order_of_the_file(load):
    receipt = load(
        "产品名称,生产单位,检验结论,抽样日期\n闸阀,同上,合格,2007-07-09\n球阀,甲厂,合格,同上\n蝶阀,〃,不合格, 同上 \n截止阀,同上,同上,2007-07-10\n"
    )
    assert [(row["producer"], row["verdict"], str(row["sampled_on"])) for row in rows()] == [
        ("同上", "pass", "2007-07-09"),
        ("甲厂", "pass", "2007-07-09"),
        ("甲厂", "fail", "2007-07-09"),
        ("甲厂", "fail", "2007-07-10"),
    ]
    assert sum("同上" in message.text() for message in receipt.messages) == 3, "One sentence a column."


def test_what_is_said_of_undated_rows_and_rows_without_a_trade_leaves_the_refused_ones_out(load):
    text = "产品名称,生产企业,抽样日期,检验结论\n闸阀,甲,2007-07-09,合格\n球阀,乙,2007-13-09,合格\n蝶阀,丙,,合格\n截止阀,丁,,待检\n"
    receipt = load(text, fill={"county": "永嘉县"})
    assert (receipt.accepted, receipt.refused) == (2, 2)
    said = [message.text() for message in receipt.messages]
    assert any("1 行没有日期" in text for text in said), said
    assert any("2 行没有写明行业" in text for text in said), said


def test_measured_values_and_limits_in_columns_of_their_own_come_to_their_items(load):
    load(
        "产品名称,生产企业,检验结论,不合格项目,实测值,标准值\n童装,甲,不合格,甲醛含量,98,≤75\n童装,乙,不合格,甲醛含量、pH值,98；8.9,≤75；4.0-7.5\n"
        "童装,丙,不合格,甲醛含量、pH值,98,≤75、4.0-7.5\n童装,丁,合格,/,/,/\n童装,戊,不合格,甲醛含量 实测 120,98,≤75\n"
    )
    told = [
        ([(item["measured"], item["limit"]) for item in row["failed_items"] or ()], row["failed_measured"], row["failed_limit"]) for row in rows()
    ]
    assert told == [
        ([("98", "≤75")], None, None),
        ([("98", "≤75"), ("8.9", "4.0-7.5")], None, None),
        ([(None, "≤75"), (None, "4.0-7.5")], "98", None),
        ([], None, None),
        ([("120", "≤75")], "98", None),
    ]


def test_set_fills_what_the_file_lacks_and_never_what_it_says(load):
    load(
        "产品名称,抽查级别,检验结论,公布日期\n闸阀,省级,合格,2007-07-18\n球阀,,合格,2007-07-18\n",
        fill={"level": "市级", "township": "瓯北街道", "trade": "阀门"},
    )
    assert [(row["level"], row["township_code"], row["trade"]) for row in rows()] == [
        ("provincial", "330324009", "阀门"),
        ("municipal", "330324009", "阀门"),
    ]


def test_set_with_a_word_that_cannot_be_is_refused(load):
    with pytest.raises(Refusal, match="level"):
        load("产品名称,检验结论\n闸阀,合格\n", fill={"level": "镇级"})


def test_the_campaign_gives_the_county_to_bare_township_names(load):
    load("产品名称,乡镇,检验结论,公布日期\n闸阀,桥头镇,合格,2007-07-18\n闸阀,乐清市柳市镇,合格,2007-07-18\n", campaign="yongjia-2007")
    assert [(row["county_code"], row["township_code"]) for row in rows()] == [("330324", "330324102"), ("330382", "330382114")]


def test_a_township_is_the_producers_in_production_and_the_sellers_on_the_market(load):
    load(
        "产品名称,抽样环节,生产企业地址,被抽样单位地址,检验结论\n"
        "闸阀,生产,浙江省永嘉县桥下镇工业区,温州市鹿城区,合格\n闸阀,流通,浙江省永嘉县桥下镇工业区,浙江省永嘉县岩头镇,合格\n"
    )
    assert [row["township"] for row in rows()] == ["桥下镇", "岩头镇"]


def test_codes_that_excel_has_broken_are_refused_with_the_reason(load):
    receipt = load("产品名称,统一社会信用代码,检验结论\n闸阀,9.13303E+17,合格\n闸阀,91110000600037341L,合格\n")
    assert (receipt.accepted, receipt.refused) == (1, 1)
    assert "Excel" in receipt.refused_cells[0].reason.text()


def test_one_number_is_one_enterprise_however_it_is_spelled(load):
    load("产品名称,生产单位,统一社会信用代码,检验结论\n闸阀,甲阀门有限公司,91110000600037341L,合格\n闸阀,甲阀门公司,91110000600037341L,合格\n")
    assert {row["producer_key"] for row in rows()} == {"甲阀门有限公司"}


def test_an_enterprise_is_the_same_under_its_old_and_its_new_number(load):
    old = "企业名称,组织机构代码,登记日期\n甲阀门厂,600037341,2007-06-30\n"
    new = "企业名称,统一社会信用代码,登记日期\n甲阀门有限公司,91110000600037341L,2016-06-30\n"
    load(old, dataset="enterprises")
    load(new, "二.csv", dataset="enterprises")
    assert {row["name_key"] for row in rows("SELECT * FROM enterprises")} == {"甲阀门厂"}


def test_excel_dates_and_numbers_in_a_workbook(load):
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "yyyy/m/d"})
        sheet.write_row(0, 0, ["产品名称", "抽样日期", "批号", "检验结论"])
        sheet.write(1, 0, "闸阀")
        sheet.write_datetime(1, 1, datetime.datetime(2007, 7, 18), day)
        sheet.write_number(1, 2, 20070601)
        sheet.write(1, 3, "合格")
    assert counts(load(made.getvalue(), "结果.xlsx")) == (1, 1, 0, 0, 0)
    assert [(str(row["sampled_on"]), row["lot"], str(row["produced_on"])) for row in rows()] == [("2007-07-18", "20070601", "2007-06-01")]


def test_a_first_verdict_stands_until_a_retest_speaks(load):
    receipt = load(
        "抽样单编号,检验机构,产品名称,公布日期,初检结论,复检结论,检验结论\n"
        "1,院,闸阀,2007-07-18,不合格,,\n2,院,闸阀,2007-07-18,合格,,\n3,院,闸阀,2007-07-18,不合格,合格,\n4,院,闸阀,2007-07-18,,,\n"
        "5,院,闸阀,2007-07-18,,,不合格（初检）；合格（复检）\n6,院,闸阀,2007-07-18,不合格,合格（标签不合格）,\n"
    )
    assert counts(receipt) == (6, 6, 0, 0, 0)
    assert [(row["first_verdict"], row["verdict"], row["labelling_only"]) for row in rows()] == [
        ("fail", "fail", False),
        ("pass", "pass", False),
        ("fail", "pass", False),
        (None, "not_judged", False),
        ("fail", "pass", False),
        ("fail", "fail", True),
    ]


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("'; DROP", "'; DROP"),
        ("'0012345", "0012345"),
        ("'甲厂'", "甲厂"),
        ("'一号'阀门厂", "'一号'阀门厂"),
        ("甲厂'", "甲厂"),
        ("'=1+1", "=1+1"),
        ("''", None),
        ("`甲", "甲"),
    ],
)
def test_an_apostrophe_that_marks_no_text_is_part_of_the_name(cell, name):
    """The first sign of “'; DROP” was lost."""
    assert tidy(cell) == name


DATED = "| 产品名称 | 生产企业 | 抽样日期 | 生产日期 | 检验结论\n"


def page(first, sampled, made):
    return "\n".join(f"| 闸阀{n} | 永嘉{n}阀门厂 | {sampled} | {made} | 合格" for n in range(first, first + 8))


@pytest.mark.parametrize(
    ("sampled", "made", "read"),
    [("2007-08-18", "2007-07-18", 16), ("2007-06-01", "2007-07-18", 8)],
    ids=["made on the day on which others were sampled", "the two days have changed places"],
)
def test_days_of_a_next_page_may_be_other_days_of_the_page_before(sampled, made, read):
    done, _messages = walked(drawn(DATED + page(1, "2007-07-18", "2007-06-01"), "一"), drawn(page(9, sampled, made), "二"))
    assert done.read == read
