"""What differs between two versions of a campaign, and which rules of its targets held from when to when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from analytics.campaign import Campaign, Stage, Target

RULE_FIELDS = ("rule", "limit", "within", "due", "trades", "levels", "kinds", "links", "shape", "measure", "stable", "window", "base", "benchmarks")
_LISTED = ("stages", "targets", "plans", "process", "early_warning", "warnings", "index")


@dataclass(frozen=True)
class Difference:
    """One thing that changed. `place`: the campaign ('campaign'), 'stage 2', 'T01'; `field` None: the whole stage or target came or went.

    `before` and `after` are values of the campaign (see analytics.campaign), or the stage or target itself; None for what was not there.
    """

    place: str
    field: str | None
    before: Any
    after: Any


@dataclass(frozen=True)
class Held:
    """How one target stood from a moment on (UTC; None: from the beginning) until the next one of the same id; `target` None: struck out."""

    id: str
    since: datetime | None
    step: int
    target: Target | None


def compare(before: Campaign | None, after: Campaign | None) -> tuple[Difference, ...]:
    """The differences in the order of the campaign: itself, stages, targets, the rest. A campaign that was not there has none but its targets."""
    found = _between("campaign", before, after, [name for name in _names(Campaign) if name not in _LISTED]) if before and after else []
    stages = [{stage.no: stage for stage in each.stages} if each else {} for each in (before, after)]
    for no in _union(*stages):
        found += _whole(f"stage {no}", stages[0].get(no), stages[1].get(no))
    targets = [{target.id: target for target in each.targets} if each else {} for each in (before, after)]
    for id in _union(*targets):
        found += _whole(id, targets[0].get(id), targets[1].get(id))
    if before and after:
        found += _between("campaign", before, after, ("plans",))
        for part in ("index", "process", "early_warning"):
            old, new = getattr(before, part), getattr(after, part)
            found += _between(part, old, new, _names(type(new)))
    return tuple(found)


def held(versions: Sequence[tuple[int, datetime | None, Campaign | None]]) -> tuple[Held, ...]:
    """The rules of every target over the versions (step, since when, campaign), the earliest first: a line wherever its rule changed."""
    lines: list[Held] = []
    last: dict[str, Target | None] = {}
    for step, since, campaign in versions:
        now = {target.id: target for target in campaign.targets} if campaign else {}
        for id in _union(last, now):
            before, after = last.get(id), now.get(id)
            if (id not in last and after) or _rule(before) != _rule(after):
                lines.append(Held(id, since, step, after))
                last[id] = after
    return tuple(sorted(lines, key=lambda line: (line.id, line.step)))


def _rule(target: Target | None) -> tuple[Any, ...] | None:
    return tuple(getattr(target, name) for name in RULE_FIELDS) if target else None


def _whole(place: str, before: Stage | Target | None, after: Stage | Target | None) -> list[Difference]:
    if before is None or after is None:
        return [Difference(place, None, before, after)]
    # The end of a stage follows from the next one's start; what the file states is compared.
    unsaid = ("no", "end") if isinstance(after, Stage) else ("id",)
    return _between(place, before, after, [name for name in _names(type(after)) if name not in unsaid])


def _between(place: str, before: Any, after: Any, names: Iterable[str]) -> list[Difference]:
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in names)
    return [Difference(place, name, old, new) for name, old, new in pairs if old != new]


def _names(of: type[Any]) -> list[str]:
    return [each.name for each in fields(of)]


def _union(*of: Iterable[Any]) -> list[Any]:
    return list(dict.fromkeys(each for keys in of for each in keys))
