"""The way down from the county as a row of crumbs, and the way back to the page one came from."""

from __future__ import annotations

import streamlit as st

from analytics import names
from analytics.labels import label, listing
from pages.ui import drill, frame, narrowing, visits
from pages.ui.breakdown import matrix
from pages.ui.breakdown.cells import Cells
from pages.ui.text import literal
from words import _, numbers


def draw(found: Cells, firm: str, batch: str) -> None:
    """The row of crumbs; each goes back up to its level. `firm`, `batch`: what the enterprise and the batch are called, where one stands there."""
    place, trade = matrix.chosen(found)
    at = drill.path()
    what = (at.item, at.lab, at.category)
    steps: list[tuple[str, tuple[str, ...]]] = [(found.rows[""], ())]
    steps += [(found.rows[place], (place,))] if place else []
    steps += [(found.columns[trade], (place, trade))] if trade else []
    steps += [(names.item(at.item), (place, trade, "", "", at.item))] if at.item else []
    steps += [(at.lab, (place, trade, "", "", at.item, at.lab))] if at.lab else []
    steps += [(at.category, (place, trade, "", "", *what))] if at.category else []
    steps += [(firm, (place, trade, at.firm, "", *what))] if at.firm else []
    steps += [(batch, (place, trade, at.firm, at.batch, *what))] if at.batch else []
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="crumbs"):
        if came := visits.came_from():
            st.button(_("Back to {page}", page=came.title), key="crumb-back", icon=":material/arrow_back:", type="tertiary", on_click=visits.back)
        for i, (name, state) in enumerate(steps):
            if i:
                st.markdown("›", width="content")
            if i == len(steps) - 1:
                st.markdown(f"**{literal(name)}**", width="content")
            else:
                st.button(literal(name), key=f"crumb-{i}", type="tertiary", on_click=drill.go, args=state)
    campaign, wide = frame.scope()
    if (within := narrowing.narrowed(wide)) != wide:
        said = [numbers.date_range(within.start, within.end)] if at.days and within.start and within.end else []
        said += [_("Class {letter}", letter=at.class_)] if at.class_ else []
        said += [label("level", at.rank)] if at.rank else []
        said += [f"{each.id} {each.title}" for each in campaign.targets if each.id == at.counted]
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            st.markdown(f":small[:gray[{literal(_('Only {what}.', what=listing(said)))}]]", width="content")
            st.button(_("Show all"), key="crumb-all", icon=":material/close:", type="tertiary", on_click=drill.widen)
    if missing := [word for word, standing in ((at.place, place), (at.branch, trade)) if word and not standing]:
        st.markdown(f":small[:gray[{literal(_('The link names {what}, which this scope does not hold.', what=listing(missing)))}]]")
