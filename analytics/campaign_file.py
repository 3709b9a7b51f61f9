"""The reader of a campaign file: its days, places, stages, plans and processes; its targets are read by campaign_target."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import timedelta
from typing import Any

from analytics.campaign import (
    APPRAISED,
    INDEX_METHODS,
    UNIT_KINDS,
    USUAL_WEIGHTS,
    WEEKDAYS,
    Campaign,
    IndexRule,
    Milestone,
    Plan,
    Process,
    Stage,
    Target,
)
from analytics.campaign_section import Section
from analytics.campaign_target import target
from analytics.scope import LEVELS
from analytics.subject import measured
from analytics.townships import Township
from analytics.warnings.settings import Settings
from datasets.tomls import fault
from words import Message, Refusal

PARTS = {"milestone", "stage", "target", "plan", "index", "sales_tiers", "township"}
KEYS = PARTS | set(Campaign.__dataclass_fields__) - {"stages", "targets", "plans", "named_townships", "tier_a", "tier_b", "warnings"}
PROCESS_KEYS = {"weekly", "reports_from", "departments", "actions", "quarterly", "rectify_days", "reinspect_days", "weights"}


def parse(content: bytes, file: str) -> Campaign:
    """The campaign that a TOML file describes. `file` names it in messages.

    Raises Refusal with a sentence that names the file, the place and what to write there.
    """
    text = ""
    try:
        said = tomllib.loads(text := content.decode("utf-8"))
    except ValueError as error:  # no UTF-8, no TOML, or a number of thousands of digits
        raise Refusal("Campaign file {file} cannot be read: {error}.", file=file, error=fault(text, error)) from None
    except RecursionError:
        raise Refusal("Campaign file {file} cannot be read: {error}.", file=file, error=Message("its lists lie too deep in one another")) from None
    return _campaign(Section(file, "campaign", said, KEYS))


def _campaign(said: Section) -> Campaign:
    start, end = said.day("start"), said.day("end")
    if end < start:
        said.complain(Message("it ends before it starts"))
    trades = said.names("trades")
    id = said.string("id")
    if f"{id}.toml" != said.file:
        said.complain(Message("its id is {id}, so the file must be called {id}.toml", id=id))
    targets = _named(tuple(target(said.file, each, trades) for each in said.each("target", "target")))
    tiers = said.under("sales_tiers", "sales_tiers", {"A", "B"})
    if twice := {one.id for one in targets if [other.id for other in targets].count(one.id) > 1}:
        said.complain(Message("{id} stands there twice", id=min(twice)), "target")
    return Campaign(
        id=id,
        title=said.text("title"),
        short=said.text("short" if "short" in said else "title"),
        document=said.text("document"),
        county_code=said.string("county_code"),
        county=said.string("county"),
        start=start,
        end=end,
        trades=trades,
        stages=_stages(said),
        targets=targets,
        index=_index(said),
        plans=tuple(_plan(said, each) for each in said.each("plan", "plan")),
        townships=said.names("townships") if said.said.get("townships") else (),
        named_townships=tuple(_township(said, each) for each in said.each("township", "township")),
        synthetic_place=said.flag("synthetic_place"),
        tier_a=float(tiers.exact("A", 5000)),
        tier_b=float(tiers.exact("B", 1000)),
        early_warning=_early_warning(said),
        process=_process(said),
        warnings=tuple(
            Message("{target} is due on {due}, before the campaign starts ({start}).", target=one.id, due=str(one.due), start=str(start))
            for one in targets
            if one.due < start
        ),
    )


def _named(targets: tuple[Target, ...]) -> tuple[Target, ...]:
    """Targets under the name of what they measure (see analytics.subject); those that would share one keep the words of the document."""
    names = [measured(each.title.zh) for each in targets]
    return tuple(
        each if names.count(name) > 1 else replace(each, title=replace(each.title, zh=name)) for each, name in zip(targets, names, strict=True)
    )


def _process(campaign: Section) -> Process:
    said = campaign.under("process", "process", PROCESS_KEYS)
    weights = said.under("weights", "process.weights", set(APPRAISED))
    weekly = said.maybe_one_of("weekly", WEEKDAYS)
    return Process(
        milestones=tuple(_milestone(campaign, each) for each in campaign.each("milestone", "milestone")),
        weekday=WEEKDAYS.index(weekly) + 1 if weekly else None,
        reports_from=said.day("reports_from") if "reports_from" in said else None,
        departments=said.names("departments") if "departments" in said else (),
        actions=said.names("actions") if "actions" in said else (),
        quarterly=said.flag("quarterly"),
        rectify_days=said.whole("rectify_days", 1) if "rectify_days" in said else None,
        reinspect_days=said.whole("reinspect_days", 1) if "reinspect_days" in said else None,
        weights=tuple((name, float(weights.exact(name))) for name in APPRAISED if name in weights),
    )


def _milestone(campaign: Section, table: dict[str, Any]) -> Milestone:
    said = Section(campaign.file, f"milestone {table.get('no', '?')}", table, {"no", "title", "due", "units"})
    units = said.some_of("units", UNIT_KINDS) or ()
    return Milestone(said.whole("no", 1), said.text("title"), said.day("due"), units)


def _stages(campaign: Section) -> tuple[Stage, ...]:
    """Each ends at the latest on the day before the next begins; the end that the document states is kept beside it."""
    said = [Section(campaign.file, f"stage {each.get('no', '?')}", each, {"no", "title", "start", "end"}) for each in campaign.each("stage", "stage")]
    rows = [(one, one.whole("no", 0), one.text("title"), one.day("start"), one.day("end")) for one in said]
    stages = []
    for (one, no, title, start, stated), after in zip(rows, [*rows[1:], None], strict=False):
        end = stated if after is None else min(stated, after[3] - timedelta(days=1))
        if end < start or (after is not None and after[3] < start):
            one.complain(Message("it ends before it starts"))
        stages.append(Stage(no, title, start, end, stated))
    return tuple(stages)


def _plan(campaign: Section, table: dict[str, Any]) -> Plan:
    said = Section(campaign.file, "plan", table, {"trade", "level", "period", "planned", "assumed"})
    period, level = said.window("period"), said.one_of("level", LEVELS)
    return Plan(said.string("trade"), level, period.start, period.end, said.whole("planned", 0), said.flag("assumed"))


def _index(campaign: Section) -> IndexRule:
    said = campaign.under("index", "index", {"version", "method", "weights"})
    weights = said.under("weights", "index.weights", set(USUAL_WEIGHTS))
    found = tuple((name, float(weights.exact(name, usual))) for name, usual in USUAL_WEIGHTS.items())
    if bad := [name for name, weight in found if not 0 <= weight <= 1]:
        weights.complain(Message("the weight of {name} must lie between 0 and 1", name=bad[0]))
    return IndexRule(version=str(said.said.get("version", "1")), method=said.one_of("method", INDEX_METHODS, "severity"), weights=found)


def _early_warning(campaign: Section) -> Settings:
    usual = Settings()
    said = campaign.under("early_warning", "early_warning", set(Settings.__dataclass_fields__))
    for name, value in sorted(said.said.items()):
        if type(value) not in {type(getattr(usual, name)), *([int] if name == "odds" else [])}:
            said.complain(Message("'{key}' must be written as {usual}", key=name, usual=str(getattr(usual, name))))
    try:
        return Settings(**said.said)
    except Refusal as refusal:
        said.complain(refusal.message)


def _township(campaign: Section, table: dict[str, Any]) -> Township:
    said = Section(campaign.file, "township", table, {"code", "name"})
    return Township(said.string("code"), said.string("name"))
