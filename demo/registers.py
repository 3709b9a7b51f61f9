"""The enterprise registers: the same enterprises at several days, with classes, licences and brands that change (`registers.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from demo import details, suppliers
from demo.draws import dice
from demo.enterprises import BOUNDARIES, Enterprise, enterprises
from demo.laboratories import Cell
from demo.ledger import Expected
from demo.places import places
from demo.tables import Table, separated, workbook

ROLE, SUPPLIES, EXPORTS = 2, 3, 9  # of the columns of demo/details.py
UNITS = {"元": 0.0001, "万元": 1.0, "亿元": 10000.0}  # how many 万元 one of it is
BRAND = ("国家级", "省级", "市级")
LICENCES = {
    "阀门": ("营业执照", "特种设备制造许可证"),
    "童装": ("营业执照",),
    "皮鞋": ("营业执照",),
    "白酒": ("营业执照", "食品生产许可证"),
    "化肥": ("营业执照", "工业产品生产许可证"),
    "水泥": ("营业执照", "工业产品生产许可证", "排污许可证"),
    "食品": ("营业执照", "食品生产许可证"),
    "建材": ("营业执照", "工业产品生产许可证"),
    "农资": ("营业执照", "工业产品生产许可证"),
    "轻纺": ("营业执照",),
}
HEADERS = (
    "序号", "企业名称", "统一社会信用代码", "县(市、区)", "乡镇(街道)", "行业", "年销售额（{unit}）", "条件分类", "条件分类日期", "证照", "应持证照",
    "按标准组织生产", "执行标准", "采用国际标准", "名牌级别", "名牌产品销售额（{unit}）", "结对联系人", "经营状态", "登记日期",
)  # fmt: skip


@dataclass(frozen=True)
class Register:
    """One register file of the plan."""

    name: str
    campaign: str
    as_of: date
    format: str
    unit: str
    growth: float
    step: int
    title: str = ""
    detailed: bool = False

    @property
    def workbook(self) -> bool:
        """Whether it is a workbook."""
        return self.format == "xlsx"

    def headers(self) -> list[str]:
        """Its header row."""
        plain = [header.format(unit=self.unit) for header in HEADERS]
        return plain + (details.headers(self.workbook, self.unit) if self.detailed else [])


@cache
def registers() -> Mapping[str, Register]:
    """Every register by its file name, in the order of loading."""
    said = tomllib.loads((Path(__file__).parent / "registers.toml").read_text(encoding="utf-8"))
    return {each["name"]: Register(**each) for each in said["file"]}


def written(name: str) -> tuple[bytes, Expected]:
    """The bytes of a register and what the road should say about it."""
    register = registers()[name]
    rows = [_row(register, number, each) for number, each in enumerate(enterprises(register.campaign), 1)]
    if register.campaign == suppliers.CAMPAIGN and register.detailed:
        rows += [_supplier(register, number, each) for number, each in enumerate(suppliers.suppliers(), len(rows) + 1)]
    expected = Expected(name, "enterprises", register.campaign, rows=len(rows), denominator=True)
    table = Table(
        headers=register.headers(),
        rows=rows,
        above=[register.title] if register.title else [],
        below=[["说明：本表为演示数据。", *[""] * (len(register.headers()) - 1)]] if register.title else [],
        sheet="企业名录",
    )
    expected.skipped = len(table.below)
    if register.workbook:
        return workbook(table), expected
    return separated(table, register.format[-1], register.format[:-1]), expected


def _row(register: Register, number: int, maker: Enterprise) -> list[Cell]:
    grade, closed, assessed = _condition(register, maker)
    brand, branded = _brand(register, maker)
    at_boundary = maker.sales in BOUNDARIES
    sales = maker.sales if at_boundary else round(maker.sales * register.growth, 1)
    required = LICENCES[maker.trade.name]
    said: dict[str, Any] = {
        "序号": number,
        "企业名称": maker.name,
        "统一社会信用代码": maker.uscc,
        "县(市、区)": maker.place.county,
        "乡镇(街道)": maker.township.old if number % 2 else maker.township.name,
        "行业": maker.trade.name,
        "年销售额（{unit}）": _money(sales, register.unit, register.workbook),
        "条件分类": f"{grade}类" if register.step else grade,
        "条件分类日期": assessed if register.workbook else f"{assessed.year}年{assessed.month}月{assessed.day}日",
        "证照": "；".join(_held(register, maker, required)),
        "应持证照": "、".join(required),
        "按标准组织生产": "是" if _happens(maker, "standard", 0.93 + 0.03 * register.step) else "否",
        "执行标准": maker.trade.products[0].standard,
        "采用国际标准": "是" if _happens(maker, "international", (0.18, 0.27, 0.42)[register.step]) else "否",
        "名牌级别": brand,
        "名牌产品销售额（{unit}）": _money(round(sales * branded, 1), register.unit, register.workbook) if brand else "/",
        "结对联系人": f"演示联系人{number % 24 + 1:02d}" if sales >= (1000 if register.detailed else 5000) else "",
        "经营状态": "注销" if closed else "在业",
        "登记日期": register.as_of if register.workbook else register.as_of.isoformat(),
    }
    plain = [said[header] for header in HEADERS]
    if not register.detailed:
        return plain
    more, exports = details.cells(register.campaign, register.as_of, maker, grade, sales, register.workbook)
    more[EXPORTS] = _money(exports, register.unit, register.workbook) if exports else details.MISSING
    return plain + more


def _supplier(register: Register, number: int, one: suppliers.Supplier) -> list[Cell]:
    """A supplier of the makers: its role, whom it supplies, its place and sales; nobody has classed it."""
    said: dict[str, Cell] = {
        "序号": number,
        "企业名称": one.name,
        "统一社会信用代码": one.uscc,
        "县(市、区)": places()[register.campaign].county,
        "乡镇(街道)": one.township.name,
        "行业": one.ware,
        "年销售额（{unit}）": _money(suppliers.sales(one), register.unit, register.workbook),
        "经营状态": "在业",
        "登记日期": register.as_of if register.workbook else register.as_of.isoformat(),
    }
    more: list[Cell] = [""] * len(details.HEADERS[register.workbook])
    more[ROLE], more[SUPPLIES] = ("供货企业", "；".join(each.name for each in one.customers))
    return [*(said.get(header, "") for header in HEADERS), *more]


def _money(wan: float, unit: str, number: bool) -> Cell:
    """The sum in the unit of the column: a number in a workbook, else text with thousands separators."""
    amount, decimals = wan / UNITS[unit], {"元": 0, "万元": 1, "亿元": 5}[unit]
    return round(amount, decimals) if number else f"{amount:,.{decimals}f}"


def _condition(register: Register, maker: Enterprise) -> tuple[str, bool, date]:
    """Compliance class, whether the enterprise is closed, and the day of the assessment, at this register's day.

    Each assessment lifts some of B to A and of C to B, closes some of C and drops a few of A; the poor in quality start lower.
    """
    random = dice(maker.uscc, "condition")
    score = random.gauss(0.0, 1.0) - 0.6 * maker.effect
    grade, closed = ("A" if score > 0.45 else "B" if score > -1.0 else "C"), False
    for _ in range(register.step):
        luck = random.random()
        if grade == "C" and not closed:
            grade, closed = ("B", False) if luck < 0.35 else ("C", luck > 0.8)
        elif grade == "B":
            grade = "A" if luck < 0.3 else "B"
        elif luck < 0.03:
            grade = "B"
    return grade, closed, date.fromordinal(register.as_of.toordinal() - 3 - random.randrange(20))


def _held(register: Register, maker: Enterprise, required: tuple[str, ...]) -> list[str]:
    """The licences an enterprise holds: now and then one lacks or has run out; some are obtained by the next register."""
    held = []
    for place, kind in enumerate(required):
        luck = dice(maker.uscc, kind).random()
        if luck < (0.05, 0.03, 0.02)[register.step] and place:
            continue
        first = date(register.as_of.year - 2 - maker.uscc.encode()[-1] % 3, 1 + maker.uscc.encode()[-2] % 12, 1)
        last = date(first.year + 1, first.month, 1) if 0.05 <= luck < (0.09, 0.07, 0.06)[register.step] else date(first.year + 8, first.month, 1)
        held.append(f"{kind} {maker.uscc[2:8]}{maker.uscc[-6:]}（{first.isoformat()}至{last.isoformat()}）")
    return held


def _brand(register: Register, maker: Enterprise) -> tuple[str, float]:
    """Brand level ('' for none) and the share of the sales under it: mostly the large ones."""
    luck = dice(maker.uscc, "brand").random() / (1 + 0.15 * register.step)
    chance = 0.85 if maker.sales >= 5000 else 0.16 if maker.sales >= 1000 else 0.0
    if luck >= chance:
        return "", 0.0
    level = 0 if maker.sales >= 30000 else 1 if maker.sales >= 5000 else 2
    return BRAND[level], (0.66, 0.7, 0.73)[register.step] - 0.1 * luck


def _happens(maker: Enterprise, what: str, chance: float) -> bool:
    """Whether something holds for an enterprise; a higher chance only ever adds enterprises."""
    return dice(maker.uscc, what).random() < chance
