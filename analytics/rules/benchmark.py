"""A pass rate that must lie above each of several reported averages: T10. Where an average was not reported there is no data for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from analytics.attainment import Attainment
from analytics.campaigns import Target
from analytics.context import Context
from analytics.filed import figure
from analytics.labels import label, listing
from analytics.rules.common import before_due, part
from analytics.rules.rate import counted, judged
from words import _


def attained(context: Context, target: Target, as_of: date) -> Attainment:
    """The own rate against every benchmark; the limit shown is the highest of those reported."""
    answer, span = counted(context, target, as_of), context.window(target, as_of)
    if span is None:
        return answer
    tally, early = context.tally(target, span), before_due(target, as_of)
    averages = {region: figure(context, target, region, as_of, percentage=True) for region in target.benchmarks}
    reported = {region: found.value for region, found in averages.items() if found and 0 <= found.value <= 1}
    parts = []
    for place, region in enumerate(target.benchmarks):
        one = part(answer, place, title=label("region", region))
        if region in reported:
            parts.append(judged(replace(one, limit=float(reported[region])), replace(target, limit=reported[region]), tally, early))
        else:
            parts.append(replace(one, why_no_data=_("This average has not been reported.")))
    if not reported or not tally.judged:
        why = answer.why_no_data or _("No average has been reported to compare with. It comes with: {records}.", records=str(target.needs or ""))
        answer = replace(answer, parts=tuple(parts), why_no_data=why)
        if not tally.judged:
            return answer
        return replace(answer, value=tally.passed / tally.judged, numerator=tally.passed, denominator=tally.judged)
    highest = max(reported.values())
    answer = judged(replace(answer, limit=float(highest), parts=tuple(parts)), replace(target, limit=highest), tally, early)
    missing = [region for region in target.benchmarks if region not in reported]
    if missing and answer.administrative == "met":  # below one is a miss whatever the others are; above some says nothing of the rest
        why = _("Not reported: {averages}.", averages=listing(label("region", region) for region in missing))
        evidential = "no_data" if answer.evidential != "contradicted" else answer.evidential
        return replace(answer, administrative="no_data", evidential=evidential, why_no_data=why)
    return answer
