"""The way down, meeting mode, the map and kept views, on the pages: what the link says is what is shown."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from drawn import OUBEI, batch, fill, item, shown
from test_analysis_pages import REGISTER, show, two_townships, words

import store
from access import LOCAL_OPERATOR
from analytics import batches
from analytics.scope import Scope
from charts.measure import widest
from charts.spec import ChartSpec
from etl import maps
from pages.ui import rooms
from pages.ui.history import OneEntryAPress
from tests.charts.drawingml import examples

QIAOTOU = "330324102"
LANGUAGES = pytest.mark.parametrize("lang", ["zh", "en"])


def outlines(*names):
    def square(i):
        west = 120.5 + 0.06 * i
        return [[[west, 28.1], [west + 0.05, 28.1], [west + 0.05, 28.15], [west, 28.15], [west, 28.1]]]

    features = [
        {"type": "Feature", "properties": {"NAME": name}, "geometry": {"type": "Polygon", "coordinates": square(i)}} for i, name in enumerate(names)
    ]
    raw = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    maps.keep("330324", raw, "永嘉.geojson", actor=LOCAL_OPERATOR)


def crumbs(app):
    return [each.label for each in app.button if (each.key or "").startswith("crumb-")]


@LANGUAGES
def test_one_batch_is_the_end_of_the_way(lang):
    shown(results=two_townships(), enterprises=REGISTER)
    listed = show("breakdown", lang=lang, link={"place": OUBEI, "branch": "阀门", "firm": "乙阀门厂"})
    assert len(listed.dataframe) == 1
    key = batches.batches(store.open(demo=False).at(), Scope("yongjia-2007"), "乙阀门厂")["row_key"].iloc[0]
    app = show("breakdown", lang=lang, link={"place": OUBEI, "branch": "阀门", "firm": "乙阀门厂", "batch": key})
    said = words(app)
    assert ("批次详情" if lang == "zh" else "One batch") in said
    assert [len(frame.value) for frame in app.dataframe] == [1]  # its failed items
    assert len(crumbs(app)) == 4


def test_a_batch_or_a_place_that_is_not_there_is_said():
    shown(results=two_townships())
    assert "没有该批次" in words(show("breakdown", link={"batch": "nonesuch"}))
    assert "不在当前查询范围内" in words(show("breakdown", link={"place": "999999999"}))
    assert "没有相应批次" in words(show("breakdown", link={"place": OUBEI, "firm": "无此厂"}))


def test_batches_that_failed_on_one_item():
    rows = [batch("fail", failed_items=[item("硫含量，mg/kg", "B")]), batch("fail", failed_items=[item("标志", labelling=True)], denominator=False)]
    shown(results=[*rows, batch("pass")])
    for name, count in (("硫含量，mg/kg", 1), ("标志", 1), ("无此项", 0)):
        app = show("breakdown", link={"item": name})
        assert sum(len(frame.value) for frame in app.dataframe) == count, name


def test_the_batches_of_one_product_category_and_of_one_level():
    shown(results=[batch(product_category="闸阀"), batch(product_category="闸阀", level="provincial"), batch(product_category="球阀")])
    for link, count in (({"category": "闸阀"}, 2), ({"category": "闸阀", "rank": "county"}, 1), ({"category": "闸阀", "rank": "nonesuch"}, 2)):
        app = show("breakdown", link=link)
        assert [len(frame.value) for frame in app.dataframe] == [count], link
    assert crumbs(app) == ["永嘉县"]


def test_the_batches_of_one_laboratory():
    shown(results=[*two_townships(), batch(body=" 甲所 "), batch("fail", body="甲所", sample_no="7"), batch(body="乙所")])
    app = show("breakdown", link={"lab": "甲所"})
    assert [len(frame.value) for frame in app.dataframe] == [2]
    assert "该机构检验的批次" in words(app)
    assert crumbs(app) == ["永嘉县"]
    key = batches.batches(store.open(demo=False).at(), Scope("yongjia-2007"), body="甲所").query("sample_no == '7'")["row_key"].iloc[0]
    assert crumbs(show("breakdown", link={"lab": "甲所", "batch": key})) == ["永嘉县", "甲所"]


@LANGUAGES
def test_meeting_mode_shows_the_target_of_the_link(lang):
    shown(results=two_townships(), enterprises=REGISTER)
    for target in ("T01", "T02", "T03", "nonesuch"):
        app = show("../meeting/meeting", lang=lang, link={"target": target})
        title = next(each.proto.body for each in app.get("html") if "<h1" in each.proto.body)
        assert ("阀门产品" in title if lang == "zh" else "Valves" in title) == (target in ("T01", "nonesuch"))
        assert lang == "zh" or not [each.proto.body for each in app.get("html") if "街道" in each.proto.body]


@pytest.mark.parametrize("rows", [[], [batch("pass")], [batch("fail")], [batch("fail", counted_on=date(2007, 8, 1 + i)) for i in range(12)]])
def test_meeting_mode_with_nothing_one_and_all_failed(rows):
    if rows:
        shown(results=rows)
    show("../meeting/meeting")


def test_meeting_mode_goes_round():
    shown(results=two_townships())
    app = show("../meeting/meeting", link={"target": "T01"})
    app.button(key="meeting-previous").click().run()
    assert app.query_params["target"] == "T05"
    app.button(key="meeting-next").click().run()
    assert app.query_params["target"] == "T01"


@LANGUAGES
def test_without_outlines_the_ranked_list_stands(lang):
    shown(results=two_townships())
    app = show("map", lang=lang)
    (ranked,) = app.get("plotly_chart")
    assert ("尚无乡镇边界" if lang == "zh" else "No outlines") in words(app)
    assert ("街道" in json.loads(ranked.proto.spec)["layout"]["yaxis"]["ticktext"][0]) == (lang == "zh")


@LANGUAGES
@pytest.mark.parametrize("colours", ["verdict", "rate"])
def test_the_map_stands_before_the_list(lang, colours):
    fill(results=two_townships())
    outlines(OUBEI, "桥头镇")
    app = show("map", lang=lang, link={"colours": colours})
    charts = app.get("plotly_chart")
    assert len(charts) == 2
    assert OUBEI in charts[0].proto.spec
    assert QIAOTOU in charts[0].proto.spec
    app.session_state["map-areas-more"] = True
    app.run()
    labels = [each.proto.label for each in app.get("download_button")]
    offered = "PowerPoint 地图" if lang == "zh" else "PowerPoint map"
    assert [offered in label for label in labels].count(True) == 1, "A workbook has the table alone."
    assert not any("Excel 图" in label or "Excel chart" in label for label in labels)


@pytest.mark.parametrize("rows", [[batch("pass")], [batch("fail")], [batch("fail", counted_on=date(2007, 8, 1 + i)) for i in range(12)]])
def test_the_map_with_one_batch_and_all_failed(rows):
    fill(results=rows)
    outlines("瓯北街道")
    assert len(show("map").get("plotly_chart")) == 2


def test_an_empty_store_has_no_map():
    outlines("瓯北街道")
    app = show("map")
    assert not app.get("plotly_chart")
    assert "没有分母" in words(app)


def test_a_page_carries_the_script_before_all_else_and_other_answers_pass():
    async def app(scope, receive, send):
        kind = b"text/html; charset=utf-8" if scope["path"] == "/trend" else b"text/css"
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", kind), (b"etag", b"1"), (b"content-length", b"26")]})
        await send({"type": "http.response.body", "body": b"<html><head>", "more_body": True})
        await send({"type": "http.response.body", "body": b"</head></html>"})

    def answer(path):
        told = []

        async def send(message):
            told.append(message)

        asked = {"type": "http", "method": "GET", "path": path, "headers": [(b"accept", b"text/html"), (b"accept-encoding", b"gzip")]}
        with ThreadPoolExecutor(1) as thread:  # a browser of other tests may hold this thread's loop
            thread.submit(asyncio.run, OneEntryAPress(app)(asked, None, send)).result()
        return dict(told[0]["headers"]), b"".join(each["body"] for each in told[1:])

    headers, body = answer("/trend")
    assert body.startswith(b"<html><head><script>") and int(headers[b"content-length"]) == len(body) and b"etag" not in headers
    assert answer("/style.css")[1] == b"<html><head></head></html>"


def test_a_chart_with_long_names_scrolls_on_a_telephone_and_one_with_short_names_shrinks(monkeypatch):
    drawn = examples.drawn(monkeypatch)
    rows = next(one for one in drawn.values() if isinstance(one, ChartSpec) and one.orientation == "rows" and len(one.rules) < 3)
    short = replace(rows, categories=tuple("A" for _ in rows.categories), columns=())
    long = replace(short, categories=tuple(f"{name} Subdistrict of Yongjia County" for name in rows.categories))
    assert rooms.least_width(short) == rooms.least_width(None) == 0
    assert rooms.least_width(long) >= widest(long.categories) + rooms.BARS, "The bars have room beside the longest name."


def test_what_a_link_says_wrongly_is_told_and_leaves_it():
    shown(results=two_townships())
    app = show("breakdown", link={"township": ["nowhere", OUBEI], "trade": "nothing", "from": "2007-13-45", "rank": "village", "days": "2007-07"})
    said = words(app)
    for told in (
        "“nowhere”无法识别，已略去；现显示：瓯北街道",
        "“nothing”无法识别，已略去；现显示：全部行业",
        "“2007-13-45”无法识别",
        "“village”无法识别",
        "“2007-07”无法识别",
    ):
        assert told in said, said
    assert app.query_params["township"] == OUBEI and not {"trade", "from", "rank", "days"} & set(app.query_params)
    closed = next(each for each in app.button if (each.key or "").startswith("misread-close")).click().run()
    assert "无法识别" not in words(closed)
