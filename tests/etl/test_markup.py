"""Tables that programs write as web pages or XML and call .xls."""

import base64

import pytest

from etl import markup
from etl.receive import receive
from etl.unreadable import Unreadable
from tests.etl.received import write
from words import Refusal

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


def test_a_workbook_saved_as_one_web_page_is_read_sheet_by_sheet(tmp_path):
    def part(place, page):
        content = base64.encodebytes(page.encode("gbk")).decode()
        return f"--X\r\nContent-Location: file:///C:/{place}\r\nContent-Transfer-Encoding: base64\r\nContent-Type: text/html\r\n\r\n{content}\r\n"

    said = '<x:ExcelWorksheet><x:Name>{}</x:Name><x:WorksheetSource HRef="a.files/{}"/></x:ExcelWorksheet>'
    listing = "<html>" + said.format("A&amp;B", "sheet001.htm") + said.format("C", "sheet002.htm") + "</html>"
    parts = part("a.htm", listing) + part("a.files/sheet001.htm", LIST) + part("a.files/sheet002.htm", LIST) + part("a.files/tabstrip.htm", LIST)
    head = "MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary=X\r\n\r\n"
    received = receive(write(tmp_path, (head + parts + "--X--\r\n").encode(), "结果.xls"))
    assert [(grid.name, grid.cells.num_rows) for grid in received.sheets] == [("A&B", 2), ("C", 2)]
    with pytest.raises(Refusal, match="mht"):
        receive(write(tmp_path, (head + part("a.htm", "<p>") + "--X--\r\n").encode(), "页.mht"))
