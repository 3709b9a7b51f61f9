"""Who pulls a target down: percentage points that each township, trade or enterprise costs the county, largest first.

A unit may fail as often as the target allows; what it fails beyond that, divided by the batches of the county, are the points it costs.
All units together cost exactly what the county is short of its target (or, negative, lies above it).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from analytics import rates
from analytics.ask import Readable
from analytics.campaigns import Campaign, Target
from analytics.context import Context, prepare
from analytics.due import come
from analytics.scope import COUNTED_KINDS, Scope, narrowed
from analytics.verdicts import judge
from words import Refusal

SMALL = 10  # batches; below it a unit's rate says nothing by itself
BY = ("township", "trade", "enterprise")


@dataclass(frozen=True)
class Drag:
    """One unit, or (`pooled` > 0) that many small ones together.

    `points`: percentage points of the county's rate that it costs (negative: it lifts the county). `low`, `high`: the verdict's own
    90 % interval of its rate, as fractions; both verdicts are the unit's own against the same target.
    """

    key: str | None
    name: str
    passed: int
    judged: int
    points: float
    administrative: str
    evidential: str
    low: float | None
    high: float | None
    pooled: int = 0

    @property
    def failed(self) -> int:
        """Batches that failed."""
        return self.judged - self.passed


def drags(snapshot: Readable, campaign: Campaign, scope: Scope, target: Target, by: str = "township") -> tuple[Drag, ...]:
    """The units that pull a rate target down, largest first, the pooled small ones last. Empty where nothing is judged.

    `by`: 'township', 'trade' or 'enterprise'. Townships and trades under 10 batches are pooled; enterprises are not (nearly all are small, and
    points are counts, no rates), but those that cost nothing are. Raises Refusal for another `by`, or a target that is no sampled rate.
    """
    return of_context(prepare(snapshot, campaign, scope), target, by)


def of_context(context: Context, target: Target, by: str = "township") -> tuple[Drag, ...]:
    """The same from a context already prepared for the first page."""
    if by not in BY:
        raise Refusal("“{value}” is not one of {allowed}.", value=by, allowed=", ".join(BY))
    if target.limit is None or target.shape != "rate":
        raise Refusal("{target} is no pass rate with a limit: nothing can be said to pull it down.", target=target.id)
    span = context.window(target, context.as_of)
    if span is None:
        return ()
    if by == "enterprise":
        frame = _by_unit(context, target, by).rename(columns={by: "key"})
    elif target.measure == "enterprise":
        frame = _by_unit(context, target, by)
        frame["key"] = frame["township_code"].where(frame["township_code"].notna(), frame["township"]) if by == "township" else frame["trade"]
        frame["name"] = frame[by].fillna("")
    else:
        frame = context.cube.by(by, span, target.measure, **context.filters(target)).rename(columns={by: "key"})
        names = rates.township_names(context.campaign, [key for key in frame["key"] if isinstance(key, str)]) if by == "township" else {}
        frame["name"] = [names.get(key, key) if isinstance(key, str) else "" for key in frame["key"]]
    frame = frame[frame["judged"] > 0]
    early = not come(target.due, context.as_of)
    return ranked(frame, target.limit, strict=target.rule == ">", early=early, pool_small=by != "enterprise")


def _by_unit(context: Context, target: Target, by: str) -> pd.DataFrame:
    span = context.window(target, context.as_of)
    assert span is not None, "A target without days has no units."
    scope = context.scope.but(
        start=span.start,
        end=span.end,
        as_of=context.as_of,
        trades=narrowed(target.trades, context.scope.trades),
        levels=narrowed(target.levels, context.scope.levels),
        links=narrowed(target.links, context.scope.links),
        kinds=narrowed(target.kinds or COUNTED_KINDS, context.scope.kinds),
    )
    return rates.rate(context.snapshot, scope, target.measure, (by,))


def ranked(frame: pd.DataFrame, limit: Fraction, *, strict: bool, early: bool, pool_small: bool) -> tuple[Drag, ...]:
    """The units of a frame (key, name, passed, judged) by the points that they cost, largest first; last, together, the small ones (`pool_small`)
    or those that cost nothing.
    """
    units = list(zip(frame["key"].tolist(), frame["name"].tolist(), frame["passed"].tolist(), frame["judged"].tolist(), strict=True))
    whole = sum(judged for *_unit, judged in units)

    def lost(passed: int, judged: int) -> Fraction:
        beyond_allowance = Fraction(judged - passed) - judged * (1 - limit)
        return beyond_allowance * 100 / Fraction(whole)

    def drag(key: str | None, name: str, passed: int, judged: int, pooled: int = 0) -> Drag:
        verdict = judge(passed, judged, limit, before_due=early, strict=strict)
        points = float(lost(passed, judged))
        return Drag(key, name, passed, judged, points, verdict.administrative, verdict.evidential, verdict.low, verdict.high, pooled)

    alone = pool_small and len(units) == 1
    small: list[tuple[str, str, int, int]] = []
    named: list[tuple[str, str, int, int]] = []
    for unit in units:
        pooled = unit[3] < SMALL if pool_small else lost(unit[2], unit[3]) <= 0
        (small if pooled and not alone else named).append(unit)
    named.sort(key=lambda unit: (-lost(unit[2], unit[3]), -unit[3], str(unit[0])))
    answer = [drag(*unit) for unit in named]
    if small:
        answer.append(drag(None, "", sum(unit[2] for unit in small), sum(unit[3] for unit in small), pooled=len(small)))
    return tuple(answer)


def heaviest(found: Sequence[Drag], most: int = 3) -> tuple[Drag, ...]:
    """The units worth naming in a sentence: those that cost something, not the pooled ones, nor batches of which no unit is stated."""
    return tuple(drag for drag in found if drag.points > 0 and drag.name and not drag.pooled)[:most]


def unnamed(found: Sequence[Drag]) -> Drag | None:
    """The batches of which no unit is stated, where there are ten or more; nobody can be blamed for them."""
    return next((drag for drag in found if not drag.name and not drag.pooled), None)
