"""Charts over two numeric axes: what is drawn where, and what the backend makes of it."""

import math

import pytest

from charts.placing import beside
from charts.plotly import draw
from charts.spec import Rule
from charts.ticks import labels, share
from charts.xy import Scale, XYSeries, XYSpec

RATES, COUNTS = Scale("percent", 0.0, 1.0), Scale("count", 1, 1000, log=True)


def spec(*series, **said):
    return XYSpec(**{"key": "k", "title": "t", "alt": "a", "series": series, "x": COUNTS, "y": RATES} | said)


def test_every_part_is_as_long_as_the_points():
    for wrong in ({"y": (0.1,)}, {"texts": ("a",)}, {"hovers": ("a",)}, {"keys": ("a", "b", "c")}):
        with pytest.raises(ValueError, match="of 2 points"):
            spec(XYSeries(**{"name": "s", "mark": "points", "x": (1, 2), "y": (0.1, 0.2)} | wrong))


def test_an_axis_reaches_from_low_to_high():
    for low, high, log in ((1, 1, False), (2, 1, False), (0, 10, True)):
        with pytest.raises(ValueError, match="from low to high"):
            Scale("count", low, high, log=log)


def test_a_chart_of_nothing_is_empty():
    assert spec().empty
    assert spec(XYSeries("s", "points", (1.0,), (None,))).empty
    assert not spec(XYSeries("s", "points", (1.0,), (0.5,))).empty


def test_round_figures_on_a_logarithmic_axis():
    assert [text for _at, text in labels(COUNTS)] == ["1", "2", "5", "10", "20", "50", "100", "200", "500", "1,000"]
    assert share(COUNTS, 1) == 0
    assert share(COUNTS, 1000) == 1
    assert share(COUNTS, math.sqrt(1000)) == pytest.approx(0.5)
    assert labels(Scale("number", 0, 2, ticks=((0, "一月"), (1, "二月")))) == ((0, "一月"), (1, "二月"))


def test_text_from_data_stays_text():
    evil = "<b>甲</b>%{x}"
    figure = draw(spec(XYSeries(evil, "points", (5.0,), (0.5,), texts=(evil,), hovers=(evil,), keys=("k",)), rules=(Rule(0.8, evil, "target"),)))
    assert "<b>甲" not in figure.to_json()
    assert figure.data[0].hovertemplate is None
    assert figure.data[0].customdata[0][0] == "k"


def test_ten_thousand_points_are_drawn_by_webgl_and_a_few_as_svg():
    n = 10_000
    many = XYSeries("s", "points", tuple(float(i % 999 + 1) for i in range(n)), tuple(i / n for i in range(n)))
    few = XYSeries("o", "points", (5.0,), (0.5,), role="alarm", texts=("甲",))
    figure = draw(spec(many, few))
    assert [trace.type for trace in figure.data] == ["scattergl", "scatter"]
    assert len(figure.data[0].x) == n


def test_names_stand_beside_their_points_and_not_on_one_another():
    # Ten points in a row, 20 pixels apart: names 56 pixels wide cannot all stand to the right.
    points = [(100.0 + 20 * i, 100.0) for i in range(10)]
    sides = beside(points, ["四个汉字"] * 10, [], (400, 200))
    assert sides[0] == "middle left"  # the right is taken by the next point
    assert "" in sides, "What has no room is not written."
    assert len([side for side in sides if side]) >= 4
    assert beside([(5.0, 15.0)], ["名"], [], (400, 200)) == ["middle right"]
    assert beside([(395.0, 100.0)], ["名"], [], (400, 200)) == ["middle left"]


def test_a_level_line_and_a_curve_are_named_at_the_right_end():
    curve = XYSeries("c", "curve", (1.0, 1000.0), (0.2, 0.5), role="limit", label="下限")
    figure = draw(spec(curve, rules=(Rule(0.8, "目标 80%", "target"),)))
    said = {note.text: note.y for note in figure.layout.annotations}
    assert said == {"下限": 0.5, "<b>目标 80%</b>": 0.8}
