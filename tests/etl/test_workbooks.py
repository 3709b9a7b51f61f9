"""What Excel makes of values, and which sheets and cells of a workbook are read."""

import datetime as dt
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from etl.receive import receive
from tests.etl.received import book, rows
from words import Refusal


def test_values_of_a_workbook_as_a_person_reads_them(tmp_path):
    cells = {
        "A1": 123,
        "A2": 1.5,
        "A3": 0.1 + 0.2,
        "A4": 1e-7,
        "A5": 913302007133456789,
        "A6": 123456789012345,
        "A7": dt.date(2007, 7, 18),
        "A8": dt.datetime(2007, 7, 18, 13, 5),
        "A9": True,
        "A10": "00123",
        "A11": 0.875,
        "A12": dt.time(8, 30),
        "A13": -12.0,
        "A14": "2007年7月",
    }
    workbook = openpyxl.Workbook()
    for place, value in cells.items():
        workbook.active[place] = value
    workbook.active["A11"].number_format = "0.0%"
    workbook.active["B1"] = "#N/A"
    workbook.active["B1"].data_type = "e"
    workbook.save(tmp_path / "b.xlsx")
    received = receive(tmp_path / "b.xlsx")
    assert received.kind == "xlsx"
    assert [row[0] for row in rows(received)] == [
        "123", "1.5", "0.3", "0.0000001", "9.13302007133457E+17", "123456789012345", "2007-07-18", "2007-07-18 13:05:00",
        "TRUE", "00123", "87.5%", "08:30:00", "-12", "2007年7月",
    ]  # fmt: skip
    assert rows(received)[0][1] == "#N/A"


def test_an_old_binary_workbook(tmp_path):
    """A file of the format that Excel wrote until 2003, kept here because no library of this project writes it."""
    received = receive(Path(__file__).with_name("old.xls"))
    assert (received.kind, [grid.name for grid in received.sheets]) == ("xls", ["结果"])
    assert rows(received) == [
        ["抽查结果", "", "", ""],
        ["乡镇", "产品名称", "抽样日期", "数量"],
        ["瓯北街道", "阀门", "2007-07-18", "123"],
        ["瓯北街道", "闸阀", "2007-07-18 13:05:00", "1.5"],
        ["桥头镇", "纽扣", "2007年7月18日", "9.13302007133457E+17"],
    ]


def test_a_sheet_begins_at_a1_wherever_its_cells_begin(tmp_path):
    got = rows(receive(book(tmp_path, {"C4": "产品", "D6": "阀门"})))
    assert got == [["", "", "", ""]] * 3 + [["", "", "产品", ""], ["", "", "", ""], ["", "", "", "阀门"]]


def test_hidden_sheets_are_left_out_and_a_named_one_is_read(tmp_path):
    workbook = openpyxl.Workbook()
    workbook.active.title = "封面"
    workbook.active["A1"] = "说明"
    workbook.create_sheet("结果")["A1"] = "产品"
    hidden = workbook.create_sheet("底稿")
    hidden["A1"] = "旧"
    hidden.sheet_state = "hidden"
    workbook.create_sheet("空表")
    path = tmp_path / "b.xlsx"
    workbook.save(path)
    assert [grid.name for grid in receive(path).sheets] == ["封面", "结果"]
    assert [grid.name for grid in receive(path, sheet="结果").sheets] == ["结果"]
    with pytest.raises(Refusal, match="没有工作表 附表。现有：封面、结果、底稿、空表"):
        receive(path, sheet="附表")


def test_what_is_merged_down_belongs_to_each_of_its_rows(tmp_path):
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in [["乡镇", "产品"], ["瓯北街道", "阀门"], [None, "闸阀"], [None, "球阀"], ["桥头镇", "纽扣"]]:
        sheet.append(row)
    sheet.merge_cells("A2:A4")
    workbook.save(tmp_path / "b.xlsx")
    received = receive(tmp_path / "b.xlsx")
    assert [row[0] for row in rows(received)] == ["乡镇", "瓯北街道", "瓯北街道", "瓯北街道", "桥头镇"]
    assert received.sheets[0].merged_ranges == ((1, 0, 3, 0),)


def test_error_cells_stand_in_their_own_sheet(tmp_path):
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "封面 & 说明"
    second = workbook.create_sheet("结果 & 其他")
    second["B2"] = "#DIV/0!"
    second["B2"].data_type = "e"
    second["A1"] = "x"
    workbook.save(tmp_path / "b.xlsx")
    received = receive(tmp_path / "b.xlsx")
    assert rows(received, 1) == [["x", ""], ["", "#DIV/0!"]]


def test_percentages_are_read_as_a_workbook_shows_them(tmp_path):
    """A cell that shows 52.3% holds 0.523: reported as 0.5 %, a target that is met would be missed."""
    path = tmp_path / "指标.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("指标")
        whole, tenths, plain, text = (book.add_format({"num_format": each}) for each in ("0%", "0.0%;[Red]-0.0%", "0.00", '0.0"%"'))
        for row, (value, shown) in enumerate([(1, whole), (0.523, tenths), (-0.07, tenths), (0.911, plain), (52.3, None), (52.3, text)]):
            sheet.write_number(row, 0, value, shown)
        sheet.write_formula(6, 0, "=A2", tenths, 0.523)
        sheet.write_string(7, 0, "52.3%", tenths)
    assert receive(path).sheets[0].cells["c0"].to_pylist() == ["100%", "52.3%", "-7%", "0.911", "52.3", "52.3", "52.3%", "52.3%"]


@pytest.mark.parametrize(("written", "instead"), [(b"></c>", b"/>"), (b"/>", b"></c>")])  # as the two writers of XML put an empty cell
def test_formatting_far_outside_the_table_does_no_harm(tmp_path, written, instead):
    workbook = openpyxl.Workbook()
    for row in (["产品", "结论"], ["阀门", "合格"]):
        workbook.active.append(row)
    for place in ("XFD1", "A1048576", "XFD1048576"):
        workbook.active[place].fill = openpyxl.styles.PatternFill("solid", fgColor="FFFF00")
    workbook.save(tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as old, zipfile.ZipFile(tmp_path / "b.xlsx", "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if "worksheets/" in name:
                part = re.sub(rb'(<c r="(?:XFD1|A1048576|XFD1048576)" s="1") ?' + re.escape(written), rb"\1" + instead, part)
            new.writestr(name, part)
    assert rows(receive(tmp_path / "b.xlsx")) == [["产品", "结论"], ["阀门", "合格"]]
