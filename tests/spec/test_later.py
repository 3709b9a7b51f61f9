"""What the records tell of after the newest sample: counted by dataset, within the campaign's days, of the county alone."""

from datetime import date

from analytics import campaigns
from analytics.later import later, seen_by_targets
from tests.analytics.shelf import LONGWAN, YONGJIA, batch, shelf

SAMPLED, TODAY = date(2007, 9, 1), date(2008, 6, 1)


def test_rows_of_the_register_and_figures_that_end_after_the_newest_sample_are_counted():
    register = [{"full_name": "甲阀门厂", "county_code": county, "as_of": day} for county, day in (
        (YONGJIA, date(2007, 10, 15)), (YONGJIA, SAMPLED), (LONGWAN, date(2007, 10, 15)), (YONGJIA, date(2030, 1, 1)),
    )]  # fmt: skip
    figures = [
        {"indicator": "合格率", "period_end": date(2007, 10, 9)},
        {"indicator": "合格率", "county_code": LONGWAN, "period_end": date(2007, 10, 9)},
    ]
    now = shelf([batch(counted_on=SAMPLED)], register, figures)
    campaign = campaigns.load("yongjia-2007")
    assert later(now, campaign, TODAY) is None
    found = later(now, campaign, TODAY, ("complaints", "enterprises", "indicators"))
    assert found is not None
    assert (found.day, found.records, found.last, found.datasets) == (SAMPLED, 2, date(2007, 10, 15), ("enterprises", "indicators"))


def test_a_campaign_looks_at_the_register_and_at_figures_only_where_a_target_does():
    assert "enterprises" not in seen_by_targets(campaigns.load("yongjia-2007"))
    assert {"enterprises", "indicators"} <= {*seen_by_targets(campaigns.load("longwan-2006"))}
