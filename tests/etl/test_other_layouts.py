"""Other bureaus' layouts, drawn small: each walks the road from its cells to tidy rows, without a subprocess and without a store."""

from datetime import date

import pytest

from tests.etl.layouts import drawn, items, told, values, walked
from words import Refusal

# Each case: what is drawn, and what must come of it: verdicts of the accepted rows, how many are refused and how many skipped.
LAYOUTS = {
    "verdict in ticks below two headers": (
        """
        | 序号 | 企业名称 | 产品名称 | 检验结论 |
        | | | | 合格 | 不合格
        | 1 | 甲 | 阀 | √ |
        | 2 | 乙 | 阀 | | √
        | 3 | 丙 | 阀 | ✓ |
        """,
        ("PFP", 0, 0),
    ),
    "ticks in both columns are refused": ("| 产品名称 | 企业 | 合格 | 不合格\n| 阀 | 甲 | √ | √\n| 阀 | 乙 | | √", ("F", 1, 0)),
    "the word of the header is a tick": ("| 产品名称 | 企业 | 合格 | 不合格\n| 阀 | 甲 | 合格 |\n| 阀 | 乙 | | 不符合", ("PF", 0, 0)),
    "a question turned round": ("| 产品名称 | 企业 | 是否不合格\n| 阀 | 甲 | 是\n| 阀 | 乙 | 否", ("FP", 0, 0)),
    "a question answered by figures": ("| 产品名称 | 企业 | 是否合格\n| 阀 | 甲 | 1\n| 阀 | 乙 | 0", ("PF", 0, 0)),
    "a question answered by halves of words": (
        "| 产品名称 | 企业 | 是否合格\n| 阀 | 甲 | 合\n| 阀 | 乙 | 不合\n| 阀 | 丙 | 合 格\u3000",
        ("PFP", 0, 0),
    ),
    "a figure below a verdict that is no question": ("| 产品名称 | 企业 | 检验结论\n| 阀 | 甲 | 1\n| 阀 | 乙 | 合格", ("P", 1, 0)),
    "words of risk monitoring": ("| 样品名称 | 标称生产单位 | 检测结果\n| 童装 | 甲 | 未发现问题\n| 童装 | 乙 | 发现问题", ("PF", 0, 0)),
    "a report's whole sentence": (
        """
        | 产品名称 | 生产企业 | 检验结论
        | 阀 | 甲 | 经抽样检验，所检项目符合GB/T 12234-2007标准，判定为合格。
        | 阀 | 乙 | 经检验，壳体强度项目不符合标准要求，判该批产品不合格
        | 阀 | 丙 | 依据GB/T 13927-2008，所检项目全部合格
        | 阀 | 丁 | 不能判定合格
        """,
        ("PFP", 1, 0),
    ),
    "numbers before header words": ("| 1.序号 | 2.产品名称 | （3）生产企业 | 4、检验结论\n| 1 | 阀 | 甲 | 合格", ("P", 0, 0)),
    "English beside Chinese": ("| No. 序号 | 产品名称 Product | 生产企业 Manufacturer | 检验结论 Result\n| 1 | 阀 | 甲 | 合格", ("P", 0, 0)),
    "English": ("| No. | Product name | Manufacturer | Sampling date | Result\n| 1 | Valve | A Co. | 2020-01-02 | Fail", ("F", 0, 0)),
    "traditional characters": ("| 序號 | 產品名稱 | 生產企業 | 檢驗結論\n| 1 | 閥 | 甲廠 | 不合格", ("F", 0, 0)),
    "the same columns side by side": (
        """
        | 2019年监督抽查结果
        | 序号 | 企业名称 | 产品名称 | 检验结论 | 序号 | 企业名称 | 产品名称 | 检验结论
        | 1 | 甲 | 阀 | 合格 | 2 | 乙 | 阀 | 不合格
        | 3 | 丙 | 阀 | 合格
        """,
        ("PPF", 0, 0),
    ),
    "a header on every page, totals and page numbers": (
        """
        | 2010年第二季度阀门产品质量定期监督检验结果
        | 序号 | 受检单位 | 产品名称 | 检验结论 | 不合格项目
        | 1 | 甲厂 | 闸阀 | 合格 |
        | 第1页 共2页
        | 2010年第二季度阀门产品质量定期监督检验结果
        | 序号 | 受检单位 | 产品名称 | 检验结论 | 不合格项目
        | 2 | 乙厂 | 闸阀 | 不合格 | 强度
        | 小计 | | 2批 | 合格1批 |
        | 制表人：李四 | | 审核：王五
        """,
        ("PF", 0, 5),
    ),
    "a figure beside the verdict": (
        """
        | 样品名称 | 生产企业 | 检验项目 | 检验结果 | 标准值 | 结论
        | 酱油 | 甲 | 氨基酸态氮 | 0.9 | ≥0.8 | 合格
        | 酱油 | 乙 | 氨基酸态氮 | 0.3 | ≥0.8 | 不合格
        """,
        ("PF", 0, 0),
    ),
    "the first row is no note": ("| 产品名称 | 受检企业 | 检验结论\n| 闸阀\n| 球阀 | 乙 | 合格", ("-P", 0, 0)),
    "what the markets' offices call it": (
        "| 被监测人名称 | 商品名称 | 标称生产者 | 监测结果 | 不合格项目及不合格值\n| 甲店 | 衣 | 乙 | 不合格 | pH值",
        ("F", 0, 0),
    ),
    "a table of counts below the list": (
        """
        | 序号 | 企业名称 | 产品名称 | 检验结论
        | 1 | 甲 | 阀 | 合格
        | 2 | 乙 | 阀 | 不合格
        | 附表：各乡镇抽查情况统计 | | |
        | 乡镇 | 抽查情况 | |
        | | 抽查批次 | 合格批次 | 批次合格率（%）
        | 瓯北镇 | 10 | 9 | 90
        | 桥头镇 | / | / | /
        | 合计 | 10 | 9 | 90
        | 备注：以上截至6月
        """,
        ("PF", 0, 7),
    ),
    "as above, in a row an item": (
        """
        | 序号 | 产品名称 | 生产企业 | 检验项目 | 单项结论
        | 1 | 闸阀 | 甲 | 壳体 | 合格
        | 1 | 同上 | 同上 | 密封 | 不合格
        | 2 | 球阀 | 同上 | 壳体 | 合格
        """,
        ("FP", 0, 1),
    ),
    "a table of counts right below the last record": (
        """
        | 序号 | 企业名称 | 产品名称 | 检验结论
        | 1 | 甲 | 阀 | 合格
        | 2 | 乙 | 阀 | 不合格
        | 行业 | 抽查批次 | 合格批次 | 合格率
        | 阀门 | 2 | 1 | 50%
        """,
        ("PF", 0, 2),
    ),
    "counts right below records without a number": (
        "| 产品名称 | 生产企业 | 检验结论\n| 闸阀 | 甲 | 合格\n| 球阀 | 乙 | 不合格\n| 行业 | 抽查批次 | 合格批次\n| 阀门 | 2 | 1",
        ("PF", 0, 2),
    ),
    "totals with what they are of in a cell of its own": (
        """
        | 序号 | 企业名称 | 产品名称 | 规格型号 | 检验结论
        | 1 | 甲 | 阀 | a | 合格
        | 小计 | 阀门 | 1批 | 1批 | 100%
        | 合计 | | 1批 | 合格1批 | 100%
        | 其中：阀门 | | 1批 | 合格1批 | 100%
        | 企业合格率 | | 100%
        | 批次合格率 | 100%
        """,
        ("P", 0, 5),
    ),
    "a company of that name is no total": ("| 企业名称 | 产品名称 | 检验结论\n| 合计 | 流量计 | 合格\n| 其中 | 阀 | 合格", ("PP", 0, 0)),
    "notes below a narrow table": (
        """
        | 产品名称 | 受检企业 | 检验结论
        | 阀 | 甲 | 合格
        | 备注：1.本次抽查依据《产品质量法》
        | 2.合格率按批次计
        | 某市质量技术监督局
        """,
        ("P", 0, 3),
    ),
}


@pytest.mark.parametrize(("text", "expected"), LAYOUTS.values(), ids=LAYOUTS)
def test_a_layout_yields_its_rows(text, expected):
    done, _messages = walked(text)
    assert (told(done), done.refused, len(done.skipped)) == expected
    assert done.read == done.rows.num_rows + done.refused


def test_a_group_and_the_word_below_it_are_one_header():
    done, _messages = walked(
        drawn(
            """
            | 温州市2021年第3季度产品质量监督抽查结果
            | 序号 | 产品名称 | 受检单位 | | 标称生产单位信息 | | 抽查结果 | 主要不合格项目 | |
            | | | 名称 | 地址 | 名称 | 地址 | | 项目名称 | 标准值 | 实测值
            | 1 | 闸阀 | 甲店 | 鹿城区 | 乙厂 | 永嘉县 | 合格 | / | / | /
            | 2 | 球阀 | 丙店 | 鹿城区 | 丁厂 | 永嘉县 | 不合格 | 壳体壁厚 | ≥12mm | 10.2mm
            | 合计 | | | | | | 2批次，合格1批次 | | |
            """,
            merged=((1, 2, 1, 3), (1, 4, 1, 5), (1, 7, 1, 9)),
        )
    )
    names = ("sampled_unit", "sampled_unit_place", "producer", "producer_place")
    assert values(done, *names)[1] == ("丙店", "鹿城区", "丁厂", "永嘉县")
    assert done.rows["failed_items"].to_pylist()[1] == [
        {"item": "壳体壁厚", "measured": "10.2mm", "limit": "≥12mm", "class": None, "labelling": False}
    ]
    assert (told(done), [row.row for row in done.skipped]) == ("PF", [6])


def test_parts_of_one_thing_in_several_columns_are_read_together():
    done, messages = walked(
        """
        | 产品名称 | 生产企业 | 批号 | 生产日期 | 规格 | 型号 | 结论
        | 阀 | 甲 | 0102 | 2020-01-02 | DN50 | Z41 | 合格
        | 阀 | 甲 | 0103 | 2020-01-02 | DN50 | / | 不合格
        | 阀 | 甲 | | | | Z41 | 合格
        """
    )
    assert values(done, "lot", "spec", "produced_on") == [
        ("2020-01-02/0102", "DN50/Z41", date(2020, 1, 2)),
        ("2020-01-02/0103", "DN50", date(2020, 1, 2)),
        (None, "Z41", None),
    ]
    assert "生产日期、批号各列合并读作生产日期/批号。" in messages
    for mapping, lot in (({"批号": ""}, "2020-01-02"), ({"生产日期、批号": ""}, "2020-01-02"), ({"批号": "lot"}, "7")):
        said, _messages = walked("| 产品名称 | 生产日期 | 批号 | 结论\n| 阀 | 2020-01-02 | 7 | 合格", mapping=mapping)
        assert values(said, "lot") == [(lot,)], "What a person says of a column stays."


@pytest.mark.parametrize(
    ("title", "verdicts", "denominator"),
    [
        ("食品抽检合格产品信息", "PP", False),
        ("食品抽检不合格产品信息", "FF", False),
        ("某区抽检符合标准要求产品名单", "PP", False),
    ],
)
def test_a_list_of_one_verdict_says_it_in_its_title(title, verdicts, denominator):
    text = f"| {title}\n| 序号 | 标称生产企业名称 | 食品名称 | 规格型号\n| 1 | 甲 | 酱油 | 500ml\n| 2 | 乙 | 醋 | 500ml"
    done, _messages = walked(text)
    assert (told(done), done.denominator) == (verdicts, denominator)
    counted, _messages = walked(text, fill={"denominator": "true"})
    assert (told(counted), counted.denominator) == (verdicts, True), "Both halves said to be whole count together."


@pytest.mark.parametrize("title", ["2019年合格率统计", "质量合格证明", "合格与不合格产品名单", "不合格和合格产品名单"])
def test_other_titles_with_that_word_say_nothing_of_all_rows(title):
    with pytest.raises(Refusal, match="没有检验结论"):
        walked(f"| {title}\n| 序号 | 生产企业 | 产品名称\n| 1 | 甲 | 阀")


PASSED = "| 一、合格产品名单\n| 序号 | 产品名称 | 生产企业 | 规格型号\n| 1 | 童装 | 甲 | 120\n| 2 | 童装 | 乙 | 120"
FAILED = "| 二、不合格产品名单\n| 序号 | 产品名称 | 生产企业 | 规格型号 | 不合格项目\n| 1 | 童装 | 丙 | 130 | 绳带要求"


@pytest.mark.parametrize(
    "grids",
    [(f"{PASSED}\n{FAILED}",), (drawn(PASSED, "1"), drawn(FAILED, "2")), (drawn(PASSED, "合格"), drawn(FAILED, "不合格"))],
    ids=["below", "sheets", "named"],
)
def test_passes_and_failures_in_tables_of_their_own_are_one_list(grids):
    done, messages = walked(*grids, file="公告.xlsx")
    assert (told(done), done.denominator, items(done)) == ("PPF", True, [[], [], ["绳带要求"]])
    assert set(done.rows["denominator"].to_pylist()) == {True}
    assert any("合起来是一份完整的名单" in each for each in messages)
    assert sum("没有日期" in each for each in messages) == 1 and any("有 3 行没有日期" in each for each in messages), "one sentence for all tables"
    assert [each.row for each in done.skipped] == ([5, 6] if len(grids) == 1 else []), "the second title and header"


def test_an_extract_of_the_failures_beside_the_whole_list_does_not_count_twice():
    whole = "| 序号 | 产品名称 | 生产企业 | 规格型号 | 检验结论\n| 1 | 童装 | 甲 | 120 | 合格\n| 2 | 童装 | 丙 | 130 | 不合格"
    done, messages = walked(drawn(whole, "全部"), drawn(FAILED, "不合格"))
    assert (told(done), done.denominator) == ("PF", True)
    assert any("没有读取：不合格" in each for each in messages)


def test_sheets_with_a_column_more_or_less_are_all_read():
    short = "| 序号 | 产品名称 | 生产企业 | 检验结论\n| 1 | 童装 | 甲 | 合格"
    more = "| 序号 | 产品名称 | 生产企业 | 规格型号 | 检验结论 | 不合格项目\n| 1 | 闸阀 | 乙 | DN50 | 不合格 | 标志"
    done, messages = walked(drawn(short, "童装"), drawn(more, "阀门"))
    assert told(done) == "PF"
    assert not any("没有读取" in each for each in messages)


def test_tables_below_one_another_are_each_read_side_by_side():
    header = "| 企业名称 | 产品名称 | 结论 | 企业名称 | 产品名称 | 结论"
    done, _messages = walked(
        f"| 一、合格产品\n{header}\n| 甲 | 阀 | 合格 | 乙 | 阀 | 合格\n| 二、不合格产品\n{header}\n| 丙 | 阀 | 不合格 | 丁 | 阀 | 不合格"
    )
    assert (told(done), done.denominator, [each.row for each in done.skipped]) == ("PPFF", True, [4, 5])
    assert values(done, "producer", "source_row") == [("甲", 3), ("乙", 3), ("丙", 6), ("丁", 6)]


BATCHES = "| 抽样单编号 | 企业名称 | 产品名称 | 检验结论\n| S1 | 甲 | 阀 | 合格\n| S2 | 乙 | 阀 | 不合格"
MENDED = "| 整改情况\n| 抽样单编号 | 企业名称 | 产品名称 | 不合格项目\n| S2 | 乙 | 阀 | 壁厚"


@pytest.mark.parametrize(
    ("grids", "where"),
    [
        ([f"{BATCHES}\n{MENDED}"], "“结果.xlsx”第 5 至 6 行没有读取"),
        ([f"{MENDED}\n| 抽查结果\n{BATCHES}"], "“结果.xlsx”第 2 至 3 行没有读取"),
        ([drawn("| 封面\n| 说明"), drawn(f"{BATCHES}\n{MENDED}", "全部")], "“全部”第 5 至 6 行没有读取"),
    ],
)
def test_a_table_of_other_columns_below_or_above_the_list_is_named_and_not_read(grids, where):
    done, messages = walked(*grids)
    assert told(done) == "PF"
    assert any(each.startswith(where) for each in messages) and not any("工作表" in each for each in messages)


def test_failures_below_a_list_of_passes_with_verdicts_are_read():
    done, messages = walked("| 抽查结果\n| 序号 | 产品名称 | 生产企业 | 规格型号 | 检验结论\n| 1 | 童装 | 甲 | 120 | 合格\n" + FAILED)
    assert (told(done), done.denominator) == ("PF", True)
    assert not any("没有读取" in each for each in messages)


def test_pages_without_a_header_go_on_with_the_table_before_them():
    pages = drawn("| S3 | 丙 | 阀 | 合格\n| S4 | 丁 | 阀 | 不合格\n| 合计 | 4批", "2"), drawn("| S5 | 戊 | 阀 | 符合", "3")
    done, messages = walked(drawn(BATCHES, "1"), *pages, drawn("| 说明\n| 由各局填写", "4"))
    assert (told(done), [(each.sheet, each.row) for each in done.skipped]) == ("PFPFP", [("2", 3)])
    assert values(done, "producer", "source_sheet", "source_row")[2:] == [("丙", "2", 1), ("丁", "2", 2), ("戊", "3", 1)]
    assert "2 没有表头，各列内容与 1 一致，已作为其续页读取。" in messages


@pytest.mark.parametrize(
    "page",
    [
        "| S3 | 闸阀 | 丙阀门厂 | 合格\n| S4 | 球阀 | 丁有限公司 | 不合格",
        "| S3 | 阀 | 丙 | 合格\n| S4 | 阀 | 丁 | 不合格",
        "| S3 | 丙 | 合格 | 阀\n| S4 | 丁 | 不合格 | 阀",
        "| 甲 | 0.9 | ≥0.8 | 12",
        "| S3 | 丙 | 阀 | 合格 | 2020 | 完成",
    ],
)
def test_rows_without_a_header_that_hold_other_things_are_named(page):
    done, messages = walked(drawn(BATCHES, "1"), drawn(page, "2"))
    assert told(done) == "PF"
    assert any(each.startswith("以下工作表或表格没有表头，没有读取：2。") for each in messages)


def test_the_double_bars_of_the_food_notices():
    done, _messages = walked(
        """
        | 不合格产品信息
        | 序号 | 标称生产企业名称 | 食品名称 | 不合格项目║检验结果║标准值
        | 1 | 甲 | 花生油 | 黄曲霉毒素B₁║35.2μg/kg║≤20μg/kg
        | 2 | 乙 | 腊肉 | ①过氧化值║0.9g/100g║≤0.5g/100g②菌落总数║①2.1×10⁵CFU/g②3×10⁵CFU/g║n=5,c=2
        """
    )
    assert items(done) == [["黄曲霉毒素B₁"], ["过氧化值", "菌落总数"]]
    assert [each["measured"] for each in done.rows["failed_items"].to_pylist()[1]] == ["0.9g/100g", "①2.1×10⁵CFU/g②3×10⁵CFU/g"]


def test_a_verdict_that_names_the_items():
    done, _messages = walked(
        "| 产品名称 | 生产企业 | 检验结果\n| 阀 | 甲 | 不合格（壁厚、密封）\n| 阀 | 乙 | 不合格：标志\n| 阀 | 丙 | 合格\n| 阀 | 丁 | 部分不合格"
    )
    assert (told(done), items(done), done.refused) == ("FFP", [["壁厚", "密封"], ["标志"], []], 1)
    assert done.rows["labelling_only"].to_pylist() == [False, True, False]


def test_the_kind_may_name_the_level():
    done, messages = walked("| 抽查类别 | 企业名称 | 产品详细名称 | 抽查结果\n| 省级监督抽查 | 甲 | 电线 | 合格\n| 监督抽查 | 乙 | 电线 | 合格")
    assert values(done, "kind", "level") == [("routine", "provincial"), ("routine", None)]
    assert any("级别" in each and "读取" in each for each in messages)


def test_a_file_of_which_nothing_is_accepted_says_so_first():
    done, messages = walked("| 产品名称 | 生产企业 | 检验结论\n| 阀 | 甲 | 待检\n| 阀 | 乙 | 待检")
    assert (done.read, done.refused, done.rows.num_rows) == (2, 2, 0)
    assert messages[0].startswith("没有一行被接收：全部 2 行均被拒收")


def test_rows_without_an_enterprise_are_counted_in_a_message():
    _done, messages = walked("| 受检单位 | 产品名称 | 检验结论 | 生产企业\n| | 闸阀 | 合格 |\n| / | 闸阀 | 合格 | 甲\n| 丙 | 闸阀 | 合格 |")
    assert "有 1 行既没有生产企业也没有被抽样单位，无法归到任何企业；请尽量补全。" in messages
    assert "有 1 行的被抽样单位为空，按空值接收。" in messages


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("| 序号 | 1 | 2 | 3\n| 产品名称 | 闸阀 | 球阀 | 蝶阀\n| 生产企业 | 甲 | 乙 | 丙\n| 检验结论 | 合格 | 不合格 | 合格", "行列颠倒"),
        ("| 抽查结果\n| 产品名称： | 闸阀\n| 生产企业： | 甲厂\n| 规格型号： | Z41\n| 检验结论： | 合格", "行列颠倒"),
        ("| 产品名称 | 抽查企业数 | 抽查批次 | 合格批次 | 批次合格率\n| 童装 | 10 | 20 | 18 | 90%", "请作为填报指标导入"),
        ("| 产品名称 | 受检企业 | 合格 | 不合格\n| 闸阀 | 甲 | 不合格 |\n| 闸阀 | 乙 | 合格 |", "没有检验结论"),
        ("| 产品名称 | 抽查企业数 | 受检企业 | 检验结伦\n| 童装 | 10 | 甲 | 合格", "“检验结伦”可能就是"),
        ("| 序号 | 产品明称 | 受检企业 | 检验结论\n| 1 | 闸阀 | 甲 | 合格", "“产品明称”可能就是"),
    ],
)
def test_a_table_that_is_no_list_of_batches_is_refused_with_what_to_do(text, sentence):
    with pytest.raises(Refusal, match=sentence):
        walked(text)


@pytest.mark.parametrize(
    ("header", "row", "sales"),
    [
        ("| 企业名称 | 产值（千元） | 销售（千元）", "| 甲 | 12000 | 11000", 1100),
        ("| 企业名称 | 销售情况（万元） |\n| | 2021年 | 2022年", "| 甲 | 1200 | 1500", 1500),
    ],
    ids=["sales go before output", "the last year below its group"],
)
def test_sales_of_the_register(header, row, sales):
    done, _messages = walked(f"{header}\n{row}", dataset="enterprises")
    assert values(done, "annual_sales") == [(sales,)]
