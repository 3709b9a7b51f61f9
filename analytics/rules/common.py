"""What every shape of target fills in alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from analytics import due
from analytics import words_of_targets as words_of
from analytics.attainment import Attainment
from analytics.campaigns import Target
from analytics.context import Context
from words import _


def blank(context: Context, target: Target, as_of: date) -> Attainment:
    """A target without a figure: who says it, its rule, its days. Each shape puts its figures in."""
    span = context.window(target, as_of)
    return Attainment(
        id=target.id,
        title=str(target.title),
        source=words_of.source(context.campaign, target),
        rule=words_of.rule(target),
        due=target.due,
        due_assumed=target.due_assumed,
        shape=target.shape,
        as_of=as_of,
        start=span.start if span else target.window.start if target.window else context.campaign.start,
        end=span.end if span else as_of,
        data_version=context.snapshot.version,
        limit=None if target.limit is None else float(target.limit),
        unit=str(target.unit or ("" if target.share in (None, "brand_sales") else _("enterprises"))),
        note=str(target.note or ""),
        owner=str(target.owner or ""),
    )


def part(whole: Attainment, place: int, **figures: Any) -> Attainment:
    """One of the rules a target is made of: T02 → T02a, T02b …"""
    empty = replace(whole, parts=(), series=(), note="", why_no_data="", administrative="no_data", evidential="no_data")
    return replace(empty, id=f"{whole.id}{chr(ord('a') + place)}", **figures)


def before_due(target: Target, as_of: date) -> bool:
    """Whether a miss is still only 'not yet'."""
    return not due.come(target.due, as_of)
