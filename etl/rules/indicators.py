"""Reported figures: a numerator over a denominator, or a value with its unit."""

from __future__ import annotations

import numpy as np

from etl.rules import common
from etl.tidy.unfit import unfit
from etl.work import Work
from words import Message


def finish(work: Work) -> None:
    """Everything that follows from the tidied columns of a sheet of indicators."""
    common.locate(work)
    _check(work)
    common.required(work)


def _check(work: Work) -> None:
    numerator, denominator, value = (work.value(name).to_numpy(zero_copy_only=False).astype(float) for name in ("numerator", "denominator", "value"))
    work.refuse(
        np.isnan(value) & (np.isnan(numerator) | np.isnan(denominator)) & ~_refused(work),
        "value",
        unfit(Message("There is neither a value nor a numerator with its denominator."), Message("Fill in one of the two.")),
    )
    work.refuse(
        denominator == 0, "denominator", unfit(Message("The denominator is 0."), Message("Leave the row out where there was nothing to count."))
    )
    work.refuse((numerator < 0) | (denominator < 0), "numerator", unfit(Message("A count is negative."), Message("Correct the number.")))
    start, end = work.value("period_start"), work.value("period_end")
    reversed_ = np.asarray([bool(s and e and s > e) for s, e in zip(start.to_pylist(), end.to_pylist(), strict=True)], dtype=bool)
    work.refuse(reversed_, "period_start", unfit(Message("The period begins after its end."), Message("Correct one of the two dates.")))


def _refused(work: Work) -> np.ndarray:
    refused = np.zeros(work.rows, dtype=bool)
    refused[work.refusals.rows()] = True
    return refused
