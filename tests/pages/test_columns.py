"""The columns of a table look the same on every page: figures at the right, one number of decimals, days and names at the left."""

import pandas as pd
import pytest

from pages.ui import tables
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
