"""Three classifications of drawn registers: counts, boundaries, conflicts, and a transition matrix added up by hand (requirements, C1–C3)."""

from __future__ import annotations

from datetime import date

import pytest

from analytics import classification, reclassified
from analytics.scope import Scope
from tests.analytics.shelf import OUBEI, QIAOTOU, YONGJIA, shelf
from words import Refusal

THEN, NOW = date(2007, 6, 30), date(2007, 10, 31)


def entry(name, as_of=THEN, sales=None, **said):
    return {
        "name": name, "name_key": name, "annual_sales": sales, "trade": "阀门", "county_code": YONGJIA, "township_code": OUBEI,
        "township": "瓯北街道", "as_of": as_of, "status": "operating", "state": "live",
    } | said  # fmt: skip


def found(*entries, days=(NOW,), **scope):
    return classification.register(shelf(enterprises=entries), Scope(campaign="yongjia-2007", as_of=NOW, **scope), days)


def classes(rows, scheme):
    return {row["class"]: row["enterprises"] for row in classification.counts(rows, scheme).to_dict("records")}


@pytest.mark.parametrize(("sales", "tier"), [(5000, "A"), (4999.99, "B"), (1000, "B"), (999.99, "C"), (0, "C"), (None, "unclassified")])
def test_the_lower_end_belongs_to_a_tier(sales, tier):
    assert list(found(entry("甲", sales=sales))["sales"]) == [tier]


def test_those_exactly_at_a_boundary_are_named():
    rows = found(entry("甲", sales=1000), entry("乙", sales=5000), entry("丙", sales=5000.01), entry("丁", sales=1000, status="closed"))
    assert list(classification.boundary_cases(rows, 5000, 1000)["name"]) == ["乙", "甲"]


def test_three_schemes_are_never_mixed():
    rows = found(entry("甲", sales=6000, compliance_class="C"), entry("乙", sales=500, compliance_class="A", disposition="rectify"), entry("丙"))
    assert classes(rows, "sales") == {"A": 1, "B": 0, "C": 1, "unclassified": 1}
    assert classes(rows, "compliance") == {"A": 1, "B": 0, "C": 1, "unclassified": 1}
    assert classes(rows, "disposition") == {"integrate_upgrade": 0, "rectify": 1, "close": 0, "unclassified": 2}
    assert list(classification.counts(rows, "sales")["share"]) == [1 / 3, 0, 1 / 3, 1 / 3]


def test_a_row_holds_until_the_next_one():
    rows = (entry("甲", compliance_class="B"), entry("甲", date(2007, 9, 1), compliance_class="A"))
    for day, held in ((date(2007, 6, 29), []), (date(2007, 8, 31), ["B"]), (date(2007, 9, 1), ["A"])):
        assert list(found(*rows, days=(day,))["compliance"]) == held


def test_two_classes_on_one_day_are_a_conflict():
    rows = found(entry("甲", compliance_class="A", sales=800), entry("甲", compliance_class="C", sales=900), entry("乙", compliance_class="B"))
    assert classes(rows, "compliance") == {"A": 0, "B": 1, "C": 0, "conflict": 1}
    assert list(classification.conflicts(rows, "compliance")["compliance_found"]) == ["A,C"]
    assert classes(rows, "sales") == {"A": 0, "B": 0, "C": 1, "unclassified": 1}  # 800 and 900 are the same tier


def test_by_township_and_by_trade():
    rows = found(entry("甲", sales=6000), entry("乙", sales=10), entry("丙", sales=10, township_code=QIAOTOU, township="桥头镇", trade="童装"))
    by = classification.counts(rows, "sales", "township").pivot(index="township_code", columns="class", values="enterprises")
    assert by.loc[OUBEI].to_dict() == {"A": 1, "B": 0, "C": 1} and by.loc[QIAOTOU].to_dict() == {"A": 0, "B": 0, "C": 1}
    assert set(classification.counts(rows, "sales", "trade")["trade"]) == {"阀门", "童装"}


def test_without_a_register_nothing_is_counted():
    rows = found()
    assert classes(rows, "sales") == {"A": 0, "B": 0, "C": 0} and classification.counts(rows, "sales")["share"].isna().all()
    assert classification.counts(rows, "sales", "township").empty
    said = reclassified.moves(found(days=(THEN, NOW)), "sales", THEN, NOW)
    assert said.matrix.to_numpy().sum() == 0 and said.moved.empty


def test_a_transition_matrix_by_hand():
    # Then → now: 甲 B→A, 乙 B→B, 丙 C→B, 丁 A→C, 戊 B→not classed, 己 C→closed, 庚 new as C. Seven enterprises, six moved.
    def both(name, before, after, **said):
        return [entry(name, compliance_class=before), entry(name, date(2007, 9, 1), compliance_class=after, **said)]

    rows = [
        *both("甲", "B", "A", compliance_on=date(2007, 8, 20), compliance_reason="改造完成"), *both("乙", "B", "B"), *both("丙", "C", "B"),
        *both("丁", "A", "C"), *both("戊", "B", None), *both("己", "C", "C", status="closed"), entry("庚", date(2007, 9, 1), compliance_class="C"),
    ]  # fmt: skip
    said = reclassified.moves(found(*rows, days=(THEN, NOW)), "compliance", THEN, NOW)
    assert list(said.matrix.columns) == ["A", "B", "C", "unclassified", "gone"]
    assert {name: list(row) for name, row in said.matrix.iterrows()} == {
        "A": [0, 0, 1, 0, 0],
        "B": [1, 1, 0, 1, 0],
        "C": [0, 1, 0, 0, 1],
        "new": [0, 0, 1, 0, 0],
    }
    assert [said.count(turn) for turn in ("up", "down", "in", "out", "other")] == [2, 1, 1, 2, 0] and said.stayed == 1
    first = said.moved.set_index("name").loc["甲"]
    assert (first["before"], first["after"], first["on"].date(), first["reason"]) == ("B", "A", date(2007, 8, 20), "改造完成")
    assert said.moved.set_index("name").loc["丙", "on"].date() == date(2007, 9, 1)  # no day of the class: that of the register


def test_a_disposition_that_grows_milder_is_up():
    rows = [entry("甲", disposition="close"), entry("甲", date(2007, 9, 1), disposition="rectify")]
    assert list(reclassified.moves(found(*rows, days=(THEN, NOW)), "disposition", THEN, NOW).moved["turn"]) == ["up"]


def test_five_thousand_enterprises_of_one_class():
    rows = found(*(entry(f"厂{i}", day, 10) for i in range(5000) for day in (THEN, date(2007, 9, 1))), days=(THEN, NOW))
    said = reclassified.moves(rows, "sales", THEN, NOW)
    assert said.matrix.loc["C", "C"] == 5000 and said.moved.empty


def test_an_unknown_scheme_is_refused():
    with pytest.raises(Refusal):
        classification.counts(found(), "colour")
