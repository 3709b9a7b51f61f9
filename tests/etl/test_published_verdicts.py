"""Verdicts, retests and kinds of sampling as bureaus publish them, in cells, remarks and titles."""

import pytest

from tests.etl.layouts import items, told, values, walked
from words import Refusal


@pytest.mark.parametrize(("said", "verdicts"), [("未申请复检", "F"), ("企业无异议", "F"), ("放弃复检", "F"), ("合格", "P"), ("整改后合格", "")])
def test_a_retest_that_nobody_asked_for(said, verdicts):
    done, _messages = walked(f"| 产品名称 | 生产企业 | 检验结论 | 复检结论\n| 电吹风 | 丁 | 不合格 | {said}")
    assert told(done) == verdicts


@pytest.mark.parametrize("said", ["不合格（整改后合格）", "不合格，已责令整改", "不合格，整改后复查合格"])
def test_a_failure_stays_one_when_it_was_put_right(said):
    done, _messages = walked(f"| 产品名称 | 生产企业 | 检验结果\n| 灶具 | 甲 | 合格\n| 灶具 | 乙 | {said}")
    assert (told(done), items(done)) == ("PF", [[], []])


@pytest.mark.parametrize("said", ["整改后合格", "复查合格", "不合格，整改后复检合格"])
def test_what_came_after_the_sampling_is_no_verdict_of_the_batch(said):
    done, _messages = walked(f"| 产品名称 | 生产企业 | 检验结果\n| 灶具 | 甲 | 合格\n| 灶具 | 乙 | {said}")
    assert told(done) == "P"
    assert "说的是抽样以后的整改或复查" in done.cells[0].reason.text() and "应为“不合格”" in done.cells[0].mend.text()


@pytest.mark.parametrize(("said", "verdict"), [("一般不合格", "F"), ("A类不合格", "F"), ("轻微不合格", "F"), ("重要项目不合格", "F"), ("一般", "")])
def test_failures_with_their_class(said, verdict):
    done, _messages = walked(f"| 产品名称 | 生产企业 | 检验结果\n| 阀 | 甲 | 合格\n| 阀 | 乙 | {said}")
    assert told(done) == "P" + verdict


def test_only_failures_filled_in_make_no_rate():
    text = "| 企业名称 | 产品名称 | 检验结论\n| 甲 | 阀 |\n| 乙 | 阀 | 不合格\n| 丙 | 阀 |\n| 注：空白者为合格"
    done, messages = walked(text)
    assert (told(done), done.denominator) == ("-F-", False)
    assert any("结论一列只填了不合格，另有 2 行空着" in each for each in messages)
    said, _messages = walked(text, fill={"denominator": "true"})
    assert (told(said), said.denominator) == ("-F-", True)


def test_the_kind_may_be_named_by_its_level():
    done, _messages = walked(
        "| 抽查类型 | 抽样环节 | 产品名称 | 被抽样单位 | 检验结论\n| 国抽 | 网店 | 阀 | 甲 | 合格\n| 县抽 | 生产 | 阀 | 乙 | 合格"
    )
    assert values(done, "level", "kind", "link") == [("national", "routine", "circulation"), ("county", "routine", "production")]


@pytest.mark.parametrize(
    ("title", "kind", "said"),
    [
        ("不合格产品整改复查结果", "recheck", "抽查类型按标题读作复查"),
        ("2011年童装风险监测情况", "risk_monitoring", "抽查类型按标题读作风险监测"),
        ("2012年不合格企业跟踪监督抽查结果", "follow_up", "抽查类型按标题读作跟踪监督抽查"),
        ("2012年监督抽查及复查结果", None, "标题中既有复查又有其他抽查"),
        ("可比性跟踪抽查结果", None, ""),
    ],
)
def test_a_title_may_tell_a_kind_that_counts_in_no_rate(title, kind, said):
    done, messages = walked(f"| {title}\n| 产品名称 | 生产企业 | 检验结论\n| 阀 | 甲 | 合格\n| 阀 | 乙 | 不合格")
    assert values(done, "kind") == [(kind,)] * 2 if "kind" in done.rows.column_names else kind is None
    assert any(said in each for each in messages)


def test_the_title_of_each_table_tells_its_kind_before_the_name_of_the_file():
    lists = "| 企业名称 | 产品名称 | 检验结论\n| {0} | 阀 | 合格"
    text = "| 一、监督抽查结果\n" + lists.format("甲") + "\n| \n| 二、不合格企业复查结果\n" + lists.format("乙")
    done, _messages = walked(text, file="复查.xlsx")
    assert values(done, "producer", "kind") == [("甲", None), ("乙", "recheck")]


def test_retests_in_remarks_are_told():
    _done, messages = walked("| 产品名称 | 生产企业 | 检验结论 | 备注\n| 阀 | 甲 | 不合格 | 复检合格\n| 阀 | 乙 | 合格 |")
    assert "有 1 行在“备注”中写有复检情况，该列不读取。如以复检结论为准，请单列“复检结论”一栏。" in messages


def test_a_verdict_on_two_lines_names_its_item():
    done, _messages = walked("| 企业名称 | 产品名称 | 检验结论\n| 乙 | 阀 | 不合格 （壁厚）")
    assert (told(done), items(done)) == ("F", [["壁厚"]])


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("☑合格 □不合格", "P"),
        ("□合格 ☑不合格", "F"),
        ("合格□ 不合格√", "F"),
        ("■合格□不合格□不判定", "P"),
        ("□合格 □不合格", ""),
        ("☑合格 ☑不合格 □不判定", ""),
        ("所检项目符合GB 18401-2010、GB 31701-2015要求", "P"),
    ],
)
def test_the_answer_that_is_ticked_of_those_that_a_form_prints(said, verdict):
    done, _messages = walked(f"| 产品名称 | 生产企业 | 检验结论\n| 阀 | 甲 | {said}")
    assert (told(done), done.refused) == (verdict, 0 if verdict else 1)


def test_rows_that_say_that_nothing_failed_are_no_list_of_failures():
    with pytest.raises(Refusal, match="没有检验结论"):
        walked("| 抽查不合格项目汇总\n| 序号 | 产品名称 | 生产企业 | 不合格项目\n| 1 | 阀 | 甲 | 无\n| 2 | 阀 | 乙 | 壁厚")
    done, _messages = walked("| 不合格项目汇总\n| 序号 | 产品名称 | 生产企业 | 不合格项目\n| 1 | 阀 | 甲 | 密封\n| 2 | 阀 | 乙 | 壁厚")
    assert (told(done), done.denominator) == ("FF", False)


def test_a_needed_field_has_the_column_that_may_mean_two():
    done, _messages = walked("| 抽样单号 | 受检产品 | 受检单位 | 结论\n| A1 | 阀 | 甲 | 合格")
    assert values(done, "product", "sampled_unit") == [("阀", "甲")]


@pytest.mark.parametrize(
    ("header", "verdicts"), [("上次抽查结论 | 本次抽查结论", "PP"), ("企业自检结论 | 监督抽查结论", "PP"), ("2021年抽查结果 | 2022年抽查结果", None)]
)
def test_what_was_found_another_time_is_no_item_of_this_sample(header, verdicts):
    text = f"| 产品名称 | 生产企业 | {header}\n| 阀 | 甲 | 不合格 | 合格\n| 阀 | 乙 | 合格 | 合格"
    if verdicts is None:
        with pytest.raises(Refusal, match="没有检验结论"):
            walked(text)
        return
    done, _messages = walked(text)
    assert (told(done), items(done)) == (verdicts, [[], []])
