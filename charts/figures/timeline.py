"""Stages and milestones of a campaign on one line of time: what is done, what is late, what is still to come on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd

from analytics.campaign import Stage
from analytics.labels import listing
from analytics.progress import Step
from charts.figures.trend import CIRCLED
from charts.spec import Role, single
from charts.xy import Scale, XYSeries, XYSpec
from words import N_, _, numbers

ROLES: dict[str, Role] = {"done": "met", "late": "missed", "running": "undetermined", "unknown": "no_data"}
WORDS = {"done": N_("done"), "late": N_("late"), "running": N_("not due yet"), "unknown": N_("no record")}
LANES = 3
"""Milestones stand on so many lines, so that neighbours do not cover one another."""
FAR = timedelta(days=92)
"""A day that lies further than this from all stages and milestones is only named: its line would leave them no room."""


def timeline(stages: Sequence[Stage], steps: Sequence[Step], as_of: date, *, key: str) -> XYSpec:
    """Stages as bars one under another, milestones below them as points with their numbers, and the day as an upright line.

    A milestone's role is its state: done, late, not due yet, of no record. Clicking gives 'stage-2' or 'milestone-5', by their numbers.
    ValueError without any stage or milestone.
    """
    days = [*(stage.start for stage in stages), *(stage.end for stage in stages), *(step.due for step in steps)]
    if not days:
        raise ValueError("A time line needs a stage or a milestone.")
    here = abs(as_of - min(max(as_of, min(days)), max(days))) <= FAR
    first, last = min([*days, as_of] if here else days).replace(day=1), max([*days, as_of] if here else days)
    margin = max(1, (last - first).days // 50)
    below = LANES if steps else 0
    top = below + len(stages)
    late = [step for step in steps if step.state == "late"]
    return XYSpec(
        key=key,
        title=_finding(steps, late, as_of),
        alt=_(
            "Time line of {stages} stages and {n} milestones on {day}: {done} done, {late} late.",
            stages=len(stages),
            n=len(steps),
            day=numbers.date_long(as_of),
            done=sum(step.state == "done" for step in steps),
            late=len(late),
        ),
        series=(*_bars(stages, as_of, first, top), *_points(steps, first), *([_today(as_of, first, top)] if here else [])),
        x=Scale("count", -margin, (last - first).days + margin, ticks=_months(first, last)),
        y=Scale("count", 0, top + 0.35, shown=False),
        row_keys=single([*(f"stage-{stage.no}" for stage in stages), *(f"milestone-{step.no}" for step in steps)]),
        table=_table(stages, steps),
    )


def _finding(steps: Sequence[Step], late: Sequence[Step], as_of: date) -> str:
    if not steps:
        return _("Stages on {day}", day=numbers.date_long(as_of))
    unknown = sum(step.state == "unknown" for step in steps)
    if unknown == len(steps):
        return _("On {day} no record tells of the {n} milestones", day=numbers.date_long(as_of), n=len(steps))
    if not late and unknown:
        return _("On {day} none of the milestones on record is late; of {unknown} no record tells", day=numbers.date_long(as_of), unknown=unknown)
    if not late:
        return _("On {day} none of the {n} milestones is late", day=numbers.date_long(as_of), n=len(steps))
    named = listing(str(step.no) for step in late)
    return _("On {day} {late} of {n} milestones are late: no. {named}", day=numbers.date_long(as_of), late=len(late), n=len(steps), named=named)


def _bars(stages: Sequence[Stage], as_of: date, first: date, top: int) -> list[XYSeries]:
    bars = []
    for at, stage in enumerate(stages):
        level = top - at - 0.25
        left, right = (stage.start - first).days, (stage.end - first).days
        role: Role = "value" if stage.start <= as_of <= stage.end else "comparison"
        said = f"{CIRCLED[stage.no - 1] if stage.no <= len(CIRCLED) else stage.no} {stage.title}"
        hover = "\n".join((said, numbers.date_range(stage.start, stage.stated_end)))
        late_start = left > (max(each.end for each in stages) - first).days * 0.6  # its name reaches to the left, or it would leave the picture
        bars.append(
            XYSeries(
                name=said,
                mark="curve",
                x=(float(left), float(max(right, left + 1))),
                y=(level, level),
                role=role,
                hovers=(hover, hover),
                keys=(f"stage-{stage.no}",) * 2,
                label=said,
                label_at=1 if late_start else 0,
                label_side="above" if late_start else "below",
            )
        )
    return bars


def _points(steps: Sequence[Step], first: date) -> list[XYSeries]:
    found = []
    for state, role in ROLES.items():
        own = [(at, step) for at, step in enumerate(steps) if step.state == state]
        if own:
            found.append(
                XYSeries(
                    name=_(WORDS[state]),
                    mark="points",
                    x=tuple(float((step.due - first).days) for _at, step in own),
                    y=tuple(LANES - 0.6 - at % LANES * 0.9 for at, _step in own),
                    role=role,
                    texts=tuple(str(step.no) for _at, step in own),
                    hovers=tuple(_said(step) for _at, step in own),
                    keys=tuple(f"milestone-{step.no}" for _at, step in own),
                )
            )
    return found


def _said(step: Step) -> str:
    lines = [f"{step.no} {step.title}", _("due {day}: {state}", day=numbers.date_long(step.due), state=_(WORDS[step.state]))]
    if step.units:
        lines.append(_("{done} of {units} units have done it", done=step.in_time + step.late, units=step.units))
    return "\n".join(lines)


def _today(as_of: date, first: date, top: int) -> XYSeries:
    at = float((as_of - first).days)
    return XYSeries(name=_("the day looked at"), mark="curve", x=(at, at), y=(0.0, top + 0.3), role="target")


def _months(first: date, last: date) -> tuple[tuple[float, str], ...]:
    starts = [stamp.date() for stamp in pd.date_range(first, last, freq="MS")]
    every = max(1, -(-len(starts) // 12))
    shown = starts[::every]
    return tuple(
        ((day - first).days, numbers.month_label(day, first=i == 0 or day.year != shown[i - 1].year).replace("<br>", "\n"))
        for i, day in enumerate(shown)
    )


def _table(stages: Sequence[Stage], steps: Sequence[Step]) -> pd.DataFrame:
    """One row a stage, then one a milestone."""
    return pd.DataFrame(
        {
            _("What"): [_("Stage")] * len(stages) + [_("Milestone")] * len(steps),
            _("No."): [stage.no for stage in stages] + [step.no for step in steps],
            _("Title"): [str(stage.title) for stage in stages] + [step.title for step in steps],
            _("From"): [numbers.date_short(stage.start) for stage in stages] + [numbers.NOTHING] * len(steps),
            _("To, or due"): [numbers.date_short(stage.stated_end) for stage in stages] + [numbers.date_short(step.due) for step in steps],
            _("State"): [numbers.NOTHING] * len(stages) + [_(WORDS[step.state]) for step in steps],
            _("Done"): [numbers.NOTHING] * len(stages) + [f"{s.in_time + s.late}/{s.units}" if s.units else numbers.NOTHING for s in steps],
        }
    )
