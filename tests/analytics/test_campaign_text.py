"""A campaign file as text: written, rewritten with its comments, copied, compared; and no value of it ends in a traceback."""

from __future__ import annotations

from copy import deepcopy
from datetime import date, datetime

import pytest

from analytics import campaigns
from analytics.campaign_changes import compare, held
from analytics.campaign_copy import Copy, copied
from analytics.campaign_toml import dump, read, rewrite
from analytics.campaigns import parse
from pages.ui.campaigns import forms
from words import Refusal

FILES = sorted(campaigns.SHIPPED.glob("*.toml"))
DAY, LAST_DAY = date(1, 1, 1), date(9999, 12, 31)
TEXT = {path.stem: path.read_text(encoding="utf-8") for path in FILES}
HOSTILE = ["", "\"'\\\n\x7f\u3000=[x]", -1, 0, 10**20, 1.5, float("inf"), float("nan"), True, [], [1], [[]], [{}], {}, {"zh": "甲", "en": 1},
           {"x": 1}, date(1, 1, 1), date(9999, 12, 31), datetime(2007, 7, 3, 1)]  # fmt: skip


@pytest.mark.parametrize("id", TEXT)
def test_what_is_written_says_what_was_read(id):
    said = read(TEXT[id])
    assert read(dump(said)) == said
    assert parse(dump(said).encode(), f"{id}.toml") == campaigns.load(id)
    assert rewrite(TEXT[id], said) == TEXT[id]


@pytest.mark.parametrize("id", TEXT)
def test_a_change_keeps_the_comments_and_says_exactly_what_was_asked(id):
    said = read(TEXT[id])
    said["title"]["en"] = 'A "quoted" \\ title\n[[target]]'
    said["target"][0] |= {"limit": 0.7, "levels": ["national"]}
    said["target"].insert(1, {**deepcopy(said["target"][0]), "id": "X1"})
    del said["target"][-1]["owner"]
    said["stage"].pop()
    said["townships"] = ["330324001"]
    text = rewrite(TEXT[id], said)
    assert read(text) == said
    added_in_place = deepcopy(read(TEXT[id]))
    added_in_place["target"][0]["limit"] = 0.7
    assert rewrite(TEXT[id], added_in_place).count("#") == TEXT[id].count("#")


def test_a_text_of_another_hand_is_written_anew():
    text = "id = 'x'\ntrades = [\n 'a',\n 'b' ]\nnote = '''\nid = 7\n[stage]\n'''\n"
    said = read(text) | {"trades": ["c"], "id": "y"}
    assert read(rewrite(text, said)) == said


@pytest.mark.parametrize("value", HOSTILE, ids=repr)
def test_no_value_in_no_place_is_a_traceback(value):
    for id in ("hebei-2012", "yongjia-2007"):
        said = {key: value[-1:] if isinstance(value, list) and key != "trades" else value for key, value in read(TEXT[id]).items()}
        for where in _places(said):
            broken = deepcopy(said)
            _set(broken, where, value)
            raw = dump(broken).encode()
            assert read(raw.decode()) == broken or value != value, "Only NaN differs from itself."
            try:
                parse(raw, f"{id}.toml")
            except Refusal as refusal:
                assert f"{id}.toml" in refusal.message.text()


def _places(it, path=()):
    pairs = it.items() if isinstance(it, dict) else list(enumerate(it))[-1:] if isinstance(it, list) else []
    for key, value in pairs:
        yield (*path, key)
        yield from _places(value, (*path, key))


def _set(said, where, value):
    *before, last = where
    for key in before:
        said = said[key]
    said[last] = value


def test_a_copy_has_its_own_name_county_and_days():
    new = parse(copied(TEXT["hebei-2012"], Copy("ou-2026", "瓯北", "Oubei", "330324", "永嘉县", date(2026, 3, 1))).encode(), "ou-2026.toml")
    old = campaigns.load("hebei-2012")
    assert (new.title.zh, new.county, len(new.places()), new.synthetic_place) == ("瓯北", "永嘉县", 22, False)
    assert (new.end - new.start, new.stages[1].start) == (old.end - old.start, old.stages[1].start.replace(year=2026))
    moved = parse(
        copied(TEXT["hebei-2012"], Copy("ou-2026", "瓯北", "Oubei", old.county_code, old.county, date(2026, 3, 8))).encode(), "ou-2026.toml"
    )
    assert moved.end - moved.start == old.end - old.start and moved.places() == old.places()
    with pytest.raises(Refusal):
        parse(copied(TEXT["hebei-2012"], Copy("x", "x", "x", "330324", "永嘉县", date(9999, 12, 1))).encode(), "x.toml")


def test_the_differences_name_place_before_and_after():
    said = read(TEXT["yongjia-2007"])
    said["target"][0]["limit"] = 0.85
    del said["target"][4]
    said["stage"][1]["title"]["zh"] = "摸底"
    said["process"]["rectify_days"] = 20
    before, after = campaigns.load("yongjia-2007"), parse(dump(said).encode(), "yongjia-2007.toml")
    found = {(each.place, each.field) for each in compare(before, after)}
    assert found == {("T01", "limit"), ("T05", None), ("stage 2", "title"), ("process", "rectify_days")}
    lines = [
        (line.id, line.step, line.target and line.target.limit and float(line.target.limit)) for line in held([(1, None, before), (2, None, after)])
    ]
    assert [line for line in lines if line[0] in ("T01", "T05")] == [("T01", 1, 0.8), ("T01", 2, 0.85), ("T05", 1, 0.0), ("T05", 2, None)]


@pytest.mark.parametrize("id", TEXT)
def test_a_form_that_nobody_touched_changes_nothing(id):
    said = read(TEXT[id])
    for tables, columns in ((said["target"], forms.TARGETS), (said["stage"], forms.STAGES)):
        assert forms.merged(tables, forms.frame(tables, columns)) == tables


def test_what_is_written_in_a_form_reaches_the_file():
    said = read(TEXT["yongjia-2007"])
    frame = forms.frame(said["target"], forms.TARGETS)
    frame.at[0, "limit"], frame.at[0, "due"] = "82.5％", date(2007, 10, 1)
    frame.at[1, "levels"] = ["national"]
    frame = frame.drop(index=2)
    frame.loc[5] = [None] * len(frame.columns)
    frame.loc[6] = ["X9", "新", "New", "rate", ">=", "90", date(2007, 11, 1), ["阀门"], [], "一", "1"]
    rows = forms.merged(said["target"], frame)
    assert [row["id"] for row in rows] == ["T01", "T02", "T04", "T05", "X9"], "An empty row is none."
    assert (rows[0]["limit"], rows[0]["due"], rows[1]["levels"]) == (0.825, date(2007, 10, 1), ["national"])
    assert rows[4] == {"id": "X9", "title": {"zh": "新", "en": "New"}, "shape": "rate", "rule": ">=", "limit": 90, "due": date(2007, 11, 1),
                       "trades": ["阀门"], "clause": {"zh": "一", "en": "1"}}  # fmt: skip
    with pytest.raises(Refusal, match=r"0\.8"):
        parse(dump(said | {"target": rows}).encode(), "yongjia-2007.toml")


@pytest.mark.parametrize(
    ("written", "limit"), [("80%", 0.8), ("0.8", 0.8), ("95", 95), ("−20%", -0.2), ("1,000", 1000), ("NaN", "NaN"), ("much", "much")]
)
def test_a_limit_as_people_write_it(written, limit):
    assert forms.limit(written) == limit
