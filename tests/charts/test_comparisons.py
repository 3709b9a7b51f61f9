"""Funnel, league table, Lorenz curves and holders: what is written and drawn for a given answer."""

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from analytics import real as asked
from analytics.concentration import Concentration, by_chance, held
from analytics.league import league
from analytics.units import Compared
from charts.figures import comparing, funnel_words, holders
from charts.figures import league as written
from charts.figures.funnel import funnel
from charts.figures.lorenz import lorenz
from charts.plotly import draw
from words import speak

NOBODY = pd.DataFrame({"key": [], "name": [], "township": [], "failed": [], "judged": []})


def units(names, passed, judged, unit="township"):
    return Compared(unit, "batch", pd.DataFrame({"key": names, "name": names, "passed": passed, "judged": judged}), 0, 0, 0, 0)


@pytest.fixture
def answer(monkeypatch):
    def of(names, passed, judged, unit="township", target=None):
        monkeypatch.setattr(asked, "compared", lambda *_: units(names, passed, judged, unit))
        return asked.real(None, None, unit, "batch", target)

    return of


def amounts(*values, judged=None):
    names = [f"企业{i}" for i in range(len(values))]
    counts = {"amount": list(values), "failed": list(values), "judged": list(judged or values)}
    return held(pd.DataFrame({"key": names, "name": names, "township_code": "", "township": "镇"} | counts))


def shared(sales=None, failures=None):
    return Concentration(sales, failures, by_chance(failures) if failures else None, 0, 0, NOBODY, 0, 0)


def test_the_title_is_the_finding(answer):
    spec = funnel(answer(["甲", "乙", "丙"], [9, 0, 4], [9, 9, 8]), key="f", subject="批次合格率")
    assert spec.title == "3 个乡镇（街道）中，乙低于、甲高于合计合格率 50.0%，超出偶然波动"
    same = answer(["甲", "乙"], [5, 5], [9, 9], target=Fraction(1, 2))
    assert funnel(same, key="f", subject="s").title == "2 个乡镇（街道）与目标 50% 的差异均未超出偶然波动"
    speak("en")  # conftest speaks Chinese again
    assert funnel(same, key="f", subject="s").title == "2 townships: none differs from the target 50% by more than chance explains"


def test_outliers_are_named_and_every_unit_is_a_point_with_its_key(answer):
    spec = funnel(answer(["甲", "乙", "丙"], [9, 0, 4], [9, 9, 8]), key="f", subject="s")
    points = {series.role: series for series in spec.series if series.mark == "points"}
    assert points["alarm"].texts == ("乙",)
    assert points["notable"].keys == ("甲",)
    assert points["value"].x == (8.0,)
    assert len(spec.table) == 3
    against = funnel(answer(["甲", "乙"], [9, 0], [9, 9], target=Fraction(1, 2)), key="f", subject="s")
    assert {series.role for series in against.series if series.mark == "points"} == {"met", "missed"}


def test_units_with_the_same_counts_stand_at_one_larger_point_and_none_is_lost(answer):
    names = [f"企业{i}" for i in range(40)]
    found = answer(names, [1] * 30 + [0] * 10, [1] * 40, unit="enterprise")
    (points,) = [series for series in funnel(found, key="f", subject="s").series if series.mark == "points"]
    assert sorted(points.weights) == [10, 30]
    assert points.keys == ("", "")
    assert not any(points.texts)
    assert "30 家企业" in "".join(points.hovers)


def test_a_limit_that_nobody_can_pass_is_not_drawn(answer):
    curves = [series for series in funnel(answer(["甲", "乙"], [9, 9], [10, 12]), key="f", subject="s").series if series.mark == "curve"]
    assert all(y is None or 0 < y < 1 for curve in curves for y in curve.y)
    assert {curve.label for curve in curves} == {"95%", "99.8%"}


def test_ten_thousand_distinct_points_stay_quick(answer):
    from time import process_time

    random = np.random.default_rng(3)
    judged = 100 + np.arange(10_000)
    names = [f"镇{i}" for i in range(10_000)]
    found = answer(names, random.binomial(judged, 0.9).tolist(), judged.tolist())
    start = process_time()
    figure = draw(funnel(found, key="f", subject="s"))
    assert process_time() - start < 5  # seconds of the processor, whatever else runs; usually two
    drawn = [trace for trace in figure.data if trace.mode.startswith("markers")]
    assert sum(len(trace.x) for trace in drawn) == 10_000
    assert {trace.type for trace in drawn if len(trace.x) > 1500} == {"scattergl"}
    assert sum(bool(text) for trace in drawn for text in trace.text or ()) <= 40, "No flood of names."


def test_p_values_are_written_with_three_decimals():
    assert [comparing.p_value(p) for p in (0.0004, 0.0125, 1.0, float("nan"))] == ["< 0.001", "0.013", "1.000", "—"]


def test_the_hover_says_rate_n_limits_and_finding(answer):
    found = answer(["甲", "乙"], [9, 0], [9, 9])
    said = funnel_words.said(found, ["乙"], next(row for row in found.frame.itertuples() if row.name == "乙"))
    assert "合格率 0.0%" in said
    assert "n\u00a0=\u00a09" in said
    assert "偏低" in said


def test_the_league_table_has_raw_and_shrunk_side_by_side():
    told = league(units(list("甲乙丙丁"), [90, 60, 1, 0], [100, 100, 1, 1]))
    table = written.table(told, "township", "batch")
    assert [column for column in table.columns if column[1] == "名次"] == [("未收缩", "名次"), ("收缩后", "名次")]
    small = table.set_index(("", "乡镇（街道）"))[("未收缩", "小样本")]
    assert small.to_dict() == {"甲": "", "乙": "", "丙": "n<10", "丁": "n<10"}
    assert list(written.flat(table).columns)[:2] == ["乡镇（街道）", "未收缩 名次"]
    assert "误导" not in written.warning(told, "township")  # the page says that; this says why
    assert "4 个单位中，有 2 个判定不足 10 批" in written.warning(told, "township")


@pytest.mark.parametrize("counts", [([1], [1]), ([3, 5], [3, 5]), ([5, 5, 5], [10, 10, 10])])
def test_a_league_table_without_ranks(counts):
    passed, judged = counts
    told = league(units([str(i) for i in range(len(passed))], passed, judged))
    assert len(written.table(told, "trade", "batch")) == len(passed)
    assert written.warning(told, "trade")


def test_the_lorenz_title_says_what_the_top_tenth_has():
    sales = amounts(*[100.0] * 27, 900.0, 900.0, 900.0)  # 2,700 of 5,400
    failures = amounts(*[0] * 15, *[1] * 10, 5, 5, 5, 5, 10, judged=[10] * 30)  # 20 of 40 are with three
    spec = lorenz(shared(sales, failures), key="c")
    assert spec.title == "30 家企业中的 3 家占销售额的 50%；30 家受检企业中的 3 家占不合格批次的 50%，超出偶然"
    marks = [series for series in spec.series if series.mark == "points"]
    assert [(mark.x[0], mark.y[0]) for mark in marks] == [pytest.approx((0.9, 0.5)), pytest.approx((0.9, 0.5))]
    curves = [series for series in spec.series if series.mark == "curve"]
    assert [curve.role for curve in curves] == ["comparison", "value", "limit", "reference"]
    assert all(curve.x[0] == 0 and curve.x[-1] == 1 and curve.y[-1] == pytest.approx(1) for curve in curves)
    assert len(draw(spec).data) == 6


def test_curves_with_nothing_to_share_are_left_out():
    assert lorenz(shared(), key="c").empty
    assert lorenz(shared(amounts(0.0, 0.0), amounts(0, 0, judged=[3, 4])), key="c").empty
    alone = lorenz(shared(amounts(5.0, 5.0, 5.0)), key="c")
    assert alone.title == "3 家企业的销售额相同"
    assert not alone.empty


def test_a_few_enterprises_are_counted_not_shared():
    assert lorenz(shared(failures=amounts(3, 0, 0, judged=[4, 4, 4])), key="c").title.startswith("不合格批次全部集中在 3 家受检企业中的 1 家")


def test_a_long_curve_is_thinned_and_keeps_its_ends():
    spec = lorenz(shared(amounts(*np.random.default_rng(1).lognormal(5, 1.5, 20_000).tolist())), key="c")
    (curve,) = [series for series in spec.series if series.role == "comparison" and series.mark == "curve"]
    assert len(curve.x) <= 242
    assert (curve.x[0], curve.y[0], curve.x[-1], curve.y[-1]) == (0, 0, 1, 1)
    assert max(np.diff(curve.y)) < 0.05


def test_a_pareto_names_how_few_make_up_half_and_pools_the_rest():
    found = amounts(8, 4, *[1] * 20, 0, judged=[10] * 23)
    spec = holders.pareto(found, "enterprise", key="p")
    assert spec.title == "23 家企业中，前 6 名占不合格批次的一半"  # 8 + 4 + 4 · 1 = 16 of 32
    assert spec.categories[-1] == "其余 7 个"
    assert spec.keys[-1] == ""
    assert spec.columns[0].texts[0] == "8/10"
    assert spec.series[1].values[-1] == 1
    assert len(spec.table) == 22


def test_failures_that_lie_with_many_are_drawn_on_their_own_scale():
    spec = holders.pareto(amounts(2, *[1] * 60, judged=[3] * 61), "enterprise", key="p")
    assert [series.mark for series in spec.series] == ["bar"]
    assert spec.series[0].values[0] == 2
    assert spec.series[0].values[-1] is None
    assert spec.axis.high == pytest.approx(2.08)
    assert spec.columns[1].texts[-1] == "100.0%"


def test_tables_of_the_largest():
    sales = holders.sales(amounts(300.0, 100.0, judged=[0, 2]))
    assert sales["累计（%）"].tolist() == [75.0, 100.0]
    assert sales["不合格/判定"].tolist() == ["—", "100/2"]
