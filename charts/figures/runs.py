"""The signals of a control chart in words: months in a row that break one rule are one finding, with what it means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analytics.control import Control
from words import N_, _, numbers


@dataclass(frozen=True)
class Run:
    """Points in a row (`place` to `last`, from 0) at which one rule is complete; `side` as in Signal."""

    rule: str
    side: int
    place: int
    last: int


# rule → (above or rising, below or falling; neither: the first) as it stands on the chart
_SHORT: Mapping[str, tuple[str, str]] = {
    "beyond_limits": (N_("above the upper limit"), N_("below the lower limit")),
    "same_side": (N_("9 in a row above the centre"), N_("9 in a row below the centre")),
    "trend": (N_("6 in a row rising"), N_("6 in a row falling")),
    "alternating": (N_("14 in a row up and down"),) * 2,
    "two_of_three": (N_("2 of 3 far above the centre (2σ)"), N_("2 of 3 far below the centre (2σ)")),
    "four_of_five": (N_("4 of 5 above the centre (1σ)"), N_("4 of 5 below the centre (1σ)")),
    "hugging": (N_("15 in a row close to the centre (1σ)"),) * 2,
    "avoiding": (N_("8 in a row, none close to the centre (1σ)"),) * 2,
}
_MEANING: Mapping[str, tuple[str, str]] = {
    "beyond_limits": (
        N_("Better than chance explains: find out what was done and keep it up."),
        N_("Worse than chance explains: look for the cause in this month's batches."),
    ),
    "same_side": (N_("The level seems to have shifted upwards."), N_("The level seems to have shifted downwards.")),
    "trend": (N_("A steady improvement."), N_("A steady decline.")),
    "alternating": (N_("Two sources take turns, such as two laboratories or two inspection levels."),) * 2,
    "two_of_three": (N_("An early sign that the level is rising."), N_("An early sign that the level is falling.")),
    "four_of_five": (N_("A small shift upwards."), N_("A small shift downwards.")),
    "hugging": (N_("Less spread than chance allows: unlike sources are mixed, or figures smoothed."),) * 2,
    "avoiding": (N_("Two kinds of months are mixed, such as two sampling plans."),) * 2,
}


def runs(found: Control) -> tuple[Run, ...]:
    """The signals of a chart, neighbours of one rule and side joined, in the order of their first month."""
    joined: list[Run] = []
    for signal in found.signals:
        before = next((run for run in joined if (run.rule, run.side, run.last) == (signal.rule, signal.side, signal.place - 1)), None)
        if before is None:
            joined.append(Run(signal.rule, signal.side, signal.place, signal.place))
        else:
            joined[joined.index(before)] = Run(before.rule, before.side, before.place, signal.place)
    return tuple(joined)


def short(run: Run, side: int | None = None) -> str:
    """The rule as it stands on the chart."""
    return _(_SHORT[run.rule][(run.side if side is None else side) < 0])


def meaning(run: Run) -> str:
    """What the rule means for the work."""
    return _(_MEANING[run.rule][run.side < 0])


def table(found: Control, days: Sequence[date], passed: Sequence[int], judged: Sequence[int]) -> pd.DataFrame:
    """One row a finding: the months at which it was complete, the last one's rate and n, the rule, and what it means."""
    marked = runs(found)
    return pd.DataFrame(
        {
            _("Month"): [f"{days[run.place]:%Y-%m}" + (f" – {days[run.last]:%Y-%m}" if run.last > run.place else "") for run in marked],
            _("Pass rate"): [numbers.rate(passed[run.last], judged[run.last]) for run in marked],
            "n": [judged[run.last] for run in marked],
            _("Rule"): [short(run) for run in marked],
            _("What it means"): [meaning(run) for run in marked],
        }
    )
