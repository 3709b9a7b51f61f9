"""Pass rates of an industry: by trade and level, over the stages, by township."""

from __future__ import annotations

from collections.abc import Iterator

from analytics import words_of_stages
from analytics.labels import label, listing
from analytics.names import trade
from analytics.stages import stage_trend
from analytics.units import SMALL
from reports.document import Block
from reports.findings import Findings
from reports.rated import by_level, place_said, rated
from reports.sections import by_trade, course, mapped, overview
from reports.sections.wording import PLACE, cited, paragraph
from words import _, numbers

NAMED = 3  # townships named in a sentence


def levels(found: Findings) -> Iterator[Block]:
    """All batches, then trades and levels where there are several of them, and the quality index."""
    yield paragraph(overview.batches(found), overview.index(found))
    trades = found.by_trade[found.by_trade["judged"] > 0]
    sampled = by_level(found.by_level[found.by_level["judged"] > 0])
    told = [(sampled, [label("level", each if isinstance(each, str) else None) for each in sampled["level"]], _("Level"), "rates-by-level")]
    told.insert(0, (trades, [trade(str(each)) for each in trades["trade"]], _("Trade"), "rates-by-trade"))
    for frame, names, heading, key in told:
        if len(frame) > 1:
            yield paragraph(cited(_("{table} gives the rates of each {unit}, with n.", table=PLACE, unit=heading.lower()), key))
            title = _("Batch pass rate by {unit}", unit=heading.lower())
            yield rated(frame, names, heading, key, title, _("Intervals: Wilson, 95%."), whole=found.whole)
    if len(sampled) == 1:
        yield paragraph(_("All {n} judged batches are of one level: {level}.", n=numbers.count(int(found.whole["judged"])), level=told[1][1][0]))


def over_stages(found: Findings) -> Iterator[Block]:
    """The stages in order with the test for a trend, and the months of the target that the report turns on."""
    rows = found.by_stage
    judged = rows[rows["judged"] > 0]
    test = stage_trend(rows["passed"].tolist(), rows["judged"].tolist())
    names = {stage.no: f"{stage.no} {stage.title}" for stage in found.campaign.stages}
    if len(judged) > 1:
        finding = _("Batch pass rate, stage by stage: {finding}.", finding=words_of_stages.finding(test, plain=True))
        method, untested = ("", words_of_stages.said(test)) if test.z is None else (words_of_stages.said(test), "")
        yield paragraph(finding, untested, cited(_("{table} gives each stage.", table=PLACE), "rates-by-stage"))
        told = [names[int(no)] for no in judged["stage"]]
        yield rated(judged, told, _("Stage"), "rates-by-stage", _("Batch pass rate by stage"), method, whole=found.whole)
    else:
        yield paragraph(words_of_stages.said(test))
    yield from course.blocks(found)


def townships(found: Findings) -> Iterator[Block]:
    """Where the failed batches are; the townships with fewer than ten batches together in one row."""
    counts = found.by_township.assign(failed=lambda frame: frame["judged"] - frame["passed"])
    known = counts[counts["judged"] > 0]
    failing = known[known["failed"] > 0].sort_values(["failed", "judged", "township"], ascending=[False, True, True])
    all_failed = int(known["failed"].sum())
    told = {
        "n": numbers.count(known["township"].count()),
        "all": numbers.count(counts["township"].count()),
        "judged": numbers.count(int(known["judged"].sum())),
    }
    head = _("Townships sampled: {n} of {all}; batches judged there: {judged}.", **told)
    if failing.empty:
        yield paragraph(head, _("All passed."))
    else:
        first = listing(
            _(
                "{place} ({failed} of {judged})",
                place=place_said(row["township"]),
                failed=numbers.count(row["failed"]),
                judged=numbers.count(row["judged"]),
            )
            for row in failing.head(NAMED).to_dict("records")
        )
        if len(failing) <= NAMED:
            yield paragraph(head, _("The {failed} failed batches are of {first}.", failed=numbers.count(all_failed), first=first))
        else:
            share = numbers.rate(int(failing["failed"].head(NAMED).sum()), all_failed)
            told = {"places": numbers.count(failing["township"].count()), "first": first, "share": share}
            yield paragraph(head, _("Batches failed in {places} of them, most in {first}: {share} of all failed batches.", **told))
    rows = known[known["judged"] >= SMALL].sort_values(["rate", "judged", "township"], ascending=[True, False, True])
    if len(rows) > 1:
        few = known[known["judged"] < SMALL]
        note = _("{n} townships with fewer than {small} judged batches ({judged} in all, {failed} failed) have no row.",
                 n=len(few), small=SMALL, judged=numbers.count(int(few["judged"].sum())), failed=numbers.count(int(few["failed"].sum())))  # fmt: skip
        yield paragraph(cited(_("{table} gives them, the lowest rate first.", table=PLACE), "rates-by-township"))
        names = [place_said(each) for each in rows["township"]]
        title = _("Batch pass rate by township")
        yield rated(rows, names, _("Township"), "rates-by-township", title, note if len(few) else "", whole=found.whole, total=_("all townships"))
    yield from mapped.blocks(found)
    yield from by_trade.blocks(found)
