from fractions import Fraction

import pandas as pd

from charts.matrix import by_n, matrix, table

EIGHTY = Fraction(80, 100)
ROWS = {"": "永嘉县", "1": "瓯北街道", "2": "桥下镇", "3": "界坑乡"}
COLUMNS = {"": "全部行业", "阀门": "阀门"}
CELLS = pd.DataFrame(
    [("", "", 60, 100), ("1", "", 50, 60), ("1", "阀门", 14, 14), ("2", "", 1, 1), ("2", "阀门", 0, 12), ("3", "", 0, 0)],
    columns=["row", "column", "passed", "judged"],
)


def cells():
    (trace,) = matrix(CELLS, ROWS, COLUMNS, EIGHTY).data
    return {tuple(key): (text, colour) for key, text, colour in zip(trace.customdata, trace.text, trace.marker.color, strict=True)}


def test_colour_is_earned_by_evidence():
    found = cells()
    assert found["", ""][1] == "#000023"  # 60 of 100: contradicted
    assert found["1", "阀门"][1] == "#000027"  # 14 of 14: supported
    assert found["1", ""][1] == "#000011"  # 50 of 60: undetermined
    assert found["2", ""] == ("1/1", "rgba(0,0,0,0)")  # one batch proves nothing


def test_rate_and_n_stand_in_the_cell_with_the_verdicts_shape():
    found = cells()
    assert found["2", "阀门"][0].startswith("◆ <b>0.0</b>") and ">12<" in found["2", "阀门"][0]
    assert found["1", "阀门"][0].startswith("● <b>100.0</b>")


def test_a_place_without_samples_keeps_its_row_and_a_blank():
    figure = matrix(CELLS, ROWS, COLUMNS, EIGHTY)
    assert figure.layout.yaxis.ticktext == ("<b>永嘉县</b>", "瓯北街道", "桥下镇", "界坑乡")
    assert ("3", "") not in cells()


def test_the_table_beside_holds_every_cell():
    shown = table(CELLS, ROWS, COLUMNS, "乡镇", EIGHTY)
    assert list(zip(shown["乡镇"], shown["行业"], shown["判定批次"], strict=True)) == [
        ("永嘉县", "全部行业", 100),
        ("瓯北街道", "全部行业", 60),
        ("瓯北街道", "阀门", 14),
        ("桥下镇", "全部行业", 1),
        ("桥下镇", "阀门", 12),
    ]


def test_rows_are_ordered_by_n():
    assert by_n(CELLS[CELLS["column"] == ""], ["3", "2", "1"], "row") == ["1", "2", "3"]


def test_nothing_at_all_can_be_drawn():
    assert not matrix(CELLS.iloc[0:0], ROWS, COLUMNS, EIGHTY).data[0].x
