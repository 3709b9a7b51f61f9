"""How the work of a campaign stands on a day: milestones, weekly reports, prescribed actions, demonstration sites, evaluation, appraisal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from analytics import campaigns
from analytics.ask import Readable, ask
from analytics.campaign import Campaign
from analytics.context import horizon
from analytics.due import over
from analytics.scope import Scope
from words import _

IN_TIME, LATE, MISSING, NOT_DUE = "in_time", "late", "missing", "not_due"
STATES = (IN_TIME, LATE, MISSING, NOT_DUE)
REPORT = "weekly_report"
POINTS = {IN_TIME: 100.0, LATE: 50.0, MISSING: 0.0}
"""What a task counts in the appraisal; one that is not due counts nothing."""


def settled(snapshot: Readable, scope: Scope) -> date:
    """The day that is looked at: the scope's own, else the earliest of today, the campaign's end and the last day on which a township or
    department had a task due or done.
    """
    if scope.as_of:
        return scope.as_of
    campaign = campaigns.load(str(scope.campaign))
    rows = ask("progress", snapshot, county=campaign.county_code, campaign=campaign.id)
    rows = rows[rows["unit_kind"] != "enterprise"]
    days = [each.date() for each in (rows["due"].max(), rows["done_on"].max()) if pd.notna(each)]
    settled_day: date = min([date.today(), horizon(campaign), *([max(days)] if days else [])])
    return settled_day


def tasks(snapshot: Readable, scope: Scope) -> pd.DataFrame:
    """One row per task due or done by the campaign's end: unit, unit_kind, task, item, trade, due, done (None: not by the day), `state` (one of
    STATES) and `days_late` (0 in time). A task without a due day is in time once it is done, and not due before.

    Townships and departments only, and the campaign's own days; a township that the scope leaves out has no row. Raises Refusal for an unknown
    campaign.
    """
    campaign, day = campaigns.load(str(scope.campaign)), np.datetime64(settled(snapshot, scope))
    rows = ask("progress", snapshot, county=campaign.county_code, campaign=campaign.id)
    rows = rows[rows["unit_kind"] != "enterprise"]  # what enterprises themselves did stands in their dossiers
    when = rows["due"].fillna(rows["done_on"])
    rows = rows[(when >= np.datetime64(campaign.start)) & (when <= np.datetime64(campaign.end)) | when.isna()]
    if scope.townships is not None:
        rows = rows[rows["township_code"].isin(scope.townships) | rows["unit"].isin(scope.townships)]
    done = rows["done_on"].where(rows["done_on"] <= day)
    state = states(rows["due"], done, day)
    days_late = ((done.fillna(pd.Timestamp(day)) - rows["due"]).dt.days).where(np.isin(state, (LATE, MISSING)), 0).fillna(0).astype("int64")
    return rows.assign(done=done, state=state, days_late=days_late).sort_values(["due", "unit", "item"], na_position="last", ignore_index=True)


def states(due: pd.Series[Any], done: pd.Series[Any], day: np.datetime64) -> Sequence[str]:
    """One of STATES each, of what was due and what the day knows to be done; without a due day in time once it is done, and not due before."""
    found: Sequence[str] = np.select([done.notna() & over(due, done), done.notna(), over(due, day)], [LATE, IN_TIME, MISSING], NOT_DUE).tolist()
    return found


@dataclass(frozen=True)
class Step:
    """A milestone of the campaign: how many of its units have done it. `state`: done, late (some are), running (not due yet)."""

    no: int
    title: str
    due: date
    units: int
    in_time: int
    late: int
    missing: tuple[str, ...]
    state: str


def milestones(rows: pd.DataFrame, campaign: Campaign, as_of: date) -> tuple[Step, ...]:
    """Every milestone of the campaign file with what its units filed; one of which no record tells has 0 units."""
    filed = rows[rows["task"] == "milestone"]
    steps = []
    for each in campaign.process.milestones:
        own = filed[(filed["item"] == each.title.zh) | ((filed["due"] == np.datetime64(each.due)) & filed["item"].isna())]
        missing = tuple(own.loc[own["state"] == MISSING, "unit"])
        past = over(each.due, as_of)
        whole = len(own) > 0 and bool(own["done"].notna().all())
        state = "done" if whole else "late" if past and len(own) else "unknown" if past else "running"
        count = {name: int((own["state"] == name).sum()) for name in (IN_TIME, LATE)}
        steps.append(Step(each.no, str(each.title), each.due, len(own), count[IN_TIME], count[LATE], missing, state))
    return tuple(steps)


def weekly(rows: pd.DataFrame, campaign: Campaign, as_of: date, townships: Sequence[str] | None = None) -> pd.DataFrame:
    """Units by report day up to the day: the state of each weekly report. Rows: every township that is asked for one, also one that never filed
    any, then the declared departments and others that filed; a report of which no record tells is missing once its day is over.

    `townships`: codes or names of those in the scope, which then has no departments. Empty where nothing of the work is recorded, and where the
    campaign asks for no report and none was filed.
    """
    own = rows[(rows["task"] == REPORT) & rows["due"].notna() & (rows["due"] <= np.datetime64(as_of))]
    asked = weeks(campaign, as_of)
    days = sorted({*asked, *(each.date() for each in own["due"])})
    if rows.empty or not days:
        return pd.DataFrame()
    kinds = own.drop_duplicates("unit").set_index("unit")["unit_kind"]
    places = [each for each in campaign.places() if townships is None or each.code in townships or each.name in townships] if asked else []
    silent = [each.name for each in places if each.code not in set(own["township_code"])]
    filed = [str(unit) for unit, kind in kinds.items() if kind == "township"]
    departments = campaign.process.departments if asked and townships is None else ()
    units = list(dict.fromkeys([*sorted({*filed, *silent}), *departments, *kinds.index]))
    wide = own.drop_duplicates(["unit", "due"], keep="last").pivot(index="unit", columns="due", values="state")
    wide.columns = pd.Index(pd.DatetimeIndex(wide.columns).date)
    wide = wide.reindex(index=units, columns=days).astype(object)
    return wide.fillna({each: MISSING if over(each, as_of) else NOT_DUE for each in days})


def reminders(rows: pd.DataFrame, reports: pd.DataFrame) -> dict[str, list[str]]:
    """What each unit still owes on the day: its tasks by name with their due day, then the report days without a report; most first."""
    owed: dict[str, list[str]] = {}
    missing = rows[(rows["state"] == MISSING) & (rows["task"] != REPORT)]
    due = missing["due"].dt.strftime("%Y-%m-%d")
    for unit, item, day in zip(missing["unit"], missing["item"].fillna(""), due, strict=True):
        owed.setdefault(str(unit), []).append(f"{item} {day}".strip())
    for unit, states in reports.iterrows():
        owed.setdefault(str(unit), []).extend(_("weekly report {day}", day=day) for day, state in states.items() if state == MISSING)
    return dict(sorted(((unit, what) for unit, what in owed.items() if what), key=lambda each: -len(each[1])))


def appraisal(rows: pd.DataFrame, reports: pd.DataFrame, quality: pd.DataFrame, weights: Sequence[tuple[str, float]]) -> pd.DataFrame:
    """One row per unit: the part scores (0 to 100, missing where nothing was asked of it), `score` and `rank` by the declared weights.

    milestones, reports, actions: tasks done in time / tasks due, a late one counts half (`reports`: as `weekly` gives them, so that what was never
    filed counts as missing); evaluation: mean score filed; quality: the pass rate of the township's batches (`quality`: unit, passed, judged).
    Weights of parts that a unit does not have are shared out among the others. A unit without any part has no score and no rank.
    """
    groups = {"milestones": ("milestone",), "actions": ("action", "demonstration_site")}
    units = list(dict.fromkeys([*rows["unit"].dropna(), *reports.index, *quality["unit"]]))
    frame = pd.DataFrame(index=pd.Index(units, name="unit"))
    for name, wanted in groups.items():
        due = rows[rows["task"].isin(wanted) & rows["state"].isin([IN_TIME, LATE, MISSING])]
        points = due["state"].map(POINTS).astype("float64")
        frame[name] = points.groupby(due["unit"]).mean().reindex(units)
    frame["reports"] = reports.map(POINTS.get).astype("float64").mean(axis=1).reindex(units)
    evaluated = rows[(rows["task"] == "quarterly_evaluation") & rows["done"].notna()]
    frame["evaluation"] = evaluated.groupby("unit")["score"].mean().reindex(units)
    judged = quality[quality["judged"] > 0].set_index("unit")
    frame["quality"] = (100 * judged["passed"] / judged["judged"]).reindex(units)
    weighed = pd.Series(dict(weights), dtype="float64")
    parts = frame[list(weighed.index)] if len(weighed) else frame.iloc[:, :0]
    shares = parts.notna().mul(weighed, axis=1)
    total = shares.sum(axis=1)
    frame["score"] = (parts.fillna(0).mul(weighed, axis=1).sum(axis=1) / total).where(total > 0)
    frame["rank"] = frame["score"].rank(ascending=False, method="min")
    return frame.sort_values(["score"], ascending=False, na_position="last").reset_index()


def weeks(campaign: Campaign, as_of: date) -> tuple[date, ...]:
    """The days on which a weekly report was due up to the day; none where the campaign asks for none."""
    process = campaign.process
    if process.weekday is None:
        return ()
    first = process.reports_from or campaign.start
    first += timedelta(days=(process.weekday - first.isoweekday()) % 7)
    last = min(as_of, campaign.end)
    return tuple(first + timedelta(days=7 * week) for week in range((last - first).days // 7 + 1)) if last >= first else ()
