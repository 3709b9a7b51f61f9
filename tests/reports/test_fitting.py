"""Columns: the weights hold, but no word is broken, no row towers, and the widths add up."""

from __future__ import annotations

from dataclasses import replace

import pytest

import words
from charts.spec import Series
from reports.document import Block, Cell, Column, Figure, Heading, Paragraph, Table
from reports.drawable import drawable
from reports.word.fitting import heights, length, shared, widths
from reports.word.flow import LOWEST, arranged
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
