"""A large sheet that two processes read is the sheet that one would read."""

import os
import re
import zipfile
from time import process_time

import pytest
import xlsxwriter

from etl import receive as room
from etl import workbook, workbook_guard, workbook_halves, workbook_hidden
from etl.unreadable import Unreadable

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="Reads the halves in a forked child.")


@pytest.fixture(autouse=True)
def _every_sheet_is_large(monkeypatch):
    monkeypatch.setattr(workbook_halves, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def read(path, folder, wanted=""):
    """The sheets, and whether one was cut."""
    folder.mkdir(exist_ok=True)
    found = [(sheet.name, sheet.cells.to_pydict(), sheet.merged) for sheet in workbook.read_xlsx(path, wanted, folder)]
    return found, (folder / "second.xlsx").exists() and (folder / "second.half").exists()


def both(path, tmp_path, monkeypatch, wanted=""):
    """What is read in halves and as a whole, and whether it was cut."""
    halves, cut = read(path, tmp_path / "halves", wanted)
    with monkeypatch.context() as patched:
        patched.setattr(workbook_halves, "WORTH_A_PROCESS", 1 << 40)
        whole, uncut = read(path, tmp_path / "whole", wanted)
    assert not uncut
    return halves, whole, cut


def drawn(path, rows=60):
    """Two sheets: numbers, dates, errors, merged cells, blank rows in the middle, a wider lower half, a column that begins late."""
    book = xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"})
    cover = book.add_worksheet("封面")
    cover.write(0, 0, "说明")
    sheet = book.add_worksheet("结果")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for row in [*range(3, rows // 2 - 2), *range(rows // 2 + 3, rows)]:
        sheet.write(row, 1, f'产品<row r="{row}">&{row}')
        sheet.write_number(row, 2, row / 7)
        sheet.write_number(row, 3, 39000 + row, day)
        if row > rows - 9:
            sheet.write_formula(row, 5, "=1/0", None, "#DIV/0!")
    sheet.merge_range(5, 0, 8, 0, "上")
    sheet.merge_range(rows - 5, 0, rows - 2, 0, "下")
    book.close()


@pytest.mark.parametrize("wanted", ["", "结果"])
def test_two_halves_are_the_whole(tmp_path, monkeypatch, wanted):
    drawn(tmp_path / "a.xlsx")
    halves, whole, cut = both(tmp_path / "a.xlsx", tmp_path, monkeypatch, wanted)
    assert cut and halves == whole
    assert len(whole[-1][1]["c0"]) == 60 and whole[-1][1]["c5"][-1] == "#DIV/0!" and whole[-1][1]["c0"][-3] == "下"


def rewritten(path, change):
    """The workbook with its sheet's XML changed."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, change(data) if name == "xl/worksheets/sheet1.xml" else data)


def plain(path, rows=40, name="结果"):
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet(name)
    for row in range(rows):
        sheet.write(row, 0, row)
        sheet.write(row, 1, f"产品{row}")
    book.close()


def test_a_name_with_marks_is_the_name_of_its_sheet(tmp_path, monkeypatch):
    """An apostrophe ended the name here and not for the reader: its upper half was read as the whole."""
    plain(tmp_path / "a.xlsx", name="Q1's <&> 合格")
    halves, whole, cut = both(tmp_path / "a.xlsx", tmp_path, monkeypatch)
    assert cut and halves == whole and len(whole[0][1]["c0"]) == 40


def test_a_sheet_that_the_reader_calls_otherwise_is_read_whole(tmp_path, monkeypatch):
    plain(tmp_path / "a.xlsx")
    monkeypatch.setattr(workbook_halves.workbook_names, "sheet_names", lambda _archive: {"xl/worksheets/sheet1.xml": "另一"})
    halves, whole, _cut = both(tmp_path / "a.xlsx", tmp_path, monkeypatch)
    assert halves == whole and len(whole[0][1]["c0"]) == 40


def test_a_part_named_in_capitals_is_read(tmp_path):
    plain(tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as old, zipfile.ZipFile(tmp_path / "b.xlsx", "w") as new:
        for name in old.namelist():
            new.writestr(name.replace("workbook", "Workbook").replace("sheet1", "Sheet1"), old.read(name))
    assert [sheet.name for sheet in room.receive(tmp_path / "b.xlsx").sheets] == ["结果"]


def test_a_megabyte_of_tags_that_never_close_is_looked_through_once(tmp_path):
    plain(tmp_path / "a.xlsx")
    rewritten(tmp_path / "a.xlsx", lambda data: data.replace(b"<sheetData>", b"<sheetData><!-- hidden= " + b"<row " * 200_000 + b"-->"))
    begun = process_time()
    assert not any(each.rows for each in workbook_hidden.of_xlsx(tmp_path / "a.xlsx").values())
    assert not workbook_guard.check(tmp_path / "a.xlsx") and process_time() - begun < 5


def lower_rows_first(data):
    head, _, rest = data.partition(b"<sheetData>")
    rows, _, tail = rest.partition(b"</sheetData>")
    parts = rows.split(b"</row>")[:-1]
    return head + b"<sheetData>" + b"</row>".join([*parts[20:], *parts[:20], b""]) + b"</sheetData>" + tail


@pytest.mark.parametrize(
    ("change", "cut"),
    [
        (lambda data: data.replace(b"<sheetData>", b"<sheetData><!-- <row r='1'> -->"), False),
        (lambda data: re.sub(rb'<row r="[0-9]+"', b"<row", data), False),
        (lower_rows_first, True),
    ],
)
def test_what_is_odd_is_read_whole(tmp_path, monkeypatch, change, cut):
    plain(tmp_path / "a.xlsx")
    rewritten(tmp_path / "a.xlsx", change)
    halves, whole, was_cut = both(tmp_path / "a.xlsx", tmp_path, monkeypatch)
    assert was_cut == cut and halves == whole and len(whole[0][1]["c0"]) == 40


def test_halves_that_lie_far_apart_are_refused_as_the_whole_is(tmp_path):
    plain(tmp_path / "a.xlsx")
    rewritten(
        tmp_path / "a.xlsx", lambda data: data.replace(b'r="40"', b'r="1000000"').replace(b'"A40"', b'"A1000000"').replace(b'"B40"', b'"AZ1000000"')
    )
    with pytest.raises(Unreadable, match="too far apart"):
        read(tmp_path / "a.xlsx", tmp_path / "halves")
    assert (tmp_path / "halves" / "second.xlsx").exists()


def test_a_child_that_fails_leaves_the_whole_to_its_parent(tmp_path, monkeypatch):
    plain(tmp_path / "a.xlsx")

    def fails(_path, _name):
        raise MemoryError

    monkeypatch.setattr(workbook, "_lower_half", fails)
    halves, whole, cut = both(tmp_path / "a.xlsx", tmp_path, monkeypatch)
    assert not cut and halves == whole


def long(data, rows=100_000):
    """The sheet with so many rows, whose texts stand in their cells."""
    row = '<row r="{0}"><c r="A{0}"><v>{1}</v></c><c r="B{0}" t="inlineStr"><is><t>产品{1}</t></is></c></row>'
    lines = [row.format(n, n - 1) for n in range(1, rows + 1)]
    data = re.sub(rb'<dimension ref="[A-Z0-9:]+"', f'<dimension ref="A1:B{rows}"'.encode(), data)
    return re.sub(rb"(?s)(?<=<sheetData>).*(?=</sheetData>)", "".join(lines).encode(), data)


@pytest.mark.parametrize("parser", [None], ids=["a process of its own"])
def test_a_large_workbook_through_the_limited_process(tmp_path, parser):
    plain(tmp_path / "a.xlsx")
    rewritten(tmp_path / "a.xlsx", long)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert archive.getinfo("xl/worksheets/sheet1.xml").file_size > 8 << 20
    grid = room.receive(tmp_path / "a.xlsx").sheets[0]
    assert grid.cells.num_rows == 100_000 and [grid.cells[name][99_999].as_py() for name in ("c0", "c1")] == ["99999", "产品99999"]
