"""Every kind of chart as a native Excel chart: its cells hold the figures of the spec, its looks follow the roles alone."""

from fractions import Fraction

import pandas as pd
import pytest

from charts.figures import rated, units
from charts.figures.intervals import intervals
from charts.figures.pareto import pareto
from charts.figures.tiers import shares
from charts.office_roles import OFFICE
from charts.spec import Axis, ChartSpec, Rule, Series, TextColumn
from charts.xy import Scale, XYSeries, XYSpec
from tests.charts.xlsx.reading import A, C


def columns(**said):
    series = said.pop("series", (Series("合格率", "bar", (0.8, None, 0.9)),))
    return ChartSpec("k", "标题", "说明", ("甲", "乙", "丙"), series, said.pop("axis", Axis("percent", 0, 1)), orientation="columns", **said)


def colour(node):
    return node.find(f".//{A}srgbClr").get("val")


def test_bars_and_their_rule_share_one_scale(draw):
    drawn = draw(columns(rules=(Rule(0.85, "目标 85%", "target"),)))
    bars, rule = drawn.series("barChart")[0], drawn.series("lineChart")[0]
    assert drawn.name(bars) == "合格率" and drawn.values(bars) == [0.8, None, 0.9]
    assert drawn.values(bars, "cat") == ["甲", "乙", "丙"]
    assert drawn.name(rule) == "目标 85%" and drawn.values(rule) == [0.85] * 3
    axis = drawn.chart.find(f".//{C}valAx/{C}scaling")
    assert (float(axis.find(f"{C}min").get("val")), float(axis.find(f"{C}max").get("val"))) == (0, 1)


@pytest.mark.parametrize(("role", "dash"), [("target", "solid"), ("reference", "dash"), ("limit", "sysDot")])
def test_role_alone_says_colour_and_dash(draw, role, dash):
    line = draw(columns(rules=(Rule(0.85, "线", role),))).series("lineChart")[0].find(f"{C}spPr/{A}ln")
    found = line.find(f"{A}prstDash")
    assert colour(line) == OFFICE[role].colour and ("solid" if found is None else found.get("val")) == dash


def test_dots_of_two_roles_differ_in_shape_and_carry_their_intervals(draw):
    dots = Series("合格率", "dots", (0.8, 0.7, None), roles=("met", "missed", "no_data"), low=(0.7, 0.5, None), high=(0.9, 0.75, None))
    met, missed = draw(columns(series=(dots,))).series()
    assert [each.find(f"{C}marker/{C}symbol").get("val") for each in (met, missed)] == ["circle", "diamond"]
    drawn = draw(columns(series=(dots,)))
    plus = drawn.cells(drawn.series()[1].find(f"{C}errBars/{C}plus//{C}f").text)
    minus = drawn.cells(drawn.series()[1].find(f"{C}errBars/{C}minus//{C}f").text)
    assert plus == [None, pytest.approx(0.05), None] and minus == [None, pytest.approx(0.2), None]


def test_a_striped_bar_differs_without_colour(draw):
    both = (Series("C", "bar", (1.0, 1.0, 1.0), role="C"), Series("标签", "bar", (1.0, 1.0, 1.0), role="labelling"))
    plain, striped = draw(columns(series=both, stacking="stacked", axis=Axis("count", 0, 4))).series("barChart")
    assert plain.find(f"{C}spPr/{A}pattFill") is None and striped.find(f"{C}spPr/{A}pattFill").get("prst") == "wdUpDiag"


def test_rows_of_dots_are_a_scatter_over_their_places(draw):
    frame = pd.DataFrame({"key": ["a", "b"], "name": ["瓯北街道", "桥下镇"], "passed": [80, 30], "judged": [100, 60]})

    spec = intervals(units.judge(frame, Fraction(4, 5)), key="k", title="t", heading="乡镇", target=Fraction(4, 5))
    drawn = draw(spec)
    found = {drawn.name(each): each for each in drawn.series("scatterChart")}
    assert [value for value in drawn.values(found["合格率"], "xVal") if value is not None]
    whole = [drawn.values(each, "xVal") for each in drawn.series() if drawn.name(each) == "合格率"]
    assert sorted(value for values in whole for value in values if value is not None) == [0.5, 0.8]
    assert drawn.values(found["合格率"], "yVal") == [0, 1]
    assert "瓯北街道  80.0%  n 100" in drawn.texts()
    assert {node.get("wrap") for node in drawn.chart.iter(f"{A}bodyPr")} >= {"none"}


def test_months_have_their_counts_below_on_a_scale_of_their_own(draw):
    frame = pd.DataFrame({"month": pd.to_datetime(["2007-07-01", "2007-08-01"]), "passed": [8, 9], "judged": [10, 10]})
    drawn = draw(rated.months(frame, key="k", title="t"))
    assert drawn.values(drawn.series("lineChart")[0]) == [0.8, 0.9] and drawn.values(drawn.series("barChart")[0]) == [10, 10]
    tops = [float(each.get("val")) for each in drawn.chart.findall(f".//{C}valAx/{C}scaling/{C}max")]
    assert tops == [1.01, 50]  # the strip's scale is five times as high, so that its bars keep to the lowest fifth


def test_a_pareto_stands_upright_with_its_line_on_the_second_scale(draw):
    frame = pd.DataFrame({"item": ["密封", "标签", "密封"], "class": ["A", "labelling", "B"], "count": [3, 2, 1]})
    drawn = draw(pareto(frame, key="k", subject="s"))
    assert sum(value for each in drawn.series("barChart") for value in drawn.values(each)) == 6
    assert drawn.values(drawn.series("lineChart")[0]) == [pytest.approx(4 / 6), 1]


def test_shares_are_bars_of_a_hundred_percent(draw):
    frame = pd.DataFrame({"enterprises": [1, 1, 2], "sales": [5.0, 3.0, 2.0], "judged": [4, 4, 4], "failed": [1, 0, 3]}, index=list("ABC"))
    drawn = draw(shares(frame, key="k", subject="s", classes={"A": "A 类", "B": "B 类", "C": "C 类"}))
    assert drawn.chart.find(f".//{C}barChart/{C}grouping").get("val") == "percentStacked"
    assert drawn.chart.find(f".//{C}barChart/{C}barDir").get("val") == "bar"
    assert [drawn.values(each)[1] for each in drawn.series()] == [5, 3, 2]


def test_curves_and_points_keep_both_axes(draw):
    curve = XYSeries("95% 控制限", "curve", (1.0, 10.0, 100.0), (0.5, None, 0.9), role="limit", label="上限")
    points = XYSeries("单位", "points", (5.0, 50.0), (0.6, 0.8), texts=("甲", ""), weights=(1, 4))
    spec = XYSpec("k", "t", "a", (curve, points), Scale("count", 1, 100, "n", log=True), Scale("percent", 0, 1), rules=(Rule(0.8, "目标"),))
    drawn = draw(spec)
    found = [(drawn.values(each, "xVal"), drawn.values(each, "yVal")) for each in drawn.series()]
    assert ([1, 10, 100], [0.5, None, 0.9]) in found and ([5], [0.6]) in found and ([50], [0.8]) in found
    assert {"上限", "甲", "目标"} <= set(drawn.texts())
    assert drawn.chart.find(f".//{C}valAx/{C}scaling/{C}logBase").get("val") == "10"


def test_places_that_are_no_figures_are_labelled_in_words(draw):
    spec = XYSpec(
        "k", "t", "a", (XYSeries("s", "points", (1.0,), (1.0,)),), Scale("count", 0, 9, ticks=((0, "7月"), (5, "8月"))), Scale("count", 0, 2)
    )
    assert {"7月", "8月"} <= set(draw(spec).texts())


@pytest.mark.parametrize("hostile", ["=cmd|'/c calc'!A1", "+1", "@SUM(A1)", "<b>x</b>\x07", "𬭎䶮🙂", "名" * 300])
def test_a_name_from_the_data_stays_a_name(draw, hostile):
    shown = hostile.replace("\x07", "")
    dots = Series(hostile, "dots", (0.5,), texts=(hostile,))
    for orientation in ("rows", "columns"):
        spec = ChartSpec(
            "k", hostile, hostile, (hostile,), (dots,), Axis("percent", 0, 1), orientation=orientation,
            rules=(Rule(0.8, hostile, "target"),), columns=(TextColumn("n", (hostile,)),), note=hostile,
        )  # fmt: skip
        drawn = draw(spec)
        for formula in (each.text for each in drawn.chart.iter(f"{C}f")):
            assert formula.startswith("'图表 it''s'!"), formula
        assert any(cell.value == shown for row in drawn.book["图表 it's"] for cell in row)
        assert not any(cell.data_type == "f" for sheet in drawn.book for row in sheet for cell in row)


def test_a_thousand_units_are_cut_to_the_worst_and_say_so():
    low = [i / 1000 for i in range(1000)]
    frame = pd.DataFrame({"passed": range(1000), "judged": [1000] * 1000, "low": low, "high": low})
    spec = rated.units(frame, [f"乡{i}" for i in range(1000)], key="k", title="t", heading="乡镇")
    assert len(spec.categories) == rated.MOST and spec.categories[0] == "乡0" and "1,000" in spec.note
    assert spec.rules[0].value == pytest.approx(sum(range(1000)) / 1_000_000)
