"""What cannot be true of sampling results, which is refused; and what is missing, which is told."""

from __future__ import annotations

import re
from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from etl.columns import Mask
from etl.rules.verdict_numbers import PASS, Verdicts
from etl.tidy import dates
from etl.tidy.unfit import titled, unfit
from etl.work import Work
from words import Message

_ANNOUNCED = re.compile(r"(?:发布|公布|公告|通报|公示|印发|发文)(?:时间|日期)[:：]?\s*([\d年月日./-]{6,11})")


def check(work: Work, verdict: Verdicts, retested: Mask, failed: npt.NDArray[np.int32]) -> None:
    """Refuse what cannot be true: passed with failed items, more failed than tested, days in the future or out of order."""
    work.refuse(
        (verdict == PASS) & (failed > 0) & ~retested,
        "failed_items",
        unfit(Message("The verdict says passed, and yet failed items are named."), Message("Correct one of the two.")),
    )
    if "items_tested" in work.values:
        tested = work.values["items_tested"].fill_null(2_000_000_000).to_numpy(zero_copy_only=False)
        work.refuse(failed > tested, "items_tested", unfit(Message("More items failed than were tested."), Message("Correct the number of items.")))
    today = np.datetime64(work.known.today)
    for name in ("sampled_on", "reported_on"):
        if name in work.values:
            days = _days(work, name)
            work.refuse(days > today, name, unfit(Message("The day lies in the future."), Message("Correct the date.")))
    if "sampled_on" in work.values and "reported_on" in work.values:
        late = _days(work, "sampled_on") > _days(work, "reported_on")
        work.refuse(
            late, "sampled_on", unfit(Message("The sample was taken after its result was reported."), Message("Correct one of the two dates."))
        )


def _days(work: Work, name: str) -> npt.NDArray[np.datetime64]:
    """A date column as numpy days; NaT (which compares false) where there is none."""
    return np.asarray(work.values[name].cast(pa.timestamp("s")).to_numpy(zero_copy_only=False).astype("datetime64[D]"))


def tell(work: Work) -> None:
    """Say how many rows come in without a date, without anybody's name or without a township."""
    _undated(work)
    _nameless(work)
    _without_township(work)


def _undated(work: Work) -> None:
    undated = _lacking(work, "counted_on")
    if undated:
        template = "{n} rows have no date and are shown apart. Say one for the whole file (command line: --set reported_on={day})."
        work.messages.append(Message(template, n=undated, day=_announced(work.said)))


def _announced(said: str) -> str:
    """The day that stands above the table as the announcement's (发布时间：2018-05-04), as one types it; '…' where none does."""
    for found in _ANNOUNCED.finditer(said):
        day = dates.parse(found[1])
        if isinstance(day, date):
            return day.isoformat()
    return "…"


def _nameless(work: Work) -> None:
    """A batch of nobody counts in the rates and in no enterprise: rows that name neither producer nor sampled unit, and blanks of the latter."""
    nobody = ~work.there("producer") & ~work.there("sampled_unit")
    nobody[work.refusals.rows()] = False
    if nobody.any():
        work.messages.append(
            Message(
                "{n} rows name neither a producer nor a sampled unit; no enterprise answers for them. Complete the file if you can.",
                n=int(nobody.sum()),
            )
        )
    for name in ("producer", "sampled_unit"):
        silent = _lacking(work, name) - int(nobody.sum()) if name in work.coded else 0
        if silent:
            work.messages.append(
                Message("{n} rows leave {field} empty and were accepted without it.", n=silent, field=titled(work.dataset.field(name).title))
            )


def _without_township(work: Work) -> None:
    """A column of townships with blanks: mostly cells that were merged, of which only the first kept its name."""
    silent = _lacking(work, "township") if "township" in work.coded else 0
    if silent:
        work.messages.append(
            Message(
                "{n} rows name no township and count for none. If only the first row of each group names it, fill the cells below it and load "
                "the file again.",
                n=silent,
            )
        )


def _lacking(work: Work, name: str) -> int:
    """How many of the rows that come in have no value of a field; refused ones have their own sentence."""
    lacking = ~work.there(name)
    lacking[work.refusals.rows()] = False
    return int(lacking.sum())
