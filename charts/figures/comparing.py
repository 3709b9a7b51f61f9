"""The words of a comparison: what the units are called and counted as, what was found about one, how a p-value is written."""

from __future__ import annotations

import math
from collections.abc import Mapping

from analytics import names
from words import N_, _, numbers

UNIT: Mapping[str, str] = {"township": N_("Township"), "trade": N_("Trade"), "enterprise": N_("Enterprise"), "laboratory": N_("Laboratory")}
_MANY = {
    "township": N_("{n} townships"),
    "trade": N_("{n} trades"),
    "enterprise": N_("{n} firms"),
    "laboratory": N_("{n} laboratories"),
}
_ONE = {
    "township": N_("one township"),
    "trade": N_("one trade"),
    "enterprise": N_("one firm"),
    "laboratory": N_("one laboratory"),
}
_JUDGED = {
    "batch": N_("Batches judged"),
    "intrinsic": N_("Batches judged"),
    "enterprise": N_("Enterprises sampled and judged"),
    "item": N_("Items tested"),
}
FINDING = {
    "below": N_("Below, beyond chance"),
    "above": N_("Above, beyond chance"),
    "perhaps_below": N_("Low, may be chance"),
    "perhaps_above": N_("High, may be chance"),
    "chance": N_("As chance explains"),
}


def unit(kind: str) -> str:
    """What one unit is called: 'Township'."""
    return _(UNIT[kind])


def units(kind: str, n: int) -> str:
    """So many units in words: '13 townships'; '13 个乡镇（街道）'."""
    return _(_ONE[kind]) if n == 1 else _(_MANY[kind], n=numbers.count(n))


def called(kind: str, name: object) -> str:
    """A unit's name as the reader says it: places and trades are translated, enterprises and laboratories are not."""
    said = names.place if kind == "township" else names.trade if kind == "trade" else str
    return said(str(name))


def judged(measure: str) -> str:
    """What the denominator of a measure counts."""
    return _(_JUDGED[measure])


def finding(what: str) -> str:
    """What was found about a unit."""
    return _(FINDING[what])


def p_value(p: float) -> str:
    """'0.017', '< 0.001'; '—' for none. Three decimals, half up."""
    if math.isnan(p):
        return numbers.NOTHING
    return "< 0.001" if p < 0.001 else str(numbers.half_up(p, 3))


def p_said(p: float) -> str:
    """'p = 0.017', 'p < 0.001'."""
    return f"p{numbers.NBSP}{p_value(p)}" if p < 0.001 else f"p{numbers.NBSP}={numbers.NBSP}{p_value(p)}"
