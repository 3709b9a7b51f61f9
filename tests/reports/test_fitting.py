"""Columns: the weights hold, but no word is broken, no row towers, and the widths add up."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn

import words
from charts.spec import Series
from reports import word
from reports.document import Block, Cell, Column, Figure, Heading, NewPage, Paragraph, Signed, Table
from reports.drawable import drawable
from reports.word.fitting import breaks, heights, length, shared, widths
from reports.word.flow import LOWEST, SHARES, Placed, arranged
from reports.word.look import ZH
from tests.reports.documents import chart, document
from tests.reports.documents import table as drawn

TOTAL, SIZE, MARGIN = 8845, 10.5, 80
MARGINS = 2 * MARGIN


def table(heads: list[str], *rows: list[str], weights: list[float] | None = None) -> Table:
    columns = tuple(Column(head, width=weight) for head, weight in zip(heads, weights or [1.0] * len(heads), strict=True))
    return Table("t", "t", columns, tuple(tuple(Cell(text) for text in row) for row in rows))


@pytest.mark.parametrize("n", [1, 2, 7, 30])
def test_the_widths_add_up(n):
    found = widths(table(["列"] * n, ["文字" * 9] * n), TOTAL, SIZE, MARGIN)
    assert sum(found) == TOTAL and min(found) > 0


def test_the_weights_hold_where_all_fits():
    found = widths(table(["甲", "乙"], ["1", "2"], weights=[3, 1]), TOTAL, SIZE, MARGIN)
    assert found == shared(TOTAL, [3, 1])


def test_no_word_is_broken():
    found = widths(table(["Administrative", "Evidence"], ["met", "字" * 200], weights=[1, 9]), TOTAL, SIZE, MARGIN)
    assert found[0] >= len("Administrative") * SIZE * 10 + MARGINS


def test_names_are_not_broken_for_figures_that_break_anyway():
    row = ["临安镇", *["○\N{NO-BREAK SPACE}100.0%（17）"] * 6]
    found = widths(table(["乡镇（街道）", *["电线电缆"] * 6], row, weights=[2.0, *[1.5] * 6]), TOTAL, SIZE, MARGIN)
    assert sum(found) == TOTAL and found[0] >= length("临安镇", SIZE) + MARGINS
    given = table(["乡镇（街道）", *["电线电缆"] * 6], row)
    assert breaks(given, TOTAL, SIZE, MARGIN) and not breaks(given, TOTAL, SIZE - 2, MARGIN // 2)  # so that it is set in smaller type


def test_long_sentences_get_the_room_that_short_cells_do_not_need():
    given = table(["类型", "原因", "日期"], ["上升", "甲" * 120, "2007-05-21"])
    before = max(heights(given, shared(TOTAL, [1, 1, 1]), SIZE, MARGIN))
    found = widths(given, TOTAL, SIZE, MARGIN)
    assert max(heights(given, found, SIZE, MARGIN)) < 0.6 * before
    assert found[2] >= 10 * SIZE * 10


def test_a_word_longer_than_the_table_and_empty_cells_do_no_harm():
    found = widths(table(["", "b"], ["", "x" * 300]), TOTAL, SIZE, MARGIN)
    assert sum(found) == TOTAL and found[0] > MARGINS
    assert sum(widths(table(["x" * 300] * 9, [""] * 9), TOTAL, SIZE, MARGIN)) == TOTAL


def test_weights_of_nothing_are_equal_weights():
    assert shared(9, [0, 0, 0]) == [3, 3, 3]


def test_no_columns_no_widths():
    assert widths(Table("t", "t", (), ()), TOTAL, SIZE, MARGIN) == []


@pytest.mark.parametrize("word", ["（N+P2O5+K2O）、", "(199,636/474,163)", "2007-09-18/2007091826"])
def test_figures_and_formulas_are_words(word):
    found = widths(table(["甲", "乙"], ["文" * 90, f"硫{word}水"], weights=[9, 1]), TOTAL, SIZE, MARGIN)
    assert found[1] - MARGINS >= min(length(word, SIZE), 2000) - 1


# Where tables and figures stand on the page


def lines(n: int) -> Paragraph:
    return Paragraph(("字" * 28 * n,))


def set_(*blocks: Block) -> list[Block]:
    return [each.block for each in arranged(document(*blocks, synthetic=False), ZH)]


def test_sentences_go_before_a_chart_that_the_page_has_no_room_for():
    figure, after, more = Figure(chart(), "图"), lines(2), Heading("后一部分")
    assert set_(Heading("一"), lines(3), figure, after, more) == [Heading("一"), lines(3), figure, after, more]
    assert set_(Heading("一"), lines(12), figure, after, more) == [Heading("一"), lines(12), after, figure, more]


def test_tables_and_figures_keep_their_order_and_their_chapter():
    figures = [Figure(chart(key), key) for key in "abcd"]
    tables = [drawn(rows, key) for key, rows in zip("efgh", (3, 30, 8, 3), strict=True)]
    blocks = [each for four in zip([lines(n) for n in (9, 2, 7, 1)], figures, tables, [Heading("某", 2)] * 4, strict=True) for each in four]
    for before in range(0, 40, 3):
        found = set_(Heading("一"), lines(before), *blocks, Heading("二"), lines(4))
        assert [each for each in found if isinstance(each, Figure)] == figures
        assert [each for each in found if isinstance(each, Table)] == tables
        assert sorted(map(id, found[2:-2])) == sorted(map(id, blocks)) and found[-2] == Heading("二")


def test_a_chart_is_drawn_a_little_lower_where_that_keeps_it_on_the_page():
    figure = Figure(chart(), "图")
    heights = {arranged(document(lines(n), figure, synthetic=False), ZH)[1].drawn for n in range(20)}
    assert len(heights) > 1 and min(heights) >= LOWEST * max(heights) - 1


def test_a_chart_longer_than_a_page_shows_its_first_rows_and_says_how_many_more_there_are():
    words.speak("zh")
    names = tuple(f"第{n}镇" for n in range(1000))
    spec = replace(chart(), categories=names, orientation="rows", rules=(), series=(Series("不合格", "bar", tuple(map(float, range(1000)))),))
    (figure,) = drawable(document(Figure(spec, "图", "注。"))).figures
    assert figure.spec.categories == names[: len(figure.spec.categories)] and 10 < len(figure.spec.categories) < 60
    assert f"余下 {1000 - len(figure.spec.categories)} 行" in figure.note.replace("\u00a0", " ")


def test_a_long_table_breaks_its_heads_before_its_cells():
    rows = [["浙江某某阀门有限公司", "瓯北街道", "密封试验，低压；壳体试验；阀杆直径"] for _ in range(40)]
    heads = ["企业", "乡镇（街道）", "不合格项目"]
    few, many = (widths(table(heads, *rows[:n], weights=[2, 1, 3]), 6000, 9, 57) for n in (5, 40))
    assert few[1] >= 6 * 9 * 20 > many[1] >= 4 * 9 * 20, "The name of a township still stands on one line."


def signed(rows: int, sentences: int) -> tuple[Placed, ...]:
    """A notice: so many sentences, the signature, and an appendix with a table."""
    return arranged(document(Heading("一"), *(lines(2) for _ in range(sentences)), Signed(), NewPage(), Heading("附表"), drawn(rows)), ZH)


def test_what_the_figures_count_is_seldom_alone_on_a_page():
    assert not any(each.about for each in signed(3, 1)), "The page of the appendix has room for it."
    below = {n: any(each.about for each in signed(100, n)) for n in range(1, 12)}
    assert below[1], "After a table of several pages nobody can tell, but below the signature there is room."
    assert not all(below.values()), "Where the signature ends its page there is no better place than the end."
    for rows in (3, 100):
        blocks = (Heading("一"), lines(2), Signed(), NewPage(), Heading("附表"), drawn(rows))
        said = [p.text for p in docx.Document(io.BytesIO(word.write(document(*blocks)))).paragraphs]
        assert said.count("数据口径说明") == 1 and (said.index("数据口径说明") < said.index("附表")) is (rows == 100)


def test_charts_are_lower_where_that_saves_a_page_for_what_the_figures_count():
    figure = Figure(replace(chart(), key="a"), "图")
    found = [max(each.drawn for each in arranged(document(lines(n), figure, lines(3)), ZH)) for n in range(3, 22)]
    asked = max(found)
    assert SHARES[-1] * asked - 1 <= min(found) < LOWEST * asked and found.count(asked) > len(found) / 2


def test_the_note_of_a_table_of_several_pages_stands_before_it():
    for rows, before in ((3, False), (60, True)):
        body = docx.Document(io.BytesIO(word.write(document(drawn(rows))))).element.body
        kinds = [each.find(qn("w:pPr") + "/" + qn("w:pStyle")) for each in body if each.tag == qn("w:p")]
        at = next(i for i, each in enumerate(body) if each.tag == qn("w:tbl"))
        notes = [i for i, each in enumerate(body) if "".join(each.itertext()).startswith("注：")]
        assert kinds and [i < at for i in notes] == [before]
