"""Mix or quality: how much of a change comes from other products, and how much only from sampling others; both ways of comparing show it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from analytics.changes.split import Split
from charts.figures.split import split_bars
from pages.ui import drill, figures
from pages.ui.changes import controls
from pages.ui.changes.shown import NARROWEST
from pages.ui.reading import Reading
from pages.ui.text import literal
from words import _, numbers


def mix(asked_subject: str, parts: Split, by: tuple[str, ...]) -> None:
    """Mix and quality as bars; strata sampled on one side only are named."""
    heading = _(controls.STRATA[",".join(by)])
    if parts.change is None:
        st.markdown(_("One of the two sides has no judged batch, so there is no change to split into quality and mix."))
        return
    spec = split_bars(parts, key="changed-split", title=_split_title(asked_subject, parts), heading=heading[:1].upper() + heading[1:])
    reading = Reading(
        shows=_(
            "How much of the change comes from better or worse products within each stratum (quality effect), and how much only from "
            "sampling other strata more or less often (mix effect)."
        ),
        rule=_(
            "Quality: change of a stratum's rate times its mean share. Mix: change of its share times how far its mean rate lies from the mean "
            "overall rate. All strata together give exactly the change."
        ),
        assumes=_("The split depends on the strata chosen, and says nothing about chance: small strata move by luck."),
        source="E. M. Kitagawa, JASA 50 (1955) 1168–1194.",
    )
    figures.chart(
        spec,
        on_pick=partial(_to_stratum, by),
        least_width=NARROWEST,
        note=literal(_one_sided(parts)),
        reading=reading,
    )


def _to_stratum(by: tuple[str, ...], keys: Sequence[str]) -> None:
    """From a stratum down to the batches of its township, trade, level or product category."""
    step = dict(zip(by, keys[0].split("|"), strict=True)) if keys and keys[0] else {}
    if any(step.values()):
        level = {"level": step["level"]} if step.get("level") else None
        drill.visit(place=step.get("township", ""), trade=step.get("trade", ""), category=step.get("product_category", ""), filters=level)


def _split_title(subject: str, parts: Split) -> str:
    assert parts.quality is not None and parts.mix is not None
    figures_ = {"quality": numbers.signed(100 * parts.quality), "mix": numbers.signed(100 * parts.mix)}
    return _("{subject}: quality {quality} pp, mix {mix} pp", subject=subject, **figures_)


def _one_sided(parts: Split) -> str:
    lone = parts.one_sided
    if lone.empty:
        return _("Every stratum was sampled on both sides.")
    batches = int(lone["judged1"].sum() + lone["judged2"].sum())
    return _(
        "{n} of {of} strata ({batches} batches) were sampled on one side only: their one rate stands for both, so they count as mix alone.",
        n=len(lone),
        of=len(parts.strata),
        batches=numbers.count(batches),
    )
