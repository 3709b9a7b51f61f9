"""Figures whose place stands below a header that nobody declared: 全省 must not become the county's own figure because 比较对象 was not read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pyarrow as pa

import datasets
from etl import gazetteer
from etl.added import Table, added
from etl.columns import Coded, code
from etl.headers import Column
from etl.rules.regions import region_of
from etl.tidy.text import plain, tidy
from etl.tidy.unfit import titled
from words import Message

_PLACES = ("region", "county", "township")
_MOSTLY = 0.8  # of the cells that say anything: then the column is one of places
_WIDER = ("city", "province", "nation")


def read(found: Table, dataset: datasets.Dataset) -> Table:
    """The table of figures with the places that a column of another name tells; as it is where a known column tells them, or none does.

    Where only some of its cells name a region (全省 in a column of remarks), those rows have that region, and nothing else is read of it.
    """
    grid, laid, columns = found
    if dataset.name != "indicators" or any(each.used and each.field in _PLACES for each in columns):
        return found
    data, regions = laid.data(grid), region_of(dataset)
    free = [each for each in columns if each.state == "unmatched" and each.field is None and each.header and each.index < data.num_columns]
    told = [(each, _field(data.column(each.index), regions)) for each in free]
    whole = next(((each, name) for each, name in told if name in ("county", "township")), None)
    if whole is not None:
        column, name = whole
        why = Message("{header} is read as {field}: its cells name places.", header=column.header, field=titled(dataset.field(name).title))
        return grid, laid, tuple(replace(each, state="known", field=name, why=why) if each is column else each for each in columns)
    part = next((each for each, name in told if name == "region"), None)
    return found if part is None else added(found, [], _column(part, laid.header, dataset), _wider(code(grid.cells.column(part.index)), regions))


def _column(part: Column, header: Sequence[str], dataset: datasets.Dataset) -> Column:
    field = dataset.field("region")
    why = Message("{field} was read from {header}, where some rows name one.", field=titled(field.title), header=part.header)
    return Column(len(header), str(field), "known", field.name, why=why)


def _field(cells: pa.ChunkedArray, regions: Callable[[str], str | None]) -> str | None:
    """Of which field a column's cells are: of counties (with regions among them) or townships where most name one, of regions where some do."""
    said = [text for text in cells.unique().to_pylist() if tidy(text or "")]
    known = gazetteer.read()
    wider = [text for text in said if regions(text) in _WIDER]
    townships = [text for text in said if text not in wider and plain(text) in known.nationwide]
    counties = [text for text in said if text not in wider and (regions(text) == "own" or plain(text) in known.county_codes)]
    if said and len({*wider, *townships, *counties}) >= _MOSTLY * len(said):
        return "township" if len(townships) > len(counties) + len(wider) else "county" if wider or townships or counties else None
    return "region" if wider else None


def _wider(cells: Coded, regions: Callable[[str], str | None]) -> Coded:
    """The cells with nothing but the regions wider than the own one."""
    return Coded(pa.array([text if regions(text) in _WIDER else "" for text in cells.texts.to_pylist()], pa.string()), cells.codes)
