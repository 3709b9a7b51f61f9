"""The file of outlines: how to get one, let it stand, replace it, remove it, and take the last step back."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from analytics import maps
from analytics.campaigns import Campaign
from analytics.maps import Map
from analytics.names import place
from etl import geojson
from etl import maps as kept
from pages.ui import acts, english_words, ledger
from pages.ui.actor import actor
from pages.ui.tables import table
from pages.ui.text import literal
from words import N_, Message, _

ACTIONS = {"keep": N_("uploaded"), "remove": N_("removed"), "undo": N_("taken back")}


def why_none(campaign: Campaign) -> None:
    """Why there is no map, and where outlines come from."""
    with st.container(border=True, gap="small"):
        st.subheader(_("No outlines of the townships yet"), anchor=False)
        st.markdown(
            _(
                "Dabiao ships no map. The natural resources bureau of the county, or its civil affairs bureau, keeps the township boundaries; "
                "ask for GeoJSON in CGCS2000 or WGS84 degrees, with the townships' names or 9-digit codes among the properties. "
                "A shapefile can be saved as GeoJSON in a map program. Nothing leaves this machine. Until then the ranked list says the same."
            )
        )
        _upload(campaign)


def manage(campaign: Campaign, drawn: Map | None) -> None:
    """Replace, remove, take back; and what was done so far, by whom and when."""
    steps = maps.history(campaign.county_code)
    if not steps:
        return
    with st.expander(_("Outlines: replace, remove, history"), icon=":material/map:", key="map-manage"):
        if drawn:
            _upload(campaign)
        county = campaign.county_code
        with st.container(horizontal=True):
            if drawn:
                st.button(_("Remove the outlines"), key="map-remove", icon=":material/delete:", on_click=_act, args=(kept.remove, county))
            st.button(_("Take the last step back"), key="map-undo", icon=":material/undo:", on_click=_act, args=(kept.undo, county))
        shown = pd.DataFrame(
            {
                _("When"): [ledger.when(step.at) for step in steps],
                _("Action"): [_(ACTIONS[step.action]) for step in steps],
                _("File"): [step.file for step in steps],
                _("Who"): [ledger.person(step.by) for step in steps],
            }
        )
        table(shown, "map-history", _("Outlines: history"))


def _upload(campaign: Campaign) -> None:
    if not campaign.county_code:
        st.markdown(_("This campaign names no county, so its townships are not known."))
        return
    key = f"map-file-{st.session_state.get('map-turn', 0)}"
    english_words.uploader(key, geojson.LARGEST >> 20)
    chosen = st.file_uploader(
        _("A GeoJSON file of the townships of {county}", county=place(campaign.county)),
        ["geojson", "json"],
        key=key,
        max_upload_size=geojson.LARGEST >> 20,
    )
    if chosen is not None:
        said = literal(chosen.name)
        st.button(
            _("Use the outlines of {file}", file=said), key="map-keep", type="primary", icon=":material/check:", on_click=_keep,
            args=(campaign.county_code, chosen.getvalue(), chosen.name),
        )  # fmt: skip


def _act(work: Callable[..., Message], county: str) -> None:
    acts.act(work, county, actor=actor())


def _keep(county: str, raw: bytes, name: str) -> None:
    acts.act(kept.keep, county, raw, name, actor=actor())
    st.session_state["map-turn"] = st.session_state.get("map-turn", 0) + 1
