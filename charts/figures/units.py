"""Units judged against a target: one row a township, trade, enterprise or stage, the small ones pooled into one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import pandas as pd

from analytics.labels import label
from analytics.statistics import target_verdict
from analytics.verdicts import known
from charts.spec import Role
from words import _, numbers

SMALL = 10
"""Units with fewer judged batches are pooled: their own rate says more about chance than about them."""

_ROLES: dict[str, Role] = {"supported": "met", "undetermined": "undetermined", "contradicted": "missed", "no_data": "no_data"}


@dataclass(frozen=True)
class Unit:
    """A unit with its counts and the verdict's own 90 % interval (fractions; None without a denominator). `pooled`: how many units it holds."""

    key: str
    name: str
    passed: int
    judged: int
    low: float | None
    high: float | None
    evidential: str
    pooled: int = 0

    @property
    def rate(self) -> float | None:
        """Passed of judged, a fraction; None where nothing was judged."""
        return self.passed / self.judged if self.judged else None

    @property
    def role(self) -> Role:
        """How the unit is drawn."""
        return _ROLES[self.evidential]

    def said(self, target: Fraction) -> str:
        """The unit in words, for the hover: rate, n and failures, interval and verdict."""
        if not self.judged:
            return "\n".join((self.name, _("No batch judged: no denominator, so no pass rate")))
        return "\n".join(
            (
                self.name,
                _(
                    "Pass rate {rate} · {n} · {failed} failed",
                    rate=numbers.rate(self.passed, self.judged, target),
                    n=numbers.sample_size(self.judged),
                    failed=numbers.count(self.judged - self.passed),
                ),
                _("90% interval {interval}", interval=numbers.interval(self.low, self.high)),
                _("Target {target}: {verdict}", target=limit(target), verdict=label("evidential", self.evidential)),
            )
        )


def limit(target: Fraction) -> str:
    """A target as a percentage with the decimals it has: '80%', '92.5%'."""
    return numbers.percent(float(target), 0 if (target * 100).denominator == 1 else 1)


def judge(frame: pd.DataFrame, target: Fraction, *, strict: bool = False) -> tuple[Unit, ...]:
    """One unit for each row of `frame` (key, name, passed, judged), in its order. ValueError for impossible counts."""
    if frame.empty:
        return ()
    verdict = target_verdict(frame["passed"].to_numpy(), frame["judged"].to_numpy(), target, strict=strict)
    columns = (frame[name].tolist() for name in ("key", "name", "passed", "judged"))
    return tuple(
        Unit(str(key), str(name), passed, judged, known(low), known(high), str(evidential))
        for key, name, passed, judged, low, high, evidential in zip(*columns, verdict.low, verdict.high, verdict.evidential, strict=True)
    )


def ranked(
    frame: pd.DataFrame, target: Fraction, *, small: int = SMALL, order: Literal["worst", "given"] = "worst", strict: bool = False
) -> tuple[Unit, ...]:
    """The units worst first (or as given), those with fewer than `small` judged batches pooled into a last row; unjudged ones are not ranked."""
    known = frame[frame["judged"] > 0]
    large, little = known[known["judged"] >= small], known[known["judged"] < small]
    if len(little) == 1 or large.empty:
        large, little = known, known.iloc[0:0]
    units = judge(large, target, strict=strict)
    if order == "worst":
        units = tuple(sorted(units, key=lambda u: (u.rate or 0.0, -u.judged, u.name)))
    if little.empty:
        return units
    pooled = pd.DataFrame(
        {"key": [""], "name": [pooled_name(len(little), small)], "passed": [little["passed"].sum()], "judged": [little["judged"].sum()]}
    )
    last = judge(pooled, target, strict=strict)[0]
    return (*units, Unit(last.key, last.name, last.passed, last.judged, last.low, last.high, last.evidential, pooled=len(little)))


def pooled_name(count: int, small: int = SMALL) -> str:
    """What the pooled row is called: '其余 9 个（n<10）'."""
    return _("{count} others (n<{small})", count=count, small=small)


def table(units: Sequence[Unit], heading: str, target: Fraction) -> pd.DataFrame:
    """The frame beside the chart: one row a unit, figures as figures (rates in %), headings in the reader's language."""
    return pd.DataFrame(
        {
            heading: [u.name for u in units],
            _("Pass rate (%)"): [None if u.rate is None else float(numbers.half_up(Fraction(100 * u.passed, u.judged), 2)) for u in units],
            _("Batches judged"): [u.judged for u in units],
            _("Passed"): [u.passed for u in units],
            _("Failed"): [u.judged - u.passed for u in units],
            _("90% interval, low (%)"): [_percent(u.low) for u in units],
            _("90% interval, high (%)"): [_percent(u.high) for u in units],
            _("Evidence against {target}", target=limit(target)): [label("evidential", u.evidential) for u in units],
        }
    )


def _percent(value: float | None) -> float | None:
    return None if value is None else float(numbers.half_up(value * 100, 2))
