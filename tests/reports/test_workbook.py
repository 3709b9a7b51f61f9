"""The workbook as Excel reads it: true numbers, the charts' own cells, text that stays text, the same bytes twice."""

import io
import re
import zipfile
from datetime import date, datetime
from functools import cache

import openpyxl
import pytest
from lxml import etree

from analytics import items, rates, targets
from reports import workbook
from reports.workbook import bulk, cells, grid
from tests.charts.xlsx.reading import Drawn
from tests.drawn import batch, fill, firm
from tests.reports.asked import HOSTILE, batches, request, usual


@pytest.fixture
def usual_book():
    """(request, bytes, workbook as read) of the usual rows: written once, and only looked at."""
    usual()
    return written()


@cache
def written():
    asked = request()
    content = workbook.write(asked)
    return asked, content, read(content)


def read(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def rows(sheet, first=4):
    """The rows below the heads as dictionaries; `first`: the row of the heads."""
    heads = [cell.value for cell in sheet[first]]
    return [dict(zip(heads, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=first + 1) if row[0].value is not None]


def charts(content):
    """Every native chart with its title."""
    book, found = read(content), {}
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in sorted(parts.namelist()):
            if re.fullmatch(r"xl/charts/chart\d+\.xml", name):
                drawn = Drawn(etree.fromstring(parts.read(name)), book)
                title = drawn.chart.find(".//{*}title//{*}f").text
                found[drawn.cells(title)[0]] = drawn
    return found


def test_rates_are_true_numbers_beside_their_counts(usual_book):
    asked, _content, book = usual_book
    found = rates.rate(asked.snapshot, asked.scope, "batch", ("township",)).set_index("township_code")
    sheet = book["各乡镇（街道）合格率"]
    for row in rows(sheet):
        truth = found.loc[row["乡级代码"]]
        assert (row["合格"], row["判定批次"]) == (truth["passed"], truth["judged"])
        assert row["合格率"] == (pytest.approx(truth["rate"], abs=1e-15) if truth["judged"] else None)
    heads = [cell.value for cell in sheet[4]]
    formats = {head: sheet.cell(5, at + 1).number_format for at, head in enumerate(heads)}
    assert formats["合格率"] == "0.0%" and formats["判定批次"] == "#,##0" and formats["乡级代码"] == "@"


def test_targets_carry_value_counts_interval_and_both_verdicts(usual_book):
    asked, _content, book = usual_book
    found = {each.id: each for each in targets.attain(asked.snapshot, asked.campaign, asked.scope)}
    row = next(each for each in rows(book["目标完成情况"]) if each["目标编号"] == "T01")
    one = found["T01"]
    assert row["数值"] == pytest.approx(one.value) and (row["分子"], row["分母"]) == (one.numerator, one.denominator)
    assert row["90% 区间下限"] == pytest.approx(one.low) and row["统计口径"] and row["期限"] == datetime(2007, 11, 11)


def test_a_near_miss_does_not_look_like_the_target():
    assert cells.value_code(0.799, "fraction", 0.8) == "0.0%"
    assert cells.value_code(0.7996, "fraction", 0.8) == "0.00%"
    assert cells.value_code(94.98, "points", 95.0) == "0.00"
    assert cells.value_code(3, "number", 3.0) == "General"


def test_every_chart_shows_what_analytics_answers(usual_book):
    asked, content, _book = usual_book
    found = charts(content)
    townships = found["各乡镇（街道）合格率"]
    truth = rates.rate(asked.snapshot, asked.scope, "batch", ("township",))
    points = next(each for each in townships.series() if townships.name(each) == "合格率")
    assert sorted(x for x in townships.values(points, "xVal") if x is not None) == sorted(truth["rate"].dropna())
    failures = next(each for title, each in found.items() if "不合格" in title and each.series("barChart") and each.series("lineChart"))
    counted = items.items(asked.snapshot, asked.scope)
    assert sum(value or 0 for each in failures.series("barChart") for value in failures.values(each)) == counted["count"].sum()
    months = found["各月合格率"]
    by_month = rates.rate(asked.snapshot, asked.scope, "batch", ("month",))
    assert months.values(months.series("lineChart")[0]) == [None if rate != rate else rate for rate in by_month["rate"]]
    assert months.values(months.series("barChart")[0]) == list(by_month["judged"])


def test_every_sheet_prints_and_filters(usual_book):
    _asked, _content, book = usual_book
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape" and str(sheet.page_setup.paperSize) == "9" and sheet.sheet_properties.pageSetUpPr.fitToPage
        if sheet.auto_filter.ref:
            head = int(re.search(r"\d+", sheet.auto_filter.ref)[0])
            assert sheet.freeze_panes is not None and sheet.print_title_rows == f"${head}:${head}"
            assert sheet[sheet.freeze_panes].row == head + 1
    assert book.sheetnames[0] == "总体情况" and sum(sheet.auto_filter.ref is not None for sheet in book) >= 20


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_cell_is_a_formula_and_each_language_has_its_own_names(lang):
    usual()
    content = workbook.write(request(lang))
    book = read(content)
    assert not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    assert HOSTILE in {cell.value for row in book["Counted rows" if lang == "en" else "计数明细"].iter_rows() for cell in row}
    chinese = [name for name in book.sheetnames if re.search(r"[\u4e00-\u9fff]", name)]
    assert (not chinese) if lang == "en" else len(chinese) == len(book.sheetnames)
    assert "externalLink" not in "".join(zipfile.ZipFile(io.BytesIO(content)).namelist())


def test_the_same_version_gives_the_same_bytes(usual_book):
    _asked, content, _book = usual_book
    assert workbook.write(request()) == content


@pytest.mark.parametrize("campaign", ["yongjia-2007", "district-2011"])
def test_an_empty_store_is_said_so(campaign):
    book = read(workbook.write(request(campaign=campaign, as_of=date(2011, 1, 2) if campaign == "district-2011" else None)))
    said = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)}
    assert "无记录：当前范围内没有此类数据。" in said
    assert not any(re.search(r"\bnan\b|None|NaT|inf\b", text) for text in said)


def test_without_a_failure_nothing_is_drawn_of_failures():
    fill(results=[batch(sample_no=str(i)) for i in range(12)])
    content = workbook.write(request())
    assert not any("不合格" in title for title in charts(content))
    assert rows(read(content)["不合格项目（按频次）"]) in ([], [{}]) or read(content)["不合格项目（按频次）"]["A5"].value.startswith("无记录")


def test_a_thousand_townships_are_all_in_the_table_and_the_worst_in_the_chart():
    places = [batch("fail" if i % 3 == 0 else "pass", sample_no=str(i), township_code=None, township=f"第{i}乡") for i in range(1000)]
    fill(results=places)
    content = workbook.write(request())
    assert len(rows(read(content)["各乡镇（街道）合格率"])) >= 1000
    drawn = charts(content)["各乡镇（街道）合格率"]
    assert max(len(drawn.values(each, "yVal")) for each in drawn.series()) == 40


def test_long_tables_are_written_in_bulk_and_say_the_same(monkeypatch):
    fill(results=batches(60), enterprises=[firm("甲厂", 1.5)])
    asked = request()
    by_hand = read(workbook.write(asked))["计数明细"]
    monkeypatch.setattr(grid, "MANY", 10)
    monkeypatch.setattr(bulk, "CHUNK", 7)
    in_bulk = read(workbook.write(asked))["计数明细"]
    hand = [[cell.value for cell in row] for row in by_hand.iter_rows(min_row=4)]
    long = [[cell.value for cell in row] for row in in_bulk.iter_rows()]
    assert long == hand and len(long) == 63
    assert in_bulk.dimensions == f"A1:{in_bulk.cell(63, in_bulk.max_column).coordinate}" and in_bulk.auto_filter.ref == in_bulk.dimensions
    assert all(cell.number_format == in_bulk.cell(2, cell.column).number_format for cell in in_bulk[60] if cell.value is not None)


def test_text_in_bulk_comes_back_as_it_was(monkeypatch):
    said = ["a_x0041_b", "<b>&amp;</b>", " 前后 ", "行\n行", "𬭎䶮🙂", "名" * 40_000, "=1+1", "x\x07y"]
    monkeypatch.setattr(grid, "MANY", 1)
    fill(results=[batch(sample_no=str(i), brand=text) for i, text in enumerate(["", *said])])
    sheet = read(workbook.write(request()))["计数明细"]
    found = {cell.value.replace("_x005F_", "_") for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)}
    assert {text.replace("\x07", "")[:32_767] for text in said} <= found


def test_more_rows_than_a_sheet_holds_go_on_on_the_next(monkeypatch):
    monkeypatch.setattr(grid, "MOST_ROWS", 30)
    usual()
    book = read(workbook.write(request()))
    assert [name for name in book.sheetnames if name.startswith("计数明细")] == ["计数明细", "计数明细 (2)"]
    assert len(rows(book["计数明细"])) + len(rows(book["计数明细 (2)"])) == 42
