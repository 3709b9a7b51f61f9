"""目标完成情况: every target with its value and both verdicts, in a table and in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from analytics import sentence, words_of_value
from analytics.attainment import Attainment
from analytics.campaigns import Target
from analytics.labels import label, listing
from analytics.words_of_drags import spoken
from reports.document import Block
from reports.findings import Findings
from reports.sections.target_table import ADMINISTRATIVE, EVIDENTIAL, TABLE, table
from reports.sections.wording import PLACE, cited, joined, paragraph
from words import _, numbers

EACH = 9
"""Up to so many targets each has its own sentences; more are told together, and only those not met one by one."""
TOLD = 12
"""Targets that are told one by one, or named in a row, at most."""


def blocks(found: Findings) -> Iterator[Block]:
    """The sum of it, the table, then the targets in words."""
    every = found.attainments
    if not every:
        yield paragraph(rolled_up(every))
        return
    yield paragraph(rolled_up(every), evidence(every), cited(_("Each target stands in {table}.", table=PLACE), TABLE))
    yield table(found, every)
    told = pressing(found)
    for one in told[:TOLD]:
        yield paragraph(*read(found, one))
    if more := told[TOLD:]:
        yield paragraph(cited(_("{table} holds {n} more that are not met or not settled.", n=numbers.count(len(more)), table=PLACE), TABLE))


def rolled_up(every: Sequence[Attainment]) -> str:
    """How many targets are met, missed, not yet met, without data."""
    counts = {state: [one for one in every if one.administrative == state] for state in ADMINISTRATIVE}
    total = len(every)
    if not total:
        return _("The campaign sets no target, so there is nothing to judge.")
    if total == 1:
        return _("The campaign has one target: {state}.", state=_one_state(every[0]))
    if len(counts["met"]) == total:
        return _("All {n} targets are met.", n=total)
    if len(counts["no_data"]) == total:
        return _("There are no data yet for any of the {n} targets.", n=total)
    said = []
    for state, words_of in (
        ("met", _("{n} met")),
        ("not_yet", _("{n} not yet met ({ids})")),
        ("missed", _("{n} missed ({ids})")),
        ("no_data", _("{n} without data ({ids})")),
    ):
        if counts[state]:
            said.append(words_of.format(n=len(counts[state]), ids=named([one.id for one in counts[state]])))
    return _("Of {n} targets: {states}.", n=total, states=_(", ").join(said))


def evidence(every: Sequence[Attainment]) -> str:
    """What the samples say of those that are sampled."""
    sampled = [one for one in every if one.evidential in EVIDENTIAL]
    if not sampled:
        full = sum(one.evidential == "not_applicable" for one in every)
        return _("They rest on full counts and filed figures, not on samples, so no interval applies.") if full else ""
    sides = {state: [one.id for one in sampled if one.evidential == state] for state in EVIDENTIAL}
    said = []
    if sides["supported"]:
        said.append(_("the samples support that {ids} is met", ids=named(sides["supported"])))
    if sides["contradicted"]:
        said.append(_("they speak against {ids}", ids=named(sides["contradicted"])))
    if sides["undetermined"]:
        said.append(_("for {ids} the samples are not yet enough for a conclusion", ids=named(sides["undetermined"])))
    if len(sampled) == 1:
        return _("One rests on samples: {sides}.", sides=said[0])
    return _("Of the {n} that rest on samples: {sides}.", n=len(sampled), sides=_("; ").join(said))


def named(ids: Sequence[str]) -> str:
    """The numbers of targets; of many the first, and how many there are."""
    return listing(ids) if len(ids) <= TOLD else _("{ids} and others, {n} in all", ids=listing(ids[:TOLD]), n=len(ids))


def pressing(found: Findings) -> tuple[Attainment, ...]:
    """All of a few targets; of many only those that are not met, or not settled by their samples."""
    every = found.attainments
    return every if len(every) <= EACH else tuple(one for one in every if one.administrative in ("not_yet", "missed") or _unsettled(one))


def read(found: Findings, one: Attainment) -> Iterator[str]:
    """One target in sentences: as it is read aloud in the meeting, with who costs most."""
    declared = found.campaign.target(one.id)
    drags = found.drags(declared) if declared in found.pulled else ()
    yield sentence.read_aloud(one, spoken(drags, "township"))
    yield in_parts(one, declared)
    if one.due_assumed:
        yield _("The document names no due date; {day} is assumed.", day=numbers.date_long(one.due))


def in_parts(one: Attainment, declared: Target) -> str:
    """The levels, stages or averages that a target is made of; of many groups only those that fall short; '' for a target without parts."""
    known = [part for part in one.parts if part.value is not None]
    if not known:
        return ""
    if one.shape == "rise":
        return _("Level by level: {parts}.", parts=listing(_level(part) for part in known))
    if one.shape == "benchmark":
        return _(
            "The averages: {parts}.", parts=listing(_("{name} {limit}", name=part.title, limit=words_of_value.limit_text(part)) for part in known)
        )
    if declared.stable:
        return _("Stage by stage: {parts}.", parts=listing(f"{part.title} {words_of_value.value_text(part)}" for part in known))
    if declared.group is not None:
        short = [part for part in known if part.administrative in ("not_yet", "missed")]
        return _("Short of it: {parts}.", parts=listing(_of(part) for part in short)) if short else ""
    against = (
        _("{name} {value} against {limit}", name=part.title, value=words_of_value.value_text(part), limit=words_of_value.limit_text(part))
        for part in known
    )
    return _("Part by part: {parts}.", parts=listing(against))


def _level(part: Attainment) -> str:
    passed, judged = int(part.numerator or 0), int(part.denominator or 0)
    rate = {"value": numbers.rate(passed, judged), "n": numbers.count(passed), "of": numbers.count(judged)}
    if part.previous is None:
        return _("{name} {value} ({n} of {of}; nothing before)", name=part.title, **rate)
    before = words_of_value.limit_text(replace(part, limit=part.previous))
    return _("{name} {value} ({n} of {of}; before {limit})", name=part.title, limit=before, **rate)


def _of(part: Attainment) -> str:
    return _("{name} ({n} of {of} units conform)", name=part.title, n=numbers.count(part.numerator), of=numbers.count(part.denominator))


def _one_state(one: Attainment) -> str:
    return joined([_("{id} {title}, {state}", id=one.id, title=one.title, state=label("administrative", one.administrative))])


def _unsettled(one: Attainment) -> bool:
    return one.evidential in ("undetermined", "contradicted")
