"""Progress of the work: stages and milestones, weekly reports, prescribed actions, evaluation and appraisal, on any day."""

import streamlit as st

from analytics import progress, rates
from pages.ui import frame, nothing
from pages.ui.progress import days, units
from pages.ui.store import ask
from words import _

campaign, scope = frame.scope()
as_of = ask(progress.settled, scope)
frame.title(_("Progress"), (campaign.start, as_of))
days.stages(campaign, as_of)
rows = ask(progress.tasks, scope)
if campaign.stages or campaign.process.milestones:
    days.line(rows, campaign, as_of)
if rows.empty:
    nothing.here(
        _("No progress has been filed for this campaign: no milestone, no weekly report, no action."),
        _("Upload a file of progress"),
        lambda wide: len(ask(progress.tasks, wide)),
    )
    st.stop()
reports = progress.weekly(rows, campaign, as_of, scope.townships)
days.milestones(rows, campaign, as_of)
units.weekly(reports, rows, campaign)
units.actions(rows, campaign)
quality = ask(rates.rate, scope.but(as_of=as_of), "batch", by=("township",)).rename(columns={"township": "unit"})
units.appraisal(rows, reports, quality[["unit", "passed", "judged"]], campaign)
units.reminder(rows, reports, campaign, as_of)
