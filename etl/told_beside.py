"""What stands beside the records and bears on their count: units that nobody says, batches counted in a column, retests told in a remark."""

from __future__ import annotations

import re

import pyarrow as pa
import pyarrow.compute as pc

import datasets
from etl import mistaken
from etl.found import Found
from etl.headers import Column
from etl.tidy import numbers
from etl.tidy.text import tidy
from etl.tidy.unfit import titled
from etl.work import Work
from words import Message

_RETEST = re.compile(r"复[检验].{0,6}合格")


def units(sheet: Work) -> list[Message]:
    """Amounts whose unit neither their header, nor a line above the table, nor the cells say: they are read as 万元, and that is told."""
    said = []
    for name, unit in sheet.units.items():
        field = sheet.dataset.field(name)
        if field.format != "money" or unit is not None:
            continue
        bare = [text for text in sheet.coded[name].texts.to_pylist() if tidy(text) is not None and not re.search("[元圆万亿]", text)]
        if any(isinstance(numbers.parse_number(text), float) for text in bare):
            template = (
                "No unit stands with {field}: its amounts were read as 万元. Where they are 元 or 亿元, write it into the header: {header}（元）."
            )
            said.append(Message(template, field=titled(field.title), header=field.title["zh"].partition("(")[0]))
    return said


def columns(data: pa.Table, found: Found, dataset: datasets.Dataset) -> list[Message]:
    """What columns that are not read say of the count: of several batches a row, of a retest in a remark."""
    if dataset.name != "sampling_results":
        return []
    counting = [
        each for each in found.columns if not each.used and "批" in each.header and mistaken.is_count(each.header) and each.index < data.num_columns
    ]
    told = [_several_batches(each.header, data.column(each.index)) for each in counting]
    told += [_retests(each.header, data.column(each.index)) for each in found.columns if _is_remark(each, data)]
    return [each for each in told if each]


def _is_remark(column: Column, data: pa.Table) -> bool:
    return not column.used and column.index < data.num_columns and "备注" in column.header


def _several_batches(header: str, cells: pa.ChunkedArray) -> Message | None:
    """That a column which counts batches says more than one of some rows, each of which counts as one; None where it does not."""
    many = [text for text in cells.unique().to_pylist() if text and isinstance(count := numbers.parse_number(text), float) and count > 1]
    template = (
        "{header} says of {n} rows that they stand for several batches; each row was counted as one. If they are to count, give every batch a row."
    )
    return Message(template, header=header, n=pc.sum(pc.is_in(cells, value_set=pa.array(many))).as_py()) if many else None


def _retests(header: str, cells: pa.ChunkedArray) -> Message | None:
    """That remarks tell of retests, which nothing reads there; None where none does."""
    n = sum(bool(_RETEST.search(text)) for text in cells.filter(pc.match_substring(cells, "复")).to_pylist())
    template = "{n} rows tell of a retest in {header}, which is not read. Where its verdict is the final one, give it a column 复检结论."
    return Message(template, header=header, n=n) if n else None
