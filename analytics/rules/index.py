"""The quality index against a limit: T11, T14. An official figure takes precedence; else the index of the samples with its bootstrap interval."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from analytics import words_of_targets as words_of
from analytics.attainment import Attainment
from analytics.campaigns import Target
from analytics.context import Context
from analytics.filed import figure
from analytics.labels import told
from analytics.quality_index import QualityIndex, of_windows
from analytics.rules.common import before_due, blank, part
from analytics.rules.rate import counted, stages_within
from analytics.verdicts import compared
from words import _
from words.numbers import NOTHING, count, date_long

CONFIDENCE = 0.90  # the verdict's own: two one-sided tests at 5 %


def attained(context: Context, target: Target, as_of: date) -> Attainment:
    """The index of the target's window, judged against its limit; where it must be stable, every stage with samples as well."""
    span, early = context.window(target, as_of), before_due(target, as_of)
    found = figure(context, target, "own", as_of, percentage=False)
    if found is not None and target.limit is not None:
        return replace(
            blank(context, target, as_of),
            value=float(found.value),
            administrative=compared(found.value >= target.limit, before_due=early),
            evidential="not_applicable",
            gap_points=float(found.value - target.limit),
            reported=True,
            complete=True,
            note=_(
                "Official figure, reported by {department} for the period to {day}.",
                department=found.department or NOTHING,
                day=date_long(found.period_end),
            ),
        )
    answer = counted(context, target, as_of)
    if span is None or answer.why_no_data:
        return answer
    rows = context.losses(target)
    rows = rows.assign(annual_sales=context.sales_of(rows["enterprise"], span.end))
    confidence = CONFIDENCE if as_of == context.as_of else None  # of an earlier day only the value is compared
    stages = stages_within(context, target, as_of) if target.stable else []
    whole, *by_stage = of_windows(rows, [span, *(stage for _title, stage in stages)], context.campaign.index, confidence)
    answer = judged(answer, target, whole, early)
    parts: list[Attainment] = []
    for (title, stage), one in zip(stages, by_stage, strict=True):
        if one.index is not None:
            parts.append(judged(part(answer, len(parts), title=title, start=stage.start, end=stage.end), target, one, early))
    stable = answer.administrative == "met" and all(each.administrative == "met" for each in parts)
    return replace(answer, parts=tuple(parts), administrative=compared(stable, before_due=early))


def judged(answer: Attainment, target: Target, index: QualityIndex, early: bool) -> Attainment:
    """The answer with an index, its interval and both verdicts."""
    if index.index is None or target.limit is None:
        return answer
    limit = float(target.limit)
    value = round(index.index, 9)  # a sum of floats: 95 is 95
    if index.low is None or index.high is None:
        evidential = "undetermined"
    else:
        evidential = "supported" if index.low >= limit else "contradicted" if index.high < limit else "undetermined"
    return replace(
        answer,
        value=value,
        numerator=None,
        denominator=index.judged,
        low=index.low,
        high=index.high,
        administrative=compared(value >= limit, before_due=early),
        evidential=evidential,
        gap_points=value - limit,
        note=said(index),
    )


def said(index: QualityIndex) -> str:
    """How the index was made: version, weighting, enterprises, and the share of failures of unknown class."""
    text = _(
        "Weights version {version}, strata weighted by {weighting}, {n} enterprises.",
        version=index.version,
        weighting=_("sales") if index.weighting == "sales" else _("sample"),
        n=count(index.enterprises),
    )
    if not index.unknown_class_share:
        return text
    if index.unknown_class_share == 1:
        return told((text, _("No failure states its class: this index is only the pass rate.")))
    return told((text, _("{share} of the failures state no class and count as critical.", share=words_of.share(index.unknown_class_share))))
