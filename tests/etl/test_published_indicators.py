"""Days, amounts and rates as bureaus publish them: read as they are meant, or told."""

from datetime import date

import pytest

import etl
from etl.tidy import dates
from tests.etl.layouts import told, values, walked
from words import Refusal


def test_figures_side_by_side_below_periods_without_a_year_are_refused():
    with pytest.raises(Refusal, match="并列在“一季度、二季度”各列下"):
        walked("| 各季度合格率\n| 指标名称 | 一季度 | 二季度\n| 抽查合格率 | 88.1 | 89.0", dataset="indicators")


@pytest.mark.parametrize(
    ("text", "field", "figures"),
    [
        (
            "| 指标 | 单位 | 2021年 | 2022年 | 同比\n| 抽查合格率 | % | 91.2 | 92.5 | 1.3\n| 万人投诉量 | 件 | / | 10 |",
            "period_end",
            [("抽查合格率", 91.2, date(2021, 12, 31)), ("抽查合格率", 92.5, date(2022, 12, 31)), ("万人投诉量", 10, date(2022, 12, 31))],
        ),
        (
            "| 指标 | 2010年 | |\n| | 上半年 | 下半年\n| 抽查合格率 | 88.1 | 89.0",
            "period_end",
            [("抽查合格率", 88.1, date(2010, 6, 30)), ("抽查合格率", 89.0, date(2010, 12, 31))],
        ),
        (
            "| 永嘉县2022年质量指标\n| 指标 | 四季度 | 全年\n| 抽查合格率 | 93.1 | 91.6",
            "period_start",
            [("抽查合格率", 93.1, date(2022, 10, 1)), ("抽查合格率", 91.6, None)],
        ),
        (
            "| 指标 | 年度 | 全国 | 全省 | 本县\n| 抽查合格率 | 2010 | 87.6 | 90.1 | 92\n| 合计 | | | |",
            "region",
            [("抽查合格率", 87.6, "nation"), ("抽查合格率", 90.1, "province"), ("抽查合格率", 92, "own")],
        ),
    ],
    ids=["years, one without a figure", "halves below their year", "parts of the title's year", "regions"],
)
def test_figures_side_by_side_are_a_record_each(text, field, figures):
    done, messages = walked(text, dataset="indicators")
    assert (values(done, "indicator", "value", field), done.refused) == (figures, 0)
    assert any("各数值连同列名读取" in each for each in messages)


@pytest.mark.parametrize("header", ["行政区", "地区", "区域", "辖区"])
def test_a_benchmark_in_a_column_of_places_is_not_the_county_s_own_figure(header):
    text = f"| 指标名称 | {header} | 统计期 | 数值 | 单位\n| 监督抽查合格率 | 建水县 | 2024年 | 85.5 | %\n| 监督抽查合格率 | 全省 | 2024年 | 93.1 | %"
    done, _messages = walked(text, dataset="indicators")
    assert values(done, "value", "region", "county") == [(85.5, None, "建水县"), (93.1, "province", None)]


@pytest.mark.parametrize("text", ["5月17日", "5.17", "05-17"])
def test_a_date_without_a_year_is_said_to_lack_it(text):
    """'Write it as 2007-07-18' reads as an order to write that very day."""
    said = dates.parse(text)
    assert not isinstance(said, date) and said is not None and "没有写年份" in said.text() and "2007" not in said.text()


def test_figures_of_townships_stand_side_by_side_too():
    text = "| 指标 | 瓯北街道 | 桥下镇 | 全县\n| 抽查合格率 | 92.1 | 95 | 93.3"
    done, _messages = walked(text, dataset="indicators", county="330324", fill={"period_end": "2022年"})
    assert values(done, "value", "region", "township") == [(92.1, None, "瓯北街道"), (95, None, "桥下镇"), (93.3, "own", None)]


def test_a_column_with_a_header_for_anything_is_not_read_as_what_it_does_not_say():
    done, messages = walked(
        "| 企业名称 | 企业类型 | 类别\n| 甲公司 | 有限责任公司 | A类\n| 乙厂 | 个人独资企业 | B类",
        dataset="enterprises",
        fill={"as_of": "2022-01-01"},
    )
    assert (values(done, "name", "compliance_class"), done.refused) == ([("甲公司", "A"), ("乙厂", "B")], 0)
    assert any("“企业类型”一列没有读作角色" in each for each in messages)


@pytest.mark.parametrize(
    ("said", "violation"),
    [
        ("生产销售不合格产品", "substandard"),
        ("未取得工业产品生产许可证生产电线", "no_permit"),
        ("侵犯注册商标专用权", "counterfeit"),
        ("无证生产不合格产品", None),
    ],
)
def test_the_violation_that_a_sentence_speaks_of(said, violation):
    done, _messages = walked(f"| 当事人 | 案由 | 立案日期\n| 甲公司 | {said} | 2022-03-05", dataset="enforcement")
    assert [each for (each,) in values(done, "violation")] == ([violation] if violation else [])


def test_the_end_of_a_month():
    assert (dates.parse("2007年4月底"), dates.parse("2008.2月末")) == (date(2007, 4, 30), date(2008, 2, 29))


def test_a_row_that_stands_for_several_batches_is_told():
    done, messages = walked("| 受检单位 | 产品名称 | 抽样批次 | 检验结论\n| 甲 | 阀 | 3 | 合格\n| 乙 | 阀 | 1 | 不合格")
    assert told(done) == "PF" and any("有 1 行各代表多个批次" in each for each in messages)


@pytest.mark.parametrize("said", ["2007.7.18-7.20", "2007.7.18-20", "2007/7/18-20", "200707201030"])
def test_short_ranges_of_days_and_days_with_their_minute(said):
    assert dates.parse(said) == date(2007, 7, 20)


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


def test_benchmarks_in_a_column_of_places_are_no_figures_of_the_county():
    text = "| 指标 | 时期 | 地区 | 数值（%）"
    for place, value in (("全国", 87.6), ("浙江省", 90.1), ("温州市", 91.0), ("永嘉县", 92.3), ("瑞安市", 93)):
        text += f"\n| 国家监督抽查合格率 | 2010年 | {place} | {value}"
    done, messages = walked(text, dataset="indicators", county="330324")
    regions = [("nation", "330324"), ("province", "330324"), ("city", "330324"), (None, "330324"), (None, "330381")]
    assert values(done, "region", "county_code") == regions
    assert len(set(done.rows["row_key"].to_pylist())) == 5
    assert "地区范围按各行写明的地区读取：全国、浙江省、温州市。" in messages


@pytest.mark.parametrize(
    ("header", "cells", "regions"),
    [
        ("比较对象", ("全省", "全国", "本县"), ["province", "nation", "own"]),
        ("对象", ("浙江省", "永嘉县"), ["province", None]),
        ("依据", ("全省", "年报", "月报"), ["province", None, None]),  # only what it says of the region is read
        ("依据", ("年报", "月报"), None),
    ],
)
def test_a_benchmark_below_a_header_that_nobody_declared_is_not_the_county_s_own_figure(header, cells, regions):
    rows = "\n".join(f"| 批次合格率 | {cell} | 2023年 | 9{row}.5" for row, cell in enumerate(cells))
    done, _messages = walked(f"| 指标 | {header} | 时期 | 数值\n{rows}", dataset="indicators")
    assert ([each for (each,) in values(done, "region")] if "region" in done.rows.column_names else None) == regions


def test_a_township_below_a_header_that_nobody_declared_is_not_the_county_s_own_figure():
    text = "| 指标 | 填报对象 | 时期 | 数值\n| 合格率 | 瓯北街道 | 2023年 | 91.5\n| 合格率 | 桥头镇 | 2023年 | 92"
    done, _messages = walked(text, dataset="indicators", county="330324")
    assert values(done, "township_code") == [("330324009",), ("330324102",)]


@pytest.mark.parametrize(("title", "told_of"), [("2023年全省产品质量监督抽查情况", True), ("2023年全县产品质量监督抽查情况", False)])
def test_a_title_that_speaks_of_the_province_is_told(title, told_of):
    _done, messages = walked(f"| {title} | |\n| 指标 | 时期 | 数值\n| 批次合格率 | 2023年 | 91.5", dataset="indicators")
    assert any("标题提到“全省”" in each for each in messages) == told_of


def test_a_quarter_that_ends_with_the_year_is_not_the_year():
    """Both end on 31 December; as one period the second would be in conflict with the first, and either could answer for the year."""
    text = "| 指标 | 时期 | 数值\n| 合格率 | 2022年四季度 | 93.1\n| 合格率 | 2022年 | 91.6\n| 合格率 | 2022年12月 | 95"
    done, _messages = walked(text, dataset="indicators")
    assert values(done, "period_start", "value") == [(date(2022, 10, 1), 93.1), (None, 91.6), (date(2022, 12, 1), 95)]
    assert len(set(done.rows["row_key"].to_pylist())) == 3


def test_figures_side_by_side_are_known_as_such_before_anybody_chooses(tmp_path):
    """单位 is a name of enterprises too, and the page offered to read the figures as a register."""
    path = tmp_path / "指标.csv"
    path.write_text("永嘉县2022年质量指标,,,\n指标名称,单位,四季度,全年\n监督抽查合格率,%,93.1,91.6\n", encoding="utf-8")
    assert etl.inspect(path).dataset == "indicators"
