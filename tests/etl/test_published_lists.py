"""Lists as bureaus publish them, drawn small: what was misread or lost in one of them once is read rightly or refused in words."""

from datetime import date

import pytest

from etl.tidy import dates
from tests.etl.layouts import items, told, values, walked
from words import Refusal


def test_a_notice_of_failures_whose_results_are_figures():
    done, messages = walked(
        """
        | 不合格食品信息
        | 序号 | 标称生产企业名称 | 食品名称 | 不合格项目 | 检验结果 | 标准值 | 检验机构
        | 1 | 甲 | 凉皮 | 脱氢乙酸 | 0.5g/kg | 不得使用 | 省院
        | 2 | / | 鸡蛋 | 恩诺沙星 | 未检出 | ≤10μg/kg | 省院
        """
    )
    assert (told(done), done.refused, done.denominator) == ("FF", 0, False)
    assert [each[0]["measured"] for each in done.rows["failed_items"].to_pylist()] == ["0.5g/kg", "未检出"]
    assert "“检验结果”一列写的是数值，不是结论，已读作实测值。" in messages


def test_the_double_bars_of_food_notices_in_a_header():
    done, _messages = walked("| 被抽样单位名称 | 食品名称 | 检验结论 | 不合格项目‖检验结果‖标准值\n| 甲 | 韭菜 | 不合格 | 腐霉利‖0.85mg/kg‖≤0.2mg/kg")
    assert items(done) == [["腐霉利"]]


def test_signatures_with_their_day_and_marks_of_further_pages_are_no_records():
    done, _messages = walked(
        """
        | 受检单位 | 产品名称 | 检验结论 | 备注 | 乡镇
        | 甲站 | 钢瓶 | 合格 | |
        | 续表 | | | |
        | 乙站 | 钢瓶 | 不合格 | |
        | 填表人：张三 | | 审核人：李四 | | 2009年5月6日
        """
    )
    assert (told(done), [each.row for each in done.skipped]) == ("PF", [3, 5])


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


def test_figures_side_by_side_below_their_periods_or_regions_are_told_apart():
    with pytest.raises(Refusal, match="并列在“一季度、二季度”各列下"):
        walked("| 2010年各季度合格率\n| 指标名称 | 一季度 | 二季度\n| 抽查合格率 | 88.1 | 89.0", dataset="indicators")
    with pytest.raises(Refusal, match="并列在“全国、全省、本县”各列下"):
        walked("| 指标 | 年度 | 全国 | 全省 | 本县\n| 抽查合格率 | 2010 | 87.6 | 90.1 | 92", dataset="indicators")


def test_the_end_of_a_month():
    assert (dates.parse("2007年4月底"), dates.parse("2008.2月末")) == (date(2007, 4, 30), date(2008, 2, 29))


def test_rows_below_a_merged_name_of_a_text_file_are_the_enterprise_s_too():
    done, messages = walked(
        """
        | 序号 | 企业名称 | 所在乡镇 | 产品名称 | 抽样日期 | 抽查结果
        | 1 | 甲厂 | 瓯北镇 | 闸阀 | 2009-03-01 | 合格
        | | | | 球阀 | | 不合格
        | 2 | / | 桥下镇 | 截止阀 | 2009-03-02 | 合格
        | 3 | 乙厂 | | 截止阀 | 2009-03-02 | 合格
        | | 丙厂 | | 玩具 | | 合格
        """
    )
    assert values(done, "producer", "township", "sampled_on") == [
        ("甲厂", "瓯北街道", date(2009, 3, 1)),
        ("甲厂", "瓯北街道", date(2009, 3, 1)),
        (None, "桥下镇", date(2009, 3, 2)),
        ("乙厂", None, date(2009, 3, 2)),
        ("丙厂", None, None),
    ]
    assert any(each.startswith("有 1 行没有序号也没有名称") for each in messages)


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


def test_a_line_drawn_below_the_header_is_no_record():
    done, _messages = walked("| 序号 | 产品名称 | 生产企业 | 检验结论\n| ---- | ---- | ---- | ----\n| 1 | 阀 | 甲 | 合格")
    assert (told(done), [each.row for each in done.skipped]) == ("P", [2])


WIDE = "| 序号 | 样品名称 | 生产单位 | 甲醛含量 | | pH值 | | 综合判定\n| | | | 实测值 | 单项判定 | 实测值 | 单项判定 |"


def test_items_in_columns_of_their_own_tell_what_failed_and_the_verdict():
    done, messages = walked(
        """
        | 企业名称 | 产品名称 | 甲醛含量 | pH值 | 标识 | 是否立案
        | 甲 | 童衣 | 合格 | 合格 | 合格 | 否
        | 乙 | 童裤 | 合格 | / | 不合格 | 是
        | 丙 | 童裤 | / | / | / | 否
        """
    )
    assert (told(done), items(done)) == ("PF-", [[], ["标识"], []])
    assert values(done, "labelling_only")[1] == (True,)
    assert "“甲醛含量、pH值、标识”各列每列是一个检验项目：检验结论由这些列读出。" in messages


def test_the_figures_of_an_item_stand_below_its_name():
    done, _messages = walked(f"{WIDE}\n| 1 | 童衣 | 甲 | 20 | 合格 | 7.0 | 合格 | 合格\n| 2 | 童裤 | 乙 | 20 | 合格 | 9.1 | 不合格 | 不合格")
    assert told(done) == "PF"
    assert [[(each["item"], each["measured"]) for each in cell or []] for cell in done.rows["failed_items"].to_pylist()] == [[], [("pH值", "9.1")]]


def test_a_passed_batch_takes_no_failed_item_from_columns_beside_its_verdict():
    done, _messages = walked(
        """
        | 产品名称 | 生产单位 | 外观 | 尺寸 | 上次抽查结果 | 检验结论
        | 阀 | 甲 | 合格 | 不合格 | 不合格 | 合格
        | 阀 | 乙 | 合格 | 不合格 | 合格 | 不合格
        """
    )
    assert (told(done), items(done), done.refused) == ("PF", [[], ["尺寸"]], 0)


def test_a_row_that_stands_for_several_batches_is_told():
    done, messages = walked("| 受检单位 | 产品名称 | 抽样批次 | 检验结论\n| 甲 | 阀 | 3 | 合格\n| 乙 | 阀 | 1 | 不合格")
    assert told(done) == "PF" and any("有 1 行各代表多个批次" in each for each in messages)


@pytest.mark.parametrize("said", ["2007.7.18-7.20", "2007.7.18-20", "2007/7/18-20", "200707201030"])
def test_short_ranges_of_days_and_days_with_their_minute(said):
    assert dates.parse(said) == date(2007, 7, 20)


def test_an_office_and_its_day_below_the_list_are_a_signature():
    done, _messages = walked("| 企业名称 | 产品名称 | 结果 | 抽样日期\n| 甲 | 燃气灶 | 合格 | 2013/6/1\n| 温州市质监局 | | | 2013年7月1日")
    assert (told(done), [each.row for each in done.skipped]) == ("P", [3])


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


@pytest.mark.parametrize(("header", "cell", "told_of"), [("年销售额", "500", True), ("年销售额（元）", "500", False), ("年销售额", "500万", False)])
def test_a_unit_of_money_that_nobody_says_is_told(header, cell, told_of):
    _done, messages = walked(f"| 企业名称 | {header}\n| 甲 | {cell}", dataset="enterprises")
    assert any("没有写明单位，已按万元读取" in each for each in messages) == told_of


def test_rates_written_as_fractions():
    done, messages = walked(
        """
        | 指标 | 时期 | 抽查批次 | 合格批次 | 数值
        | 合格率 | 2010年 | 120 | 108 | 0.9
        | 合格率 | 2009年 | | | 0.915
        | 强检率 | 2010年 | | | 0.98
        | 合格率 | 2008年 | | | 91.5%
        | 合格率 | 2007年 | | | 0.9%
        """,
        dataset="indicators",
    )
    assert values(done, "value") == [(90.0,), (0.98,), (91.5,), (0.9,)]
    assert [(cell.row, cell.reason.text()) for cell in done.cells] == [(3, "合格率不大于 1，且没有百分号。")]
    assert any("有 1 个比率写成了小数" in each for each in messages) and any("有 1 个比率不大于 1" in each for each in messages)


@pytest.mark.parametrize(
    ("first", "second", "field", "said"),
    [
        ("一、瓯北镇", "二、桥头镇", "township", [("瓯北街道",), ("瓯北街道",), ("桥头镇",)]),
        ("瓯北镇（2批次）", "桥头镇", "township", [("瓯北街道",), ("瓯北街道",), ("桥头镇",)]),
        ("（一）阀门", "（二）童装", "trade", [("阀门",), ("阀门",), ("童装",)]),
        ("一、生产企业", "二、桥头镇", "township", None),
    ],
)
def test_headings_within_a_list_name_the_township_or_trade(first, second, field, said):
    rows = f"| {first}\n| 1 | 甲 | 闸阀 | a | 合格\n| 2 | 乙 | 球阀 | b | 不合格\n| {second}\n| 1 | 丙 | 玩具 | c | 合格"
    text = f"| 序号 | 企业名称 | 产品名称 | 规格 | 检验结论\n{rows}"
    done, messages = walked(text, county="330324")
    assert (told(done), [each.row for each in done.skipped]) == ("PFP", [2, 5])
    assert any("取自其上方的分段标题" in each for each in messages) == (said is not None)
    if said:
        assert values(done, field) == said


def test_a_verdict_on_two_lines_names_its_item():
    done, _messages = walked("| 企业名称 | 产品名称 | 检验结论\n| 乙 | 阀 | 不合格 （壁厚）")
    assert (told(done), items(done)) == ("F", [["壁厚"]])


def test_benchmarks_in_a_column_of_places_are_no_figures_of_the_county():
    text = "| 指标 | 时期 | 地区 | 数值（%）"
    for place, value in (("全国", 87.6), ("浙江省", 90.1), ("温州市", 91.0), ("永嘉县", 92.3), ("瑞安市", 93)):
        text += f"\n| 国家监督抽查合格率 | 2010年 | {place} | {value}"
    done, messages = walked(text, dataset="indicators", county="330324")
    regions = [("nation", "330324"), ("province", "330324"), ("city", "330324"), (None, "330324"), (None, "330381")]
    assert values(done, "region", "county_code") == regions
    assert len(set(done.rows["row_key"].to_pylist())) == 5
    assert "地区范围按各行写明的地区读取：全国、浙江省、温州市。" in messages
