"""The league table in words: raw and shrunk rates side by side, and why neither ranks anybody safely."""

from __future__ import annotations

import math

import pandas as pd

from analytics.labels import told
from analytics.league import League
from analytics.units import SMALL
from charts.figures import comparing
from words import _, language, numbers


def table(found: League, unit: str, measure: str) -> pd.DataFrame:
    """One row a unit, with two grouped headings: as it is, and drawn to the mean. Ranks are whole numbers, missing where they mean nothing."""
    frame = found.frame
    raw, drawn = _("Raw"), _("Shrunk")
    columns: dict[tuple[str, str], list[object]] = {
        ("", comparing.unit(unit)): [comparing.called(unit, name) for name in frame["name"]],
        (raw, _("Rank")): [int(rank) for rank in frame["raw_rank"]],
        (raw, _("Pass rate")): [numbers.rate(p, n) for p, n in zip(frame["passed"], frame["judged"], strict=True)],
        (raw, "n"): [int(n) for n in frame["judged"]],
        (raw, _("Small")): [f"n<{SMALL}" if n < SMALL else "" for n in frame["judged"]],
        (raw, _("95% interval")): [numbers.interval(low, high) for low, high in zip(frame["low"], frame["high"], strict=True)],
        (drawn, _("Rank")): [_whole(rank) for rank in frame["rank"]],
        (drawn, _("Pass rate")): [numbers.percent(x) for x in frame["shrunk"]],
        (drawn, _("95% credible interval")): [
            numbers.interval(low, high) for low, high in zip(frame["shrunk_low"], frame["shrunk_high"], strict=True)
        ],
        (drawn, _("Moves")): [_moves(x) for x in frame["change"]],
        (drawn, _("Ranks it could hold (95%)")): [_range(low, high) for low, high in zip(frame["rank_low"], frame["rank_high"], strict=True)],
    }
    shown = pd.DataFrame(dict(enumerate(columns.values())))
    shown.columns = pd.MultiIndex.from_tuples(list(columns))
    return shown


def flat(shown: pd.DataFrame) -> pd.DataFrame:
    """The same table with headings of one line, for saving."""
    return shown.set_axis([" ".join(part for part in column if part.strip()) for column in shown.columns], axis=1)


def warning(found: League, unit: str) -> str:
    """Why the table misleads, with its own figures."""
    many = len(found.frame)
    if found.state == "alike":
        return _(
            "{units} differ by no more than chance: every one shrinks to {mean}, and the order of the raw rates is an order of luck.",
            units=comparing.units(unit, many),
            mean=numbers.percent(found.mean),
        )
    if found.state == "unknown":
        return _("Nothing shows how much the units differ (all passed, all failed, or no unit with two judged), so no rate can be shrunk.")
    said = []
    small, ends = found.small_at_ends
    if small:
        said.append(
            _("Of the {ends} units at the top and the bottom of the raw table {small} have fewer than {n} judged.", ends=ends, small=small, n=SMALL)
        )
    if not math.isnan(float(found.frame["rank_low"].iloc[0])):
        said.append(_("{unsettled} of {units} could hold more than half of all ranks.", unsettled=found.unsettled, units=comparing.units(unit, many)))
    weight = numbers.count(round(found.weight))
    said.append(
        _(
            "Each rate is drawn to {mean} as if {weight} more had been judged there: the fewer a unit has, the further.",
            mean=numbers.percent(found.mean),
            weight=weight,
        )
    )
    return told(said)


def _whole(rank: float) -> int | None:
    return None if math.isnan(rank) else int(rank)


def _moves(places: float) -> str:
    """How many ranks a unit moves when it is shrunk: '▲ 3', '▼ 2', '＝'."""
    if math.isnan(places):
        return ""
    return "＝" if not places else f"{'▲' if places > 0 else '▼'} {abs(int(places))}"


def _range(low: float, high: float) -> str:
    return "" if math.isnan(low) else f"{int(low)}{'～' if language() == 'zh' else '–'}{int(high)}"
