"""Enforcement cases: what was found, when each was opened and closed, and how it ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from demo import ten_small
from demo.draws import dice
from demo.enterprises import enterprises
from demo.laboratories import Cell
from demo.names import morphemes
from demo.sheets import Sheet, written_day

HEADERS = (
    "案号",
    "当事人",
    "所属乡镇",
    "行业",
    "案由",
    "违法事实",
    "是否重大",
    "立案日期",
    "结案日期",
    "处理结果",
    "货值（元）",
    "罚没款（元）",
    "办案单位",
)


@dataclass(frozen=True)
class Plan:
    """One campaign's file: how many cases of each kind, and how many of them are still open at its end."""

    campaign: str
    county: str
    format: str
    prefix: str
    first: date
    last: date
    kinds: Mapping[str, tuple[int, int]]
    department: str


PLANS: Mapping[str, Plan] = {
    "永嘉县专项整治查处案件台账.csv": Plan(
        "yongjia-2007", "永嘉县", "gb18030,", "永质案〔2007〕", date(2007, 7, 3), date(2007, 11, 11),
        {"无照经营": (14, 0), "无生产许可证": (9, 1), "无标生产": (12, 0), "假冒伪劣": (11, 1), "三合一": (16, 2), "环保": (5, 1), "土地": (3, 0),
         "偷税": (4, 0), "产品质量": (18, 1)},
        "县质监局、县工商局（演示）",
    ),
    "澄河县质量治理查处案件.tsv": Plan(
        "hebei-2012", "澄河县", "utf-8\t", "澄质案〔2012〕", date(2012, 3, 1), date(2012, 6, 30),
        {"无照": (6, 0), "无证": (8, 1), "淘汰设备": (7, 1), "制假": (5, 0), "产品质量": (9, 1)}, "县质监局（演示）",
    ),
    "清渠区2011年行政处罚案件.csv": Plan(
        "district-2011", "清渠区", "utf-8-sig,", "清质罚〔2011〕", date(2011, 1, 1), date(2011, 12, 31),
        {"产品质量": (26, 2), "假冒": (9, 0), "无证生产": (7, 0), "安全": (3, 0), "其他": (4, 0)}, "区质监分局（演示）",
    ),
    "永嘉县十小整规查处情况.xlsx": Plan(
        "yongjia-2009-ten-small", "永嘉县", "xlsx", "永十小〔2009〕", date(2009, 4, 20), date(2009, 12, 31),
        {"无照": (34, 1), "无许可证": (27, 2), "不合格产品": (18, 0), "假冒伪劣": (9, 0)}, "县质安办（演示）",
    ),
}  # fmt: skip
OUTCOMES = {"无照": ("办照", "取缔", "取缔"), "无证": ("办证", "取缔", "停产"), "淘汰": ("取缔", "关停"), "三合一": ("责令整改", "关停", "取缔")}
USUAL = ("处罚", "处罚", "责令整改", "移送公安机关", "吊销营业执照")


def sheet(name: str) -> Sheet:
    """The cases by day; the last one has a kind that no list knows, and is refused."""
    plan, made = PLANS[name], []
    names = morphemes(dice(plan.campaign, "dens"))
    for kind, (number, still_open) in plan.kinds.items():
        random = dice(plan.campaign, "cases", kind)
        for place in range(number):
            opened = plan.first + timedelta(days=random.randrange((plan.last - plan.first).days - 25))
            closed = None if place < still_open else min(opened + timedelta(days=random.randrange(8, 60)), plan.last)
            made.append((opened, kind, closed, place, random.random()))
    rows = [_row(plan, number, next(names), *each) for number, each in enumerate(sorted(made, key=lambda each: (each[0], each[1], each[3])), 1)]
    wrong = list(rows[0])
    wrong[0], wrong[4] = f"{plan.prefix}{len(rows) + 1}号", "待定性"
    title = f"{plan.county}查处案件台账（演示）"
    return Sheet("enforcement", plan.campaign, plan.format, HEADERS, [*rows, wrong], title, {"county": plan.county}, refused=1)


def _row(plan: Plan, number: int, name: str, opened: date, kind: str, closed: date | None, place: int, luck: float) -> list[Cell]:
    random = dice(plan.campaign, "case", number)
    who, township, trade = _party(plan, kind, name, random.random())
    ends = next((words for start, words in OUTCOMES.items() if kind.startswith(start)), USUAL)
    goods = round(800 * (1 / (1.001 - luck)) ** 1.1)
    return [
        f"{plan.prefix}{number}号", who, township, trade, kind, f"{kind}，当场查获（演示）", "否", written_day(opened, plan.format),
        written_day(closed, plan.format), random.choice(ends) if closed else "", goods, round(goods * 0.6) if closed else "", plan.department,
    ]  # fmt: skip


def _party(plan: Plan, kind: str, name: str, luck: float) -> tuple[str, str, str]:
    """Who is concerned: a unit of the campaign, or for goods without licence a den that no register knows."""
    if plan.campaign == ten_small.CAMPAIGN:
        unit = ten_small.units()[int(luck * len(ten_small.units()))]
        return unit.name, unit.township.old, unit.trade
    group = enterprises(plan.campaign)
    maker = group[int(luck * len(group))]
    if kind.startswith("无照"):
        return f"{maker.township.old[:2]}{name}加工点", maker.township.old, maker.trade.name
    return maker.name, maker.township.old, maker.trade.name
