"""The two small drawings of a card, as plain boxes in per cent of their width: at once there, right in both themes, read out by a label."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from analytics import words_of_value
from analytics.attainment import Attainment, Month
from words import _, numbers

_SHOWN = 12  # months


def dots(target: Attainment, height: int = 56) -> str:
    """The last twelve months with batches: full at or above the target, hollow under it; the newest larger, the target dashed."""
    months = [month for month in target.series if month.judged][-_SHOWN:]
    if len(months) < 2 or target.limit is None or target.shape not in ("rate", "benchmark"):  # an index has no monthly pass rate
        return ""
    rates = [month.passed / month.judged for month in months]
    low, high = min(*rates, target.limit), max(*rates, target.limit)
    span = (high - low) or 1.0
    step = 100 / len(months)

    def up(rate: float) -> float:
        return 10 + 80 * (rate - low) / span

    marks = "".join(_dot(step * (at + 0.5), up(rate), rate >= target.limit, at == len(months) - 1) for at, rate in enumerate(rates))
    line = f'<div style="position:absolute;left:0;right:0;bottom:{up(target.limit):.1f}%;border-top:2px dashed currentColor;opacity:.55"></div>'
    return f'<div role="img" aria-label="{escape(_series_words(months))}" style="position:relative;height:{height}px">{line}{marks}</div>'


def _dot(left: float, bottom: float, full: bool, last: bool) -> str:
    size = 9 if last else 6
    fill = "background:currentColor" if full else "background:transparent"
    return (
        f'<div style="position:absolute;left:{left:.1f}%;bottom:{bottom:.1f}%;width:{size}px;height:{size}px;border-radius:50%;'
        f'box-sizing:border-box;border:1.5px solid currentColor;{fill};transform:translate(-50%,50%)"></div>'
    )


def _series_words(months: Sequence[Month]) -> str:
    first, last = months[0], months[-1]
    return _(
        "Monthly pass rate from {first} ({first_rate}) to {last} ({last_rate}), {n} months",
        first=numbers.date_short(first.month)[:7],
        first_rate=numbers.rate(first.passed, first.judged),
        last=numbers.date_short(last.month)[:7],
        last_rate=numbers.rate(last.passed, last.judged),
        n=len(months),
    )


def interval(target: Attainment, size: int = 14) -> str:
    """The verdict's own interval on a scale, the value as a bar, the target as a dashed line with its name. `size`: of its letters, in pixels."""
    if target.value is None or target.low is None or target.high is None or target.limit is None:
        return ""
    points = target.shape == "index"
    unit = 1.0 if points else 100.0
    low, high, value, limit = (x * unit for x in (target.low, target.high, target.value, target.limit))
    start = max(0.0, 10 * ((min(low, limit, value) - 5) // 10))
    ends = 100.0
    span = ends - start

    def at(x: float) -> float:
        return 100 * (min(max(x, start), ends) - start) / span

    tall = size / 14
    sign = "" if points else "%"
    name = _("Target {limit}", limit=words_of_value.limit_text(target))
    said = _("90% interval {interval} against {target}", interval=f"{low:.1f}–{high:.1f}{sign}", target=name)
    side = min(max(at(limit), 16), 84)
    # Scale ends give way where the target's own name stands.
    left_end = "" if side < 30 else f'<span style="position:absolute;left:0;opacity:.75">{start:g}{sign}</span>'
    right_end = "" if side > 70 else f'<span style="position:absolute;right:0;opacity:.75">{ends:g}{sign}</span>'
    return (
        f'<div role="img" aria-label="{escape(said)}" style="position:relative;height:{48 * tall:.0f}px;font-size:{size}px">'
        f'<div style="position:absolute;left:0;right:0;top:{14 * tall:.0f}px;border-top:1px solid currentColor;opacity:.45"></div>'
        f'<div style="position:absolute;left:{at(low):.1f}%;width:{max(at(high) - at(low), 0.6):.1f}%;top:{11 * tall:.0f}px;'
        f'height:{7 * tall:.0f}px;border-radius:2px;background:currentColor;opacity:.42"></div>'
        f'<div style="position:absolute;left:{at(value):.1f}%;top:{6 * tall:.0f}px;width:4px;height:{17 * tall:.0f}px;'
        'background:currentColor;transform:translateX(-50%)"></div>'
        f'<div style="position:absolute;left:{at(limit):.1f}%;top:0;height:{29 * tall:.0f}px;'
        'border-left:2px dashed currentColor;transform:translateX(-50%)"></div>'
        f'<div style="position:absolute;left:0;right:0;top:{29 * tall:.0f}px;height:{19 * tall:.0f}px">{left_end}{right_end}'
        f'<span style="position:absolute;left:{side:.1f}%;transform:translateX(-50%);white-space:nowrap">{escape(name)}</span></div></div>'
    )
