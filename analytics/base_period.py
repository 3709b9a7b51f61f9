"""How many records the period holds against which a target is measured: they count in its base, though none of them counts in its days."""

from __future__ import annotations

from analytics.attainment import Attainment
from analytics.campaign import Target
from analytics.context import Context, baseline


def of_base(context: Context, target: Target, attained: Attainment) -> int:
    """The judged batches of a rise's base period (the document's, else the equally long one before), the records of the year before of a count
    that must fall; 0 for a target without a base."""
    if target.shape == "falls":
        return attained.counts[1] if attained.counts else 0
    span = context.window(target, context.as_of)
    if target.shape != "rise" or span is None:
        return 0
    return context.tally(target, target.base or baseline(span)).judged
