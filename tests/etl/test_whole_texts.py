"""Where a table begins, how its columns are parted, and which files are refused as a whole, with the sentence."""

import io

import openpyxl
import pytest

import store
from tests.etl.came import counts, rows
from words import Refusal


def test_a_quote_that_opens_in_the_last_line_and_never_closes_is_refused(load):
    with pytest.raises(Refusal, match="第 3 行"):
        load('产品名称,生产单位,检验结论\n闸阀,甲厂,合格\n球阀,",合格')
    assert load('产品名称,生产单位,检验结论\n闸阀,甲厂,合格\n球阀 2",乙厂,合格\n').accepted == 2, "Two inches are no quote."


SIGNS = [",,,,\n,,,,\n", ";;;\n;;;\n", "\t\t\n\t\t\n", "|||\n|||\n", ",;\t|\n;;,,\n||\t\t\n", '"","",""\n', "-----\n=====\n"]


@pytest.mark.parametrize("text", [*SIGNS, "\u200b,\u200b\n\u200b,\u200b\n"])
def test_a_text_of_nothing_but_separators_is_refused_with_that_sentence(load, text):
    with pytest.raises(Refusal, match=r"没有任何文字|只有分隔符"):
        load(text)


@pytest.mark.parametrize("sign", ["，", "；", "、", ":", "^", "   ", " "])
def test_columns_that_are_parted_by_a_sign_that_parts_nothing_are_seen(load, sign):
    with pytest.raises(Refusal, match="各列无法分清：第 1 行"):
        load("\n".join(sign.join(row) for row in [("产品名称", "生产单位", "检验结论"), ("闸阀", "甲厂", "合格"), ("球阀", "乙厂", "合格")]))


@pytest.mark.parametrize(
    "text",
    [
        "产品名称\t生产单位\t检验结论\n闸阀,甲厂,合格\n球阀,乙厂,合格\n蝶阀,乙厂,合格\n",
        "产品名称,生产单位,检验结论\n闸阀;甲厂;合格\n球阀;乙厂;合格\n",
        "产品名称,生产单位;检验结论\n闸阀,甲厂;合格\n球阀,乙厂;不合格\n",
    ],
)
def test_two_separators_by_turns_are_refused_with_the_row(load, text):
    with pytest.raises(Refusal, match="各列无法分清：第 1 行"):
        load(text)


@pytest.mark.parametrize(
    "text",
    [
        "2007年,永嘉县,阀门,监督抽查,结果,汇总\n产品名称;生产单位;检验结论\n闸阀;甲,乙厂;合格\n",
        "产品名称;生产单位;检验结论;数量\n闸阀;甲,乙厂;合格;1,5\n球阀;丙厂;合格;2,5\n",
        "sep=;\n产品名称;生产单位;检验结论\n闸阀;甲,乙厂;合格\n",
        '产品名称\t生产单位\t检验结论\n"闸阀"\t"甲,乙厂"\t合格\n',
    ],
)
def test_commas_inside_cells_are_no_separators(load, text):
    load(text)
    assert (rows()[0]["product"], rows()[0]["producer"]) == ("闸阀", "甲,乙厂")


@pytest.mark.parametrize(
    ("text", "header", "field"),
    [
        ("产品名称,生产企业,最后怎么样\n童装,甲厂,合格\n童装,乙厂,不合格\n", "最后怎么样", "verdict"),
        ("产品名称,生产企业,怎么样\n童装,甲厂,达到要求\n童装,乙厂,没达到\n", None, "verdict"),
        ("产品及名字,生产企业,检验结论\n童装,甲厂,合格\n", "产品及名字", "product"),
    ],
)
def test_a_refusal_names_the_column_that_may_be_meant(load, text, header, field):
    with pytest.raises(Refusal) as refused:
        load(text)
    said = str(refused.value)
    assert (f"--map {header}={field}" in said) is (header is not None)
    if header:
        assert load(text, mapping={header: field}).accepted


def test_sheets_of_one_form_are_read_together_and_others_are_named(load):
    made = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.title = "一季度"
    for sheet, lot in ((book.active, "1"), (book.create_sheet("二季度"), "2")):
        sheet.append(["产品名称", "批号", "检验结论"])
        sheet.append(["闸阀", lot, "合格"])
    other = book.create_sheet("企业")
    other.append(["企业名称", "商标"])
    other.append(["甲厂", "甲"])
    book.save(made)
    receipt = load(made.getvalue(), "年度.xlsx")
    assert (receipt.sheet, receipt.accepted) == ("一季度、二季度", 2)
    assert any("企业" in message.text() for message in receipt.messages)
    assert [row["source_sheet"] for row in rows("SELECT * FROM sampling_results ORDER BY lot")] == ["一季度", "二季度"]


def test_every_row_below_the_header_is_read_or_skipped_with_its_reason(load):
    receipt = load("2007年抽查结果,,\n序号,产品名称,检验结论\n1,闸阀,合格\n,,\n2,,\n3,球阀,合格\n合计,2,\n注：以上结果仅对样品负责,,\n")
    assert (receipt.read, receipt.accepted) == (2, 2)
    assert [(each.row, bool(each.why.text())) for each in receipt.skipped] == [(5, True), (7, True), (8, True)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("产品名称,检验结论\n", "只有表头"),
        ("天气,温度\n晴,20\n", "没有一列属于"),
        ("商标,检验结论\n甲,合格\n", "产品名称"),
    ],
)
def test_a_file_that_cannot_be_read_as_a_whole_is_refused_with_a_sentence(load, text, sentence):
    with pytest.raises(Refusal, match=sentence):
        load(text)
    assert store.open(demo=False).is_empty()


@pytest.mark.parametrize(("encoding", "separator"), [("utf-8-sig", ","), ("gb18030", ";"), ("utf-16", "\t")])
def test_encodings_and_separators_say_the_same(load, encoding, separator):
    receipt = load("产品名称,生产单位,检验结论\n闸阀，某型,甲厂,合格\n".replace(",", separator), encoding=encoding)
    assert counts(receipt) == (1, 1, 0, 0, 0)
    assert rows()[0]["product"] == "闸阀，某型"
