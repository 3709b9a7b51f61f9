"""What changed since the last meeting: two days, or two data versions, side by side."""

import streamlit as st

from analytics.changes import targets
from pages.ui import changes, changes_lists, changes_shown, changes_targets, changes_versions, frame, lines, links
from pages.ui.store import ask
from words import _, numbers

campaign, scope = frame.scope()
frame.title(_("What changed since the last meeting"))
if changes.ask_mode() == "versions":
    changes_versions.show(campaign, scope)
    st.stop()
asked = changes.ask_days(campaign, scope)
found = ask(targets.between_days, campaign, scope, asked.days)
by = changes.strata()
parts = changes_shown.say(asked, by)
sides = (_("On {day}", day=numbers.date_short(asked.days.then)), _("On {day}", day=numbers.date_short(asked.days.now)))
changes_targets.show(found, sides, changes_targets.about_days())
if not parts.strata["judged2"].sum():
    frame.empty(_("No batch was judged in these days: there is nothing to compare yet."), _("Upload a batch of results"), links.page("data/upload"))
else:
    st.subheader(_("Where it changed"), anchor=False)
    changes_shown.units(asked, changes.ask_unit())
    st.subheader(_("Mix or quality"), anchor=False)
    changes.ask_strata()
    changes_shown.mix(asked.subject, parts, by)
    changes_lists.comparable(changes_shown.comparable(asked), asked)
changes_lists.failures(asked)
changes_lists.rectified(asked)
lines.say_rule(campaign, asked.periods.later, asked.periods.measure)
