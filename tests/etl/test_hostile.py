"""Bad files: a sentence that says what is wrong, quickly, with nothing left behind and without a traceback."""

import io
import os
import subprocess
import zipfile

import openpyxl
import pytest

from etl import markup, sniff, workbook_guard, workbook_halves, workbook_hidden
from etl import receive as room
from etl.receive import receive
from etl.unreadable import Unreadable
from words import Refusal

HEADER = "序号,产品名称,检验结论\n"


@pytest.fixture(autouse=True)
def parser() -> None:
    """The process that every upload gets."""


def refused(tmp_path, data, name="结果.csv"):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    with pytest.raises(Refusal) as caught:
        receive(path)
    return str(caught.value)


def workbook(parts=None, sheet=None):
    """The bytes of a small workbook, with its sheet or further parts replaced."""
    made = io.BytesIO()
    book = openpyxl.Workbook()
    book.active["A1"] = "产品"
    book.save(made)
    out = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            if not (sheet and item.filename == "xl/worksheets/sheet1.xml"):
                new.writestr(item.filename, old.read(item))
        if sheet:
            new.writestr("xl/worksheets/sheet1.xml", sheet)
        for name, data in (parts or {}).items():
            new.writestr(name, data)
    return out.getvalue()


def declaring(data, name, size):
    """The archive with another expanded size written for one of its parts."""
    data = bytearray(data)
    where = data.rindex(b"PK\x01\x02", 0, data.rindex(name.encode()))
    data[where + 24 : where + 28] = size.to_bytes(4, "little")
    return bytes(data)


def sheet(cells):
    return f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{cells}</sheetData></worksheet>'


SPARSE = sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
HIDDEN_SPARSE = sheet(f'<row r="1">{"<c/>" * 16000}<c><v>1</v></c></row><row r="1048576"><c><v>1</v></c></row>')


def inline(place, text):
    return sheet(f'<row r="{place[1:]}"><c r="{place}" t="inlineStr"><is><t>{text}</t></is></c></row>')


SPREADSHEET = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
    '<Worksheet ss:Name="a"><Table><Row><Cell ss:Index="3"><Data ss:Type="String">x</Data></Cell></Row></Table></Worksheet></Workbook>'
)
DOCTYPE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b">]>' + sheet("<row r='1'><c r='A1'><v>1</v></c></row>")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "是空的"),
        (b"\xef\xbb\xbf", "是空的"),
        (b"\xff\xfe", "是空的"),
        (b" \r\n\t\n", "是空的"),
        (b"\r\n  ,  \r\n", "是空的"),
        (" ,\u3000, \n,,\n".encode() * 500, "是空的"),
        (b'"",""\n', "是空的"),
        (b"%PDF-1.7\n1 0 obj\n", "PDF"),
        (b"MZ\x90\0\x03\0\0\0", "程序"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "图片"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "图片"),
        (b"BZh91AY&SY" + bytes(50), "压缩包"),
        (b"PK\x05\x06" + bytes(18), "空压缩包"),
        (b"<html><p>1</p><table><tr><td> </td></tr></table></html>", "网页"),
        (b'\xef\xbb\xbf\n <?xml version="1.0"?><Workbook/>', "网页或 XML"),
        (bytes(range(1, 32)) * 50, "不是表格"),
        (HEADER.encode() + b"1,\0,x\n", "第 2 行含有空字符"),
        ((HEADER + "1,阀门,合格\n" * 5).encode("gb18030") + b"\n2,\x80\xff,x\n", "既不是 UTF-8 也不是 GB18030"),
        ((HEADER + "1,阀门生产企业有限公司,合格\n" * 5).encode() + b"2,\xe9\x98,x\n" + "3,阀门,合格\n".encode() * 9, "第 7 行的文字已损坏"),
        (b"\xef\xbb\xbfa,b\n1,\xff\n", "第 2 行的文字已损坏"),
        (",".join(f"列{i}" for i in range(10_000)) + "\n" + "," * 9_999, "10000 列"),
        (HEADER + "1,a,b\n" + "x," * 3000, "3000 列"),
        (HEADER + '1,"阀门,合格\n2,闸阀,合格\n3,球阀,合格\n', "第 2 行有一个引号"),
        (HEADER + "1,阀门,合格\n" * 3 + '2,"闸阀,合格\n3,球阀,合格\n4,"蝶阀",合格\n5,a,b\n', "第 5 行有一个引号"),
        (HEADER + '1,"阀门,合格\n2,闸阀,合格\n3,球阀",合格\n4,蝶阀,合格\n', "第 2 行有一个引号"),
        (HEADER + "1,阀门,合格\n2," + "阀" * 1_000_000 + ",合格\n", "第 3 行 B 列的单元格有 1000000 个字符"),
        (HEADER + '1,"' + "阀\n" * 1_500_000 + '",合格\n2,闸阀,合格\n', "第 2 行 B 列的单元格有 3000000 个字符"),
        (HEADER + "x," * 27 + "x" * 32_768 + "\n" + "y" * 40_000 + ",闸阀,合格\n", "第 2 行 AB 列的单元格有 32768 个字符"),
        (HEADER + "1,阀门,合格\n" * 400_000 + '2,"闸阀,合格\n' + "3,球阀,合格\n" * 400_000, "第 400002 行有一个引号"),
    ],
)
def test_a_bad_text_file_is_refused_with_a_sentence(tmp_path, data, said):
    assert said in refused(tmp_path, data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (workbook()[:700], "已损坏"),
        (workbook({"xl/vbaProject.bin": b"x"}), "含有宏"),
        (workbook({f"xl/{n}.png": b"" for n in range(10_001)}), "个部分组成"),
        (workbook(sheet=SPARSE), "相距过远"),
        (workbook(sheet=HIDDEN_SPARSE), "损坏"),
        (workbook(sheet=DOCTYPE), "DOCTYPE"),
        (declaring(workbook({"xl/worksheets/sheet2.xml": b"x"}), "xl/worksheets/sheet2.xml", 600 << 20), "解压后有 600 MB"),
        (workbook(sheet="<worksheet><sheetData><row"), "已损坏"),
        (workbook(sheet=inline("B3", "阀" * 32_768)), "工作表 Sheet 第 3 行 B 列的单元格有 32768 个字符"),
        (workbook(sheet=sheet("")), "是空的"),
        (workbook(sheet=inline("C7", " \u3000")), "是空的"),
        (workbook(sheet=sheet('<row r="1">' + '<c r="AAAA1"/>' + '<c r="CZZ1"><v>1</v></c><c r="A1"><v>1</v></c></row>')), "2730 列"),
    ],
)
def test_a_bad_workbook_is_refused_with_a_sentence(tmp_path, data, said):
    assert said in refused(tmp_path, data, "结果.xlsx")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<table><tr><td colspan=3000>1</td></tr></table>", "columns"),
        ("<table><tr><td colspan=2000>1</td></tr>" + "<tr></tr>" * 12_000 + "</table>", "too far apart"),
        (("<table><tr><td colspan=2000>1</td></tr>" + "<tr></tr>" * 1500 + "</table>") * 2, "too far apart"),
        ('<?xml version="1.0" urn:schemas-microsoft-com:office:spreadsheet <a', "damaged"),
        ('<table><tr><td colspan="²">1</td></tr></table>', None),
        ("<table><tr><td>" + "阀" * 40_000 + "</td></tr></table>", "characters"),
        (SPREADSHEET.replace("<Row>", '<Row ss:Index="30000000">'), None),
        (SPREADSHEET.replace("<Row>", '<Row ss:Index="9999999">'), "too far apart"),
        (SPREADSHEET.replace("</Table>", ""), "damaged"),
        ("<table><tr><td>1</td></tr></table>" + "<a " * 20_000, "damaged"),
        (SPREADSHEET.replace("<Workbook", '<!DOCTYPE a [<!ENTITY b "b">]><Workbook'), "document type"),
    ],
)
def test_bad_markup_is_refused_or_read_without_harm(text, said):
    if said is None:
        assert len(markup.read(text.encode(), "")[1]) == 1, "A number that no sheet has is no place."
        return
    with pytest.raises(Unreadable, match=said):
        markup.read(text.encode(), "")


@pytest.mark.parametrize(("head", "what"), [(b"MIME-Version: 1.0\r\n", "mht"), (b'{"rows": [1]}', "JSON"), (b'[ {"a": 1}]', "JSON")])
def test_what_is_no_table_is_told_by_its_first_bytes(head, what):
    with pytest.raises(Unreadable) as caught:
        sniff.kind(head)
    assert what in caught.value.values["what"]


def test_other_archives_are_no_workbooks(tmp_path):
    def archive(name):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as new:
            new.writestr(name, "x")
        return out.getvalue()

    assert "压缩包" in refused(tmp_path, archive("结果.csv"))
    assert "文字文档" in refused(tmp_path, archive("word/document.xml"))
    assert "另存为 Excel 工作簿" in refused(tmp_path, archive("content.xml"))
    assert "另存为 Excel 工作簿" in refused(tmp_path, archive("xl/workbook.bin"))


def test_encrypted_and_foreign_ole_files(tmp_path):
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    assert "密码" in refused(tmp_path, ole + "EncryptedPackage".encode("utf-16-le") + bytes(99), "a.xlsx")
    assert "文字文档" in refused(tmp_path, ole + "WordDocument".encode("utf-16-le") + bytes(99), "a.xls")
    assert "已损坏" in refused(tmp_path, ole + bytes(600), "a.xls")


def test_a_bomb_is_refused_before_anything_is_expanded(tmp_path, monkeypatch):
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(declaring(workbook({"xl/worksheets/sheet9.xml": bytes(9999)}), "xl/worksheets/sheet9.xml", 1 << 30))
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("A part was expanded."))
    with pytest.raises(Unreadable, match="expands to"):
        workbook_guard.check(path)


def test_a_cell_of_hundreds_of_megabytes_is_not_expanded(tmp_path, monkeypatch):
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(workbook(sheet=inline("A1", "x" * (101 << 20))))
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("A part was expanded."))
    with pytest.raises(Unreadable, match="the same characters"):
        workbook_guard.check(path)


def test_the_rows_of_a_large_sheet_are_no_bomb(tmp_path, monkeypatch):
    """The least that differs between rows is the place that each cell names."""
    monkeypatch.setattr(workbook_guard, "_LARGE_PART", 1 << 20)
    path = tmp_path / "same.xlsx"
    rows = "".join(f'<row r="{i}">' + "".join(f'<c r="{c}{i}"><v>1</v></c>' for c in "ABCDEFGHIJKL") + "</row>" for i in range(1, 20_001))
    path.write_bytes(workbook(sheet=sheet(rows)))
    assert receive(path).sheets[0].cells.num_rows == 20_000


def test_a_long_text_shared_by_many_cells_is_refused(tmp_path, monkeypatch):
    from etl import workbook as reader

    monkeypatch.setattr(reader, "_MOST_TEXT", 1 << 20)
    path = tmp_path / "shared.xlsx"
    shared = openpyxl.Workbook()
    for _row in range(100):
        shared.active.append(["阀" * 10_000])
    shared.save(path)
    with pytest.raises(Unreadable, match="MB of text, mostly"):
        list(reader.read_xlsx(path, "", tmp_path))
    shared = openpyxl.Workbook()
    shared.active["A1"], shared.active["B100"] = "阀" * 10_000, "完"
    shared.active.merge_cells("A1:A100")
    shared.save(path)
    with pytest.raises(Unreadable, match="MB of text, mostly"):
        list(reader.read_xlsx(path, "", tmp_path))


def test_all_sheets_together_hold_no_more_text_than_one_may(tmp_path, monkeypatch):
    from etl import parse_worker
    from etl import workbook as reader

    made = openpyxl.Workbook()
    for name in "abc":
        made.create_sheet(name).append(["阀" * 30_000] * 5)
    made.save(tmp_path / "many.xlsx")
    monkeypatch.setattr(reader, "_MOST_TEXT", 1_000_000)
    with pytest.raises(Unreadable, match="MB of text, mostly"):
        parse_worker.parse(tmp_path / "many.xlsx", tmp_path, "")


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (workbook_guard._CELL, b"<c " + b'r="A1" ' * 200_000),
        (workbook_guard._ERROR, b"<c " + b't="e" ' * 200_000),
        (workbook_guard._ERROR, b'<c t="e"/>' * 200_000),
        (workbook_hidden._FORMULA, b"<c " + b'r="A1" ' * 200_000),
        (workbook_halves._ROW, b"<row " + b'r="1" ' * 200_000),
    ],
)
def test_a_tag_of_many_attributes_costs_no_more_than_its_length(pattern, text):
    """Each took minutes before: whoever breaks this sees the tests stand still."""
    assert pattern.findall(text) == []


def test_a_part_that_lies_about_its_size_is_refused(tmp_path):
    data = declaring(workbook({"xl/sharedStrings2.xml": b"<sst>" + b"x" * 50_000_000 + b"</sst>"}), "xl/sharedStrings2.xml", 1000)
    assert "已损坏" in refused(tmp_path, data, "a.xlsx")


def test_a_text_file_has_no_sheets(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(HEADER + "1,阀门,合格\n", "utf-8")
    with pytest.raises(Refusal, match="文本文件没有工作表，其中也就没有 结果"):
        receive(path, sheet="结果")
    assert receive(path, sheet="").kind == "csv"


def test_what_is_no_file(tmp_path):
    os.mkfifo(tmp_path / "管道.csv")  # nobody waits for one to be written
    for path, said in (
        (tmp_path / "无.csv", "找不到文件"),
        (tmp_path, "是文件夹或设备"),
        (tmp_path / "管道.csv", "是文件夹或设备"),
        (tmp_path / ("长" * 300), "文件名过长"),
    ):
        with pytest.raises(Refusal, match=said):
            receive(path)


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    path = tmp_path / "大.csv"
    with path.open("wb") as file:
        file.truncate(room.LARGEST + 1)
    with pytest.raises(Refusal, match="最多可读取 512 MB"):
        receive(path)


def test_a_parser_that_hangs_is_stopped(tmp_path, monkeypatch):
    worker = tmp_path / "hangs.py"
    worker.write_text("import time; time.sleep(60)")
    monkeypatch.setattr(room, "_WORKER", worker)
    monkeypatch.setattr(room, "PATIENCE", 0.5)
    assert "已停止" in refused(tmp_path, HEADER)


@pytest.mark.parametrize("crash", ["import os; os.abort()", "import os; os.kill(os.getpid(), 9)", "1/0", "raise MemoryError"])
def test_a_parser_that_dies_is_a_sentence(tmp_path, monkeypatch, crash):
    worker = tmp_path / "dies.py"
    worker.write_text(crash)
    monkeypatch.setattr(room, "_WORKER", worker)
    assert "已损坏，或所需内存" in refused(tmp_path, HEADER)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limits for a process of this kind.")
def test_the_parser_limits_its_own_memory(tmp_path):
    probe = (
        f"import sys; sys.path.insert(0, {str(room._WORKER.parent.parent)!r}); from etl import parse_worker; parse_worker.limit(); bytearray(4 << 30)"
    )
    ended = subprocess.run([os.sys.executable, "-c", probe], capture_output=True, text=True, check=False)
    assert "MemoryError" in ended.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="Only Linux has a device that is always full.")  # noqa: PTH110
def test_a_disk_without_room_is_a_sentence(tmp_path, monkeypatch):
    from etl import parse_worker

    monkeypatch.setattr(parse_worker, "limit", lambda: None)
    (tmp_path / "0.arrow").symlink_to("/dev/full")
    monkeypatch.setattr(parse_worker, "keep", lambda table, folder, name, merged: (folder / "0.arrow").write_bytes(b"x" * 10_000_000))
    path = tmp_path / "a.csv"
    path.write_text(HEADER)
    parse_worker.main(str(path), str(tmp_path), "")
    assert "no room left" in (tmp_path / "answer.json").read_text("utf-8")
