"""The records behind a milestone, a unit's weekly reports or its actions: the list under the table that was clicked."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analytics import names
from analytics.campaigns import Campaign
from pages.ui import drill, figures, listed, tables
from pages.ui.days import day_of
from words import N_, _, numbers

OF = "of"
"""The name in the link: 'milestone-5', 'weekly_report-瓯北镇', 'action-瓯北镇'."""
SITES = "demonstration_site"
STATE_WORDS = {"in_time": N_("✓ in time"), "late": N_("△ late"), "missing": N_("✕ missing"), "not_due": N_("· not due yet")}


def picked(campaign: Campaign, keys: Sequence[str]) -> None:
    """A click on the time line: a stage opens the batches of its days, a milestone its records. For callbacks."""
    kind, _dash, no = keys[0].partition("-") if keys else ("", "", "")
    stage = next((each for each in campaign.stages if kind == "stage" and str(each.no) == no), None)
    if stage:
        drill.visit(filters={"from": stage.start, "to": stage.end})
    elif kind == "milestone":
        listed.choose(OF, keys[0])


def show(rows: pd.DataFrame, campaign: Campaign, what: str) -> None:
    """The records of `what` ('milestone', 'weekly_report', 'action') that the link names; nothing where it names another."""
    kind, _dash, which = listed.chosen(OF).partition("-")
    found, said = rows.iloc[0:0], ""
    if kind == what == "milestone":
        step = next((each for each in campaign.process.milestones if str(each.no) == which), None)
        if step:
            said = f"{step.no} {step.title}"
            own = rows["task"] == kind
            found = rows[own & ((rows["item"] == step.title.zh) | (rows["item"].isna() & (rows["due"] == np.datetime64(step.due))))]
    elif kind == what:
        said = names.unit(which)
        found = rows[rows["task"].isin((kind, SITES) if kind == "action" else (kind,)) & (rows["unit"] == which)]
    if not said:
        return
    listed.heading(_("{what}: {n} records", what=said, n=numbers.count(len(found))), OF)
    table = pd.DataFrame(
        {
            _("Unit"): [names.unit(each) for each in found["unit"]],
            _("Work"): [each if isinstance(each, str) else numbers.NOTHING for each in works(found, campaign)],
            _("Due on"): [day_of(day) for day in found["due"]],
            _("Done on"): [day_of(day) for day in found["done"]],
            _("State"): [_(STATE_WORDS[each]) for each in found["state"]],
            _("Days late"): [int(each) or None for each in found["days_late"]],
        }
    )
    places = {each.name: each.code for each in campaign.places()}
    keys = [places.get(unit) for unit in found["unit"]]
    tables.table(table, f"progress-{what}", figures.saved_name(said), figures.notes(), on_pick=_to_place, keys=keys)


def works(rows: pd.DataFrame, campaign: Campaign) -> pd.Series[str]:
    """What each record is about; a milestone of the campaign file by its title in the reader's language."""
    titles = {each.title.zh: str(each.title) for each in campaign.process.milestones}
    return rows["item"].map(lambda each: titles.get(each, each))


def _to_place(place: str) -> None:
    drill.visit(place=place)
