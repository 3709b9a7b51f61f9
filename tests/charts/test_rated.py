"""Pass rates without a target: who is ranked, who is not, and what the pooled row holds."""

import pandas as pd
import pytest

from analytics.statistics import wilson_interval
from charts.figures.rated import MOST, units
from words import speak


def drawn(*rows, **said):
    frame = pd.DataFrame([(p, n, *wilson_interval(p, n)) for _name, p, n in rows], columns=["passed", "judged", "low", "high"])
    return units(frame, [name for name, _p, _n in rows], key="k", title="t", heading="乡镇", **said)


def test_a_township_of_two_batches_is_not_ranked_lowest():
    spec = drawn(("甲", 0, 2), ("乙", 45, 50), ("丙", 8, 10), ("丁", 5, 6))
    assert spec.categories == ("丙", "乙", "其余 2 个（n<10）")
    assert spec.series[0].values == (0.8, 0.9, 5 / 8)
    assert (spec.series[0].low[-1], spec.series[0].high[-1]) == tuple(wilson_interval(5, 8))
    assert [column.texts for column in spec.columns][1] == ("10", "50", "8")
    assert list(spec.table["乡镇"]) == list(spec.categories) and spec.rules[0].value == pytest.approx(58 / 68)


def test_a_single_small_one_stands_last_under_its_own_name():
    assert drawn(("甲", 0, 2), ("乙", 45, 50), ("丙", 8, 10)).categories == ("丙", "乙", "甲")


def test_only_small_ones_have_nobody_to_be_ranked_apart_from():
    assert drawn(("乙", 3, 4), ("甲", 0, 2)).categories == ("甲", "乙")


def test_an_order_given_stays():
    assert drawn(("甲", 0, 2), ("乙", 45, 50), ("丙", 1, 3), worst_first=False).categories == ("甲", "乙", "丙")


def test_the_pool_is_drawn_however_many_there_are():
    speak("en")
    spec = drawn(*((f"U{i:03}", i, 100) for i in range(100)), ("V", 1, 2), ("W", 1, 2))
    assert len(spec.categories) == MOST and spec.categories[-1] == "2 others (n<10)" and "102" in spec.note
