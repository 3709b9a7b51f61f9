"""Steps 1 and 2 side by side, and the button that publishes."""

from __future__ import annotations

import dataclasses

import streamlit as st

import datasets
from access import Actor
from analytics.campaigns import Campaign
from etl.filling import DENOMINATOR
from etl.inspect import Inspection
from etl.receipt import Receipt
from pages.ui.text import literal
from pages.ui.upload import columns, file, jobs, preview, read, work
from pages.ui.upload import fill as upload_fill
from pages.ui.upload.file import Held
from pages.ui.upload.work import Settings
from words import _, numbers

_CONFIRMED = "confirmed"


def read_and_confirm(held: Held, campaign: Campaign) -> Settings | None:
    """What was read on the left, its columns to confirm on the right; the settings once they are confirmed."""
    key = f"upload-{held.sha256[:12]}"
    chosen, sheet = st.session_state.get(f"{key}-dataset"), st.session_state.get(f"{key}-sheet")
    sheets = jobs.watch(work.look(held, None, None), _("Reading the file …")).sheets
    seen = jobs.watch(work.look(held, chosen, sheet), _("Reading the file …"))
    left, right = st.columns([2, 3])
    with left.container(border=True):
        st.subheader(_("What was read"), anchor=False)
        dataset, sheet = read.choices(seen, sheets, key)
        read.draw(seen)
        more = st.container()
    key = f"{key}-{dataset}-{sheet}"
    with right.container(border=True):
        said, clash = _columns(seen, datasets.get(dataset), key)
        buttons = st.container(horizontal=True)
    with more:  # after the columns: only what none of them brings is asked for
        settings = _settings(Settings(dataset, sheet), seen, said, campaign, key)
    with buttons:
        if st.button(_("Confirm and preview"), key="upload-confirm", type="primary", icon=":material/check:", disabled=clash):
            held.jobs[_CONFIRMED] = settings
        st.button(_("Another file"), key="upload-put-away", on_click=file.put_away)
    return settings if held.jobs.get(_CONFIRMED) == settings and not clash else None


def _columns(seen: Inspection, dataset: datasets.Dataset, key: str) -> tuple[dict[str, str], bool]:
    """What the person says of the columns, and whether two of them claim one field."""
    doubtful = sum(columns.doubtful(column) for column in seen.columns)
    known = sum(column.used for column in seen.columns)
    st.subheader(_("Columns to confirm: {n}", n=doubtful) if doubtful else _("Every column is recognised"), anchor=False)
    st.markdown(f":small[:gray[{_('{n} columns are recognised. What you confirm is remembered for this header.', n=known)}]]")
    said = columns.edit(seen.columns, seen.examples, dataset, f"{key}-columns")
    clash = columns.twice(seen.columns, said)
    for name, first, second in clash:
        text = _("“{first}” and “{second}” cannot both be {field}: keep one.", first=first, second=second, field=str(dataset.field(name)))
        st.error(literal(text), icon=":material/block:")
    return said, bool(clash)


def _settings(base: Settings, seen: Inspection, said: dict[str, str], campaign: Campaign, key: str) -> Settings:
    """The base with what the person says of the columns and of the whole file."""
    dataset = datasets.get(base.dataset)
    fill = upload_fill.ask(columns.lacking(seen.columns, said, dataset), dataset, campaign, f"{key}-fill")
    tag = upload_fill.campaign_of(campaign, seen, said, key)
    return Settings(base.dataset, base.sheet, tag, tuple(sorted(said.items())), tuple(sorted(fill.items())))


def replacing(held: Held, settings: Settings) -> Settings:
    """The settings with what the person says below the preview: about conflicts, and about what the file lists."""
    lists = st.session_state.get(_lists_key(held))
    fill = settings.fill if lists is None or settings.dataset != "sampling_results" else (*settings.fill, (DENOMINATOR, lists))
    return dataclasses.replace(settings, replace=bool(st.session_state.get(_replace_key(held))), fill=fill)


def _lists_key(held: Held) -> str:
    return f"upload-{held.sha256[:12]}-lists"


def _replace_key(held: Held) -> str:
    return f"upload-{held.sha256[:12]}-replace"


def publish_button(held: Held, settings: Settings, receipt: Receipt, who: Actor) -> None:
    """Publish what the preview shows, or take the refused rows home first."""
    if receipt.dataset == "sampling_results" and ((receipt.failed and not receipt.passed) or st.session_state.get(_lists_key(held))):
        st.selectbox(
            _("What does the file list?"),
            ("true", "false"),
            None,
            lambda said: _("Every sampled batch: all rows count") if said == "true" else _("Failures only: no pass rate follows from it"),
            _lists_key(held),
            placeholder=_("as the file seems to say"),
            help=_("No row of it passed. Whether that is a list of failures or a sampling in which all failed, only you can know."),
        )
    if receipt.conflicts or settings.replace:
        st.checkbox(
            _("Rows of this file take the place of older ones that say something else"),
            key=_replace_key(held),
            help=_("Left open, the older row counts and the conflict waits for a decision. The replaced rows come back if this upload is withdrawn."),
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            _("Publish {n} rows", n=numbers.count(receipt.accepted)) if receipt.accepted else _("Record without new rows"),
            key="upload-publish",
            type="primary",
            icon=":material/publish:",
            on_click=work.publish,
            args=(held, settings, who),
            disabled=receipt.read == receipt.refused,
        )
        if receipt.refused:
            preview.download(receipt)
            kept = _("Refused rows are kept with this upload; once mended, load them again.")
            st.markdown(f":small[:gray[{kept}]]", width="content")
