from fractions import Fraction

import pytest

from analytics.prediction import distribution
from charts.figures.outlook import MOST_BARS, grouped, outlook, table
from charts.plotly import draw

EIGHTY = Fraction(4, 5)


def chart(*counts):
    return outlook(distribution(*counts, EIGHTY), key="k", title="阀门", limit=EIGHTY)


def test_a_bar_each_number_of_failures_in_the_colour_of_its_verdict():
    drawn = chart(8, 10, 5)
    (bars,) = drawn.series
    assert drawn.categories[0] == "2\n86.7%"
    assert bars.roles == ("met", "met", "missed", "missed", "missed", "missed")
    assert sum(bars.values) == pytest.approx(100)
    assert list(drawn.table["期末不合格批次"]) == [2, 3, 4, 5, 6, 7]
    assert list(drawn.table["对 80%"]) == ["达标", "达标", "未达标", "未达标", "未达标", "未达标"]
    assert drawn.table["不超过该批次的概率（%）"].iloc[-1] == 100
    assert [band.label for band in drawn.bands] == ["✓ 达标：不合格不超过 3 批", "✕ 未达标：不合格 4 批及以上"]


@pytest.mark.parametrize("remaining", [60, 200, 5000])
def test_many_numbers_share_a_bar_but_never_across_the_verdict(remaining):
    found = distribution(67, 82, remaining, EIGHTY)
    bars = grouped(found)
    assert len(bars) <= MOST_BARS + 1
    verdict = dict(zip(found.failures, found.met, strict=True))
    assert all(len({verdict[failed] for failed in range(bar.first, bar.last + 1)}) == 1 for bar in bars)
    assert sum(bar.chance for bar in bars) > 0.998
    assert [bar.first for bar in bars[1:]] == [bar.last + 1 for bar in bars[:-1]]
    assert len(table(found, EIGHTY)) == remaining + 1


@pytest.mark.parametrize("counts", [(0, 0, 1), (0, 4, 0), (4, 4, 0), (0, 10, 20), (10, 10, 20)])
def test_nothing_left_all_passed_all_failed(counts):
    figure = draw(chart(*counts))
    low, high = figure.layout.yaxis.range
    assert low == 0 < high
