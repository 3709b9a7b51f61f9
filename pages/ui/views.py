"""Views: keep what is on the screen under a name, open what somebody kept, and copy the link of this very view."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode, urlsplit

import streamlit as st

from etl import views
from pages.ui import acts, ledger, visits
from pages.ui.actor import actor
from words import _

_NAME = "view-name"


def popover() -> None:
    """The button in the title line with everything about views."""
    box = st.popover(_("Views"), icon=":material/bookmark:", type="tertiary", key="views", on_change="rerun")
    if not box.open:
        return
    with box:
        st.markdown(f"**{_('Link of this view')}**")
        st.code(_address(link(visits.here(), visits.said())), language=None, wrap_lines=True)
        with st.form("view-keep", border=False, clear_on_submit=False):
            st.text_input(_("Keep this view under a name"), key=_NAME, max_chars=views.LONGEST_NAME, placeholder=_("Valves, Oubei, for the meeting"))
            st.form_submit_button(_("Keep"), icon=":material/bookmark_add:", on_click=_keep)
        kept = views.every()
        for view in kept:
            _line(view)
        if kept:
            _change(kept)
        else:
            st.markdown(f":small[:gray[{_('No view is kept yet. A kept view is open to everybody at this store.')}]]")


def link(page: str, said: views.Said) -> str:
    """The link of a page, relative to any other page of the app."""
    asked = urlencode([(name, value) for name, values in said for value in values])
    return f"./{page}" + (f"?{asked}" if asked else "")


def _line(view: views.View) -> None:
    about = _("kept by {who} on {day}", who=ledger.person(view.by), day=view.at[:10])
    # A plain link in the same tab: only a fresh page takes every filter from the link.
    opened = f'<a style="color:inherit" href="{escape(link(view.page, view.said))}">{escape(view.name)}</a>'
    st.html(f'{opened} <small style="opacity:.7">{escape(about)}</small>')


def _change(kept: tuple[views.View, ...]) -> None:
    """Another name for a view, or away with it."""
    names = {view.id: view.name for view in kept}
    with st.expander(_("Rename or delete a view"), icon=":material/edit:", type="compact", key="view-change"):
        chosen = st.selectbox(_("View"), list(names), format_func=names.__getitem__, key="view-chosen")
        st.text_input(_("New name"), key="view-new-name", max_chars=views.LONGEST_NAME)
        with st.container(horizontal=True):
            st.button(_("Rename"), key="view-rename", on_click=_rename, args=(chosen,))
            st.button(_("Delete"), key="view-delete", icon=":material/delete:", on_click=_delete, args=(chosen,))


def _address(relative: str) -> str:
    """The whole address, as it is pasted into a message."""
    parts = urlsplit(st.context.url or "")
    base = parts.path.removesuffix(f"/{visits.here()}") if visits.here() else parts.path
    return f"{parts.scheme}://{parts.netloc}{base.rstrip('/')}{relative.removeprefix('.')}" if parts.netloc else relative


def _keep() -> None:
    said = {name: list(values) for name, values in visits.said()}
    acts.act(views.keep, st.session_state[_NAME], visits.here(), said, actor=actor())


def _rename(view: str) -> None:
    acts.act(views.rename, view, st.session_state["view-new-name"], actor=actor())


def _delete(view: str) -> None:
    acts.act(views.delete, view, actor=actor())
