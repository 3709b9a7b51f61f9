"""Both verdicts on a sampled target, from the one statistical function, with what is still needed and what the plan can afford."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from analytics.statistics import failures_affordable, target_verdict


@dataclass(frozen=True)
class Verdict:
    """`low`, `high`: the verdict's own 90 % interval, None for complete counts and without data.

    `needed_without_failure`: passing batches in a row that settle it (0: settled, None: no number does, or no sample);
    `failures_affordable`: failures the remaining planned batches may still have (negative: out of reach by so many passes; None without a plan).
    """

    administrative: str
    evidential: str
    low: float | None = None
    high: float | None = None
    needed_without_failure: int | None = None
    failures_affordable: int | None = None
    out_of_reach: bool = False


def judge(
    passed: int,
    judged: int,
    limit: Fraction,
    *,
    before_due: bool,
    complete: bool = False,
    strict: bool = False,
    remaining: int | None = None,
) -> Verdict:
    """Judge whole numbers against a limit in [0, 1], compared exactly. `strict`: above it, not at it. Raises ValueError for impossible counts."""
    said = target_verdict(passed, judged, limit, before_due=before_due, complete=complete, strict=strict)
    spare = None
    if remaining is not None and judged + remaining:
        spare = int(failures_affordable(passed, judged, remaining, limit, strict=strict))
    return Verdict(
        administrative=str(said.administrative),
        evidential=str(said.evidential),
        low=known(said.low),
        high=known(said.high),
        needed_without_failure=None if known(said.needed_without_failure) is None or not judged else int(said.needed_without_failure),
        failures_affordable=spare,
        out_of_reach=spare is not None and spare < 0,
    )


def compared(meets: bool | None, *, before_due: bool) -> str:
    """The administrative verdict of a plain comparison; None is no data."""
    if meets is None:
        return "no_data"
    return "met" if meets else "not_yet" if before_due else "missed"


def meets(value: Fraction, rule: str, limit: Fraction) -> bool:
    """Whether an exact value stands to its limit as the rule says: >=, >, =, <= or <."""
    match rule:
        case ">=":
            return value >= limit
        case ">":
            return value > limit
        case "<=":
            return value <= limit
        case "<":
            return value < limit
    return value == limit


def known(value: float | None) -> float | None:
    """None for nan and infinity."""
    return None if value is None or not math.isfinite(value) else float(value)
