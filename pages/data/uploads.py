"""Uploads: the ledger of everything that changed the store, and the way back."""

import streamlit as st

from pages.ui import acts, frame, ledger, links
from pages.ui.actor import actor
from pages.ui.tables import downloads
from pages.ui.text import literal
from pages.ui.uploads import corrections, detail
from words import _

frame.title(_("Uploads"))
acts.tell()
house = ledger.house()
entries = house.ledger()
if not entries:
    frame.empty(_("Nothing has been loaded yet."), _("Upload a file"), links.page("data/upload"), icon=":material/history:")
    st.stop()

if not house.stands():
    st.info(_("Everything that was loaded is withdrawn: the other pages show the demo until you load something."), icon=":material/info:")

search, which, how = st.columns([3, 2, 2])
sought = search.text_input(_("Search"), key="uploads-search", placeholder=_("File, person, reason or upload"), icon=":material/search:").strip()
dataset = which.selectbox(
    _("Dataset"),
    sorted({each.dataset for each in entries}),
    index=None,
    format_func=ledger.dataset_word,
    key="uploads-dataset",
    placeholder=_("All"),
)
action = how.selectbox(
    _("Action"),
    [name for name in ledger.ACTIONS if any(each.action == name for each in entries)],
    index=None,
    format_func=lambda name: _(ledger.ACTIONS[name]),
    key="uploads-action",
    placeholder=_("All"),
)
shown = ledger.matching(entries, sought, dataset, action)
if not shown:
    frame.empty(literal(_("No line of the ledger fits these filters.")), icon=":material/search_off:")
    st.stop()

lines = ledger.frame(shown)
chosen = st.dataframe(
    ledger.pills(lines),
    key=f"uploads-{len(entries)}-{len(shown)}",
    hide_index=True,
    row_height=40,
    column_config=ledger.columns(),
    on_select="rerun",
    selection_mode="single-cell",
    alt=_("Ledger of uploads"),
)
downloads(lines, "uploads", _("Ledger of uploads"))
cells = chosen.selection.cells
named = [each for each in entries if each.upload == st.query_params.get(detail.UPLOAD)]  # a link may name one
picked = shown[cells[0][0]] if cells and cells[0][0] < len(shown) else named[0] if named else None
if picked:
    detail.draw(picked, actor(), house)
else:
    st.markdown(f":small[:gray[{_('Click a line to see its receipt, its messages and refused rows, or to withdraw it.')}]]")
if house.stands():
    corrections.draw(actor())
