"""The views of the trend page over drawn stores: each alone is computed, both languages, one period, all passed, all failed, no year before."""

from datetime import date

import pytest
from drawn import batch, shown
from test_analysis_pages import show, words

from analytics import trend as index_question

VIEWS = ("control", "stages", "periods", "aligned", "index")


def month(year, number, passed, failed, **said):
    days = [date(year, number, 1 + i % 28) for i in range(passed + failed)]
    verdicts = ["pass"] * passed + ["fail"] * failed
    return [batch(verdict, counted_on=day, **said) for verdict, day in zip(verdicts, days, strict=True)]


def two_years():
    """The campaign's months and those of the year before, August far below."""
    now = [row for number in range(7, 11) for row in month(2007, number, 20 if number != 8 else 6, 4 if number != 8 else 20)]
    return now + [row for number in range(7, 11) for row in month(2006, number, 15, 5)]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_draws_one_chart_with_how_to_read_it(view, lang):
    shown(results=two_years())
    app = show("trend", lang=lang, **{"trend-view": view})
    assert len(app.get("plotly_chart")) == 1, words(app)
    assert app.get("plotly_chart")[0].proto.alt
    assert ("图中内容" if lang == "zh" else "What it shows") in words(app)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    "rows", [[], [batch("pass")], [batch("fail")], month(2007, 8, 12, 0), month(2007, 8, 0, 12), [batch(denominator=False, verdict="fail")]]
)
def test_nothing_one_batch_all_passed_all_failed(view, rows):
    shown(results=rows)
    app = show("trend", **{"trend-view": view})
    assert words(app)


@pytest.mark.parametrize(("view", "rows", "said"), [
    ("control", month(2007, 8, 10, 2), "只有一个月有判定批次"),
    ("control", month(2007, 8, 9, 0) + month(2007, 9, 9, 0), "全部批次合格，没有波动"),
    ("control", month(2007, 8, 0, 9) + month(2007, 9, 0, 9), "全部批次不合格，没有波动"),
    ("stages", month(2007, 9, 9, 2), "判断趋势至少需要两个有判定批次的阶段，现有 1 个"),
    ("stages", month(2007, 5, 9, 2), "没有分母"),
    ("periods", month(2007, 9, 9, 2), "没有哪一期与上年同期都有判定批次，无从同比。"),
    ("aligned", [batch("pass")], "所选专项的判定批次均不足 10 批"),
])  # fmt: skip
def test_what_cannot_be_said_is_a_sentence(view, rows, said):
    shown(results=rows)
    assert said in words(show("trend", **{"trend-view": view})).replace("\\", "")


def test_the_control_chart_names_its_signal_and_its_limits():
    shown(results=two_years())
    app = show("trend")
    said = words(app).replace("\\", "")
    assert "2007年8月超出控制限" in said
    assert "控制限采用 p 图" in said
    (signals,) = [frame.value for frame in app.dataframe]
    first = signals.iloc[0]
    assert (first["月份"], first["合格率"], first["n"], first["准则"]) == ("2007-08", "23.1%", 26, "低于下控制限")
    assert first["含义"].startswith("差于偶然波动所能解释")


def test_a_hidden_view_is_not_asked(monkeypatch):
    shown(results=two_years())

    def never(*_args, **_named):
        raise AssertionError("The quality index was computed for a view that does not show it.")

    monkeypatch.setattr(index_question, "index_by_month", never)
    show("trend", **{"trend-view": "stages"})


def test_last_period_and_stages_can_be_chosen():
    shown(results=two_years())
    app = show("trend", **{"trend-view": "periods", "trend-against": "previous", "trend-grain": "stage"})
    assert "环比" in words(app)
    assert "①" in app.get("plotly_chart")[0].proto.spec
