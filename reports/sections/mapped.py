"""The townships on their map against the pass rate that the report turns on: where the samples contradict it, support it, or leave it open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from analytics import maps, rates
from analytics.campaigns import Target
from analytics.filters import counted_by
from analytics.labels import label, listing
from analytics.maps import Map
from analytics.names import place
from charts.areas import MapSpec
from charts.figures.townships import township_map
from charts.figures.units import SMALL, Unit, judge, limit
from reports.days import CHINA
from reports.document import Block, Figure
from reports.findings import Findings
from reports.sections import course
from reports.sections.wording import PLACE, cited, joined, paragraph
from words import _, numbers

NAMED = 3
"""Townships named in a title."""
LISTED = 12
"""Townships named in a sentence."""


@dataclass(frozen=True)
class Mapped:
    """A target, the townships judged against it, and their map. `astray`: judged batches whose township is not stated."""

    target: Target
    limit: Fraction
    units: tuple[Unit, ...]
    spec: MapSpec
    note: str
    astray: int = 0

    def verdict(self, evidential: str) -> list[Unit]:
        """The townships of a verdict, those with most batches first; under ten batches none has one."""
        return sorted((each for each in self.units if each.judged >= SMALL and each.evidential == evidential), key=lambda each: -each.judged)

    @property
    def few(self) -> int:
        """Townships with fewer than ten judged batches, but some."""
        return sum(0 < each.judged < SMALL for each in self.units)

    @property
    def none(self) -> int:
        """Townships without any."""
        return sum(not each.judged for each in self.units)


def blocks(found: Findings) -> Iterator[Block]:
    """The figure with what it says; nothing where the county has no outlines, or no pass rate a batch."""
    one = mapped(found)
    if one is None:
        return
    shown = cited(_("{figure} shows the townships against {id} {title} ({limit}).", figure=PLACE, id=one.target.id, title=one.target.title,
                    limit=limit(one.limit)), one.spec.key)  # fmt: skip
    yield paragraph(shown, *sentences(one))
    yield Figure(one.spec, _("{id} {title}: the townships on the map", id=one.target.id, title=one.target.title), one.note)


def mapped(found: Findings) -> Mapped | None:
    """The map of the first sampled pass rate, those not met or not settled before the others; None without outlines or batches."""
    drawn = maps.standing(found.campaign.county_code)
    target = next((each for each in course.first(found) if each.shape == "rate" and each.limit is not None), None)
    span = found.context.window(target, found.as_of) if target else None
    if drawn is None or target is None or target.limit is None or span is None:
        return None
    counts = rates.rate(found.snapshot, counted_by(target, found.scope).but(start=span.start, end=span.end), target.measure, ("township",))
    if not int(counts["judged"].sum()):
        return None
    names = [place(name) if isinstance(name, str) else _("township not stated") for name in counts["township"]]
    keys = [code if isinstance(code, str) else name for code, name in zip(counts["township_code"], names, strict=True)]
    every = judge(counts.assign(key=keys, name=names), target.limit, strict=target.rule == ">")
    key, note = f"map-{target.id}", _note(drawn, every)
    stated = tuple(unit for unit, name in zip(every, counts["township"], strict=True) if isinstance(name, str))
    astray = sum(unit.judged for unit in every) - sum(unit.judged for unit in stated)
    one = Mapped(target, target.limit, stated, township_map(drawn, every, target.limit, key=key, title="", note=note), note, astray)
    return replace(one, spec=replace(one.spec, title=title(one)))


def title(one: Mapped) -> str:
    """The finding: which townships the samples speak against."""
    short, line = one.verdict("contradicted"), limit(one.limit)
    if len(short) == 1:
        return _("The samples of one township contradict {limit}: {name}", limit=line, name=short[0].name)
    if short:
        named = listing(each.name for each in short[:NAMED])
        return _("The samples of {n} townships contradict {limit}: {names}", n=len(short), limit=line, names=_more(named, len(short) - NAMED))
    if any(each.judged >= SMALL for each in one.units):
        return _("The samples of no township contradict {limit}", limit=line)
    return _("No township has ten judged batches yet")


def sentences(one: Mapped) -> tuple[str, ...]:
    """What the map says: the verdicts of the townships with ten batches or more, and how many have fewer, or none."""
    sides = {side: one.verdict(side) for side in ("contradicted", "supported", "undetermined")}
    told = {
        "contradicted": _("contradicted by the samples in {n} ({names})"),
        "supported": _("supported in {n}"),
        "undetermined": _("undetermined in {n}"),
    }
    parts = [told[side].format(n=len(units), names=_named(units)) for side, units in sides.items() if units]
    judged = [unit for units in sides.values() for unit in units]
    if not judged:
        head = _("No township has ten judged batches, so none is held against it.")
    elif len(judged) == 1:
        verdict = label("evidential", judged[0].evidential)
        head = _("{name} is the only township with ten judged batches or more: {verdict}.", name=judged[0].name, verdict=verdict)
    else:
        head = _("In the {n} townships with ten judged batches or more it is {parts}.", n=len(judged), parts=_(", ").join(parts))
    return tuple(filter(None, (head, rest(one))))


def rest(one: Mapped) -> str:
    """How many townships are not judged, and how many batches are of none that is stated; '' for none."""
    said = []
    if one.few and one.none:
        said.append(_("Townships with fewer than ten judged batches: {few}; without any: {none}.", few=one.few, none=one.none))
    elif one.few:
        said.append(_("Townships with fewer than ten judged batches: {n}.", n=one.few))
    elif one.none:
        said.append(_("Townships without a judged batch: {n}.", n=one.none))
    if one.astray:
        said.append(_("Judged batches whose township is not stated: {n}.", n=numbers.count(one.astray)))
    return joined(said)


def _note(drawn: Map, units: Sequence[Unit]) -> str:
    counted = _("{n}; in brackets n of each township; signs by 90% intervals (Clopper–Pearson).", n=numbers.sample_size(sum(u.judged for u in units)))
    source = _("Outlines: {file}, uploaded on {day}.", file=drawn.file, day=numbers.date_long(drawn.at.astimezone(CHINA).date()))
    return joined((counted, source))


def _named(units: Sequence[Unit]) -> str:
    return _more(listing(each.name for each in units[:LISTED]), len(units) - LISTED)


def _more(named: str, more: int) -> str:
    return named if more <= 0 else _("{names} and {n} more", names=named, n=more)
