"""What the demo's registers tell beside classes: no field of a dossier is empty everywhere, and all is true where it can be checked."""

from collections import Counter
from datetime import date

import pytest

import store
from analytics import progress
from analytics.dossier import follows, whole
from analytics.scope import Scope
from demo import results, suppliers

FILLED = (
    "organisation_code", "industry_code", "role", "supplies", "compliance_reason", "disposition_reason", "standard_type", "system_certifications",
    "laboratory", "exports", "innovation", "instruments_due", "instruments_verified", "key_unit_reasons", "officer", "grid",
)  # fmt: skip


@pytest.fixture
def snapshot(demo_home, monkeypatch):
    monkeypatch.setenv("DABIAO_DATA", str(demo_home))
    return store.open(demo=True).at()


def test_no_field_of_a_dossier_is_empty_everywhere(snapshot):
    # The names are this file's own.
    counts = snapshot.cursor().execute(f"select {', '.join(f'count({name})' for name in FILLED)} from enterprises").fetchone()
    assert not [name for name, n in zip(FILLED, counts, strict=True) if n < 20]


def test_organisation_codes_are_those_inside_the_credit_codes(snapshot):
    wrong = "select count(*) from enterprises where organisation_code <> substr(uscc, 9, 9)"
    assert snapshot.cursor().execute(wrong).fetchone() == (0,)


def test_nobody_has_more_instruments_verified_than_due_and_nobody_exports_more_than_it_sells(snapshot):
    wrong = "select count(*) from enterprises where instruments_verified > instruments_due or exports > annual_sales"
    assert snapshot.cursor().execute(wrong).fetchone() == (0,)


def test_the_grounds_of_key_units_are_their_failed_samples(snapshot):
    day = date(2007, 10, 26)
    failed = Counter(
        batch.enterprise.uscc
        for plan in results.plans().values()
        if plan.campaign == "yongjia-2007"
        for batch in results.batches(plan.name)
        if batch.verdict == "fail" and not batch.producer and date(2005, 10, 26) <= batch.reported_on <= day
    )
    said = snapshot.cursor().execute(
        "select uscc, g from (select uscc, unnest(key_unit_reasons) as g from enterprises where as_of = $1) where g like '%抽查不合格%'", [day]
    )
    told = dict(said.fetchall())
    assert told == {code: f"近两年抽查不合格{n}批次" for code, n in failed.items() if n >= 2} and len(told) >= 10


def test_suppliers_and_their_failures_are_seen_from_the_makers(snapshot):
    scope = Scope(campaign="yongjia-2007", as_of=date(2007, 11, 11))
    maker = suppliers.suppliers()[0].customers[0]
    chain = whole.of(snapshot, scope, maker.uscc).chain
    assert suppliers.suppliers()[0].name in set(chain["name"]) and set(chain["side"]) == {"supplier"}
    seen = [whole.of(snapshot, scope, each.uscc) for each in suppliers.suppliers()]
    assert all(set(each.chain["side"]) == {"customer"} and len(each.results) for each in seen)
    assert sum(int((each.results["verdict"] == "fail").sum()) for each in seen) >= 5
    assert {each.now["role"] for each in seen} == {"supplier"}


def test_trainings_stand_in_the_dossier_and_not_among_the_units_of_progress(snapshot):
    scope = Scope(campaign="yongjia-2007", as_of=date(2007, 11, 11))
    maker = max(suppliers.suppliers()[0].customers, key=lambda each: each.sales)
    assert {"self_inspection"} <= set(whole.of(snapshot, scope, maker.uscc).tasks["task"])
    assert set(progress.tasks(snapshot, scope)["unit_kind"]) == {"township", "department"}


def test_media_reports_and_licences_of_every_campaign_of_the_dossier(snapshot):
    media = dict(snapshot.cursor().execute("select county_code, count(*) from complaints where source = 'media' group by 1").fetchall())
    assert set(media) == {"330324", "330303", "130199"} and min(media.values()) >= 3
    held = whole.of(snapshot, Scope(campaign="longwan-2006", as_of=date(2010, 12, 31)), _longwan(snapshot))
    assert follows.licences(held) and held.now["innovation"]


def _longwan(snapshot):
    row = (
        snapshot.cursor().execute("select uscc from enterprises where as_of = date '2010-12-31' and innovation is not null order by uscc").fetchone()
    )
    return row[0]
