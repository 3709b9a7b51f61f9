"""A share of groups that themselves meet a rule: T32 (70 % of townships where 80 % of the units conform), T33 (every trade). Counted in full."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pandas as pd

from analytics.attainment import Attainment
from analytics.campaign import Target
from analytics.context import Context
from analytics.labels import listing, told
from analytics.rules.common import before_due, blank, part
from analytics.verdicts import compared, meets
from analytics.words_of_targets import percent, records_missing
from words import _, numbers

SHOWN_AS_PARTS = 26  # a, b, c …: more groups than letters are only named


def attained(context: Context, target: Target, as_of: date) -> Attainment:
    """Groups that conform over all groups with units whose record tells; a group is judged on whole numbers."""
    answer, span = replace(blank(context, target, as_of), shape="share"), context.window(target, as_of)
    if span is None or target.limit is None or target.within is None:
        return replace(answer, why_no_data=records_missing(target))
    register = context.register_on(target, span.end)
    known = register[register[str(target.share)].notna()]
    groups = _groups(known, str(target.group))
    if not groups:
        return replace(answer, why_no_data=records_missing(target))
    counts = {name: (int(rows[str(target.share)].astype(bool).sum()), len(rows)) for name, rows in groups.items()}
    conforming = [name for name, (yes, all_) in counts.items() if Fraction(yes, all_) >= target.within]
    share, early = Fraction(len(conforming), len(groups)), before_due(target, as_of)
    return replace(
        answer,
        value=float(share),
        numerator=len(conforming),
        denominator=len(groups),
        administrative=compared(meets(share, target.rule, target.limit), before_due=early),
        evidential="not_applicable",
        gap_points=float((share - target.limit) * 100),
        complete=True,
        counting_rule=_counting_rule(context, target, counts, len(register) - len(known)),
        parts=tuple(_part(answer, target, place, name, *counts[name], early) for place, name in enumerate(sorted(counts)))
        if len(counts) <= SHOWN_AS_PARTS
        else (),
    )


def _groups(known: pd.DataFrame, group: str) -> dict[str, pd.DataFrame]:
    names = known["trade"] if group == "trade" else known["township"].fillna(known["township_code"])
    return {str(name): rows for name, rows in known.groupby(names, sort=True)}


def _part(answer: Attainment, target: Target, place: int, name: str, yes: int, all_: int, early: bool) -> Attainment:
    within = target.within or Fraction(0)
    share = Fraction(yes, all_)
    return replace(
        part(answer, place, title=name),
        limit=float(within),
        value=float(share),
        numerator=yes,
        denominator=all_,
        administrative=compared(share >= within, before_due=early),
        evidential="not_applicable",
        gap_points=float((share - within) * 100),
        complete=True,
    )


def _counting_rule(context: Context, target: Target, counts: dict[str, tuple[int, int]], silent: int) -> str:
    lacking = [name for name, (yes, all_) in counts.items() if Fraction(yes, all_) < (target.within or 0)]
    said = [_("A group conforms where at least {within} of its units do.", within=percent(target.within or Fraction(0)))]
    if lacking:
        said.append(_("Not conforming: {names}.", names=listing(f"{name} {counts[name][0]}/{counts[name][1]}" for name in lacking)))
    if target.group == "township" and context.scope.townships is None:
        empty = len(context.campaign.places()) - len(counts)
        said.append(_("{n} townships have no unit in the register: they are left out.", n=empty) if empty > 0 else "")
    if silent:
        said.append(_("Of {n} the register does not tell: they are left out.", n=numbers.count(silent)))
    return told(said)
