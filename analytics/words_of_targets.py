"""A target's rule and its counting rule in words, and why there is no figure."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from analytics.campaigns import Campaign, Target, Text, Window
from analytics.labels import label, listing
from analytics.names import place, trade
from analytics.scope import COUNTED_KINDS, LEVELS, Scope
from words import _, language, numbers
from words.numbers import date_range

SIGN = {">=": "≥", ">": ">", "=": "=", "<=": "≤", "<": "<"}


def percent(value: Fraction) -> str:
    """A limit as it is written: '80%', '97.5%'."""
    return f"{float(value * 100):g}%"


def share(value: float) -> str:
    """A fraction as a rounded percentage: '12.5%'."""
    return numbers.percent(value)


def rule(target: Target) -> str:
    """The rule of a target in words: '省级，合格率 ≥ 85%，各阶段均达到'."""
    levels = listing(label("level", level) for level in target.levels or ())
    sign = SIGN[target.rule]
    match target.shape:
        case "rate":
            text = _("{measure} {sign} {limit}", measure=label("measure", target.measure), sign=sign, limit=percent(target.limit or Fraction(0)))
        case "rise":
            return _rises(label("measure", target.measure), levels or _("every level with samples"), target.limit)
        case "benchmark":
            names = listing(label("region", region) for region in target.benchmarks)
            text = _("{measure} above each of: {benchmarks}", measure=label("measure", target.measure), benchmarks=names)
        case "index":
            text = _("quality index {sign} {limit}", sign=sign, limit=f"{float(target.limit or 0):g}")
        case "count":
            limit = f"{float(target.limit or 0):g}"
            return _("falls to {limit}", limit=limit) if target.rule == "=" else _("number {sign} {limit}", sign=sign, limit=limit)
        case "below":
            names = listing(label("region", region) for region in target.benchmarks)
            return _("lower than: {benchmarks}", benchmarks=names) if target.rule == "<" else _("higher than: {benchmarks}", benchmarks=names)
        case "change":
            return _("change against the base period {sign} {limit}", sign=sign, limit=percent(target.limit or Fraction(0)).replace("-", "−"))
        case "falls":
            return _falls(target)
        case "groups":
            groups = _("townships") if target.group == "township" else _("trades")
            within, limit = percent(target.within or Fraction(0)), percent(target.limit or Fraction(0))
            if target.limit == 1:
                return _("in all {groups} at least {within} of the units conform", groups=groups, within=within)
            return _("{groups} where at least {within} of the units conform: {sign} {limit}", groups=groups, within=within, sign=sign, limit=limit)
        case _:
            text = _("share {sign} {limit}", sign=sign, limit=percent(target.limit or Fraction(0)))
    if levels:
        text = _("{levels}: {rule}", levels=levels, rule=text)
    return _("{rule}, in every stage with samples", rule=text) if target.stable else text


def _rises(measure: str, levels: str, limit: Fraction | None) -> str:
    if limit is None:
        return _("{measure} rises at each of: {levels}", measure=measure, levels=levels)
    return _("{measure} rises by at least {points} pp at each of: {levels}", measure=measure, levels=levels, points=f"{float(limit * 100):g}")


def _falls(target: Target) -> str:
    if target.limit:
        by = percent(-target.limit)
        if target.years > 1:
            return _("falls by at least {share} each year, {n} years in a row", share=by, n=target.years)
        return _("falls by at least {share} against the year before", share=by)
    return _("falls each year, {n} years in a row", n=target.years) if target.years > 1 else _("falls against the year before")


def counting_rule(campaign: Campaign, target: Target, span: Window | None, pooled: tuple[str | None, ...]) -> str:
    """What is counted, in words: measure, trades, levels (pooled ones by name), kinds, days, and what stays out."""
    named = listing(label("level", level) for level in sorted(target.levels or pooled, key=(*LEVELS, None).index))
    if target.shape == "rise":
        levels = _("each level by itself: {levels}", levels=named)
    elif len(target.levels or pooled) > 1:
        levels = _("levels pooled: {levels}", levels=named)
    else:
        levels = named or _("no level")
    counted = _(
        "{measure}; {county}, {trades}; {levels}; kinds: {kinds}; {days}.",
        measure=_("quality index") if target.shape == "index" else label("measure", target.measure),
        county=place(campaign.county),
        trades=listing(trade(each) for each in target.trades),
        levels=levels,
        kinds=listing(label("kind", kind) for kind in target.kinds or COUNTED_KINDS),
        days=date_range(span.start, span.end) if span else _("not begun"),
    )
    return ("" if language() == "zh" else " ").join((counted, left_out()))


def left_out() -> str:
    """What no rate of samples counts: the last sentence of every `counting_rule`."""
    return _(
        "Final verdicts; not judged batches, undated ones and those of other counties stay out, and so do lists of failures without a denominator."
    )


def scope_rule(campaign: Campaign, scope: Scope, measure: str, span: Window, pooled: tuple[str | None, ...]) -> str:
    """What a rate counts that is no target's own, in words. `pooled`: the levels that it adds up."""
    shown = Target(
        id="",
        title=Text("", ""),
        clause=Text("", ""),
        shape="rate",
        trades=tuple(trade for trade in campaign.trades if scope.trades is None or trade in scope.trades),
        due=campaign.end,
        measure=measure,
        levels=scope.levels,
        kinds=scope.kinds,
    )
    return counting_rule(campaign, shown, span, pooled)


def source(campaign: Campaign, target: Target) -> str:
    """Document and clause."""
    return f"{campaign.document} · {target.clause}"


def nothing_counted(target: Target, failures_only: int, elsewhere: int, undated: int, narrowed_away: bool) -> str:
    """Why a rate has no denominator."""
    if narrowed_away:
        return _("The chosen filters leave nothing of this target.")
    if failures_only:
        return _("No denominator: the {n} failures known come from lists of failures only.", n=failures_only)
    if elsewhere or undated:
        return _("No judged batch counts: {elsewhere} lie outside the county, {undated} have no date.", elsewhere=elsewhere, undated=undated)
    return _("No judged batch in this period yet.")


def records_missing(target: Target) -> str:
    """Which records will bring the figure."""
    return _("No data yet. It comes with: {records}.", records=str(target.needs)) if target.needs else _("No data yet.")


def filed_later(end: date, day: date) -> str:
    """A figure is there, but of days that end after the day looked at."""
    return _("Filed, but only for the period to {end}, after the as-of day ({day}).", end=numbers.date_long(end), day=numbers.date_long(day))
