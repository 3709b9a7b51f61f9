"""A list with a row an item, several rows a sample, as laboratories keep them: its rows are put together to one row a sample.

Known by a column of items (检验项目) beside one of verdicts on each (单项判定, or 检验结论 where the rows of one sample number differ in it). Rows
that stand below one another, or bear the same sample number, and agree in everything that the list says of the sample are one sample; what an
item's row leaves empty agrees with anything, and what only a later row of a sample says is said of the sample. Rows without a sample number
whose running numbers go on, or whose cells list several items each, are a batch each; but an item that passed in a batch that failed shows
that running numbers count items.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pyarrow as pa

import datasets
from etl import class_column, item_list
from etl.added import Table, added, in_rows
from etl.headers import Column
from etl.item_list import FIGURES, ItemList, Verdicts
from etl.item_rows import carried, samples_of
from etl.tidy.choices import titles
from etl.tidy.text import tidy
from etl.tidy.unfit import titled
from words import N_, Message, Refusal

FURTHER = Message(N_("A further item of the sample above, read with it."))
TOLD = N_("Several rows tell of one sample, an item each: {field} was read from {item} and {judged}.")
APART = N_(
    "Each row was read as a batch of its own, for its running number or its list of items says so; {field} was read from {item} and {judged}. "
    "If several rows are one sample, give each the number of its sample (抽样单编号)."
)

MOST_ITEM_ROWS = 500_000  # put together in memory: some 14 s of a processor
_TRIED = 20_000  # rows of a larger list, to see whether it has a row an item


def put_together(found: Table, dataset: datasets.Dataset) -> Table:
    """The table with one row a sample and its failed items, number of items and, where no column tells it, verdict. Else as it is.

    Raises Refusal for more than `MOST_ITEM_ROWS` rows with an item each: a row a batch would be another rate.
    """
    grid, laid, columns = found
    if dataset.name != "sampling_results" or item_list.item_column(columns) is None:
        return found
    data = laid.data(grid)
    large = len(laid.rows) > MOST_ITEM_ROWS
    read = item_list.read(columns, data.slice(0, _TRIED) if large else data, dataset)
    if read is None:
        return found
    alike = samples_of(read.of_sample, read.items, read.numbers)
    if large and (read.a_batch_a_row or len(alike) == _TRIED):
        return found
    if large:
        raise Refusal(
            "The list has {n} rows, and several rows tell of one sample, an item each; at most {most} such rows are put together at a time. "
            "Split it into files of fewer rows, all rows of a sample in the same file.",
            n=len(laid.rows), most=MOST_ITEM_ROWS,
        )  # fmt: skip
    samples = [[row] for row in range(len(read.items))] if read.a_batch_a_row else alike
    template = APART if len(alike) < len(samples) else TOLD
    return _with(_a_row_each(found, read, samples), read, samples, template, dataset)


def _a_row_each(found: Table, read: ItemList, samples: Sequence[Sequence[int]]) -> Table:
    """The table with the first row of each sample, which says all that its rows do; the others are skipped."""
    grid, laid, columns = found
    rows = laid.rows.to_pylist()
    places = [[rows[row] - 1 for row in each] for each in samples]
    grid = carried(grid, [each.index for each in columns if each.used and each.field not in FIGURES], places)
    further = [(rows[row], FURTHER) for each in samples for row in each[1:]]
    laid = replace(
        laid, rows=pa.array([rows[each[0]] for each in samples], pa.int32()), skipped=sorted([*laid.skipped, *further], key=lambda each: each[0])
    )
    told_of_items = (each for each in columns if each.field in FIGURES)  # and their classes: those of a sample's first row are its first item's
    gone = {each.index for each in (*told_of_items, read.judged, *class_column.headed(columns))}
    return grid, laid, tuple(replace(each, state="ignored", field=None) if each.index in gone else each for each in columns)


def _with(table: Table, read: ItemList, samples: Sequence[Sequence[int]], template: str, dataset: datasets.Dataset) -> Table:
    """The table with a column for each thing that the items tell and none of its own columns does; `template` says where it comes from."""
    brought = {each.field for each in table[2] if each.used}
    come_from = [each for each in table[2] if each.index in (read.item.index, read.judged.index)]
    places = (table[1].rows.to_numpy(zero_copy_only=False) - 1).tolist()
    for name, values in _told(read, samples, titles(dataset.field("verdict"))).items():
        if name not in brought:
            field = dataset.field(name)
            why = Message(template, field=titled(field.title), item=read.item.header, judged=read.judged.header)
            column = Column(len(table[1].header), str(field), "known", name, why=why)
            table = added(table, come_from, column, in_rows(values, places, table[0].cells.num_rows))
    return table


def _told(read: ItemList, samples: Sequence[Sequence[int]], verdict_words: Mapping[str, str]) -> dict[str, list[str]]:
    """What the items tell of each sample, by field. `verdict_words`: word → value."""
    counted = not (read.a_batch_a_row or read.several_a_cell)
    said = {value: word for word, value in verdict_words.items()}
    told = {
        "failed_items": ["" if read.several_a_cell else "；".join(filter(None, (_failed(read, row) for row in each))) for each in samples],
        "items_tested": [str(len(each)) if counted else "" for each in samples],
        "verdict": [
            _of_all([read.verdicts[row] for row in each], said) if len(each) > 1 or read.judged.field != "verdict" else read.judged_texts[each[0]]
            for each in samples
        ],
    }
    if _judges_batches(read, samples):
        del told["failed_items"]
    return told


def _judges_batches(read: ItemList, samples: Sequence[Sequence[int]]) -> bool:
    """Whether the verdicts are of whole batches, each said in every row of its items: then nobody says which of them failed."""
    said = [{read.verdicts[row] for row in each} for each in samples if len(each) > 1]
    return read.judged.field == "verdict" and {"pass"} in said and not any({"pass", "fail"} <= each for each in said)


def _failed(read: ItemList, row: int) -> str:
    """The item of a row with its figures where it failed, as a cell of failed items has it."""
    if read.verdicts[row] != "fail" or tidy(read.items[row]) is None:
        return ""
    told = [f"{FIGURES[name]}：{texts[row]}" for name, texts in read.figures.items() if tidy(texts[row]) is not None]
    return "，".join([class_column.before(read.items[row].strip(), read.class_texts[row] or ""), *told])


def _of_all(verdicts: Verdicts, said: Mapping[str, str]) -> str:
    """The batch failed where an item did, and passed where all did; else nothing is said."""
    if "fail" in verdicts:
        return said["fail"]
    return said["pass"] if all(each == "pass" for each in verdicts) else ""
