"""A change as it is written beside its two rates: the difference of the rates as shown, so that the three always add up."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from words import _
from words.numbers import NOTHING, count, half_up, points, rate, signed


def difference(passed1: int, judged1: int, passed2: int, judged2: int) -> Decimal | None:
    """The second rate minus the first, in percentage points of one decimal; None without a denominator on a side."""
    if not judged1 or not judged2:
        return None
    return half_up(Fraction(100 * passed2, judged2)) - half_up(Fraction(100 * passed1, judged1))


def change(passed1: int, judged1: int, passed2: int, judged2: int) -> str:
    """The same for a table: '+2.4', '−1.0', '0.0'; '—' without a denominator."""
    found = difference(passed1, judged1, passed2, judged2)
    return NOTHING if found is None else signed(found)


def both_sides(passed1: int, judged1: int, passed2: int, judged2: int) -> dict[str, str]:
    """What a sentence about two periods names: the rates `before` and `now`, their batches `n1` and `n2`, and the `size` of the change in words."""
    return {
        "before": rate(passed1, judged1),
        "n1": count(judged1),
        "now": rate(passed2, judged2),
        "n2": count(judged2),
        "size": in_words(difference(passed1, judged1, passed2, judged2)),
    }


def in_words(found: Decimal | None) -> str:
    """A difference in words: 'up by 2.4 pp', 'down by 1.0 pp', 'unchanged'."""
    if found is None:
        return _("not comparable")
    if found == 0:
        return _("unchanged")
    return _("up by {size}", size=points(found)) if found > 0 else _("down by {size}", size=points(found))
