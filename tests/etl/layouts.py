"""Sheets drawn with bars, walked from their cells to tidy rows without a subprocess and without a store."""

from datetime import date

import pyarrow as pa

import datasets
from etl import sheets
from etl.receive import Grid, Received
from etl.road import walk
from etl.work import Known


def drawn(text, name="", merged=()):
    """A grid from lines of cells between bars."""
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in text.strip("\n").split("\n")]
    width = max(map(len, rows))
    columns = zip(*(row + [""] * (width - len(row)) for row in rows), strict=True)
    return Grid(name, pa.table({f"c{i}": pa.array(column, pa.string()) for i, column in enumerate(columns)}), merged)


def walked(*grids, file="结果.xlsx", fill=None, mapping=None, dataset="sampling_results", county=None):
    """What the road makes of a workbook of these sheets, and the messages."""
    dataset = datasets.get(dataset)
    received = Received(file, "0" * 64, 1, "", "xlsx", tuple(each if isinstance(each, Grid) else drawn(each) for each in grids))
    found, messages = sheets.find(received, dataset, mapping or {}, {}, fill or {})
    done = walk(received, found, dataset, Known(today=date(2026, 11, 22), county_code=county), fill or {})
    whys = [column.why.text() for each in found for column in each.columns if column.why]
    return done, [each.text() for each in (*messages, *done.messages)] + whys


def told(done):
    """Verdicts of the accepted rows in reading order; the letters say the rest."""
    return "".join({"pass": "P", "fail": "F", "not_judged": "-"}[each] for each in done.rows["verdict"].to_pylist())


def values(done, *names):
    return [tuple(row[name] for name in names) for row in done.rows.select(names).to_pylist()]


def items(done):
    return [[each["item"] for each in cell or []] for cell in done.rows["failed_items"].to_pylist()]
