"""What the later registers say beside classes, licences and brands: reasons, certificates, exports, instruments, innovation, who looks after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from demo import results
from demo.draws import dice
from demo.enterprises import Enterprise
from demo.laboratories import Cell

# The same columns as two departments head them: those of workbooks, and those of text files.
HEADERS: Mapping[bool, tuple[str, ...]] = {
    True: (
        "组织机构代码", "行业代码", "角色", "配套对象", "条件分类原因", "标准类型", "强制性认证", "体系认证", "检测方式", "出口额（{unit}）",
        "技术创新", "强检器具数", "已强检数", "重点单位依据", "责任网格",
    ),
    False: (
        "组织机构代码", "行业代码", "企业类型", "供货对象", "条件分类原因", "标准级别", "强制性认证", "质量体系认证", "检验能力", "出口额（{unit}）",
        "新产品/专利/技术改造", "应检计量器具", "已检计量器具", "列入重点原因", "监管网格",
    ),
}  # fmt: skip
REASONS = {
    "A": ("生产条件考核合格", "设备、检验、人员均符合要求"),
    "B": ("出厂检验设备不全", "检验人员未持证", "工艺文件不完整", "计量器具未按期检定"),
    "C": ("无出厂检验能力，限期内未整改", "不具备必备生产条件", "拒不接受整改"),
}
STANDARDS = {"GB": "国家标准", "FZ": "行业标准", "QB": "行业标准", "JC": "行业标准", "NY": "行业标准", "DB": "地方标准", "Q/": "企业标准"}
COMPULSORY = ("建材",)  # of the trades here only these have products in the catalogue of compulsory certification
TESTED = ("自有检验室", "自有检验室，部分项目委托", "委托县质检所（演示）检验")
MISSING = "/"
LOOK_BACK = timedelta(days=730)


def headers(workbook: bool, unit: str) -> list[str]:
    """The further columns of a register."""
    return [header.format(unit=unit) for header in HEADERS[workbook]]


def cells(campaign: str, as_of: date, maker: Enterprise, grade: str, sales: float, workbook: bool) -> tuple[list[Cell], float]:
    """What stands in them for an enterprise in the class `grade` with that many sales (万元), and its exports in 万元, which the caller writes."""
    random = dice(maker.uscc, "details")
    code = maker.uscc[8:17]
    known = random.random() < 0.86  # a few never handed their code in
    compulsory = MISSING if maker.trade.name not in COMPULSORY else "是" if random.random() < 0.97 else "否"
    due = 1 + round(sales**0.45 / 3)
    verified = sum(random.random() < 0.985 for _ in range(due))
    exports = round(sales * random.uniform(0.08, 0.6), 1) if random.random() < min(0.5, sales / 9000) else 0.0
    said: list[Cell] = [
        (f"{code[:8]}-{code[8:]}" if workbook else code) if known else "",
        maker.trade.industry_code,
        "生产企业" if workbook else "生产",
        MISSING,
        _of(REASONS[grade], maker, grade),
        STANDARDS.get(maker.trade.products[0].standard[:2], "企业标准"),
        compulsory,
        _certified(maker, sales),
        TESTED[0 if sales >= 5000 else 1 if sales >= 1000 else 2],
        MISSING,
        _innovation(maker, sales, as_of.year, "；" if workbook else ";") or MISSING,
        due,
        verified,
        "；".join(_grounds(campaign, as_of, maker, grade)) or MISSING,
        f"{maker.township.old[:2]}第{1 + int(maker.uscc[13:17].strip('X'), 31) % 4}网格",
    ]
    return said, exports


def _of(reasons: tuple[str, ...], maker: Enterprise, what: str) -> str:
    return dice(maker.uscc, "reason", what).choice(reasons)


def _certified(maker: Enterprise, sales: float) -> str:
    """System certificates: the larger, the more of them."""
    luck = dice(maker.uscc, "certified").random() * min(1.6, max(0.25, sales / 2500))
    held = [name for name, least in (("GB/T 19001", 0.35), ("GB/T 24001", 1.1), ("GB/T 28001", 1.4)) if luck >= least]
    return "、".join(held) or "无"


def _innovation(maker: Enterprise, sales: float, year: int, between: str) -> str:
    """New products, patents and technical renewal; most small enterprises have none."""
    random = dice(maker.uscc, "innovation", year)
    if random.random() > min(0.9, 0.06 + sales / 8000):
        return ""
    told = [f"新产品{random.randrange(1, 6)}项"]
    told += [f"专利{random.randrange(1, 5)}件"] if sales >= 1000 and random.random() < 0.6 else []
    told += [f"技术改造投入{round(sales * random.uniform(0.01, 0.04))}万元"] if sales >= 2000 else []
    return between.join(told)


def _grounds(campaign: str, as_of: date, maker: Enterprise, grade: str) -> list[str]:
    """Why it is a key unit: failed samples of the last two years, and a control system that is not whole."""
    failed = _failed(campaign, as_of)[maker.uscc]
    return [f"近两年抽查不合格{failed}批次"] * (failed >= 2) + ["质量控制体系不健全"] * (grade == "C")


@cache
def _failed(campaign: str, as_of: date) -> Counter[str]:
    """Failed batches by enterprise, reported in the two years before the day."""
    files = [each.name for each in results.plans().values() if each.campaign == campaign]
    return Counter(
        batch.enterprise.uscc
        for name in files
        for batch in results.batches(name)
        if batch.verdict == "fail" and not batch.producer and as_of - LOOK_BACK <= batch.reported_on <= as_of
    )
