"""Layouts of other datasets and of later years: each is drawn small and walks the road to tidy rows."""

from datetime import date

import pytest

from etl import itemised, wide_items
from etl.tidy import periods
from tests.etl.layouts import drawn, items, told, values, walked
from words import Refusal


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (
            "| 产品名称 | 抽样日期 | | | 检验结论\n| | 年 | 月 | 日 |\n| 阀 | 2007 | 7 | 18 | 合格\n| 阀 | 07 | 7 | 19 | 合格\n| 阀 | / | | | 合格",
            "sampled_on",
        ),
        ("| 产品名称 | 年 | 月 | 日 | 检验结论\n| 阀 | 2007年 | 7月 | 18日 | 合格\n| 阀 | 2007 | 07 | 19 | 合格\n| 阀 | | | | 合格", "sampled_on"),
        (
            "| 产品名称 | 公布年份 | 公布月份 | 公布日 | 检验结论\n| 阀 | 2007 | 7 | 18 | 合格\n| 阀 | 2007 | 7 | 19 | 合格\n| 阀 | | | | 合格",
            "reported_on",
        ),
    ],
)
def test_year_month_and_day_in_columns_of_their_own_are_one_date(text, field):
    done, messages = walked(text)
    assert values(done, field) == [(date(2007, 7, 18),), (date(2007, 7, 19),), (None,)]
    assert (told(done), done.refused) == ("PPP", 0)
    assert any("合并读作" in each for each in messages)


@pytest.mark.parametrize(
    "header",
    [
        "| 产品名称 | 检验结论 | 不合格项目 | |\n| | | A类 | B类 | C类",
        "| 产品名称 | 检验结论 | A类不合格项目 | B类不合格项目 | C类不合格项目",
        "| 产品名称 | 检验结论 | 不合格项目（A类） | 不合格项目（B类） | 不合格项目（C类）",
        "| 产品名称 | 检验结论 | 极重要项目不合格 | 重要项目不合格 | 一般项目不合格",
    ],
)
def test_failed_items_in_a_column_for_each_class(header):
    done, _messages = walked(f"{header}\n| 阀 | 合格 | 合格 | / | 未发现不合格\n| 阀 | 不合格 | 1.壳体强度 | 1.硫含量，mg/kg；2.密封 | 1.5倍压力试验")
    named = [[(each["item"], each["class"]) for each in cell or []] for cell in done.rows["failed_items"].to_pylist()]
    assert named == [[], [("壳体强度", "A"), ("硫含量，mg/kg", "B"), ("密封", "B"), ("1.5倍压力试验", "C")]]
    assert told(done) == "PF"


ITEMS = """
| 序号 | 产品名称 | 生产企业 | 检验项目 | 标准值 | 实测值 | 单项结论
| 1 | 闸阀 | 甲 | 壳体强度 | 无泄漏 | 无泄漏 | 合格
| 1 | 闸阀 | 甲 | 密封 | 无泄漏 | 3mL | 不合格
| | | | 标志 | 齐全 | 齐全 | 合格
| 2 | 球阀 | 乙 | 壳体强度 | 无泄漏 | 无泄漏 | 合格
| 3 | 球阀 | 乙 | 壳体强度 | 无泄漏 | 无泄漏 | 合格
"""


def test_a_row_an_item_is_put_together_to_a_row_a_sample():
    done, messages = walked(ITEMS)
    assert (told(done), done.read, [each.row for each in done.skipped]) == ("FPP", 3, [3, 4])
    assert values(done, "items_tested", "source_row") == [(3, 2), (1, 5), (1, 6)]
    failed = done.rows["failed_items"].to_pylist()[0]
    assert [(each["item"], each["measured"], each["limit"]) for each in failed] == [("密封", "3mL", "无泄漏")]
    assert any("同一样品有多行" in each for each in messages)


OF_FAILURES = """
| 序号 | 产品名称 | 生产企业 | 检验项目 | 标准值 | 实测值
| 1 | 闸阀 | 甲 | 壳体 | ≥5 | 4
| 1 | 闸阀 | 甲 | 密封 | ≥6 | 3
| 2 | 球阀 | 乙 | 壁厚 | ≥7 | 2
"""


def test_a_list_of_failures_by_its_name_alone_with_a_row_an_item():
    """Nothing but the running number tells its samples, and nothing but the file's name that they failed."""
    done, _messages = walked(OF_FAILURES, file="2023年不合格产品.xlsx")
    assert (told(done), done.read, done.denominator) == ("FF", 2, False)
    named = [[(each["item"], each["measured"], each["limit"]) for each in cell] for cell in done.rows["failed_items"].to_pylist()]
    assert named == [[("壳体", "4", "≥5"), ("密封", "3", "≥6")], [("壁厚", "2", "≥7")]]
    done, _messages = walked(OF_FAILURES, file="2023年合格产品.xlsx")
    assert (told(done), done.denominator, items(done)) == ("PPP", False, [[], [], []])


@pytest.mark.parametrize(
    ("verdicts", "told_", "named"),
    [
        (("不合格", "合格", "合格", "合格"), "FP", [["壳体"], []]),
        (("不合格", "不合格", "合格", "合格"), "FP", None),  # of the batch, and nobody says which item failed
        (("不合格", "不合格", "不合格", "不合格"), "FF", [["壳体", "密封"], ["壁厚", "标志"]]),
    ],
)
def test_verdicts_in_rows_of_one_running_number(verdicts, told_, named):
    rows = ("1 | 闸阀 | 甲 | 壳体", "1 | 闸阀 | 甲 | 密封", "2 | 球阀 | 乙 | 壁厚", "2 | 球阀 | 乙 | 标志")
    lines = "\n".join(f"| {row} | {verdict}" for row, verdict in zip(rows, verdicts, strict=True))
    done, _messages = walked(f"| 序号 | 产品名称 | 生产企业 | 检验项目 | 检验结论\n{lines}")
    assert (told(done), values(done, "items_tested")) == (told_, [(2,), (2,)])
    assert named is None or items(done) == named


@pytest.mark.parametrize(
    "rows",
    [
        "| 1 | A1 | 闸阀 | 甲 | 壳体 | 合格 | GB/T 1 |\n| 2 | A1 | 闸阀 | 甲 | 密封 | 不合格 | GB/T 2 | 不合格\n| 3 | A2 | 球阀 | 乙 | 壳体 | 合格",
        "| 1 | A1 | 闸阀 | | 壳体 | 合格\n| 2 | A2 | 球阀 | 乙 | 壳体 | 合格\n| 3 | A1 | 闸阀 | 甲 | 密封 | 不合格 | | 不合格",
    ],
    ids=["each item by a standard of its own, the verdict in the last row", "not below one another"],
)
def test_rows_of_one_sample_that_do_not_say_the_same(rows):
    done, _messages = walked(f"| 序号 | 样品编号 | 产品名称 | 生产企业 | 检验项目 | 单项结论 | 执行标准 | 综合判定\n{rows}")
    assert (told(done), done.read, len(done.skipped)) == ("F-", 2, 1)
    assert values(done, "sample_no", "producer", "items_tested") == [("A1", "甲", 2), ("A2", "乙", 1)]
    assert [[each["item"] for each in cell or []] for cell in done.rows["failed_items"].to_pylist()] == [["密封"], []]


BY_ITEM = "| 序号 | 样品编号 | 产品名称 | 生产企业 | 检验项目 | 实测值 | 检验结论"


def test_verdicts_filled_item_by_item_under_one_sample_number():
    rows = "| 1 | A1 | 闸阀 | 甲 | 壳体 | 无 | 合格\n| 2 | A1 | 闸阀 | 甲 | 密封 | 3mL | 不合格\n| 3 | A2 | 球阀 | 乙 | 壳体 | 无 | 合格"
    done, _messages = walked(f"{BY_ITEM}\n{rows}")
    assert (told(done), done.read, len(done.skipped)) == ("FP", 2, 1)
    assert [[(each["item"], each["measured"]) for each in cell or []] for cell in done.rows["failed_items"].to_pylist()] == [[("密封", "3mL")], []]
    assert values(done, "items_tested") == [(2,), (1,)]


def test_one_contradicted_sample_does_not_change_how_the_others_are_read():
    """Words of a verdict were lost (labels only, first test), and cells that list several items counted as one item."""
    rows = "| 1 | A1 | 闸阀 | 甲 | {0} | | 合格\n| 2 | A1 | 闸阀 | 甲 | {1} | | 不合格\n"
    rows += "| 3 | A2 | 球阀 | 乙 | {0} | | 实物合格标签不合格\n| 4 | A3 | 球阀 | 丙 | {0} | | 不合格（初检）；合格（复检）"
    by_item, _messages = walked(f"{BY_ITEM}\n{rows.format('壳体', '密封')}")
    assert (told(by_item), values(by_item, "labelling_only", "first_verdict")) == ("FFP", [(False, None), (True, None), (False, "fail")])
    by_batch, _messages = walked(f"{BY_ITEM}\n{rows.format('壳体、密封', '壳体、密封')}")
    assert told(by_batch) == "FPFP" and ("items_tested" not in by_batch.rows.column_names or values(by_batch, "items_tested") == [(None,)] * 4)


def test_a_failure_stands_before_whatever_else_was_found_of_its_sample():
    done, messages = walked(
        "| 样品编号 | 产品名称 | 生产企业 | 检验结论\n| A1 | 闸阀 | 甲 | 不判定\n| A1 | 闸阀 | 甲 | 合格\n| A1 | 闸阀 | 甲 | 不合格"
    )
    assert told(done)[0] == "F" and any("按不合格计入" in each for each in messages)


CHECKED = "| 抽样单编号 | 产品名称 | 生产企业 | 抽样日期 | 检验结论 | 检验机构\n"


@pytest.mark.parametrize("spelled", ["甲阀门厂", "甲 阀门厂（盖章）"])
def test_a_failure_on_a_further_sheet_stands_before_the_pass_of_its_sample(spelled):
    """Each sheet was looked at by itself: the pass counted and the failure was set aside."""
    first = drawn(CHECKED + "| S1 | 闸阀 | 甲阀门厂 | 2007-07-18 | 合格 | 县质检所\n| S2 | 闸阀 | 乙 | 2007-07-18 | 合格 | 县质检所", "上半年")
    other = drawn(CHECKED + f"| S1 | 闸阀 | {spelled} | 2007-07-18 | 不合格 | 县质检所\n| S3 | 闸阀 | 乙 | 2007-07-18 | 合格 | 县质检所", "复核")
    done, messages = walked(first, other)
    assert values(done, "sample_no", "verdict", "source_sheet")[0] == ("S1", "fail", "复核")
    assert told(done) == "FPPP" and sum("按不合格计入" in each for each in messages) == 1


def test_a_failure_of_an_extract_counts_where_the_list_has_a_pass():
    listed = drawn(CHECKED + "| S1 | 闸阀 | 甲 | 2007-07-18 | 合格 | 县所\n| S2 | 闸阀 | 乙 | 2007-07-18 | 不合格 | 县所", "全部")
    failed = CHECKED + "| S1 | 闸阀 | 甲 | 2007-07-18 | 不合格 | 县所\n| S2 | 闸阀 | 乙 | 2007-07-18 | 不合格 | 县所"
    extract = drawn("| 不合格产品名单\n" + failed, "不合格")
    done, _messages = walked(listed, extract)
    assert values(done, "sample_no", "verdict", "denominator")[:2] == [("S1", "fail", True), ("S2", "fail", True)]


@pytest.mark.parametrize(
    ("rows", "verdicts", "told_of"),
    [
        ("| 1 | 闸阀 | 甲 | 壳体 | 合格\n| 2 | 闸阀 | 甲 | 密封 | 不合格\n| 3 | 闸阀 | 甲 | 标志 | 合格", "PFP", True),
        ("| 1 | 闸阀 | 甲 | 壳体、密封 | 合格\n| 1 | 闸阀 | 甲 | 密封、标志 | 不合格\n| 2 | 球阀 | 乙 | 壳体、标志 | 合格", "PFP", True),
        ("| 1 | 闸阀 | 甲 | 壳体 | 合格\n| 2 | 球阀 | 甲 | 密封 | 不合格", "PF", False),
    ],
    ids=["running numbers go on", "several items a cell", "nothing that could be joined"],
)
def test_a_row_a_batch_beside_items_is_not_put_together(rows, verdicts, told_of):
    done, messages = walked(f"| 序号 | 产品名称 | 生产企业 | 检验项目 | 单项判定\n{rows}")
    assert (told(done), len(done.skipped)) == (verdicts, 0)
    assert any("每行按一个批次读取" in each for each in messages) == told_of
    assert values(done, "items_tested") == [(None,)] * len(verdicts)


def test_an_item_that_passed_in_a_batch_that_failed_shows_that_running_numbers_count_items():
    """Four samples of five items each counted as twenty batches."""
    rows, items = [], ("外观", "壳体强度", "密封", "壁厚", "标志")
    for batch in range(4):
        for item in items:
            judged = "不合格" if batch == 0 and item == "壁厚" else "合格"
            rows.append(f"| {len(rows) + 1} | 甲{batch}厂 | 闸阀 | L{batch} | 2007-07-18 | {item} | {judged} | {'合格' if batch else '不合格'}")
    done, messages = walked("| 序号 | 生产企业 | 产品名称 | 批号 | 抽样日期 | 检验项目 | 单项判定 | 检验结论\n" + "\n".join(rows))
    assert (told(done), done.read, values(done, "items_tested")) == ("FPPP", 4, [(5,)] * 4)
    assert [[each["item"] for each in cell or []] for cell in done.rows["failed_items"].to_pylist()] == [["壁厚"], [], [], []]
    assert any("同一样品有多行" in each for each in messages)


def test_more_rows_of_items_than_can_be_put_together_are_refused(monkeypatch):
    """They were read a row a batch, or the hint was to take the verdict of an item for that of a batch."""
    monkeypatch.setattr(itemised, "MOST_ITEM_ROWS", 4)
    monkeypatch.setattr(itemised, "_TRIED", 3)
    with pytest.raises(Refusal, match="拆分"):
        walked(ITEMS)
    done, _messages = walked(f"{BY_ITEM}\n" + "\n".join(f"| {n} | A{n} | 闸阀 | 甲 | 壳体 | 无 | 合格" for n in range(6)))
    assert told(done) == "PPPPPP"
    monkeypatch.setattr(wide_items, "MOST_WIDE_ROWS", 1)
    with pytest.raises(Refusal, match="甲醛、色牢度"):
        walked("| 产品名称 | 生产企业 | 甲醛 | 色牢度\n| 童装 | 甲 | 合格 | 合格\n| 童装 | 乙 | 合格 | 不合格")


def test_a_verdict_of_the_whole_sample_stands_beside_its_items():
    text = (
        ITEMS.replace("单项结论", "单项结论 | 综合判定")
        .replace("无泄漏 | 合格\n| 1", "无泄漏 | 合格 | 不合格\n| 1")
        .replace("合格\n| 3", "合格 | 合格\n| 3")
    )
    done, _messages = walked(text)
    assert told(done).startswith("FP") and done.read == 3


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("合格\nQualified", "P"),
        ("不合格 Unqualified", "F"),
        ("合格 Fail", ""),
        ("该样品经检验，总酸项目不符合GB 18187-2000标准要求，检验结论为不合格。", "F"),
        ("所检氯化钠项目不符合标准要求", "F"),
        ("检验不合格，不合格项目：酸价", "F"),
        ("不合格，复查结论合格", ""),
        ("檢驗結果：不符合", "F"),
    ],
)
def test_verdicts_in_two_languages_and_in_sentences(said, verdict):
    done, _messages = walked(drawn("| 产品名称 | 生产企业 | 检验结论\n| 阀 | 甲 | " + said.replace("\n", " ")))
    assert told(done) == verdict


def test_a_sheet_named_by_its_trade_or_township_says_so_of_its_rows():
    text = "| 序号 | 企业名称 | 产品名称 | 检验结论\n| 1 | 甲 | 阀 | 合格"
    done, messages = walked(*(drawn(text, name) for name in ("阀门", "瓯北街道", "Sheet3")), county="330324")
    assert values(done, "trade", "township") == [("阀门", None), (None, "瓯北街道"), (None, None)]
    assert "工作表“阀门”各行的行业取自工作表名。" in messages
    said, _messages = walked(drawn(text, "阀门"), fill={"trade": "泵阀"})
    assert values(said, "trade") == [("泵阀",)]


def test_a_sheet_of_counts_beside_the_lists_is_named():
    counts = "| 产品 | 抽查企业数 | 抽查批次 | 不合格批次 | 不合格发现率\n| 电线 | 10 | 20 | 2 | 10%"
    done, messages = walked(
        drawn(counts, "汇总"), drawn("| 企业名称 | 产品名称 | 规格型号 | 商标 | 抽查结果\n| 甲 | 电线 | BV | a | 未发现不合格", "名单")
    )
    assert told(done) == "P"
    assert any(each.endswith("请在“工作表”中另选一张，再导入一次（命令行：--sheet）。") and "没有读取：汇总" in each for each in messages)


def test_the_day_above_the_table_is_offered_for_rows_without_one():
    _done, messages = walked("| 监督抽查结果\n| 发布时间：2018年5月4日\n| 受检单位 | 产品名称 | 结论\n| 甲 | 阀 | 合格")
    assert any("--set reported_on=2018-05-04" in each for each in messages)


@pytest.mark.parametrize(
    ("said", "level"), [("省级专项", "provincial"), ("市局风险监测", "municipal"), ("国家监督抽查任务", "national"), ("市场抽查", None)]
)
def test_who_ordered_it_with_what_it_was(said, level):
    done, _messages = walked(f"| 任务来源 | 产品名称 | 受检企业 | 判定\n| {said} | 阀 | 甲 | 合格\n| 县级 | 阀 | 甲 | 合格")
    assert values(done, "level") == [(each,) for each in (level, "county") if each]


REGISTER = """
| 企业基本情况普查表
| 填报单位：瓯北镇 | | | | 单位：万元
| 序号 | 企业名称 | 所在乡镇 | 产值 | | 企业分类 | | | 许可证 | 出口额（万美元）
| | | | 2005年 | 2006年 | A类 | B类 | C类 | |
| 1 | 甲阀门有限公司 | 瓯北镇 | -5 | ２，３００.5 | √ | | | XK21-001 | 12
| 2 | 乙阀门厂 | 瓯北镇 | 1 | 500元 | | √ | | 办理中 | 0
| 合计 | 2家 | | 1 | 2,800 | | | | |
"""


def test_a_register_with_years_below_the_output_and_ticks_below_the_class():
    merged = ((2, 3, 2, 4), (2, 5, 2, 7))
    done, messages = walked(drawn(REGISTER, merged=merged), dataset="enterprises", county="330324")
    assert values(done, "annual_sales", "compliance_class", "township") == [(2300.5, "A", "瓯北街道"), (0.05, "B", "瓯北街道")]
    assert [each and each[0]["number"] for each in done.rows["licences"].to_pylist()] == ["XK21-001", None]
    assert "exports" not in done.rows.column_names, "Dollars are no yuan."
    assert any("以外币计，没有读取" in each for each in messages)
    assert [each.row for each in done.skipped] == [7]


def test_reported_figures_are_what_was_reached_and_not_the_share_of_the_goal():
    done, _messages = walked(
        "| 指标名称 | 年度目标 | 本期完成 | 完成率(%) | 统计时间\n| 采标率 | 50 | 52.3% | 104.6 | 2011.7-9\n| 检定率 | 98 | 97.9 | 99 | 2011年3季度",
        dataset="indicators",
    )
    assert values(done, "value", "period_end") == [(52.3, date(2011, 9, 30)), (97.9, date(2011, 9, 30))]
    done, _messages = walked(
        "| 指标名称 | 数值 | 单位 | 年度\n| 采标率 | 0.5% |  | 2010\n| 投诉率 | 8‰ |  | 2010\n| 伤害率 | 8 | ‰ | 2010\n| 举报 | 12 | 起 | 2010",
        dataset="indicators",
    )
    assert values(done, "value", "unit") == [(0.5, "%"), (0.8, "%"), (0.8, "%"), (12.0, "起")], "A share says that it is held in percent."
    header = "| 地区 | 抽查批次 | 合格批次 | 批次合格率（％）"
    counted, _messages = walked(
        f"| 各县2010年情况\n{header}\n| 永嘉县 | 1,200 | 1,100 | 91.67%\n{header}\n| 鹿城区 | 334 | 291 | 87.1",
        dataset="indicators",
        fill={"indicator": "产品质量监督抽查合格率", "period_end": "2010年"},
    )
    assert values(counted, "numerator", "denominator", "value") == [(1100.0, 1200.0, 91.67), (291.0, 334.0, 87.1)]
    named, _messages = walked(
        "| 指标 | 数值 | 年度\n| 批次合格率 | 91.5 | 2010\n| 其中：童装 | 90 | 2010\n| 合格率 | 92 | 2011", dataset="indicators"
    )
    assert values(named, "value") == [(91.5,), (90.0,), (92.0,)], "A figure that a row is about is no total."
    with pytest.raises(Refusal, match=r"为所有行补填.*--set indicator=…"):
        walked("| 地区 | 抽查批次 | 合格批次 | 时期\n| 永嘉县 | 1,200 | 1,100 | 2010年", dataset="indicators")


def test_figures_without_a_period_are_told_how_to_give_one():
    text = "| 2010年上半年产品质量指标\n| 指标 | 数值 | 单位\n| 抽查批次 | 40 | 批\n| 合格批次 | 36 | 批\n| 不合格批次 | 4 | 批\n| 合格率 | 90 | %"
    with pytest.raises(Refusal, match=r"没有写明时期.*--set period_end=2010年上半年"):
        walked(text, dataset="indicators")
    done, _messages = walked(text, dataset="indicators", fill={"period_end": "2010年上半年"})
    assert values(done, "value", "period_end")[0] == (40.0, date(2010, 6, 30)) and done.read == 4


@pytest.mark.parametrize(
    ("said", "end"),
    [
        ("截至2011年9月底", date(2011, 9, 30)),
        ("2011年前三季度", date(2011, 9, 30)),
        ("2011年1-9月", date(2011, 9, 30)),
        ("2010年末", date(2010, 12, 31)),
        ("2011年第3季度", date(2011, 9, 30)),
    ],
)
def test_periods_as_reports_name_them(said, end):
    assert periods.parse_period(said, end=True) == end


def test_orders_due_within_so_many_days_and_not_done_yet():
    done, messages = walked(
        """
        | 责令整改通知书编号 | 企业名称 | 通知书下达日期 | 整改期限 | 企业整改完成日期 | 复查时间 | 复查结果
        | 12 | 甲 | 2009.3.1 | 30天 | 2009.3.20 | 2009.4.1 | 合格
        | 13 | 乙 | 2009.3.2 | 2009.4.2 | 未完成 | | 未复查
        | 14 | 丙 | 2009.3.2 | 限六十日内 | 正在整改 | 2009.5.5 | 仍不合格
        | 15 | 丁 | 2009.3.2 | 10个工作日 | | |
        | 16 | 戊 | 2009.3.2 | 十五日内 | | |
        """,
        dataset="rectifications",
    )
    due, done_on, outcome = date(2009, 3, 31), date(2009, 3, 20), "confirmed"
    assert values(done, "due_on", "rectified_on", "outcome") == [
        (due, done_on, outcome),
        (date(2009, 4, 2), None, None),
        (date(2009, 5, 1), None, "failed"),
        (date(2009, 3, 17), None, None),
    ]
    assert done.refused == 1 and any("整改期限中有 3 格写的是天数" in each for each in messages)


def test_cases_and_complaints_as_their_offices_list_them():
    cases, _messages = walked(
        """
        | 2007年打假案件查处情况统计表   单位：元
        | 案件名称 | 当事人 | 案由 | 发现时间 | 结案时间 | 罚没款 | 文书号
        | 甲厂无证生产案 | 甲厂 | 无证生产 | 2007.4.1 | 2007.5.8 | 20,000 | 质监罚字[2007]第3号
        | 乙厂假冒案 | 乙厂 | 假冒注册商标 | 2007.4.3 | 在办 | / |
        """,
        dataset="enforcement",
    )
    assert values(cases, "violation", "opened_on", "closed_on", "penalty") == [
        ("no_permit", date(2007, 4, 1), date(2007, 5, 8), 2.0),
        ("counterfeit", date(2007, 4, 3), None, None),
    ]
    heard, _messages = walked(
        """
        | 登记号 | 登记时间 | 来源方式 | 被诉方名称 | 诉求内容 | 是否属实 | 办结时间
        | 1 | 2011-03-15 09:30:21 | 来电 | 甲店 | 褪色 | 属实 | 2011-03-20
        | 2 | 2011/3/16 | 来函 | 乙厂 | 无证 | 不属实 | 办理中
        """,
        dataset="complaints",
    )
    assert values(heard, "source", "enterprise", "verified", "closed_on") == [
        ("hotline", "甲店", True, date(2011, 3, 20)),
        ("letter", "乙厂", False, None),
    ]


def test_no_complaint_is_lost_for_its_source():
    said = {
        "温州电视台": "media", "中国消费者报": "media", "央视3·15晚会": "media", "12315热线": "hotline", "市长热线": "hotline",
        "群众举报": "consumer", "全国12315平台": "letter", "县长信箱": "letter", "省局转办": "transferred", "媒体": "media", "巡查发现": "other",
    }  # fmt: skip
    done, messages = walked("| 登记时间 | 来源 | 诉求内容\n" + "\n".join(f"| 2011-03-15 | {each} | 褪色" for each in said), dataset="complaints")
    assert [row[0] for row in values(done, "source")] == list(said.values())
    named = dict(zip(said, values(done, "media", "remark"), strict=True))
    assert named["温州电视台"] == ("温州电视台", None) and named["媒体"] == (None, None) and named["巡查发现"] == (None, "来源：巡查发现")
    assert any("来源未能识别，按“其他”计：巡查发现" in each for each in messages)


def test_what_townships_had_to_do():
    done, _messages = walked(
        """
        | 整治工作进度表（第12周）
        | 乡镇（部门） | 任务 | 具体内容 | 计划完成时间 | 实际完成时间 | 计划数 | 完成数 | 完成率
        | 瓯北镇 | 企业自查 | 自查表 | 2007年4月15日 | 2007.5.3 | 120家 | 118家 | 98.3%
        | 质监局 | 监督检查 | 抽查 | 2007.6.30 | 未完成 | 300批次 | 210 | 70%
        """,
        dataset="progress",
        county="330324",
    )
    assert values(done, "unit", "item", "due_on", "done_on", "planned", "amount") == [
        ("瓯北镇", "自查表", date(2007, 4, 15), date(2007, 5, 3), 120.0, 118.0),
        ("质监局", "抽查", date(2007, 6, 30), None, 300.0, 210.0),
    ]


def test_a_header_broken_into_two_lines_is_no_record():
    done, _messages = walked("| 企业 | 产品 | 出厂价 | 结论\n| 名称 | 名称 | （元/台） |\n| 甲 | 闸阀 | 1200 | 合格")
    assert values(done, "producer", "product", "verdict") == [("甲", "闸阀", "pass")]


@pytest.mark.parametrize(("numbered", "told_of"), [(False, 1), (True, 0)])
def test_two_sheets_with_the_same_rows_are_told_where_both_count(numbered, told_of):
    """A draft beside the final list: sample numbers would make its rows repeated ones."""
    header = "| 产品名称 | 生产企业 | 检验结论" + (" | 样品编号" if numbered else "")
    rows = [f"| 闸阀 | {name} | {verdict}" + (f" | S{n}" if numbered else "") for n, (name, verdict) in enumerate([("甲", "合格"), ("乙", "不合格")])]
    sheet = "\n".join([header, *rows])
    done, messages = walked(drawn(sheet, "定稿"), drawn(sheet, "草稿"))
    assert done.read == 4
    assert sum("内容完全相同" in each for each in messages) == told_of, messages


def test_a_pass_rate_above_100_per_cent_is_refused_and_a_plan_done_beyond_it_is_not():
    text = "| 指标 | 数值 | 单位 | 年度\n| 抽查合格率 | 130 | % | 2010\n| 抽查合格率 | 91.5 | % | 2010\n| 计划完成率 | 110 | % | 2010"
    done, _messages = walked(text, dataset="indicators")
    assert [(cell.row, cell.reason.text()) for cell in done.cells] == [(2, "合格率超过了 100%。")]
    assert values(done, "indicator", "value") == [("抽查合格率", 91.5), ("计划完成率", 110.0)]


def test_blanks_in_a_column_of_townships_are_told():
    header = "| 产品名称 | 乡镇街道 | 检验结论 | 行业"
    done, messages = walked(f"{header}\n| 闸阀 | 瓯北街道 | 合格 | 阀门\n| 球阀 | | 合格 | 阀门\n| 蝶阀 | | 不合格 | 阀门", county="330324")
    assert told(done) == "PPF" and any(each.startswith("有 2 行没有写明乡镇街道") for each in messages)


MARKED = (
    "| 样品编号 | 产品名称 | 总迁移量（≤10mg/dm²） | 脱色试验 | 跌落 | 备案 | 综合判定\n"
    "| S1 | 杯 | 7.2 | 阴性 | √ | × | 合格\n| S2 | 杯 | ＜1.0 | 阴性 | √ | √ | 合格\n| S3 | 杯 | 10 | 阴性 | √ | × | 合格\n"
    "| S4 | 杯 | 11.1 | 阳性（不合格） | √ | √ | 不合格\n| S5 | 杯 | 2 | 阴性 | × | √ | 不合格"
)


def test_marks_and_figures_below_items_are_read_where_the_verdicts_bear_them_out():
    """A cross that stands in batches that passed as well (备案) tells of no item."""
    done, messages = walked(MARKED)
    assert told(done) == "PPPFF"
    assert [[(each["item"], each["measured"], each["limit"]) for each in cell or []] for cell in done.rows["failed_items"].to_pylist()[3:]] == [
        [("总迁移量", "11.1", "≤10mg/dm²"), ("脱色试验", None, None)],
        [("跌落", None, None)],
    ]
    assert any("总迁移量" in each and "脱色试验" in each and "跌落" in each and "备案" not in each for each in messages)


def test_marks_that_leave_a_failed_batch_unexplained_are_not_read():
    done, _messages = walked(MARKED.replace("| 2 | 阴性 | × |", "| 2 | 阴性 | √ |"))
    assert told(done) == "PPPFF" and values(done, "failed_items") == [(None,)] * 5
