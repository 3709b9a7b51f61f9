"""Bytes → numbered rows of text: encodings, delimiters, quotes, ragged and blank rows, and what Excel makes of values."""

import csv
import datetime as dt
import hashlib
import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pyarrow.compute as pc
import pytest
import xlsxwriter
from hypothesis import example, given, settings
from hypothesis import strategies as st

from etl import encoding, markup, separated
from etl import receive as room
from etl.receive import receive, shown
from etl.unreadable import Unreadable
from words import Refusal

HEADER = "序号,产品名称,检验结论\n"


@pytest.fixture(autouse=True)
def parser() -> None:
    """The process that every upload gets."""


def write(tmp_path, data, name="结果.csv"):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def rows(received, sheet=0):
    columns = [column.to_pylist() for column in received.sheets[sheet].cells.columns]
    return [list(row) for row in zip(*columns, strict=True)]


def book(tmp_path, cells, name="book.xlsx", **sheets):
    workbook = openpyxl.Workbook()
    for place, value in cells.items():
        workbook.active[place] = value
    workbook.save(tmp_path / name)
    return tmp_path / name


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("gb18030", "gb18030"),
        ("utf-16", "utf-16-le"),  # Python writes the mark of this machine's order
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_every_encoding_gives_the_same_table(tmp_path, codec, name):
    text = HEADER + "1,阀门,合格\n2,㐂䶮车用汽油,不合格\n" * 30
    received = receive(write(tmp_path, text.encode(codec)))
    assert received.encoding == name
    assert rows(received) == [line.split(",") for line in text.splitlines()]


def test_a_marked_big_endian_file(tmp_path):
    received = receive(write(tmp_path, b"\xfe\xff" + (HEADER + "1,阀门,合格").encode("utf-16-be")))
    assert received.encoding == "utf-16-be"
    assert rows(received)[1] == ["1", "阀门", "合格"]


def test_short_gbk_is_not_taken_for_another_language(tmp_path):
    received = receive(write(tmp_path, "序号,产品\n1,童装".encode("gbk")))
    assert (received.encoding, rows(received)[1]) == ("gb18030", ["1", "童装"])


def test_gb18030_after_many_rows_of_plain_ascii(tmp_path):
    text = "no,product,verdict\n" + "1,valve,pass\n" * 20_000 + "2,阀门,不合格\n"
    received = receive(write(tmp_path, text.encode("gb18030")))
    assert (received.encoding, rows(received)[-1]) == ("gb18030", ["2", "阀门", "不合格"])


def test_a_long_gb18030_text_is_transcoded_in_two_processes(monkeypatch):
    monkeypatch.setattr(encoding, "_WORTH_A_PROCESS", 1_000)
    text = HEADER + "1,阀门㐂,合格\n" * 100_000
    raw = text.encode("gb18030")
    assert encoding.decoded(raw, "gb18030", 0) == text.encode()
    for wrong in (5, 90_000):
        lines = raw.split(b"\n")
        lines[wrong - 1] = b"\x80\xff,x"
        with pytest.raises(Unreadable) as caught:
            encoding.decoded(b"\n".join(lines), "gb18030", 0)
        assert caught.value.values == {"row": wrong}


def test_what_was_received_is_named_by_its_bytes(tmp_path):
    data = (HEADER + "1,阀门,合格\n").encode()
    received = receive(write(tmp_path, data))
    assert (received.file, received.size, received.sha256) == ("结果.csv", len(data), hashlib.sha256(data).hexdigest())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("序号\t产品名称\t结论\n1\t阀门,DN50,铜\t合格\n", "tsv"),
        ("序号;产品名称;结论\n1;阀门,DN50,铜;合格\n", "csv"),
        ("序号|产品名称|结论\n1|阀门,DN50,铜|合格\n", "csv"),
        ('序号,产品名称,结论\n1,"阀门,DN50,铜",合格\n', "csv"),
        ('序号,产品名称,结论\n1,"阀门,DN50,铜",合格\n2,"1.倾点;2.闪点,℃;3.粘度","不合格"\n', "csv"),
    ],
)
def test_the_delimiter_is_found_by_consistency(tmp_path, text, kind):
    received = receive(write(tmp_path, "2007年抽查结果,一览表\n\n" + text + text.splitlines(keepends=True)[1] * 5))
    assert received.kind == kind
    assert [len([cell for cell in row if cell]) for row in rows(received)[2:]] == [3] * (len(rows(received)) - 2)
    assert "阀门,DN50,铜" in rows(received)[3]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_blank_and_ragged_records_keep_their_numbers(tmp_path, end):
    lines = ["标题", "", "序号,产品,结论", "1,阀门,合格", "", "2,闸阀", "3,童装,合格,多余", '4,"两', '行",合格', "5,皮鞋,合格", "注：完"]
    got = rows(receive(write(tmp_path, end.join(lines) + end)))
    inner = f"两{end}行"
    assert got == [
        ["标题", "", "", ""],
        ["", "", "", ""],
        ["序号", "产品", "结论", ""],
        ["1", "阀门", "合格", ""],
        ["", "", "", ""],
        ["2", "闸阀", "", ""],
        ["3", "童装", "合格", "多余"],
        ["4", inner, "合格", ""],
        ["5", "皮鞋", "合格", ""],
        ["注：完", "", "", ""],
    ]


def test_many_ragged_records_go_back_where_they_stood(tmp_path):
    lines = [f"{i},阀门,合格,a" if i % 3 else (f"{i}" if i % 2 else "") for i in range(1, 3002)]
    got = rows(receive(write(tmp_path, "\n".join(lines))))
    assert [row[0] for row in got] == [line.split(",")[0] for line in lines]


def test_a_text_cut_for_several_threads_has_the_same_records(tmp_path, monkeypatch):
    monkeypatch.setattr(separated, "_WORTH_A_THREAD", 2_000)
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    kinds = ["{i},阀门,合格\n", '{i},"阀\n\n门,\n",合格\n', "\n", "{i},闸阀\n", "{i},a,b,c\n", '{i},管 5",合格\n']
    kinds += kinds[:1] * 5
    text = "".join(kinds[i * i * 7 % 31 % 11].format(i=i) for i in range(3_000))
    assert len(separated._cuts(text.encode(), ",", 3)) == 3
    table, _delimiter = separated.read(text.encode())
    expected = [row + [""] * (4 - len(row)) for row in csv.reader(io.StringIO(text, newline=""))]
    assert [list(row.values()) for row in table.to_pylist()] == expected


def filled(row):
    """The row without empty cells at its end: how many of them a file has says nothing."""
    return row[: max((i + 1 for i, cell in enumerate(row) if cell), default=0)]


@settings(deadline=None)
@example([["", "\r", ";;", ";;1"]])  # read on from the middle of a record, semicolons seem to cut it
# Records of nothing but semicolons may be read as cut by them: two readings fit, so the property keeps to one delimiter.
@given(st.lists(st.lists(st.text(alphabet='阀a,"\n \r1', max_size=6), min_size=1, max_size=4), min_size=1, max_size=30))
def test_whatever_is_written_is_read(rows):
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["序号", "产品,名", "结;论"], *rows])
    try:
        table, _delimiter = separated.read(out.getvalue().encode())
    except Unreadable:
        return  # a cell that holds what may be a row is refused, with its row
    assert [filled(row) for row in rows] == [filled(list(row.values())) for row in table.to_pylist()[1:]]


def test_an_empty_cell_and_words_for_null_stay_text(tmp_path):
    got = rows(receive(write(tmp_path, 'a,b,c\nNULL,NA,nan\n"",,true\n007,1e5,2007-07-18\n')))
    assert got[1:] == [["NULL", "NA", "nan"], ["", "", "true"], ["007", "1e5", "2007-07-18"]]


def test_inch_marks_are_no_open_quotes(tmp_path):
    got = rows(receive(write(tmp_path, HEADER + '1,阀门 5" DN50,合格\n2,"管 3"" 铜",合格\n3,5"管,合格\n')))
    assert [row[1] for row in got[1:]] == ['阀门 5" DN50', '管 3" 铜', '5"管']


def test_an_unusual_cell_of_many_lines_is_one_record(tmp_path):
    text = HEADER + '1,"1.倾点，℃\n2.闪点，℃\n3.粘度, mm2/s",不合格\n2,闸阀,合格\n'
    assert [len(row) for row in rows(receive(write(tmp_path, text)))] == [3, 3, 3]


def test_the_longest_cell_that_a_spreadsheet_holds_is_read(tmp_path):
    got = rows(receive(write(tmp_path, HEADER + "1," + "阀" * 32_767 + ",合格\n2,闸阀,合格\n")))
    assert (len(got[1][1]), got[2]) == (32_767, ["2", "闸阀", "合格"])


def test_a_record_larger_than_a_block(monkeypatch):
    monkeypatch.setattr(separated, "_BLOCK", 10_000)
    for cell in ("阀" * 30_000, '"' + "阀\n" * 15_000 + '"'):
        table, _delimiter = separated.read((HEADER + f"1,{cell},合格\n2,闸阀,合格\n").encode())
        assert pc.utf8_length(table.column(1)).to_pylist() == [4, 30_000, 2]


def test_header_alone_is_read(tmp_path):
    assert rows(receive(write(tmp_path, HEADER))) == [["序号", "产品名称", "检验结论"]]


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


PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=CODEC">
<style>td{mso-number-format:"\\@";}</style></head><body><table border=1><tr><td colspan=4><b>2022年监督抽查结果</b></td></tr>
<tr><th rowspan=2>序号<th colspan=2>标称生产单位<th rowspan=2>检验结论</tr><tr><th>名称</th><th>地址</th></tr>
<tr><td>1</td><td>甲阀门<br>有限公司&nbsp;</td><td rowspan=2>永嘉县</td><td>合格</td></tr>
<tr><td>2</td><td>球阀&amp;蝶阀<table><tr><td>厂</td></tr></table></td><td>不合格</td></tr></table></body></html>"""


@pytest.mark.parametrize(("codec", "name"), [("gb2312", "gb18030"), ("utf-8", "utf-8"), ("big5", "big5")])
def test_a_web_page_called_xls_is_read_as_the_table_that_it_shows(codec, name):
    page = PAGE.replace("CODEC", codec)
    page = page.translate(str.maketrans("监督检验结论标称产单阀门", "監督檢驗結論標稱產單閥門")) if codec == "big5" else page
    found, (sheet,) = markup.read(page.encode("gbk" if codec == "gb2312" else "big5hkscs" if codec == "big5" else codec, "replace"), "")
    cells = [[row[name] for name in sheet.cells.column_names] for row in sheet.cells.to_pylist()]
    assert (found, sheet.name, sheet.cells.num_columns) == (name, "1", 4)
    assert [row[0] for row in cells] == [cells[0][0], "序" + ("号" if codec != "big5" else cells[1][0][1:]), cells[1][0], "1", "2"]
    if codec != "big5":
        assert cells[2] == ["序号", "名称", "地址", "检验结论"]
        assert cells[3] == ["1", "甲阀门\n有限公司", "永嘉县", "合格"]
        assert cells[4] == ["2", "球阀&蝶阀厂", "永嘉县", "不合格"], "what is merged down, and a table within a cell"
        assert [0, 0, 0, 3] in sheet.merged


LIST = "<table><tr><th>产品名称<th>检验结论</tr><tr><td>闸阀<td>合格</tr></table>"


@pytest.mark.parametrize(
    ("page", "tables"),
    [
        (f"<table><tr><td>网站首页</td></tr><tr><td>{LIST}</td><td>{LIST}</td></tr></table>", 2),
        (f"<table><tr><td><table><tr><td>{LIST}</td></tr></table></td></tr></table>", 1),
        (LIST.removesuffix("</table>") + LIST, 2),
        ("<table><tr><td>" * 40 + LIST, 0),
    ],
    ids=["laid out", "twice", "not ended", "deeper than any page"],
)
def test_a_table_that_only_lays_out_the_page_gives_the_tables_within_it(page, tables):
    _found, sheets = markup.read(page.encode(), "")
    lists = [[list(row.values()) for row in sheet.cells.to_pylist()] for sheet in sheets if sheet.cells.num_columns == 2]
    assert lists == [[["产品名称", "检验结论"], ["闸阀", "合格"]]] * tables
    assert [sheet.name for sheet in sheets] == [str(number + 1) for number in range(len(sheets))]


def test_a_spreadsheet_of_xml_is_read_with_its_gaps_numbers_and_days():
    def cell(text, kind="String", more=""):
        return f'<Cell {more}><Data ss:Type="{kind}">{text}</Data></Cell>'

    space = 'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
    title = cell("结果", more='ss:MergeAcross="2"')
    numbers = cell(1, "Number") + cell("2022-05-01T00:00:00.000", "DateTime")
    last = cell("甲", more='ss:Index="3"')
    rows_ = f'<Row>{title}</Row><Row ss:Index="3">{numbers}</Row><Row>{last}</Row>'
    sheets = "".join(f'<Worksheet ss:Name="{name}"><Table>{inner}</Table></Worksheet>' for name, inner in (("空", ""), ("数据", rows_)))
    text = f'<?xml version="1.0" encoding="GB2312"?><Workbook {space}>{sheets}</Workbook>'
    name, (sheet,) = markup.read(text.encode("gbk"), "")
    assert (name, sheet.name, sheet.merged) == ("gb18030", "数据", [[0, 0, 0, 2]])
    assert [list(row.values()) for row in sheet.cells.to_pylist()] == [["结果", "", ""], ["", "", ""], ["1", "2022-05-01", ""], ["", "", "甲"]]
    with pytest.raises(Unreadable, match="no sheet"):
        markup.read(text.encode("gbk"), "没有")


def test_a_web_page_goes_the_whole_way_through_the_limited_process(tmp_path):
    received = receive(write(tmp_path, PAGE.replace("CODEC", "gb2312").encode("gbk"), "导出.xls"))
    assert (received.kind, received.encoding, len(received.sheets), received.sheets[0].cells.num_rows) == ("xls", "gb18030", 1, 5)


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


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("结果.csv", "结果.csv"),
        ("a\0b\n.csv", "ab.csv"),
        ("\u202evsc.exe", "vsc.exe"),
        ("长" * 300 + ".csv", "长" * 196 + ".csv"),
    ],
)
def test_a_file_name_is_only_ever_shown(name, safe):
    assert shown(name) == safe


def test_nothing_is_left_in_the_temporary_folder(tmp_path, monkeypatch):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    received = receive(write(tmp_path, HEADER + "1,阀门,合格\n"))
    assert list(scratch.iterdir()) == []
    assert rows(received)[1] == ["1", "阀门", "合格"]  # the mapping outlives the file


def test_the_parser_starts_without_pandas(tmp_path):
    """Loading it took longer than reading the file did: the text, the workbook and the checks in between need none of it."""
    for path in (write(tmp_path, HEADER + "1,阀门,合格\n2,闸阀\n"), book(tmp_path, {"A1": "产品", "B2": 1.5, "C2": 3})):
        (tmp_path / "answer.json").unlink(missing_ok=True)
        command = [sys.executable, "-I", "-X", "importtime", str(room._WORKER), str(path), str(tmp_path), ""]
        ended = subprocess.run(command, capture_output=True, text=True, check=True)
        parts = [line.rpartition("|")[2].strip().partition(".") for line in ended.stderr.splitlines()]
        loaded = {package for package, _dot, within in parts if within}  # a package that is only looked for has no parts
        assert "pyarrow" in loaded
        assert not loaded & {"numpy", "pandas", "openpyxl", "words", "duckdb"}
        assert '"sheets"' in (tmp_path / "answer.json").read_text("utf-8")
