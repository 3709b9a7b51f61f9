"""The township map in reports and decks: what it says is what analytics answers; without outlines, or with too many, a table or nothing."""

import io
import json
import zipfile
from datetime import UTC, datetime

import pytest
from lxml import etree

import store
import words
from access import LOCAL_OPERATOR
from analytics import campaigns, maps, rates
from analytics.filters import counted_by
from analytics.maps import Map
from analytics.outlines import thinned
from analytics.scope import Scope
from charts.figures.units import judge
from etl import maps as kept
from reports import preview, slides, word
from reports.document import Figure, Paragraph, Reference
from reports.drawable import drawable
from reports.findings import Findings
from reports.request import Request
from reports.slides import mapped as mapped_slides
from reports.slides import of_document
from reports.slides.deck import Deck
from tests.drawn import batch, fill
from tests.reports.decks import notes, opened, titles, too_full
from tests.reports.kinds import DAY, broken, report, text

PLACES = {"330324009": "瓯北街道", "330324104": "桥下镇", "330324002": "北城街道", "330324102": "桥头镇"}
VERDICTS = {"330324009": (30, 30), "330324104": (4, 20), "330324002": (8, 10), "330324102": (2, 3)}
COLOURS = {"瓯北街道": "B0DAD3", "桥下镇": "DE8A70", "北城街道": "FBF1D9", "桥头镇": "FFFFFF"}
KEY = "map-T01"


def square(place):
    west, south = 120.5 + place % 40 * 0.1, 28.0 + place // 40 * 0.1
    return [[west, south], [west + 0.1, south], [west + 0.1, south + 0.1], [west, south + 0.1], [west, south]]


@pytest.fixture
def filled():
    """Valves of four townships: well above the target, well below it, near it, and too few to tell."""
    rows = []
    for code, (passed, judged) in VERDICTS.items():
        rows += [batch("pass" if i < passed else "fail", township_code=code, township=PLACES[code]) for i in range(judged)]
    fill(results=rows)


@pytest.fixture
def mapped(filled):
    """The same with the bureau's outlines."""
    features = [
        {"type": "Feature", "properties": {"NAME": name}, "geometry": {"type": "Polygon", "coordinates": [square(i)]}}
        for i, name in enumerate(PLACES.values())
    ]
    kept.keep("330324", json.dumps({"type": "FeatureCollection", "features": features}).encode(), "永嘉.geojson", actor=LOCAL_OPERATOR)


def figure(document):
    return next((block for block in document.blocks if isinstance(block, Figure) and block.key == KEY), None)


def asked(kind="summary", lang="zh"):
    words.speak(lang)
    campaign = campaigns.load("yongjia-2007")
    return Request(store.open(demo=False).at(), campaign, Scope(campaign=campaign.id, as_of=DAY, language=lang), kind)


@pytest.mark.usefixtures("mapped")
@pytest.mark.parametrize(("kind", "lang"), [("summary", "zh"), ("industry", "en")])
def test_the_map_says_what_analytics_answers(kind, lang):
    made = report(kind, lang)
    assert broken(made) == []
    drawn = figure(made)
    request = asked(kind, lang)
    target = request.campaign.target("T01")
    counts = rates.rate(request.snapshot, counted_by(target, request.scope).but(end=DAY), "batch", ("township",))
    units = judge(counts.assign(key=counts["township_code"], name=counts["township"]), target.limit)
    answered = {unit.key: unit for unit in units}
    assert {area.key: area.said.split("\n")[1:] for area in drawn.spec.areas} == {
        code: answered[code].said(target.limit).split("\n")[1:] for code in PLACES
    }
    assert "n\xa0=\xa063" in drawn.note
    assert "永嘉.geojson" in drawn.note
    cited = [part.key for block in made.blocks if isinstance(block, Paragraph) for part in block.parts if isinstance(part, Reference)]
    assert KEY in cited
    assert ("桥下镇" if lang == "zh" else "Qiaoxia Town") in drawn.spec.title
    if lang == "zh":
        assert "判定满10批的3个乡镇（街道）中，证据否定1个（桥下镇），证据充分1个，尚难判定1个。" in text(made)


@pytest.mark.usefixtures("mapped")
def test_the_word_file_has_each_township_in_the_colour_of_its_verdict():
    content = word.write(report("summary"))
    assert content == word.write(report("summary"))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        root = etree.fromstring(packed.read("word/document.xml"))
    (group,) = root.iter("{*}wgp")
    found = {
        shape.find("{*}cNvPr").get("name"): shape.find("{*}spPr/{*}solidFill/{*}srgbClr").get("val")
        for shape in group.iterchildren("{*}wsp")
        if shape.find("{*}spPr/{*}custGeom") is not None and shape.find("{*}spPr/{*}solidFill") is not None
    }
    assert {name: found[name] for name in COLOURS} == COLOURS
    assert "桥下镇◆ 20.0%（20）".replace(" ", "") in "".join(group.itertext()).replace("\xa0", "").replace(" ", "")


@pytest.mark.usefixtures("mapped")
def test_the_deck_has_one_slide_of_it():
    deck = opened(slides.write(asked(lang="en")))
    assert too_full(deck) == []
    (slide,) = [slide for slide in deck.slides if any(shape.shape_type == 6 for shape in slide.shapes)]  # a group
    assert titles(deck).index(slide.shapes.title.text_frame.text) == 7, "Behind the overview and five targets."
    assert "Clopper–Pearson" in notes(slide)


@pytest.mark.usefixtures("mapped")
def test_the_preview_carries_the_map_and_its_table():
    (block,) = [each for each in preview.preview(report("summary"))["blocks"] if each.get("key") == KEY]
    assert block["chart"]["form"] == "map"
    assert len(block["chart"]["areas"]) == 4
    assert len(block["table"]["rows"]) == 22


@pytest.mark.usefixtures("filled")
def test_without_outlines_nothing_is_said_of_a_map():
    made = report("summary")
    assert figure(made) is None
    assert "分布" not in text(made)
    assert mapped_slides.slides(Findings(asked())) == []


@pytest.mark.usefixtures("mapped")
@pytest.mark.parametrize("said", ['{"shapes": 3}', "", '{"shapes": {"330324009": [[]]}, "by": "x", "at": "2007-09-01T00:00:00+00:00"}'])
def test_outlines_that_somebody_broke_are_none(said):
    (step,) = (store.home() / "maps" / "330324").glob("*.json")
    step.write_text(said, encoding="utf-8")
    assert figure(report("summary")) is None


@pytest.mark.usefixtures("filled")
def test_a_thousand_townships_are_a_table_with_a_sentence(monkeypatch):
    shapes = {code: ((tuple(map(tuple, square(i))),),) for i, code in enumerate([*PLACES, *(f"3303249{i:04d}" for i in range(996))])}
    monkeypatch.setattr(maps, "standing", lambda _county: Map(thinned(shapes), "省.geojson", "x", datetime(2007, 9, 1, tzinfo=UTC)))
    made = drawable(report("summary"))
    assert figure(made) is None
    (table,) = [each for each in made.tables if each.key == KEY]
    assert "乡镇（街道）过多" in table.note
    assert any(cell.text == "桥下镇" for row in table.rows for cell in row)
    word.write(made)
    sections = list(of_document.slides(report("industry")))
    assert any(slide.table is not None and "乡镇（街道）过多" in slide.table.note for slide in sections)
    (slide,) = mapped_slides.slides(Findings(asked()))
    assert "证据否定桥下镇" in slide.title
    deck = Deck("zh", "")
    deck.add(slide)
    assert any(shape.has_table for shape in opened(deck.save()).slides[0].shapes)


def test_batches_of_no_stated_township_are_none_of_the_townships(monkeypatch):
    fill(results=[*(batch() for _ in range(12)), *(batch(township_code=None, township=None) for _ in range(11))])
    shapes = {code: ((tuple(map(tuple, square(i))),),) for i, code in enumerate(PLACES)}
    monkeypatch.setattr(maps, "standing", lambda _county: Map(thinned(shapes), "永嘉.geojson", "x", datetime(2007, 9, 1, tzinfo=UTC)))
    told = text(report("summary"))
    assert "判定满10批的只有瓯北街道" in told
    assert "未注明乡镇（街道）的判定批次11批。" in told
