"""Rectification orders: every failed production sample of a campaign's days brings one, assessments bring some more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from demo import results
from demo.batches import Batch
from demo.draws import dice
from demo.enterprises import Enterprise, enterprises
from demo.laboratories import Cell
from demo.sheets import Sheet, written_day

HEADERS = (
    "整改通知书编号", "整改企业", "统一社会信用代码", "乡镇（街道）", "行业", "产品名称", "问题来源", "抽样单编号", "存在问题",
    "责令整改日期", "整改期限", "完成日期", "复查日期", "复查结果", "列入黑名单日期", "移出黑名单日期", "责任单位",
)  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """One campaign's file: which days, how long an order runs, how many are confirmed in the end."""

    campaign: str
    county: str
    format: str
    prefix: str
    first: date
    last: date
    days: int
    confirmed: float
    assessed: int
    department: str


PLANS: Mapping[str, Plan] = {
    "永嘉县童装阀门整改通知书台账（2007）.xlsx": Plan(
        "yongjia-2007", "永嘉县", "xlsx", "（永）质监责改字〔2007〕", date(2007, 7, 3), date(2007, 11, 11), 30, 0.86, 24, "县质监局（演示）"
    ),
    "澄河县责令整改情况汇总.csv": Plan(
        "hebei-2012", "澄河县", "gb18030,", "（澄）质监责改〔2012〕", date(2012, 3, 1), date(2012, 6, 30), 20, 0.80, 14, "县质监局（演示）"
    ),
    "清渠区2011年不合格产品后处理台账.csv": Plan(
        "district-2011", "清渠区", "utf-8-sig,", "清质责改〔2011〕", date(2011, 1, 1), date(2011, 12, 31), 30, 0.97, 0, "区质监分局（演示）"
    ),
}


def sheet(name: str) -> Sheet:
    """The orders by day; the last one is dated before the thing it orders, and is refused."""
    plan = PLANS[name]
    orders = sorted([*_after_samples(plan), *_after_assessments(plan)], key=lambda order: (order.ordered_on, order.enterprise.uscc, order.problem))
    made = Sheet("rectifications", plan.campaign, plan.format, HEADERS, title=f"{plan.county}责令整改台账（演示）", fill={"county": plan.county})
    seen: dict[str, int] = {}
    for number, order in enumerate(orders, 1):
        seen[order.enterprise.uscc] = seen.get(order.enterprise.uscc, 0) + (order.origin == "监督抽查")
        made.rows.append(_row(plan, number, order, seen[order.enterprise.uscc]))
    wrong = list(made.rows[0])
    wrong[0], wrong[9], wrong[10] = f"{plan.prefix}{len(orders) + 1:03d}号", written_day(plan.last, plan.format), written_day(plan.first, plan.format)
    made.rows.append(wrong)
    made.refused = 1
    return made


@dataclass(frozen=True)
class _Order:
    enterprise: Enterprise
    product: str
    origin: str
    sample_no: str
    problem: str
    ordered_on: date


def _after_samples(plan: Plan) -> list[_Order]:
    files = [each for each in results.plans().values() if each.campaign == plan.campaign and "failures_only" not in each.dirt]
    failed = [batch for file in files for batch in results.batches(file.name) if _counts(batch, plan)]
    return [
        _Order(
            batch.enterprise,
            batch.product.name,
            "监督抽查",
            batch.sample_no,
            "、".join(each.item.name for each in batch.failures) or "监督抽查不合格",
            min(batch.reported_on, plan.last),
        )
        for batch in failed
    ]


def _counts(batch: Batch, plan: Plan) -> bool:
    return batch.verdict == "fail" and batch.draw.link == "production" and plan.first <= batch.sampled_on and batch.reported_on <= plan.last


def _after_assessments(plan: Plan) -> list[_Order]:
    random = dice(plan.campaign, "assessed")
    group = random.sample(list(enterprises(plan.campaign)), plan.assessed)
    days = [plan.first + timedelta(days=20 + random.randrange(40)) for _ in group]
    problems = ("无出厂检验能力", "计量器具未检定", "生产设备不全", "未按标准组织生产")
    return [
        _Order(each, each.trade.products[0].name, "生产条件考核", "", random.choice(problems), day) for each, day in zip(group, days, strict=True)
    ]


def _row(plan: Plan, number: int, order: _Order, failures: int) -> list[Cell]:
    random = dice(plan.campaign, "order", number, order.enterprise.uscc)
    due = order.ordered_on + timedelta(days=plan.days)
    done = order.ordered_on + timedelta(days=random.randrange(plan.days // 2, plan.days + 8))
    checked = done + timedelta(days=random.randrange(2, 9))
    luck = random.random()
    outcome = "整改合格" if luck < plan.confirmed else "整改不合格" if luck < plan.confirmed + (1 - plan.confirmed) / 2 else ""
    listed = order.ordered_on if failures >= 3 else None
    left = checked + timedelta(days=30) if listed and outcome == "整改合格" else None
    horizon = plan.last + timedelta(days=45)  # the file was written then: what comes later is not known to it
    told = [day if day and day <= horizon else None for day in (done if outcome else None, checked if outcome else None, listed, left)]
    day = [written_day(each, plan.format) for each in (order.ordered_on, due, *told)]
    return [
        f"{plan.prefix}{number:03d}号", order.enterprise.name, order.enterprise.uscc, order.enterprise.township.old, order.enterprise.trade.name,
        order.product, order.origin, order.sample_no, order.problem, day[0], day[1], day[2], day[3], outcome if told[1] else "", day[4], day[5],
        plan.department,
    ]  # fmt: skip
