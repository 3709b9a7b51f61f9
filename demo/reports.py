"""Progress of townships and departments: weekly reports, milestones, the six actions, demonstration sites, quarterly evaluation, trainings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from demo import ten_small
from demo.draws import dice
from demo.laboratories import Cell
from demo.places import places
from demo.sheets import Sheet, written_day

HEADERS = ("责任单位", "单位类别", "任务类别", "事项", "行业", "报告期", "应完成日期", "实际完成日期", "计划数量", "完成数量", "得分", "备注")
NOTE = "演示数据（虚构）"
DEPARTMENTS = {
    "yongjia-2007": ("县质监局", "县工商局", "县安监局", "县环保局", "县税务局", "县经贸局"),
    "hebei-2012": ("县质监局", "县工商局", "县发改局", "县卫生局", "县环保局"),
    "yongjia-2009-ten-small": ("县质监局", "县工商局", "县卫生局", "县药监局", "县农业局", "县文化局"),
}
ACTIONS = ("动员会", "责任书", "现场会", "出政策", "抓培训", "搞督查")
# The dates of each plan and who has them: T townships, D departments, C the county's office.
MILESTONES: Mapping[str, tuple[tuple[date, str, str], ...]] = {
    "yongjia-2007": (
        (date(2007, 7, 18), "制定工作方案，宣传发动", "TD"), (date(2007, 8, 11), "完成企业普查建档和自查自纠", "TD"),
        (date(2007, 9, 26), "完成企业条件考核和产品监督检查", "TD"), (date(2007, 10, 26), "完成考核确认和全面整治", "TD"),
        (date(2007, 11, 11), "报送工作总结，接受验收", "TD"),
    ),
    "hebei-2012": (
        (date(2012, 3, 31), "报送实施方案和联络员名单", "TD"), (date(2012, 5, 31), "完成集中整治行动", "TD"),
        (date(2012, 6, 30), "总结并开展“回头看”", "TD"),
    ),
    "yongjia-2009-ten-small": (
    (date(2009, 4, 15), "召开现场会（动员会），签订目标责任书", "TD"), (date(2009, 4, 20), "制定年度整治与规范工作计划并备案", "TD"),
    (date(2009, 4, 25), "确定每个行业示范点并备案，组织业主培训", "T"), (date(2009, 4, 25), "接受市整治办检查评价", "C"),
    (date(2009, 5, 5), "建立并完善监管档案，分类制定整规措施", "TD"), (date(2009, 5, 5), "修改与完善行业标准规范", "D"),
    (date(2009, 5, 15), "完成本行政区域标准规范的修订与完善", "T"), (date(2009, 6, 25), "出台扶持措施", "TD"),
    (date(2009, 8, 31), "制定整规工作评价标准", "DC"), (date(2009, 9, 25), "分期分批完成标准规范宣贯培训", "TD"),
    (date(2009, 10, 26), "县整规办检查工作进展和整治效果", "C"), (date(2009, 12, 31), "年度目标任务完成情况评价验收", "C"),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """One campaign's file; `weeks` is the first and the last day of weekly reports."""

    campaign: str
    home: str
    format: str
    weeks: tuple[date, date] | None = None


PLANS: Mapping[str, Plan] = {
    "永嘉县专项整治周报报送情况.csv": Plan("yongjia-2007", "yongjia-2007", "utf-8-sig,", (date(2007, 7, 25), date(2007, 11, 7))),  # Wednesdays
    "澄河县整治工作周报统计.csv": Plan("hebei-2012", "hebei-2012", "gb18030,", (date(2012, 4, 6), date(2012, 6, 29))),
    "永嘉县十小整规工作进度表.xlsx": Plan("yongjia-2009-ten-small", ten_small.HOME, "xlsx"),
}


def sheet(name: str) -> Sheet:
    """Every task of every unit; one line names a task that nobody knows, and is refused."""
    plan = PLANS[name]
    place = places()[plan.home]
    county, names = place.county, [*(township.old for township in place.townships), *place.others]
    townships = [(name, "乡镇") for name in names]
    units = [*townships, *((department, "部门") for department in DEPARTMENTS[plan.campaign])]
    random = dice(plan.campaign, "progress")
    if plan.weeks:
        rows = [*_weekly(plan, units, random), *_milestones(plan, units, random)]
    else:
        rows = [
            *_milestones(plan, units, random),
            *_actions(plan, townships, random),
            *_sites(plan, townships, random),
            *_quarters(plan, units, random),
        ]
    wrong = list(rows[0])
    wrong[2] = "其他事务"
    return Sheet("progress", plan.campaign, plan.format, HEADERS, [*rows, wrong], f"{county}工作进度表（演示）", {"county": county}, refused=1)


def _weekly(plan: Plan, units: list[tuple[str, str]], random: Random) -> Iterator[list[Cell]]:
    assert plan.weeks is not None
    lateness = {unit: random.random() ** 2 * 0.5 for unit, _ in units}
    day = plan.weeks[0]
    while day <= plan.weeks[1]:
        for unit, kind in units:
            luck = random.random()
            late = random.randrange(1, 6) if luck < lateness[unit] else 0
            done = None if luck < lateness[unit] * 0.3 else day + timedelta(days=late)
            yield _line(plan, unit, kind, "周报", "整治工作周报", day, done, end=day)
        day += timedelta(days=7)


def _milestones(plan: Plan, units: list[tuple[str, str]], random: Random) -> Iterator[list[Cell]]:
    for due, what, who in MILESTONES[plan.campaign]:
        for unit, kind in [*units, ("县质安办", "部门")]:
            mark = "C" if unit == "县质安办" else "T" if kind == "乡镇" else "D"
            if mark in who:
                yield _line(plan, unit, kind, "节点", what, due, _done(due, random))


def _actions(plan: Plan, townships: list[tuple[str, str]], random: Random) -> Iterator[list[Cell]]:
    for township, kind in townships:
        for place, action in enumerate(ACTIONS):
            due = date(2009, 4, 30) + timedelta(days=30 * place)
            yield _line(plan, township, kind, "规定动作", action, due, _done(due, random))


def _sites(plan: Plan, townships: list[tuple[str, str]], random: Random) -> Iterator[list[Cell]]:
    for township, kind in townships:
        for trade in ten_small.TRADES:
            done = date(2009, 4, 25) + timedelta(days=random.randrange(-6, 12)) if random.random() < 0.86 else None
            yield _line(plan, township, kind, "示范点", f"{trade}示范点", date(2009, 4, 25), done, trade=trade, planned=1, amount=1 if done else "")


def _quarters(plan: Plan, units: list[tuple[str, str]], random: Random) -> Iterator[list[Cell]]:
    for quarter, end in ((2, date(2009, 6, 30)), (3, date(2009, 9, 30)), (4, date(2009, 12, 31))):
        for unit, kind in units:
            score = round(min(99.0, random.gauss(82 + 2 * quarter, 6)), 1)
            yield _line(plan, unit, kind, "季度考评", f"2009年第{'一二三四'[quarter - 1]}季度考评", end, end, end=end, score=score)


def _done(due: date, random: Random) -> date | None:
    """Most are done in the week before, some late, a few not at all."""
    luck = random.random()
    return None if luck < 0.04 else due + timedelta(days=random.randrange(1, 15)) if luck < 0.16 else due - timedelta(days=random.randrange(0, 7))


def _line(
    plan: Plan, unit: str, kind: str, task: str, item: str, due: date, done: date | None, *,
    end: date | None = None, trade: str = "", planned: Cell = "", amount: Cell = "", score: Cell = "",
) -> list[Cell]:  # fmt: skip
    days = [written_day(each, plan.format) for each in (end, due, done)]
    return [unit, kind, task, item, trade, *days, planned, amount, score, NOTE]
