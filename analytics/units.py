"""The units that a question compares: townships, trades, enterprises or laboratories, each with its counts, those without a name apart."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analytics import campaigns, rates
from analytics.ask import Readable, ask
from analytics.campaigns import MEASURES
from analytics.cube import measured
from analytics.filters import parameters, register_parameters
from analytics.scope import Scope
from words import Refusal

UNITS = ("township", "trade", "enterprise", "laboratory")
SMALL = 10
"""Units with fewer judged batches say more about chance than about themselves."""


@dataclass(frozen=True)
class Compared:
    """`frame`: one row a unit with judged batches (key, name, passed, judged), by name; whole numbers of the measure asked for.

    `unnamed_passed` and `unnamed_judged` are the batches whose record names no unit: they belong to none and are compared with none.
    `unsampled` units have no judged batch. `failures_only`: failed batches from lists without a denominator, which no rate counts.
    """

    unit: str
    measure: str
    frame: pd.DataFrame
    unnamed_passed: int
    unnamed_judged: int
    unsampled: int
    failures_only: int

    @property
    def passed(self) -> int:
        """Passed of all named units."""
        return int(self.frame["passed"].sum())

    @property
    def judged(self) -> int:
        """Judged of all named units."""
        return int(self.frame["judged"].sum())

    @property
    def small(self) -> int:
        """How many of the units have fewer than SMALL judged."""
        return int((self.frame["judged"] < SMALL).sum())


def measures_of(unit: str) -> tuple[str, ...]:
    """The measures that make sense for a unit: of one enterprise there is no enterprise pass rate."""
    return tuple(measure for measure in MEASURES if unit != "enterprise" or measure != "enterprise")


def compared(snapshot: Readable, scope: Scope, unit: str, measure: str = "batch") -> Compared:
    """The units of a scope with their counts. Raises Refusal for an unknown unit, or a measure that the unit does not have."""
    if unit not in UNITS:
        raise Refusal("“{value}” is not one of {allowed}.", value=unit, allowed=", ".join(UNITS))
    if measure not in measures_of(unit):
        raise Refusal("“{value}” is not one of {allowed}.", value=measure, allowed=", ".join(measures_of(unit)))
    counts = _by_laboratory(snapshot, scope, measure) if unit == "laboratory" else _by(snapshot, scope, unit, measure)
    known = counts["key"].notna()
    named, unnamed = counts[known], counts[~known]
    judged = named[named["judged"] > 0].sort_values(["name", "key"], ignore_index=True)
    return Compared(
        unit,
        measure,
        judged[["key", "name", "passed", "judged"]],
        int(unnamed["passed"].sum()),
        int(unnamed["judged"].sum()),
        len(named) - len(judged),
        int(counts["failures_only"].sum()),
    )


def _by(snapshot: Readable, scope: Scope, unit: str, measure: str) -> pd.DataFrame:
    found = rates.rate(snapshot, scope, measure, by=(unit,))
    if unit == "township":
        key, name = found["township_code"].astype(object).where(found["township_code"].notna(), found["township"]), found["township"]
    elif unit == "enterprise":
        key, name = found["enterprise"], found["name"].astype(object).where(found["name"].notna(), found["enterprise"])
    else:
        key = name = found["trade"]
    frame = pd.DataFrame({"key": key.astype(object), "name": name.astype(object), "passed": found["passed"], "judged": found["judged"]})
    frame = frame.assign(failures_only=found["failures_without_denominator"])
    # One enterprise may stand in several rows (a name and a code): a unit is one row.
    return frame.groupby("key", as_index=False, dropna=False).agg({"name": "first", "passed": "sum", "judged": "sum", "failures_only": "sum"})


def _by_laboratory(snapshot: Readable, scope: Scope, measure: str) -> pd.DataFrame:
    campaign = campaigns.load(scope.campaign) if scope.campaign else None
    span = rates.span_of(snapshot, scope, campaign)
    where = parameters(scope, campaign, span.end) | register_parameters(scope, campaign, span.end)
    found = ask("rates_by_body", snapshot, first=span.start, last=span.end, **where)
    if measure == "enterprise":
        passed, judged = found["enterprises_passed"], found["enterprises_judged"]
    else:
        passed, judged = measured({name: found[name] for name in found.columns if name != "body"}, measure)
    body = found["body"].astype(object)
    counts = {"passed": passed, "judged": judged, "failures_only": found["failures_only"]}
    return pd.DataFrame({"key": body, "name": body}).assign(**{name: values.astype("int64") for name, values in counts.items()})
