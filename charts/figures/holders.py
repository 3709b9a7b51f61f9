"""Who holds most: failed batches by enterprise or township with the share that they make up together, and the tables of the largest."""

from __future__ import annotations

import pandas as pd

from analytics import names as spoken
from analytics.concentration import Held
from charts.figures import comparing
from charts.spec import Axis, ChartSpec, Series, TextColumn, single
from words import _, numbers

MOST = 15


def pareto(held: Held, unit: str, *, key: str, most: int = MOST) -> ChartSpec:
    """Failed batches of each enterprise or township, most first, those behind the first `most` in one row; those without any are left out.

    Bars and line share one scale, all failures being 100 %; where most of them lie with the others, whose bar would dwarf all, the bars have
    their own scale and the last row only its figures. The title says how few make up half. Clicking a row gives its key.
    """
    failing = held.frame[held.frame["amount"] > 0]
    head, rest = failing.head(most), failing.iloc[most:]
    if len(rest) == 1:
        head, rest = failing, rest.iloc[0:0]
    names, failed, judged = ([*head[column]] for column in ("name", "failed", "judged"))
    if len(rest):
        names.append(_("{count} others", count=numbers.count(len(rest))))
        failed.append(rest["failed"].sum())
        judged.append(rest["judged"].sum())
    whole = int(held.total)
    reached = [sum(failed[: i + 1]) for i in range(len(failed))]
    hovers = tuple(
        "\n".join(
            (
                str(name),
                _("{failed} of {judged} judged batches failed", failed=numbers.count(some), judged=numbers.count(n)),
                _("together with those above: {reached}", reached=numbers.rate(int(r), whole)),
            )
        )
        for name, some, n, r in zip(names, failed, judged, reached, strict=True)
    )
    scattered = len(rest) > 0 and 2 * rest["failed"].sum() > whole
    bars = tuple(None if scattered and i == len(head) else float(n) for i, n in enumerate(failed))
    line = Series(_("Cumulative share"), "line", tuple(r / whole for r in reached), hovers=hovers, panel="second")
    half = int((failing["cumulative"] < 0.5 - 1e-12).sum()) + 1
    title = _("{few} of {units} make up half of the failed batches", few=numbers.count(half), units=comparing.units(unit, len(held.frame)))
    return ChartSpec(
        key=key,
        title=title,
        alt=_(
            "{title}. {failed} failed batches of {failing} with any, most first, with the cumulative share.",
            title=title,
            failed=numbers.count(whole),
            failing=comparing.units(unit, len(failing)),
        ),
        categories=tuple(str(name) for name in names),
        series=(
            Series(_("Failed batches"), "bar", bars, role="comparison", hovers=hovers),
            *(() if scattered else (line,)),
        ),
        axis=Axis("count", 0, (max(head["failed"]) if scattered else whole) * 1.04, shown=False),
        second=None if scattered else Axis("percent", 0, 1.04, shown=False),
        columns=(
            TextColumn(
                _("Failed / judged"), tuple(f"{numbers.count(f)}/{numbers.count(n)}" for f, n in zip(failed, judged, strict=True)), strong=True
            ),
            TextColumn(_("Together"), tuple(numbers.rate(int(r), whole) for r in reached)),
        ),
        keys=(*(str(each) for each in head["key"]), *([""] if len(rest) else [])),
        row_keys=single(failing["key"]),
        table=failures(held, unit),
    )


def failures(held: Held, unit: str) -> pd.DataFrame:
    """Who has failed batches, most first: judged, failed, share and share together."""
    rows = held.frame[held.frame["amount"] > 0]
    return pd.DataFrame(
        {
            comparing.unit(unit): list(rows["name"]),
            _("Failed batches"): [int(n) for n in rows["failed"]],
            _("Batches judged"): [int(n) for n in rows["judged"]],
            _("Share (%)"): [_percent(x) for x in rows["share"]],
            _("Together (%)"): [_percent(x) for x in rows["cumulative"]],
        }
    )


def sales(held: Held) -> pd.DataFrame:
    """Who sells most: sales in 万元, share and share together, with failed and judged batches."""
    rows = held.frame
    return pd.DataFrame(
        {
            _("Enterprise"): list(rows["name"]),
            _("Township"): spoken.places(rows["township"]),
            _("Sales (10,000 yuan)"): [float(x) for x in rows["amount"]],
            _("Share (%)"): [_percent(x) for x in rows["share"]],
            _("Together (%)"): [_percent(x) for x in rows["cumulative"]],
            _("Failed / judged"): [f"{int(f)}/{int(n)}" if n else numbers.NOTHING for f, n in zip(rows["failed"], rows["judged"], strict=True)],
        }
    )


def _percent(share: float) -> float | None:
    return None if share != share else float(numbers.half_up(float(share) * 100))
