"""工作推进情况: milestones, weekly reports and appraisal of townships and departments; what no record tells is said to be so."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analytics import progress
from analytics.labels import listing
from analytics.names import unit
from charts.figures.timeline import WORDS, timeline
from charts.spec import Role
from reports.document import Block, Figure
from reports.findings import Findings
from reports.framed import framed
from reports.sections.wording import PLACE, cited, joined, paragraph
from words import _, numbers

TABLE, FIGURE = "milestones", "timeline"
NAMED, FEW = 5, 3
_ROLES: dict[str, Role] = {"done": "met", "late": "missed", "running": "undetermined"}


def blocks(found: Findings) -> Iterator[Block]:
    """The milestones with their line of time, then the reports and the appraisal; a sentence where nothing was filed."""
    if found.tasks.empty:
        yield paragraph(_("No progress has been filed for this campaign: no milestone, no weekly report, no action."))
        return
    steps = found.milestones
    many = sum(step.state == "late" for step in steps) > 1  # of a single late one the sentence tells all
    drawn = found.request.kind != "final" or many  # in a final report the line of time is past
    drawn = drawn and not (many and len(steps) <= FEW)  # a table of so few says all that the line of time shows
    if steps:
        spec = timeline(found.campaign.stages, steps, found.as_of, key=FIGURE)
        both = cited(_("{figure} and {table} show them.", figure=PLACE, table=PLACE), FIGURE, TABLE)
        alone = cited(_("{figure} shows them.", figure=PLACE), FIGURE)
        listed = cited(_("{table} shows them.", table=PLACE), TABLE)
        yield paragraph(milestones(found), both if many and drawn else listed if many else alone if drawn else "")
        if drawn:
            yield Figure(spec, _("Stages and milestones"))
    if many:
        roles = {(i, _("State")): _ROLES[step.state] for i, step in enumerate(steps) if step.state in _ROLES}
        yield framed(_rows(found), TABLE, _("Milestones"), roles=roles)
    if said := [each for each in (others(found), weekly(found), appraisal(found)) if each]:
        yield paragraph(*said)
    elif not steps:
        yield paragraph(_("The progress filed names no task that was due by this day."))


def milestones(found: Findings) -> str:
    """How many milestones are done, late, still to come, and of how many no record tells."""
    steps = found.milestones
    counts = {state: sum(step.state == state for step in steps) for state in WORDS}
    said = listing(_("{state} {n}", state=_(WORDS[state]), n=n) for state, n in counts.items() if n)
    missing = list(dict.fromkeys(unit for step in steps for unit in step.missing))
    told = [_("Of the {n} milestones: {states}.", n=len(steps), states=said)]
    if missing:
        told.append(_("Still owing: {units}.", units=_first([unit(each) for each in missing])))
    return joined(told)


def others(found: Findings) -> str:
    """How the filed tasks stand that the campaign file names no milestone for, and who still owes one."""
    rows = found.tasks[~found.tasks["task"].isin(("milestone", progress.REPORT))]
    if found.milestones or rows.empty:
        return ""
    count = rows["state"].value_counts()
    due = len(rows) - int(count.get(progress.NOT_DUE, 0))
    if not due:
        return ""
    said = [
        _(
            "Of {due} tasks due, {done} were done in time, {late} late, {missing} are not done.",
            due=numbers.count(due),
            done=numbers.count(int(count.get(progress.IN_TIME, 0))),
            late=numbers.count(int(count.get(progress.LATE, 0))),
            missing=numbers.count(int(count.get(progress.MISSING, 0))),
        )
    ]
    missing = rows[rows["state"] == progress.MISSING]
    owed = [
        _("{units} ({what})", units=_first([unit(str(each)) for each in own["unit"]]), what=what)
        for what, own in missing.groupby(missing["item"].fillna(_("not stated")), sort=False)
    ]
    if owed:
        said.append(_("Still owing: {units}.", units=listing(owed)))
    return joined(said)


def following(found: Findings) -> progress.Step | None:
    """The next milestone: the first whose day has not passed and that is not done."""
    return next((step for step in sorted(found.milestones, key=lambda each: each.due) if step.due >= found.as_of and step.state != "done"), None)


def weekly(found: Findings) -> str:
    """How many weekly reports came in time, late and not at all, and who misses most."""
    reports = found.weekly_reports
    if reports.empty:
        return ""
    count = {state: int((reports == state).sum().sum()) for state in progress.STATES}
    due = sum(count.values()) - count[progress.NOT_DUE]
    said = [
        _(
            "Of {due} weekly reports due, {done} came in time, {late} late, {missing} are missing.",
            due=numbers.count(due),
            done=numbers.count(count[progress.IN_TIME]),
            late=numbers.count(count[progress.LATE]),
            missing=numbers.count(count[progress.MISSING]),
        )
    ]
    owed = (reports == progress.MISSING).sum(axis=1).sort_values(ascending=False, kind="stable")
    if count[progress.MISSING]:
        named = [_("{unit} {n} missing", unit=unit(str(each)), n=numbers.count(int(n))) for each, n in owed[owed > 0].items()]
        said.append(_("Most are owed by {units}.", units=_first(named)))
    return joined(said)


def appraisal(found: Findings) -> str:
    """Who leads the appraisal, and who is under 60."""
    scored = found.appraisal[found.appraisal["score"].notna()]
    if len(scored) < 2:
        return ""
    lead = [_("{name} ({score})", name=unit(str(u)), score=numbers.number(s)) for u, s in zip(scored["unit"], scored["score"], strict=True)][:3]
    said = [_("In the appraisal by the declared weights {units} lead.", units=listing(lead))]
    worst = [unit(str(each)) for each in scored.loc[scored["score"] < 60, "unit"]]
    said.append(_("Under 60: {units}.", units=_first(worst)) if worst else _("No unit scores under 60."))
    return joined(said)


def _rows(found: Findings) -> pd.DataFrame:
    steps = found.milestones
    return pd.DataFrame(
        {
            _("No."): [step.no for step in steps],
            _("Milestone"): [step.title for step in steps],
            _("Due on"): [numbers.date_short(step.due) for step in steps],
            _("State"): [_(WORDS[step.state]) for step in steps],
            _("Done"): [f"{step.in_time + step.late}/{step.units}" if step.units else numbers.NOTHING for step in steps],
            _("of them late"): [str(step.late) if step.units else numbers.NOTHING for step in steps],
            _("Missing"): [_first([unit(each) for each in step.missing]) or numbers.NOTHING for step in steps],
        }
    )


def _first(names: list[str]) -> str:
    """The first ones by name, and how many more."""
    if len(names) <= NAMED:
        return listing(names)
    return _("{names} and {n} more", names=listing(names[:NAMED]), n=len(names) - NAMED)
