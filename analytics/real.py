"""Is it real? Which units differ from the whole, or from a target, by more than chance."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd

from analytics.ask import Readable
from analytics.scope import Scope
from analytics.statistics import (
    benjamini_hochberg,
    binomial_funnel_limits,
    overdispersion,
    overdispersion_p_value,
    widened_limits,
    widened_p_values,
)
from analytics.statistics.inputs import Floats
from analytics.units import SMALL, Compared, compared

LEVEL = 0.05
"""Adjusted p-values up to this name an outlier: of those named, one in twenty is expected to be chance."""
TAILS = (0.001, 0.025)
"""How much lies beyond one side of the 99.8 % and of the 95 % limits."""
LIMITS = ("low998", "low95", "high95", "high998")
PLACES = 160
"""Sizes for which the limits are drawn: enough for a smooth curve."""
FINDINGS = ("below", "above", "perhaps_below", "perhaps_above", "chance")


@dataclass(frozen=True)
class Spread:
    """How the units differ beside chance. `phi` 1 where chance explains all (nan: too few units), `tau` the standard deviation of their true
    rates beside it, `p_value` of φ under chance alone, `units` those with at least SMALL judged, from which all three come."""

    phi: float
    tau: float
    p_value: float
    units: int

    @property
    def real(self) -> bool:
        """Whether the units differ by more than chance explains, at 5 %."""
        return bool(self.p_value < LEVEL) and self.tau > 0


@dataclass(frozen=True)
class Real:
    """`frame`: a row a unit (key, name, passed, judged, rate, the four LIMITS, p, adjusted, finding), what differs most first.

    finding: 'below' or 'above' where the adjusted p-value is at most LEVEL, 'perhaps_…' outside the 95 % limits without that, 'chance' else.
    `curve`: n and the four limits for the sizes between the smallest and the largest unit. `widened`: the limits allow for the spread.
    """

    compared: Compared
    centre: float
    target: Fraction | None
    spread: Spread
    widened: bool
    frame: pd.DataFrame
    curve: pd.DataFrame

    @property
    def named(self) -> pd.DataFrame:
        """The outliers: those that stand out after the adjustment, or outside the 99.8 % limits."""
        rows = self.frame
        return rows[rows["finding"].isin(("below", "above")) | (rows["p"] < 2 * TAILS[0])]

    def count(self, *findings: str) -> int:
        """How many units have one of the findings."""
        return int(self.frame["finding"].isin(findings).sum())


def real(snapshot: Readable, scope: Scope, unit: str, measure: str = "batch", target: Fraction | None = None) -> Real | None:
    """The units of a scope against their pooled rate, or against a target. None where no named unit has anything judged.

    About the pooled rate, limits and p-values allow for over-dispersion (additive τ²) where it is significant at 5 %: most units then differ
    a little, and the question is which differ more than usual. Against a target they do not: it is no unit's own doing what the others are.
    Raises Refusal as `compared` does.
    """
    found = compared(snapshot, scope, unit, measure)
    if not found.judged:
        return None
    passed, judged = found.frame["passed"].to_numpy(), found.frame["judged"].to_numpy()
    pooled = found.passed / found.judged
    centre = pooled if target is None else float(target)
    spread = _spread(passed, judged, pooled)
    widened = target is None and spread.real
    tau2 = spread.tau**2 if widened else 0.0
    p = widened_p_values(passed, judged, centre, tau2)
    limits = _limits(centre, judged, tau2)
    frame = found.frame.assign(rate=passed / judged, **dict(zip(LIMITS, limits.T, strict=True)), p=p, adjusted=benjamini_hochberg(p))
    frame["finding"] = _finding(frame, centre)
    frame = frame.sort_values(["adjusted", "p", "name"], ignore_index=True)
    sizes = _sizes(int(judged.min()), int(judged.max()))
    curve = pd.DataFrame({"n": sizes, **dict(zip(LIMITS, _limits(centre, sizes, tau2).T, strict=True))})
    return Real(found, centre, target, spread, widened, frame, curve)


def _spread(passed: Floats, judged: Floats, pooled: float) -> Spread:
    large = judged >= SMALL
    units = int(large.sum())
    if units < 2:
        return Spread(np.nan, np.nan, np.nan, units)
    phi, tau2 = overdispersion(passed[large], judged[large], pooled)
    return Spread(phi, float(np.sqrt(tau2)), overdispersion_p_value(phi, units), units)


def _limits(centre: float, judged: Floats, tau2: float) -> Floats:
    """Below by the passes, above by the failures: a unit then lies outside exactly where its p-value says so."""
    below = binomial_funnel_limits(centre, judged, TAILS)
    above = 1 - binomial_funnel_limits(1 - centre, judged, TAILS[::-1])
    return widened_limits(np.concatenate([below, above], axis=1), centre, judged, tau2)


def _finding(frame: pd.DataFrame, centre: float) -> list[str]:
    side = np.where(frame["rate"] < centre, "below", "above")
    perhaps = np.char.add("perhaps_", side)
    unusual = np.where(frame["p"] < 2 * TAILS[1], perhaps, "chance")
    found: list[str] = np.where(frame["adjusted"] <= LEVEL, side, unusual).tolist()
    return found


def _sizes(least: int, most: int) -> Floats:
    """Whole numbers from a little under the smallest to a little over the largest unit, evenly spaced on a logarithmic axis."""
    ends = max(1, int(least * 0.8)), int(np.ceil(most * 1.25))
    return np.unique(np.rint(np.geomspace(*ends, PLACES)).astype(np.int64))
