"""A list with a row an item, several rows a sample, as laboratories keep them: its rows are put together to one row a sample.

Known by a column of items (检验项目) beside one of verdicts on each (单项判定, or 检验结论 where the rows of one sample number differ in it). Rows
that stand below one another, or bear the same sample number, and agree in everything that the list says of the sample are one sample; what an
item's row leaves empty agrees with anything, and what only a later row of a sample says is said of the sample. Rows without a sample number
whose running numbers go on, or whose cells list several items each, are a batch each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import pyarrow as pa

import datasets
from etl import header_words
from etl.added import Table, added
from etl.columns import Coded
from etl.headers import Column
from etl.item_rows import carried, disagree, lists_items, runs_on, samples_of
from etl.tidy.choices import chooser, titles
from etl.tidy.text import plain, tidy
from etl.tidy.unfit import titled
from words import N_, Message

FURTHER = Message(N_("A further item of the sample above, read with it."))
TOLD = N_("Several rows tell of one sample, an item each: {field} was read from {item} and {judged}.")
APART = N_(
    "Each row was read as a batch of its own, for its running number or its list of items says so; {field} was read from {item} and {judged}. "
    "If several rows are one sample, give each the number of its sample (抽样单编号)."
)

_ITEM = re.compile(r"(?:检验|检测|抽检|检查|测试)?(?:项目|参数|指标)(?:名称)?")
_OF_ITEM = re.compile(r"(?:单|各|分|本)项(?:检验|检测)?(?:目)?(?:判定|结论|结果|评价|评定|判断|合格与否|是否合格)(?:结果|结论)?")
_FIGURES = {"failed_measured": "实测值", "failed_limit": "标准值"}
_OF_ITEMS = {*_FIGURES, "items_tested", "failed_items", "standard"}  # may differ from item to item
Choose = Callable[[str], str | Message | None]
_MOST = 500_000  # rows: larger lists are a batch a row


def put_together(found: Table, dataset: datasets.Dataset) -> Table:
    """The table with one row a sample and its failed items, number of items and, where no column tells it, verdict. Else as it is."""
    grid, laid, columns = found
    item = _only(columns, _ITEM)
    if dataset.name != "sampling_results" or item is None or len(laid.rows) > _MOST:
        return found
    data = laid.data(grid)
    texts = {each.index: data.column(each.index).to_pylist() for each in columns}
    numbers = next((texts[each.index] for each in columns if each.used and each.field == "sample_no"), None)
    choose = chooser(dataset.field("verdict"))
    listed = lists_items(texts[item.index])
    judged = _only(columns, _OF_ITEM) or (None if listed else _item_by_item(columns, numbers, texts, choose))
    if judged is None:
        return found
    verdicts = [choose(text or "") for text in texts[judged.index]]
    if not any(isinstance(each, str) for each in verdicts):
        return found
    figures = {each.field: texts[each.index] for each in columns if each.used and each.field in _FIGURES}
    of_sample = [texts[each.index] for each in columns if each.used and each is not judged and each.field not in _OF_ITEMS]
    running = next((texts[each.index] for each in columns if header_words.is_running(each.header)), None)
    if running and not runs_on(running):
        of_sample.append(running)
    apart = numbers is None and (listed or (running is not None and runs_on(running)))
    together = samples_of(of_sample, texts[item.index], numbers)
    samples = [[row] for row in range(len(verdicts))] if apart else together
    failed = [_failed(text, verdict, {name: said[row] for name, said in figures.items()}) for row, (text, verdict) in
              enumerate(zip(texts[item.index], verdicts, strict=True))]  # fmt: skip
    rows = laid.rows.to_pylist()
    places = [[rows[row] - 1 for row in each] for each in samples]
    grid = carried(grid, [each.index for each in columns if each.used and each.field not in _FIGURES], places)
    laid = replace(
        laid,
        rows=pa.array([rows[each[0]] for each in samples], pa.int32()),
        skipped=sorted([*laid.skipped, *((rows[row], FURTHER) for each in samples for row in each[1:])], key=lambda each: each[0]),
    )
    gone = {each.index for each in columns if each.field in _FIGURES} | {judged.index}
    table: Table = grid, laid, tuple(replace(each, state="ignored", field=None) if each.index in gone else each for each in columns)
    said = {value: word for word, value in titles(dataset.field("verdict")).items()}
    told = {
        "failed_items": ["" if listed else "；".join(filter(None, (failed[row] for row in each))) for each in samples],
        "items_tested": ["" if apart or listed else str(len(each)) for each in samples],
        "verdict": [
            _of_all([verdicts[row] for row in each], said) if len(each) > 1 or judged.field != "verdict" else texts[judged.index][each[0]]
            for each in samples
        ],
    }
    brought = {each.field for each in table[2] if each.used}
    come_from = [each for each in table[2] if each.index in (item.index, judged.index)]
    template = APART if apart and len(together) < len(samples) else TOLD
    for name, values in told.items():
        if name not in brought:
            field = dataset.field(name)
            why = Message(template, field=titled(field.title), item=item.header, judged=judged.header)
            spread = _spread(values, [each[0] for each in places], grid.cells.num_rows)
            table = added(table, come_from, Column(len(table[1].header), str(field), "known", name, why=why), spread)
    return table


def _only(columns: Sequence[Column], pattern: re.Pattern[str]) -> Column | None:
    found = [each for each in columns if each.state in ("unmatched", "suggested", "known") and pattern.fullmatch(plain(each.header))]
    return found[0] if len(found) == 1 else None


def _item_by_item(columns: Sequence[Column], numbers: Sequence[str] | None, texts: Mapping[int, Sequence[str]], choose: Choose) -> Column | None:
    """The column of verdicts where it tells of items and not of samples: rows of one sample number differ in it."""
    column = next((each for each in columns if each.state == "known" and each.field == "verdict"), None)
    if column is None or numbers is None:
        return None
    return column if disagree(numbers, [choose(text or "") for text in texts[column.index]]) else None


def _failed(item: str, verdict: str | Message | None, figures: Mapping[str, str]) -> str:
    """The item with its figures where it failed, as a cell of failed items has it."""
    if verdict != "fail" or tidy(item) is None:
        return ""
    told = [f"{_FIGURES[name]}：{text}" for name, text in figures.items() if tidy(text) is not None]
    return "，".join([item.strip(), *told])


def _of_all(verdicts: Sequence[str | Message | None], said: Mapping[str, str]) -> str:
    """The batch failed where an item did, and passed where all did; else nothing is said."""
    if "fail" in verdicts:
        return said["fail"]
    return said["pass"] if all(each == "pass" for each in verdicts) else ""


def _spread(values: Sequence[str], places: Sequence[int], height: int) -> Coded:
    """The values in the rows of the whole sheet that they stand for."""
    texts = [""] * height
    for place, value in zip(places, values, strict=True):
        texts[place] = value
    encoded = pa.array(texts, pa.string()).dictionary_encode()
    return Coded(encoded.dictionary, encoded.indices.to_numpy(zero_copy_only=False))
