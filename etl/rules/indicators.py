"""Reported figures: a numerator over a denominator, or a value with its unit."""

from __future__ import annotations

import re
from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from etl import columns
from etl.rules import common, regions
from etl.tidy import periods
from etl.tidy.text import plain
from etl.tidy.unfit import unfit
from etl.work import Work
from words import Message

_RATE = re.compile(r"率$|率[(（]")
_MOST_OF_A_YEAR = timedelta(days=360)
_NEAR = 0.006  # how far a rounded fraction lies from its counts
_PASS_RATE = re.compile(r"合格率$|合格率[(（]|[Pp]ass rate")


def finish(work: Work) -> None:
    """Everything that follows from the tidied columns of a sheet of indicators."""
    regions.read(work)
    _part_of_a_year(work)
    common.locate(work)
    _signs(work)
    _fractions(work)
    check(work)
    common.required(work)


def _part_of_a_year(work: Work) -> None:
    """The first day of periods that are a part of a year, where no column tells it: the fourth quarter ends with the year and is not the year."""
    if "period_start" in work.coded or "period_end" not in work.coded:
        return
    coded = work.text("period_end")
    spans = [tuple(periods.parse_period(text, end=end) for end in (False, True)) for text in coded.texts.to_pylist()]
    starts = [start if _is_part_of_a_year(start, end) else None for start, end in spans]
    if any(starts):
        work.values["period_start"] = coded.spread(starts, pa.date32())


def _is_part_of_a_year(start: object, end: object) -> bool:
    return isinstance(start, date) and isinstance(end, date) and timedelta(0) < end - start < _MOST_OF_A_YEAR


def check(work: Work) -> None:
    """Refuse figures that cannot be true: no value, a denominator of 0, negative counts, more passed than judged, a period that ends first."""
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


def _signs(work: Work) -> None:
    """A value written with % or ‰, or under a unit of ‰, is held in percent and says so: 0.5% is no half."""
    texts, units = work.text("value"), columns.texts(work.value("unit"))
    signs = [next((sign for sign in "%‰" if plain(text).endswith(sign)), None) for text in texts.texts.to_pylist()]
    written = columns.texts(texts.spread(signs, pa.string()))
    in_thousandths = pc.fill_null(pc.equal(units, "‰"), False)
    if pc.any(pc.and_(in_thousandths, written.is_null())).as_py():
        tenth = pc.divide(work.value("value"), 10.0)
        work.values["value"] = pc.if_else(pc.and_(in_thousandths, written.is_null()), tenth, work.value("value"))
    said = pc.or_(written.is_valid(), in_thousandths)
    work.values["unit"] = pc.if_else(pc.and_(said, pc.or_(units.is_null(), in_thousandths)), "%", units)


def _fractions(work: Work) -> None:
    """Rates of 0.9 beside 108 of 120 are fractions: they are read as percentages. Without counts nobody can tell, and a pass rate is refused."""
    numerator, denominator, value = (work.value(name).to_numpy(zero_copy_only=False).astype(float) for name in ("numerator", "denominator", "value"))
    names = work.value("indicator").to_pylist()
    unsigned = work.text("value").mask(["%" not in text and "％" not in text for text in work.text("value").texts.to_pylist()])
    small = unsigned & (value > 0) & (value <= 1) & np.asarray([bool(name and _RATE.search(name)) for name in names], dtype=bool)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = numerator / denominator
    sure = small & (np.abs(value - share) < _NEAR)
    if sure.any():
        work.values["value"] = pa.array(np.where(sure, np.round(value * 100, 10), value), mask=np.isnan(value))
        work.messages.append(Message("{n} rates are fractions of their counts and were read as percentages.", n=int(sure.sum())))
    passing = np.asarray([bool(name and _PASS_RATE.search(name)) for name in names], dtype=bool)
    why = unfit(
        Message("A pass rate of 1 or less, without a percent sign."), Message("Write 91.5 or 91.5% where 0.915 is meant, and 0.9% where 0.9 is.")
    )
    work.refuse(small & passing & ~sure, "value", why)
    as_said = small & ~passing & ~sure
    left = int(as_said.sum())
    if left:
        units = columns.texts(work.value("unit"))
        work.values["unit"] = pc.if_else(pc.and_(pa.array(as_said), units.is_null()), "%", units)
        work.messages.append(
            Message("{n} rates are 1 or less without a percent sign and were read as they stand: 0.98 as 0.98%. Write 98% if that is meant.", n=left)
        )


def _above_all(work: Work, numerator: NDArray[np.float64], denominator: NDArray[np.float64], value: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Pass rates of which more passed than were judged. Other shares may lie above 1: a plan can be done to 110 %."""
    named = np.asarray([bool(name and _PASS_RATE.search(name)) for name in work.value("indicator").to_pylist()], dtype=bool)
    parts = ~np.isnan(numerator) & ~np.isnan(denominator)
    return named & np.where(parts, numerator > denominator, value > 100)


def _refused(work: Work) -> np.ndarray:
    refused = np.zeros(work.rows, dtype=bool)
    refused[work.refusals.rows()] = True
    return refused
