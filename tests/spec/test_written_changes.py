"""The change of a target is the difference of its two values as they are shown."""

from datetime import date

import pytest

from analytics.attainment import Attainment
from analytics.changes import written
from analytics.changes.targets import TargetChange
from words import speak

DAY = date(2011, 12, 16)


def side(shape, value, **said):
    return Attainment("T", "目标", "", "", DAY, False, shape, DAY, DAY, DAY, 1, value=value, **said)


@pytest.mark.parametrize(
    ("shape", "then", "now", "shown"),
    [
        ("falls", -0.141, -0.210, "−6.9 个百分点"),
        ("falls", -0.048, 0.048, "+9.6 个百分点"),
        ("filed", 0.970, 0.975, "+0.5 个百分点"),
        ("change", -0.12, -0.2, "−8.0 个百分点"),
        ("rate", 0.801, 0.809, "+0.8 个百分点"),
        ("count", 15.0, 2.0, "−13"),
        ("index", 88.0, 88.4, "+0.4"),
    ],
)
def test_value_then_value_now_and_their_difference(shape, then, now, shown):
    speak("zh")
    assert written.change(TargetChange(side(shape, then), side(shape, now))) == shown


def test_a_rise_changes_by_levels_and_not_by_the_share_of_them():
    three, two, more = (side("rise", above / below, numerator=above, denominator=below) for above, below in ((3, 3), (2, 3), (3, 4)))
    assert written.change(TargetChange(three, two)) == "−1" and written.change(TargetChange(two, three)) == "+1"
    assert written.change(TargetChange(two, more)) == "—", "Two of three, then three of four: no difference of levels."


def test_a_rate_of_counted_batches_moves_by_what_its_two_days_show():
    """The counts belong to the later day alone: the earlier value is not read off them."""
    speak("zh")
    then, now = side("rate", 166 / 206, numerator=166, denominator=206), side("rate", 191 / 236, numerator=191, denominator=236)
    assert written.change(TargetChange(then, now)) == "+0.3 个百分点"  # 80.6 and 80.9
