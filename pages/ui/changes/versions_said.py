"""Two data versions side by side, in sentences: what lies between them, and how their figures are to be read."""

from __future__ import annotations

from datetime import date

import pandas as pd

from analytics.changes import sides
from analytics.changes.shown import difference, in_words
from words import _, numbers


def aloud(then: int, now: int, counted: pd.DataFrame, actions: int) -> str:
    """The sentence that one could read aloud. `counted`: as `sides.sides` gives; `actions`: how many lie between the versions."""
    whole = sides.total(counted)
    passed1, judged1, passed2, judged2 = (int(whole[name].iloc[0]) for name in sides.COUNTS)
    figures_ = {"judged1": numbers.count(judged1), "judged2": numbers.count(judged2), "actions": numbers.count(actions)}
    if not judged1 or not judged2:
        return _(
            "Between data versions {then} and {now} lie {actions} actions; judged batches: {judged1} → {judged2}.", then=then, now=now, **figures_
        )
    return _(
        "Between data versions {then} and {now} lie {actions} actions; for the same days the judged batches went from {judged1} to {judged2}, the "
        "pass rate from {before} to {after}: {size}.",
        then=then,
        now=now,
        before=numbers.rate(passed1, judged1),
        after=numbers.rate(passed2, judged2),
        size=in_words(difference(passed1, judged1, passed2, judged2)),
        **figures_,
    )


def about(day: date, only_added: bool) -> str:
    """What the table of targets says of its differences; `only_added`: nothing was taken away or corrected between the versions."""
    said = _("Both versions are asked for the same day, {day}.", day=numbers.date_long(day))
    if only_added:
        more = _("Only rows were added between them, so the interval is that of the added batches against the others (Newcombe, 95%), weighted.")
    else:
        more = _("Rows were taken away or corrected between them: the differences are exact changes of the record, no samples, and have no interval.")
    return f"{said} {more}"
