"""Whole files down the road: other bureaus', other years' and other layouts, and the counts that must add up."""

import datetime
import io

import openpyxl
import pytest
import xlsxwriter

import etl
import store
from access import LOCAL_OPERATOR, Actor
from words import Refusal

HEADER = "抽样单编号,承检机构,产品名称,生产单位,抽样日期,检验结论,不合格项目"


@pytest.fixture
def load(tmp_path):
    def load(text, name="结果.csv", dataset="sampling_results", encoding="utf-8", **said):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        receipt = etl.load(path, dataset, actor=LOCAL_OPERATOR, **said)
        assert receipt.accepted + receipt.refused + receipt.repeated + receipt.conflicts == receipt.read, "Rows went missing on the way."
        return receipt

    return load


def rows(query="SELECT * FROM sampling_results ORDER BY source_row"):
    cursor = store.open(demo=False).at().cursor()
    found = cursor.execute(query)
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def counts(receipt):
    return receipt.read, receipt.accepted, receipt.refused, receipt.repeated, receipt.conflicts


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


def test_the_same_file_again_changes_nothing(load):
    text = f"{HEADER}\nA1,院,闸阀,甲厂,2007-07-18,合格,\nA2,院,闸阀,乙厂,2007-07-18,不合格,密封\n"
    first, again = load(text), load(text)
    assert counts(first) == (2, 2, 0, 0, 0)
    assert counts(again) == (2, 0, 0, 2, 0)
    assert again.data_version == first.data_version
    assert again.upload == first.upload


def test_the_same_sample_with_another_verdict_is_a_conflict_and_replace_settles_it(load):
    load(f"{HEADER}\nA1,院,闸阀,甲厂,2007-07-18,合格,\n")
    assert counts(load(f"{HEADER}\nA1,院,闸阀,甲厂,2007-07-18,不合格,密封\n", "二.csv")) == (1, 0, 0, 0, 1)
    assert [row["verdict"] for row in rows()] == ["pass"]
    assert counts(load(f"{HEADER}\nA1,院,闸阀,甲厂,2007-07-18,不合格,强度\n", "三.csv", replace=True)) == (1, 1, 0, 0, 0)
    assert [row["verdict"] for row in rows()] == ["fail"]


def test_the_same_sample_twice_in_one_file_keeps_the_first(load):
    receipt = load(f"{HEADER}\nA1,院,闸阀,甲厂,2007-07-18,合格,\nA1,院,闸阀,甲厂,2007-07-18,不合格,密封\n")
    assert counts(receipt) == (2, 1, 0, 0, 1)
    assert [row["verdict"] for row in rows()] == ["pass"]


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


def test_a_quote_that_opens_in_the_last_line_and_never_closes_is_refused(load):
    with pytest.raises(Refusal, match="第 3 行"):
        load('产品名称,生产单位,检验结论\n闸阀,甲厂,合格\n球阀,",合格')
    assert load('产品名称,生产单位,检验结论\n闸阀,甲厂,合格\n球阀 2",乙厂,合格\n').accepted == 2, "Two inches are no quote."


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


@pytest.mark.parametrize(("last", "denominator"), [("不合格,2007.13.2", False), ("待定,2007-07-09", True)])
def test_a_bad_date_makes_no_survey_of_a_list_of_failures_but_an_unknown_verdict_may_be_a_pass(load, last, denominator):
    lines = [f"闸阀,厂{i},不合格,2007-07-09" for i in range(12)]
    receipt = load("\n".join(["产品名称,生产企业,检验结论,抽样日期", *lines, f"闸阀,末厂,{last}", ""]))
    assert (receipt.accepted, receipt.refused, receipt.denominator) == (12, 1, denominator)


def test_what_is_said_of_undated_rows_and_rows_without_a_trade_leaves_the_refused_ones_out(load):
    receipt = load("产品名称,生产企业,抽样日期,检验结论\n闸阀,甲,2007-07-09,合格\n球阀,乙,2007-13-09,合格\n蝶阀,丙,,合格\n截止阀,丁,,待检\n")
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


def test_a_title_with_both_is_no_list_of_failures(load):
    receipt = load("合格和不合格产品名单,,\n产品名称,生产企业,检验结论\n童装,甲厂,不合格\n童装,乙厂,合格\n")
    assert receipt.denominator is True


def test_a_file_that_says_nowhere_what_passed_is_refused_and_set_mends_it(load):
    text = "产品名称,生产企业,公布日期\n童装,甲厂,2009-03-01\n"
    with pytest.raises(Refusal, match="检验结论"):
        load(text)
    receipt = load(text, fill={"verdict": "不合格"})
    assert (receipt.failed, receipt.denominator) == (1, False)


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


def test_a_likeness_is_a_suggestion_until_a_person_confirms_it_and_then_it_is_remembered(load):
    text = "产品名称,生产企业名字,检验结论\n闸阀,甲厂,合格\n"
    first = load(text)
    assert first.unmatched == ("生产企业名字",)
    assert "生产企业名字" not in first.columns
    store.open(demo=False).withdraw(first.upload, "未对应企业", actor=LOCAL_OPERATOR)
    load(text, mapping={"生产企业名字": "producer"})
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


def test_an_enterprise_is_the_same_under_its_old_and_its_new_number(load):
    old = "企业名称,组织机构代码,登记日期\n甲阀门厂,600037341,2007-06-30\n"
    new = "企业名称,统一社会信用代码,登记日期\n甲阀门有限公司,91110000600037341L,2016-06-30\n"
    load(old, dataset="enterprises")
    load(new, "二.csv", dataset="enterprises")
    assert {row["name_key"] for row in rows("SELECT * FROM enterprises")} == {"甲阀门厂"}


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


@pytest.mark.parametrize(("encoding", "separator"), [("utf-8-sig", ","), ("gb18030", ";"), ("utf-16", "\t")])
def test_encodings_and_separators_say_the_same(load, encoding, separator):
    receipt = load("产品名称,生产单位,检验结论\n闸阀，某型,甲厂,合格\n".replace(",", separator), encoding=encoding)
    assert counts(receipt) == (1, 1, 0, 0, 0)
    assert rows()[0]["product"] == "闸阀，某型"


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


def test_lines_without_any_name_are_each_a_sample(load):
    """A list that names no producer describes its samples too thinly for a conflict; the file again is known by its lines."""
    text = "不合格产品名单,,\n产品名称,公布日期,不合格项目\n玻璃水,2023-10-20,冰点\n玻璃水,2023-10-20,甲醇含量\n"
    assert counts(load(text)) == (2, 2, 0, 0, 0)
    assert counts(load(text)) == (2, 0, 0, 2, 0)


def test_lines_that_differ_in_more_than_the_finding_are_two_samples(load):
    text = "产品名称,生产单位,产品类别,检验结论\n闸阀,甲厂,铁制,合格\n闸阀,甲厂,铜制,不合格\n"
    assert counts(load(text)) == (2, 2, 0, 0, 0)


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
