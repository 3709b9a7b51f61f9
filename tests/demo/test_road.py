"""The demo through the public road: its receipts say what the generator knows, and its store shows what it is meant to show."""

import json

import pytest

import etl
import store
from access import LOCAL_OPERATOR
from analytics import campaigns
from analytics.scope import Scope
from analytics.targets import attain
from demo import build, files
from demo.__main__ import main


@pytest.fixture
def at_home(demo_home, monkeypatch):
    monkeypatch.setenv("DABIAO_DATA", str(demo_home))
    return demo_home


def test_every_receipt_says_what_the_generator_knows(demo_home):
    made = {each["file"]: each for each in json.loads((demo_home / "demo" / build.STAMP).read_text(encoding="utf-8"))["files"]}
    known = {each.name: {"file": each.name, "dataset": each.dataset, "campaign": each.campaign, **each.counts()} for _, _, each in files.generate()}
    assert made == known
    totals = {name: sum(each[name] for each in made.values()) for name in ("accepted", "refused", "repeated", "conflicts")}
    assert totals["accepted"] > 6000 and min(totals["refused"], totals["repeated"], totals["conflicts"]) >= 3, "The dirt has something to show."


def test_what_is_skipped_is_known_and_named(at_home):
    skipped = {each.name: each.skipped for _, _, each in files.generate()}
    lake = store.open(demo=True)
    assert {each.file: each.skipped_count for each in lake.ledger() if each.action == "load"} == skipped
    assert sum(skipped.values()) >= 8


def test_the_same_file_again_brings_nothing(at_home):
    lake = store.open(demo=True)
    before = lake.version()
    expected = next(each for _, _, each in files.generate() if each.dataset == "sampling_results")
    path = at_home / "demo" / "files" / expected.name
    receipt = etl.load(path, expected.dataset, actor=LOCAL_OPERATOR, campaign=expected.campaign, fill=expected.fill, lake=lake)
    assert (receipt.accepted, receipt.repeated, receipt.refused) == (0, expected.rows - expected.refused, expected.refused)
    assert lake.version() == before


def test_the_failures_only_list_gives_no_denominator(at_home):
    cursor = store.open(demo=True).at().cursor()
    rows = cursor.execute("select denominator, verdict, count(*) from sampling_results where not denominator group by 1, 2")
    assert rows.fetchall() == [(False, "fail", 28)]


def test_places_are_found_and_the_doubtful_ones_wait(at_home):
    cursor = store.open(demo=True).at().cursor()
    counts = dict(
        cursor.execute(
            "select coalesce(county_code, '?') || ' ' || case when township_code is null then township else 'known' end, count(*) "
            "from sampling_results where denominator group by 1"
        ).fetchall()
    )
    assert counts.pop("330324 上塘镇") == 7 and counts.pop("330303 灵昆镇") == 2 and counts.pop("130199 河东工业区") == 2
    assert set(counts) == {"330324 known", "330303 known", "130199 known", "330399 known"}


def test_sales_come_out_in_ten_thousand_yuan_whatever_the_unit_of_the_file(at_home):
    cursor = store.open(demo=True).at().cursor()
    rows = cursor.execute(
        "select as_of, count(*) filter (annual_sales = 5000), count(*) filter (annual_sales = 1000) "
        "from enterprises where annual_sales is not null group by 1"
    ).fetchall()
    assert len(rows) == 9
    assert all(five >= 1 and one >= 1 for _, five, one in rows), "The boundaries of the sales tiers stand exactly in every register."


def test_classes_change_between_registers(at_home):
    cursor = store.open(demo=True).at().cursor()
    changed = cursor.execute(
        "select count(*) from enterprises a join enterprises b using (uscc) where a.as_of = date '2007-08-11' and b.as_of = date '2007-10-26' "
        "and a.compliance_class > b.compliance_class"
    ).fetchone()[0]
    assert changed >= 20
    assert cursor.execute("select count(distinct compliance_class) from enterprises").fetchone()[0] == 3


def test_licences_are_read_with_their_validity(at_home):
    cursor = store.open(demo=True).at().cursor()
    held, dated = cursor.execute("select count(*), count(l.valid_to) from (select unnest(licences) as l from enterprises)").fetchone()
    assert held == dated > 1000


def test_failed_items_have_their_class_and_labels_are_told_apart(at_home):
    cursor = store.open(demo=True).at().cursor()
    items = "select unnest(failed_items) as i from sampling_results"
    classes = dict(cursor.execute(f"select i.class, count(*) from ({items}) group by 1").fetchall())
    assert min(classes.get(each, 0) for each in "ABC") >= 50 and classes[None] < sum(classes.values()) / 4
    names = {name for (name,) in cursor.execute(f"select distinct i.item from ({items})").fetchall()}
    assert "甲醛含量，mg/kg" in names and "mg/kg" not in names
    assert cursor.execute("select count(*) from sampling_results where labelling_only").fetchone()[0] >= 20


def test_a_second_time_is_quick_and_changes_nothing(at_home, capsys):
    stamp = (at_home / "demo" / build.STAMP).read_bytes()
    assert main([]) == 0
    assert "已是最新" in capsys.readouterr().err
    assert (at_home / "demo" / build.STAMP).read_bytes() == stamp


def test_a_store_with_data_needs_no_demo(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DABIAO_DATA", str(tmp_path))
    expected = next(each for _, _, each in files.generate() if each.dataset == "indicators")
    files.write(tmp_path / "files")
    etl.load(tmp_path / "files" / expected.name, "indicators", actor=LOCAL_OPERATOR, fill=expected.fill, lake=store.open(demo=False))
    assert main(["--if-empty"]) == 0
    assert not (tmp_path / "demo").exists()
    assert "不生成" in capsys.readouterr().err


def test_a_failure_on_the_way_leaves_the_old_demo(tmp_path, monkeypatch):
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "kept").write_text("old")
    monkeypatch.setattr(etl, "load", lambda *_, **__: (_ for _ in ()).throw(OSError("no room")))
    with pytest.raises(OSError, match="no room"):
        build.make(tmp_path, lambda message: None)
    assert (tmp_path / "demo" / "kept").read_text() == "old"
    assert not build.is_made(tmp_path)


def test_only_the_files(tmp_path, capsys):
    assert main(["--files", str(tmp_path / "out")]) == 0
    assert len(list((tmp_path / "out").iterdir())) == len(list(files.generate())) >= 50


def test_no_target_of_any_campaign_is_without_data(at_home):
    snapshot = store.open(demo=True).at()
    lacking = [
        f"{campaign.id} {each.id}: {each.why_no_data}"
        for campaign in campaigns.all_()
        for each in attain(snapshot, campaign, Scope(campaign=campaign.id))
        if each.administrative == "no_data"
    ]
    assert lacking == []


@pytest.mark.parametrize("dataset", ["rectifications", "enforcement", "complaints", "progress"])
def test_what_is_followed_is_there_and_dirty(at_home, dataset):
    made = [each for each in json.loads((at_home / "demo" / build.STAMP).read_text(encoding="utf-8"))["files"] if each["dataset"] == dataset]
    assert len(made) >= 2 and all(each["accepted"] >= 15 and each["refused"] == 1 for each in made)
