"""What a workbook hides, and what it shows otherwise than it holds: sheets, rows and columns, percentages of the old format."""

from pathlib import Path

import openpyxl
import pytest

from etl import compound, workbook_hidden, xls_shown
from etl.receive import receive
from etl.unreadable import Unreadable
from words import Refusal

OLD = Path(__file__).with_name("hidden.xls")  # written by LibreOffice: percentages as figures and as a formula, and all that can be hidden


@pytest.fixture
def book():
    """The same in the new format."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "指标"
    for row in [["指标", "数值", "年度", "备注"], ["采标率", 0.523, "2010", "甲"], ["检定率", 0.979, "2010", ""], ["覆盖率", 0.5, "2010", "乙"]]:
        sheet.append(row)
    sheet.append(["隐藏率", 0.25, "2010", ""])
    sheet.append(["件数", 12, "2010", ""])
    for row in range(2, 6):
        sheet.cell(row, 2).number_format = "0.0%"
    sheet.row_dimensions[5].hidden = sheet.row_dimensions[9].hidden = True
    sheet.column_dimensions["D"].hidden = sheet.column_dimensions["H"].hidden = True
    workbook.create_sheet("草稿").sheet_state = "hidden"
    workbook["草稿"].append(["指标", "数值", "年度"])
    return workbook


@pytest.mark.parametrize("new", [True, False])
def test_what_is_hidden_is_said_and_percentages_are_read_as_shown(book, tmp_path, new):
    book.save(tmp_path / "新.xlsx")
    received = receive(tmp_path / "新.xlsx" if new else OLD)
    assert [sheet.name for sheet in received.sheets] == ["指标"]
    assert received.sheets[0].cells["c1"].to_pylist() == ["数值", "52.3%", "97.9%", "50%", "25%", "12"]
    said = [note.text() for note in received.notes]
    assert [each.partition("：")[0] for each in said] == [
        "隐藏的工作表没有读取",
        "工作表“指标”中隐藏的 1 行已同其他行一样读取",
        "工作表“指标”中隐藏的列已同其他列一样读取",
    ]
    assert ("草稿" in said[0], "第 5 行" in said[1], said[2].endswith("：D。")) == (True, True, True)
    named = receive(tmp_path / "新.xlsx" if new else OLD, sheet="草稿")
    assert (named.sheets[0].name, named.notes) == ("草稿", ())


def test_a_workbook_whose_visible_sheets_are_empty_names_the_hidden_ones(book, tmp_path):
    book["指标"].delete_rows(1, 9)
    book.save(tmp_path / "空.xlsx")
    with pytest.raises(Refusal, match="隐藏的工作表不读取：草稿"):
        receive(tmp_path / "空.xlsx")


def test_an_old_workbook_that_is_cut_off_tells_nothing_of_itself():
    raw = OLD.read_bytes()
    for end in (0, 100, 600, 2000, 5000):
        assert isinstance(xls_shown.read(raw[:end]), dict)
    assert xls_shown.read(raw.replace("Workbook".encode("utf-16-le"), "Arbeiten".encode("utf-16-le"))) == {}
    table = (int.from_bytes(raw[76:80], "little") + 1) * 512
    with pytest.raises(compound.Broken):  # every sector says that it goes on in the first
        compound.stream(raw[:table] + bytes(512) + raw[table + 512 :], ("Workbook",))


def test_a_workbook_from_before_excel_97_is_refused_in_words():
    """The reader would give its Chinese as other characters."""
    raw = OLD.read_bytes()
    begins = raw.index(b"\x09\x08\x10\x00\x00\x06")
    with pytest.raises(Unreadable, match=r"Excel 5\.0 or 95"):
        xls_shown.read(raw[: begins + 4] + b"\x00\x05" + raw[begins + 6 :])


def test_nothing_is_said_of_what_is_empty(book, tmp_path):
    book.save(tmp_path / "a.xlsx")
    hidden = workbook_hidden.of_xlsx(tmp_path / "a.xlsx")["指标"]
    assert (hidden.rows, hidden.columns) == ([4, 8], [3, 7])


def test_formulas_that_no_program_has_worked_out_are_told(tmp_path):
    workbook = openpyxl.Workbook()
    for row in (["产品", "结论"], ["阀门", '=IF(1>0,"合格","")'], ["阀门", "合格"]):
        workbook.active.append(row)
    workbook.save(tmp_path / "a.xlsx")
    (note,) = receive(tmp_path / "a.xlsx").notes
    assert note.text().startswith("工作表“Sheet”中有 1 格只有公式、没有结果，按空白读取：B2。")
