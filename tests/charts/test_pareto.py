import pandas as pd
import pytest

from charts.figures.pareto import pareto
from charts.plotly import draw


def chart(*rows, **said):
    return pareto(pd.DataFrame(rows, columns=["item", "class", "count"]), key="k", subject="不合格项目", **said)


def test_most_frequent_first_and_the_line_ends_at_all():
    spec = chart(("标志", "labelling", 2), ("密封", "A", 5), ("密封", "B", 1), ("硬度", "C", 2))
    assert spec.categories == ("密封", "标志", "硬度")
    line = spec.series[-1]
    assert line.panel == "second"
    assert line.values == pytest.approx((0.6, 0.8, 1.0))
    assert spec.columns[0].texts == ("6", "2", "2")
    assert spec.columns[1].texts == ("60.0%", "80.0%", "100.0%")


def test_bars_and_line_share_one_scale():
    spec = chart(("密封", "A", 6), ("硬度", "C", 2))
    assert spec.axis.high / 8 == pytest.approx(spec.second.high)


def test_the_rest_is_pooled_but_the_table_holds_all():
    rows = [(f"项目{i:02}", "A", 40 - i) for i in range(20)]
    spec = chart(*rows, most=15)
    assert spec.categories[-1] == "其余 5 项"
    assert len(spec.categories) == 16
    assert len(spec.table) == 20
    assert spec.series[-1].values[-1] == pytest.approx(1.0)
    assert len(chart(*rows[:16], most=15).categories) == 16  # a pool of one would only hide its name


def test_few_items_of_many_are_the_finding():
    rows = [("甲", "A", 50), *[(f"项目{i}", "B", 5) for i in range(10)]]
    assert chart(*rows).title == "甲占全部不合格项次的 50.0%"
    assert chart(("甲", "A", 5), ("乙", "A", 4)).title == "不合格项目"


def test_classes_that_do_not_occur_are_left_out_of_the_legend():
    assert [series.name for series in chart(("甲", "unknown", 1)).series] == ["类别不明", "累计占比"]


def test_it_can_be_drawn():
    figure = draw(chart(("硫含量，mg/kg", "A", 3), ("<i>", "B", 1)))
    assert figure.layout.yaxis.ticktext == ("硫含量，mg/kg", "&lt;i&gt;")
    assert figure.layout.xaxis2.overlaying == "x"


def test_classes_are_told_apart_without_colour():
    spec = chart(("密封", "A", 6), ("标志", "labelling", 2), ("硬度", "unknown", 1), ("其他", "C", 0))
    assert [text for series in spec.series[:-1] for text in series.texts if text] == ["A", "标", "?"]
    striped = [trace.marker.pattern.shape for trace in draw(spec).data if trace.type == "bar"]
    assert striped == ["", "/", ""]
