"""Reported figures: a numerator over a denominator, or a value with its unit."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from etl.rules import common
from etl.tidy.unfit import unfit
from etl.work import Work
from words import Message

_PASS_RATE = re.compile(r"合格率$|合格率[(（]|[Pp]ass rate")


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
    work.refuse(
        _above_all(work, numerator, denominator, value),
        "value",
        unfit(Message("A pass rate lies above 100%."), Message("Correct the figure: a percentage is written 91.5 or 91.5%.")),
    )
    start, end = work.value("period_start"), work.value("period_end")
    reversed_ = np.asarray([bool(s and e and s > e) for s, e in zip(start.to_pylist(), end.to_pylist(), strict=True)], dtype=bool)
    work.refuse(reversed_, "period_start", unfit(Message("The period begins after its end."), Message("Correct one of the two dates.")))


def _above_all(work: Work, numerator: NDArray[np.float64], denominator: NDArray[np.float64], value: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Pass rates of which more passed than were judged. Other shares may lie above 1: a plan can be done to 110 %."""
    named = np.asarray([bool(name and _PASS_RATE.search(name)) for name in work.value("indicator").to_pylist()], dtype=bool)
    parts = ~np.isnan(numerator) & ~np.isnan(denominator)
    return named & np.where(parts, numerator > denominator, value > 100)


def _refused(work: Work) -> np.ndarray:
    refused = np.zeros(work.rows, dtype=bool)
    refused[work.refusals.rows()] = True
    return refused
