"""Five thousand townships: a map, a ranking, bars and changes stay as long as one can read, and their tables hold all."""

import json
from datetime import UTC, datetime
from fractions import Fraction
from time import process_time

import pandas as pd
import pytest

from analytics.changes.sides import with_change
from analytics.maps import Map
from charts.drawingml import supports
from charts.figures import assessed, changes, orders
from charts.figures.scales import MOST
from charts.figures.townships import township_map
from charts.figures.units import judge, ranked
from charts.plotly import draw
from etl import outlines as reading
from pages.ui import ranking

MANY = 5_000
TARGET = Fraction(80, 100)
KEYS = [f"33{i:07d}" for i in range(MANY)]
COUNTS = pd.DataFrame(
    {"key": KEYS, "name": [f"第{i}镇" for i in range(MANY)], "passed": [i % 23 for i in range(MANY)], "judged": [i % 23 + i % 7 for i in range(MANY)]}
)


def square(place):
    west, south = 120 + place % 70 * 0.01, 28 + place // 70 * 0.01
    return ((west, south), (west + 0.009, south), (west + 0.009, south + 0.009), (west, south + 0.009), (west, south))


def test_a_map_of_five_thousand_townships():
    drawn = Map({key: ((square(i),),) for i, key in enumerate(KEYS)}, "省.geojson", "tests", datetime(2007, 9, 1, tzinfo=UTC))
    units = judge(COUNTS, TARGET)
    start = process_time()
    spec = township_map(drawn, units, TARGET, key="map", title="图")
    figure = draw(spec)
    assert process_time() - start < 10  # seconds of the processor; usually under one
    clicks = next(trace for trace in figure.data if trace.customdata is not None)
    assert {key for (key,) in clicks.customdata} == set(KEYS)  # every area answers a click
    areas = [trace for trace in figure.data if trace.fill == "toself"]
    assert sum(list(trace.x).count(None) for trace in areas) == MANY
    assert len(spec.table) == MANY
    assert "5000" in spec.alt
    assert not supports(spec)  # nobody reads so many on a page: the table leaves for Office


def test_a_file_of_five_thousand_features_is_matched_by_code_and_name():
    known = [("瓯北街道", "330324009"), ("桥头镇", "330324102")]
    names = [{"name": known[0][0]}, {"adcode": known[1][1]}, *({"name": f"外{i}镇"} for i in range(MANY - 2))]
    features = [
        {"type": "Feature", "properties": said, "geometry": {"type": "Polygon", "coordinates": [[*map(list, square(i))]]}}
        for i, said in enumerate(names)
    ]
    start = process_time()
    found = reading.read(json.dumps({"type": "FeatureCollection", "features": features}).encode(), "330324")
    assert process_time() - start < 10
    assert set(found.shapes) == {code for _name, code in known}
    assert len(found.strange) == MANY - 2


def test_a_ranking_draws_the_worst_and_its_table_holds_all(monkeypatch):
    shown = {}
    monkeypatch.setattr("pages.ui.figures.chart", lambda spec, **said: shown.update(said, spec=spec))
    units = ranked(COUNTS, TARGET)
    ranking.show(units, "k", "题", "乡镇", TARGET, (), lambda _keys: None)
    rates = [unit.rate for unit in units if not unit.pooled]
    assert len(shown["spec"].categories) == MOST + 1
    assert list(shown["spec"].series[0].values[:-1]) == sorted(rates)[:MOST]
    assert shown["spec"].keys[-1] == ""  # the pooled ones
    assert len(shown["table"]) == len(units)
    assert str(len(rates)) in shown["note"].replace(",", "")


def test_changes_of_thousands_are_the_greatest_falls_and_rises():
    frame = COUNTS.assign(passed1=10, judged1=20, passed2=COUNTS["passed"] + 5, judged2=30)
    units = changes.ranked(with_change(frame))
    drawn = changes.outermost(units, 60)
    ends = sorted(unit.change for unit in units)
    assert [unit.change for unit in drawn] == [*ends[:30], *ends[-30:]]
    assert changes.outermost(units[:50], 60) == tuple(units[:50])
    assert len(changes.table(units, "乡镇", ("前", "后"))) == MANY


@pytest.mark.parametrize("figure", ["orders", "assessed"])
def test_bars_of_thousands_of_townships(figure):
    rows = pd.DataFrame({"township_code": None, "township": COUNTS["name"]})
    if figure == "orders":
        spec = orders.by_townships(rows.assign(state="confirmed"))
    else:
        said = {"step": "filed", "form": "in_time", "score": float("nan")}
        spec = assessed.by_townships(rows.assign(**said))
    assert len(spec.categories) == MOST
    assert len(spec.table) == MANY
    assert "5000" in spec.note
