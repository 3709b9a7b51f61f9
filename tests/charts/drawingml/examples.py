"""One drawn example of every figure, for the tests of what draws them."""

from datetime import date, timedelta
from fractions import Fraction

import numpy as np
import pandas as pd

from analytics import aligned as courses
from analytics.campaign import Stage
from analytics.changes.split import split
from analytics.concentration import Concentration, by_chance, held
from analytics.control import control
from analytics.prediction import distribution
from analytics.progress import Step
from analytics.real import real
from analytics.units import Compared
from analytics.warnings.found import Reference
from analytics.warnings.streams import Stream
from charts.figures import batches_by_quarter, classification, cusum, holders, orders, pareto, tiers, timeline, trend
from charts.figures.aligned import aligned
from charts.figures.changes import changes
from charts.figures.changes import ranked as moved
from charts.figures.control import control_chart
from charts.figures.funnel import funnel
from charts.figures.intervals import intervals
from charts.figures.lorenz import lorenz
from charts.figures.outlook import outlook
from charts.figures.split import split_bars
from charts.figures.units import ranked

EIGHTY = Fraction(80, 100)
TOWNS = (
    "瓯北街道",
    "桥下镇",
    "桥头镇",
    "黄田街道",
    "乌牛街道",
    "三江街道",
    "沙头镇",
    "东城街道",
    "北城街道",
    "南城街道",
    "碧莲镇",
    "岩头镇",
    "枫林镇",
)
CLASSES = {"A": "A 类", "B": "B 类", "C": "C 类"}
STAGES = (
    ("动员部署", date(2007, 7, 3), date(2007, 7, 31)),
    ("整治提升", date(2007, 8, 1), date(2007, 10, 20)),
    ("总结验收", date(2007, 10, 21), date(2007, 11, 11)),
)


def drawn(monkeypatch):
    """Every figure by the name of its module (and kind): a dictionary of specs."""
    return {
        "intervals": townships(),
        "changes": changed(),
        "split": parts(),
        "pareto": items(),
        "holders": failing(),
        "scattered": failing(scattered=True),
        "shares": tiers.shares(_tiers(), key="tiers", subject="分类占比", classes=CLASSES),
        "stacks": tiers.stacks(_places(), key="stacks", title="分乡镇：企业数与销售额", heading="乡镇", classes=CLASSES),
        "orders": _orders(),
        "side_by_side": _schemes(),
        "groups": _groups(),
        "control": monthly(),
        "index": _index(),
        "cusum": _cusum(),
        "outlook": outlook(distribution(67, 82, 60, EIGHTY), key="outlook", title="届时达标的可能性为 71%", limit=EIGHTY),
        "quarters": _quarters(),
        "funnel": _funnel(monkeypatch, 40),
        "funnel_target": _funnel(monkeypatch, 9, EIGHTY),
        "lorenz": _lorenz(),
        "aligned": _aligned(),
        "timeline": _timeline(),
    }


def townships():
    """Thirteen townships against 80 %, four of them too small to rank."""
    judged = (479, 25, 21, 126, 115, 14, 10, 12, 10, 9, 8, 6, 5)
    passed = (382, 20, 18, 116, 77, 13, 7, 11, 7, 8, 7, 6, 4)
    frame = pd.DataFrame({"key": [str(i) for i in range(13)], "name": TOWNS, "passed": passed, "judged": judged})
    return intervals(
        ranked(frame, EIGHTY),
        key="townships",
        title="各乡镇阀门合格率与 90% 区间",
        heading="乡镇",
        target=EIGHTY,
        others=(Fraction(85, 100), Fraction(9, 10)),
    )


def sides():
    """Eight townships on two sides, with changes and intervals."""
    random = np.random.default_rng(5)
    judged1, judged2 = random.integers(20, 400, 8), random.integers(20, 400, 8)
    passed1, passed2 = random.binomial(judged1, 0.76), random.binomial(judged2, 0.84)
    change = passed2 / judged2 - passed1 / judged1
    return pd.DataFrame(
        {
            "key": [str(i) for i in range(8)],
            "name": TOWNS[:8],
            "passed1": passed1,
            "judged1": judged1,
            "passed2": passed2,
            "judged2": judged2,
            "change": change,
            "low": change - 0.06,
            "high": change + 0.05,
        }
    )


def changed():
    """What changed, township by township."""
    return changes(moved(sides()), key="changes", title="合格率的变化", heading="乡镇", sides=("2006年", "2007年"))


def parts():
    """Mix or quality."""
    return split_bars(
        split(sides().drop(columns=["change", "low", "high"])), key="split", title="合格率上升 6.0 个百分点，主要来自质量", heading="乡镇"
    )


def items():
    """Failed items of every class."""
    rows = [
        ("密封试验", "A", 61),
        ("壳体试验", "A", 40),
        ("标志标识", "labelling", 33),
        ("阀体壁厚", "B", 28),
        ("阀杆直径", "B", 21),
        ("材料成分", "A", 12),
    ]
    rows += [("硬度", "C", 9), ("外观", "C", 7), ("铅含量，mg/kg", "A", 5), ("未注明", "unknown", 4), ("包装", "labelling", 2)]
    return pareto.pareto(pd.DataFrame(rows, columns=["item", "class", "count"]), key="pareto", subject="不合格项目")


def amounts(values):
    """Enterprises with failed batches."""
    names = [f"永嘉县第{i}阀门厂" for i in range(len(values))]
    counts = {"amount": values, "failed": values, "judged": [2 * v + 3 for v in values]}
    return held(pd.DataFrame({"key": names, "name": names, "township_code": "", "township": "镇"} | counts))


def failing(scattered=False):
    """Who has most failed batches; scattered: most lie with the others."""
    values = [1] * 90 if scattered else [20, 14, 9, 8, 6, 5, 4, 3, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0]
    return holders.pareto(amounts(values), "enterprise", key="holders")


def monthly(passed=None, judged=None):
    """Twenty-three months with control limits, one month far below them, one without samples."""
    frame = months(passed, judged)
    found = control(frame["passed"].tolist(), frame["judged"].tolist(), "auto")
    return control_chart(frame, found, key="control", subject="阀门", target=EIGHTY, others=(Fraction(85, 100), Fraction(9, 10)), stages=STAGES)


def months(passed=None, judged=None):
    """The frame of the months."""
    judged = judged or [30, 22, 68, 60, 66, 63, 66, 55, 40, 41, 42, 28, 40, 38, 0, 48, 60, 58, 62, 95, 102, 74, 58]
    passed = passed or [22, 17, 58, 49, 55, 50, 49, 47, 30, 32, 36, 24, 30, 35, 0, 26, 51, 48, 50, 78, 84, 60, 45]
    days = pd.date_range("2006-01-01", periods=len(judged), freq="MS")
    return pd.DataFrame({"month": days, "passed": passed, "judged": judged})


def _tiers():
    return pd.DataFrame(
        {"enterprises": (20, 92, 414), "sales": (314_000.0, 185_000.0, 62_100.0), "judged": (330, 846, 1174), "failed": (27, 141, 286)},
        index=["A", "B", "C"],
    )


def _places():
    random = np.random.default_rng(2)
    counts = {"A": random.integers(0, 9, 9), "B": random.integers(0, 34, 9), "C": random.integers(3, 118, 9)}
    return pd.DataFrame({"key": TOWNS[:9], "name": TOWNS[:9], **counts, "sales": random.integers(900, 268_000, 9).astype(float)})


def _orders():
    random = np.random.default_rng(4)
    counts = {state: random.integers(0, 12, 7) for state in orders.ROLES}
    words = dict(zip(orders.ROLES, ("已确认", "复查不合格", "逾期", "待复查", "整改中"), strict=True))
    return orders.states(pd.DataFrame({"name": TOWNS[:7], "key": TOWNS[:7], **counts}), words, key="orders", title="整改情况", heading="乡镇")


def _schemes():
    counts = {
        name: pd.DataFrame({"class": [*said, ""], "enterprises": numbers})
        for name, said, numbers in (
            ("sales", "ABC", (20, 92, 414, 12)),
            ("compliance", "甲乙丙", (310, 120, 40, 68)),
            ("risk", "高中低", (0, 0, 0, 0)),
        )
    }
    names = {"sales": "按销售额", "compliance": "按守法情况", "risk": "按风险"}
    words = {
        "sales": CLASSES,
        "compliance": dict(zip("甲乙丙", ("守法", "一般", "失信"), strict=True)),
        "risk": dict(zip("高中低", "高中低", strict=True)),
    }
    return classification.side_by_side(counts, names, words, title="三种分类")


def _groups():
    classes = {"one": "一类", "two": "二类", "three": "三类", "none": "未分类"}
    random = np.random.default_rng(9)
    counts = {name: random.integers(0, 40, 10) for name in classes}
    return classification.groups(
        pd.DataFrame({"key": TOWNS[:10], "name": TOWNS[:10], **counts}), classes, key="groups", title="分乡镇分类", heading="乡镇", drawn=8
    )


def _index():
    random = np.random.default_rng(1)
    value = 92 + random.normal(0, 2, 14)
    days = pd.date_range("2006-09-01", periods=14, freq="MS")
    frame = pd.DataFrame({"month": days, "index": value, "low": value - 3, "high": np.minimum(value + 2.5, 100), "n": random.integers(20, 90, 14)})
    frame.loc[4, ["index", "low", "high"]] = float("nan")
    return trend.index_trend(frame, key="index", subject="质量指数", limits=(90, 85), stages=STAGES)


def _cusum():
    random = np.random.default_rng(8)
    days = tuple(date(2006, 11, 1) + timedelta(days=4 * i) for i in range(70))
    judged = random.integers(1, 6, 70)
    failed = random.binomial(judged, 0.25)
    peak = np.abs(np.cumsum(failed * 0.9 - judged * 0.2)).round(3)
    found = Stream(days, tuple((judged - failed).tolist()), tuple(failed.tolist()), tuple(peak.tolist()), (30, 61), 20)
    return cusum.cusum(found, Reference(0.1, 0.2, 4.5, "history", 10, 100, 500, 20), key="cusum", title="阀门 · 瓯北街道")


def _quarters():
    days = pd.date_range("2005-07-01", periods=10, freq="QS")
    frame = pd.DataFrame({"quarter": days, "passed": [4, 6, 3, 0, 5, 7, 2, 6, 8, 4], "failed": [0, 1, 0, 0, 2, 1, 0, 0, 3, 0]})
    return batches_by_quarter.by_quarter(frame, key="quarters")


def _funnel(monkeypatch, count, target=None):
    random = np.random.default_rng(3)
    judged = (8 * np.exp(random.uniform(0, 4, count))).astype(int)
    passed = random.binomial(judged, np.where(np.arange(count) % 9 == 0, 0.62, 0.82))
    names = [TOWNS[i] if i < len(TOWNS) else f"第{i}镇" for i in range(count)]
    judged, passed = [*judged.tolist(), 10, 10], [*passed.tolist(), 8, 8]
    names += ["同数甲镇", "同数乙镇"]
    frame = pd.DataFrame({"key": names, "name": names, "passed": passed, "judged": judged})
    monkeypatch.setattr("analytics.real.compared", lambda *_: Compared("township", "batch", frame, 0, 0, 0, 0))
    return funnel(real(None, None, "township", "batch", target), key="funnel", subject="批次合格率")


def _lorenz():
    random = np.random.default_rng(6)
    sales = held(
        pd.DataFrame({"key": range(60), "name": [f"厂{i}" for i in range(60)], "township_code": "", "township": "镇"}).assign(
            amount=random.pareto(1.2, 60) * 1000 + 50, failed=0, judged=0
        )
    )
    failures = amounts([9, 7, 5, 4, 3, 2, 2, 1, 1, 1, *[0] * 40])
    nobody = failures.frame.iloc[0:0]
    return lorenz(Concentration(sales, failures, by_chance(failures), 0, 0, nobody, 0, 0), key="lorenz")


def _aligned():
    def course(name, days, rate, seed):
        judged = np.cumsum(np.random.default_rng(seed).integers(1, 9, days))
        passed = np.floor(judged * rate).astype(int)
        return courses.Course(name, date(2007, 7, 3), (), tuple(range(days)), tuple(passed.tolist()), tuple(judged.tolist()))

    found = [course("a", 130, 0.83, 1), course("b", 60, 0.77, 2), course("c", 130, 0.9, 3)]
    return aligned(found, {"a": "永嘉 2007", "b": "龙湾 2006", "c": "河北 2012"}, key="aligned", chosen="a")


def _timeline():
    stages = [Stage(no=i + 1, title=title, start=start, end=end, stated_end=end) for i, (title, start, end) in enumerate(STAGES)]
    states = ("done", "late", "running", "unknown")
    days = (date(2007, 7, 20), date(2007, 8, 15), date(2007, 10, 30), date(2007, 9, 1))
    steps = [Step(i + 1, f"第{i + 1}项工作", day, 10, 6, 1, (), state) for i, (day, state) in enumerate(zip(days, states, strict=True))]
    return timeline.timeline(stages, steps, date(2007, 9, 15), key="timeline")
