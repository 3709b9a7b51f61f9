"""A target on the enterprise pass rate: enterprises without a failed batch over enterprises sampled."""

from dataclasses import replace
from fractions import Fraction

from drawn import QIAOXIA, batch, fill

from analytics import campaigns, drags, targets
from analytics.scope import Scope

YONGJIA = campaigns.load("yongjia-2007")
OF_ENTERPRISES = replace(next(each for each in YONGJIA.targets if each.shape == "rate"), measure="enterprise", limit=Fraction(1, 2), stable=False)
CAMPAIGN = replace(YONGJIA, targets=(OF_ENTERPRISES,))


def rows(*said):
    place = {"乙": QIAOXIA}
    return [batch(verdict, producer=name, township_code=place.get(name, "330324009"), level="county") for name, verdict in said]


def test_an_enterprise_with_a_failed_batch_has_not_passed():
    now = fill(results=rows(("甲", "pass"), ("甲", "fail"), ("乙", "pass"), ("乙", "pass"), ("丙", "pass"))).at()
    (one,) = targets.attain(now, CAMPAIGN, Scope("yongjia-2007"))
    assert (one.numerator, one.denominator, one.administrative) == (2, 3, "met")
    assert [(month.passed, month.judged) for month in one.series] == [(2, 3)]


def test_what_drags_an_enterprise_target_adds_up_to_its_gap():
    now = fill(results=rows(("甲", "fail"), ("丙", "fail"), ("乙", "pass"))).at()
    for by in ("township", "trade", "enterprise"):
        found = drags.drags(now, CAMPAIGN, Scope("yongjia-2007"), OF_ENTERPRISES, by)
        assert sum(each.judged for each in found) == 3
        assert round(sum(each.points for each in found), 6) == round(100 * (1 / 2 - 1 / 3), 6)


def test_nothing_sampled_is_no_data():
    (one,) = targets.attain(fill().at(), CAMPAIGN, Scope("yongjia-2007"))
    assert one.value is None and one.administrative == "no_data"
