"""The way down from the county as a row of crumbs, and the way back to the page one came from."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analytics.labels import listing
from pages.ui import breakdown, drill
from pages.ui.text import literal
from words import _


def draw(found: breakdown.Cells, names: Sequence[str] = ()) -> None:
    """The way down as a row of crumbs; each goes back up to its level. `names`: of the enterprise and the batch, where one stands there."""
    place, trade = breakdown.chosen(found)
    at = drill.path()
    crumbs = [(found.rows[""], ("", "", "", ""))]
    if place:
        crumbs.append((found.rows[place], (place, "", "", "")))
    if trade:
        crumbs.append((found.columns[trade], (place, trade, "", "")))
    below = ((place, trade, at.firm, ""), (place, trade, at.firm, at.batch))
    crumbs += [(name, state) for name, state, key in zip(names, below, (at.firm, at.batch), strict=False) if key]
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="crumbs"):
        if came := drill.came_from():
            st.button(_("Back to {page}", page=came.title), key="crumb-back", icon=":material/arrow_back:", type="tertiary", on_click=drill.back)
        for i, (name, state) in enumerate(crumbs):
            if i:
                st.markdown("›", width="content")
            if i == len(crumbs) - 1:
                st.markdown(f"**{literal(name)}**", width="content")
            else:
                st.button(literal(name), key=f"crumb-{i}", type="tertiary", on_click=drill.go, args=state)
    if missing := [word for word, standing in ((at.place, place), (at.branch, trade)) if word and not standing]:
        st.markdown(f":small[:gray[{literal(_('The link names {what}, which this scope does not hold.', what=listing(missing)))}]]")
