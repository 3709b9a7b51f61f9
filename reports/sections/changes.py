"""变化情况: what was added since the earlier day, how the rate moved, which verdicts flipped, which townships moved."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analytics.changes import sentence, shown, written
from analytics.changes.panel import Panel
from analytics.changes.targets import TargetChange
from analytics.labels import label
from analytics.names import place
from charts.figures.changes import Change, changes, ranked
from reports import days
from reports.document import Block, Figure
from reports.findings import Findings
from reports.framed import framed
from reports.sections.attainment import named
from reports.sections.wording import PLACE, cited, joined, paragraph
from words import _, numbers

TABLE = "changed"
FIGURE = "changed-townships"
DRAWN = 3
"""Rows from which a chart says more than a sentence."""


def blocks(found: Findings, *, townships: bool = True) -> Iterator[Block]:
    """The move of the rate in words, the targets that changed as a table, the townships as a chart; nothing without an earlier day."""
    if found.since is None or found.days is None:
        return
    said = [_compared(found)]
    if found.moved is not None and found.parts is not None:
        said.append(sentence.read_aloud(label("measure", "batch").capitalize(), found.moved, found.since, found.parts))
    new = [one.now.id for one in found.changes if one.then.value is None and one.now.value is not None]
    day = numbers.date_long(found.since)
    if new:
        said.append(_("Since {day} figures have come in for {ids}, for which there were none before.", day=day, ids=named(new)))
    changed_ = moved(found)
    if not changed_:
        yield paragraph(*said, "" if new else _("No target's value or verdict has changed since {day}.", day=day))
    else:
        table = cited(_("{table} compares the targets on both days.", table=PLACE), TABLE)
        yield paragraph(*said, _flipped(len(sentence.flips(changed_))), table)
        yield framed(
            _rows(found, changed_), TABLE, _("Targets that changed since {day}", day=day), joined((written.about_units(), written.about_days()))
        )
    if found.panel is not None and not found.panel.firms.empty:
        yield paragraph(_panel(found.panel))
    if townships:
        yield from _townships(found)


def _compared(found: Findings) -> str:
    """Why a summary compares with another day than the pages and the other reports; '' where it does not."""
    eve = days.eve_of_stage(found.request, found.as_of)
    return _("Compared is the eve of the stage, {day}, not the day a month before as elsewhere.", day=numbers.date_long(eve)) if eve else ""


def moved(found: Findings) -> list[TargetChange]:
    """The targets with a figure on both days whose value or verdict is another one."""
    return [one for one in found.changes if one.then.value is not None and (one.flipped or (one.change or 0) != 0)]


def _flipped(n: int) -> str:
    return _("Verdicts flipped: {n}.", n=n) if n else _("No verdict flipped, neither the administrative one nor the evidence.")


def _rows(found: Findings, every: list[TargetChange]) -> pd.DataFrame:
    assert found.since is not None, "Changes are told from an earlier day."
    return pd.DataFrame(
        {
            _("Target"): [f"{one.now.id} {one.now.title}" for one in every],
            numbers.date_short(found.since): [written.value(one, "then") for one in every],
            numbers.date_short(found.as_of): [written.value(one, "now") for one in every],
            _("Change"): [written.change(one, bare=True) for one in every],
            _("95% interval"): [written.interval(one, bare=True) for one in every],
            _("Administrative"): [_verdict("administrative", one.then.administrative, one.now.administrative) for one in every],
            _("Evidence"): [_verdict("evidential", one.then.evidential, one.now.evidential) for one in every],
        }
    )


def _verdict(kind: str, then: str, now: str) -> str:
    return label(kind, now) if then == now else f"{label(kind, then)} → {label(kind, now)}"


def _panel(found: Panel) -> str:
    return _(
        "{n} enterprises were sampled both before and since: {before} of their {n1} batches passed before, {now} of {n2} since, {size}; "
        "{better} that had failed are now without a failure, {worse} failed anew.",
        n=numbers.count(len(found.firms)),
        **shown.both_sides(*found.counts),
        better=numbers.count(found.count("better")),
        worse=numbers.count(found.count("worse")),
    )


def _townships(found: Findings) -> Iterator[Block]:
    frame = found.moved_townships
    if frame is None or found.since is None or int(((frame["judged1"] > 0) & (frame["judged2"] > 0)).sum()) < 2:
        return
    units = ranked(frame.assign(name=[place(name) for name in frame["name"]]))
    if len(units) < DRAWN:
        yield paragraph(*(_unit(one) for one in units))
        return
    sides = (_("Before"), _("Since {day}", day=numbers.date_short(found.since)))
    spec = changes(units, key=FIGURE, title=_("Pass rate by township: before and since"), heading=_("Township"), sides=sides)
    yield paragraph(cited(_("{figure} shows how the townships moved.", figure=PLACE), FIGURE))
    yield Figure(spec, spec.title)


def _unit(one: Change) -> str:
    return _(
        "{name}: {before} of {n1} batches passed before, {now} of {n2} since, {size}.",
        name=one.name,
        **shown.both_sides(one.passed1, one.judged1, one.passed2, one.judged2),
    )
