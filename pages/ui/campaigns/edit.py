"""Editing a campaign: the main things in forms, everything in the text of its file."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from analytics import names
from analytics.campaign import RULES
from analytics.campaign_section import FIRST_YEAR, LAST_YEAR
from analytics.campaign_toml import Said, read, rewrite
from analytics.labels import LEVEL, label
from analytics.words_of_targets import SIGN
from pages.ui.campaigns import forms
from pages.ui.campaigns.called import SHAPES, field
from pages.ui.campaigns.review import review, stamp
from words import _, numbers

_COLUMNS = st.column_config
DAYS: dict[str, Any] = {"format": "YYYY-MM-DD", "min_value": date(FIRST_YEAR, 1, 1), "max_value": date(LAST_YEAR, 12, 31)}


def in_forms(id: str, text: str) -> None:
    """Titles, days, stages and targets."""
    said, key = read(text), f"campaigns-{id}-{stamp(text)}"
    draft = dict(said)
    _head(draft, key)
    st.markdown(f"**{_('Stages of the campaign')}**")
    draft["stage"] = _table(said.get("stage", []), forms.STAGES, f"{key}-stages", _("Stages of the campaign"), _stage_columns())
    st.markdown(f"**{_('Targets')}**")
    draft["target"] = _table(said.get("target", []), forms.TARGETS, f"{key}-targets", _("Targets"), _target_columns(draft))
    st.markdown(
        f":small[:gray[{_('A rate is written 80% or 0.8; no trade or level means all. The rest of a target stands in the text of the file.')}]]"
    )
    for name in ("stage", "target"):
        if not draft[name] and name not in said:
            del draft[name]
    review(rewrite(text, draft) if draft != said else text, text, f"{key}-forms")


def in_text(id: str, text: str) -> None:
    """The whole file as text."""
    key = f"campaigns-{id}-{stamp(text)}-text"
    st.markdown(
        f":small[:gray[{_('The text is checked when you leave the field or press Ctrl+Enter. A mistake is named with its place and not kept.')}]]"
    )
    draft = st.text_area(_("Campaign file (TOML)"), text, height=520, key=key) or ""
    review(draft, text, key)


def _head(draft: Said, key: str) -> None:
    zh, en, start, end = st.columns([4, 4, 2, 2])
    for name, box, language in (("title", zh, "zh"), ("title", en, "en"), ("short", zh, "zh"), ("short", en, "en")):
        tongue = _("Chinese") if language == "zh" else _("English")
        title: dict[str, str] = draft.get(name) or draft["title"]
        now = box.text_input(_("{name} ({which})", name=field(name), which=tongue), title[language], key=f"{key}-{name}-{language}")
        if now != title[language]:
            draft[name] = dict(title) | {language: now}
    for name, box in (("start", start), ("end", end)):
        draft[name] = box.date_input(field(name), draft[name], key=f"{key}-{name}", **DAYS)


def _table(tables: list[Said], columns: tuple[str, ...], key: str, title: str, config: dict[str, Any]) -> list[Said]:
    edited = st.data_editor(
        forms.frame(tables, columns),
        key=key,
        hide_index=True,
        num_rows="dynamic",
        row_height=40,
        height="content",
        column_config=config,
        placeholder=numbers.NOTHING,
        alt=title,
    )
    return forms.merged(tables, edited)


def _stage_columns() -> dict[str, Any]:
    return {
        "no": _COLUMNS.NumberColumn(field("no"), step=1, min_value=1, width=60),
        **_texts("title", 260),
        "start": _COLUMNS.DateColumn(field("start"), format="YYYY-MM-DD", width=120),
        "end": _COLUMNS.DateColumn(field("end"), format="YYYY-MM-DD", width=120),
    }


def _target_columns(draft: Said) -> dict[str, Any]:
    return {
        "id": _COLUMNS.TextColumn(field("id"), width=70, pinned=True),
        **_texts("title", 220),
        "shape": _COLUMNS.SelectboxColumn(field("shape"), options=list(SHAPES), format_func=lambda it: _(SHAPES[str(it)]), width=150),
        "rule": _COLUMNS.SelectboxColumn(field("rule"), options=list(RULES), format_func=lambda it: SIGN[str(it)], width=90),
        "limit": _COLUMNS.TextColumn(field("limit"), width=90),
        "due": _COLUMNS.DateColumn(field("due"), format="YYYY-MM-DD", width=120),
        "trades": _COLUMNS.MultiselectColumn(field("trades"), options=list(draft["trades"]), format_func=names.trade, width=150),
        "levels": _COLUMNS.MultiselectColumn(field("levels"), options=list(LEVEL), format_func=lambda it: label("level", it), width=180),
        **_texts("clause", 180),
    }


def _texts(name: str, width: int) -> dict[str, Any]:
    return {
        f"{name}.zh": _COLUMNS.TextColumn(_("{name} ({which})", name=field(name), which=_("Chinese")), width=width),
        f"{name}.en": _COLUMNS.TextColumn(_("{name} ({which})", name=field(name), which=_("English")), width=width),
    }
