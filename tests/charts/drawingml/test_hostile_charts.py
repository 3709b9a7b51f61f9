"""Names from files in native charts: text stays text, and no length, character or gap breaks the file."""

import io
import zipfile

import pytest
from pptx import Presentation

from charts.drawingml import height_in_text, supports
from charts.drawingml.alone import deck_of
from charts.drawingml.columns_names import stages
from charts.spec import Axis, Band, ChartSpec, Rule, Series, TextColumn
from charts.xy import Scale, XYSeries, XYSpec
from tests.charts.drawingml import examples
from tests.charts.drawingml.files import cached, cells, charts, deck, text
from tests.charts.drawingml.order import C, faults
from words import Refusal

NAMES = ("=1+1", "@SUM(A1)", "<b>甲</b>&amp;", "𬭎䶮阀门厂😀", "a\x00b\x0bc\ud800", "长" * 300, "", "两\n行", "http://x.y/z")
SHARE = Axis("percent", 0.0, 1.0)


def rows(mark, names=NAMES, **said):
    count = len(names)
    series = Series("=系列", mark, (0.5, None, *[0.25] * (count - 2)), roles=("undetermined",) * count if mark == "dots" else ())
    columns = (TextColumn("=头", names), TextColumn("n", tuple(str(i) for i in range(count)), strong=True))
    return ChartSpec(
        **{"key": "k", "title": "t", "alt": "=alt\x00", "categories": names, "series": (series,), "axis": SHARE, "columns": columns} | said
    )


def points():
    series = XYSeries("=点", "points", tuple(float(i + 1) for i in range(9)), tuple(i / 10 for i in range(9)), texts=NAMES, role="alarm")
    return XYSpec("k", "t", "a", (series,), Scale("count", 0.8, 20, "=x", log=True), Scale("percent", 0.0, 1.0, "<y>"), (Rule(0.5, "=线", "target"),))


SPECS = {
    "dots": rows("dots", rules=(Rule(0.8, "<目标>", "target"),)),
    "bars": rows("bar"),
    "columns": rows("line", orientation="columns", columns=(), rules=(Rule(0.8, "=目标", "target"),), bands=(Band(-0.5, 2.5, "=段"),)),
    "xy": points(),
}


@pytest.mark.parametrize("name", SPECS)
@pytest.mark.parametrize("file", [deck, text])
def test_text_is_text_everywhere(name, file):
    for root, book in charts(file(SPECS[name])):
        assert list(faults(root)) == []
        with zipfile.ZipFile(io.BytesIO(book)) as packed:
            sheet = packed.read("xl/worksheets/sheet1.xml")
            assert b"<f>" not in sheet
            assert b"<hyperlink" not in sheet
        said = {cell for row in cells(book) for cell in row if isinstance(cell, str)}
        assert {"=1+1", "@SUM(A1)", "<b>甲</b>&amp;", "𬭎䶮阀门厂😀", "abc", "长" * 300} <= said
        for _formula, cells_, _count, numeric in cached(root):
            assert not numeric or all(value != "nan" for value in cells_.values())


def test_a_very_long_name_leaves_room_for_the_plot():
    ((root, _book),) = charts(deck(SPECS["dots"]))
    layout = root.find(f".//{C}plotArea/{C}layout/{C}manualLayout")
    assert float(layout.find(f"{C}w").get("val")) >= 0.15


def test_one_month_and_one_township_are_drawn():
    one = examples.monthly([8], [10])
    for spec in (one, rows("dots", names=("甲", "乙"))):
        for root, _book in charts(deck(spec)):
            assert list(faults(root)) == []
    ((root, _book), _strip) = charts(deck(one))
    assert root.find(f".//{C}symbol[@val='dash']") is not None, "A level line of one category is a dash, or it would not be seen."


def test_what_office_cannot_draw_is_not_promised():
    empty = ChartSpec("k", "t", "a", ("甲",), (Series("s", "bar", (None,)),), SHARE)
    mixed = ChartSpec("k", "t", "a", ("甲",), (Series("s", "bar", (0.5,)), Series("d", "dots", (0.5,))), SHARE)
    ruled = ChartSpec("k", "t", "a", ("甲",), (Series("s", "bar", (0.5,)),), SHARE, rules=(Rule(0.8, "目标"),))
    assert not any(supports(spec) for spec in (empty, mixed, ruled))
    with pytest.raises(ValueError, match="k: Office"):
        deck(empty)
    with pytest.raises(Refusal, match="图片"):
        deck_of(ruled, ())


def test_a_stage_of_a_few_days_keeps_its_place():
    spec = rows("line", orientation="columns", columns=(), bands=(Band(-0.5, 1.9, "①"), Band(1.9, 2.1, "②"), Band(2.1, 4.5, "③")))
    assert [(stage.band.label, stage.places) for stage in stages(spec)] == [("①", (0, 1)), ("②", (2,)), ("③", (3, 4))]


def test_a_chart_leaves_as_a_slide_with_its_notes():
    spec = examples.townships()
    content = deck_of(spec, ("永嘉县 2007", "n = 843", "数据版本 128", "演示数据"), ("计数规则：只计最终结论",))
    assert content == deck_of(spec, ("永嘉县 2007", "n = 843", "数据版本 128", "演示数据"), ("计数规则：只计最终结论",))
    made = Presentation(io.BytesIO(content))
    (slide,) = made.slides
    assert made.slide_width * 9 == pytest.approx(made.slide_height * 16, rel=0.001)
    assert slide.shapes.title.text_frame.text == spec.title
    assert sum(shape.has_chart for shape in slide.shapes) == 1
    assert "永嘉县 2007 · n = 843 · 数据版本 128 · 演示数据" in [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert "计数规则：只计最终结论" in slide.notes_slide.notes_text_frame.text


def test_more_rows_want_more_height():
    few, many = (rows("bar", names=tuple(f"镇{i}" for i in range(n))) for n in (4, 40))
    assert height_in_text(many, 5_000_000) > 4 * height_in_text(few, 5_000_000)
