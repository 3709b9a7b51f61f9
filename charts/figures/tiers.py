"""Classes of enterprises: what share of enterprises, sales, batches and failures each has, and where they sit."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd

from charts.figures.scales import count_axis
from charts.figures.stacked import stacked
from charts.spec import Axis, ChartSpec, Role, Series, TextColumn, single
from words import _, numbers

CLASSES: tuple[Role, ...] = ("A", "B", "C")
MARKED = 0.1
"""From this difference of two shares on, a class is worth a sentence."""


def finding(frame: pd.DataFrame) -> str:
    """The sentence of the shares: the class whose part of the failures most exceeds its part of the sales; '' where there is none.

    `frame` is indexed by class with columns enterprises, sales, judged and failed.
    """
    sales, failed = _of(frame, "sales"), _of(frame, "failed")
    all_sales, all_failed = sum(sales.values()), sum(failed.values())
    if not all_sales or not all_failed:
        return ""
    worst = max(CLASSES, key=lambda role: failed[role] / all_failed - sales[role] / all_sales)
    if failed[worst] / all_failed - sales[worst] / all_sales <= MARKED:
        return ""
    return _(
        "Class {tier} has {sales} of sales, but {failed} of failed batches",
        tier=worst,
        sales=share(sales[worst], all_sales),
        failed=share(failed[worst], all_failed),
    )


def share(part: float, whole: float) -> str:
    """A part as a whole percentage: '63%'."""
    return numbers.NOTHING if not whole else numbers.percent(float(part) / float(whole), 0)


def shares(frame: pd.DataFrame, *, key: str, subject: str, classes: dict[str, str]) -> ChartSpec:
    """Four bars of 100 % one under another: enterprises, sales, batches, failed batches; the finding is the title.

    `frame` is indexed by class (A, B, C) with columns enterprises, sales (万元), judged and failed; `classes` say each class in words.
    A bar without anything in it keeps its row and says '—'.
    """
    rows = (
        (_("Enterprises"), "enterprises", lambda n: _("{n} enterprises", n=numbers.count(n))),
        (_("Sales"), "sales", numbers.money),
        (_("Batches sampled"), "judged", lambda n: _("{n} batches", n=numbers.count(n))),
        (_("Failed batches"), "failed", lambda n: _("{n} batches", n=numbers.count(n))),
    )
    parts = {name: _of(frame, name) for _title, name, _say in rows}
    totals = {name: sum(values.values()) for name, values in parts.items()}
    series = tuple(
        Series(
            name=str(role),
            mark="bar",
            role=role,
            values=tuple(parts[name][role] if totals[name] else None for _title, name, _say in rows),
            lead=str(role),
            texts=tuple(share(parts[name][role], totals[name]) if totals[name] else "" for _title, name, _say in rows),
            hovers=tuple(
                f"{classes[role]}\n{title} {say(parts[name][role])} · {share(parts[name][role], totals[name])}" for title, name, say in rows
            ),
            key=str(role),
        )
        for role in CLASSES
    )
    title = finding(frame) or subject
    table: dict[str, list[object]] = {_("Class"): [classes[role] for role in CLASSES]}
    for heading, name, _say in rows:
        named = _("Sales (10,000 yuan)") if name == "sales" else heading
        table[named] = [parts[name][role] if name == "sales" else int(parts[name][role]) for role in CLASSES]
        table[_("{what}, share (%)", what=heading)] = [part_of(parts[name][role], totals[name]) for role in CLASSES]
    return ChartSpec(
        key=key,
        title=title,
        alt=_("{title}. Bars of 100% by class for enterprises, sales, batches and failed batches.", title=title),
        categories=tuple(title for title, _name, _say in rows),
        series=series,
        axis=Axis("percent", 0, 1, shown=False),
        stacking="shares",
        columns=(TextColumn("", tuple(say(totals[name]) if totals[name] else numbers.NOTHING for _title, name, say in rows)),),
        keys=tuple(name for _title, name, _say in rows),
        row_keys=tuple(("", str(role)) for role in CLASSES),
        table=pd.DataFrame(table),
    )


def stacks(frame: pd.DataFrame, *, key: str, title: str, heading: str, classes: dict[str, str]) -> ChartSpec:
    """Enterprises of each place stacked by class, the greatest first, total and sales beside: `frame` has key, name, A, B, C and sales (万元)."""
    frame = frame.assign(total=frame[["A", "B", "C"]].sum(axis=1)).sort_values(["total", "sales"], ascending=False, kind="stable")
    series = stacked(
        frame,
        classes,
        {role: role for role in CLASSES},
        names={role: role for role in CLASSES},
        said=lambda n: _("{n} enterprises", n=numbers.count(n)),
    )
    return ChartSpec(
        key=key,
        title=title,
        alt=_("{title}: enterprises of each class in {n} places, with their sales.", title=title, n=len(frame)),
        categories=tuple(frame["name"]),
        series=series,
        axis=count_axis(frame["total"], shown=False, room=0.02),
        stacking="stacked",
        columns=(
            TextColumn(_("Enterprises"), tuple(numbers.count(n) for n in frame["total"]), strong=True),
            TextColumn(_("Sales"), tuple(numbers.money(x) for x in frame["sales"])),
        ),
        keys=tuple(str(k) for k in frame["key"]),
        row_keys=single(frame["key"]),
        legend=True,
        table=pd.DataFrame(
            {
                heading: list(frame["name"]),
                **{classes[role]: [int(n) for n in frame[role]] for role in CLASSES},
                _("Enterprises"): [int(n) for n in frame["total"]],
                _("Sales (10,000 yuan)"): [float(x) for x in frame["sales"]],
            }
        ),
    )


def part_of(part: float, whole: float) -> float | None:
    """A part in %, half up to one decimal; None of nothing."""
    return float(numbers.half_up(Fraction(part) * 100 / Fraction(whole), 1)) if whole else None


def _of(frame: pd.DataFrame, column: str) -> dict[Role, float]:
    known = frame[column].to_dict()
    return {role: float(known.get(role, 0) or 0) for role in CLASSES}
