"""The parts of the progress page that follow the days: stages and milestones on a time line, and who has not done which."""

from __future__ import annotations

from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from analytics import names, progress
from analytics.campaigns import Campaign
from analytics.labels import listing
from charts.figures.timeline import timeline
from pages.ui import figures, listed, tables
from pages.ui.progress import behind
from pages.ui.progress.behind import OF
from pages.ui.reading import Reading
from pages.ui.text import literal
from words import N_, _, numbers

STEP_WORDS = {"done": N_("✓ done"), "late": N_("✕ late"), "running": N_("· not due yet"), "unknown": N_("– no record")}


def stages(campaign: Campaign, as_of: date) -> None:
    """Every stage with its days; the one that is on stands out. A stage that is over is not green: nobody says that it was met."""
    now = campaign.stage_on(as_of)
    badges = []
    for stage in campaign.stages:
        text = literal(f"{stage.no} {stage.title} · {numbers.date_range(stage.start, stage.stated_end)}")
        colour, icon = ("blue", "play_circle") if now and stage.no == now.no else ("gray", "check") if stage.end < as_of else ("gray", "schedule")
        badges.append(f":{colour}-badge[:material/{icon}: {text}]")
    st.markdown(" ".join(badges))
    if now:
        left = (now.end - as_of).days
        told = (
            _("On {day} stage {no} is on ({title}), with {left} days left.", day=numbers.date_long(as_of), no=now.no, title=now.title, left=left)
            if left
            else _("On {day} stage {no} ({title}) ends.", day=numbers.date_long(as_of), no=now.no, title=now.title)
        )
        st.markdown(literal(told))


def milestones(rows: pd.DataFrame, campaign: Campaign, as_of: date) -> None:
    """Each milestone with how many of its units have done it, and who has not."""
    steps = progress.milestones(rows, campaign, as_of)
    if not steps:
        return
    late, unknown = (sum(step.state == state for step in steps) for state in ("late", "unknown"))
    said = _("Milestones: {late} of {n} are late", late=late, n=len(steps))
    st.subheader(said + (_(", of {n} no record tells", n=unknown) if unknown else ""), anchor=False)
    table = pd.DataFrame(
        {
            _("No."): [step.no for step in steps],
            _("Milestone"): [step.title for step in steps],
            _("Due on"): [numbers.date_short(step.due) for step in steps],
            _("State"): [_(STEP_WORDS[step.state]) for step in steps],
            _("Done"): [f"{step.in_time + step.late}/{step.units}" if step.units else numbers.NOTHING for step in steps],
            _("of them late"): [step.late if step.units else None for step in steps],
            _("Missing"): [listing(map(names.unit, step.missing)) or numbers.NOTHING for step in steps],
        }
    )
    keys = [f"milestone-{step.no}" for step in steps]
    tables.table(table, "milestones", figures.saved_name(_("Milestones")), figures.notes(), on_pick=partial(listed.choose, OF), keys=keys)
    behind.show(rows, campaign, "milestone")


def line(rows: pd.DataFrame, campaign: Campaign, as_of: date) -> None:
    """Stages and milestones on one line of time."""
    spec = timeline(campaign.stages, progress.milestones(rows, campaign, as_of), as_of, key="timeline")
    figures.chart(
        spec,
        on_pick=partial(behind.picked, campaign),
        reading=Reading(
            shows=_(
                "Each bar is a stage, the strong one is on; each point below is a milestone with its number at its due day: "
                "● done, ◆ late, ○ not due yet, a small grey ring where no record tells. The upright line is the day looked at."
            ),
            rule=_("A milestone is done once every unit that filed it has done it, late where one of them has not after its due day."),
            assumes=_("What nobody filed is not known: a milestone without records is neither done nor late."),
            source=_("The campaign file: stages and milestones of the document; the records of progress."),
        ),
    )
