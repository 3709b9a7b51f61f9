"""What is asked on the Reports page: form, kind, language and, for a dossier, the enterprise; all of it stands in the link."""

from __future__ import annotations

from functools import partial

import streamlit as st

from analytics import rectification
from analytics.dossier import found as finding
from analytics.scope import Scope
from pages.ui import coded
from pages.ui.dossier import dossiers, search
from pages.ui.reports.asked import FORM_WORDS, KIND_WORDS, LANGUAGE_NAMES, Wanted
from pages.ui.store import ask as answer
from pages.ui.store import lake, snapshot
from pages.ui.text import literal
from words import LANGUAGES, _, language


def ask(scope: Scope) -> Wanted | None:
    """Draw the choices; the report that they want, or None while a dossier has no enterprise yet."""
    switch = partial(st.segmented_control, required=True)
    with st.container(horizontal=True):
        form = coded.one(switch, _("File"), list(FORM_WORDS), "form", start="word", named=lambda each: _(FORM_WORDS[each]))
        narrow = partial(st.selectbox, width=260)
        kind = coded.one(narrow, _("Kind of report"), list(KIND_WORDS), "report", start="summary", named=lambda each: _(KIND_WORDS[each]))
        spoken = coded.one(switch, _("Language of the report"), list(LANGUAGES), "written", start=language(), named=LANGUAGE_NAMES.__getitem__)
    enterprise = _enterprise(scope) if kind == "dossier" else ""
    if kind == "dossier" and not enterprise:
        return None
    pinned = scope.but(as_of=answer(rectification.settled, scope), language=spoken)
    return Wanted(form, kind, pinned, snapshot().version, lake().is_demo, enterprise)


def _enterprise(scope: Scope) -> str:
    """The key of the enterprise that the link names; '' with a list to choose from."""
    text, firm = search.search_box(), dossiers.chosen()
    if text:
        search.hits(scope, text)
        return ""
    if not firm:
        search.nobody(scope)
        return ""
    key = answer(finding.key_of, scope, firm)
    if key is None:
        search.unknown(firm)
        return ""
    found = answer(finding.search, scope, key)
    st.markdown(f":material/folder_shared: **{literal(str(key if found.empty else found['name'].iloc[0]))}**")
    return str(key)
