"""Drawn sheets: where the header lies, what is data, and why the rest is not."""

import json
import re
import time

import pyarrow as pa
import pytest

from etl import furniture, layout
from etl.receive import Grid, receive

KNOWN = frozenset(
    re.findall(
        r"\S+",
        """序号 产品名称 样品名称 产品 生产企业 标称生产企业 标称生产单位 标称生产者 生产企业名称 生产企业（标称） 规格型号
        生产日期/批号 检验结论 检验结果 抽查结果 结果 综合判定 不合格项目 公告日期 公布日期 抽样日期 乡镇 年销售额
        年销售额（万元） 合格批次 抽查批次 合格率""",
    )
)
TOTAL, NOTE, SHELL, HEADER, NUMBERS, SECTION = "合计行。", "注释或签名行，不是数据。", "空行", "重复的表头", "栏目编号", "分段标题"


def drawn(text, merged=()):
    """A grid from lines of cells between bars."""
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] if line.strip() else [] for line in text.strip("\n").split("\n")]
    width = max(map(len, rows))
    rows = [row + [""] * (width - len(row)) for row in rows]
    return Grid("", pa.table({f"c{i}": pa.array([row[i] for row in rows], pa.string()) for i in range(width)}), merged)


def found(text, merged=()):
    return layout.find(drawn(text, merged), KNOWN.__contains__)


def told(laid):
    return [(row, str(why)) for row, why in laid.skipped]


def test_title_rows_stand_above_the_header():
    laid = found("""
        | 2007年永嘉县产品质量监督抽查结果
        | 填报单位：永嘉县质监局 | | | 日期：2007-11-11

        | 序号 | 产品名称 | 生产企业 | 检验结论
        | 1 | 阀门 | 甲厂 | 合格
        | 2 | 童装 | 乙厂 | 不合格
    """)
    assert laid.title == "2007年永嘉县产品质量监督抽查结果 填报单位：永嘉县质监局 日期：2007-11-11"
    assert (laid.header_rows, laid.header) == ((4,), ["序号", "产品名称", "生产企业", "检验结论"])
    assert (laid.first_row, laid.last_row, laid.rows.to_pylist(), laid.skipped) == (5, 6, [5, 6], [])


def test_a_header_of_two_rows_in_a_text_file():
    laid = found("""
        | 一览表
        | 序号 | 基本信息 | | | 检验情况 |
        | | 产品名称 | 生产企业 | 规格型号 | 检验结论 | 不合格项目
        | 1 | 阀门 | 甲厂 | DN50 | 合格 |
    """)
    assert laid.header_rows == (2, 3)
    assert laid.header == ["序号", "产品名称", "生产企业", "规格型号", "检验结论", "不合格项目"]
    assert laid.groups == ["", "基本信息", "基本信息", "基本信息", "检验情况", "检验情况"]


def test_a_header_of_two_rows_in_a_workbook_takes_its_groups_from_the_merged_ranges():
    laid = found(
        """
        | 序号 | 产品名称 | 企业 | | 抽查结果
        | 序号 | 产品名称 | 生产企业 | 乡镇 | 抽查结果
        | 1 | 阀门 | 甲厂 | 瓯北街道 | 合格
        """,
        merged=((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 1, 4)),
    )
    assert (laid.header_rows, laid.first_row) == ((1, 2), 3)
    assert laid.header == ["序号", "产品名称", "生产企业", "乡镇", "抽查结果"]
    assert laid.groups == ["", "", "企业", "企业", ""]


def test_units_below_the_header_and_line_breaks_in_it():
    laid = found("""
        | 产品  名称 | 生产\u3000企业 | 年销售额 | Sampled  on
        | | | （万元） |
        | 阀门 | 甲厂 | 120 | 2007-07-18
    """)
    assert (laid.header, laid.first_row) == (["产品名称", "生产企业", "年销售额（万元）", "Sampled on"], 3)


def test_the_title_is_no_header_though_it_holds_a_known_word():
    laid = found("""
        | 产品
        | 产品名称 | 检验结论 | 公告日期
        | 产品 | 合格 | 2007-07-18
    """)
    assert laid.header_rows == (2,)


def test_without_any_known_word_the_first_full_row_of_words_is_shown():
    laid = found("""
        | 某某表
        | 甲 | 乙 | 丙
        | 1 | 2 | 3
    """)
    assert (laid.header_rows, laid.header) == ((2,), ["甲", "乙", "丙"])


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("合计 | | | | 120 | 117 | 97.5%", TOTAL),
        ("合 计 | | | | 120 | 117 |", TOTAL),
        (" | 总计： | | | 120 | 117 | /", TOTAL),
        ("瓯北街道小计 | | | | 20批 | 17批 | 85%", TOTAL),
        ("12 | 小计 | | | 1,200 | |", TOTAL),
        ("合计：120批次，合格117批次，不合格3批次 | | | | | |", TOTAL),
        ("合计 | 6批次 | 合格3批次，合格率60% | | | |", TOTAL),
        ("合计 | 共204批次 | | | | |", TOTAL),
        ("合计 | | 抽查204批次，其中不合格产品12批次，批次合格率为94.1%。 | | | |", TOTAL),
        ("总计 | | | 共 20 家 | 问题企业3家 | 不合格率：15% |", TOTAL),
        ("小计：12批 | | | | | |", TOTAL),
        ("合计 | | | | | | 43件", TOTAL),
        ("合计：43件，其中属实20件 | | | | | |", TOTAL),
        ("共204批次 | | | | | |", TOTAL),
        ("共204批次 | 合格 192 批次 | 合格率94.1% | | | |", TOTAL),
        ("合格率60% | | | | | |", TOTAL),
        ("本次共抽查204批次，合格192批次 | | | | | |", TOTAL),
        ("注：带*的为关键项目。 | | | | | |", NOTE),
        ("注1、不合格项目见附件 | | | | | |", NOTE),
        ("备注：1.数据来源于检验报告,2.不含复检 | 3.以上 | | | | |", NOTE),
        ("说明 | | | | | |", NOTE),
        ("※ 本表不含快检 | | | | | |", NOTE),
        ("（以下空白） | | | | | |", NOTE),
        ("以上样品由县局执法人员抽取，样品编号唯一。 | | | | | |", NOTE),
        ("填表人：张三 | | 审核人：李四 | | 填表日期：2007年7月18日 | |", NOTE),
        ("单位负责人（签字）： | 张三 | | 联系电话： | 0577-67222222 | |", NOTE),
        ("第 1 页，共 3 页 | | | | | |", NOTE),
        ("序号 | 产品名称 | 生产企业 | 乡镇 | 抽查批次 | 合格批次 | 合格率", HEADER),
        ("序号 | 产品 名称 | 生产企业 | | 抽查批次 | 合格批次 |", HEADER),
        ("永嘉县抽查结果 | | | | | |", HEADER),
        ("3 | | | | | |", SHELL),
        ("3 | / | — | 无 | - | | ", SHELL),
        (" | / | / | / | / | / | /", SHELL),
        ("二、流通环节 | | | | | |", SECTION),
        ("（三）童装 | | | | | |", SECTION),
        ("1 | 2 | 3 | 4 | 5 | 6 | 7", NUMBERS),
        ("甲 | 乙 | 丙 | 1 | 2 | 3 | 4", NUMBERS),
    ],
)
def test_a_row_that_is_no_data_says_why(row, why):
    laid = found(f"""
        | 永嘉县抽查结果
        | 序号 | 产品名称 | 生产企业 | 乡镇 | 抽查批次 | 合格批次 | 合格率
        | 1 | 阀门 | 甲厂 | 瓯北街道 | 20 | 17 | 85%
        | {row}
        | 2 | 童装 | 乙厂 | 桥头镇 | 100 | 100 | 100%
    """)
    assert [(row, why in text) for row, text in told(laid)] == [(4, True)], told(laid)
    assert laid.rows.to_pylist() == [3, 5]


@pytest.mark.parametrize(
    "row",
    [
        "2 | 注塑机 | 乙厂 | 桥头镇 | 2007-07-18 | 合格",
        "注塑机 | | | | | 合格",
        "2 | 备用电源 | 说明书印刷厂 | 桥头镇 | 2007-07-18 | 合格",
        "合计科技有限公司 | 阀门 | | | | 合格",
        "2 | 合计 | 乙厂 | 桥头镇 | 2007-07-18 | 合格",
        "合计 | 阀门 | 合格 | | |",
        "合计五金厂 | 6批次 | | | |",
        "共创阀门 | 闸阀 | | | | 合格",
        "共12批 | 阀门 | 甲厂 | | |",
        "合格3号 | | | | |",
        "60% | | | | |",
        "合格率测定仪 | 20 | | | |",
        "2 | 流量计 | 合计仪表有限公司 | | |",
        "2 | 累计流量计 | | | 2007-07-18 |",
        "共计会计用品店 | 账本 | | | | 合格",
        "2 | | | | | 不合格",
        "2 | 阀门 | | | |",
        "阀门 | | | | |",
        "| 1、2号阀门 | | | |",
        "一、二级能效空调厂 | 空调 | | | |",
        "YJ2007001 | | | | |",
        "日期：2007 | 阀门 | | | |",
        "注：阀门 | 闸阀 | 乙厂 | 桥头镇 | 2007-07-18 | 合格",
        "2 | 100 | 200 | | |",
        "2 | 产品名称 | 乙厂 | 桥头镇 | 2007-07-18 | 合格",
        "| 标称阀门 | 电话：67222222 | | | 合格",
    ],
)
def test_what_only_looks_like_a_note_stays_data(row):
    laid = found(f"""
        | 序号 | 产品名称 | 生产企业 | 乡镇 | 抽样日期 | 检验结论
        | 1 | 阀门 | 甲厂 | 瓯北街道 | 2007-07-18 | 合格
        | {row}
        | 3 | 童装 | 丙厂 | 桥头镇 | 2007-07-19 | 合格
    """)
    assert (told(laid), laid.rows.to_pylist()) == ([], [2, 3, 4])


@pytest.mark.parametrize("cell", ["1" + ",111" * 5_000 + "x", "共抽查" * 9_000, "合计" * 15_000, "填表" * 15_000, "1" * 30_000])
def test_a_long_cell_is_judged_at_once(cell):
    table = furniture.Table(["产品名称", "检验结论", "公告日期"], (["产品名称", "检验结论", "公告日期"],), ())
    started = time.process_time()
    assert furniture.why_no_data(["合计", cell, ""], table) is None
    furniture.why_no_data([cell, "", ""], table)
    assert time.process_time() - started < 1


def test_a_note_goes_on_in_the_rows_below_it():
    laid = found("""
        | 序号 | 产品名称 | 生产企业 | 乡镇 | 检验结论
        | 1 | 阀门 | 甲厂 | 瓯北街道 | 合格

        | 注：
        | 1.本表不含快检结果；
        | 2.不合格项目见附件。

        | 永嘉县质量技术监督局
        | 2007年11月11日
    """)
    assert [row for row, why in told(laid) if why == NOTE] == [4, 5, 6, 8, 9]
    assert laid.rows.to_pylist() == [2]


def test_every_filled_row_below_the_header_is_data_or_skipped():
    laid = found("""
        | 序号 | 产品名称 | 生产企业 | 乡镇 | 检验结论
        | 1 | 阀门 | 甲厂 | 瓯北街道 | 合格

        | \u3000 | | | |
        | 2 | | | |
        | 序号 | 产品名称 | 生产企业 | 乡镇 | 检验结论
        | 3 | 童装 | 乙厂 | 桥头镇 | 合格
        | 孤行
        | 合计 | | | | 2
    """)
    assert [row for row, _ in laid.skipped] == [5, 6, 9]
    assert laid.rows.to_pylist() == [2, 7, 8]  # row 8 says nothing that could be judged: it is read, and refused in sight


def test_the_data_come_in_the_order_of_their_rows():
    text = """
        | 产品名称 | 检验结论 | 公告日期
        | 阀门 | 合格 | 2007-07-18

        | 合计 | 2 |
        | 童装 | 不合格 | 2007-07-19
    """
    laid = found(text)
    assert laid.data(drawn(text)).column(0).to_pylist() == ["阀门", "童装"]


def test_a_header_alone_has_no_rows():
    laid = found("| 产品名称 | 检验结论 | 公告日期")
    assert (laid.first_row, laid.last_row, laid.rows.to_pylist(), laid.skipped) == (2, 1, [], [])


def test_the_data_sheet_is_chosen_among_covers():
    cover = drawn("| 关于产品名称的说明\n" + "| 文字\n" * 50)
    data = drawn("| 序号 | 产品名称 | 检验结论\n| 1 | 阀门 | 合格")
    assert layout.choose([cover, data], KNOWN.__contains__) is data
    assert layout.choose([cover, drawn("| 文字")], KNOWN.__contains__) is cover


def test_the_bureaus_files_have_exactly_their_rows(bureau):
    for name, counts in json.loads((bureau / "expected.json").read_text("utf-8")).items():
        laid = layout.find(layout.choose(receive(bureau / name).sheets, KNOWN.__contains__), KNOWN.__contains__)
        assert len(laid.rows) == counts["rows"], name


def test_a_long_sheet_is_not_walked_row_by_row(monkeypatch):
    looked_at = []
    judge = furniture.why_no_data
    monkeypatch.setattr(furniture, "why_no_data", lambda row, table, **more: looked_at.append(row) or judge(row, table, **more))
    n = 30_000
    cells = pa.table({
        "c0": ["序号", *map(str, range(n)), "合计"],
        "c1": ["产品名称", *["流量计"] * n, ""],
        "c2": ["生产企业", *["合计仪表设计有限公司"] * n, ""],
        "c3": ["检验结论", *["合格"] * n, "30000"],
    })  # fmt: skip
    laid = layout.find(Grid("", cells), KNOWN.__contains__)
    assert (len(laid.rows), [row for row, _ in laid.skipped]) == (n, [n + 2])
    assert len(looked_at) < 100


@pytest.mark.parametrize("every", [7, 1_000])
def test_data_that_are_broken_off_often_or_seldom(every):
    names = ["产品名称", *("合计" if i % every == 0 else f"阀门{i}" for i in range(5_000))]
    cells = pa.table(
        {"c0": names, "c1": ["检验结论", *("" if i % every == 0 else "合格" for i in range(5_000))], "c2": ["公告日期", *["100"] * 5_000]}
    )
    grid = Grid("", cells)
    laid = layout.find(grid, KNOWN.__contains__)
    assert laid.data(grid).column(0).to_pylist() == [name for name in names[1:] if name != "合计"]
    assert len(laid.skipped) == len(range(0, 5_000, every))
