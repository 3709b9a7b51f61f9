from __future__ import annotations

import re
from datetime import date

import pytest

from analytics import campaigns, rates
from analytics.scope import Scope
from tests.analytics.shelf import batch, shelf
from words import Refusal

SHIPPED = campaigns.SHIPPED / "yongjia-2007.toml"


def edited(old: str, new: str) -> bytes:
    text = SHIPPED.read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new, 1).encode()


def test_the_three_campaigns_hold_their_targets():
    held = {campaign.id: [target.id for target in campaign.targets] for campaign in campaigns.all_()}
    assert held["yongjia-2007"] == ["T01", "T02", "T03", "T04", "T05"]
    assert held["hebei-2012"] == ["T06", "T07", "T08", "T09"]
    assert held["longwan-2006"] == ["T10", "T11", "T12", "T13", "T14", "T15", "T16"]


@pytest.mark.parametrize(
    ("id", "stages"),
    [
        ("yongjia-2007", ["07-03..07-18", "07-19..08-10", "08-11..09-25", "09-26..10-25", "10-26..11-11"]),
        ("hebei-2012", ["03-01..03-31", "04-01..05-31", "06-01..06-30"]),
        ("longwan-2006", ["09-05..09-15", "09-16..12-15", "12-16..09-15", "09-16..10-31"]),
    ],
)
def test_stages_have_the_days_of_the_document_and_share_none(id, stages):
    assert [f"{stage.start:%m-%d}..{stage.end:%m-%d}" for stage in campaigns.load(id).stages] == stages


def test_a_shared_day_belongs_to_the_later_stage_and_the_document_is_still_quoted():
    campaign = campaigns.load("yongjia-2007")
    found = campaign.stage_on(date(2007, 8, 11))
    assert found is not None and found.no == 3
    assert campaign.stages[1].stated_end == date(2007, 8, 11)
    assert campaign.stage_on(date(2007, 7, 2)) is None


def test_townships_are_the_real_ones_without_farms_and_the_invented_county_is_in_no_table():
    assert len(campaigns.load("yongjia-2007").places()) == 22
    assert len(campaigns.load("longwan-2006").places()) == 10
    invented = campaigns.load("hebei-2012")
    assert invented.synthetic_place and invented.places()
    assert invented.county_code not in campaigns.official_townships()
    assert all(place.code.startswith(invented.county_code) for place in invented.places())


def test_dates_that_the_text_leaves_open_say_so():
    assumed = {target.id for campaign in campaigns.all_() for target in campaign.targets if target.due_assumed}
    assert assumed == {"T10", "T11", "T16", "T30", "T31"}


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('county = "永嘉县"', 'county = "永嘉县"\ncolour = "red"', "'colour' is not a word of a campaign file"),
        ("start = 2007-07-03\nend", 'start = "2007-07-03"\nend', "'start' must be a date"),
        ("end = 2007-11-11\ntrades", "end = 2007-07-02\ntrades", "it ends before it starts"),
        ("limit = 0.80", "limit = 80", "write 0.8 for 80 %"),
        ("limit = 0.80\n", "", "its rule needs a limit"),
        ('shape = "rise"', 'shape = "rise"\nlimit = 5', "0.05 for 5 percentage points"),
        ('shape = "rate"', 'shape = "rate"\nbase = { start = 2006-01-01, end = 2006-12-31 }', "has no base period"),
        ('shape = "rise"', 'shape = "benchmark"\nlimit = 0.9', "takes no limit"),
        ('shape = "rate"', 'shape = "guess"', "'shape' must be one of rate"),
        ('shape = "rate"', 'shape = "rate"\nmeasure = "mood"', "'measure' must be one of"),
        ('trades = ["阀门"]\nlimit', 'trades = ["皮鞋"]\nlimit', "trade 皮鞋 is not one of the campaign's"),
        ('id = "T02"', 'id = "T01"', "T01 stands there twice"),
        ('id = "yongjia-2007"', 'id = "yongjia"', "the file must be called yongjia.toml"),
        ("A = 1.0, B", "A = 1.5, B", "the weight of A must lie between 0 and 1"),
        ('id = "yongjia-2007"', "id = ", "cannot be read"),
        ("due = 2007-11-11\nnote", "note", "'due' must be a date"),
        ('title = { zh = "宣传发动、方案制定", en = "Mobilisation and planning" }', 'title = "宣传"', "in both languages"),
    ],
)
def test_a_mistake_in_a_file_is_a_sentence_that_names_the_file(old, new, sentence):
    with pytest.raises(Refusal) as refused:
        campaigns.parse(edited(old, new), "yongjia-2007.toml")
    assert sentence in str(refused.value)
    assert "yongjia-2007.toml" in str(refused.value)


def test_a_due_date_before_the_start_only_warns():
    campaign = campaigns.parse(edited("limit = 0.80\ndue = 2007-11-11", "limit = 0.80\ndue = 2007-01-01"), "yongjia-2007.toml")
    assert [str(warning) for warning in campaign.warnings] == ["T01 is due on 2007-01-01, before the campaign starts (2007-07-03)."]


def test_a_bureaus_own_campaign_wins_over_the_shipped_one(tmp_path, monkeypatch):
    monkeypatch.setenv("DABIAO_DATA", str(tmp_path))
    (tmp_path / "campaigns").mkdir()
    (tmp_path / "campaigns" / "yongjia-2007.toml").write_bytes(edited("limit = 0.80", "limit = 0.90"))
    assert float(campaigns.load("yongjia-2007").target("T01").limit) == 0.9
    assert len(campaigns.all_()) == len(list(campaigns.SHIPPED.glob("*.toml")))


def test_a_campaign_without_stages_has_no_rate_by_stage(tmp_path, monkeypatch):
    monkeypatch.setenv("DABIAO_DATA", str(tmp_path))
    (tmp_path / "campaigns").mkdir()
    bare = re.sub(r"(?ms)^\[\[stage\]\]$.*?(?=^\[|\Z)", "", SHIPPED.read_text(encoding="utf-8"))
    (tmp_path / "campaigns" / "yongjia-2007.toml").write_text(bare, encoding="utf-8")
    assert campaigns.load("yongjia-2007").stages == ()
    found = rates.rate(shelf([batch()]), Scope(campaign="yongjia-2007"), by=("stage",))
    assert len(found) == 0 and {"stage", "passed", "judged", "rate"} <= set(found.columns)


def test_an_unknown_campaign_is_refused_with_the_known_ones():
    with pytest.raises(Refusal, match=r"There are: district-2011, hebei-2012, longwan-2006, yongjia-2007, yongjia-2009-ten-small"):
        campaigns.load("atlantis")


def test_what_each_campaign_follows():
    followed = {campaign.id: campaign.process for campaign in campaigns.all_()}
    assert len(followed["yongjia-2009-ten-small"].milestones) == 12 and followed["yongjia-2009-ten-small"].quarterly
    assert len(followed["yongjia-2009-ten-small"].actions) == 6
    assert followed["yongjia-2007"].weekday == 3, "Every Wednesday (S0)."
    assert followed["hebei-2012"].weekday is not None
    assert followed["hebei-2012"].milestones[0].due == date(2012, 3, 31)


@pytest.mark.parametrize(("old", "new", "said"), [
    ('weekly = "wednesday"', 'weekly = "someday"', "must be one of"),
    ("rectify_days = 30", "rectify_days = 0", "must be a whole number from 1"),
    ("weights = { reports = 30", "weights = { repots = 30", "is not a word of a campaign file"),
    ('units = ["township", "department"]', 'units = ["towns"]', "must be one of"),
])  # fmt: skip
def test_a_mistake_in_the_process_is_named(old, new, said):
    text = SHIPPED.read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(Refusal, match=said):
        campaigns.parse(text.replace(old, new, 1).encode(), SHIPPED.name)
