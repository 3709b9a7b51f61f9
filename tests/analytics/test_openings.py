"""Which campaign opens, when nobody has chosen one."""

from drawn import batch, fill

from analytics import campaigns
from analytics.openings import busiest


def test_an_empty_store_opens_with_the_first_campaign():
    assert busiest(fill().at()) == campaigns.all_()[0].id


def test_the_county_with_the_most_judged_batches_of_the_trades_opens():
    shoes = [batch(trade="皮鞋", county_code="330303", township_code="330303001") for _ in range(3)]
    assert busiest(fill(results=[batch() for _ in range(4)] + shoes).at()) == "yongjia-2007"


def test_batches_without_a_trade_still_say_which_county_is_meant():
    assert busiest(fill(results=[batch(trade=None)]).at()) == "yongjia-2007"


def test_a_list_of_failures_opens_nothing():
    assert busiest(fill(results=[batch("fail", denominator=False)]).at()) == campaigns.all_()[0].id
