"""Who pulls a target down: the townships and enterprises that cost it most, in words, a table and a chart with intervals."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analytics import rates, words_of_drags
from analytics.attainment import Attainment
from analytics.campaigns import Target
from analytics.drags import Drag, heaviest, unnamed
from analytics.filters import counted_by
from analytics.labels import label, listing
from analytics.names import place
from charts.figures.intervals import intervals
from charts.figures.units import ranked
from charts.spec import Role
from reports.document import Block, Figure
from reports.findings import Findings
from reports.framed import framed
from reports.sections.wording import PLACE, cited, joined, paragraph
from words import _, numbers

MOST, NAMED = 8, 10
"""Units in a table, and in the note below a chart, which has them all, small ones pooled."""
TARGETS = 3
_ROLES: dict[str, Role] = {"supported": "met", "undetermined": "undetermined", "contradicted": "missed"}


def blocks(found: Findings) -> Iterator[Block]:
    """For each pass rate not met or not settled: who costs most. Nothing where there is no such target."""
    for target in found.pulled[:TARGETS]:
        one = found.attainment(target.id)
        drags = words_of_drags.spoken(found.drags(target), "township")
        costly = heaviest(drags, MOST)
        if len(drags) < 2 or not costly:
            yield paragraph(_nobody(one, drags))
            continue
        firms = heaviest(found.drags(target, "enterprise"), 3)
        table, chart = f"pulling-{target.id}", f"units-{target.id}"
        drawn = tuple(_chart(found, target, chart, drags))
        shown = (
            cited(_("{figure} shows the townships.", figure=PLACE), chart) if drawn else cited(_("{table} shows the townships.", table=PLACE), table)
        )
        yield paragraph(_costly(one, costly), _unstated(drags), _firms(one, firms), shown)
        yield from drawn or (_table(table, one, drags[:MOST]),)


def _nobody(one: Attainment, drags: tuple[Drag, ...]) -> str:
    if len(drags) == 1 and not drags[0].pooled:
        return _("{id} {title} was sampled in one township only ({name}).", id=one.id, title=one.title, name=_named(drags[0]))
    return _("No township with ten batches or more costs {id} {title} anything.", id=one.id, title=one.title)


def _costly(one: Attainment, costly: tuple[Drag, ...]) -> str:
    named = listing(
        _("{name} ({failed} of {n} batches failed, {points} pp)",
          name=each.name, failed=numbers.count(each.failed), n=numbers.count(each.judged), points=numbers.number(each.points, 2))
        for each in costly[:3]
    )  # fmt: skip
    return _("{id} {title} is pulled down most by {units}.", id=one.id, title=one.title, units=named)


def _unstated(drags: tuple[Drag, ...]) -> str:
    """The batches that no township is named for, apart from those that are."""
    apart = unnamed(drags)
    if apart is None:
        return ""
    return _("Of a further {n} batches ({failed} failed) no township is stated.", n=numbers.count(apart.judged), failed=numbers.count(apart.failed))


def _named(drag: Drag) -> str:
    """A township, the small ones together, or that none is stated, as the chart says it."""
    return words_of_drags.name(drag) if drag.name or drag.pooled else _("township not stated")


def _firms(one: Attainment, firms: tuple[Drag, ...]) -> str:
    if not firms:
        return ""
    named = listing(_("{name} ({failed} of {n} failed)", name=each.name, failed=each.failed, n=each.judged) for each in firms)
    return _("The enterprises that cost most are {names}.", names=named)


def _table(key: str, one: Attainment, drags: tuple[Drag, ...]) -> Block:
    frame = pd.DataFrame(
        {
            _("Township"): [_named(each) for each in drags],
            _("Batches judged"): [each.judged for each in drags],
            _("Failed"): [each.failed for each in drags],
            _("Pass rate"): [words_of_drags.rate(each, one) for each in drags],
            _("90% interval"): [numbers.interval(each.low, each.high) if each.judged >= 10 else numbers.NOTHING for each in drags],
            _("Points lost"): [numbers.number(each.points, 2) for each in drags],
            _("Evidence"): [label("evidential", each.evidential) for each in drags],
        }
    )
    roles = {(i, _("Evidence")): _ROLES[each.evidential] for i, each in enumerate(drags) if each.judged >= 10 and each.evidential in _ROLES}
    return framed(frame, key, _("{id} {title}: who pulls it down", id=one.id, title=one.title), _reckoned(), roles=roles)


def _reckoned() -> str:
    return _("Points lost are failures beyond what the target allows, over all batches of the county; below 0, fewer failed than it allows.")


def _chart(found: Findings, target: Target, key: str, drags: tuple[Drag, ...]) -> Iterator[Block]:
    span = found.context.window(target, found.as_of)
    if span is None or target.limit is None:
        return
    shown = counted_by(target, found.scope).but(start=span.start, end=span.end)
    counts = rates.rate(found.snapshot, shown, target.measure, ("township",))
    names = [place(str(name)) if isinstance(name, str) else _("township not stated") for name in counts["township"]]
    units = ranked(counts.assign(key=names, name=names), target.limit, strict=target.rule == ">")
    title = _("{where}: {measure} with 90% intervals", where=target.title, measure=label("measure", target.measure))
    yield Figure(intervals(units, key=key, title=title, heading=_("Township"), target=target.limit), title, _lost(drags))


def _lost(drags: tuple[Drag, ...]) -> str:
    """The points that each township costs, for the foot of the chart, and how they are reckoned."""
    said = (_("{name} {points}", name=_named(each), points=numbers.number(each.points, 2)) for each in drags[:NAMED])
    return joined([_("Points lost: {units}.", units=listing(said)), _reckoned()])
