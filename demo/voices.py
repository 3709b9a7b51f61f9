"""Complaints and media reports: more or fewer from year to year, some of them true."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from demo.draws import dice
from demo.enterprises import enterprises
from demo.laboratories import Cell
from demo.sheets import Sheet, written_day

HEADERS = (
    "受理编号",
    "受理日期",
    "来源渠道",
    "媒体名称",
    "投诉类别",
    "被投诉单位",
    "乡镇(街道)",
    "行业",
    "产品名称",
    "投诉内容",
    "是否属实",
    "办结日期",
    "处理结果",
)
WHAT = {"产品质量": ("使用不久即损坏", "与标识不符", "有异味"), "服务": ("拒绝退换", "售后推诿"), "商品房": ("墙体渗水", "门窗变形", "面积不符")}
SOURCES = ("12365", "消费者", "来信", "转办")


@dataclass(frozen=True)
class Plan:
    """One campaign's file: how many complaints of each kind in each period, and how many media reports."""

    campaign: str
    county: str
    format: str
    periods: tuple[tuple[date, date, Mapping[str, int]], ...]
    media: int


def _year(year: int, product: int, service: int, housing: int) -> tuple[date, date, Mapping[str, int]]:
    return date(year, 1, 4), date(year, 12, 28), {"产品质量": product, "服务": service, "商品房": housing}


PLANS: Mapping[str, Plan] = {
    "永嘉县质量投诉举报登记表2007.csv": Plan(
        "yongjia-2007",
        "永嘉县",
        "gb18030,",
        ((date(2006, 7, 3), date(2006, 11, 11), {"产品质量": 38}), (date(2007, 7, 3), date(2007, 11, 11), {"产品质量": 29})),
        3,
    ),
    "澄河县消费者投诉和媒体曝光登记（2011-2012）.csv": Plan(
        "hebei-2012",
        "澄河县",
        "utf-8-sig,",
        ((date(2011, 3, 1), date(2011, 12, 28), {"产品质量": 42}), (date(2012, 1, 4), date(2012, 6, 20), {"产品质量": 31})),
        4,
    ),
    "龙湾区皮鞋质量投诉登记（2005-2010）.csv": Plan(
        "longwan-2006",
        "龙湾区",
        "gb18030,",
        tuple(
            (date(year, 1, 4), date(year, 12, 28), {"产品质量": number})
            for year, number in zip(range(2005, 2011), (41, 36, 33, 27, 24, 20), strict=True)
        ),
        3,
    ),
    "清渠区质量投诉登记2009-2011.xlsx": Plan(
        "district-2011", "清渠区", "xlsx", (_year(2009, 74, 21, 26), _year(2010, 66, 19, 22), _year(2011, 49, 15, 23)), 0
    ),
}


def sheet(name: str) -> Sheet:
    """The complaints by day; the last one has no day, and is refused."""
    plan = PLANS[name]
    random, drawn = dice(plan.campaign, "voices"), []
    for first, last, kinds in plan.periods:
        for kind, number in kinds.items():
            drawn += [(first + timedelta(days=random.randrange((last - first).days)), kind, random.choice(SOURCES)) for _ in range(number)]
    first, last, _ = plan.periods[-1]
    drawn += [(first + timedelta(days=30 + 40 * place), "产品质量", "媒体曝光") for place in range(plan.media)]
    rows = [_row(plan, number, *each) for number, each in enumerate(sorted(drawn), 1)]
    wrong = list(rows[0])
    wrong[0], wrong[1] = f"TS{len(rows) + 1:04d}", ""
    title = f"{plan.county}质量投诉举报登记表（演示）"
    return Sheet("complaints", plan.campaign, plan.format, HEADERS, [*rows, wrong], title, {"county": plan.county}, refused=1)


def _row(plan: Plan, number: int, day: date, kind: str, source: str) -> list[Cell]:
    random = dice(plan.campaign, "voice", number)
    maker = random.choice(enterprises(plan.campaign))
    product = kind == "产品质量"
    true = random.random() < 0.55 if source != "媒体曝光" else False  # what the media reported proved to be isolated
    closed = day + timedelta(days=random.randrange(5, 45))
    return [
        f"TS{number:04d}", written_day(day, plan.format), source, "演示日报" if source == "媒体曝光" else "", kind, maker.name if product else "",
        maker.township.name if product else "", maker.trade.name if product else "", maker.trade.products[0].name if product else "",
        random.choice(WHAT[kind]), "是" if true else "否", written_day(closed, plan.format), "调解退换" if true else "答复投诉人",
    ]  # fmt: skip
