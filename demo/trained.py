"""What enterprises did themselves (processes P06, P14): self-inspection forms filed, trainings attended, conditions assessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from demo.draws import dice
from demo.enterprises import Enterprise, enterprises
from demo.laboratories import Cell
from demo.places import places
from demo.sheets import Sheet, written_day

HEADERS = ("责任单位", "单位类别", "任务类别", "事项", "行业", "应完成日期", "实际完成日期", "完成数量", "得分", "备注")
NOTE = "演示数据（虚构）"


@dataclass(frozen=True)
class Plan:
    """One campaign's file: until when the forms were due (None: none asked), and the trainings with their days, who is asked by annual sales."""

    campaign: str
    format: str
    forms: date | None
    trainings: tuple[tuple[str, date, float], ...]
    assessed: date | None = None


PLANS: Mapping[str, Plan] = {
    "永嘉县企业自查、培训、考核登记表（2007）.xlsx": Plan(
        "yongjia-2007",
        "xlsx",
        date(2007, 8, 11),
        (("质量负责人培训班", date(2007, 8, 28), 1000.0), ("检验人员培训班", date(2007, 9, 18), 300.0)),
        date(2007, 9, 26),
    ),
    "龙湾区皮鞋企业培训登记（2006-2007）.csv": Plan(
        "longwan-2006", "gb18030,", None, (("卓越绩效管理培训", date(2006, 12, 12), 5000.0), ("质量检验员培训", date(2007, 4, 20), 1000.0))
    ),
}


def sheet(name: str) -> Sheet:
    """Form by form, training by training; the last line names a task that nobody knows, and is refused."""
    plan, rows = PLANS[name], []
    for maker in enterprises(plan.campaign):
        random = dice(maker.uscc, "self-inspection")
        if plan.forms:
            filed = plan.forms - timedelta(days=random.randrange(-6, 15)) if random.random() < 0.93 else None
            rows.append(_line(plan, maker, "自查", "企业自查报告申报表", plan.forms, filed))
        for title, day, least in plan.trainings:
            asked = maker.sales >= least and random.random() < 0.9
            if asked:
                rows.append(_line(plan, maker, "培训", title, day, day if random.random() < 0.92 else None, amount=random.randrange(1, 4)))
        if plan.assessed and random.random() < 0.4:
            done = plan.assessed - timedelta(days=random.randrange(1, 40))
            rows.append(
                _line(plan, maker, "考核", "生产条件考核", plan.assessed, done, score=round(min(98.0, random.gauss(80 - 5 * maker.effect, 6)), 1))
            )
    wrong = list(rows[0])
    wrong[2] = "其他事务"
    county = places()[plan.campaign].county
    title = f"{county}企业自查、培训、考核登记表（演示）"
    return Sheet("progress", plan.campaign, plan.format, HEADERS, [*rows, wrong], title, {"county": county}, refused=1)


def _line(plan: Plan, maker: Enterprise, task: str, item: str, due: date, done: date | None, *, amount: Cell = "", score: Cell = "") -> list[Cell]:
    days = [written_day(each, plan.format) for each in (due, done)]
    return [maker.name, "企业", task, item, maker.trade.name, *days, amount if done else "", score, NOTE]
