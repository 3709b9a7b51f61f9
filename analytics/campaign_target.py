"""The targets of a campaign file: every key read, and each shape has what it needs."""

from __future__ import annotations

from typing import Any

import datasets
from analytics.campaign import (
    AREAS,
    BENCHMARKS,
    COUNTED_RECORDS,
    GROUPED,
    MEASURES,
    RULES,
    SHAPES,
    SHARES,
    Records,
    Target,
)
from analytics.campaign_section import Section
from analytics.scope import KINDS, LEVELS, LINKS
from words import Message

KEYS = set(Target.__dataclass_fields__)
FRACTIONS = ("rate", "share", "filed", "rectified", "groups")
NEEDED = {
    "rate": ("limit",),
    "index": ("limit",),
    "count": ("limit",),
    "share": ("limit", "share"),
    "share_rise": ("share",),
    "filed": ("limit", "indicators"),
    "below": ("benchmarks", "indicators"),
    "change": ("limit", "indicators", "base"),
    "falls": ("records",),
    "rectified": ("limit",),
    "groups": ("limit", "share", "group", "within"),
}
BASED = ("rise", "change")
COMPARES = ("benchmark", "share_rise", "below")  # shapes that compare with another figure: a limit would be read by nothing


def target(file: str, table: dict[str, Any], trades: tuple[str, ...]) -> Target:
    """The target of one [[target]]. `trades`: the campaign's. Raises Refusal."""
    said = Section(file, str(table.get("id", "target ?")), table, KEYS)
    found = Target(
        id=said.string("id"),
        title=said.text("title"),
        clause=said.text("clause"),
        shape=said.one_of("shape", SHAPES),
        trades=said.names("trades") if "trades" in said else trades,
        due=said.day("due"),
        measure=said.one_of("measure", MEASURES, "batch"),
        rule=said.one_of("rule", RULES, ">="),
        limit=said.maybe_exact("limit"),
        levels=said.some_of("levels", LEVELS),
        kinds=said.some_of("kinds", KINDS),
        links=said.some_of("links", LINKS),
        stable=said.flag("stable"),
        due_assumed=said.flag("due_assumed"),
        window=said.maybe_window("window"),
        benchmarks=said.some_of("benchmarks", BENCHMARKS) or (),
        share=said.maybe_one_of("share", SHARES),
        indicators=said.names("indicators") if table.get("indicators") else (),
        needs=said.maybe_text("needs"),
        note=said.maybe_text("note"),
        owner=said.maybe_text("owner"),
        unit=said.maybe_text("unit"),
        records=tuple(_records(said, each) for each in said.each("records")),
        group=said.maybe_one_of("group", GROUPED),
        within=said.maybe_exact("within"),
        base=said.maybe_window("base"),
        years=said.whole("years", 1),
        area=said.maybe_one_of("area", AREAS),
    )
    if strange := set(found.trades) - set(trades):
        said.complain(Message("trade {trade} is not one of the campaign's", trade=min(strange)))
    _fits(found, said)
    return found


def _records(target: Section, table: dict[str, Any]) -> Records:
    dataset = Section(target.file, target.place, table, set(table)).one_of("dataset", tuple(COUNTED_RECORDS))
    fields = COUNTED_RECORDS[dataset]
    said = Section(target.file, target.place, table, {"dataset", "open", *(("proven",) if dataset == "complaints" else ()), *fields})
    allowed = {name: datasets.get(dataset).field(name).enum for name in fields}
    where = tuple((name, said.some_of(name, allowed[name]) or ()) for name in fields if name in said)
    return Records(dataset, where, said.flag("open"), said.flag("proven"))


def _fits(target: Target, said: Section) -> None:
    """A shape has what it needs, and a fraction is one."""
    for key in NEEDED.get(target.shape, ()):
        if getattr(target, key) in (None, ()):
            said.complain(Message("its rule needs a limit") if key == "limit" else Message("'{key}' is missing", key=key))
    for fraction in (target.limit if target.shape in FRACTIONS else None, target.within):
        if fraction is not None and not 0 <= fraction <= 1:
            said.complain(Message("a limit of a rate is a fraction: write 0.8 for 80 %"))
    if target.shape in COMPARES and target.limit is not None:
        said.complain(
            Message("its rule compares two figures and takes no limit: leave it out, or write the rate that must be reached as a target of its own")
        )
    if target.shape == "rise" and target.limit is not None and not 0 < target.limit < 1:
        said.complain(Message("a rise is written as a fraction: 0.05 for 5 percentage points"))
    if target.base is not None and target.shape not in BASED:
        said.complain(Message("a target of the shape {shape} has no base period", shape=target.shape))
    if target.shape == "falls" and target.limit is not None and not -1 <= target.limit < 0:
        said.complain(Message("a fall is written as a negative fraction: -0.2 for a fifth fewer"))
    if target.shape == "count" and not target.records and not target.indicators:
        said.complain(Message("'{key}' is missing", key="records"))
