import io
from fractions import Fraction

import pandas as pd
from pptx import Presentation

from charts.drawingml.alone import deck_of
from charts.figures import matrices
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


def test_the_matrix_leaves_as_a_native_table_with_its_signs_and_fillings():
    counts = [("", "", 90, 100), ("a", "", 60, 60), ("a", "x", 3, 4), ("b", "x", 10, 40), ("b", "y", 0, 0)]
    frame = pd.DataFrame(counts, columns=["row", "column", "passed", "judged"])
    named = {"key": "m", "title": "=矩阵", "alt": "说明", "heading": "乡镇"}
    spec = matrices.rates(frame, {"": "全县", "a": "<甲镇>", "b": "乙镇"}, {"": "全部", "x": "阀门", "y": "童装"}, Fraction(80, 100), **named)
    said = [[cell.text.replace("\xa0", " ") for cell in row] for row in spec.rows]
    assert said == [["全县", "● 90.0%（100）", "—", "—"], ["<甲镇>", "● 100.0%（60）", "3/4", "—"], ["乙镇", "—", "◆ 25.0%（40）", "—"]]
    (table,) = [shape for shape in Presentation(io.BytesIO(deck_of(spec, ("永嘉",)))).slides[0].shapes if shape.has_table]
    assert [[cell.text.replace("\xa0", " ") for cell in row.cells] for row in table.table.rows] == [["乡镇", "全部", "阀门", "童装"], *said]
    fills = [[str(cell.fill.fore_color.rgb) for cell in row.cells] for row in table.table.rows][1:]
    assert fills == [["FFFFFF", "B0DAD3", "FFFFFF", "FFFFFF"], ["FFFFFF", "B0DAD3", "FFFFFF", "FFFFFF"], ["FFFFFF", "FFFFFF", "DE8A70", "FFFFFF"]]
    assert deck_of(spec, ("永嘉",)) == deck_of(spec, ("永嘉",))


def test_a_thousand_rows_are_the_first_and_a_sentence():
    rows = {f"{i}": f"第{i}镇" for i in range(1_000)}
    frame = pd.DataFrame([(key, "", 9, 10) for key in rows], columns=["row", "column", "passed", "judged"])
    spec = matrices.rates(frame, rows, {"": "全部"}, Fraction(80, 100), key="m", title="t", alt="a", heading="乡镇")
    (slide,) = Presentation(io.BytesIO(deck_of(spec, ()))).slides
    (table,) = [shape for shape in slide.shapes if shape.has_table]
    count = len(table.table.rows) - 1
    assert table.top + sum(row.height for row in table.table.rows) < 6.8 * 914_400
    assert any(f"其余 {1_000 - count:,} 行" in shape.text_frame.text.replace("\xa0", " ") for shape in slide.shapes if shape.has_text_frame)


def test_transitions_leave_as_a_native_table():
    moved = pd.DataFrame([[5, 2], [0, 7]], index=["A", "B"], columns=["A", "B"])
    words_ = {"A": "A 类", "B": "B 类"}
    spec = matrices.transitions(moved, words_, words_, ["A", "B"], key="c", title="t", alt="a", heading="前 → 后")
    said = [[cell.text.replace("\xa0", " ") for cell in row] for row in spec.rows]
    assert said == [["A 类", "5", "↓ 2", "7"], ["B 类", "—", "7", "7"], ["全部", "5", "9", "14"]]
    assert deck_of(spec, ())
