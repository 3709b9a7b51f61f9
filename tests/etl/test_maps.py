"""Outlines of townships: what the file may be, what is refused in a sentence, and every step kept and taken back."""

import json
from functools import cache
from itertools import pairwise

import pytest

import store
from access import LOCAL_OPERATOR, Actor
from analytics import maps as standing
from etl import gazetteer, geojson, maps, outlines, places
from words import Refusal, speak

YONGJIA = "330324"
TABLE = cache(gazetteer.read)


@pytest.fixture(autouse=True)
def _places_read_once(monkeypatch):
    monkeypatch.setattr(places, "gazetteer", TABLE)


def square(west=120.6, south=28.1, size=0.05, *, clockwise=False):
    ring = [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]
    return ring[::-1] if clockwise else ring


def feature(properties, rings=None, kind="Polygon", **more):
    coordinates = rings if rings is not None else [square()]
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}} | more


def collection(*features, **more):
    return json.dumps({"type": "FeatureCollection", "features": list(features)} | more, ensure_ascii=False).encode()


def keep(raw):
    return maps.keep(YONGJIA, raw, "永嘉.geojson", actor=LOCAL_OPERATOR)


@pytest.mark.parametrize(
    ("properties", "code"),
    [
        ({"NAME": "瓯北街道"}, "330324009"),
        ({"乡镇代码": "330324009"}, "330324009"),
        ({"XZQDM": "330324009000"}, "330324009"),
        ({"adcode": 330324009}, "330324009"),
        ({"adcode": 330324009.0}, "330324009"),
        ({"名称": "瓯北镇"}, "330324009"),  # its name until 2011
        ({"名称": "瓯北"}, "330324009"),
        ({"x": None, "y": True, "z": "　瓯北街道 "}, "330324009"),
    ],
)
def test_a_township_is_known_by_code_or_name_in_any_property(properties, code):
    assert list(outlines.read(collection(feature(properties)), YONGJIA).shapes) == [code]


def test_a_township_is_known_by_the_id_of_its_feature():
    assert "330324009" in outlines.read(collection(feature(None, id="330324009")), YONGJIA).shapes


def test_rings_are_turned_and_closed():
    hole = square(120.61, 28.11, 0.01)
    for clockwise in (False, True):
        (polygon,) = outlines.read(collection(feature({"NAME": "瓯北街道"}, [square(clockwise=clockwise)[:-1], hole])), YONGJIA).shapes["330324009"]
        areas = [sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) for ring in polygon]
        assert areas[0] > 0 > areas[1]
        assert all(ring[0] == ring[-1] for ring in polygon)


def test_what_matched_what_lacks_and_what_is_strange_is_said():
    raw = collection(feature({"NAME": "瓯北街道"}), feature({"NAME": "虚构镇"}), {"type": "Feature", "properties": {}, "geometry": None})
    said = keep(raw).text()
    assert "对上 1 个" in said
    assert "桥下镇" in said  # without an outline
    assert "虚构镇" in said
    assert "1 个要素没有面" in said


def test_parts_of_one_township_are_put_together():
    raw = collection(feature({"NAME": "瓯北街道"}), feature({"NAME": "瓯北街道"}, [[square(120.9)]], "MultiPolygon"))
    assert len(outlines.read(raw, YONGJIA).shapes["330324009"]) == 2


DEEP = b'{"type":"FeatureCollection","features":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
REFUSED = {
    "damaged": (collection(feature({"NAME": "瓯北街道"}))[:-9], "damaged"),
    "bytes": (b"\xff\xfe\x00\x81" * 9, "damaged"),
    "empty file": (b"", "damaged"),
    "nested": (DEEP, "damaged"),
    "not a number": (b'{"type":"FeatureCollection","features":[NaN]}', "damaged"),
    "digits": (b'{"type":"FeatureCollection","features":[' + b"9" * 6_000 + b"]}", "damaged"),
    "huge file": (b" " * (50 << 20), "at most 10 MB"),
    "many parts": (b"[" * 1_100_000, "too many points"),
    "zip": (b"PK\x03\x04" + b"0" * 99, "packed"),
    "topojson": (b'{"type":"Topology"}', "TopoJSON"),
    "a list": (b"[]", "FeatureCollection"),
    "no features": (collection(), "empty"),
    "no areas": (collection(feature({"NAME": "瓯北街道"}, [120.6, 28.1], "Point")), "no feature"),
    "null geometries": (collection({"type": "Feature", "geometry": None}), "no feature"),
    "another county": (collection(feature({"NAME": "洞桥镇", "code": "330203102"})), "None of the 1 areas"),
    "projected": (collection(feature({"NAME": "瓯北街道"}, [[[x * 4000, y * 100_000] for x, y in square()]])), "longitude"),
    "infinite": (collection(feature({"NAME": "瓯北街道"}, [square()])).replace(b"28.1,", b"1e999,").replace(b"28.1]", b"1e999]"), "longitude"),
    "crs": (collection(feature({"NAME": "瓯北街道"}), crs={"properties": {"name": "urn:ogc:def:crs:EPSG::4549"}}), "longitude"),
    "strings": (collection(feature({"NAME": "瓯北街道"}, [[["120.6", "28.1"]] * 5])), "two numbers"),
    "truths": (collection(feature({"NAME": "瓯北街道"}, [[[True, False]] * 5])), "two numbers"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_cannot_serve_is_refused_in_a_sentence(case):
    raw, why = REFUSED[case]
    speak("en")
    with pytest.raises(Refusal) as refused:
        keep(raw)
    assert why.lower() in str(refused.value).lower().replace("holds no feature", "empty")
    assert standing.standing(YONGJIA) is None


@pytest.mark.parametrize("odd", [{}, 7, None, "x", {"type": "Feature"}, {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[]]]}}])
def test_an_odd_feature_stops_nothing_that_is_not_wrong(odd):
    raw = collection(feature({"NAME": "瓯北街道"}), odd)
    try:
        assert "330324009" in outlines.read(raw, YONGJIA).shapes
    except Refusal as refusal:
        assert "two numbers" in refusal.message.template


def test_many_points_are_thinned_on_one_grid():
    fine = [[119.6 + i * 2e-5, 28.1] for i in range(70_000)]
    fine += [[121.0, 28.2], [119.6, 28.2], [119.6, 28.1]]
    found = outlines.read(collection(feature({"NAME": "瓯北街道"}, [fine]), feature({"NAME": "桥下镇"}, [square(120.7, size=1e-4)])), YONGJIA)
    assert found.decimals == 4
    assert sum(len(ring) for polygons in found.shapes.values() for polygon in polygons for ring in polygon) < outlines.MOST_POINTS
    assert len(found.shapes) == 2


def test_steps_are_kept_with_who_and_when_and_taken_back():
    keep(collection(feature({"NAME": "瓯北街道"})))
    keep(collection(feature({"NAME": "桥下镇"})))
    assert set(standing.standing(YONGJIA).shapes) == {"330324104"}
    maps.undo(YONGJIA, actor=LOCAL_OPERATOR)
    assert set(standing.standing(YONGJIA).shapes) == {"330324009"}
    maps.remove(YONGJIA, actor=LOCAL_OPERATOR)
    assert standing.standing(YONGJIA) is None
    with pytest.raises(Refusal):
        maps.remove(YONGJIA, actor=LOCAL_OPERATOR)
    maps.undo(YONGJIA, actor=LOCAL_OPERATOR)
    assert set(standing.standing(YONGJIA).shapes) == {"330324009"}
    maps.undo(YONGJIA, actor=LOCAL_OPERATOR)
    assert standing.standing(YONGJIA) is None  # before the first file
    assert [step.action for step in standing.history(YONGJIA)] == ["undo", "undo", "remove", "undo", "keep", "keep"]
    assert {step.by for step in standing.history(YONGJIA)} == {LOCAL_OPERATOR.name}


def test_old_steps_are_cleared_and_nothing_breaks():
    for _ in range(maps.STEPS_KEPT + 5):
        keep(collection(feature({"NAME": "瓯北街道"})))
    assert len(list((store.home() / "maps" / YONGJIA).glob("*.json"))) == maps.STEPS_KEPT
    assert len(standing.history(YONGJIA)) == maps.STEPS_KEPT


def test_a_viewer_keeps_no_outlines():
    with pytest.raises(Refusal):
        maps.keep(YONGJIA, collection(feature({"NAME": "瓯北街道"})), "x", actor=Actor("guest"))


@pytest.mark.parametrize("county", ["", "../..", "33032", "330324/..", "３３０３２４"])
def test_a_county_is_six_digits_and_no_path(county):
    with pytest.raises(Refusal):
        maps.keep(county, collection(feature({"NAME": "瓯北街道"})), "x", actor=LOCAL_OPERATOR)


def test_a_broken_record_is_no_map():
    keep(collection(feature({"NAME": "瓯北街道"})))
    (step,) = (store.home() / "maps" / YONGJIA).glob("*.json")
    step.write_text('{"shapes": 3}', encoding="utf-8")
    assert standing.standing(YONGJIA) is None
    assert standing.history(YONGJIA) == ()


def test_a_file_in_gb18030_is_read():
    raw = json.dumps(json.loads(collection(feature({"NAME": "瓯北街道"}))), ensure_ascii=False).encode("gb18030")
    assert geojson.features(geojson.parsed(raw))
