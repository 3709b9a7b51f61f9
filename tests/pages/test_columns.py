"""The columns of a table look the same on every page: figures at the right, one number of decimals, days and names at the left."""

import pandas as pd
import pytest

from pages.ui import broken, tables
from pages.ui.columns import height, looks

NO_DAYS = pd.Series(["2007-11-11", "2007年7月3日"])


def alignment(column):
    look = looks(pd.DataFrame({"x": column})).get("x")
    return (look or {}).get("alignment")


@pytest.mark.parametrize(
    "said", ["81.8%", "−1.16", "4/7", "+1.8 个百分点", "short by 5", "84.6%～94.6%", "20.16 亿元", "CNY 98 m", "87.5% (175/200)", "86.7% · 60"]
)
def test_figures_stand_at_the_right_and_words_at_the_left(said):
    assert alignment([said, "—", ""]) == (None if said.startswith("short") else "right")


@pytest.mark.parametrize("column", [NO_DAYS, ["阀门", "4/7"], ["A", "B"], [[1], [2]]])
def test_days_names_and_lists_keep_their_side(column):
    assert alignment(column) is None


def test_a_column_of_nothing_is_one_of_words():
    assert looks(pd.DataFrame({"x": [None, None]}))["x"]["type_config"]["type"] == "text"


@pytest.mark.parametrize(("column", "format"), [([75.0, 31.8], "%,.1f"), ([98000.0, 5.0], "%,.0f"), ([0.682, 0.66], "%,.3f"), ([1 / 3], "%,.3f")])
def test_decimals_agree_down_a_column(column, format):
    assert looks(pd.DataFrame({"x": column}))["x"]["type_config"]["format"] == format


def test_grouped_headings_are_named_by_place():
    frame = pd.DataFrame([["阀门", "80.0%"]], columns=pd.MultiIndex.from_tuples([("", "行业"), ("合格率", "A")]))
    assert list(looks(frame)) == [2]  # the hidden index is the first


def test_a_table_shows_whole_rows_and_half_a_row_where_it_goes_on():
    assert [height(3), height(10), height(11), height(200), height(3, headings=2)] == [157, 437, 457, 457, 192]


def test_chinese_that_wraps_has_no_space_to_break_at_first():
    assert tables._filled("桥下镇：12 家企业") == "桥下镇：12\u00a0家企业" and tables._filled("71.4% (15/21)") == "71.4% (15/21)"


@pytest.mark.parametrize(("said", "room", "lines"), [
    ("达到聚集标准；首次为2012年5月22日。", 150, ["达到聚集标准；首次为", "2012年5月22日。"]),  # a date keeps whole, a full stop ends its line
    ("高出 3.4 个百分点", 90, ["高出 3.4", "个百分点"]),
    ("合格率 ≥ 85%，（各阶段）", 70, ["合格率", "≥ 85%，", "（各阶段）"]),
    ("县工商局、县质监局", 84, ["县工商局、", "县质监局"]),
    ("violation on record, complaints", 140, ["violation on record,", "complaints"]),
    ("暂未达标 →\n✕ 未达标", 200, ["暂未达标 →", "✕ 未达标"]),
    ("incomprehensibilities", 50, ["incomprehensibilities"]),
    ("", 50, [""]),
])  # fmt: skip
def test_a_sentence_in_a_table_ends_its_lines_between_words(said, room, lines):
    assert broken.lines(said, room).split("\n") == lines


def test_rows_of_sentences_are_as_tall_as_the_longest():
    frame = pd.DataFrame({"why": ["短", "很长的一句话" * 9], "n": [1, 2]})
    told = broken.texts(frame, {"why": {"width": 100}, "n": {"width": 60}, "other": {"width": 50}})
    assert told["n"].tolist() == [1, 2] and told["why"][0] == "短" and told["why"][1].count("\n") == 10
    assert broken.height(told) == 223 and broken.height(frame) == broken.WRAPS
