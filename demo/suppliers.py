"""Who supplies the makers of Yongjia (process P11): foundries whose castings become valves, mills whose fabric becomes children's clothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from demo.draws import dice
from demo.enterprises import Enterprise, enterprises
from demo.laboratories import Cell
from demo.ledger import Expected
from demo.names import morphemes
from demo.places import Township, places
from demo.tables import Table, separated
from demo.uscc import uscc

CAMPAIGN = "yongjia-2007"
FIRST_SERIAL = 700  # of the codes of this county: the makers have the lower ones
FAILING = 0.24  # share of the batches of castings and fabric that failed
FILE = "永嘉县铸件面料配套产品专项抽查（2007）.csv"
BODY, MISSING = "永嘉演示质检所", "/"
HEADERS = (
    "抽样单编号", "抽查级别", "抽查类型", "抽样环节", "抽样日期", "生产企业", "统一社会信用代码", "县(市、区)", "乡镇(街道)", "行业", "产品名称",
    "规格型号", "执行标准", "检验机构", "检验结论", "不合格项目",
)  # fmt: skip


@dataclass(frozen=True)
class Ware:
    """What a kind of supplier delivers: to which trade, how many suppliers there are, what they are called and what fails."""

    to: str
    number: int
    names: tuple[str, ...]
    products: tuple[tuple[str, str, str], ...]
    items: tuple[str, ...]


WARES: Mapping[str, Ware] = {
    "铸件": Ware(
        "阀门", 14, ("铸造厂", "铸件厂", "精密铸造有限公司"),
        (("阀体铸钢件", "WCB DN50", "GB/T 12229-2005"), ("阀盖铸铁件", "HT250", "GB/T 12226-2005")), ("化学成分", "抗拉强度", "铸件壁厚"),
    ),
    "面料": Ware(
        "童装", 10, ("织造厂", "印染有限公司", "纺织厂"),
        (("纯棉针织布", "32支", "FZ/T 72003-2006"), ("涤棉印花布", "45支", "GB/T 5326-1997")), ("甲醛含量", "pH值", "耐水色牢度"),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Supplier:
    """One invented supplier with the names of those it supplies."""

    uscc: str
    name: str
    ware: str
    township: Township
    customers: tuple[Enterprise, ...]


@cache
def suppliers() -> tuple[Supplier, ...]:
    """Every supplier, foundries first; each supplies three to seven makers."""
    place = places()[CAMPAIGN]
    names = morphemes(dice(CAMPAIGN, "suppliers"))
    found: list[Supplier] = []
    for ware, said in WARES.items():
        random = dice(CAMPAIGN, ware)
        makers = [each for each in enterprises(CAMPAIGN) if each.trade.name == said.to]
        for _ in range(said.number):
            township = random.choice(place.townships)
            customers = tuple(sorted(random.sample(makers, random.randrange(3, 8)), key=lambda each: each.uscc))
            code = uscc(place.county_code, FIRST_SERIAL + len(found))
            found.append(Supplier(code, f"永嘉{next(names)}{random.choice(said.names)}", ware, township, customers))
    return tuple(found)


def sales(one: Supplier) -> float:
    """Annual sales in 万元: suppliers are small."""
    return round(120 + 1400 * dice(one.uscc, "sales").random() ** 2, 1)


def written(name: str) -> tuple[bytes, Expected]:
    """The bytes of the file of their samples and what the road should say about it; its last row names no product, and is refused."""
    expected = Expected(name, "sampling_results", CAMPAIGN)
    rows = [_row(number, one, day, expected) for number, (day, one) in enumerate(_sampled(), 1)]
    wrong = list(rows[0])
    wrong[0], wrong[HEADERS.index("产品名称")] = f"PT07-{len(rows) + 1:04d}", ""
    expected.count("refused", "pass")
    table = Table(HEADERS, [*rows, wrong], above=["永嘉县铸件、面料配套产品质量专项抽查结果（演示）"])
    return separated(table, ",", "gb18030"), expected


def _sampled() -> list[tuple[date, Supplier]]:
    """One or two samples of each supplier within the campaign, by day."""
    drawn = []
    for one in suppliers():
        random = dice(one.uscc, "sampled")
        drawn += [(date(2007, 7, 23) + timedelta(days=random.randrange(100)), one) for _ in range(random.choice((1, 2, 2)))]
    return sorted(drawn, key=lambda each: (each[0], each[1].uscc))


def _row(number: int, one: Supplier, day: date, expected: Expected) -> list[Cell]:
    random, ware = dice(one.uscc, "batch", number), WARES[one.ware]
    product, spec, standard = random.choice(ware.products)
    failed = random.random() < FAILING
    expected.count("", "fail" if failed else "pass")
    return [
        f"PT07-{number:04d}", "县级", "专项抽查", "生产", f"{day.year}年{day.month}月{day.day}日", one.name, one.uscc, places()[CAMPAIGN].county,
        one.township.old, one.ware, product, spec, standard, BODY, "不合格" if failed else "合格", random.choice(ware.items) if failed else MISSING,
    ]  # fmt: skip
