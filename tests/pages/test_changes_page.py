"""What changed since the last meeting, over drawn stores: two days, two data versions, and everything that cannot be compared."""

from datetime import date

import pytest
from drawn import QIAOXIA, batch, fill, firm
from opened import opened, words

import store
from access import LOCAL_OPERATOR


def show(lang="zh", **state):
    return opened("meeting/changes", lang, **state)


EARLY, LATE = {"counted_on": date(2007, 9, 1)}, {"counted_on": date(2007, 10, 1)}


def two_periods():
    return [
        *[batch("pass", **EARLY) for _ in range(15)],
        *[batch("fail", producer="乙阀门厂", **EARLY) for _ in range(6)],
        *[batch("pass", **LATE) for _ in range(24)],
        *[batch("pass", producer="乙阀门厂", **LATE) for _ in range(3)],
        *[batch("fail", producer="丙阀门厂", **LATE) for _ in range(3)],
        *[batch("pass", township_code=QIAOXIA, township="桥下镇", trade="童装", producer="丙服饰厂", **LATE) for _ in range(4)],
    ]


DAYS = {"changed-since": date(2007, 9, 10), "changed-until": date(2007, 10, 10)}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_says_what_changed_and_shows_it(lang):
    fill(results=two_periods(), enterprises=[firm("甲阀门厂", 6000.0)])
    app = show(lang, **DAYS)
    text = words(app)
    assert len(app.get("plotly_chart")) == 2, text
    if lang == "zh":
        assert "自2007年9月10日以来新增 30 批，其中不合格 3 批；累计合格率由 71.4% 升至 82.4%，上升 11.0 个百分点" in text
        assert "T01 阀门产品抽查合格率：行政口径由“暂未达标”转为“达标”" in text
        assert "可比企业 2 家" in text and "新增不合格 · 3" in text and "不合格后复又合格 · 1" in text
    else:
        assert "since 10 Sep 2007, 30 batches were added, 3 of them failed; the cumulative pass rate rose from 71.4% to 82.4%, up by 11.0 pp" in text
        assert "Not yet met → Met" in text
    frames = [each.value for each in app.dataframe]
    assert frames[0].iloc[0, 1:3].tolist() == ["71.4% (15/21)", "82.4% (42/51)"]


@pytest.mark.parametrize("against", ["start", "equal"])
@pytest.mark.parametrize("strata", ["township", "township,trade", "product_category"])
def test_every_way_of_comparing_and_splitting(against, strata):
    fill(results=two_periods())
    app = show(**DAYS, **{"changed-against": against, "changed-strata": strata, "changed-target": "all", "changed-unit": "trade"})
    assert "结构效应" in words(app)
    if "township" in strata:
        assert "仅在一期抽检" in words(app)


def test_days_that_are_equal_or_inverted_or_before_the_campaign_are_sentences():
    fill(results=two_periods())
    same, turned, early = (
        show(**{"changed-since": since, "changed-until": until})
        for since, until in (
            (date(2007, 9, 10), date(2007, 9, 10)),
            (date(2007, 10, 10), date(2007, 9, 10)),
            (date(2007, 6, 1), date(2007, 10, 10)),
        )
    )
    assert "两个日期均为2007年9月10日" in words(same)
    assert "请将两个日期对调" in words(turned)
    assert "没有可供比较的前期数据" in words(early)
    assert not same.get("plotly_chart")


NOTHING = "这段时间没有作出检验结论的批次，暂无可比内容。"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], NOTHING),
        ([batch("pass", **LATE)], "检验 1 批，不合格 0 批，合格率 100.0%；此前无数据。"),
        ([batch("fail", **LATE)], "检验 1 批，不合格 1 批，合格率 0.0%；此前无数据。"),
        ([batch("pass", **EARLY)], "没有作出检验结论的批次，数值未变。"),
        ([batch("fail", counted_on=date(2007, 9, 1 + i)) for i in range(20)], "新增 10 批，其中不合格 10 批；累计合格率保持在 0.0%"),
        ([batch("pass", counted_on=date(2007, 9, 1 + i)) for i in range(20)], "新增 10 批，其中不合格 0 批；累计合格率保持在 100.0%"),
        ([batch("fail", denominator=False, **LATE) for _ in range(12)], NOTHING),
        ([batch("pass", trade=None, township=None, township_code=None, producer=None, producer_key=None, **day) for day in (EARLY, LATE)], NOTHING),
    ],
)
def test_none_one_all_passed_all_failed_and_nameless(rows, said):
    if rows:
        fill(results=rows)
    app = show(**DAYS, **{"changed-target": "all"})
    assert not app.error and said in words(app), words(app)
    assert rows or not app.dataframe, "A store without a batch has no table of dashes."
    counts = [each for each in rows if each["trade"] and each["denominator"]]
    assert not (counts and "均不计入本专项行动" in words(app)), "A batch that counts is not said to count nowhere."


def test_two_data_versions_with_what_lies_between_and_what_it_moved():
    lake = fill(results=[batch("pass", sample_no=f"a{i}") for i in range(10)])
    fill(results=[batch("fail", sample_no=f"b{i}") for i in range(10)])
    app = show(changed="versions")
    text = words(app)
    assert "数据版本 1 与 2 之间有 1 项操作；同一统计期内，检验批次由 10 变为 20，合格率由 100.0% 变为 50.0%，下降 50.0 个百分点" in text
    assert "增加或消失的不合格批次 · 10" in text and "结论发生变化" in text
    between = next(each.value for each in app.dataframe if "影响的数值" in each.value.columns)
    assert "T01 100.0% (10/10) → 50.0% (10/20)" in between["影响的数值"].iloc[0]
    upload = lake.ledger()[0].upload
    lake.withdraw(upload, "错报", actor=LOCAL_OPERATOR)
    gone = words(show(lang="en", changed="versions"))
    assert "Between data versions 2 and 3" in gone and "Rows were taken away or corrected" in gone


def test_versions_the_wrong_way_round_or_alone_are_sentences():
    fill(results=two_periods())
    app = show(changed="versions", **{"changed-from": "1", "changed-to": "0"})
    assert "较早版本号须小于较晚版本号" in words(app)


def test_a_version_that_the_store_never_had_is_refused_with_a_sentence():
    from words import Refusal

    fill(results=two_periods())
    with pytest.raises(Refusal, match="没有第 99 版数据"):
        store.open(demo=False).at(99)
    app = show(changed="versions", **{"changed-from": "99"})
    assert not app.exception


def test_five_thousand_townships_are_one_pooled_row():
    rows = [batch("pass", township_code=f"3303{i % 5000:05d}", township=f"第{i % 5000}镇", **(EARLY if i < 5000 else LATE)) for i in range(10_000)]
    fill(results=rows)
    app = show(**DAYS)
    assert app.get("plotly_chart") and "各行变化均未超出抽样波动" in words(app)
