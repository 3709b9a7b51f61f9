"""What leaves a chart: its sentence with n and scope, its figures as tab-separated text, and itself for Office."""

import ast
import io
import zipfile
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
from drawn import QIAOXIA, batch, shown
from pptx import Presentation
from streamlit.testing.v1 import AppTest
from test_analysis_pages import show

from analytics import campaigns
from analytics.scope import Scope
from charts.drawingml.alone import deck_of
from charts.spec import Axis, ChartSpec, Series
from charts.tables import to_tabs, to_xlsx
from pages.ui import drill, figures
from pages.ui.saving import sentence
from tests.analytics.shelf import shelf
from words import speak

LANGUAGES = pytest.mark.parametrize("lang", ["zh", "en"])
NOTES = ("永嘉县专项整治", "2007年7月3日～11月11日", "数据版本 3", "演示数据")


def spec():
    table = pd.DataFrame({"单位": ["瓯北街道", "=桥下\t镇"], "判定批次": [30, 12], "合格率（%）": [100.0, 0.0]})
    bars = Series("合格率", "bar", (1.0, 0.0))
    return ChartSpec("c", "桥下镇最低", "说明", ("瓯北街道", "=桥下\t镇"), (bars,), Axis("percent", 0, 1), table=table)


@LANGUAGES
def test_the_sentence_says_the_finding_its_n_and_its_scope(lang):
    speak(lang)
    table = spec().table.rename(columns={"判定批次": "n"})
    wanted = "桥下镇最低（共 2 行，n = 12～30；" if lang == "zh" else "桥下镇最低 (n = 12 to 30 in 2 rows; "
    said = sentence("桥下镇最低", table, NOTES)
    assert said.startswith(wanted) and all(note in said for note in NOTES)
    assert "n = 12" in sentence("x", table.tail(1), ()) and "n" not in sentence("x", table[["单位"]], ())


def looks_at(monkeypatch, campaign, scope, link=None, demo=False):
    """A page of a store whose last batch was counted on 20 October 2007, at data version 7; of Breakdown where there is a link."""
    rows = shelf([batch(counted_on=date(2007, 10, 20))])
    monkeypatch.setattr(figures.frame, "scope", lambda: (campaign, scope))
    monkeypatch.setattr(figures.frame, "ask", lambda question, *args: question(rows, *args))
    monkeypatch.setattr(figures.visits, "here", lambda: figures.visits.BREAKDOWN if link else "trend")
    monkeypatch.setattr(drill.st, "query_params", link or {})
    for room in (figures, figures.frame):
        monkeypatch.setattr(room, "snapshot", lambda: SimpleNamespace(version=7))
        monkeypatch.setattr(room, "lake", lambda: SimpleNamespace(is_demo=demo))


def test_a_file_is_named_by_all_that_it_counts(monkeypatch):
    """A CSV and a picture state their filter, data version and that the data are synthetic in their name."""
    campaign, scope = campaigns.load("yongjia-2007"), Scope(campaign="yongjia-2007", levels=("county",), as_of=date(2007, 9, 1))
    looks_at(monkeypatch, campaign, scope, demo=True)
    name = figures.saved_name("各乡镇合格率" * 20)
    assert name.startswith("永嘉县童装和阀门产品质量专项整治_各乡镇合格率") and name.endswith("_2007-09-01_v7_演示数据_县级")


@pytest.mark.parametrize(("chosen", "link", "days", "day"), [
    ({"as_of": date(2007, 9, 1)}, {},                                                     "2007年7月3日～9月1日",    "2007-09-01"),
    ({},                          {},                                                     "2007年7月3日～10月20日",  "2007-10-20"),
    ({"as_of": date(2007, 9, 1)}, {"days": "2007-08-01~2007-08-31", "class": "C"},        "2007年8月1日～8月31日",   "2007-08-31"),
])  # fmt: skip
def test_a_saved_table_states_the_days_that_were_counted(monkeypatch, chosen, link, days, day):
    """It stated the campaign's days, though counted to the as-of day only, and the sidebar's filters, though a link of Breakdown narrowed them."""
    campaign, scope = campaigns.load("yongjia-2007"), Scope(campaign="yongjia-2007", **chosen)
    looks_at(monkeypatch, campaign, scope, link)
    said = figures.notes()
    assert said[1] == days and ("规模分类：C" in said) == bool(link)
    assert f"_{day}_v7" in figures.saved_name("各乡镇合格率")


def test_figures_for_the_clipboard_are_one_cell_a_cell():
    lines = [line.split("\t") for line in to_tabs(spec().table).split("\n")]
    assert lines == [["单位", "判定批次", "合格率"], ["瓯北街道", "30", "100%"], ["'=桥下 镇", "12", "0%"]]
    assert to_tabs(pd.DataFrame({"a": []})) == "a"


def test_a_chart_leaves_as_a_slide_and_in_a_workbook():
    deck = Presentation(io.BytesIO(deck_of(spec(), NOTES)))
    (slide,) = deck.slides
    assert [shape.has_chart for shape in slide.shapes].count(True) == 1
    assert all(note in slide.notes_slide.notes_text_frame.text for note in NOTES)
    book = to_xlsx(spec().table, "桥下镇最低", NOTES, spec())
    assert book == to_xlsx(spec().table, "桥下镇最低", NOTES, spec())
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        assert [name for name in parts.namelist() if "charts/chart" in name] == ["xl/charts/chart1.xml"]
        assert "演示数据" in parts.read("xl/sharedStrings.xml").decode()


@LANGUAGES
def test_the_card_offers_them_when_its_table_is_opened(lang):
    shown(results=[*[batch() for _ in range(30)], *[batch("fail", township_code=QIAOXIA, township="桥下镇") for _ in range(12)]])
    app: AppTest = show("items", lang=lang)
    assert not app.get("code")
    app.session_state["items-pareto-more"] = True
    app.run()
    assert not app.exception
    codes = [each.value for each in app.code]
    assert len(codes) == 2 and ("数据版本 1" in codes[0]) == (lang == "zh") and "\t" in codes[1]


def test_what_is_drawn_from_a_spec_leaves_for_office_from_every_page():
    """A card that has only the drawing offers a picture and a table, however well Office could draw the chart."""
    calls = [
        (path.name, node)
        for path in Path("pages").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "figures.figure"
    ]
    drawn = [(name, call) for name, call in calls if ast.unparse(call.args[0]).startswith("draw(")]
    assert drawn  # most go by figures.chart, which hands the spec over
    assert [name for name, call in drawn if "spec" not in {each.arg for each in call.keywords}] == []
