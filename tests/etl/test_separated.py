"""Delimited text → numbered rows: delimiters, quotes, ragged and blank rows."""

import csv
import io

import pyarrow.compute as pc
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from etl import separated
from etl.receive import receive
from etl.unreadable import Unreadable
from tests.etl.received import HEADER, rows, write


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
