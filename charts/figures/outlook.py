"""How the final rate may turn out: a bar for each number of failures in the end, as high as it is probable, in the colour of its verdict."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from analytics.prediction import Distribution
from analytics.words_of_outlook import chance as chance_text
from analytics.words_of_outlook import limit as limit_text
from charts.spec import Axis, Band, ChartSpec, Series, single
from words import _, numbers

MOST_BARS = 48
BEYOND = 0.0005
"""What is less probable than this at either end is in the table, not in the picture."""
ROOM = 0.3
"""A side of the picture narrower than this share of it names its verdict in the hover and the table alone."""


@dataclass(frozen=True)
class Bar:
    """Neighbouring numbers of failures with one verdict, drawn as one bar."""

    first: int
    last: int
    chance: float
    met: bool


def outlook(found: Distribution, *, key: str, title: str, limit: Fraction) -> ChartSpec:
    """The predictive distribution: `title` is the finding, `limit` the target as a fraction. Failures rise to the right, so 'met' lies left."""
    bars = grouped(found)
    met = [bar for bar in bars if bar.met]
    highest = max((100 * bar.chance for bar in bars), default=1.0)
    return ChartSpec(
        key=key,
        title=title,
        alt=_(
            "Bars of the probability of each final number of failures among {n} batches, from {first} to {last}; the target of {goal} is met in "
            "{chance} of the cases.",
            n=numbers.count(found.judged),
            first=numbers.count(bars[0].first),
            last=numbers.count(bars[-1].last),
            goal=limit_text(limit),
            chance=chance_text(found.probability),
        ),
        categories=tuple(f"{_span(bar)}\n{numbers.rate(found.judged - bar.first, found.judged, limit)}" for bar in bars),
        series=(
            Series(
                _("Probability (%)"),
                "bar",
                tuple(100 * bar.chance for bar in bars),
                role="met",
                roles=tuple("met" if bar.met else "missed" for bar in bars),
                hovers=tuple(_said(bar, found, limit) for bar in bars),
            ),
        ),
        axis=Axis("number", 0, highest * 1.08),
        orientation="columns",
        bands=_bands(len(met), len(bars), found),
        keys=tuple(str(bar.first) for bar in bars),
        row_keys=single(found.failures),
        table=table(found, limit),
    )


def grouped(found: Distribution) -> tuple[Bar, ...]:
    """At most about MOST_BARS bars over the numbers that matter; none holds a met and a missed number at once."""
    reached, first, last = 0.0, 0, len(found.chances) - 1
    for place, each in enumerate(found.chances):
        reached += each
        if reached < BEYOND:
            first = place + 1
        if reached <= 1 - BEYOND:
            last = place + 1
    first, last = min(first, len(found.chances) - 1), min(max(last, first), len(found.chances) - 1)
    width = -(-(last - first + 1) // MOST_BARS)
    edge = sum(found.met)  # failures rise, so those with which the target is met come first
    start = first - (first - edge) % width if width > 1 else first
    bars = []
    for place in range(start, last + 1, width):
        within = [i for i in range(place, place + width) if first <= i <= last]
        if within:
            chance = sum(found.chances[i] for i in within)
            bars.append(Bar(found.failures[within[0]], found.failures[within[-1]], chance, found.met[within[0]]))
    return tuple(bars)


def table(found: Distribution, limit: Fraction) -> pd.DataFrame:
    """One row a final number of failures: the rate it means, its probability, that of so many or fewer, and the verdict."""
    sums, reached = [], 0.0
    for chance in found.chances:
        reached += chance
        sums.append(round(100 * min(reached, 1.0), 2))
    return pd.DataFrame(
        {
            _("Failed at the end"): found.failures,
            _("Batches judged at the end"): [found.judged] * len(found.failures),
            _("Pass rate (%)"): [float(numbers.half_up(Fraction(100 * (found.judged - failed), found.judged), 2)) for failed in found.failures],
            _("Probability (%)"): [round(100 * chance, 2) for chance in found.chances],
            _("So many or fewer (%)"): sums,
            _("Against {target}", target=limit_text(limit)): [_("Met") if met else _("Missed") for met in found.met],
        }
    )


def _span(bar: Bar) -> str:
    return numbers.count(bar.first) if bar.first == bar.last else f"{numbers.count(bar.first)}–{numbers.count(bar.last)}"


def _said(bar: Bar, found: Distribution, limit: Fraction) -> str:
    best, worst = (numbers.rate(found.judged - failed, found.judged, limit) for failed in (bar.first, bar.last))
    rate = best if best == worst else f"{worst}–{best}"
    return "\n".join(
        (
            _("{failed} of {n} failed at the end: {rate}", failed=_span(bar), n=numbers.count(found.judged), rate=rate),
            _("Probability {chance}", chance=numbers.percent(bar.chance)),
            _("Target {target}: {verdict}", target=limit_text(limit), verdict=_("Met") if bar.met else _("Missed")),
        )
    )


def _missing(found: Distribution) -> list[int]:
    return [failed for failed, met in zip(found.failures, found.met, strict=True) if not met]


def _bands(met: int, bars: int, found: Distribution) -> tuple[Band, ...]:
    """What either side of the target's edge means, where there is room to say it."""
    sides = (
        (0, met, _("✓ met: at most {n} failed", n=numbers.count(found.most_failures))),
        (met, bars, _("✕ missed: {n} failed or more", n=numbers.count(next(iter(_missing(found)), 0)))),
    )
    shown = [(start, end, text) for start, end, text in sides if end > start]
    return tuple(Band(start - 0.5, end - 0.5, text if (end - start) / bars >= ROOM else text[0]) for start, end, text in shown)
