"""The files of the demo: the same bytes every time, valid codes, and enough in every window that a target looks at."""

import hashlib
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from stdnum.cn import uscc as published

from demo import build, files, results
from demo.__main__ import main
from demo.draws import apportion, dice, systematic
from demo.enterprises import enterprises
from demo.places import places
from demo.uscc import organisation_code, uscc

ROOT = Path(__file__).resolve().parents[2]
CAMPAIGNS = ("yongjia-2007", "longwan-2006", "hebei-2012")


def every_batch(campaign):
    return [
        b for name, plan in results.plans().items() if plan.campaign == campaign and "failures_only" not in plan.dirt for b in results.batches(name)
    ]


def test_the_same_bytes_every_time(tmp_path):
    before = {name: hashlib.sha256(content).hexdigest() for name, content, _ in files.generate()}
    for cached in (enterprises, results.batches):
        cached.cache_clear()
    files.write(tmp_path)
    assert {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in tmp_path.iterdir()} == before


def test_codes_are_valid_and_nobodys():
    codes = [each.uscc for campaign in CAMPAIGNS for each in enterprises(campaign)]
    assert len(set(codes)) == len(codes) >= 600
    for code in codes:
        assert published.is_valid(code), code
        assert code[8:10] == "YY", "Codes of a range that is not handed out."


@pytest.mark.parametrize(
    ("county", "serial", "code"),
    [("330324", 1, "91330324YY000001XR"), ("330303", 1001, "91330303YY0010015R"), ("130199", 2001, "91130199YY0020010C")],
)
def test_the_code_of_a_serial_number(county, serial, code):
    assert uscc(county, serial) == code
    assert organisation_code(serial) == code[8:17]


def test_names_are_told_apart_once_normalised():
    for campaign in CAMPAIGNS:
        names = [each.name for each in enterprises(campaign)]
        assert len(set(names)) == len(names)


def test_townships_are_those_of_the_table_or_of_the_campaign():
    official = {line.split(",")[1] for line in (ROOT / "data/reference/townships.csv").read_text(encoding="utf-8").splitlines()}
    for campaign, place in places().items():
        said = tomllib.loads((ROOT / f"data/campaigns/{campaign}.toml").read_text(encoding="utf-8"))
        known = {each["name"] for each in said.get("township", [])} or official
        assert {each.name for each in place.townships} <= known
        assert (place.county, place.county_code) == (said["county"], said["county_code"])


def test_enough_results_over_three_years():
    assert sum(len(every_batch(campaign)) for campaign in CAMPAIGNS) >= 3000
    for campaign, first, last in [
        ("yongjia-2007", date(2005, 3, 31), date(2007, 11, 1)),
        ("longwan-2006", date(2005, 3, 31), date(2010, 12, 1)),
        ("hebei-2012", date(2010, 3, 31), date(2012, 6, 15)),
    ]:
        days = [b.sampled_on for b in every_batch(campaign)]
        assert min(days) <= first and max(days) >= last


@pytest.mark.parametrize(
    ("campaign", "trade", "level", "kind", "start", "end", "least"),
    [
        ("yongjia-2007", "阀门", None, None, date(2007, 7, 3), date(2007, 11, 11), 180),  # T01
        *(
            ("yongjia-2007", "童装", level, None, date(2007, 7, 3), date(2007, 11, 11), 10)
            for level in ("national", "provincial", "municipal", "county")
        ),
        *(
            ("yongjia-2007", "童装", level, None, date(2007, 2, 21), date(2007, 7, 2), 10)
            for level in ("national", "provincial", "municipal", "county")
        ),
        ("hebei-2012", None, "provincial", None, date(2012, 3, 1), date(2012, 3, 31), 40),  # T06, stage by stage
        ("hebei-2012", None, "provincial", None, date(2012, 4, 1), date(2012, 5, 31), 40),
        ("hebei-2012", None, "provincial", None, date(2012, 6, 1), date(2012, 6, 30), 40),
        ("longwan-2006", "皮鞋", "national", None, date(2006, 9, 5), date(2007, 10, 31), 40),  # T10
        ("longwan-2006", "皮鞋", "national", None, date(2010, 1, 1), date(2010, 12, 31), 60),  # T12
        ("longwan-2006", "皮鞋", "provincial", "periodic", date(2010, 1, 1), date(2010, 12, 31), 100),  # T13
    ],
)
def test_every_window_has_its_rows(campaign, trade, level, kind, start, end, least):
    found = [
        b
        for b in every_batch(campaign)
        if start <= b.sampled_on <= end
        and b.draw.trade == (trade or b.draw.trade)
        and b.draw.level == (level or b.draw.level)
        and b.draw.kind == (kind or b.draw.kind)
        and b.verdict != "not_judged"
    ]
    assert len(found) >= least


def test_townships_differ_and_go_on_differing():
    """瓯北 against 沙头 in two halves of the time: the poor one is the poor one in both."""
    for first, last in [(2005, 2006), (2007, 2007)]:
        rates = {}
        for name in ("东城街道", "沙头镇"):
            judged = [b.verdict for b in every_batch("yongjia-2007") if b.enterprise.township.name == name and first <= b.sampled_on.year <= last]
            rates[name] = judged.count("pass") / len(judged)
        assert rates["沙头镇"] < rates["东城街道"]


def test_there_are_townships_with_next_to_nothing():
    window = Counter(b.enterprise.township.name for b in every_batch("yongjia-2007") if b.draw.trade == "阀门" and b.sampled_on >= date(2007, 7, 3))
    small = [t.name for t in places()["yongjia-2007"].townships if window[t.name] <= 3]
    assert len(small) >= 2


def test_every_tier_and_both_boundaries_are_there():
    for campaign in CAMPAIGNS:
        sales = [each.sales for each in enterprises(campaign)]
        assert 1000.0 in sales and 5000.0 in sales
        assert min(sum(s >= 5000 for s in sales), sum(1000 <= s < 5000 for s in sales), sum(s < 1000 for s in sales)) >= 5
        assert max(sales) > 10 * 5000 / 2, "A heavy tail has its leaders."


def test_a_systematic_draw_keeps_the_total():
    assert sum(systematic([0.18] * 50, dice("a test"))) == 9
    assert systematic([0.0, 1.0, 0.0, 1.0], dice("another")) == [False, True, False, True]


def test_shares_add_up():
    assert apportion(10, [1, 1, 1]) == [4, 3, 3]
    assert sum(apportion(215, [96, 24, 12, 9, 14, 18, 15])) == 215


def test_a_demo_that_cannot_take_its_place_leaves_the_one_that_stands(tmp_path, monkeypatch):
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "standing").touch()
    rename = Path.rename

    def open_elsewhere(path, target):
        if path.name == "demo.new":
            raise PermissionError(str(path))
        return rename(path, target)

    monkeypatch.setattr(build, "_load", lambda fresh, _say: fresh.mkdir() or [])
    with monkeypatch.context() as held, pytest.raises(PermissionError):
        held.setattr(Path, "rename", open_elsewhere)
        build.make(tmp_path, print)
    assert (tmp_path / "demo" / "standing").exists() and not build.is_made(tmp_path)
    build.make(tmp_path, print)
    assert build.is_made(tmp_path) and not (tmp_path / "demo.old").exists()


def test_the_help_of_the_command_is_in_one_language(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    said = capsys.readouterr().out
    assert "用法" in said and "usage" not in said and "options" not in said
