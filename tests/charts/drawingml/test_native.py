"""Every figure in PowerPoint and Word: native, of valid order, its figures those of the chart, in cache and workbook alike."""

import io
import zipfile

import docx
import pytest
from lxml import etree
from pptx import Presentation

from charts.drawingml import supports
from charts.drawingml.canvas import Canvas
from charts.drawingml.paper import legend_lines
from charts.xy import XYSpec
from tests.charts.drawingml import examples
from tests.charts.drawingml.files import cells, charts, deck, references, text
from tests.charts.drawingml.order import C, faults
from words import speak

NAMES = [
    "intervals", "changes", "split", "pareto", "holders", "scattered", "shares", "stacks", "orders", "side_by_side", "groups", "control", "index",
    "cusum", "outlook", "quarters", "funnel", "funnel_target", "lorenz", "aligned", "timeline",
]  # fmt: skip


@pytest.fixture(scope="module")
def drawn():
    with pytest.MonkeyPatch.context() as patch:
        return examples.drawn(patch)


def test_every_figure_has_its_example(drawn):
    assert list(drawn) == NAMES
    assert all(supports(spec) for spec in drawn.values())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("file", [deck, text])
def test_the_xml_stands_in_the_order_of_the_schema(drawn, name, file):
    for root, _book in charts(file(drawn[name])):
        assert list(faults(root)) == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("file", [deck, text])
def test_cache_and_workbook_hold_the_figures_of_the_chart(drawn, name, file):
    spec, held, kept = drawn[name], [], []
    for root, book in charts(file(spec)):
        held += [tuple(values) for _formula, values, numeric in references(root, book) if numeric]
        rows = cells(book)
        kept += [tuple(None if cell == "" else cell for cell in column) for column in zip(*rows[1:], strict=True)]
    for series in spec.series:
        figures = (series.x, series.y) if isinstance(spec, XYSpec) else (series.values,)
        for wanted in figures:
            assert any(alike(wanted, cells_) for cells_ in kept), f"{series.name} is not in the workbook"
            if series.mark != "dots" and getattr(series, "panel", "main") != "strip":
                assert any(alike(wanted, cells_) for cells_ in held), f"{series.name} is not in the chart"
    for rule in spec.rules:
        assert any(set(column) - {None} == {rule.value} for column in held), rule.label


def alike(wanted, column):
    """Whether a column begins with these figures, and nothing follows."""
    rest = column[len(wanted) :]
    return all(
        (a is None and b is None) or (a is not None and isinstance(b, float | int) and b == pytest.approx(a, rel=1e-12))
        for a, b in zip(wanted, column, strict=False)
    ) and all(value is None for value in rest)


def test_axes_are_those_of_the_spec(drawn):
    for name, spec in drawn.items():
        for root, _book in charts(deck(spec)):
            ranges = {(float(s.find(f"{C}min").get("val")), float(s.find(f"{C}max").get("val"))) for s in root.iter(f"{C}scaling") if len(s) > 1}
            axes = [spec.x, spec.y] if isinstance(spec, XYSpec) else [spec.axis, spec.strip]
            assert any(axis and (axis.low, axis.high) in ranges for axis in axes), name


def test_python_pptx_reads_the_charts_as_charts(drawn):
    made = Presentation(io.BytesIO(deck(drawn["control"], drawn["shares"], drawn["funnel"])))
    frames = [[shape for shape in slide.shapes if shape.has_chart] for slide in made.slides]
    assert [len(each) for each in frames] == [2, 1, 1]  # the strip of n is a chart of its own
    plots = [plot for plot in frames[0][0].chart.plots if plot.categories]
    assert list(plots[0].categories) == list(drawn["control"].categories)
    line = next(series for plot in plots for series in plot.series if series.name == "合格率")
    assert line.values == pytest.approx(next(s for s in drawn["control"].series if s.mark == "line").values, nan_ok=True)
    assert frames[1][0].chart.plots[0].vary_by_categories is False
    assert frames[1][0]._element.nvGraphicFramePr.cNvPr.get("descr") == drawn["shares"].alt


def test_word_holds_the_charts_inline_with_their_words(drawn):
    made = docx.Document(io.BytesIO(text(drawn["shares"], drawn["funnel"])))
    assert len(made.inline_shapes) == 2
    assert [shape._inline.docPr.get("descr") for shape in made.inline_shapes] == [drawn["shares"].alt, drawn["funnel"].alt]
    assert len({shape._inline.docPr.id for shape in made.inline_shapes}) == 2


def test_both_fonts_are_named_wherever_there_are_letters(drawn):
    for root, _book in charts(deck(*drawn.values())):
        for letters in root.iter("{*}defRPr", "{*}rPr"):
            assert letters.find("{*}latin") is not None
            assert letters.find("{*}ea") is not None
            assert int(letters.get("sz")) >= 1200, "Nothing under 12 points on a slide."


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_same_chart_is_the_same_bytes(language):
    from charts.same_bytes import same_bytes

    speak(language)
    assert same_bytes(deck(examples.monthly())) == same_bytes(deck(examples.monthly()))
    assert same_bytes(text(examples.townships())) == same_bytes(text(examples.townships()))


@pytest.mark.parametrize("file", [deck, text])
def test_figures_beside_bars_are_texts_within_the_chart(drawn, file):
    spec = drawn["orders"]
    content = file(spec)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        (name,) = [name for name in packed.namelist() if "/drawings/drawing" in name and name.endswith(".xml")]
        over = etree.fromstring(packed.read(name))
    said = ["".join(part.itertext("{*}t")) for part in over]
    assert said == [text for column in spec.columns for text in (column.title, *column.texts) if text]
    for anchor in over:
        ends = [float(end.text) for end in anchor.iter("{*}x", "{*}y")]
        assert all(0 <= end <= 1 for end in ends), "Nothing reaches beyond the chart."
    ((root, _book),) = charts(content)
    assert root[-1].tag == f"{C}userShapes"


def test_a_strip_stands_below_the_lower_end_of_its_chart_in_a_document(drawn):
    for name in ("control", "index", "cusum"):
        ((root, _book),) = charts(text(drawn[name]))
        ranges = root.iterfind(f".//{C}valAx/{C}scaling")
        scales = [tuple(float(each.find(f"{C}{end}").get("val")) for end in ("min", "max")) for each in ranges]
        (low, high), (floor, top) = scales
        axis, strip = drawn[name].axis, drawn[name].strip
        assert high == axis.high
        assert floor == strip.low
        assert strip.high / top <= (axis.low - low) / (high - low), "The bars of n end below where the rates begin."


def test_a_legend_without_room_for_all_its_entries_takes_more_lines():
    canvas = Canvas(200, 200, 9, "Arial", "宋体")
    assert legend_lines(canvas, ["A: critical", "B: important"])[0] == 1
    lines, wide = legend_lines(canvas, ["A: critical", "B: important", "C: general", "labelling", "class unknown", "Cumulative share"])
    assert lines > 1 and wide > canvas.width
