"""The appendix: what both verdicts mean, how each target is counted, and what the figures of this deck count."""

from __future__ import annotations

from reports import about, days, rest
from reports.document import Cell, Column, Table
from reports.findings import Findings
from reports.slides.model import Slide
from words import _, numbers


def slides(found: Findings) -> list[Slide]:
    """Definitions, counting rules, what is counted."""
    return [_verdicts(), *_rules(found), counted(found)]


def _verdicts() -> Slide:
    lines = (
        _("Administrative verdict: the value itself against the target, compared on whole numbers. A miss is 'not yet met' before the due date."),
        _("Evidence: two one-sided exact binomial tests at 5%, that is the 90% Clopper–Pearson interval of the rate."),
        _("✓ Supported: the whole interval lies at or above the target. ✕ Contradicted: it lies below. ? Undetermined: the target lies within."),
        _("Full counts (licences, cases, filed figures) are no samples: they have no interval and no second verdict."),
        _("Nothing judged is 'no data', never 0% or 100%."),
    )
    return Slide(_("What the two verdicts mean"), kicker=_("Appendix"), lines=lines, notes=lines)


def _rules(found: Findings) -> list[Slide]:
    every = found.attainments
    if not every:
        return []
    table = Table(
        "rules",
        _("Counting rules"),
        (Column(_("No.")), Column(_("Target")), Column(_("How it is counted")), Column(_("Clause"))),
        tuple(
            (Cell(each.id), Cell(each.title), Cell(each.counting_rule or each.rule), Cell(str(found.campaign.target(each.id).clause)))
            for each in every
        ),
        _("Source: {source}", source=found.campaign.document),
    )
    notes = tuple(f"{each.id} {each.title}: {each.counting_rule or each.rule} {each.source}" for each in every)
    return [Slide(_("How each target is counted"), kicker=_("Appendix"), table=table, rest=rest.in_workbook("targets"), notes=notes)]


def counted(found: Findings) -> Slide:
    """What is counted: campaign, filters, days, n, data version."""
    lines = about.lines(found.request)
    return Slide(_("What the figures of this deck count"), kicker=_("Appendix"), lines=lines, notes=lines)


def foot(found: Findings) -> str:
    """The line at the foot of every slide: campaign, day, data version with its time, 演示数据."""
    snapshot = found.snapshot
    parts = [
        str(found.campaign.short),
        _("as of {day}", day=numbers.date_long(found.as_of)),
        _("data version {n}", n=snapshot.version),
    ]
    if snapshot.version:
        parts.append(f"{snapshot.committed_at.astimezone(days.CHINA):%Y-%m-%d %H:%M}")
    if about.synthetic(found.request):
        parts.append(_("Demo data (synthetic)"))
    return " · ".join(parts)
