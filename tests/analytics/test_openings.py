"""Which campaign opens, when nobody has chosen one."""

from datetime import date

from drawn import batch, fill

from analytics import campaigns
from analytics.openings import busiest, opening


def test_an_empty_store_opens_with_the_first_campaign():
    assert busiest(fill().at()) == campaigns.all_()[0].id


def test_the_county_with_the_most_judged_batches_of_the_trades_opens():
    shoes = [batch(trade="皮鞋", county_code="330303", township_code="330303001") for _ in range(3)]
    assert busiest(fill(results=[batch() for _ in range(4)] + shoes).at()) == "yongjia-2007"


def test_batches_without_a_trade_still_say_which_county_is_meant():
    assert busiest(fill(results=[batch(trade=None)]).at()) == "yongjia-2007"


def test_a_list_of_failures_opens_nothing():
    assert busiest(fill(results=[batch("fail", denominator=False)]).at()) == campaigns.all_()[0].id


LONGWAN = {"trade": "皮鞋", "county_code": "330303", "township_code": "330303001"}


def opens(rows, today):
    return opening(fill(results=rows).at(), today)


def test_the_campaign_that_runs_today_opens():
    # Valves of Yongjia 2007 were judged later, but only Longwan 2006 runs on the day.
    rows = [batch(counted_on=date(2007, 9, 1)), batch(counted_on=date(2007, 3, 1), **LONGWAN)]
    assert opens(rows, date(2007, 6, 1)) == "longwan-2006"


def test_a_campaign_that_runs_without_a_batch_does_not_open():
    assert opens([batch(counted_on=date(2007, 3, 1), **LONGWAN)], date(2011, 6, 1)) == "longwan-2006"


def test_where_none_runs_the_latest_batch_says_which_opens():
    rows = [batch(counted_on=date(2007, 9, 1)), *(batch(counted_on=date(2007, 8, 1), **LONGWAN) for _ in range(9))]
    assert opens(rows, date(2026, 1, 1)) == "yongjia-2007"


def test_batches_outside_the_days_of_every_campaign_open_the_busiest():
    assert opens([batch(counted_on=date(1999, 9, 1))], date(2026, 1, 1)) == "yongjia-2007"
