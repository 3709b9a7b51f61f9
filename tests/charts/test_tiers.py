import pandas as pd
import pytest

from charts.figures.tiers import finding, shares, stacks
from charts.plotly import draw

CLASSES = {"A": "A 类", "B": "B 类", "C": "C 类"}


def frame(sales=(560, 330, 110), failed=(6, 31, 63), judged=(140, 360, 500), enterprises=(20, 90, 400)):
    return pd.DataFrame({"enterprises": enterprises, "sales": sales, "judged": judged, "failed": failed}, index=["A", "B", "C"])


def test_the_finding_is_the_title():
    assert finding(frame()) == "C 类企业占销售额 11%，却占不合格批次的 63%"
    assert shares(frame(), key="k", subject="占比", classes=CLASSES).title == finding(frame())


@pytest.mark.parametrize(
    "said",
    [
        {"failed": (0, 0, 0)},  # nothing failed
        {"sales": (0, 0, 0)},  # no sales known
        {"sales": (10, 30, 60), "failed": (1, 3, 6)},  # failures as the sales: no finding
    ],
)
def test_without_a_finding_the_subject_is_the_title(said):
    assert shares(frame(**said), key="k", subject="占比", classes=CLASSES).title == "占比"


def test_a_bar_of_nothing_keeps_its_row():
    spec = shares(frame(failed=(0, 0, 0)), key="k", subject="占比", classes=CLASSES)
    assert spec.categories == ("企业数", "销售额", "抽查批次", "不合格批次")
    assert [series.values[3] for series in spec.series] == [None, None, None]
    assert spec.columns[0].texts == ("510 家", "1,000 万元", "1,000 批", "—")
    assert len(draw(spec).layout.yaxis.ticktext) == 4


def test_shares_are_in_the_table_with_their_counts():
    table = shares(frame(), key="k", subject="占比", classes=CLASSES).table
    assert list(table["不合格批次"]) == [6, 31, 63]
    assert list(table["销售额占比（%）"]) == [56.0, 33.0, 11.0]


def test_places_are_stacked_greatest_first():
    places = pd.DataFrame({"key": ["1", "2"], "name": ["甲", "乙"], "A": [0, 3], "B": [1, 4], "C": [2, 30], "sales": [900.0, 26800.0]})
    spec = stacks(places, key="k", title="t", heading="乡镇", classes=CLASSES)
    assert spec.categories == ("乙", "甲")
    assert spec.columns[1].texts == ("2.68 亿元", "900 万元")
    assert spec.series[0].texts == ("3", "")
    assert draw(spec).layout.barmode == "relative"
