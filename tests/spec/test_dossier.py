"""One enterprise, one dossier (process P12), as drawn tables: who is meant, what the day knows, what follows from it."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.dossier import follows, found, whole
from analytics.dossier.values import plain
from analytics.scope import Scope
from tests.analytics.shelf import LONGWAN, OUBEI, YONGJIA, batch, shelf

DAY = date(2007, 10, 1)
USCC = "91330324YY0001100U"
SCOPE = Scope(campaign="yongjia-2007", as_of=DAY)


def firm(name="甲阀门厂", **said):
    row = {
        "name": name,
        "name_key": name,
        "trade": "阀门",
        "county": "永嘉县",
        "county_code": YONGJIA,
        "township_code": OUBEI,
        "township": "瓯北街道",
    }
    return row | {"as_of": date(2007, 6, 30), "annual_sales": 800.0, "status": "operating"} | said


def item(name, severity=None, measured="0.9", limit="≥1.5", labelling=False):
    return {"item": name, "measured": measured, "limit": limit, "class": severity, "labelling": labelling}


def dossier(key="甲阀门厂", as_of=DAY, **tables):
    return whole.of(shelf(tables.pop("results", ()), tables.pop("enterprises", ()), **tables), SCOPE.but(as_of=as_of), key)


def told(rows):
    """Rates as {(level, year): (passed, judged)}."""
    return {(row.level, row.year): (row.passed, row.judged) for row in rows.itertuples()}


def test_rates_by_level_and_calendar_year():
    results = [
        batch(counted_on=date(2004, 12, 31)),  # before the three years
        batch("fail", counted_on=date(2005, 1, 1)),
        batch(counted_on=date(2006, 5, 1), level="provincial"),
        batch(counted_on=date(2006, 6, 1)),
        batch("fail", counted_on=date(2007, 9, 1)),
        batch(counted_on=DAY),
        batch("fail", counted_on=date(2007, 10, 2)),  # after the day
        batch(counted_on=date(2007, 9, 2), kind="recheck"),  # no rate counts it
        batch("fail", counted_on=date(2007, 9, 3), denominator=False),
        batch("not_judged", counted_on=date(2007, 9, 4)),
        batch("fail", counted_on=None),
        batch("fail", producer="乙阀门厂"),
    ]
    said = dossier(results=results)
    assert told(follows.rates(said)) == {
        ("provincial", 2005): (0, 0), ("provincial", 2006): (1, 1), ("provincial", 2007): (0, 0), ("provincial", 0): (1, 1),
        ("county", 2005): (0, 1), ("county", 2006): (1, 1), ("county", 2007): (1, 2), ("county", 0): (2, 4),
        ("", 2005): (0, 1), ("", 2006): (2, 2), ("", 2007): (1, 2), ("", 0): (3, 5),
    }  # fmt: skip
    quarters = follows.quarters(said)
    assert len(quarters) == 12 and quarters["passed"].sum() == 3 and quarters["failed"].sum() == 2
    assert list(quarters.iloc[0]) == [date(2005, 1, 1), 0, 1] and list(quarters.iloc[-1]) == [date(2007, 10, 1), 1, 0]


def test_failed_items_carry_measured_and_limit_and_how_often():
    results = [
        batch("fail", failed_items=[item("密封试验", "A"), item("标志", labelling=True)], row_key="1"),
        batch("fail", failed_items=[item("密封试验", "A", "1.1")], counted_on=date(2006, 3, 1), row_key="2"),
        batch("fail", failed_items=None, counted_on=date(2005, 3, 1), row_key="3"),
    ]
    rows = follows.failures(dossier(results=results))
    said = rows[["item", "measured", "limit", "severity", "times"]]
    assert [tuple(plain(each) for each in row) for row in said.itertuples(index=False)] == [
        ("密封试验", "0.9", "≥1.5", "A", 2), ("标志", "0.9", "≥1.5", "labelling", 1),
        ("密封试验", "1.1", "≥1.5", "A", 2), (None, None, None, "unknown", 0),
    ]  # fmt: skip


@pytest.mark.parametrize(("first", "last", "state"), [
    (date(2005, 1, 1), date(2007, 9, 30), "expired"),
    (date(2005, 1, 1), DAY, "expiring"),
    (date(2005, 1, 1), date(2007, 12, 30), "expiring"),  # 90 days
    (date(2005, 1, 1), date(2007, 12, 31), "valid"),
    (date(2007, 10, 2), date(2012, 1, 1), "not_begun"),
    (None, None, "undated"),
])  # fmt: skip
def test_licences_by_their_last_day(first, last, state):
    held = [{"type": "营业执照", "number": "1", "valid_from": first, "valid_to": last}]
    said = follows.licences(dossier(enterprises=[firm(licences=held, licences_required=["营业执照", "生产许可证"])]))
    assert [(each.kind, each.state) for each in said] == [("营业执照", state), ("生产许可证", "missing")]


def test_classes_and_their_history_are_those_known_on_the_day():
    rows = [
        firm(as_of=date(2006, 12, 31), annual_sales=999.9, compliance_class="C"),
        firm(as_of=date(2007, 6, 30), annual_sales=1000.0, compliance_class="B", compliance_on=date(2007, 6, 20), compliance_reason="整改后可达标"),
        firm(as_of=date(2007, 11, 1), annual_sales=5000.0, compliance_class="A"),
    ]
    said = dossier(enterprises=rows)
    history = follows.history(said)
    assert list(history["tier"]) == ["B", "C"] and list(history["changed"]) == [("tier", "compliance_class"), ()]
    assert (said.now["compliance_reason"], follows.boundary(said)) == ("整改后可达标", 1000.0)
    later = dossier(enterprises=rows, as_of=date(2007, 11, 1))
    assert (later.now["tier"], follows.boundary(later)) == ("A", 5000.0)
    assert dossier(enterprises=rows, as_of=date(2006, 12, 30)) is None


def test_one_who_is_only_in_results_has_a_dossier():
    said = dossier(results=[batch("fail")])
    assert said.now == {} and said.name == "甲阀门厂" and len(said.results) == 1
    assert dossier("丙阀门厂", results=[batch("fail")]) is None


def test_two_of_one_name_in_different_counties_are_two():
    rows = [firm(officer="张"), firm(officer="李", county_code=LONGWAN, county="龙湾区", township_code="330303001", township="蒲州街道")]
    results = [batch(), batch("fail", county_code=LONGWAN, township_code="330303001")]
    here = dossier(enterprises=rows, results=results)
    there = whole.of(shelf(results, rows), Scope(campaign="longwan-2006", as_of=DAY), "甲阀门厂")
    assert (here.now["officer"], list(here.results["verdict"])) == ("张", ["pass"])
    assert (there.now["officer"], list(there.results["verdict"])) == ("李", ["fail"])


def test_numbers_hold_together_what_was_renamed():
    rows = [
        firm("永嘉老阀门厂", organisation_code=USCC[8:17], as_of=date(2006, 1, 1)),
        firm("永嘉新阀门有限公司", uscc=USCC, as_of=date(2007, 6, 30), aliases=["永嘉中阀门厂"]),
    ]
    results = [
        batch("fail", producer="永嘉老阀门厂", counted_on=date(2005, 5, 1)),
        batch(producer="永嘉中阀门厂", counted_on=date(2006, 5, 1)),
        batch(producer="另写的名字", producer_uscc=USCC),
        batch(producer="永嘉新阀门有限公司", producer_uscc="91330324YY000204XB"),  # a namesake with a number of its own
    ]
    said = dossier(USCC, enterprises=rows, results=results)
    assert (said.name, said.former) == ("永嘉新阀门有限公司", ("另写的名字", "永嘉中阀门厂", "永嘉老阀门厂"))
    assert [row.maker_name for row in said.results.itertuples()] == ["另写的名字", "永嘉中阀门厂", "永嘉老阀门厂"]


def test_records_as_the_day_knew_them():
    of = {"enterprise": "甲阀门厂", "enterprise_key": "甲阀门厂", "county_code": YONGJIA}
    order = of | {"order_no": "1", "ordered_on": date(2007, 8, 1), "due_on": date(2007, 8, 31), "reinspected_on": date(2007, 10, 2)}
    case = of | {"opened_on": date(2007, 9, 1), "closed_on": date(2007, 10, 2), "violation": "no_permit", "outcome": "fined"}
    complaint = of | {"received_on": date(2007, 9, 1), "closed_on": date(2007, 9, 9), "verified": True, "subject": "漏水"}
    task = {
        "unit": "甲阀门厂",
        "unit_kind": "enterprise",
        "task": "training",
        "item": "质量法规",
        "done_on": date(2007, 9, 5),
        "county_code": YONGJIA,
    }
    said = dossier(
        results=[batch()],
        rectifications=[order | {"outcome": "confirmed"}, order | {"order_no": "2", "ordered_on": date(2007, 10, 2)}],
        enforcement=[case, case | {"county_code": LONGWAN}],
        complaints=[complaint],
        progress=[task, task | {"unit": "乙阀门厂"}],
    )
    (row,) = said.orders.to_dict("records")
    assert (row["state"], row["days_over"], plain(row["outcome"]), plain(row["reinspected_on"])) == ("overdue", 31, None, None)
    assert [plain(each) for each in said.cases[["closed_on", "outcome"]].iloc[0]] == [None, None]
    assert (len(said.cases), len(said.complaints), bool(said.complaints["verified"].iloc[0]), len(said.tasks)) == (1, 1, True, 1)


def test_a_record_with_a_number_belongs_to_who_bears_it():
    of = {"enterprise": "甲阀门厂", "enterprise_key": "甲阀门厂", "county_code": YONGJIA, "received_on": date(2007, 9, 1)}
    complaints = [of | {"subject": "无代码"}, of | {"subject": "本企业", "uscc": USCC}, of | {"subject": "同名者", "uscc": "91330324YY000204XB"}]
    registered = dossier(USCC, enterprises=[firm(uscc=USCC)], complaints=complaints)
    assert sorted(registered.complaints["subject"]) == ["无代码", "本企业"]
    assert len(dossier(results=[batch()], complaints=complaints).complaints) == 3  # its own number is not known
    sampled = dossier(USCC, results=[batch(producer_uscc=USCC)], complaints=complaints)
    assert sorted(sampled.complaints["subject"]) == ["无代码", "本企业"]


def test_failures_are_seen_along_the_chain():
    rows = [
        firm("甲阀门厂", supplies=["丁机械厂"]),
        firm("乙铸造厂", role="supplier", supplies=["甲阀门厂", "丙阀门厂"], trade="铸件"),
        firm("戊铸造厂", role="supplier", supplies=["丙阀门厂"], trade="铸件"),
    ]
    results = [
        batch("fail", producer="乙铸造厂", trade="铸件", failed_items=[item("抗拉强度")]),
        batch(producer="乙铸造厂", trade="铸件"),
        batch(producer="丁机械厂"),
    ]
    chain = dossier(enterprises=rows, results=results).chain
    assert chain[["side", "name", "batches", "failed", "items"]].to_numpy().tolist() == [
        ["supplier", "乙铸造厂", 2, 1, ["抗拉强度"]], ["customer", "丁机械厂", 1, 0, []],
    ]  # fmt: skip


REGISTER = (
    firm("永嘉瓯北阀门有限公司", uscc=USCC),
    firm("永嘉泰山阀业有限公司", organisation_code="74580123X", registration_no="3303241001234", aliases=["泰山老厂"]),
)


@pytest.mark.parametrize(("text", "name", "met"), [
    ("瓯北阀门", "永嘉瓯北阀门有限公司", "name"),
    ("永嘉瓯北阀门有限公司", "永嘉瓯北阀门有限公司", "name"),
    (" 91330324yy0001100u ", "永嘉瓯北阀门有限公司", "number"),
    ("yjobfm", "永嘉瓯北阀门有限公司", "pinyin"),
    ("taishan", "永嘉泰山阀业有限公司", "pinyin"),
    ("TSFY", "永嘉泰山阀业有限公司", "pinyin"),
    ("74580123X", "永嘉泰山阀业有限公司", "number"),
    ("100123", "永嘉泰山阀业有限公司", "number"),
    ("泰山老厂", "永嘉泰山阀业有限公司", "former"),
    ("旋塞", "丙阀门厂", "product"),
])  # fmt: skip
def test_an_enterprise_is_found_by(text, name, met):
    hits = found.search(shelf([batch(producer="丙阀门厂", product="旋塞阀")], REGISTER), SCOPE, text)
    assert (hits["name"].iloc[0], hits["met"].iloc[0]) == (name, met)


@pytest.mark.parametrize("text", ["", "  ", "无此厂", "🀄", "%", "_", ".*", "'; drop table enterprises", "zzzz"])
def test_what_means_nobody_finds_nobody(text):
    assert found.search(shelf([batch()], REGISTER), SCOPE, text).empty
    assert found.search(shelf(), SCOPE, text).empty
    assert found.key_of(shelf(), SCOPE, text) is None


def test_the_registered_come_first_and_others_counties_stay_out():
    rows = [firm("乙阀门厂"), firm("丙阀门厂", county_code=LONGWAN)]
    hits = found.search(shelf([batch(), batch(producer="丁阀门厂", county_code=LONGWAN)], rows), SCOPE, "阀门")
    assert list(zip(hits["name"], hits["registered"], strict=True)) == [("乙阀门厂", True), ("甲阀门厂", False)]


@pytest.mark.parametrize(("said", "key"), [
    (USCC, USCC), ("永嘉瓯北阀门有限公司", USCC),
    ("74580123x", "永嘉泰山阀业有限公司"), ("泰山老厂", "永嘉泰山阀业有限公司"), ("无此厂", None), ("", None),
])  # fmt: skip
def test_a_link_may_name_it_by_name_or_number(said, key):
    assert found.key_of(shelf((), REGISTER), SCOPE, said) == key
