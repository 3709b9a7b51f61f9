"""A warning in words: what, where, and the reason with its numbers."""

from __future__ import annotations

from analytics import names
from analytics.labels import listing
from analytics.warnings.found import Reference, Warned
from words import N_, _
from words.numbers import count, date_long, number, percent, rate

KIND = {"cusum": N_("failure rate rising"), "recurrence": N_("repeated failure"), "cluster": N_("clustered failures")}
STATE = {"returned": N_("came back"), "open": N_("open"), "acknowledged": N_("acknowledged"), "closed": N_("closed")}
SOURCE = {"history": N_("the county's failures before"), "target": N_("what the target allows"), "overall": N_("all batches so far")}
DAYS_NAMED = 6


def title(one: Warned) -> str:
    """What and where, in a few words."""
    place = names.place(one.township) if one.township else _("township not stated")
    if one.kind == "cusum":
        return _("{place}, {trade}: failures become more frequent", place=place, trade=names.trade(one.trade))
    if one.kind == "recurrence":
        return _("{name}: “{item}” failed again", name=one.name, item=names.item(one.item))
    return _("{place}: {firms} enterprises failed on “{item}”", place=place, firms=one.firms, item=names.item(one.item))


def reason(one: Warned) -> str:
    """Why it was raised, with its n."""
    if one.judged is not None and one.reference is not None:
        return _(
            "{failed} of {judged} batches failed ({rate}) since the CUSUM began to rise; usual are {usual}. It reached the threshold {times} "
            "in the days looked at, the last time on {since}.",
            failed=count(one.failed),
            judged=count(one.judged),
            rate=rate(one.failed, one.judged),
            usual=percent(one.reference.p0),
            times=_("once") if one.alarms == 1 else _("{n} times", n=one.alarms),
            since=date_long(one.since),
        )
    days = sorted({each.day for each in one.evidence})
    named = listing(date_long(day) for day in days[-DAYS_NAMED:]) + ("…" if len(days) > DAYS_NAMED else "")
    if one.kind == "recurrence":
        return _(
            "{batches} batches failed on this item on {n} different days within {days} days: {named}.",
            batches=count(one.failed),
            n=len(days),
            days=one.days,
            named=named,
        )
    return _(
        "{firms} enterprises, {batches} batches failed on this item, at least as many as the rule asks within {days} days; first so on {since}, "
        "the last failure on {last}.",
        firms=count(one.firms),
        batches=count(one.failed),
        days=one.days,
        since=date_long(one.since),
        last=date_long(one.last),
    )


def threshold(trade: str, held: Reference) -> str:
    """The rationale of a threshold in words."""
    source = _(SOURCE[held.source])
    counted = (
        source
        if held.source == "target"
        else _("{source}: {failed} of {judged}", source=source, failed=count(held.failed), judged=count(held.judged))
    )
    return _(
        "{trade}: usual failure rate p0 {p0} ({source}), to be found p1 {p1}; threshold {threshold}. At p0 a false alarm comes about once in "
        "{length} batches of a stream; at p1 the alarm comes after about {delay}.",
        trade=names.trade(trade),
        p0=percent(held.p0),
        source=counted,
        p1=percent(held.p1),
        threshold=number(held.threshold, 2),
        length=count(round(held.run_length)),
        delay=count(round(held.delay)),
    )
