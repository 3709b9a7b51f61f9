"""Rows below a merged cell in a text file, where only the first of them names the enterprise: those after it are the enterprise's too.

Known by what lacks: the running number, and every name. Workbooks say themselves what is merged (see etl/workbook.py).
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl import columns, header_words
from etl.found import Found
from etl.tidy.text import tidy
from etl.tidy.unfit import titled
from etl.work import Work
from words import Message

_NAMES = ("producer", "sampled_unit")
_CARRIED = (*_NAMES, "producer_uscc", "producer_place", "sampled_unit_place", "county", "township", "trade", "sampled_on", "reported_on")
_OWN = ("product", "verdict", "spec", "sample_no")  # one of these makes it a record of its own


def carry(sheet: Work, found: Found, data: pa.Table) -> None:
    """Give such rows the names, places and days of the row above, and say how many there were. `data`: the rows of the sheet."""
    names = [name for name in _NAMES if name in sheet.coded]
    running = next((each for each in found.columns if header_words.is_running(each.header) and each.index < data.num_columns), None)
    if sheet.dataset.name != "sampling_results" or not names or running is None or not sheet.rows:
        return
    unnumbered = _unnumbered(data.column(running.index))
    if not 0 < len(unnumbered) < sheet.rows:
        return
    nameless = np.logical_and.reduce([_blank(sheet.coded[name], unnumbered) for name in names])
    says = np.logical_or.reduce([~_blank(sheet.coded[name], unnumbered) for name in _OWN if name in sheet.coded])
    below = np.zeros(sheet.rows, dtype=bool)
    below[unnumbered[nameless & says]] = True
    below[0] = False
    if not below.any():
        return
    rows = np.flatnonzero(below)
    above = np.maximum.accumulate(np.where(below, -1, np.arange(sheet.rows)))
    for name in _CARRIED:
        if name in sheet.coded:
            coded = sheet.coded[name]
            taken, codes = rows[_blank(coded, rows)], coded.codes.copy()
            codes[taken] = coded.codes[above[taken]]
            sheet.coded[name] = columns.Coded(coded.texts, codes)
    title = titled(sheet.dataset.field(names[0]).title)
    message = "{n} rows without a number and a name were read as further ones of the {field} above them, as below merged cells."
    sheet.messages.append(Message(message, n=int(below.sum()), field=title))


def _unnumbered(running: pa.ChunkedArray) -> columns.Rows:
    """The rows whose running number is empty; Arrow looks, for most lists have none."""
    blank = pc.or_(pc.equal(pc.binary_length(running), 0), pc.utf8_is_space(running))
    return np.asarray(pc.indices_nonzero(blank).to_numpy(), dtype=np.int64)


def _blank(coded: columns.Coded, rows: columns.Rows) -> columns.Mask:
    """Which of the rows say nothing in that column."""
    codes, which = np.unique(coded.codes[rows], return_inverse=True)
    return np.asarray([tidy(text) is None for text in coded.texts.take(pa.array(codes)).to_pylist()], dtype=bool)[which]
