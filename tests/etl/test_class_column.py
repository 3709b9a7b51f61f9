"""The class of failed items in a column beside them, which the quality index weighs by."""

import pytest

from etl.tidy import failed_items
from tests.etl.layouts import told, walked


def classes(done):
    return [[(each["item"], each["class"]) for each in cell or []] for cell in done.rows["failed_items"].to_pylist()]


@pytest.mark.parametrize(
    "header", ["不合格项目类别", "项目类别", "检验项目类别", "不合格类别", "项目重要程度", "不合格项目类别（A/B/C）", "重要程度分级", "项目等级"]
)
@pytest.mark.parametrize(("word", "letter"), [("B", "B"), ("B类", "B"), ("重要项目", "B"), ("一般", "C"), ("极重要", "A")])
def test_a_column_of_classes_is_read_into_the_items(header, word, letter):
    done, messages = walked(f"| 产品名称 | 检验结论 | 不合格项目 | {header}\n| 阀 | 合格 | / | /\n| 阀 | 不合格 | 壁厚 | {word}")
    assert (classes(done), told(done)) == ([[], [("壁厚", letter)]], "PF")
    assert any("合并读作" in each for each in messages)


@pytest.mark.parametrize(
    ("items", "words", "found"),
    [
        ("壁厚、密封性", "A、C", [("壁厚", "A"), ("密封性", "C")]),
        ("1.壁厚；2.密封性", "B类；C类", [("壁厚", "B"), ("密封性", "C")]),
        ("壁厚、密封性", "B类", [("壁厚", "B"), ("密封性", "B")]),
        ("壁厚、密封性、标志", "A、C", [("壁厚", None), ("密封性", None), ("标志", None)]),  # nobody says whose they are
        ("壁厚（C类）", "A", [("壁厚", "C")]),  # what the item itself says
        ("壁厚", "", [("壁厚", None)]),
    ],
)
def test_classes_are_shared_out_or_left(items, words, found):
    done, _messages = walked(f"| 产品名称 | 检验结论 | 不合格项目 | 项目类别\n| 阀 | 不合格 | {items} | {words}\n| 阀 | 不合格 | 标志 | C类")
    assert classes(done)[0] == found


def test_a_column_with_other_words_is_no_column_of_classes():
    done, messages = walked("| 产品名称 | 检验结论 | 不合格项目 | 项目类别\n| 阀 | 不合格 | 壁厚 | 物理性能\n| 阀 | 不合格 | 标志 | C类")
    assert [each[0] for each in classes(done)] == [("壁厚", None), ("标志", None)]
    assert not any("合并读作" in each for each in messages)


def test_a_row_an_item_with_its_class_and_words_for_limits():
    """A requirement in words is no part of the item's name: the same item is one in every list."""
    done, _messages = walked(
        "| 样品编号 | 产品名称 | 检验项目 | 项目类别 | 标准要求 | 实测值 | 单项判定\n"
        "| S1 | 砖 | 抗压强度 | A | 符合标准 | 见报告 | 不合格\n| S1 | 砖 | 标志 | C | 齐全 | 缺 | 不合格\n| S2 | 砖 | 抗压强度 | A | ≥10 | 12 | 合格"
    )
    assert (classes(done), told(done)) == ([[("抗压强度", "A"), ("标志", "C")], []], "FP")
    assert [each["limit"] for each in done.rows["failed_items"].to_pylist()[0]] == ["符合标准", "齐全"]


def test_a_row_an_item_whose_classes_name_labelling_beside_letters():
    """The class is that of the failed item's own row, never that of the sample's first one."""
    done, _messages = walked(
        "| 样品编号 | 产品名称 | 检验项目 | 项目类别 | 单项判定 | 检验结论\n"
        "| S1 | 车 | 制动性能 | A | 合格 | 不合格\n| | | 标识 | 标识 | 不合格 | \n"
        "| S2 | 车 | 制动性能 | A | 不合格 | 不合格\n| | | 标识 | 标识 | 合格 |"
    )
    assert classes(done) == [[("标识", None)], [("制动性能", "A")]]
    assert done.rows["failed_items"].to_pylist()[0][0]["labelling"]


@pytest.mark.parametrize(
    ("text", "item", "limit"),
    [
        ("抗压强度，标准值：符合标准", "抗压强度", "符合标准"),
        ("菌落总数，标准值：不得检出，实测值：检出", "菌落总数", "不得检出"),
        ("标识不符合标准要求", "标识不符合标准要求", None),
    ],
)
def test_a_limit_in_words_behind_its_own_colon(text, item, limit):
    (found,) = failed_items.parse(text)
    assert (found.item, found.limit) in ((item, limit), (item.removesuffix("不符合标准要求"), limit))
