"""The course of a target by month, drawn as the page draws it: control chart of a rate, months of an index."""

from __future__ import annotations

from collections.abc import Iterator

from analytics import rates
from analytics import trend as asked
from analytics.campaigns import Target
from analytics.control import control
from analytics.filters import counted_by
from analytics.months import months_back
from charts.figures import trend
from charts.figures.control import control_chart
from charts.spec import ChartSpec
from reports.document import Block, Figure
from reports.findings import Findings
from reports.sections.wording import PLACE, cited, paragraph
from words import _, numbers

BEFORE = 12
"""Months shown ahead of the campaign, so that a change can be seen."""
MONTHS = 3
"""Judged months from which a course is worth a picture."""


def blocks(found: Findings) -> Iterator[Block]:
    """The chart of the target that the report turns on, with a sentence that names it; nothing where no rate has a course."""
    for target in first(found):
        spec = chart(found, target)
        if spec is not None:
            shown = cited(_("{figure} shows the course of {id} {title} by month.", figure=PLACE, id=target.id, title=target.title), spec.key)
            yield paragraph(shown, _("{finding}.", finding=spec.title) if spec.title != str(target.title) else "")
            yield Figure(spec, _("{title}, by month", title=target.title), note(found, spec))
            return


def first(found: Findings) -> tuple[Target, ...]:
    """The sampled targets, those not met or not settled first."""
    sampled = [each for each in found.campaign.targets if each.shape in ("rate", "benchmark", "index")]
    return tuple(sorted(sampled, key=lambda each: each not in found.pulled))


def chart(found: Findings, target: Target) -> ChartSpec | None:
    """The months of a rate, a benchmark or an index with its limits and stages; None without enough judged months."""
    start = found.scope.start or months_back(found.campaign.start, BEFORE)
    end = found.scope.end or min(found.as_of, max(found.campaign.end, target.window.end if target.window else target.due))
    shown = counted_by(target, found.scope).but(start=min(start, end), end=end)
    stages = tuple((str(stage.title), stage.start, stage.end) for stage in found.campaign.stages)
    key, subject = f"course-{target.id}", str(target.title)
    if target.shape == "index":
        monthly = asked.index_by_month(found.snapshot, shown)
        limits = [float(target.limit)] if target.limit is not None else []
        return trend.index_trend(monthly, key=key, subject=subject, limits=limits, stages=stages) if len(monthly) >= MONTHS else None
    monthly = trend.months(rates.rate(found.snapshot, shown, target.measure, ("month",)))
    if monthly.empty or int((monthly["judged"] > 0).sum()) < MONTHS:
        return None
    held = control([int(x) for x in monthly["passed"]], [int(x) for x in monthly["judged"]])
    limit = target.limit if target.shape == "rate" else None
    return control_chart(monthly, held, key=key, subject=subject, target=limit, stages=stages)


def note(found: Findings, spec: ChartSpec) -> str:
    """What the bands are."""
    if not spec.bands:
        return ""
    named = [f"{trend.CIRCLED[i]} {stage.title}" for i, stage in enumerate(found.campaign.stages[: len(trend.CIRCLED)])]
    return _("Stages: {stages}.", stages=numbers.NBSP.join(named))
