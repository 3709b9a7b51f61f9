"""Is the process stable: which control limits fit a series of rates, why, and which runs rules it breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from analytics.statistics import binomial, laney_p_chart, p_chart, runs_signals
from analytics.statistics.inputs import Floats
from analytics.verdicts import known
from words import N_, Message

LARGE = 50
"""Batches a point on average from which binomial limits may be too narrow for how points really differ."""
FEW = 5.0
"""Failures (or passes, if rarer) that a point expects on average, below which the normal approximation of ±3σ is not trusted."""
ENOUGH = 12
"""Points from which σ_z, a mean of one range fewer, says something."""
TAILS = (0.00135, 0.99865)
"""What ±3σ leaves beyond each side of a normal distribution. Exact limits are these quantiles of the binomial: a point on one lies within."""
ROUNDING = 1e-12
RULES = "gbt_4091"

CHARTS = ("auto", "p", "laney")


@dataclass(frozen=True)
class Signal:
    """A point at which a rule is complete: its place (from 0), the rule, and the side of the centre or the direction (+1, −1; 0: neither)."""

    place: int
    rule: str
    side: int


@dataclass(frozen=True)
class Control:
    """Limits for a series of rates. `kind` 'p', 'laney' or 'exact' (binomial), `why` in words. Rates are fractions; no limit at 0 or 1: None.

    `sigma_z`: how many times wider than binomial chance the points spread (None: too few); `bound`: what chance alone seldom exceeds (5 %);
    `mean_n`: batches a judged point; `points`: judged points. `signals` in the order of the points.
    """

    kind: str
    why: Message
    centre: float | None
    lower: tuple[float | None, ...]
    upper: tuple[float | None, ...]
    sigma_z: float | None
    bound: float | None
    mean_n: float
    points: int
    signals: tuple[Signal, ...]

    @property
    def outside(self) -> tuple[int, ...]:
        """The places of the points beyond their limits."""
        return tuple(each.place for each in self.signals if each.rule == "beyond_limits")


def control(passed: Sequence[int], judged: Sequence[int], wanted: str = "auto") -> Control:
    """The chart of a series: `wanted` 'p' or 'laney' is taken as it is; 'auto' takes Laney's p′ where the points hold many batches and spread
    wider than binomial chance would let them, and exact binomial limits where so few failures (or passes) are expected that ±3σ would mislead;
    against these only points outside are signals, since a z of a few batches is not normal.

    Criterion: at least ENOUGH points, on average at least LARGE batches each, and σ_z above 1 + 1.645 √(0.826 / (points − 1)), which chance alone
    exceeds in 5 % (0.826 / k is the variance of a mean moving range of k draws over 1.128). Raises ValueError for another `wanted`.
    """
    if wanted not in CHARTS:
        raise ValueError(f"wanted must be one of {', '.join(CHARTS)}; it is {wanted}.")
    whole = np.asarray(judged, dtype=np.int64)
    points = int(np.count_nonzero(whole))
    mean_n = float(whole.sum() / points) if points else 0.0
    wide = laney_p_chart(passed, judged)
    sigma_z = known(wide.sigma_z)
    bound = 1 + 1.645 * sqrt(0.826 / (points - 1)) if points > 1 else None
    rarer = mean_n * min(wide.centre, 1 - wide.centre) if points else 0.0
    kind, why = _choice(wanted, points, mean_n, rarer, sigma_z, bound)
    chart = wide if kind == "laney" else p_chart(passed, judged)
    lower, upper, signals = chart.lower, chart.upper, _signals(chart.z)
    if kind == "exact":
        ends, _total, _here = binomial.quantile(np.array(TAILS)[:, None], whole, chart.centre)
        lower, upper = np.where(whole > 0, ends / np.maximum(whole, 1), np.nan)
        signals = _outside(chart.rate, lower, upper)
    return Control(
        kind=kind,
        why=why,
        centre=known(chart.centre),
        lower=tuple(float(each) if each > 0 else None for each in lower),
        upper=tuple(float(each) if each < 1 else None for each in upper),
        sigma_z=sigma_z,
        bound=bound,
        mean_n=mean_n,
        points=points,
        signals=signals,
    )


def _choice(wanted: str, points: int, mean_n: float, rarer: float, sigma_z: float | None, bound: float | None) -> tuple[str, Message]:
    if wanted == "laney" and not sigma_z:
        return "p", Message(N_("Laney's p′ needs at least two months that differ; the p chart is shown."))
    if wanted != "auto":
        return wanted, Message(N_("chosen by hand"))
    if 0 < rarer < FEW:
        return "exact", Message(
            N_("a month expects on average {n} failures (or passes), fewer than {few}: too few for ±3σ"), n=f"{rarer:.1f}", few=f"{FEW:g}"
        )
    if points < ENOUGH:
        return "p", Message(N_("{points} months with batches are fewer than the {enough} that p′ needs"), points=points, enough=ENOUGH)
    if mean_n < LARGE:
        return "p", Message(N_("on average {n} batches a month are fewer than {large}, so chance is wide enough"), n=f"{mean_n:.0f}", large=LARGE)
    if sigma_z is None or bound is None or sigma_z <= bound:
        said = f"{sigma_z:.2f}" if sigma_z is not None else "—"
        return "p", Message(N_("σ_z = {sigma} does not exceed {bound}: the months spread no wider than chance"), sigma=said, bound=f"{bound:.2f}")
    return "laney", Message(
        N_("on average {n} batches a month (at least {large}) and σ_z = {sigma} above {bound}: the months spread wider than binomial chance"),
        n=f"{mean_n:.0f}",
        large=LARGE,
        sigma=f"{sigma_z:.2f}",
        bound=f"{bound:.2f}",
    )


def _outside(rate: Floats, lower: Floats, upper: Floats) -> tuple[Signal, ...]:
    return tuple(
        Signal(place, "beyond_limits", 1 if value > high else -1)
        for place, (value, low, high) in enumerate(zip(rate.tolist(), lower.tolist(), upper.tolist(), strict=True))
        if value < low - ROUNDING or value > high + ROUNDING
    )


def _signals(z: Floats) -> tuple[Signal, ...]:
    found = [Signal(int(point) - 1, rule, _side(z, int(point) - 1, rule)) for rule, points in runs_signals(z, RULES).items() for point in points]
    return tuple(sorted(found, key=lambda each: each.place))


def _side(z: Floats, place: int, rule: str) -> int:
    if rule in ("alternating", "hugging", "avoiding"):
        return 0
    if rule == "trend":
        before = next(value for value in reversed(z[:place]) if not np.isnan(value))
        return 1 if z[place] > before else -1
    return 1 if z[place] > 0 else -1
