"""The units of the ten small trades (Yongjia, 2009): where they are, which class they are in, and whether they operate to the standard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from demo.draws import apportion, dice
from demo.laboratories import Cell
from demo.ledger import Expected
from demo.names import morphemes
from demo.places import Township, places
from demo.tables import Table, separated, workbook

CAMPAIGN, HOME = "yongjia-2009-ten-small", "yongjia-2007"  # the county is the same
# How many units a trade has, how its shops are called, and what share of them operates to the standard in May and in December.
TRADES: Mapping[str, tuple[int, str, tuple[float, float]]] = {
    "小食品加工": (64, "食品加工坊", (0.42, 0.79)),
    "小餐饮": (120, "小吃店", (0.48, 0.83)),
    "小食杂店": (110, "食杂店", (0.55, 0.90)),
    "小菜市场": (22, "菜市场", (0.40, 0.82)),
    "小药店": (48, "药店", (0.70, 0.97)),
    "小农资店": (52, "农资店", (0.58, 0.92)),
    "小美容美发": (76, "美容美发店", (0.44, 0.80)),
    "小浴室": (20, "浴室", (0.35, 0.66)),
    "小旅馆": (46, "旅馆", (0.50, 0.88)),
    "小网吧": (34, "网吧", (0.60, 0.93)),
}
DISPOSITIONS = ("整合提升类", "整改规范类", "关停取缔类")
REASONS = (
    ("证照齐全，场所设施较好", "基础较好，具备提升条件"),
    ("卫生设施不完善", "进货台账不全", "从业人员无健康证明", "消防通道不畅"),
    ("无证无照且不具备条件", "拒不整改"),
)
HEADERS = (
    "序号",
    "单位名称",
    "营业执照注册号",
    "县(市、区)",
    "乡镇",
    "行业",
    "处置分类",
    "处置日期",
    "处置原因",
    "按标准组织生产",
    "经营状态",
    "登记日期",
    "责任网格",
    "备注",
)


@dataclass(frozen=True)
class Unit:
    """One small shop; `luck` decides at which share of conforming units it conforms."""

    name: str
    licence: str
    township: Township
    trade: str
    luck: float


@dataclass(frozen=True)
class File:
    """One state of the list."""

    as_of: date
    format: str
    step: int
    title: str


FILES: Mapping[str, File] = {
    "永嘉县“十小”单位排摸分类表20090505.xlsx": File(date(2009, 5, 5), "xlsx", 0, "永嘉县“十小”行业单位排摸及分类情况表"),
    "永嘉县十小单位整规情况20091215.csv": File(date(2009, 12, 15), "gb18030,", 1, "永嘉县“十小”行业单位整规完成情况表"),
}


@cache
def units() -> tuple[Unit, ...]:
    """Every unit, trade by trade."""
    county = places()[HOME]
    names = morphemes(dice(CAMPAIGN, "names"))
    found: list[Unit] = []
    for trade, (number, shop, _) in TRADES.items():
        random = dice(CAMPAIGN, trade)
        counts = apportion(number, [4 + sum(township.weights.values()) ** 0.5 for township in county.townships])
        for township in (t for t, count in zip(county.townships, counts, strict=True) for _ in range(count)):
            licence = f"3303243{len(found):06d}" if random.random() < 0.8 else ""
            luck = min(0.999, random.random() + 0.22 * max(0.0, township.effect))  # where products are poor, shops are poorer too
            found.append(Unit(f"{county.county}{township.old[:2]}{next(names)}{shop}", licence, township, trade, luck))
    return tuple(found)


def conforms(unit: Unit, step: int) -> bool:
    """Whether a unit operates to the standard in that state of the list; one that did goes on doing so."""
    return unit.luck < TRADES[unit.trade][2][step]


def written(name: str) -> tuple[bytes, Expected]:
    """The bytes of one state of the list and what the road should say about it."""
    file = FILES[name]
    rows = [_row(file, number, unit) for number, unit in enumerate(units(), 1)]
    below: list[list[Cell]] = [["合计", f"{len(rows)}家", *[""] * (len(HEADERS) - 2)]]
    expected = Expected(name, "enterprises", CAMPAIGN, rows=len(rows), skipped=len(below))
    table = Table(headers=HEADERS, rows=rows, above=[file.title], below=below, sheet="十小单位")
    if file.format == "xlsx":
        return workbook(table), expected
    return separated(table, file.format[-1], file.format[:-1]), expected


def _row(file: File, number: int, unit: Unit) -> list[Cell]:
    place = 0 if unit.luck < 0.45 else 1 if unit.luck < 0.96 else 2
    kind, random = DISPOSITIONS[place], dice(unit.name, "disposition")
    reason, grid = random.choice(REASONS[place]), f"{unit.township.old[:2]}第{random.randrange(1, 5)}网格"
    closed = file.step == 1 and kind == DISPOSITIONS[2]
    day = file.as_of if file.format == "xlsx" else file.as_of.isoformat()
    return [
        number, unit.name, unit.licence, places()[HOME].county, unit.township.old, unit.trade, kind, day, reason,
        "是" if conforms(unit, file.step) else "否", "注销" if closed else "在业", day, grid, "演示数据（虚构）",
    ]  # fmt: skip
