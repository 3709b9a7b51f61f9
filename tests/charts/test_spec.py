import json

import pandas as pd
import pytest

from charts import plain
from charts.plotly import draw
from charts.spec import Axis, ChartSpec, Rule, Series, TextColumn
from charts.xy import XYSpec
from tests.charts.drawingml import examples

RATES = Axis("percent", 0.5, 1.01)


def spec(**said):
    told = {
        "key": "k",
        "title": "t",
        "alt": "a",
        "categories": ("甲", "乙"),
        "series": (Series("s", "dots", (0.7, None), roles=("missed", "no_data")),),
        "axis": RATES,
    }
    return ChartSpec(**told | said)


def test_every_part_is_as_long_as_the_categories():
    for wrong in (
        {"series": (Series("s", "bar", (1.0,)),)},
        {"series": (Series("s", "dots", (0.7, 0.8), hovers=("one",)),)},
        {"columns": (TextColumn("n", ("1", "2", "3")),)},
        {"keys": ("a",)},
    ):
        with pytest.raises(ValueError, match="for 2 categories"):
            spec(**wrong)
    with pytest.raises(ValueError, match="2 keys for 1 rows"):
        spec(row_keys=(("a",), ("b",)), table=pd.DataFrame({"x": [1]}))


def test_every_figure_comes_back_from_json_as_it_was(monkeypatch):
    for name, one in examples.drawn(monkeypatch).items():
        assert plain.read(json.loads(json.dumps(plain.said(one)))) == one, name


def test_what_a_mark_leads_to_a_row_of_the_table_leads_to(monkeypatch):
    for name, one in examples.drawn(monkeypatch).items():
        marks = {key for series in one.series for key in series.keys} if isinstance(one, XYSpec) else set(getattr(one, "keys", ()))
        rows = {key for keys in getattr(one, "row_keys", ()) for key in keys}
        single = one.series[0].key == "" if isinstance(one, ChartSpec) else True  # else a row leads to a series
        assert not single or marks - {""} <= rows, name
        assert not marks or any(series.hovers for series in getattr(one, "series", ())), f"{name}: a mark without hover cannot be clicked"


def test_a_chart_of_nothing_is_empty():
    assert spec(series=(Series("s", "dots", (None, None)),)).empty
    assert not spec().empty


def test_specs_compare_by_what_is_drawn_and_hold_no_plotly():
    assert spec(table=pd.DataFrame({"x": [1]})) == spec(table=pd.DataFrame({"x": [2]}))
    assert spec() != spec(title="u")
    import charts.spec

    assert "plotly" not in vars(charts.spec)


def test_text_from_data_stays_text():
    evil = "<b>甲</b>%{x}"
    figure = draw(
        spec(categories=(evil, "乙"), series=(Series("s", "dots", (0.7, 0.8), hovers=(evil, "b")),), columns=(TextColumn("n", (evil, "2")),))
    )
    said = figure.to_json()
    assert "<b>甲" not in said
    assert all(trace.hovertemplate is None for trace in figure.data)
    assert "&lt;b&gt;甲&lt;/b&gt;" in figure.layout.yaxis.ticktext[0]


def test_a_missing_value_has_a_row_but_no_dot():
    figure = draw(spec())
    assert [list(trace.x) for trace in figure.data] == [[0.7]]
    assert len(figure.layout.yaxis.ticktext) == 2


def test_the_target_is_a_solid_line_of_two_points_and_named_in_bold():
    figure = draw(spec(rules=(Rule(0.8, "目标 80%", "target"), Rule(0.9, "90%"))))
    target, other = figure.data[-2:]
    assert (list(target.x), target.line.dash, other.line.dash) == ([0.8, 0.8], "solid", "dash")
    assert "<b>目标 80%</b>" in [a.text for a in figure.layout.annotations]


def test_a_target_between_two_lines_is_named_in_a_row_of_its_own():
    lower = draw(spec(rules=(Rule(0.8, "80%"), Rule(0.9, "90%"))))
    raised = draw(spec(rules=(Rule(0.85, "目标 85%", "target"), Rule(0.8, "80%"), Rule(0.9, "90%"))))
    assert raised.layout.margin.t > lower.layout.margin.t
    assert {a.text: a.yshift for a in raised.layout.annotations if a.yshift}.keys() == {"<b>目标 85%</b>"}


def test_colours_are_slots_of_the_theme():
    import re

    figure = draw(spec(rules=(Rule(0.8, "目标", "target"),), columns=(TextColumn("n", ("1", "2")),)))
    for colour in re.findall(r"#[0-9A-Fa-f]{6}", figure.to_json().split('"template"')[0]):
        assert colour.startswith("#0000"), colour
