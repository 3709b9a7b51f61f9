"""Measures: what every word and figure means, printed from the declarations."""

import pandas as pd
import streamlit as st

import datasets
from pages.ui import frame, glossary, links, tables
from pages.ui.measures import entries as glossary_entries
from pages.ui.text import literal
from words import _, language, numbers

frame.title(_("Measures"))
st.page_link(links.page("data/help"), label=_("User guide"), icon=":material/help_center:")
campaign, _scope = frame.scope()
sought = st.text_input(
    _("Search"), key="measures-search", placeholder=_("A word, a measure, a field, a column name …"), icon=":material/search:", live=True
).strip()
found = 0

for heading, entries in (
    (_("Measures and how they are counted"), glossary_entries.MEASURES),
    (_("Verdicts on a target"), glossary_entries.VERDICTS),
    (_("Classes of enterprises"), glossary_entries.CLASSES),
):
    shown = glossary.matching([entry.said() for entry in entries], sought)
    found += len(shown)
    if shown:
        st.subheader(heading, anchor=False)
        glossary.draw(shown, heading)

if not sought:
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(_("Counting rule"), anchor=False)
        st.markdown(literal(glossary.counting_rule()))
    with right:
        st.subheader(_("Weights of the quality index"), anchor=False)
        st.markdown(literal(_("{campaign}, version {version}", campaign=str(campaign.title), version=campaign.index.version)))
        st.table(dict(glossary.weights(campaign)), border="horizontal", width="content", alt=_("Weights of the quality index"))

for name in glossary.datasets_in_order():
    dataset = datasets.get(name)
    fields = glossary.matching_rows(list(glossary.rows(dataset)), sought)
    found += len(fields)
    if fields:
        st.subheader(f"{dataset} · {_('{n} fields', n=numbers.count(len(fields)))}", anchor=False)
        tables.table(
            pd.DataFrame(fields),
            f"fields-{name}-{language()}",
            _("Fields of {dataset}", dataset=str(dataset)),
            column_config=glossary.columns(),
        )

if not found:
    frame.empty(literal(_("Nothing here is called “{sought}”.", sought=sought)), icon=":material/search_off:")
