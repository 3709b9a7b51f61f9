"""Two previews compared: every figure and every sentence that differs, and nothing else."""

import inspect
import re

import pytest
from previewed import text

from pages.ui.reports import compared
from pages.ui.reports import preview as report_preview
from reports import preview


def test_every_block_of_a_preview_is_drawn():
    source = inspect.getsource(preview)
    assert set(re.findall(r'"block": "(\w+)"', source)) | {"signed", "new_page"} == set(report_preview._BLOCKS)


def test_figures_that_differ_are_told_by_row_and_column():
    same = text()
    assert not compared.figures(same, same) and not compared.sentences(same, same)
    found = compared.figures(same, text("80.0%", "合格率为80.0%。"))
    assert [(each.where, each.row, each.column, each.old, each.new) for each in found] == [
        ("各地", "瓯北街道", "合格率", "82.3%", "80.0%"),
        ("走势", "瓯北街道", "合格率", "82.3%", "80.0%"),
    ]
    assert compared.sentences(same, text(sentence="合格率为80.0%。")) == [("要点。 合格率为82.3%。", "要点。 合格率为80.0%。")]
    gone = compared.figures(same, text(name="桥下镇"))
    assert {(each.row, each.old, each.new) for each in gone} == {("瓯北街道", "82.3%", ""), ("桥下镇", "", "82.3%")}


@pytest.mark.parametrize(
    ("place", "name"),
    [(("title",), ""), (("about", 0), ""), ((), "heading"), ((), "table"), ((), "figure"), (("note",), "table"), (("alt",), "figure")],
)
def test_whatever_is_said_is_compared(place, name):
    then, now = text(), text()
    block = next(each for each in now["blocks"] if each["block"] == name) if name else now
    *way, last = place or ("text" if name == "heading" else "title",)
    for step in way:
        block = block[step]
    block[last] = "另一句（n=491）"
    ((_old, new),) = compared.sentences(then, now)
    assert new.endswith("另一句（n=491）") and not compared.figures(then, now)


def test_the_line_of_the_data_version_is_no_difference():
    assert not compared.sentences(text(), text() | {"about": ["计数批次 490 批", "数据版本 2"], "version": "数据版本 2"})


def test_rows_of_one_name_are_two_rows():
    twice = text()
    twice["blocks"][2]["rows"] = twice["blocks"][2]["rows"] * 2
    assert [each.row for each in compared.figures(text(), twice)] == ["瓯北街道 (2)"]
