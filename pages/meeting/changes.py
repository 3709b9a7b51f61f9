"""What changed since the last meeting: two days, or two data versions, side by side."""

import streamlit as st

from analytics.changes import targets, written
from pages.ui import frame, lines, nothing
from pages.ui.changes import controls, lists, mix, shown, versions
from pages.ui.changes import targets as changes_targets
from pages.ui.store import ask
from words import _, numbers

campaign, scope = frame.scope()
frame.title(_("What changed since the last meeting"))
if controls.ask_mode() == "versions":
    versions.show(campaign, scope)
    st.stop()
asked = controls.ask_days(campaign, scope)
sides = (_("On {day}", day=numbers.date_short(asked.days.then)), _("On {day}", day=numbers.date_short(asked.days.now)))
found = ask(targets.between_days, campaign, scope, asked.days)
parts = shown.divided(asked, ("trade",))
if not parts.strata["judged2"].sum() and all(side.value is None for each in found for side in (each.then, each.now)):
    nothing.here(_("No batch was judged in these days: there is nothing to compare yet."), _("Upload a batch of results"))
    st.stop()
spoken = st.container()
changes_targets.show(campaign, found, sides, written.about_days())
if parts.strata["judged2"].sum():
    st.subheader(_("Where it changed"), anchor=False)
    shown.units(asked, controls.ask_unit())
    st.subheader(_("Mix or quality"), anchor=False)
    by = controls.ask_strata()
    parts = shown.divided(asked, by)
    mix.mix(asked.subject, parts, by)
    lists.comparable(shown.comparable(asked), asked)
else:
    said = _("No batch was judged in these days: there is nothing to compare yet.")
    nothing.here(said, _("Upload a batch of results"))
with spoken:
    shown.say(asked, parts)
lists.failures(asked)
lists.rectified(asked)
lines.say_rule(campaign, asked.periods.later, asked.periods.measure)
