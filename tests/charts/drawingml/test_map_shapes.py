"""A map in Word and PowerPoint: the shapes of the townships, what is written on them, and which maps a table stands for."""

import io
import zipfile
from datetime import UTC, datetime
from fractions import Fraction

import pandas as pd
import pytest
from lxml import etree
from pptx import Presentation

from analytics.maps import Map
from charts import plain
from charts.areas import STEPS
from charts.drawingml import height_in_text, supports
from charts.drawingml.alone import deck_of
from charts.drawingml.map_layout import TOO_HIGH
from charts.figures.townships import township_map
from charts.figures.units import judge
from charts.office_roles import AREAS
from charts.plotly import draw
from charts.same_bytes import same_bytes
from tests.charts.drawingml.files import deck, text
from tests.charts.drawingml.order import A, W, faults
from tests.reports.schema import misplaced
from words import Refusal, speak

TARGET = Fraction(80, 100)
HOSTILE = "=1+1<b>&乡\x00"
COUNTS = {"a": ("甲镇", 98, 100), "b": ("乙镇", 50, 100), "c": ("丙乡", 81, 100), "d": (HOSTILE, 3, 4), "e": ("戊街道", 0, 0), "f": ("己镇", 9, 12)}
VERDICTS = {"a": "met", "b": "missed", "c": "undetermined", "d": "few", "e": "unsampled"}


def box(west, south, size=1.0, *, hole=False):
    corners = ((west, south), (west + size, south), (west + size, south + size), (west, south + size), (west, south))
    return corners[::-1] if hole else corners


SHAPES = {
    "a": ((box(120, 28), box(120.2, 28.4, 0.2, hole=True)),),
    "b": ((box(121, 28),), (box(122.2, 28.2, 0.1),)),  # with an island
    "c": ((box(120.2, 28.4, 0.2),),),  # in the hole of a
    "d": ((box(120, 29),),),
    "e": ((box(121, 29),),),
    "g": ((box(122, 29, 0.5),),),  # of which nothing is known
}


def made(shapes=SHAPES, counts=COUNTS, **said):
    units = judge(pd.DataFrame([(key, *row) for key, row in counts.items()], columns=["key", "name", "passed", "judged"]), TARGET)
    return township_map(Map(shapes, "图.geojson", "tests", datetime(2007, 9, 1, tzinfo=UTC)), units, TARGET, key="map", title="各乡镇合格率", **said)


def drawing(content):
    """The part of a file with the map in it."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        name = next(name for name in packed.namelist() if name in ("word/document.xml", "ppt/slides/slide1.xml"))
        return etree.fromstring(packed.read(name))


def shapes(content):
    """(name, filling as RRGGBB, text) of every shape; a striped one has the colour of its stripes."""
    for shape in drawing(content).iter("{*}sp", "{*}wsp"):
        look = shape.find("{*}spPr")
        paint = next(
            (each.get("val") for fill in look.iterfind("*") if fill.tag in (f"{A}solidFill", f"{A}pattFill") for each in fill.iter(f"{A}srgbClr")), ""
        )
        lines = ["".join(line.itertext(f"{A}t", f"{W}t")) for line in shape.iter(f"{A}p", f"{W}p")]
        yield shape.find(".//{*}cNvPr").get("name"), paint, "\n".join(lines)


@pytest.mark.parametrize("file", [deck, text])
def test_colour_and_figures_of_each_township_are_those_of_its_verdict(file):
    spec = made()
    found = list(shapes(file(spec)))
    freeform = {name: paint for name, paint, said in found if not said}
    for key, fill in VERDICTS.items():
        name = COUNTS[key][0].replace("\x00", "")
        assert freeform[name] == AREAS[fill].colour, name
    said = [text for _name, _paint, text in found if text]
    assert "乙镇\n◆ 50.0%（100）" in said
    assert "戊街道" in said
    assert any(each.startswith("1\xa0丙乡\xa0○\xa081.0%") for each in said), "Where a name has no room its number leads to the key."
    assert "1" in said
    assert any("己镇" in each and "未在图上" in each for each in said), "Judged, but without an outline."
    assert {"● 证据充分", "◆ 证据否定", "○ 尚难判定", "不足 10 批（合格/判定）", "无判定批次"} <= set(said)
    assert HOSTILE.replace("\x00", "") in " ".join(said)


@pytest.mark.parametrize("file", [deck, text])
@pytest.mark.parametrize("by_rate", [False, True])
def test_the_shapes_stand_in_the_order_of_the_schema(file, by_rate):
    root = drawing(file(made(by_rate=by_rate)))
    assert list(faults(root)) == []
    assert misplaced(root) == []
    numbers = [each.get("id") for each in root.iter("{*}cNvPr", "{*}docPr")]
    assert len(numbers) == len(set(numbers))


def test_word_knows_what_a_group_asks_of_it():
    (choice,) = drawing(text(made())).iter("{*}Choice")
    assert choice.nsmap[choice.get("Requires")].endswith("/wordprocessingGroup")
    assert "".join(choice.getnext().itertext()) == made().alt  # what a program without groups shows


def test_what_a_screen_reader_says():
    spec = made()
    (group,) = Presentation(io.BytesIO(deck(spec))).slides[0].shapes
    assert group._element.nvGrpSpPr.cNvPr.get("descr") == spec.alt
    (properties,) = drawing(text(spec)).iter("{*}docPr")
    assert properties.get("descr") == spec.alt


def paths(content):
    """Per freeform its closed rings as places on the drawing, in EMU."""
    found = {}
    for shape in drawing(content).iter("{*}sp", "{*}wsp"):
        for path in shape.iter(f"{A}path"):
            off, ext = shape.find(f".//{A}off"), shape.find(f".//{A}ext")
            unit = int(ext.get("cx")) / int(path.get("w"))
            rings = []
            for step in path:
                if step.tag == f"{A}moveTo":
                    rings.append([])
                rings[-1] += [(int(off.get("x")) + unit * int(pt.get("x")), int(off.get("y")) + unit * int(pt.get("y"))) for pt in step]
            found[shape.find(".//{*}cNvPr").get("name")] = rings
    return found


@pytest.mark.parametrize("file", [deck, text])
def test_outlines_holes_and_islands_lie_as_on_the_screen(file):
    spec = made()
    found = paths(file(spec))
    assert [len(found[name]) for name in ("甲镇", "乙镇", "丙乡")] == [2, 2, 1]
    assert set(found["甲镇"][1]) == set(found["丙乡"][0]), "An enclave fills its hole to the corner."
    (left, top), (right, low) = min(found["甲镇"][0]), max(found["甲镇"][0])
    layout = draw(spec).layout
    assert (low - top) / (right - left) == pytest.approx(layout.yaxis.scaleratio, rel=5e-3)
    assert min(found["乙镇"][0])[0] == right, "Neighbours share their border."


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_same_map_is_the_same_bytes(language):
    speak(language)
    assert same_bytes(deck(made())) == same_bytes(deck(made()))
    assert same_bytes(text(made())) == same_bytes(text(made()))
    assert deck_of(made(), ("永嘉",)) == deck_of(made(), ("永嘉",))


def test_steps_of_the_rate_are_written_on_as_well():
    spec = made(by_rate=True)
    fills = {area.name: area.fill for area in spec.areas}
    assert (fills["乙镇"], fills["甲镇"]) == (STEPS[0], STEPS[-1])
    assert "甲镇\n● 98.0%（100）" in [said for _name, _paint, said in shapes(text(spec))]


def test_a_map_goes_through_json_unchanged():
    assert plain.read(plain.said(made())) == made()


def many(count):
    keys = [f"{i:04d}" for i in range(count)]
    areas = {key: ((box(120 + i % 40 * 0.01, 28 + i // 40 * 0.01, 0.01),),) for i, key in enumerate(keys)}
    return made(areas, {key: (f"第{i}镇", i % 20, 20) for i, key in enumerate(keys)})


def test_too_many_townships_are_a_table():
    assert not supports(many(1_000))
    with pytest.raises(ValueError, match="too many"):
        text(many(1_000))
    for count in (140, 1_000):
        with pytest.raises(Refusal):
            deck_of(many(count), ())
    assert height_in_text(many(140), 5_600_000) == pytest.approx(TOO_HIGH * 5_600_000, rel=0.1), "Nobody finds so many numbers in a key on one page."


def test_a_map_without_a_judged_batch_is_striped():
    spec = made(counts={key: (name, 0, 0) for key, (name, _passed, _judged) in COUNTS.items()})
    assert {area.fill for area in spec.areas} == {"unsampled"}
    assert {paint for _name, paint, said in shapes(deck(spec)) if not said} == {AREAS["unsampled"].colour}
